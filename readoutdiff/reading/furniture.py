"""Text -> what is no body text in it: headline, captions, clock times, share lines, credits, subheads.

A line is judged whole, by the first kind that fits. Doubt speaks for the body: a caption that is read as a
sentence costs a strange claim at most, a sentence taken for a caption is lost.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from readoutdiff.ground.folding import fold
from readoutdiff.ground.yamlfile import load_data

Furniture = tuple[tuple[int, int, str], ...]
MAX_LINE = 700  # characters; longer lines are never furniture


class Line(NamedTuple):
    """A kind of line: words (small letters) of which it holds one, its longest (characters), its pattern, whole."""

    words: tuple[str, ...]
    longest: int
    pattern: str


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_data("reading/furniture.yaml")
    return data


def _full(pattern: str) -> str:
    """A pattern of the data file with its parts."""
    for name, part in _data()["parts"].items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern


@cache
def kinds() -> dict[str, Line]:
    """The kinds of lines that are furniture, in the order in which they are tried."""
    return {
        kind: Line(tuple(line["words"]), line.get("longest", MAX_LINE), _full("|".join(line["patterns"])))
        for kind, line in _data()["lines"].items()
    }


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(_full(_data()["dateline"]))


_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_STOP = re.compile(r"[.。!?！？:;,…؟।](?:[”\"’')\]»]|'')*$|[”\"»]$")
_OPEN_END = re.compile(
    r"(?:[,—–-]|\b(?i:the|an?|of|to|in|on|at|and|or|for|with|by|that|from|as|its|his|her|their|is|was|has|have))$"
)
MAX_HEADLINE = 160  # characters
MAX_SUBHEAD = 60
HEADLINE_LINES = 6  # the headline is among the first lines, before any body sentence


def find_furniture(text: str) -> Furniture:
    """(start, end, kind) of each piece, in order; ``text[start:end]`` is the piece without blanks around it."""
    copy = fold(text)
    return tuple((*copy.outer(start, end), kind) for start, end, kind in _furniture(copy.text))


def _furniture(text: str) -> Furniture:
    lines = _lines(text)
    kinds = [_kind(text[start:end]) for start, end in lines]
    title = _headline(text, lines, kinds)
    if title is not None:
        folded = _fold(text, lines[title])
        for i, span in enumerate(lines):
            if kinds[i] is None and span[1] - span[0] <= MAX_HEADLINE and _fold(text, span) == folded:
                kinds[i] = "headline"
    for i in range(len(lines)):
        if kinds[i] is None and _is_subhead(text, lines, kinds, i):
            kinds[i] = "subhead"
    found = [(start, end, kind) for (start, end), kind in zip(lines, kinds, strict=True) if kind]
    found += _datelines(text, lines, kinds)
    return tuple(sorted(found))


def _lines(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that hold something, without blanks around."""
    spans = []
    for match in _LINE.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        if end > start:
            spans.append((start, end))
    return spans


def _kind(line: str) -> str | None:
    if len(line) > MAX_LINE:
        return None
    lower = line.lower()
    for kind, (words, longest, _) in kinds().items():
        if len(line) <= longest and any(map(lower.__contains__, words)) and _whole(kind).fullmatch(line):
            return kind
    return None


@cache
def _whole(kind: str) -> re.Pattern[str]:
    """The pattern of a kind, compiled when a line first holds one of its words."""
    return re.compile(kinds()[kind].pattern)


def _fold(text: str, span: tuple[int, int]) -> str:
    return " ".join(text[span[0] : span[1]].casefold().split())


def _headline(text: str, lines: list[tuple[int, int]], kinds: list[str | None]) -> int | None:
    """Index of the first line if it reads like a headline: short, no final stop, not the first of a wrapped text."""
    for i, (start, end) in enumerate(lines[:HEADLINE_LINES]):
        if kinds[i]:
            continue
        words = text[start:end]
        stop = _STOP.search(words)
        if end - start > MAX_HEADLINE or i + 1 == len(lines):
            return None
        if stop and stop.group()[0] not in '?!？！…”"»':  # a headline may ask, shout or quote, not end in a full stop
            return None
        if stop and not _stands_alone(text, lines, i):
            return None
        following = text[lines[i + 1][0] : lines[i + 1][1]]
        if not _stands_alone(text, lines, i) and (following[0].islower() or _OPEN_END.search(words)):
            return None
        if len(words.split()) < 2 and not re.search(r"[\u3040-\u9fff]{6}", words):
            return None
        if words[0] in '-•*–—“"«' and stop:  # a quotation as the first paragraph
            return None
        return i
    return None


def _stands_alone(text: str, lines: list[tuple[int, int]], i: int) -> bool:
    """Whether an empty line (or the text's beginning) stands before a line that is not the last, and one behind it."""
    before = i == 0 or text.count("\n", lines[i - 1][1], lines[i][0]) > 1
    return before and text.count("\n", lines[i][1], lines[i + 1][0]) > 1


def _is_subhead(text: str, lines: list[tuple[int, int]], kinds: list[str | None], i: int) -> bool:
    """A short line without stop, alone between body paragraphs, or in capitals. List items are none."""
    start, end = lines[i]
    words = text[start:end]
    if end - start > MAX_SUBHEAD or i + 1 >= len(lines) or kinds[i + 1] == "headline":
        return False
    if not (words[0].isupper() or words[0] in "‘'") or _STOP.search(words) or re.search(r"[“”\"«»,;]", words):
        return False
    letters = [character for character in words if character.isalpha()]
    capitals = len(letters) > 3 and all(character.isupper() for character in letters)
    below = text[lines[i + 1][0] : lines[i + 1][1]]
    if not capitals and not _stands_alone(text, lines, i):
        return False
    ends = re.search(r"[.!?…][”\"’')\]]*$", below[-12:])
    return len(below) > len(words) and bool(ends) and (below[0].isupper() or below[0] in "“\"‘'")


def _datelines(text: str, lines: list[tuple[int, int]], kinds: list[str | None]) -> list[tuple[int, int, str]]:
    """The dateline before the first body paragraph."""
    for (start, end), kind in zip(lines, kinds, strict=True):
        if kind is None:
            match = _dateline().match(text, start, min(end, start + 120))
            return [(start, start + len(match.group().rstrip()), "dateline")] if match and match.end() < end else []
    return []
