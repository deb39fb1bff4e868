"""The accounts of contacts that an article cites, by source, side and event: what silences are read against."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from readoutdiff.citing.drafts import POST
from readoutdiff.citing.owners import find_noun
from readoutdiff.citing.who import Who
from readoutdiff.language import lexicon as lx

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Citations, Draft
    from readoutdiff.meetings.events import Meetings
    from readoutdiff.people.context import Context

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
        self.peoples = dict(pair.split(":") for pair in ctx.words.lists["peoples"])
        self.cited = Ordered(d for d in self.documents.all if d.meeting)
        self.offices = {(d.source, d.party) for d in self.cited.all}
        self.parties = {party for _, party in self.offices}
        self.posted = {d.party: d.source for d in self.documents.all if d.noun == POST}
        self.guests = {id(p) for m in meetings.all for p in m.participants}
        self.held = {i: m for m in ctx.mentions for i in ctx.tokens(m.start, m.end)}
        self.sides: dict[int, dict[str, Who]] = {}  # meeting -> party -> the readout cited first
        for d in self.cited.all:
            if d.party:
                self.sides.setdefault(id(d.meeting), {}).setdefault(d.party, readout(d.source, d.party))

    def noun(self, i: int) -> bool:
        """Is a token a word for an account; with a side's name before it also `the EU document`?"""
        scan, side = self.ctx.scan, self.held.get(i - 1)
        if i < len(scan.lower) and side and scan.lower[i] in self.lists["paper"] and side.party in self.parties:
            return i + 1 >= len(scan.kinds) or not scan.kinds[i + 1] & (lx.PREP | lx.COMMA)
        return i < len(scan.lower) and find_noun(self.ctx, [i]) is not None
