"""Text -> who is cited for what: source, cue and content of every attribution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from readoutdiff.folding import fold
from readoutdiff.model import Span
from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.attr_draft import Draft, Range
from readoutdiff.parsing.attr_nouns import Nouns
from readoutdiff.parsing.scan import Scan, scan

_NEAR = 8  # cues that can stand in one content, on either side of another cue


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


class Lost(NamedTuple):
    """A cue word that made no attribution, and why."""

    start: int
    end: int
    why: str


class Reader(Nouns):
    """Finds the attributions of one scan, sentence by sentence, left to right."""

    def read(self, trace: list[Lost] | None = None) -> list[Draft]:
        """All drafts of the text; ``trace`` collects the cue words that lost."""
        mask = lx.VERB | lx.ACCORDING | lx.NOUN | lx.ADJ | lx.COLON
        k, q = self.k, self.q
        cues = [i for i, kind in enumerate(k) if kind & mask]
        drafts: list[Draft] = []
        labels = self.labels()
        n, total = 0, len(cues)
        for a, b in self.scan.sentence_tokens:
            here: list[Draft] = []
            busy = a
            if a in labels:
                here.append(labels[a])
            while n < total and cues[n] < b:
                i = cues[n]
                n += 1
                draft = None
                self.why = "in-a-quotation" if q[i] >= 0 else "part-of-another-cue" if i < busy else ""
                if not self.why:
                    self.why = "pattern-does-not-fit"
                    draft = self.cue(i, a, b, here)
                if draft is not None:
                    here.append(draft)
                    busy = draft.source[0][1] if draft.rule == "according" else draft.cue[1]
                elif trace is not None:
                    trace.append(Lost(self.scan.starts[i], self.scan.ends[i], self.why))
            drafts.extend(one for one in here if any(x < y for x, y in one.content))  # a later cue may have cut it all
        self.carry_on(drafts)
        for one in drafts:
            one.content = [part for part in one.content if self.says(*part)]
        return [one for one in drafts if one.content]

    def says(self, x: int, y: int) -> bool:
        """Is there a letter or a digit in these tokens?"""
        return any(any(map(str.isalnum, self.w[t])) for t in range(x, y))

    def cue(self, i: int, a: int, b: int, here: list[Draft]) -> Draft | None:
        """The attribution a cue word makes, if it makes one."""
        kind = self.k[i]
        draft: Draft | None = None
        if kind & lx.COLON:
            return self.colon(i, a, b, here)
        if kind & lx.ACCORDING:
            return self.according(i, a, b, here)
        if kind & lx.ADJ:
            draft = self.adjective(i, a, b)
        if draft is None and kind & lx.VERB:
            draft = self.verb(i, a, b, here)
        if draft is None and kind & lx.NOUN:
            draft = self.noun(i, a, b, here)
        return draft

    def labels(self) -> dict[int, Draft]:
        """Speaker labels by the token their paragraph starts with: three or more, or one in a headline that quotes."""
        found: dict[int, Draft] = {}
        if ":" not in self.w:
            return found
        for x, y in self.scan.paragraph_tokens:
            draft = self.label(x, y)
            if draft:
                found[x] = draft
        names = [self.w[x] for x in found]
        if len(names) > 2 and len(set(names)) < len(names):
            return found
        x, y = self.scan.paragraph_tokens[0]  # a headline that quotes: "Kremlin: Talks were ‘useful’"
        return {x: found[x]} if x in found and y < len(self.q) and max(self.q[x:y]) >= 0 else {}

    def carry_on(self, drafts: list[Draft]) -> None:
        """``"A," he said. "B."``: a sentence that opens with a quotation nobody claims joins the cue before it.

        A paragraph that is one quotation goes on with the paragraph before it where that one ended in a quotation.
        """
        q = self.q
        claimed = {q[t]: draft for draft in drafts for x, y in draft.content for t in (x, y - 1)}
        starts = {a for a, _ in self.scan.sentence_tokens}
        paragraphs = self.scan.paragraph_tokens
        n, p = 0, 0
        for number, (x, y) in enumerate(self.quotes):
            while paragraphs[p][1] <= x:
                p += 1
            while n < len(drafts) and drafts[n].cue[0] < x:
                n += 1
            if number in claimed or x not in starts:
                continue
            first, last = paragraphs[p]
            best = self.speaker(drafts[max(0, n - 6) : n], first, x)
            if best:
                inner = best.cue[0]
                best.content.append((x, y))
                claimed[number] = best
                for other in drafts[max(0, n - 6) : n]:  # whoever reports the speaker reports that, too
                    if other is not best and any(s <= inner < e for s, e in other.content):
                        other.content.append((x, y))
            elif x == first and y >= last - 1 and y - x > 4 and number:
                before = claimed.get(number - 1)
                if self.quotes[number - 1][1] < first - 1 and not self.ends_with(before, p - 1):
                    before = None
                if before and before.speech:
                    before.content.append((x, y))
                    claimed[number] = before

    def ends_with(self, draft: Draft | None, p: int) -> bool:
        """Is the cue in the last sentence of paragraph ``p``?"""
        if draft is None:
            return False
        x, y = self.scan.paragraph_tokens[p]
        return x <= draft.cue[0] < y and not any(
            self.k[m] & lx.STOP and self.q[m] < 0 for m in range(draft.cue[1], y - 1)
        )

    def speaker(self, drafts: list[Draft], first: int, x: int) -> Draft | None:
        """Of the cues between ``first`` and ``x`` the last one with a quotation, or else the last one of speech."""
        best = None
        for draft in reversed(drafts):
            if draft.cue[0] < first:
                break
            if draft.speech:
                if self.k[draft.content[0][1] - 1] & lx.QMARK:
                    return draft
                best = best or draft
        return best


def attribute(scan: Scan, trace: list[Lost] | None = None) -> list[Found]:
    """Every attribution of a text, nested ones included, in text order.

    ``trace`` collects the cue words that made none: ``explain`` shows them.
    """
    drafts = Reader(scan).read(trace)
    starts, ends = scan.starts, scan.ends
    out: list[Found] = []

    def spans(ranges: list[Range]) -> tuple[Span, ...]:
        return tuple(
            (starts[x], ends[y - 1]) for x, y in dict.fromkeys(ranges) if y > x
        )  # two forms may take one piece

    outers = enclosing(drafts)
    for d, outer in zip(drafts, outers, strict=True):
        address = spans([d.addressee])[0] if d.addressee and d.addressee[1] > d.addressee[0] else None
        out.append(
            Found(spans(d.source), spans([d.cue]), spans(d.content), address, d.reason, d.rule, d.negated, outer)
        )
    return out


def enclosing(drafts: list[Draft]) -> list[int | None]:
    """For each draft the index of the nearest one whose content holds its cue; never in a circle."""
    outers: list[int | None] = []
    for n, draft in enumerate(drafts):
        first = draft.cue[0]
        near = (*range(n - 1, max(-1, n - _NEAR), -1), *range(n + 1, min(len(drafts), n + _NEAR)))
        outers.append(next((m for m in near if any(x <= first < y for x, y in drafts[m].content)), None))
    settled: set[int] = set()
    for n in range(len(drafts)):
        path: list[int] = []
        on_path: set[int] = set()
        m: int | None = n
        while m is not None and m not in settled and m not in on_path:
            path.append(m)
            on_path.add(m)
            m = outers[m]
        if m is not None and m in on_path:
            outers[max(path[path.index(m) :])] = None  # the later cue took all that stands before it
        settled |= on_path
    return outers


def attributions(text: str, language: str = "en") -> list[Attribution]:
    """Every attribution in a text that is not inside another one's content. Raises Trouble on an unknown language."""
    folded = fold(text)
    found = [f for f in attribute(scan(folded.text, lx.load(language))) if f.outer is None]

    def spans(inner: tuple[Span, ...]) -> list[Span]:
        return [folded.outer(*span) for span in inner] if folded.edits else list(inner)

    return [Attribution(spans(f.source), spans(f.cue), spans(f.content), f.reason) for f in found]
