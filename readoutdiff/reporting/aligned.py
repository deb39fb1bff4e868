"""The groups of a comparison of official texts -> what each text has of each group, for tables and the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from readoutdiff.ground.model import Cell, Claim, Comparison, Finding, Group, Row
from readoutdiff.reporting.blocks import Block, Grid, Heading
from readoutdiff.reporting.blocks import Row as Drawn
from readoutdiff.reporting.escape import one_line
from readoutdiff.reporting.sentences import (
    FOUND,
    SAYS,
    VERDICTS,
    cell_words,
    count,
    differences_line,
    quoted,
    sides,
    words,
)

TOGETHER = {"present": "found", "partial": "partly", "absent": "not found", "no-text": "no text"}  # a group's verdict
PARTLY = VERDICTS["partial", "text"]
MAX_SIDES = 3  # texts side by side; more stand one under another


class Side(NamedTuple):
    """What one text has of a group. ``words`` is its verdict; ``cell`` is what was found where it has no claim."""

    readout: str
    words: str
    claims: tuple[Claim, ...]
    cell: Cell | None

    @property
    def gap(self) -> str:
        """What stands where the text has neither claim nor passage; empty where it has one."""
        if self.claims or self.cell is None or self.cell.verdict in FOUND:
            return ""
        if self.cell.verdict == "unclear":
            return f"unclear: {self.cell.why or 'no decision possible'}"
        searched = f", {count(self.cell.searched, 'passage')} searched" if self.cell.searched else ""
        return self.words + searched


class Line(NamedTuple):
    """A group with a side for each text of its event, its findings, and the claim that it is known by."""

    group: Group
    sides: tuple[Side, ...]
    findings: tuple[Finding, ...]
    claim: Claim


def lines(comparison: Comparison) -> list[Line]:
    """A line a group, in the order of the alignment."""
    rows = {_key(row.event, row.claim): row for row in comparison.rows}
    found: dict[tuple[str | None, str | None, str], list[Finding]] = {}
    for finding in comparison.findings:
        if finding.claim:
            found.setdefault(_key(finding.event, finding.claim), []).append(finding)
    drawn = []
    for group in comparison.alignment:
        claims = [claim for own in group.cells.values() for claim in own]
        keys = [_key(group.event, claim) for claim in claims]
        held = [rows[key] for key in keys if key in rows]
        own = tuple(_side(group, readout, held) for readout in group.cells)
        drawn.append(Line(group, own, tuple(f for key in keys for f in found.get(key, ())), claims[0]))
    return drawn


def keys(groups: Sequence[Group]) -> set[tuple[str | None, str | None, str]]:
    """What tells the claims of groups from any other."""
    return {_key(group.event, claim) for group in groups for own in group.cells.values() for claim in own}


def alone(comparison: Comparison) -> list[Row]:
    """The rows that are of no group."""
    taken = keys(comparison.alignment)
    return [row for row in comparison.rows if _key(row.event, row.claim) not in taken]


def _key(event: str | None, claim: Claim) -> tuple[str | None, str | None, str]:
    return event, claim.source, claim.id


def _side(group: Group, readout: str, rows: Sequence[Row]) -> Side:
    """Its own verdict is not the group's where another text is the one that lacks something."""
    cells = [row.cells[readout] for row in rows if readout in row.cells]
    claims = group.cells[readout]
    if not claims:
        best = max(cells, key=lambda cell: (cell.verdict in FOUND, cell.score or 0.0), default=None)
        return Side(readout, cell_words(best) if best else "-", (), best)
    mine = [cell for row in rows if row.claim in claims for cell in row.cells.values()]
    if any(cell.verdict == "differs" for cell in (*cells, *mine)):
        return Side(readout, VERDICTS["differs", "text"], claims, None)
    part = any(cell.verdict in ("partial", "absent") for cell in cells)
    return Side(readout, PARTLY if part else SAYS, claims, None)


def table(title: str, found: Sequence[Line]) -> list[Block]:
    """Groups of official texts: a row each, with the words of every side; the number before them is their line."""
    if not found:
        return []
    texts = [one_line(side.readout) for side in found[0].sides]
    wide = len(texts) <= MAX_SIDES
    rows = []
    for line in found:
        cells = [_side_words(side) for side in line.sides] if wide else [_under_one_another(line.sides)]
        verdict = TOGETHER.get(line.group.verdict, line.group.verdict)
        rows.append(Drawn((verdict, *cells), tuple(_group_notes(line))))
    columns = ("verdict", *(texts if wide else ["texts"]))
    return [Heading(3, title), Grid(columns, tuple(rows), numbers=())]


def _under_one_another(sides: Sequence[Side]) -> str:
    """``kremlin, 3: the words``, a line a claim or passage; then who lacks it, a line a verdict."""
    said = [f"{one_line(s.readout)}, {each}" for s in sides if not s.gap for each in _side_words(s).split("\n")]
    gaps: dict[str, list[str]] = {}
    for side in sides:
        if side.gap:
            gaps.setdefault(side.words, []).append(one_line(side.readout))
    return "\n".join([*said, *(f"{words}: {', '.join(names)}" for words, names in gaps.items())])


def _side_words(side: Side) -> str:
    """``3: the words``, a line a claim; what was found, or was nearest, where it has none."""
    if side.claims:
        return "\n".join(f"{claim.line}: {words(claim)}" for claim in side.claims)
    near = side.cell.nearest if side.cell else None
    if not side.gap:
        return f"{near.line}: {one_line(near.text)}" if near else side.words
    shown = f"; nearest, {near.line}: {quoted(near.text)} ({near.score:.2f})" if near and near.score > 0 else ""
    return one_line(side.gap) + shown


def _group_notes(line: Line) -> list[str]:
    """What is counted, and the words that differ."""
    notes = []
    for finding in line.findings:
        said = sides(finding)
        if finding.kind == "difference" and line.group.differences:
            said += f": {differences_line(line.group.differences)}"
        elif finding.kind == "partial":
            said = f"only in part in {', '.join(one_line(side.readout) for side in line.sides if side.words == PARTLY)}"
        notes.append(f"{finding.kind}: {said}")
    return notes
