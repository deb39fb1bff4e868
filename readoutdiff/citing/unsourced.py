"""A claim without a source of its own: it carries on the readout cited before, is a leader's post, or cites nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readoutdiff.citing.continuing import copy_citation, second_half
from readoutdiff.citing.drafts import POST, Citations
from readoutdiff.citing.sourced import HUMAN, NEAR, at_venue, cite_none
from readoutdiff.citing.who import Who

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Draft

_FAR = 3  # paragraphs over which a quotation by the same speaker still belongs to the readout


def without_source(citations: Citations, draft: Draft, path: list[int]) -> None:
    """A claim on whose path no office and no document stands: a post, inherited, or nobody's readout."""
    state, w = citations.state, citations.trees.who(path[0])
    if _read_post(citations, draft, path):
        return
    if _inherit(citations, draft, path, w):
        return
    pressed = citations.trees.found[path[0]].rule == "according" or at_venue(citations, path)
    reason = "person-cited" if w.kind in HUMAN and (pressed or w.kind == "unnamed") else "no-document-cited"
    cite_none(draft, "unregistered-source" if w.kind == "unknown" and w.noun else reason)
    if not citations.trees.speech(path[0]):
        return
    state.hear(draft)
    told_there = (
        state.cited and state.cited.meeting and draft.speaker in state.cited.meeting.participants and not pressed
    )
    quoted = any(citations.ctx.scan.quote_of[i] >= 0 for s, e in draft.content for i in citations.ctx.tokens(s, e)[:1])
    if (w.kind != "unknown" or citations.trees.found[path[0]].source) and (quoted or not told_there):
        state.broken = True


def _read_post(citations: Citations, draft: Draft, path: list[int]) -> bool:
    """Enter a leader's own post about the meeting as that side's readout; False where it is none."""
    ctx, person = citations.ctx, draft.speaker
    if (
        person is None
        or person.party is None
        or person.role not in ("president", "premier")
        or at_venue(citations, path)
    ):
        return False
    a, b = ctx.sentence(citations.trees.whole(path[0])[0])
    earlier = ctx.scan.sentences[max(0, ctx.scan.sentence_at(a) - 1)][0]
    before = " ".join(ctx.scan.lower[i] for i in ctx.tokens(earlier, a)) + " "
    if not _social(citations, path) and not ctx.words.pattern("account-came").search(before):
        return False
    if not {ctx.scan.lower[i] for i in ctx.tokens(a, b)} & ctx.words.sets["contact-words"]:
        return False  # on something else
    meeting = citations.meetings.resolve(a, b, person) or citations.meetings.before(draft.start, person)
    if meeting is None or person not in meeting.participants or draft.start - meeting.last(draft.start) > NEAR:
        return False
    own = f"{person.party.lower()}-president"
    seat = "president" if person.role == "president" else "pmo"
    draft.source = own if own in ctx.registry.sources else ctx.registry.office_id(person.party, seat)
    draft.party, draft.noun, draft.meeting = person.party, POST, meeting
    citations.enter(draft)
    return True


def _social(citations: Citations, path: list[int]) -> bool:
    """Do the words around a claim say that it was posted?"""
    ctx = citations.ctx
    a, b = ctx.sentence(citations.trees.whole(path[0])[0])
    inside = {i for n in path for s, e in citations.trees.found[n].content for i in ctx.tokens(s, e)}
    text = " " + " ".join(ctx.scan.lower[i] for i in ctx.tokens(a, b) if i not in inside) + " "
    return ctx.words.pattern("posted").search(text) is not None


def _inherit(citations: Citations, draft: Draft, path: list[int], w: Who) -> bool:
    """Take over the readout cited before where a claim without a source carries it on; False where it does not."""
    last = _own_side(citations, w, path) or citations.state.cited
    if (
        last is None
        or citations.state.broken
        or last.meeting is None
        or at_venue(citations, path)
        or not _carries_on(citations, draft, path, w, last)
    ):
        return False
    draft.citation = "stated" if second_half(citations.ctx, last, citations.trees.whole(path[0])[0]) else "inherited"
    copy_citation(draft, last)
    citations.state.cited = draft
    citations.state.hear(draft)
    return True


def _own_side(citations: Citations, w: Who, path: list[int]) -> Draft | None:
    """`Beijing also said`: the last claim of that side about the meeting, though the other side came between."""
    last, f, ctx = citations.state.cited, citations.trees.found[path[0]], citations.ctx
    also = {ctx.scan.lower[i] for s, e in f.cue for i in ctx.tokens(s, e)} & ctx.words.sets["also"]
    if w.kind != "country" or last is None or not (also or f.rule == "according"):
        return None
    own = [d for d in citations.drafts[-12:] if d.source and d.party == w.party and d.meeting is last.meeting]
    return own[-1] if own else None


def _carries_on(citations: Citations, draft: Draft, path: list[int], w: Who, last: Draft) -> bool:
    if last.noun == POST and _social(citations, path):
        return False  # another post, on something else
    if citations.ctx.section_between(last.start, draft.start) or other_event(citations, draft) or last.meeting is None:
        return False
    ctx, f = citations.ctx, citations.trees.found[path[0]]
    gap = draft.paragraph - last.paragraph
    quoted = any(ctx.scan.quote_of[i] >= 0 for s, e in draft.content for i in ctx.tokens(s, e))
    cue = {ctx.scan.lower[i] for s, e in f.cue for i in ctx.tokens(s, e)}
    if not cue.isdisjoint(ctx.words.sets["perfect"]) and not quoted:
        return False  # the perfect and the present are the journalist's own
    if w.kind == "unnamed":
        return False
    if w.kind == "country":
        also = not cue.isdisjoint(ctx.words.sets["also"])
        carries = also or gap == 0 or f.rule == "according"
        near = gap <= 1 and not _fact_between(citations, last, draft)
        return carries and w.party == last.party and (near or also)
    if not citations.trees.speech(path[0]) and not w.person:
        return False
    named = ctx.people.within(f.source[0][0], f.source[-1][1] + 1) if f.source else []
    if any(n.person not in last.meeting.participants for n in named):
        return False
    source = citations.trees.words(path[0])
    if second_half(ctx, last, citations.trees.whole(path[0])[0]) and (
        draft.speaker is None or draft.speaker in last.meeting.participants
    ):
        return True
    if ctx.words.pattern("both-sides").match(source):
        return gap <= 1
    if draft.speaker is not None and last.speaker is draft.speaker:
        return gap <= 1 or (quoted and gap <= _FAR)
    if draft.speaker is not None and last.speaker is None and draft.speaker in last.meeting.participants:
        return gap <= 1 and w.kind in ("person", "pronoun") and draft.speaker.party == last.party
    return not source and quoted and gap <= 1


def _fact_between(citations: Citations, last: Draft, draft: Draft) -> bool:
    """Is there a whole sentence between two claims that cites nothing?"""
    scan = citations.ctx.scan
    return scan.sentence_at(draft.start) - scan.sentence_at(last.content[-1][1] - 1) > 1


def other_event(citations: Citations, draft: Draft) -> bool:
    """Do the words before the claim speak of a meeting with somebody who was not in the last one?"""
    last = citations.state.cited
    if last is None or last.meeting is None:
        return False
    a, _ = citations.ctx.sentence(draft.start)
    for c in citations.meetings.contacts(a, draft.start):
        if not c.earlier and len(c.people) > 1 and any(p not in last.meeting.participants for p in c.people):
            return True
    return draft.addressee is not None and draft.addressee not in last.meeting.participants
