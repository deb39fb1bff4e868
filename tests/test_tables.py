"""The tables of sentences: what stands in one is run, and what is expected has to be said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tables
from tables import table

OF_THEIR_OWN = {"facts", "minimal_pairs", "names", "pointing", "splits"}  # files with another shape, and a test that reads it


def test_every_section_is_run() -> None:
    """A section that no test names would be edited, and nothing would come of it."""
    code = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    files = {path.stem for path in tables.DATA.glob("*.yaml")} - OF_THEIR_OWN
    sections = {(name, section) for name in files for section in tables.tables(name) if section != "scenes"}
    assert set(re.findall(r'(?m)^@table\("(\w+)", "([^"]+)"\)$', code)) == sections


def test_what_is_expected_is_left_out_by_all_records_or_by_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else it would be taken for `null`, nothing."""
    rows = [{"text": "Rain fell.", "expected": None}, {"text": "Lund met Reis in Oslo."}]
    monkeypatch.setattr(tables, "tables", lambda name: {"places": rows})
    with pytest.raises(AssertionError, match="Lund met Reis"):
        table("events", "places")
