"""Attribution path -> the people in the meeting: who speaks to whom, kept apart from the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readoutdiff.language import lexicon as lx
from readoutdiff.meetings.sides import quoted
from readoutdiff.people.people import Naming
from readoutdiff.pointing.meant import person

if TYPE_CHECKING:
    from readoutdiff.attributing.attribution import Found
    from readoutdiff.citing.drafts import Draft, State
    from readoutdiff.citing.trees import Trees
    from readoutdiff.ground.model import Span
    from readoutdiff.people.context import Context
    from readoutdiff.people.people import Named


def speaker_and_addressee(
    ctx: Context, trees: Trees, state: State, draft: Draft, path: list[int], at: int | None
) -> None:
    """Set the draft's people: the innermost person below the source (at place ``at`` of the path) speaks."""
    if not _quoted_as(ctx, draft, trees.found[path[-1]]):
        quoted = at is not None and trees.who(path[at]).person is not None
        below = 0 if at is None else at if quoted else at + 1
        for n in reversed(path[below:]):
            teller = n != path[below] and _thinks(ctx, trees.found[n])  # `A told B that C believed X`: A says so
            if not teller and _speaks(ctx, trees, state, draft, n):
                break
        if draft.speaker_span is None and at is not None:
            content_speaker(ctx, state, draft)
        if draft.speaker_span is None and at is not None:
            _trailing_speaker(ctx, draft)
    span = next((trees.found[n].addressee for n in reversed(path) if trees.found[n].addressee), None)
    if span and draft.addressee_span is None:
        address(ctx, draft, span)


def address(ctx: Context, draft: Draft, span: Span) -> None:
    """Set the addressee to the first person named in a span."""
    named = ctx.people.within(*span)
    if named and named[0].person is not draft.speaker:
        draft.addressee, draft.addressee_span = named[0].person, (named[0].start, named[0].end)


def _speaks(ctx: Context, trees: Trees, state: State, draft: Draft, n: int) -> bool:
    """Take the source of an attribution for the speaker, if it is somebody; True where the search ends."""
    w, f = trees.who(n), trees.found[n]
    if (
        w.kind not in ("person", "pronoun", "quoted", "back", "voice")
        or not f.source
        or (w.kind == "back" and w.person is None)
    ):
        return False
    text = trees.words(n)
    if ctx.words.pattern("both-sides").match(text) or _several(ctx, f.source):
        return True
    speaker = w.person
    small = ctx.words.sets
    if w.kind == "pronoun" and (text.lower() in small["he-or-she"] or text.lower() in small["who"]):
        speaker = speaks_as(ctx, state, ctx.tokens(*f.source[0]).start)
        told = (
            [i for i in ctx.tokens(*f.addressee) if ctx.scan.lower[i] in small["object-pronouns"]]
            if f.addressee
            else []
        )
        if speaker and told and speaker is person(ctx, told[0], lambda n: True):
            return True  # `he told her`, where one of the two is not named
        if speaker and text.lower() in small["he-or-she"] and not speaker.gender:
            speaker.gender = "he" if text.lower() in small["masculine"] else "she"
    if speaker is None and w.kind != "person":
        return False
    draft.speaker, draft.speaker_span = speaker, (f.source[0][0], f.source[-1][1])
    return True


def _thinks(ctx: Context, f: Found) -> bool:
    """Does a cue tell what somebody thinks, which others may say of him?"""
    return not ctx.words.sets["thinking"].isdisjoint(ctx.scan.lower[i] for s, e in f.cue for i in ctx.tokens(s, e))


def _several(ctx: Context, source: tuple[Span, ...]) -> bool:
    """`A and B discussed X`: are two people the subject? Then it is nobody's own statement."""
    named = ctx.people.within(source[0][0], source[-1][1])[:2]
    if len(named) < 2 or named[0].person is named[1].person:
        return False
    between = {ctx.scan.lower[i] for i in ctx.tokens(named[0].end, named[1].start)}
    return bool(between & ctx.words.sets["joining"]) and "," not in between


def _quoted_as(ctx: Context, draft: Draft, f: Found) -> bool:
    """`SOURCE quoted SPEAKER as saying X`: the person right before `as` speaks, wherever the cue is seen."""
    k = ctx.tokens(f.cue[0][0], f.cue[0][1]).start if f.cue else 0
    at = next((i for i in (k, k - 1) if k >= 2 and ctx.scan.lower[i] in ctx.words.sets["as"]), None)
    if at is not None:
        end = ctx.scan.starts[at]
        named = ctx.people.before(end)
        if named is not None and end - named.end <= 2:
            draft.speaker, draft.speaker_span = named.person, (named.start, named.end)
            return True
    named = first_named(ctx, draft.content[0])
    if named is None or not ctx.words.pattern("as-word").match(ctx.scan.text, named.end, named.end + 30):
        return False
    draft.speaker, draft.speaker_span = named.person, (named.start, named.end)
    m = ctx.words.pattern("quoted-as").match(ctx.scan.text, named.end)
    if m and f.source and draft.content[0][1] - m.end() < 60 and f.source[0][0] > ctx.sentence(f.source[0][0])[0] + 20:
        # `CLAIM, SOURCE quoted SPEAKER as telling OTHER`: the claim stands before.
        address(ctx, draft, (m.end(), draft.content[0][1]))
        a = ctx.sentence(f.source[0][0])[0]
        end = len(ctx.scan.text[: f.source[0][0]].rstrip(" ,\n")) if f.source[0][0] - a < 3000 else f.source[0][0]
        draft.content = ((a, end),)
    return True


def first_named(ctx: Context, span: Span) -> Naming | None:
    """The person that a span begins with, titles before the name allowed."""
    start, end = span
    tokens = ctx.tokens(start, end)[:14]
    if tokens and ctx.scan.lower[tokens[0]] in ctx.words.sets["opening-quote"]:
        tokens = tokens[1:]  # the readout's own words, in the third person
    if not tokens:
        return None
    start = ctx.scan.starts[tokens[0]]
    named = ctx.people.within(start, min(end, ctx.scan.ends[tokens[-1]]))
    if not named:
        return None
    before = [i for i in ctx.tokens(start, named[0].start) if i not in ctx.people.mention_tokens]
    titles, inside = ctx.words.title_words, ctx.words.sets["in-titles"]
    return named[0] if all(ctx.scan.lower[i] in titles or ctx.scan.lower[i] in inside for i in before) else None


def is_statement(ctx: Context, token: int) -> bool:
    """Is a word a verb by which somebody says something in a meeting?"""
    word = ctx.scan.lower[token]
    if " ".join(ctx.scan.lower[token : token + 2]) in ctx.words.said_there:
        return True
    verb = ctx.scan.lexicon.verbs.get(word)
    return word in ctx.words.said_there or (verb is not None and bool(verb.takes & (lx.AFTER | lx.HEARER | lx.THAT)))


def subject_of(ctx: Context, state: State, span: Span, openers: str) -> Naming | None:
    """Who is the subject of a clause, by name or as `he`, behind words that may open it."""
    lower, scan = ctx.scan.lower, ctx.scan
    i = next((i for i in ctx.tokens(*span)[:6] if lower[i] not in ctx.words.sets[openers]), None)
    if i is None or lower[i] not in ctx.words.sets["he-or-she"]:
        return first_named(ctx, (scan.starts[i], span[1])) if i is not None else None
    he = speaks_as(ctx, state, i)
    return Naming(he, scan.starts[i], scan.ends[i]) if he else None


def _only_met(ctx: Context, verb: int) -> bool:
    """`A spoke with B`: that they spoke is told of them, said by neither."""
    small, behind = ctx.words.sets, ctx.scan.lower[verb + 1 : verb + 4]
    return ctx.scan.lower[verb] in small["spoken-verbs"] and not small["repeated"].isdisjoint(behind)


def content_speaker(ctx: Context, state: State, draft: Draft) -> None:
    """`SOURCE said (that) PERSON stressed X`: the person who is the subject of a verb of saying speaks."""
    subject, lower = subject_of(ctx, state, draft.content[0], "before-pronoun"), ctx.scan.lower
    if subject is None:
        return
    k = ctx.tokens(subject.start, subject.end).stop
    verb = next((j for j in range(k, min(k + 4, len(lower))) if is_statement(ctx, j)), None)
    if verb is not None and _only_met(ctx, verb):
        return
    if verb is not None and not (ctx.words.sets["copula"] | ctx.words.sets["joining"]) & {*lower[k : k + 1]}:
        draft.speaker, draft.speaker_span = subject.person, (subject.start, subject.end)
        told = first_named(ctx, (ctx.scan.ends[verb], draft.content[0][1]))
        if told is not None and told.person is not subject.person:
            draft.addressee, draft.addressee_span = told.person, (told.start, told.end)


def _trailing_speaker(ctx: Context, draft: Draft) -> None:
    """`QUOTE on X, PERSON told OTHER`, taken whole for the claim: the cue at its end shows who speaks."""
    for n, (start, end) in enumerate(draft.content):
        for i in reversed(ctx.tokens(start, end)[-9:]):
            if ctx.scan.quote_of[i] >= 0:
                break
            if ctx.scan.lower[i] in ctx.words.sets["trailing-cue"]:
                taken = _take_cue(ctx, draft, n, i)
                if taken:
                    return


def _take_cue(ctx: Context, draft: Draft, n: int, verb: int) -> bool:
    """Take `, PERSON told OTHER` at the end of fragment ``n`` out of the claim; False where it is none."""
    start, end = draft.content[n]
    named = ctx.people.before(ctx.scan.starts[verb])
    if named is None or named.start < start + 3 or ctx.scan.starts[verb] - named.end > 1:
        return False
    left = ctx.scan.text[start : named.start - 2].rstrip()
    if not any(map(str.isalnum, left)):
        return False  # nothing would be left of the claim
    if ctx.scan.text[named.start - 2] not in ',”"’':
        return False
    draft.speaker, draft.speaker_span = named.person, (named.start, named.end)
    address(ctx, draft, (ctx.scan.ends[verb], end))
    draft.content = (*draft.content[:n], (start, start + len(left)), *draft.content[n + 1 :])
    return True


def speaks_as(ctx: Context, state: State, i: int) -> Named | None:
    """Whom a pronoun at a token means where somebody speaks: nobody out of a quotation; `who` is the one named last."""
    a, inside = ctx.sentence(ctx.scan.starts[i])[0], ctx.scan.quote_of[i] >= 0
    who = ctx.scan.lower[i] in ctx.words.sets["who"]

    def fits(n: Naming) -> bool:
        return (n.person.sure or n.start >= a) and (inside or not quoted(ctx.scan, n))

    return person(ctx, i, fits, spoke=None if who else state.spoke, last=who)
