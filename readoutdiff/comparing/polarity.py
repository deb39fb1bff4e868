"""A Pair -> a difference of polarity: negations with their scope, and opposites in the same place."""

from __future__ import annotations

from collections.abc import Iterator

from readoutdiff.comparing.pairing import Pair
from readoutdiff.comparing.sides import Side
from readoutdiff.model import Difference

SCOPE = 5  # content words a negation reaches


def polarity(pair: Pair) -> Iterator[Difference]:
    """`agreed` against `did not agree`, `lifted` against `imposed`; not `did not reject` against `accepted`."""
    mine, theirs = _negated(pair.claim, pair.passage, pair), _negated(pair.passage, pair.claim, pair)
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
    for i, j in pair.links.items():
        if (i in mine) != (j in theirs) and pair.claim.words[i].kind in ("word", "date", "number", "name", "country"):
            if i in mine:
                yield Difference("polarity", pair.claim.show(mine[i], i), pair.passage.show(j))
            else:
                yield Difference("polarity", pair.claim.show(i), pair.passage.show(theirs[j], j))
            return


def _before_date(side: Side, n: int) -> bool:
    return n + 1 < len(side.words) and side.words[n + 1].kind == "date"


def _opposites(pair: Pair) -> Iterator[tuple[int, int]]:
    here = {w.key for w in pair.claim.words}
    there = {w.key for w in pair.passage.words}
    for i, one in enumerate(pair.claim.words):
        if i in pair.links and one.kind != "stop":
            continue
        for j, two in enumerate(pair.passage.words):
            if (one.key, two.key) in pair.lex.antonyms and one.key not in there and two.key not in here:
                yield from [(i, j)] if pair.linked_near(i, j) else []


def _negated(side: Side, other: Side, pair: Pair) -> dict[int, int]:
    """Word -> the negation whose scope it lies in (an odd number of them)."""
    found: dict[int, int] = {}
    for n in range(len(side.words)):
        size = side.listed(n, pair.lex.lists["negation"])
        if not size or side.listed(n, pair.lex.lists["not_negation"]):
            continue
        if side.words[n].kind != "stop" and side.words[n].key in other.places:
            continue  # `rejected` here, `turned down` there
        left = 1 if side.words[n].low == "non" else SCOPE
        for k in range(n + size, len(side.words)):
            if any(mark in side.gap(k) for mark in ",;:.") or side.words[k].low in ("but", "while") or not left:
                break
            if side.words[k].kind != "stop":
                left -= 1
                if k in found:
                    del found[k]
                else:
                    found[k] = n
    return found
