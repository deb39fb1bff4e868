"""Sentences -> omissions: what the article itself says a readout lacks (PATTERNS, "How a silence is reported").

A frame (``silent_frames``) finds words of silence and says where the silent readout and the topic stand around them.
Who is silent is read by ``silent_subjects``, about what by ``silent_topics``; ``silent_notes`` puts the two together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readoutdiff.parsing import silent_topics as topics
from readoutdiff.parsing.citing import Who
from readoutdiff.parsing.silent_frames import Match, frames
from readoutdiff.parsing.silent_notes import REST, Silence
from readoutdiff.parsing.silent_turns import Turns

if TYPE_CHECKING:
    from readoutdiff.model import Span
    from readoutdiff.parsing.citations import Citations
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.events import Meetings

__all__ = ["Silence", "Silences", "frames"]

_NONE = re.compile(r"\bnone of (?:this|that|these|those|it|the)\b", re.I)
_INCLUDING = re.compile(r",? (?:including|such as|among them|notably|like) |: ")
_BEHIND = re.compile(
    r"\s(?:of|to|about|on|that)\s+(?!(?:(?:the|their|its|this|that|either|each|his|her)\s+)?(?:\w+\s+)?(?:call|meeting|talks|conversation|summit|visit|web\w*|site)\b)"
)
_HEADLINE_END = re.compile(r"\s(?:after|as|at|following) ")
# one text in two languages: only an edition lacks it
_EDITION = re.compile(
    r"\b[A-Z]\w+(?:-language)? (?:version|edition|translation) of\b"
    r".{1,200}\bthe [A-Z]\w+(?:-language)? (?:one|version|original|edition)\b"
)
_TRAIL = re.compile(r"(?: (?:at all|altogether|either|instead|by name))+\b")
_WIDE = 1500  # characters
_CLAUSE_END = re.compile(r"\W*$|\s*[,.;:!?]|\s+(?:and|but|while)\b")


class Silences(Turns):
    """Finds the stated omissions of one article; ``found`` is in text order."""

    def __init__(self, ctx: Context, citations: Citations, meetings: Meetings) -> None:
        super().__init__(ctx, citations, meetings)
        self.shapes = {
            "subject": self._subject,
            "topic": self._topic,
            "there": self._there,
            "neither": self._neither,
            "none": self._none,
            "unlike": self._unlike,
            "only": self._only,
            "only-in": self._only_in,
            "ellipsis": self._ellipsis,
            "but-not": self._but_not,
        }
        self.words: list[Span] = []  # all words of silence with their topics, also those of nobody's readout
        keys = frames()[1]
        scan = ctx.scan
        for n, (a, b) in enumerate(scan.sentence_tokens):
            present = keys.intersection(scan.lower[a:b])
            if present:
                self._sentence(*scan.sentences[n], present)
        self.settle()

    def _sentence(self, a: int, b: int, present: frozenset[str]) -> None:
        furniture = self.ctx.is_furniture(a)
        if (furniture and furniture != "headline") or self.text[a:b].rstrip("”\"'’ ").endswith("?"):
            return
        taken = a
        for m in sorted(self._matches(a, b, present, furniture == "headline"), key=lambda m: (m.start, -m.end)):
            if m.start < taken or self._barred(m):
                continue
            if self.shapes[m.frame.shape](m):
                taken = m.end
                self._keep_words(self.found[-1].start, max(m.end, self.found[-1].end), m.b)
            elif m.frame.telling:
                self._keep_words(m.start, topics.topic_after(self.text, m.end, m.b)[1], m.b)

    def _keep_words(self, start: int, end: int, b: int) -> None:
        trail = _TRAIL.match(self.text, end, b)
        self.words.append((start, trail.end() if trail else end))

    def _matches(self, a: int, b: int, present: frozenset[str], headline: bool) -> list[Match]:
        """Words of silence, with what stands near: a text without full stops must not cost more than one with them."""
        return [
            Match(f, max(a, m.start() - _WIDE), min(b, m.end() + _WIDE), *m.span(), headline, m.span(m.lastindex or 0))
            for f in frames()[0]
            if not f.keys.isdisjoint(present)
            for m in f.pattern.finditer(self.text, a, b)
        ]

    def _barred(self, m: Match) -> bool:
        """In a quotation; only wished or denied (`would omit`, `did not leave out`); or a phrase that is no silence."""
        ctx = self.ctx
        i = ctx.tokens(m.start, m.end).start
        scan, lists = ctx.scan, self.lackers.lists
        if i >= len(scan.quote_of) or scan.quote_of[i] >= 0 or self.text[m.end : m.end + 1] in ("-", "’", "'"):
            return True
        before = [scan.lower[k] for k in range(max(0, i - 12), i) if scan.starts[k] >= m.a]
        own = before[len(before) - before[::-1].index(",") :] if "," in before else before
        if (own and own[0] in lists["condition"]) or {"if", "whether", "unless"} & set(own):
            return True
        before = before[-3:]
        if m.frame.name in ("lack", "silent", "left-out", "is-silent", "tail") and set(before) & (
            lists["negation"] | lists["modal"]
        ):
            return True
        if set(before[-1:]) & lists["modal"]:
            return True
        if _EDITION.search(self.text, m.a, m.b):
            return True
        near = " " + self.text[m.start : min(m.b, m.end + 70)].lower()
        clause = re.split(r"[,;:]", near[m.end - m.start :])[0]
        return any(f" {p}" in near[: m.end - m.start + 12] or f" {p} " in clause + " " for p in ctx.words.not_silence)

    def _subject(self, m: Match) -> bool:
        f, first = m.frame, self.text[m.start : m.end].split()[0].lower()
        participle = first.endswith("ing") or first in ("with", "without")
        if f.tail and not self._right_behind(m):
            return False
        if f.ends and not _CLAUSE_END.match(self.text, m.end, m.b):
            return False
        if first == "nor":
            lacking = self._same(m) or self.lackers.it(m.a, m.start)
        else:
            lacking = self.lackers.subject(m.a, m.start, participle, m.headline)
        if not lacking and f.name in ("no-mention", "has-nothing"):
            return False
        lacking = self._known(m, lacking)
        if not lacking:
            return False
        if m.gap != (m.start, m.end) and not f.soft:
            span = m.gap
        elif f.ends or f.points:
            span = (m.end, m.end)
        elif f.soft:
            return self._soft(m, lacking)
        else:
            span = topics.topic_after(self.text, m.end, m.b)
            inside = self.lackers.behind(m.end, span[1])
            if inside[0] and (
                cut := re.search(
                    r"\s+(?:in|from|by)\s+$|\s+(?:in|from|by)\s+(?=(?:its|the|their|\w+[’']s)\b[^,]*$)",
                    self.text[span[0] : span[1]],
                )
            ):
                span = (span[0], span[0] + cut.start())
            span = topics.without_own(self.text, span)
            further = _HEADLINE_END.search(self.text, *span) if m.headline else None
            span = (span[0], further.start() if further else span[1])
        begin = (
            topics.relative(self.text, m.a, self._phrase_start(m))
            if not self.text[span[0] : span[1]].strip(" ,")
            else None
        )
        if not self.text[span[0] : span[1]].strip(" ,") and not (f.points or begin is not None or f.ends):
            return False
        agency = f.name == "lack" and all(w.noun is None for w in lacking)
        if (
            agency
            and begin is None
            and first not in self.lackers.lists["telling-lack"]
            and not REST.search(self.text, m.start, m.end)
        ):
            return False
        return self._add(m, lacking, span, (begin if begin is not None else m.start, max(m.end, span[1])))

    def _phrase_start(self, m: Match) -> int:
        """Where the silent readout's own phrase begins, right before the words of silence."""
        scan = self.ctx.scan
        i = self.ctx.tokens(m.a, m.start).stop - 1
        while i > 0 and scan.starts[i] >= m.a and scan.lower[i] in self.lackers.lists["filler"]:
            i -= 1
        first = self.lackers._start(i, self.ctx.tokens(m.a, m.b).start) if i >= 0 else 0
        return scan.starts[first] if first < len(scan.starts) else m.start

    def _right_behind(self, m: Match) -> bool:
        """Does `without mentioning X` follow the citing words (else the speaker is meant)?"""
        d = self.lackers.attributed(m.a, m.start)
        return d is not None and d.found.cue != () and 0 <= m.start - d.end <= 3

    def _soft(self, m: Match, lacking: list[Who]) -> bool:
        """`focused on Y instead`: silent about what stands before, where nothing else says so."""
        last = self.found[-1] if self.found else None
        if (
            m.frame.name == "instead"
            and last
            and {last.source} & {w.source for w in lacking}
            and self.ctx.scan.sentence_at(m.start) - self.ctx.scan.sentence_at(last.start) <= 1
        ):
            return False
        return self._put(m, lacking, None, "topic", [None], (m.start, m.end), ())

    def _topic(self, m: Match) -> bool:
        neither = self.text[m.start : m.end].lower().endswith(" neither")
        lacking, end = self.lackers.behind(m.end - 7 * neither, m.b, m.headline)
        if not lacking and self.text[m.start : m.end].split()[-1] in self.lackers.lists["written"]:
            lacking = self._unsaid(m)
        lacking = self._known(m, lacking)
        if not lacking:
            return False
        if (
            not self.text[m.a : m.start].strip(" ,“").lower()
            or self.text[m.a : m.start].strip().lower() in self.lackers.lists["filler"]
        ):
            return self._inverted(m, lacking, end)
        span = topics.topic_before(self.text, m.a, m.start)
        cut = _INCLUDING.match(self.text, end, m.b)
        kind = self.text[span[0] : span[1]].split()[-1:]
        if (
            cut
            and kind
            and kind[0].lower()
            in (
                "items",
                "points",
                "details",
                "elements",
                "passages",
                "claims",
                "topics",
                "issues",
                "things",
                "lines",
                "remarks",
                "commitments",
                "subjects",
                "language",
            )
        ):
            has = self.lackers.leading(m.a, m.start) or self.lackers.it(m.a, span[0])
            listed = topics.topic_after(self.text, cut.end(), m.b)
            named = topics.split(self.text[slice(*listed)])
            return self._put(m, lacking, None, "topic", list(named), (m.start, listed[1]), self._having(has, lacking))
        if not self.text[slice(*span)].strip():
            return False
        before = self.text[span[0] : m.start]
        start = span[0] if len(before) < 160 and "," not in before else m.start
        return self._add(m, lacking, span, (start, end)) and self._neither_does(m, lacking, end)

    def _unsaid(self, m: Match) -> list[Who]:
        """`SOURCE said CLAIM. Syria was not mentioned.`: the source cited right before."""
        before = self.ctx.tokens(m.a, m.start)
        if len(before) > 8 or self.text[m.end : m.b].strip(" .”\"\n") or any(map(self.lackers.says, before)):
            return []
        return self.lackers.it(m.a, m.a)

    def _none(self, m: Match) -> bool:
        none = _NONE.search(self.text, m.a, m.start)
        if none is None or m.start - none.end() > 60:
            return False
        lacking, end = self.lackers.behind(m.end, m.b, m.headline)
        lacking = self._known(m, lacking)
        return bool(lacking) and self._add(m, lacking, (none.start(), m.start), (none.start(), end))

    def _there(self, m: Match) -> bool:
        lacking, end = self.lackers.behind(m.end, m.b, m.headline)
        lacking = self._known(m, lacking)
        if not lacking:
            return self._fronted(m)
        place = re.search(r"\b(?:in|from|by)\s+", self.text[m.end : end])
        between = self.text[m.end : m.end + place.start()] if place else ""
        if between.strip():
            names = list(re.finditer(r"\s(?:in|from|by)\s", self.text[m.end : end]))
            cut = next(
                (
                    p
                    for p in names
                    if self.lackers.head(self._token(m.end + p.end()), self._token(end), "in", m.headline)
                ),
                None,
            )
            span = (m.end, m.end + cut.start()) if cut else topics.topic_after(self.text, m.end, end)
            return self._add(m, lacking, span, (m.start, end))
        after = _BEHIND.search(self.text, m.end, m.b)
        if after is None:
            return False
        span = topics.topic_after(self.text, after.end(), m.b)
        return self._add(m, lacking, span, (m.start, span[1]))
