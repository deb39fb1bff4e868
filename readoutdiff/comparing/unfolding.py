"""A Comparison of folded copies -> the same with the places and words of the documents themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from readoutdiff.ground.folding import Way
from readoutdiff.ground.model import Cell, Claim, Comparison, Difference, Finding, Readout, Row

Held = TypeVar("Held", Cell, Finding)


def unfolded(found: Comparison, ways: dict[str, Way]) -> Comparison:
    """``ways`` are those of the documents, by name, that differ from their copies; any other stays as it is."""
    omissions = {(o.event, o.id, o.line, o.column): ways[o.document].words(o) if o.document in ways else o
                 for o in found.omissions}  # fmt: skip

    def claim(one: Claim) -> Claim:
        return ways[one.document].claim(one) if one.document in ways else one

    def readout(one: Readout) -> Readout:
        return ways[one.document.name].readout(one) if one.document.name in ways else one

    def held(one: Held, document: str) -> Held:
        """Its differences stand in ``document`` and in that of the nearest passage."""
        here, there = ways.get(document), ways.get(one.nearest.document) if one.nearest else None
        differences = tuple(
            Difference(d.kind, here.words(d.here) if here else d.here, there.words(d.there) if there else d.there)
            for d in one.differences
        )
        return replace(one, differences=differences, nearest=there.words(one.nearest) if there else one.nearest)

    def finding(one: Finding) -> Finding:
        said = claim(one.claim) if one.claim else omissions[one.event, one.omission or "", one.line, one.column]
        moved = replace(held(one, said.document), line=said.line, column=said.column)
        return replace(moved, claim=said) if isinstance(said, Claim) else moved

    rows = (
        Row(r.event, claim(r.claim), {name: held(c, r.claim.document) for name, c in r.cells.items()})
        for r in found.rows
    )
    return replace(
        found,
        readouts=tuple(map(readout, found.readouts)),
        rows=tuple(rows),
        findings=tuple(map(finding, found.findings)),
        disputes=tuple(ways[d.document].dispute(d) if d.document in ways else d for d in found.disputes),
        omissions=tuple(omissions[o.event, o.id, o.line, o.column] for o in found.omissions),
    )
