"""A report: one result in the shapes that renderers take, each made only when asked for; and format -> renderer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from types import ModuleType
from typing import Any, NamedTuple

from readoutdiff.model import Article, Comparison
from readoutdiff.reporting.blocks import Sentence, View

Json = dict[str, Any]


class Annotation(NamedTuple):
    """A remark at a place in a file, for github, sarif and junit.

    ``level`` is error, warning or note; pass and skip show in junit only. ``name`` is what junit calls it, for as long
    as it is about the same: without a place or a state; kind and id where it is empty.
    """

    path: str
    line: int
    column: int
    level: str
    kind: str
    message: str
    id: str = ""
    name: str = ""


class Report(NamedTuple):
    """``flat`` gives the fields and one record a claim, finding or case; ``annotations`` is empty for mere lists."""

    name: str
    view: Callable[[], View]
    document: Callable[[], Json]
    flat: Callable[[], tuple[Sequence[str], list[Json]]]
    annotations: Callable[[], Sequence[Annotation]] | None = None
    page: Callable[[], str] | None = None
    counts: Callable[[], Counter[str]] = Counter
    closing: Callable[[Counter[str]], str] | None = None  # the last line, of the counts of all reports


WHOLE = ("json", "html", "sarif", "junit")  # formats that are one document, whatever the number of articles
TEXT_FORMATS = ("table", "plain", "markdown", "csv", "tsv", "json", "jsonl")
FINDING_FORMATS = ("github", "sarif", "junit")


def render(report: Report, format: str, columns: int = 80, colour: bool = False, version: str = "") -> str:
    """The report as text of one of the formats; ``columns`` and ``colour`` matter to ``table`` alone."""
    return "".join(stream([report], format, columns, colour, version))


def stream(
    reports: Iterable[Report], format: str, columns: int = 80, colour: bool = False, version: str = ""
) -> Iterator[str]:
    """The reports one after another, each as soon as it is there; one alone for the formats in ``WHOLE``."""
    if format in ("table", "plain", "markdown"):
        return _views(reports, format, columns, colour)
    if format in ("csv", "tsv", "jsonl"):
        return _records(reports, format)
    return (_whole(report, format, version) for report in reports)


def _views(reports: Iterable[Report], format: str, columns: int, colour: bool) -> Iterator[str]:
    draw: Callable[[View], str]
    if format == "table":
        from readoutdiff.reporting.table import render_table

        draw = partial(render_table, columns=columns, colour=colour)
    elif format == "plain":
        from readoutdiff.reporting.plain import render_plain

        draw = render_plain
    else:
        from readoutdiff.reporting.markdown import render_markdown

        draw = render_markdown
    total: Counter[str] = Counter()
    report, gap = None, ""
    for report in reports:
        if text := draw(report.view()):
            yield gap + text
            gap = "\n"
        total += report.counts()
    if report and report.closing:
        yield gap + draw((Sentence(report.closing(total)),))


def _records(reports: Iterable[Report], format: str) -> Iterator[str]:
    from readoutdiff.reporting import flat

    for number, report in enumerate(reports):
        fields, records = report.flat()
        if number == 0:
            yield flat.header(fields, format)
        yield flat.render(fields, records, format)


def _whole(report: Report, format: str, version: str) -> str:
    if format == "html":
        return report.page() if report.page else str(_page_module().view_page(report.name, report.view()))
    if format == "json":
        from readoutdiff.reporting.flat import render_json

        return render_json(report.document())
    from readoutdiff.reporting import annotations

    assert report.annotations is not None, report.name
    return annotations.render(report.name, report.annotations(), format, version)


def claims_report(articles: Sequence[Article], tool: Callable[[], Json], named: bool | None = None) -> Report:
    """What ``claims`` prints; ``named``: with the name of each article above it (default: where there are several)."""
    from readoutdiff.reporting import listing, wire

    def flat() -> tuple[Sequence[str], list[Json]]:
        claims = (wire.claim(claim) for article in articles for claim in article.claims)
        return wire.CLAIM_FIELDS, [wire.flatten(claim, wire.CLAIM_FIELDS) for claim in claims]

    return Report(
        "claims",
        lambda: listing.claims_view(articles, len(articles) > 1 if named is None else named),
        lambda: wire.claims_document(articles, tool()),
        flat,
        page=lambda: _page_module().claims_page(articles),
        counts=lambda: listing.claims_counts(articles),
        closing=listing.claims_closing,
    )


def comparison_report(comparison: Comparison, tool: Callable[[], Json], named: bool = False) -> Report:
    """What ``compare`` prints; ``named``: with the name of its article above it."""
    from readoutdiff.reporting import views, wire

    def flat() -> tuple[Sequence[str], list[Json]]:
        found = (wire.finding(finding) for finding in comparison.findings)
        return wire.FINDING_FIELDS, [wire.flatten(finding, wire.FINDING_FIELDS) for finding in found]

    return Report(
        "compare",
        lambda: views.comparison_view(comparison, named),
        lambda: wire.comparison_document(comparison, tool()),
        flat,
        lambda: finding_annotations(comparison),
        lambda: _page_module().comparison_page(comparison),
        lambda: views.comparison_counts(comparison),
        views.comparison_closing,
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
