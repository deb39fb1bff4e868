"""A quotation in a fixture -> its place in the text, forgiving what a person's keyboard changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from readoutdiff.model import Span, place
from readoutdiff.yamlfile import suggest

# One character for one, so that offsets stay: curly marks, dashes, odd blanks.
_FOLD = str.maketrans("‘’‛ʼ′`“”„«»″–—‑−‒\u00a0\u202f\u2009", "''''''\"\"\"\"\"\"-----   ")
_GAP = re.compile(r"\s*(?:\.\.\.|…)\s*")
_BETWEEN = r"(?:(?!\n[ \t\r]*\n).){0,3000}?"  # within a paragraph
MAX_WINDOWS = 20_000


@lru_cache(maxsize=16)
def _folded(text: str) -> str:
    return text.translate(_FOLD)


def find_quotation(text: str, quotation: str) -> list[Span]:
    """Every place where the words stand; case counts unless nothing is found with it."""
    folded = _folded(text)
    for pattern in _patterns(quotation.translate(_FOLD)):
        for flags in (re.S, re.S | re.I):
            found = [match.span() for match in re.finditer(pattern, folded, flags)]
            if found:
                return found
    return []


def _patterns(quotation: str) -> Iterator[str]:
    """The words as they are; then, where there is an ellipsis, its two ends with anything between."""
    yield _words(quotation)
    parts = [part for part in _GAP.split(quotation) if part.strip()]
    if len(parts) > 1:
        yield _BETWEEN.join(map(_words, parts))


def _words(quotation: str) -> str:
    return r"\s+".join(map(re.escape, quotation.split()))


def pick(text: str, quotation: str, near: str | None = None, nth: int | None = None) -> Span | str:
    """The one place that is meant, or what is wrong with the quotation."""
    found = find_quotation(text, quotation)
    if not found:
        close = nearest_words(text, quotation)
        return f"“{quotation}” is not in the text" + (f"; did you mean “{close}”?" if close else "")
    if nth is not None:
        if not 1 <= nth <= len(found):
            return f"“{quotation}” stands {len(found)} times in the text, not {nth}"
        return found[nth - 1]
    if near is not None:
        at = find_quotation(text, near)
        if len(at) != 1:
            return f"“{near}” (near) stands {len(at)} times in the text"
        return min(found, key=lambda span: abs(span[0] - at[0][0]))
    if len(found) > 1:
        lines = ", ".join(str(place(text, start)[0]) for start, _ in found[:5])
        return f"“{quotation}” stands {len(found)} times in the text (lines {lines}); add near: or nth:"
    return found[0]


def nearest_words(text: str, quotation: str) -> str | None:
    """The run of as many words that is most like the quotation, if any is."""
    size = max(len(quotation.split()), 1)
    words = list(re.finditer(r"\S+", text))[:MAX_WINDOWS]
    windows = {
        " ".join(text[words[i].start() : words[min(i + size, len(words)) - 1].end()].split())
        for i in range(max(len(words) - size + 1, 0))
    }
    return suggest(quotation, windows)
