"""Cells of a table of accounts -> silences: whose words say that it lacks what its row is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readoutdiff.silences.frames import find, frames
from readoutdiff.silences.notes import Silence, Silences

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Cell, Row

RULE = "cell"


def row_silences(silences: Silences, row: Row) -> None:
    """Keep the silences of a row: about its label, or what another of its cells claims."""
    for cell in row.cells:
        if _tells_of_silence(silences, cell):
            silences.words.append(cell.span)  # no claim of its account
            cell.draft, cell.has = None, False
    having = [cell for cell in row.cells if cell.has]
    for cell in row.cells:
        if cell.silent:
            _keep(silences, row, cell, having)


def _tells_of_silence(silences: Silences, cell: Cell) -> bool:
    """Do a claim's words say that some account is silent?"""
    scan, known = silences.ctx.scan, frames(silences.ctx.words)
    if cell.draft is None:
        return False
    for n in range(scan.sentence_at(cell.span[0]), scan.sentence_at(cell.span[1] - 1) + 1):
        a, b = scan.sentence_tokens[n]
        present = known.keys.intersection(scan.lower[a:b])
        found = find(known, scan, n, present, False) if present else []
        if any(m.frame.telling and cell.span[0] <= m.start < cell.span[1] for m in found):
            return True
    return False


def _keep(silences: Silences, row: Row, cell: Cell, having: list[Cell]) -> None:
    assert cell.silent is not None
    text, topics = silences.ctx.scan.text, silences.topics
    label = text[slice(*row.label)] if row.label else ""
    own = cell.silent["topic"] or cell.silent["of"] or ""
    own = own if any(map(str.isalnum, own)) else ""
    about = topics.telling(own)
    if about - topics.telling(label):  # what the cell names itself, others have where they speak of it
        having = [c for c in having if about & topics.telling(text[slice(*c.span)])]
    topic = own or label or None
    draft = next((c.draft for c in having if c.draft), None)
    if (topic is None and draft is None) or not (having or cell.silent["told"]):
        return
    scope = "claim" if draft else topics.scope(topic or "")
    has = tuple(dict.fromkeys(c.who.source or "" for c in having))
    w = cell.who
    silences.found.append(Silence(w.source or "", w.party, has, scope, draft, topic, row.meeting, *cell.span, RULE))
    if row.meeting:
        row.meeting.used = True
