"""The frozen values that pass between the rooms: Document, Claim, Omission, Event, Readout, Comparison.

Field names are those of the JSON documents. Offsets are half-open, in Unicode code points, into the text as
decoded; lines and columns count from 1. This module imports nothing of ours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

Span = tuple[int, int]


@lru_cache(maxsize=16)
def line_starts(text: str) -> tuple[int, ...]:
    """Where each line of ``text`` begins, whatever its line ends are."""
    return (0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text)))


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, from 1."""
    starts = line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


class Trouble(Exception):
    """Bad input: printed as one line ``place: what``; the run ends with exit code 2."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}")
        self.place = place
        self.what = what

    def __reduce__(self) -> tuple[type[Trouble], tuple[str, str]]:
        return Trouble, (self.place, self.what)  # what another process reports


@dataclass(frozen=True, slots=True)
class Document:
    """One text as decoded, newlines untouched."""

    name: str
    text: str
    sha256: str  # of the raw bytes
    title: str = ""
    language: str = "en"
    published: str | None = None  # ISO date
    warnings: tuple[str, ...] = ()
    furniture: tuple[tuple[int, int, str], ...] = ()  # start, end, kind: headline, caption, dateline ...


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a document and their place: ``document.text[start:end] == text``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Content:
    """What is claimed. The envelope holds a cue inside it; ``fragments``, at least one, is the claim itself."""

    text: str
    start: int
    end: int
    fragments: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the meeting. ``name`` is the fullest form in the document, ``text`` the words used here."""

    name: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """The W3C TextQuoteSelector of a content."""

    exact: str
    prefix: str
    suffix: str


def selector(text: str, start: int, end: int, around: int = 32) -> Quote:
    """The selector of ``text[start:end]``, with ``around`` characters before and behind."""
    return Quote(text[start:end], text[max(0, start - around) : start], text[end : end + around])


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement attributed to one source."""

    id: str
    document: str
    event: str | None
    source: str | None
    party: str | None  # country code, upper case
    citation: str  # stated, inherited, none, text
    reason: str | None  # why there is no source, or no event
    via: str | None
    readout: str | None  # what the text calls the document
    speaker: Person | None
    addressee: Person | None
    cue: Text | None
    subject: str | None  # the subject a later part of a split claim lacks
    content: Content
    quotes: tuple[Text, ...]
    quote: Quote
    paragraph: tuple[int, int]
    line: int
    column: int
    rule: str


@dataclass(frozen=True, slots=True)
class Omission:
    """A readout's silence as the article itself states it: one lacking source each."""

    id: str
    document: str
    event: str | None
    source: str
    party: str | None
    has: tuple[str, ...]
    scope: str  # claim, topic, word
    claim: str | None  # id of the claim that is lacking
    topic: str | None
    text: str
    start: int
    end: int
    line: int
    column: int
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """The meeting or call that a cited readout is about."""

    id: str
    document: str
    kind: str  # meeting, call, other
    participants: tuple[str, ...]
    date: str | None  # ISO or EDTF
    place: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """What the parser found in one document."""

    document: Document
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    omissions: tuple[Omission, ...]


@dataclass(frozen=True, slots=True)
class Readout:
    """One source's account of one event, cited by an article or supplied as a text.

    ``passages`` is what can be searched: the claims' contents (cited) or every sentence (text).
    """

    id: str
    source: str
    event: str
    origin: str  # cited, text
    document: Document
    claims: tuple[Claim, ...]
    passages: tuple[Text, ...] = ()
    partial: bool = False  # a first version or an excerpt: an absence in it is unclear
    facts: dict[str, int | list[str]] | None = None  # of an official text: length, who asked, adjectives ...


@dataclass(frozen=True, slots=True)
class Difference:
    """A guard that fired, with the two wordings (spans in the claim's and the other side's document)."""

    kind: str  # number, date, polarity, modality, role, condition, quantity, entity, attribution
    here: Text
    there: Text


@dataclass(frozen=True, slots=True)
class Judgement:
    """``judge``'s answer; offsets of differences are into the two strings given."""

    verdict: str  # present, partial, differs, absent, unclear
    score: float
    differences: tuple[Difference, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Nearest:
    """The best passage of the other side."""

    document: str
    text: str
    start: int
    end: int
    line: int
    column: int
    score: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One claim against one readout."""

    verdict: str  # present, partial, differs, absent, unclear, no-text
    basis: str | None  # stated, text, article
    why: str | None = None
    claim: str | None = None  # id of the claim that has it
    score: float | None = None
    differences: tuple[Difference, ...] = ()
    nearest: Nearest | None = None
    searched: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One claim and its cell in every other readout of its event."""

    event: str
    claim: Claim
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the comparison flags: one claim (or omitted topic) and a readout that lacks it."""

    id: str
    kind: str
    event: str | None
    claim: Claim | None
    present: tuple[str, ...]
    absent: str
    readouts: tuple[str, ...]
    basis: str
    differences: tuple[Difference, ...]
    nearest: Nearest | None
    score: float | None
    omission: str | None
    line: int
    column: int
    topic: str | None = None  # what a stated silence without a claim is about, as the article names it


@dataclass(frozen=True, slots=True)
class Comparison:
    """Readouts of the same events, compared claim by claim."""

    documents: tuple[Document, ...]
    events: tuple[Event, ...]
    readouts: tuple[Readout, ...]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    omissions: tuple[Omission, ...] = field(default=())
