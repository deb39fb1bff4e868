"""Plain records -> a report: one table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from readoutdiff.reporting.blocks import Block, Grid, Row, Sentence, View
from readoutdiff.reporting.escape import one_line
from readoutdiff.reporting.report import Report


def list_report(
    name: str, fields: Sequence[str], records: list[dict[str, Any]], words: int = 0, closing: str | None = None
) -> Report:
    """``words`` is the index of the field that is wrapped; ``closing`` a sentence under the table."""

    def view() -> View:
        rows = tuple(Row(tuple(_cell(record[field]) for field in fields)) for record in records)
        blocks: list[Block] = [Grid(tuple(fields), rows, words=words, numbers=())]
        return (*blocks, Sentence(closing)) if closing else tuple(blocks)

    schema = f"readoutdiff/{name}/1"
    return Report(name, name, view, lambda: {"schema": schema, name: records}, lambda: (fields, records))


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    return one_line(", ".join(map(str, value)) if isinstance(value, list) else str(value))
