"""The facts block: each fact stands on its words, or is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from readoutdiff.comparing.concepts import concepts
from readoutdiff.comparing.facts import facts, fields
from readoutdiff.ground.model import Document
from readoutdiff.parsing.readout import parse_readout

ROOT = Path(__file__).parents[1]
OWN: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "data" / "facts.yaml").read_text("utf-8"))
SHARED = ROOT.parent / "shared" / "cases" / "facts.yaml"
KINDS = {"asked", "lasted", "adjectives", "subjects", "numbers", "dates", "next_steps"}


def told(text: str) -> dict[str, Any]:
    return facts(parse_readout(Document("a.txt", text, "0", language="en"), "no-mfa", "NO"))


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
