"""Sentences -> omissions: what the article itself says a readout lacks.

A frame (``frames``) finds words of silence and says where the silent readout and the topic stand around them.
Who is silent is read by ``subjects``, about what by ``topics``; ``notes`` puts the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from readoutdiff.silences.frames import Match, find, frames
from readoutdiff.silences.notes import (
    Silences,
    add_silence,
    known_silent,
    put_each,
    put_silence,
    settle,
    silent_before,
    sources_having,
    token_at,
)
from readoutdiff.silences.phrases import phrase_start, says_at
from readoutdiff.silences.sources import it_accounts, leading_accounts
from readoutdiff.silences.subjects import named_behind, silent_subject
from readoutdiff.silences.turns import (
    behind_it,
    but_not_shape,
    ellipsis_shape,
    fronted_shape,
    in_vain_shape,
    inverted,
    neither_does,
    neither_shape,
    only_in_shape,
    only_shape,
    unlike_shape,
)

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Citations
    from readoutdiff.citing.who import Who
    from readoutdiff.meetings.events import Meetings
    from readoutdiff.people.context import Context


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
        if m.start < taken or _barred(silences, m):
            continue
        if _SHAPES[m.frame.shape](silences, m):
            taken = m.end
            _note_words(silences, silences.found[-1].start, max(m.end, silences.found[-1].end), m.b)
        elif m.frame.telling:
            _note_words(silences, m.start, silences.topics.after(m.end, m.b)[1], m.b)


def _note_words(silences: Silences, start: int, end: int, b: int) -> None:
    trail = silences.pattern("words-end").match(silences.text, end, b)
    silences.words.append((start, trail.end() if trail else end))


def _matches(silences: Silences, n: int, present: frozenset[str], headline: bool) -> Iterator[Match]:
    """Words of silence, with what stands near: a text without full stops must not cost more than one with them."""
    scan = silences.ctx.scan
    (a, b), tokens = scan.sentences[n], scan.sentence_tokens[n]
    for frame, first, behind, (left, right) in find(frames(silences.ctx.words), scan, *tokens, present):
        start, end = scan.starts[first], scan.ends[behind - 1]
        gap = (scan.starts[left], scan.ends[right - 1]) if left < right else (start, end)
        yield Match(frame, max(a, start - _WIDE), min(b, end + _WIDE), start, end, headline, gap)


def _barred(silences: Silences, m: Match) -> bool:
    """In a quotation; only wished or denied (`would omit`, `did not leave out`); or a phrase that is no silence."""
    scan, lists = silences.ctx.scan, silences.accounts.lists
    i = token_at(silences, m.start)
    if i >= len(scan.quote_of) or scan.quote_of[i] >= 0 or silences.text[m.end : m.end + 1] in _GLUED:
        return True
    before = [scan.lower[k] for k in range(max(0, i - 12), i) if scan.starts[k] >= m.a]
    own = before[len(before) - before[::-1].index(",") :] if "," in before else before
    if own and (own[0] in lists["inverted-condition"] or not lists["conditions"].isdisjoint(own)):
        return True
    if not lists["modal"].isdisjoint(own[-1:]) or silences.pattern("edition").search(silences.text, m.a, m.b):
        return True
    if m.frame.document and not (lists["negation"] | lists["modal"]).isdisjoint(before[-3:]):
        return True
    near = re.split(r"[,;:]", silences.text[m.end : min(m.b, m.end + 70)].lower())[0]
    said = f" {silences.text[m.start : m.end].lower()}{near} "
    return any(f" {p} " in said for p in silences.ctx.words.not_silence)


def _subject_shape(silences: Silences, m: Match) -> bool:
    f, first = m.frame, silences.text[m.start : m.end].split()[0].lower()
    if f.ends and not silences.pattern("clause-end").match(silences.text, m.end, m.b):
        return False
    lists = silences.accounts.lists
    if first in lists["nor"]:
        lacking = silent_before(silences, m) or it_accounts(silences.accounts, m.a, m.start)
    else:
        participle = silences.pattern("gerund").fullmatch(first) is not None or first in lists["with"]
        lacking = silent_subject(silences.accounts, m.a, m.start, participle, m.headline)
    lacking = known_silent(silences, m, lacking)
    if not lacking:
        return False
    if f.soft:
        return _soft(silences, m, lacking)
    span = (m.end, m.end)
    if m.gap != (m.start, m.end):
        span = m.gap
    elif not (f.ends or f.points):
        span = silences.topics.without_own(silences.topics.after(m.end, m.b))
        further = silences.pattern("headline-end").search(silences.text, *span) if m.headline else None
        span = (span[0], further.start() if further else span[1])
    empty = not silences.text[slice(*span)].strip(" ,")
    begin = silences.topics.relative(m.a, _phrase_start(silences, m)) if empty else None
    if begin is None:
        telling = first in lists["telling-lack"] or silences.pattern("of-texts").search(silences.text, m.start, m.end)
        agency = f.name == "lack" and all(w.noun is None for w in lacking)
        if (empty and not (f.points or f.ends)) or (agency and not telling):
            return False
    return add_silence(silences, m, lacking, span, (m.start if begin is None else begin, max(m.end, span[1])))


def _phrase_start(silences: Silences, m: Match) -> int:
    """Where the silent readout's own phrase begins, right before the words of silence."""
    scan, tokens = silences.ctx.scan, silences.ctx.tokens(m.a, m.start)
    i = tokens.stop - 1
    while i > tokens.start and scan.lower[i] in silences.accounts.lists["filler"]:
        i -= 1
    return scan.starts[phrase_start(silences.accounts, max(i, 0), tokens.start)]


def _soft(silences: Silences, m: Match, lacking: list[Who]) -> bool:
    """`focused on Y instead`: silent about what stands before, where nothing else says so."""
    said = [s for s in silent_before(silences, m) if s.source in {w.source for w in lacking}]
    if m.frame.name == "instead" and said:
        return False
    return put_silence(silences, m, lacking, "topic", (m.start, m.end))


def _topic_shape(silences: Silences, m: Match) -> bool:
    said = silences.text[m.start : m.end].lower()
    neither = silences.pattern("ends-neither").search(silences.text, m.start, m.end)
    behind = neither.start() + 1 if neither else m.end
    lacking, _, end = named_behind(silences.accounts, behind, m.b, m.headline)
    if not lacking and said.split()[-1] in silences.accounts.lists["written"]:
        lacking = _unsaid(silences, m)
    lacking = known_silent(silences, m, lacking)
    front = silences.text[m.a : m.start].strip(" ,“").lower()
    if not lacking:
        return False
    if not front or front in silences.accounts.lists["filler"]:
        return inverted(silences, m, lacking, end)
    span = silences.topics.before(m.a, m.start)
    cut, kind = (
        silences.pattern("including").match(silences.text, end, m.b),
        silences.text[slice(*span)].lower().split()[-1:],
    )
    if cut and not silences.accounts.lists["kinds"].isdisjoint(kind):
        has = sources_having(
            leading_accounts(silences.accounts, m.a, m.start) or it_accounts(silences.accounts, m.a, span[0]),
            lacking,
        )
        listed = silences.topics.after(cut.end(), m.b)
        names = silences.topics.split(silences.text[slice(*listed)])
        return put_each(silences, m, lacking, "topic", (m.start, listed[1]), names, has)
    none = silences.pattern("none-of").search(silences.text, *span)
    if span[0] == span[1] or (m.frame.name == "none-of" and none is None):
        return False
    span = (none.start() if none else span[0], span[1])
    near = m.start - span[0] < 160 and "," not in silences.text[span[0] : m.start]
    words = (span[0] if near else m.start, end)
    kept = add_silence(silences, m, lacking, span, words)
    if kept:
        neither_does(silences, m, lacking, end)
    return kept


def _unsaid(silences: Silences, m: Match) -> list[Who]:
    """`SOURCE said CLAIM. Syria was not mentioned.`: the source cited right before."""
    before = silences.ctx.tokens(m.a, m.start)
    if (
        len(before) > 8
        or silences.text[m.end : m.b].strip(' .”"\n')
        or any(says_at(silences.accounts, i) for i in before)
    ):
        return []
    return it_accounts(silences.accounts, m.a, m.a)


def _verbless(silences: Silences, m: Match, place: int, end: int) -> bool:
    """Is `No X in READOUT` all that a sentence says?"""
    tokens, lower = silences.ctx.tokens(m.end, place), silences.ctx.scan.lower
    verbs = any(
        says_at(silences.accounts, i) or lower[i] in silences.accounts.lists["be"]
        for i in silences.ctx.tokens(m.end, m.b)
    )
    whole = not (silences.text[m.a : m.start] + silences.text[end : m.b]).strip(' .!”"\n-–—')
    return whole and 0 < len(tokens) < 7 and not verbs and "," not in silences.text[m.end : place]


def _there_shape(silences: Silences, m: Match) -> bool:
    that = silences.pattern("that-ahead").match(silences.text, m.end) if m.frame.name == "not-found" else None
    lacking, place, end = named_behind(silences.accounts, that.end() if that else m.end, m.b, m.headline)
    if of := silences.pattern("of-front").fullmatch(silences.text, m.a, m.start):  # `Of X there is not a word`
        lacking = [w for w in known_silent(silences, m, lacking or it_accounts(silences.accounts, m.a, m.a)) if w.noun]
        more = silences.text[max(end, m.end) : m.b].strip(' .!”"\n') and not silences.pattern("own-text").search(
            silences.text, m.end, m.b
        )
        if more or not lacking:
            return False
        return add_silence(silences, m, lacking, of.span("topic"), (of.start("topic"), max(end, m.end)))
    lacking = known_silent(silences, m, lacking)
    if m.frame.name == "no-thing" and not (all(w.noun for w in lacking) and _verbless(silences, m, place, end)):
        return False
    if not lacking:
        return fronted_shape(silences, m)
    if silences.text[m.end : place].strip():
        return add_silence(silences, m, lacking, (m.end, place), (m.start, end))
    after = silences.pattern("of-topic").search(silences.text, m.end, m.b)
    if after is None:
        return False
    return behind_it(silences, m, lacking, after.end())


# How a frame's words are read: shape in the data file -> reader, which says whether it found a silence.
_SHAPES: dict[str, Callable[[Silences, Match], bool]] = {
    "subject": _subject_shape,
    "topic": _topic_shape,
    "there": _there_shape,
    "neither": neither_shape,
    "only-in": only_in_shape,
    "only": only_shape,
    "unlike": unlike_shape,
    "ellipsis": ellipsis_shape,
    "but-not": but_not_shape,
    "in-vain": in_vain_shape,
}
