"""A claim whose whole sentence is worded alike in the other text -> its verdict, by what fills the same slots there.

A clause says little by itself; its sentence tells which passage is the one, and what stands in its place there. What
restates the claim elsewhere does not outrank that.
"""

from __future__ import annotations

from collections.abc import Iterable

from readoutdiff.comparing.guards import guard
from readoutdiff.comparing.matching import Weights
from readoutdiff.comparing.pairing import pair
from readoutdiff.comparing.sides import side
from readoutdiff.comparing.slots import SAME, lined_up, unlike
from readoutdiff.comparing.verdicts import shifted
from readoutdiff.ground.model import Difference, Judgement, Span

LEAST = 6  # words with content that both sentences have
MOST = 0.6  # share of the claim's words with content that the passage must have


def framed(
    sentence: str, claim: Span, passages: Iterable[tuple[int, str]], weights: Weights
) -> tuple[Judgement, int] | None:
    """The verdict on ``sentence[claim]`` and the number of the passage it stands on; None where none is worded alike.

    The differences' spans are those of the claim and of the passage.
    """
    one = side(sentence, weights.lex)
    tried = [(lined_up(one, side(text, weights.lex)), -number, text) for number, text in passages]
    (close, slots, same), number, text = max(
        tried, default=((0.0, (), frozenset()), 0, ""), key=lambda t: (t[0][0], t[1])
    )
    own = [n for n, word in enumerate(one.words) if word.kind != "stop"]
    if close < SAME or len(same.intersection(own)) < LEAST:
        return None
    start, end = claim
    mine = {n for n in own if start <= one.words[n].start and one.words[n].end <= end}
    if len(mine & same) < MOST * len(mine) or not mine:
        return None
    found = pair(sentence, text, weights)
    told = (d for d in guard(found) if start <= d.here.start and d.here.end <= end)
    differences = tuple(Difference(d.kind, shifted(d.here, -start), d.there) for d in told)
    if differences:
        return Judgement("differs", round(close, 4), differences), -number
    if any(not mine.isdisjoint(range(*each.here)) for each in unlike(found)):
        return Judgement("partial", round(close, 4)), -number
    filled = {n for each in slots if each.theirs for n in range(*each.here)}
    lacking = any(weights.own(one.words[n]) for n in mine - same - filled)
    return None if lacking else (Judgement("present", round(close, 4)), -number)
