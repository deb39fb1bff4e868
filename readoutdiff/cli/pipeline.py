"""Names -> articles, readouts, a comparison: the way through the rooms, for every command alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from readoutdiff.cli.inputs import Session
from readoutdiff.cli.telling import inside
from readoutdiff.model import Trouble

MANY = 20  # documents or cases, from which on a bar is shown
Item = TypeVar("Item")

if TYPE_CHECKING:
    from readoutdiff.model import Article, Comparison, Event, Readout
    from readoutdiff.naming.registry import Registry


def parse_all(session: Session, names: Sequence[str], registry: Registry, bar: bool = False) -> Iterator[Article]:
    """The articles that can be read, in order and one at a time; a warning for each that cites no readout.

    Their ids are unique over all. With ``session.jobs`` above 1 that many processes read ahead.
    """
    from readoutdiff.cli.reading import read_articles
    from readoutdiff.language.lexicon import languages
    from readoutdiff.reading.load import iso_date

    iso_date(session.published, "--published")
    apart, seen = Apart(), set[str]()
    for found in progress(read_articles(session, list(dict.fromkeys(names)), registry), len(names), bar):
        if isinstance(found, Trouble):
            if found.place.startswith("--"):  # an option, not the file
                raise found
            session.trouble(found)
            continue
        name, language = found.document.name, found.document.language
        if name in seen:
            session.trouble(Trouble(name, "two documents have this name; give one another (--stdin-name)"))
            continue
        seen.add(name)
        for warning in found.document.warnings:
            session.warn(name, warning)
        if language not in (*languages(), "und"):
            session.warn(name, f"no lexicon for language “{language}”: no claims are found (--lang, if it is another)")
        elif not any(claim.source for claim in found.claims) and found.document.text.strip():
            session.warn(name, "no official readout is cited")
        yield apart.article(found)


class Apart:
    """Keeps ids unique over all articles: two about one meeting, or a reprint, have the same by themselves.

    Events belong to one document; what is found again in a later one gets a number behind its id. Of an id only eight
    bytes are kept, so that ten thousand articles take no room worth a word.
    """

    def __init__(self) -> None:
        self._used: set[int] = set()
        self._last: dict[str, int] = {}  # the number that an id got last, where it got one

    def article(self, article: Article) -> Article:
        """The article, its ids with a number where they are taken; itself where none is."""
        new: dict[str | None, str] = {}
        for group in (article.events, article.claims, article.omissions):
            new.update({each.id: self._unused(each.id) for each in group})
        if all(old == name for old, name in new.items()):
            return article
        events = tuple(replace(each, id=new[each.id]) for each in article.events)
        claims = tuple(replace(each, id=new[each.id], event=new.get(each.event)) for each in article.claims)
        omissions = tuple(
            replace(each, id=new[each.id], event=new.get(each.event), claim=new.get(each.claim))
            for each in article.omissions
        )
        return replace(article, events=events, claims=claims, omissions=omissions)

    def comparison(self, comparison: Comparison) -> Comparison:
        """The comparison, the ids of its findings with a number where they are taken."""
        findings = tuple(replace(each, id=self._unused(each.id)) for each in comparison.findings)
        return replace(comparison, findings=findings)

    def _unused(self, name: str) -> str:
        """``name``, or with the first number behind it that is free; it is used from now on."""
        found, number = name, self._last.get(name, 1)
        while (key := _short(found)) in self._used:
            number += 1
            found = f"{name}-{number}"
        if found != name:
            self._last[name] = number
        self._used.add(key)
        return found


def _short(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest())


def progress(items: Iterable[Item], number: int, bar: bool) -> Iterator[Item]:
    """The items, with a bar on standard error where there are many, a person looks on and ``bar`` is wanted."""
    import sys

    import click

    if not bar or number < MANY or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=number, label="Reading", file=sys.stderr) as shown:
        yield from shown


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
            from readoutdiff.yamlfile import hint

            near = hint(name, (readout.source for readout in readouts))
            raise Trouble("--partial", f"“{name}” is no source of a --readout{near}")
    return readouts


def _parse_text(session: Session, given: str, partial: Sequence[str], registry: Registry) -> Readout:
    from readoutdiff.folding import fold
    from readoutdiff.parsing.readout import parse_readout

    label, equals, name = given.partition("=")
    label = fold(label).text
    source, at, lang = label.partition("@")
    if not (equals and source and name) or (at and not lang):
        raise Trouble("--readout", f"“{given}” is not of the form SOURCE[@LANG]=FILE")
    known_source(source, registry, "--readout")
    with inside(session.shown(name)):
        document = session.load(name, lang or None)
        for warning in document.warnings:
            session.warn(document.name, warning)
        return parse_readout(document, source, registry.party_of(source), None, source in partial or label in partial)


def compare_all(
    session: Session,
    names: Sequence[str],
    texts: Sequence[str],
    partial: Sequence[str],
    events: Sequence[str],
    unreported: bool,
    registry: Registry,
    bar: bool = False,
) -> Iterator[Comparison]:
    """The comparison of each article in order; one of all where official texts are supplied.

    None where all was refused. ``events`` names the event that the texts belong to, if it is one.
    """
    from readoutdiff.comparing.compare import compare
    from readoutdiff.reporting.report import place_of

    articles, apart = parse_all(session, names, registry, bar), Apart()
    if not texts and not partial:
        for article in articles:
            one = None
            with session.guard(article.document.name):
                one = apart.comparison(with_facts(compare([article], unreported=unreported)))
            if one:
                yield one
        return
    parsed = list(articles)
    readouts = parse_texts(session, texts, partial, registry)
    if parsed or (not names and len(readouts) > 1):
        event = events[0] if len(events) == 1 and readouts else None
        with inside(place_of([*(each.document for each in parsed), *(each.document for each in readouts)])):
            one = with_facts(compare(parsed, readouts, event=event, unreported=unreported))
        yield apart.comparison(one)


def merged(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """One comparison of all, for formats that are one document; none of none."""
    from readoutdiff.model import Comparison

    if len(comparisons) < 2:
        return list(comparisons)
    names = [field.name for field in fields(Comparison)]
    return [Comparison(*(tuple(chain.from_iterable(getattr(c, name) for c in comparisons)) for name in names))]


def known_events(wanted: Sequence[str], found: Sequence[Event]) -> None:
    """Trouble where --event names what there is not: a misspelt filter must not look like no finding."""
    from readoutdiff.yamlfile import hint

    there = [event.id for event in found]
    for event in wanted:
        if event not in there:
            near = hint(event, there, f"; there are: {', '.join(there) or 'none'}")
            raise Trouble("--event", f"no event “{event}”{near}")


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
