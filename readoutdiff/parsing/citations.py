"""Attributions -> claims: which readout each one cites, who speaks to whom in it, about which meeting.

A tree of attributions (`According to SOURCE, SPEAKER told OTHER that CLAIM`) is read from its leaves: the innermost
office is the source, the person inside is the speaker, an outlet around it is the way it came. What follows without a
source inherits the one before, until a new source, a new speaker, a new event or a section break (PATTERNS, 4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readoutdiff.model import Span
from readoutdiff.parsing.continuing import (
    blocks,
    carried,
    echoed,
    other_speaker,
    rest,
    tail,
)
from readoutdiff.parsing.drafts import Draft, State
from readoutdiff.parsing.owners import find_noun
from readoutdiff.parsing.sourced import OFFICIAL
from readoutdiff.parsing.speakers import speaker_and_addressee
from readoutdiff.parsing.unsourced import Unsourced

if TYPE_CHECKING:
    from readoutdiff.attributing.attribution import Found
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.events import Meetings


class Citations(Unsourced):
    """Reads the attributions of one article in order; ``drafts`` are its claims in text order."""

    def __init__(self, ctx: Context, found: list[Found], meetings: Meetings) -> None:
        super().__init__(ctx, found, meetings)
        trees = self.trees
        cited = [trees.whole(n)[0] for n in trees.tops if trees.who(n).kind in OFFICIAL]
        whole = blocks(ctx, self.state, meetings, self.named, cited)
        self.printed = {d.paragraph for d in whole}  # paragraphs that a text fills which is printed in full
        self._read()
        if any(d.reason == "no-meeting" and d.source in self.telling for d in self.drafts):
            self._read()  # now that it is known who tells of which meeting
        self.drafts = _distinct(sorted([*self.drafts, *whole], key=lambda d: (d.start, d.content[-1][1])))

    # -- in order ---------------------------------------------------------------------------------------------------
    def _read(self) -> None:
        """One pass over the sentences."""
        self.drafts, self.state = [], State()
        trees, scan = self.trees, self.ctx.scan
        starts: dict[int, list[int]] = {}
        for n in sorted(trees.tops, key=lambda n: trees.found[n].content[0][0]):
            starts.setdefault(scan.sentence_at(trees.whole(n)[0]), []).append(n)
        for sentence in range(len(scan.sentences)):
            tops = starts.get(sentence, [])
            if self.printed and scan.paragraph_at(scan.sentences[sentence][0]) in self.printed:
                continue
            count = len(self.drafts)
            if not any(self._tells(n) for n in tops) and self._carry(sentence):
                continue
            for n in tops:
                for path in trees.paths(n):
                    self._leaf(path)
                self._rests(count, n)
            self._tails(count, [trees.whole(n) for n in tops if self._tells(n)])
            if (
                not self.state.broken
                and not any(d.source for d in self.drafts[count:])
                and self._venue_at(scan.sentences[sentence][0], ())
            ):
                self.state.broken = True  # `At a joint news conference ...`: what follows was said there
        for d in self.drafts:
            if d.source and d.meeting:
                self.telling.setdefault(d.source, set()).add(id(d.meeting))

    def _tells(self, n: int) -> bool:
        """Is a top attribution a statement by somebody, or does it hold one?"""
        return (self.trees.speech(n) and bool(self.trees.found[n].source)) or bool(self.trees.inner(n))

    def _carry(self, sentence: int) -> bool:
        a = self.ctx.scan.sentences[sentence][0]
        if (
            self.state.cited is None
            or self.state.broken
            or self.ctx.is_furniture(a)
            or self.ctx.section_between(self.state.cited.start, a)
        ):
            return False
        draft = echoed(self.ctx, self.state.cited, sentence, self._named(*self.ctx.scan.sentences[sentence]))
        if draft:
            self._keep(draft)
            self.state.documents.append(draft)
            return True
        draft = carried(self.ctx, self.state, sentence)
        if draft is None or self._other_event(draft, []) or self._venue_at(a, ()):
            return False
        self._keep(draft)
        return True

    def _rests(self, count: int, n: int) -> None:
        """What an office's sentence holds behind the statements in it."""
        inner = self.trees.inner(n)
        last = next((d for d in reversed(self.drafts[count:]) if d.source and d.meeting), None)
        if not inner or last is None or self.trees.who(n).kind not in OFFICIAL:
            return
        end = max(self.trees.whole(c)[1] for c in inner)
        outer = next(((s, e) for s, e in self.trees.found[n].content if s < end < e - 12), None)
        draft = rest(self.ctx, self.state, last, end, outer) if outer else None
        if draft and not any(d.start >= end for d in self.drafts[count:]):
            self._keep(draft)

    def _tails(self, count: int, busy: list[Span]) -> None:
        for last in self.drafts[count:]:
            if last.source and last.meeting and last.citation == "stated":
                draft = tail(self.ctx, self.state, last, busy)
                if draft:
                    self._keep(draft)
                    return

    def _keep(self, draft: Draft) -> None:
        """Enter a claim of a readout."""
        assert draft.meeting is not None
        draft.meeting.used = True
        draft.meeting.touch(draft.start)
        self.state.cited, self.state.broken = draft, False
        self.state.speaker = draft.speaker or self.state.speaker
        self.drafts.append(draft)

    # -- one claim --------------------------------------------------------------------------------------------------
    def _leaf(self, path: list[int]) -> None:
        trees = self.trees
        f = trees.found[path[-1]]
        if self._claims_nothing(f):
            return
        begin = self.ctx.body_start(f.content[0][0])
        content = ((begin, f.content[0][1]), *f.content[1:]) if begin < f.content[0][1] else f.content
        draft = Draft(f, "stated", content=content, rule=f.rule, paragraph=self.ctx.scan.paragraph_at(begin))
        if len(path) > 1 and len(trees.inner(path[-2])) == 1:
            draft.content = (*content, *self._rest(path))
        at = self._source_on(path)
        speaker_and_addressee(self.ctx, trees, self.state, draft, path, at)
        twin = None
        if at is None:
            self._without_source(draft, path)
        elif (twin := self._of_both(draft, path, at)) is None:
            self._with_source(draft, path, at)
        if draft.citation == "none" and not trees.speech(path[-1]):
            return
        self._share_speaker(draft)
        self.drafts.append(draft)
        if twin:
            self.drafts.append(twin)
            return
        second = other_speaker(self.ctx, self.state, draft) if draft.source and draft.meeting else None
        if second:
            self._keep(second)

    def _claims_nothing(self, f: Found) -> bool:
        """No claim: `SOURCE published a longer account` (a document is put out), `declined to comment` (nothing is)."""
        ctx = self.ctx
        cue = {ctx.scan.lower[i] for s, e in f.cue for i in ctx.tokens(s, e)}
        if not cue.isdisjoint(ctx.words.unsaid):
            return True
        return not ctx.words.issuing.isdisjoint(cue) and find_noun(ctx, ctx.tokens(*f.content[0])[:6]) is not None

    def _share_speaker(self, draft: Draft) -> None:
        """A second verb of the same sentence has the speaker of the first (`Wong had conveyed X and had sought Y`)."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or draft.speaker_span or not draft.source or last.source != draft.source:
            return
        scan = self.ctx.scan
        first = next(iter(self.ctx.tokens(*draft.content[0])), 0)
        verbal = draft.rule == "coordinated" or scan.lower[first] in scan.lexicon.verbs or scan.lower[first] == "had"
        if verbal and self.ctx.sentence(last.start) == self.ctx.sentence(draft.start) and last.start < draft.start:
            draft.speaker, draft.speaker_span = last.speaker, last.speaker_span

    def _rest(self, path: list[int]) -> tuple[Span, ...]:
        """The rest of a quotation, which only the outer attribution reaches (PATTERNS, 3)."""
        f, outer = self.trees.found[path[-1]], self.trees.found[path[-2]]
        end = max(e for _, e in (*f.source, *f.cue, *f.content))
        quote_of, tokens = self.ctx.scan.quote_of, self.ctx.tokens
        return tuple(
            (s, e) for s, e in outer.content if s >= end and len(tokens(s, e)) and quote_of[tokens(s, e)[0]] >= 0
        )


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
