"""The pieces of noun phrases: words for documents, where a phrase begins, what tells more of it; sides of an event."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from readoutdiff.grammar import lexicon as lx
from readoutdiff.parsing.citing import Who
from readoutdiff.parsing.owners import find_noun, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from readoutdiff.naming.registry import Mention
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.drafts import Citations, Draft
    from readoutdiff.parsing.events import Meeting, Meetings

BREAK = lx.PREP | lx.SUBORD | lx.RELATIVE | lx.COMMA | lx.COLON | lx.DASH | lx.PAREN | lx.QMARK | lx.STOP | lx.CONJ
SAYING = lx.THAT | lx.CLAUSE | lx.AFTER | lx.HEARER
OFFICES = ("office", "agency")
OWN = ("'s", "’s", "s'", "s’")
_FAR = 48  # drafts


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


def readout(source: str | None, party: str | None, noun: str = "readout", strong: bool = False) -> Who:
    """A document of a source."""
    return Who("document", source, party, noun, strong=strong)


class Phrases:
    """Tokens of one article as pieces of noun phrases, and its claims by source and event."""

    def __init__(self, ctx: Context, citations: Citations, meetings: Meetings) -> None:
        self.ctx, self.citations, self.meetings = ctx, citations, meetings
        self.lists = ctx.words.sets
        self.documents = Ordered(d for d in citations.drafts if d.source)
        self.cited = Ordered(d for d in self.documents.all if d.meeting)
        self.offices = {(d.source, d.party) for d in self.cited.all}
        self.parties = {party for _, party in self.offices}
        self.posted = {d.party: d.source for d in self.documents.all if d.noun == "post"}
        self.guests = {id(p) for m in meetings.all for p in m.participants}
        self.held = {i: m for m in ctx.mentions for i in ctx.tokens(m.start, m.end)}
        self.sides: dict[int, dict[str, Who]] = {}  # meeting -> party -> the readout cited first
        for d in self.cited.all:
            if d.party:
                self.sides.setdefault(id(d.meeting), {}).setdefault(d.party, readout(d.source, d.party))
        joint = (i for i in ctx.scan.places(ctx.words.joint) if self.noun(i + 1))
        self.joint = [ctx.scan.starts[i] for i in joint]

    def noun(self, i: int) -> bool:
        """Is a token a word for an account; with a side's name before it also `the EU document`?"""
        scan, side = self.ctx.scan, self.held.get(i - 1)
        if i < len(scan.lower) and side and scan.lower[i] in self.lists["paper"] and side.party in self.parties:
            return i + 1 >= len(scan.kinds) or not scan.kinds[i + 1] & (lx.PREP | lx.COMMA)
        return i < len(scan.lower) and find_noun(self.ctx, [i]) is not None

    def people(self, i: int) -> list[Who]:
        """`The Turks`, of whom a document is cited just before."""
        scan, word, held = self.ctx.scan, self.ctx.scan.lower[i], self.held.get(i)
        irregular = (p for p in self.lists["peoples"] if p.startswith(word + ":"))
        name = next(irregular, word.removesuffix("s")).split(":")[-1]
        plural = name != word or word.endswith(("sh", "ch", "ese"))
        if not plural or i == 0 or scan.lower[i - 1] != "the" or (held and held.kind != "demonym"):
            return []
        party, at = (self.ctx.registry.country(name) or "").upper(), scan.starts[i]
        told = [d for d in self.cited.before(at) if d.party == party and scan.paragraph_at(at) - d.paragraph <= 2]
        return [Who("people", told[-1].source, party, "account")] if told else []

    def says(self, i: int) -> bool:
        """Is a token a finite verb of saying?"""
        word = self.ctx.scan.lower[i]
        verb = self.ctx.scan.lexicon.verbs.get(word)
        finite = verb is not None and verb.takes & SAYING and verb.form & (lx.PAST | lx.PRESENT)
        return bool(finite) and i not in self.held and not self.noun(i) and word not in self.ctx.words.issuing

    def ending(self, i: int) -> Mention | None:
        """The mention that a token ends."""
        m = self.held.get(i)
        return m if m is not None and self.ctx.tokens(m.start, m.end).stop == i + 1 else None

    def start(self, i: int, first: int) -> int:
        """Where the noun phrase begins whose head is token ``i``, at ``first`` or behind."""
        scan, head = self.ctx.scan, i
        while i > first:
            m = self.held.get(i) or self.held.get(i - 1)
            if m is not None and (begin := self.ctx.tokens(m.start, m.end).start) < i:
                i = max(begin, first)
            elif scan.lower[i] == "the" and i < head and scan.lower[i - 1] not in self.lists["before-the"]:
                break  # `a detail the Saudi readout`
            elif scan.kinds[i - 1] & BREAK or self.says(i - 1) or scan.lower[i - 1] in self.lists["breaks"]:
                break
            else:
                i -= 1
        return i

    def modifiers(self, tokens: Iterable[int]) -> bool:
        return all(self.ctx.scan.lower[i] in self.lists["modifier"] for i in tokens)

    def plain(self, tokens: Iterable[int]) -> bool:
        """Do the tokens make nothing but the phrase of a document or an office?"""
        return self.modifiers(i for i in tokens if i not in self.held and not self.noun(i))

    def light(self, first: int, stop: int) -> bool:
        """Does what stands between a document and its verb only tell more of the document?"""
        scan, lower, released = self.ctx.scan, self.ctx.scan.lower, self.lists["released"]
        if first >= stop:
            return True
        if not (scan.kinds[first] & (lx.PREP | lx.COMMA | lx.PAREN | lx.RELATIVE) or lower[first] in released):
            return False
        if any(self.says(i) for i in range(first, stop) if lower[i] not in released):
            return False
        named = self.ctx.people.within(scan.starts[first], scan.ends[stop - 1])
        if named and named[-1].end >= scan.ends[stop - 1] - 2:  # `of the call with President Lund` but no `, Lund`
            k = bisect_left(scan.starts, named[-1].start) - 1
            while k > first and (lower[k] in self.ctx.words.title_words or k in self.held):
                k -= 1
            return bool(scan.kinds[k] & (lx.PREP | lx.CONJ))
        return lower[stop - 1] not in self.lists["person"]

    def named(self, tokens: Sequence[int], noun: int | None) -> list[Mention]:
        """Mentions in the phrase up to its noun."""
        scan = self.ctx.scan
        end = scan.ends[tokens[-1]] if noun is None else scan.starts[noun]
        return self.ctx.mentions_in(scan.starts[tokens[0]], end)

    def node(self, m: Mention) -> list[Who]:
        """A side's readout: of the office, else of the country."""
        source, party = resolve(self.ctx, m)
        return [readout(source, party)] if source else []

    def agency(self, source: str | None) -> bool:
        """Is a source a news agency?"""
        entry = self.ctx.registry.sources.get(source or "")
        return entry is not None and entry.kind == "agency"

    def others(self, party: str | None, meeting: Meeting | None) -> list[Who]:
        """The other sides of an event, one readout each."""
        seen = dict(self.sides.get(id(meeting), {}))
        for side in meeting.parties() if meeting else ():
            seen.setdefault(side, readout(side.lower(), side))
        return [seen[p] for p in sorted(seen) if p != party]

    def of_event(self, at: int) -> list[Who]:
        """One readout a side: those cited for the event spoken of, else the sides' own."""
        before = self.cited.before(at) or self.cited.all[:1]
        found = self.others(None, before[-1].meeting if before else self.meetings.before(at))
        return found if len(found) > 1 else []

    def both(self, at: int) -> list[Who]:
        """`Neither side mentioned X`: the accounts of both, cited right before, if no one is cited for it."""
        scan, spoken = self.ctx.scan, self.cited.before(at)[-1:]
        rest = self.ctx.tokens(at, self.ctx.sentence(at)[1])
        told = sum(self.says(i) or 2 * (scan.lower[i] in self.ctx.words.contact_nouns) for i in rest) > 1
        near = spoken and scan.sentence_at(at) - scan.sentence_at(spoken[0].end - 1) <= 1
        return self.of_event(at) if near and not told and len(self.sides[id(spoken[0].meeting)]) > 1 else []

    def elsewhere(self, a: int, b: int, source: str | None) -> bool:
        """Does the span cite a source on something that is no meeting, and on nothing else?"""
        told = [d for d in self.documents.between(a, b) if d.source == source]
        if not told or any(d.meeting for d in told):
            return False
        text = self.ctx.scan.text[a:b].lower()
        return not self.agency(source) or any(f" {t} " in text for t in self.ctx.words.no_meeting)
