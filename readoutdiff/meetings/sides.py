"""Countries that stand for their people: `Chile and Peru held talks`, `told the Chinese delegation`."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from readoutdiff.language import lexicon as lx
from readoutdiff.meetings.scene import Scene
from readoutdiff.people.people import Named, Naming
from readoutdiff.people.roles import one_and_other
from readoutdiff.people.titles import PORTFOLIO

if TYPE_CHECKING:
    from readoutdiff.grammar.scan import Scan
    from readoutdiff.naming.registry import Mention

SIDE = "side"  # the role of a country that stands for its people
HELPERS = lx.BE | lx.HAVE | lx.DO | lx.ADVERB
REACH = 130  # characters between the parts of a contact
_LONG_TITLE = 8  # tokens
_AFTER_SIDE = lx.PREP | lx.CONJ | lx.FINITE | lx.BE | lx.HAVE | lx.MODAL | lx.SUBORD | lx.ADVERB | lx.TIME | lx.RELATIVE
_BODIES = frozenset(["country", "demonym", "place", "government"])  # kinds of mentions


def sides_before(scene: Scene, i: int, team: bool) -> list[Named]:
    """`Chile and Peru held talks`, `Envoys of Chile and Peru agreed`: two sides joined right before a verb.

    With ``team`` a word for their people is needed.
    """
    at = scene.scan.starts[i]
    a = max(scene.ctx.body_start(scene.sentence(i)[0]), at - REACH)
    near = [m for m in scene.ctx.mentions_in(a, at) if m.party][-2:]
    if len(near) < 2 or near[0].party == near[1].party or not _BODIES.issuperset(m.kind for m in near):
        return []
    x, y = near
    first, people = scene.ctx.tokens(x.start, at).start, scene.sets["delegations"] | scene.sets["joint-people"]
    if not one_and_other(scene.ctx.people, x, y) or scene.scan.quote_of[first] >= 0:
        return []
    behind = [
        scene.lower[k] for k in scene.ctx.tokens(y.end, at) if not scene.scan.kinds[k] & (HELPERS | lx.TIME | lx.PREP)
    ]
    definite = scene.sets["definite"]
    before = ["", "", *(word for word in scene.lower[max(0, first - 3) : first] if word not in definite)]
    of_team = before[-1] in scene.sets["team-of"] and before[-2] in people
    opens = x.start <= a + 4 or not before[-1].isalpha() or before[-1] in scene.sets["side-openers"]
    if len(behind) <= PORTFOLIO and not scene.sets["with-portfolio"].isdisjoint(behind[-1:]):
        behind = behind[-1:]  # `the Chilean and Peruvian foreign ministers`
    if not people.issuperset(behind) or not (of_team or (opens and (behind or not (team or y.kind == "demonym")))):
        return []
    return [side_of(scene, x), side_of(scene, y)]


def side_at(scene: Scene, first: int, end: int) -> tuple[Naming | None, int]:
    """The side where only a country or its delegation stands: `talks with Iran`, `told the Chinese delegation`."""
    spot = next((i for i in range(first, end) if i in scene.mentions), None)
    mention = scene.mentions[spot] if spot is not None else None
    if (
        mention is None
        or mention.party is None
        or mention.kind in ("office", "agency")
        or scene.scan.quote_of[spot or 0] >= 0
    ):
        return None, first
    behind = bisect_left(scene.scan.starts, mention.end)
    team = not scene.sets["delegations"].isdisjoint(scene.lower[behind : behind + 3])
    if not team and (mention.kind == "demonym" or scene.owned(scene.lower[behind - 1])):
        return None, first
    if (
        not team
        and behind < len(scene.lower)
        and scene.lower[behind].isalpha()
        and not scene.scan.kinds[behind] & _AFTER_SIDE
    ):
        return None, first  # `told the U.S. network`
    return Naming(side_of(scene, mention), mention.start, mention.end), behind


def side_of(scene: Scene, mention: Mention) -> Named:
    """A country or an organisation as somebody who takes part."""
    party = mention.party or ""
    if party not in scene.sides:
        entry = scene.ctx.registry.sources.get(party.lower())
        name = entry.name if entry else mention.source
        scene.sides[party] = Named(name, party, SIDE, False, mention.start, stands=True)
    return scene.sides[party]


def two_sides(people: list[Named]) -> list[Named]:
    """Distinct people of different parties, of whom at least one is known to be a person; else two sides."""
    kept: list[Named] = []
    for p in people:
        if all(p is not q and (p.party is None or p.party != q.party) for q in kept):
            kept.append(p)
    if len(kept) > 1 and not any(p.sure for p in kept) and not all(p.role == SIDE for p in kept):
        return []
    return [p for p in kept if p.sure or p.party]


def quoted(scan: Scan, n: Naming) -> bool:
    """Does somebody's name stand in a quotation?"""
    return scan.quote_of[bisect_left(scan.starts, n.start)] >= 0


def possessive(scene: Scene, n: Naming) -> bool:
    """Is a name only the owner of what follows (`Okello's aide met`)?"""
    last, marks = scene.last(n), scene.scan.lexicon.forms["apostrophes"]
    return scene.owned(scene.lower[last]) or any(word in marks for word in scene.lower[last + 1 : last + 2])


def staff(scene: Scene, n: Naming) -> bool:
    """Is a name only that of somebody's employer (`an aide to Okello met`, `Okello's aide met`)?"""
    helpers, k = scene.words.unnamed | scene.words.spokes, bisect_left(scene.scan.starts, n.start) - 1
    if possessive(scene, n):
        return not helpers.isdisjoint(scene.lower[scene.last(n) + 1 : scene.last(n) + 4])
    least = k - _LONG_TITLE
    while k > max(0, least) and (
        scene.lower[k] in scene.words.title_words
        or scene.lower[k] in scene.sets["definite"]
        or (k in scene.mentions and scene.mentions[k].kind in ("country", "demonym"))
    ):
        k -= 1
    return k > 0 and scene.lower[k] in scene.sets["employed"] and scene.lower[k - 1] in helpers
