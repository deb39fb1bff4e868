"""View -> Markdown (GitHub's tables), every cell escaped."""

from __future__ import annotations

import re

from readoutdiff.reporting.blocks import DRAWN, Grid, Heading, Sentence, View
from readoutdiff.reporting.escape import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#!$&@])")
_LINK = re.compile(r"(?i)\b(https?|ftp)://|\bwww\.")
_START = re.compile(r"^(\s*\d*)([-+=.)])")  # a list item or a rule in disguise


def render_markdown(view: View) -> str:
    """Headings, sentences and pipe tables; a cell's line ends and notes become ``<br>``."""
    parts = []
    for block in view:
        if isinstance(block, Heading):
            parts.append("#" * (block.level + 1) + " " + _escape(block.text))
        elif isinstance(block, Sentence):
            parts.append(_escape(block.text))
        elif isinstance(block, Grid):
            parts.append(_grid(block))
        else:
            parts.append("\n".join(f"    {visible(line)}" for line in block.lines(DRAWN)))
    return "\n\n".join(parts) + "\n" if parts else ""


def _grid(grid: Grid) -> str:
    lines = [_line([_escape(title) for title in grid.columns])]
    lines.append(_line(["---:" if i in grid.numbers else "---" for i in range(len(grid.columns))]))
    for row in grid.rows:
        cells = [_cell(cell) for cell in row.cells]
        cells[grid.words] = "<br>".join([cells[grid.words], *(f"*{_cell(note)}*" for note in row.notes)])
        lines.append(_line(cells))
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(text: str) -> str:
    return "<br>".join(_escape(part) for part in re.split(r"\r\n|[\n\r\v\f\u0085\u2028\u2029]", text))


def _escape(text: str) -> str:
    text = _SPECIAL.sub(r"\\\1", visible(" ".join(text.split())))
    text = _LINK.sub(lambda match: match.group().replace(":", "&#58;").replace(".", "&#46;"), text)
    return _START.sub(r"\1\\\2", text)
