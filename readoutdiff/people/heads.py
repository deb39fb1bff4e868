"""Heads of offices and of royal houses who stand without their names: `the presidents of A and B`, `the King`."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from readoutdiff.naming.capitals import namelike, shouted
from readoutdiff.people.people import Named, Naming, People
from readoutdiff.people.roles import one_and_other, person_of, titled_people
from readoutdiff.people.titles import goes_on, role_of, token_end

if TYPE_CHECKING:
    from readoutdiff.naming.registry import Mention


_LONG_TITLE = 8  # tokens
_HEAD = 12  # mentions at the head of a text
_MANY = 100  # namings or pairs that are looked at, at most


def home_of(people: People, mentions: list[Mention]) -> str | None:
    """The country of a dateline (`LIMA, March 3:`) of which the text goes on to speak."""
    text = people.scan.text
    first = (m for m in mentions[:_HEAD] if m.kind == "place" and shouted(text[m.start : m.end]))
    home = next((m.party for m in first if m.party), None)
    return home if sum(m.party == home for m in mentions) > 2 else None


def heads_of(people: People, offices: list[Mention]) -> list[Naming]:
    """`the presidents of the European Council and the European Commission`: one of each, named or not."""
    scan, small, found = people.scan, people.words.sets, []
    for one, two in pairwise(offices):
        if not one_and_other(people, one, two) or (one.kind != "office" and two.kind != "office"):
            continue
        k = people.tokens(0, one.end).stop - 1
        first = next((i for i in range(k, max(0, k - 6), -1) if scan.lower[i] in small["genitive"]), 0)
        title = scan.lexicon.without(scan.lower[first - 1], "plural") if first else ""
        if not first or title not in people.words.titles or title == scan.lower[first - 1]:
            continue
        role, start = role_of(people, title), scan.starts[first - 1]
        if one.party == two.party:
            heads = _two_heads(people, one, two, role)
        else:
            heads = [person_of(people, m.party, role, start, False) if role else None for m in (one, two)]
        pair = [p or _office_head(people, m, role, start) for p, m in zip(heads, (one, two), strict=True)]
        found += [Naming(pair[0], start, one.end), Naming(pair[1], two.start, two.end)]
        if one.party == two.party and len(people.beside) < _MANY:
            people.beside.append((found[-1], pair[0]))
    return found


def _two_heads(people: People, one: Mention, two: Mention, role: str | None) -> list[Named | None]:
    """Who heads which of two offices of one side: `European Council President NAME`, and the other is the other."""
    held = [n for n in people.of_party.get(one.party, [])[:_MANY] if n.person.role in (role, None)]
    heads = [next((n.person for n in held if _heads_office(people, n, m)), None) for m in (one, two)]
    for k in (0, 1):
        rest = {id(n.person): n.person for n in held if n.person.role and n.person is not heads[1 - k]}
        if heads[k] is None and heads[1 - k] and len(rest) == 1:
            heads[k] = next(iter(rest.values()))
    return heads


def _heads_office(people: People, n: Naming, office: Mention) -> bool:
    """Does an office stand right before a name?"""
    k = bisect_left(people.scan.starts, n.start) - 1
    least = k - _LONG_TITLE
    while k > max(0, least) and k not in people.mention_tokens and people.scan.lower[k] in people.words.title_words:
        k -= 1
    return k in people.mention_tokens and people.mention_tokens[k].source == office.source


def _office_head(people: People, office: Mention, role: str | None, at: int) -> Named:
    """The head of an office whom the text does not name."""
    body = people.scan.text[office.start : office.end]
    for phrase in people.words.sets["of-the"]:
        body = body.split(f" {phrase} ")[-1]
    name = f"{role or 'head'} of {body}"
    known = Named(name, office.party, role, True, at, stands=True)
    return people.by_name.setdefault(name.casefold(), known)


def monarchs(people: People, parties: set[str]) -> list[Naming]:
    """`the King`: of the royal house that the text cites, where every other king in it has a name and a side."""
    scan, small, found = people.scan, people.words.sets, []
    reign = {t: parties - {n.person.party for n in people.namings if t in n.person.titles} for t in small["monarchs"]}
    for i in scan.places(reign):
        if i == 0 or scan.lower[i - 1] not in small["definite"] or not namelike(scan.words[i]):
            continue
        if goes_on(people, i + 1) or not small["genitive"].isdisjoint(scan.lower[i + 1 : i + 2]):
            continue
        title, at = scan.lower[i], scan.starts[i - 1]
        a = scan.sentences[scan.sentence_at(at)][0]
        here = [n.person for n in people.between(a, at)]
        named = [p for p in titled_people(people, title, at) if p not in here]
        if named:
            found.append(Naming(named[0], at, token_end(people, i)))
        elif len(reign[title]) == 1:
            party = next(iter(reign[title]))
            person = Named(f"the {scan.words[i]}", party, title, True, at, titles={title}, stands=True)
            person.gender = people.words.gender(None, {title})
            person = people.by_name.setdefault(f"the {title} {party}", person)
            found.append(Naming(person, at, token_end(people, i)))
    return found
