"""A quotation in a fixture -> its place in the text, forgiving what a person's keyboard changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from readoutdiff.ground.folding import fold
from readoutdiff.ground.model import Span, place
from readoutdiff.ground.yamlfile import suggest

# One character for one, so that offsets stay: curly marks, dashes.
_FOLD = str.maketrans("‘’‛ʼ′`“”„«»″–—‑−‒", "''''''\"\"\"\"\"\"-----")
_FOLD |= {n + 0xFEE0: n for n in range(0x21, 0x7F)}  # full width, of Chinese texts too
_GAP = re.compile(r"\.\.\.|…")
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")
BETWEEN = 3000  # characters that an ellipsis stands for, within a paragraph
MAX_WINDOWS = 20_000
MAX_PLACES = 1000  # where a quotation stands; nobody counts further
MAX_CLOSE = 500  # characters of a quotation for which the nearest words are looked up


@lru_cache(maxsize=16)
def _folded(text: str) -> str:
    return fold(text).text.translate(_FOLD)


def find_quotation(text: str, quotation: str) -> list[Span]:
    """Every place where the words stand, ``MAX_PLACES`` at most; case counts unless nothing is found with it."""
    folded = _folded(text)
    wanted = _folded(quotation)
    for parts in _parts(wanted) if wanted.split() else ():
        for flags in (0, re.I):
            places = islice(_places(folded, [re.compile(part, flags) for part in parts]), MAX_PLACES)
            outer = fold(text).outer
            found = [outer(*span) for span in places]
            if found:
                return found
    return []


def _parts(quotation: str) -> Iterator[list[str]]:
    """Patterns of the words as they are; then, where there is an ellipsis, of what is before and behind it."""
    yield [_words(quotation)]
    parts = [part for part in _GAP.split(quotation) if part.strip()]
    if len(parts) > 1:
        yield [_words(part) for part in parts]


def _words(quotation: str) -> str:
    return r"\s+".join(map(re.escape, quotation.split()))


def _places(text: str, parts: list[re.Pattern[str]]) -> Iterator[Span]:
    """Where the first part stands and each other next behind the one before. One after another, never back again:
    as one pattern, a quotation of many ellipses would try all their combinations."""
    at = 0
    ahead: list[re.Match[str] | None] = [part.search(text) for part in parts]
    while first := parts[0].search(text, at):
        end: int | None = first.end()
        for k, part in enumerate(parts[1:], 1):
            if end is not None and (found := ahead[k]) and found.start() < end:
                ahead[k] = part.search(text, end)  # never further back: each part passes over the text once
            end = _near(text, ahead[k], end) if end is not None else None
        if end is not None:
            yield first.start(), end
        at = max(end or 0, first.start() + 1)


def _near(text: str, found: re.Match[str] | None, start: int) -> int | None:
    """The end of what was found next behind ``start``, if it begins in the same paragraph and near."""
    paragraph = _PARAGRAPH_END.search(text, start, start + BETWEEN)
    limit = paragraph.start() if paragraph else start + BETWEEN
    return found.end() if found and found.start() <= limit else None


def pick(text: str, quotation: str, near: str | None = None, nth: int | None = None) -> Span | str:
    """The one place that is meant, or what is wrong with the quotation."""
    found = find_quotation(text, quotation)
    if not found:
        close = nearest_words(text, quotation)
        return f"“{quotation}” is not in the text" + (f"; did you mean “{close}”?" if close else "")
    if nth is not None:
        if not 1 <= nth <= len(found):
            return f"“{quotation}” {_stands(len(found))}; there is no nth: {nth}"
        return found[nth - 1]
    if near is not None:
        at = find_quotation(text, near)
        if len(at) != 1:
            return f"“{near}” (near) {_stands(len(at))}"
        return min(found, key=lambda span: abs(span[0] - at[0][0]))
    if len(found) > 1:
        lines = ", ".join(str(place(text, start)[0]) for start, _ in found[:5])
        return f"“{quotation}” {_stands(len(found))} (lines {lines}); add near: or nth:"
    return found[0]


def _stands(times: int) -> str:
    more = " or more" if times == MAX_PLACES else ""
    return {0: "is not in the text", 1: "stands once in the text"}.get(times, f"stands {times}{more} times in the text")


def nearest_words(text: str, quotation: str) -> str | None:
    """The run of as many words that is most like the quotation, if any is and the quotation is not too long."""
    if len(quotation) > MAX_CLOSE:
        return None
    size = max(len(quotation.split()), 1)
    words = list(re.finditer(r"\S+", text))[:MAX_WINDOWS]
    windows = {
        " ".join(text[words[i].start() : words[min(i + size, len(words)) - 1].end()].split())
        for i in range(max(len(words) - size + 1, 0))
    }
    return suggest(quotation, (window for window in windows if len(window) < 2 * MAX_CLOSE))
