"""The pieces of noun phrases: words for documents, who owns them, where a phrase begins, all sides of an event."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.citing import Who, find_noun, resolve
from readoutdiff.parsing.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from readoutdiff.parsing.citations import Citations
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.drafts import Draft
    from readoutdiff.parsing.events import Meeting, Meetings
    from readoutdiff.parsing.names import Naming
    from readoutdiff.registry import Mention

BREAK = lx.PREP | lx.SUBORD | lx.RELATIVE | lx.COMMA | lx.COLON | lx.DASH | lx.PAREN | lx.QMARK | lx.STOP | lx.CONJ
_FAR = 48
OFFICES = ("office", "agency")
OWN = ("'s", "’s", "s'", "s’")


class Ordered:
    """Drafts by where they begin; a look goes no further than ``_FAR`` of them."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self.all = sorted(drafts, key=lambda d: d.start)
        self._starts = [d.start for d in self.all]

    def before(self, at: int) -> list[Draft]:
        """Those that begin before an offset, the nearest last."""
        i = bisect_left(self._starts, at)
        return self.all[max(0, i - _FAR) : i]

    def between(self, a: int, b: int) -> list[Draft]:
        """Those that begin in ``[a, b)``."""
        i = bisect_left(self._starts, a)
        return self.all[i : min(i + _FAR, bisect_left(self._starts, b))]


class Phrases:
    """Noun phrases of one article, by token."""

    def __init__(self, ctx: Context, citations: Citations, meetings: Meetings) -> None:
        self.ctx = ctx
        self.citations = citations
        self.meetings = meetings
        self.lists = {name: frozenset(w) for name, w in words().lists.items()}
        self.cited = Ordered(d for d in citations.drafts if d.source and d.meeting)
        self.documents = Ordered(d for d in citations.drafts if d.source)
        self.offices = {(d.source, d.party) for d in self.cited.all}
        self.parties = {p for _, p in self.offices}
        self.sides: dict[int, dict[str, Who]] = {}  # meeting -> party -> the readout cited first
        for d in self.cited.all:
            if d.party:
                self.sides.setdefault(id(d.meeting), {}).setdefault(
                    d.party, Who("document", d.source, d.party, "readout")
                )
        self.guests = {id(p) for m in meetings.all for p in m.participants}
        self.posted = {d.party: d.source for d in citations.drafts if d.source and d.noun == "post"}
        self.held = {i: m for m in ctx.mentions for i in ctx.tokens(m.start, m.end)}
        self._posts: list[tuple[int, Who | None]] | None = None

    def _noun(self, i: int) -> bool:
        return i < len(self.ctx.scan.lower) and (find_noun(self.ctx, [i]) is not None or self._sheet(i))

    def _sheet(self, i: int) -> bool:
        lower = self.ctx.scan.lower
        return i > 0 and f"{lower[i - 1]} {lower[i]}" in self.ctx.words.account

    def _says(self, i: int) -> bool:
        """Is a token a finite verb of saying?"""
        scan = self.ctx.scan
        verb = scan.lexicon.verbs.get(scan.lower[i])
        return bool(
            verb
            and i not in self.held
            and verb.takes & (lx.THAT | lx.CLAUSE | lx.AFTER | lx.HEARER)
            and verb.form & (lx.PAST | lx.PRESENT)
            and not self._noun(i)
            and scan.lower[i] not in self.ctx.words.issuing
        )

    def _start(self, i: int, first: int) -> int:
        """Where the noun phrase begins whose head is token ``i``, at ``first`` or behind."""
        scan = self.ctx.scan
        while i > first:
            m = self.held.get(i) or self.held.get(i - 1)
            if m is not None and (begin := self.ctx.tokens(m.start, m.end).start) < i:
                i = max(begin, first)
                continue
            if scan.kinds[i - 1] & BREAK or self._says(i - 1) or scan.lower[i - 1] in self.lists["breaks"]:
                break
            i -= 1
        return i

    def _parts(self, tokens: list[int]) -> list[list[int]]:
        parts: list[list[int]] = [[]]
        for i in tokens:
            if self.ctx.scan.lower[i] in ("and", "nor", "or") and i not in self.held and parts[-1]:
                parts.append([])
            else:
                parts[-1].append(i)
        return [p for p in parts if p]

    def _named(self, tokens: Sequence[int], noun: int | None) -> list[Mention]:
        """Mentions in the phrase up to its noun."""
        scan = self.ctx.scan
        end = scan.ends[tokens[-1]] if noun is None else scan.starts[noun]
        return [m for m in self.ctx.mentions_in(scan.starts[tokens[0]], end) if m.party or m.office or m.head]

    def _node(self, m: Mention) -> Who | None:
        source, party = resolve(self.ctx, m)
        if m.kind not in OFFICES and m.party:
            source, party = m.party.lower(), m.party
        return Who("document", source, party, "readout") if source else None

    def _sides(self, found: list[Who]) -> list[Who]:
        """One readout a source, in order."""
        return list({w.source: w for w in found}.values())

    def _released(self, noun: int, stop: int) -> Who | None:
        """`the version that SOURCE put on its website`."""
        lower = self.ctx.scan.lower
        k = noun + 1
        k += lower[k : k + 1] in (["that"], ["which"])
        k += lower[k : k + 1] in (["the"], ["its"])
        m = self.held.get(k)
        if m is None or k >= stop or m.kind not in OFFICES:
            return None
        after = lower[(end := self.ctx.tokens(m.start, m.end).stop) : end + 2]
        if not set(after) & self.ctx.words.issuing:
            return None
        source, party = resolve(self.ctx, m)
        return (
            Who("document", source, party, lower[noun], strong=lower[noun] in self.ctx.words.readout)
            if source
            else None
        )

    def _agency(self, source: str | None) -> bool:
        entry = self.ctx.registry.sources.get(source or "")
        return entry is not None and entry.kind == "agency"

    def _plain(self, tokens: Sequence[int]) -> bool:
        """Do the tokens make nothing but the phrase of a document or an office?"""
        return all(i in self.held or self._noun(i) or self.ctx.scan.lower[i] in self.lists["modifier"] for i in tokens)

    def _light(self, first: int, stop: int) -> bool:
        """Does what stands between a document and its verb only tell more of the document?"""
        scan, lower = self.ctx.scan, self.ctx.scan.lower
        if first >= stop:
            return True
        if not (
            scan.kinds[first] & (lx.PREP | lx.COMMA | lx.PAREN | lx.RELATIVE)
            or lower[first] in self.lists["released"]
            or self._released(first - 1, stop)
        ):
            return False
        if any(self._says(i) for i in range(first, stop) if lower[i] not in self.lists["released"]):
            return False
        named = self.ctx.people.within(scan.starts[first], scan.ends[stop - 1])
        if named and named[-1].end >= scan.ends[stop - 1] - 2:
            before = bisect_left(scan.starts, named[-1].start) - 1
            titles = before
            while titles > first and (
                lower[titles] in self.ctx.words.title_words
                or titles in self.held
                or lower[titles] in ("the", "’s", "'s")
            ):
                titles -= 1
            return bool(scan.kinds[titles] & (lx.PREP | lx.CONJ))
        return lower[stop - 1] not in ("he", "she", "they", "we", "i", "who", ",")

    def _post(self, people: Sequence[Naming], noun: int) -> Who | None:
        """A leader's own post or account of a meeting is that side's."""
        person = people[-1].person
        if self.ctx.scan.lower[noun] not in self.lists["post"] or not person.party:
            return None
        if id(person) not in self.guests:
            return None
        own = f"{person.party.lower()}-president"
        known = self.posted.get(person.party)
        if known is None and person.role == "president":
            known = own if own in self.ctx.registry.sources else self.ctx.registry.office_id(person.party, "president")
        if known is None and person.role == "premier":
            known = self.ctx.registry.office_id(person.party, "pmo")
        return Who("document", known, person.party, self.ctx.scan.lower[noun]) if known else None

    def _person_documents(self) -> list[tuple[int, Who | None]]:
        """Where the text names a person's post or a joint document; the latter is nobody's."""
        if self._posts is None:
            scan = self.ctx.scan
            self._posts = []
            for i, word in enumerate(scan.lower):
                if word in self.lists["post"] and i and scan.quote_of[i] < 0:
                    people = self.ctx.people.within(scan.starts[max(0, i - 3)], scan.starts[i])
                    if people and (post := self._post(people, i)):
                        self._posts.append((scan.starts[i], post))
                if word in self.ctx.words.joint and (self._noun(i + 1) or self._noun(i + 2)):
                    self._posts.append((scan.starts[i], None))
        return self._posts

    def of_event(self, at: int) -> list[Who]:
        """One readout a side: those cited for the event spoken of, else the sides' own."""
        before = self.cited.before(at) or self.cited.all[:1]
        meeting = before[-1].meeting if before else self.meetings.before(at)
        seen = dict(self.sides.get(id(meeting), {}))
        for party in sorted(meeting.parties() if meeting else ()):
            if len(seen) < 2 and party not in seen:
                seen[party] = Who("document", party.lower(), party, "readout")
        if len(seen) < 2:
            for m in reversed(self.ctx.mentions_in(max(0, at - 1500), at)):
                if m.party and len(seen) < 2 and m.party not in seen:
                    seen[m.party] = Who("document", m.party.lower(), m.party, "readout")
        return [seen[p] for p in sorted(seen)] if len(seen) > 1 else []

    def elsewhere(self, a: int, b: int, source: str | None) -> bool:
        """Does the span cite a source on something that is no meeting, and on nothing else?"""
        told = [d for d in self.documents.between(a, b) if d.source == source]
        if not told or any(d.meeting for d in told):
            return False
        text = self.ctx.scan.text[a:b].lower()
        return not self._agency(source) or any(f" {t} " in text for t in self.ctx.words.no_meeting)

    def others(self, party: str | None, meeting: Meeting | None) -> list[Who]:
        """The other sides of an event, one readout each."""
        seen = {p: w for p, w in self.sides.get(id(meeting), {}).items() if p != party}
        for side in sorted(meeting.parties() if meeting else ()):
            if side != party and side not in seen:
                seen[side] = Who("document", side.lower(), side, "readout")
        return [seen[p] for p in sorted(seen)]

    def _verb_before(self, tokens: Sequence[int]) -> bool:
        """Does a verb of saying or a preposition stand before the noun (then it is not the subject)?"""
        kinds = self.ctx.scan.kinds
        return any(
            self._says(i) or (i not in self.held and kinds[i] & (lx.COMMA | lx.RELATIVE | lx.SUBORD | lx.PREP))
            for i in tokens
        )
