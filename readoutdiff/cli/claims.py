"""``readoutdiff claims``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from readoutdiff.cli import options
from readoutdiff.cli.inputs import Reading, Session, encodings, named_or_stdin
from readoutdiff.cli.output import Output, emit
from readoutdiff.cli.telling import DONE, TROUBLE
from readoutdiff.ground.formats import FORMATS

if TYPE_CHECKING:
    from readoutdiff.ground.model import Article
    from readoutdiff.reporting.selecting import Selection


@click.command(
    cls=options.Command, epilog="Example: readoutdiff claims article.txt --published 2024-10-17 --format csv"
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@options.reading
@options.selecting(("stated", "inherited", "none"), ("line", "source", "event", "citation"))
@options.jobs
@options.output(FORMATS)
def command(articles: tuple[str, ...], reading: Reading, selection: Selection, jobs: int, output: Output) -> int:
    """List each claim of an article with the readout it cites.

    Each with its speaker, event, way of citing and line; those that cite no official readout come last, with the
    reason. -, or no ARTICLE in a pipe, is standard input.
    """
    names = named_or_stdin(articles)
    session = Session(reading, encodings(reading, names), output.quiet, jobs, None if articles else "ARTICLE")
    from readoutdiff.cli.articles import parse_all
    from readoutdiff.cli.tool import tool
    from readoutdiff.reporting.report import claims_report
    from readoutdiff.reporting.selecting import select_claims

    known = session.load_registry()
    own = session.load_lexicons(known)
    for source in selection.sources:
        options.known_source(source, known, "--source")
    parsed: Iterable[Article] = parse_all(session, names, known, own, output.bar)
    if selection.events or output.whole:
        parsed = list(parsed)
        options.known_events(selection.events, [event for each in parsed for event in each.events])
    chosen = (select_claims(each, selection) for each in parsed)
    groups = filter(None, [list(chosen)]) if output.whole else ([each] for each in chosen)
    reports = (claims_report(each, lambda: tool(known, own), len(names) > 1) for each in groups)
    emit(reports, output, session.guard)
    return TROUBLE if session.failed else DONE
