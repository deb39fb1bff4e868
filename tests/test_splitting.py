"""split(): what stands alone is cut apart, what belongs together stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
import yaml
from benchmarks.splitting import TABLE, Entry, holds
from hypothesis import given
from hypothesis import strategies as st
from tables import table

from readoutdiff.comparing.lexicon import lexicon
from readoutdiff.comparing.splitting import split
from readoutdiff.language.language import language

SENTENCES: list[Entry] = yaml.safe_load(TABLE.read_text("utf-8"))


@table("splitting", "cut")
def test_cut(text: str, expected: list[str]) -> None:
    assert [text[p.start : p.end] for p in split(text, lexicon(language("en")))] == expected


@table("splitting", "whole")
def test_whole(text: str) -> None:
    assert [(p.start, p.end, p.subject) for p in split(text, lexicon(language("en")))] == [(0, len(text), None)]


@table("splitting", "the subject is lent, not written")
def test_the_subject_is_lent_not_written(text: str, expected: str | None) -> None:
    part = split(text, lexicon(language("en")))[1]
    assert part.subject == expected
    assert part.subject is None or part.subject not in text[part.start : part.end]


@table("splitting", "cut")
def test_parts_lie_in_order_and_apart(text: str, expected: list[str]) -> None:
    spans = [(p.start, p.end) for p in split(text, lexicon(language("en")))]
    assert spans == sorted(spans)
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize("entry", SENTENCES, ids=lambda entry: entry["sentence"][:60])
def test_a_sentence_is_cut_as_it_should_be(entry: Entry) -> None:
    """An entry that is still to do and holds by now is to lose its mark."""
    assert holds(entry) != entry.get("todo", False)


def test_no_sentence_stands_twice() -> None:
    assert len({entry["sentence"] for entry in SENTENCES}) == len(SENTENCES) >= 150


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("They discussed trade, energy and the lake border.", [None, "discussed", "discussed"]),
        ("The sides exchanged views on cod, salt and tin.", [None, "exchanged views on", "exchanged views on"]),
        ("Oslo thanked Peru for its two ships and for its hemp ropes.", [None, "thanked Peru"]),
        ("Chad stressed the need to open the port and close the camp.", [None, "stressed the need to"]),
        ("Chad urged the banks to open the port and close the camp.", [None, "urged the banks to"]),
        ("Chad urged all the old banks of the two regions on the lake to open the port and close the camp.", [None]),
        ("Lima had a telephone call with Oslo at Peru's request.", [None, "had a telephone call"]),
        ("Lima praised two old boats, which Oslo had built in Bergen.", [None]),  # nothing to show that `which` is
        ("Lima committed to building ships as well as working with Oslo on ports.", [None, "committed to"]),
        ("The envoys met to discuss trade, energy and the lake border.", [None, "met to discuss", "met to discuss"]),
        ("Peru will send doctors; Chile will send tents.", [None, None]),
        ("Lisbon agreed to fund the dam and pledged two ferries.", [None, None]),
    ],
)
def test_a_part_without_a_verb_is_lent_one(text: str, verbs: list[str | None]) -> None:
    assert [part.verb for part in split(text, lexicon(language("en")))] == verbs


def test_a_closing_quotation_mark_stays_with_its_words() -> None:
    text = "She cited “nothing about us without us,” and pledged two boats."
    first = split(text, lexicon(language("en")))[0]
    assert text[first.start : first.end].endswith("us,”")


def test_long_input_is_cut_in_time_that_grows_with_its_length() -> None:
    text = "They agreed to sell fish and pledged salt, " * 2000
    assert split(text, lexicon(language("en")))[-1].end <= len(text)


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=60),
        st.lists(st.sampled_from('Oslo and agreed to pledged discussed trade , ; “ ” " [a](b) www.c'.split())).map(
            " ".join
        ),
    )
)
def test_parts_lie_in_order(text: str) -> None:
    parts = split(text, lexicon(language("en")))
    assert parts
    assert all(0 <= p.start <= p.end <= len(text) for p in parts)
    assert all(one.end <= two.start for one, two in pairwise(parts))
