"""Attributions -> claims: which readout each one cites, who speaks to whom in it, about which meeting.

A tree of attributions (`According to SOURCE, SPEAKER told OTHER that CLAIM`) is read from its leaves: the innermost
office is the source, the person inside is the speaker, an outlet around it is the way it came. What follows without a
source inherits the one before, until a new source, a new speaker, a new event or a section break (PATTERNS, 4).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from readoutdiff.model import Span
from readoutdiff.parsing.citing import Who, documents, find_noun, resolve
from readoutdiff.parsing.continuing import (
    blocks,
    carried,
    copy_citation,
    echoed,
    other_speaker,
    rest,
    second_half,
    tail,
)
from readoutdiff.parsing.drafts import Draft, State
from readoutdiff.parsing.speakers import speaker_and_addressee
from readoutdiff.parsing.trees import Trees

if TYPE_CHECKING:
    from readoutdiff.parsing.attribution import Found
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.events import Meeting, Meetings
    from readoutdiff.parsing.names import Named

_NEAR = 1200  # characters within which an office's words still belong to the meeting spoken of
_CLOSE = 500  # the same where the article speaks of several meetings
_FAR = 3  # paragraphs over which a quotation by the same speaker still belongs to the readout
_BACK = 12  # paragraphs over which `the readout` can point back
_DIPLOMATIC = ("mfa", "president", "pmo", "gov")
_OFFICIAL = frozenset("office document back joint quoted voice".split())
_HUMAN = frozenset("person pronoun unnamed".split())


class Citations:
    """Reads the attributions of one article in order; ``drafts`` are its claims in text order."""

    def __init__(self, ctx: Context, found: list[Found], meetings: Meetings) -> None:
        self.ctx = ctx
        self.meetings = meetings
        self.trees = Trees(ctx, found)
        self.drafts: list[Draft] = []
        self.state = State()
        self.named = sorted(
            documents(ctx), key=lambda d: d[0]
        )  # documents named with their owner, in or outside of attributions
        self.telling: dict[str, set[int]] = {}  # source -> meetings that it is cited on
        trees = self.trees
        cited = [trees.whole(n)[0] for n in trees.tops if trees.who(n).kind in _OFFICIAL]
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
        if not inner or last is None or self.trees.who(n).kind not in _OFFICIAL:
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

    def _source_on(self, path: list[int]) -> int | None:
        """Where on the path the innermost office or document stands."""
        return next((k for k in range(len(path) - 1, -1, -1) if self.trees.who(path[k]).kind in _OFFICIAL), None)

    def _venue(self, path: list[int]) -> bool:
        """Was it said to reporters, in an interview, at a news conference?"""
        f = self.trees.found[path[0]]
        for n in path:
            told = self.trees.found[n].addressee
            if told and self._press(*told):
                return True
        inside = tuple(s for n in path if self.trees.found[n].rule != "according" for s in self.trees.found[n].content)
        return self._venue_at(f.cue[0][0] if f.cue else f.content[0][0], inside)

    def _press(self, start: int, end: int) -> bool:
        """Is somebody told who prints or sends it (`told RADIO`)?"""
        lower = {self.ctx.scan.lower[i] for i in self.ctx.tokens(start, end)}
        return not lower.isdisjoint(self.ctx.words.press) or bool(
            self.ctx.words.outlets.search(self.ctx.scan.text, start, end)
        )

    def _venue_at(self, offset: int, inside: tuple[Span, ...]) -> bool:
        a, b = self.ctx.sentence(offset)
        first = bisect_left(self.ctx.venues, (a, a))
        for start, end in self.ctx.venues[first:]:
            if start >= b:
                return False
            if not any(s <= start and end <= e for s, e in inside):
                return True
        return False

    # -- with two sources -------------------------------------------------------------------------------------------
    def _of_both(self, draft: Draft, path: list[int], at: int) -> Draft | None:
        """`according to both readouts`: the claim is the one side's, and its twin, which is returned, the other's.

        None where it is not known which two: just two sides of the meeting have to have a readout in this article.
        """
        ctx, w, f = self.ctx, self.trees.who(path[at]), self.trees.found[path[at]]
        said = {ctx.scan.lower[i] for s, e in f.source for i in ctx.tokens(s, e)}
        if w.kind != "back" or not w.plural or said.isdisjoint(ctx.words.pair):
            return None
        draft.strong = w.strong
        meeting = self._meeting(draft, path) or (self.state.cited.meeting if self.state.cited else None)
        if meeting is None:
            return None
        cited = [(d.source, d.party) for d in self.state.documents if d.meeting in (None, meeting)]
        sides: dict[str, tuple[str, str]] = {}
        for source, party in (*cited, *((who.source, who.party) for _, who in self.named)):
            if source and party in meeting.parties():
                known = sides.setdefault(party, (source, party))
                if known[0] == party.lower():  # an office says more than its country alone
                    sides[party] = (source, party)
        if len(sides) != 2:
            return None
        draft.noun, draft.meeting = w.noun, meeting
        meeting.used = True
        meeting.touch(draft.start)
        self.state.broken, self.state.office = True, False  # what follows is neither's by itself
        (draft.source, draft.party), (source, party) = sides.values()
        return replace(draft, source=source, party=party)

    # -- with a source ----------------------------------------------------------------------------------------------
    def _with_source(self, draft: Draft, path: list[int], at: int) -> None:
        trees = self.trees
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
            self._end(draft, "no-document-cited")
        elif any(o.kind in _HUMAN and trees.found[path[k]].rule != "label" for k, o in enumerate(outer)) or (
            w.kind in ("office", "voice") and self._venue(path)
        ):
            self._end(draft, "person-cited")  # somebody about a readout, or remarks to the press
        elif self._habit(path):
            self._none(draft, "no-document-cited")  # what an office does as a rule
        elif not self._name_source(draft, w):
            self._none(draft, "ambiguous-source" if w.noun else "no-document-cited")
        else:
            draft.meeting = self._meeting(draft, path) or draft.meeting
            self._settle(draft, path, at)

    def _habit(self, path: list[int]) -> bool:
        f = self.trees.found[path[0]]
        if not f.cue or not f.source:
            return False
        lower = self.ctx.scan.lower
        start = f.source[-1][1] if f.source[-1][1] <= f.cue[0][0] else f.cue[0][0]
        return not self.ctx.words.habit.isdisjoint(lower[i] for i in self.ctx.tokens(start, f.cue[-1][1]))

    def _name_source(self, draft: Draft, w: Who) -> bool:
        """Set source and document; False where what they point back to is not known."""
        if w.kind != "back":
            draft.source, draft.party, draft.noun, draft.strong = w.source, w.party, w.noun, w.strong
            draft.telling = w.telling
            return bool(w.source)  # `the Foreign Ministry spokesman`: nobody knows of which country
        last = self._document_before(w, draft)
        if last is None:
            return False
        before, doc = last
        draft.source, draft.party, draft.noun = doc.source, doc.party, w.noun or doc.noun
        draft.telling = doc.noun in self.ctx.words.telling or doc.strong
        draft.strong = w.strong or doc.strong
        draft.meeting = before.meeting if before else None
        return True

    def _settle(self, draft: Draft, path: list[int], at: int) -> None:
        """Enter a claim with a source: of a meeting, of none, or in truth somebody's own words."""
        state, kind = self.state, self.trees.who(path[at]).kind
        entry = self.ctx.registry.sources.get(draft.source or "")
        agency = entry is not None and entry.kind == "agency"
        if draft.meeting is None and (kind == "voice" or (agency and draft.speaker_span)):
            via = self.trees.words(path[at]) if agency else None
            self._end(draft, "person-cited")  # a spokesperson on something else; remarks that an agency carried
            draft.via = via
            return
        state.office = True
        state.documents.append(draft)
        if draft.meeting is None:
            draft.reason, state.broken = "no-meeting", True
            return
        draft.meeting.used = True
        draft.meeting.touch(draft.start)
        same = state.cited is not None and state.cited.source == draft.source
        state.cited, state.broken = draft, False
        state.speaker = draft.speaker or (state.speaker if same else None)

    def _document_before(self, w: Who, draft: Draft) -> tuple[Draft | None, Who] | None:
        """The document that `the readout`, `the ministry`, `its account` or `it` points back to."""
        f = draft.official or draft.found
        at = min(s for s, _ in (*f.source, *f.cue, *f.content))
        source_at = f.source[0][0] if f.source else at
        cited = [d for d in self.state.documents[-8:] if draft.paragraph - d.paragraph <= _BACK]
        last = cited[-1] if cited else None
        if w.plural:
            return None
        if w.noun is None or self.ctx.scan.text[source_at : source_at + 4].lower() == "its ":
            subject = self._subject_before(source_at)
            if subject is not None:
                return (last if last and last.source == subject.source else None), subject
        elif w.noun not in self.ctx.words.readout:
            subject = self._subject_before(source_at, same=True)  # `AGENCY praised the food, the report said`
            if subject is not None and subject.kind == "office":
                return (last if last and last.source == subject.source else None), subject
        last_at = max(e for _, e in last.found.cue) if last and last.found.cue else -1
        named = self._named(0, at)[-1:]
        if named and named[0][0] > last_at:
            offset, doc = named[0]
            if self.ctx.scan.sentence_at(at) - self.ctx.scan.sentence_at(offset) <= (1 if w.noun is None else _BACK):
                return None, doc
        if last is None:
            return None
        if w.noun is None:
            scan = self.ctx.scan
            carried = self.state.cited if self.state.cited and self.state.cited.source == last.source else last
            apart = scan.sentence_at(at) - scan.sentence_at(max(last.start, last.end - 1, carried.end - 1))
            if not self.state.office or apart > 1 or draft.paragraph - last.paragraph > 1:
                return None
        return last, Who("document", last.source, last.party, last.noun, strong=last.strong)

    def _named(self, start: int, end: int) -> list[tuple[int, Who]]:
        """Documents named in a span, eight at most: the last ones."""
        i = bisect_left(self.named, start, key=lambda d: d[0])
        j = bisect_left(self.named, end, key=lambda d: d[0])
        return self.named[max(i, j - 8) : j]

    def _subject_before(self, at: int, same: bool = False) -> Who | None:
        """The office or document named before in the sentence, or (unless ``same``) with which the last one begins."""
        ctx, scan = self.ctx, self.ctx.scan
        sentence = scan.sentence_at(at)
        a = scan.sentences[sentence][0]
        spans = [(a, at, True)]
        before = scan.sentences[sentence - 1][0] if sentence else a
        if not same and sentence and scan.paragraph_at(a) == scan.paragraph_at(before):
            spans.append((before, min(a, before + 48), False))
        for start, end, last in spans:
            docs = [w for o, w in self._named(start, end) if not self.trees.inside(o)]
            if docs:
                return docs[-1] if last else docs[0]
            named = [m for m in ctx.mentions_in(start, end) if m.role != "official" and m.kind in ("office", "agency")]
            named = [m for m in named if not self.trees.inside(m.start)]
            if named:
                source, party = resolve(ctx, named[-1] if last else named[0])
                if source:
                    return Who("document", source, party)
        return None

    def _meeting(self, draft: Draft, path: list[int]) -> Meeting | None:
        """The event that the cited readout is about."""
        ctx, meetings, trees = self.ctx, self.meetings, self.trees
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
        found = meetings.resolve(a, b, draft.speaker, {draft.party} if draft.party else set())
        if found or any(trees.who(n).kind == "voice" for n in path):
            return found
        return self._meeting_near(draft, path, a, b)

    def _meeting_near(self, draft: Draft, path: list[int], a: int, b: int) -> Meeting | None:
        """The meeting spoken of around a claim whose own words name none."""
        ctx, meetings, at, speaker = self.ctx, self.meetings, draft.start, draft.speaker
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
        side = self._side_addressed(path, speaker, at)
        if side:
            return side
        last = self.state.cited
        if last and last.meeting and draft.paragraph - last.paragraph <= 2 and last.source == draft.source:
            return last.meeting
        if last and last.meeting and draft.noun and draft.paragraph == last.paragraph and last.party == draft.party:
            return last.meeting  # two offices of one side in a breath
        near = (meetings.before(at, speaker) if speaker else None) or meetings.before(at)
        if near is None:
            return None
        gap = at - near.last(at)
        if speaker in near.participants and (draft.party in near.parties() or draft.noun):
            return near if gap <= 2000 or len([m for m in meetings.all if speaker in m.participants]) == 1 else None
        # An office that tells of the meeting elsewhere in the article goes on telling of it nearby.
        known = telling or id(near) in self.telling.get(draft.source or "", ())
        if draft.party not in near.parties():
            return None
        # So does a statement right behind the words on the one meeting of the article.
        if known and gap <= _NEAR:
            return near
        diplomatic = {ctx.registry.office_id(draft.party, office) for office in _DIPLOMATIC} if draft.party else set()
        diplomatic.add((draft.party or "").lower())
        reach = _NEAR if len(meetings.all) == 1 else _CLOSE
        return near if draft.noun and draft.source in diplomatic and gap <= reach else None

    def _side_addressed(self, path: list[int], speaker: Named | None, at: int) -> Meeting | None:
        """`Trump told the Chinese`: the last meeting of the speaker with that party."""
        span = next((self.trees.found[n].addressee for n in reversed(path) if self.trees.found[n].addressee), None)
        parties = {m.party for m in self.ctx.mentions_in(*span) if m.party} if span else set()
        near = self.meetings.before(at, speaker) if speaker and parties else None
        return near if near and parties & near.parties() else None

    # -- without a source -------------------------------------------------------------------------------------------
    @staticmethod
    def _none(draft: Draft, reason: str) -> None:
        draft.citation, draft.reason = "none", reason
        draft.source = draft.party = draft.noun = draft.meeting = None

    def _end(self, draft: Draft, reason: str) -> None:
        """A claim without an official source that ends what went before."""
        self._none(draft, reason)
        self.state.broken, self.state.office = True, False

    def _without_source(self, draft: Draft, path: list[int]) -> None:
        state, w = self.state, self.trees.who(path[0])
        if self._posted(draft, path) or self._inherits(draft, path, w):
            return
        pressed = self.trees.found[path[0]].rule == "according" or self._venue(path)
        reason = "person-cited" if w.kind in _HUMAN and (pressed or w.kind == "unnamed") else "no-document-cited"
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
        if meeting is None or person not in meeting.participants or draft.start - meeting.last(draft.start) > _NEAR:
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
