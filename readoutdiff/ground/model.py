"""The frozen values that pass between the rooms: Document, Claim, Omission, Event, Readout, Comparison.

Field names are those of the JSON documents. Offsets are half-open, in Unicode code points, into the text as
decoded; lines and columns count from 1. This module imports nothing of ours.

JSON, its schemas, flat records and the fields of fixtures are read from the fields here, in their order. ``Annotated``
holds what the type itself does not say: (keyword, value) of JSON Schema, or what a string is the name of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated


def one_of(*words: str) -> tuple[str, tuple[str, ...]]:
    """What ``Annotated`` says of a string that is one of these words."""
    return "enum", words


Natural = Annotated[int, ("minimum", 0)]  # offsets and numbers of things
Positive = Annotated[int, ("minimum", 1)]  # lines and columns
SourceId = Annotated[str, "source"]
EventId = Annotated[str, "event"]
ClaimId = Annotated[str, "claim"]
Date = Annotated[str, "date"]  # ISO or EDTF
Basis = Annotated[str, one_of("stated", "text", "article")]
Verdict = Annotated[str, one_of("present", "partial", "differs", "absent", "unclear", "no-text", "disputed")]
Reason = Annotated[
    str, one_of("no-document-cited", "person-cited", "ambiguous-source", "unregistered-source", "no-meeting")
]
DifferenceKind = Annotated[
    str,
    one_of("number", "date", "polarity", "modality", "role", "condition", "quantity", "entity", "attribution", "word"),
]
FindingKind = Annotated[
    str,
    one_of(
        *("omission", "one-sided", "partial", "difference", "unsupported"),
        *("confirmed-omission", "disputed-omission", "unreported"),
    ),
]
Span = tuple[Natural, Natural]
Facts = dict[str, int | list[str] | list[int]]
UNPRINTED = {"printed": False}  # metadata of a field that no JSON document has


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
    text: str = field(metadata=UNPRINTED)
    sha256: Annotated[str, ("pattern", "^[0-9a-f]{64}$")]  # of the raw bytes
    title: str = ""
    language: str = "en"
    published: str | None = None  # ISO date
    warnings: tuple[str, ...] = ()
    # start, end, kind: headline, caption, dateline ...
    furniture: tuple[tuple[int, int, str], ...] = field(default=(), metadata=UNPRINTED)


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a document and their place: ``document.text[start:end] == text``."""

    text: str
    start: Natural
    end: Natural


@dataclass(frozen=True, slots=True)
class Content:
    """What is claimed. The envelope holds a cue inside it; ``fragments`` is the claim itself."""

    text: str
    start: Natural
    end: Natural
    fragments: Annotated[tuple[Span, ...], ("minItems", 1)]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the meeting. ``name`` is the fullest form in the document, ``text`` the words used here."""

    name: str
    text: str
    start: Natural
    end: Natural


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
    event: EventId | None
    source: SourceId | None
    party: str | None  # country code, upper case
    citation: Annotated[str, one_of("stated", "inherited", "none", "text")]
    reason: Reason | None  # why there is no source, or no event
    via: str | None
    readout: str | None  # what the text calls the document
    speaker: Person | None
    addressee: Person | None
    cue: Text | None
    subject: str | None  # the subject a later part of a split claim lacks
    content: Content
    quotes: tuple[Text, ...]
    quote: Quote
    paragraph: Span
    line: Positive
    column: Positive
    rule: str


@dataclass(frozen=True, slots=True)
class Omission:
    """A readout's silence as the article itself states it: one lacking source each."""

    id: str
    document: str
    event: EventId | None
    source: SourceId
    party: str | None
    has: tuple[SourceId, ...]
    scope: Annotated[str, one_of("claim", "topic", "word")]
    claim: ClaimId | None  # that is lacking
    topic: str | None
    text: str
    start: Natural
    end: Natural
    line: Positive
    column: Positive
    rule: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """What a side contradicts: the words that say it, and the claim of the other side that they mean, where known."""

    text: str
    start: Natural
    end: Natural
    id: ClaimId | None
    source: SourceId | None  # whose account it is


@dataclass(frozen=True, slots=True)
class Dispute:
    """A side's contradiction of the other's account, as the article reports it; no silence."""

    id: str
    document: str
    event: EventId | None
    source: SourceId  # who disputes
    party: str | None
    claim: Disputed
    words: Text  # that deny
    text: str  # all that the dispute takes, words and claim included
    start: Natural
    end: Natural
    line: Positive
    column: Positive
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """The meeting or call that a cited readout is about."""

    id: str
    document: str
    kind: Annotated[str, one_of("meeting", "call", "other")]
    participants: tuple[str, ...]
    date: Date | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """What the parser found in one document."""

    document: Document
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    omissions: tuple[Omission, ...]
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True)
class Readout:
    """One source's account of one event, cited by an article or supplied as a text.

    ``passages`` is what can be searched: the claims' contents (cited) or every sentence (text).
    """

    id: str
    source: SourceId
    event: EventId
    origin: Annotated[str, one_of("cited", "text")]
    document: Document
    claims: tuple[Claim, ...]
    passages: tuple[Text, ...] = field(default=(), metadata=UNPRINTED)
    partial: bool = False  # a first version or an excerpt: an absence in it is unclear
    facts: Facts | None = None  # of an official text: length, who asked, adjectives ...


@dataclass(frozen=True, slots=True)
class Difference:
    """A guard that fired, with the two wordings (spans in the claim's and the other side's document)."""

    kind: DifferenceKind
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
    start: Natural
    end: Natural
    line: Positive
    column: Positive
    score: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One claim against one readout."""

    verdict: Verdict
    basis: Basis | None
    why: str | None = None
    claim: ClaimId | None = None  # that has it
    score: float | None = None
    differences: tuple[Difference, ...] = ()
    nearest: Nearest | None = None
    searched: Natural = 0
    confidence: float | None = None  # probability that the verdict is right, where a text was searched


@dataclass(frozen=True, slots=True)
class Row:
    """One claim and its cell in every other readout of its event."""

    event: EventId
    claim: Claim
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Group:
    """What the official texts of an event say of one thing, aligned once: one verdict, from whichever side.

    ``cells`` has every text of the event, in their order, with its claims; none where it lacks them.
    """

    event: EventId
    verdict: Verdict
    cells: dict[str, tuple[Claim, ...]]
    differences: tuple[Difference, ...]  # here: in the text that comes first
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the comparison flags: one claim (or omitted topic) and a readout that lacks it."""

    id: str
    kind: FindingKind
    event: EventId | None
    claim: Claim | None
    present: tuple[SourceId, ...]
    absent: SourceId
    readouts: tuple[str, ...]
    basis: Basis
    differences: tuple[Difference, ...]
    nearest: Nearest | None
    score: float | None
    omission: str | None
    line: Positive
    column: Positive
    # What a stated silence without a claim is about, as the article names it. JSON has it before the line.
    topic: str | None = field(default=None, metadata={"before": "line"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Readouts of the same events, compared claim by claim."""

    documents: tuple[Document, ...]
    events: tuple[Event, ...]
    readouts: tuple[Readout, ...]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    omissions: tuple[Omission, ...] = field(default=())
    alignment: tuple[Group, ...] = field(default=())  # of official texts, where there are two or more
    disputes: tuple[Dispute, ...] = field(default=())
