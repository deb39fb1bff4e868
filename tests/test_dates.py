"""Days: what a text's words for a day mean, and which of them are no contact's day."""

from __future__ import annotations

from datetime import date

from tables import table

from readoutdiff.language.language import language
from readoutdiff.meetings.dates import agree, apart, dateline_day, find_dates, moved

ENGLISH = language("en")
THURSDAY = date(2024, 10, 17)


def day_of(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


@table("dates", "days are resolved")
def test_days_are_resolved(text: str, published: str | None, expected: str) -> None:
    (day,) = find_dates(ENGLISH, text, 0, len(text), day_of(published))
    assert day.edtf == expected
    assert not day.of_document


@table("dates", "what is no day")
def test_what_is_no_day(text: str, published: str | None) -> None:
    assert [d for d in find_dates(ENGLISH, text, 0, len(text), day_of(published)) if len(d.edtf) == 10] == []


@table("dates", "days of documents and limits are marked")
def test_days_of_documents_and_limits_are_marked(text: str) -> None:
    (day,) = find_dates(ENGLISH, text, 0, len(text), THURSDAY)
    assert day.of_document


@table("dates", "days told from another day")
def test_days_told_from_another_day(text: str, expected: int) -> None:
    (day,) = find_dates(ENGLISH, text, 0, len(text), THURSDAY)
    assert (day.shift, day.edtf) == (expected, "")


@table("dates", "the publication day of a dateline")
def test_the_publication_day_of_a_dateline(text: str, expected: str | None) -> None:
    assert dateline_day(ENGLISH, text) == day_of(expected)


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
