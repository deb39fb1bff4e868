"""Documents and their claims -> HTML with each claim marked where it stands, by anchors that findings link to."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from itertools import pairwise

from readoutdiff.ground.model import Article, Claim, Comparison, Document, Finding, Omission, Span
from readoutdiff.reporting.escape import visible

COLOURS = 6


def escape(text: str) -> str:
    """Text for an element or a quoted attribute; line ends as a browser has them, whatever they were."""
    return html.escape(visible(text).replace("\r\n", "\n").replace("\r", "\n"), quote=True)


class Marking:
    """Which claims stand where, their anchors, and a colour for each source."""

    def __init__(self, comparison: Comparison) -> None:
        claims = [row.claim for row in comparison.rows]
        claims += [claim for readout in comparison.readouts if readout.origin == "cited" for claim in readout.claims]
        self._set_up(comparison.documents, claims, comparison.omissions)
        self._findings = {id(finding): i for i, finding in enumerate(comparison.findings, 1)}
        for i, finding in enumerate(comparison.findings, 1):
            if finding.claim:
                self.found.setdefault((finding.claim.document, finding.claim.id), i)
        for group in comparison.alignment:  # what is counted once is counted for all its claims
            claims_of = [(claim.document, claim.id) for own in group.cells.values() for claim in own]
            shown = next((self.found[claim] for claim in claims_of if claim in self.found), None)
            if shown:
                for each in claims_of:
                    self.found.setdefault(each, shown)

    @classmethod
    def of_articles(cls, articles: Sequence[Article]) -> Marking:
        """The same for articles that are not compared."""
        self = cls.__new__(cls)
        claims = [claim for article in articles for claim in article.claims if claim.source]
        omissions = [omission for article in articles for omission in article.omissions]
        self._set_up([article.document for article in articles], claims, omissions)
        self._findings = {}
        self.about = {(claim.document, claim.id): claim for article in articles for claim in article.claims}
        self.found = dict(self._anchors)  # each claim has its row in a table
        return self

    def _set_up(self, documents: Sequence[Document], claims: Iterable[Claim], omissions: Iterable[Omission]) -> None:
        self.texts = {document.name: document.text for document in documents}
        self.claims: dict[str, list[Claim]] = {}
        self.omissions: dict[str, list[Omission]] = {}
        self._anchors: dict[tuple[str, str], int] = {}
        self.found: dict[tuple[str, str], int] = {}
        self.about: dict[tuple[str, str], Claim] = {}
        for claim in claims:
            if (claim.document, claim.id) not in self._anchors:
                self._anchors[claim.document, claim.id] = len(self._anchors) + 1
                self.claims.setdefault(claim.document, []).append(claim)
        for omission in omissions:
            self.omissions.setdefault(omission.document, []).append(omission)
        sources = sorted({claim.source or "" for each in self.claims.values() for claim in each})
        self._colours = {source: i % COLOURS for i, source in enumerate(sources)}

    def anchor(self, claim: Claim) -> int | None:
        """The claim's number on the page."""
        return self.number(claim.document, claim.id)

    def number(self, document: str, claim: str) -> int | None:
        """The same by the claim's document and id."""
        return self._anchors.get((document, claim))

    def finding(self, finding: Finding) -> int:
        """The finding's number on the page."""
        return self._findings.get(id(finding), 0)

    def colour(self, source: str | None) -> str:
        """The class of a source's colour; its name always stands beside it."""
        return f"s{self._colours.get(source or '', 0)}"

    def quote(self, document: str, start: int, end: int, marks: Iterable[Span] = ()) -> str:
        """A passage with some of its words marked."""
        text = self.texts.get(document, "")
        parts, at = [], start
        for left, right in sorted(marks):
            if at <= left < right <= end:
                parts += [escape(text[at:left]), f"<mark>{escape(text[left:right])}</mark>"]
                at = right
        return "".join([*parts, escape(text[at:end])])


def marked_text(document: Document, marking: Marking) -> str:
    """The whole text: each claim underlined, with its source before it and a link to its finding."""
    claims = marking.claims.get(document.name, [])
    spans = [(start, end, claim) for claim in claims for start, end in claim.content.fragments]
    silences = sorted((each.start, each.end) for each in marking.omissions.get(document.name, []))
    text = document.text
    edges = {0, len(text), *(edge for start, end, _ in spans for edge in (start, end))}
    cuts = sorted(edges | {edge for span in silences for edge in span})
    spans.sort(key=lambda span: (span[0], -span[1]))
    parts: list[str] = []
    started: set[int] = set()
    open_spans: list[tuple[int, int, Claim]] = []
    position = begun = silent = 0  # spans opened, silences begun, where the last of these ends
    for left, right in pairwise(cuts):
        while position < len(spans) and spans[position][0] <= left:
            open_spans.append(spans[position])
            position += 1
        open_spans = [span for span in open_spans if span[1] > left]
        while begun < len(silences) and silences[begun][0] <= left:
            silent = max(silent, silences[begun][1])
            begun += 1
        words = escape(text[left:right])
        if left < silent:
            words = f"<span class=silence>{words}</span>"
        linked = False
        for _, _, claim in reversed(open_spans):
            target = None if linked else marking.found.get((claim.document, claim.id))
            words = _wrapped(words, claim, target, marking, started)
            linked = linked or bool(target)
        parts.append(words)
    return "".join(parts)


def _wrapped(words: str, claim: Claim, target: int | None, marking: Marking, started: set[int]) -> str:
    number = marking.anchor(claim) or 0
    label = identity = ""
    if number not in started:
        started.add(number)
        identity, label = f" id=t{number}", f"<sup>{escape(claim.source or '')}</sup>"
    inner = f"<a href=#f{target}>{words}</a>" if target else words
    return f'<span class="c {marking.colour(claim.source)}"{identity}>{label}{inner}</span>'
