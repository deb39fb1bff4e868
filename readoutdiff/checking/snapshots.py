"""What a case printed when a person last read it, in ``snapshot.txt`` beside it -> what has changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from readoutdiff.checking.case import FAILED, PASSED, SNAPSHOT, Expectation, Outcome, Result
from readoutdiff.ground.model import Trouble
from readoutdiff.reading.decode import decode
from readoutdiff.reading.load import read_bytes
from readoutdiff.reporting.report import claims_report, comparison_report, render
from readoutdiff.reporting.sentences import count

LARGEST = 16 * 1024 * 1024  # bytes
SHOWN = 4  # changed lines in a report


def snapshot(result: Result) -> str:
    """The claims and the comparison as ``--format plain --weak`` has them."""
    assert result.found is not None
    reports = (claims_report(result.found.articles, dict), comparison_report(result.found.comparison, dict, weak=True))
    return "\n".join(render(report, "plain") for report in reports)


def recorded(result: Result) -> Path | None:
    """The case's snapshot, where it has one."""
    file = Path(result.case.path).parent / SNAPSHOT
    return file if result.found is not None and file.is_file() else None


def read_snapshot(file: Path) -> str:
    """Its text, whatever line ends a checkout gave it. Raises Trouble, for a link too: it will be written."""
    if file.is_symlink():
        raise Trouble(file.as_posix(), "a link, no file of its own")
    return decode(read_bytes(file, file.as_posix(), LARGEST), file.as_posix()).replace("\r\n", "\n")


def with_snapshot(result: Result) -> Result:
    """The result with one more outcome where the case has a snapshot."""
    file = recorded(result)
    if file is None:
        return result
    changed = changes(read_snapshot(file), snapshot(result))
    more = f"; and {count(len(changed) - SHOWN, 'more changed line')}" if len(changed) > SHOWN else ""
    expectation = Expectation("snapshot", True, False, {"file": SNAPSHOT}, {}, 1, 1)
    outcome = Outcome(expectation, FAILED if changed else PASSED, "; ".join(changed[:SHOWN]) + more)
    return replace(result, outcomes=(*result.outcomes, outcome))


def changes(old: str, new: str) -> list[str]:
    """``- line`` for what is gone, ``+ line`` for what came; both keep their order."""
    if old == new:
        return []
    before, after = old.splitlines(), new.splitlines()
    found = [*_only("-", before, Counter(after)), *_only("+", after, Counter(before))]
    return found or ["the same lines in another order"]


def _only(sign: str, lines: list[str], other: Counter[str]) -> Iterator[str]:
    for line in lines:
        other[line] -= 1
        if other[line] < 0 and line:
            yield f"{sign} {line}"
