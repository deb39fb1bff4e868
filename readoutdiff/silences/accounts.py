"""The accounts of contacts that an article cites, by source, side and event: what silences are read against."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from readoutdiff.citing.documents import NEXT
from readoutdiff.citing.drafts import POST
from readoutdiff.citing.owners import find_noun, resolve
from readoutdiff.citing.who import Who
from readoutdiff.language import lexicon as lx

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Citations, Draft
    from readoutdiff.meetings.events import Meeting, Meetings
    from readoutdiff.naming.registry import Mention
    from readoutdiff.people.context import Context

SAYING = lx.THAT | lx.CLAUSE | lx.AFTER | lx.HEARER
OFFICES = frozenset(("office", "agency"))
BREAK = lx.PREP | lx.SUBORD | lx.RELATIVE | lx.COMMA | lx.COLON | lx.DASH | lx.PAREN | lx.QMARK | lx.STOP | lx.CONJ
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


class Accounts:
    """Claims of one article by source and event, and its tokens as words for accounts."""

    def __init__(self, ctx: Context, citations: Citations, meetings: Meetings) -> None:
        self.ctx, self.citations, self.meetings = ctx, citations, meetings
        self.lists, self.pattern = ctx.words.sets, ctx.words.pattern
        self.documents = Ordered(d for d in citations.drafts if d.source)
        self.every = Ordered(citations.drafts)
        self.editions = dict(pair.split(":") for pair in ctx.words.lists["editions"])
        self.peoples = dict(pair.split(":") for pair in ctx.words.lists["peoples"])
        self.cited = Ordered(d for d in self.documents.all if d.meeting)
        self.offices = {(d.source, d.party) for d in self.cited.all}
        self.parties = {party for _, party in self.offices}
        self.posted = {d.party: d.source for d in self.documents.all if d.noun == POST}
        self.guests = {id(p) for m in meetings.all for p in m.participants}
        self.held = {i: m for m in ctx.mentions for i in ctx.tokens(m.start, m.end)}

    def noun(self, i: int) -> bool:
        """Is a token a word for an account; with a side's name before it also `the EU document`?"""
        scan, side = self.ctx.scan, self.held.get(i - 1)
        if i < len(scan.lower) and side and scan.lower[i] in self.lists["paper"] and side.party in self.parties:
            return i + 1 >= len(scan.kinds) or not scan.kinds[i + 1] & (lx.PREP | lx.COMMA)
        return i < len(scan.lower) and find_noun(self.ctx, [i]) is not None


def says_at(accounts: Accounts, i: int) -> bool:
    """Is a token a finite verb of saying?"""
    word = accounts.ctx.scan.lower[i]
    verb = accounts.ctx.scan.lexicon.verbs.get(word)
    finite = verb is not None and verb.takes & SAYING and verb.form & (lx.PAST | lx.PRESENT)
    return bool(finite) and not accounts.noun(i) and word not in accounts.ctx.words.issuing


def does_at(accounts: Accounts, i: int) -> bool:
    """Is a token a verb whose object stands behind it, no clause: `a cook holding the readout`?"""
    scan, lists = accounts.ctx.scan, accounts.lists
    verb = scan.lexicon.verbs.get(scan.lower[i])
    other = accounts.noun(i) or i in accounts.held or (verb is not None and verb.takes & (lx.THAT | lx.CLAUSE))
    acts = scan.kinds[i] & (lx.VERB | lx.FINITE | lx.ED | lx.GOING) and not other
    return bool(acts) and scan.lower[i] not in lists["modifier"] | lists["released"]


def ends_at(accounts: Accounts, i: int) -> bool:
    """Does a token end the noun phrase before or behind it?"""
    return bool(accounts.ctx.scan.kinds[i] & BREAK) or says_at(accounts, i) or does_at(accounts, i)


def ending_mention(accounts: Accounts, i: int) -> Mention | None:
    """The mention that a token ends."""
    m = accounts.held.get(i)
    return m if m is not None and accounts.ctx.tokens(m.start, m.end).stop == i + 1 else None


def has_mark(accounts: Accounts, i: int) -> bool:
    """Does a token end with a possessive mark of its own?"""
    word = accounts.ctx.scan.lower[i]
    return accounts.ctx.scan.lexicon.bare(word) != word


def accounts_of(accounts: Accounts, m: Mention) -> list[Who]:
    """A side's readout: of the office, else of the country."""
    source, party = resolve(accounts.ctx, m)
    return [readout(source, party)] if source else []


def named_mentions(accounts: Accounts, first: int, stop: int) -> list[Mention]:
    """Mentions in the tokens ``[first, stop)``."""
    scan = accounts.ctx.scan
    return accounts.ctx.mentions_in(scan.starts[first], scan.ends[stop - 1]) if first < stop else []


def other_sides(accounts: Accounts, party: str | None, meeting: Meeting | None) -> list[Who]:
    """The other sides of an event, one readout each: the one cited or named, else the side's own."""
    sides = sorted({*meeting.parties(), *meeting.accounts} - {party}) if meeting else []
    return [readout(accounts.citations.account(meeting, side) or side.lower(), side) for side in sides if meeting]


def sides_of_event(accounts: Accounts, at: int) -> list[Who]:
    """One readout a side of the event spoken of: of the one that is cited for, else of the last."""
    before = accounts.cited.before(at) or accounts.cited.all[:1]
    found = other_sides(accounts, None, before[-1].meeting if before else accounts.meetings.before(at))
    return found if len(found) > 1 else []


def both_sides(accounts: Accounts, at: int) -> list[Who]:
    """`Neither side mentioned X`: the accounts of both, cited right before, if no one is cited for it."""
    scan, spoken = accounts.ctx.scan, accounts.cited.before(at)[-1:]
    rest = accounts.ctx.tokens(at, accounts.ctx.sentence(at)[1])
    told = sum(says_at(accounts, i) or 2 * (scan.lower[i] in accounts.ctx.words.contact_nouns) for i in rest) > 1
    near = spoken and spoken[0].end > NEXT.since(scan, at)
    both = spoken and spoken[0].meeting and len(spoken[0].meeting.accounts) > 1
    return sides_of_event(accounts, at) if near and not told and both else []
