"""Attributions -> trees: what stands inside what, and who each source is."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from readoutdiff.citing.owners import resolve
from readoutdiff.citing.who import Who, who
from readoutdiff.ground.model import Span
from readoutdiff.language import lexicon as lx

if TYPE_CHECKING:
    from readoutdiff.attributing.attribution import Found
    from readoutdiff.people.context import Context

_DEEP = 24  # attributions that may be open at once in a sentence
_SPEAKING = frozenset(("person", "pronoun", "office", "document", "back", "outlet", "voice", "quoted"))


def _without_cues(found: list[Found]) -> list[Found]:
    """Drop fragments that are nothing but another attribution's source and cue (`CLAIM, X told Y, SOURCE reported`)."""
    frames = {
        (min(f.source[0][0], f.cue[0][0]), max(f.source[-1][1], f.cue[-1][1])) for f in found if f.source and f.cue
    }
    out = []
    for f in found:
        kept = tuple(c for c in f.content if c not in frames)
        out.append(f._replace(content=kept) if 0 < len(kept) < len(f.content) else f)
    return out


def _behind_dateline(ctx: Context, f: Found) -> Found:
    """A source without the dateline before it: `OSLO (WIRE) The ministry said`."""
    if not f.source or (start := ctx.body_start(f.source[0][0])) == f.source[0][0] or start >= f.source[0][1]:
        return f
    return f._replace(source=((start, f.source[0][1]), *f.source[1:]))


class Trees:
    """The attributions of one article as trees.

    ``tops`` are the outermost ones in text order, outside of furniture.
    """

    def __init__(self, ctx: Context, found: list[Found]) -> None:
        self.ctx = ctx
        self.found = [_behind_dateline(ctx, f) for f in _without_cues(found)]
        self.children: dict[int, list[int]] = {}
        self._who: dict[int, Who] = {}
        self._speech: dict[int, bool] = {}
        self._contents = sorted(c for f in self.found for c in f.content)
        self._wholes = [self._whole(f) for f in found]
        self.tops = [n for n in self._nest() if not ctx.is_furniture(found[n].content[0][0])]

    @staticmethod
    def _whole(f: Found) -> Span:
        spans = [*f.source, *f.cue, *f.content]
        return min(s for s, _ in spans), max(e for _, e in spans)

    def inside(self, offset: int) -> bool:
        """Does an offset stand in what somebody is said to have said?"""
        i = bisect_right(self._contents, (offset, len(self.ctx.scan.text) + 1))
        return any(s <= offset < e for s, e in self._contents[max(0, i - _DEEP) : i])

    def whole(self, n: int) -> Span:
        """The envelope of an attribution: source, cue and content."""
        return self._wholes[n]

    def _holds(self, n: int, inner: int) -> bool:
        outer, f = self.found[n], self.found[inner]
        content = outer.content
        if n == inner or not (
            content[0][0] <= f.content[0][0] < content[-1][1] and f.content[0][1] <= content[-1][1] + 3
        ):
            return False
        # The cue of a broken quotation stands between the fragments, not in one.
        own = f.source if f.source != outer.source else ()
        return all(any(s <= x and y <= e for s, e in content) for x, y in (*own, *f.cue))

    def _nest(self) -> list[int]:
        """Put every attribution under the smallest one whose content holds it; the top ones, in text order."""

        def rank(n: int) -> tuple[int, bool, int]:
            start, end = self._wholes[n]
            return start, self.found[n].rule != "according", -end

        tops: list[int] = []
        open_: list[int] = []
        for n in sorted((n for n, f in enumerate(self.found) if f.content), key=rank):
            start = self._wholes[n][0]
            open_ = [k for k in open_[-_DEEP:] if self._wholes[k][1] > start]
            parent = next((k for k in reversed(open_) if self._holds(k, n)), None)
            if parent is None:
                tops.append(n)
            else:
                self.children.setdefault(parent, []).append(n)
            open_.append(n)
        return tops

    def inner(self, n: int) -> list[int]:
        """Statements right inside an attribution; what is no statement (a belief, a plan) is looked through."""
        out: list[int] = []
        stack = list(reversed(self.children.get(n, ())))
        while stack:
            c = stack.pop()
            if self._states(c):
                out.append(c)
            else:
                stack += reversed(self.children.get(c, ()))
        return out

    def paths(self, n: int) -> list[list[int]]:
        """From a top attribution to each statement in it, in text order."""
        paths: list[list[int]] = []
        stack = [[n]]
        while stack:
            path = stack.pop()
            inner = self.inner(path[-1])
            stack += [[*path, c] for c in reversed(inner)]
            if not inner or self._own_part(path[-1], inner):
                paths.append(path)
        return sorted(paths, key=lambda p: self.found[p[-1]].content[0][0])

    def _states(self, n: int) -> bool:
        """Is a nested attribution a statement of its own (somebody speaks in the readout)?"""
        f = self.found[n]
        if not f.content or not f.source or not self.speech(n):
            return False
        w = self.who(n)
        return w.kind in _SPEAKING or (w.kind == "country" and w.noun is not None)

    def _own_part(self, n: int, inner: list[int]) -> bool:
        """Does the outer content hold a claim of its own beside the inner ones?"""
        content = self.found[n].content
        spans = [self._said(self.found[c]) for c in inner]
        if len(inner) == 1 and spans[0][0] - content[0][0] < 20:
            return False
        return sum(e - s for s, e in spans) < 0.5 * sum(e - s for s, e in content)

    @staticmethod
    def _said(f: Found) -> Span:
        """Cue and content, and the source where it stands beside the cue (not that of an earlier verb)."""
        spans = [*f.cue, *f.content]
        if f.source and f.cue and f.cue[0][0] - f.source[-1][1] < 40:
            spans += f.source
        return min(s for s, _ in spans), max(e for _, e in spans)

    def who(self, n: int) -> Who:
        """Who the source of an attribution is, worked out once."""
        if n not in self._who:
            f = self.found[n]
            self._who[n] = self._quoted_by(f) or self._citing(f) or who(self.ctx, f.source, (*f.cue, *self._beside(f)))
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
        named = self.ctx.words.pattern("in-document").match(text)
        return [(end, end + len(text.split(",")[0]))] if named else []

    def _citing(self, f: Found) -> Who | None:
        """`TASS reported, citing the Kremlin`: the office that is cited is the source."""
        ctx = self.ctx
        if not f.cue or not f.source:
            return None
        k = ctx.tokens(f.cue[-1][1], f.cue[-1][1] + 60)
        at = next((i for i in k[:8] if ctx.scan.lower[i] in ctx.words.sets["citing"]), None)
        if at is None or at + 1 >= len(ctx.scan.starts):
            return None
        for m in ctx.mentions_in(ctx.scan.ends[at], ctx.scan.ends[at] + 60):
            between = ctx.scan.text[ctx.scan.ends[at] : m.start].split()
            if m.kind in ("office", "agency") and m.role != "official" and len(between) < 4:
                source, party = resolve(ctx, m)
                via = ctx.scan.text[f.source[0][0] : f.source[-1][1]]
                return Who("office", source, party, via=via) if source else None
        return None

    def _quoted_by(self, f: Found) -> Who | None:
        """`SPEAKER was quoted (by SOURCE) as saying (by SOURCE)`: the office stands by the cue."""
        ctx = self.ctx
        if not f.cue or not f.source or not f.content:
            return None
        a, b = f.source[0][0], f.content[0][0]
        if not f.source[-1][1] <= f.cue[0][0] < b:
            a, b = f.cue[0][0], min(ctx.sentence(f.cue[0][0])[1], f.cue[-1][1] + 60)
        if b - a > 200 or ctx.words.sets["quoting"].isdisjoint(ctx.scan.lower[i] for i in ctx.tokens(a, b)):
            return None
        person = next((n.person for n in ctx.people.within(f.source[0][0], f.source[-1][1] + 1)), None)
        for m in ctx.mentions_in(a, b):
            k = ctx.tokens(m.start, m.end).start
            carried = not ctx.words.sets["carried-by"].isdisjoint(ctx.scan.lower[max(0, k - 3) : k])
            if carried and m.kind in ("office", "agency"):
                source, party = resolve(ctx, m)
                return Who("quoted", source, party, person=person) if source else None
        lower = [ctx.scan.lower[i] for i in ctx.tokens(a, b)]
        if not ctx.words.sets["was"].isdisjoint(lower) and ctx.words.pattern("in-it").search(" ".join(lower)):
            return Who("back", person=person)
        return None

    def speech(self, n: int) -> bool:
        """Is the cue one of saying (not of belief, support or intention)? Worked out once."""
        if n not in self._speech:
            self._speech[n] = self._is_speech(self.found[n])
        return self._speech[n]

    def _is_speech(self, f: Found) -> bool:
        if f.rule == "according":
            return True
        verbs, lower = self.ctx.scan.lexicon.verbs, self.ctx.scan.lower
        cue = [lower[i] for s, e in f.cue for i in self.ctx.tokens(s, e)]
        if not self.ctx.words.sets["unsaid"].isdisjoint(cue):
            return False  # `declined to comment`, `did not say`
        return any(w in verbs and verbs[w].takes & (lx.AFTER | lx.HEARER) for w in cue)

    def words(self, n: int) -> str:
        """The words of the source."""
        f = self.found[n]
        return self.ctx.scan.text[f.source[0][0] : f.source[-1][1]] if f.source else ""
