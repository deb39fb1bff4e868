"""What a view is made of: headings, sentences and grids, without a word on how they are drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

DRAWN = 100  # columns of a drawing where nothing else says how wide


class Heading(NamedTuple):
    """A heading of depth 1 to 3."""

    level: int
    text: str


class Sentence(NamedTuple):
    """A line of running text."""

    text: str


class Row(NamedTuple):
    """Cells, one a column, and notes that belong under the grid's words column.

    ``claim`` is the document and id of the claim that the row is about.
    """

    cells: tuple[str, ...]
    notes: tuple[str, ...] = ()
    claim: tuple[str, str] | None = None


class Grid(NamedTuple):
    """A table. ``words`` is the index of the column that holds running text and takes the notes."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    words: int = 1
    numbers: tuple[int, ...] = (0,)  # columns set to the right


class Drawing(NamedTuple):
    """Lines that depend on the width, aligned character by character."""

    lines: Callable[[int], list[str]]


Block = Heading | Sentence | Grid | Drawing
View = tuple[Block, ...]
