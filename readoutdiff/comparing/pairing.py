"""Two clauses -> a Pair: which word of the claim stands against which word of the passage."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from readoutdiff.comparing.lexicon import Lexicon, lexicon
from readoutdiff.comparing.matching import Weights
from readoutdiff.comparing.words import Word, words
from readoutdiff.model import Text

RELATED = 0.4  # what a word of the same subject counts for
ALIKE = 0.9  # Jaro-Winkler similarity at which two names are spellings of one
NEAR = 4  # words within which two words belong to one phrase


@dataclass(slots=True)
class Side:
    """One clause: its text, all its words, and where it lies in the string judged."""

    text: str
    words: tuple[Word, ...]

    def show(self, first: int, last: int | None = None) -> Text:
        """The words ``first`` to ``last`` (included) as a span."""
        start, end = self.words[first].start, self.words[first if last is None else last].end
        return Text(self.text[start:end], start, end)

    def content(self) -> list[int]:
        return [n for n, w in enumerate(self.words) if w.kind != "stop"]

    def gap(self, n: int) -> str:
        """What stands between word ``n`` and the word before it."""
        return self.text[self.words[n - 1].end if n else 0 : self.words[n].start]


@dataclass(slots=True)
class Pair:
    """A claim and a passage, linked word by word; ``links`` holds same words only, ``near`` those of one subject."""

    claim: Side
    passage: Side
    whole: Side  # the whole passage, where ``passage`` is one clause of it
    links: dict[int, int]
    coverage: float
    core: float  # weight of the claim's own matter (no names of the parties, no boilerplate) that is linked
    lex: Lexicon = field(default_factory=lexicon)

    def linked_near(self, i: int, j: int, reach: int = NEAR) -> bool:
        """Does a linked pair stand close to word ``i`` of the claim and to word ``j`` of the passage?"""
        return any(abs(a - i) <= reach and abs(b - j) <= reach and a != i for a, b in self.links.items())


@lru_cache(maxsize=4096)
def same_name(one: str, two: str) -> bool:
    """Are these two spellings of one name?"""
    return one == two or (min(len(one), len(two)) > 3 and JaroWinkler.similarity(one, two) >= ALIKE and one[0] == two[0])


def pair(claim: str, passage: str, weights: Weights, whole: str | None = None) -> Pair:
    """Link the words of a claim to those of a passage, each to the nearest of its kind in order."""
    here, there = Side(claim, words(claim)), Side(passage, words(passage))
    places: dict[str, list[int]] = {}
    for j, word in enumerate(there.words):
        places.setdefault(word.key, []).append(j)
    topics = {t for w in there.words for t in w.topics}
    names = [(j, w) for j, w in enumerate(there.words) if w.kind == "name"]
    links: dict[int, int] = {}
    total = held = core = 0.0
    last, seen = -1, set()
    for i, word in enumerate(here.words):
        if word.kind == "stop":
            continue
        weight = weights.of(word)
        again = word.key in seen
        seen.add(word.key)
        found = places.get(word.key) or ([j for j, w in names if same_name(word.low, w.low)] if word.kind == "name" else [])
        share = 0.0
        if found:
            last = links[i] = min(found, key=lambda j: (j in links.values(), abs(j - last - 1)))
            share = 1.0
        elif topics.intersection(word.topics):
            share = RELATED
        if not again:
            total, held = total + weight, held + weight * share
            core += weight * share if weights.own(word) else 0.0
    return Pair(here, there, Side(whole or passage, words(whole or passage)), links, held / total if total else 0.0,
                core / weights.top)
