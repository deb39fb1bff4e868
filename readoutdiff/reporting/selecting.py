"""Articles and comparisons -> the same with only what was asked for, in the order asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from readoutdiff.ground.model import Article, Claim, Comparison, Finding, Group, Row

BASES = ("stated", "text", "article")
CITATIONS = ("stated", "inherited", "none", "text")
KINDS = (
    *("omission", "confirmed-omission", "disputed-omission", "unsupported", "difference", "partial"),
    *("one-sided", "unreported"),
)
CLAIM_ORDERS: dict[str, Callable[[Claim], tuple[Any, ...]]] = {
    "line": lambda claim: (),
    "source": lambda claim: (claim.source is None, claim.source or ""),
    "event": lambda claim: (claim.event is None, claim.event or ""),
    "citation": lambda claim: (CITATIONS.index(claim.citation),),
}
FINDING_ORDERS: dict[str, Callable[[Finding], tuple[Any, ...]]] = {
    "line": lambda finding: (finding.line, finding.column, finding.absent),
    "kind": lambda finding: (KINDS.index(finding.kind),),
    "basis": lambda finding: (BASES.index(finding.basis),),
    "source": lambda finding: (finding.absent,),
    "score": lambda finding: (finding.score is None, finding.score or 0.0),
}


class Selection(NamedTuple):
    """Which events, sources, kinds (``only``) and bases to keep; an empty one keeps all. ``sort`` None: as found."""

    events: Collection[str] = ()
    sources: Collection[str] = ()
    only: Collection[str] = ()
    bases: Collection[str] = ()
    sort: str | None = None


def select_claims(article: Article, wanted: Selection) -> Article:
    """The article with the claims, omissions and events wanted; ``only`` names ways of citing."""
    claims = [
        claim
        for claim in article.claims
        if _in(claim.event, wanted.events) and _in(claim.source, wanted.sources) and _in(claim.citation, wanted.only)
    ]
    omissions = [
        omission
        for omission in article.omissions
        if _in(omission.event, wanted.events)
        and not wanted.only
        and (
            not wanted.sources
            or omission.source in wanted.sources
            or any(has in wanted.sources for has in omission.has)
        )
    ]
    disputes = [
        dispute
        for dispute in article.disputes
        if _in(dispute.event, wanted.events)
        and not wanted.only
        and (not wanted.sources or not {dispute.source, dispute.claim.source}.isdisjoint(wanted.sources))
    ]
    used = {e.event for e in claims} | {e.event for e in omissions} | {e.event for e in disputes}
    narrowed = bool(wanted.events or wanted.sources or wanted.only)
    events = [event for event in article.events if not narrowed or event.id in used]
    if wanted.sort:
        claims.sort(key=CLAIM_ORDERS[wanted.sort])
    return replace(
        article, claims=tuple(claims), omissions=tuple(omissions), disputes=tuple(disputes), events=tuple(events)
    )


def select_comparison(comparison: Comparison, wanted: Selection) -> Comparison:
    """The comparison with the findings wanted, and the rows and events that they belong to."""
    findings = [
        finding
        for finding in comparison.findings
        if _in(finding.event, wanted.events)
        and _in(finding.kind, wanted.only)
        and _in(finding.basis, wanted.bases)
        and (
            not wanted.sources or finding.absent in wanted.sources or any(s in wanted.sources for s in finding.present)
        )
    ]
    if wanted.sort:
        findings.sort(key=FINDING_ORDERS[wanted.sort])
    if wanted.sort == "line":
        places = {document.name: i for i, document in enumerate(comparison.documents)}
        findings.sort(key=lambda finding: places.get(finding.claim.document, 0) if finding.claim else 0)
    rows = [row for row in comparison.rows if _in(row.event, wanted.events)]
    groups = [group for group in comparison.alignment if _in(group.event, wanted.events)]
    if wanted.only or wanted.bases or wanted.sources:
        kept = {(finding.claim.document, finding.claim.id) for finding in findings if finding.claim}
        groups = [group for group in groups if not kept.isdisjoint(_claims(group))]
        kept.update(claim for group in groups for claim in _claims(group))
        rows = [row for row in rows if (row.claim.document, row.claim.id) in kept]
    rows.sort(key=_row_order(comparison, findings, wanted.sort))
    if wanted.sort:
        first = {f.claim.id: n for n, f in reversed(list(enumerate(findings))) if f.claim}
        groups.sort(key=lambda group: min(first.get(claim, len(findings)) for _, claim in _claims(group)))
    narrowed = bool(wanted.only or wanted.bases or wanted.sources)
    used = {row.event for row in rows} | {finding.event for finding in findings}
    events = [each for each in comparison.events if _in(each.id, wanted.events) and (not narrowed or each.id in used)]
    names = {event.id for event in events}
    return replace(
        comparison,
        events=tuple(events),
        readouts=tuple(readout for readout in comparison.readouts if readout.event in names),
        rows=tuple(rows),
        findings=tuple(findings),
        alignment=tuple(groups),
    )


def _claims(group: Group) -> list[tuple[str, str]]:
    """The document and id of each claim of a group."""
    return [(claim.document, claim.id) for own in group.cells.values() for claim in own]


def _row_order(
    comparison: Comparison, findings: Sequence[Finding], sort: str | None
) -> Callable[[Row], tuple[int, int]]:
    """By place in the text; with a sort order, by the first finding, rows without one last."""
    if sort:
        first = {finding.claim.id: i for i, finding in reversed(list(enumerate(findings))) if finding.claim}
        return lambda row: (first.get(row.claim.id, len(findings)), row.claim.content.start)
    documents = {document.name: i for i, document in enumerate(comparison.documents)}
    return lambda row: (documents.get(row.claim.document, 0), row.claim.content.start)


def _in(value: str | None, wanted: Collection[str]) -> bool:
    return not wanted or value in wanted
