"""Sentences -> omissions: what the article itself says a readout lacks (PATTERNS, "How a silence is reported")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from readoutdiff.parsing.citing import Who, find_noun, who
from readoutdiff.parsing.words import Words, words

if TYPE_CHECKING:
    from readoutdiff.parsing.citations import Citations, Draft
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.events import Meeting, Meetings

_SLOT = re.compile(r"\{(\w+)\}")
# A topic ends with its clause.
_TOPIC_END = re.compile(
    r"[.;:!?]|\s[—–-]+\s|—|, (?:and|but|while|although|which|who|instead|saying|adding|according|focusing|nor|only|though|the|it|as)\b|, (?=[A-Z])|\sbut\b|\swhile\b|\swhereas\b|\salthough\b|\sthough\b"
    r"|,? according to\b|,? instead\b|\sas (?:claimed|stated|described|reported|put) by\b|,? either\b"
)
_CLAUSE = re.compile(r"[;:]|, (?:but|while|whereas|although|though|and|yet)\b|\b(?:but|while|whereas|although)\b|\s[—–]\s|—", re.I)
_ASIDE = re.compile(r"\s[—–-]+\s[^—–]{1,160}\s[—–-]+\s|—[^—]{1,160}—|\([^()]{1,160}\)|, (?:however|meanwhile|by contrast|in contrast|in turn|though|for its part|too|notably),")
_IN = re.compile(r"^(?:\s+(?:at all|anywhere|once|there|of (?:it|this|that|them|these)))?\s*(?:,\s*)?(?:in|from|by|of)\s+", re.I)
_NEITHER = re.compile(r"\bneither\b|\bnor\b", re.I)
_POINTING = re.compile(r"^(?:.*\b)?(?:this|that|these|those|it|which|such|any such|the (?:detail|point|remark|offer|line|passage|claim|phrase|pledge|request|invitation))(?: \w+){0,2}$", re.I)
_WORD = re.compile(r"\w{4,}")


@dataclass(slots=True)
class Silence:
    """An omission under construction."""

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


@cache
def frames() -> tuple[list[tuple[str, re.Pattern[str], dict[str, Any]]], frozenset[str]]:
    """The frames as patterns, and the words of which a sentence must hold one."""
    w = words()
    out = []
    for name, frame in w.frames.items():
        options = "|".join(_pattern(t, w) for t in frame["templates"])
        start = r"^\W*" if frame.get("starts") else r"\b"
        out.append((name, re.compile(start + f"(?:{options})(?!\\w)", re.I), frame))
    keys = {"no", "not", "never", "neither", "nor", "nothing", "nowhere", "only", "unlike", "instead", "without", "unmentioned", "absent", "missing", "didn", "doesn", "wasn", "weren"}
    keys |= {t.split()[0] for t in w.lists["lack"] + w.lists["silent"]} - {"is", "was", "are", "were"} | {"silent", "mum", "n't", "n’t"}
    keys |= {k for t in w.lists["not"] for k in t.split()} - {"has", "have", "had", "did", "do", "does", "even", "it", "to"}
    return out, frozenset(keys)


def _pattern(template: str, w: Words) -> str:
    parts = []
    for word in template.split():
        slot = _SLOT.fullmatch(word)
        if slot:
            parts.append("(?:" + "|".join(re.escape(x) for x in sorted(w.lists[slot[1]], key=len, reverse=True)) + ")")
        else:
            parts.append(re.escape(word))
    return r"\s+".join(parts).replace(r"\ ", r"\s+")


class Silences:
    """Finds the stated omissions of one article; ``found`` is in text order."""

    def __init__(self, ctx: Context, citations: Citations, meetings: Meetings) -> None:
        self.ctx = ctx
        self.citations = citations
        self.meetings = meetings
        self.found: list[Silence] = []
        self.cited = [d for d in citations.drafts if d.source and d.meeting]
        keys = frames()[1]
        scan = ctx.scan
        for n, (a, b) in enumerate(scan.sentence_tokens):
            if not keys.isdisjoint(scan.lower[a:b]):
                self._sentence(*scan.sentences[n])

    # -- one sentence -----------------------------------------------------------------------------------------------
    def _sentence(self, a: int, b: int) -> None:
        text = self.ctx.scan.text
        furniture = self.ctx.is_furniture(a)
        if furniture and furniture != "headline":
            return
        taken: list[tuple[int, int]] = []
        matches = []
        for name, pattern, frame in frames()[0]:
            sentence = text[a:b]
            matches += [(m.start() + a, -(m.end() + a), name, frame) for m in pattern.finditer(sentence)]
        for start, minus, name, frame in sorted(matches, key=lambda t: t[:3]):
            end = -minus
            if any(s < end and start < e for s, e in taken) or self._barred(a, b, start, end):
                continue
            if self._silence(a, b, start, end, name, frame):
                taken.append((start, end))

    def _barred(self, a: int, b: int, start: int, end: int) -> bool:
        """Inside a quotation, inside what somebody is said to have said, or part of a phrase that is no silence."""
        ctx = self.ctx
        i = ctx.tokens(start, end).start
        if i < len(ctx.scan.quote_of) and ctx.scan.quote_of[i] >= 0:
            return True
        clause = ctx.scan.text[start : min(b, end + 30)].lower()
        return any(clause.startswith(p) or p in clause[: end - start + 12] for p in ctx.words.not_silence)

    def _silence(self, a: int, b: int, start: int, end: int, name: str, frame: dict[str, Any]) -> bool:
        text = self.ctx.scan.text
        if frame.get("needs") == "neither" and not _NEITHER.search(text, a, start):
            return False
        lacks = frame["lacks"]
        if lacks == "unlike":
            return self._unlike(a, b, end, name)
        if lacks == "others":
            return self._only(a, b, end, name)
        sources: list[Who] = []
        stop = end
        if lacks == "after":
            sources, stop = self._after(end, b)
        if not sources:
            sources = self._before(a, start, frame)
            if lacks == "after" and frame.get("subject") == "topic":
                return False
        if not sources:
            return False
        topic_start, topic_end = self._topic(a, b, start, end, frame, stop)
        return self._add(a, b, (start, end), (topic_start, topic_end), sources, name, frame, max(stop, topic_end, end))

    # -- who lacks it -----------------------------------------------------------------------------------------------
    def _span_who(self, start: int, end: int) -> list[Who]:
        """The readouts named in a span: one, two joined by `nor` or `and`, or all of the event (`either readout`)."""
        ctx = self.ctx
        tokens = list(ctx.tokens(start, end))
        if not tokens:
            return []
        noun = find_noun(ctx, tokens)
        scan = ctx.scan
        mentions = [m for m in ctx.mentions_in(start, end) if m.party]
        joined = [scan.lower[i] for i in tokens]
        if any(w in ctx.words.joint for w in joined):
            return []
        strong = noun is not None and scan.lower[noun] in ctx.words.readout
        many = noun is not None and (scan.lower[noun].endswith("s") or bool({"either", "neither", "both", "two", "nor"} & set(joined)))
        if many:
            parties = {m.party for m in mentions}
            if len(parties) < 2 and ({"either", "neither", "both", "two", "each"} & set(joined) or strong and not mentions):
                return self._all_of_event(start)
            out = []
            for m in mentions:
                w = who(ctx, ((m.start, m.end),))
                if w.kind in ("office", "country") and w.source:
                    w.noun, w.strong, w.kind = scan.lower[noun or 0], strong, "document"
                    if w.source not in {o.source for o in out} and w.party not in {o.party for o in out}:
                        out.append(w)
            return out
        if noun is not None:
            w = who(ctx, ((scan.starts[tokens[0]], scan.ends[tokens[-1]]),))
            if w.kind == "back":
                return self._back(start, w)
            if w.kind == "country":
                w.kind = "document"
            return [w] if w.kind in ("document", "office") and w.source else []
        offices = [m for m in mentions if m.kind in ("office", "agency") and m.role != "official"]
        out = []
        for m in offices:
            w = who(ctx, ((m.start, m.end),))
            if w.source:
                out.append(w)
        if out and {"nor", "and"} & set(joined):
            return out
        return out[-1:]

    def _all_of_event(self, at: int) -> list[Who]:
        """Every readout of the event spoken of; else the sides of the last meeting."""
        before = [d for d in self.cited if d.content[0][0] < at] or self.cited
        meeting = before[-1].meeting if before else self.meetings.before(at)
        seen: dict[str, Who] = {}
        for d in self.cited:
            if d.meeting is meeting and d.source and d.source not in seen:
                seen[d.source] = Who("document", d.source, d.party, "readout")
        if len(seen) < 2 and meeting:
            for party in sorted(meeting.parties()):
                if party not in {w.party for w in seen.values()}:
                    seen[party.lower()] = Who("document", party.lower(), party, "readout")
        if len(seen) < 2:
            order: list[str] = []
            for m in reversed(self.ctx.mentions_in(max(0, at - 1500), at)):
                if m.party and m.party not in order:
                    order.append(m.party)
            seen = {p.lower(): Who("document", p.lower(), p, "readout") for p in sorted(order[:2])}
        return list(seen.values())

    def _back(self, at: int, w: Who | None) -> list[Who]:
        """`The readout`, `it`: the document cited or named last."""
        before = [d for d in self.citations.state.documents if d.content[0][0] < at]
        here = self.ctx.scan.paragraph_at(at)
        reach = 3 if w is not None else 1
        named = [(o, n) for o, n in self.citations.named if o < at and here - self.ctx.scan.paragraph_at(o) <= reach]
        last = before[-1] if before and here - before[-1].paragraph <= reach else None
        if named and (last is None or named[-1][0] > max(e for _, e in last.found.cue or last.content)):
            return [named[-1][1]]
        if last is None or last.meeting is None and not last.strong:
            return []
        return [Who("document", last.source, last.party, last.noun, strong=last.strong)]

    def _before(self, a: int, start: int, frame: dict[str, Any]) -> list[Who]:
        """The readout that is the subject of the words of silence."""
        ctx = self.ctx
        text = ctx.scan.text
        region = a
        asides = [(m.start(), m.end()) for m in _ASIDE.finditer(text, a, start)]
        for m in _CLAUSE.finditer(text, a, start):
            if not any(s <= m.start() < e for s, e in asides) and text[m.end() : start].strip():
                region = m.end()
        tokens = [i for i in ctx.tokens(region, start) if not any(s <= ctx.scan.starts[i] < e for s, e in asides)]
        lower = ctx.scan.lower
        if not tokens or ctx.scan.text[a:start].strip() == "":
            return self._tail(a, start) if frame["lacks"] == "before" and tokens else []
        last = [lower[i] for i in tokens[-3:]]
        subject = [w for w in last if w not in ("also", "however", "itself", ",", "notably", "pointedly", "conspicuously", "has", "have", "had", "made", "entirely", "simply")]
        if subject and subject[-1] in ("it", "which", "that"):
            inner = self._span_who(region, start - 1) if subject[-1] != "it" else []
            return inner or self._attributed(a, start) or self._back(start, None)
        first, end = ctx.scan.starts[tokens[0]], ctx.scan.ends[tokens[-1]]
        people = [n for n in ctx.people.within(first, end) if n.person.sure]
        found = self._span_who(first, end)
        if found:
            at = max(ctx.tokens(first, end)[0], find_noun(ctx, tokens) or 0)
            if people and people[-1].start > ctx.scan.starts[at] and not self._part_of_name(people[-1].start, first, end) and find_noun(ctx, tokens) is None:
                return []
            if people and find_noun(ctx, tokens) is not None and people[-1].start > ctx.scan.starts[find_noun(ctx, tokens) or 0] and frame.get("document") is not None:
                return []
            if people and self._says_between(people[-1].end, start):
                return []
            return found
        if text[a:start].rstrip().endswith(",") or tokens[-1] and lower[tokens[-1]] == ",":
            return self._attributed(a, start)
        return []

    def _part_of_name(self, at: int, first: int, end: int) -> bool:
        return any(m.start <= at < m.end for m in self.ctx.mentions_in(first, end))

    def _says_between(self, end: int, start: int) -> bool:
        """Is a person the subject right before the words of silence (`SOURCE said PERSON did not mention X`)?"""
        return self.ctx.scan.text[end:start].strip() in ("", "also", "himself", "herself", "has", "had")

    def _tail(self, a: int, start: int) -> list[Who]:
        return self._attributed(a, start)

    def _attributed(self, a: int, start: int) -> list[Who]:
        """The source of the claim made earlier in the same sentence (`CLAIM, the report added, making no mention of X`)."""
        for d in reversed(self.citations.state.documents):
            places = [s for s, _ in (*d.found.cue, *d.content)]
            if any(a <= s < start for s in places):
                return [Who("document", d.source, d.party, d.noun, strong=d.strong)] if d.meeting or d.strong else []
        return []

    def _after(self, end: int, b: int) -> tuple[list[Who], int]:
        """The readout behind `in` or `from`: `no mention of X in SOURCE`, `was not included in SOURCE`."""
        text = self.ctx.scan.text
        for m in re.finditer(r"\b(?:in|from|by)\s+", text[end : min(b, end + 200)]):
            stop = re.compile(r"[,;.]|\b(?:which|but|while|that|despite|although)\b").search(text, end + m.end(), b)
            here = end + m.end(), stop.start() if stop else b
            if m.start() > 0 and self.ctx.people.within(end, end + m.start()) and False:
                continue
            found = [w for w in self._span_who(*here) if w.kind in ("document", "office")]
            if found:
                return found, here[1]
        absent = text[max(0, end - 6) : end].rstrip().endswith((" from", " in", " of"))
        if absent:
            stop = re.compile(r"[,;.]|\b(?:which|but|while|although)\b").search(text, end, b)
            here = end, stop.start() if stop else b
            return [w for w in self._span_who(*here) if w.kind in ("document", "office")], here[1]
        return [], end

    # -- what it lacks ----------------------------------------------------------------------------------------------
    def _topic(self, a: int, b: int, start: int, end: int, frame: dict[str, Any], stop: int) -> tuple[int, int]:
        """Where the topic stands: before a passive, else behind the words of silence up to the clause's end."""
        text = self.ctx.scan.text
        if frame.get("subject") == "topic":
            clause = a
            for m in re.finditer(r"[;,:]\s|\s[—–]\s|—|\b(?:and|but|while)\s", text[a:start]):
                clause = a + m.end()
            if not text[clause:start].strip():
                clause = a
            return clause, len(text[:start].rstrip()) if start - a < 4000 else start
        m = _TOPIC_END.search(text, end, b)
        stop_at = m.start() if m else b
        m = re.compile(r"\s(?:in|from) (?:either|both|the|its|their|any)?\s*(?:\w+[ ’'s]*){0,4}(?:readouts?|read-outs?|statements?|accounts?|versions?|summary|reports?)\b").search(text, end, stop_at)
        if m:
            stop_at = m.start()
        while end < stop_at and text[end].isspace():
            end += 1
        return end, max(end, len(text[:stop_at].rstrip()) if stop_at - end < 3000 else stop_at)

    def _add(self, a: int, b: int, cue: tuple[int, int], topic: tuple[int, int], sources: list[Who], name: str, frame: dict[str, Any], end: int) -> bool:
        ctx = self.ctx
        words_ = ctx.scan.text[topic[0] : topic[1]].strip(" ,\n\t")
        lacking = {w.source for w in sources}
        pointing = bool(_POINTING.match(words_)) or not words_
        earlier = [d for d in self.cited if d.content[0][0] < cue[0] and d.source not in lacking]
        draft = None
        if pointing:
            if not earlier or ctx.scan.paragraph_at(cue[0]) - earlier[-1].paragraph > 2:
                return False
            draft, scope = earlier[-1], "claim"
        elif frame.get("scope") == "word":
            scope = "word"
        else:
            draft = self._claim_about(words_, cue[0], lacking)
            scope = "claim" if draft or self._propositional(words_) else "topic"
        agencies = ctx.registry.sources
        if frame.get("document") and not any(w.noun or w.kind == "document" or w.source in agencies and agencies[w.source].kind == "agency" for w in sources):
            return False
        meeting = draft.meeting if draft else self._meeting(cue[0], sources)
        if meeting is None and not any(w.strong or w.noun in ctx.words.readout for w in sources):
            return False
        has = (draft.source,) if draft and draft.source else self._contrast(a, b, cue[0], lacking)
        topics = [None] if pointing else self._split(words_) if frame.get("subject") != "topic" else [words_]
        for w in sources:
            for t in topics:
                self.found.append(
                    Silence(w.source or "", w.party, has, scope, draft, t, meeting,
                            min(cue[0], topic[0]) if frame.get("subject") == "topic" and not pointing else cue[0], end, name)
                )
            if meeting:
                meeting.used = True
        return True

    def _contrast(self, a: int, b: int, cue: int, lacking: set[str | None]) -> tuple[str, ...]:
        """`While A said X, SOURCE skipped mention of Y`: the other side of the contrast has it."""
        opener = self.ctx.scan.text[a : a + 8].lower()
        if not opener.startswith(("while ", "although", "though ", "whereas")):
            return ()
        return tuple(sorted({d.source for d in self.cited if d.source and a <= d.found.cue[0][0] < b and d.source not in lacking}))

    def _split(self, topic: str) -> list[str | None]:
        """`X or Y` are two topics."""
        parts = re.split(r"\s+(?:or|nor)\s+(?:of\s+|to\s+)?", topic)
        return list(parts) if all(len(p) > 2 for p in parts) else [topic]

    def _propositional(self, topic: str) -> bool:
        """Does a topic say something (`a pledge to lift the ban`), or only name it (`the islands`)?"""
        tokens = topic.lower().split()
        return len(tokens) >= 5 and bool({"to", "that", "of", "for", "on", "had", "was", "would", "could", "by"} & set(tokens)) and any(
            w.endswith(("ing", "ion", "ment", "ed")) or w in ("to", "that", "request", "pledge", "promise", "offer", "move", "deal", "plan", "halt", "visit", "call") for w in tokens)

    def _claim_about(self, topic: str, at: int, lacking: set[str | None]) -> Draft | None:
        """The claim of another readout, cited before, that speaks of a topic; by shared words of four letters and more."""
        want = {w.lower() for w in _WORD.findall(topic)} - {"with", "that", "from", "which", "this", "their"}
        best, score = None, 0.0
        for d in self.cited:
            if d.source in lacking or d.content[0][0] >= at:
                continue
            have = {w.lower() for s, e in d.content for w in _WORD.findall(self.ctx.scan.text, s, e)}
            share = len(want & have) / len(want) if want else 0.0
            if share >= 0.5 and len(want & have) >= 2 and share >= score:
                best, score = d, share
        return best

    def _meeting(self, at: int, sources: list[Who]) -> Meeting | None:
        a, b = self.ctx.sentence(at)
        contacts = [c for c in self.meetings.contacts(a, b) if len(c.people) > 1]
        if contacts:
            return self.meetings.resolve(a, b, None, set())
        before = [d for d in self.cited if d.content[0][0] < at]
        if before and self.ctx.scan.paragraph_at(at) - before[-1].paragraph <= 6:
            return before[-1].meeting
        after = next((d for d in self.cited if d.content[0][0] >= a), None)
        if any(w.strong or w.noun in self.ctx.words.readout for w in sources):
            return self.meetings.before(at) or (after.meeting if after else None)
        return after.meeting if after and not before and self.ctx.is_furniture(at) else None

    # -- reversed ---------------------------------------------------------------------------------------------------
    def _unlike(self, a: int, b: int, end: int, name: str) -> bool:
        """`Unlike OTHER, SOURCE said X`: the other lacks it."""
        text = self.ctx.scan.text
        comma = text.find(",", end, b)
        if comma < 0:
            return False
        lacking = [w for w in self._span_who(end, comma) if w.kind in ("document", "office")]
        draft = next((d for d in self.cited if a <= d.content[0][0] < b), None)
        if not lacking or draft is None or draft.source is None or draft.source in {w.source for w in lacking}:
            return False
        for w in lacking:
            self.found.append(Silence(w.source or "", w.party, (draft.source,), "claim", draft, None, draft.meeting, a, comma, name))
        return True

    def _only(self, a: int, b: int, end: int, name: str) -> bool:
        """`Only SOURCE said X`: every other readout of the event lacks it."""
        draft = next((d for d in self.cited if a <= d.found.cue[0][0] < b and d.citation == "stated") if self.cited else iter(()), None)
        if draft is None or not draft.found.source:
            return False
        between = self.ctx.scan.text[end : draft.found.source[0][0]].strip() if draft.found.source[0][0] > end else ""
        if len(between) > 6:
            return False
        others = {d.source: d for d in self.cited if d.meeting is draft.meeting and d.source != draft.source}
        for source, d in sorted(others.items(), key=lambda kv: kv[0] or ""):
            self.found.append(Silence(source or "", d.party, (draft.source or "",), "claim", draft, None, draft.meeting, a, draft.found.cue[-1][1], name))
        return bool(others)
