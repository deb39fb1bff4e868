"""A claim without a source of its own: it carries on the readout cited before, is a leader's post, or cites nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readoutdiff.parsing.citing import Who
from readoutdiff.parsing.continuing import copy_citation, second_half
from readoutdiff.parsing.sourced import HUMAN, NEAR, Sourced

if TYPE_CHECKING:
    from readoutdiff.parsing.drafts import Draft

_FAR = 3  # paragraphs over which a quotation by the same speaker still belongs to the readout


class Unsourced(Sourced):
    """Claims whose attribution names no office and no document."""

    def _without_source(self, draft: Draft, path: list[int]) -> None:
        state, w = self.state, self.trees.who(path[0])
        if self._posted(draft, path) or self._inherits(draft, path, w):
            return
        pressed = self.trees.found[path[0]].rule == "according" or self._venue(path)
        reason = "person-cited" if w.kind in HUMAN and (pressed or w.kind == "unnamed") else "no-document-cited"
        self._none(draft, "unregistered-source" if w.kind == "unknown" and w.noun else reason)
        state.office = False
        if not self.trees.speech(path[0]):
            return
        state.speaker = draft.speaker or state.speaker
        told_there = (
            state.cited and state.cited.meeting and draft.speaker in state.cited.meeting.participants and not pressed
        )
        quoted = any(self.ctx.scan.quote_of[i] >= 0 for s, e in draft.content for i in self.ctx.tokens(s, e)[:1])
        if (w.kind != "unknown" or self.trees.found[path[0]].source) and (quoted or not told_there):
            state.broken = True

    def _posted(self, draft: Draft, path: list[int]) -> bool:
        """A leader's own post about the meeting is that side's readout (PATTERNS, "How a readout is named")."""
        ctx, person = self.ctx, draft.speaker
        if person is None or person.party is None or person.role not in ("president", "premier") or self._venue(path):
            return False
        a, b = ctx.sentence(self.trees.whole(path[0])[0])
        earlier = ctx.scan.sentences[max(0, ctx.scan.sentence_at(a) - 1)][0]
        before = " ".join(ctx.scan.lower[i] for i in ctx.tokens(earlier, a)) + " "
        if not self._social(path) and not any(f" account came {t} " in before for t in ctx.words.social):
            return False
        if not {ctx.scan.lower[i] for i in ctx.tokens(a, b)} & ctx.words.contact_words:
            return False  # on something else
        meeting = self.meetings.resolve(a, b, person, set()) or self.meetings.before(draft.start, person)
        if meeting is None or person not in meeting.participants or draft.start - meeting.last(draft.start) > NEAR:
            return False
        own = f"{person.party.lower()}-president"
        seat = "president" if person.role == "president" else "pmo"
        draft.source = own if own in ctx.registry.sources else ctx.registry.office_id(person.party, seat)
        draft.party, draft.noun, draft.meeting = person.party, "post", meeting
        meeting.used = True
        meeting.touch(draft.start)
        self.state.documents.append(draft)
        self.state.cited, self.state.broken, self.state.office, self.state.speaker = draft, False, True, person
        return True

    def _social(self, path: list[int]) -> bool:
        """Do the words around a claim say that it was posted?"""
        ctx = self.ctx
        a, b = ctx.sentence(self.trees.whole(path[0])[0])
        inside = {i for n in path for s, e in self.trees.found[n].content for i in ctx.tokens(s, e)}
        text = " " + " ".join(ctx.scan.lower[i] for i in ctx.tokens(a, b) if i not in inside) + " "
        return any(f" {t} " in text for t in ctx.words.social)

    def _inherits(self, draft: Draft, path: list[int], w: Who) -> bool:
        """Does a claim without a source carry on the readout cited before? Then it takes it over."""
        last = self._own_side(w, path) or self.state.cited
        if (
            last is None
            or self.state.broken
            or last.meeting is None
            or self._venue(path)
            or not self._carries_on(draft, path, w, last)
        ):
            return False
        draft.citation = "stated" if second_half(self.ctx, last, self.trees.whole(path[0])[0]) else "inherited"
        copy_citation(draft, last)
        self.state.cited = draft
        self.state.speaker = draft.speaker or self.state.speaker
        return True

    def _own_side(self, w: Who, path: list[int]) -> Draft | None:
        """`Beijing also said`: the last claim of that side about the meeting, though the other side came between."""
        last = self.state.cited
        cue = {self.ctx.scan.lower[i] for s, e in self.trees.found[path[0]].cue for i in self.ctx.tokens(s, e)}
        stated = self.trees.found[path[0]].rule == "according"
        if w.kind != "country" or last is None or (cue.isdisjoint(self.ctx.words.also) and not stated):
            return None
        return next(
            (d for d in reversed(self.drafts[-12:]) if d.source and d.party == w.party and d.meeting is last.meeting),
            None,
        )

    def _carries_on(self, draft: Draft, path: list[int], w: Who, last: Draft) -> bool:
        if last.noun == "post" and self._social(path):
            return False  # another post, on something else
        if self.ctx.section_between(last.start, draft.start) or self._other_event(draft, path) or last.meeting is None:
            return False
        ctx, f = self.ctx, self.trees.found[path[0]]
        gap = draft.paragraph - last.paragraph
        quoted = any(ctx.scan.quote_of[i] >= 0 for s, e in draft.content for i in ctx.tokens(s, e))
        cue = {ctx.scan.lower[i] for s, e in f.cue for i in ctx.tokens(s, e)}
        if not cue.isdisjoint(ctx.words.perfect) and not quoted:
            return False  # the perfect and the present are the journalist's own
        if w.kind == "unnamed":
            return False
        if w.kind == "country":
            carries = not cue.isdisjoint(self.ctx.words.also) or gap == 0 or f.rule == "according"
            return (
                carries
                and w.party == last.party
                and ((gap <= 1 and not self._fact_between(last, draft)) or not cue.isdisjoint(self.ctx.words.also))
            )
        if not self.trees.speech(path[0]) and not w.person:
            return False
        named = ctx.people.within(f.source[0][0], f.source[-1][1] + 1) if f.source else []
        if any(n.person not in last.meeting.participants for n in named):
            return False
        source = self.trees.words(path[0])
        if second_half(ctx, last, self.trees.whole(path[0])[0]) and (
            draft.speaker is None or draft.speaker in last.meeting.participants
        ):
            return True
        if ctx.words.plural.match(source):
            return gap <= 1
        if draft.speaker is not None and last.speaker is draft.speaker:
            return gap <= 1 or (quoted and gap <= _FAR)
        if draft.speaker is not None and last.speaker is None and draft.speaker in last.meeting.participants:
            return gap <= 1 and w.kind in ("person", "pronoun") and draft.speaker.party == last.party
        return not source and quoted and gap <= 1

    def _fact_between(self, last: Draft, draft: Draft) -> bool:
        """Is there a whole sentence between two claims that cites nothing?"""
        scan = self.ctx.scan
        return scan.sentence_at(draft.start) - scan.sentence_at(last.content[-1][1] - 1) > 1

    def _other_event(self, draft: Draft, path: list[int]) -> bool:
        """Do the words before the claim speak of a meeting with somebody who was not in the last one?"""
        last = self.state.cited
        if last is None or last.meeting is None:
            return False
        a, _ = self.ctx.sentence(draft.start)
        for c in self.meetings.contacts(a, draft.start):
            if not c.earlier and len(c.people) > 1 and any(p not in last.meeting.participants for p in c.people):
                return True
        return draft.addressee is not None and draft.addressee not in last.meeting.participants
