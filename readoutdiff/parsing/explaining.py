"""A reading -> notes for ``explain``: what each span was taken for, by which rule, and which readings lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readoutdiff.ground.folding import folded_document, way_out
from readoutdiff.ground.model import Document
from readoutdiff.naming.registry import Registry
from readoutdiff.parsing.article import Builder, Reading

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Draft
    from readoutdiff.language.language import Languages

_REASONS = {
    "no-document-cited": "no document is cited, and no readout cited before carries on here",
    "person-cited": "a person speaks, not an office's document",
    "ambiguous-source": "a document is cited whose issuer the text does not name",
    "unregistered-source": "a document is cited of somebody who is not in the registry",
    "no-meeting": "an official source, on something that is no meeting or call",
}


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to draw: a span, what it was taken for, by which rule, and why."""

    line: int
    column: int
    start: int
    end: int
    role: str  # source, cue, content, speaker, addressee, omission, furniture, lost
    rule: str
    text: str
    why: str


def explain(
    document: Document, registry: Registry, line: int | None = None, own: Languages | None = None
) -> list[Note]:
    """What fired on a line (counted from 1; None: on every line), and what lost."""
    folded = folded_document(document)
    found = notes(Reading(folded, registry, own, []), line)
    return found if folded is document else list(map(way_out(document).words, found))


def notes(reading: Reading, line: int | None) -> list[Note]:
    """All notes of one line (counted from 1), or of the whole text, by place."""
    text = reading.ctx.document.text
    place = Builder(reading.ctx).place
    out: list[Note] = []

    def note(start: int, end: int, role: str, rule: str, why: str) -> None:
        at, column = place(start)
        if line in (None, at):
            out.append(Note(at, column, start, end, role, rule, text[start:end], why))

    for start, end, kind in reading.ctx.document.furniture:
        note(start, end, "furniture", kind, "no claims are read from it")
    for d in reading.drafts:
        why = _why(d)
        named = d.official or d.found
        for start, end in named.source if d.citation != "none" else d.found.source:
            note(start, end, "source", named.rule, why)
        for f in {d.found, named}:
            for start, end in f.cue:
                note(start, end, "cue", f.rule, f"cited by this ({d.citation})" if f is named else "spoken by this")
        for start, end in d.content:
            note(start, end, "content", d.rule, why)
        if d.speaker_span:
            note(*d.speaker_span, "speaker", d.rule, f"speaks: {d.speaker.name}" if d.speaker else "speaks")
        if d.addressee_span:
            note(
                *d.addressee_span,
                "addressee",
                d.rule,
                f"is spoken to: {d.addressee.name}" if d.addressee else "is spoken to",
            )
    for s in reading.silences.found:
        has = f"; {' and '.join(s.has)} has it" if s.has else ""
        note(
            s.start,
            s.end,
            "omission",
            s.rule,
            f"{s.source} lacks {'this claim' if s.scope == 'claim' else f'this {s.scope}'}{has}",
        )
    _lost(reading, note)
    return sorted(dict.fromkeys(out), key=lambda n: (n.line, n.role == "lost", n.start, n.end, n.role, n.rule))


def _why(d: Draft) -> str:
    """Why a claim has its source, or none."""
    if d.reason:
        return f"{d.source + ': ' if d.source else ''}{_REASONS[d.reason]}"
    names = " and ".join(p.name for p in d.meeting.participants) if d.meeting else ""
    carried = ", carried on from before" if d.citation == "inherited" else ""
    return f"{d.source}{carried}{f'; about {names}' if names else ''}"


def _lost(reading: Reading, note: object) -> None:
    """Attributions that made no claim and words of silence that made no omission, and why."""
    assert callable(note)
    trees = reading.citations.trees
    kept = {f.cue for d in reading.drafts for f in (d.found, d.official) if f}
    for f in reading.found:
        if f.cue in kept or not f.content:
            continue
        n = next((n for n, g in enumerate(trees.found) if g.cue == f.cue), None)
        if reading.ctx.is_furniture(f.content[0][0]):
            why = "stands in furniture"
        elif n is not None and not trees.speech(n):
            why = "a belief, a plan or an attitude, not a statement"
        else:
            why = "inside another statement, or its words are claimed by a better reading"
        for start, end in f.cue or f.content[:1]:
            note(start, end, "lost", f.rule, why)
    for lost in reading.lost:
        note(lost.start, lost.end, "lost", "no cue", lost.why.replace("-", " "))
    for words in reading.silences.lost:
        note(words.start, words.end, "lost", words.rule, words.why)
