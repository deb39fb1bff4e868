"""Results -> a report: cases first, then each expectation that does not hold, with what was found instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from readoutdiff.checking.case import FAILED, PASSED, TODO, Case, Expectation, Outcome, Result
from readoutdiff.checking.scoring import score
from readoutdiff.reporting.annotations import Annotation
from readoutdiff.reporting.blocks import Block, Grid, Heading, Row, Sentence, View
from readoutdiff.reporting.escape import one_line
from readoutdiff.reporting.report import Report
from readoutdiff.reporting.sentences import count

_PLACE = re.compile(r"(.+?):(\d+):(\d+)")
FIELDS = ("case", "state", "place", "section", "expected", "found", "rule", "found_at")
LEVELS = {PASSED: "pass", FAILED: "error", TODO: "skip"}


def check_report(results: Sequence[Result], broken: Sequence[tuple[str, str]] = (), listed: bool = True) -> Report:
    """What ``check`` prints. ``broken`` are the mistakes of cases that cannot be read, each with its place.

    Without ``listed`` a view only counts them: on a terminal they stand on standard error already.
    """

    def records() -> list[dict[str, Any]]:
        return [_record(result.case, outcome) for result in results for outcome in result.outcomes]

    return Report(
        "check",
        "check",
        lambda: _view(results, broken, listed),
        lambda: {
            "schema": "readoutdiff/check/1",
            "cases": [_case(result) for result in results],
            "outcomes": records(),
            "mistakes": [{"place": place, "what": what} for place, what in broken],
            "scores": [
                {
                    "name": each.name,
                    "precision": round(each.precision, 4),
                    "recall": round(each.recall, 4),
                    "right": each.right,
                    "expected": each.expected,
                    "found": each.found,
                }
                for each in score(results)
            ],
        },
        lambda: (FIELDS, records()),
        lambda: [
            *(_mistake(place, what) for place, what in broken),
            *(_annotation(result.case, outcome) for result in results for outcome in result.outcomes),
        ],
    )


def _case(result: Result) -> dict[str, Any]:
    numbers = {state: result.number(state) for state in (PASSED, FAILED, TODO)}
    return {"case": result.case.name, "title": result.case.title, "state": result.state, **numbers}


def expected(expectation: Expectation) -> str:
    """An expectation in one line, as it is written."""
    must = "" if expectation.must else "forbidden: "
    return must + ", ".join(f"{key}: {_words(value)}" for key, value in expectation.fields.items())


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_words(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_words, value)) + "]"
    return "null" if value is None else one_line(str(value))


def _record(case: Case, outcome: Outcome) -> dict[str, Any]:
    each = outcome.expectation
    return {
        "case": case.name,
        "state": outcome.state,
        "place": f"{case.path}:{each.line}:{each.column}",
        "section": each.section,
        "expected": expected(each),
        "found": outcome.found or None,
        "rule": outcome.rule or None,
        "found_at": outcome.place or None,
    }


def _annotation(case: Case, outcome: Outcome) -> Annotation:
    each = outcome.expectation
    message = expected(each)
    if outcome.state != PASSED:
        message += f" – found: {outcome.found}" + (f" (rule {outcome.rule})" if outcome.rule else "")
        message += f" at {outcome.place}" if outcome.place else ""
    name = f"{each.section}: {expected(each)}"
    return Annotation(case.path, each.line, each.column, LEVELS[outcome.state], outcome.state, message, name=name)


def _mistake(place: str, what: str) -> Annotation:
    match = _PLACE.fullmatch(place)
    path, line, column = match.groups() if match else (place, 1, 1)
    return Annotation(path, int(line), int(column), "error", "unreadable", what, name=f"mistake: {what}")


def _view(results: Sequence[Result], broken: Sequence[tuple[str, str]], listed: bool) -> View:
    rows = tuple(
        Row(
            (
                one_line(result.case.name),
                one_line(result.case.title),
                result.state,
                *(str(result.number(state) or "") for state in (PASSED, FAILED, TODO)),
            )
        )
        for result in results
    )
    blocks: list[Block] = []
    if rows:
        blocks.append(Grid(("case", "title", "state", "hold", "fail", "todo"), rows, numbers=(3, 4, 5)))
    if broken and listed:
        mistakes = (Sentence(f"{one_line(place)}: {one_line(what)}") for place, what in broken)
        blocks += [Heading(2, "Cannot be read"), *mistakes]
    for state, title in ((FAILED, "Failed"), (TODO, "Known to fail")):
        shown = [(result.case, each) for result in results for each in result.outcomes if each.state == state]
        if shown:
            blocks.append(Heading(2, title))
        for case, outcome in shown:
            blocks += _failure(case, outcome)
    blocks += _scores(results)
    unread = len({_mistake(place, what).path for place, what in broken})
    cases = sum(result.state == PASSED for result in results)
    numbers = [sum(result.number(state) for result in results) for state in (PASSED, FAILED, TODO)]
    blocks.append(Sentence(_closing(cases, len(results) + unread, unread, numbers)))
    return tuple(blocks)


def _closing(cases: int, total: int, unread: int, numbers: Sequence[int]) -> str:
    """The last line; ``numbers`` of expectations that hold, fail and are todo."""
    passing = f"{cases} of {count(total, 'case')} {'passes' if 1 in (cases, total) else 'pass'}"
    passing += f", {unread} cannot be read" if unread else ""
    if not sum(numbers):
        return f"{passing}."
    verbs = ("holds" if numbers[0] == 1 else "hold", "fails" if numbers[1] == 1 else "fail", "todo")
    states = ", ".join(f"{number} {verb}" for number, verb in zip(numbers, verbs, strict=True))
    return f"{passing}; {count(sum(numbers), 'expectation')}: {states}."


def _scores(results: Sequence[Result]) -> list[Block]:
    rows = tuple(
        Row(
            (
                each.name,
                f"{each.precision:.2f}",
                f"{each.recall:.2f}",
                str(each.right),
                str(each.expected),
                str(each.found),
            )
        )
        for each in score(results)
        if each.expected or each.found
    )
    columns = ("scores", "precision", "recall", "right", "expected", "found")
    return [Grid(columns, rows, words=0, numbers=(1, 2, 3, 4, 5))] if rows else []


def _failure(case: Case, outcome: Outcome) -> list[Block]:
    each = outcome.expectation
    blocks: list[Block] = [
        Heading(3, f"{one_line(case.path)}:{each.line}:{each.column}: {each.section}"),
        Sentence(f"expected: {expected(each)}"),
        Sentence(f"found: {one_line(outcome.found)}"),
    ]
    made = " at ".join(part for part in (outcome.rule and f"rule {outcome.rule}", one_line(outcome.place)) if part)
    return [*blocks, Sentence(f"by: {made}")] if made else blocks
