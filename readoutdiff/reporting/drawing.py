"""A document and the notes of ``explain`` -> lines of text with the spans marked under the words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from readoutdiff.ground.model import Document, line_starts
from readoutdiff.reporting.blocks import Drawing, Grid, Heading, Row, Sentence, View
from readoutdiff.reporting.escape import masked, one_line
from readoutdiff.reporting.report import Report
from readoutdiff.reporting.width import char_width, width

FIELDS = ("line", "column", "start", "end", "role", "rule", "text", "why")
ORDER = ("furniture", "omission", "source", "cue", "content", "speaker", "addressee", "lost")


class Note(Protocol):
    """What ``parsing.article.explain`` gives."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def role(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def why(self) -> str: ...


def explain_report(document: Document, notes: Sequence[Note], line: int | None) -> Report:
    """What ``explain`` prints."""
    records = [{field: getattr(note, field) for field in FIELDS} for note in notes]
    schema: dict[str, Any] = {"schema": "readoutdiff/explain/1", "document": document.name, "notes": records}
    return Report(
        "explain", document.name, lambda: _view(document, notes, line), lambda: schema, lambda: (FIELDS, records)
    )


def _view(document: Document, notes: Sequence[Note], line: int | None) -> View:
    blocks: list[Heading | Sentence | Grid | Drawing] = []
    for number in sorted({note.line for note in notes} | ({line} if line else set())):
        here = sorted((note for note in notes if note.line == number), key=_order)
        start, end = line_span(document.text, number)
        blocks.append(Heading(2, f"{one_line(document.name)}:{number}"))
        blocks.append(Drawing(_draw(document.text, start, end, here)))
        rows = tuple(
            Row((str(note.column), note.role, one_line(note.rule), one_line(note.why or note.text))) for note in here
        )
        if rows:
            blocks.append(Grid(("column", "taken for", "rule", "why"), rows, words=3))
        else:
            blocks.append(Sentence("No rule fired here."))
    return tuple(blocks) or (Sentence("No rule fired."),)


def _order(note: Note) -> tuple[int, int, int]:
    return (note.role == "lost", note.start, ORDER.index(note.role) if note.role in ORDER else len(ORDER))


def line_span(text: str, number: int) -> tuple[int, int]:
    """Start and end of a line, counted from 1, without its line end."""
    starts = line_starts(text)
    start, end = starts[number - 1], starts[number] if number < len(starts) else len(text)
    return start, start + len(text[start:end].rstrip("\r\n"))


def _draw(text: str, start: int, end: int, notes: Sequence[Note]) -> Callable[[int], list[str]]:
    def lines(columns: int) -> list[str]:
        drawn: list[str] = []
        for left, right in _cut(text, start, end, columns):
            drawn.append(_shown(text[left:right]))
            drawn += _marks(text, left, right, notes, columns)
        return drawn

    return lines


def _shown(text: str) -> str:
    """One character for one: what is unsafe to show becomes a replacement character."""
    return masked(text).replace("\t", " ").replace("\r", " ")


def _cut(text: str, start: int, end: int, columns: int) -> list[tuple[int, int]]:
    """The line in pieces that fit, cut at blanks where there are any."""
    pieces = []
    while start < end:
        used, at = 0, start
        while at < end and used + char_width(text[at]) <= columns:
            used += char_width(text[at])
            at += 1
        if at < end:
            blank = text.rfind(" ", start + columns // 3, at + 1)
            at = blank + 1 if blank > start else max(at, start + 1)
        pieces.append((start, at))
        start = at
    return pieces or [(start, end)]


def _marks(text: str, left: int, right: int, notes: Sequence[Note], columns: int) -> list[str]:
    """A line of marks for each span in ``text[left:right]``, several spans on one line where they leave room."""
    rows: list[str] = []
    for note in notes:
        start, end = max(note.start, left), min(note.end, right)
        if start >= end or (not text[start:end].strip()):
            continue
        indent = width(_shown(text[left:start]))
        size = max(width(_shown(text[start:end].rstrip())), 1)
        mark = _mark(note.role, size, begins=note.start >= left, ends=note.end <= right)
        if indent + len(mark) > columns and indent > len(note.role):  # no room at the right: the word goes before
            indent, mark = indent - len(note.role) - 1, f"{note.role} {'^' * size}"
        for i, row in enumerate(rows):
            if len(row) < indent:
                rows[i] = row.ljust(indent) + mark
                break
        else:
            rows.append(" " * indent + mark)
    return rows


def _mark(role: str, size: int, begins: bool, ends: bool) -> str:
    """``|--content--|``; an open end where the span goes on in another piece, the word alone where room is short."""
    left, right = "|" if begins else "-", "|" if ends else "-"
    if size >= len(role) + 2:
        return left + role.center(size - 2, "-") + right
    return ("^" * size) + " " + role
