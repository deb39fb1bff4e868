"""An event under construction: what further mentions of it teach, and where the text speaks of it."""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from readoutdiff.meetings.dates import is_open
from readoutdiff.meetings.sides import SIDE

if TYPE_CHECKING:
    from readoutdiff.people.people import Named


def _stands(one: Named, other: Named) -> bool:
    """Can a country or an office stand for somebody, whose side may be unknown?"""
    same = None in (one.role, other.role) or SIDE in (one.role, other.role) or one.role == other.role
    return one.stands and same and other.party in (None, one.party)


class Touch(NamedTuple):
    """Where a text speaks of an event."""

    start: int
    number: int


@dataclass(slots=True, eq=False)
class Meeting:
    """An event under construction."""

    participants: list[Named] = field(default_factory=list)
    kind: str | None = None
    date: str | None = None
    place: str | None = None
    touches: list[int] = field(default_factory=list)  # offsets at which the text speaks of it, ascending
    number: int = 0
    log: list[Touch] = field(default_factory=list)  # of all meetings of the text
    used: bool = False
    accounts: dict[str, str] = field(default_factory=dict)  # party -> the source that is cited for its account of it
    named: bool = False  # a noun gave the kind
    denied: bool = False  # one side says that it never took place
    spoken: bool = False  # `A spoke to B`
    past: bool = False  # told in passing: spoken of only where it is named

    @property
    def first(self) -> int:
        """Offset of the first mention."""
        return self.touches[0]

    def touch(self, at: int) -> None:
        """Note that the text speaks of it at an offset."""
        insort(self.touches, at)
        insort(self.log, Touch(at, self.number))

    def cite(self, at: int, source: str | None, party: str | None) -> None:
        """Note that a side is cited for its account of it; an office says more than its country alone."""
        self.used = True
        self.touch(at)
        if source and party and self.accounts.get(party) in (None, party.lower()):
            self.accounts[party] = source

    def last(self, at: int) -> int:
        """The last mention at or before an offset; the first one where there is none."""
        i = bisect_right(self.touches, at)
        return self.touches[i - 1] if i else self.touches[0]

    def has(self, person: Named) -> bool:
        """Does somebody take part, or a country or an office that can stand for him, or he for it?"""
        return person in self.participants or any(_stands(p, person) or _stands(person, p) for p in self.participants)

    @property
    def sides(self) -> bool:
        """Are countries all that is known of who takes part?"""
        return all(p.role == SIDE for p in self.participants)

    def stand_in(self, person: Named) -> None:
        """Somebody takes the place of what stood for him, and so comes to have a side."""
        n = next((n for n, p in enumerate(self.participants) if _stands(p, person)), None)
        if n is not None and person not in self.participants and person.role != SIDE:
            person.party = self.participants[n].party
            self.participants[n] = person

    def parties(self) -> set[str]:
        """The sides that are known to take part."""
        return {p.party for p in self.participants if p.party}

    def learn(self, kind: str | None, date: str | None, place: str | None, noun: bool = False) -> None:
        """Take what a further mention tells; a noun outweighs a verb, and a call may be called a meeting."""
        if kind and (self.kind is None or (noun and (not self.named or (kind == "call" and self.kind == "meeting")))):
            self.kind = kind
            self.named = self.named or noun
        if date and (self.date is None or is_open(self.date) or len(date) > len(self.date)):
            self.date = date
        self.place = self.place or place
