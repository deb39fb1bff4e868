"""Two official texts of one event -> side by side, matched claims lined up, gaps said in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from readoutdiff.ground.model import Cell, Readout, Row
from readoutdiff.reporting.markup import Marking, escape
from readoutdiff.reporting.sentences import count

FOUND = ("present", "partial", "differs")


def pairs_of(readouts: Sequence[Readout]) -> Iterator[tuple[Readout, Readout]]:
    """Every two readouts that are texts."""
    return combinations([readout for readout in readouts if readout.origin == "text"], 2)


def draw_pair(one: Readout, other: Readout, rows: Sequence[Row], marking: Marking) -> str:
    """A table: each claim of one text with its place in the other, then what only the other has."""
    lines, matched = [], set()
    for row in rows:
        if row.claim.document != one.document.name or other.id not in row.cells:
            continue
        cell = row.cells[other.id]
        here = [(each.here.start, each.here.end) for each in cell.differences]
        left = marking.quote(one.document.name, row.claim.content.start, row.claim.content.end, here)
        if cell.verdict in FOUND and cell.nearest:
            matched.add((cell.nearest.start, cell.nearest.end))
        lines.append((left, _there(cell, marking)))
    for row in rows:
        if row.claim.document != other.document.name or one.id not in row.cells:
            continue
        start, end = row.claim.content.start, row.claim.content.end
        cell = row.cells[one.id]
        if cell.verdict not in FOUND and not any(left < end and start < right for left, right in matched):
            lines.append((_there(cell, marking), marking.quote(other.document.name, start, end)))
    if not lines:
        return ""
    names = [escape(each.id) for each in (one, other)]
    heads = "".join(f"<th scope=col>{name}</th>" for name in names)
    body = "".join(
        f'<tr><td data-of="{names[0]}">{left}</td><td data-of="{names[1]}">{right}</td></tr>' for left, right in lines
    )
    table = f"<table class=pair><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    return f"<details open><summary>Side by side</summary>{table}</details>"


def _there(cell: Cell, marking: Marking) -> str:
    """The other side of a claim: the passage that has it, or that none was found."""
    if cell.verdict in FOUND and cell.nearest:
        there = [(each.there.start, each.there.end) for each in cell.differences]
        words = marking.quote(cell.nearest.document, cell.nearest.start, cell.nearest.end, there)
        kinds = ", ".join(dict.fromkeys(each.kind for each in cell.differences))
        note = {"partial": "only a part", "differs": f"differs: {kinds}" if kinds else "differs"}.get(cell.verdict, "")
        return words + (f"<span class=note>{escape(note)}</span>" if note else "")
    if cell.verdict == "unclear":
        return f"<span class=soft>unclear: {escape(cell.why or 'no decision possible')}</span>"
    return f"<span class=gap>– not found in the text supplied ({count(cell.searched, 'passage')} searched)</span>"
