"""``readoutdiff claims``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readoutdiff.cli.inputs import Session, encodings, named_or_stdin
from readoutdiff.cli.options import FORMATS, Command, filter_options, jobs_option, output_options, reading_options
from readoutdiff.cli.output import emit, shown_now
from readoutdiff.cli.telling import DONE, TROUBLE

if TYPE_CHECKING:
    from readoutdiff.model import Article


@click.command(cls=Command, epilog="Example: readoutdiff claims article.txt --published 2024-10-17 --format csv")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@reading_options
@filter_options(("stated", "inherited", "none"), ("line", "source", "event", "citation"))
@jobs_option
@output_options(FORMATS)
def command(
    articles: tuple[str, ...],
    published: str | None,
    lang: str | None,
    encoding: tuple[str, ...],
    stdin_name: str,
    registry: Path | None,
    events: tuple[str, ...],
    sources: tuple[str, ...],
    only: tuple[str, ...],
    sort: str | None,
    jobs: int,
    format: str,
    output: Path | None,
    width: int | None,
    color: str,
    quiet: bool,
) -> int:
    """List each claim of an article with the readout it cites.

    Each with its speaker, event, way of citing and line; those that cite no official readout come last, with the
    reason. -, or no ARTICLE in a pipe, is standard input.
    """
    names = named_or_stdin(articles)
    read_as = encodings(encoding, names, stdin_name)
    session = Session(published, lang, read_as, stdin_name, registry, quiet, jobs, None if articles else "ARTICLE")
    from readoutdiff.cli.pipeline import known_events, known_source, parse_all
    from readoutdiff.cli.tool import tool
    from readoutdiff.reporting.report import WHOLE, claims_report
    from readoutdiff.reporting.selecting import Selection, select_claims

    known = session.load_registry()
    for source in sources:
        known_source(source, known, "--source")
    parsed: Iterable[Article] = parse_all(session, names, known, not quiet and not shown_now(format, output))
    if events or format in WHOLE:
        parsed = list(parsed)
        known_events(events, [event for each in parsed for event in each.events])
    wanted = Selection(events, sources, only, (), sort)
    chosen = (select_claims(each, wanted) for each in parsed)
    groups = ([each] for each in chosen) if format not in WHOLE else filter(None, [list(chosen)])
    reports = (claims_report(each, lambda: tool(known), len(names) > 1) for each in groups)
    if not emit(reports, format, output, width, color, session.guard):  # each was refused, and said so
        return TROUBLE
    return TROUBLE if session.failed else DONE
