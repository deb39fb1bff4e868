"""Days: what a text's words for a day mean, and which of them are no contact's day."""

from __future__ import annotations

from datetime import date

import pytest

from readoutdiff.language.language import language
from readoutdiff.meetings.dates import agree, apart, calendar, dateline_day, find_dates, moved

CALENDAR = calendar(language("en").words)
THURSDAY = date(2024, 10, 17)

RESOLVED = [
    # words, published, EDTF, why
    ("They met on Oct. 15.", THURSDAY, "2024-10-15", "the year nearest to the publication"),
    ("They met on 30 December.", date(2025, 1, 4), "2024-12-30", "a December told in January is last year's"),
    ("They met on Oct. 15.", None, "XXXX-10-15", "no publication day: the year is open"),
    ("They met on October 15, 2019.", THURSDAY, "2019-10-15", "the year is said"),
    ("They met on August 23 last year.", THURSDAY, "2023-08-23", "last year"),
    ("They met on the 3rd of May 2021.", None, "2021-05-03", "day before month, with of"),
    ("They met on 2024-02-29.", None, "2024-02-29", "ISO"),
    ("They met on Tuesday.", THURSDAY, "2024-10-15", "the last Tuesday before a Thursday"),
    ("They met late on Thursday.", THURSDAY, "2024-10-17", "the weekday of publication is the day itself"),
    ("They met last Thursday.", THURSDAY, "2024-10-10", "on a Thursday last Thursday is a week ago"),
    ("They met last Tuesday.", THURSDAY, "2024-10-15", "the last one before"),
    ("They met on Wednesday last week.", THURSDAY, "2024-10-09", "not the Wednesday of this week"),
    ("They met yesterday.", THURSDAY, "2024-10-16", "relative to publication"),
    ("They met in March 2022.", None, "2022-03", "a month only"),
    ("They met in July.", THURSDAY, "2024-07", "a month gone by this year"),
    ("They met in October.", THURSDAY, "2024-10", "the month of publication is this year's"),
    ("They met in November.", THURSDAY, "2023-11", "a month still to come was last year's"),
    ("They meet on March 26.", date(2025, 1, 10), "2025-03-26", "75 days ahead may be planned"),
    ("They met on March 27.", date(2025, 1, 10), "2024-03-27", "76 days ahead is too far: last year's"),
    ("They met last month.", date(2025, 1, 9), "2024-12", "last month of a January"),
]


@pytest.mark.parametrize(("words", "published", "edtf", "why"), RESOLVED)
def test_days_are_resolved(words: str, published: date | None, edtf: str, why: str) -> None:
    (day,) = find_dates(CALENDAR, words, 0, len(words), published)
    assert day.edtf == edtf, why
    assert not day.of_document, why


UNRESOLVED = [
    ("They met on Tuesday.", None, "a weekday without a publication day"),
    ("They meet next Tuesday.", THURSDAY, "it is still to come"),
    ("It rose by May 5.5 points.", THURSDAY, "a decimal is no day"),
    ("The march 3 kilometers long", THURSDAY, "no month in small letters"),
    ("Sundays are quiet.", THURSDAY, "a plural is no day"),
    ("He left on May 55.", THURSDAY, "no such day"),
]


@pytest.mark.parametrize(("words", "published", "why"), UNRESOLVED)
def test_what_is_no_day(words: str, published: date | None, why: str) -> None:
    assert [d for d in find_dates(CALENDAR, words, 0, len(words), published) if len(d.edtf) == 10] == [], why


OTHERS = [
    ("the ministry said in a statement on Tuesday", "the statement's day"),
    ("the readout on Wednesday", "the readout's day"),
    ("the agency reported early on Monday", "the report's day"),
    ("an interview published on Friday", "the interview's day"),
    ("to be signed by Thursday", "a limit"),
    ("nothing had come since Saturday", "a beginning, not a day of contact"),
]


@pytest.mark.parametrize(("words", "why"), OTHERS)
def test_days_of_documents_and_limits_are_marked(words: str, why: str) -> None:
    (day,) = find_dates(CALENDAR, words, 0, len(words), THURSDAY)
    assert day.of_document, why


@pytest.mark.parametrize(
    ("words", "shift"),
    [
        ("the next day", 1),
        ("the day before", -1),
        ("Later that day", 0),
        ("two days earlier", -2),
        ("one day later", 1),
    ],
)
def test_days_told_from_another_day(words: str, shift: int) -> None:
    (day,) = find_dates(CALENDAR, words, 0, len(words), THURSDAY)
    assert (day.shift, day.edtf) == (shift, "")


DATELINES = [
    ("A title\n\nLIMA, March 29, 2025\n\nPeru said", date(2025, 3, 29), "city and day on a line"),
    ("Title\nThursday, October 12, 2023\nText", date(2023, 10, 12), "a line of its own"),
    ("Accra, Sept. 11, 2023 (Some Wire) -- Ghana", date(2023, 9, 11), "a dateline with an agency"),
    ("Updated: 2024-03-03\nText", date(2024, 3, 3), "ISO"),
    ("Since March 3, 2024 Peru has been at it, and so has Chile.", None, "a day in a sentence"),
    ("LIMA, March 29 - Peru", None, "the year is not said"),
    ("On February 31, 2024\n", None, "no such day"),
]


@pytest.mark.parametrize(("head", "day", "why"), DATELINES)
def test_the_publication_day_of_a_dateline(head: str, day: date | None, why: str) -> None:
    assert dateline_day(CALENDAR, head) == day, why


def test_dates_that_can_be_one_day() -> None:
    assert agree("2024-10-15", "XXXX-10-15")
    assert agree("2024-10", "2024-10-15")
    assert agree(None, "2024-10-15")
    assert not agree("2024-10-15", "2024-10-16")


def test_days_apart_and_moved_only_for_full_dates() -> None:
    assert apart("2024-02-28", "2024-03-01") == 2
    assert apart("XXXX-02-28", "2024-03-01") is None
    assert moved("2024-12-31", 1) == "2025-01-01"
    assert moved("2024-12", 1) is None
