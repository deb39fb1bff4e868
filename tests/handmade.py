"""Values made by hand, so that reports can be tested without the parser and the comparator."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from readoutdiff.ground.model import (
    Article,
    Cell,
    Claim,
    Comparison,
    Content,
    Difference,
    Document,
    Event,
    Finding,
    Nearest,
    Omission,
    Person,
    Quote,
    Readout,
    Row,
    Text,
)

TEXT = """Fish and Ships in Oslo

Portugal will send 30 ships, Maria Reis told Kari Lund, according to the Portuguese Foreign Ministry.
The Norwegian account makes no mention of this.

Lund spoke of “clean seas,” the Norwegian Foreign Ministry said. Analysts said the talks were cold.
"""


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where the words stand."""
    start = text.index(words)
    return start, start + len(words)


def place(start: int, text: str = TEXT) -> tuple[int, int]:
    """Line and column."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def document(text: str = TEXT, name: str = "oslo.txt", **more: Any) -> Document:
    """A document."""
    return Document(name, text, "0" * 64, title="Fish and Ships in Oslo", **more)


def claim(words: str, source: str | None, id: str, text: str = TEXT, name: str = "oslo.txt", **more: Any) -> Claim:
    """A claim whose content is ``words``."""
    start, end = span(words, text)
    line, column = place(start, text)
    values: dict[str, Any] = {
        "event": "e1" if source else None,
        "party": None,
        "citation": "stated" if source else "none",
        "reason": None if source else "person-cited",
        "via": None,
        "readout": "account" if source else None,
        "speaker": None,
        "addressee": None,
        "cue": None,
        "subject": None,
        "content": Content(words, start, end, ((start, end),)),
        "quotes": (),
        "quote": Quote(words, text[max(0, start - 32) : start], text[end : end + 32]),
        "paragraph": (0, len(text)),
        "rule": "said",
    }
    values.update(more)
    return Claim(id=id, document=name, source=source, line=line, column=column, **values)


SHIPS = claim(
    "Portugal will send 30 ships",
    "pt-mfa",
    "c1",
    speaker=Person("Maria Reis", "Maria Reis", *span("Maria Reis")),
    addressee=Person("Kari Lund", "Kari Lund", *span("Kari Lund")),
    cue=Text("told", *span("told")),
)
SEAS = claim("“clean seas,”", "no-mfa", "c2", quotes=(Text("“clean seas,”", *span("“clean seas,”")),))
COLD = claim("the talks were cold", None, "c3")
EVENT = Event("e1", "oslo.txt", "meeting", ("Maria Reis", "Kari Lund"), "2025-05-02", "Oslo")
_SILENCE = "makes no mention of this"
OMISSION = Omission(
    "o1", "oslo.txt", "e1", "no-mfa", "NO", ("pt-mfa",), "claim", "c1", None, _SILENCE, *span(_SILENCE),
    *place(span(_SILENCE)[0]), "no-mention",
)  # fmt: skip
TOPIC = replace(OMISSION, id="o2", claim=None, topic="quotas", scope="topic", has=())


def article(*claims: Claim, omissions: tuple[Omission, ...] = (OMISSION,), **more: Any) -> Article:
    """An article; without claims the three above."""
    return Article(document(**more), (EVENT,), claims or (SHIPS, SEAS, COLD), omissions)


def nearest(words: str, score: float, name: str = "oslo.txt", text: str = TEXT) -> Nearest:
    """A nearest passage."""
    start, end = span(words, text)
    return Nearest(name, words, start, end, *place(start, text), score)


def finding(kind: str, basis: str, **more: Any) -> Finding:
    """A finding about the ships."""
    values: dict[str, Any] = {
        "id": f"f-{kind}-{basis}", "kind": kind, "event": "e1", "claim": SHIPS, "present": ("pt-mfa",),
        "absent": "no-mfa", "readouts": ("pt-mfa", "no-mfa"), "basis": basis, "differences": (), "nearest": None,
        "score": None, "omission": None, "line": SHIPS.line, "column": SHIPS.column,
    }  # fmt: skip
    values.update(more)
    return Finding(**values)


STATED = finding("omission", "stated", omission="o1")
WEAK = finding(
    "one-sided", "article", id="f2", claim=SEAS, present=("no-mfa",), absent="pt-mfa", readouts=("no-mfa", "pt-mfa"),
    nearest=nearest("Portugal will send 30 ships", 0.12), line=SEAS.line, column=SEAS.column,
)  # fmt: skip


def comparison(*findings: Finding, **more: Any) -> Comparison:
    """The ships stated missing, the seas one-sided."""
    one = document()
    readouts = (
        Readout("pt-mfa", "pt-mfa", "e1", "cited", one, (SHIPS,)),
        Readout("no-mfa", "no-mfa", "e1", "cited", one, (SEAS,)),
    )
    rows = (
        Row("e1", SHIPS, {"no-mfa": Cell("absent", "stated")}),
        Row("e1", SEAS, {"pt-mfa": Cell("absent", "article", nearest=WEAK.nearest, searched=1)}),
    )
    values: dict[str, Any] = {
        "documents": (one,), "events": (EVENT,), "readouts": readouts, "rows": rows,
        "findings": findings or (STATED, WEAK), "omissions": (OMISSION,),
    }  # fmt: skip
    values.update(more)
    return Comparison(**values)


OFFICIAL = "Readout.\n\nThe ministers agreed that 60 vessels would come.\n"


def text_comparison(verdict: str, kind: str, **more: Any) -> Comparison:
    """The ships against the Norwegian text."""
    official = document(OFFICIAL, "no.txt")
    near = nearest("60 vessels would come", 0.41, "no.txt", OFFICIAL)
    here, there = Text("30", *span("30")), Text("60", *span("60", OFFICIAL))
    differences = (Difference("number", here, there),) if verdict == "differs" else ()
    readouts = (
        Readout("pt-mfa", "pt-mfa", "e1", "cited", document(), (SHIPS,)),
        Readout("no-mfa", "no-mfa", "e1", "text", official, ()),
    )
    cell = Cell(verdict, "text", None, None, 0.41, differences, near, 14)
    values = {"differences": differences, "nearest": near, "score": 0.41, **more}
    return comparison(
        finding(kind, "text", **values),
        documents=(document(), official),
        readouts=readouts,
        rows=(Row("e1", SHIPS, {"no-mfa": cell}),),
    )
