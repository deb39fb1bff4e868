"""Attributions -> claims: which readout each one cites, who speaks to whom in it, about which meeting.

A tree of attributions (`According to SOURCE, SPEAKER told OTHER that CLAIM`) is read from its leaves: the innermost
office is the source, the person inside is the speaker, an outlet around it is the way it came. What follows without a
source inherits the one before, until a new source, a new speaker, a new event or a section break.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readoutdiff.citing.columns import read_tables
from readoutdiff.citing.continuing import (
    blocks,
    carried,
    echoed,
    other_speaker,
    rest,
    tail,
)
from readoutdiff.citing.documents import documents_in
from readoutdiff.citing.drafts import Citations, Draft, State
from readoutdiff.citing.owners import find_noun
from readoutdiff.citing.sourced import OFFICIAL, of_both, source_on, venue_at, with_source
from readoutdiff.citing.speakers import speaker_and_addressee
from readoutdiff.citing.trees import Trees
from readoutdiff.citing.unsourced import other_event, without_source
from readoutdiff.citing.who import documents
from readoutdiff.ground.model import Span
from readoutdiff.language import lexicon as lx
from readoutdiff.meetings.sides import HELPERS

if TYPE_CHECKING:
    from readoutdiff.attributing.attribution import Found
    from readoutdiff.meetings.events import Meetings
    from readoutdiff.people.context import Context

_HELPERS = HELPERS | lx.MODAL
_TAKEN_BACK = 6  # words before a cue that may take it back


def read_citations(ctx: Context, found: list[Found], meetings: Meetings) -> Citations:
    """What one article attributes to which readout, on which meeting."""
    trees = Trees(ctx, found)
    citations = Citations(ctx, meetings, trees, sorted(documents(ctx), key=lambda d: d[0]))
    named = [w for _, w in reversed(citations.named) if w.source and w.party]
    offices = [w for w in named if w.source != (w.party or "").lower()]  # before their countries
    citations.owners = {w.party or "": w.source or "" for w in (*named, *offices)}
    official = [trees.whole(n)[0] for n in trees.tops if trees.who(n).kind in OFFICIAL]
    read_tables(citations)
    cells = [cell.draft for row in citations.rows for cell in row.cells if cell.draft]
    whole = blocks(ctx, citations.state, meetings, citations.named, [*official, *(d.start for d in cells)])
    citations.printed = {*(d.paragraph for d in whole), *citations.tabled}
    _read_all(citations)
    if any(d.reason == "no-meeting" and d.source in citations.telling for d in citations.drafts):
        _read_all(citations)  # now that it is known who tells of which meeting
    citations.drafts = _distinct(sorted([*citations.drafts, *whole, *cells], key=lambda d: (d.start, d.content[-1][1])))
    return citations


def _read_all(citations: Citations) -> None:
    """One pass over the sentences."""
    citations.drafts, citations.state = [], State()
    trees, scan = citations.trees, citations.ctx.scan
    starts: dict[int, list[int]] = {}
    for n in sorted(trees.tops, key=lambda n: trees.found[n].content[0][0]):
        starts.setdefault(scan.sentence_at(trees.whole(n)[0]), []).append(n)
    for sentence in range(len(scan.sentences)):
        tops = starts.get(sentence, [])
        if citations.printed and scan.paragraph_at(scan.sentences[sentence][0]) in citations.printed:
            continue
        count = len(citations.drafts)
        if not any(_tells(citations, n) for n in tops):
            carries = _carry(citations, sentence)
            if carries:
                continue
        for n in tops:
            for path in trees.paths(n):
                _leaf(citations, path)
            _rests(citations, count, n)
        _tails(citations, count, [trees.whole(n) for n in tops if _tells(citations, n)])
        if (
            not citations.state.broken
            and not any(d.source for d in citations.drafts[count:])
            and venue_at(citations, scan.sentences[sentence][0], ())
        ):
            citations.state.broken = True  # `At a joint news conference ...`: what follows was said there
    for d in citations.drafts:
        if d.source and d.meeting:
            citations.telling.setdefault(d.source, set()).add(id(d.meeting))


def _tells(citations: Citations, n: int) -> bool:
    """Is a top attribution a statement by somebody, or does it hold one?"""
    return (citations.trees.speech(n) and bool(citations.trees.found[n].source)) or bool(citations.trees.inner(n))


def _carry(citations: Citations, sentence: int) -> bool:
    """Enter what an uncited sentence carries on; False where it carries on nothing."""
    a = citations.ctx.scan.sentences[sentence][0]
    if (
        citations.state.cited is None
        or citations.state.broken
        or citations.ctx.is_furniture(a)
        or citations.ctx.section_between(citations.state.cited.start, a)
    ):
        return False
    draft = echoed(
        citations.ctx, citations.state.cited, sentence, documents_in(citations, *citations.ctx.scan.sentences[sentence])
    )
    if draft:
        _keep_draft(citations, draft)
        return True
    draft = carried(citations.ctx, citations.state, sentence)
    if draft is None or other_event(citations, draft) or venue_at(citations, a, ()):
        return False
    _keep_draft(citations, draft)
    return True


def _rests(citations: Citations, count: int, n: int) -> None:
    """What an office's sentence holds behind the statements in it."""
    inner = citations.trees.inner(n)
    last = next((d for d in reversed(citations.drafts[count:]) if d.source and d.meeting), None)
    if not inner or last is None or citations.trees.who(n).kind not in OFFICIAL:
        return
    end = max(citations.trees.whole(c)[1] for c in inner)
    outer = next(((s, e) for s, e in citations.trees.found[n].content if s < end < e - 12), None)
    draft = rest(citations.ctx, citations.state, last, end, outer) if outer else None
    if draft and not any(d.start >= end for d in citations.drafts[count:]):
        _keep_draft(citations, draft)


def _tails(citations: Citations, count: int, busy: list[Span]) -> None:
    for last in citations.drafts[count:]:
        if last.source and last.meeting and last.citation == "stated":
            draft = tail(citations.ctx, citations.state, last, busy)
            if draft:
                _keep_draft(citations, draft)
                return


def _keep_draft(citations: Citations, draft: Draft) -> None:
    """Enter a claim of a readout."""
    citations.enter(draft)
    citations.drafts.append(draft)


def _leaf(citations: Citations, path: list[int]) -> None:
    trees = citations.trees
    f = trees.found[path[-1]]
    if _claims_nothing(citations, f):
        return
    begin = citations.ctx.body_start(f.content[0][0])
    content = ((begin, f.content[0][1]), *f.content[1:]) if begin < f.content[0][1] else f.content
    draft = Draft(f, "stated", content=content, rule=f.rule, paragraph=citations.ctx.scan.paragraph_at(begin))
    if len(path) > 1 and len(trees.inner(path[-2])) == 1:
        draft.content = (*content, *_rest_of(citations, path))
    at = source_on(citations, path)
    speaker_and_addressee(citations.ctx, trees, citations.state, draft, path, at)
    twin = None
    if at is None:
        without_source(citations, draft, path)
    elif (twin := of_both(citations, draft, path, at)) is None:
        with_source(citations, draft, path, at)
    if draft.citation == "none" and not trees.speech(path[-1]):
        return
    _share_speaker(citations, draft)
    citations.drafts.append(draft)
    if twin:
        citations.drafts.append(twin)
        return
    second = other_speaker(citations.ctx, citations.state, draft) if draft.source and draft.meeting else None
    if second:
        _keep_draft(citations, second)


def _claims_nothing(citations: Citations, f: Found) -> bool:
    """No claim: `SOURCE published a longer account` (a document is put out), `declined to comment` (nothing is)."""
    ctx = citations.ctx
    cue = {ctx.scan.lower[i] for s, e in f.cue for i in ctx.tokens(s, e)}
    if not cue.isdisjoint(ctx.words.sets["unsaid"] | ctx.words.sets["unspoken"]) or _unsaid(citations, f):
        return True
    if f.rule == "participle" and cue & ctx.words.sets["raising"]:
        return not ctx.words.sets["doubts"].isdisjoint(ctx.scan.lower[i] for i in ctx.tokens(*f.content[0])[:2])
    put_out = ctx.tokens(*f.content[0])[:6]
    made = find_noun(ctx, put_out) is not None or not ctx.words.sets["put-out"].isdisjoint(
        ctx.scan.lower[i] for i in put_out
    )
    return made and not ctx.words.issuing.isdisjoint(cue)


def _unsaid(citations: Citations, f: Found) -> bool:
    """`has not yet said whether X`, `stopped short of saying X`: do the words before the cue take it back?"""
    scan, small = citations.ctx.scan, citations.ctx.words.sets
    if not f.cue:
        return False
    first = citations.ctx.tokens(*f.cue[0]).start
    a = citations.ctx.sentence(f.cue[0][0])[0]
    that = citations.ctx.tokens(f.source[0][0], f.source[0][1]).start - 1 if f.source else 0
    if that > 2 and scan.lower[that] in small["complementizer"] and scan.lower[that - 2] in small["none-such"]:
        return True  # `there was no sign that the two discussed X`
    for i in range(first - 1, max(-1, first - _TAKEN_BACK), -1):
        if scan.starts[i] < a or scan.lower[i] in small["unsaid"] | small["without-saying"]:
            return scan.starts[i] >= a
        if not (scan.kinds[i] & _HELPERS or scan.lower[i] in small["between-not-and-verb"]):
            return False
    return False


def _share_speaker(citations: Citations, draft: Draft) -> None:
    """A second verb of the same sentence has the speaker of the first (`Wong had conveyed X and had sought Y`)."""
    last = citations.drafts[-1] if citations.drafts else None
    if last is None or draft.speaker_span or not draft.source or last.source != draft.source:
        return
    scan = citations.ctx.scan
    first = next(iter(citations.ctx.tokens(*draft.content[0])), 0)
    word, pluperfect = scan.lower[first], citations.ctx.words.sets["pluperfect"]
    verbal = draft.rule == "coordinated" or word in scan.lexicon.verbs or word in pluperfect
    if (
        verbal
        and citations.ctx.sentence(last.start) == citations.ctx.sentence(draft.start)
        and last.start < draft.start
    ):
        draft.speaker, draft.speaker_span = last.speaker, last.speaker_span


def _rest_of(citations: Citations, path: list[int]) -> tuple[Span, ...]:
    """The rest of a quotation, which only the outer attribution reaches."""
    f, outer = citations.trees.found[path[-1]], citations.trees.found[path[-2]]
    end = max(e for _, e in (*f.source, *f.cue, *f.content))
    quote_of, tokens = citations.ctx.scan.quote_of, citations.ctx.tokens
    return tuple((s, e) for s, e in outer.content if s >= end and len(tokens(s, e)) and quote_of[tokens(s, e)[0]] >= 0)


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Without the unsourced readings of words that have a source in another reading, and without repeats."""
    out: list[Draft] = []
    for n, d in enumerate(drafts):
        near = [o for o in drafts[max(0, n - 4) : n + 5] if o is not d]
        end = d.content[-1][1]
        held = [o for o in near if o.source and o.start <= d.start + 2 and end <= o.content[-1][1] + 2]
        again = any(
            o.source == d.source and o.content != d.content and 2 * (end - d.start) > o.content[-1][1] - o.start
            for o in held
        )
        twice = any(o.content == d.content and o.source == d.source for o in out[-4:])
        if (d.source is None and held) or again or twice:
            continue
        out.append(d)
    return out
