"""Names -> articles, readouts, a comparison: the way through the rooms, for every command alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from readoutdiff.cli.inputs import Session
from readoutdiff.model import Trouble

MANY = 20  # documents or cases, from which on a bar is shown
Item = TypeVar("Item")

if TYPE_CHECKING:
    from readoutdiff.model import Article, Comparison, Event, Readout
    from readoutdiff.registry import Registry


def parse_all(session: Session, names: Sequence[str], registry: Registry) -> list[Article]:
    """The articles that can be read, in order, with a warning for each that cites no readout."""
    from readoutdiff.parsing.article import parse_article

    documents = session.load_all(names)
    articles = [parse_article(document, registry) for document in progress(documents, session.quiet)]
    for article in articles:
        name, language = article.document.name, article.document.language
        if language not in (*lexicon_languages(), "und"):
            session.warn(name, f"no lexicon for language “{language}”: no claims are found (--lang, if it is another)")
        elif not any(claim.source for claim in article.claims) and article.document.text.strip():
            session.warn(name, "no official readout is cited")
    return tell_apart(articles)


def tell_apart(articles: Sequence[Article]) -> list[Article]:
    """The articles with ids that are unique over all: two about one meeting, or a reprint, have the same by themselves.

    Events belong to one document; what is found again in a later one gets a number behind its id.
    """
    used: set[str] = set()
    apart = []
    for article in articles:
        new: dict[str | None, str] = {}
        for group in (article.events, article.claims, article.omissions):
            new.update({each.id: _unused(each.id, used) for each in group})
        events = tuple(replace(each, id=new[each.id]) for each in article.events)
        claims = tuple(replace(each, id=new[each.id], event=new.get(each.event)) for each in article.claims)
        omissions = tuple(
            replace(each, id=new[each.id], event=new.get(each.event), claim=new.get(each.claim))
            for each in article.omissions
        )
        apart.append(replace(article, events=events, claims=claims, omissions=omissions))
    return apart


def tell_findings_apart(comparison: Comparison) -> Comparison:
    """The comparison with ids of findings that are unique over all its articles."""
    used: set[str] = set()
    return replace(comparison, findings=tuple(replace(each, id=_unused(each.id, used)) for each in comparison.findings))


def _unused(name: str, used: set[str]) -> str:
    """``name``, or with the first number behind it that is free; it is used from now on."""
    found, number = name, 1
    while found in used:
        number += 1
        found = f"{name}-{number}"
    used.add(found)
    return found


def progress(items: Sequence[Item], quiet: bool) -> Iterator[Item]:
    """The items, with a bar on standard error where there are many and a person looks on."""
    import sys

    import click

    if quiet or len(items) < MANY or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label="Reading", file=sys.stderr) as bar:
        yield from bar


def lexicon_languages() -> list[str]:
    """Languages whose articles can be parsed: those with a file among the package's lexica."""
    from readoutdiff.yamlfile import DATA

    return sorted(path.stem for path in (DATA / "lexicon").glob("*.yaml"))


def parse_texts(session: Session, given: Sequence[str], partial: Sequence[str], registry: Registry) -> list[Readout]:
    """The texts of ``--readout SOURCE[@LANG]=FILE``; ``partial`` names sources whose text is an excerpt."""
    readouts = []
    for each in given:
        try:
            readouts.append(_parse_text(session, each, partial, registry))
        except Trouble as trouble:
            if trouble.place.startswith("--"):
                raise
            session.trouble(trouble)
    for name in partial:
        if (
            all(name not in (readout.source, f"{readout.source}@{readout.document.language}") for readout in readouts)
            and not session.failed
        ):
            raise Trouble("--partial", f"“{name}” is no source of a --readout")
    return readouts


def _parse_text(session: Session, given: str, partial: Sequence[str], registry: Registry) -> Readout:
    from readoutdiff.parsing.readout import parse_readout

    label, equals, name = given.partition("=")
    source, at, lang = label.partition("@")
    if not (equals and source and name) or (at and not lang):
        raise Trouble("--readout", f"“{given}” is not of the form SOURCE[@LANG]=FILE")
    known_source(source, registry, "--readout")
    document = session.load(name, lang or None)
    for warning in document.warnings:
        session.warn(document.name, warning)
    return parse_readout(document, source, registry.party_of(source), None, source in partial or label in partial)


def known_filters(events: Sequence[str], sources: Sequence[str], found: Sequence[Event], registry: Registry) -> None:
    """Trouble where --source or --event names what there is not: a misspelt filter must not look like no finding."""
    for source in sources:
        known_source(source, registry, "--source")
    there = [event.id for event in found]
    for event in events:
        if event not in there:
            raise Trouble("--event", f"no event “{event}”; there are: {', '.join(there) or 'none'}")


def known_source(source: str, registry: Registry, place: str) -> None:
    """Trouble, with what was perhaps meant, where the registry has no such source."""
    from readoutdiff.checking.hints import unknown_source

    wrong = unknown_source(source, registry)
    if wrong:
        raise Trouble(place, wrong)


def with_facts(comparison: Comparison) -> Comparison:
    """The comparison with the header block of each official text."""
    from readoutdiff.comparing.facts import facts

    texts = (replace(r, facts=facts(r)) if r.origin == "text" else r for r in comparison.readouts)
    return replace(comparison, readouts=tuple(texts))
