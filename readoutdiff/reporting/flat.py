"""Flat records -> csv, tsv, jsonl: one table, no preamble."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from readoutdiff.reporting.escape import json_text, sheet_cell

Records = Sequence[dict[str, Any]]
_BREAKS = re.compile(r"[\t\r\n\v\f\u0085\u2028\u2029]+")


DELIMITERS = {"csv": ",", "tsv": "\t"}


def header(fields: Sequence[str], format: str) -> str:
    """The first line of csv and tsv; jsonl has none."""
    return _line(fields, DELIMITERS[format]) if format in DELIMITERS else ""


def render(fields: Sequence[str], records: Records, format: str) -> str:
    """Records with exactly ``fields``: csv, tsv or one JSON object a line.

    csv keeps the line ends inside a cell, between quotation marks; in tsv tabs and line ends become blanks, so that
    a line is a record.
    """
    if format == "jsonl":
        lines = (json.dumps({field: record[field] for field in fields}, ensure_ascii=False) for record in records)
        return "".join(json_text(line) + "\n" for line in lines)
    rows = ([sheet_cell(_cell(record[field])) for field in fields] for record in records)
    if format == "tsv":
        rows = ([_BREAKS.sub(" ", cell) for cell in cells] for cells in rows)
    return "".join(_line(cells, DELIMITERS[format]) for cells in rows)


def render_json(document: dict[str, Any]) -> str:
    """A JSON document, indented."""
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _line(cells: Sequence[str], delimiter: str) -> str:
    return delimiter.join(_quoted(cell, delimiter) for cell in cells) + "\n"


def _quoted(cell: str, delimiter: str) -> str:
    """Between quotation marks where need be. The csv module of Python 3.11 leaves out a lone carriage return."""
    if any(character in cell for character in (delimiter, '"', "\r", "\n")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _cell(value: Any) -> str:
    """Nothing for null, words of a list with ``;`` between, JSON for what is nested deeper."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return ";".join(value)
    if isinstance(value, list) and not value:
        return ""
    return json.dumps(value, ensure_ascii=False)
