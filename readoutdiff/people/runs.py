"""Tokens -> runs of capitalised words that can be a person's name, without titles, countries and ordinary words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from readoutdiff.language import lexicon as lx
from readoutdiff.language.capitals import capital, shouted
from readoutdiff.language.words import leaders

if TYPE_CHECKING:
    from collections.abc import Container

    from readoutdiff.grammar.scan import Scan
    from readoutdiff.language.words import Words

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
    runs = [(a, b) for a, b in _capitals(scan, words) if b - a > 1 or lower[a] not in ordinary]
    return [run for a, b in runs if (run := _trim(scan, taken, words, a, b))]


def _capitals(scan: Scan, known: Words) -> list[tuple[int, int]]:
    """Runs of capitalised words, `bin` and `al` inside, cut at possessives, punctuation and quotation marks."""
    words, gaps, n = scan.words, scan.gaps, len(scan.words)
    links, glued, lexicon = known.sets["name-links"], known.sets["glued-links"], scan.lexicon
    runs, end = [], 0
    for i in [i for i, (w, low) in enumerate(zip(words, scan.lower, strict=True)) if w != low and capital(w)]:
        if i < end:
            continue
        end = i + 1
        while end < n and gaps[end] in _BLANKS and not lexicon.ends(words[end - 1], "possessive"):
            if capital(words[end]):
                end += 1
            elif (
                words[end] in links
                and (k := _past_links(words, end, links)) < n
                and capital(words[k])
                and gaps[k] in _BLANKS
            ):
                end = k + 1
            elif "-" in words[end] and words[end].partition("-")[0] in glued:
                end += 1
            else:
                break
        runs.append((i, end))
    return runs


def _past_links(words: list[str], i: int, links: frozenset[str]) -> int:
    """The token behind particles: `von der` Leyen."""
    limit = min(len(words), i + 3)
    while i < limit and words[i] in links:
        i += 1
    return i


def _trim(scan: Scan, taken: Container[int], words: Words, a: int, b: int) -> Run | None:
    """The part of a run that can be a name, and whether a title stood before it."""
    lower, bare, bare_titles = scan.lower, scan.lexicon.bare, words.sets["bare-titles"]
    titled = False
    while a < b:
        word = lower[a]
        if word in words.title_heads or word in words.spokes:
            titled = True
        elif word in words.title_words:
            pass  # part of a longer title
        elif (word in bare_titles and titled) or word in words.not_names or a in taken:
            titled = titled and word in bare_titles
        else:
            break
        a += 1
    for k in range(min(b - 2, a + 3), a, -1):
        if lower[k] in words.title_heads and lower[k] not in words.sets["titles-in-names"]:  # `Harbour Minister NAME`
            a, titled = k + 1, True
            break
    b = _glued(scan, a, b)
    known = b - a > 1 and " ".join(scan.words[a:b]).casefold() in leaders()
    while a < b and not known and (bare(lower[b - 1]) in words.no_name or b - 1 in taken):
        b -= 1
    if (
        a >= b
        or b - a > _LONGEST
        or (not known and any(bare(lower[i]) in words.not_names or i in taken for i in range(a, b)))
    ):
        return None
    if b - a == 1 and (len(bare(lower[a])) < 2 or shouted(bare(scan.words[a]))):
        return None
    titled = titled or _title_before(scan, words, a) or (b - a > 1 and office_before(scan, words, a, b) is not None)
    return _make(scan, words, a, b, titled)


def _make(scan: Scan, words: Words, a: int, b: int, titled: bool) -> Run:
    bare, left = scan.lexicon.bare, a
    while left > 0 and scan.words[left - 1] in words.sets["name-openings"] and scan.gaps[left] in _BLANKS:
        left -= 1
    last = bare(scan.lower[b - 1])
    right = scan.ends[b - 1] - (len(scan.lower[b - 1]) - len(last))
    name = scan.text[scan.starts[left] : right]
    return Run(
        a,
        b,
        scan.starts[left],
        right,
        name,
        scan.lower[a] if b - a > 1 else last,
        last,
        titled,
    )


def _title_before(scan: Scan, words: Words, a: int) -> bool:
    """Does a title in small letters stand right before a name (`the prime minister, Shehbaz Sharif`)?"""
    k = a - 1
    if k >= 0 and scan.lower[k] == "," and scan.gaps[a] == " ":
        k -= 1
    return k >= 0 and scan.lower[k] in words.title_heads and scan.lower[k] not in words.sets["weak-titles"]


def office_before(scan: Scan, words: Words, a: int, b: int) -> int | None:
    """The title in `the head of Peruvian intelligence, NAME`; None for `the head of the army, NAME said`."""
    if a < 4 or scan.lower[a - 1] != "," or (b < len(scan.kinds) and scan.kinds[b] & (lx.FINITE | lx.VERB)):
        return None
    for k in range(a - 2, max(0, a - 2 - _LONGEST), -1):
        if scan.lower[k] in words.sets["genitive"]:
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
            if len(words[j]) > 2 and words[k].startswith(words[j]) and capital(words[k][len(words[j]) :]):
                return j + 1
    return b
