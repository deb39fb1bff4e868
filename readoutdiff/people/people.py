"""The people that a text names, and where: what the readers of names build up, and others ask."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readoutdiff.grammar.scan import Scan
    from readoutdiff.language.words import Words
    from readoutdiff.naming.registry import Mention

_NAMESAKES = 20


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


class People:
    """Everybody a text names. ``namings`` are in text order and do not overlap."""

    def __init__(self, scan: Scan, mentions: list[Mention], words: Words) -> None:
        self.scan = scan
        self.words = words
        self.mention_tokens = {i: m for m in mentions for i in self.tokens(m.start, m.person[0] if m.person else m.end)}
        self.namings: list[Naming] = []
        self.starts: list[int] = []  # of the namings
        self.of_party: dict[str | None, list[Naming]] = {}
        self.by_name: dict[str, Named] = {}
        self.by_word: dict[str, list[Named]] = {}  # first and family names -> who has them, the last named at the end
        self.beside: list[tuple[Naming, Named]] = []  # who is named in one breath with somebody of the same side

    def put(self, namings: list[Naming]) -> None:
        """Take namings, in text order, for those there are."""
        self.namings, self.starts = namings, [n.start for n in namings]

    def tokens(self, start: int, end: int) -> range:
        return range(bisect_left(self.scan.starts, start), bisect_left(self.scan.starts, end))

    def between(self, start: int, end: int) -> list[Naming]:
        return self.namings[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def within(self, start: int, end: int) -> list[Naming]:
        """Namings inside ``[start, end)``, in order."""
        return [n for n in self.between(start, end) if n.end <= end]

    def before(self, offset: int) -> Naming | None:
        """The last naming that starts before an offset."""
        i = bisect_left(self.starts, offset)
        return self.namings[i - 1] if i else None

    def called(self, word: str, at: int) -> Named | None:
        """Whom a first or family name means at an offset: who was introduced last, else anybody, or a leader."""
        known = self.by_word.get(word.lower(), [])
        fits = [p for p in known if p.sure and p.first <= at] or [p for p in known if p.sure]
        if fits:
            return fits[-1]
        leader = self.words.family_names.get(word.lower())
        if leader is None:
            return None
        person = self.listed(word, leader, at)
        self.goes_by(word.lower(), person)
        return person

    def holder(self, party: str | None, role: str) -> Named | None:
        """Who of a party is its "president", "premier" or "foreign minister" here: the one named most.

        Without a party, the only one whom the text names; None where there is nobody, or nobody can be picked.
        """
        namings = self.namings if party is None else self.of_party.get(party, [])
        counts = Counter(id(n.person) for n in namings if n.person.role == role and n.person.sure)
        if not counts or (party is None and len(counts) > 1):
            return None
        best = counts.most_common(1)[0][0]
        return next(n.person for n in namings if id(n.person) == best)

    def listed(self, name: str, known: tuple[str, str, str], at: int) -> Named:
        """Somebody whom only the list of leaders knows."""
        gender = self.words.gender(known[0], set())
        return Named(name, known[1], known[2], True, at, titles={known[2]}, gender=gender)

    def goes_by(self, word: str, person: Named) -> None:
        """Note that a word alone can mean a person; of very many with one name the oldest are forgotten."""
        known = self.by_word.setdefault(word, [])
        if person not in known:
            known.append(person)
        del known[:-_NAMESAKES]
