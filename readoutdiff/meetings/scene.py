"""One article as the finders of contacts see it: its tokens, its people by token, and the sides that stand for them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from readoutdiff.people.people import Named, Naming
from readoutdiff.people.runs import office_before

if TYPE_CHECKING:
    from readoutdiff.people.context import Context

_LONG = 800  # characters of a sentence that are looked at on each side


class Scene:
    """Look-ups around contact words of one article, by token."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.scan, self.lower, self.words = ctx.scan, ctx.scan.lower, ctx.words
        self.sets = ctx.words.sets
        self.mentions = ctx.people.mention_tokens
        self.sides: dict[str, Named] = {}  # party -> whom its country stands for
        self.named = {bisect_left(self.scan.starts, n.start): n for n in ctx.people.namings}
        heads = ((office_before(self.scan, self.words, k, self.last(n) + 1), k) for k, n in self.named.items())
        self.heads = {head: k for head, k in heads if head is not None}  # title -> name that stands behind its office

    def sentence(self, i: int) -> tuple[int, int]:
        """The span of the sentence around a token, cut where it is very long."""
        at = self.scan.starts[i]
        a, b = self.scan.sentences[self.scan.sentence_at(at)]
        return max(a, at - _LONG), min(b, at + _LONG)

    def owned(self, word: str) -> bool:
        """Does a token, in small letters, end in a possessive mark, or is it one?"""
        return self.scan.lexicon.ends(word, "possessive") or word in self.scan.lexicon.forms["apostrophes"]

    def last(self, n: Naming) -> int:
        """The last token of a name."""
        return bisect_left(self.scan.starts, n.end) - 1
