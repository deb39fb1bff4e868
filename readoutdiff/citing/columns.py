"""Pasted tables with accounts for heads: a cell is a claim of its account, or says that the account lacks it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from readoutdiff.citing.continuing import made
from readoutdiff.citing.drafts import Cell, Row
from readoutdiff.citing.speakers import content_speaker
from readoutdiff.citing.who import Who, who
from readoutdiff.ground.model import Span
from readoutdiff.pointing.meant import Reach

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Citations
    from readoutdiff.meetings.events import Meeting
    from readoutdiff.people.context import Context

_LINE = re.compile(r"[^\n]+")
_TAB, _PIPE, _BLANKS = re.compile(r"\t"), re.compile(r"(?<!\\)\|"), re.compile(r" {2,}")
_MARKS = "\t", "|", "  "
_MARK = re.compile(r"[\t|]")
# `- Gas – Finland: “an accord”; Chile: no mention`: a row that names its own columns
_ITEM = re.compile(r"(?m)^[ \t]*(?:[-*•·–—]|\d{1,2}[.)])[ \t]+([^\n:;]{2,60}?)(?::|[ \t][-–—])[ \t]+([^\n]+;[^\n]+)$")
_PART = re.compile(r"([^\s;:][^;:\n]{0,60}):[ \t]+([^;\n]+)")
_DRESS = "*_" + "".join(filter(str.isspace, map(chr, range(0x3001))))  # around the words of a cell
_WIDEST = 12  # columns
_LONGEST = 60  # characters of a head
_PHRASE = 120  # characters of a cell in a table that is no prose
_LED = Reach(paragraphs=4)  # before a table or a list: the words that tell what is compared

Grid = Sequence[Sequence[Span]]  # rows of as many cells, the heads first; an empty span where there is no cell


def read_tables(citations: Citations) -> None:
    """Enter the rows of the tables and lists of an article whose heads are accounts."""
    text = citations.ctx.document.text
    marked, ctx = any(map(text.__contains__, _MARKS)), citations.ctx
    if not (marked or ";" in text):
        return
    documents = any(w.source and w.noun for _, w in citations.named) or bool(ctx.scan.places(ctx.words.readout))
    for grid in _grids(text) if marked else ():
        if not (_read(citations, grid, documents) or _read(citations, list(zip(*grid, strict=True)), documents)):
            citations.tabled |= _no_prose(ctx, grid)
    for grid in _items(text) if ";" in text else ():
        _read(citations, grid, documents)


def _no_prose(ctx: Context, grid: Grid) -> set[int]:
    """The paragraphs of a table that compares no accounts; none where only blanks cut it or a cell is long as prose."""
    lines = [[(s, e) for s, e in row if e > s] for row in grid]
    short = all(len(line) > 1 and all(e - s <= _PHRASE for s, e in line) for line in lines)
    marked = short and all(_MARK.search(ctx.document.text, line[0][1], line[-1][0]) for line in lines)
    return _paragraphs(ctx, grid) if marked and _unjoined(ctx, grid) else set()


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without blanks and marks of dress at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(_DRESS))
    return start, max(start, end - len(words) + len(words.rstrip(_DRESS)))


def _grids(text: str) -> Iterator[Grid]:
    """Lines behind each other that the same marks cut into cells; lines of marks alone only rule them."""
    block: list[tuple[int, list[Span]]] = []
    cut, end = None, -1
    for line in _LINE.finditer(text):
        words = line.group().strip(" \r")
        mark = next((c for c in (_TAB, _PIPE, _BLANKS) if c.search(words)), None)
        ruled = bool(words) and not any(map(str.isalnum, words))
        if line.start() != end + 1 or (mark is not cut and not ruled):
            yield from _grid(block, cut)
            block, cut = [], mark
        end = line.end()
        if mark and not ruled:
            block.append((line.start(), _cells(text, line.start() + line.group().index(words), words, mark)))
    yield from _grid(block, cut)


def _cells(text: str, at: int, words: str, mark: re.Pattern[str]) -> list[Span]:
    cuts = [m.span() for m in mark.finditer(words)]
    edges = [(0, 0), *cuts, (len(words), len(words))]
    spans = [(at + a, at + b) for (_, a), (b, _) in pairwise(edges)]
    if mark is _PIPE and len(cuts) > 1:  # the outer ones frame a row
        spans = spans[cuts[0][0] == 0 : len(spans) - (cuts[-1][1] == len(words))]
    return [_trimmed(text, *span) for span in spans]


def _grid(block: list[tuple[int, list[Span]]], cut: re.Pattern[str] | None) -> Iterator[Grid]:
    """The rows of a block made as wide as its widest; cells that blanks align stand under each other."""
    if len(block) < 2:
        return
    head, width = block[0][1], max(len(cells) for _, cells in block)
    if width > _WIDEST:
        return
    if cut is _BLANKS:
        columns = sorted({s - at for at, cells in block for s, _ in cells})
        if len(columns) <= len(head) + 1:
            rows = [(at, {s - at: (s, e) for s, e in cells}) for at, cells in block]
            yield [[row.get(column, (at, at)) for column in columns] for at, row in rows]
        return
    none = (head[0][0],) * 2
    lead = [none] if all(len(cells) == len(head) + 1 for _, cells in block[1:]) else []
    yield [cells + [none] * (width - len(cells)) for cells in (lead + head, *(cells for _, cells in block[1:]))]


def _items(text: str) -> Iterator[Grid]:
    for item in _ITEM.finditer(text):
        parts = list(_PART.finditer(text, *item.span(2)))
        if 1 < len(parts) < _WIDEST:
            none = (item.start(1),) * 2
            heads, cells = ([_trimmed(text, *m.span(n)) for m in parts] for n in (1, 2))
            yield [[none, *heads], [item.span(1), *cells]]


def _read(citations: Citations, grid: Grid, documents: bool) -> bool:
    """Enter the rows of a grid; False where its heads are no two accounts or nothing tells that they are meant.

    ``documents``: the article names some.
    """
    ctx = citations.ctx
    heads = {k: w for k, span in enumerate(grid[0]) if (w := _account(ctx, span))}
    if len({w.source for w in heads.values()}) < max(2, len(heads)) or not _unjoined(ctx, grid):
        return False
    start = min(s for s, e in grid[0] if e > s)
    meeting = citations.meetings.before(start)
    if meeting and meeting.parties().isdisjoint(w.party for w in heads.values()):
        meeting = None
    rows = [Row(*row, meeting) for row in _rows(ctx, heads, grid[1:])]
    cells = [cell for row in rows for cell in row.cells]
    since = ctx.tokens(_LED.since(ctx.scan, start), start)
    led = not ctx.words.sets["of-both-sides"].isdisjoint(ctx.scan.lower[since.start : since.stop])
    accounts = all(w.kind == "document" for w in heads.values())
    offices = all(w.kind != "country" for w in heads.values())
    compares = any(len(row.cells) > 1 for row in rows) and any(cell.has for cell in cells)
    if not compares or not (
        accounts
        or ((meeting or documents or led) and any(cell.silent and cell.silent["told"] for cell in cells))
        or (meeting and (led or (documents and offices)) and not _is_of_figures(ctx, cells))
    ):
        return False  # nothing tells that they compare what was published
    for cell in cells:
        if cell.tells:
            _claim(citations, cell, meeting)
    citations.rows += rows
    citations.tabled |= _paragraphs(ctx, grid)
    return True


def _paragraphs(ctx: Context, grid: Grid) -> set[int]:
    """The paragraphs of the cells of a grid."""
    return {ctx.scan.paragraph_at(s) for row in grid for s, e in row if e > s}


def _unjoined(ctx: Context, grid: Grid) -> bool:
    """Are the lines of a grid paragraphs, and were not joined as wrapped prose?"""
    return not any("\n" in ctx.document.text[slice(*ctx.scan.paragraphs[p])] for p in _paragraphs(ctx, grid))


def _rows(ctx: Context, heads: dict[int, Who], lines: Grid) -> Iterator[tuple[Span | None, list[Cell]]]:
    """The label and the cells of the accounts of each line, but for lines about the documents themselves."""
    for line in lines:
        label = line[0] if 0 not in heads else (0, 0)
        words = ctx.scan.text[slice(*label)]
        if not ctx.words.pattern("row-about-document").fullmatch(words):
            cells = [_cell(ctx, w, line[k]) for k, w in heads.items() if line[k][1] > line[k][0]]
            yield label if any(map(str.isalnum, words)) else None, cells


def _account(ctx: Context, span: Span) -> Who | None:
    """Whose account a head names, which holds nothing else: `Kremlin`, `Hanoi's Readout`, no `Russian exports`."""
    if not 0 < span[1] - span[0] <= _LONGEST:
        return None
    lower, tokens = ctx.scan.lower, ctx.tokens(*span)
    named = [(m.start, m.end) for m in ctx.mentions_in(*span)] + [(n.start, n.end) for n in ctx.people.within(*span)]
    held = {i for s, e in named for i in ctx.tokens(s, e)}
    documents, small = ctx.words.readout | ctx.words.account, ctx.words.sets["column-head"]
    noun = next((lower[i] for i in reversed(tokens) if i not in held and lower[i] in documents), None)
    if not held or any(i not in held and lower[i] not in documents and lower[i] not in small for i in tokens):
        return None
    w = who(ctx, (span,))
    if not w.source or w.kind not in ("office", "document", "country"):
        return None
    w.span, w.noun, w.strong = span, noun or w.noun, w.strong or noun in ctx.words.readout
    w.kind = "document" if w.noun else w.kind
    return w


def _cell(ctx: Context, w: Who, span: Span) -> Cell:
    """What a cell is: words of silence; a claim, which has two words at least; a mark that the account has it."""
    words, pattern = ctx.scan.text[slice(*span)], ctx.words.pattern
    silent = pattern("cell-lacks").fullmatch(words)
    if silent or pattern("cell-void").fullmatch(words):
        return Cell(w, span, silent=silent)
    marked = pattern("cell-has").fullmatch(words) is not None
    worded = [i for i in ctx.tokens(*span) if ctx.scan.lower[i].isalpha()]
    return Cell(w, span, has=marked or any(map(str.isalnum, words)), tells=not marked and bool(worded[1:]))


def _is_of_figures(ctx: Context, cells: list[Cell]) -> bool:
    """Are numbers in half of the cells that could be claims?"""
    told = [ctx.scan.text[slice(*cell.span)] for cell in cells if cell.tells]
    return 2 * sum(any(map(str.isdigit, words)) for words in told) >= len(told)


def _claim(citations: Citations, cell: Cell, meeting: Meeting | None) -> None:
    w = cell.who
    draft = cell.draft = made(citations.ctx, cell.span, "cell", source=(w.span,))
    draft.source, draft.party, draft.noun, draft.strong = w.source, w.party, w.noun, w.strong
    draft.meeting, draft.reason = meeting, None if meeting else "no-meeting"
    content_speaker(citations.ctx, citations.state, draft)
    if meeting:
        meeting.cite(draft.start, w.source, w.party)
