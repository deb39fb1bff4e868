"""A readout -> the header block an analyst wants: length, who asked, adjectives, subjects, numbers, next steps."""

from __future__ import annotations

from collections.abc import Iterator

from readoutdiff.comparing.lexicon import Phrase, lexicon
from readoutdiff.comparing.numbers import MINUTES, Number
from readoutdiff.comparing.sides import Side, side
from readoutdiff.comparing.words import NAMED, Word
from readoutdiff.ground.folding import fold
from readoutdiff.ground.model import Readout
from readoutdiff.language.language import reading

REACH = 6  # words between an adjective and the contact it is said of
NAMES = 7  # words that may name who asked


def facts(readout: Readout) -> dict[str, int | list[str]]:
    """Header values of one readout, in the text's own words and order, each wording once.

    ``words`` is its length in words; ``asked`` who is said to have asked for the contact; ``lasted`` how long it took;
    ``adjectives`` what it is called; ``subjects`` what is spoken of, in order of first mention; ``numbers``, ``dates``
    and ``next_steps`` (whole sentences). An empty list means that the text says nothing of the kind.
    """
    lex = lexicon(reading(readout.document.language))
    sides = [side(fold(p.text).text, lex) for p in readout.passages]
    lists = lex.facts
    return {
        "words": sum(len(p.text.split()) for p in readout.passages),
        "asked": _once(_asked(s, lists["asked"]) for s in sides),
        "lasted": _once(_lasted(s) for s in sides),
        "adjectives": _once(_adjectives(s, lists) for s in sides),
        "subjects": _once((t[1:] for w in s.words for t in w.topics) for s in sides),
        "numbers": _once(_numbers(s) for s in sides),
        "dates": _once((s.text[w.start : w.end] for w in s.words if w.kind == "date") for s in sides),
        "next_steps": _once(iter([s.text] if _starts(s, lists["next_steps"]) else []) for s in sides),
    }


def _once(found: Iterator[Iterator[str]]) -> list[str]:
    return list(dict.fromkeys(" ".join(text.split()) for one in found for text in one))


def _starts(side: Side, phrases: frozenset[Phrase]) -> list[tuple[int, int]]:
    """(first word, word after the last) of every phrase of the list."""
    lows = [part for w in side.words for part in w.low.split()]
    places = [n for n, w in enumerate(side.words) for _ in w.low.split()]
    longest = max(map(len, phrases))
    return [
        (places[i], places[i + size - 1] + 1)
        for i in range(len(lows))
        for size in range(longest, 0, -1)
        if tuple(lows[i : i + size]) in phrases and i + size <= len(lows)
    ][:3]


def _asked(side: Side, phrases: frozenset[Phrase]) -> Iterator[str]:
    for first, last in _starts(side, phrases)[:1]:
        end = last
        while end < len(side.words) and end < last + NAMES and not any(mark in side.gap(end) for mark in ",;:.()"):
            end += 1
        yield side.text[side.words[first].start : side.words[end - 1].end]
    for n, word in enumerate(side.words):
        if not (side.among(n, "request") or side.among(n, "invitation")):
            continue
        owned = n > 0 and (side.among(n - 1, "possessive") or side.gap(n)[:1] in side.lex.small["apostrophes"])
        opens = next((k for k in range(n - 1, max(-1, n - NAMES), -1) if side.among(k, "ask-for")), None)
        if owned and opens is not None:
            yield side.text[side.words[opens].start : word.end]


def _lasts(word: Word) -> bool:
    """Is the word a length of minutes or hours?"""
    return isinstance(word.value, Number) and word.value.unit == MINUTES


def _lasted(side: Side) -> Iterator[str]:
    for n, word in enumerate(side.words):
        if _lasts(word):
            before = n - 2 if side.among(n - 2, "around-a-length") else n
            yield side.text[side.words[before].start : word.end]


def _adjectives(side: Side, lists: dict[str, frozenset[Phrase]]) -> Iterator[str]:
    lows = [tuple(part.strip("-") for part in w.low.split()) for w in side.words]
    hyphened = side.text.casefold()
    contacts = [n for n, low in enumerate(lows) if low in lists["of_contact"] or low[-1:] in lists["of_contact"]]
    for phrase in sorted(lists["adjectives"], key=lambda p: hyphened.find(p[0])):
        start = hyphened.find(phrase[0])
        while start >= 0:
            end = start + len(phrase[0])
            whole = not hyphened[max(0, start - 1) : start].isalpha() and not hyphened[end : end + 1].isalpha()
            place = next((n for n, w in enumerate(side.words) if w.start <= start < w.end), None)
            if whole and place is not None and any(abs(n - place) <= REACH for n in contacts):
                yield side.text[start:end]
            start = hyphened.find(phrase[0], end)


def _numbers(side: Side) -> Iterator[str]:
    for n, word in enumerate(side.words):
        if word.kind == "number" and not _lasts(word):
            after = side.words[n + 1] if n + 1 < len(side.words) else word
            joined = after.kind in ("word", *NAMED) and not side.gap(n + 1).strip()
            yield side.text[word.start : after.end if joined else word.end]
