"""Tokens -> the people a text names: fullest names, parties, roles; later short forms resolve to the name before."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from readoutdiff.language.words import FAMILY_FIRST, Words, leaders
from readoutdiff.people.people import Named, Naming, People
from readoutdiff.people.roles import among_peers, bare_titles, described, heads_of, home_of, monarchs, several
from readoutdiff.people.runs import Run, find_runs
from readoutdiff.people.titles import surroundings

if TYPE_CHECKING:
    from readoutdiff.grammar.scan import Scan
    from readoutdiff.naming.registry import Mention


def _leader(name: str) -> tuple[str, str, str] | None:
    """Usual name, party and role of somebody on the list, whatever initials stand in the middle (`Donald J. Trump`)."""
    found = leaders().get(name.casefold())
    if found is None and "." in name:
        return leaders().get(
            " ".join(part for part in name.casefold().split() if not (len(part) == 2 and part[1] == "."))
        )
    return found


def _key(name: str) -> str:
    """What spellings of one name share: `Kim Jong-un`, `Kim Jong Un`; `Zelenskyy`, `Zelensky`."""
    known = _leader(name)
    return (known[0] if known else name).casefold().replace("-", " ")


def name_people(scan: Scan, mentions: list[Mention], words: Words) -> People:
    """Everybody whom a text names, by name or by role."""
    people = People(scan, mentions, words)
    runs = find_runs(scan, people.mention_tokens, words)
    titled = {run.start for run in runs if run.titled}
    for run in runs:
        if run.end - run.start > 1 or run.titled:
            _introduce(people, run)
        elif not people.by_word.get(run.last) and _meets(people, run, titled):
            _introduce(people, run._replace(titled=True))
    _name_all(people, runs, {m.person[0]: m for m in mentions if m.person and m.role == "spokesperson" and m.source})
    people.put(people.namings)
    _take_sides(people, mentions)
    for n in people.namings:
        people.of_party.setdefault(n.person.party, []).append(n)
    sides = [m for m in mentions if m.kind in ("demonym", "country")]
    found = [
        *(naming for m in sides if (naming := described(people, m))),
        *several(people, sides),
        *bare_titles(people),
    ]
    found += heads_of(people, [m for m in mentions if m.kind in ("office", "country")])
    found += monarchs(people, {m.party for m in mentions if m.source and m.source.endswith("-crown") and m.party})
    if found:
        _merge(people, found)
    return people


def _meets(people: People, run: Run, titled: set[int]) -> bool:
    """`Okello met Peruvian President NAME`: is a family name alone that of somebody who meets one with a title?"""
    lower, small = people.scan.lower, people.words.sets
    opens = run.left in {a for a, _ in people.scan.sentences[people.scan.sentence_at(run.left) :][:1]}
    behind = range(run.end + 1, min(len(lower), run.end + 12))
    other = next((k for k in behind if k in titled), None)
    outlet = people.words.outlets.search(people.scan.text, run.left, run.right)
    return bool(opens and not outlet and other and lower[run.end] in small["meets"])


def _name_all(people: People, runs: list[Run], voices: dict[int, Mention]) -> None:
    scan = people.scan
    for run in runs:
        person = _resolve_run(people, run)
        if person is None:
            continue
        speaks_for = voices.get(scan.starts[run.start])
        if speaks_for:
            person.voice, person.party, person.sure = speaks_for.source, speaks_for.party, True
        last = people.namings[-1].person if people.namings else None
        if last and person.role is None and last.party != person.party and among_peers(people.words, person.titles):
            person.role = last.role
        people.namings.append(Naming(person, run.left, run.right))
        for named in {id(n): n for w in (run.first, run.last) if (n := people.by_word.get(w))}.values():
            if named[-1] is not person and person in named:
                named.remove(person)
                named.append(person)


def _take_sides(people: People, mentions: list[Mention]) -> None:
    """`Peru's ministry said that Minister NAME left`: of no known side, so of the ministry's or the dateline's."""
    offices = [m for m in mentions if m.kind == "office" and m.party and not m.person]
    held = {(n.person.party, n.person.role) for n in people.namings}
    home = home_of(people, mentions)
    free = {id(n.person) for n in people.namings if n.person.party is None and n.person.sure and not n.person.role}
    alone = len(free) < 2  # a deputy minister, where nobody else is without a side
    for n in people.namings:
        if n.person.party is None and n.person.sure and _in_office(people, n.person):
            i = bisect_left(offices, n.start, key=lambda m: m.start)
            a = people.scan.sentences[people.scan.sentence_at(n.start)][0]
            party = offices[i - 1].party if i and offices[i - 1].start >= a else None
            if party and (n.person.role is None or (party, n.person.role) not in held):
                n.person.party = party
            elif home and (alone or n.person.role) and (home, n.person.role) not in held:
                n.person.party = home


def _in_office(people: People, person: Named) -> bool:
    """Has somebody a title that a side's own people bear (`the ministers, Mr A and Mr B`)?"""
    offices, lexicon = people.words.sets["office-holders"], people.scan.lexicon
    return any(lexicon.without(word, "plural") in offices for title in person.titles for word in title.split())


def _merge(people: People, described: list[Naming]) -> None:
    """Add namings by role where no name stands."""
    merged: list[Naming] = []
    for n in sorted([*people.namings, *described], key=lambda n: (n.start, -n.end)):
        if not merged or n.start >= merged[-1].end:
            merged.append(n)
    people.put(merged)


def _introduce(people: People, run: Run) -> None:
    """Enter a name that is more than one word or has a title, with what stands around it."""
    name = run.name
    if run.first in people.words.sets["name-links"] and run.last in people.by_word:
        return  # `Von der Leyen`, after the full name
    key = _key(name)
    crowned = _crowned(people, run)
    known = crowned or _leader(name) or (people.words.family_names.get(run.last) if run.end - run.start == 1 else None)
    party, role, titles, apposed = surroundings(people, run)
    sure = run.titled or apposed or known is not None or among_peers(people.words, titles)
    old = people.by_name.get(key)
    if old is None and run.end - run.start > 1:
        old = _lengthen(people, run, party or (known[1] if known else None))
    if old is None and run.end - run.start == 1:
        old = next(
            (
                p
                for p in reversed(people.by_word.get(run.last, ()))
                if p.sure and (p.party or party) == (party or p.party)
            ),
            None,
        )
    if old:
        old.sure = old.sure or sure
        old.party = old.party or party or (known[1] if known else None)
        old.role = old.role or role or (known[2] if known else None)
        old.titles |= titles
        old.gender = old.gender or people.words.gender(None, titles)
        return
    person = Named(
        known[0] if crowned and known else name,
        party or (known[1] if known else None),
        role or (known[2] if known else None),
        sure,
        run.left,
        titles=titles,
        gender=people.words.gender(known and known[0], titles),
    )
    if known:
        titles.add(known[2])
    people.by_name[key] = person
    article, hyphen, bare = run.last.partition("-")
    glued = hyphen and article in people.words.sets["glued-articles"]
    for word in {run.first, run.last, bare if glued else run.last}:
        people.goes_by(word, person)


def _crowned(people: People, run: Run) -> tuple[str, str, str] | None:
    """A listed monarch, whom only the title before the name tells from others of that name (`King Abdullah`)."""
    before = people.scan.lower[run.start - 1] if run.start else ""
    return leaders().get(f"{before} {run.name.casefold()}") if before in people.words.sets["crowns"] else None


def _lengthen(people: People, run: Run, party: str | None) -> Named | None:
    """A person so far known by the family name alone, who now gets the full name."""
    known = [*people.by_word.get(run.last, ()), *(people.by_word.get(run.first, ()) if party in FAMILY_FIRST else ())]
    name = run.name.lower()
    old = next(
        (
            p
            for p in known
            if len(p.name) < len(name)
            and (name.endswith(p.name.lower()) or (party in FAMILY_FIRST and name.startswith(p.name.lower())))
            and (p.party is None or party in (None, p.party))
        ),
        None,
    )
    if old is not None:
        old.name = run.name
        people.by_name[_key(run.name)] = old
        for word in {run.first, run.last}:
            people.goes_by(word, old)
    return old


def _resolve_run(people: People, run: Run) -> Named | None:
    """The person a run names: by full name, else the last one named before with this first or family name."""
    size = 1 if run.first in people.words.sets["name-links"] else run.end - run.start
    person = people.by_name.get(_key(run.name))
    if person and size > 1:
        return person
    candidates = people.by_word.get(run.last, []) if size <= 2 else []
    if size > 1:
        candidates = [p for p in candidates if run.first in p.name.lower()]
    before = [p for p in candidates if p.first <= run.left]
    longer = [p for p in before if " " in p.name]
    if longer or before or candidates:
        return (longer or before or candidates[:1])[-1]
    if person:
        return person
    known = leaders().get(run.name.casefold()) or (people.words.family_names.get(run.first) if size == 1 else None)
    if known is None:
        return None
    person = people.listed(run.name, known, run.left)
    people.by_name[run.name.casefold()] = person
    people.goes_by(run.last, person)
    return person
