"""Who stands around a contact word: subjects, objects, lists, pronouns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from readoutdiff.language import lexicon as lx
from readoutdiff.meetings.scene import Scene
from readoutdiff.meetings.sides import (
    HELPERS,
    REACH,
    possessive,
    quoted,
    side_at,
    side_of,
    sides_before,
    staff,
    two_sides,
)
from readoutdiff.people.people import Named, Naming
from readoutdiff.people.titles import PORTFOLIO, of_portfolio
from readoutdiff.pointing.meant import Reach, person

_VERB = lx.VERB | lx.FINITE | lx.ED
_NO_NOUN = lx.STOP | lx.COMMA | lx.PREP | lx.TIME | lx.CONJ | lx.COLON


def linked_people(scene: Scene, k: int) -> list[Naming]:
    """Who stands behind `with`, `between`, `of`, `from` or `to` soon after a noun."""
    limit = min(len(scene.lower), k + 6)
    behind = scene.lower[k : k + 10]
    at = next((n for n, word in enumerate(behind) if word in scene.sets["between"]), None)
    between = behind[:at]
    if at is not None and "." not in between and scene.words.contact_nouns.keys().isdisjoint(between):
        return objects(scene, k + len(between) + 1)  # `a call took place on Monday between A and B`
    if " ".join(scene.lower[k - 2 : k + 1]) in scene.sets["called-on"]:
        return objects(scene, k + 1)
    while k < limit and scene.lower[k] not in scene.sets["linking"]:
        if _closes(scene, k) or scene.lower[k] in scene.sets["joining"] or scene.scan.kinds[k] & lx.FINITE:
            return []
        k += 1
    return objects(scene, k + 1) if k < limit else []


def _closes(scene: Scene, k: int) -> bool:
    """Does a token end what belongs to a word for a contact?"""
    return scene.lower[k] in (",", ".", ";") or scene.lower[k] in scene.sets["complementizer"]


def subject_behind(scene: Scene, i: int, last: Naming) -> list[Naming]:
    """`In a call with B on Thursday, A said`: the first name of the clause behind."""
    b = scene.sentence(i)[1]
    comma = scene.scan.text.find(",", last.end, min(b, last.end + 2 * REACH))
    behind = scene.ctx.people.within(last.end, b)
    k = bisect_left(scene.scan.starts, comma) + 1
    if comma >= 0 and not scene.sets["he-or-she"].isdisjoint(scene.lower[k : k + 1]):
        he = person(scene.ctx, k, apart_from(scene, [last.person]))
        return [Naming(he, scene.scan.starts[k], scene.scan.ends[k])] if he else []
    behind = [n for n in behind if n.person is not last.person and (n.start > comma >= 0 or n.start - last.end < REACH)]
    return [n for n in behind if not quoted(scene.scan, n)][:1]


def hyphened(scene: Scene, k: int) -> list[Named]:
    """`the Petrov-Okello call`: one token that holds two family names."""
    if k < 0 or ("-" not in scene.lower[k] and "–" not in scene.lower[k]):
        return []
    sides = [m for m in scene.ctx.mentions_in(scene.scan.starts[k], scene.scan.ends[k]) if m.party]
    if len(sides) == 2 and sides[0].party != sides[1].party:  # `the U.S.-China talks`
        return [side_of(scene, m) for m in sides]
    parts = scene.scan.words[k].replace("–", "-").split("-")
    people = [p for part in parts if (p := scene.ctx.people.called(part, scene.scan.starts[k]))]
    return two_sides(people) if len(people) == len(parts) == 2 else []


def companion(scene: Scene, k: int) -> list[Naming]:
    """`discussed tolls with B`."""
    for i in range(k, min(len(scene.lower), k + 20)):
        if _closes(scene, i) or scene.scan.kinds[i] & _VERB:
            break
        if scene.lower[i] in scene.sets["comitative"] and (found := objects(scene, i + 1)):
            return found
    return []


def passive_agents(scene: Scene, i: int, size: int) -> list[Naming]:
    """`was received on Monday by B`."""
    if i == 0 or not scene.scan.kinds[i - 1] & lx.BE:
        return []
    for k in range(i + size, min(len(scene.lower), i + size + 6)):
        if scene.lower[k] in scene.sets["agents"]:
            return objects(scene, k + 1)
    return []


def verb_subject(scene: Scene, i: int, right: list[Naming], team: bool) -> tuple[list[Named], bool]:
    """Who is the subject of a verb, and whether it is only `the two leaders` or `they`."""
    k = i - 1
    while k >= 0 and (scene.scan.kinds[k] & HELPERS or scene.lower[k] in scene.sets["verb-adverbs"]):
        k -= 1
    if k < 0:
        return [], False
    if scene.lower[k] in scene.sets["joint-subjects"] or (
        scene.lower[k] in scene.sets["joint-people"]
        and not scene.sets["before-joint"].isdisjoint(scene.lower[max(0, k - 2) : k])
    ):
        return [], not right
    if scene.lower[k] in scene.sets["he-or-she"]:
        found = person(scene.ctx, k, apart_from(scene, [n.person for n in right]))
        return ([found], False) if found else ([], False)
    a = scene.sentence(i)[0]
    left = [n for n in scene.ctx.people.within(a, scene.scan.starts[i]) if not quoted(scene.scan, n)]
    joined = joined_pair(scene, left)
    if joined and scene.scan.starts[i] - left[-1].end < REACH:
        return joined, False
    others = {id(n.person) for n in right}
    who = _relative(scene, k)
    if who is not None:
        left = [n for n in left if n.end <= scene.scan.starts[who]]
    near = [n for n in left if id(n.person) not in others and not possessive(scene, n)]
    if not left and not right and (sides := sides_before(scene, i, team)):
        return sides, False
    if left and id(left[-1].person) not in others and staff(scene, left[-1]):
        return [], False
    if scene.lower[k] in scene.sets["joining"]:  # `A rang C and met B`: the subject of the first verb
        return [n.person for n in near[:1]], False
    return [n.person for n in near[-1:]], False


def whom_met(scene: Scene, n: Naming) -> list[Naming]:
    """Whom a verb right behind a name has as its object: `A pressed B`, `A asked his counterpart, B`."""
    k = scene.last(n) + 1
    while k < len(scene.lower) and scene.scan.kinds[k] & HELPERS and not scene.scan.kinds[k] & _VERB:
        k += 1
    return objects(scene, k + 1) if k < len(scene.lower) and scene.scan.kinds[k] & _VERB else []


def _relative(scene: Scene, k: int) -> int | None:
    """The `who` of a relative clause that ends with the comma at a token: `A, who met C, told B`."""
    if scene.lower[k] != ",":
        return None
    who, first = scene.sets["relative-people"], max(1, k - 25)
    return next((i for i in range(k - 1, first, -1) if scene.lower[i] in who and scene.lower[i - 1] == ","), None)


def apart_from(scene: Scene, others: list[Named]) -> Callable[[Naming], bool]:
    """Is somebody a person for sure, named by the article itself, and of another side than all others of a contact?"""
    sides = {p.party for p in others} - {None}
    return lambda n: (
        n.person.sure and n.person not in others and n.person.party not in sides and not quoted(scene.scan, n)
    )


def him_before(scene: Scene, k: int) -> Naming | None:
    """Whom `him` or `her` means as an object: not the subject but somebody near, of another side."""
    behind = scene.scan.kinds[k + 1] if k + 1 < len(scene.lower) else lx.STOP
    if scene.lower[k] not in scene.sets["object-pronouns"] or not behind & _NO_NOUN:
        return None
    at, near = scene.scan.starts[k], Reach(sentences=1)
    subject = scene.ctx.people.before(at)
    if subject is None or subject.start < near.since(scene.scan, at):
        return None
    him = person(scene.ctx, k, apart_from(scene, [subject.person]), near, last=True)
    return Naming(him, at, scene.scan.ends[k]) if him else None


def objects(scene: Scene, k: int) -> list[Naming]:
    """The people (or the side) whose names begin at a token, behind titles; several where `and` joins them."""
    found: list[Naming] = []
    joining = scene.sets["joining"]
    sure = 1  # so many are known to belong to the list: what stands behind a mere comma may be the next clause
    while len(found) < 8:
        naming, end = _one_object(scene, k)
        if naming is None:
            break
        if all(naming.person is not n.person for n in found):
            found.append(naming)
        one, two = [*scene.lower[end : end + 2], "", ""][:2]
        listing = one in (",", ";")
        last = one in joining or (listing and two in joining)
        if not (listing or last) or (sure > 1 and not last):
            break
        sure = len(found) + 1 if last else sure
        k = end + 1 + (last and listing)
        k += not scene.sets["repeated"].isdisjoint(scene.lower[k : k + 1])
        if k >= len(scene.lower) or not (
            k in scene.named
            or k in scene.mentions
            or scene.lower[k] in scene.words.title_words
            or scene.lower[k] in scene.sets["possessive-pronouns"]
        ):
            break
    return found[:sure]


def _one_object(scene: Scene, k: int) -> tuple[Naming | None, int]:
    """One person or side from a token on, and the token behind."""
    limit = min(len(scene.lower), k + 10)
    first = k
    if k < limit and (him := him_before(scene, k)):
        return him, k + 1
    while k < limit and k not in scene.named:
        if k in scene.heads:  # `the head of Peruvian intelligence, NAME`
            k = scene.heads[k]
            break
        word = scene.lower[k]
        bare = scene.scan.lexicon.bare(word)
        between = bare in scene.sets["before-objects"] and (word != "," or k > first)
        peer = k > first and scene.lower[k - 1] in scene.sets["counterparts"]
        between = between or (peer and word in scene.sets["at-place"] and k + 1 in scene.mentions)
        if not (k in scene.mentions or bare in scene.words.title_words or between or _portfolio(scene, first, k)):
            break
        k += 1
    if k < limit and k in scene.named and not quoted(scene.scan, scene.named[k]):
        return scene.named[k], scene.last(scene.named[k]) + 1
    return side_at(scene, first, k)


def _portfolio(scene: Scene, first: int, k: int) -> bool:
    """Is a token a word of a portfolio behind a country (`Polish Interior Minister NAME`)?"""
    ahead = scene.lower[k + 1 : k + PORTFOLIO]
    held = any(i in scene.mentions for i in range(first, k)) and not scene.sets["with-portfolio"].isdisjoint(ahead)
    return held and of_portfolio(scene.ctx.people, k)


def joined_pair(scene: Scene, namings: list[Naming]) -> list[Named] | None:
    """Two people joined by `and` at the end of a list of namings."""
    if len(namings) < 2:
        return None
    x, y = namings[-2:]
    between = scene.scan.text[x.end : y.start]
    parts = scene.words.joining.split(between)
    behind = parts[-1].rpartition(",")
    titled = scene.words.title_words.issuperset(behind[2].lower().split())  # `, and his guest, Dr NAME`
    plain = len(between) < 60 and len(parts) > 1 and "," not in (behind[0] if titled else parts[-1])
    joined = plain and not possessive(scene, x) and not possessive(scene, y) and _words_only(scene, x.end, y.start)
    pair = two_sides([x.person, y.person]) if joined else []
    return pair if len(pair) == 2 else None


def _words_only(scene: Scene, start: int, end: int) -> bool:
    """Is there no verb between two names?"""
    tokens = scene.ctx.tokens(start, end)
    return not any(scene.scan.kinds[i] & lx.FINITE for i in tokens)


def naming_ending(scene: Scene, i: int) -> Naming | None:
    """Who is named right before a token."""
    near = scene.ctx.people.before(scene.scan.starts[i])
    return near if near and scene.last(near) == i - 1 else None


def words_between(scene: Scene, start: int, reach: int) -> list[str]:
    """The words in ``reach`` characters from an offset, in small letters."""
    return [scene.lower[i] for i in scene.ctx.tokens(start, start + reach)]
