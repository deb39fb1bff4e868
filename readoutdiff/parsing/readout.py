"""The official text of one side -> Readout: a claim a sentence, with its speaker, paragraph and place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from readoutdiff.attributing.words import has_finite, may_hold_verb
from readoutdiff.grammar.scan import scan
from readoutdiff.grammar.tokens import ADDRESS
from readoutdiff.ground.folding import folded_document, way_out
from readoutdiff.ground.model import Claim, Content, Document, Person, Readout, Span, Text, place, selector
from readoutdiff.language import lexicon as lx
from readoutdiff.language.language import languages, reading
from readoutdiff.language.words import Words

BULLET = re.compile(r"\s*(?:[-–—•*·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
STOPS = re.compile(r"[。！？；]+[”’」』）]*\s*")
_ADDRESS = re.compile(rf"(?:{ADDRESS})\S*")  # a line that is one says nothing
ENDS = '.?!…”")。！？'
ASKING, CLOSERS = "?？", "”\"'’)」』）"
TEXT = "subhead"  # furniture of an article that may say something in an official text
FIRST, LINE = 3, 150  # paragraphs among which a heading stands, and characters it may have
BRIEF = 6  # words of a sentence that may be none: `Any ties.`
FOREIGN = re.compile("[\u0370-\u1dff\u3040-\u9fff\uac00-\ud7af]")  # letters of which no verb is known
DRESS = " *_"  # around a heading in Markdown
CONTEXT = 32  # characters before a label in which a sentence ends


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of a transcript that one person speaks; ``speaker`` is None before the first label."""

    start: int
    end: int
    speaker: Person | None


def parse_readout(
    document: Document, source: str, party: str | None = None, event: str | None = None, partial: bool = False
) -> Readout:
    """Cut an official text into claims, one a sentence; every sentence, headings too, is a passage to search.

    ``source`` is a registry id, ``party`` its country code, ``event`` the event's id where it is known ("" until it
    is), ``partial`` marks a first version or an excerpt. Raises nothing: a text without sentences has no claims.
    """
    given, document = document, folded_document(document)
    cutter = _Cutter(document, source, party, event)
    passages: list[Text] = []
    claims: list[Claim] = []
    lead: Span | None = None  # what a list is of: `The ministers discussed:`
    for span in cutter.sentences():
        passages.append(Text(document.text[slice(*span)], *span))
        lead = cutter.lead(span, lead)
        if lead != span and (cutter.item(span, lead) or not cutter.aside(span)):
            claims.append(cutter.claim(span, len(claims) + 1, lead if cutter.item(span, lead) else None))
    readout = Readout(source, source, event or "", "text", document, tuple(claims), tuple(passages), partial)
    return readout if document is given else way_out(given).readout(readout)


class _Cutter:
    """One text with its sentences, turns and lines, each found once."""

    def __init__(self, document: Document, source: str, party: str | None, event: str | None) -> None:
        self.document, self.text = document, document.text
        self.source, self.party, self.event = source, party, event
        self.cut = scan(document.text, reading(document.language))
        self.turns = _turns(document.text, self.cut.paragraphs, self.cut.language.words)
        self.turn_starts = [turn.start for turn in self.turns]
        self.quote_starts = [start for start, _ in self.cut.quotes]
        self.furniture = [(start, end) for start, end, kind in document.furniture if kind != TEXT]
        self.known = document.language in languages()

    def sentences(self) -> Iterator[Span]:
        """Sentences without their list marks, cut where a speaker's label stands and at full-width stops."""
        for start, end in self.cut.sentences:
            for m in STOPS.finditer(self.text, start, end):
                yield from self._in_turns(start, m.end())
                start = m.end()
            yield from self._in_turns(start, end)

    def _in_turns(self, start: int, end: int) -> Iterator[Span]:
        while start < end:
            place = bisect_right(self.turn_starts, start)
            turn = self.turns[place - 1]
            if start >= turn.end:  # inside a label
                start = max(self.turn_starts[place], start) if place < len(self.turns) else end
                continue
            stop = min(end, turn.end)
            bullet = BULLET.match(self.text, start, stop)
            first = bullet.end() if bullet else start
            said = self.text[first:stop]
            if any(map(str.isalnum, _ADDRESS.sub("", said))):
                yield first + len(said) - len(said.lstrip()), first + len(said.rstrip())
            start = stop

    def lead(self, span: Span, before: Span | None) -> Span | None:
        """What the list is of that a sentence opens with a colon at the paragraph's end, or goes on with."""
        place = self.cut.paragraph_at(span[0])
        last = self.cut.paragraphs[place][1]
        if self.text[span[0] : last].rstrip(DRESS)[-1:] == ":":
            return span if span[1] == last and last < self.cut.paragraphs[-1][1] else None
        return before if before and (self._bulleted(span) or self._bare(span)) else None

    def item(self, span: Span, lead: Span | None) -> bool:
        """Does a line without a verb only name one of what the lead tells of?"""
        return lead is not None and span[1] - span[0] <= LINE and self._bare(span)

    def aside(self, span: Span) -> bool:
        """Does a sentence claim nothing: is it furniture, a heading, a question, talk, or has it no verb?"""
        said = self.text[slice(*span)]
        if (
            any(start <= span[0] and span[1] <= end for start, end in self.furniture)
            or said.rstrip(CLOSERS)[-1:] in ASKING
        ):
            return True
        alone = self.cut.paragraphs[place := self.cut.paragraph_at(span[0])] == span and said[-1] not in ENDS
        if alone and len(said) <= LINE and place < min(FIRST, len(self.cut.paragraphs) - 1):
            return True
        if not self.known or FOREIGN.search(said):
            return False
        if len(said) <= LINE and self.cut.language.words.pattern("talk").fullmatch(said):
            return True
        return (
            self._bare(span)
            if said.rstrip(CLOSERS + DRESS)[-1:] not in ENDS
            else len(said.split()) <= BRIEF and self._bare(span, may_be=True)
        )

    def _bulleted(self, span: Span) -> bool:
        return self.cut.paragraphs[self.cut.paragraph_at(span[0])][0] < span[0]

    def _bare(self, span: Span, may_be: bool = False) -> bool:
        """Has a sentence no finite verb, nor (``may_be``) a word that could be one?"""
        first, last = (bisect_left(self.cut.starts, place) for place in span)
        if not may_be:
            return not has_finite(self.cut, first, last)
        words, small = self.cut.lexicon, self.cut.lower
        kinds = self.cut.kinds[first:last]
        if (kinds[0] & lx.VERB and len(kinds) > 2) or any(kind & (lx.SUBJECT | lx.BE) for kind in kinds[:-1]):
            return False
        present = (p for p in range(first + 1, last - 2) if words.ends(small[p], "third_person"))
        return not may_hold_verb(self.cut, first, last) and all(map(self.cut.is_capital, present))

    def claim(self, span: Span, number: int, lead: Span | None = None) -> Claim:
        """The claim that a sentence makes; an item of a list is lent what the list is of."""
        start, end = span
        said = self.text[start:end]
        speaker = self.turns[bisect_right(self.turn_starts, start) - 1].speaker
        line, column = place(self.text, start)
        first = bisect_right(self.quote_starts, start - 1)
        inside = takewhile(lambda quote: quote[1] <= end, islice(self.cut.quotes, first, None))
        return Claim(
            id=f"{self.source}.{number}",
            document=self.document.name,
            event=self.event,
            source=self.source,
            party=self.party,
            citation="text",
            reason=None,
            via=None,
            readout=None,
            speaker=speaker,
            addressee=None,
            cue=None,
            subject=self.text[slice(*lead)].rstrip(DRESS + ":") if lead else None,
            content=Content(said, start, end, ((start, end),)),
            quotes=tuple(Text(self.text[a:b], a, b) for a, b in inside),
            quote=selector(self.text, start, end),
            paragraph=(self.cut.paragraph_at(start) + 1, len(self.cut.paragraphs)),
            line=line,
            column=column,
            rule="transcript" if speaker else "text",
        )


def _turns(text: str, paragraphs: list[Span], words: Words) -> list[Turn]:
    """The turns of a transcript. A label opens a paragraph, or a sentence if it is titled or is met more than once."""
    found = []
    for start, end in paragraphs:
        for m in words.pattern("label").finditer(text, start, end):
            before = text[max(start, m.start() - CONTEXT) : m.start()].rstrip()
            if not before or before[-1] in ENDS:
                found.append((m, not before))
    met = Counter(m["who"] for m, _ in found)
    titled = {who for who in met if words.pattern("titled").search(who)}
    labels = [m for m, opens in found if m["who"] in titled or (_name(m["who"]) and (met[m["who"]] > 1 or opens))]
    if not any(m["who"] in titled or met[m["who"]] > 1 for m in labels) and len(labels) < 2:
        labels = []  # `Note: ...` is no speaker
    people: dict[str, str] = {}
    for m in labels:
        people.setdefault(m["who"].split()[-1], m["who"])
    turns = [Turn(0, labels[0].start() if labels else len(text), None)]
    ends = [*(m.start() for m in labels[1:]), len(text)]
    for m, end in zip(labels, ends, strict=False):
        speaker = Person(people[m["who"].split()[-1]], m["who"], m.start("who"), m.end("who"))
        turns.append(Turn(m.end(), end, speaker))
    return turns


def _name(who: str) -> bool:
    """Two to four words, as people are called; `Question` and `Answer` are asked and given by nobody named."""
    return 1 < len(who.split()) <= 4
