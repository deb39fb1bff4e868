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

CLOSE = 0.62  # likeness below which a claim may only seem to differ from what differs from another claim
LEAST = 0.15  # likeness from which a claim is partly in a counterpart that is found in it
MOSTLY = 0.45  # likeness from which a claim says what its counterpart says, wholly found in it, in more words


def align(judged: Sequence[Judged], searched: dict[str, Searched], weights: Weights) -> list[tuple[Judged, Judged]]:
    """Give each claim and its counterpart in another text one verdict, see the module; and which these are."""
    texts: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        if each.readout.origin == "text" and not each.reported:
            texts[each.readout.id].append(each)
    ends = {name: [each.claim.content.end for each in ones] for name, ones in texts.items()}
    found = [(one, name, cell) for ones in texts.values() for one in ones for name, cell in one.cells.items()]
    met: list[tuple[Judged, str, Cell, Judged]] = []
    for one, name, cell in sorted(found, key=_first):  # the closest has the first word
        other = _counterpart(one, cell, (texts.get(name, []), ends.get(name, [])), weights)
        if other is not None and one.readout.id in other.cells:
            met.append((one, name, cell, other))
    for wanted in ("differs", "partial", "present"):  # what differs is told first
        for one, name, cell, other in met:
            if cell.verdict == wanted:
                _mutual(one, name, cell, other, searched)
    return [(one, other) for one, _, _, other in met if _linked(one, other)]


def _first(found: tuple[Judged, str, Cell]) -> tuple[float, str, int, str]:
    """The order in which cells are asked, the same in whichever order the texts are named."""
    one, name, cell = found
    return -(cell.score or 0.0), one.readout.id, one.claim.content.start, name


def _mutual(one: Judged, name: str, cell: Cell, other: Judged, searched: dict[str, Searched]) -> None:
    """Give the counterpart of ``one``, and ``one`` itself, the verdict that holds both ways."""
    mine = other.cells[one.readout.id]
    if cell.verdict == "differs" and mine.verdict == "present" and not _at(mine, one):
        one.cells[name] = replace(cell, verdict="partial", differences=())  # it says the same elsewhere
    elif cell.verdict == mine.verdict == "differs" and not _at(mine, one) and (cell.score or 0.0) < CLOSE:
        one.cells[name] = replace(cell, verdict="absent", differences=(), claim=None)  # it answers to another claim
    elif cell.verdict == "differs" and mine.verdict != "differs":
        turned = tuple(Difference(d.kind, d.there, d.here) for d in cell.differences)
        other.cells[one.readout.id] = _returned(mine, one, cell, searched, "differs", turned)
    elif cell.verdict == "present" and mine.verdict == "partial" and _at(mine, one) and (mine.score or 0.0) >= MOSTLY:
        other.cells[one.readout.id] = replace(mine, verdict="present")
    elif mine.verdict == "absent" and (mine.score or 0.0) < LEAST:
        other.cells[one.readout.id] = replace(mine, verdict="unclear", why="it may be what little the other text says")
    elif mine.verdict in LOST:
        other.cells[one.readout.id] = _returned(mine, one, cell, searched, "partial", ())


def _linked(one: Judged, other: Judged) -> bool:
    """Is ``one`` wholly in the other, or what the other was held against? What restates a part stands for itself."""
    return one.cells[other.readout.id].verdict == "present" or _at(other.cells[one.readout.id], one)


def _counterpart(
    one: Judged, cell: Cell, others: tuple[Sequence[Judged], Sequence[int]], weights: Weights
) -> Judged | None:
    """The claim of the other text, in the passage in which ``one`` was found, that says most of it."""
    if cell.verdict not in FOUND or cell.nearest is None:
        return None
    held = list(_inside(cell.nearest, *others))
    if cell.differences:  # they are shown at the counterpart's words
        first, last = min(d.there.start for d in cell.differences), max(d.there.end for d in cell.differences)
        held = [o for o in held if o.claim.content.start <= first and last <= o.claim.content.end]
    said = one.claim.content.text
    return max(held, key=lambda each: coverage(said, each.claim.content.text, weights), default=None)


def _inside(near: Nearest, others: Sequence[Judged], ends: Sequence[int]) -> Iterator[Judged]:
    """The claims that share words with a passage; claims stand in the order of the text, and end at ``ends``."""
    first = bisect_left(ends, near.start + 1)
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
