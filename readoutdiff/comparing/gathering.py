"""Articles and supplied texts -> Readouts by event: country nodes joined, texts put to the event they are of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from readoutdiff.comparing.lexicon import Lexicon
from readoutdiff.comparing.numbers import dates
from readoutdiff.comparing.words import words
from readoutdiff.ground.model import Article, Claim, Dispute, Document, Event, Omission, Readout, Text, Trouble
from readoutdiff.ground.yamlfile import hint
from readoutdiff.language.language import languages

EDTF = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?$")
LEAP = 2024  # a year in which every day exists
LATE = 7  # days after a meeting in which its readouts are published
HEAD = 600  # characters in which an official text names its own date


@dataclass(frozen=True, slots=True)
class Gathered:
    """One event with its readouts and the silences the article states about them."""

    event: Event
    readouts: tuple[Readout, ...]
    omissions: tuple[Omission, ...]
    lex: Lexicon
    language: str = "und"  # of the article that states them
    disputes: tuple[Dispute, ...] = ()


def gather(articles: Sequence[Article], texts: Sequence[Readout], event: str | None, lex: Lexicon) -> list[Gathered]:
    """Every event that has a readout, in the order of the documents. Raises Trouble where a text finds no event."""
    texts = _numbered(texts)
    if not articles:
        return [_texts_alone(texts, lex)] if texts else []
    events = [e for article in articles for e in article.events]
    if event is not None and not any(e.id == event for e in events):
        near = hint(event, [e.id for e in events], f"; there are {_listed(events)}")
        raise Trouble("--event", f"no event {event}{near}")
    placed: dict[tuple[str, str], list[Readout]] = defaultdict(list)
    for text in texts:
        found = _event_of(text, events, event, lex)
        placed[found.document, found.id].append(replace(text, event=found.id))
    gathered = []
    for article in articles:
        claims: dict[str | None, list[Claim]] = defaultdict(list)
        omissions: dict[str | None, list[Omission]] = defaultdict(list)
        for claim in article.claims:
            claims[claim.event] += [claim] if claim.source else []
        for omission in article.omissions:
            omissions[omission.event].append(omission)
        for one in article.events:
            supplied = placed[one.document, one.id]
            disputes = [d for d in article.disputes if d.event == one.id]
            stated = omissions[one.id], disputes
            gathered.append(_gathered(article.document, one, claims[one.id], *stated, supplied, lex))
    return gathered


def _gathered(
    document: Document,
    event: Event,
    claims: list[Claim],
    omissions: list[Omission],
    disputes: list[Dispute],
    supplied: list[Readout],
    lex: Lexicon,
) -> Gathered:
    joined = _joined(claims, omissions, disputes, supplied)
    claims = [replace(c, source=joined.get(c.source or "", c.source)) for c in claims]
    disputes = [_renamed(d, joined) for d in disputes]
    # that X was never said is no claim to look for elsewhere
    starts = [d.start for d in disputes]
    claims = [c for c in claims if not _denies(c, disputes, bisect_right(starts, c.content.start) - 1)]
    held = {c.id for c in claims}
    omissions = [
        replace(
            o,
            source=joined.get(base(o.source), base(o.source)) + o.source[len(base(o.source)) :],
            has=tuple(dict.fromkeys(joined.get(h, h) for h in o.has)),
            claim=o.claim if o.claim in held else None,  # what is told of no meeting is not compared
        )
        for o in omissions
    ]
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source or ""].append(claim)
    for source in (*(o.source for o in omissions), *(d.source for d in disputes)):
        by_source.setdefault(source, [])
    texts = _named(supplied)
    own = {t.source for t in texts}
    cited = []
    for source, cited_claims in by_source.items():
        name = f"{source}:cited" if source in own else source
        if cited_claims or source not in own:
            passages = tuple(Text(document.text[a:b], a, b) for c in cited_claims for a, b in c.content.fragments)
            cited.append(Readout(name, base(source), event.id, "cited", document, tuple(cited_claims), passages))
    return Gathered(event, (*cited, *texts), tuple(omissions), lex, document.language, tuple(disputes))


def _denies(claim: Claim, disputes: Sequence[Dispute], n: int) -> bool:
    """Is a claim the words of the dispute that begins last before it, number ``n``?"""
    return n >= 0 and claim.content.start < disputes[n].end and claim.source == disputes[n].source


def _renamed(dispute: Dispute, joined: dict[str, str]) -> Dispute:
    other = dispute.claim.source
    claim = replace(dispute.claim, source=joined.get(other or "", other))
    return replace(dispute, source=joined.get(dispute.source, dispute.source), claim=claim)


def edition(readout: Readout) -> str:
    """What an article calls a readout: its source, and the edition that it names."""
    return readout.id.partition(":")[0]


def base(readout: str) -> str:
    """The source of a readout by its id: `cn-mfa` of `cn-mfa@zh`, `cn-mfa#1`, `cn-mfa:cited`."""
    return re.split("[:@#]", readout)[0]


def _joined(
    claims: Sequence[Claim], omissions: Sequence[Omission], disputes: Sequence[Dispute], texts: Sequence[Readout]
) -> dict[str, str]:
    """Country node -> the one office or agency of that country named in the event, or whose text is supplied."""
    offices: dict[str, set[str]] = defaultdict(set)
    supplied: dict[str, set[str]] = defaultdict(set)
    nodes: dict[str, str] = {}
    known = parties(claims, omissions, texts)
    said = [*((c.source, c.party) for c in claims), *((base(o.source), o.party) for o in omissions)]
    said += ((d.source, d.party) for d in disputes)
    named = [*said, *((h, known.get(h)) for o in omissions for h in o.has)]
    for source, party in named:
        if source and party and source == party.lower():
            nodes[source] = party
        elif source and party:
            offices[party].add(source)
    for text in texts:
        supplied[party_of(text)].add(text.source)
    candidates = ((node, offices[party] or supplied[party]) for node, party in nodes.items())
    return {node: next(iter(found)) for node, found in candidates if len(found) == 1}


def parties(claims: Iterable[Claim], omissions: Iterable[Omission], texts: Iterable[Readout]) -> dict[str, str]:
    """Source -> country code, as far as claims, omissions and texts tell it."""
    table = {c.source: c.party for c in claims if c.source and c.party}
    table |= {base(o.source): o.party for o in omissions if o.party}
    return table | {t.source: party_of(t) for t in texts}


def party_of(readout: Readout) -> str:
    """The country code of a readout's source; from its id where it has no claims."""
    known = next((c.party for c in readout.claims if c.party), None)
    head = readout.source.split("-")[0]
    return known or (head.upper() if len(head) == 2 else readout.source)


def _named(texts: Sequence[Readout]) -> list[Readout]:
    """Texts with ids unique in their event: the source, with @LANG or #2 where there are several."""
    sources = [t.source for t in texts]
    named: list[Readout] = []
    used: set[str] = set()
    for text in texts:
        name = text.source
        if sources.count(name) > 1:
            written = {t.document.language for t in texts if t.source == name}
            name = f"{name}@{text.document.language}" if len(written) > 1 else name
        tried, number = name, 1
        while tried in used:
            number += 1
            tried = f"{name}#{number}"
        used.add(tried)
        named.append(replace(text, id=tried))
    return named


def _numbered(texts: Sequence[Readout]) -> list[Readout]:
    """Texts with ids of claims that are unique over all: those of a source's second text get ``#2`` behind its name."""
    given: Counter[str] = Counter()
    found = []
    for text in texts:
        given[text.source] += 1
        number = given[text.source]
        head = f"{text.source}#{number}"
        claims = (replace(c, id=head + c.id.removeprefix(text.source)) for c in text.claims)
        found.append(replace(text, claims=tuple(claims)) if number > 1 else text)
    return found


def _texts_alone(texts: Sequence[Readout], lex: Lexicon) -> Gathered:
    first = texts[0].document
    when = next((t.document.published for t in texts if t.document.published), None)
    kind = "call" if all(lex.call.search(t.document.text[:HEAD]) for t in texts) else "meeting"
    event = Event("event", first.name, kind, (), when, None)
    named = [
        replace(t, event=event.id, claims=tuple(replace(c, event=event.id) for c in t.claims)) for t in _named(texts)
    ]
    return Gathered(event, tuple(named), (), lex)


def _event_of(text: Readout, events: Sequence[Event], picked: str | None, lex: Lexicon) -> Event:
    if picked or text.event:
        found = next((e for e in events if e.id == (picked or text.event)), None)
        if found is None:
            raise Trouble(text.document.name, f"no event {text.event}; there are {_listed(events)}")
        return found
    graded = [(_fit(text.document, e, lex), e) for e in events]
    best = max((grade for grade, _ in graded), default=0)
    fitting = [e for grade, e in graded if grade == best > 0]
    if len(fitting) == 1:
        return fitting[0]
    language = text.document.language
    unread = not fitting and language not in (*languages(), "und")
    if unread and len(events) == 1:  # names cannot be found in it: they say nothing against the only event
        return events[0]
    if not events:
        raise Trouble(text.document.name, "fits no event: no readout of a meeting or call is cited in the article")
    what = "fits several events" if fitting else "fits no event of the article"
    what = what if text.document.text.strip() else "an empty text"
    if unread:
        what = f"no lexicon for language “{language}”, so who met cannot be found in it (SOURCE@LANG=FILE, if another)"
    raise Trouble(text.document.name, f"{what}; pick one with --event: {_listed(fitting or events)}")


def bridge(one: str, other: str) -> str | None:
    """Why texts in these two languages cannot be compared by their words, or None; ``und`` may be either's."""
    if "und" in (one, other) or (one == other and one in languages()):
        return None
    if one == other:
        return f"no word lists for the language “{one}”: only the same words are recognised"
    return f"“{one}” against “{other}”: the comparison cannot bridge the two languages"


def _fit(document: Document, event: Event, lex: Lexicon) -> int:
    """0 where participants or date speak against it, 1 where the participants are shared, 2 where the date is too."""
    spoken = f"{document.title}\n{document.text}"
    keys = {w.key for w in words(spoken, lex)}
    found = [_person_in(p, spoken, keys, lex) for p in event.participants]
    if not found or sum(found) < min(2, len(found)):
        return 0
    told = next((d for d in dates(document.text[:HEAD], lex.patterns.calendar) if d.month and d.day), None)
    if told:
        agrees = _same_day((told.year, told.month, told.day), event.date)
    else:
        agrees = _published_after(document.published, event.date)
    return 1 if agrees is None else 2 * agrees


def _person_in(name: str, text: str, keys: set[str], lex: Lexicon) -> bool:
    parts = words(name, lex)
    if not parts:
        return False
    if parts[-1].kind == "country":
        return parts[-1].key in keys
    return name.casefold() in text.casefold() or (len(parts[-1].low) > 2 and parts[-1].key in keys)


def _published_after(published: str | None, day: str | None) -> bool | None:
    """Is it of that day, by when it was published? None within a week after, as accounts come late."""
    try:
        late = (date.fromisoformat(published or "") - date.fromisoformat(day or "")).days
    except ValueError:
        return _same_day(_fields(published), day)
    return None if 1 < late <= LATE else abs(late) <= 1


def _fields(edtf: str | None) -> tuple[int | None, int | None, int | None] | None:
    """`2024-10-15`, `XXXX-10-15` or `2024-10` -> what is known of year, month and day."""
    m = EDTF.match(edtf or "")
    if not m:
        return None
    year, month, day = (int(part) if part and part.isdigit() else None for part in m.groups())
    return year, month, day


def _same_day(one: tuple[int | None, int | None, int | None] | None, edtf: str | None) -> bool | None:
    """None where they share no field. Time zones move a call by a day, so one day is no conflict."""
    two = _fields(edtf)
    pairs = [(a, b) for a, b in zip(one or (), two or (), strict=False) if a is not None and b is not None]
    if not pairs:
        return None
    if one and two and None not in one[1:] and None not in two[1:]:
        year = one[0] or two[0] or LEAP
        try:
            apart = date(one[0] or two[0] or LEAP, one[1] or 1, one[2] or 1) - date(
                two[0] or year, two[1] or 1, two[2] or 1
            )
        except ValueError:
            return None
        return abs(apart.days) <= 1
    return all(a == b for a, b in pairs)


def _listed(events: Sequence[Event]) -> str:
    named = ((e, ", ".join(e.participants) or "unknown") for e in events)
    return "; ".join(f"{e.id} ({e.kind} of {people}, {e.date or 'undated'})" for e, people in named) or "none"
