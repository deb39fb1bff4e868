"""Tokens -> runs of capitalised words that can be a person's name, without titles, countries and ordinary words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from readoutdiff.language import lexicon as lx
from readoutdiff.language.words import leaders, listed

if TYPE_CHECKING:
    from collections.abc import Container

    from readoutdiff.grammar.scan import Scan
    from readoutdiff.language.words import Words

LINKS = listed("runs", "links")
_LEADING = listed("runs", "leading")
BARE_TITLES = listed("runs", "bare-titles")
# Between a country and a name: `China's top diplomat, Wang Yi`, `the Russian leader Vladimir Putin`.
FILLERS = listed("runs", "fillers")
_WEAK_TITLES = listed("runs", "weak-titles")
# Titles that can be a name's own middle.
_NOT_INSIDE = listed("runs", "not-inside")
_BLANKS = frozenset([" ", "\u00a0", "-"])
_LONGEST = 5  # tokens of a name


class Run(NamedTuple):
    """Tokens ``[start, end)`` that can be a name; ``name`` is ``text[left:right]``, without a possessive mark."""

    start: int
    end: int
    left: int
    right: int
    name: str
    first: str
    last: str
    titled: bool


def find_runs(scan: Scan, taken: Container[int], words: Words) -> list[Run]:
    """Every run of capitalised words that can be a name, in text order. ``taken``: tokens of countries, offices."""
    ordinary, lower = words.not_names, scan.lower
    runs = [(a, b) for a, b in _capitals(scan) if b - a > 1 or lower[a] not in ordinary]
    return [run for a, b in runs if (run := _trim(scan, taken, words, a, b))]


def _owned(word: str) -> bool:
    return word[-2:] in ("'s", "’s")


def _capitals(scan: Scan) -> list[tuple[int, int]]:
    """Runs of capitalised words, `bin` and `al` inside, cut at possessives, punctuation and quotation marks."""
    words, gaps, n = scan.words, scan.gaps, len(scan.words)
    runs, end = [], 0
    for i in [i for i, (w, low) in enumerate(zip(words, scan.lower, strict=True)) if w != low and w[0].isupper()]:
        if i < end:
            continue
        end = i + 1
        while end < n and gaps[end] in _BLANKS and not _owned(words[end - 1]):
            if words[end][0].isupper():
                end += 1
            elif (
                words[end] in LINKS
                and (k := _past_links(words, end)) < n
                and words[k][0].isupper()
                and gaps[k] in _BLANKS
            ):
                end = k + 1
            elif words[end].startswith(("al-", "el-", "ul-")):
                end += 1
            else:
                break
        runs.append((i, end))
    return runs


def _past_links(words: list[str], i: int) -> int:
    """The token behind particles: `von der` Leyen."""
    limit = min(len(words), i + 3)
    while i < limit and words[i] in LINKS:
        i += 1
    return i


def _trim(scan: Scan, taken: Container[int], words: Words, a: int, b: int) -> Run | None:
    """The part of a run that can be a name, and whether a title stood before it."""
    lower = scan.lower
    titled = False
    while a < b:
        word = lower[a]
        if word in words.title_heads or word in words.spokes:
            titled = True
        elif word in words.title_words:
            pass  # part of a longer title
        elif (word in BARE_TITLES and titled) or word in words.not_names or a in taken:
            titled = titled and word in BARE_TITLES
        else:
            break
        a += 1
    for k in range(min(b - 2, a + 3), a, -1):
        if lower[k] in words.title_heads and lower[k] not in _NOT_INSIDE:  # `Harbour Minister NAME`
            a, titled = k + 1, True
            break
    b = _glued(scan, a, b)
    known = b - a > 1 and " ".join(scan.words[a:b]).casefold() in leaders()
    while a < b and not known and (_plain(lower[b - 1]) in words.no_name or b - 1 in taken):
        b -= 1
    if (
        a >= b
        or b - a > _LONGEST
        or (not known and any(_plain(lower[i]) in words.not_names or i in taken for i in range(a, b)))
    ):
        return None
    if b - a == 1 and (len(_plain(lower[a])) < 2 or _plain(scan.words[a]).isupper()):
        return None
    titled = titled or _title_before(scan, words, a) or (b - a > 1 and office_before(scan, words, a, b) is not None)
    return _make(scan, a, b, titled)


def _plain(word: str) -> str:
    return word[:-2] if _owned(word) else word


def _make(scan: Scan, a: int, b: int, titled: bool) -> Run:
    left = a
    while left > 0 and scan.words[left - 1] in _LEADING and scan.gaps[left] in _BLANKS:
        left -= 1
    right = scan.ends[b - 1] - (2 if _owned(scan.lower[b - 1]) else 0)
    name = scan.text[scan.starts[left] : right]
    return Run(
        a,
        b,
        scan.starts[left],
        right,
        name,
        scan.lower[a] if b - a > 1 else _plain(scan.lower[a]),
        _plain(scan.lower[b - 1]),
        titled,
    )


def _title_before(scan: Scan, words: Words, a: int) -> bool:
    """Does a title in small letters stand right before a name (`the prime minister, Shehbaz Sharif`)?"""
    k = a - 1
    if k >= 0 and scan.lower[k] == "," and scan.gaps[a] == " ":
        k -= 1
    return k >= 0 and scan.lower[k] in words.title_heads and scan.lower[k] not in _WEAK_TITLES


def office_before(scan: Scan, words: Words, a: int, b: int) -> int | None:
    """The title in `the head of Peruvian intelligence, NAME`; None for `the head of the army, NAME said`."""
    if a < 4 or scan.lower[a - 1] != "," or (b < len(scan.kinds) and scan.kinds[b] & (lx.FINITE | lx.VERB)):
        return None
    for k in range(a - 2, max(0, a - 2 - _LONGEST), -1):
        if scan.lower[k] == "of":
            return k - 1 if scan.lower[k - 1] in words.title_heads else None
        if scan.kinds[k] & (lx.STOP | lx.COMMA | lx.FINITE | lx.BE | lx.PREP):
            return None
    return None


def _glued(scan: Scan, a: int, b: int) -> int:
    """The end of a name before link text pasted into it: it begins with the name again, spelt out or run together."""
    words = scan.words
    for k in range(a + 2, min(b, a + 12)):
        if words[k] == words[a]:
            return k  # `Elena Petrova Elena PetrovaMore`
        for j in range(a, k):  # `Petrova Elena Ivanovna PetrovaMore`
            if (
                len(words[j]) > 2
                and words[k].startswith(words[j])
                and words[k][len(words[j]) : len(words[j]) + 1].isupper()
            ):
                return j + 1
    return b
