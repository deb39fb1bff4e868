"""The values of checking: a case, its expectations, and how each came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readoutdiff.checking.spots import Spot
from readoutdiff.ground.model import Document

if TYPE_CHECKING:
    from readoutdiff.checking.found import Found

PASSED, FAILED, TODO = "passed", "failed", "todo"
SNAPSHOT = "snapshot.txt"  # what is printed for a case, recorded beside it


@dataclass(frozen=True, slots=True)
class Expectation:
    """One entry of a case: ``must`` hold or must not, with the quotations in it resolved to ``spots``."""

    section: str  # claims, omissions, findings, verdicts, counts, snapshot
    must: bool
    todo: bool
    fields: dict[str, Any]
    spots: dict[str, Spot | None]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Supplied:
    """An official text of a case."""

    label: str  # SOURCE or SOURCE@LANG
    source: str
    document: Document
    partial: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One folder of fixtures."""

    path: str  # of its case.yaml
    name: str
    title: str
    article: Document | None
    readouts: tuple[Supplied, ...]
    event: str | None
    unreported: bool
    expectations: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expectation and how it came out; ``found`` says what is there instead, ``rule`` what made it."""

    expectation: Expectation
    state: str
    found: str = ""
    rule: str = ""
    place: str = ""  # path:line:col of what was found


@dataclass(frozen=True, slots=True)
class Result:
    """One case run."""

    case: Case
    outcomes: tuple[Outcome, ...]
    found: Found | None = None  # None where the case could not be run

    def number(self, state: str) -> int:
        """How many expectations came out like that."""
        return sum(outcome.state == state for outcome in self.outcomes)

    @property
    def state(self) -> str:
        """failed if anything failed, else passed."""
        return FAILED if self.number(FAILED) else PASSED
