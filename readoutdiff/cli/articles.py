"""Names -> articles, in order; what is wrong with one is told, and does not stop the rest."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readoutdiff.cli.ids import Apart
from readoutdiff.cli.inputs import lexicons
from readoutdiff.cli.telling import inside, progress
from readoutdiff.ground.model import Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from readoutdiff.cli.inputs import Session
    from readoutdiff.ground.model import Article
    from readoutdiff.language.language import Languages
    from readoutdiff.naming.registry import Registry


def parse_all(
    session: Session, names: Sequence[str], registry: Registry, own: Languages | None = None, bar: bool = False
) -> Iterator[Article]:
    """The articles that can be read, in order and one at a time; a warning for each that cites no readout.

    ``own`` are languages to which words are added. The ids are unique over all. With ``session.jobs`` above 1 that
    many processes read ahead. Raises Trouble where an option is wrong, not a file.
    """
    from readoutdiff.reading.load import iso_date

    iso_date(session.reading.published, "--published")
    apart, seen = Apart(), set[str]()
    for found in progress(_read_all(session, list(dict.fromkeys(names)), registry, own), len(names), bar):
        if isinstance(found, Trouble):
            if found.place.startswith("--"):  # an option, not the file
                raise found
            session.trouble(found)
            continue
        name = found.document.name
        if name in seen:
            session.trouble(Trouble(name, "two documents have this name; give one another (--stdin-name)"))
            continue
        seen.add(name)
        _warn(session, found)
        yield apart.article(found)


def _read_all(
    session: Session, names: Sequence[str], registry: Registry, own: Languages | None
) -> Iterator[Article | Trouble]:
    """One article or trouble a name."""
    if session.jobs == 1 or len(names) == 1 or "-" in names:  # standard input is this process's own
        return (_read(session, name, registry, own) for name in names)
    from readoutdiff.cli.processes import work_ahead

    return work_ahead(functools.partial(_read_there, session), names, session.jobs)


def _read(session: Session, name: str, registry: Registry, own: Languages | None) -> Article | Trouble:
    from readoutdiff.parsing.article import parse_article

    try:
        with inside(session.shown(name)):
            return parse_article(session.load(name), registry, own)
    except Trouble as trouble:
        return trouble


def _read_there(session: Session, name: str) -> Article | Trouble:
    """The same in another process, which has no registry and no words of the user's yet; they have been checked."""
    return _read(session, name, *_known(session.reading.registry, session.reading.lexicon))


@functools.cache
def _known(path: Path | None, folder: Path | None) -> tuple[Registry, Languages | None]:
    from readoutdiff.naming.registry import load_registry

    registry = load_registry(path)
    return registry, lexicons(folder, registry, examples=False)


def _warn(session: Session, article: Article) -> None:
    """What a reader should know of an article that is read all the same."""
    from readoutdiff.language.language import languages

    document = article.document
    for warning in document.warnings:
        session.warn(document.name, warning)
    if document.language not in (*languages(), "und"):
        what = f"no lexicon for language “{document.language}”, so no claims are found; --lang en, if it is English"
        session.warn(document.name, what)
    elif not any(claim.source for claim in article.claims) and document.text.strip():
        session.warn(document.name, "no official readout is cited")
