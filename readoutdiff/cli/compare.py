"""``readoutdiff compare``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readoutdiff.cli.inputs import Session, encodings, named_or_stdin
from readoutdiff.cli.options import (
    FINDING_FORMATS,
    Command,
    filter_options,
    jobs_option,
    listed,
    output_options,
    plain,
    reading_options,
)
from readoutdiff.cli.output import emit, shown_now
from readoutdiff.cli.telling import DONE, FOUND, TROUBLE

if TYPE_CHECKING:
    from readoutdiff.model import Comparison
    from readoutdiff.reporting.report import Report

KINDS = (
    *("omission", "confirmed-omission", "disputed-omission", "unsupported", "difference", "partial"),
    *("one-sided", "unreported"),
)


@click.command(
    cls=Command,
    epilog="Examples: readoutdiff compare article.txt --published 2024-10-17; "
    "readoutdiff compare --readout us-state=us.txt --readout cn-mfa=cn.txt",
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--readout", "texts", multiple=True, metavar="SOURCE[@LANG]=FILE", help="An official text; may be repeated."
)
@click.option("--partial", multiple=True, metavar="SOURCE", callback=plain,
              help="This source's text is an excerpt or a first version.")  # fmt: skip
@click.option("--unreported", is_flag=True, help="Also list what a text has and the article does not.")
@click.option("--weak", is_flag=True, help="List one-sided claims in tables and pages too, which otherwise count them.")
@reading_options
@filter_options(KINDS, ("line", "kind", "basis", "source", "score"))
@click.option("--basis", multiple=True, metavar="BASIS", callback=listed(("stated", "text", "article")),
              help="Only findings that rest on this: stated, text, article.")  # fmt: skip
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there are findings other than one-sided ones.")
@click.option(
    "--fail-on", metavar="KIND,...", callback=listed(KINDS), help="Exit with 1 if there are findings of these kinds."
)
@jobs_option
@output_options(FINDING_FORMATS)
def command(
    articles: tuple[str, ...],
    texts: tuple[str, ...],
    partial: tuple[str, ...],
    unreported: bool,
    weak: bool,
    published: str | None,
    lang: str | None,
    encoding: tuple[str, ...],
    stdin_name: str,
    registry: Path | None,
    events: tuple[str, ...],
    sources: tuple[str, ...],
    only: tuple[str, ...],
    sort: str | None,
    basis: tuple[str, ...],
    exit_code: bool,
    fail_on: tuple[str, ...],
    jobs: int,
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
    wanted = "ARTICLE (or a second --readout)" if texts else "ARTICLE (or two --readout)"
    free = not any(text.endswith("=-") for text in texts)
    named = bool(articles) or len(texts) > 1
    names = list(articles) if named else named_or_stdin(articles, wanted, free)
    read_as = encodings(encoding, [*names, *(text.partition("=")[2] for text in texts)], stdin_name)
    session = Session(published, lang, read_as, stdin_name, registry, quiet, jobs, None if named else wanted)
    from readoutdiff.cli.pipeline import compare_all, known_events, known_source, merged
    from readoutdiff.cli.tool import tool
    from readoutdiff.reporting.report import WHOLE, comparison_report
    from readoutdiff.reporting.selecting import Selection, select_comparison

    known = session.load_registry()
    for source in sources:
        known_source(source, known, "--source")
    bar = not quiet and not shown_now(format, output)
    compared: Iterable[Comparison] = compare_all(session, names, texts, partial, events, unreported, known, bar)
    if events or format in WHOLE:
        compared = merged(list(compared)) if format in WHOLE else list(compared)
        known_events(events, [event for each in compared for event in each.events])
    kept = Selection(events, sources, only, basis, sort)
    weak = weak or "one-sided" in only or "article" in basis
    kinds: set[str] = set()

    def reports() -> Iterator[Report]:
        for comparison in compared:
            chosen = select_comparison(comparison, kept)
            kinds.update(finding.kind for finding in chosen.findings)
            yield comparison_report(chosen, lambda: tool(known), len(names) > 1 and not texts, weak, bool(sort))

    if not emit(reports(), format, output, width, color, session.guard) or session.failed:
        return TROUBLE
    return FOUND if kinds & set(fail_on) or (exit_code and kinds - {"one-sided"}) else DONE
