"""Sentences -> omissions: what the article itself says a readout lacks (PATTERNS, "How a silence is reported").

A frame finds words of silence and says on which side of them the silent readout and the topic stand
(data/readouts/en-silences.yaml). Who is silent is read by ``silent_sources``, about what by ``silent_topics``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from readoutdiff.model import Span
from readoutdiff.parsing import silent_topics as topics
from readoutdiff.parsing.citing import Who
from readoutdiff.parsing.silent_sources import Lackers
from readoutdiff.parsing.words import Words, words

if TYPE_CHECKING:
    from readoutdiff.parsing.citations import Citations
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.drafts import Draft
    from readoutdiff.parsing.events import Meeting, Meetings

_SLOT = re.compile(r"\{([\w-]+)(\??)\}")
_GAP = r"(?P<gap>[^,.;:!?\n]{1,90}?)"
_NEITHER = re.compile(r"\b(?:neither|none of|no) (?=[\w“])", re.I)
_NONE = re.compile(r"\bnone of (?:this|that|these|those|it|the)\b", re.I)
_CONTRAST = re.compile(r"(?i)\W*(?:while|although|though|whereas)\b")
_CLAUSE_END = re.compile(r"\W*$|\s*[,.;:!?]|\s+(?:and|but|while)\b")
_INCLUDING = re.compile(r",? (?:including|such as|among them|notably|like) |: ")
# `in either readout of X`, but not `in the readout of the call of X`
_BEHIND = re.compile(r"\s(?:of|to|about|on|that)\s+(?!(?:(?:the|their|its|this|that|either|each|his|her)\s+)?(?:\w+\s+)?(?:call|meeting|talks|conversation|summit|visit|web\w*|site)\b)")
_REST = re.compile(r"\b(?:mention|mentioning|reference|allusion|fact that|matter of|subject of)\b", re.I)
_THERE = re.compile(r"\bthere (?:is|was|are|were)\s+$", re.I)
_IN = re.compile(r"\W*(?:but |and )?in ", re.I)
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


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of saying that a readout is silent; see the data file."""

    name: str
    pattern: re.Pattern[str]
    shape: str
    document: bool = False
    noun: bool = False  # needs a word for a document, even of an agency
    points: bool = False
    ends: bool = False
    tail: bool = False
    soft: bool = False
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Words of silence in the sentence ``[a, b)``."""

    frame: Frame
    a: int
    b: int
    start: int
    end: int
    gap: Span | None
    headline: bool


@cache
def frames() -> tuple[list[Frame], frozenset[str]]:
    """The frames, and the words of which a sentence must hold one to be looked at."""
    w = words()
    found, keys = [], set()
    for name, data in w.frames.items():
        options = "|".join(_pattern(t, w) for t in data["templates"])
        rest = {k: v for k, v in data.items() if k not in ("templates", "shape")}
        found.append(Frame(name, re.compile(f"\\b(?:{options})(?!\\w)", re.I), data["shape"], **rest))
        keys |= {k for t in data["templates"] for k in _keys(t, w)}
    return found, frozenset(keys)


def _plain() -> frozenset[str]:
    return frozenset(words().lists["telling-lack"])


def _keys(template: str, w: Words) -> set[str]:
    """Words of which every match of a template holds one: those of its rarest part."""
    choices = [{x.split()[0].lower() for x in (w.lists[slot[1]] if slot else [part])}
               for part in template.split() if (slot := _SLOT.fullmatch(part)) is None or (not slot[2] and slot[1] != "gap")]
    common = {"is", "was", "are", "has", "had", "have", "in", "not", "made", "makes", "with"}
    return min(choices, key=lambda c: (len(c & common), len(c))) if choices else set()


def _pattern(template: str, w: Words) -> str:
    pattern = ""
    for part in template.split():
        slot = _SLOT.fullmatch(part)
        if slot and slot[1] == "gap":
            piece = "[^,.;:!?\\n]{1,90}?"
        elif slot:
            piece = "(?:" + "|".join(re.escape(x) for x in sorted(w.lists[slot[1]], key=len, reverse=True)) + ")"
        else:
            piece = re.escape(part)
        space = r"\s+" if pattern else ""
        pattern += f"(?:{space}{piece})?" if slot and slot[2] and pattern else f"(?:{piece}\\s+)?" if slot and slot[2] else space * (not pattern.endswith(r"\s+)?")) + piece
    return pattern.replace(r"\ ", r"\s+")


class Silences:
    """Finds the stated omissions of one article; ``found`` is in text order."""

    def __init__(self, ctx: Context, citations: Citations, meetings: Meetings) -> None:
        self.ctx = ctx
        self.text = ctx.scan.text
        self.meetings = meetings
        self.found: list[Silence] = []
        self.lackers = Lackers(ctx, citations, meetings)
        self.claims = topics.Claims(ctx, citations)
        self.cited = self.lackers.cited
        self.shapes = {"subject": self._subject, "topic": self._topic, "there": self._there, "neither": self._neither, "none": self._none,
                       "unlike": self._unlike, "only": self._only, "only-in": self._only_in, "ellipsis": self._ellipsis, "but-not": self._but_not}
        keys = frames()[1]
        scan = ctx.scan
        for n, (a, b) in enumerate(scan.sentence_tokens):
            if not keys.isdisjoint(scan.lower[a:b]):
                self._sentence(*scan.sentences[n])

    # -- one sentence -----------------------------------------------------------------------------------------------
    def _sentence(self, a: int, b: int) -> None:
        furniture = self.ctx.is_furniture(a)
        if (furniture and furniture != "headline") or self.text[a:b].rstrip("”\"'’ ").endswith("?"):
            return
        taken: list[Span] = []
        for m in sorted(self._matches(a, b, furniture == "headline"), key=lambda m: (m.start, -m.end)):
            if any(s < m.end and m.start < e for s, e in taken) or self._barred(m):
                continue
            if self.shapes[m.frame.shape](m):
                taken.append((m.start, m.end))

    def _matches(self, a: int, b: int, headline: bool) -> list[Match]:
        sentence = self.text[a:b]
        return [Match(f, a, b, m.start() + a, m.end() + a, None, headline) for f in frames()[0] for m in f.pattern.finditer(sentence)]

    def _barred(self, m: Match) -> bool:
        """In a quotation; only wished or denied (`would omit`, `did not leave out`); or one of the phrases that are no silence."""
        ctx = self.ctx
        i = ctx.tokens(m.start, m.end).start
        scan, lists = ctx.scan, self.lackers.lists
        if i >= len(scan.quote_of) or scan.quote_of[i] >= 0 or self.text[m.end : m.end + 1] in "-’'" != "":
            return True
        before = [scan.lower[k] for k in range(max(0, i - 3), i) if scan.starts[k] >= m.a]
        if m.frame.name in ("lack", "silent", "left-out", "is-silent", "tail") and set(before) & (lists["negation"] | lists["modal"]):
            return True
        if set(before[-1:]) & lists["modal"]:
            return True
        near = " " + self.text[m.start : min(m.b, m.end + 70)].lower()
        clause = re.split(r"[,;:]", near[m.end - m.start :])[0]
        return any(f" {p}" in near[: m.end - m.start + 12] or f" {p} " in clause + " " for p in ctx.words.not_silence)

    # -- shapes -----------------------------------------------------------------------------------------------------
    def _subject(self, m: Match) -> bool:
        f, first = m.frame, self.text[m.start : m.end].split()[0].lower()
        participle = first.endswith("ing") or first in ("with", "without")
        if f.tail and not self._right_behind(m):
            return False
        if f.ends and not _CLAUSE_END.match(self.text, m.end, m.b):
            return False
        lacking = self.lackers.subject(m.a, m.start, participle, m.headline)
        if not lacking and f.name in ("no-mention", "has-nothing"):
            return False
        lacking = self._known(m, lacking)
        if not lacking:
            return False
        if f.name == "left-out":
            words_ = self.text[m.start : m.end].split(None, 1)[1].rsplit(None, 1)[0]
            offset = self.text.index(words_, m.start)
            span = (offset, offset + len(words_))
        elif f.ends or f.points:
            span = (m.end, m.end)
        elif f.soft:
            return self._soft(m, lacking)
        else:
            span = topics.topic_after(self.text, m.end, m.b)
            inside = self.lackers.behind(m.end, span[1])
            if inside[0] and (cut := re.search(r"\s+(?:in|from|by)\s+$|\s+(?:in|from|by)\s+(?=(?:its|the|their|\w+[’']s)\b[^,]*$)", self.text[span[0] : span[1]])):
                span = (span[0], span[0] + cut.start())
            own = re.search(r"\s+(?:in|from) (?:its|their)(?: \w+){1,4}$", self.text[span[0] : span[1]])
            if own:
                span = (span[0], span[0] + own.start())
        begin = topics.relative(self.text, m.a, self._phrase_start(m)) if not self.text[span[0] : span[1]].strip(" ,") else None
        if not self.text[span[0] : span[1]].strip(" ,") and not (f.points or begin is not None or f.ends):
            return False
        agency = f.name == "lack" and all(w.noun is None for w in lacking)
        if agency and begin is None and first not in _plain() and not _REST.search(self.text, m.start, m.end):
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
        if m.frame.name == "instead" and last and {last.source} & {w.source for w in lacking} and self.ctx.scan.sentence_at(m.start) - self.ctx.scan.sentence_at(last.start) <= 1:
            return False
        return self._put(m, lacking, None, "topic", [None], (m.start, m.end), ())

    def _topic(self, m: Match) -> bool:
        neither = self.text[m.start : m.end].lower().endswith(" neither")
        lacking, end = self.lackers.behind(m.end - 7 * neither, m.b, m.headline)
        lacking = self._known(m, lacking)
        if not lacking:
            return False
        if not self.text[m.a : m.start].strip(" ,“").lower() or self.text[m.a : m.start].strip().lower() in self.lackers.lists["filler"]:
            return self._inverted(m, lacking, end)
        span = topics.topic_before(self.text, m.a, m.start)
        cut = _INCLUDING.match(self.text, end, m.b)
        kind = self.text[span[0] : span[1]].split()[-1:]
        if cut and kind and kind[0].lower() in ("items", "points", "details", "elements", "passages", "claims", "topics", "issues", "things", "lines", "remarks", "commitments", "subjects", "language"):
            has = self.lackers.leading(m.a, m.start) or self.lackers.it(m.a, span[0])
            listed = topics.topic_after(self.text, cut.end(), m.b)
            named = topics.split(self.text[slice(*listed)])
            return self._put(m, lacking, None, "topic", list(named), (m.start, listed[1]), self._having(has, lacking))
        if not self.text[slice(*span)].strip():
            return False
        before = self.text[span[0] : m.start]
        start = span[0] if len(before) < 160 and "," not in before else m.start
        return self._add(m, lacking, span, (start, end))

    def _inverted(self, m: Match, lacking: list[Who], end: int) -> bool:
        """`Absent from READOUT was TOPIC`, `Missing from READOUT: TOPIC`."""
        verb = re.compile(r"\s*(?::|\b(?:is|was|are|were)\b)\s*").match(self.text, end, m.b)
        if verb is None:
            verb = re.compile(r"\s*\b(?:is|was|are|were)\b\s*").search(self.text, m.end, min(m.b, end))
        if verb is None:
            return False
        span = topics.topic_after(self.text, verb.end(), m.b)
        return span[1] > span[0] and self._add(m, lacking, span, (m.start, span[1]))

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
            names = [p for p in re.finditer(r"\s(?:in|from|by)\s", self.text[m.end : end])]
            cut = next((p for p in names if self.lackers._head(self._token(m.end + p.end()), self._token(end), "in", m.headline)), None)
            span = (m.end, m.end + cut.start()) if cut else topics.topic_after(self.text, m.end, end)
            return self._add(m, lacking, span, (m.start, end))
        after = _BEHIND.search(self.text, m.end, m.b)
        if after is None:
            return False
        span = topics.topic_after(self.text, after.end(), m.b)
        return self._add(m, lacking, span, (m.start, span[1]))

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

    def _token(self, offset: int) -> int:
        return self.ctx.tokens(offset, offset).start

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
        if len(lacking) < 2:
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
        if re.search(r"[\w,“]", self.text[max(m.a, m.start - 2) : m.start].strip()) and not re.search(r"(?:^|[;:—–.]|\b(?:and|but))\s*$", self.text[m.a : m.start]):
            return False
        states = re.compile(r"\b(?:" + "|".join(map(re.escape, words().lists["states"])) + r")\b").search(self.text, m.end, min(m.b, m.end + 120))
        if states is None or "," in self.text[m.end : states.start()]:
            return False
        having = self.lackers.read(self._token(m.end), self._token(states.start()))
        if len(having) != 1 or not having[0].source:
            return False
        span = topics.topic_after(self.text, states.end(), m.b)
        return self._others(m, having[0], (m.start, span[1]), self.text[slice(*span)])

    def _others(self, m: Match, having: Who, span: Span, topic: str) -> bool:
        d = next((d for d in self.cited if d.party == having.party and m.a <= d.start < m.b and d.end > m.start), None)
        if d is None:
            d = self.claims.about(topic, m.start, {None}, None)[0]
            d = d if d is not None and d.party == having.party else None
        meeting = d.meeting if d and d.meeting else self._meeting(m, [having])
        lacking = self.lackers.others(having.source or "", having.party, meeting)
        names = [None] if d else [topics.split(topic, many=False)[0]]
        if not lacking:
            return False
        return self._put(m, lacking, d, "claim" if d else topics.scope(names[0] or ""), list(names), span, (having.source or "",), meeting)

    def _unlike(self, m: Match) -> bool:
        """`Unlike OTHER, SOURCE said X`: the other lacks it."""
        comma = self.text.find(",", m.end, m.b)
        if comma < 0 or re.search(r"\b(?:which|who)\b", self.text[m.end : comma + 8]):
            return False
        lacking = self._known(m, self.lackers.read(self._token(m.end), self._token(comma)))
        if not lacking:
            return False
        d = next((d for d in self.claims.drafts if comma <= d.start < m.b and d.party not in {w.party for w in lacking}), None)
        having = self.lackers.leading(comma + 1, m.b)
        clause = self.text[comma : m.b]
        if re.search(r"\b(?:not|no|never|nothing|omits|omitted)\b|n[’']t\b", clause.split(";")[0][:120]) or (d is None and not having):
            return False
        has = (d.source,) if d and d.source else self._having(having, lacking)
        if not has:
            return False
        end = d.content[-1][1] if d else topics.topic_after(self.text, comma + 1, m.b)[1]
        names = [None] if d else [self._predicate(comma + 1, end)]
        return self._put(m, lacking, d, "claim" if d else "topic", list(names), (m.start, comma), has, d.meeting if d else None)

    def _predicate(self, start: int, end: int) -> str:
        """What follows the verb of a clause, as a topic."""
        states = re.compile(r"\b(?:" + "|".join(map(re.escape, words().lists["states"])) + r")\b").search(self.text, start, end)
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
        refers = re.search(r"\b(?:" + "|".join(map(re.escape, words().lists["refers"])) + r")\b", first)
        if not lacking or refers is None:
            return False
        having = self.lackers.read(self._token(m.a), self._token(m.a + refers.start()), m.headline)
        has = self._having(having, lacking)
        if not has:
            return False
        topic = topics.split(first[refers.end() :], many=False)[0]
        return self._put(m, lacking, None, topics.scope(topic), [topic], (m.a + cut[-1].end(), m.end), has)

    def _but_not(self, m: Match) -> bool:
        """`READOUT mentions X but not Y`."""
        before = self.text[m.a : m.start]
        refers = list(re.finditer(r"\b(?:" + "|".join(map(re.escape, words().lists["refers"])) + r")\b", before))
        if not refers or refers[-1][0] in ("has", "had") or "," in before[refers[-1].end() : -2]:
            return False
        lacking = [w for w in self._known(m, self.lackers.subject(m.a, m.a + refers[-1].start(), False, m.headline)) if w.noun]
        span = topics.topic_after(self.text, m.end, m.b)
        return bool(lacking) and span[1] > span[0] and self._add(m, lacking, span, (m.start, span[1]))

    # -- putting together -------------------------------------------------------------------------------------------
    def _known(self, m: Match, lacking: list[Who]) -> list[Who]:
        """Those of the silent that can be: documents and agencies, offices where the words cannot be a refusal."""
        out = []
        told = _REST.search(self.text, m.start, m.end) is not None
        cited = {(d.source, d.party) for d in self.cited}
        for w in lacking:
            if not w.source or w.kind not in ("document", "office"):
                continue
            if w.noun is None and not self.lackers._agency(w.source) and (w.source, w.party) not in cited and w.party in {p for _, p in cited}:
                continue  # another office of a side whose account is known
            if m.frame.document and not told and not (w.kind == "document" and w.noun is not None or self.lackers._agency(w.source)):
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
        if m.frame.points or topics.pointing(words_):
            d, has = self._pointed(m, lacking, span, words_)
            if d is None and not has and not any(w.noun for w in lacking):
                return False
            return self._put(m, lacking, d, "claim", [None], span, has)
        names = topics.split(words_)
        kind = topics.scope(words_)
        meeting = self._meeting(m, lacking)
        d, sure = self.claims.about(words_, m.start, silent, meeting)
        has = self._contrast(m, lacking) or ((d.source,) if d and d.source else ())
        pointed = re.match(r"(?:that|this|those|these|the) ", words_, re.I) is not None and m.frame.shape in ("topic", "none")
        if d and (sure and len(names) == 1 and (kind == "claim" or m.frame.shape == "topic") or pointed):
            kind = "claim"
        linked = d if kind == "claim" else None
        return self._put(m, lacking, linked, kind, list(names), span, has, linked.meeting if linked and linked.meeting else meeting)

    def _pointed(self, m: Match, lacking: list[Who], span: Span, words_: str) -> tuple[Draft | None, tuple[str, ...]]:
        """The claim that `this point` means, and who has it. `A said X, a point that B skipped` means one of its own sentence."""
        d = self.claims.last(m.start, {w.party for w in lacking})
        has = (d.source,) if d and d.source else ()
        own = m.frame.shape == "subject" and span[0] < m.start or words_.endswith((" that", "which"))
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
            cited = [d.source for d in self.claims.drafts if d.source and m.a <= d.start < m.start and d.party not in silent]
            return tuple(sorted(set(cited))) or self._having(self.lackers.leading(m.a, m.start), lacking)
        return ()

    def _meeting(self, m: Match, lacking: list[Who]) -> Meeting | None:
        """The event of the silent readout: the one the sentence names, else the one spoken of."""
        if any(len(c.people) > 1 for c in self.meetings.contacts(m.a, m.b)):
            return self.meetings.resolve(m.a, m.b, None, set())
        scan = self.ctx.scan
        before = [d for d in self.cited if d.start < m.start]
        if before and scan.paragraph_at(m.start) - before[-1].paragraph <= 6:
            return before[-1].meeting
        parties = {w.party for w in lacking if w.party}
        found = self.meetings.before(m.start)
        if found and (not parties or not found.parties() or parties & found.parties()):
            return found
        return next((x for x in self.meetings.all if parties & x.parties()), None)

    def _put(self, m: Match, lacking: list[Who], d: Draft | None, scope: str, names: list[str | None], span: Span,
             has: tuple[str, ...], meeting: Meeting | None = None) -> bool:
        meeting = (d.meeting if d else None) or meeting or self._meeting(m, lacking)
        if meeting is None and not any(w.strong or w.noun in self.ctx.words.readout or w.noun in self.ctx.words.telling for w in lacking):
            return False
        silent = {w.source for w in lacking}
        closing = _CLOSING.match(self.text, span[1], m.b)
        if closing and len(re.findall(r"[\"“”]", self.text[slice(*span)])) % 2:
            span = (span[0], closing.end())
        for w in lacking:
            self.found += [Silence(w.source or "", w.party, tuple(h for h in has if h not in silent), scope, d, name, meeting, *span, m.frame.name) for name in names]
        if meeting:
            meeting.used = True
        return True
