"""``--readout SOURCE[@LANG]=FILE`` -> readouts of official texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readoutdiff.cli.options import known_source
from readoutdiff.cli.telling import inside
from readoutdiff.ground.model import Trouble

if TYPE_CHECKING:
    from readoutdiff.cli.inputs import Session
    from readoutdiff.ground.model import Readout
    from readoutdiff.naming.registry import Registry


def file_of(given: str) -> str:
    """The FILE of a ``--readout``."""
    return given.partition("=")[2]


def parse_texts(session: Session, given: Sequence[str], partial: Sequence[str], registry: Registry) -> list[Readout]:
    """The texts that can be read; ``partial`` names sources whose text is an excerpt.

    Raises Trouble where an option is wrong, not a file.
    """
    readouts = []
    for each in given:
        try:
            readouts.append(_parse_text(session, each, partial, registry))
        except Trouble as trouble:
            if trouble.place.startswith("--"):
                raise
            session.trouble(trouble)
    if not session.failed:
        _refuse_unknown(partial, readouts)
    return readouts


def _parse_text(session: Session, given: str, partial: Sequence[str], registry: Registry) -> Readout:
    from readoutdiff.ground.folding import fold
    from readoutdiff.parsing.readout import parse_readout

    label, equals, name = given.partition("=")
    label = fold(label).text
    source, at, lang = label.partition("@")
    if not (equals and source and name) or (at and not lang):
        raise Trouble("--readout", f"“{given}” is not of the form SOURCE[@LANG]=FILE")
    known_source(source, registry, "--readout")
    with inside(session.shown(name)):
        document = session.load(name, lang)
        for warning in document.warnings:
            session.warn(document.name, warning)
        return parse_readout(document, source, registry.party_of(source), None, source in partial or label in partial)


def _refuse_unknown(partial: Sequence[str], readouts: Sequence[Readout]) -> None:
    """Trouble where ``--partial`` names a source of which there is no text."""
    from readoutdiff.ground.yamlfile import hint

    sources = [readout.source for readout in readouts]
    known = {*sources, *(f"{readout.source}@{readout.document.language}" for readout in readouts)}
    for name in partial:
        if name not in known:
            raise Trouble("--partial", f"“{name}” is no source of a --readout{hint(name, sources)}")
