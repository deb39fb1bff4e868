"""Two clauses -> a Pair: which word of the claim stands against which word of the passage."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from readoutdiff.comparing.lexicon import Lexicon, Phrase, lexicon, stem
from readoutdiff.comparing.matching import Weights
from readoutdiff.comparing.words import Word, words
from readoutdiff.model import Text

NAMED = ("name", "country")
PLACED = frozenset(("in", "at", "to", "from", "near", "on", "against"))  # what stands after them is one kind of thing
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

    def stems(self, n: int, size: int) -> tuple[str, ...]:
        """The stems of ``size`` words from ``n`` on, phrases taken apart; () past the end."""
        if n + size > len(self.words):
            return ()
        return tuple(
            s for w in self.words[n : n + size] for s in (map(stem, w.low.split()) if " " in w.low else (w.stem,))
        )

    def listed(self, n: int, phrases: frozenset[Phrase]) -> int:
        """How many words from ``n`` on are a phrase of the list, 0 for none; the longest counts."""
        return next((size for size in (4, 3, 2, 1) if self.stems(n, size) in phrases), 0)

    def upto(self, first: int, reach: int) -> Text:
        """The words from ``first`` on, ``reach`` more at most."""
        return self.show(first, min(first + reach, len(self.words) - 1))

    def before(self, n: int) -> str:
        """The word before ``n``, articles aside; "" at the start."""
        while n and self.words[n - 1].low in ("the", "a", "an"):
            n -= 1
        return self.words[n - 1].low if n else ""

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
    unlinked: dict[int, float]  # word of the claim not linked -> its share of the claim's weight
    own: float  # share of the claim's own matter that is linked; the coverage where it has none
    core: float  # weight of the claim's own matter (no names of the parties, no boilerplate) that is linked
    lex: Lexicon = field(default_factory=lexicon)

    def linked_near(self, i: int, j: int, reach: int = NEAR) -> bool:
        """Does a linked pair stand close to word ``i`` of the claim and to word ``j`` of the passage?"""
        return any(abs(a - i) <= reach and abs(b - j) <= reach and a != i for a, b in self.links.items())


@lru_cache(maxsize=4096)
def same_name(one: str, two: str) -> bool:
    """Are these two spellings of one name?"""
    return one == two or (
        min(len(one), len(two)) > 3 and JaroWinkler.similarity(one, two) >= ALIKE and one[0] == two[0]
    )


def _alias(word: Word, i: int, here: Side, there: Side) -> list[int]:
    """A person by the country led (`the Chinese leader`), a country by its leader, a given name by the family name."""
    people = lexicon().people
    if word.kind == "name":
        party = people.get(word.stem, ("",))[0]
        found = [j for j, w in enumerate(there.words) if w.key == "@" + party and _titled(there, j)]
        return found or ([-1] if party == "" and _beside_family(here, i) else [])
    if word.kind == "country" and _titled(here, i):
        return [
            j for j, w in enumerate(there.words) if w.kind == "name" and "@" + people.get(w.stem, ("",))[0] == word.key
        ]
    return []


TITLES = frozenset(
    ("president", "premier", "leader", "prime", "chancellor", "king", "counterpart", "chairman", "foreign", "head")
)


def _titled(side: Side, n: int) -> bool:
    return any(w.low in TITLES for w in side.words[n + 1 : n + 3]) or any(
        w.low in TITLES for w in side.words[max(0, n - 2) : n]
    )


def _beside_family(side: Side, n: int) -> bool:
    """Is the name a given name, next to the family name of somebody known?"""
    return any(
        0 <= k < len(side.words) and side.words[k].kind == "name" and side.words[k].stem in lexicon().people
        for k in (n - 1, n + 1)
    )


def pair(claim: str, passage: str, weights: Weights, whole: str | None = None) -> Pair:
    """Link the words of a claim to those of a passage, each to the nearest of its kind in order."""
    here, there = Side(claim, words(claim)), Side(passage, words(passage))
    places: dict[str, list[int]] = {}
    for j, word in enumerate(there.words):
        places.setdefault(word.key, []).append(j)
    kinds = {w.kind for w in there.words}
    slots = {there.before(j) for j, w in enumerate(there.words) if w.kind in NAMED}
    topics = {t for w in there.words for t in w.topics}
    names = [(j, w) for j, w in enumerate(there.words) if w.kind == "name"]
    links: dict[int, int] = {}
    unlinked: dict[int, float] = {}
    total = held = core = matter = 0.0
    last, seen = -1, set()
    for i, word in enumerate(here.words):
        if word.kind == "stop":
            continue
        weight = weights.of(word)
        again = word.key in seen
        seen.add(word.key)
        found = places.get(word.key) or (
            [j for j, w in names if same_name(word.low, w.low)] if word.kind == "name" else []
        )
        if not found:
            found = _alias(word, i, here, there)
        share = 0.0
        if found:
            share = 1.0
            if found[0] >= 0:
                last = links[i] = min(found, key=lambda j: (j in links.values(), abs(j - last - 1)))
        elif (
            topics.intersection(word.topics)
            or (word.kind in ("number", "date") and word.kind in kinds)
            or (word.kind in NAMED and here.before(i) in slots & PLACED)
        ):
            share = RELATED
        if not again:
            total, held = total + weight, held + weight * share
            if weights.own(word):
                core, matter = core + weight * share, matter + weight
        if share < 1.0:
            unlinked[i] = weight * (1.0 - share)
    return Pair(
        here,
        there,
        Side(whole or passage, words(whole or passage)),
        links,
        held / total if total else 0.0,
        {i: w / total for i, w in unlinked.items()},
        core / matter if matter else held / total if total else 0.0,
        core / weights.top,
    )
