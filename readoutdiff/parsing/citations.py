"""Attributions -> claims: which readout each one cites, who speaks to whom in it, about which meeting.

A tree of attributions (`According to SOURCE, SPEAKER told OTHER that CLAIM`) is read from its leaves: the innermost office
is the source, the person inside is the speaker, an outlet around it is the way it came. What follows without a source
inherits the one before, until a new source, a new speaker, a new event or a section break (PATTERNS, 4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from readoutdiff.model import Span
from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.citing import Who, documents, find_noun, resolve, who

if TYPE_CHECKING:
    from readoutdiff.parsing.attribution import Found
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.events import Meeting, Meetings
    from readoutdiff.parsing.names import Named

_DEEP = 24  # attributions that may be open at once in a sentence
_FAR = 3  # paragraphs over which a quotation by the same speaker still belongs to the readout
_NEAR = 1200  # characters within which an office's words still belong to the meeting spoken of
_BLOCK = 12  # paragraphs of a text printed in full, at most
_BELOW = re.compile(r"\b(?:is|are|appears|follows|printed|reproduced|given)\b[^.]*\b(?:below|follows|in full)\b|\b(?:follows|in full|as follows)\b")
_ALSO = frozenset("also further added adding additionally continued likewise too".split())
_PLURAL = re.compile(r"(?i)^(?:the )?(?:two|both) (?:leaders|sides|presidents|ministers|parties|countries|men|officials|diplomats)|^they$|^both$")


@dataclass(slots=True)
class Draft:
    """A claim under construction."""

    found: Found
    citation: str
    source: str | None = None
    party: str | None = None
    reason: str | None = None
    via: str | None = None
    noun: str | None = None
    meeting: Meeting | None = None
    speaker: Named | None = None
    speaker_span: Span | None = None
    addressee: Named | None = None
    addressee_span: Span | None = None
    content: tuple[Span, ...] = ()
    rule: str = ""
    strong: bool = False
    paragraph: int = 0


@dataclass(slots=True)
class State:
    """What a later sentence can lean on."""

    cited: Draft | None = None  # the last claim with an official source
    speaker: Named | None = None  # who spoke last
    office: bool = False  # the last attribution's source was an office or document
    broken: bool = False  # the chain has ended
    documents: list[Draft] = field(default_factory=list)


class Citations:
    """Reads the attributions of one article in order; ``drafts`` are its claims in text order."""

    def __init__(self, ctx: Context, found: list[Found], meetings: Meetings) -> None:
        self.ctx = ctx
        self.found = found
        self.meetings = meetings
        self.drafts: list[Draft] = []
        self.state = State()
        self.named = documents(ctx)  # documents named with their owner, in or outside of attributions
        self.telling: dict[str, set[int]] = {}  # source -> meetings that it is cited on
        self._who: dict[int, Who] = {}
        self.children: dict[int, list[int]] = {}
        tops = [n for n in self._nest() if not ctx.is_furniture(found[n].content[0][0])]
        self._read(tops)
        if any(d.reason == "no-meeting" and d.source in self.telling for d in self.drafts):
            self._read(tops)  # now that it is known who tells of which meeting
        self._blocks()
        self.drafts = self._distinct(sorted(self.drafts, key=lambda d: (d.content[0][0], d.content[-1][1])))

    def _read(self, tops: list[int]) -> None:
        for d in self.drafts:
            if d.source and d.meeting:
                self.telling.setdefault(d.source, set()).add(id(d.meeting))
        self.drafts, self.state = [], State()
        for n in tops:
            self._top(n)
        for d in self.drafts:
            if d.source and d.meeting:
                self.telling.setdefault(d.source, set()).add(id(d.meeting))

    def _nest(self) -> list[int]:
        """Put every attribution under the smallest one whose content holds it whole; the top ones, in text order."""
        def whole(n: int) -> Span:
            spans = [*self.found[n].source, *self.found[n].cue, *self.found[n].content]
            return min(s for s, _ in spans), max(e for _, e in spans)

        def holds(n: int, inner: int) -> bool:
            content, f = self.found[n].content, self.found[inner]
            if not (content[0][0] <= f.content[0][0] < content[-1][1] and f.content[0][1] <= content[-1][1] + 3):
                return False
            # The cue of a broken quotation stands between the fragments, not in one.
            own = f.source if f.source != self.found[n].source else ()
            return n != inner and all(any(s <= x and y <= e for s, e in content) for x, y in (*own, *f.cue))

        def rank(n: int) -> tuple[int, bool, int]:
            start, end = whole(n)
            return start, self.found[n].rule != "according", -end

        tops: list[int] = []
        open_: list[int] = []
        for n in sorted((n for n, f in enumerate(self.found) if f.content), key=rank):
            start = whole(n)[0]
            open_ = [k for k in open_[-_DEEP:] if whole(k)[1] > start]
            parent = next((k for k in reversed(open_) if holds(k, n)), None)
            if parent is None:
                tops.append(n)
            else:
                self.children.setdefault(parent, []).append(n)
            open_.append(n)
        return tops

    def _inner(self, n: int) -> list[int]:
        """Statements right inside an attribution; what is no statement (a belief, a plan) is looked through."""
        out: list[int] = []
        stack = list(reversed(self.children.get(n, ())))
        while stack:
            c = stack.pop()
            if self._inside(c):
                out.append(c)
            else:
                stack += reversed(self.children.get(c, ()))
        return out

    # -- parts ------------------------------------------------------------------------------------------------------
    def who(self, n: int) -> Who:
        """Who the source of attribution ``n`` is, worked out once."""
        if n not in self._who:
            f = self.found[n]
            self._who[n] = who(self.ctx, f.source, (*f.cue, *self._beside(f)))
        return self._who[n]

    def _beside(self, f: Found) -> list[Span]:
        """What stands between cue and content, or right behind the cue: `said in a statement on Tuesday that ...`."""
        if not f.cue or not f.content:
            return []
        end = f.cue[-1][1]
        behind = next((s for s, _ in f.content if s >= end), None)
        if behind is not None:
            return [(end, behind)] if behind - end < 120 else []
        text = self.ctx.scan.text[end : min(self.ctx.sentence(end)[1], end + 60)]
        return [(end, end + len(text.split(",")[0]))] if text.lstrip().startswith(("in ", "on ")) else []

    def speech(self, n: int) -> bool:
        """Is the cue one of saying (not of belief, support or intention)?"""
        f = self.found[n]
        if f.rule == "according":
            return True
        verbs = self.ctx.scan.lexicon.verbs
        lower = self.ctx.scan.lower
        cue = [lower[i] for s, e in f.cue for i in self.ctx.tokens(s, e)]
        return any(w in verbs and verbs[w].takes & (lx.AFTER | lx.HEARER) for w in cue)

    def _top(self, n: int) -> None:
        """One tree of attributions, its leaves in text order."""
        leaves: list[list[int]] = []
        stack = [[n]]
        while stack:
            path = stack.pop()
            inner = self._inner(path[-1])
            stack += [[*path, c] for c in reversed(inner)]
            if not inner or self._own_part(path[-1], inner):
                leaves.append(path)
        for path in sorted(leaves, key=lambda p: self.found[p[-1]].content[0][0]):
            self._leaf(path)

    def _inside(self, n: int) -> bool:
        """Is a nested attribution a statement of its own (somebody speaks in the readout)?"""
        f = self.found[n]
        if not f.content or not f.source or not self.speech(n):
            return False
        w = self.who(n)
        return w.kind in ("person", "pronoun", "office", "document", "back", "outlet") or w.kind == "country" and w.noun is not None

    def _own_part(self, n: int, inner: list[int]) -> bool:
        """Does the outer content hold a claim of its own beside the inner ones?"""
        first = self.found[n].content[0][0]
        if len(inner) == 1 and min(s for s, _ in (*self.found[inner[0]].content, *self.found[inner[0]].source)) - first < 20:
            return False
        whole = sum(e - s for s, e in self.found[n].content)
        part = sum(max(e for _, e in (*self.found[c].content, *self.found[c].cue, *self.found[c].source))
                   - min(s for s, _ in (*self.found[c].content, *self.found[c].cue, *self.found[c].source)) for c in inner)
        return part < 0.5 * whole

    @staticmethod
    def _distinct(drafts: list[Draft]) -> list[Draft]:
        """Without the unsourced readings of words that have a source in another reading, and without repeats."""
        out: list[Draft] = []
        for n, d in enumerate(drafts):
            near = [o for o in drafts[max(0, n - 4) : n + 5] if o is not d]
            start, end = d.content[0][0], d.content[-1][1]
            held = [o for o in near if o.source and o.content[0][0] <= start + 2 and end <= o.content[-1][1] + 2]
            if d.source is None and held or any(o.content == d.content and o.source == d.source for o in out[-4:]):
                continue
            out.append(d)
        return out

    # -- whole texts ------------------------------------------------------------------------------------------------
    def _blocks(self) -> None:
        """`The full readout, according to SOURCE, is below.` `Here is how SOURCE described it:`: the paragraphs behind it are the text."""
        ctx, scan = self.ctx, self.ctx.scan
        for n, (a, b) in enumerate(scan.sentences):
            if not (scan.text[b - 1] == ":" or _BELOW.search(scan.text, max(a, b - 60), b)) or ctx.is_furniture(a):
                continue
            p = scan.paragraph_at(a)
            if scan.paragraphs[p][1] > b and scan.text[b - 1] == ":" or p + 1 >= len(scan.paragraphs):
                continue
            w = self._introduced(a, b)
            if w is not None:
                self._block(p, w, n, scan.text[b - 1] != ":")

    def _introduced(self, a: int, b: int) -> Who | None:
        """Whose text a sentence announces."""
        ctx = self.ctx
        tokens = ctx.tokens(a, b)
        lower = ctx.scan.lower
        if any(lower[i] in ctx.words.joint for i in tokens):
            return None
        named = [w for o, w in self.named if a <= o < b]
        if named:
            return named[-1]
        telling = find_noun(ctx, tokens) is not None or not {"describes", "described", "put", "puts", "read", "reads", "said", "says"}.isdisjoint(lower[i] for i in tokens)
        sources = [m for m in ctx.mentions_in(a, b) if m.kind in ("office", "agency", "government", "country") and m.role != "official"]
        if not telling or not sources or find_noun(ctx, tokens) is None and sources[-1].kind not in ("office", "agency"):
            return None
        source, party = resolve(ctx, sources[-1])
        noun = find_noun(ctx, tokens)
        return Who("document", source, party, lower[noun] if noun is not None else None, strong=True) if source else None

    def _block(self, p: int, w: Who, sentence: int, whole: bool) -> None:
        scan = self.ctx.scan
        last = p + 1
        while last + 1 < len(scan.paragraphs) and last - p < _BLOCK and scan.text[scan.paragraphs[last + 1][0]] in "“\"•-–*‘":
            last += 1
        start, end = scan.paragraphs[p + 1][0], scan.paragraphs[last][1]
        if self.ctx.is_furniture(start) or any(d.source and start <= d.content[0][0] < end for d in self.drafts):
            return
        meeting = self.meetings.resolve(*scan.sentences[sentence], None, set()) or self.meetings.before(start)
        if meeting is None:
            return
        meeting.used = True
        self.drafts = [d for d in self.drafts if not start <= d.content[0][0] < end]
        first, stop = scan.sentence_at(start), scan.sentence_at(end - 1)
        for s, e in scan.sentences[first : stop + 1]:
            found = self.found[0]._replace(source=(), cue=(), content=((s, e),), addressee=None, rule="block", outer=None)
            draft = Draft(found, "stated", w.source, w.party, noun=w.noun, meeting=meeting, content=((s, e),), rule="block", strong=w.strong,
                          paragraph=scan.paragraph_at(s))
            self._content_speaker(draft)
            self.drafts.append(draft)

    # -- one claim --------------------------------------------------------------------------------------------------
    def _leaf(self, path: list[int]) -> None:
        leaf = path[-1]
        f = self.found[leaf]
        begin = self.ctx.body_start(f.content[0][0])
        content = ((begin, f.content[0][1]), *f.content[1:]) if begin < f.content[0][1] else f.content
        draft = Draft(f, "stated", content=content, rule=f.rule, paragraph=self.ctx.scan.paragraph_at(f.content[0][0]))
        if len(path) > 1 and len(self._inner(path[-2])) == 1:
            draft.content = self._rest(path)
        self._quoted_by(path)
        at = self._source_on(path)
        self._people(draft, path, at)
        if at is None:
            self._without_source(draft, path)
        else:
            self._with_source(draft, path, at)
        if draft.citation == "none" and not self.speech(leaf):
            return
        same = self.drafts[-1] if self.drafts else None
        if same and draft.speaker_span is None and draft.rule == "coordinated" and same.source == draft.source and draft.source and (
            same.speaker_span and same.paragraph == draft.paragraph and same.content[0][0] < draft.content[0][0]
        ):
            draft.speaker, draft.speaker_span = same.speaker, same.speaker_span
        self.drafts.append(draft)

    def _rest(self, path: list[int]) -> tuple[Span, ...]:
        """The leaf's content with the rest of its quotation, which only the outer attribution reaches (PATTERNS, 3)."""
        f, outer = self.found[path[-1]], self.found[path[-2]]
        end = max(e for _, e in (*f.source, *f.cue, *f.content))
        quote_of, tokens = self.ctx.scan.quote_of, self.ctx.tokens
        more = [(s, e) for s, e in outer.content if s >= end and len(tokens(s, e)) and quote_of[tokens(s, e)[0]] >= 0]
        return (*f.content, *more)

    def _quoted_by(self, path: list[int]) -> bool:
        """`SPEAKER was quoted as saying by SOURCE`, `SPEAKER was quoted by SOURCE as saying`: the office stands in the cue."""
        ctx = self.ctx
        for n in path:
            f = self.found[n]
            if not f.cue or not f.source or self.who(n).kind not in ("person", "pronoun"):
                continue
            a, b = f.source[-1][1], f.content[0][0]
            if not (f.source[-1][1] <= f.cue[0][0] < b):
                a, b = f.cue[0][0], min(ctx.sentence(f.cue[0][0])[1], f.cue[-1][1] + 60)
            lower = [ctx.scan.lower[i] for i in ctx.tokens(a, b)]
            if not {"quoted", "cited", "paraphrased", "shown", "reported", "described", "portrayed"} & set(lower):
                continue
            for m in ctx.mentions_in(a, b):
                k = ctx.tokens(m.start, m.end)[0]
                before = ctx.scan.lower[max(0, k - 3) : k]
                if m.kind in ("office", "agency") and {"by", "in", "via"} & set(before):
                    source, party = resolve(ctx, m)
                    self._who[n] = Who("quoted", source, party, person=self.who(n).person)
                    return source is not None
        return False

    def _source_on(self, path: list[int]) -> int | None:
        """Where on the path the innermost office or document stands."""
        for k in range(len(path) - 1, -1, -1):
            if self.who(path[k]).kind in ("office", "document", "back", "joint", "quoted", "voice"):
                return k
        return None

    def _people(self, draft: Draft, path: list[int], at: int | None) -> None:
        """Speaker and addressee: the innermost person below the source."""
        ctx = self.ctx
        if self._quoted_as(draft, self.found[path[-1]]):
            path, at = path[:1], 0
        below = 0 if at is None else at if self.who(path[at]).kind == "quoted" else at + 1
        for n in reversed(path[below:]):
            w, f = self.who(n), self.found[n]
            if w.kind in ("person", "pronoun", "quoted") and f.source:
                text = ctx.scan.text[f.source[0][0] : f.source[-1][1]]
                person = w.person
                if w.kind == "pronoun" and text.lower() in ("he", "she", "who"):
                    person = self._pronoun(f.source[0][0])
                if _PLURAL.match(text):
                    break
                if person or w.kind == "person":
                    draft.speaker, draft.speaker_span = person, (f.source[0][0], f.source[-1][1])
                    break
        if draft.speaker_span is None and at is not None:
            self._content_speaker(draft)
        addressee = next((self.found[n].addressee for n in reversed(path) if self.found[n].addressee), None)
        if addressee:
            named = ctx.people.within(*addressee)
            if named:
                draft.addressee, draft.addressee_span = named[0].person, (named[0].start, named[0].end)

    def _quoted_as(self, draft: Draft, f: Found) -> bool:
        """`SOURCE quoted SPEAKER as saying`: the person right before `as` speaks."""
        ctx = self.ctx
        k = ctx.tokens(f.cue[0][0], f.cue[0][1]).start if f.cue else 0
        if k < 2 or "as" not in (ctx.scan.lower[k], ctx.scan.lower[k - 1]):
            return False
        end = ctx.scan.starts[k - (ctx.scan.lower[k] != "as")]
        named = ctx.people.before(end)
        if named is None or end - named.end > 2:
            return False
        draft.speaker, draft.speaker_span = named.person, (named.start, named.end)
        return True

    def _content_speaker(self, draft: Draft) -> None:
        """`SOURCE said (that) PERSON stressed X`: the person who is the subject of a verb of saying speaks."""
        ctx, lower = self.ctx, self.ctx.scan.lower
        start, end = draft.content[0]
        tokens = ctx.tokens(start, end)[:14]
        if tokens and ctx.scan.lower[tokens[0]] in "“\"‘''":
            tokens = tokens[1:]  # the readout's own words, in the third person
            start = ctx.scan.starts[tokens[0]] if tokens else start
        if not tokens:
            return
        named = ctx.people.within(start, min(end, ctx.scan.ends[tokens[-1]]))
        first = named[0] if named else None
        subject = lower[tokens[0] + (lower[tokens[0]] == "that")] if len(tokens) > 1 else ""
        if first is not None and ctx.tokens(start, first.start):
            between = [lower[i] for i in ctx.tokens(start, first.start)]
            if not all(w in ctx.words.title_words or w in ("of", "state", "foreign", "defense", "defence") or w in ("that", "the", ",", "both") or i in ctx.people.mention_tokens for i, w in zip(ctx.tokens(start, first.start), between, strict=True)):
                first = None
        if first is not None:
            k = ctx.tokens(first.start, first.end)[-1] + 1
            person, span = first.person, (first.start, first.end)
            if lower[k : k + 1] == ["and"]:
                return
        elif subject in ("he", "she"):
            k = tokens[0] + (lower[tokens[0]] == "that") + 1
            found = self._pronoun(start)
            if found is None:
                return
            person, span = found, (ctx.scan.starts[k - 1], ctx.scan.ends[k - 1])
        else:
            return
        verbs = lower[k : k + 4]
        if any(w in ctx.words.said_there for w in verbs) and not {"was", "were", "is", "are"} & set(verbs[:1]):
            draft.speaker, draft.speaker_span = person, span

    def _pronoun(self, offset: int) -> Named | None:
        """Whom `he` means: who spoke last, when nobody else was the subject since; else the person named last."""
        last = self.ctx.people.before(offset)
        if self.state.speaker and (last is None or self.state.speaker is last.person or self.state.cited and not self.state.broken):
            return self.state.speaker
        return last.person if last else self.state.speaker

    def _venue(self, path: list[int]) -> bool:
        """Was it said to reporters, in an interview, at a news conference?"""
        f = self.found[path[0]]
        a, b = self.ctx.sentence(f.cue[0][0] if f.cue else f.content[0][0])
        outside = list(self.ctx.scan.text[a:b].lower())
        for n in path:
            for s, e in self.found[n].content:
                if self.found[n].rule != "according":
                    outside[max(0, s - a) : max(0, e - a)] = " " * max(0, min(e, b) - max(s, a))
        text = "".join(outside)
        return any(v in text for v in self.ctx.words.venues)

    # -- with a source ----------------------------------------------------------------------------------------------
    def _with_source(self, draft: Draft, path: list[int], at: int) -> None:
        ctx, state = self.ctx, self.state
        w = self.who(path[at])
        outer = [self.who(n) for n in path[:at]]
        draft.via = next((self._words(path[k]) for k, o in enumerate(outer) if o.kind in ("outlet", "office", "document") and (o.source is None or o.source != w.source)), None)
        if w.kind == "joint":
            self._none(draft, "no-document-cited")
            state.broken = True
            return
        if w.kind == "back":
            last = self._document_before(w, draft)
            if last is None:
                self._none(draft, "ambiguous-source" if w.noun else "no-document-cited")
                return
            before, doc = last
            draft.source, draft.party, draft.noun = doc.source, doc.party, w.noun or doc.noun
            draft.strong = w.strong or doc.strong
            draft.meeting = before.meeting if before else None
        else:
            draft.source, draft.party, draft.noun, draft.strong = w.source, w.party, w.noun, w.strong
        if w.kind in ("office", "voice") and self._venue(path):
            self._none(draft, "person-cited")
            state.broken, state.office = True, False
            return
        own = self._meeting(draft, path, w)
        draft.meeting = own or draft.meeting
        agency = (entry := ctx.registry.sources.get(draft.source or "")) is not None and entry.kind == "agency"
        if draft.meeting is None and agency and draft.speaker_span and self.who(path[-1]).kind in ("person", "pronoun"):
            via = self._words(path[at])
            self._none(draft, "person-cited")  # somebody's remarks, carried by an agency
            draft.via, state.broken, state.office = via, True, False
            return
        if draft.meeting is None and w.kind == "voice":
            self._none(draft, "person-cited")  # a spokesperson on something else: his own words
            state.broken, state.office = True, False
            return
        if draft.meeting is None:
            draft.reason = "no-meeting"
            state.broken = True
            state.office = True
            state.documents.append(draft)
            return
        draft.meeting.used = True
        draft.meeting.touch(draft.content[0][0])
        state.cited, state.broken, state.office = draft, False, True
        state.speaker = draft.speaker or state.speaker
        state.documents.append(draft)

    def _words(self, n: int) -> str:
        f = self.found[n]
        return self.ctx.scan.text[f.source[0][0] : f.source[-1][1]]

    def _document_before(self, w: Who, draft: Draft) -> tuple[Draft | None, Who] | None:
        """The document that `the readout`, `the ministry` or `it` points back to: the last one cited or named with its owner."""
        f = draft.found
        at = min(s for s, _ in (*f.source, *f.cue, *f.content))
        if w.plural:
            return None
        cited = [d for d in self.state.documents if draft.paragraph - d.paragraph <= 12]
        named = [(o, n) for o, n in self.named if o < at and (w.noun is None or not w.strong or n.strong or True)]
        last = cited[-1] if cited else None
        if w.noun is None:
            a = self.ctx.sentence(at)[0]
            here = [m for m in self.ctx.mentions_in(a, at) if m.kind in ("office", "agency") and m.role != "official"]
            if here:
                source, party = resolve(self.ctx, here[-1])
                if source:
                    return (last if last and last.source == source else None), Who("document", source, party)
        last_at = max(e for _, e in last.found.cue) if last and last.found.cue else -1
        if named and named[-1][0] > last_at:
            offset, doc = named[-1]
            sentences = self.ctx.scan.sentence_at(at) - self.ctx.scan.sentence_at(offset)
            if sentences <= (1 if w.noun is None else 12):
                return None, doc
        if last is None or w.noun is None and not (self.state.office and draft.paragraph - last.paragraph <= 1):
            return None
        return last, Who("document", last.source, last.party, last.noun, strong=last.strong)

    def _meeting(self, draft: Draft, path: list[int], w: Who) -> Meeting | None:
        """The event that the cited readout is about."""
        ctx, meetings = self.ctx, self.meetings
        f = self.found[path[-1]]
        a = ctx.sentence(min(s for n in path for s, _ in (*self.found[n].cue, *self.found[n].content)))[0]
        b = max(e for n in path for _, e in (*self.found[n].cue, *self.found[n].content, *self.found[n].source))
        speaker, addressee = draft.speaker, draft.addressee
        pair = [p for p in (speaker, addressee) if p is not None]
        at = f.content[0][0]
        if len(pair) == 2 and pair[0] is not pair[1] and not (pair[0].party and pair[0].party == pair[1].party):
            sentence = ctx.scan.sentence_at(at)
            place = meetings.place_in(a, b)
            return meetings.of_pair(pair, at, meetings.day(sentence, f.cue[0][0] if f.cue else at, pair), meetings.kind_in(a, b), place)
        found = meetings.resolve(a, b, speaker, {draft.party} if draft.party else set())
        if found:
            return found
        text = ctx.scan.text[a:b].lower()
        last = self.state.cited
        if draft.strong:
            return meetings.before(at, speaker) or meetings.before(at) or meetings.foremost(at, None, draft.party)
        if any(t in text for t in ctx.words.no_meeting):
            return None
        side = self._side_addressed(path, speaker, at)
        if side:
            return side
        if last and last.meeting and draft.paragraph - last.paragraph <= 2 and last.source == draft.source:
            return last.meeting
        near = (meetings.before(at, speaker) if speaker else None) or meetings.before(at)
        if near is None:
            return None
        gap = at - near.last(at)
        if speaker in near.participants and (draft.party in near.parties() or draft.noun):
            return near if gap <= 2000 or len([m for m in meetings.all if speaker in m.participants]) == 1 else None
        # An office that tells of the meeting elsewhere in the article goes on telling of it nearby.
        known = id(near) in self.telling.get(draft.source or "", ()) or draft.noun in ctx.words.telling
        return near if known and gap <= _NEAR and draft.party in near.parties() else None

    def _side_addressed(self, path: list[int], speaker: Named | None, at: int) -> Meeting | None:
        """`Trump told the Chinese`: the last meeting of the speaker with that party."""
        span = next((self.found[n].addressee for n in reversed(path) if self.found[n].addressee), None)
        parties = {m.party for m in self.ctx.mentions_in(*span) if m.party} if span else set()
        near = self.meetings.before(at, speaker) if speaker and parties else None
        return near if near and parties & near.parties() else None

    # -- without a source -------------------------------------------------------------------------------------------
    def _none(self, draft: Draft, reason: str) -> None:
        draft.citation, draft.reason = "none", reason
        draft.source = draft.party = draft.noun = draft.meeting = None

    def _without_source(self, draft: Draft, path: list[int]) -> None:
        state, w = self.state, self.who(path[0])
        if self._inherits(draft, path, w):
            last = state.cited
            assert last is not None
            draft.citation, draft.source, draft.party = "inherited", last.source, last.party
            draft.noun, draft.meeting, draft.via = last.noun, last.meeting, last.via
            state.cited = draft
            state.speaker = draft.speaker or state.speaker
            return
        named = w.kind in ("person", "pronoun", "unnamed")
        told = self.found[path[0]].rule == "according" or self._venue(path)
        reason = "person-cited" if named and (told or w.kind == "unnamed") else "no-document-cited"
        if w.kind == "unknown" and w.noun:
            reason = "unregistered-source"
        self._none(draft, reason)
        state.office = False
        if self.speech(path[0]):
            state.speaker = draft.speaker or state.speaker
            told_there = state.cited and state.cited.meeting and draft.speaker in state.cited.meeting.participants and not told
            quoted = any(self.ctx.scan.quote_of[i] >= 0 for s, e in draft.content for i in self.ctx.tokens(s, e)[:1])
            if (w.kind != "unknown" or self.found[path[0]].source) and (quoted or not told_there):
                state.broken = True

    def _inherits(self, draft: Draft, path: list[int], w: Who) -> bool:
        """Does a claim without a source carry on the readout cited before?"""
        state, last = self.state, self.state.cited
        if last is None or state.broken or last.meeting is None or self._venue(path):
            return False
        gap = draft.paragraph - last.paragraph
        start = draft.content[0][0]
        if any(last.content[0][0] < s <= start for s, _, kind in self.ctx.document.furniture if kind == "subhead"):
            return False
        if self._other_event(draft, path):
            return False
        text = self.ctx.scan.text
        source = text[self.found[path[0]].source[0][0] : self.found[path[0]].source[-1][1]] if self.found[path[0]].source else ""
        quoted = any(self.ctx.scan.quote_of[i] >= 0 for s, e in draft.content for i in self.ctx.tokens(s, e))
        cue = {self.ctx.scan.lower[i] for s, e in self.found[path[0]].cue for i in self.ctx.tokens(s, e)}
        if not cue.isdisjoint(("has", "have", "’s", "says", "say")) and not quoted:
            return False  # the perfect and the present are the journalist's own
        if w.kind == "country":
            carries_on = not cue.isdisjoint(_ALSO) or gap == 0
            return gap <= 1 and carries_on and w.party == last.party and not self._fact_between(last, draft)
        if not self.speech(path[0]) and not w.person:
            return False
        if _PLURAL.match(source):
            return gap <= 1
        if draft.speaker is not None and last.speaker is draft.speaker:
            return gap <= 1 or quoted and gap <= _FAR
        if draft.speaker is not None and last.speaker is None and draft.speaker in last.meeting.participants:
            return gap <= 1 and w.kind == "person"
        if not source and quoted:
            return gap <= 1
        return False

    def _fact_between(self, last: Draft, draft: Draft) -> bool:
        """Is there a whole sentence between two claims that cites nothing?"""
        scan = self.ctx.scan
        return scan.sentence_at(draft.content[0][0]) - scan.sentence_at(last.content[-1][1] - 1) > 1

    def _other_event(self, draft: Draft, path: list[int]) -> bool:
        """Do the words outside of the claim speak of a meeting with somebody who was not in the last one?"""
        last = self.state.cited
        if last is None or last.meeting is None:
            return False
        a, b = self.ctx.sentence(draft.content[0][0])
        start = min(s for s, _ in draft.content)
        for c in self.meetings.contacts(a, b):
            if c.start < start and len(c.people) > 1 and any(p not in last.meeting.participants for p in c.people):
                return True
        return draft.addressee is not None and draft.addressee not in last.meeting.participants
