"""Judged claims of the official texts of an event -> the same, with one verdict for what stands against one another.

What one text's claim is found to say or to say otherwise in another text holds the other way round too: a difference
is mutual, and what is found there cannot be absent here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readoutdiff.comparing.cells import Searched
from readoutdiff.comparing.findings import Judged
from readoutdiff.comparing.matching import Weights
from readoutdiff.comparing.verdicts import FOUND, LOST, coverage
from readoutdiff.ground.model import Cell, Difference, Nearest, Text


def align(judged: Sequence[Judged], searched: dict[str, Searched], weights: Weights) -> None:
    """Give each claim and its counterpart in another text one verdict; see the module."""
    texts: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        if one.readout.origin == "text" and not one.reported:
            texts[one.readout.id].append(one)
    found = [(one, name, cell) for ones in texts.values() for one in ones for name, cell in one.cells.items()]
    linked = [(one, name, cell, _counterpart(one, cell, texts.get(name, ()), weights)) for one, name, cell in found]
    for wanted in ("differs", "partial", "present"):  # what differs is told first
        for one, name, cell, other in linked:
            if cell.verdict == wanted and other is not None and one.readout.id in other.cells:
                _mutual(one, name, cell, other, searched)


def _mutual(one: Judged, name: str, cell: Cell, other: Judged, searched: dict[str, Searched]) -> None:
    """Give the counterpart of ``one``, and ``one`` itself, the verdict that holds both ways."""
    mine = other.cells[one.readout.id]
    if cell.verdict == "differs" and mine.verdict == "present" and not _at(mine, one):
        one.cells[name] = replace(cell, verdict="partial", differences=())  # it says the same elsewhere
    elif cell.verdict == "differs" and mine.verdict != "differs":
        turned = tuple(Difference(d.kind, d.there, d.here) for d in cell.differences)
        other.cells[one.readout.id] = _returned(mine, one, cell, searched, "differs", turned)
    elif mine.verdict in LOST:
        other.cells[one.readout.id] = _returned(mine, one, cell, searched, "partial", ())


def _counterpart(one: Judged, cell: Cell, others: Sequence[Judged], weights: Weights) -> Judged | None:
    """The claim of the other text, in the passage in which ``one`` was found, that says most of it."""
    if cell.verdict not in FOUND or cell.nearest is None:
        return None
    held = list(_inside(cell.nearest, others))
    if cell.differences:
        start = cell.differences[0].there.start
        held = [each for each in held if each.claim.content.start <= start < each.claim.content.end] or held
    said = one.claim.content.text
    return max(held, key=lambda each: coverage(said, each.claim.content.text, weights), default=None)


def _inside(near: Nearest, others: Sequence[Judged]) -> Iterator[Judged]:
    """The claims that share words with a passage; claims stand in the order of the text."""
    first = bisect_left([each.claim.content.end for each in others], near.start + 1)
    for each in others[first:]:
        if each.claim.content.start >= near.end:
            return
        yield each


def _at(cell: Cell, one: Judged) -> bool:
    """Is the passage that a cell shows the one that holds the claim?"""
    near, content = cell.nearest, one.claim.content
    return near is not None and content.start < near.end and near.start < content.end


def _returned(
    mine: Cell,
    one: Judged,
    cell: Cell,
    searched: dict[str, Searched],
    verdict: str,
    differences: tuple[Difference, ...],
) -> Cell:
    """The cell of the counterpart of ``one``, as found from there."""
    content, home = one.claim.content, searched[one.readout.id]
    passage = next((p for p in home.passages if p.start <= content.start and content.end <= p.end), None)
    score = cell.score or 0.0
    nearest = home.nearest(passage or Text(content.text, content.start, content.end), score)
    return replace(
        mine, verdict=verdict, why=None, claim=one.claim.id, score=score, nearest=nearest, differences=differences
    )
