"""What a silence is about: the words of its topic, its scope, and the claim of another readout that it points to."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from readoutdiff.language.stemming import fold
from readoutdiff.pointing.meant import Reach, nearest

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Draft
    from readoutdiff.language.language import Language
    from readoutdiff.meetings.events import Meeting
    from readoutdiff.silences.accounts import Accounts


_WORD = re.compile(r"[\w’']{3,}|\d+")
_TRIM = " ,\n\t“”\"'‘’"
_BACK = Reach(paragraphs=2)  # of `this point`


class Topics:
    """What silences of one text are about."""

    def __init__(self, language: Language, text: str) -> None:
        self.language, self.words, self.text = language, language.words, text
        self.pattern = self.words.pattern

    def pointing(self, topic: str) -> bool:
        """Does a topic only point to what was said before (`this detail`, `such a demand`)?"""
        return not topic or (len(topic) < 120 and self.pattern("pointing").fullmatch(topic.strip(_TRIM)) is not None)

    def split(self, topic: str) -> list[str]:
        """The topics of a list (`shells or satellites`), cleaned; a clause is not split."""
        clean = self.pattern("topic-lead").sub("", topic.strip(_TRIM))
        parts = [clean] if self.pattern("unlisted").search(clean) else self.pattern("list-or").split(clean)
        parts = [self.pattern("topic-trail").sub("", self.pattern("topic-lead").sub("", p.strip(_TRIM))) for p in parts]
        return parts if all(len(p) > 2 for p in parts) else [clean]

    def scope(self, topic: str) -> str:
        """claim where a topic says something or names a deed (`the offer of a loan`), else topic."""
        lower = self.pattern("question").split(topic.lower())[0]
        clause = self.pattern("clausal").search(self.pattern("until-that").split(lower)[0])
        head = self.pattern("deed-end").split(lower)[0].split()
        deed = bool(head) and head[-1] in self.words.lists["deed"]
        doing = bool(head) and self.pattern("gerund").fullmatch(head[0]) is not None and len(lower.split()) > 2
        return "claim" if not self.pattern("asking").match(lower) and (deed or clause or doing) else "topic"

    def stem(self, word: str) -> str:
        """What `extremist` and `extremists` have in common."""
        return self.language.stem(fold(self.language.lexicon.bare(word.lower())))

    @cached_property
    def deeds(self) -> dict[str, set[str]]:
        """Stem of a noun for a deed -> stems by which a claim tells of it."""
        lines = (line.split(":") for line in self.words.lists["done-by"])
        return {self.stem(deed): {self.stem(word) for word in said.split()} for deed, said in lines}

    @cached_property
    def generic(self) -> frozenset[str]:
        return frozenset(map(self.stem, self.words.lists["generic"]))

    def telling(self, text: str) -> set[str]:
        """Stems of the words of a text that tell something."""
        return set(map(self.stem, _WORD.findall(text))) - self.generic


class Claims:
    """The claims of an article as silences point to them."""

    def __init__(self, accounts: Accounts, topics: Topics) -> None:
        self.ctx, self._topics, self._accounts = accounts.ctx, topics, accounts
        self._stems: dict[int, set[str]] = {}

    def last(self, at: int, lacking: set[str | None]) -> Draft | None:
        """The claim right before an offset, by a side that is not silent; None where it is nobody's readout's."""
        scan, since = self.ctx.scan, _BACK.since(self.ctx.scan, at)
        near = nearest(scan, self._accounts.every.before(at), lambda d: d.start >= since and d.party not in lacking)
        return near[-1] if near and near[-1].source else None

    def about(
        self, topic: str, at: int, lacking: set[str | None], meeting: Meeting | None
    ) -> tuple[Draft | None, bool]:
        """The claim cited before that speaks of a topic, and whether all of it does."""
        want = self._topics.telling(topic)
        best, score, since = None, 0.0, _BACK.since(self.ctx.scan, at)
        heads = {
            self._topics.stem(said[-1])
            for part in self.ctx.words.pattern("listed").split(topic)
            if (said := self.ctx.words.pattern("deed-end").split(part)[0].split())
        }
        heads = {h for h in heads & want if h not in self._topics.deeds}
        for d in self._accounts.documents.before(at) if want else ():
            if d.party in lacking or (meeting and d.meeting and d.meeting is not meeting):
                continue
            have = self._told(d)
            shared = {w for w in want if w in have or not have.isdisjoint(self._topics.deeds.get(w, ()))}
            share = sum(map(len, shared)) / sum(map(len, want))
            led = meeting and d.meeting is meeting and d.start >= since and not heads.isdisjoint(have)
            if ((share >= 0.5 and len(shared) >= 2) or share == 1 or led) and share >= score:
                best, score = d, share
        return best, len(want) > 1 and score == 1

    def _told(self, d: Draft) -> set[str]:
        """Telling words of a claim, of its citing words and its speaker's name."""
        if id(d) not in self._stems:
            said = [self.ctx.scan.text[s:e] for s, e in (*d.found.cue, *d.content)]
            self._stems[id(d)] = self._topics.telling(" ".join((d.speaker.name if d.speaker else "", *said)))
        return self._stems[id(d)]
