"""Words for a day -> an ISO or EDTF date, against the day of publication where it is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from readoutdiff.language.words import any_of, items

if TYPE_CHECKING:
    from readoutdiff.language.words import Words

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


def _opening(words: Iterable[str]) -> str:
    """A pattern for any of some words, which may begin with a capital."""
    known = list(words)
    forms = [*known, *(word[0].upper() + word[1:] for word in known)]
    initials = "".join(sorted({form[0] for form in forms}))
    return f"(?=[{initials}]){any_of(forms)}"  # the letters are looked at first to save time


def _numbered(lists: dict[str, str]) -> dict[str, int]:
    """``{"-1": "yesterday"}`` -> ``{"yesterday": -1}``."""
    return {word: int(number) for number, line in lists.items() for word in items(line)}


class Calendar:
    """A language's words for days, and the patterns in which they stand together. ``data``: its dates.yaml."""

    def __init__(self, data: dict[str, Any]) -> None:
        forms = [line.split() for line in data["months"]]
        self.months = {form.lower().rstrip("."): n for n, names in enumerate(forms, 1) for form in names}
        self.days = {day.lower(): n for n, day in enumerate(data["days"].split())}
        self.days_off, self.months_off = _numbered(data["days-off"]), _numbered(data["months-off"])
        self.shifts, self.numbers = _numbered(data["shifts"]), _numbered(data["numbers"])
        self.later = _numbered(data["later"])
        self.since: str = data["since"]
        words = {name: items(line) for name, line in data.items() if isinstance(line, str)}
        month = any_of(form for names in forms for form in names)
        self.day = self._day(month, words)
        self.line = self._line(month, words)
        not_telling = "".join(f"(?<!{re.escape(phrase)})" for phrase in words["not-telling"])
        self.of_document = re.compile(
            rf"(?:{any_of(words['telling'])}{not_telling}|\b{any_of(words['telling-words'])})"
            rf"(?:\s{any_of(words['after-telling'])})*\s*$"
        )
        self.bound = re.compile(
            rf"\b{any_of(words['limits'])}(?:\s{any_of(words['after-limits'])})*\s$",
            re.IGNORECASE,
        )

    def _day(self, month: str, words: dict[str, list[str]]) -> re.Pattern[str]:
        """`Oct. 15, 2024`, `the 3rd of May`, `last Tuesday`, `yesterday`, `the next day`, `two days later`."""
        year = rf"(?:,?\s(?P<y{{0}}>(?:19|20)\d\d)\b|\s(?P<ly{{0}}>{any_of(words['year-before'])}))?"
        th = f"{any_of(words['ordinals'])}?"
        return re.compile(
            r"\b(?:(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"
            rf"|(?P<m1>{month})\s(?P<d1>[0-3]?\d){th}\b(?!,\d|\.\d|\s?{any_of(words['no-day'])}){year.format(1)}"
            rf"|(?P<d2>[0-3]?\d){th}(?:\s{any_of(words['genitive'])})?\s(?P<m2>{month})(?!\w){year.format(2)}"
            rf"|(?P<m3>{month})\s(?P<y3>(?:19|20)\d\d)\b"
            rf"|{_opening(words['in-month'])}\s(?P<m4>{month})(?![\w’']|\s\d)"
            rf"|(?P<next>{_opening(words['coming'])}\s)?(?P<last>{_opening(words['last'])}\s)?"
            rf"(?P<day>{any_of(words['days'])})\b(?P<lw>(?:\s\w+)?\s{any_of(words['week-before'])})?"
            rf"|(?P<rel>{_opening(self.days_off)})\b"
            rf"|(?P<month>{_opening(self.months_off)})\b"
            rf"|(?P<shift>{_opening(self.shifts)})\b"
            rf"|(?P<n>{any_of(self.numbers)}) {any_of(words['counted'])} (?P<way>{any_of(self.later)})\b)"
        )

    def _line(self, month: str, words: dict[str, list[str]]) -> re.Pattern[str]:
        """`March 19, 2025` on a line of its own; `ISTANBUL, March 29, 2025 -`; `Updated: 29 March 2025`."""
        return re.compile(
            rf"^[ \t]*(?:[^\n]{{0,60}}?[,:(| ]\s?|)(?:(?P<m1>{month})\s(?P<d1>[0-3]?\d),?\s(?P<y1>20\d\d|19\d\d)"
            rf"|(?P<d2>[0-3]?\d)\s(?P<m2>{month})\s(?P<y2>20\d\d|19\d\d)|(?P<iso>20\d\d-[01]\d-[0-3]\d))"
            rf"(?=[ \t]*(?:\r?$|[-–—:|)(]|,? \d\d?:\d\d|,? {any_of(words['hour'])} ))",
            re.MULTILINE,
        )


@lru_cache(maxsize=8)
def calendar(words: Words) -> Calendar:
    """The words for days of a language, made once."""
    return Calendar(words.dates)


def dateline_day(known: Calendar, text: str) -> date | None:
    """The day of publication that the head of an article states, on a line of its own or in a dateline."""
    for m in known.line.finditer(text, 0, _HEAD):
        with suppress(ValueError):
            month, day, year = m.group("m1", "d1", "y1") if m["m1"] else m.group("m2", "d2", "y2")
            return date.fromisoformat(m["iso"] or _absolute(known, month, day, year, None))
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


def _absolute(known: Calendar, month: str, day: str | None, year: str | None, published: date | None) -> str:
    """Month, day and year as written -> EDTF; without a year the one nearest to the publication.

    Raises ValueError where no year near has the day.
    """
    number = known.months[month.lower().rstrip(".")]
    if day is None:
        if year is None and published is not None:
            year = str(published.year if number <= published.month else published.year - 1)
        return f"{year or _ANY_YEAR}-{number:02d}"
    if year is None and published is not None:
        year = str(_year_near(number, int(day), published))
    return f"{year or _ANY_YEAR}-{number:02d}-{int(day):02d}"


def _last_year(published: date | None) -> str | None:
    return str(published.year - 1) if published else None


def _weekday(known: Calendar, m: re.Match[str], published: date) -> str:
    """The last such weekday on or before the publication, with `last` before it; `last week`: of the week before."""
    number = known.days[m["day"].lower()]
    if m["lw"]:
        return (published - timedelta(days=published.weekday() + 7 - number)).isoformat()
    back = (published.weekday() - number) % 7
    return (published - timedelta(days=back or 7 * bool(m["last"]))).isoformat()


def _resolve(known: Calendar, m: re.Match[str], published: date | None) -> str | None:
    if m["iso"]:
        return m["iso"]
    if m["m1"]:
        return _absolute(known, m["m1"], m["d1"], m["y1"] or (m["ly1"] and _last_year(published)), published)
    if m["m2"]:
        return _absolute(known, m["m2"], m["d2"], m["y2"] or (m["ly2"] and _last_year(published)), published)
    if m["m3"]:
        return _absolute(known, m["m3"], None, m["y3"], published)
    if m["m4"]:
        return _absolute(known, m["m4"], None, None, published)
    if published is None or m["next"]:
        return None
    if m["rel"]:
        return (published + timedelta(days=known.days_off[m["rel"].lower()])).isoformat()
    if m["month"]:
        first = published.replace(day=1)
        before = known.months_off[m["month"].lower()] < 0
        return (first - timedelta(days=1) if before else first).isoformat()[:7]
    return _weekday(known, m, published)


def _in_calendar(known: Calendar, m: re.Match[str], published: date | None) -> str | None:
    """The day that is named, if the calendar has it: no 31 February, nothing before the year 1."""
    try:
        edtf = _resolve(known, m, published)
        if edtf is not None:
            date.fromisoformat(edtf.replace(_ANY_YEAR, _LEAP) + "-01" * (len(edtf) == len("2024-10")))
    except (ValueError, OverflowError):
        return None
    return edtf


def _shift(known: Calendar, m: re.Match[str]) -> int | None:
    """By how many days a day is told from another one; None where it is not."""
    if m["way"]:
        return known.numbers[m["n"]] * known.later[m["way"]]
    return known.shifts[m["shift"].lower()] if m["shift"] else None


def find_dates(known: Calendar, text: str, start: int, end: int, published: date | None) -> list[Day]:
    """Every day named in ``text[start:end]`` that can be resolved, in order.

    A weekday is the last one on or before ``published``; without it weekdays and relative words resolve to nothing and
    a month and day give ``XXXX-MM-DD`` (EDTF level 1: year open).
    """
    found = []
    for m in known.day.finditer(text, start, end):
        shift = _shift(known, m)
        edtf = "" if shift is not None else _in_calendar(known, m, published)
        if edtf is None:
            continue
        before = max(start, m.start() - 60)
        # the day a document came out is not the contact's, and a limit is none either
        bound = known.bound.search(text, before, m.start())
        document = bound is not None or bool(known.of_document.search(text, before, m.start()))
        since = bound is not None and known.since in bound[0].lower()
        found.append(Day(m.start(), m.end(), edtf, document, shift, since))
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
