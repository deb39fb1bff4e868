"""Claims that carry on a citation without their own: a sentence's second half, the next sentence, a text in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readoutdiff.attributing.attribution import Found
from readoutdiff.citing.drafts import Draft
from readoutdiff.citing.owners import find_noun, resolve
from readoutdiff.citing.speakers import content_speaker, subject_of
from readoutdiff.citing.who import Who
from readoutdiff.ground.model import Span

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import State
    from readoutdiff.meetings.events import Meeting, Meetings
    from readoutdiff.naming.registry import Mention
    from readoutdiff.people.context import Context
    from readoutdiff.people.people import Named

_BLOCK = 12  # paragraphs of a text printed in full, at most


def made(ctx: Context, span: Span, rule: str, cue: tuple[Span, ...] = (), source: tuple[Span, ...] = ()) -> Draft:
    """A draft for a span that no attribution stands over; blanks at its end are none of it."""
    start, end = span
    span = start, start + len(ctx.scan.text[start:end].rstrip())
    found = Found(source, cue, (span,), None, None, rule, False, None)
    return Draft(found, "stated", content=(span,), rule=rule, paragraph=ctx.scan.paragraph_at(span[0]))


def copy_citation(draft: Draft, last: Draft) -> None:
    """Take over the source of a claim before."""
    draft.source, draft.party, draft.noun = last.source, last.party, last.noun
    draft.meeting, draft.via, draft.strong = last.meeting, last.via, last.strong


def _more(ctx: Context, state: State, last: Draft, span: Span) -> Draft:
    """What a sentence adds to a claim: of the same readout, said by whom it names, else by who spoke."""
    draft = made(ctx, span, "tail", last.found.cue, last.found.source)
    copy_citation(draft, last)
    content_speaker(ctx, state, draft)
    if draft.speaker_span is None:
        draft.speaker, draft.speaker_span = last.speaker, last.speaker_span
    return draft


def tail(ctx: Context, state: State, last: Draft, busy: list[Span]) -> Draft | None:
    """`CLAIM, SOURCE said, and CLAIM2`: what a sentence adds behind its citation is the same readout's."""
    text = ctx.scan.text
    end = ctx.sentence(last.start)[1]
    at = last.end
    cue = (last.official or last.found).cue
    if at >= end or ctx.sentence(at - 1)[1] != end or not cue or cue[0][0] < last.start:
        return None
    m = ctx.words.pattern("tail").match(text, at, end)
    if m is None or end - m.end() < 12 or any(s < end and m.end() <= s for s, _ in busy):
        return None
    stop = end - 1 if text[end - 1] in ".!?" else end
    return _more(ctx, state, last, (m.end(), stop))


def _subject(ctx: Context, state: State, a: int, b: int) -> tuple[Named | None, Span | None, int] | None:
    """Subject of a sentence that can carry on: (person or None for both sides, its span, token behind)."""
    scan, tokens = ctx.scan, ctx.tokens(a, b)
    first = next((i for i in tokens[:6] if scan.lower[i] not in ctx.words.sets["openers"]), tokens.stop)
    for end in range(min(first + 3, tokens.stop), first, -1):
        if ctx.words.pattern("both-sides").match(scan.text[scan.starts[first] : scan.ends[end - 1]]):
            return None, None, end
    n = subject_of(ctx, state, (a, b), "openers")
    return (n.person, (n.start, n.end), ctx.tokens(n.start, n.end).stop) if n else None


def carried(ctx: Context, state: State, sentence: int) -> Draft | None:
    """The next sentence, told of the same meeting uncited: `He called the talks useful.` `The two agreed on X.`"""
    last = state.cited
    a, b = ctx.scan.sentences[sentence]
    if (
        last is None
        or state.broken
        or last.meeting is None
        or sentence - ctx.scan.sentence_at(max(last.start, last.end - 1)) != 1
    ):
        return None
    subject = _subject(ctx, state, a, b)
    if subject is None:
        return None
    person, span, k = subject
    if person is not None and person not in last.meeting.participants:
        return None
    lower = ctx.scan.lower
    if ctx.scan.paragraph_at(a) != ctx.scan.paragraph_at(last.start) and not (
        person is last.speaker and person is not None
    ):
        return None
    verbs = lower[k : k + 3]
    if ctx.words.said_there.isdisjoint(verbs) or not ctx.words.sets["own-voice"].isdisjoint(verbs[:1]):
        return None
    verb = next(j for j in range(k, k + 3) if lower[j] in ctx.words.said_there)
    stop = a + len(ctx.scan.text[a:b].rstrip(".!?").rstrip(", "))
    draft = made(ctx, (a, stop), "carried", ((ctx.scan.starts[verb], ctx.scan.ends[verb]),))
    draft.citation = "inherited"
    copy_citation(draft, last)
    draft.speaker, draft.speaker_span = person, span
    return draft


def second_half(ctx: Context, last: Draft, start: int) -> bool:
    """Does a claim begin right behind a citation in the same sentence, joined to it by `and` or `but`?"""
    if ctx.sentence(start) != ctx.sentence(last.end - 1) or start < last.end or last.citation != "stated":
        return False
    return ctx.words.pattern("tail").match(ctx.scan.text, last.end, min(start + 12, len(ctx.scan.text))) is not None


def rest(ctx: Context, state: State, last: Draft, inner_end: int, outer: Span) -> Draft | None:
    """`SOURCE said A warned of X and that B offered Y`: what the outer content holds behind the inner claims."""
    m = ctx.words.pattern("tail").match(ctx.scan.text, inner_end, outer[1])
    if m is None or outer[1] - m.end() < 12:
        return None
    return _more(ctx, state, last, (m.end(), outer[1]))


def other_speaker(ctx: Context, state: State, draft: Draft) -> Draft | None:
    """`SOURCE said A warned of X and that B offered Y`, read as one content: cut it where another speaks."""
    if len(draft.content) != 1:
        return None
    start, end = draft.content[0]
    for m in ctx.words.pattern("and-that").finditer(ctx.scan.text, start + 10, end):
        named = ctx.people.within(m.end(), min(end, m.end() + 60))
        if not named or named[0].person is draft.speaker:
            continue
        second = made(ctx, (m.end(), end), "tail", draft.found.cue, draft.found.source)
        content_speaker(ctx, state, second)
        if second.speaker is not None:
            copy_citation(second, draft)
            draft.content = ((start, m.start()),)
            return second
    return None


def echoed(ctx: Context, last: Draft | None, sentence: int, named: list[tuple[int, Who]]) -> Draft | None:
    """`OTHER's report had that as well`: a claim of the other readout with the words of the one before."""
    a, b = ctx.scan.sentences[sentence]
    if last is None or not named or b - a > 160 or sentence - ctx.scan.sentence_at(max(last.start, last.end - 1)) != 1:
        return None
    w = named[0][1]
    m = ctx.words.pattern("echo").search(ctx.scan.text, a, b)
    if m is None or w.party in (None, last.party) or m.start() < named[0][0]:
        return None
    draft = made(ctx, last.content[0], "echo", (m.span(),))
    copy_citation(draft, last)
    draft.source, draft.party, draft.noun = w.source, w.party, w.noun
    draft.speaker, draft.speaker_span = last.speaker, last.speaker_span
    draft.content = last.content
    return draft


def blocks(
    ctx: Context, state: State, meetings: Meetings, named: list[tuple[int, Who]], cited: list[int]
) -> list[Draft]:
    """Claims of texts in full: `The full readout, according to SOURCE, is below.` `Here is how SOURCE put it:`."""
    scan = ctx.scan
    out: list[Draft] = []
    for a, b in scan.sentences:
        colon = scan.text[b - 1] == ":"
        below = colon or ctx.words.pattern("below").search(scan.text, max(a, b - 60), b)
        if not below or ctx.is_furniture(a):
            continue
        p = scan.paragraph_at(a)
        if p + 1 >= len(scan.paragraphs) or (colon and scan.paragraphs[p][1] > b):
            continue
        w = _introduced(ctx, named, a, b)
        meeting = (meetings.resolve(a, b, None) or meetings.before(scan.paragraphs[p + 1][0])) if w else None
        if w is not None and meeting is not None:
            out += _block(ctx, state, p + 1, w, meeting, cited)
    return out


def _introduced(ctx: Context, named: list[tuple[int, Who]], a: int, b: int) -> Who | None:
    """Whose text a sentence announces."""
    tokens = ctx.tokens(a, b)
    lower = [ctx.scan.lower[i] for i in tokens]
    if not ctx.words.joint.isdisjoint(lower):
        return None
    here = [w for o, w in named if a <= o < b]
    if here:
        return here[-1]
    noun = find_noun(ctx, tokens)
    sources = [
        m
        for m in ctx.mentions_in(a, b)
        if m.kind in ("office", "agency", "government", "country") and m.role != "official"
    ]
    if ctx.scan.text[b - 1] == ":" and (
        not sources or sources[0].start - a > 40 or any(a <= s < b for s, _ in ctx.venues)
    ):
        return None  # somebody else introduces it
    if not sources:
        return None
    announced = not ctx.words.sets["announcing"].isdisjoint(lower) and sources[-1].kind in ("office", "agency")
    side = _described(ctx, sources) if named else None  # where the article names documents
    if noun is None and not announced and side is None:
        return None
    source, party = resolve(ctx, side or sources[-1])
    return (
        Who("document", source, party, ctx.scan.lower[noun] if noun is not None else None, strong=True)
        if source
        else None
    )


def _described(ctx: Context, sources: list[Mention]) -> Mention | None:
    """`how Chile described ties with Peru:`: the side whose telling is announced."""
    lower, small = ctx.scan.lower, ctx.words.sets
    for m in sources:
        k = ctx.tokens(m.start, m.end)
        before = [word for word in lower[max(0, k.start - 2) : k.start] if word not in small["definite"]]
        how = not small["manner"].isdisjoint(before[-1:])
        if how and not small["announcing"].isdisjoint(lower[k.stop : k.stop + 1]):
            return m
    return None


def _block(ctx: Context, state: State, p: int, w: Who, meeting: Meeting, cited: list[int]) -> list[Draft]:
    """One claim a sentence of the paragraphs that the text fills."""
    scan = ctx.scan
    last = p
    while (
        last + 1 < len(scan.paragraphs) and last - p < _BLOCK and scan.text[scan.paragraphs[last + 1][0]] in '“"•-–*‘'
    ):
        last += 1
    start, end = scan.paragraphs[p][0], scan.paragraphs[last][1]
    if ctx.is_furniture(start) or any(start <= at < end for at in cited):
        return []
    meeting.cite(start, w.source, w.party)
    out = []
    for span in scan.sentences[scan.sentence_at(start) : scan.sentence_at(end - 1) + 1]:
        if not any(map(str.isalnum, scan.text[slice(*span)])):
            continue
        draft = made(ctx, span, "block")
        draft.source, draft.party, draft.noun = w.source, w.party, w.noun
        draft.meeting, draft.strong = meeting, w.strong
        content_speaker(ctx, state, draft)
        out.append(draft)
    return out
