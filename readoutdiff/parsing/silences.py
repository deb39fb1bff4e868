"""Sentences -> omissions: what the article itself says a readout lacks (PATTERNS, "How a silence is reported").

A frame (``silent_frames``) finds words of silence and says where the silent readout and the topic stand around them.
Who is silent is read by ``silent_subjects``, about what by ``silent_topics``; ``silent_notes`` puts the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readoutdiff.parsing import silent_topics as topics
from readoutdiff.parsing.silent_frames import Match, find, frames, pattern
from readoutdiff.parsing.silent_notes import Silence
from readoutdiff.parsing.silent_turns import Turns

if TYPE_CHECKING:
    from readoutdiff.model import Span
    from readoutdiff.parsing.citing import Who
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.drafts import Citations
    from readoutdiff.parsing.events import Meetings

__all__ = ["Silence", "Silences", "frames"]

_WIDE = 1500  # characters


class Silences(Turns):
    """Finds the stated omissions of one article: ``found``, in text order.

    ``words`` are the spans of all words of silence with their topics, also of those that are nobody's readout's.
    """

    def __init__(self, ctx: Context, citations: Citations, meetings: Meetings) -> None:
        super().__init__(ctx, citations, meetings)
        self.words: list[Span] = []
        keys, scan = frames()[1], ctx.scan
        for n in sorted({scan.sentence_of(i) for i in scan.places(keys)}):
            a, b = scan.sentence_tokens[n]
            self._sentence(n, keys.intersection(scan.lower[a:b]))
        self.settle()

    def _sentence(self, n: int, present: frozenset[str]) -> None:
        a, b = self.ctx.scan.sentences[n]
        furniture = self.ctx.is_furniture(a)
        if furniture not in (None, "headline") or self.text[a:b].rstrip("”\"'’ ").endswith("?"):
            return
        taken = a
        for m in sorted(self._matches(n, present, furniture == "headline"), key=lambda m: (m.start, -m.end)):
            if m.start < taken or self._barred(m):
                continue
            if getattr(self, "_" + m.frame.shape.replace("-", "_"))(m):
                taken = m.end
                self._words(self.found[-1].start, max(m.end, self.found[-1].end), m.b)
            elif m.frame.telling:
                self._words(m.start, topics.topic_after(self.text, m.end, m.b)[1], m.b)

    def _words(self, start: int, end: int, b: int) -> None:
        trail = pattern("words-end").match(self.text, end, b)
        self.words.append((start, trail.end() if trail else end))

    def _matches(self, n: int, present: frozenset[str], headline: bool) -> Iterator[Match]:
        """Words of silence, with what stands near: a text without full stops must not cost more than one with them."""
        scan = self.ctx.scan
        (a, b), tokens = scan.sentences[n], scan.sentence_tokens[n]
        for frame, first, behind, (left, right) in find(scan, *tokens, present):
            start, end = scan.starts[first], scan.ends[behind - 1]
            gap = (scan.starts[left], scan.ends[right - 1]) if left < right else (start, end)
            yield Match(frame, max(a, start - _WIDE), min(b, end + _WIDE), start, end, headline, gap)

    def _barred(self, m: Match) -> bool:
        """In a quotation; only wished or denied (`would omit`, `did not leave out`); or a phrase that is no silence."""
        scan, lists = self.ctx.scan, self.lackers.lists
        i = self.token(m.start)
        if i >= len(scan.quote_of) or scan.quote_of[i] >= 0 or self.text[m.end : m.end + 1] in ("-", "’", "'"):
            return True
        before = [scan.lower[k] for k in range(max(0, i - 12), i) if scan.starts[k] >= m.a]
        own = before[len(before) - before[::-1].index(",") :] if "," in before else before
        if own and (own[0] in lists["condition"] or not {"if", "whether", "unless"}.isdisjoint(own)):
            return True
        if not lists["modal"].isdisjoint(own[-1:]) or pattern("edition").search(self.text, m.a, m.b):
            return True
        if m.frame.document and not (lists["negation"] | lists["modal"]).isdisjoint(before[-3:]):
            return True
        near = re.split(r"[,;:]", self.text[m.end : min(m.b, m.end + 70)].lower())[0]
        said = f" {self.text[m.start : m.end].lower()}{near} "
        return any(f" {p} " in said for p in self.ctx.words.not_silence)

    def _subject(self, m: Match) -> bool:
        f, first = m.frame, self.text[m.start : m.end].split()[0].lower()
        if f.ends and not pattern("clause-end").match(self.text, m.end, m.b):
            return False
        if first == "nor":
            lacking = self.same(m) or self.lackers.it(m.a, m.start)
        else:
            participle = first.endswith("ing") or first in ("with", "without")
            lacking = self.lackers.subject(m.a, m.start, participle, m.headline)
        lacking = self.known(m, lacking)
        if not lacking or f.soft:
            return bool(lacking) and self._soft(m, lacking)
        span = (m.end, m.end)
        if m.gap != (m.start, m.end):
            span = m.gap
        elif not (f.ends or f.points):
            span = topics.without_own(self.text, topics.topic_after(self.text, m.end, m.b))
            further = pattern("headline-end").search(self.text, *span) if m.headline else None
            span = (span[0], further.start() if further else span[1])
        empty = not self.text[slice(*span)].strip(" ,")
        begin = topics.relative(self.text, m.a, self._phrase_start(m)) if empty else None
        if begin is None:
            telling = first in self.lackers.lists["telling-lack"] or pattern("of-texts").search(
                self.text, m.start, m.end
            )
            agency = f.name == "lack" and all(w.noun is None for w in lacking)
            if (empty and not (f.points or f.ends)) or (agency and not telling):
                return False
        return self.add(m, lacking, span, (m.start if begin is None else begin, max(m.end, span[1])))

    def _phrase_start(self, m: Match) -> int:
        """Where the silent readout's own phrase begins, right before the words of silence."""
        scan, tokens = self.ctx.scan, self.ctx.tokens(m.a, m.start)
        i = tokens.stop - 1
        while i > tokens.start and scan.lower[i] in self.lackers.lists["filler"]:
            i -= 1
        return scan.starts[self.lackers.start(max(i, 0), tokens.start)]

    def _soft(self, m: Match, lacking: list[Who]) -> bool:
        """`focused on Y instead`: silent about what stands before, where nothing else says so."""
        said = [s for s in self.same(m) if s.source in {w.source for w in lacking}]
        return not (m.frame.name == "instead" and said) and self.put(m, lacking, "topic", (m.start, m.end))

    def _topic(self, m: Match) -> bool:
        said = self.text[m.start : m.end].lower()
        lacking, _, end = self.lackers.behind(m.end - 7 * said.endswith(" neither"), m.b, m.headline)
        if not lacking and said.split()[-1] in self.lackers.lists["written"]:
            lacking = self._unsaid(m)
        lacking = self.known(m, lacking)
        front = self.text[m.a : m.start].strip(" ,“").lower()
        if not lacking or not front or front in self.lackers.lists["filler"]:
            return bool(lacking) and self._inverted(m, lacking, end)
        span = topics.topic_before(self.text, m.a, m.start)
        cut, kind = pattern("including").match(self.text, end, m.b), self.text[slice(*span)].lower().split()[-1:]
        if cut and not self.lackers.lists["kinds"].isdisjoint(kind):
            has = self.having(self.lackers.leading(m.a, m.start) or self.lackers.it(m.a, span[0]), lacking)
            listed = topics.topic_after(self.text, cut.end(), m.b)
            names = topics.split(self.text[slice(*listed)])
            return sum(self.put(m, lacking, "topic", (m.start, listed[1]), name, None, has) for name in names) > 0
        none = pattern("none-of").search(self.text, *span)
        if span[0] == span[1] or (m.frame.name == "none-of" and none is None):
            return False
        span = (none.start() if none else span[0], span[1])
        near = m.start - span[0] < 160 and "," not in self.text[span[0] : m.start]
        words = (span[0] if near else m.start, end)
        return self.add(m, lacking, span, words) and self._neither_does(m, lacking, end)

    def _unsaid(self, m: Match) -> list[Who]:
        """`SOURCE said CLAIM. Syria was not mentioned.`: the source cited right before."""
        before = self.ctx.tokens(m.a, m.start)
        if len(before) > 8 or self.text[m.end : m.b].strip(' .”"\n') or any(map(self.lackers.says, before)):
            return []
        return self.lackers.it(m.a, m.a)

    def _verbless(self, m: Match, place: int, end: int) -> bool:
        """Is `No X in READOUT` all that a sentence says?"""
        tokens, lower = self.ctx.tokens(m.end, place), self.ctx.scan.lower
        verbs = any(self.lackers.says(i) or lower[i] in self.lackers.lists["be"] for i in self.ctx.tokens(m.end, m.b))
        whole = not (self.text[m.a : m.start] + self.text[end : m.b]).strip(' .!”"\n-–—')
        return whole and 0 < len(tokens) < 7 and not verbs and "," not in self.text[m.end : place]

    def _there(self, m: Match) -> bool:
        that = 5 * (m.frame.name == "not-found" and self.text.startswith(" that ", m.end))
        lacking, place, end = self.lackers.behind(m.end + that, m.b, m.headline)
        if of := pattern("of-front").fullmatch(self.text, m.a, m.start):  # `Of X there is not a word`
            lacking = [w for w in self.known(m, lacking or self.lackers.it(m.a, m.a)) if w.noun]
            more = self.text[max(end, m.end) : m.b].strip(' .!”"\n') and not pattern("own-text").search(
                self.text, m.end, m.b
            )
            span = (of.start("topic"), max(end, m.end))
            return bool(lacking) and not more and self.add(m, lacking, of.span("topic"), span)
        lacking = self.known(m, lacking)
        if m.frame.name == "no-thing" and not (all(w.noun for w in lacking) and self._verbless(m, place, end)):
            return False
        if not lacking:
            return self._fronted(m)
        if self.text[m.end : place].strip():
            return self.add(m, lacking, (m.end, place), (m.start, end))
        after = pattern("of-topic").search(self.text, m.end, m.b)
        return after is not None and self._behind_it(m, lacking, after.end())
