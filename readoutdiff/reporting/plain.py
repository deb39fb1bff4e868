"""View -> unaligned text: a line a cell, nothing wrapped. For screen readers and grep."""

from __future__ import annotations

from readoutdiff.reporting.blocks import DRAWN, Grid, Heading, Row, Sentence, View
from readoutdiff.reporting.escape import one_line


def render_plain(view: View) -> str:
    """``column: cell`` lines, an empty line between rows."""
    parts: list[str] = []
    for block in view:
        if isinstance(block, Heading):
            parts.append(one_line(block.text).upper() if block.level == 1 else one_line(block.text))
        elif isinstance(block, Sentence):
            parts.append(one_line(block.text))
        elif isinstance(block, Grid):
            parts += ["\n".join(row_lines(block, row)) for row in block.rows]
        else:
            parts.append("\n".join(block.lines(DRAWN)))
    return "\n\n".join(parts) + "\n" if parts else ""


def row_lines(grid: Grid, row: Row) -> list[str]:
    """``column: cell`` for each cell that says something, notes under the words, all of one line."""
    lines = []
    for i, (title, cell) in enumerate(zip(grid.columns, row.cells, strict=True)):
        if cell:
            lines.append(f"{one_line(title)}: {one_line(cell)}" if title else one_line(cell))
        if i == grid.words:
            lines += [_note(one_line(note)) for note in row.notes]
    return lines


def _note(note: str) -> str:
    """Every line begins with what it is: a finding's kind, or who speaks."""
    return f"speaker: {note[2:]}" if note.startswith("– ") else note
