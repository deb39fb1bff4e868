"""View -> aligned text for a terminal or a pipe."""

from __future__ import annotations

from itertools import zip_longest

from tabulate import DataRow, TableFormat, tabulate

from readoutdiff.reporting.blocks import Drawing, Grid, Heading, Sentence, View
from readoutdiff.reporting.escape import visible
from readoutdiff.reporting.plain import row_lines
from readoutdiff.reporting.width import longest_word, width, wrap

GAP = 2  # blanks between columns
MIN_CELL = 9  # a column that needs more gets at least as much: “(article)”, “says it” stay whole
# Cells come filled to their width, which tabulate would count in characters where Chinese takes two columns each.
_LAYOUT = TableFormat(None, None, None, None, DataRow("", " " * GAP, ""), DataRow("", " " * GAP, ""), 0, None)
TONES = {  # the word that a note begins with -> SGR code
    "omission": "31;1", "confirmed-omission": "31;1", "unsupported": "31", "disputed-omission": "35",
    "difference": "33", "partial": "33", "one-sided": "2",
}  # fmt: skip


def render_table(view: View, columns: int = 80, colour: bool = False) -> str:
    """The view as text lines of at most ``columns`` columns, each ended by a newline."""
    lines: list[str] = []
    for i, block in enumerate(view):
        if i and not (isinstance(block, Sentence) and isinstance(view[i - 1], Sentence)):
            lines.append("")
        if isinstance(block, Heading):
            lines += _heading(block, columns, colour)
        elif isinstance(block, Drawing):
            lines += block.lines(columns)
        elif isinstance(block, Sentence):
            lines += wrap(visible(block.text), columns)
        else:
            lines += _grid(block, columns, colour)
    return "".join(line.rstrip() + "\n" for line in lines)


def _heading(heading: Heading, columns: int, colour: bool) -> list[str]:
    lines = wrap(visible(heading.text), columns)
    rule = {1: "=", 2: "-"}.get(heading.level)
    below = [rule * max(map(width, lines))] if rule else []
    return [_paint(line, "1", colour) for line in lines] + below


def _grid(grid: Grid, columns: int, colour: bool) -> list[str]:
    apart = any(row.notes for row in grid.rows)  # an empty line between rows that have several parts
    widths = _allocate(grid, columns)
    if widths is None:  # cell under cell
        drawn = [[line for text in row_lines(grid, row) for line in wrap(text, columns)] for row in grid.rows]
        return [line for one in drawn for line in (*one, "")][:-1]

    def cell(i: int, text: str) -> list[str]:
        filled = ((line, " " * (widths[i] - width(line))) for line in wrap(visible(text), widths[i]))
        return [blank + line if i in grid.numbers else line + blank for line, blank in filled]

    rows = [[cell(i, title) for i, title in enumerate(grid.columns)], [["-" * size] for size in widths]]
    for row in grid.rows:
        cells = [cell(i, text) for i, text in enumerate(row.cells)]
        for note in row.notes:
            first, *more = cell(grid.words, note)
            kind = note.partition(":")[0]
            first = first.replace(kind, _paint(kind, TONES.get(kind), colour), 1)
            cells[grid.words] += [first, *more]
        rows.append(cells)
    lines: list[list[str]] = []
    blanks = [" " * size for size in widths]
    for number, row_cells in enumerate(rows):
        if apart and number > 2:
            lines.append(blanks)
        lines += ([p or blank for p, blank in zip(parts, blanks, strict=True)] for parts in zip_longest(*row_cells))
    return tabulate(lines, tablefmt=_LAYOUT, stralign=None, disable_numparse=True).split("\n")


def _allocate(grid: Grid, columns: int) -> list[int] | None:
    """A width for each column: what it needs if all fits, else its longest word and a share by how much it says.

    None where ``columns`` are too few to read cells side by side.
    """
    texts = [[grid.columns[i], *(row.cells[i] for row in grid.rows)] for i in range(len(grid.columns))]
    texts[grid.words] += [note for row in grid.rows for note in row.notes]
    cells = [[line for text in column for line in visible(text).split("\n")] for column in texts]
    need = [max(map(width, column)) for column in cells]
    room = columns - GAP * (len(texts) - 1)
    if sum(need) <= room:
        return need
    if sum(min(size, MIN_CELL) for size in need) > room:
        return None
    words = [max(map(longest_word, column)) for column in cells]
    sizes = [min(size, max(word, MIN_CELL), room) for size, word in zip(need, words, strict=True)]
    while sum(sizes) > room:  # even the longest words do not fit: break the longest
        sizes[sizes.index(max(sizes))] -= 1
    said = [sum(map(width, column)) for column in cells]
    for _ in range(room - sum(sizes)):  # each where it saves most lines: a column of n characters has n / size of them
        hungry = (i for i in range(len(need)) if sizes[i] < need[i])
        sizes[max(hungry, key=lambda i: said[i] / sizes[i] ** 2)] += 1
    for i in range(len(need)):
        if i != grid.words:  # what wrapping leaves blank at the right of all its lines is free
            sizes[i] = max(width(line) for text in cells[i] for line in wrap(text, sizes[i]))
    for i in sorted(range(len(need)), key=lambda i: i != grid.words):  # running text takes it
        sizes[i] += min(need[i] - sizes[i], room - sum(sizes))
    return sizes


def _paint(text: str, code: str | None, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour and code and text else text
