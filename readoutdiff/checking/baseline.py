"""A file of accepted failures, one a line -> results in which these do not fail, and the lines that are stale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readoutdiff.checking.case import FAILED, TODO, Case, Outcome, Result
from readoutdiff.checking.report import expected
from readoutdiff.reporting.escape import one_line

HEAD = "# Failures that are accepted for now: readoutdiff check --baseline. A line that holds again fails as stale.\n"


def key(case: Case, outcome: Outcome) -> str:
    """A failure's line: case, section and what is expected. It survives edits elsewhere in the case."""
    return f"{one_line(case.name)}: {outcome.expectation.section}: {expected(outcome.expectation)}"


def read_baseline(text: str) -> list[str]:
    """The lines of a baseline file; ``#`` begins a comment."""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def write_baseline(results: Sequence[Result], old: Sequence[str] = ()) -> str:
    """The text of a baseline file that accepts what fails now, and what it did of cases that were not run."""
    lines = {key(result.case, each) for result in results for each in result.outcomes if each.state == FAILED}
    lines |= {line for line in old if not _of(results, line)}
    return HEAD + "".join(f"{line}\n" for line in sorted(lines))


def accept(results: Sequence[Result], lines: Sequence[str]) -> tuple[list[Result], list[str]]:
    """The results with accepted failures as todo, and the lines that accept nothing."""
    known, left = frozenset(lines), set(lines)
    accepted = []
    for result in results:
        outcomes = []
        for outcome in result.outcomes:
            line = key(result.case, outcome)
            if outcome.state == FAILED and line in known:
                left.discard(line)
                outcome = replace(outcome, state=TODO)
            outcomes.append(outcome)
        accepted.append(replace(result, outcomes=tuple(outcomes)))
    return accepted, [line for line in lines if line in left and _of(results, line)]


def _of(results: Sequence[Result], line: str) -> bool:
    """Whether the line speaks of one of the cases run."""
    return any(line.startswith(f"{one_line(result.case.name)}: ") for result in results)
