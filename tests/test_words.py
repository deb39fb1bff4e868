"""words(): offsets, stems, aliases, numbers with scale and unit, dates."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tables import table

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


@table("words", "one stem")
def test_one_stem(text: str, other: str) -> None:
    assert LEX.stem(fold(text)) == LEX.stem(fold(other))


@table("words", "two stems")
def test_two_stems(text: str, other: str) -> None:
    assert LEX.stem(text) != LEX.stem(other)


@table("words", "one key")
def test_one_key(text: str, other: str) -> None:
    assert keys(text)[0] == keys(other)[0]


@table("words", "two keys")
def test_two_keys(text: str, other: str) -> None:
    assert keys(text) != keys(other)


@table("words", "numbers")
def test_numbers(text: str, expected: list[list[float | str]]) -> None:
    assert [[n.value, n.unit] for n in numbers(text, LEX.patterns)] == expected
    assert all(0 <= n.start < n.end <= len(text.rstrip(",")) for n in numbers(text, LEX.patterns))


@table("words", "days")
def test_dates(text: str, expected: list[int | str | None]) -> None:
    assert [[d.year, d.month, d.day, d.rel] for d in dates(text, LEX.patterns.calendar)] == [expected]


@table("words", "no days")
def test_no_dates(text: str) -> None:
    assert dates(text, LEX.patterns.calendar) == []


def test_the_lexicon_is_sound() -> None:
    """No word is its own opposite, no class is named by nothing, and the header block has its lists."""
    assert LEX.antonyms and all(a != b for a, b in LEX.antonyms)
    assert all((b, a) in LEX.antonyms for a, b in LEX.antonyms)
    assert set(LEX.ladder.values()) == set(Rung)
    assert not {s for s in LEX.stop if s in LEX.acts and s not in ("will",)} - {"including"}
    assert set(LEX.facts) >= {"requests", "contacts", "adjectives", "steps"}


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
