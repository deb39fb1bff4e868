"""The facts of official texts -> one table: a column a text, what several tell of in one line, the rest under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from readoutdiff.ground.model import Readout
from readoutdiff.reporting.blocks import Block, Grid, Heading, Row
from readoutdiff.reporting.escape import one_line

FACTS = {
    "words": "length in words",
    "asked": "who asked for it",
    "lasted": "how long it took",
    "adjectives": "words for it",
    "subjects": "subjects, in order, with the share of words",
    "numbers": "numbers",
    "dates": "dates",
    "next_steps": "next steps",
}
LINED = ("adjectives", "subjects", "numbers", "dates")  # what stands in one line where several texts have it
COUNTED = ("numbers", "dates")  # lined up by what is counted, too: `10 boats` and `12 boats`
ALONE = "– in one text only"
NOTHING = "-"
MOST = 12  # subjects of a text that are shown, those with most words

Line = dict[int, str]  # column -> what stands there


def facts_blocks(readouts: Sequence[Readout]) -> list[Block]:
    """What an analyst notes of official texts before their claims."""
    texts = [readout for readout in readouts if readout.facts]
    rows = [row for name, words in FACTS.items() for row in _rows(name, words, texts)]
    columns = ("", *(one_line(text.id) for text in texts))
    return [Heading(3, "text by text"), Grid(columns, tuple(rows), words=1, numbers=())] if rows else []


def _rows(name: str, words: str, texts: Sequence[Readout]) -> list[Row]:
    columns = [_items(name, text) for text in texts]
    if not any(columns):
        return []
    if name not in LINED or len(texts) == 1:
        return [_row(words, dict(enumerate(map(_joined, columns))), len(texts))]
    lines, alone = lined(columns, name in COUNTED)
    rows = [_row("" if n else words, line, len(texts)) for n, line in enumerate(lines)]
    return rows + ([_row(ALONE if rows else words, alone, len(texts))] if alone else [])


def _items(name: str, text: Readout) -> dict[str, str]:
    """What a text has of a fact: what it is lined up by, and how it is shown."""
    value = (text.facts or {})[name]
    if isinstance(value, int):
        return {NOTHING: str(value)}
    if name != "subjects":
        return {one_line(str(item)).casefold(): one_line(str(item)) for item in value}
    return _subjects(text)


def _subjects(text: Readout) -> dict[str, str]:
    """`2. energy, 12 %: natural gas`"""
    facts = text.facts or {}
    found = [*zip(*(cast("list[object]", facts[part]) for part in ("subjects", "named", "shares")), strict=True)]
    most = sorted(range(len(found)), key=lambda n: (-int(str(found[n][2])), n))[:MOST]
    return {str(found[n][0]): one_line(f"{n + 1}. {found[n][0]}, {found[n][2]} %: {found[n][1]}") for n in sorted(most)}


def lined(columns: Sequence[dict[str, str]], counted: bool) -> tuple[list[Line], Line]:
    """Lines of what several columns have, in the order of the first, and what is left of each, joined."""
    lines: dict[str, Line] = {}
    for n, items in enumerate(columns):
        for key, shown in items.items():
            lines.setdefault(key, {})[n] = shown
    if counted:
        _by_last_word(lines)
    alone = [line for line in lines.values() if len(line) == 1]
    rest = {n: "\n".join(line[n] for line in alone if n in line) for line in alone for n in line}
    return [line for line in lines.values() if len(line) > 1], rest


def _by_last_word(lines: dict[str, Line]) -> None:
    """Lines of different columns that end in the same word become one."""
    ends: dict[str, Line] = {}
    for key, line in list(lines.items()):
        first = ends.setdefault(key.rpartition(" ")[2], line)
        if first is not line and not first.keys() & line.keys():
            first |= line
            del lines[key]


def _joined(items: dict[str, str]) -> str:
    return "\n".join(items.values())


def _row(words: str, line: Line, size: int) -> Row:
    return Row((words, *(line.get(n) or NOTHING for n in range(size))))
