"""Words for a day -> an ISO or EDTF date, against the day of publication where it is known."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
    "november nov|december dec"
)
_MONTHS = {name: number for number, names in enumerate(_NAMES.split("|"), 1) for name in names.split()}
_DAYS = {d: n for n, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_NUMBERS = {w: n for n, w in enumerate("a one two three four five six seven eight nine ten".split()) if n} | {"a": 1}
_MONTH = (
    r"(?P<m{}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Sep\.|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:,?\s(?P<y{}>(?:19|20)\d\d)\b|\s(?P<ly{}>last year))?"
_DATE = re.compile(
    r"\b(?:(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"
    r"|"
    + _MONTH.format(1)
    + r"\s(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?\b(?!,\d|\.\d|\s?(?:%|percent))"
    + _YEAR.format(1, 1)
    + r"|(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?:\sof)?\s"
    + _MONTH.format(2)
    + r"(?!\w)"
    + _YEAR.format(2, 2)
    + r"|"
    + _MONTH.format(3)
    + r"\s(?P<y3>(?:19|20)\d\d)\b"
    r"|(?:[Ii]n|[Ll]ast|[Ll]ate|[Ee]arly)\s" + _MONTH.format(4) + r"(?![\w’']|\s\d)"
    r"|(?P<next>[Nn]ext\s|[Cc]oming\s|[Tt]his\s[Cc]oming\s)?(?P<last>[Ll]ast\s)?(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"(?P<lw>(?:\s\w+)?\slast week)?"
    r"|(?P<rel>[Yy]esterday|[Tt]oday)\b"
    r"|(?P<month>[Ll]ast month|(?:[Ee]arlier|[Ll]ater) this month)\b"
    r"|(?P<after>[Tt]he (?:next|following) (?:day|morning|evening)|[Tt]he day after)\b"
    r"|(?P<before>[Tt]he (?:previous day|day before|day prior|night before|evening before))\b"
    r"|(?P<same>(?:[Tt]he|[Tt]hat) same (?:day|morning|afternoon|evening|night)"
    r"|[Ll]ater (?:in the|that) (?:day|evening)|[Tt]hat (?:day|evening|night))\b"
    r"|(?P<n>a|A|one|One|two|Two|three|Three|four|five|six) days? (?P<way>later|earlier|before)\b)"
)
# The day a document came out is not the contact's: `said in a statement on Tuesday`, `the readout on Wednesday`.
_OF_DOCUMENT = re.compile(
    r"(?:statement|readout|read-out|account|report|release|communique|communiqué|post|summary|version"
    r"|(?<!same )note|dispatch|reporters"
    r"|journalists|briefing"
    r"|conference|interview|posted|wrote|tweeted|reported|added|confirmed|announced|published|issued|released|claimed|noted|\bsaid|\bsays)"
    r"(?:\s(?:late|early|later|on|earlier|published|issued|released|dated|posted|that|,))*\s*$"
)
# A limit is no day of a contact either: `by Thursday`, `until Friday`, `since Saturday`.
_BOUND = re.compile(
    r"\b(?:by|until|till|from|as of|before|after|ahead of|since|for)(?:\s(?:late|early|at least|the end of|last))*\s$",
    re.IGNORECASE,
)
_SHIFTS = {"after": 1, "before": -1, "same": 0}
# `March 19, 2025` on a line of its own; `ISTANBUL, March 29, 2025 -`; `Updated: 29 March 2025`.
_LINE = re.compile(
    r"^[ \t]*(?:[^\n]{0,60}?[,:(| ]\s?|)(?:"
    + _MONTH.format(1)
    + r"\s(?P<d1>[0-3]?\d),?\s(?P<y1>20\d\d|19\d\d)|(?P<d2>[0-3]?\d)\s"
    + _MONTH.format(2)
    + r"\s(?P<y2>20\d\d|19\d\d)|(?P<iso>20\d\d-[01]\d-[0-3]\d))(?=[ \t]*(?:\r?$|[-–—:|)(]|,? \d\d?:\d\d|,? at ))",
    re.MULTILINE,
)
_AHEAD = 75  # days after the publication that a day without a year may lie
_LEAP = "2024"  # stands for an open year: it has every day
_HEAD = 1500  # characters within which a line that says when an article came out can stand


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


def dateline_day(text: str) -> date | None:
    """The day of publication that the head of an article states, on a line of its own or in a dateline."""
    for m in _LINE.finditer(text, 0, _HEAD):
        with suppress(ValueError):
            month, day, year = m.group("m1", "d1", "y1") if m["m1"] else m.group("m2", "d2", "y2")
            return date.fromisoformat(m["iso"] or _absolute(month, day, year, None))
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


def _absolute(month: str, day: str | None, year: str | None, published: date | None) -> str:
    """Month, day and year as written -> EDTF; without a year the one nearest to the publication.

    Raises ValueError where no year near has the day.
    """
    number = _MONTHS[month.lower().rstrip(".")]
    if day is None:
        if year is None and published is not None:
            year = str(published.year if number <= published.month else published.year - 1)
        return f"{year or 'XXXX'}-{number:02d}"
    if year is None and published is not None:
        year = str(_year_near(number, int(day), published))
    return f"{year or 'XXXX'}-{number:02d}-{int(day):02d}"


def _last_year(published: date | None) -> str | None:
    return str(published.year - 1) if published else None


def _weekday(m: re.Match[str], published: date) -> str:
    """The last such weekday on or before the publication, with `last` before it; `last week`: of the week before."""
    number = _DAYS[m["day"].lower()]
    if m["lw"]:
        return (published - timedelta(days=published.weekday() + 7 - number)).isoformat()
    back = (published.weekday() - number) % 7
    return (published - timedelta(days=back or 7 * bool(m["last"]))).isoformat()


def _resolve(m: re.Match[str], published: date | None) -> str | None:
    if m["iso"]:
        return m["iso"]
    if m["m1"]:
        return _absolute(m["m1"], m["d1"], m["y1"] or (m["ly1"] and _last_year(published)), published)
    if m["m2"]:
        return _absolute(m["m2"], m["d2"], m["y2"] or (m["ly2"] and _last_year(published)), published)
    if m["m3"]:
        return _absolute(m["m3"], None, m["y3"], published)
    if m["m4"]:
        return _absolute(m["m4"], None, None, published)
    if published is None or m["next"]:
        return None
    if m["rel"]:
        return (published - timedelta(days=m["rel"].lower() == "yesterday")).isoformat()
    if m["month"]:
        first = published.replace(day=1)
        return (first - timedelta(days=1) if m["month"].lower().startswith("last") else first).isoformat()[:7]
    return _weekday(m, published)


def _in_calendar(m: re.Match[str], published: date | None) -> str | None:
    """The day that is named, if the calendar has it: no 31 February, nothing before the year 1."""
    try:
        edtf = _resolve(m, published)
        if edtf is not None:
            date.fromisoformat(edtf.replace("XXXX", _LEAP) + "-01" * (len(edtf) == len("2024-10")))
    except (ValueError, OverflowError):
        return None
    return edtf


def _shift(m: re.Match[str]) -> int | None:
    """By how many days a day is told from another one; None where it is not."""
    if m["way"]:
        return _NUMBERS[m["n"].lower()] * (1 if m["way"] == "later" else -1)
    return next((days for name, days in _SHIFTS.items() if m[name]), None)


def find_dates(text: str, start: int, end: int, published: date | None) -> list[Day]:
    """Every day named in ``text[start:end]`` that can be resolved, in order.

    A weekday is the last one on or before ``published``; without it weekdays and relative words resolve to nothing and
    a month and day give ``XXXX-MM-DD`` (EDTF level 1: year open).
    """
    found = []
    for m in _DATE.finditer(text, start, end):
        shift = _shift(m)
        edtf = "" if shift is not None else _in_calendar(m, published)
        if edtf is None:
            continue
        before = max(start, m.start() - 60)
        bound = _BOUND.search(text, before, m.start())
        document = bound is not None or bool(_OF_DOCUMENT.search(text, before, m.start()))
        found.append(Day(m.start(), m.end(), edtf, document, shift, bound is not None and "since" in bound[0].lower()))
    return found


def agree(a: str | None, b: str | None) -> bool:
    """Whether two EDTF dates can be the same day; an open part agrees with anything."""
    if a is None or b is None:
        return True
    return all(x == y or "X" in x or "X" in y for x, y in zip(a.split("-"), b.split("-"), strict=False))


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
