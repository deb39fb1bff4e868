"""Silences told the other way round: `only A says`, `unlike B`, `neither A nor B`, `A does, B does not`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from readoutdiff.model import Span
from readoutdiff.parsing import silent_topics as topics
from readoutdiff.parsing.silent_notes import Notes
from readoutdiff.parsing.words import words

if TYPE_CHECKING:
    from readoutdiff.parsing.citing import Who
    from readoutdiff.parsing.silent_frames import Match

_NEITHER = re.compile(r"\b(?P<nor>nor (?:do|does|did|has|have|had)|neither|none of|no) (?=[\w“])", re.I)
_THERE = re.compile(r"\bthere (?:is|was|are|were)\s+$", re.I)
_IN = re.compile(r"\W*(?:but |and )?in ", re.I)
_NOR_DOES = re.compile(r",? (?:and )?(?P<nor>(?:neither|nor) (?:do|does|did|is|was|are|were)) ", re.I)


@cache
def _verbs(name: str) -> re.Pattern[str]:
    """The verbs of a list, as whole words."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words().lists[name])) + r")\b")


class Turns(Notes):
    """The turned shapes; each says whether it found a silence."""

    def _neither(self, m: Match) -> bool:
        opened = list(_NEITHER.finditer(self.text, m.a, m.start))
        if not opened or opened[-1][0].lower().startswith("no "):
            return False
        opened = [o for o in opened if not o[0].lower().startswith("no ")]
        begin = opened[-1]
        phrase = self.text[begin.end() : m.start]
        if re.search(r"[;:.]", phrase) or len(phrase) > 200:
            return False
        lacking = self.lackers.read(self._token(begin.start()), self._token(m.start))
        lacking = self._known(m, lacking)
        if len(lacking) < 2 - begin["nor"].lower().startswith("nor "):
            return False
        asks = re.search(r"\b(?:who|how|why|what|when|where|whether|which)$", self.text[m.start : m.end])
        span = topics.topic_after(self.text, m.start + asks.start() if asks else m.end, m.b)
        return self._add(m, lacking, span, (begin.start(), span[1]))

    def _only_in(self, m: Match) -> bool:
        having, end = self.lackers.behind(m.end, m.b, m.headline)
        if len(having) != 1 or having[0].kind != "document":
            return False
        span = topics.topic_before(self.text, m.a, m.start)
        return self._others(m, having[0], (span[0], end), self.text[slice(*span)])

    def _only(self, m: Match) -> bool:
        """`Only SOURCE said X`: the other sides of the event lack it."""
        if re.search(r"[\w,“]", self.text[max(m.a, m.start - 2) : m.start].strip()) and not re.search(
            r"(?:^|[;:—–.]|\b(?:and|but))\s*$", self.text[m.a : m.start]
        ):
            return False
        states = _verbs("states").search(self.text, m.end, min(m.b, m.end + 120))
        if states is None or "," in self.text[m.end : states.start()]:
            return False
        having = self.lackers.read(self._token(m.end), self._token(states.start()))
        if len(having) != 1 or not having[0].source:
            return False
        span = topics.topic_after(self.text, states.end(), m.b)
        return self._others(m, having[0], (m.start, span[1]), self.text[slice(*span)])

    def _others(self, m: Match, having: Who, span: Span, topic: str) -> bool:
        d = next((d for d in self.cited.between(m.a, m.b) if d.party == having.party and d.end > m.start), None)
        if d is None:
            d = self.claims.about(topic, m.start, {None}, None)[0]
            d = d if d is not None and d.party == having.party else None
        meeting = d.meeting if d and d.meeting else self._meeting(m, [having])
        lacking = self.lackers.others(having.party, meeting)
        names = [None] if d else [topics.split(topic, many=False)[0]]
        if not lacking:
            return False
        return self._put(
            m,
            lacking,
            d,
            "claim" if d else topics.scope(names[0] or ""),
            list(names),
            span,
            (having.source or "",),
            meeting,
        )

    def _unlike(self, m: Match) -> bool:
        """`Unlike OTHER, SOURCE said X`: the other lacks it."""
        comma = self.text.find(",", m.end, m.b)
        if comma < 0 or re.search(r"\b(?:which|who)\b", self.text[m.end : comma + 8]):
            return False
        lacking = self._known(m, self.lackers.read(self._token(m.end), self._token(comma)))
        if not lacking:
            return False
        d = next(
            (d for d in self.claims.drafts.between(comma, m.b) if d.party not in {w.party for w in lacking}),
            None,
        )
        having = self.lackers.leading(comma + 1, m.b)
        clause = self.text[comma : m.b]
        if re.search(r"\b(?:not|no|never|nothing|omits|omitted)\b|n[’']t\b", clause.split(";")[0][:120]) or (
            d is None and not having
        ):
            return False
        has = (d.source,) if d and d.source else self._having(having, lacking)
        if not has:
            return False
        end = d.content[-1][1] if d else topics.topic_after(self.text, comma + 1, m.b)[1]
        names = [None] if d else [self._predicate(comma + 1, end)]
        return self._put(
            m, lacking, d, "claim" if d else "topic", list(names), (m.start, comma), has, d.meeting if d else None
        )

    def _predicate(self, start: int, end: int) -> str:
        """What follows the verb of a clause, as a topic."""
        states = _verbs("states").search(self.text, start, end)
        return topics.split(self.text[states.end() if states else start : end], many=False)[0]

    def _ellipsis(self, m: Match) -> bool:
        """`A refers to TOPIC, B does not`."""
        if not re.match(r"\s*(?:[.,;:—–]|$)", self.text[m.end : m.b]):
            return False
        cut = list(re.finditer(r"[,;]\s*(?:but|while|and)?\s*|\b(?:but|while)\s+", self.text[m.a : m.start]))
        if not cut:
            return False
        lacking = self.lackers.read(self._token(m.a + cut[-1].end()), self._token(m.start), m.headline)
        first = self.text[m.a : m.a + cut[-1].start()]
        refers = _verbs("refers").search(first)
        if not lacking or refers is None:
            return False
        begin = max(first.rfind(c, 0, refers.start()) for c in ",;") + 1
        having = self.lackers.read(self._token(m.a + begin), self._token(m.a + refers.start()), m.headline)
        has = self._having(having, lacking)
        if not has:
            return False
        topic = topics.split(first[refers.end() :], many=False)[0]
        return self._put(m, lacking, None, topics.scope(topic), [topic], (m.a + cut[-1].end(), m.end), has)

    def _but_not(self, m: Match) -> bool:
        """`READOUT mentions X but not Y`."""
        before = self.text[m.a : m.start]
        refers = list(_verbs("refers").finditer(before))
        if not refers or refers[-1][0] in ("has", "had") or "," in before[refers[-1].end() : -2]:
            return False
        lacking = [
            w for w in self._known(m, self.lackers.subject(m.a, m.a + refers[-1].start(), False, m.headline)) if w.noun
        ]
        span = topics.topic_after(self.text, m.end, m.b)
        return bool(lacking) and span[1] > span[0] and self._add(m, lacking, span, (m.start, span[1]))

    def _fronted(self, m: Match) -> bool:
        """`In READOUT there is no mention of X`."""
        there = _THERE.search(self.text, m.a, m.start)
        if there is None or not _IN.match(self.text, m.a, m.start):
            return False
        lacking, end = self.lackers.behind(m.a, there.start(), m.headline)
        lacking = self._known(m, lacking)
        if not lacking or self.text[end : there.start()].strip(" ,"):
            return False
        span = topics.topic_after(self.text, m.end, m.b)
        return span[1] > span[0] and self._add(m, lacking, span, (m.start, span[1]))

    def _inverted(self, m: Match, lacking: list[Who], end: int) -> bool:
        """`Absent from READOUT was TOPIC`, `Missing from READOUT: TOPIC`."""
        verb = re.compile(r"\s*(?::|\b(?:is|was|are|were)\b)\s*").match(self.text, end, m.b)
        if verb is None:
            verb = re.compile(r"\s*\b(?:is|was|are|were)\b\s*").search(self.text, m.end, min(m.b, end))
        if verb is None:
            return False
        span = topics.topic_after(self.text, verb.end(), m.b)
        return span[1] > span[0] and self._add(m, lacking, span, (m.start, span[1]))

    def _neither_does(self, m: Match, lacking: list[Who], end: int) -> bool:
        """`X does not figure in READOUT, and neither does Y`: two topics."""
        more = _NOR_DOES.match(self.text, end, m.b)
        if more:
            span = topics.topic_after(self.text, more.end(), m.b)
            self._add(m, lacking, span, (more.start("nor"), span[1]))
        return True
