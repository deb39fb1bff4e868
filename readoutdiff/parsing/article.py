"""Document -> Article: its claims by the readout they cite, the events these are about, and its stated omissions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from hashlib import sha1
from itertools import accumulate
from typing import TYPE_CHECKING

from readoutdiff.attributing.attribution import attribute
from readoutdiff.citing.citations import read_citations
from readoutdiff.grammar.scan import scan
from readoutdiff.ground.folding import folded_document, way_out
from readoutdiff.ground.model import (
    Article,
    Claim,
    Content,
    Dispute,
    Disputed,
    Document,
    Event,
    Omission,
    Person,
    Span,
    Text,
    place,
    selector,
)
from readoutdiff.language.language import Languages, languages, reading
from readoutdiff.meetings.events import Meeting, Meetings
from readoutdiff.people.context import Context
from readoutdiff.silences.silences import find_silences

if TYPE_CHECKING:
    from readoutdiff.attributing.attribution import Lost
    from readoutdiff.citing.drafts import Draft
    from readoutdiff.naming.registry import Registry
    from readoutdiff.people.people import Named
    from readoutdiff.silences.disputes import Denial
    from readoutdiff.silences.notes import Silence


class Builder:
    """Turns drafts into the model's values; keeps the ids."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.text = ctx.document.text
        self._ids: Counter[str] = Counter()
        self.events: dict[int, str] = {}

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1."""
        return place(self.text, offset)

    def id(self, prefix: str, *parts: str) -> str:
        """An id that depends on the words alone, so that it survives edits elsewhere; a number tells repeats apart."""
        key = (
            prefix
            + sha1("\x1f".join(" ".join(p.split()) for p in parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        )
        self._ids[key] += 1
        return key if self._ids[key] == 1 else f"{key}-{self._ids[key]}"

    def event(self, meeting: Meeting) -> Event:
        """The event of a meeting."""
        names = tuple(p.name for p in meeting.participants)
        event = Event(
            self.id("e-", *sorted(names), meeting.date or ""),
            self.ctx.document.name,
            meeting.kind or "meeting",
            names,
            meeting.date,
            meeting.place,
        )
        self.events[id(meeting)] = event.id
        return event

    def person(self, named: Named | None, span: Span | None) -> Person | None:
        """A speaker or addressee, by the fullest name in the document."""
        if span is None:
            return None
        words = self.text[span[0] : span[1]]
        return Person(named.name if named else words, words, span[0], span[1])

    def words(self, span: Span) -> Text:
        """A span with its words."""
        return Text(self.text[span[0] : span[1]], span[0], span[1])

    def claim(self, d: Draft) -> Claim:
        """The claim of a draft."""
        scan = self.ctx.scan
        start, end = d.content[0][0], d.content[-1][1]
        line, column = self.place(start)
        tokens = [self.ctx.tokens(s, e) for s, e in d.content]
        quotes = sorted({q for r in tokens for q in scan.quote_of[r.start : r.stop]} - {-1})
        cue = d.found.cue
        return Claim(
            id=self.id("c-", d.source or "", *(self.text[s:e] for s, e in d.content)),
            document=self.ctx.document.name,
            event=self.events.get(id(d.meeting)) if d.meeting else None,
            source=d.source,
            party=d.party,
            citation=d.citation,
            reason=d.reason,
            via=d.via,
            readout=d.noun,
            speaker=self.person(d.speaker, d.speaker_span),
            addressee=self.person(d.addressee, d.addressee_span),
            cue=self.words((cue[0][0], cue[-1][1])) if cue else None,
            subject=None,
            content=Content(self.text[start:end], start, end, d.content),
            quotes=tuple(self.words(scan.quotes[q]) for q in quotes),
            quote=selector(self.text, start, end),
            paragraph=(d.paragraph + 1, len(scan.paragraphs)),
            line=line,
            column=column,
            rule=d.rule,
        )

    def omission(self, s: Silence, claims: dict[int, Claim]) -> Omission:
        """The omission of a silence."""
        line, column = self.place(s.start)
        claim = claims[id(s.draft)].id if s.draft and id(s.draft) in claims else None
        return Omission(
            id=self.id("o-", s.source, self.text[s.start : s.end], claim or s.topic or ""),
            document=self.ctx.document.name,
            event=self.events.get(id(s.meeting)) if s.meeting else None,
            source=s.source,
            party=s.party,
            has=s.has,
            scope=s.scope,
            claim=claim,
            topic=s.topic,
            text=self.text[s.start : s.end],
            start=s.start,
            end=s.end,
            line=line,
            column=column,
            rule=s.rule,
        )

    def dispute(self, s: Denial, claims: dict[int, Claim]) -> Dispute:
        """The dispute of a denial."""
        line, column = self.place(s.span[0])
        meant = claims.get(id(s.draft))
        words = self.words(s.claim) if s.claim else meant.content if meant else self.words(s.words)
        text = self.words(s.span)
        return Dispute(
            id=self.id("d-", s.source, text.text),
            document=self.ctx.document.name,
            event=self.events.get(id(s.meeting)),
            source=s.source,
            party=s.party,
            claim=Disputed(words.text, words.start, words.end, meant.id if meant else None, s.other),
            words=self.words(s.words),
            text=text.text,
            start=text.start,
            end=text.end,
            line=line,
            column=column,
            rule=s.rule,
        )


def clip(text: str, content: tuple[Span, ...], silent: list[int], link: re.Pattern[str]) -> tuple[Span, ...]:
    """A content without the words of silence that trail it (`CLAIM, a point that is absent from SOURCE`).

    ``silent`` are the places where words of silence begin, in order; ``link`` finds what joins them to the claim.
    """
    out = []
    for start, end in content:
        n = bisect_right(silent, start)
        cut = min(silent[n], end) if n < len(silent) else end
        if cut < end:
            joint = link.search(text, max(start, cut - 60), cut)
            comma = text.rfind(", ", max(start, cut - 60), cut)
            cut = min(joint.start() if joint else cut, comma if comma > start else cut)
            cut = start + len(text[start:cut].rstrip())
        if cut == end or any(map(str.isalnum, text[start:cut])):
            out.append((start, cut))
    return tuple(out) or content


class Reading:
    """Everything that reading one article gives: the finished values and what they were made from."""

    def __init__(
        self, document: Document, registry: Registry, own: Languages | None = None, trace: list[Lost] | None = None
    ) -> None:
        cut = scan(document.text, reading(document.language, own))
        self.ctx = Context(document, cut, registry)
        self.found = attribute(cut, trace)
        self.lost = trace or []
        self.meetings = Meetings(self.ctx)
        self.ctx.sides = {party for m in self.meetings.all for party in m.parties()}
        self.citations = read_citations(self.ctx, self.found, self.meetings)
        self.silences = find_silences(self.ctx, self.citations, self.meetings)
        # Words of silence are no claim of the readout that is silent.
        silent = sorted({*((s.start, s.end) for s in self.silences.found), *self.silences.words})
        begins, reach = [start for start, _ in silent], list(accumulate((end for _, end in silent), max))
        lacking = {id(s.draft) for s in self.silences.found}
        denied = {id(s.own) for s in self.silences.disputes}
        self.drafts = [
            d
            for d in self.citations.drafts
            if id(d) not in denied
            if id(d) in lacking or not (n := bisect_right(begins, d.start)) or reach[n - 1] < d.content[-1][1]
        ]
        for d in self.drafts:
            body = tuple(s for s in d.content if not self.ctx.is_furniture(s[0])) if len(d.content) > 1 else ()
            d.content = clip(document.text, body or d.content, begins, self.ctx.words.pattern("link"))

    def article(self) -> Article:
        """The model's values."""
        build = Builder(self.ctx)
        used = sorted((m for m in self.meetings.all if m.used), key=lambda m: m.first)
        events = tuple(build.event(m) for m in used)
        claims = {id(d): build.claim(d) for d in self.drafts}
        omissions = tuple(build.omission(s, claims) for s in self.silences.found)
        disputes = tuple(build.dispute(s, claims) for s in sorted(self.silences.disputes, key=lambda s: s.span))
        about = {c.event for c in claims.values()} | {o.event for o in omissions} | {d.event for d in disputes}
        events = tuple(event for event in events if event.id in about)  # what it was used for may be gone
        document = replace(self.ctx.document, warnings=(*self.ctx.document.warnings, *self.meetings.warnings))
        return Article(document, events, tuple(claims.values()), omissions, disputes)


def parse_article(document: Document, registry: Registry, own: Languages | None = None) -> Article:
    """What an article attributes to which readout.

    Args:
        document: a text, as ``readoutdiff.load`` gives it.
        registry: who issues readouts.
        own: languages to which words of the user's own are added, by code.

    Returns:
        Events of cited readouts, claims and omissions, in text order. A text in a language without a lexicon has none.
    """
    if document.language not in (*languages(), "und", ""):
        return Article(document, (), (), ())
    folded = folded_document(document)
    article = Reading(folded, registry, own).article()
    return article if folded is document else way_out(document).article(article)
