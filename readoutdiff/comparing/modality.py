"""A Pair -> a difference of modality: did, agreed, is ready to, hopes, discussed, was asked to."""

from __future__ import annotations

from collections.abc import Iterator

from readoutdiff.comparing.pairing import Pair, Side
from readoutdiff.model import Difference

RUNGS = {"done": 5, "agreed": 4, "ready": 3, "wish": 2, "talk": 1, "asked": 0}
REACH = 6  # words between a cue and what it governs
BE = frozenset("is are was were be been being has have had".split())


def modality(pair: Pair) -> Iterator[Difference]:
    """The same matter, `agreed` on one side and only `discussed` on the other; not `pledged` against `promised`."""
    target = next(((i, j) for i, j in sorted(pair.links.items()) if _matter(pair, i)), None)
    if target is None:
        return
    here, there = _rung(pair.claim, target[0], pair), _rung(pair.passage, target[1], pair)
    if here is None or there is None or here[0] == there[0]:
        return
    yield Difference("modality", pair.claim.show(here[1]), pair.passage.show(there[1]))


def _matter(pair: Pair, i: int) -> bool:
    """Is linked word ``i`` what the claim is about: no name, and no rung of the ladder itself?"""
    word = pair.claim.words[i]
    return word.kind == "word" and (word.stem,) not in pair.lex.ladder and word.stem not in pair.lex.generic


def _rung(side: Side, target: int, pair: Pair) -> tuple[str, int] | None:
    """The rung that governs word ``target`` and the word that says so; a plain past tense is `done`."""
    for n in range(target - 1, max(-1, target - 1 - REACH), -1):
        rung = _cue(side, n, pair)
        if rung:
            return rung, n
    for n in range(target + 1, min(len(side.words), target + REACH)):
        rung = _cue(side, n, pair)
        if rung and side.words[n - 1].low in BE:
            return rung, n
    for n in range(target, max(-1, target - 3), -1):
        if side.words[n].low in ("has", "have", "had") or (_past(side, n) and side.words[n].kind == "word"):
            return "done", n
    return None


def _cue(side: Side, n: int, pair: Pair) -> str | None:
    for size in (3, 2, 1):
        rung = pair.lex.ladder.get(tuple(w.stem for w in side.words[n : n + size]))
        if rung and n + size <= len(side.words):
            return rung
    return None


def _past(side: Side, n: int) -> bool:
    word = side.words[n]
    return word.low.endswith("ed") and not (n and side.words[n - 1].low in ("to", "be"))
