"""Who is silent and what about -> omissions: scope, the claim that is lacking, who has it, and of which event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from readoutdiff.citing.drafts import told_draft
from readoutdiff.citing.owners import is_agency
from readoutdiff.ground.model import Span
from readoutdiff.pointing.meant import Reach, nearest
from readoutdiff.silences.accounts import Accounts, other_sides, readout
from readoutdiff.silences.frames import POINT, THING
from readoutdiff.silences.sources import leading_accounts
from readoutdiff.silences.topics import Claims, Topics

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Citations, Draft
    from readoutdiff.citing.who import Who
    from readoutdiff.meetings.events import Meeting, Meetings
    from readoutdiff.people.context import Context
    from readoutdiff.silences.disputes import Denial
    from readoutdiff.silences.frames import Match

_BEFORE = Reach(sentences=1)  # of `Nor did it`
_CLOSING = re.compile(r"[.,]?[\"”]")


@dataclass(slots=True)
class Silence:
    """An omission under construction; see ``model.Omission``."""

    source: str
    party: str | None
    has: tuple[str, ...]
    scope: str
    draft: Draft | None
    topic: str | None
    meeting: Meeting | None
    start: int
    end: int
    rule: str


class Lost(NamedTuple):
    """Words of silence that make none, and why."""

    start: int
    end: int
    rule: str
    why: str


class Silences:
    """The stated omissions of one article: ``found``, in text order.

    ``words`` are the spans of all words of silence with their topics, also of those that are nobody's readout's.
    """

    def __init__(self, ctx: Context, citations: Citations, meetings: Meetings) -> None:
        self.ctx, self.text, self.meetings = ctx, ctx.scan.text, meetings
        self.accounts = Accounts(ctx, citations, meetings)
        self.topics = Topics(ctx.scan.language, self.text)
        self.claims = Claims(self.accounts, self.topics)
        self.pattern = ctx.words.pattern
        self.found: list[Silence] = []
        self.words: list[Span] = []
        self.lost: list[Lost] = []
        self.denied: set[int] = set()  # where their words end
        self.disputes: list[Denial] = []  # what sides deny of one another's accounts

    @cached_property
    def unmet(self) -> bool:
        """Does an article without an event still tell of a contact, and cite or name accounts of two sides?"""
        if self.meetings.all or not self.meetings.contacts(0, len(self.text)):
            return False
        cited = {d.party for d in self.accounts.documents.all if d.party}
        return len(cited | {w.party for _, w in self.accounts.citations.named if w.party}) > 1


class Parts(NamedTuple):
    """What stands around words of silence: the slots there, who lacks, who has it, the topic, the words kept."""

    slots: dict[str, Span]
    lacking: list[Who]
    having: list[Who]
    topic: Span | None
    span: Span


def known_silent(silences: Silences, m: Match, lacking: list[Who]) -> list[Who]:
    """Those of the silent that can be: documents and agencies, offices where the words cannot be a refusal."""
    out, accounts, text, own_text = {}, silences.accounts, silences.text, silences.pattern("own-text")
    own = own_text.search(text, m.end, min(m.b, m.end + 90)) or own_text.match(text, m.a, m.start)
    own = own or silences.pattern("own-text-ends").search(text, m.a, m.start)
    told = silences.pattern("of-texts").search(text, m.start, m.end) is not None
    acts = skips(silences, m) or m.frame.points or silences.pattern("acting").match(text, m.end, m.b)
    elsewhere = not own and silences.pattern("elsewhere").match(text, m.end, m.b)  # `in its annual report`
    last = text[m.start : m.end].lower().split()[-1]
    just = accounts.cited.between(_BEFORE.since(accounts.ctx.scan, m.start), m.start)
    for w in lacking:
        if own and w.noun is None:
            w.kind, w.noun = "document", own[1]
        agency, cited = is_agency(accounts.ctx, w.source), (w.source, w.party) in accounts.offices
        known = agency or cited or w.party not in accounts.parties
        prints = agency and last in accounts.lists["agency-does"]  # not: did not say who its source was
        tells = cited and any(d.source == w.source for d in just)  # `SOURCE announced X. It did not specify how much`
        if w.noun is None and (not known or (m.frame.noun and not (prints or tells)) or elsewhere):
            continue  # another office of a side whose account is known, or no account of a meeting
        if m.headline and skips(silences, m) and not agency:
            continue  # `Norway drops flares`
        if w.kind == "people" and not own and acts:
            continue  # `the Danes skipped lunch`, `made no such offer`, `did not mention it at the talks`
        # `SOURCE described X but left out Y`: it has told of the event in this very sentence
        quiet = cited and (
            (m.headline and not skips(silences, m))
            or any(d.source == w.source for d in accounts.cited.between(m.a, m.start))
        )
        if w.source and (w.noun or not m.frame.document or told or agency or quiet):
            out[w.source] = w
    return list(out.values())


def skips(silences: Silences, m: Match) -> bool:
    """Can the words tell of a deed, too (`skipped a lunch`)?"""
    told = silences.pattern("of-texts").search(silences.text, m.start, m.end)
    return m.frame.deed and not told and m.first not in silences.accounts.lists["telling-lack"]


def sources_having(having: list[Who], lacking: list[Who]) -> tuple[str, ...]:
    """Sources of those who have it, but for the silent sides."""
    silent = _parties(lacking)
    return tuple(dict.fromkeys(w.source for w in having if w.source and w.party not in silent))


def conclude(silences: Silences, m: Match, p: Parts) -> bool:
    """Work out scope, claim and who has it, and keep the silence."""
    said = silences.text[slice(*p.topic)].strip(" ,\n\t“”") if p.topic else ""
    if said and skips(silences, m) and not any(w.noun for w in p.lacking):
        return False
    if m.frame.both:
        return _share(silences, m, p, said)
    if m.frame.soft:
        return put_silence(silences, m, p.lacking, "topic", p.span)
    side, lacking, d = p.having[0].party if p.having else None, p.lacking, None
    if p.having:  # what it has may be a claim of this sentence; where it alone has it, one before
        told = None if lacking else silences.claims.about(said, m.start, {None}, None)[0]
        here = silences.accounts.cited.between(m.start, m.b)
        d = next((d for d in (*here, told) if d is not None and d.party == side), None)
    meeting = d.meeting if d and d.meeting else silent_meeting(silences, m, lacking or p.having)
    lacking = lacking or other_sides(silences.accounts, side, meeting)
    has = sources_having(p.having or _telling_of(silences, p.topic), lacking)
    if d:
        return put_silence(silences, m, lacking, "claim", p.span, None, d, has, meeting)
    quoted = silences.pattern("quoted-word").match(said)
    if m.frame.scope == "word" or quoted:
        names = [quoted["word"]] if quoted else [n.strip("“”\"'‘’,. ") for n in silences.topics.split(said)]
        return max(put_silence(silences, m, lacking, "word", p.span, name, None, has, meeting) for name in names)
    before = THING in p.slots
    if silences.topics.pointing(said) or (before and silences.pattern("one-thing").fullmatch(said)):
        return _point(silences, m, p, said)
    pointed, kept = before and silences.pattern("pointed").match(said), False
    for name in silences.topics.split(said):
        d, sure = silences.claims.about(name, m.start, _parties(lacking), meeting)
        kind = "claim" if d and (sure or pointed) else silences.topics.scope(name)
        who = has or ((d.source,) if d and d.source else ())
        kept |= put_silence(silences, m, lacking, kind, p.span, name, d if kind == "claim" else None, who, meeting)
    return kept


def _share(silences: Silences, m: Match, p: Parts, said: str) -> bool:
    """`X appears in both readouts`: a claim of each, or of those that were not cited for it before."""
    last, citations = silences.claims.last(m.start, set()), silences.accounts.citations
    d = last if silences.topics.pointing(said) else None
    if len(p.having) < 2 or not (d or any(map(str.isalnum, said))) or p.topic is None:
        return False
    meeting = d.meeting if d else silent_meeting(silences, m, p.having)
    if meeting is None:
        return False
    content, paragraph = d.content if d else (p.topic,), silences.ctx.scan.paragraph_at(m.start)
    for w in p.having:
        if not (d and w.party == d.party):
            twin = told_draft((m.start, m.end), content, w, meeting, paragraph, m.frame.name)
            citations.drafts.append(twin)
    meeting.used = True
    return True


def _telling_of(silences: Silences, topic: Span | None) -> list[Who]:
    """`silent on the tolls that LIMA'S MINISTRY said he had raised`: who is cited inside the topic."""
    told = silences.accounts.cited.between(*topic) if topic else []
    return [readout(d.source, d.party) for d in told]


def _point(silences: Silences, m: Match, p: Parts, said: str) -> bool:
    """The claim that `this point` means, and who has it; `a point that B skipped` means one of its own sentence."""
    d, scan = silences.claims.last(m.start, _parties(p.lacking)), silences.ctx.scan
    has = sources_having(p.having, p.lacking) or ((d.source,) if d and d.source else ())
    own = POINT in p.slots or silences.pattern("ends-relative").search(said) is not None
    if m.frame.next and not own and (d is None or scan.sentence_at(m.start) - scan.sentence_at(d.end - 1) != 1):
        return False
    if own and (d is None or d.start < m.a):
        here = leading_accounts(silences.accounts, m.a, p.span[0])
        d, has = None, sources_having(here, p.lacking) or has
    if d is None and not has and not any(w.noun for w in p.lacking):
        return False
    return put_silence(silences, m, p.lacking, "claim", p.span, None, d, has)


def _parties(lacking: list[Who]) -> set[str | None]:
    """The sides that are silent, not where only an edition is."""
    return {w.party for w in lacking if not w.edition}


def silent_meeting(silences: Silences, m: Match, lacking: list[Who]) -> Meeting | None:
    """The event of the silent readout: the one the sentence names, else the one spoken of."""
    if any(len(c.people) > 1 or (c.definite and c.start < m.start) for c in silences.meetings.contacts(m.a, m.b)):
        return silences.meetings.resolve(m.a, m.b, None)
    before = silences.accounts.cited.before(m.start)
    if before and silences.ctx.scan.paragraph_at(m.start) - before[-1].paragraph <= 6:
        return before[-1].meeting
    parties, found = {w.party for w in lacking if w.party}, silences.meetings.before(m.start)
    if found and (not parties or not found.parties() or parties & found.parties()):
        return found
    return next((x for x in silences.meetings.all if parties & x.parties()), None)


def put_silence(
    silences: Silences,
    m: Match,
    lacking: list[Who],
    scope: str,
    span: Span,
    topic: str | None = None,
    d: Draft | None = None,
    has: tuple[str, ...] = (),
    meeting: Meeting | None = None,
) -> bool:
    """Keep a silence of each of the lacking; whether there was one."""
    meeting = (d.meeting if d else None) or meeting or silent_meeting(silences, m, lacking)
    nouns = silences.ctx.words.readout | silences.ctx.words.telling
    sides = meeting.parties() if meeting else set()
    lacking = [w for w in lacking if len(sides) < 2 or w.party in sides]  # a third side was not there
    sure = meeting is not None or any(w.strong or w.noun in nouns or (w.noun and silences.unmet) for w in lacking)
    sure = sure or (
        not (m.frame.soft or skips(silences, m)) and any(is_agency(silences.ctx, w.source) for w in lacking)
    )
    nothing = topic is not None and not any(map(str.isalnum, topic))  # a stray mark where a topic should stand
    if not lacking or not sure or nothing:
        return False
    closing = _CLOSING.match(silences.text, span[1], m.b)
    if closing and len(re.findall(r"[\"“”]", silences.text[slice(*span)])) % 2:
        span = (span[0], closing.end())
    named = {id(w): (w.source or "") + (w.edition or m.frame.edition) for w in lacking}
    has = tuple(h for h in has if h not in named.values())
    for w in lacking:
        silences.found.append(Silence(named[id(w)], w.party, has, scope, d, topic, meeting, *span, m.frame.name))
    if meeting:
        meeting.used = True
    return True


def silent_before(silences: Silences, m: Match) -> list[Who]:
    """The readouts of the silence right before (`Nor did it mention Y`)."""
    since = _BEFORE.since(silences.ctx.scan, m.start)
    near = nearest(silences.ctx.scan, silences.found[-8:], lambda s: since <= s.start == silences.found[-1].start)
    return [readout(s.source, s.party) for s in near]


def settle(silences: Silences) -> None:
    """Nobody has what they lack too, as another sentence says."""
    silent: dict[tuple[str | None, int], set[str]] = {}
    for s in silences.found:
        silent.setdefault((s.topic and silences.topics.stem(s.topic), id(s.draft)), set()).add(s.source)
    for s in silences.found:
        s.has = tuple(h for h in s.has if h not in silent[s.topic and silences.topics.stem(s.topic), id(s.draft)])
