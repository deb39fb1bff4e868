"""A claim and the readout that it cites: whose it is, which document is pointed back to, which meeting it is about."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from readoutdiff.citing.documents import NEXT, Account, account_before, account_of_subject
from readoutdiff.citing.drafts import Citations, Draft
from readoutdiff.citing.owners import seat
from readoutdiff.citing.who import Who
from readoutdiff.ground.model import Span
from readoutdiff.pointing.meant import Reach

if TYPE_CHECKING:
    from readoutdiff.meetings.events import Meeting

NEAR = 1200  # characters within which an office's words still belong to the meeting spoken of
_CLOSE = 500  # the same where the article speaks of several meetings
_NEXT = 1  # paragraphs behind one that speaks of the only meeting of an article
_BACK = Reach(paragraphs=12)  # of `the readout`
_FAR = 48  # claims
_DIPLOMATIC = frozenset(("mfa", "president", "pmo", "gov"))
OFFICIAL = frozenset(("office", "document", "back", "joint", "quoted", "voice"))
HUMAN = frozenset(("person", "pronoun", "unnamed"))


def source_on(citations: Citations, path: list[int]) -> int | None:
    """Where on the path the innermost office or document stands."""
    return next((k for k in range(len(path) - 1, -1, -1) if citations.trees.who(path[k]).kind in OFFICIAL), None)


def at_venue(citations: Citations, path: list[int]) -> bool:
    """Was it said to reporters, in an interview, at a news conference?"""
    f = citations.trees.found[path[0]]
    for n in path:
        told = citations.trees.found[n].addressee
        if told and _tells_press(citations, *told):
            return True
    inside = tuple(
        s for n in path if citations.trees.found[n].rule != "according" for s in citations.trees.found[n].content
    )
    return venue_at(citations, f.cue[0][0] if f.cue else f.content[0][0], inside)


def _tells_press(citations: Citations, start: int, end: int) -> bool:
    """Is somebody told who prints or sends it (`told RADIO`)?"""
    lower = {citations.ctx.scan.lower[i] for i in citations.ctx.tokens(start, end)}
    return not lower.isdisjoint(citations.ctx.words.sets["press"]) or bool(
        citations.ctx.words.outlets.search(citations.ctx.scan.text, start, end)
    )


def venue_at(citations: Citations, offset: int, inside: tuple[Span, ...]) -> bool:
    """Does a word for a venue stand in the sentence of an offset, outside the contents ``inside``?"""
    a, b = citations.ctx.sentence(offset)
    first = bisect_left(citations.ctx.venues, (a, a))
    for start, end in citations.ctx.venues[first:]:
        if start >= b:
            return False
        if not any(s <= start and end <= e for s, e in inside):
            return True
    return False


def of_both(citations: Citations, draft: Draft, path: list[int], at: int) -> Draft | None:
    """`according to both readouts`: the claim is the one side's, and its twin, which is returned, the other's.

    None where it is not known which two: just two sides of the meeting have to have a readout in this article.
    """
    ctx, w, f = citations.ctx, citations.trees.who(path[at]), citations.trees.found[path[at]]
    said = {ctx.scan.lower[i] for s, e in f.source for i in ctx.tokens(s, e)}
    bodies = not said.isdisjoint(ctx.words.sets["both-bodies"])
    if w.kind != "back" or not w.plural or not (bodies or said & ctx.words.sets["pair"]):
        return None
    draft.strong = w.strong
    meeting = _meeting_of(citations, draft, path) or (citations.state.cited.meeting if citations.state.cited else None)
    named = [n.person for s, e in f.source for n in ctx.people.within(s, e)]
    if meeting is None or any(p not in meeting.participants for p in named):  # `both senators' offices`
        return None
    accounts = ((party, citations.account(meeting, party)) for party in sorted(meeting.parties()))
    seats = {party: source for source, party in (seat(ctx, p) for p in named)}
    sides = [(source or seats.get(party) or party.lower(), party) for party, source in accounts if source or bodies]
    if len(sides) != 2:
        return None
    draft.noun, draft.meeting = w.noun, meeting
    (draft.source, draft.party), (source, party) = sides
    meeting.cite(draft.start, draft.source, draft.party)
    citations.state.broken = True  # what follows is neither's by itself
    return replace(draft, source=source, party=party)


def with_source(citations: Citations, draft: Draft, path: list[int], at: int) -> None:
    """A claim that an office or a document on its path, at ``at``, is cited for."""
    trees = citations.trees
    w = trees.who(path[at])
    draft.official = trees.found[path[at]] if path[at] != path[-1] else None
    outer = [trees.who(n) for n in path[:at]]
    draft.via = w.via or next(
        (
            trees.words(path[k])
            for k, o in enumerate(outer)
            if o.kind == "outlet" or (o.kind in ("office", "document") and o.source != w.source)
        ),
        None,
    )
    if w.kind == "joint":
        end_chain(citations, draft, "no-document-cited")
    elif any(
        o.kind in HUMAN and trees.found[path[k]].rule != "label" and trees.speech(path[k]) for k, o in enumerate(outer)
    ) or (w.kind in ("office", "voice") and at_venue(citations, path)):
        end_chain(citations, draft, "person-cited")  # somebody about a readout, or remarks to the press
    elif _habitual(citations, path):
        cite_none(draft, "no-document-cited")  # what an office does as a rule
    elif not _name_source(citations, draft, w):
        cite_none(draft, "ambiguous-source" if w.noun else "no-document-cited")
    else:
        draft.meeting = _meeting_of(citations, draft, path) or draft.meeting
        _settle(citations, draft, path, at)


def _habitual(citations: Citations, path: list[int]) -> bool:
    f = citations.trees.found[path[0]]
    if not f.cue or not f.source:
        return False
    lower = citations.ctx.scan.lower
    start = f.source[-1][1] if f.source[-1][1] <= f.cue[0][0] else f.cue[0][0]
    between = citations.ctx.tokens(start, f.cue[-1][1])
    return not citations.ctx.words.sets["habit"].isdisjoint(lower[i] for i in between)


def _name_source(citations: Citations, draft: Draft, w: Who) -> bool:
    """Set source and document; False where what they point back to is not known."""
    if w.kind != "back":
        draft.source, draft.party, draft.noun, draft.strong = w.source, w.party, w.noun, w.strong
        draft.telling = w.telling
        return bool(w.source)  # `the Foreign Ministry spokesman`: nobody knows of which country
    last = _document_before(citations, w, draft)
    if last is None or last.who.source is None:
        return False
    doc = last.who
    draft.source, draft.party, draft.noun = doc.source, doc.party, w.noun or doc.noun
    draft.telling = doc.noun in citations.ctx.words.telling or doc.strong
    draft.strong = w.strong or doc.strong
    draft.meeting = last.draft.meeting if last.draft else None
    return True


def _settle(citations: Citations, draft: Draft, path: list[int], at: int) -> None:
    """Enter a claim with a source: of a meeting, of none, or in truth somebody's own words."""
    state, kind = citations.state, citations.trees.who(path[at]).kind
    if draft.meeting is None and kind == "voice":
        end_chain(citations, draft, "person-cited")  # a spokesperson on something else
        return
    if draft.meeting is None:
        draft.reason, state.broken = "no-meeting", True
        return
    if state.cited is None or state.cited.source != draft.source:
        state.spoke = None
    citations.enter(draft)


def _document_before(citations: Citations, w: Who, draft: Draft) -> Account | None:
    """The document that `the readout`, `the ministry`, `its account` or `it` points back to."""
    f = draft.official or draft.found
    at = min(s for s, _ in (*f.source, *f.cue, *f.content))
    source_at = f.source[0][0] if f.source else at
    if w.plural:
        return None
    reach, cited = NEXT if w.noun is None else _BACK, [d for d in citations.drafts[-_FAR:] if d.source or not w.noun]
    if w.noun is None or citations.ctx.words.pattern("its").match(citations.ctx.scan.text, source_at):
        return account_of_subject(citations, at, source_at, reach, cited)
    return account_before(citations, at, reach, cited, w.noun)


def _meeting_of(citations: Citations, draft: Draft, path: list[int]) -> Meeting | None:
    """The event that the cited readout is about."""
    ctx, meetings, trees = citations.ctx, citations.meetings, citations.trees
    f = trees.found[path[-1]]
    spans = [s for n in path for s in (*trees.found[n].cue, *trees.found[n].content, *trees.found[n].source)]
    a, b = ctx.sentence(min(s for s, _ in spans))[0], max(e for _, e in spans)
    if f.cue and f.cue[0][0] >= draft.start:
        b = max(b, min(ctx.sentence(b - 1)[1], b + 60))  # `SOURCE said in a statement on the call`
    pair = [p for p in (draft.speaker, draft.addressee) if p is not None]
    at = draft.start
    if len(pair) == 2 and pair[0] is not pair[1] and not (pair[0].party and pair[0].party == pair[1].party):
        day = meetings.day(ctx.scan.sentence_at(at), f.cue[0][0] if f.cue else at, pair)
        return meetings.of_pair(pair, at, day, meetings.kind_in(a, b), meetings.place_in(a, b))
    found = meetings.resolve(a, b, draft.speaker)
    if found or any(trees.who(n).kind == "voice" for n in path):
        return found
    return _meeting_near(citations, draft, a, b)


def _meeting_near(citations: Citations, draft: Draft, a: int, b: int) -> Meeting | None:
    """The meeting spoken of around a claim whose own words name none."""
    ctx, meetings, at, speaker = citations.ctx, citations.meetings, draft.start, draft.speaker
    if draft.strong:
        return meetings.before(at, speaker) or meetings.before(at) or meetings.foremost(at, None, draft.party)
    text = ctx.scan.text[a:b].lower()
    both = {id(n.person) for s, e in draft.content for n in ctx.people.within(s, e + 1)}
    named = [m for m in meetings.all if sum(id(p) in both for p in m.participants) > 1 and 0 <= at - m.first < 6000]
    if named:
        return max(named, key=lambda m: m.last(at))
    telling = draft.telling or draft.noun in ctx.words.telling
    if not telling and any(t in text for t in ctx.words.no_meeting):
        return None
    last = citations.state.cited
    if last and last.meeting and draft.paragraph - last.paragraph <= 2 and last.source == draft.source:
        return last.meeting
    near = meetings.before(at, speaker) or meetings.before(at)
    if near is None:
        return None
    gap = at - near.last(at)
    if speaker in near.participants and (draft.party in near.parties() or draft.noun):
        return near if gap <= 2000 or len([m for m in meetings.all if speaker in m.participants]) == 1 else None
    # An office that tells of the meeting elsewhere in the article goes on telling of it nearby.
    known = telling or id(near) in citations.telling.get(draft.source or "", ())
    if draft.party not in near.parties():
        return None
    # So does a statement right behind the words on the one meeting of the article.
    if known and gap <= NEAR:
        return near
    diplomatic = {ctx.registry.office_id(draft.party, office) for office in _DIPLOMATIC} if draft.party else set()
    diplomatic.add((draft.party or "").lower())
    reach = NEAR if len(meetings.all) == 1 else _CLOSE
    only = (
        len(meetings.all) == 1
        and len(near.parties()) > 1
        and draft.paragraph - ctx.scan.paragraph_at(near.last(at)) <= _NEXT
    )
    return near if (draft.noun or only) and draft.source in diplomatic and gap <= reach else None


def cite_none(draft: Draft, reason: str) -> None:
    """Note that a claim has no official source, and why."""
    draft.citation, draft.reason = "none", reason
    draft.source = draft.party = draft.noun = draft.meeting = None


def end_chain(citations: Citations, draft: Draft, reason: str) -> None:
    """A claim without an official source that ends what went before."""
    cite_none(draft, reason)
    citations.state.broken = True
