"""Silences told the other way round: `only A says`, `unlike B`, `neither A nor B`, `A does, B does not`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from readoutdiff.model import Span
from readoutdiff.parsing import silent_topics as topics
from readoutdiff.parsing.silent_frames import pattern
from readoutdiff.parsing.silent_notes import Notes
from readoutdiff.parsing.words import words

if TYPE_CHECKING:
    from readoutdiff.parsing.citing import Who
    from readoutdiff.parsing.silent_frames import Match

_STARTS = re.compile(r"(?:^|[;:—–.]|\b(?:and|but))\s*$")


@cache
def _verbs(name: str) -> re.Pattern[str]:
    """The verbs of a list, as whole words."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words().lists[name])) + r")\b")


class Turns(Notes):
    """The turned shapes; each says whether it found a silence."""

    def read(self, m: Match, start: int, end: int) -> list[Who]:
        """The readouts that a stretch of text names."""
        return self.lackers.read(self.token(start), self.token(end), m.headline)

    def _neither(self, m: Match) -> bool:
        begin = next(reversed(list(pattern("neither").finditer(self.text, m.a, m.start))), None)
        if begin is None or re.search(r"[;:.]", self.text[begin.end() : m.start]) or m.start - begin.end() > 200:
            return False
        lacking = self.known(m, self.read(m, begin.start(), m.start))
        asks = pattern("asks-behind").search(self.text, m.start, m.end)
        span = topics.topic_after(self.text, asks.start() if asks else m.end, m.b)
        person = bool(self.ctx.people.within(begin.end(), m.start))  # `neither NAME nor SOURCE`: one is a readout
        enough = 1 if person or begin[0].lower().startswith("nor") else 2
        return len(lacking) >= enough and self.add(m, lacking, span, (begin.start(), span[1]))

    def _only_in(self, m: Match) -> bool:
        having, _, end = self.lackers.behind(m.end, m.b, m.headline)
        span = topics.topic_before(self.text, m.a, m.start)
        document = len(having) == 1 and having[0].kind == "document"
        return document and self._others(m, having[0], (span[0], end), self.text[slice(*span)])

    def _only(self, m: Match) -> bool:
        """`Only SOURCE said X`: the other sides of the event lack it."""
        states = _verbs("states").search(self.text, m.end, min(m.b, m.end + 120))
        if states is None or "," in self.text[m.end : states.start()] or not _STARTS.search(self.text[m.a : m.start]):
            return False
        having = self.read(m, m.end, states.start())
        span = topics.topic_after(self.text, states.end(), m.b)
        one = len(having) == 1 and having[0].source
        return bool(one) and self._others(m, having[0], (m.start, span[1]), self.text[slice(*span)])

    def _others(self, m: Match, having: Who, span: Span, topic: str) -> bool:
        here = [d for d in self.lackers.cited.between(m.a, m.b) if d.end > m.start]
        told = self.claims.about(topic, m.start, {None}, None)[0]
        d = next((d for d in (*here, told) if d is not None and d.party == having.party), None)
        meeting = d.meeting if d and d.meeting else self.meeting(m, [having])
        lacking = self.lackers.others(having.party, meeting)
        name = None if d else topics.split(topic, many=False)[0]
        kind, has = "claim" if d else topics.scope(name or ""), (having.source or "",)
        return self.put(m, lacking, kind, span, name, d, has, meeting)

    def _unlike(self, m: Match) -> bool:
        """`Unlike OTHER, SOURCE said X`: the other lacks it."""
        comma = self.text.find(",", m.end, m.b)
        if comma < 0 or re.search(r"\b(?:which|who)\b", self.text[m.end : comma + 8]):
            return False
        if pattern("denial").search(self.text[comma : min(m.b, comma + 120)].split(";")[0]):
            return False
        lacking = self.known(m, self.read(m, m.end, comma))
        silent = {w.party for w in lacking}
        d = next((d for d in self.claims.drafts.between(comma, m.b) if d.party not in silent), None)
        has = self.having([*self.lackers.cited_by(d), *self.lackers.leading(comma + 1, m.b)], lacking)[:1]
        if not lacking or not has:
            return False
        span = (m.start, comma)
        if d:
            return self.put(m, lacking, "claim", span, None, d, has, d.meeting)
        end = topics.topic_after(self.text, comma + 1, m.b)[1]
        states = _verbs("states").search(self.text, comma + 1, end)
        name = topics.split(self.text[states.end() if states else comma + 1 : end], many=False)[0]
        return self.put(m, lacking, "topic", span, name, None, has)

    def _ellipsis(self, m: Match) -> bool:
        """`A refers to TOPIC, B does not`."""
        cut = next(reversed(list(pattern("turn").finditer(self.text, m.a, m.start))), None)
        if not re.match(r"\s*(?:[.,;:—–]|$)", self.text[m.end : m.b]):
            return False
        if cut is None or not self.text[m.a : cut.start()].strip():
            return self._did_not(m)
        lacking = self.read(m, cut.end(), m.start)
        refers = _verbs("refers").search(self.text, m.a, cut.start())
        if not lacking or refers is None:
            return False
        begin = max(m.a, *(self.text.rfind(c, m.a, refers.start()) + 1 for c in ",;"))
        has = self.having(self.read(m, begin, refers.start()), lacking)
        topic = topics.split(self.text[refers.end() : cut.start()], many=False)[0]
        return bool(has) and self.put(m, lacking, topics.scope(topic), (cut.end(), m.end), topic, None, has)

    def _did_not(self, m: Match) -> bool:
        """`A's text noted X. B's did not.`: the claim before."""
        lacking = [w for w in self.known(m, self.read(m, m.a, m.start)) if w.noun]
        d = self.claims.last(m.start, {w.party for w in lacking})
        if not lacking or d is None or self.ctx.scan.sentence_at(m.start) - self.ctx.scan.sentence_at(d.end - 1) != 1:
            return False
        return self.put(m, lacking, "claim", (m.a, m.end), None, d, (d.source or "",))

    def _but_not(self, m: Match) -> bool:
        """`READOUT mentions X but not Y`."""
        refers = next(reversed(list(_verbs("refers").finditer(self.text, m.a, m.start))), None)
        if refers is None or refers[0] in ("has", "had") or "," in self.text[refers.end() : m.start - 2]:
            return False
        lacking = self.known(m, self.lackers.subject(m.a, refers.start(), False, m.headline))
        return self._behind_it(m, [w for w in lacking if w.noun], m.end)

    def _fronted(self, m: Match) -> bool:
        """`In READOUT there is no mention of X`."""
        there = pattern("there-is").search(self.text, m.a, m.start)
        if there is None or not pattern("in-front").match(self.text, m.a, m.start):
            return False
        lacking, _, end = self.lackers.behind(m.a, there.start(), m.headline)
        return not self.text[end : there.start()].strip(" ,") and self._behind_it(m, self.known(m, lacking), m.end)

    def _in_vain(self, m: Match) -> bool:
        """`One searches READOUT in vain for X`."""
        lacking = self.known(m, self.read(m, *m.gap))
        return self._behind_it(m, [w for w in lacking if w.noun], m.end)

    def _inverted(self, m: Match, lacking: list[Who], end: int) -> bool:
        """`Absent from READOUT was TOPIC`, `Missing from READOUT: TOPIC`."""
        verb = pattern("is-was").search(self.text, m.end, m.b)
        if verb is None or self.text[end : verb.start()].strip():
            return False
        return self._behind_it(m, lacking, verb.end())

    def _behind_it(self, m: Match, lacking: list[Who], at: int) -> bool:
        span = topics.topic_after(self.text, at, m.b)
        return bool(lacking) and span[1] > span[0] and self.add(m, lacking, span, (m.start, span[1]))

    def _neither_does(self, m: Match, lacking: list[Who], end: int) -> bool:
        """`X does not figure in READOUT, and neither does Y`: two topics."""
        if more := pattern("nor-does").match(self.text, end, m.b):
            span = topics.topic_after(self.text, more.end(), m.b)
            self.add(m, lacking, span, (more.start("nor"), span[1]))
        return True
