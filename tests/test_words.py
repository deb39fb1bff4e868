"""words(): offsets, stems, aliases, numbers with scale and unit, dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readoutdiff.comparing.lexicon import fold, lexicon, stem
from readoutdiff.comparing.numbers import dates, numbers
from readoutdiff.comparing.words import words


def keys(text: str) -> list[str]:
    return [w.key for w in words(text) if w.kind != "stop"]


@given(st.text(max_size=80))
def test_words_lie_in_order(text: str) -> None:
    last = 0
    for word in words(text):
        assert last <= word.start < word.end <= len(text)
        last = word.end


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("implemented", "implementation"), ("negotiations", "negotiate"), ("escalates", "escalation"),
        ("cancelled", "cancel"), ("met", "meeting"), ("withdrew", "withdrawal"), ("parties", "party"),
        ("agreed", "agreement"), ("stopping", "stopped"), ("Türkiye", "Turkiye"),
    ],
)  # fmt: skip
def test_one_stem(one: str, other: str) -> None:
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("state", "statement"), ("noted", "not"), ("willing", "will"), ("minister", "ministry"), ("nation", "native"),
     ("general", "generation"), ("called", "calm"), ("news", "new"), ("department", "depart")],
)  # fmt: skip
def test_two_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moscow", "the Russian Federation"), ("U.S.", "the United States"), ("Ankara", "Turkish"),
        ("both parties", "the two sides"), ("Kyiv", "Ukrainian"), ("the two leaders", "both presidents"),
        ("cease-fire", "truce"), ("Burma", "Myanmar"),
    ],
)  # fmt: skip
def test_one_key(one: str, other: str) -> None:
    assert keys(one)[0] == keys(other)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [("postponed", "cancelled"), ("North Korea", "South Korea"), ("Georgia", "Georgetown"), ("import", "export")],
)
def test_two_keys(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 tonnes", [(18, "")]), ("$2.4 billion", [(2.4e9, "usd")]), ("2.4bn dollars", [(2.4e9, "usd")]),
        ("€500,000", [(5e5, "eur")]), ("20 percent", [(20, "percent")]), ("20%", [(20, "percent")]),
        ("eight per cent", [(8, "percent")]), ("fourteen boats", [(14, "")]), ("two hundred", [(200, "")]),
        ("a dozen crews", [(12, "")]), ("twenty-five boats", [(25, "")]), ("half of it", [(0.5, "")]),
        ("an hour and a half", [(90, "minutes")]), ("90 minutes", [(90, "minutes")]),
        ("a 30-day truce", [(30, "days")]), ("at noon", [(720, "clock")]), ("at 12:00", [(720, "clock")]),
        ("at midnight", [(0, "clock")]), ("at 12 a.m.", [(0, "clock")]),
        ("two weeks", [(14, "days")]), ("the 3rd round", []), ("one of them", []), ("F-16", []),
        ("1,150 and 1150", [(1150, ""), (1150, "")]),
    ],
)  # fmt: skip
def test_numbers(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(n.value, n.unit) for n in numbers(text)] == expected
    assert all(0 <= n.start < n.end <= len(text) for n in numbers(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 22 October 2024", (2024, 10, 22, "")), ("Oct. 22", (None, 10, 22, "")), ("in May", (None, 5, None, "")),
        ("the 1st of June", (None, 6, 1, "")), ("by 2027", (2027, None, None, "")), ("2024-05-06", (2024, 5, 6, "")),
        ("on Friday", (None, None, None, "friday")), ("next month", (None, None, None, "next month")),
        ("previous year", (None, None, None, "last year")), ("in the spring", (None, None, None, "spring")),
        ("tomorrow", (None, None, None, "tomorrow")), ("March 2025", (2025, 3, None, "")),
    ],
)  # fmt: skip
def test_dates(text: str, expected: tuple[object, ...]) -> None:
    assert [(d.year, d.month, d.day, d.rel) for d in dates(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["Theresa May said", "they may come", "the long march home", "2,024 people", "Monday's"][:4]
)
def test_no_dates(text: str) -> None:
    assert dates(text) == []


def test_the_lexicon_is_sound() -> None:
    """No word is its own opposite, no class is named by nothing, and the header block has its lists."""
    lex = lexicon()
    assert lex.antonyms and all(a != b for a, b in lex.antonyms)
    assert all((b, a) in lex.antonyms for a, b in lex.antonyms)
    assert set(lex.ladder.values()) == {"agreed", "ready", "wish", "talk", "asked"}
    assert not {s for s in lex.stop if s in lex.acts and s not in ("will",)} - {"including"}
    assert set(lex.facts) >= {"asked", "adjectives", "of_contact", "next_steps"}
