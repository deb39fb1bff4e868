"""Text -> who is cited for what: source, cue and content of every attribution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from readoutdiff.model import Span
from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.attr_draft import Draft, Range
from readoutdiff.parsing.attr_phrases import BREAK
from readoutdiff.parsing.attr_verbs import Verbs
from readoutdiff.parsing.scan import Scan, scan


class Found(NamedTuple):
    """One attribution; spans are offsets into the text. ``outer`` is the index of the one that encloses it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    addressee: Span | None
    reason: str | None
    rule: str
    negated: bool
    outer: int | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The public form: spans as lists of (start, end); ``source`` empty where unknown, with the reason."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    reason: str | None = None


class Reader(Verbs):
    """Finds the attributions of one scan, sentence by sentence, left to right."""

    def read(self) -> list[Draft]:
        """All drafts of the text."""
        mask = lx.VERB | lx.ACCORDING
        k, q = self.k, self.q
        cues = [i for i, kind in enumerate(k) if kind & mask]
        drafts: list[Draft] = []
        n, total = 0, len(cues)
        for a, b in self.scan.sentence_tokens:
            here: list[Draft] = []
            while n < total and cues[n] < b:
                i = cues[n]
                n += 1
                if q[i] >= 0:
                    continue
                draft = self.according(i, a, b) if k[i] & lx.ACCORDING else self.verb(i, a, b, here)
                if draft is not None:
                    here.append(draft)
            if q[a] >= 0 and self.quotes[q[a]][0] == a:
                self.carry_on(a, b, here, drafts)
            drafts.extend(here)
        return drafts

    def carry_on(self, a: int, b: int, here: list[Draft], drafts: list[Draft]) -> None:
        """``"A," he said. "B."``: a sentence that opens with a quotation nobody claims joins the cue before it."""
        quote = self.quotes[self.q[a]]
        for draft in here:
            if any(x <= a < y for x, y in draft.content):
                return
        paragraph = self.scan.paragraph_of(a)
        for draft in reversed(drafts):
            if draft.cue[0] < paragraph[0]:
                return
            if any(x <= a < y for x, y in draft.content):
                return
            if draft.speech:
                draft.content.append(quote)
                return

    def according(self, i: int, a: int, b: int) -> Draft | None:
        """``according to X``, before, after or in the middle of the content."""
        k, low = self.k, self.l
        if i + 1 >= b or low[i + 1] != "to":
            return None
        end = i + 2
        while end < b and not k[end] & BREAK:
            end += 1
        draft = Draft((i, i + 2), "according", [(i + 2, end)], speech=True, clause=i)
        if i <= a + 1:
            if end < b and k[end] & (lx.COMMA | lx.COLON):
                stop = self.content_end(end + 1, b, False)
                if stop > end + 1:
                    draft.content = [(end + 1, stop)]
            return draft if draft.content else None
        start = a
        if self.q[a] >= 0:
            start = self.quotes[self.q[a]][0]
        stop = i
        while stop > start and k[stop - 1] & lx.COMMA:
            stop -= 1
        if stop <= start:
            return None
        draft.content = [(start, stop)]
        end = self.take_apposition(end, b, draft)
        if end + 1 < b and k[end] & lx.COMMA and not self.has_finite(start, stop):
            m = self.content_end(end + 1, b, False)
            draft.content.append((end + 1, m))
        return draft


def attribute(scan: Scan) -> list[Found]:
    """Every attribution of a text, nested ones included, in text order."""
    drafts = Reader(scan).read()
    starts, ends = scan.starts, scan.ends
    out: list[Found] = []

    def spans(ranges: list[Range]) -> tuple[Span, ...]:
        return tuple((starts[x], ends[y - 1]) for x, y in ranges if y > x)

    for n, d in enumerate(drafts):
        outer = None
        first = d.cue[0]
        for m in range(n - 1, max(-1, n - 8), -1):
            if any(x <= first < y for x, y in drafts[m].content):
                outer = m
                break
        if outer is None:
            for m in range(n + 1, min(len(drafts), n + 8)):
                if any(x <= first < y for x, y in drafts[m].content):
                    outer = m
                    break
        address = spans([d.addressee])[0] if d.addressee and d.addressee[1] > d.addressee[0] else None
        out.append(Found(spans(d.source), spans([d.cue]), spans(d.content), address, d.reason, d.rule, d.negated, outer))
    return out


def attributions(text: str, language: str = "en") -> list[Attribution]:
    """Every attribution in a text that is not inside another one's content. Raises Trouble on an unknown language."""
    found = attribute(scan(text, lx.load(language)))
    return [Attribution(list(f.source), list(f.cue), list(f.content), f.reason) for f in found if f.outer is None]
