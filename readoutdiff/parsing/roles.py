"""Roles that stand for a name: `his Chinese counterpart`, `the prime minister`, `the presidents of Chile and Peru`."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from readoutdiff.parsing.runs import BARE_TITLES
from readoutdiff.parsing.titles import Titles
from readoutdiff.parsing.words import CROWNS, listed

if TYPE_CHECKING:
    from readoutdiff.grammar.scan import Scan
    from readoutdiff.naming.registry import Mention
    from readoutdiff.parsing.words import Words

_FAR = 2500  # characters within which a role may be named again by name
_HEADS = {"president", "premier", "foreign minister", "defense minister"}  # roles that one person of a side holds
# Titles that many bear.
_VAGUE = listed("roles", "vague")


@dataclass(slots=True, eq=False)
class Named:
    """One person of the text."""

    name: str  # the fullest form
    party: str | None
    role: str | None
    sure: bool  # a title, an apposition or the list of leaders says it is a person
    first: int  # offset of the first mention
    voice: str | None = None  # the office whose spokesperson this is
    titles: set[str] = field(default_factory=set)  # words for the office, as the text uses them
    stands: bool = False  # a country, or an office without a name, for somebody who may be named elsewhere
    gender: str = ""  # he, she; empty where neither the list of leaders nor a title tells


@dataclass(slots=True)
class Naming:
    """One place where a person is named."""

    person: Named
    start: int
    end: int


class Roles(Titles):
    """Resolves roles against the people named so far."""

    def __init__(self, scan: Scan, mentions: list[Mention], words: Words) -> None:
        super().__init__(scan, mentions, words)
        self.namings: list[Naming] = []
        self._starts: list[int] = []  # of the namings
        self._of_party: dict[str | None, list[Naming]] = {}
        self._by_name: dict[str, Named] = {}

    def _described(self, mention: Mention) -> Naming | None:
        """`his Chinese counterpart`, `the Russian president`: somebody of that party and role, named near."""
        tokens = self._tokens(mention.start, mention.end)
        if not tokens or mention.party is None:
            return None
        i = tokens[-1] + 1
        end = self._title_end(i)
        if end == i or self._names_start(end):
            return None
        lower, words = self._scan.lower, self._scan.words
        if end < len(words) and (
            (words[end][0].isupper() and self._scan.gaps[end] == " ") or lower[end] in self._words.spokes
        ):
            return None
        phrase, start = " ".join(self._bare(k) for k in range(i, end)), mention.start
        if ("minister" not in phrase and phrase.endswith(("leaders", "officials", "aides"))) or (
            phrase.endswith("s") and "affairs" not in phrase
        ):
            return None
        counterpart = "counterpart" in phrase or "colleague" in phrase
        other = self.before(start) if counterpart else None
        role = other.person.role if other else None if counterpart else self._role(phrase)
        if role is None and not counterpart:
            titled = next((p for p in self._titled(phrase, start) if p.party == mention.party), None)
            return Naming(titled, start, self._end(end - 1)) if titled else None
        person = self._of(mention.party, role, start, counterpart)
        if person is None and phrase.endswith("leader"):  # of a country that a premier leads
            person = self._of(mention.party, "premier", start, counterpart)
        if person is None and role in _HEADS:
            name = self._scan.text[start : self._end(end - 1)]
            person = self._by_name.setdefault(
                name.casefold(), Named(name, mention.party, role, True, start, stands=True)
            )
        return Naming(person, start, self._end(end - 1)) if person else None

    def _several(self, sides: list[Mention]) -> list[Naming]:
        """`the Chilean and Peruvian presidents`, `the presidents of Chile and Peru`: one of each."""
        scan, found = self._scan, []
        for one, two in pairwise(sides):
            if scan.text[one.end : two.start].strip() not in ("and", "and the") or not one.party or not two.party:
                continue
            ones, twos = self._tokens(one.start, one.end), self._tokens(two.start, two.end)
            if not ones or not twos:
                continue  # a name inside a token (`U.S.-China`)
            first, behind = ones[0], twos[-1] + 1
            if first > 1 and scan.lower[first - 1] == "of":
                end, phrase, start = two.end, " ".join(scan.lower[max(0, first - 3) : first - 1]), one.start
            else:
                stop = next(
                    (k for k in range(behind, min(behind + 3, len(scan.lower))) if scan.lower[k].endswith("s")), None
                )
                if stop is None:
                    continue
                end, phrase, start = scan.ends[stop], " ".join(scan.lower[behind : stop + 1]), one.start
            role = self._role(phrase.removesuffix("s")) if phrase.endswith("s") else None
            if role not in _HEADS or "leader" in phrase:
                continue
            people = self._of(one.party, role, one.start, False), self._of(two.party, role, two.start, False)
            unknown = self._of(None, role, one.start, False) if None in people else None
            if unknown and people != (None, None):  # the one of them whose side the text never names
                unknown.party = one.party if people[0] is None else two.party
                people = people[0] or unknown, people[1] or unknown
            if people[0] and people[1]:
                found += [Naming(people[0], start, one.end), Naming(people[1], two.start, end)]
        return found

    def _bare_titles(self) -> list[Naming]:
        """`the crown prince`, `the Prime Minister`: whoever was named last with that title."""
        scan, words = self._scan, self._words
        found = []
        for i in scan.places(["the"]):
            if i + 1 >= len(scan.words) or i + 1 in self.mention_tokens:
                continue
            end, small = i + 1, scan.words[i + 1][0].islower()
            if not small and self._bare(end) in CROWNS:
                continue  # `the King` is whoever reigns where the text is at home
            while (
                end < len(scan.words)
                and (self._bare(end) in words.title_words or self._bare(end) in BARE_TITLES)
                and scan.words[end][0].islower() == small
            ):
                end += 1
            if end == i + 1 or self._goes_on(end):
                continue
            phrase = " ".join(self._bare(k) for k in range(i + 1, end))
            people = self._titled(phrase, scan.starts[i])
            if people and not self._names_start(end):
                found.append(Naming(self._fitting(people, i), scan.starts[i], self._end(end - 1)))
        return found

    def _fitting(self, people: list[Named], i: int) -> Named:
        """Which of several bears a title: whose office speaks; nobody who stands in the same clause by name."""
        scan, at = self._scan, self._scan.starts[i]
        if len(people) == 1:
            return people[0]
        a = scan.sentences[scan.sentence_at(at)][0]
        spoken = [m for k in range(max(0, i - 25), i) if (m := self.mention_tokens.get(k)) and m.start >= a]
        office = next((m for m in reversed(spoken) if m.kind == "office"), None)
        last = self.before(at)
        here = last.person if last and last.start >= a and "," not in scan.text[last.end : at] else None
        of_office = [p for p in people if office and p.party == office.party]
        return next((p for p in [*of_office, *people] if p is not here), people[0])

    def _titled(self, phrase: str, at: int) -> list[Named]:
        """Who was named before an offset with a title, the last one first."""
        if phrase not in self._words.titles or phrase in _VAGUE:
            return []
        role = self._words.role_class.get(phrase)
        i = bisect_left(self._starts, at)
        near = [n.person for n in self.namings[max(0, i - 60) : i] if n.person.sure]
        if phrase == "secretary":  # of state or of defense
            fits = [p for p in near if p.party in ("US", "GB") and p.role in ("foreign minister", "defense minister")]
            return list(dict.fromkeys(reversed(fits)))
        fits = [p for p in near if (role is not None and p.role == role) or any(t.endswith(phrase) for t in p.titles)]
        return list(dict.fromkeys(reversed(fits)))

    def _names_start(self, token: int) -> bool:
        """Does a name begin at a token or behind a comma there (`his Saudi counterpart there, Prince NAME`)?"""
        scan, words = self._scan, self._words
        k, limit = token, token + 6
        k += 3 * (scan.lower[k : k + 3] == ["at", "the", "time"])
        while k < min(len(scan.starts), limit) and (
            scan.lower[k] in (",", "there", "then", "gen.", "lt.", "adm.")
            or (k > token and scan.lower[k] in words.title_words)
        ):
            k += 1
        if k >= len(scan.starts):
            return False
        return bool(self._between(scan.starts[k], scan.starts[k] + 1))

    def _of(self, party: str | None, role: str | None, at: int, counterpart: bool) -> Named | None:
        """Who of a party holds a role: the last one named before, else the next one named within some paragraphs."""
        mine = self._of_party.get(party, [])
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

    def _between(self, start: int, end: int) -> list[Naming]:
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, offset: int) -> Naming | None:
        """The last naming that starts before an offset."""
        i = bisect_left(self._starts, offset)
        return self.namings[i - 1] if i else None
