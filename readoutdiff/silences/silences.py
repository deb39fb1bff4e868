"""Sentences -> omissions: what the article itself says a readout lacks.

A frame (``frames``) finds words of silence and says where the silent readout and the topic stand around them.
Who is silent is read by ``subjects``, about what by ``topics``; ``notes`` puts the two together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from readoutdiff.ground.model import Span
from readoutdiff.silences.accounts import says_at
from readoutdiff.silences.cells import row_silences
from readoutdiff.silences.disputes import find_disputes, put_dispute
from readoutdiff.silences.frames import ASKS, ONE, POINT, SUBJECT, THING, TOPIC, Match, Way, find, frames
from readoutdiff.silences.notes import Lost, Parts, Silences, conclude, known_silent, settle, silent_before
from readoutdiff.silences.sources import it_accounts, leading_accounts, read_accounts
from readoutdiff.silences.subjects import named_behind, silent_subject

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Citations
    from readoutdiff.citing.who import Who
    from readoutdiff.meetings.events import Meetings
    from readoutdiff.people.context import Context


# Accounts; where their preposition, or else their phrase, begins, and where it ends.
Named = tuple["list[Who]", int, int]
Reader = Callable[["Silences", Match, int, int], Named]
_GLUED = frozenset("-’'")  # marks that make another word of one before


def find_silences(ctx: Context, citations: Citations, meetings: Meetings) -> Silences:
    """What one article says that readouts lack."""
    silences = Silences(ctx, citations, meetings)
    find_disputes(silences)
    known, scan = frames(ctx.words), ctx.scan
    for n in sorted({scan.sentence_of(i) for i in scan.places(known.keys)}):
        a, b = scan.sentence_tokens[n]
        if citations.tabled and scan.paragraph_at(scan.starts[a]) in citations.tabled:
            continue
        _sentence(silences, n, known.keys.intersection(scan.lower[a:b]))
    for row in citations.rows:
        row_silences(silences, row)
    silences.found.sort(key=lambda s: s.start)
    settle(silences)
    citations.drafts.sort(key=lambda d: (d.start, d.content[-1][1]))
    return silences


def _sentence(silences: Silences, n: int, present: frozenset[str]) -> None:
    a, b = silences.ctx.scan.sentences[n]
    kind = silences.ctx.is_furniture(a)
    if kind not in (None, "headline") or silences.text[a:b].rstrip("”\"'’ ")[-1:] == "?":
        return
    taken = a
    found = find(frames(silences.ctx.words), silences.ctx.scan, n, present, kind == "headline")
    for m in sorted(found, key=lambda m: (m.start, -m.end)):
        why = "stands in other words of silence" if m.start < taken else _bar(silences, m)
        if why:
            _lose(silences, m, why)
        elif any(_read(silences, m, way) for way in m.frame.ways):
            taken = m.end
            if not (m.frame.dispute or m.frame.both):
                last = silences.found[-1]
                _note_words(silences, _clause_of(silences, m.a, last.start), max(m.end, last.end), m.b)
        else:
            _lose(silences, m, "no account that could lack it, or nothing to lack")
            if m.frame.telling:
                topic = silences.pattern("topic").match(silences.text, m.end, m.b)
                _note_words(silences, m.start, topic.end(TOPIC) if topic else m.end, m.b)


def _dispute(silences: Silences, m: Match, slots: dict[str, Span]) -> bool:
    """`SIDE took issue with X`, `X, which SIDE denied`: kept unless an attribution tells it."""
    if m.end in silences.denied:
        return True
    found, thing = silent_subject(silences.accounts, *slots[SUBJECT], False, True), slots[TOPIC]
    if not found:
        return False
    found[0].kind = "country" if found[0].source == (found[0].party or "").lower() else found[0].kind
    kept = put_dispute(silences, found[0], (m.start, m.end), thing, (m.start, max(m.end, thing[1])), m.frame.name)
    if kept and thing[0] < m.start:
        last = silences.disputes[-1]  # the clause before may name who says it, too
        last.span, last.claim = (thing[0], m.end), None if last.draft else last.claim
    return kept


def _lose(silences: Silences, m: Match, why: str) -> None:
    """Note words that make no silence; what is too common to look for says nothing."""
    if not silences.accounts.lists["common"].issuperset(silences.text[m.start : m.end].lower().split()):
        silences.lost.append(Lost(m.start, m.end, m.frame.name, why))


def _note_words(silences: Silences, start: int, end: int, b: int) -> None:
    trail = silences.pattern("words-end").match(silences.text, end, b)
    silences.words.append((start, trail.end() if trail else end))


def _clause_of(silences: Silences, a: int, start: int) -> int:
    """Where the clause of a silence begins, with its subject: no part of the claim before."""
    clauses = [c.start() for c in silences.pattern("clause").finditer(silences.text, a, start)]
    said = clauses and any(says_at(silences.accounts, i) for i in silences.ctx.tokens(clauses[-1], start))
    return clauses[-1] if clauses and not said else start


def _bar(silences: Silences, m: Match) -> str:
    """Why words of silence say nothing here: quoted, only wished or denied (`would omit`); empty where they do."""
    scan, text, i = silences.ctx.scan, silences.text, silences.ctx.tokens(m.start, m.end).start
    if i >= len(scan.quote_of) or text[m.end : m.end + 1] in _GLUED:
        return "a part of a longer word"
    if scan.quote_of[i] >= 0:
        return "in a quotation"
    wished = silences.pattern("wished").search(text, max(m.a, m.start - 12), m.start)
    wished = wished if m.first not in silences.accounts.lists["noun-of-silence"] else None
    if wished or silences.pattern("unreal").match(text, m.a, m.start):
        return "only wished, feared or thought of"
    if m.frame.document and silences.pattern("denied").search(text, max(m.a, m.start - 60), m.start):
        return "denied, wished or feared"
    if silences.pattern("other-words").match(text, m.start, min(m.b, m.end + 70)):
        return "no silence with the words around it"
    return ""


def _slots(silences: Silences, m: Match, way: Way) -> dict[str, Span] | None:
    """What stands in the slots of a way, None where it does not fit."""
    slots = dict[str, Span]()
    for part, span in zip(way.sides, ((m.start, m.end), (m.end, m.b), (m.a, m.start)), strict=True):
        if (side := part.match(silences.text, *span)) is None:
            return None
        slots.update((name, side.span(name)) for name in part.groupindex)
    return slots | m.gap


def _read(silences: Silences, m: Match, way: Way) -> bool:
    """Is a silence told in this way? Then it is kept."""
    text, slots = silences.text, _slots(silences, m, way)
    if slots is None or m.frame.dispute:
        return slots is not None and _dispute(silences, m, slots)
    lacking: list[Who] = []
    having: list[Who] = []
    place, end = m.start, m.end
    for name, span in slots.items():
        kind, _, has = name.lower().rpartition("_")[::-1]
        if read := _ACCOUNTS.get(kind):
            found, first, last = read(silences, m, *span)
            if not (found := found if has else known_silent(silences, m, found)):
                return False
            (having if has else lacking).extend(found)
            place, end = max(place, first), max(end, last)
    topic = _topic(silences, m, slots, place)
    if topic and not text[slice(*topic)].strip(" ,"):
        return False
    near = topic and topic[0] < m.start and m.start - topic[0] < 160 and "," not in text[topic[0] : m.start]
    begin = topic[0] if topic and near else m.start
    begin = min(begin, *(slots[name][0] for name in (POINT, ONE) if name in slots), m.start)
    if topic and not (ONE in slots and having):
        end = max(end, topic[1])
    kept = conclude(silences, m, Parts(slots, lacking, having, topic, (begin, end)))
    more = silences.pattern("nor-does").match(text, end, m.b) if kept and THING in slots else None
    if more:  # `X does not figure in READOUT, and neither does Y`
        conclude(silences, m, Parts(slots, lacking, having, more.span(TOPIC), (more.start("nor"), more.end())))
    return kept


def _topic(silences: Silences, m: Match, slots: dict[str, Span], place: int) -> Span | None:
    """Where the topic stands; ``place`` is where the account behind it begins."""
    start, stop = slots.get(THING) or slots.get(TOPIC) or (-1, -1)
    if start < 0:
        return None
    if start == stop and THING not in slots:  # up to the account behind it
        stop = max(stop, place)
    further = silences.pattern("headline-end").search(silences.text, start, stop) if m.headline else None
    return slots.get(ASKS, (start,))[0], further.start() if further else stop


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


def _side(silences: Silences, m: Match, start: int, end: int) -> Named:
    """Accounts of a side, by the name of its country alone."""
    tokens = silences.ctx.tokens(start, end)
    return read_accounts(silences.accounts, tokens.start, tokens.stop, headline=True), start, end


def _behind(silences: Silences, m: Match, start: int, end: int) -> Named:
    """Accounts behind a preposition, which may be the last of the words of silence."""
    stop = m.b if start < m.end == end else end
    found, place, last = named_behind(silences.accounts, start, stop, m.headline)
    return [] if stop < m.b and silences.text[last:stop].strip(" ,") else found, place, last


def _same(silences: Silences, m: Match, start: int, end: int) -> Named:
    """The account that the sentence before is about, where this one says nothing else."""
    if any(says_at(silences.accounts, i) for i in silences.ctx.tokens(m.a, m.start)):
        return [], start, end
    if "," in silences.text[m.a : start]:  # `The readout praised the crew, and the word was not used`
        return leading_accounts(silences.accounts, m.a, m.start), start, end
    return it_accounts(silences.accounts, m.a, m.a), start, end


def _leads(silences: Silences, m: Match, start: int, end: int) -> Named:
    """Accounts that are the subject of a clause."""
    return leading_accounts(silences.accounts, start, m.b), m.start, m.end


# Who reads the slots for accounts, by their names.
_ACCOUNTS: dict[str, Reader] = {f.__name__.strip("_"): f for f in (_subject, _one, _side, _behind, _same, _leads)}
