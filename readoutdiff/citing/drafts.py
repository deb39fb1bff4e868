"""A claim under construction, and what later sentences can lean on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from readoutdiff.attributing.attribution import Found
from readoutdiff.ground.model import Span
from readoutdiff.people.people import Naming

if TYPE_CHECKING:
    import re

    from readoutdiff.citing.trees import Trees
    from readoutdiff.citing.who import Who
    from readoutdiff.meetings.events import Meeting, Meetings
    from readoutdiff.people.context import Context
    from readoutdiff.people.people import Named

POST = "post"  # what a draft calls the document where it is a leader's own post


@dataclass(slots=True)
class Draft:
    """A claim under construction; see ``model.Claim`` for what becomes of each field."""

    found: Found
    citation: str
    source: str | None = None
    party: str | None = None
    reason: str | None = None
    via: str | None = None
    noun: str | None = None
    meeting: Meeting | None = None
    speaker: Named | None = None
    speaker_span: Span | None = None
    addressee: Named | None = None
    addressee_span: Span | None = None
    content: tuple[Span, ...] = ()
    rule: str = ""
    strong: bool = False  # the document is called a readout
    telling: bool = False  # the document is an account of a contact, even where it is not named
    paragraph: int = 0
    official: Found | None = None  # the attribution that names the source, where another one names the speaker

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the claim ends, its cue and source included."""
        named = self.official or self.found
        return max(e for _, e in (*self.content, *self.found.cue, *self.found.source, *named.cue, *named.source))


def told_draft(cue: Span, content: tuple[Span, ...], w: Who, meeting: Meeting, paragraph: int, rule: str) -> Draft:
    """A claim that is no attribution: the article says that an account has it."""
    found = Found((), (cue,), content, None, None, rule, False, None)
    draft = Draft(found, "stated", w.source, w.party, noun=w.noun, meeting=meeting, content=content, rule=rule)
    draft.paragraph = paragraph
    return draft


@dataclass(slots=True)
class State:
    """What a later sentence can lean on."""

    cited: Draft | None = None  # the last claim with an official source and a meeting
    spoke: Naming | None = None  # who spoke last, and where the claim stands
    broken: bool = False  # the chain has ended

    def hear(self, draft: Draft) -> None:
        """Note who speaks in a claim."""
        if draft.speaker is not None:
            self.spoke = Naming(draft.speaker, draft.start, draft.end)


@dataclass(slots=True)
class Cell:
    """A cell of a table of accounts: whose it is, and what it says of the account.

    ``has`` and ``tells``: it has what the row is about, and in words that are a claim, its ``draft`` then.
    ``silent``: the whole cell as words of silence; groups are ``told``, and ``topic`` or ``of`` where they name one.
    """

    who: Who
    span: Span
    draft: Draft | None = None
    silent: re.Match[str] | None = None
    has: bool = False
    tells: bool = False


class Row(NamedTuple):
    """A row of a table of accounts; ``label`` is what it is about, where that is told."""

    label: Span | None
    cells: list[Cell]
    meeting: Meeting | None


@dataclass(slots=True)
class Citations:
    """The attributions of one article, read in order; ``drafts`` are its claims in text order."""

    ctx: Context
    meetings: Meetings
    trees: Trees
    named: list[tuple[int, Who]]  # documents with their owner, cited or not, by where they are named
    drafts: list[Draft] = field(default_factory=list)
    state: State = field(default_factory=State)
    telling: dict[str, set[int]] = field(default_factory=dict)  # source -> meetings that it is cited on
    owners: dict[str, str] = field(default_factory=dict)  # party -> source of a document named
    printed: set[int] = field(default_factory=set)  # paragraphs that a text fills which is printed in full
    rows: list[Row] = field(default_factory=list)  # of tables of accounts
    tabled: set[int] = field(default_factory=set)  # paragraphs that are lines of such tables

    def account(self, meeting: Meeting, party: str) -> str | None:
        """The source of a side's account of an event: cited for it, else named; an office's before its country's."""
        known = [source for source in (meeting.accounts.get(party), self.owners.get(party)) if source]
        return max(known, key=lambda source: source != party.lower(), default=None)

    def enter(self, draft: Draft) -> None:
        """Note a claim of a readout on a meeting: what follows may carry it on."""
        assert draft.meeting is not None
        draft.meeting.cite(draft.start, draft.source, draft.party)
        self.state.cited, self.state.broken = draft, False
        self.state.hear(draft)
