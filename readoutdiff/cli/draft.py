"""``readoutdiff draft``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from readoutdiff.cli.inputs import Session, encodings
from readoutdiff.cli.options import PATH, Command, config_options, reading_options
from readoutdiff.cli.output import write
from readoutdiff.cli.telling import DONE, inside


@click.command(cls=Command, epilog="Example: readoutdiff draft cases/oslo/article.txt -o cases/oslo/case.yaml")
@click.argument("article")
@click.option(
    "--readout", "texts", multiple=True, metavar="SOURCE[@LANG]=FILE", help="An official text; may be repeated."
)
@reading_options
@click.option("--output", "-o", type=PATH, metavar="FILE", help="Write to FILE; never over one.")
@click.option("--quiet", "-q", is_flag=True, help="No warnings.")
@config_options
def command(
    article: str,
    texts: tuple[str, ...],
    published: str | None,
    lang: str | None,
    encoding: tuple[str, ...],
    stdin_name: str,
    registry: Path | None,
    output: Path | None,
    quiet: bool,
) -> int:
    """Write a fixture for an article, for a person to correct.

    A case.yaml with what the program found as expectations, and comments that say what to look at.
    """
    from readoutdiff.checking.drafting import draft_case
    from readoutdiff.cli.pipeline import parse_texts
    from readoutdiff.comparing.compare import compare
    from readoutdiff.model import Trouble
    from readoutdiff.parsing.article import parse_article
    from readoutdiff.reading.load import iso_date

    if output is not None and os.path.lexists(output) and str(output) != "-":  # a link that leads nowhere too
        raise Trouble(str(output), "exists; a draft overwrites nothing")
    iso_date(published, "--published")
    named = encodings(encoding, [article, *(text.partition("=")[2] for text in texts)], stdin_name)
    session = Session(published, lang, named, stdin_name, registry, quiet)
    known = session.load_registry()
    with inside(session.shown(article)):
        parsed = parse_article(session.load(article), known)
    readouts = parse_texts(session, texts, (), known)
    if session.failed:
        return 2
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
