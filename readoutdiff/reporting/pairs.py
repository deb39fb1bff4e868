"""Official texts of one event -> side by side on a page: a row a group, the words that differ marked, gaps in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readoutdiff.ground.model import Claim, Group, Nearest, Span
from readoutdiff.reporting.aligned import TOGETHER, Line, Side
from readoutdiff.reporting.markup import Marking, escape


def draw_texts(lines: Sequence[Line], marking: Marking) -> str:
    """A table of groups; nothing where there is none."""
    if not lines:
        return ""
    names = [escape(side.readout) for side in lines[0].sides]
    heads = "".join(f"<th scope=col>{name}</th>" for name in ("verdict", *names))
    body = "".join(_row(line, names, marking) for line in lines)
    table = f"<table class=pair><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    return f"<details open><summary>Side by side</summary>{table}</details>"


def _row(line: Line, names: Sequence[str], marking: Marking) -> str:
    verdict = escape(TOGETHER.get(line.group.verdict, line.group.verdict))
    kinds = ", ".join(dict.fromkeys(each.kind for each in line.group.differences))
    note = f"<span class=note>{escape(kinds)}</span>" if kinds else ""
    numbers = list(dict.fromkeys(marking.finding(finding) for finding in line.findings))
    linked = f"<a href=#f{numbers[0]}>{verdict}</a>" if numbers and numbers[0] else verdict
    sides = "".join(
        f'<td data-of="{name}">{_side(side, line.group, marking)}</td>'
        for name, side in zip(names, line.sides, strict=True)
    )
    return f"<tr><th scope=row>{linked}{note}</th>{sides}</tr>"


def _side(side: Side, group: Group, marking: Marking) -> str:
    """Its claims, the passage that has it, or that none was found."""
    if side.claims:
        return "".join(f"<div>{_claim(claim, group, marking)}</div>" for claim in side.claims)
    if side.gap:
        unclear = side.cell is not None and side.cell.verdict == "unclear"
        return f"<span class={'soft' if unclear else 'gap'}>{'' if unclear else '– '}{escape(side.gap)}</span>"
    near = side.cell.nearest if side.cell else None
    return _quoted(near, group, marking) if near else escape(side.words)


def _claim(claim: Claim, group: Group, marking: Marking) -> str:
    anchor, content = marking.anchor(claim), claim.content
    words = marking.quote(claim.document, content.start, content.end, _marks(claim.document, group, marking))
    return f"{words} <a class=soft href=#t{anchor}>line {claim.line}</a>" if anchor else words


def _quoted(near: Nearest, group: Group, marking: Marking) -> str:
    words = marking.quote(near.document, near.start, near.end, _marks(near.document, group, marking))
    return f"{words} <span class=soft>line {near.line}</span>"


def _marks(document: str, group: Group, marking: Marking) -> Iterator[Span]:
    """Where words that differ stand in a text: which of two wordings is its own, its words tell."""
    text = marking.texts.get(document, "")
    for each in group.differences:
        for said in (each.here, each.there):
            if text[said.start : said.end] == said.text:
                yield said.start, said.end
