"""Judged claims -> the same, with what one text finds in the other found the other way round too.

A short claim lies inside a long one, and the long one's words are too many for it to be found in the short. Both speak
of the same thing, so the long claim is partly there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from readoutdiff.comparing.cells import Searched
from readoutdiff.comparing.findings import Judged
from readoutdiff.comparing.matching import Weights
from readoutdiff.comparing.verdicts import FOUND, LOST, weigh
from readoutdiff.ground.model import Cell, Text


def mutual(judged: Sequence[Judged], searched: dict[str, Searched], weights: Weights) -> None:
    """Turn an absence into ``partial`` where a claim of the other text is found in this very claim."""
    by_readout: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        if one.readout.origin == "text" and not one.reported:
            by_readout[one.readout.id].append(one)
    for ones in by_readout.values():
        for one in ones:
            for name, cell in one.cells.items():
                if cell.verdict in FOUND and name in by_readout:
                    _return(one, cell, by_readout[name], searched[one.readout.id], weights)


def _return(one: Judged, cell: Cell, others: Sequence[Judged], home: Searched, weights: Weights) -> None:
    """Give the claim of the other text in which ``one`` was found its counterpart."""
    near = cell.nearest
    if near is None:
        return
    for other in others:
        content, mine = other.claim.content, other.cells.get(one.readout.id)
        if mine is None or mine.verdict not in LOST or not (content.start < near.end and near.start < content.end):
            continue
        judgement = weigh(one.claim.content.text, content.text, weights)
        if judgement.verdict in FOUND:
            start, end = one.claim.content.start, one.claim.content.end
            passage = next((p for p in home.passages if p.start <= start and end <= p.end), None)
            nearest = home.nearest(passage or Text(one.claim.content.text, start, end), judgement.score)
            other.cells[one.readout.id] = replace(
                mine, verdict="partial", why=None, claim=one.claim.id, score=judgement.score, nearest=nearest
            )
