"""Sentences -> omissions: what the article itself says a readout lacks.

A frame (``frames``) finds words of silence and says where the silent readout and the topic stand around them.
Who is silent is read by ``subjects``, about what by ``topics``; ``notes`` puts the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from readoutdiff.silences.frames import ONE, SUBJECT, THING, TOPIC, Match, Way, find, frames
from readoutdiff.silences.notes import Lost, Parts, Silences, conclude, known_silent, settle, silent_before, token_at
from readoutdiff.silences.phrases import phrase_start, says_at
from readoutdiff.silences.sources import it_accounts, leading_accounts, read_accounts
from readoutdiff.silences.subjects import named_behind, silent_subject

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Citations
    from readoutdiff.citing.who import Who
    from readoutdiff.ground.model import Span
    from readoutdiff.meetings.events import Meetings
    from readoutdiff.people.context import Context


# Accounts; where their preposition, or else their phrase, begins, and where it ends.
Named = tuple["list[Who]", int, int]
Reader = Callable[["Silences", Match, int, int], Named]
_WIDE = 1500  # characters
_GLUED = frozenset("-’'")  # marks that make another word of one before


def find_silences(ctx: Context, citations: Citations, meetings: Meetings) -> Silences:
    """What one article says that readouts lack."""
    silences = Silences(ctx, citations, meetings)
    known, scan = frames(ctx.words), ctx.scan
    for n in sorted({scan.sentence_of(i) for i in scan.places(known.keys)}):
        a, b = scan.sentence_tokens[n]
        _sentence(silences, n, known.keys.intersection(scan.lower[a:b]))
    settle(silences)
    return silences


def _sentence(silences: Silences, n: int, present: frozenset[str]) -> None:
    a, b = silences.ctx.scan.sentences[n]
    kind = silences.ctx.is_furniture(a)
    if kind not in (None, "headline") or silences.text[a:b].rstrip("”\"'’ ")[-1:] == "?":
        return
    taken = a
    for m in sorted(_matches(silences, n, present, kind == "headline"), key=lambda m: (m.start, -m.end)):
        why = "stands in other words of silence" if m.start < taken else _bar(silences, m)
        if why:
            _lose(silences, m, why)
        elif any(_read(silences, m, way) for way in m.frame.ways):
            taken = m.end
            _note_words(silences, silences.found[-1].start, max(m.end, silences.found[-1].end), m.b)
        else:
            _lose(silences, m, "no account that could lack it, or nothing to lack")
            if m.frame.telling:
                _note_words(silences, m.start, silences.topics.after(m.end, m.b)[1], m.b)


def _lose(silences: Silences, m: Match, why: str) -> None:
    """Note words that make no silence; what is too common to look for says nothing."""
    words = silences.text[m.start : m.end]
    if not silences.accounts.lists["common"].issuperset(words.lower().split()):
        silences.lost.append(Lost(m.start, m.end, m.frame.name, why))


def _note_words(silences: Silences, start: int, end: int, b: int) -> None:
    trail = silences.pattern("words-end").match(silences.text, end, b)
    silences.words.append((start, trail.end() if trail else end))


def _matches(silences: Silences, n: int, present: frozenset[str], headline: bool) -> Iterator[Match]:
    """Words of silence, with what stands near: a text without full stops must not cost more than one with them."""
    scan = silences.ctx.scan
    (a, b), tokens = scan.sentences[n], scan.sentence_tokens[n]
    for frame, first, behind, name, (left, right) in find(frames(silences.ctx.words), scan, *tokens, present):
        start, end = scan.starts[first], scan.ends[behind - 1]
        gap = {name: (scan.starts[left], scan.ends[right - 1])} if name else {}
        yield Match(frame, max(a, start - _WIDE), min(b, end + _WIDE), start, end, headline, gap, scan.lower[first])


def _bar(silences: Silences, m: Match) -> str:
    """Why words of silence say nothing here: quoted, only wished or denied (`would omit`); empty where they do."""
    scan, lists = silences.ctx.scan, silences.accounts.lists
    i = token_at(silences, m.start)
    if i >= len(scan.quote_of) or silences.text[m.end : m.end + 1] in _GLUED:
        return "a part of a longer word"
    if scan.quote_of[i] >= 0:
        return "in a quotation"
    before = [scan.lower[k] for k in range(max(0, i - 12), i) if scan.starts[k] >= m.a]
    own = before[len(before) - before[::-1].index(",") :] if "," in before else before
    if own and (own[0] in lists["inverted-condition"] or not lists["conditions"].isdisjoint(own)):
        return "only if"
    if not lists["modal"].isdisjoint(own[-1:]):
        return "only wished or feared"
    if silences.pattern("edition").search(silences.text, m.a, m.b):
        return "of one edition alone"
    if m.frame.document and not (lists["negation"] | lists["modal"]).isdisjoint(before[-3:]):
        return "denied, wished or feared"
    near = re.split(r"[,;:]", silences.text[m.end : min(m.b, m.end + 70)].lower())[0]
    said = f" {silences.text[m.start : m.end].lower()}{near} "
    other = next((p for p in silences.ctx.words.not_silence if f" {p} " in said), None)
    return f"“{other}” is no silence" if other else ""


def _read(silences: Silences, m: Match, way: Way) -> bool:
    """Is a silence told in this way? Then it is kept."""
    text, spans = silences.text, ((m.a, m.start), (m.end, m.b), (m.start, m.end))
    sides = [side for part, span in zip(way, spans, strict=True) if (side := part.match(text, *span))]
    slots = {name: side.span(name) for side in sides for name in side.re.groupindex} | m.gap
    if len(sides) < len(way):
        return False
    lacking: list[Who] = []
    having: list[Who] = []
    begin, place, end = m.start, m.start, m.end
    for name, span in slots.items():
        kind, _, has = name.lower().rpartition("_")[::-1]
        if read := _ACCOUNTS.get(kind):
            found, first, last = read(silences, m, *span)
            found = found if has else known_silent(silences, m, found)
            if not found:
                return False
            (having if has else lacking).extend(found)
            place, end = max(place, first), max(end, last)
    topic = _topic(silences, m, slots, place)
    empty = topic is None or not text[slice(*topic)].strip(" ,")
    if SUBJECT in slots and empty:
        begin = silences.topics.relative(m.a, _phrase_start(silences, m)) or begin
    if empty and topic and begin == m.start:
        return False
    if topic and topic[0] < m.start and m.start - topic[0] < 160 and "," not in text[topic[0] : m.start]:
        begin = topic[0]
    if ONE in slots:
        begin = min(m.start, slots[ONE][0])
    if topic and not (ONE in slots and having):
        end = max(end, topic[1])
    kept = conclude(silences, m, Parts(slots, lacking, having, topic, (begin, end)))
    more = silences.pattern("nor-does").match(text, end, m.b) if kept and THING in slots else None
    if more:  # `X does not figure in READOUT, and neither does Y`
        topic = silences.topics.after(more.end(), m.b)
        conclude(silences, m, Parts(slots, lacking, having, topic, (more.start("nor"), topic[1])))
    return kept


def _topic(silences: Silences, m: Match, slots: dict[str, Span], place: int) -> Span | None:
    """Where the topic stands; ``place`` is where the account behind it begins."""
    text = silences.text
    if THING in slots:
        return silences.topics.before(*slots[THING])
    if TOPIC not in slots:
        return None
    start, stop = slots[TOPIC]
    if start < m.start:
        return start, max(start, silences.topics.before(start, stop)[1])
    if start < stop:
        return start, stop
    if place >= start:
        return start, place
    span = silences.topics.without_own(silences.topics.after(start, m.b))
    further = silences.pattern("headline-end").search(text, *span) if m.headline else None
    return span[0], further.start() if further else span[1]


def _phrase_start(silences: Silences, m: Match) -> int:
    """Where the silent readout's own phrase begins, right before the words of silence."""
    scan, tokens = silences.ctx.scan, silences.ctx.tokens(m.a, m.start)
    i = tokens.stop - 1
    while i > tokens.start and scan.lower[i] in silences.accounts.lists["filler"]:
        i -= 1
    return scan.starts[phrase_start(silences.accounts, max(i, 0), tokens.start)]


def _subject(silences: Silences, m: Match, start: int, end: int) -> Named:
    """Accounts whose verb stands at ``end``; `nor did it` goes on about those of the silence before."""
    lists, first = silences.accounts.lists, m.first
    if first in lists["nor"]:
        return silent_before(silences, m) or it_accounts(silences.accounts, m.a, end), start, end
    participle = silences.pattern("gerund").fullmatch(first) is not None or first in lists["with"]
    return silent_subject(silences.accounts, start, end, participle, m.headline), start, end


def _one(silences: Silences, m: Match, start: int, end: int) -> Named:
    """Accounts that a stretch of text names."""
    tokens = silences.ctx.tokens(start, end)
    return read_accounts(silences.accounts, tokens.start, tokens.stop, m.headline), start, end


def _behind(silences: Silences, m: Match, start: int, end: int) -> Named:
    """Accounts behind a preposition, which may be the last of the words of silence."""
    stop = m.b if start < m.end == end else end
    found, place, last = named_behind(silences.accounts, start, stop, m.headline)
    return [] if stop < m.b and silences.text[last:stop].strip(" ,") else found, place, last


def _same(silences: Silences, m: Match, start: int, end: int) -> Named:
    """The account that the sentence before is about, where this one says nothing else."""
    if any(says_at(silences.accounts, i) for i in silences.ctx.tokens(m.a, m.start)):
        return [], start, end
    return it_accounts(silences.accounts, m.a, m.a), start, end


def _leads(silences: Silences, m: Match, start: int, end: int) -> Named:
    """Accounts that are the subject of a clause."""
    return leading_accounts(silences.accounts, start, m.b), m.start, m.end


# Who reads the slots for accounts, by their names.
_ACCOUNTS: dict[str, Reader] = {f.__name__.strip("_"): f for f in (_subject, _one, _behind, _same, _leads)}
