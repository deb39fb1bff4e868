"""An attribution under construction, in tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

Range = tuple[int, int]  # half-open, in tokens


@dataclass(slots=True)
class Draft:
    """One attribution: ``cue`` and the lists are token ranges; ``speech`` marks a cue that can carry on a quotation."""

    cue: Range
    rule: str
    source: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)
    addressee: Range | None = None
    reason: str | None = None
    negated: bool = False
    speech: bool = False
    clause: int = 0  # where the clause of the cue starts: its subject, or the cue itself
    takes: int = 0  # what its verb governs, a particle counted in
    stopped: int = 0  # where the search for a content right of the cue stopped


class Subject(NamedTuple):
    """Who does what the verb says: the source, none where there is none, and how it was found."""

    ranges: list[Range]
    clause: int  # where the clause of the verb starts
    how: str  # the rule: pronoun, subject, apposition, relative, coordinated, none


@dataclass(slots=True)
class Group:
    """A verb with its auxiliaries: ``has also said``. ``start`` is the first token, ``verb`` the last."""

    start: int
    verb: int
    helpers: int = 0  # kinds of the auxiliaries
    negated: bool = False
    to: bool = False  # a to-infinitive
