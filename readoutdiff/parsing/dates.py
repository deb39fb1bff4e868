"""Words for a day -> an ISO or EDTF date, against the day of publication where it is known."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov"
        "|december dec".split("|"),
        1,
    )
    for name in names.split()
}
_DAYS = {d: n for n, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_MONTH = r"(?P<m{}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Sep\.|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DATE = re.compile(
    r"\b(?:(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"
    r"|" + _MONTH.format(1) + r"\s(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?\b(?:,?\s(?P<y1>(?:19|20)\d\d)\b)?"
    r"|(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?:\sof)?\s" + _MONTH.format(2) + r"(?:,?\s(?P<y2>(?:19|20)\d\d)\b)?"
    r"|" + _MONTH.format(3) + r"\s(?P<y3>(?:19|20)\d\d)\b"
    r"|(?:[Ii]n|[Ll]ast|[Ll]ate|[Ee]arly)\s" + _MONTH.format(4) + r"(?![\w’'])"
    r"|(?P<next>[Nn]ext\s|[Cc]oming\s)?(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|(?P<rel>[Yy]esterday|[Tt]oday)\b)"
)
# The day a document came out is not the day of the contact: `said in a statement on Tuesday`, `the readout on Wednesday`.
_OF_DOCUMENT = re.compile(
    r"(?:statement|readout|read-out|account|report|release|communique|post|summary|version|note|dispatch|\bsaid|\bsays|announced|told reporters|published|issued|released)"
    r"(?:\s(?:late|early|on|earlier|published|issued|released|dated|posted|that))*\s*$"
)


class Day(NamedTuple):
    """A date found: its place in the text, its EDTF form, and whether it is the day of a document."""

    start: int
    end: int
    edtf: str
    of_document: bool


def _year_near(month: int, day: int, published: date) -> int:
    """The year that brings month and day nearest to the publication."""
    best = published.year
    for year in (published.year - 1, published.year + 1):
        try:
            if abs(date(year, month, day) - published) < abs(date(best, month, day) - published):
                best = year
        except ValueError:
            continue
    return best


def _absolute(month: str, day: str | None, year: str | None, published: date | None) -> str | None:
    number = _MONTHS[month.lower().rstrip(".")]
    if day is None:
        if year is None and published is not None:
            year = str(published.year if number <= published.month else published.year - 1)
        return f"{year or 'XXXX'}-{number:02d}"
    if not 1 <= int(day) <= 31:
        return None
    if year is None and published is not None:
        try:
            year = str(_year_near(number, int(day), published))
        except ValueError:
            return None
    return f"{year or 'XXXX'}-{number:02d}-{int(day):02d}"


def _resolve(m: re.Match[str], published: date | None) -> str | None:
    if m["iso"]:
        return m["iso"]
    if m["m1"]:
        return _absolute(m["m1"], m["d1"], m["y1"], published)
    if m["m2"]:
        return _absolute(m["m2"], m["d2"], m["y2"], published)
    if m["m3"]:
        return _absolute(m["m3"], None, m["y3"], published)
    if m["m4"]:
        return _absolute(m["m4"], None, None, published)
    if published is None or m["next"]:
        return None
    if m["rel"]:
        return (published - timedelta(days=m["rel"].lower() == "yesterday")).isoformat()
    back = (published.weekday() - _DAYS[m["day"].lower()]) % 7
    return (published - timedelta(days=back)).isoformat()


def find_dates(text: str, start: int, end: int, published: date | None) -> list[Day]:
    """Every day named in ``text[start:end]`` that can be resolved, in order.

    A weekday is the last one on or before ``published``; without it weekdays and relative words resolve to nothing and a
    month and day give ``XXXX-MM-DD`` (EDTF level 1: year open).
    """
    found = []
    for m in _DATE.finditer(text, start, end):
        edtf = _resolve(m, published)
        if edtf and published and not (m["y1"] or m["y2"] or m["iso"] or m["y3"]) and (m["m1"] or m["m2"]) and text.startswith(" last year", m.end()):
            edtf = f"{published.year - 1}{edtf[4:]}"
        if edtf:
            found.append(Day(m.start(), m.end(), edtf, bool(_OF_DOCUMENT.search(text, max(start, m.start() - 60), m.start()))))
    return found


def agree(a: str | None, b: str | None) -> bool:
    """Whether two EDTF dates can be the same day; an open part agrees with anything."""
    if a is None or b is None:
        return True
    return all(x == y or "X" in x or "X" in y for x, y in zip(a.split("-"), b.split("-"), strict=False))
