"""Who is silent and what about -> omissions: scope, the claim that is lacking, who has it, and of which event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readoutdiff.model import Span
from readoutdiff.parsing import silent_topics as topics
from readoutdiff.parsing.citing import Who
from readoutdiff.parsing.silent_subjects import Lackers

if TYPE_CHECKING:
    from readoutdiff.parsing.citations import Citations
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.drafts import Draft
    from readoutdiff.parsing.events import Meeting, Meetings
    from readoutdiff.parsing.silent_frames import Match

_BEHIND = re.compile(r",? (?:which|that|who|whom)\b")
_CONTRAST = re.compile(r"(?i)\W*(?:while|although|though|whereas)\b")
_OWN = re.compile(r"\bin (?:its|their) (?:\w+ ){0,2}(readout|statement|account|release|version|summary)\b")
REST = re.compile(r"\b(?:mention|mentioning|reference|allusion|fact that|matter of|subject of)\b", re.I)
_CLOSING = re.compile(r"[.,]?[\"”]")


@dataclass(slots=True)
class Silence:
    """An omission under construction; see ``model.Omission``."""

    source: str
    party: str | None
    has: tuple[str, ...]
    scope: str
    draft: Draft | None
    topic: str | None
    meeting: Meeting | None
    start: int
    end: int
    rule: str


class Notes:
    """Keeps the omissions of one article."""

    def __init__(self, ctx: Context, citations: Citations, meetings: Meetings) -> None:
        self.ctx = ctx
        self.text = ctx.scan.text
        self.meetings = meetings
        self.found: list[Silence] = []
        self.lackers = Lackers(ctx, citations, meetings)
        self.claims = topics.Claims(ctx, citations)
        self.cited = self.lackers.cited

    def _known(self, m: Match, lacking: list[Who]) -> list[Who]:
        """Those of the silent that can be: documents and agencies, offices where the words cannot be a refusal."""
        out = []
        told = REST.search(self.text, m.start, m.end) is not None
        own = _OWN.search(self.text, m.end, min(m.b, m.end + 90))
        for w in lacking:
            if not w.source or w.kind not in ("document", "office"):
                continue
            if own and w.noun is None:
                w.kind, w.noun = "document", own[1]
            agency = self.lackers.agency(w.source)
            known = agency or (w.source, w.party) in self.lackers.offices or w.party not in self.lackers.parties
            if w.noun is None and (not known or self.lackers.elsewhere(m.a, m.b, w.source)):
                continue  # another office of a side whose account is known, or no account of a meeting
            quiet = m.headline and m.frame.name == "silent" and (w.source, w.party) in self.lackers.offices
            if m.frame.document and not (told or agency or quiet) and (w.kind != "document" or w.noun is None):
                continue
            if m.frame.noun and w.noun is None:
                continue
            out.append(w)
        return list({w.source: w for w in out}.values())

    def _having(self, having: list[Who], lacking: list[Who]) -> tuple[str, ...]:
        silent = {w.party for w in lacking}
        return tuple(dict.fromkeys(w.source for w in having if w.source and w.party not in silent))

    def _add(self, m: Match, lacking: list[Who], topic: Span, span: Span) -> bool:
        """Work out scope, claim and who has it, and keep the silence."""
        words_ = self.text[slice(*topic)].strip(" ,\n\t“”")
        silent = {w.party for w in lacking}
        if m.frame.scope == "word":
            names = [n.strip("“”\"'‘’,. ") for n in topics.split(words_)]
            return self._put(m, lacking, None, "word", list(names), span, self._contrast(m, lacking))
        quoted = topics.QUOTED.match(words_)
        if quoted:
            return self._put(m, lacking, None, "word", [quoted["word"]], span, self._contrast(m, lacking))
        trailing = (
            m.frame.shape == "topic"
            and re.fullmatch(r"(?:an?|one|another) \w+", words_)
            and self.text[m.a : topic[0]].rstrip().endswith((",", "—", "–"))
        )
        if m.frame.points or trailing or topics.pointing(words_):
            d, has = self._pointed(m, lacking, span, words_)
            if d is None and not has and not any(w.noun for w in lacking):
                return False
            return self._put(m, lacking, d, "claim", [None], span, has)
        meeting = self._meeting(m, lacking)
        contrast = self._contrast(m, lacking) or self._behind(m, lacking, topic[1])
        pointed = re.match(r"(?:that|this|those|these) ", words_, re.I) and m.frame.shape in ("topic", "none")
        kept = False
        for name in topics.split(words_):
            d, sure = self.claims.about(name, m.start, silent, meeting)
            has = contrast or ((d.source,) if d and d.source else ())
            kind = "claim" if d and (sure or pointed) else topics.scope(name)
            kept |= self._put(m, lacking, d if kind == "claim" else None, kind, [name], span, has, meeting)
        return kept

    def _behind(self, m: Match, lacking: list[Who], at: int) -> tuple[str, ...]:
        """`SOURCE skipped Y, which according to A was discussed`: A has it."""
        if not _BEHIND.match(self.text, at, m.b):
            return ()
        silent = {w.party for w in lacking}
        return tuple(d.source for d in self.claims.drafts.between(at, m.b) if d.source and d.party not in silent)[:1]

    def _pointed(self, m: Match, lacking: list[Who], span: Span, words_: str) -> tuple[Draft | None, tuple[str, ...]]:
        """The claim that `this point` means, and who has it; `a point that B skipped` means one of its own sentence."""
        d = self.claims.last(m.start, {w.party for w in lacking})
        has = (d.source,) if d and d.source else ()
        own = (m.frame.shape == "subject" and span[0] < m.start) or words_.endswith((" that", "which"))
        if own and (d is None or d.start < m.a):
            first = self.ctx.tokens(m.a, m.b).start
            it = self.lackers.it(m.a, m.a) if self.ctx.scan.lower[first] == "it" else []
            here = self._having(self.lackers.leading(m.a, span[0]) or it, lacking)
            return None, here or has
        return d, has

    def _contrast(self, m: Match, lacking: list[Who]) -> tuple[str, ...]:
        """`While A said X, SOURCE skipped Y`, `unlike A, SOURCE did not mention Y`: A has it."""
        silent = {w.party for w in lacking}
        if _CONTRAST.match(self.text, m.a, m.b):
            cited = [d.source for d in self.claims.drafts.between(m.a, m.start) if d.source and d.party not in silent]
            return tuple(sorted(set(cited))) or self._having(self.lackers.leading(m.a, m.start), lacking)
        return ()

    def _meeting(self, m: Match, lacking: list[Who]) -> Meeting | None:
        """The event of the silent readout: the one the sentence names, else the one spoken of."""
        if any(len(c.people) > 1 for c in self.meetings.contacts(m.a, m.b)):
            return self.meetings.resolve(m.a, m.b, None, set())
        scan = self.ctx.scan
        before = self.cited.before(m.start)
        if before and scan.paragraph_at(m.start) - before[-1].paragraph <= 6:
            return before[-1].meeting
        parties = {w.party for w in lacking if w.party}
        found = self.meetings.before(m.start)
        if found and (not parties or not found.parties() or parties & found.parties()):
            return found
        return next((x for x in self.meetings.all if parties & x.parties()), None)

    def _put(
        self,
        m: Match,
        lacking: list[Who],
        d: Draft | None,
        scope: str,
        names: list[str | None],
        span: Span,
        has: tuple[str, ...],
        meeting: Meeting | None = None,
    ) -> bool:
        meeting = (d.meeting if d else None) or meeting or self._meeting(m, lacking)
        if meeting is None and not any(
            w.strong or w.noun in self.ctx.words.readout or w.noun in self.ctx.words.telling for w in lacking
        ):
            return False
        sides = meeting.parties() if meeting else set()
        lacking = [w for w in lacking if len(sides) < 2 or w.party in sides]  # a third side was not there
        silent = {w.source for w in lacking}
        closing = _CLOSING.match(self.text, span[1], m.b)
        if closing and len(re.findall(r"[\"“”]", self.text[slice(*span)])) % 2:
            span = (span[0], closing.end())
        for w in lacking:
            self.found += [
                Silence(
                    w.source or "",
                    w.party,
                    tuple(h for h in has if h not in silent),
                    scope,
                    d,
                    name,
                    meeting,
                    *span,
                    m.frame.name,
                )
                for name in names
            ]
        if meeting and lacking:
            meeting.used = True
        return bool(lacking)

    def _token(self, offset: int) -> int:
        return self.ctx.tokens(offset, offset).start

    def _same(self, m: Match) -> list[Who]:
        """The readouts of the silence right before (`Nor did it mention Y`)."""
        here = self.ctx.scan.sentence_at(m.start)
        last = [s for s in self.found[-8:] if s.start == self.found[-1].start]
        near = last and here - self.ctx.scan.sentence_at(last[0].start) <= 1
        return [Who("document", s.source, s.party, "readout") for s in last] if near else []

    def settle(self) -> None:
        """Nobody has what they lack too, as another sentence says."""
        silent: dict[tuple[str | None, int], set[str]] = {}
        for s in self.found:
            silent.setdefault((s.topic and topics.stem(s.topic), id(s.draft)), set()).add(s.source)
        for s in self.found:
            also = silent[s.topic and topics.stem(s.topic), id(s.draft)]
            s.has = tuple(h for h in s.has if h not in also)
