"""Words for a day -> an ISO or EDTF date, against the day of publication where it is known."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import zip_longest
from typing import Any, NamedTuple

from readoutdiff.grammar.dates import DAY, MONTH, WEEK, YEAR, Calendar, Date, Period, calendar, dates
from readoutdiff.language.language import Language
from readoutdiff.language.words import any_of, items

_AHEAD = 75  # days after the publication that a day without a year may lie
_LEAP = "2024"  # stands for an open year: it has every day
_HEAD = 1500  # characters within which a line that says when an article came out can stand
_OPEN = "X"  # EDTF's mark of an open part
_ANY_YEAR = 4 * _OPEN


class Day(NamedTuple):
    """A date found: its place in the text, its EDTF form, and whether it is the day of a document or a limit.

    ``shift`` is set for a day told from another one (`the day before`: -1); its ``edtf`` is then "".
    """

    start: int
    end: int
    edtf: str
    of_document: bool
    shift: int | None = None
    since: bool = False


class Telling:
    """What stands around the days of articles, made of a language's dates.yaml."""

    def __init__(self, data: dict[str, Any]) -> None:
        words = {name: any_of(items(line)) for name, line in data.items() if isinstance(line, str)}
        not_telling = "".join(f"(?<!{re.escape(phrase)})" for phrase in items(data["not-telling"]))
        self.of_document = re.compile(
            rf"(?:{words['telling']}{not_telling}|\b{words['telling-words']})(?:\s{words['after-telling']})*\s*$"
        )
        self.bound = re.compile(rf"\b{words['limits']}(?:\s{words['after-limits']})*\s$", re.IGNORECASE)
        self.since: str = data["since"]
        self.follows = re.compile(r"(?:\s\w+)?\s")  # between a day and `last week`
        # `March 19, 2025` on a line of its own; `ISTANBUL, March 29, 2025 -`; `Updated: 29 March 2025`
        self.head = re.compile(r"[ \t]*(?:[^\n]{0,60}?[,:(| ]\s?)?")
        self.body = re.compile(rf"[ \t]*(?:\r?$|[-–—:|)(]|,? \d\d?:\d\d|,? {words['hour']} )", re.MULTILINE)


@cache
def telling(language: Language) -> Telling:
    """What stands around the days of a language, made once."""
    return Telling(language.data("dates"))


def dateline_day(language: Language, text: str) -> date | None:
    """The day of publication that the head of an article states, on a line of its own or in a dateline."""
    known = telling(language)
    for one in dates(text, calendar(language), 0, _HEAD):
        line = text.rfind("\n", 0, one.start) + 1
        framed = known.head.fullmatch(text, line, one.start) and known.body.match(text, one.end)
        if framed and one.year and one.month and one.day:
            with suppress(ValueError):
                return date(one.year, one.month, one.day)
    return None


def _year_near(month: int, day: int, published: date) -> int:
    """The year that brings month and day nearest to the publication; news rarely names days far ahead of it.

    Raises ValueError where none of the three years has such a day.
    """
    found = []
    for year in (published.year, published.year - 1, published.year + 1):
        with suppress(ValueError):
            found.append(date(year, month, day))
    return min(found, key=lambda one: _distance(one, published)).year


def _distance(day: date, published: date) -> int:
    days = (day - published).days
    return abs(days) + (365 if days > _AHEAD else 0)


def _absolute(one: Date, published: date | None) -> str:
    """Month, day and year as written -> EDTF; without a year the one nearest to the publication.

    Raises ValueError where no year near has the day.
    """
    year, month = one.year, one.month or 0
    if year is None and published is not None:
        if one.day is None:
            year = published.year if month <= published.month else published.year - 1
        else:
            year = _year_near(month, one.day, published)
    day = f"-{one.day:02d}" if one.day else ""
    return f"{year or _ANY_YEAR}-{month:02d}{day}"


def _weekday(number: int, one: Date, then: Period | None, published: date) -> str:
    """The last such weekday on or before the publication, with `last` before it; `last week`: of the week before."""
    if then == WEEK:
        return (published - timedelta(days=published.weekday() + 7 - number)).isoformat()
    back = (published.weekday() - number) % 7
    return (published - timedelta(days=back or 7 * bool(one.turn))).isoformat()


def _resolve(known: Calendar, one: Date, then: Period | None, published: date | None) -> str | None:
    """``then`` is the period before the day of publication that is named behind a day: `Tuesday last week`."""
    period, turn = known.periods.get(one.unit), one.turn or 0
    if turn > 0:
        return None
    if one.month:
        if then == YEAR and one.year is None and published:
            one = replace(one, year=published.year - 1)
        return _absolute(one, published) if one.day or one.year or one.placed else None
    if published is None:
        return None
    if one.unit in known.days:
        return _weekday(known.days[one.unit], one, then, published)
    if period == DAY:
        return (published + timedelta(days=turn)).isoformat()
    if period == MONTH:
        months = published.year * 12 + published.month - 1 + turn
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return None


def _in_calendar(known: Calendar, one: Date, then: Period | None, published: date | None) -> str | None:
    """The day that is named, if the calendar has it: no 31 February, nothing before the year 1."""
    if one.shift is not None:
        return ""
    try:
        edtf = _resolve(known, one, then, published)
        if edtf is not None:
            date.fromisoformat(edtf.replace(_ANY_YEAR, _LEAP) + "-01" * (len(edtf) == len("2024-10")))
    except (ValueError, OverflowError):
        return None
    return edtf


def find_dates(language: Language, text: str, start: int, end: int, published: date | None) -> list[Day]:
    """Every day named in ``text[start:end]`` that can be resolved, in order.

    A weekday is the last one on or before ``published``; without it weekdays and relative words resolve to nothing and
    a month and day give ``XXXX-MM-DD`` (EDTF level 1: year open).
    """
    words, known = telling(language), calendar(language)
    found: list[Day] = []
    told = dates(text, known, start, end)
    for one, after in zip_longest(told, told[1:]):
        behind = after and after.turn == -1 and words.follows.fullmatch(text, one.end, after.start)
        then = known.periods.get(after.unit) if behind else None
        edtf = _in_calendar(known, one, then, published)
        if edtf is None:
            continue
        before = max(start, one.start - 60)
        # the day a document came out is not the contact's, and a limit is none either
        bound = words.bound.search(text, before, one.start)
        document = bound is not None or bool(words.of_document.search(text, before, one.start))
        since = bound is not None and words.since in bound[0].lower()
        found.append(Day(one.start, after.end if then else one.end, edtf, document, one.shift, since))
    return found


def is_open(edtf: str) -> bool:
    """Is a part of an EDTF date, such as its year, open?"""
    return _OPEN in edtf


def agree(a: str | None, b: str | None) -> bool:
    """Whether two EDTF dates can be the same day; an open part agrees with anything."""
    if a is None or b is None:
        return True
    return all(x == y or is_open(x) or is_open(y) for x, y in zip(a.split("-"), b.split("-"), strict=False))


def moved(edtf: str | None, days: int) -> str | None:
    """A full date some days later; None for a date that is not known to the day, and beyond the calendar."""
    try:
        return (date.fromisoformat(edtf) + timedelta(days=days)).isoformat() if edtf else None
    except (ValueError, OverflowError):
        return None


def apart(a: str | None, b: str | None) -> int | None:
    """Days from ``a`` to ``b``; None where one of them is not known to the day."""
    try:
        return (date.fromisoformat(b) - date.fromisoformat(a)).days if a and b else None
    except ValueError:
        return None
