"""A report: one result in the shapes that renderers take, each made only when asked for; and format -> renderer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from readoutdiff.ground.model import Article, Claim, Comparison, Document, Finding
from readoutdiff.reporting.blocks import Sentence, View

if TYPE_CHECKING:
    from readoutdiff.reporting.annotations import Annotation

Json = dict[str, Any]
Guard = Callable[[str], AbstractContextManager[None]]


class Report(NamedTuple):
    """``flat`` gives the fields and one record a claim, finding or case; ``annotations`` is empty for mere lists."""

    name: str
    place: str  # the files that it is about, for the message where it cannot be drawn
    view: Callable[[], View]
    document: Callable[[], Json]
    flat: Callable[[], tuple[Sequence[str], list[Json]]]
    annotations: Callable[[], Sequence[Annotation]] | None = None
    page: Callable[[], str] | None = None
    counts: Callable[[], Counter[str]] = Counter
    closing: Callable[[Counter[str]], str] | None = None  # the last line, of the counts of all reports


def render(report: Report, format: str, columns: int = 80, colour: bool = False, version: str = "") -> str:
    """The report as text of one of the formats; ``columns`` and ``colour`` matter to ``table`` alone."""
    return "".join(stream([report], format, columns, colour, version))


def stream(
    reports: Iterable[Report],
    format: str,
    columns: int = 80,
    colour: bool = False,
    version: str = "",
    guard: Guard = lambda place: nullcontext(),
) -> Iterator[str]:
    """The reports one after another, each as soon as it is there; one alone for the formats that are ``formats.WHOLE``.

    Each is drawn inside ``guard(report.place)``, which may swallow what goes wrong: that report is left out then.
    """
    if format in ("table", "plain", "markdown"):
        return _views(reports, format, columns, colour, guard)
    if format in ("csv", "tsv", "jsonl"):
        return _records(reports, format, guard)
    return _wholes(reports, format, version, guard)


def _views(reports: Iterable[Report], format: str, columns: int, colour: bool, guard: Guard) -> Iterator[str]:
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
        text = ""
        with guard(report.place):
            text = draw(report.view())
            total += report.counts()
        if text:
            yield gap + text
            gap = "\n"
    if report and report.closing:
        yield gap + draw((Sentence(report.closing(total)),))


def _records(reports: Iterable[Report], format: str, guard: Guard) -> Iterator[str]:
    from readoutdiff.reporting import flat

    begun = False
    for report in reports:
        text = None
        with guard(report.place):
            fields, records = report.flat()
            text = flat.render(fields, records, format)
            if not begun:
                text = flat.header(fields, format) + text
            begun = True
        if text is not None:
            yield text


def _wholes(reports: Iterable[Report], format: str, version: str, guard: Guard) -> Iterator[str]:
    for report in reports:
        text = None
        with guard(report.place):
            text = _whole(report, format, version)
        if text is not None:
            yield text


def _whole(report: Report, format: str, version: str) -> str:
    if format == "html":
        return report.page() if report.page else str(_page_module().view_page(report.name, report.view()))
    if format == "json":
        from readoutdiff.reporting.flat import render_json

        return render_json(report.document())
    assert report.annotations is not None, report.name
    return str(_annotations_module().render(report.name, report.annotations(), format, version))


def claims_report(articles: Sequence[Article], tool: Callable[[], Json], named: bool | None = None) -> Report:
    """What ``claims`` prints; ``named``: with the name of each article above it (default: where there are several)."""
    from readoutdiff.reporting import listing, wire

    def flat() -> tuple[Sequence[str], list[Json]]:
        fields = wire.columns(Claim)
        claims = (wire.record(claim) for article in articles for claim in article.claims)
        return fields, [wire.flatten(claim, fields) for claim in claims]

    return Report(
        "claims",
        place_of([article.document for article in articles]),
        lambda: listing.claims_view(articles, len(articles) > 1 if named is None else named),
        lambda: wire.claims_document(articles, tool()),
        flat,
        page=lambda: _page_module().claims_page(articles),
        counts=lambda: listing.claims_counts(articles),
        closing=listing.claims_closing,
    )


def comparison_report(
    comparison: Comparison, tool: Callable[[], Json], named: bool = False, weak: bool = False, sort: bool = False
) -> Report:
    """What ``compare`` prints; ``named``: with the name of its article above it.

    For people, one-sided findings are counted only, but with ``weak``, and the strongest findings come first, but with
    ``sort``. For programs all are there, as the comparison has them.
    """
    from readoutdiff.reporting import views, wire

    def flat() -> tuple[Sequence[str], list[Json]]:
        fields = wire.columns(Finding)
        found = (wire.record(finding) for finding in comparison.findings)
        return fields, [wire.flatten(finding, fields) for finding in found]

    return Report(
        "compare",
        place_of(comparison.documents),
        lambda: views.comparison_view(comparison, named, weak, sort),
        lambda: wire.comparison_document(comparison, tool()),
        flat,
        lambda: _annotations_module().finding_annotations(comparison),
        lambda: _page_module().comparison_page(comparison, weak, sort),
        lambda: views.comparison_counts(comparison),
        views.comparison_closing,
    )


def place_of(documents: Sequence[Document]) -> str:
    """What a message calls several documents: the names of three at most."""
    more = [f"{len(documents) - 3} more"] if len(documents) > 3 else []
    return ", ".join([*(document.name for document in documents[:3]), *more])


def _annotations_module() -> ModuleType:
    from readoutdiff.reporting import annotations

    return annotations


def _page_module() -> ModuleType:
    from readoutdiff.reporting import page

    return page
