"""A Pair -> differences of degree: of all or a part of it, unconditionally or if something else happens."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from readoutdiff.comparing.pairing import Pair
from readoutdiff.comparing.sides import Side, firsts
from readoutdiff.ground.model import Difference, Text

CLOSE = 0.62  # coverage at which a part of a thing is not the thing
REACH = 5  # words between a condition and what it is a condition of
LONG = 5  # words of a condition that are shown


def condition(pair: Pair) -> Iterator[Difference]:
    """`will lift X once Y` against `will lift X`; `unconditional` against either."""
    mine, theirs = _condition(pair.claim, pair), _condition(pair.whole, pair)
    free, freed = _free(pair.claim, pair), _free(pair.passage, pair)
    if (freed is None) != (free is None) and not (free is not None and _free(pair.whole, pair) is not None):
        here = pair.claim.upto(mine, LONG) if mine is not None else _matter(pair, True)
        there = pair.of_whole(pair.whole.upto(theirs, LONG)) if theirs is not None else _matter(pair, False)
        here = here if free is None else pair.claim.show(free)
        yield Difference("condition", here, there if freed is None else pair.passage.show(freed))
    elif mine is not None and theirs is None:
        yield Difference("condition", pair.claim.upto(mine, LONG), _matter(pair, False))
    elif mine is None and (theirs := _condition(pair.passage, pair)) is not None:
        yield Difference("condition", _matter(pair, True), pair.passage.upto(theirs, LONG))


def _matter(pair: Pair, here: bool) -> Text:
    """The stretch of linked words, on one side."""
    side = pair.claim if here else pair.passage
    places = sorted(pair.links) if here else sorted(pair.links.values())
    return side.show(places[0], places[-1]) if places else side.show(0, len(side.words) - 1)


def _condition(side: Side, pair: Pair) -> int | None:
    phrases = pair.lex.lists["conditions"]
    for n, word in enumerate(side.words):
        if word.low not in firsts(phrases):
            continue
        size = next((k for k in (3, 2, 1) if tuple(w.low for w in side.words[n : n + k]) in phrases), 0)
        if not size:
            continue
        after = n + size if n + size < len(side.words) else -1
        timed = after < 0 or side.words[after].kind in ("date", "number") or side.among(after, "time-follows")
        if timed and side.among(n, "time-too"):
            continue
        if side.among(n, "length-too") and side.among(after, "length-follows"):
            continue  # `as long as it takes`
        if not side.among(n - 1, "no-condition-after") and _near(side, n, pair):
            return n
    return None


def _near(side: Side, n: int, pair: Pair) -> bool:
    """Does what the two have in common reach up to word ``n``?"""
    links = pair.links if side is pair.claim else pair.links.values()
    if side is pair.whole is not pair.passage:
        return True
    return any(abs(k - n) <= REACH and side.words[k].key not in pair.parties for k in links)


def _free(side: Side, pair: Pair) -> int | None:
    return next((n for n in range(len(side.words)) if side.listed(n, pair.lex.lists["unconditional"])), None)


def quantity(pair: Pair) -> Iterator[Difference]:
    """`all prisoners` against `some prisoners`; `energy and infrastructure` against `energy infrastructure`."""
    theirs = list(_quantities(pair.passage, pair))
    for i, kind in _quantities(pair.claim, pair):
        if any(kind == other for _, other in theirs):
            continue
        for j, _ in theirs:
            if _heads_meet(pair, i, j):
                yield Difference("quantity", pair.claim.show(i), pair.passage.show(j))
                return
    for here, there, swap in ((pair.claim, pair.passage, False), (pair.passage, pair.claim, True)):
        for n, kind in _quantities(here, pair):
            if kind == "only" and kind not in {other for _, other in _quantities(there if swap else pair.whole, pair)}:
                one, two = here.show(n, min(n + 3, len(here.words) - 1)), _matter(pair, swap)
                yield Difference("quantity", two, one) if swap else Difference("quantity", one, two)
                return
    yield from _part(pair)
    yield from _scope(pair)


def _part(pair: Pair) -> Iterator[Difference]:
    """`sanctions` against `some sanctions`, `Gaza` against `northern Gaza`."""
    if pair.coverage < CLOSE:
        return
    for i, j in pair.links.items():
        one, two = _cut_down(pair.claim, i, pair), _cut_down(pair.passage, j, pair)
        if one != two and pair.claim.words[i].kind in ("word", "name", "country"):
            here = pair.claim.show(i - 1 if one else i, i)
            yield Difference("quantity", here, pair.passage.show(j - 1 if two else j, j))
            return


def _cut_down(side: Side, n: int, pair: Pair) -> str:
    """The word before ``n`` where it leaves only a part of what ``n`` names."""
    before = side.words[n - 1] if n else None
    if before is None:
        return ""
    kind = pair.lex.quantities.get((before.stem,))
    some = kind in ("some", "most") and side.formed(n, "plural")
    return before.low if before.low in pair.lex.parts else "some" if some else ""


def _quantities(side: Side, pair: Pair) -> Iterator[tuple[int, str]]:
    starts = firsts(frozenset(pair.lex.quantities))
    for n, word in enumerate(side.words):
        for size in (3, 2, 1) if word.stem in starts else ():
            kind = pair.lex.quantities.get(side.stems(n, size))
            if kind and not side.among(n - 1, "negating"):
                yield n, kind
                break


def _heads_meet(pair: Pair, i: int, j: int) -> bool:
    """Do the two quantities count the same thing?"""
    ahead = [n for n in range(i + 1, min(i + 5, len(pair.claim.words))) if n in pair.links]
    return any(0 < pair.links[n] - j <= 4 for n in ahead[:2])


def _scope(pair: Pair) -> Iterator[Difference]:
    """`energy and infrastructure` against `energy infrastructure`: an "and" between two words that else are one."""
    for a, b in pairwise(sorted(pair.links)):
        x, y = pair.links[a], pair.links[b]
        mine, theirs = _tie(pair.claim, a, b), _tie(pair.passage, x, y)
        if {mine, theirs} == {True, False}:
            yield Difference("quantity", pair.claim.show(a, b), pair.passage.show(x, y))
            return


def _tie(side: Side, first: int, second: int) -> bool | None:
    """Does an "and" join two words, or nothing? None where they do not belong together or are names."""
    if side.words[first].kind != "word" or side.words[second].kind != "word" or side.gap(second).strip():
        return None
    if second - first == 1:
        return False
    return True if second - first == 2 and side.among(first + 1, "joining") else None
