"""The official text of one side -> Readout: a claim a sentence, with its speaker, paragraph and place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from readoutdiff.model import Claim, Content, Document, Person, Quote, Readout, Span, Text
from readoutdiff.parsing.scan import Scan, scan

NAME = r"[^\W\d_][^\W\d_.'’-]*\.?(?:[-'’][^\W\d_]+)*"
LABEL = re.compile(rf"(?P<who>{NAME}(?:\s(?:of\s(?:the\s)?)?{NAME}){{0,9}})(?:\s\([^()\n]{{1,60}}\))?:\s+(?=\S)")
TITLED = re.compile(r"(?:President|Minister|Premier|Chancellor|Secretary|Chairman|Ambassador|King|Emir|Mr|Ms|Mrs)\b")
SURNAME = re.compile(rf"{NAME}$")
BULLET = re.compile(r"\s*(?:[-–—•*·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
MARKS = "\"'“”‘’«»„‟` "
CONTEXT = 32  # characters of a quote's prefix and suffix


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of a transcript that one person speaks."""

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
    cut = scan(document.text)
    lines = _line_starts(document.text)
    turns = _turns(document.text, cut)
    passages: list[Text] = []
    claims: list[Claim] = []
    for span in _sentences(document, cut, turns):
        passages.append(Text(document.text[slice(*span)], *span))
        if not _heading(document, span):
            claims.append(_claim(document, cut, turns, lines, span, len(claims) + 1, source, party, event))
    return Readout(source, source, event or "", "text", document, tuple(claims), tuple(passages), partial)


def _turns(text: str, cut: Scan) -> list[Turn]:
    """The speakers of a transcript; a label counts when its words are met twice as labels or carry a title."""
    found = []
    for start, end in cut.paragraphs:
        for m in LABEL.finditer(text, start, end):
            opens = m.start() == start or text[: m.start()].rstrip()[-1:] in '.?!…”")'
            if opens and (m.start() == start or TITLED.search(m["who"]) or len(m["who"].split()) == 2):
                found.append(m)
    names = [m["who"] for m in found]
    labels = [
        m
        for m in found
        if names.count(m["who"]) > 1 or TITLED.search(m["who"]) or (len(found) > 1 and _is_name(m["who"]))
    ]
    people: dict[str, str] = {}
    for m in labels:
        people.setdefault(SURNAME.search(m["who"])[0], m["who"])  # type: ignore[index]
    turns = [Turn(0, labels[0].start() if labels else len(text), None)]
    ends = [*(n.start() for n in labels[1:]), len(text)]
    for m, following in zip(labels, ends, strict=False):
        last = SURNAME.search(m["who"])[0]  # type: ignore[index]
        turns.append(Turn(m.end(), following, Person(people[last], m["who"], m.start("who"), m.end("who"))))
    return turns


def _is_name(words: str) -> bool:
    return 1 <= len(words.split()) <= 4 and all(w[:1].isupper() for w in words.split())


def _sentences(document: Document, cut: Scan, turns: list[Turn]) -> Iterator[Span]:
    """Sentences without their list marks, cut where a speaker's label stands."""
    starts = [turn.start for turn in turns]
    for start, end in cut.sentences:
        while start < end:
            turn = turns[bisect_right(starts, start) - 1]
            if start >= turn.end:  # inside a label
                following = bisect_right(starts, start)
                start = max(turns[following].start, start) if following < len(turns) else end
                continue
            stop = min(end, turn.end)
            bullet = BULLET.match(document.text, start, stop)
            first = bullet.end() if bullet else start
            last = first + len(document.text[first:stop].rstrip())
            if any(c.isalnum() for c in document.text[first:last]):
                yield first, last
            start = stop


def _heading(document: Document, span: Span) -> bool:
    return any(
        start <= span[0] and span[1] <= end
        for start, end, kind in document.furniture
        if kind in ("headline", "caption", "dateline", "byline", "furniture")
    )


def _claim(
    document: Document,
    cut: Scan,
    turns: list[Turn],
    lines: list[int],
    span: Span,
    number: int,
    source: str,
    party: str | None,
    event: str | None,
) -> Claim:
    text = document.text
    start, end = span
    turn = turns[bisect_right([t.start for t in turns], start) - 1]
    line = bisect_right(lines, start)
    quotes = tuple(Text(text[a:b], a, b) for a, b in cut.quotes if start <= a and b <= end)
    return Claim(
        id=f"{source}.{number}",
        document=document.name,
        event=event,
        source=source,
        party=party,
        citation="text",
        reason=None,
        via=None,
        readout=None,
        speaker=turn.speaker,
        addressee=None,
        cue=None,
        subject=None,
        content=Content(text[start:end], start, end, ((start, end),)),
        quotes=quotes,
        quote=Quote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]),
        paragraph=(cut.paragraph_at(start) + 1, len(cut.paragraphs)),
        line=line,
        column=start - lines[line - 1] + 1,
        rule="transcript" if turn.speaker else "text",
    )


def _line_starts(text: str) -> list[int]:
    return [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text))]
