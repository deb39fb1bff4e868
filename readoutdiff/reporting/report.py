"""A report: one result in the shapes that renderers take, each made only when asked for; and format -> renderer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any, NamedTuple

from readoutdiff.model import Article, Comparison
from readoutdiff.reporting.blocks import View

Json = dict[str, Any]


class Annotation(NamedTuple):
    """A remark at a place in a file, for github, sarif and junit.

    ``level`` is error, warning or note; pass and skip show in junit only.
    """

    path: str
    line: int
    column: int
    level: str
    kind: str
    message: str
    id: str = ""


class Report(NamedTuple):
    """``flat`` gives the fields and one record a claim, finding or case; ``annotations`` is empty for mere lists."""

    name: str
    view: Callable[[], View]
    document: Callable[[], Json]
    flat: Callable[[], tuple[Sequence[str], list[Json]]]
    annotations: Callable[[], Sequence[Annotation]] | None = None
    page: Callable[[], str] | None = None


TEXT_FORMATS = ("table", "plain", "markdown", "csv", "tsv", "json", "jsonl")
FINDING_FORMATS = ("github", "sarif", "junit")


def render(report: Report, format: str, columns: int = 80, colour: bool = False, version: str = "") -> str:
    """The report as text of one of the formats; ``columns`` and ``colour`` matter to ``table`` alone."""
    if format == "table":
        from readoutdiff.reporting.table import render_table

        return render_table(report.view(), columns, colour)
    if format == "plain":
        from readoutdiff.reporting.plain import render_plain

        return render_plain(report.view())
    if format == "markdown":
        from readoutdiff.reporting.markdown import render_markdown

        return render_markdown(report.view())
    if format == "html":
        return report.page() if report.page else str(_page_module().view_page(report.name, report.view()))
    if format in FINDING_FORMATS:
        from readoutdiff.reporting import annotations

        assert report.annotations is not None, report.name
        return annotations.render(report.name, report.annotations(), format, version)
    from readoutdiff.reporting import flat

    if format == "json":
        return flat.render_json(report.document())
    renderers = {"csv": flat.render_csv, "tsv": flat.render_tsv, "jsonl": flat.render_jsonl}
    return renderers[format](*report.flat())


def claims_report(articles: Sequence[Article], tool: Callable[[], Json]) -> Report:
    """What ``claims`` prints."""
    from readoutdiff.reporting import listing, wire

    def flat() -> tuple[Sequence[str], list[Json]]:
        claims = (wire.claim(claim) for article in articles for claim in article.claims)
        return wire.CLAIM_FIELDS, [wire.flatten(claim, wire.CLAIM_FIELDS) for claim in claims]

    return Report(
        "claims",
        lambda: listing.claims_view(articles),
        lambda: wire.claims_document(articles, tool()),
        flat,
        page=lambda: _page_module().claims_page(articles),
    )


def comparison_report(comparison: Comparison, tool: Callable[[], Json]) -> Report:
    """What ``compare`` prints."""
    from readoutdiff.reporting import views, wire

    def flat() -> tuple[Sequence[str], list[Json]]:
        found = (wire.finding(finding) for finding in comparison.findings)
        return wire.FINDING_FIELDS, [wire.flatten(finding, wire.FINDING_FIELDS) for finding in found]

    return Report(
        "compare",
        lambda: views.comparison_view(comparison),
        lambda: wire.comparison_document(comparison, tool()),
        flat,
        lambda: finding_annotations(comparison),
        lambda: _page_module().comparison_page(comparison),
    )


def _page_module() -> ModuleType:
    from readoutdiff.reporting import page

    return page


LEVELS = {"omission": "warning", "confirmed-omission": "warning", "unsupported": "warning", "one-sided": "note"}


def finding_annotations(comparison: Comparison) -> list[Annotation]:
    """One a finding, at the place of its claim."""
    from readoutdiff.reporting.sentences import RestsOn, quoted, sides

    rests = RestsOn(comparison)
    main = comparison.documents[0].name if comparison.documents else ""
    omissions = {omission.id: omission.document for omission in comparison.omissions}
    found = []
    for finding in comparison.findings:
        path = finding.claim.document if finding.claim else omissions.get(finding.omission or "", main)
        what = quoted(finding.claim.content.text) if finding.claim else rests.topic(finding)
        message = f"{what}: {sides(finding)}. {rests.sentence(finding)}"
        level = LEVELS.get(finding.kind, "warning")
        found.append(Annotation(path, finding.line, finding.column, level, finding.kind, message, finding.id))
    return found
