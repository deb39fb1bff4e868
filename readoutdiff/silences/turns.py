"""Silences told the other way round: `only A says`, `unlike B`, `neither A nor B`, `A does, B does not`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readoutdiff.ground.model import Span
from readoutdiff.silences.notes import (
    Silences,
    add_silence,
    known_silent,
    put_silence,
    silent_meeting,
    sources_having,
    token_at,
)
from readoutdiff.silences.phrases import other_sides
from readoutdiff.silences.sources import accounts_cited_by, leading_accounts, read_accounts
from readoutdiff.silences.subjects import named_behind, silent_subject

if TYPE_CHECKING:
    from readoutdiff.citing.who import Who
    from readoutdiff.silences.frames import Match


def read_stretch(silences: Silences, m: Match, start: int, end: int) -> list[Who]:
    """The readouts that a stretch of text names."""
    return read_accounts(silences.accounts, token_at(silences, start), token_at(silences, end), m.headline)


def neither_shape(silences: Silences, m: Match) -> bool:
    """`Neither A nor B mentioned X`: both lack it."""
    begin = next(reversed(list(silences.pattern("neither").finditer(silences.text, m.a, m.start))), None)
    if begin is None or re.search(r"[;:.]", silences.text[begin.end() : m.start]) or m.start - begin.end() > 200:
        return False
    lacking = known_silent(silences, m, read_stretch(silences, m, begin.start(), m.start))
    asks = silences.pattern("asks-behind").search(silences.text, m.start, m.end)
    span = silences.topics.after(asks.start() if asks else m.end, m.b)
    person = bool(silences.ctx.people.within(begin.end(), m.start))  # `neither NAME nor SOURCE`: one is a readout
    enough = 1 if person or begin[0].split()[0].lower() in silences.accounts.lists["nor"] else 2
    if len(lacking) < enough:
        return False
    return add_silence(silences, m, lacking, span, (begin.start(), span[1]))


def only_in_shape(silences: Silences, m: Match) -> bool:
    """`X appears only in SOURCE`: the other sides of the event lack it."""
    having, _, end = named_behind(silences.accounts, m.end, m.b, m.headline)
    span = silences.topics.before(m.a, m.start)
    if len(having) != 1 or having[0].kind != "document":
        return False
    return _put_others(silences, m, having[0], (span[0], end), silences.text[slice(*span)])


def only_shape(silences: Silences, m: Match) -> bool:
    """`Only SOURCE said X`: the other sides of the event lack it."""
    states = silences.pattern("stating").search(silences.text, m.end, min(m.b, m.end + 120))
    if (
        states is None
        or "," in silences.text[m.end : states.start()]
        or not silences.pattern("only-opens").search(silences.text[m.a : m.start])
    ):
        return False
    having = read_stretch(silences, m, m.end, states.start())
    span = silences.topics.after(states.end(), m.b)
    if len(having) != 1 or not having[0].source:
        return False
    return _put_others(silences, m, having[0], (m.start, span[1]), silences.text[slice(*span)])


def _put_others(silences: Silences, m: Match, having: Who, span: Span, topic: str) -> bool:
    """Keep a silence of each side of the event but the one that has the topic."""
    here = [d for d in silences.accounts.cited.between(m.a, m.b) if d.end > m.start]
    told = silences.claims.about(topic, m.start, {None}, None)[0]
    d = next((d for d in (*here, told) if d is not None and d.party == having.party), None)
    meeting = d.meeting if d and d.meeting else silent_meeting(silences, m, [having])
    lacking = other_sides(silences.accounts, having.party, meeting)
    name = None if d else silences.topics.split(topic, many=False)[0]
    kind, has = "claim" if d else silences.topics.scope(name or ""), (having.source or "",)
    return put_silence(silences, m, lacking, kind, span, name, d, has, meeting)


def unlike_shape(silences: Silences, m: Match) -> bool:
    """`Unlike OTHER, SOURCE said X`: the other lacks it."""
    comma = silences.text.find(",", m.end, m.b)
    if comma < 0 or silences.pattern("unlike-relative").search(silences.text[m.end : comma + 8]):
        return False
    if silences.pattern("denial").search(silences.text[comma : min(m.b, comma + 120)].split(";")[0]):
        return False
    lacking = known_silent(silences, m, read_stretch(silences, m, m.end, comma))
    silent = {w.party for w in lacking}
    d = next((d for d in silences.claims.drafts.between(comma, m.b) if d.party not in silent), None)
    has = sources_having(
        [*accounts_cited_by(d), *leading_accounts(silences.accounts, comma + 1, m.b)],
        lacking,
    )[:1]
    if not lacking or not has:
        return False
    span = (m.start, comma)
    if d:
        return put_silence(silences, m, lacking, "claim", span, None, d, has, d.meeting)
    end = silences.topics.after(comma + 1, m.b)[1]
    states = silences.pattern("stating").search(silences.text, comma + 1, end)
    name = silences.topics.split(silences.text[states.end() if states else comma + 1 : end], many=False)[0]
    return put_silence(silences, m, lacking, "topic", span, name, None, has)


def ellipsis_shape(silences: Silences, m: Match) -> bool:
    """`A refers to TOPIC, B does not`."""
    cut = next(reversed(list(silences.pattern("turn").finditer(silences.text, m.a, m.start))), None)
    if not re.match(r"\s*(?:[.,;:—–]|$)", silences.text[m.end : m.b]):
        return False
    if cut is None or not silences.text[m.a : cut.start()].strip():
        return did_not_shape(silences, m)
    lacking = read_stretch(silences, m, cut.end(), m.start)
    refers = silences.pattern("referring").search(silences.text, m.a, cut.start())
    if not lacking or refers is None:
        return False
    begin = max(m.a, *(silences.text.rfind(c, m.a, refers.start()) + 1 for c in ",;"))
    has = sources_having(read_stretch(silences, m, begin, refers.start()), lacking)
    if not has:
        return False
    topic = silences.topics.split(silences.text[refers.end() : cut.start()], many=False)[0]
    return put_silence(silences, m, lacking, silences.topics.scope(topic), (cut.end(), m.end), topic, None, has)


def did_not_shape(silences: Silences, m: Match) -> bool:
    """`A's text noted X. B's did not.`: the claim before."""
    lacking = [w for w in known_silent(silences, m, read_stretch(silences, m, m.a, m.start)) if w.noun]
    d = silences.claims.last(m.start, {w.party for w in lacking})
    if (
        not lacking
        or d is None
        or silences.ctx.scan.sentence_at(m.start) - silences.ctx.scan.sentence_at(d.end - 1) != 1
    ):
        return False
    return put_silence(silences, m, lacking, "claim", (m.a, m.end), None, d, (d.source or "",))


def but_not_shape(silences: Silences, m: Match) -> bool:
    """`READOUT mentions X but not Y`."""
    refers = next(reversed(list(silences.pattern("referring").finditer(silences.text, m.a, m.start))), None)
    lists = silences.accounts.lists
    if refers is None or refers[0] in lists["has"] | lists["pluperfect"]:
        return False
    if "," in silences.text[refers.end() : m.start - 2]:
        return False
    lacking = known_silent(silences, m, silent_subject(silences.accounts, m.a, refers.start(), False, m.headline))
    return behind_it(silences, m, [w for w in lacking if w.noun], m.end)


def fronted_shape(silences: Silences, m: Match) -> bool:
    """`In READOUT there is no mention of X`."""
    there = silences.pattern("there-is").search(silences.text, m.a, m.start)
    if there is None or not silences.pattern("in-front").match(silences.text, m.a, m.start):
        return False
    lacking, _, end = named_behind(silences.accounts, m.a, there.start(), m.headline)
    if silences.text[end : there.start()].strip(" ,"):
        return False
    return behind_it(silences, m, known_silent(silences, m, lacking), m.end)


def in_vain_shape(silences: Silences, m: Match) -> bool:
    """`One searches READOUT in vain for X`."""
    lacking = known_silent(silences, m, read_stretch(silences, m, *m.gap))
    return behind_it(silences, m, [w for w in lacking if w.noun], m.end)


def inverted(silences: Silences, m: Match, lacking: list[Who], end: int) -> bool:
    """`Absent from READOUT was TOPIC`, `Missing from READOUT: TOPIC`."""
    verb = silences.pattern("is-was").search(silences.text, m.end, m.b)
    if verb is None or silences.text[end : verb.start()].strip():
        return False
    return behind_it(silences, m, lacking, verb.end())


def behind_it(silences: Silences, m: Match, lacking: list[Who], at: int) -> bool:
    """A silence about what stands behind an offset."""
    span = silences.topics.after(at, m.b)
    if not lacking or span[1] <= span[0]:
        return False
    return add_silence(silences, m, lacking, span, (m.start, span[1]))


def neither_does(silences: Silences, m: Match, lacking: list[Who], end: int) -> None:
    """`X does not figure in READOUT, and neither does Y`: two topics."""
    if more := silences.pattern("nor-does").match(silences.text, end, m.b):
        span = silences.topics.after(more.end(), m.b)
        add_silence(silences, m, lacking, span, (more.start("nor"), span[1]))
