"""words(): offsets, stems, aliases, numbers with scale and unit, dates."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import readoutdiff
from readoutdiff.comparing.lexicon import Rung, lexicon
from readoutdiff.comparing.numbers import dates, numbers
from readoutdiff.comparing.words import words
from readoutdiff.language.language import language
from readoutdiff.language.stemming import fold

COMPARING = Path(readoutdiff.__file__).parent / "comparing"
LEX = lexicon(language("en"))


def keys(text: str) -> list[str]:
    return [w.key for w in words(text, LEX) if w.kind != "stop"]


@given(st.text(max_size=80))
def test_words_lie_in_order(text: str) -> None:
    last = 0
    for word in words(text, LEX):
        assert last <= word.start < word.end <= len(text)
        last = word.end


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("implemented", "implementation"), ("negotiations", "negotiate"), ("escalates", "escalation"),
        ("cancelled", "cancel"), ("met", "meeting"), ("withdrew", "withdrawal"), ("parties", "party"),
        ("agreed", "agreement"), ("stopping", "stopped"), ("Türkiye", "Turkiye"), ("controlled", "control"),
        ("called", "call"), ("installed", "install"), ("carried", "carry"), ("easily", "easy"), ("boxes", "box"),
    ],
)  # fmt: skip
def test_one_stem(one: str, other: str) -> None:
    assert LEX.stem(fold(one)) == LEX.stem(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("state", "statement"), ("noted", "not"), ("willing", "will"), ("minister", "ministry"), ("nation", "native"),
     ("general", "generation"), ("called", "calm"), ("news", "new"), ("department", "depart")],
)  # fmt: skip
def test_two_stems(one: str, other: str) -> None:
    assert LEX.stem(one) != LEX.stem(other)


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
        ("1,150 and 1150", [(1150, ""), (1150, "")]), ("several hundred", [(100, "vague")]),
        ("tens of thousands", [(10_000, "vague")]), ("3 p.m.", [(900, "clock")]), ("half an hour", [(30, "minutes")]),
        ("US$3mn", [(3e6, "usd")]), ("doubled", [(2, "times")]),
    ],
)  # fmt: skip
def test_numbers(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(n.value, n.unit) for n in numbers(text, LEX.patterns)] == expected
    assert all(0 <= n.start < n.end <= len(text) for n in numbers(text, LEX.patterns))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 22 October 2024", (2024, 10, 22, "")), ("Oct. 22", (None, 10, 22, "")), ("in May", (None, 5, None, "")),
        ("the 1st of June", (None, 6, 1, "")), ("by 2027", (2027, None, None, "")), ("2024-05-06", (2024, 5, 6, "")),
        ("on Friday", (None, None, None, "friday")), ("next month", (None, None, None, "next month")),
        ("previous year", (None, None, None, "last year")), ("in the spring", (None, None, None, "spring")),
        ("tomorrow", (None, None, None, "tomorrow")), ("March 2025", (2025, 3, None, "")),
        ("a week ago", (None, None, None, "1 week ago")),
        ("1 and 2 May", (None, 5, 1, "")), ("the first half", (None, None, None, "first half")),
    ],
)  # fmt: skip
def test_dates(text: str, expected: tuple[object, ...]) -> None:
    assert [(d.year, d.month, d.day, d.rel) for d in dates(text, LEX.patterns)] == [expected]


@pytest.mark.parametrize(
    "text", ["Theresa May said", "they may come", "the long march home", "2,024 people", "Monday's"][:4]
)
def test_no_dates(text: str) -> None:
    assert dates(text, LEX.patterns) == []


def test_the_lexicon_is_sound() -> None:
    """No word is its own opposite, no class is named by nothing, and the header block has its lists."""
    assert LEX.antonyms and all(a != b for a, b in LEX.antonyms)
    assert all((b, a) in LEX.antonyms for a, b in LEX.antonyms)
    assert set(LEX.ladder.values()) == set(Rung) - {Rung.DONE}
    assert not {s for s in LEX.stop if s in LEX.acts and s not in ("will",)} - {"including"}
    assert set(LEX.facts) >= {"asked", "adjectives", "of_contact", "next_steps"}


def asked(trees: list[ast.Module], methods: set[str], tables: set[str]) -> set[str]:
    """Names of sets that are asked for: the words given to a method or in the brackets behind a table."""
    found: set[str] = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in methods:
            found |= {arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute) and node.value.attr in tables:
            found |= {str(node.slice.value)} if isinstance(node.slice, ast.Constant) else set()
    return found


def test_what_is_asked_for_is_in_the_data_and_what_is_in_the_data_is_asked_for() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in COMPARING.glob("*.py")]
    assert asked(trees, {"among"}, {"small"}) == set(LEX.small)
    assert asked(trees, {"formed"}, {"forms"}) == set(LEX.forms)


def test_no_two_small_sets_are_one() -> None:
    assert all(LEX.small.values())
    assert [n for n in Counter(LEX.small.values()).values() if n > 1] == []
