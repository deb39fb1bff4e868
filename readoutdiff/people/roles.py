"""Roles that stand for a name: `his Chinese counterpart`, `the prime minister`, `the presidents of Chile and Peru`.

And heads of offices and of royal houses whom the text need not name: `the presidents of A and B`, `the King`.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from readoutdiff.language.capitals import begins_small, capital, namelike, shouted
from readoutdiff.people.people import Named, Naming, People
from readoutdiff.people.titles import (
    PORTFOLIO,
    bare_word,
    goes_on,
    in_title,
    of_portfolio,
    role_of,
    title_end,
    token_end,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from readoutdiff.language.words import Words
    from readoutdiff.naming.registry import Mention

_FAR = 2500  # characters within which a role may be named again by name
_LONG_TITLE = 8  # tokens
_HEAD = 12  # mentions at the head of a text
_TWO_NAMES = 100  # characters of `, NAME and NAME` behind the title that the two share
_MANY = 100  # namings or pairs that are looked at, at most


def described(people: People, mention: Mention) -> Naming | None:
    """`his Chinese counterpart`, `the Russian president`: somebody of that party and role, named near."""
    tokens = people.tokens(mention.start, mention.end)
    if not tokens or mention.party is None:
        return None
    i = tokens[-1] + 1
    head = _past_portfolio(people, i)
    end = title_end(people, head)
    if end == head or _names_start(people, end):
        return None
    lower, words = people.scan.lower, people.scan.words
    if end < len(words) and (
        (capital(words[end]) and people.scan.gaps[end] == " ") or lower[end] in people.words.spokes
    ):
        return None
    phrase, start = " ".join(bare_word(people, k) for k in range(i, end)), mention.start
    if _of_many(people, phrase):
        return None
    counterpart = among_peers(people.words, [phrase])
    other = people.before(start) if counterpart else None
    role = other.person.role if other else None if counterpart else role_of(people, phrase)
    if role is None and not counterpart and head == i:
        titled = next((p for p in titled_people(people, phrase, start) if p.party == mention.party), None)
        return Naming(titled, start, token_end(people, end - 1)) if titled else None
    person = person_of(people, mention.party, role, start, counterpart)
    if person is None and phrase.split()[-1] in people.words.sets["leader"]:  # of a country that a premier leads
        person = person_of(people, mention.party, "premier", start, counterpart)
    if person is None and (counterpart or head > i or role in people.words.roles):
        name = people.scan.text[start : token_end(people, end - 1)]
        person = people.by_name.setdefault(name.casefold(), Named(name, mention.party, role, True, start, stands=True))
    return Naming(person, start, token_end(people, end - 1)) if person else None


def _past_portfolio(people: People, i: int) -> int:
    """Past the words of a portfolio from a token on, where a minister follows (`Senegal's energy minister`)."""
    lower, small = people.scan.lower, people.words.sets
    for k in range(i, min(i + PORTFOLIO, len(lower))):
        if lower[k] in small["with-portfolio"]:
            return k
        if in_title(people.words, lower[k]) or not of_portfolio(people, k):
            break
    return i


def _of_many(people: People, phrase: str) -> bool:
    """Does a title in the plural mean several people? `foreign affairs` is no plural."""
    parts, words = phrase.split(), people.words
    affairs = not words.sets["affairs"].isdisjoint(parts)
    return people.scan.lexicon.ends(phrase, "plural") and (not affairs or parts[-1] in words.sets["leaders"])


def among_peers(words: Words, titles: Iterable[str]) -> bool:
    """Is there a title that somebody has only as seen from another (`counterpart`)?"""
    return any(word in title for title in titles for word in words.sets["counterparts"])


def one_and_other(people: People, one: Mention, two: Mention) -> bool:
    """Does nothing but a conjunction, with an article or without, stand between two mentions (`Chile and Peru`)?"""
    return people.scan.text[one.end : two.start].strip() in people.words.sets["joined-by"]


def several(people: People, sides: list[Mention]) -> list[Naming]:
    """`the Chilean and Peruvian presidents`, `the presidents of Chile and Peru`: one of each."""
    scan, words, found = people.scan, people.words, []
    for one, two in pairwise(sides):
        if not one_and_other(people, one, two) or not one.party or not two.party:
            continue
        ones, twos = people.tokens(one.start, one.end), people.tokens(two.start, two.end)
        if not ones or not twos:
            continue  # a name inside a token (`U.S.-China`)
        first, behind = ones[0], twos[-1] + 1
        if first > 1 and scan.lower[first - 1] in words.sets["genitive"]:
            end, phrase, start = two.end, " ".join(scan.lower[max(0, first - 3) : first - 1]), one.start
        else:
            near = range(behind, min(behind + 3, len(scan.lower)))
            stop = next((k for k in near if scan.lexicon.ends(scan.lower[k], "plural")), None)
            if stop is None:
                continue
            end, phrase, start = scan.ends[stop], " ".join(scan.lower[behind : stop + 1]), one.start
        if not scan.lexicon.ends(phrase, "plural"):
            continue
        title = scan.lexicon.without(phrase, "plural")
        if not words.title_words.isdisjoint((phrase.split()[-1], title.split()[-1])) and _respectively(
            people, (one, two), end, title
        ):
            continue
        role = role_of(people, title)
        if role not in words.roles or any(leader in phrase for leader in words.sets["leader"]):
            continue
        pair = (
            person_of(people, one.party, role, one.start, False),
            person_of(people, two.party, role, two.start, False),
        )
        unknown = person_of(people, None, role, one.start, False) if None in pair else None
        if unknown and pair != (None, None):  # the one of them whose side the text never names
            unknown.party = one.party if pair[0] is None else two.party
            pair = pair[0] or unknown, pair[1] or unknown
        if pair[0] and pair[1]:
            found += [Naming(pair[0], start, one.end), Naming(pair[1], two.start, end)]
    return found


def _respectively(people: People, sides: tuple[Mention, Mention], end: int, title: str) -> bool:
    """`the ministers of A and B, NAME and NAME`: the first is the first side's; False where no two names follow."""
    text, near = people.scan.text, people.between(end, end + _TWO_NAMES)[:2]
    if len(near) < 2 or text[end : near[0].start].strip() != ",":
        return False
    if text[near[0].end : near[1].start].strip() not in people.words.sets["joined-by"]:
        return False
    for naming, side in zip(near, sides, strict=True):
        naming.person.party, naming.person.sure = side.party, True
        naming.person.role = naming.person.role or role_of(people, title)
        naming.person.titles.add(title)
    return True


def bare_titles(people: People) -> list[Naming]:
    """`the crown prince`, `the Prime Minister`: whoever was named last with that title."""
    scan, words = people.scan, people.words
    found = []
    for i in scan.places(words.sets["definite"]):
        if i + 1 >= len(scan.words) or i + 1 in people.mention_tokens:
            continue
        end, low = i + 1, begins_small(scan.words[i + 1])
        if not low and bare_word(people, end) in words.sets["crowns"]:
            continue  # `the King` is whoever reigns where the text is at home
        while (
            end < len(scan.words) and in_title(words, bare_word(people, end)) and begins_small(scan.words[end]) == low
        ):
            end += 1
        if end == i + 1 or goes_on(people, end):
            continue
        phrase = " ".join(bare_word(people, k) for k in range(i + 1, end))
        bearers = titled_people(people, phrase, scan.starts[i])
        if bearers and not _names_start(people, end):
            found.append(Naming(_fitting(people, bearers, i), scan.starts[i], token_end(people, end - 1)))
    return found


def _fitting(people: People, bearers: list[Named], i: int) -> Named:
    """Which of several bears a title: whose office speaks; nobody who stands in the same clause by name."""
    scan, at = people.scan, people.scan.starts[i]
    if len(bearers) == 1:
        return bearers[0]
    a = scan.sentences[scan.sentence_at(at)][0]
    spoken = [m for k in range(max(0, i - 25), i) if (m := people.mention_tokens.get(k)) and m.start >= a]
    texts = people.words.readout | people.words.account
    tells = [m for m in spoken if m.kind == "office" or scan.lower[people.tokens(m.start, m.end).stop] in texts]
    office = tells[-1] if tells else None
    last = people.before(at)
    here = last.person if last and last.start >= a and "," not in scan.text[last.end : at] else None
    of_office = [p for p in bearers if office and p.party == office.party]
    return next((p for p in [*of_office, *bearers] if p is not here), bearers[0])


def titled_people(people: People, phrase: str, at: int) -> list[Named]:
    """Who was named before an offset with a title, the last one first."""
    if phrase not in people.words.titles or phrase in people.words.sets["many-bear"]:
        return []
    role = people.words.role_class.get(phrase)
    i = bisect_left(people.starts, at)
    near = [n.person for n in people.namings[max(0, i - 60) : i] if n.person.sure]
    if phrase in people.words.sets["secretary"]:  # of state or of defense
        fits = [p for p in near if p.party in ("US", "GB") and p.role in ("foreign minister", "defense minister")]
        return list(dict.fromkeys(reversed(fits)))
    fits = [p for p in near if (role is not None and p.role == role) or any(t.endswith(phrase) for t in p.titles)]
    return list(dict.fromkeys(reversed(fits)))


def _names_start(people: People, token: int) -> bool:
    """Does a name begin at a token or behind a comma there (`his Saudi counterpart there, Prince NAME`)?"""
    scan, words = people.scan, people.words
    k, limit = token, token + 6
    k += 3 * (" ".join(scan.lower[k : k + 3]) in words.sets["at-the-time"])
    while k < min(len(scan.starts), limit) and (
        scan.lower[k] in words.sets["before-names"] or (k > token and scan.lower[k] in words.title_words)
    ):
        k += 1
    if k >= len(scan.starts):
        return False
    return bool(people.between(scan.starts[k], scan.starts[k] + 1))


def person_of(people: People, party: str | None, role: str | None, at: int, counterpart: bool) -> Named | None:
    """Who of a party holds a role: the last one named before, else the next one named within some paragraphs."""
    mine = people.of_party.get(party, [])
    i = bisect_left(mine, at, key=lambda n: n.start)
    fits = [n.person for n in mine[max(0, i - 40) : i] if n.person.role == role or (role is None and n.person.sure)]
    if fits and (role is not None or counterpart):
        return fits[-1]
    return next(
        (
            n.person
            for n in mine[i : i + 40]
            if n.start < at + _FAR and (n.person.role == role or (role is None and n.person.sure))
        ),
        None,
    )


def home_of(people: People, mentions: list[Mention]) -> str | None:
    """The country of a dateline (`LIMA, March 3:`) of which the text goes on to speak."""
    text = people.scan.text
    first = (m for m in mentions[:_HEAD] if m.kind == "place" and shouted(text[m.start : m.end]))
    home = next((m.party for m in first if m.party), None)
    return home if sum(m.party == home for m in mentions) > 1 else None


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
