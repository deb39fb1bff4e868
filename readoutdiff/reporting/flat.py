"""Flat records -> csv, tsv, jsonl: one table, no preamble."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from readoutdiff.reporting.escape import json_text, sheet_cell

Records = Sequence[dict[str, Any]]
_BREAKS = re.compile(r"[\t\r\n\v\f\u0085\u2028\u2029]+")


def render_csv(fields: Sequence[str], records: Records) -> str:
    """Comma-separated, with a header line; line ends inside a cell are kept, between quotation marks."""
    return _write(fields, records, ",", keep_breaks=True)


def render_tsv(fields: Sequence[str], records: Records) -> str:
    """Tab-separated, with a header line; tabs and line ends inside a cell become blanks, so that a line is a record."""
    return _write(fields, records, "\t", keep_breaks=False)


def render_jsonl(fields: Sequence[str], records: Records) -> str:
    """One JSON object a line with exactly ``fields``."""
    lines = (json.dumps({field: record[field] for field in fields}, ensure_ascii=False) for record in records)
    return "".join(json_text(line) + "\n" for line in lines)


def render_json(document: dict[str, Any]) -> str:
    """A JSON document, indented."""
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _write(fields: Sequence[str], records: Records, delimiter: str, keep_breaks: bool) -> str:
    lines = [list(fields)]
    for record in records:
        cells = [sheet_cell(_cell(record[field])) for field in fields]
        lines.append(cells if keep_breaks else [_BREAKS.sub(" ", cell) for cell in cells])
    return "".join(delimiter.join(_quoted(cell, delimiter) for cell in cells) + "\n" for cells in lines)


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
