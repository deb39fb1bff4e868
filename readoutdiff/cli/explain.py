"""``readoutdiff explain``."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click

from readoutdiff.cli.inputs import Session, encodings
from readoutdiff.cli.options import FORMATS, Command, output_options, reading_options
from readoutdiff.cli.output import emit
from readoutdiff.cli.telling import DONE, inside

_LINE = re.compile(r"(.+):(\d+)")


@click.command(cls=Command, epilog="Example: readoutdiff explain article.txt:13 --published 2024-10-17")
@click.argument("place", metavar="ARTICLE[:LINE]")
@reading_options
@output_options(FORMATS)
def command(
    place: str,
    published: str | None,
    lang: str | None,
    encoding: tuple[str, ...],
    stdin_name: str,
    registry: Path | None,
    format: str,
    output: Path | None,
    width: int | None,
    color: str,
    quiet: bool,
) -> int:
    """Show which rules fired on a line, and which lost.

    Each span is drawn under the text with what it was taken for, then the rule that took it.
    """
    from readoutdiff.model import Trouble, line_starts
    from readoutdiff.parsing.explaining import explain
    from readoutdiff.reading.load import iso_date
    from readoutdiff.reporting.drawing import explain_report
    from readoutdiff.reporting.sentences import count

    iso_date(published, "--published")
    name, line = _split(place)
    session = Session(published, lang, encodings(encoding, [name], stdin_name), stdin_name, registry, quiet)
    document = session.load(name)
    lines = len(line_starts(document.text))
    if line is not None and not 1 <= line <= lines:
        raise Trouble(f"{document.name}:{line}", f"the text has {count(lines, 'line')}")
    with inside(document.name):
        notes = explain(document, session.load_registry(), line)
    report = explain_report(document, notes, line)
    emit([report], format, output, width, color)
    return DONE


def _split(place: str) -> tuple[str, int | None]:
    """``ARTICLE:LINE`` -> both; a file that is called so comes first."""
    match = _LINE.fullmatch(place)
    if match is None or os.path.exists(place):
        return place, None
    return match[1], int(match[2])
