"""The facts block: each fact stands on its words, or is left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from readoutdiff.comparing.concepts import concepts
from readoutdiff.comparing.facts import facts, fields
from readoutdiff.ground.model import Document, Readout
from readoutdiff.parsing.readout import parse_readout
from readoutdiff.reporting.factsheet import facts_blocks, lined

ROOT = Path(__file__).parents[1]
OWN: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "data" / "facts.yaml").read_text("utf-8"))
SHARED = ROOT.parent / "shared" / "cases" / "facts.yaml"
KINDS = {"asked", "lasted", "adjectives", "subjects", "numbers", "dates", "next_steps"}


def official(text: str, source: str = "no-mfa") -> Readout:
    made = parse_readout(Document(f"{source}.txt", text, "0", language="en"), source, source[:2].upper())
    return replace(made, facts=facts(made))


def told(text: str) -> dict[str, Any]:
    return dict(official(text).facts or {})


def wanted(line: dict[str, Any], name: str) -> list[tuple[str, str]]:
    """(field, words) of an entry: a table of ours, a list in the shared cases."""
    given = line.get(name) or ()
    if isinstance(given, dict):
        return [(field, v) for field, vs in given.items() for v in ([vs] if isinstance(vs, str) else vs)]
    return [(one["field"], str(one["value"])) for one in given]


def held(line: dict[str, Any]) -> list[str]:
    """What of an entry does not hold."""
    found = told(line["text"])
    lacks = [f"no {words} in {field}" for field, words in wanted(line, "must")
             if not any(words.casefold() in item.casefold() for item in found[field])]  # fmt: skip
    return lacks + [f"{words} in {field}" for field, words in wanted(line, "must_not")
                    if any(words.casefold() in item.casefold() for item in found[field])]  # fmt: skip


@pytest.mark.parametrize("line", OWN, ids=lambda line: str(line["text"])[:50])
def test_facts_of_ours(line: dict[str, Any]) -> None:
    assert {field for name in ("must", "must_not") for field, _ in wanted(line, name)} <= KINDS
    assert line["why"] and held(line) == [], told(line["text"])


@pytest.mark.skipif(not SHARED.exists(), reason="the shared cases are not there")
def test_facts_of_the_shared_cases() -> None:
    lines = yaml.safe_load(SHARED.read_text("utf-8"))
    assert {line["text"]: bad for line in lines if (bad := held(line))} == {}


def test_a_field_is_a_concept() -> None:
    assert fields() <= set(concepts())


def test_subjects_have_their_words_and_their_share() -> None:
    found = told("They discussed cod and oil. The ministers praised the old choir. Peru fears floods.")
    assert (found["subjects"], found["named"]) == (["fisheries", "energy", "disaster"], ["cod", "oil", "floods"])
    assert found["shares"] == [18, 18, 21]  # 2.5, 2.5 and 3 of 14 words


def test_a_text_that_is_one_long_sentence_is_read_to_its_end() -> None:
    assert told("the ministers spoke and " * 300 + "Chile bought 12 ferries")["numbers"] == ["12 ferries"]


def test_what_texts_share_stands_in_one_line() -> None:
    one = {"10 boats": "10 boats", "5 cranes": "5 cranes", "25 percent": "25 percent"}
    lines, alone = lined([one, {"25 percent": "25 percent", "12 boats": "12 boats"}], counted=True)
    assert lines == [{0: "10 boats", 1: "12 boats"}, {0: "25 percent", 1: "25 percent"}]
    assert alone == {0: "5 cranes"}


def test_the_table_lines_the_texts_up() -> None:
    ours = official("At the request of Oslo, the ministers held a frank call. They discussed cod and oil.")
    theirs = official("The ministers held a warm call. They discussed oil. They agreed to meet in May.", "dk-mfa")
    _, grid = facts_blocks([ours, theirs])
    assert grid.columns == ("", ours.id, theirs.id)  # type: ignore[union-attr]
    assert [row.cells for row in grid.rows] == [  # type: ignore[union-attr]
        ("length in words", "16", "15"),
        ("who asked for it", "At the request of Oslo", "-"),
        ("words for it", "frank", "warm"),
        ("subjects, in order, with the share of words", "2. energy, 16 %: oil", "1. energy, 20 %: oil"),
        ("– in one text only", "1. fisheries, 16 %: cod", "-"),
        ("dates", "-", "May"),
        ("next steps", "-", "They agreed to meet in May."),
    ]
