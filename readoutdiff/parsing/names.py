"""Tokens -> the people a text names: fullest names, parties, roles; later short forms resolve to the name before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from readoutdiff.parsing.runs import BARE_TITLES, LINKS, Run, find_runs
from readoutdiff.parsing.titles import Titles
from readoutdiff.parsing.words import FAMILY_FIRST, Words, family_names, leaders

if TYPE_CHECKING:
    from readoutdiff.parsing.scan import Scan
    from readoutdiff.registry import Mention

_NAMESAKES = 20
_FAR = 2500  # characters within which a role may be named again by name
_HEADS = frozenset(["president", "premier", "foreign minister", "defense minister"])  # roles that one person of a side holds


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


@dataclass(slots=True)
class Naming:
    """One place where a person is named."""

    person: Named
    start: int
    end: int


def _leader(name: str) -> tuple[str, str, str] | None:
    """Usual name, party and role of somebody on the list, whatever initials stand in the middle (`Donald J. Trump`)."""
    found = leaders().get(name.casefold())
    if found is None and "." in name:
        return leaders().get(" ".join(part for part in name.casefold().split() if not (len(part) == 2 and part[1] == ".")))
    return found


def _key(name: str) -> str:
    """What spellings of one name share: `Kim Jong-un`, `Kim Jong Un`; `Zelenskyy`, `Zelensky`."""
    known = _leader(name)
    return (known[0] if known else name).casefold().replace("-", " ")


class People(Titles):
    """Everybody a text names. ``namings`` are in text order and do not overlap."""

    def __init__(self, scan: Scan, mentions: list[Mention], words: Words) -> None:
        super().__init__(scan, mentions, words)
        self._by_word: dict[str, list[Named]] = {}  # first and family names -> who has them, the one named last at the end
        self._by_name: dict[str, Named] = {}
        self.namings: list[Naming] = []
        runs = find_runs(scan, self.mention_tokens, words)
        for run in runs:
            if run.end - run.start > 1 or run.titled:
                self._introduce(run)
        self._name_all(runs, {m.person[0]: m for m in mentions if m.person and m.role == "spokesperson" and m.source})
        self._starts = [n.start for n in self.namings]
        self._of_party: dict[str | None, list[Naming]] = {}
        for n in self.namings:
            self._of_party.setdefault(n.person.party, []).append(n)
        sides = [m for m in mentions if m.kind in ("demonym", "country")]
        described = [*filter(None, map(self._described, sides)), *self._several(sides), *self._bare_titles()]
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
            self.namings.append(Naming(person, run.left, run.right))
            for named in {id(n): n for w in (run.first, run.last) if (n := self._by_word.get(w))}.values():
                if named[-1] is not person and person in named:
                    named.remove(person)
                    named.append(person)

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
        known = _leader(name) or (family_names().get(run.last) if run.end - run.start == 1 else None)
        party, role, titles, apposed = self._surroundings(run)
        sure = run.titled or apposed or known is not None or any("counterpart" in t or "colleague" in t for t in titles)
        old = self._by_name.get(key)
        if old is None and run.end - run.start > 1:
            old = self._lengthen(run, party or (known[1] if known else None))
        if old is None and run.end - run.start == 1:
            old = next((p for p in reversed(self._by_word.get(run.last, ())) if p.sure and (p.party or party) == (party or p.party)), None)
        if old:
            old.sure = old.sure or sure
            old.party = old.party or party or (known[1] if known else None)
            old.role = old.role or role or (known[2] if known else None)
            old.titles |= titles
            return
        person = Named(name, party or (known[1] if known else None), role or (known[2] if known else None), sure, run.left, titles=titles)
        if known:
            titles.add(known[2])
        self._by_name[key] = person
        for word in {run.first, run.last, run.last.split("-", 1)[1] if run.last.startswith(("al-", "el-")) else run.last}:
            self._goes_by(word, person)

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
        person = Named(run.name, known[1], known[2], True, run.left, titles={known[2]})
        self._by_name[run.name.casefold()] = person
        self._goes_by(run.last, person)
        return person

    # -- roles that stand for a name --------------------------------------------------------------------------------
    def _described(self, mention: Mention) -> Naming | None:
        """`his Chinese counterpart`, `the Russian president`: somebody of that party and role, named before or soon after."""
        tokens = self._tokens(mention.start, mention.end)
        if not tokens or mention.party is None:
            return None
        i = tokens[-1] + 1
        end = self._title_end(i)
        if end == i or self._names_start(end):
            return None
        lower, words = self._scan.lower, self._scan.words
        if end < len(words) and ((words[end][0].isupper() and self._scan.gaps[end] == " ") or lower[end] in self._words.spokes):
            return None
        phrase, start = " ".join(self._bare(k) for k in range(i, end)), mention.start
        if ("minister" not in phrase and phrase.endswith(("leaders", "officials", "aides"))) or (phrase.endswith("s") and "affairs" not in phrase):
            return None
        counterpart = "counterpart" in phrase or "colleague" in phrase
        other = self.before(start) if counterpart else None
        role = other.person.role if other else None if counterpart else self._role(phrase)
        if role is None and not counterpart:
            titled = next((p for p in self._titled(phrase, start) if p.party == mention.party), None)
            return Naming(titled, start, self._end(end - 1)) if titled else None
        person = self._of(mention.party, role, start, counterpart)
        if person is None and role in _HEADS:
            name = self._scan.text[start : self._end(end - 1)]
            person = self._by_name.setdefault(name.casefold(), Named(name, mention.party, role, True, start))
        return Naming(person, start, self._end(end - 1)) if person else None

    def _several(self, sides: list[Mention]) -> list[Naming]:
        """`the Chilean and Peruvian presidents`, `the presidents of Chile and Peru`: one of each."""
        scan, found = self._scan, []
        for one, two in zip(sides, sides[1:], strict=False):
            if scan.text[one.end : two.start].strip() not in ("and", "and the") or not one.party or not two.party:
                continue
            first, behind = self._tokens(one.start, one.end)[0], self._tokens(two.start, two.end)[-1] + 1
            if first > 1 and scan.lower[first - 1] == "of":
                end, phrase, start = two.end, " ".join(scan.lower[max(0, first - 3) : first - 1]), one.start
            else:
                stop = next((k for k in range(behind, min(behind + 3, len(scan.lower))) if scan.lower[k].endswith("s")), None)
                if stop is None:
                    continue
                end, phrase, start = scan.ends[stop], " ".join(scan.lower[behind : stop + 1]), one.start
            role = self._role(phrase.removesuffix("s")) if phrase.endswith("s") else None
            if role not in _HEADS or "leader" in phrase:
                continue
            people = self._of(one.party, role, one.start, False), self._of(two.party, role, two.start, False)
            if people[0] and people[1]:
                found += [Naming(people[0], start, one.end), Naming(people[1], two.start, end)]
        return found

    def _bare_titles(self) -> list[Naming]:
        """`the crown prince`, `the prime minister`, in small letters: whoever was named last with that title."""
        scan, words = self._scan, self._words
        found = []
        for i in [i for i, w in enumerate(scan.lower) if w == "the"]:
            if i + 1 >= len(scan.words) or i + 1 in self.mention_tokens or not scan.words[i + 1][0].islower():
                continue
            end = i + 1
            while end < len(scan.words) and (self._bare(end) in words.title_words or self._bare(end) in BARE_TITLES) and scan.words[end][0].islower():
                end += 1
            if end == i + 1 or self._goes_on(end):
                continue
            phrase = " ".join(self._bare(k) for k in range(i + 1, end))
            people = self._titled(phrase, scan.starts[i])
            if people and not self._names_start(end):
                found.append(Naming(people[0], scan.starts[i], self._end(end - 1)))
        return found

    def _titled(self, phrase: str, at: int) -> list[Named]:
        """Who was named before an offset with a title, the last one first."""
        if phrase not in self._words.titles or phrase in ("leader", "official", "minister", "aide", "diplomat", "counterpart", "deputy", "first", "head"):
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
        while k < min(len(scan.starts), limit) and (scan.lower[k] in (",", "there", "then", "gen.", "lt.", "adm.") or (k > token and scan.lower[k] in words.title_words)):
            k += 1
        if k >= len(scan.starts):
            return False
        return bool(self._between(scan.starts[k], scan.starts[k] + 1))

    def _of(self, party: str, role: str | None, at: int, counterpart: bool) -> Named | None:
        """Who of a party holds a role: the last one named before, else the next one named within some paragraphs."""
        mine = self._of_party.get(party, [])
        i = bisect_left(mine, at, key=lambda n: n.start)
        fits = [n.person for n in mine[max(0, i - 40) : i] if n.person.role == role or (role is None and n.person.sure)]
        if fits and (role is not None or counterpart):
            return fits[-1]
        return next((n.person for n in mine[i : i + 40] if n.start < at + _FAR and (n.person.role == role or (role is None and n.person.sure))), None)

    def _between(self, start: int, end: int) -> list[Naming]:
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    # -- asking -----------------------------------------------------------------------------------------------------
    def within(self, start: int, end: int) -> list[Naming]:
        """Namings inside ``[start, end)``, in order."""
        return [n for n in self._between(start, end) if n.end <= end]

    def before(self, offset: int) -> Naming | None:
        """The last naming that starts before an offset."""
        i = bisect_left(self._starts, offset)
        return self.namings[i - 1] if i else None

    def called(self, word: str, at: int) -> Named | None:
        """Whom a first or family name means at an offset: the last one introduced before, else anybody, else a known leader."""
        known = self._by_word.get(word.lower(), [])
        fits = [p for p in known if p.sure and p.first <= at] or [p for p in known if p.sure]
        if fits:
            return fits[-1]
        leader = family_names().get(word.lower())
        if leader is None:
            return None
        person = Named(word, leader[1], leader[2], True, at, titles={leader[2]})
        self._goes_by(word.lower(), person)
        return person

    def of_party(self, party: str, role: str | None, start: int, end: int) -> Named | None:
        """Who of a party (and of a role, where given) is named in ``[start, end)`` first."""
        here = [n.person for n in self.within(start, end) if n.person.party == party and n.person.sure]
        return next((p for p in here if p.role == role), here[0] if here and role is None else None)
