"""Tokens -> the people a text names: fullest names, parties, roles; later short forms resolve to the name before."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from readoutdiff.parsing.heads import Heads
from readoutdiff.parsing.roles import Named as Named
from readoutdiff.parsing.roles import Naming as Naming
from readoutdiff.parsing.runs import LINKS, Run, find_runs
from readoutdiff.parsing.words import CROWNS, FAMILY_FIRST, Words, family_names, leaders, listed

if TYPE_CHECKING:
    from readoutdiff.grammar.scan import Scan
    from readoutdiff.naming.registry import Mention

_NAMESAKES = 20
# Titles that a side's own people bear where its ministry speaks of them; an ambassador may be the guest.
_OFFICES = listed("names", "offices")


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


class People(Heads):
    """Everybody a text names. ``namings`` are in text order and do not overlap."""

    def __init__(self, scan: Scan, mentions: list[Mention], words: Words) -> None:
        super().__init__(scan, mentions, words)
        self._by_word: dict[
            str, list[Named]
        ] = {}  # first and family names -> who has them, the one named last at the end
        runs = find_runs(scan, self.mention_tokens, words)
        for run in runs:
            if run.end - run.start > 1 or run.titled:
                self._introduce(run)
        self._name_all(runs, {m.person[0]: m for m in mentions if m.person and m.role == "spokesperson" and m.source})
        self._starts = [n.start for n in self.namings]
        self._take_sides(mentions)
        for n in self.namings:
            self._of_party.setdefault(n.person.party, []).append(n)
        sides = [m for m in mentions if m.kind in ("demonym", "country")]
        described = [*filter(None, map(self._described, sides)), *self._several(sides), *self._bare_titles()]
        described += self._heads_of([m for m in mentions if m.kind in ("office", "country")])
        described += self._monarchs({m.party for m in mentions if m.source and m.source.endswith("-crown") and m.party})
        if described:
            self._merge(described)

    # -- naming -----------------------------------------------------------------------------------------------------
    def _name_all(self, runs: list[Run], voices: dict[int, Mention]) -> None:
        scan = self._scan
        for run in runs:
            person = self._resolve(run)
            if person is None:
                continue
            speaks_for = voices.get(scan.starts[run.start])
            if speaks_for:
                person.voice, person.party, person.sure = speaks_for.source, speaks_for.party, True
            last = self.namings[-1].person if self.namings else None
            if last and person.role is None and last.party != person.party and "counterpart" in " ".join(person.titles):
                person.role = last.role
            self.namings.append(Naming(person, run.left, run.right))
            for named in {id(n): n for w in (run.first, run.last) if (n := self._by_word.get(w))}.values():
                if named[-1] is not person and person in named:
                    named.remove(person)
                    named.append(person)

    def _take_sides(self, mentions: list[Mention]) -> None:
        """`Peru's ministry said that Minister NAME left`: of no known side, so of the ministry's or the dateline's."""
        offices = [m for m in mentions if m.kind == "office" and m.party and not m.person]
        held = {(n.person.party, n.person.role) for n in self.namings}
        home = self._home(mentions)
        for n in self.namings:
            if n.person.party is None and n.person.sure and self._in_office(n.person):
                i = bisect_left(offices, n.start, key=lambda m: m.start)
                a = self._scan.sentences[self._scan.sentence_at(n.start)][0]
                party = offices[i - 1].party if i and offices[i - 1].start >= a else None
                if party and (n.person.role is None or (party, n.person.role) not in held):
                    n.person.party = party
                elif home and n.person.role and (home, n.person.role) not in held:
                    n.person.party = home

    def _in_office(self, person: Named) -> bool:
        """Has somebody a title that a side's own people bear (`the ministers, Mr A and Mr B`)?"""
        return any(word.removesuffix("s") in _OFFICES for title in person.titles for word in title.split())

    def _merge(self, described: list[Naming]) -> None:
        """Add namings by role where no name stands."""
        merged: list[Naming] = []
        for n in sorted([*self.namings, *described], key=lambda n: (n.start, -n.end)):
            if not merged or n.start >= merged[-1].end:
                merged.append(n)
        self.namings = merged
        self._starts = [n.start for n in merged]

    def _introduce(self, run: Run) -> None:
        """Enter a name that is more than one word or has a title, with what stands around it."""
        name = run.name
        if run.first in LINKS and run.last in self._by_word:
            return  # `Von der Leyen`, after the full name
        key = _key(name)
        crowned = self._crowned(run)
        known = crowned or _leader(name) or (family_names().get(run.last) if run.end - run.start == 1 else None)
        party, role, titles, apposed = self._surroundings(run)
        sure = run.titled or apposed or known is not None or any("counterpart" in t or "colleague" in t for t in titles)
        old = self._by_name.get(key)
        if old is None and run.end - run.start > 1:
            old = self._lengthen(run, party or (known[1] if known else None))
        if old is None and run.end - run.start == 1:
            old = next(
                (
                    p
                    for p in reversed(self._by_word.get(run.last, ()))
                    if p.sure and (p.party or party) == (party or p.party)
                ),
                None,
            )
        if old:
            old.sure = old.sure or sure
            old.party = old.party or party or (known[1] if known else None)
            old.role = old.role or role or (known[2] if known else None)
            old.titles |= titles
            old.gender = old.gender or self._words.gender(None, titles)
            return
        person = Named(
            known[0] if crowned and known else name,
            party or (known[1] if known else None),
            role or (known[2] if known else None),
            sure,
            run.left,
            titles=titles,
            gender=self._words.gender(known and known[0], titles),
        )
        if known:
            titles.add(known[2])
        self._by_name[key] = person
        for word in {
            run.first,
            run.last,
            run.last.split("-", 1)[1] if run.last.startswith(("al-", "el-")) else run.last,
        }:
            self._goes_by(word, person)

    def _crowned(self, run: Run) -> tuple[str, str, str] | None:
        """A listed monarch, whom only the title before the name tells from others of that name (`King Abdullah`)."""
        before = self._scan.lower[run.start - 1] if run.start else ""
        return leaders().get(f"{before} {run.name.casefold()}") if before in CROWNS else None

    def _lengthen(self, run: Run, party: str | None) -> Named | None:
        """A person so far known by the family name alone, who now gets the full name."""
        known = [*self._by_word.get(run.last, ()), *(self._by_word.get(run.first, ()) if party in FAMILY_FIRST else ())]
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
            self._by_name[_key(run.name)] = old
            for word in {run.first, run.last}:
                self._goes_by(word, old)
        return old

    def _goes_by(self, word: str, person: Named) -> None:
        """Note that a word alone can mean a person; of very many with one name the oldest are forgotten."""
        known = self._by_word.setdefault(word, [])
        if person not in known:
            known.append(person)
        del known[:-_NAMESAKES]

    def _resolve(self, run: Run) -> Named | None:
        """The person a run names: by full name, else the last one named before with this first or family name."""
        size = 1 if run.first in LINKS else run.end - run.start
        person = self._by_name.get(_key(run.name))
        if person and size > 1:
            return person
        candidates = self._by_word.get(run.last, []) if size <= 2 else []
        if size > 1:
            candidates = [p for p in candidates if run.first in p.name.lower()]
        before = [p for p in candidates if p.first <= run.left]
        longer = [p for p in before if " " in p.name]
        if longer or before or candidates:
            return (longer or before or candidates[:1])[-1]
        if person:
            return person
        known = leaders().get(run.name.casefold()) or (family_names().get(run.first) if size == 1 else None)
        if known is None:
            return None
        person = self._listed(run.name, known, run.left)
        self._by_name[run.name.casefold()] = person
        self._goes_by(run.last, person)
        return person

    def _listed(self, name: str, known: tuple[str, str, str], at: int) -> Named:
        """Somebody whom only the list of leaders knows."""
        gender = self._words.gender(known[0], set())
        return Named(name, known[1], known[2], True, at, titles={known[2]}, gender=gender)

    # -- asking -----------------------------------------------------------------------------------------------------
    def within(self, start: int, end: int) -> list[Naming]:
        """Namings inside ``[start, end)``, in order."""
        return [n for n in self._between(start, end) if n.end <= end]

    def called(self, word: str, at: int) -> Named | None:
        """Whom a first or family name means at an offset: who was introduced last, else anybody, or a leader."""
        known = self._by_word.get(word.lower(), [])
        fits = [p for p in known if p.sure and p.first <= at] or [p for p in known if p.sure]
        if fits:
            return fits[-1]
        leader = family_names().get(word.lower())
        if leader is None:
            return None
        person = self._listed(word, leader, at)
        self._goes_by(word.lower(), person)
        return person

    def holder(self, party: str | None, role: str) -> Named | None:
        """Who of a party is its "president", "premier" or "foreign minister" here: the one named most.

        Without a party, the only one whom the text names; None where there is nobody, or nobody can be picked.
        """
        namings = self.namings if party is None else self._of_party.get(party, [])
        counts = Counter(id(n.person) for n in namings if n.person.role == role and n.person.sure)
        if not counts or (party is None and len(counts) > 1):
            return None
        best = counts.most_common(1)[0][0]
        return next(n.person for n in namings if id(n.person) == best)
