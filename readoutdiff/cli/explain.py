"""``readoutdiff explain``."""

from __future__ import annotations

import os
import re

import click

from readoutdiff.cli import options
from readoutdiff.cli.inputs import Reading, Session, encodings
from readoutdiff.cli.output import Output, emit
from readoutdiff.cli.telling import DONE, inside
from readoutdiff.ground.formats import FORMATS

_LINE = re.compile(r"(.+):(\d+)")


@click.command(cls=options.Command, epilog="Example: readoutdiff explain article.txt:13 --published 2024-10-17")
@click.argument("place", metavar="ARTICLE[:LINE]")
@options.reading
@options.output(FORMATS)
def command(place: str, reading: Reading, output: Output) -> int:
    """Show which rules fired on a line, and which lost.

    Each span is drawn under the text with what it was taken for, then the rule that took it.
    """
    from readoutdiff.ground.model import Trouble, line_starts
    from readoutdiff.parsing.explaining import explain
    from readoutdiff.reading.load import iso_date
    from readoutdiff.reporting.drawing import explain_report
    from readoutdiff.reporting.sentences import count

    iso_date(reading.published, "--published")
    name, line = _split(place)
    session = Session(reading, encodings(reading, [name]), output.quiet)
    document = session.load(name)
    lines = len(line_starts(document.text))
    if line is not None and not 1 <= line <= lines:
        raise Trouble(f"{document.name}:{line}", f"the text has {count(lines, 'line')}, counted from 1")
    with inside(document.name):
        registry = session.load_registry()
        notes = explain(document, registry, line, session.load_lexicons(registry, examples=False))
    emit([explain_report(document, notes, line)], output)
    return DONE


def _split(place: str) -> tuple[str, int | None]:
    """``ARTICLE:LINE`` -> both; a file that is called so comes first."""
    from readoutdiff.ground.model import Trouble

    match = _LINE.fullmatch(place)
    if match is None or os.path.exists(place):
        name, colon, line = place.rpartition(":")
        if colon and line[:1].isdigit() and not os.path.exists(place) and os.path.exists(name):
            raise Trouble(place, "behind the colon one line number is wanted")
        return place, None
    return match[1], int(match[2])
