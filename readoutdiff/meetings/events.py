"""Contacts -> the meetings and calls of an article, and for each claim the one its readout is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING

from readoutdiff.meetings.contacts import Contact, find_contacts
from readoutdiff.meetings.dates import Day, agree, apart, is_open, moved
from readoutdiff.meetings.meeting import Meeting as Meeting
from readoutdiff.meetings.meeting import Touch
from readoutdiff.meetings.scene import Scene
from readoutdiff.meetings.sides import SIDE, side_of
from readoutdiff.meetings.whereabouts import Places
from readoutdiff.people.people import Named
from readoutdiff.pointing.meant import Reach, nearest

if TYPE_CHECKING:
    from readoutdiff.naming.registry import Mention
    from readoutdiff.people.context import Context

_NEAR = 1500  # characters within which `the call` means the call spoken of last
_BEFORE = Reach(sentences=1)  # of `that call`, where nobody is known to have held it
_LEAD = 2  # paragraphs with which a text opens, its headline among them
_MANY = 100  # events or mentions that are looked at, at most
_OLD = 10  # days before the latest event from which on one is told only in passing


class Meetings:
    """All events of one article, found in one pass over its contact words."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.all: list[Meeting] = []
        self._log: list[Touch] = []
        self._of: dict[str | int, list[Meeting]] = {}  # a party, or a person of none -> its events
        self.warnings: list[str] = []
        self._seen = Places(ctx)
        self._loose: list[tuple[Contact, str | None]] = []  # contacts before their people are named
        scene = Scene(ctx)
        self._contacts = find_contacts(scene)
        for sentence, contacts in self._contacts.items():
            for contact in contacts:
                if len(contact.people) > 1:
                    self._enter(sentence, contact)
            if not any(len(c.people) > 1 for c in contacts):
                self._carry_on(sentence, contacts)
        if not self.all:
            self._between_countries(scene)
        self._set_aside()
        for meeting in self.all:
            if meeting.kind is None and meeting.spoken and meeting.place is None:
                meeting.kind = "call"

    # -- days -------------------------------------------------------------------------------------------------------
    def day(self, sentence: int, at: int, people: list[Named]) -> str | None:
        """The day nearest to the contact word; else that of the sentence before, where the same person leads it."""
        end = self._earlier_behind(sentence, at)
        own = [d for d in self._seen.free(sentence) if d.start < end and not self._seen.in_other_clause(d, at)]
        own = [d for d in own if len(d.edtf) != 7] or [d for d in own if abs(d.start - at) < 60]
        if own:
            best = min(own, key=lambda d: (abs(d.start - at) + _MANY * self._taken(sentence, d, at), d.start))
            return best.edtf if best.shift is None else moved(self._anchor(at), best.shift)
        if sentence > 0 and people and not any(len(c.people) > 1 for c in self._contacts.get(sentence - 1, ())):
            a, b = self.ctx.scan.sentences[sentence - 1]
            days = [d for d in self._seen.free(sentence - 1) if d.shift is None and len(d.edtf) == 10]
            first = next((n.person for n in self.ctx.people.within(a, b) if n.person.sure), None)
            if len({d.edtf for d in days}) == 1 and first in people:
                return days[0].edtf
        return None

    def _earlier_behind(self, sentence: int, at: int) -> float:
        """Where an earlier contact stands behind one (`rang B and recalled their talks in March`)."""
        return min((c.start for c in self._contacts.get(sentence, ()) if c.earlier and c.start > at), default=inf)

    def _taken(self, sentence: int, day: Day, at: int) -> bool:
        """Does a day before a contact follow another contact (`a call on DAY and a visit on DAY2`)?"""
        return any(c.start < day.start < at for c in self._contacts.get(sentence, ()))

    def _anchor(self, at: int) -> str | None:
        """The day of the event spoken of last, from which `the next day` counts."""
        told = self._spoken_of(at, lambda m: len(m.date or "") == 10)
        return told.date if told else None

    def _spoken_of(self, at: int, fits: Callable[[Meeting], bool]) -> Meeting | None:
        """Of the events that fit, the one spoken of last before an offset."""
        i = bisect_left(self._log, (at, -1))
        near = nearest(self.ctx.scan, self._log[max(0, i - _MANY) : i], lambda touch: fits(self.all[touch.number]))
        return self.all[near[-1].number] if near else None

    # -- entering ---------------------------------------------------------------------------------------------------
    def _enter(self, sentence: int, contact: Contact) -> Meeting | None:
        """The event of a contact's people. Countries alone found one only where none of persons is told before."""
        date = self.day(sentence, contact.start, contact.people)
        place = self._seen.city(sentence, contact.start, self._earlier_behind(sentence, contact.start))
        if all(p.role == SIDE for p in contact.people):
            near = self.all[-_MANY:]
            known = next((m for m in reversed(near) if all(map(m.has, contact.people))), None)
            vague = contact.weak and contact.definite and not (date or place)  # `talks between A and B have dragged on`
            if vague or not all(m.sides for m in near):
                if known:
                    known.touch(contact.start)
                return known
        meeting = self.of_pair(contact.people, contact.start, date, contact.kind, place, contact.earlier)
        meeting.learn(
            None if contact.weak and meeting.kind else contact.kind, None, None, contact.noun and not contact.weak
        )
        meeting.spoken = meeting.spoken or contact.spoken
        return meeting

    def _between_countries(self, scene: Scene) -> None:
        """`Chile and Peru will share a dam, Lima said after talks in Arica`: where nobody is named as having met, the
        contact that the text opens with is one of the two countries of its sentence.
        """
        for sentence, contacts in self._contacts.items():
            a, b = self.ctx.scan.sentences[sentence]
            if self.ctx.scan.paragraph_at(a) > _LEAD:
                return
            spots = [m for m in self.ctx.mentions_in(self.ctx.body_start(a), b) if m.party and not self._venue(m)]
            named = {m.party: m for m in spots}
            real = next((c for c in contacts if not (c.denied or c.earlier)), None)
            if real is None or len(named) != 2:
                continue
            known = {p.party: p for p in real.people}
            people = [known.get(party) or side_of(scene, m) for party, m in named.items()]
            day, city = self.day(sentence, real.start, people), self._seen.city(sentence, real.start)
            if real.weak and not (day or city):
                continue  # `talks between A and B have dragged on`
            self._open(people, real.start, day, real.kind or "meeting", city, False)
            return

    def _venue(self, mention: Mention) -> bool:
        """Is a city only where something is (`talks in Doha`)?"""
        k = self.ctx.tokens(mention.start, mention.end).start
        before = self.ctx.scan.lower[k - 1 : k]
        return mention.kind == "place" and not self.ctx.words.sets["at-place"].isdisjoint(before)

    def _carry_on(self, sentence: int, contacts: list[Contact]) -> None:
        """`The two men spoke on Monday.` `The call lasted an hour.`: kind, day and place of the meeting spoken of."""
        if any(c.denied for c in contacts):
            self._deny(contacts[0].start)
            return
        contact = next((c for c in contacts if c.joint), None) or next((c for c in contacts if c.definite), None)
        lone = next((c for c in contacts if c.noun or c.joint), None)
        date = self.day(sentence, (contact or contacts[0]).start, [])
        if contact is None or (contact.noun and contact.weak and not self.all):
            if lone and (date or lone.kind == "call"):
                self._loose.append((lone, date or self._since(sentence, lone.start)))
            return
        person = contact.people[0] if contact.people else None
        meeting = self._named_so(contact, date) or self.before(contact.start, person)
        if meeting is None:
            if (
                contact.noun
                and not (contact.weak or contact.earlier or contact.people)
                and not self.ctx.scan.lexicon.ends(self.ctx.scan.text[contact.start : contact.end], "plural")
            ):
                self.foremost(contact.start, contact.kind)
            elif contact.joint or contact.noun:
                self._loose.append((contact, date or self._since(sentence, contact.start)))
            return
        if contact.joint and (contact.earlier or not agree(meeting.date, date)):
            self._another(meeting, sentence, contact, date)
        elif contact.earlier or self._is_past(meeting, contact):
            return
        elif contact.start - meeting.last(contact.start) <= _NEAR and self._same_day(meeting, date, contact):
            meeting.touch(contact.start)
            meeting.learn(
                None if contact.weak else contact.kind, date, self._seen.city(sentence, contact.start), contact.noun
            )

    def _deny(self, at: int) -> None:
        """`No such call took place`: the one told just before."""
        meeting = self.before(at)
        if meeting and at - meeting.last(at) < 600 and not meeting.used:
            meeting.denied = True

    def _since(self, sentence: int, at: int) -> str | None:
        """`and, since Friday, one more call`."""
        return next((d.edtf for d in self._seen.days(sentence) if d.since and 0 < at - d.end < 30), None)

    def _named_so(self, contact: Contact, date: str | None) -> Meeting | None:
        """`the Kazan meeting`: the event whose place stands before the noun, or else whose day is named."""
        scan = self.ctx.scan
        k = self.ctx.tokens(contact.start, contact.start + 1).start - 1
        word = scan.words[k] if k >= 0 else ""
        near = self.all[-_MANY:]
        placed = [m for m in near if m.place == word and word]
        dated = [
            m for m in near if date and m.date == date and (not contact.people or contact.people[0] in m.participants)
        ]
        return next(iter(placed or dated), None)

    def _another(self, meeting: Meeting, sentence: int, contact: Contact, date: str | None) -> None:
        """An earlier or later event of the same people."""
        if not contact.earlier and self._same_day(meeting, date, contact):
            return
        place = self._seen.city(sentence, contact.start)
        kind = contact.kind or ("call" if contact.spoken and place is None else None)
        self._open(list(meeting.participants), contact.start, date, kind, place, contact.earlier)

    def _same_day(self, meeting: Meeting, date: str | None, contact: Contact) -> bool:
        """Can a mention with this day mean the event? One day apart is a conflict to be told, not another event."""
        if agree(meeting.date, date):
            return True
        if abs(apart(meeting.date, date) or 9) > 1 or contact.earlier:
            return False
        names = " and ".join(p.name for p in meeting.participants)
        warning = f"the {meeting.kind or 'meeting'} of {names} is dated {meeting.date} and {date}"
        if warning not in self.warnings:
            self.warnings.append(warning)
        meeting.touch(contact.start)
        return True

    def _set_aside(self) -> None:
        """Events long before the latest one are told in passing."""
        full = [m.date for m in self.all if m.date and len(m.date) == 10 and not is_open(m.date)]
        latest = max(
            [*full, *([self._seen.published.isoformat()] if self._seen.published and not full else [])], default=None
        )
        if latest is None:
            return
        for m in self.all:
            if m.date and not is_open(m.date):
                days = apart(m.date if len(m.date) == 10 else f"{m.date}-28", latest)
                m.past = m.past or (days is not None and days >= _OLD)

    def foremost(self, at: int, kind: str | None, party: str | None = None) -> Meeting | None:
        """An event of the two people of different parties who are named most before an offset, on their common day."""
        named = [n.person for n in self.ctx.people.within(max(0, at - 3000), at) if n.person.sure and n.person.party]
        people = {id(p): p for p in named}
        ranked = [people[k] for k, _ in Counter(map(id, named)).most_common()]
        first = next((p for p in ranked if party in (None, p.party)), None)
        other = next((p for p in ranked if first and p.party != first.party), None)
        if first is None or other is None:
            return None
        pair = sorted((first, other), key=lambda p: p.first)
        together = {id(first), id(other)}
        for sentence in range(self.ctx.scan.sentence_at(at) + 1):
            a, b = self.ctx.scan.sentences[sentence]
            if together <= {id(n.person) for n in self.ctx.people.within(a, b)}:
                days = [d for d in self._seen.free(sentence) if d.shift is None]
                return self.of_pair(pair, a, days[0].edtf if len(days) == 1 else None, kind)
        return None

    def of_pair(
        self,
        people: list[Named],
        at: int,
        date: str | None = None,
        kind: str | None = None,
        place: str | None = None,
        earlier: bool = False,
    ) -> Meeting:
        """The event of these people and that day: the fitting one spoken of last, a new one where none fits."""
        fits = []
        ranked = sorted(people, key=lambda p: p.party is None)  # whose side is known comes first
        known = ranked[0].party is not None
        near = self._of.get(ranked[0].party or id(ranked[0]), []) if known or len(people) < 2 else self.all
        for meeting in near[-_MANY:]:
            if (
                all(meeting.has(p) for p in people)
                and (
                    meeting.kind in (None, kind) or kind is None or (date and date == meeting.date) or not meeting.sides
                )
                and agree(meeting.date, date)
                and meeting.first <= at + (0 if meeting.past else 400)
                and meeting.past <= (earlier or date is not None or self._here(meeting, at))
            ):
                fits.append((date is not None and meeting.date == date, meeting.last(at), meeting))
        if fits and not (earlier and not max(fits, key=lambda t: t[:2])[0]):
            meeting = max(fits, key=lambda t: t[:2])[2]
            for p in ranked if known else ():
                meeting.stand_in(p)
            meeting.learn(kind, date, place)
            meeting.touch(at)
            return meeting
        meeting = self._open(list(people), at, date, kind, place, earlier)
        if not earlier:
            self._adopt(meeting)
        return meeting

    def _open(
        self, people: list[Named], at: int, date: str | None, kind: str | None, place: str | None, earlier: bool
    ) -> Meeting:
        """A new event."""
        meeting = Meeting(people, kind, date, place, number=len(self.all), log=self._log, past=earlier)
        meeting.touch(at)
        self.all.append(meeting)
        for p in people:
            self._of.setdefault(p.party or id(p), []).append(meeting)
        return meeting

    def _adopt(self, meeting: Meeting) -> None:
        """Day and kind from a contact told before its people were named (`one more call on Friday`)."""
        for n, (contact, date) in reversed(list(enumerate(self._loose))):
            if meeting.first - contact.start > 2 * _NEAR or contact.start > meeting.first:
                continue
            if all(p in meeting.participants for p in contact.people) and agree(meeting.date, date):
                meeting.learn(
                    None if contact.weak and contact.kind == "meeting" else contact.kind, date, None, contact.noun
                )
                del self._loose[n]
                return

    def _here(self, meeting: Meeting, at: int) -> bool:
        """Is an event named in the paragraph of an offset?"""
        paragraph_at = self.ctx.scan.paragraph_at
        return paragraph_at(meeting.last(at)) == paragraph_at(at)

    # -- asking -----------------------------------------------------------------------------------------------------
    def contacts(self, start: int, end: int) -> list[Contact]:
        """Contact words in a span."""
        first, last = self.ctx.scan.sentence_at(start), self.ctx.scan.sentence_at(max(start, end - 1))
        return [c for s in range(max(first, 0), last + 1) for c in self._contacts.get(s, ()) if start <= c.start < end]

    def kind_in(self, start: int, end: int) -> str | None:
        """The kind of contact that a span's nouns name."""
        nouns = [c for c in self.contacts(start, end) if c.noun]
        return min(nouns, key=lambda c: c.weak).kind if nouns else None

    def place_in(self, start: int, end: int) -> str | None:
        """The city that a span puts behind `in`, near its contact word."""
        contact = next(iter(self.contacts(start, end)), None)
        return self._seen.city(self.ctx.scan.sentence_at(contact.start), contact.start) if contact else None

    def before(self, at: int, person: Named | None = None) -> Meeting | None:
        """The event spoken of last before an offset, with a person where one is given."""

        def fits(m: Meeting) -> bool:
            return not m.denied and (not m.past or self._here(m, at)) and person in (None, *m.participants)

        return self._spoken_of(at + 1, fits)

    def resolve(self, start: int, end: int, speaker: Named | None) -> Meeting | None:
        """The event that a span's contact words speak of; None where it has none or they name nothing known."""
        contacts = self.contacts(start, end)
        for c in sorted(contacts, key=lambda c: (-len(c.people), c.weak)):
            if len(c.people) > 1:
                meeting = self._enter(self.ctx.scan.sentence_at(c.start), c)
                return None if meeting is None or meeting.denied else meeting
            lone = c.people[0] if c.people else speaker
            if c.people and lone and speaker and c.noun and not c.weak and speaker.party != lone.party and lone.sure:
                # `In a call with A, SPEAKER said`, where nothing but the claim tells that SPEAKER is a person
                day = self.day(self.ctx.scan.sentence_at(c.start), c.start, [speaker, lone])
                return self.of_pair([speaker, lone], c.start, day, c.kind, None, c.earlier)
            known = self.before(c.start, lone) if lone else None
            if known:
                known.touch(c.start)
                known.learn(None if c.weak else c.kind, None, None, c.noun)
                return known
        if not contacts:
            return None
        best = min(contacts, key=lambda c: c.weak)
        known = self.before(best.start) if best.definite or best.joint else None
        if known is None or self._is_past(known, best):
            return None
        known.touch(best.start)
        return known

    def _is_past(self, meeting: Meeting, contact: Contact) -> bool:
        """Does the sentence before tell of a contact that is no event (`talks with an envoy`)? `That call` means it."""
        told = self.contacts(_BEFORE.since(self.ctx.scan, contact.start), self.ctx.sentence(contact.start)[0])
        new = bool(told) and not (contact.people or contact.joint) and meeting.last(contact.start - 1) < told[0].start
        return new and any(c.people and not c.definite for c in told)
