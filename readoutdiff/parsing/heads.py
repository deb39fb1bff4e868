"""Heads of offices and of royal houses who stand without their names: `the presidents of A and B`, `the King`."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from readoutdiff.parsing.roles import Named, Naming, Roles

if TYPE_CHECKING:
    from readoutdiff.grammar.scan import Scan
    from readoutdiff.naming.registry import Mention
    from readoutdiff.parsing.words import Words


_LONG_TITLE = 8  # tokens
_HEAD = 12  # mentions at the head of a text
_MANY = 100  # namings or pairs that are looked at, at most


class Heads(Roles):
    """Finds who heads what, among the people named so far."""

    def __init__(self, scan: Scan, mentions: list[Mention], words: Words) -> None:
        super().__init__(scan, mentions, words)
        self.beside: list[tuple[Naming, Named]] = []  # who is named in one breath with somebody of the same side

    def _home(self, mentions: list[Mention]) -> str | None:
        """The country of a dateline (`LIMA, March 3:`) of which the text goes on to speak."""
        text = self._scan.text
        first = (m for m in mentions[:_HEAD] if m.kind == "place" and text[m.start : m.end].isupper())
        home = next((m.party for m in first if m.party), None)
        return home if sum(m.party == home for m in mentions) > 2 else None

    def _heads_of(self, offices: list[Mention]) -> list[Naming]:
        """`the presidents of the European Council and the European Commission`: one of each, named or not."""
        scan, found = self._scan, []
        for one, two in pairwise(offices):
            if scan.text[one.end : two.start].strip() not in ("and", "and the") or "office" not in (one.kind, two.kind):
                continue
            k = self._tokens(0, one.end).stop - 1
            first = next((i for i in range(k, max(0, k - 6), -1) if scan.lower[i] == "of"), 0)
            title = scan.lower[first - 1].removesuffix("s") if first else ""
            if not first or title not in self._words.titles or title == scan.lower[first - 1]:
                continue
            role, start = self._role(title), scan.starts[first - 1]
            if one.party == two.party:
                people = self._two_heads(one, two, role)
            else:
                people = [self._of(m.party, role, start, False) if role else None for m in (one, two)]
            pair = [p or self._office_head(m, role, start) for p, m in zip(people, (one, two), strict=True)]
            found += [Naming(pair[0], start, one.end), Naming(pair[1], two.start, two.end)]
            if one.party == two.party and len(self.beside) < _MANY:
                self.beside.append((found[-1], pair[0]))
        return found

    def _two_heads(self, one: Mention, two: Mention, role: str | None) -> list[Named | None]:
        """Who heads which of two offices of one side: `European Council President NAME`, and the other is the other."""
        held = [n for n in self._of_party.get(one.party, [])[:_MANY] if n.person.role in (role, None)]
        people = [next((n.person for n in held if self._heads_office(n, m)), None) for m in (one, two)]
        for k in (0, 1):
            rest = {id(n.person): n.person for n in held if n.person.role and n.person is not people[1 - k]}
            if people[k] is None and people[1 - k] and len(rest) == 1:
                people[k] = next(iter(rest.values()))
        return people

    def _heads_office(self, n: Naming, office: Mention) -> bool:
        """Does an office stand right before a name?"""
        k = bisect_left(self._scan.starts, n.start) - 1
        least = k - _LONG_TITLE
        while k > max(0, least) and k not in self.mention_tokens and self._scan.lower[k] in self._words.title_words:
            k -= 1
        return k in self.mention_tokens and self.mention_tokens[k].source == office.source

    def _office_head(self, office: Mention, role: str | None, at: int) -> Named:
        """The head of an office whom the text does not name."""
        name = f"{role or 'head'} of {self._scan.text[office.start : office.end].split(' of the ')[-1]}"
        known = Named(name, office.party, role, True, at, stands=True)
        return self._by_name.setdefault(name.casefold(), known)

    def _monarchs(self, parties: set[str]) -> list[Naming]:
        """`the King`: of the royal house that the text cites, where every other king in it has a name and a side."""
        scan, found = self._scan, []
        reign = {t: parties - {n.person.party for n in self.namings if t in n.person.titles} for t in ("king", "queen")}
        for i in scan.places(reign):
            if i == 0 or scan.lower[i - 1] != "the" or not scan.words[i].istitle():
                continue
            if self._goes_on(i + 1) or scan.lower[i + 1 : i + 2] == ["of"]:
                continue
            title, at = scan.lower[i], scan.starts[i - 1]
            a = scan.sentences[scan.sentence_at(at)][0]
            here = [n.person for n in self._between(a, at)]
            named = [p for p in self._titled(title, at) if p not in here]
            if named:
                found.append(Naming(named[0], at, self._end(i)))
            elif len(reign[title]) == 1:
                party = next(iter(reign[title]))
                person = Named(f"the {scan.words[i]}", party, title, True, at, titles={title}, stands=True)
                person.gender = self._words.gender(None, {title})
                person = self._by_name.setdefault(f"the {title} {party}", person)
                found.append(Naming(person, at, self._end(i)))
        return found
