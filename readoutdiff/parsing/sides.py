"""Countries that stand for their people: `Chile and Peru held talks`, `told the Chinese delegation`."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from readoutdiff.grammar import lexicon as lx
from readoutdiff.parsing.people import Named, Naming
from readoutdiff.parsing.words import listed

if TYPE_CHECKING:
    from readoutdiff.naming.registry import Mention
    from readoutdiff.parsing.context import Context

SIDE = "side"  # the role of a country that stands for its people
HELPERS = lx.BE | lx.HAVE | lx.DO | lx.ADVERB
REACH = 130  # characters between the parts of a contact
JOINT = listed("sides", "joint")
_DELEGATION = listed("sides", "delegation")
_LONG = 800  # characters of a sentence that are looked at on each side
_LONG_TITLE = 8  # tokens
_AFTER_SIDE = lx.PREP | lx.CONJ | lx.FINITE | lx.BE | lx.HAVE | lx.MODAL | lx.SUBORD | lx.ADVERB | lx.TIME | lx.RELATIVE
_BODIES = {"country", "demonym", "place", "government"}
_OPENERS = listed("sides", "openers")


def owned(word: str) -> bool:
    """Does a token end in a possessive mark?"""
    return word[-2:] in ("'s", "’s") or word in ("’", "'")


class Sides:
    """Sides known by country alone, in one article."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.scan, self.lower, self.words = ctx.scan, ctx.scan.lower, ctx.words
        self.mentions = ctx.people.mention_tokens
        self._sides: dict[str, Named] = {}

    def _sentence(self, i: int) -> tuple[int, int]:
        """The span of the sentence around a token, cut where it is very long."""
        at = self.scan.starts[i]
        a, b = self.scan.sentences[self.scan.sentence_at(at)]
        return max(a, at - _LONG), min(b, at + _LONG)

    def _sides_before(self, i: int, team: bool) -> list[Named]:
        """`Chile and Peru held talks`, `Envoys of Chile and Peru agreed`: two sides joined right before a verb.

        With ``team`` a word for their people is needed.
        """
        at = self.scan.starts[i]
        a = max(self.ctx.body_start(self._sentence(i)[0]), at - REACH)
        near = [m for m in self.ctx.mentions_in(a, at) if m.party][-2:]
        if len(near) < 2 or near[0].party == near[1].party or not _BODIES.issuperset(m.kind for m in near):
            return []
        x, y = near
        first, people = self.ctx.tokens(x.start, at).start, _DELEGATION | JOINT
        if self.scan.text[x.end : y.start].strip() not in ("and", "and the") or self.scan.quote_of[first] >= 0:
            return []
        behind = [
            self.lower[k] for k in self.ctx.tokens(y.end, at) if not self.scan.kinds[k] & (HELPERS | lx.TIME | lx.PREP)
        ]
        before = ["", "", *(word for word in self.lower[max(0, first - 3) : first] if word != "the")]
        of_team = before[-1:] in (["of"], ["from"]) and before[-2] in people
        opens = x.start <= a + 4 or not before[-1].isalpha() or before[-1] in _OPENERS
        if not people.issuperset(behind) or not (of_team or (opens and (behind or not (team or y.kind == "demonym")))):
            return []
        return [self._side_of(x), self._side_of(y)]

    def _side(self, first: int, end: int) -> tuple[Naming | None, int]:
        """The side where only a country or its delegation stands: `talks with Iran`, `told the Chinese delegation`."""
        spot = next((i for i in range(first, end) if i in self.mentions), None)
        mention = self.mentions[spot] if spot is not None else None
        if (
            mention is None
            or mention.party is None
            or mention.kind in ("office", "agency")
            or self.scan.quote_of[spot or 0] >= 0
        ):
            return None, first
        behind = bisect_left(self.scan.starts, mention.end)
        team = not _DELEGATION.isdisjoint(self.lower[behind : behind + 3])
        if not team and (mention.kind == "demonym" or owned(self.lower[behind - 1])):
            return None, first
        if (
            not team
            and behind < len(self.lower)
            and self.lower[behind].isalpha()
            and not self.scan.kinds[behind] & _AFTER_SIDE
        ):
            return None, first  # `told the U.S. network`
        return Naming(self._side_of(mention), mention.start, mention.end), behind

    def _side_of(self, mention: Mention) -> Named:
        """A country or an organisation as somebody who takes part."""
        party = mention.party or ""
        if party not in self._sides:
            entry = self.ctx.registry.sources.get(party.lower())
            name = entry.name if entry else mention.source
            self._sides[party] = Named(name, party, SIDE, False, mention.start, stands=True)
        return self._sides[party]

    def _two(self, people: list[Named]) -> list[Named]:
        """Distinct people of different parties, of whom at least one is known to be a person; else two sides."""
        kept: list[Named] = []
        for p in people:
            if all(p is not q and (p.party is None or p.party != q.party) for q in kept):
                kept.append(p)
        if len(kept) > 1 and not any(p.sure for p in kept) and not all(p.role == SIDE for p in kept):
            return []
        return [p for p in kept if p.sure or p.party]

    def _quoted(self, n: Naming) -> bool:
        return self.scan.quote_of[bisect_left(self.scan.starts, n.start)] >= 0

    def _possessive(self, n: Naming) -> bool:
        """Is a name only the owner of what follows (`Okello's aide met`)?"""
        return owned(self.lower[self._last(n)]) or self.lower[self._last(n) + 1 : self._last(n) + 2] in (["’"], ["'"])

    def _staff(self, n: Naming) -> bool:
        """Is a name only that of somebody's employer (`an aide to Okello met`, `Okello's aide met`)?"""
        helpers, k = self.words.unnamed | self.words.spokes, bisect_left(self.scan.starts, n.start) - 1
        if self._possessive(n):
            return not helpers.isdisjoint(self.lower[self._last(n) + 1 : self._last(n) + 4])
        least = k - _LONG_TITLE
        while k > max(0, least) and (
            self.lower[k] in self.words.title_words
            or self.lower[k] == "the"
            or (k in self.mentions and self.mentions[k].kind in ("country", "demonym"))
        ):
            k -= 1
        return k > 0 and self.lower[k] in ("to", "for", "of") and self.lower[k - 1] in helpers

    def _last(self, n: Naming) -> int:
        return bisect_left(self.scan.starts, n.end) - 1
