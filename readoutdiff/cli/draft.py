"""``readoutdiff draft``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from readoutdiff.cli import options
from readoutdiff.cli.inputs import Reading, Session, encodings
from readoutdiff.cli.output import write
from readoutdiff.cli.telling import DONE, TROUBLE, inside


@click.command(cls=options.Command, epilog="Example: readoutdiff draft cases/oslo/article.txt -o cases/oslo/case.yaml")
@click.argument("article")
@options.texts
@options.reading
@click.option("--output", "-o", type=options.PATH, metavar="FILE", help="Write to FILE; never over one.")
@options.quiet
@options.config
def command(article: str, texts: tuple[str, ...], reading: Reading, output: Path | None, quiet: bool) -> int:
    """Write a fixture for an article, for a person to correct.

    A case.yaml with what the program found as expectations, and comments that say what to look at.
    """
    from readoutdiff.checking.drafting import draft_case
    from readoutdiff.cli.texts import file_of, parse_texts
    from readoutdiff.comparing.compare import compare
    from readoutdiff.ground.model import Trouble
    from readoutdiff.parsing.article import parse_article
    from readoutdiff.reading.load import iso_date

    if output is not None and os.path.lexists(output) and str(output) != "-":  # a link that leads nowhere too
        raise Trouble(str(output), "exists; a draft overwrites nothing")
    iso_date(reading.published, "--published")
    session = Session(reading, encodings(reading, [article, *map(file_of, texts)]), quiet)
    known = session.load_registry()
    with inside(session.shown(article)):
        parsed = parse_article(session.load(article), known, session.load_lexicons(known))
    readouts = parse_texts(session, texts, (), known)
    if session.failed:
        return TROUBLE
    folder = output.parent if output else None
    files = {label: _from(folder, name) for label, _, name in (text.partition("=") for text in texts)}
    comparison = compare([parsed], readouts)
    for file in (_from(folder, article), *files.values()):
        if Path(file).is_absolute() or Path(file).parts[:1] == ("..",):
            session.warn(file, "outside the fixture's folder, where check reads nothing; copy it there")
    write([draft_case(parsed, files, _from(folder, article), comparison)], output)
    return DONE


def _from(folder: Path | None, name: str) -> str:
    """The file's name as seen from the fixture's folder."""
    if name == "-":
        return "article.txt"
    return Path(os.path.relpath(name, folder)).as_posix() if folder else Path(name).name
