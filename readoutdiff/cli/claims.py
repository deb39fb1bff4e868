"""``readoutdiff claims``."""

from __future__ import annotations

from pathlib import Path

import click

from readoutdiff.cli.inputs import Session, named_or_stdin
from readoutdiff.cli.options import FORMATS, filter_options, output_options, reading_options
from readoutdiff.cli.output import emit
from readoutdiff.cli.run import DONE, TROUBLE


@click.command(epilog="Example: readoutdiff claims article.txt --published 2024-10-17 --format csv")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@reading_options
@filter_options(("stated", "inherited", "none"), ("line", "source", "event", "citation"))
@output_options(FORMATS)
def command(
    articles: tuple[str, ...],
    published: str | None,
    lang: str | None,
    encoding: str | None,
    stdin_name: str,
    registry: Path | None,
    events: tuple[str, ...],
    sources: tuple[str, ...],
    only: tuple[str, ...],
    sort: str | None,
    format: str,
    output: Path | None,
    width: int | None,
    color: str,
    quiet: bool,
) -> int:
    """List each claim of an article with the readout it cites.

    Each with its speaker, event, way of citing and line; those that cite no official readout come last, with the
    reason. ``-``, or no ARTICLE in a pipe, is standard input.
    """
    names = named_or_stdin(articles)
    session = Session(published, lang, encoding, stdin_name, registry, quiet)
    from readoutdiff.cli.pipeline import known_filters, parse_all
    from readoutdiff.cli.tool import tool
    from readoutdiff.reporting.report import claims_report
    from readoutdiff.reporting.selecting import Selection, select_claims

    known = session.load_registry()
    whole = parse_all(session, names, known)
    if not whole:  # each was refused, and said so
        return TROUBLE
    known_filters(events, sources, [event for each in whole for event in each.events], known)
    parsed = select_claims(whole, Selection(events, sources, only, (), sort))
    emit(claims_report(parsed, lambda: tool(known)), format, output, width, color)
    return TROUBLE if session.failed else DONE
