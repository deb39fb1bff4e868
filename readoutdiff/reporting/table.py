"""View -> aligned text for a terminal or a pipe. The one place that uses tabulate."""

from __future__ import annotations

from readoutdiff.reporting.blocks import Drawing, Grid, Heading, Row, Sentence, View
from readoutdiff.reporting.escape import visible
from readoutdiff.reporting.width import char_width, longest_word, width, wrap

GAP = 2  # blanks between columns
MIN_WORDS = 24  # columns that running text gets at least
MIN_CELL = 3
MAX_CELL = 16  # columns that any other cell takes where room is short, but for a longer word
TONES = {  # a finding's kind -> SGR code
    "omission": "31;1", "confirmed-omission": "31;1", "unsupported": "31", "disputed-omission": "35",
    "difference": "33", "partial": "33", "one-sided": "2", "failed": "31;1", "passed": "32", "todo": "33",
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
    from tabulate import tabulate

    widths = _allocate(grid, columns)
    stand_ins = _StandIns()
    rows = [_draw_row(row, grid, widths, stand_ins, colour) for row in grid.rows]
    titles = [stand_ins.encode("\n".join(wrap(title, size))) for title, size in zip(grid.columns, widths, strict=True)]
    rules = ["-" * size for size in widths]
    aligned = ["right" if i in grid.numbers else "left" for i in range(len(grid.columns))]
    if any(row.notes for row in grid.rows):  # an empty line between rows that have several parts
        blank = [_StandIns.FILLER] * len(grid.columns)  # tabulate drops a row that has nothing in it
        rows = [part for row in rows for part in (row, blank)][:-1]
    # Titles are rows of their own: as headers tabulate would widen their columns by two.
    drawn = tabulate([titles, rules, *rows], tablefmt="plain", disable_numparse=True, colalign=aligned)
    return stand_ins.decode(drawn).split("\n")


def _draw_row(row: Row, grid: Grid, widths: list[int], stand_ins: _StandIns, colour: bool) -> list[str]:
    cells = []
    for i, (cell, size) in enumerate(zip(row.cells, widths, strict=True)):
        lines = wrap(visible(cell), size)
        if i == grid.words:
            for note in row.notes:
                lines += wrap(visible(note), size)
        cells.append(stand_ins.encode("\n".join(lines)))
        if i == grid.words and row.tone and colour:
            cells[i] = stand_ins.paint(cells[i], row.tone, TONES.get(row.tone))
    return cells


def _allocate(grid: Grid, columns: int) -> list[int]:
    """A width for each column: what it needs if all fits, else its longest word and a share of what is left."""
    texts = [[grid.columns[i], *(row.cells[i] for row in grid.rows)] for i in range(len(grid.columns))]
    texts[grid.words] += [note for row in grid.rows for note in row.notes]
    room = max(columns - GAP * (len(texts) - 1), MIN_CELL * len(texts))
    need = [max(width(line) for text in column for line in visible(text).split("\n")) for column in texts]
    if sum(need) <= room:
        return need
    least = [_snug(column, size) for column, size in zip(texts, need, strict=True)]
    least[grid.words] = min(need[grid.words], MIN_WORDS)
    while sum(least) > room and max(least) > MIN_CELL:  # even the longest words do not fit: break the longest
        least[least.index(max(least))] -= 1
    spare = room - sum(least)
    for i in sorted(range(len(texts)), key=lambda i: (i != grid.words, i)):  # running text takes what is left
        extra = min(need[i] - least[i], max(spare, 0))
        least[i] += extra
        spare -= extra
    return least


def _snug(column: list[str], size: int) -> int:
    """The least width at which no cell takes more lines than at MAX_CELL, with no word broken."""
    cells = [visible(text) for text in column]
    most = max(MAX_CELL, *(longest_word(cell) for cell in cells))
    return min(size, max(width(line) for cell in cells for line in wrap(cell, most)))


def _paint(text: str, code: str | None, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour and code and text else text


class _StandIns:
    """Cells of one character a column for tabulate, which counts characters, and the way back.

    A character with its accents becomes one private character, a wide one a private character and a filler.
    """

    FIRST, FILLER = 0xF0000, "\ue000"

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._texts: dict[str, str] = {}

    def encode(self, text: str) -> str:
        if text.isascii():
            return text
        cells: list[str] = []
        for character in text:
            size = 1 if character == "\n" else char_width(character)
            if size == 0 and cells and cells[-1] != "\n":
                at = -2 if cells[-1] == self.FILLER and len(cells) > 1 else -1
                cells[at] = self._code(self._texts.get(cells[at], cells[at]) + character)
            else:
                cells += [self._code(character), self.FILLER] if size == 2 else [character]
        return "".join(cells)

    def paint(self, cell: str, word: str, code: str | None) -> str:
        """``cell`` with the first ``word`` in it in colour, taking no column more."""
        at = cell.rfind("\n" + word + ":") + 1
        if not code or at == 0:
            return cell
        inner = word[1:-1] + self._code(word[-1] + "\x1b[0m")
        return cell[:at] + self._code(f"\x1b[{code}m{word[0]}") + inner + cell[at + len(word) :]

    def _code(self, text: str) -> str:
        if text not in self._codes:
            code = chr(self.FIRST + len(self._codes))
            self._codes[text], self._texts[code] = code, text
        return self._codes[text]

    def decode(self, text: str) -> str:
        return text.replace(self.FILLER, "").translate({ord(code): text for code, text in self._texts.items()})
