"""What a silence is about: the words of its topic, its scope, and the claim of another readout that it points to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from readoutdiff.language.words import words
from readoutdiff.silences.accounts import Ordered
from readoutdiff.silences.frames import pattern

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Citations, Draft
    from readoutdiff.ground.model import Span
    from readoutdiff.meetings.events import Meeting
    from readoutdiff.people.context import Context


_WORD = re.compile(r"[\w’']{3,}|\d+")
_TRIM = " ,\n\t“”\"'‘’"
_BACK = 2  # paragraphs back to which `this point` can point


def topic_after(text: str, end: int, b: int) -> Span:
    """Where the topic behind words of silence stands: up to the end of its clause."""
    listed = pattern("topic-list").match(text, end, b)
    m = pattern("topic-end").search(text, listed.end() if listed else end, b)
    stop = m.start() if m else b
    while end < stop and text[end].isspace():
        end += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return end, stop


def topic_before(text: str, a: int, start: int) -> Span:
    """Where the topic before words of silence stands: its noun phrase, from the beginning of the clause."""
    a = max(a, start - 600)
    clause = text[a:start].rstrip(" ,")
    filler = pattern("aside-end").search(clause)
    end = a + (filler.start() if filler else len(clause))
    aside = pattern("relative-behind").search(text, a, end)
    cut = aside.start() if aside and text[end:start].strip() else end
    begin = max(
        (m.end() for m in pattern("topic-begin").finditer(text, a, cut) if text[m.end() : cut].strip(" ,")), default=a
    )
    while begin < cut and text[begin] in ' ,“"':
        begin += 1
    return begin, max(begin, cut)


def without_own(text: str, span: Span) -> Span:
    """A topic without the silent side's own document (`no mention in its release of X`)."""
    start, end = span
    before, behind = pattern("own-before").match(text, start, end), pattern("own-behind").search(text, start, end)
    return before.end() if before else start, behind.start() if behind else end


def relative(text: str, a: int, start: int) -> int | None:
    """Where `a point that` begins, that stands before the silent readout; None where it does not stand there."""
    m = pattern("noun-before").search(text, max(a, start - 80), start)
    return m.start() if m else None


def pointing(topic: str) -> bool:
    """Does a topic only point to what was said before (`this detail`, `such a demand`)?"""
    return not topic or (len(topic) < 120 and pattern("pointing").fullmatch(topic.strip(_TRIM)) is not None)


def split(topic: str, many: bool = True) -> list[str]:
    """The topics of a list (`shells or satellites`), cleaned; a clause is not split."""
    clean = pattern("topic-lead").sub("", topic.strip(_TRIM))
    whole = (
        not many or pattern("clausal").search(clean) or pattern("asking").match(clean) or pattern("to-do").search(clean)
    )
    parts = [
        pattern("topic-trail").sub("", pattern("topic-lead").sub("", p.strip(_TRIM)))
        for p in ([clean] if whole else pattern("list-or").split(clean))
    ]
    return parts if all(len(p) > 2 for p in parts) else [clean]


def scope(topic: str) -> str:
    """claim where a topic says something or names a deed (`the offer of a loan`), else topic."""
    lower = pattern("question").split(topic.lower())[0]
    clause = pattern("clausal").search(pattern("until-that").split(lower)[0])
    head = pattern("deed-end").split(lower)[0].split()
    deed = bool(head) and head[-1] in words().lists["deed"]
    doing = bool(head) and pattern("gerund").fullmatch(head[0]) is not None and len(lower.split()) > 2
    return "claim" if not pattern("asking").match(lower) and (deed or clause or doing) else "topic"


def stem(word: str) -> str:
    """A word without its commonest endings, so that `extremist` and `extremists` are one."""
    word = pattern("owner-mark").sub("", word.lower())
    ended = pattern("stemmed").fullmatch(word)
    return ended["stem"] if ended else word


@cache
def _deeds() -> dict[str, set[str]]:
    """Stem of a noun for a deed -> stems by which a claim tells of it."""
    lines = (line.split(":") for line in words().lists["done-by"])
    return {stem(deed): {stem(word) for word in said.split()} for deed, said in lines}


@cache
def _generic() -> frozenset[str]:
    return frozenset(map(stem, words().lists["generic"]))


class Claims:
    """The claims of an article as silences point to them."""

    def __init__(self, ctx: Context, citations: Citations) -> None:
        self.ctx = ctx
        self.drafts = Ordered(d for d in citations.drafts if d.source)
        self._nobodys = Ordered(d for d in citations.drafts if not d.source)
        self._stems: dict[int, set[str]] = {}

    def last(self, at: int, lacking: set[str | None]) -> Draft | None:
        """The claim right before an offset, by a side that is not silent; one of this paragraph, else of an event."""
        here = self.ctx.scan.paragraph_at(at)
        before = [d for d in self.drafts.before(at) if d.party not in lacking and here - d.paragraph <= _BACK]
        best = max(before, key=lambda d: (d.paragraph == here, d.meeting is not None, d.start), default=None)
        nearer = self._nobodys.before(at)[-1:]  # what it points to may be a claim that cites no readout
        return best if not nearer or best is None or best.paragraph == here or nearer[0].paragraph != here else None

    def about(
        self, topic: str, at: int, lacking: set[str | None], meeting: Meeting | None
    ) -> tuple[Draft | None, bool]:
        """The claim cited before that speaks of a topic, and whether all of it does."""
        want = _telling(topic)
        best, score, here = None, 0.0, self.ctx.scan.paragraph_at(at)
        heads = {
            stem(said[-1])
            for part in pattern("listed").split(topic)
            if (said := pattern("deed-end").split(part)[0].split())
        }
        heads = {h for h in heads & want if h not in _deeds()}
        for d in self.drafts.before(at) if want else ():
            if d.party in lacking or (meeting and d.meeting and d.meeting is not meeting):
                continue
            have = self._told(d)
            shared = {w for w in want if w in have or not have.isdisjoint(_deeds().get(w, ()))}
            share = sum(map(len, shared)) / sum(map(len, want))
            led = meeting and d.meeting is meeting and here - d.paragraph <= _BACK and not heads.isdisjoint(have)
            if ((share >= 0.5 and len(shared) >= 2) or share == 1 or led) and share >= score:
                best, score = d, share
        return best, len(want) > 1 and score == 1

    def _told(self, d: Draft) -> set[str]:
        """Telling words of a claim, of its citing words and its speaker's name."""
        if id(d) not in self._stems:
            said = [self.ctx.scan.text[s:e] for s, e in (*d.found.cue, *d.content)]
            self._stems[id(d)] = _telling(" ".join((d.speaker.name if d.speaker else "", *said)))
        return self._stems[id(d)]


def _telling(text: str) -> set[str]:
    return set(map(stem, _WORD.findall(text))) - _generic()
