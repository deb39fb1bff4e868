"""``readoutdiff compare``."""

from __future__ import annotations

from pathlib import Path

import click

from readoutdiff.cli.inputs import Session, named_or_stdin
from readoutdiff.cli.options import FINDING_FORMATS, filter_options, listed, output_options, reading_options
from readoutdiff.cli.output import emit
from readoutdiff.cli.run import DONE, FOUND, TROUBLE

KINDS = (
    *("omission", "confirmed-omission", "disputed-omission", "unsupported", "difference", "partial"),
    *("one-sided", "unreported"),
)


@click.command(
    epilog="Examples: readoutdiff compare article.txt --published 2024-10-17; "
    "readoutdiff compare --readout us-state=us.txt --readout cn-mfa=cn.txt"
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--readout", "texts", multiple=True, metavar="SOURCE[@LANG]=FILE", help="An official text; may be repeated."
)
@click.option("--partial", multiple=True, metavar="SOURCE", help="This source's text is an excerpt or a first version.")
@click.option("--unreported", is_flag=True, help="Also list what a text has and the article does not.")
@reading_options
@filter_options(KINDS, ("line", "kind", "basis", "source", "score"))
@click.option("--basis", multiple=True, metavar="BASIS", callback=listed(("stated", "text", "article")),
              help="Only findings that rest on this: stated, text, article.")  # fmt: skip
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there are findings other than one-sided ones.")
@click.option(
    "--fail-on", metavar="KIND,...", callback=listed(KINDS), help="Exit with 1 if there are findings of these kinds."
)
@output_options(FINDING_FORMATS)
def command(
    articles: tuple[str, ...],
    texts: tuple[str, ...],
    partial: tuple[str, ...],
    unreported: bool,
    published: str | None,
    lang: str | None,
    encoding: str | None,
    stdin_name: str,
    registry: Path | None,
    events: tuple[str, ...],
    sources: tuple[str, ...],
    only: tuple[str, ...],
    sort: str | None,
    basis: tuple[str, ...],
    exit_code: bool,
    fail_on: tuple[str, ...],
    format: str,
    output: Path | None,
    width: int | None,
    color: str,
    quiet: bool,
) -> int:
    """Show which readout has, lacks or differs on each claim.

    Event by event, claim by claim, with what each verdict rests on. With two --readout and no ARTICLE the official
    texts are compared; with both, the article is checked against them too. --event names the event that the texts
    belong to, where that is not clear, and shows only that one.
    """
    names = list(articles) if articles or len(texts) > 1 else named_or_stdin(articles, "ARTICLE (or two --readout)")
    session = Session(published, lang, encoding, stdin_name, registry, quiet)
    from readoutdiff.cli.pipeline import known_filters, parse_all, parse_texts, tell_findings_apart, with_facts
    from readoutdiff.cli.tool import tool
    from readoutdiff.comparing.compare import compare
    from readoutdiff.reporting.report import comparison_report
    from readoutdiff.reporting.selecting import Selection, select_comparison

    known = session.load_registry()
    parsed = parse_all(session, names, known)
    readouts = parse_texts(session, texts, partial, known)
    if (names and not parsed) or (not names and len(readouts) < 2):
        return TROUBLE
    event = events[0] if len(events) == 1 and readouts else None
    comparison = with_facts(tell_findings_apart(compare(parsed, readouts, event=event, unreported=unreported)))
    known_filters(events, sources, comparison.events, known)
    comparison = select_comparison(comparison, Selection(events, sources, only, basis, sort))
    emit(comparison_report(comparison, lambda: tool(known)), format, output, width, color)
    if session.failed:
        return TROUBLE
    kinds = {finding.kind for finding in comparison.findings}
    return FOUND if kinds & set(fail_on) or (exit_code and kinds - {"one-sided"}) else DONE
