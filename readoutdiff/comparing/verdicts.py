"""Claim, passage -> Judgement: similarity finds the candidate, guards judge it, the verdict shows its reasons."""

from __future__ import annotations

from collections.abc import Sequence

from readoutdiff.comparing.matching import Weights
from readoutdiff.comparing.words import words
from readoutdiff.model import Judgement

PRESENT = 0.66
PARTIAL = 0.40
ABSENT = 0.36  # below: absent; between it and PARTIAL: unclear


def judge(claim: str, passage: str, context: Sequence[str] = ()) -> Judgement:
    """Is the claim in the passage? Verdict, score in [0, 1] and differences with spans into the two strings."""
    weights = Weights([claim, passage, *context]) if context else Weights()
    return weigh(claim, passage, weights)


def weigh(claim: str, passage: str, weights: Weights) -> Judgement:
    """``judge`` with weights made once for many pairs."""
    score = coverage(claim, passage, weights)
    if score >= PRESENT:
        return Judgement("present", score)
    if score >= PARTIAL:
        return Judgement("partial", score)
    return Judgement("absent" if score < ABSENT else "unclear", score, (), None if score < ABSENT else "inside the margin")


def coverage(claim: str, passage: str, weights: Weights) -> float:
    """How much of the claim's weight the passage holds, in [0, 1]."""
    held = {w.key for w in words(passage)}
    mine = [w for w in words(claim) if w.kind != "stop"]
    total = sum(weights.of(w) for w in mine)
    return sum(weights.of(w) for w in mine if w.key in held) / total if total else 0.0
