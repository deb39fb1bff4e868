"""A Pair -> a difference of polarity: negations with their scope, and opposites in the same place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from readoutdiff.comparing.lexicon import Lexicon
from readoutdiff.comparing.pairing import Pair
from readoutdiff.comparing.sides import Side
from readoutdiff.ground.model import Difference

BEFORE = 3  # words from what undoes a thing to the thing
SHORT = 3  # letters of a stem that no beginning turns round
CLOSE = 0.4  # coverage at which a negation on one side denies what the other says
SCOPE = 5  # content words a negation reaches


def polarity(pair: Pair) -> Iterator[Difference]:
    """`agreed` against `did not agree`, `lifted` against `imposed`; not `did not reject` against `accepted`."""
    cues, others = _cues(pair.claim, pair.passage, pair), _cues(pair.passage, pair.claim, pair)
    mine, theirs = _scopes(pair.claim, cues), _scopes(pair.passage, others)
    cancelled = False
    for i, j in _opposites(pair):
        if (i in mine) == (j in theirs):
            kind = "date" if _before_date(pair.claim, i) and _before_date(pair.passage, j) else "polarity"
            yield Difference(kind, pair.claim.show(i), pair.passage.show(j))
            return
        cancelled = True
    if cancelled:
        return
    if any(i in mine and j in theirs for i, j in pair.links.items()):
        return  # `did not plead guilty`, `pleaded not guilty`: the same, said at another word
    if len(cues) == len(others) > 1:
        return  # `without A no B`, `not B without A`
    turned = [(i, j) for i, j in pair.links.items() if (i in mine) != (j in theirs)]
    if pair.coverage < CLOSE or mentioned(pair.claim) or mentioned(pair.passage):
        return  # who speaks of clashes does not say that there are any
    if any(_undone(pair.claim, i, pair) != _undone(pair.passage, j, pair) for i, j in turned):
        return
    for i, j in turned:
        if pair.claim.words[i].kind in ("word", "date", "number", "name", "country"):
            if i in mine:
                yield Difference("polarity", pair.claim.show(mine[i], i), pair.passage.show(j))
            else:
                yield Difference("polarity", pair.claim.show(i), pair.passage.show(theirs[j], j))
            return


def mentioned(side: Side) -> bool:
    """Does a clause only say that something was spoken of?"""
    return any(word.key in side.lex.discussing for word in side.words)


def _undone(side: Side, n: int, pair: Pair) -> bool:
    """`lifted the ban` is `no longer bans`."""
    return any(word.key in pair.lex.undoing for word in side.words[max(0, n - BEFORE) : n])


def _before_date(side: Side, n: int) -> bool:
    return n + 1 < len(side.words) and side.words[n + 1].kind == "date"


@cache
def _opposite(lex: Lexicon) -> frozenset[str]:
    """The keys that have an opposite."""
    return frozenset(key for key, _ in lex.antonyms)


def _opposites(pair: Pair) -> Iterator[tuple[int, int]]:
    here = {w.key for w in pair.claim.words}
    there = {w.key for w in pair.passage.words}
    stems = {w.stem for w in pair.passage.words}
    opposite = _opposite(pair.lex)
    for i, one in enumerate(pair.claim.words):
        if i in pair.links and one.kind != "stop":
            continue
        turned = _prefixed(one.stem, pair.lex.forms["reversing"])
        if one.key not in opposite and turned.isdisjoint(stems):
            continue
        for j, two in enumerate(pair.passage.words):
            opposed = (one.key, two.key) in pair.lex.antonyms or two.stem in turned
            if opposed and one.key not in there and two.key not in here:
                yield from [(i, j)] if _of_one_thing(pair, i, j) else []


def _of_one_thing(pair: Pair, i: int, j: int) -> bool:
    """Is a word with content beside one linked to a word beside the other: `lift X`, `X was imposed`?"""
    beside = _beside(pair.passage, j)
    return any(pair.links.get(n) in beside for n in _beside(pair.claim, i))


def _beside(side: Side, n: int) -> set[int]:
    """The nearest words with content on either side of word ``n``."""
    content = [k for k, word in enumerate(side.words) if word.kind != "stop" and k != n]
    at = bisect_left(content, n)
    return set(content[max(0, at - 1) : at + 1])


def _prefixed(stem: str, beginnings: tuple[str, ...]) -> set[str]:
    """`changed` -> `unchanged`, and the other way round"""
    turned = {begin + stem for begin in beginnings if len(stem) > SHORT}
    bare = (stem.removeprefix(begin) for begin in beginnings)
    return turned | {each for each in bare if SHORT < len(each) < len(stem)}


def _cues(side: Side, other: Side, pair: Pair) -> list[tuple[int, int]]:
    """(first word, first word after) of every negation."""
    found = []
    for n in range(len(side.words)):
        size = side.listed(n, pair.lex.lists["negation"])
        if not size or side.listed(n, pair.lex.lists["not_negation"]):
            continue
        if side.words[n].kind == "stop" or side.words[n].key not in other.places:  # not `rejected`, `turned down`
            found.append((n, n + size))
    return found


def _scopes(side: Side, cues: list[tuple[int, int]]) -> dict[int, int]:
    """Word -> the negation whose scope it lies in (an odd number of them)."""
    found: dict[int, int] = {}
    for n, after in cues:
        left = 1 if side.among(n, "one-word-negation") else SCOPE
        for k in range(after, len(side.words)):
            if any(mark in side.gap(k) for mark in ",;:.") or side.among(k, "scope-ending") or not left:
                break
            if side.words[k].kind != "stop":
                left -= 1
                if k in found:
                    del found[k]
                else:
                    found[k] = n
    return found
