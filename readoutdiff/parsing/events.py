"""Sentences -> the meetings and calls they speak of, and for each claim the one its readout is about."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.dates import Day, agree, find_dates

from readoutdiff.parsing.names import Named

if TYPE_CHECKING:
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.names import Naming

_FUTURE = frozenset(
    "planning preparing preparations plans ahead will would expected potential upcoming planned possible scheduled could may might next proposed future another to should any if whether".split()
)
_NOT_NOUN = frozenset("for on it him her them upon into out off itself himself".split())  # `called for`, `call on`
_DEFINITE = frozenset("the their this that his her its both these ’s 's".split())
_PRIOR = frozenset('last previous previously earlier since first'.split())
_HELPERS = lx.BE | lx.HAVE | lx.DO | lx.ADVERB
_JOINT = frozenset('leaders men sides presidents ministers diplomats officials two both they women countries'.split())
_BETWEEN = frozenset("the his her their visiting then new , ’s 's with to of state foreign defense defence affairs top senior by phone and".split())
_JOINTS = frozenset(", and & with between".split())
_WEAK = frozenset("visit session dinner dialogue summit negotiations encounter luncheon discussion discussions consultations bilateral talks".split())


@dataclass(slots=True, eq=False)
class Meeting:
    """An event under construction."""

    participants: list[Named] = field(default_factory=list)
    kind: str | None = None
    date: str | None = None
    place: str | None = None
    touches: list[int] = field(default_factory=list)  # offsets at which the text speaks of it, ascending
    used: bool = False

    @property
    def first(self) -> int:
        """Offset of the first mention."""
        return self.touches[0]

    def touch(self, at: int) -> None:
        """Note that the text speaks of it at an offset."""
        insort(self.touches, at)

    def last(self, at: int) -> int:
        """The last mention at or before an offset; the first one where there is none."""
        i = bisect_right(self.touches, at)
        return self.touches[i - 1] if i else self.touches[0]

    def parties(self) -> set[str]:
        """The sides that are known to take part."""
        return {p.party for p in self.participants if p.party}


@dataclass(slots=True)
class Contact:
    """A sentence's word for a meeting or call, with the people it joins."""

    start: int
    kind: str | None
    people: list[Named]
    definite: bool
    noun: bool
    weak: bool = False
    joint: bool = False  # `the two men spoke`


class Meetings:
    """All events of one article, found in one pass over its contact words."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.all: list[Meeting] = []
        self._contacts: dict[int, list[Contact]] = {}
        self._days: dict[int, list[Day]] = {}
        self._starts = self._heads()
        for i in self._starts:
            self._note(i)
        for sentence in sorted(self._contacts):
            contacts = self._contacts[sentence]
            for contact in contacts:
                if len(contact.people) > 1:
                    self._enter(sentence, contact)
            if not any(len(c.people) > 1 for c in contacts):
                self._carry_on(sentence, contacts)

    # -- finding ----------------------------------------------------------------------------------------------------
    def _heads(self) -> list[int]:
        words = self.ctx.words
        heads = {w.split()[0] for w in words.contact_nouns} | {w.split()[0] for w in words.call_verbs | words.meeting_verbs | words.open_verbs}
        return [i for i, w in enumerate(self.ctx.scan.lower) if w in heads]

    def _longest(self, i: int, table: object) -> int:
        """How many tokens from ``i`` on make the longest entry of a table; 0 for none."""
        lower = self.ctx.scan.lower
        return next((k for k in (4, 3, 2, 1) if " ".join(lower[i : i + k]) in table), 0)  # type: ignore[operator]

    def _note(self, i: int) -> None:
        ctx, words = self.ctx, self.ctx.words
        scan = ctx.scan
        lower = scan.lower
        if scan.quote_of[i] >= 0:
            return
        sentence = scan.sentence_at(scan.starts[i])
        if ctx.is_furniture(scan.starts[i]) or self._contacts.get(sentence) and self._contacts[sentence][-1].start == scan.starts[i]:
            return
        before = lower[max(0, i - 4) : i]
        if not _FUTURE.isdisjoint(before) and lower[i] != "told":
            return
        contact = None
        size = self._longest(i, words.contact_nouns)
        after = lower[i + size] if size and i + size < len(lower) else ""
        verb = next((t for t in (words.call_verbs, words.meeting_verbs, words.open_verbs) if self._longest(i, t)), None)
        if size and after not in _NOT_NOUN and not (verb and not before):
            phrase = " ".join(lower[i : i + size])
            if not (verb and before and before[-1] not in _DEFINITE and ctx.people.within(scan.starts[max(0, i - 1)], scan.ends[i - 1])):
                definite = not _DEFINITE.isdisjoint(before)
                people = self._around(i, size, True)
                if len(people) == 1:
                    people = [*people, *self._sides(i, people[0])]
                contact = Contact(scan.starts[i], words.contact_nouns[phrase], people, definite, True, phrase in _WEAK)
        if contact is None and verb is not None:
            size = self._longest(i, verb)
            if size == 1 and i + 1 < len(lower) and lower[i + 1] in _NOT_NOUN and verb is words.call_verbs:
                return
            kind = "call" if verb is words.call_verbs else "meeting" if verb is words.meeting_verbs else None
            people = self._around(i, size, False)
            if len(people) == 1 and verb is not words.object_verbs:
                people = [*people, *self._sides(i, people[0])]
            joint = bool(before) and before[-1] in _JOINT and (verb is not words.object_verbs)
            if len(people) > 1 or joint:
                contact = Contact(scan.starts[i], kind or ("call" if lower[i] == "spoke" and "phone" in lower[i : i + 5] else None), people, False, False, joint=joint)
        if contact and not contact.people and not _PRIOR.isdisjoint(lower[max(0, i - 4) : i + 1]):
            return
        if contact:
            self._contacts.setdefault(sentence, []).append(contact)

    def _around(self, i: int, size: int, noun: bool) -> list[Named]:
        """The people on both sides of a contact word, of different parties where the parties are known."""
        ctx = self.ctx
        scan = ctx.scan
        a, b = scan.sentences[scan.sentence_at(scan.starts[i])]
        left = ctx.people.within(a, scan.starts[i])
        right = [n for n in ctx.people.within(scan.ends[i + size - 1], b) if scan.quote_of[ctx.tokens(n.start, n.end).start] < 0]
        pair: list[Named] = []
        if not noun:
            left = self._subject(i, left, right)
        joined = self._pair(left)
        if joined:
            pair = joined
        elif left:
            pair = [left[-1].person]
        phrase = " ".join(scan.lower[i : i + size])
        if not noun and phrase in ctx.words.object_verbs and right and not self._titles_only(i + size, right[0]):
            right = []
        if not noun and phrase in ctx.words.pair_verbs:
            right = []
        if len(pair) < 2 and right and right[0].start - scan.ends[i + size - 1] < 90 and (not noun or self._linked(i + size, right[0])):
            between = noun and scan.lower[i + size] in ("between", "of", "from")
            two = self._pair(right[:2]) if between else None
            if between and two is None and scan.lower[i + size] == "from" and len(right) > 1 and " to " in scan.text[right[0].end : right[1].start]:
                two = [right[0].person, right[1].person]
            if two:
                return two
            pair = [*pair, right[0].person]
            if noun and len(pair) == 1 and len(right) > 1 and right[1].start - right[0].end < 90:
                pair.append(right[1].person)  # `In a call with OTHER on Thursday, SPEAKER said`
        if len(pair) == 2 and (pair[0] is pair[1] or pair[0].party and pair[0].party == pair[1].party):
            return pair[:1]
        return pair

    def _subject(self, i: int, left: list[Naming], right: list[Naming]) -> list[Naming]:
        """The namings before a verb, or whom the pronoun right before it means."""
        ctx, lower = self.ctx, self.ctx.scan.lower
        k = i - 1
        while k >= 0 and (ctx.scan.kinds[k] & _HELPERS or lower[k] in ("also", "then", "later")):
            k -= 1
        if k < 0 or lower[k] not in ("he", "she", "who") or not right:
            return left
        known = [n for n in left if n.person is not right[0].person] or [
            n for n in ctx.people.within(max(0, ctx.scan.starts[k] - 600), ctx.scan.starts[k]) if n.person is not right[0].person and n.person.sure
        ]
        return known[-1:]

    def _titles_only(self, i: int, naming: Naming) -> bool:
        """Do only titles, countries and articles stand between a verb and a name?"""
        ctx, lower = self.ctx, self.ctx.scan.lower
        words = ctx.words
        tokens = range(i, ctx.tokens(naming.start, naming.end)[0])
        return len(tokens) < 9 and all(
            lower[k] in words.title_words or k in ctx.people.mention_tokens or lower[k] in _BETWEEN for k in tokens
        )

    def _pair(self, namings: list[Naming]) -> list[Named] | None:
        """Two people joined by `and` (or a hyphen) at the end of a list of namings."""
        if len(namings) < 2:
            return None
        x, y = namings[-2:]
        between = self.ctx.scan.text[x.end : y.start]
        joined = len(between) < 60 and (" and " in between or between in ("-", "–")) and "," not in between.split(" and ")[-1].rstrip(", ")
        if joined and x.person is not y.person and not (x.person.party and x.person.party == y.person.party):
            return [x.person, y.person]
        return None

    def _linked(self, i: int, naming: Naming) -> bool:
        lower = self.ctx.scan.lower
        k = self.ctx.tokens(naming.start, naming.end).start
        return any(w in ("with", "between", "of", "and", "from", "to") for w in lower[i:k])

    # -- entering ---------------------------------------------------------------------------------------------------
    def days(self, sentence: int) -> list[Day]:
        """Days named in a sentence, outside of what is the day of a document."""
        if sentence not in self._days:
            a, b = self.ctx.scan.sentences[sentence]
            self._days[sentence] = find_dates(self.ctx.scan.text, a, b, self.ctx.published)
        return self._days[sentence]

    def day(self, sentence: int, at: int, people: list[Named]) -> str | None:
        """The day nearest to the contact word; else that of the sentence before, where the same person leads it."""
        own = [d for d in self.days(sentence) if not d.of_document and self.ctx.scan.quote_of[self.ctx.tokens(d.start, d.end).start] < 0]
        own = [d for d in own if not self._inside_other(d, at)]
        if own:
            return min(own, key=lambda d: (abs(d.start - at), d.start)).edtf
        if sentence > 0 and not self._contacts.get(sentence - 1):
            a, b = self.ctx.scan.sentences[sentence - 1]
            days = [d for d in self.days(sentence - 1) if not d.of_document and d.start - a < 12]
            if days and any(n.person in people for n in self.ctx.people.within(a, b)[:1]):
                return days[0].edtf
        return None

    def _inside_other(self, day: Day, at: int) -> bool:
        """Does another clause stand between a day and the contact word (`ahead of the summit on Tuesday`)?"""
        text = self.ctx.scan.text
        low, high = sorted((day.start, at))
        between = text[low:high]
        return len(between) > 160 or any(w in between for w in (" ahead of ", " before ", " after ", " until ", " since ", " scheduled "))

    def _place(self, sentence: int, at: int) -> str | None:
        """The city behind `in` near the contact word."""
        ctx = self.ctx
        a, b = ctx.scan.sentences[sentence]
        for m in ctx.mentions_in(at, min(b, at + 120)):
            if m.kind == "place" and ctx.scan.text[max(a, m.start - 4) : m.start].endswith(("in ", "at ")):
                return ctx.scan.text[m.start : m.end]
        return None

    def _enter(self, sentence: int, contact: Contact) -> Meeting:
        date = self.day(sentence, contact.start, contact.people)
        return self.of_pair(contact.people, contact.start, date, contact.kind, self._place(sentence, contact.start))

    def _sides(self, i: int, person: Named) -> list[Named]:
        """The other side where only its country or delegation is named: `talks with Iran`, `North Korea's delegation held talks`."""
        ctx = self.ctx
        at = ctx.scan.starts[i]
        a, b = ctx.scan.sentences[ctx.scan.sentence_at(at)]
        for m in ctx.mentions_in(a, min(b, at + 80)):
            if m.party is None or m.party == person.party or m.kind in ("office", "agency"):
                continue
            lower = ctx.scan.text[m.end : m.end + 14].lower()
            before = ctx.scan.text[max(a, m.start - 12) : m.start].lower()
            delegation = any(w in lower for w in (" delegation", " side", " negotiators", " team", " diplomats"))
            if (m.start > at and (" with " in before or " between " in before)) or (m.start < at and delegation):
                return [self._side(m.party, m.source, m.start)]
        return []

    def _side(self, party: str, source: str, at: int) -> Named:
        known = next((p for meeting in self.all for p in meeting.participants if p.party == party and not p.sure), None)
        entry = self.ctx.registry.sources.get(party.lower())
        return known or Named(entry.name if entry else source, party, None, False, at)

    def _carry_on(self, sentence: int, contacts: list[Contact]) -> None:
        """`The two men spoke on Monday.` `The call lasted an hour.`: kind, day and place of the meeting spoken of."""
        contact = next((c for c in contacts if c.definite or c.joint), None)
        if contact is None:
            return
        lone = contact.people[0] if contact.people else None
        meeting = self.before(contact.start, lone) if lone else self.before(contact.start)
        date = self.day(sentence, contact.start, [])
        if meeting is None and contact.noun and not contact.weak:
            self.foremost(contact.start, contact.kind)
            return
        if meeting is None or contact.start - meeting.last(contact.start) > 1500 or not agree(meeting.date, date):
            return
        meeting.touch(contact.start)
        meeting.date = meeting.date or date
        if not contact.weak:
            meeting.kind = meeting.kind or contact.kind
        meeting.place = meeting.place or self._place(sentence, contact.start)

    def foremost(self, at: int, kind: str | None, party: str | None = None) -> Meeting | None:
        """A new event of the two people of different parties who are named most before an offset, with the day they share."""
        named = [n for n in self.ctx.people.within(max(0, at - 3000), at) if n.person.sure and n.person.party]
        counts = Counter(id(n.person) for n in named)
        people = {id(n.person): n.person for n in named}
        ranked = sorted(people, key=lambda k: (-counts[k], people[k].first))
        first = next((people[k] for k in ranked if party in (None, people[k].party)), None)
        other = next((people[k] for k in ranked if first and people[k].party != first.party), None)
        if first is None or other is None:
            return None
        pair = sorted((first, other), key=lambda p: p.first)
        for sentence in range(self.ctx.scan.sentence_at(at) + 1):
            a, b = self.ctx.scan.sentences[sentence]
            if {id(first), id(other)} <= {id(n.person) for n in self.ctx.people.within(a, b)}:
                days = [d for d in self.days(sentence) if not d.of_document]
                return self.of_pair(pair, a, days[0].edtf if len(days) == 1 else None, kind)
        return self.of_pair(pair, at, None, kind)

    def of_pair(self, people: list[Named], at: int, date: str | None = None, kind: str | None = None, place: str | None = None) -> Meeting:
        """The event of these people and that day: the fitting one spoken of last, a new one where none fits."""
        fits = []
        for meeting in self.all:
            same = all(p in meeting.participants for p in people) or (
                len(meeting.participants) < 2 and any(p in meeting.participants for p in people)
            )
            if same and agree(meeting.date, date) and meeting.first <= at + 400:
                fits.append((date is not None and meeting.date == date, meeting.last(at), meeting))
        if fits:
            meeting = max(fits, key=lambda t: t[:2])[2]
            meeting.participants += [p for p in people if p not in meeting.participants]
            if date and (meeting.date is None or "X" in meeting.date):
                meeting.date = date
            meeting.kind = meeting.kind or kind
            meeting.place = meeting.place or place
            meeting.touch(at)
            return meeting
        meeting = Meeting(list(people), kind, date, place, [at])
        self.all.append(meeting)
        return meeting

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
        """The city that a span puts behind `in`."""
        return self._place(self.ctx.scan.sentence_at(start), start)

    def before(self, at: int, person: Named | None = None, parties: set[str] | None = None) -> Meeting | None:
        """The event spoken of last before an offset, with a person or with parties where they are given."""
        found = [
            m for m in self.all
            if m.first <= at and (person is None or person in m.participants) and (not parties or parties <= m.parties() or not m.parties())
        ]
        return max(found, key=lambda m: m.last(at), default=None)

    def resolve(self, start: int, end: int, speaker: Named | None, parties: set[str]) -> Meeting | None:
        """The event that a span's contact words speak of; None where it has none or they name nothing known."""
        contacts = self.contacts(start, end)
        for c in sorted(contacts, key=lambda c: (-len(c.people), c.weak)):
            if len(c.people) > 1:
                return self._enter(self.ctx.scan.sentence_at(c.start), c)
            lone = c.people[0] if c.people else speaker
            known = self.before(c.start, lone) if lone else None
            if known:
                known.touch(c.start)
                known.kind = known.kind or c.kind
                return known
        if contacts:
            best = min(contacts, key=lambda c: c.weak)
            known = self.before(best.start)
            if known and (best.definite or best.joint):
                known.touch(best.start)
                return known
            people = best.people or ([speaker] if speaker else [])
            if len(people) > 1 and best.noun:
                sentence = self.ctx.scan.sentence_at(best.start)
                meeting = Meeting(list(people), best.kind, self.day(sentence, best.start, people), None, [best.start])
                self.all.append(meeting)
                return meeting
        return None
