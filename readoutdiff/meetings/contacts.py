"""Words for a meeting or call -> contacts: `A met B`, `a call between A and B`, `the two men spoke`."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from readoutdiff.language import lexicon as lx
from readoutdiff.meetings.joining import (
    apart_from,
    companion,
    him_before,
    hyphened,
    joined_pair,
    linked_people,
    naming_ending,
    objects,
    passive_agents,
    subject_behind,
    verb_subject,
    whom_met,
    words_between,
)
from readoutdiff.meetings.scene import Scene
from readoutdiff.meetings.sides import SIDE, quoted, sides_before, two_sides
from readoutdiff.pointing.meant import person

if TYPE_CHECKING:
    from readoutdiff.people.people import Named, Naming

_LEAD = 60  # characters of a sentence's opening


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
    earlier: bool = False  # `the last conversation`: not the one that the text is about
    denied: bool = False  # `no such call took place`
    spoken: bool = False  # `spoke to`, `their conversation`: a call unless something says otherwise
    end: int = 0


def find_contacts(scene: Scene) -> dict[int, list[Contact]]:
    """Contacts by sentence."""
    found: dict[int, list[Contact]] = {}
    heads, done = scene.words.contact_heads, 0
    for i in scene.scan.places(heads):
        if i < done or scene.scan.quote_of[i] >= 0 or scene.ctx.is_furniture(scene.scan.starts[i]):
            continue
        longest = 0
        for parts, how, kind in heads[scene.lower[i]]:
            size = len(parts)
            if size < longest or (size > 1 and tuple(scene.lower[i : i + size]) != parts):
                continue
            longest = size
            contacts = (
                noun_contacts(scene, i, size, kind) if how == "noun" else verb_contacts(scene, i, size, how, kind)
            )
            if contacts:
                found.setdefault(scene.scan.sentence_at(scene.scan.starts[i]), []).extend(contacts)
                done = i + size
                break
    for naming, other in scene.ctx.people.beside:  # two of one side who met somebody together
        pair = [naming.person, other]
        for contact in found.get(scene.scan.sentence_at(naming.start), ()):
            if len(contact.people) > 1 and not all(p in contact.people for p in pair):
                contact.people += [p for p in pair if pair[pair[0] is p] in contact.people]
    kind = None  # of the contact told last, which `the previous one` takes up
    for sentence, contacts in found.items():
        if _of_before(scene, sentence, contacts[0]):
            for contact in contacts:
                contact.earlier, contact.kind = True, contact.kind or kind
        kind = contacts[-1].kind or kind
    return found


def _of_before(scene: Scene, sentence: int, first: Contact) -> bool:
    """`In their previous call, A told B`, `After the last one, A told B`: is a sentence about an earlier one?"""
    start = scene.scan.sentences[sentence][0]
    if first.earlier and first.noun:
        return first.start - start < _LEAD
    opening = words_between(scene, start, min(first.start - start, _LEAD))
    return any(b in scene.sets["one-before"] and a in scene.words.prior for a, b in pairwise(opening))


def noun_contacts(scene: Scene, i: int, size: int, kind: str | None) -> list[Contact]:
    """`a call between A and B`, `his talks with B`, `In a call with B, A said`, `the meeting`."""
    lower, small = scene.lower, scene.sets
    before, after = lower[max(0, i - 4) : i], lower[i + size : i + size + 1]
    phrase = " ".join(lower[i : i + size])
    if phrase in small["call"] and _other_call(scene, i + size):
        return []
    if (
        _is_contact_verb(scene, i, size)
        or _unreal(scene, i)
        or not scene.words.coming.isdisjoint(lower[i + size : i + size + 2])
    ):
        return []
    right = linked_people(scene, i + size)
    if phrase in scene.words.spell and not (right and not small["comitative"].isdisjoint(after)):
        return []
    if right and not scene.words.coming.isdisjoint(lower[scene.last(right[-1]) + 1 : scene.last(right[-1]) + 2]):
        return []  # `talks with A would resume`
    people = _of_noun(scene, i, size, right)
    if not right and not (small["its-own"] | small["lower-level"]).isdisjoint(before[-2:]):
        return []  # `the cabinet discussed tolls at its meeting`, `for a summit of A and B in working-level talks`
    definite = (
        not small["definite-determiners"].isdisjoint(before)
        or (bool(before) and scene.owned(before[-1]))
        or not small["between"].isdisjoint(after)
    )
    each = scene.scan.lexicon.ends(phrase, "plural") and phrase not in small["one-in-plural"]
    if len(people) > 2 and each:  # `calls with A and B`: one each
        return [_make(scene, i, size, kind, [people[0], other], True) for other in people[1:]]
    contact = _make(scene, i, size, None if phrase in scene.words.spell else kind, people, True)
    if not small["in-person"].isdisjoint(before):
        contact.kind, contact.spoken = "meeting", False
    contact.definite, contact.weak, contact.denied = (
        definite,
        phrase in scene.words.weak,
        _denied(scene, before, lower[i + size : i + size + 3]),
    )
    of_both = not small["joint-people"].isdisjoint(lower[i + size : i + size + 4])
    contact.joint = len(people) < 2 and not small["genitive"].isdisjoint(after) and of_both
    if contact.earlier and not people and not contact.definite:
        return []
    return [contact]


def _other_call(scene: Scene, k: int) -> bool:
    """`called for`, `call on`, but not `the call on Monday`: does what follows make another word of it?"""
    word = scene.lower[k] if k < len(scene.lower) else ""
    dated = word in scene.sets["day-preposition"] and _day_follows(scene, k + 1)
    return word in scene.sets["other-calls"] and not dated


def _unreal(scene: Scene, i: int) -> bool:
    """Has it not been, or is it only planned? `the next day` is no plan, `May` no verb."""
    before = scene.scan.words[max(0, i - 4) : i]
    found = scene.words.unreal.intersection(before)
    if found == scene.sets["next"]:
        return scene.sets["times-of-day"].isdisjoint(before)
    return bool(found)


def _denied(scene: Scene, before: list[str], after: list[str]) -> bool:
    """`no such call`, `no meeting took place`."""
    small = scene.sets
    none = not small["negative-determiner"].isdisjoint(before[-1:])
    return " ".join(before[-2:]) in small["no-such"] or (none and not small["happening"].isdisjoint(after))


def _is_contact_verb(scene: Scene, i: int, size: int) -> bool:
    """`Ortega calls Lima`, `after meeting Ortega`: is a word that can be a noun a verb here?"""
    if size > 1 or i == 0:
        return False
    word, before, small = scene.lower[i], scene.lower[i - 1], scene.sets
    if word in small["noun-or-verb"]:
        k = naming_ending(scene, i)
        return before in small["subject-pronouns"] or (k is not None and not scene.owned(before))
    if word in small["gerunds"]:
        opens = (small["his-or-her"] | small["comitative"]).intersection(scene.lower[i + 1 : i + 2])
        return before in small["before-gerund"] and (i + 1 in scene.named or bool(opens))
    return False


def _day_follows(scene: Scene, k: int) -> bool:
    """`the call on Monday`, `the call on Oct. 16`; not `call on Lima`."""
    words = scene.scan.words[k : k + 2]
    return bool(words) and (scene.scan.lexicon.ends(words[0], "day") or any(word.isdigit() for word in words))


def _of_noun(scene: Scene, i: int, size: int, right: list[Naming]) -> list[Named]:
    """Everybody whom a noun joins."""
    pair = hyphened(scene, i - 1)
    if pair:
        return pair
    prepositions, small = scene.lower[i + size : i + size + 6], scene.sets
    of_them = not small["genitive"].isdisjoint(prepositions[:1])
    if right and (of_them or not small["between"].isdisjoint(prepositions)):
        return two_sides([n.person for n in right])
    behind = bisect_left(scene.scan.starts, right[0].end) if right else 0
    sent = not small["sender"].isdisjoint(prepositions)
    if right and sent and not small["receiver"].isdisjoint(scene.lower[behind : behind + 1]):
        receiver = objects(scene, behind + 1)
        return two_sides([right[0].person, *(n.person for n in receiver[:1])])
    own = _owners(scene, i, right)
    if own and len(own) > 1:
        return own
    if not right:
        return own
    if own and own[0] is not right[0].person:
        return two_sides([own[0], right[0].person, *(n.person for n in right[1:])])
    subject = [n.person for n in subject_behind(scene, i, right[-1])]
    return two_sides([*subject, *(n.person for n in (right if subject else right[:1]))])


def _owners(scene: Scene, i: int, right: list[Naming]) -> list[Named]:
    """Whose contact it is: `A's call`, `his call`, `A and B held talks`, else the subject before."""
    a, b = scene.sentence(i)
    left = [n for n in scene.ctx.people.within(a, scene.scan.starts[i]) if n.person.sure or n.person.party]
    own = next((k for k in range(i - 1, max(-1, i - 4), -1) if scene.lower[k] in scene.sets["his-or-her"]), None)
    if own is not None:
        behind = subject_behind(scene, i, right[-1]) if right and not left else []  # `After his talks with B, A said`
        found = behind[0].person if behind else person(scene.ctx, own, apart_from(scene, [n.person for n in right]))
        return [found] if found else []
    joined = joined_pair(scene, left)
    if joined:
        return joined
    near = scene.lower[max(0, i - 4) : i]
    their = not scene.sets["their"].isdisjoint(near)
    if their and len(pair := two_sides([n.person for n in left[-3:] if not quoted(scene.scan, n)])) == 2:
        return pair
    if their and not left and not right:  # `In their talks, A asked his counterpart, B`
        subject = scene.ctx.people.within(scene.scan.starts[i], b)[:1]
        return two_sides([n.person for s in subject for n in (s, *whom_met(scene, s))])
    if (
        left
        and not scene.sets["inside"].isdisjoint(near)
        and (met := whom_met(scene, left[0]))
        and met[0].start < scene.scan.starts[i]
    ):
        # `A pressed B in a call`, `A praised B in a call with C`
        return [left[0].person] if right else two_sides([left[0].person, met[0].person])
    if not left and not right:
        return _holders(scene, i)
    free = [n for n in left if not scene.owned(scene.lower[scene.last(n)])]
    return [n.person for n in (free or left)[-1:]]


def _holders(scene: Scene, i: int) -> list[Named]:
    """`Chile and Peru held a new round of talks`."""
    for k in range(i - 1, max(0, i - 8), -1):
        if scene.lower[k] in scene.words.holding:
            return sides_before(scene, k, False)
        if scene.scan.kinds[k] & (lx.STOP | lx.COMMA | lx.VERB | lx.FINITE):
            break
    return []


def verb_contacts(scene: Scene, i: int, size: int, how: str, kind: str | None) -> list[Contact]:
    """`A met B`, `A spoke to B`, `A and B discussed`, `the two men spoke`."""
    lower, small = scene.lower, scene.sets
    after = lower[i + size : i + size + 1]
    told = how == "object" and size == 1
    if told and not small["object-pronouns"].isdisjoint(after) and him_before(scene, i + 1):
        return []  # whom one tells something is not worth a guess
    if not told and _unreal(scene, i):
        return []
    if how == "call" and size == 1 and not (small["other-calls"] - small["his-or-her"]).isdisjoint(after):
        return []
    right: list[Naming] = []
    if how == "pair":
        right = companion(scene, i + size)
    else:
        right = objects(scene, i + size) or passive_agents(scene, i, size)
        if size > 1 and lower[i + size - 1] in small["visited-on"] and how == "meet" and not _visited(scene, right):
            return []
        if how == "call" and size == 1 and (not right or _renamed(scene, right[-1])):
            return []
    subject, joint = verb_subject(scene, i, right, how == "pair")
    if lower[i] in small["gerunds"] and right and lower[i - 1] in small["before-gerund"]:  # `After meeting B, A left`
        subject = [n.person for n in subject_behind(scene, i, right[-1])] or subject
    spend = how == "pair" and lower[i] in scene.words.together
    if spend and small["together"].isdisjoint(lower[i + 1 : i + 8]):
        return []
    people = two_sides([*subject, *(n.person for n in right)])
    peer = how != "object" and not small["counterparts"].isdisjoint(lower[i + size : i + size + 4])
    if len(people) < 2 and not joint and not (people and peer):
        return []  # who `met his colleague` has met somebody
    if joint and len(people) < 2:
        people = _both_before(scene, i)
        if how == "object":
            return []
    if (kind is None and how != "pair") or lower[i] in small["spoken-verbs"]:
        kind = "call" if not small["phones"].isdisjoint(lower[max(0, i - 3) : i + 12]) else kind
    if spend:
        kind = "meeting"
    if len(people) > 2 and len(subject) < 2:  # `spoke to A, to B and to C`: a contact each
        return [_make(scene, i, size, kind, [people[0], other], False) for other in people[1:]]
    contact = _make(scene, i, size, kind, people, False)
    contact.joint = joint
    return [contact]


def _both_before(scene: Scene, i: int) -> list[Named]:
    """`A urged calm to B when the two spoke by phone`: the only two people of the sentence so far."""
    if scene.sets["time-clauses"].isdisjoint(scene.lower[max(0, i - 4) : i]):
        return []
    named = scene.ctx.people.within(scene.sentence(i)[0], scene.scan.starts[i])
    people = list({id(n.person): n.person for n in named}.values())
    pair = two_sides(people) if len(people) == 2 and all(p.sure and p.party for p in people) else []
    return pair if len(pair) == 2 else []


def _visited(scene: Scene, right: list[Naming]) -> bool:
    """`called on Okello in Lima`: a person, and nothing that he is called on to do (`called on Okello to go`)."""
    if not right or any(n.person.role == SIDE for n in right):
        return False
    for k in range(scene.last(right[-1]) + 1, min(len(scene.lower), scene.last(right[-1]) + 13)):
        if scene.scan.kinds[k] & lx.STOP or scene.lower[k] in scene.sets["at-place"]:
            break
        if scene.lower[k] in scene.sets["infinitive"]:
            return False
    return True


def _renamed(scene: Scene, naming: Naming) -> bool:
    """`called Okello a friend`, `called Okello “a friend”`."""
    k = scene.last(naming) + 1
    return k < len(scene.lower) and (scene.lower[k] in scene.sets["renaming"] or scene.owned(scene.lower[k - 1]))


def _make(scene: Scene, i: int, size: int, kind: str | None, people: list[Named], noun: bool) -> Contact:
    near = scene.lower[max(0, i - 3) : i]
    dated = any(scene.scan.lexicon.ends(word, "day") for word in scene.scan.words[max(0, i - 3) : i])
    dated = dated or not scene.sets["week"].isdisjoint(near)
    earlier = not dated and not scene.words.prior.isdisjoint(near)
    spoken = scene.lower[i] in scene.sets["spoken"]
    return Contact(
        scene.scan.starts[i],
        kind,
        people,
        False,
        noun,
        earlier=earlier,
        spoken=spoken,
        end=scene.scan.ends[i + size - 1],
    )
