"""Claims, passages -> similarity in [0, 1]: words weighed by their rarity in these accounts; containment counts.

Three things a bag of words misses are made good: a passage that everything resembles says little (crowding), a passage
much like the best one says the same in other words (neighbours), and a claim without any good passage is no claim of
that account (the claim's own best). Fractions were chosen on the dev part of SuperPAL (Ernst et al. 2021).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import compress

from readoutdiff.comparing.lexicon import Lexicon, lexicon
from readoutdiff.comparing.words import Word, words
from readoutdiff.ground.folding import fold
from readoutdiff.language.language import FALLBACK, reading

GENERIC = 0.35  # what a word every readout has weighs
PLAIN = 0.8  # the same in plain matching, where nobody says that the texts are readouts
PARTY = 0.25  # what the name of a party to the event weighs
COSINE = 0.85  # share of the cosine in the score; the rest is how much of the shorter text the longer holds
CROWDED = 0.4  # how strongly a passage that other claims resemble too is held down
LENT = 0.3  # what a passage gets of its neighbour's score
OWN = 0.2  # share of the score taken against the claim's best passage
FAINT = 0.15  # a best score below this is no yardstick
BEST, NEIGHBOURS = 5, 5  # passages that lend, and how many borrow from each
TOPIC = 0.3  # what a shared subject weighs beside a shared word

Scores = dict[int, float]  # number of a passage -> its score, where it has any


class Counts:
    """How many texts there are, and how many of them hold each key."""

    def __init__(
        self, lex: Lexicon, texts: Iterable[str] = (), read: Callable[[str, Lexicon], tuple[Word, ...]] = words
    ) -> None:
        self.count = 0
        self.seen: Counter[str] = Counter()
        for text in texts:
            self.count += 1
            self.seen.update({w.key for w in read(text, lex) if w.kind != "stop"})


class Weights:
    """How much each key says, by its rarity over the texts given; without any, by the lists of the Lexicon ``lex``.

    ``parties`` are keys of the people and countries that the whole event is about: they tell one claim from another
    as little as boilerplate does. ``more`` are texts counted before: an article's, once for all its events.
    """

    def __init__(
        self,
        lex: Lexicon,
        texts: Iterable[str] = (),
        parties: Iterable[str] = (),
        generic: float = GENERIC,
        more: Counts | None = None,
    ) -> None:
        self.lex = lex
        self.generic = generic
        self.counts = (Counts(lex, texts), more or Counts(lex))
        self.count = sum(each.count for each in self.counts)
        self.parties = frozenset(parties)
        self.top = self._rarity("")
        self._known: dict[tuple[str, str, str, bool], float] = {}

    def of(self, word: Word) -> float:
        """The weight of a word, 0 for words without content."""
        if word.kind == "stop":
            return 0.0
        place = (word.key, word.stem, word.kind, " " in word.low)  # all that decides it: no word's weight is another's
        known = self._known.get(place)
        if known is None:
            share = 1.0 if self.own(word) else PARTY if word.key in self.parties else self.generic
            known = self._known[place] = self._rarity(word.key) * share
        return known

    def own(self, word: Word) -> bool:
        """Does the word belong to the matter itself: no boilerplate, no name of a party?"""
        generic = word.key in self.lex.generic_keys if " " in word.low else word.stem in self.lex.generic
        return not generic and word.key not in self.parties and word.kind not in ("both", "stop")

    def _rarity(self, key: str) -> float:
        if not self.count:
            return 1.0
        return math.log(1 + self.count / (0.5 + max(1, sum(each.seen[key] for each in self.counts))))


def features(text: str, weights: Weights) -> dict[str, float]:
    """Key -> weight: each content word as often as it stands there, and its subjects at a fraction."""
    found: dict[str, float] = defaultdict(float)
    for word in words(text, weights.lex):
        weight = weights.of(word)
        if weight:
            found[word.key] += weight
            for topic in word.topics:
                found[topic] = max(found[topic], weight * TOPIC)
    return found


class Index:
    """Passages by the words they hold: only passages that share a word are ever looked at."""

    def __init__(self, passages: Sequence[str], weights: Weights) -> None:
        self.weights = weights
        self.bags = [features(passage, weights) for passage in passages]
        self.norms = [_norm(bag) for bag in self.bags]
        self.places: dict[str, dict[float, list[int]]] = defaultdict(dict)  # key -> its weight in which passages
        for number, bag in enumerate(self.bags):
            for key, value in bag.items():
                self.places[key].setdefault(value, []).append(number)
        self._near: dict[int, list[tuple[float, int]]] = {}

    def scores(self, bag: dict[str, float]) -> Scores:
        """The likeness of a bag to every passage it shares a word with, in (0, 1], in the order of the passages."""
        dots = [0.0] * len(self.bags)
        for key, value in bag.items():
            for other, numbers in self.places.get(key, {}).items():
                product = value * other
                for number in numbers:
                    dots[number] += product
        norm, norms, contained = _norm(bag), self.norms, 1 - COSINE
        row = {}
        for number in compress(range(len(dots)), dots):
            dot, other = dots[number], norms[number]
            shorter = norm if norm < other else other
            held = dot / (shorter * shorter)
            row[number] = COSINE * dot / (norm * other) + contained * (held if held < 1 else 1.0)
        return row

    def near(self, number: int) -> list[tuple[float, int]]:
        """The passages most like passage ``number``, best first."""
        known = self._near.get(number)
        if known is None:
            scores = self.scores(self.bags[number])
            scores.pop(number, None)
            known = self._near[number] = [(scores[n], n) for n in likest(scores, NEIGHBOURS)]
        return known


def likest(scores: Scores, count: int) -> list[int]:
    """The passages of the highest scores, best first, of equals the first."""
    least = nlargest(count, scores.values())[-1:]
    return sorted([n for n, score in scores.items() if score >= least[0]], key=lambda n: (-scores[n], n))[:count]


def match(
    claims: Sequence[str], passages: Sequence[str], context: Sequence[str] = (), language: str = FALLBACK
) -> list[list[float]]:
    """Rows of floats in [0, 1], claims by passages, higher = more alike; words are weighed over all three.

    0 means that no word and no subject is shared, nor any with a passage much like this one.
    """
    claims, passages, context = ([fold(each).text for each in texts] for texts in (claims, passages, context))
    weights = Weights(lexicon(reading(language)), [*claims, *passages, *context], generic=PLAIN)
    rows = []
    for scores in match_weighed(claims, passages, weights):
        row = [0.0] * len(passages)
        for number, score in scores.items():
            row[number] = score
        rows.append(row)
    return rows


def match_weighed(claims: Sequence[str], passages: Sequence[str], weights: Weights) -> Iterator[Scores]:
    """``match`` with words weighed by the caller, row by row; what is not in a row is 0."""
    index = Index(passages, weights)
    raw = [index.scores(features(claim, weights)) for claim in claims]
    crowd = [0.0] * len(passages)
    for plain in raw:
        for number, value in plain.items():
            crowd[number] += value
    held = CROWDED / max(1, len(raw) - 1)
    raw.reverse()
    while raw:  # what is done is held no longer
        plain = raw.pop()
        lift = 1 - OWN + OWN / max(FAINT, max(plain.values(), default=0.0))
        row = {n: lift * value * value / (value + held * (crowd[n] - value)) for n, value in plain.items()}
        for number, value in _lent(plain, index).items():
            row[number] = lift * value * value / (value + held * (crowd[number] - plain.get(number, 0.0)))
        yield row if max(row.values(), default=0.0) <= 1 else {n: min(1.0, value) for n, value in row.items()}


def sifted(rows: Iterable[Scores], count: int) -> tuple[list[Scores], Scores]:
    """Of each row its ``count`` highest scores, the highest first; and of each passage the highest of all rows."""
    kept, most = [], Scores()
    for row in rows:
        kept.append({number: row[number] for number in likest(row, count)})
        for number, value in row.items():
            if value > most.get(number, 0.0):
                most[number] = value
    return kept, most


def _lent(plain: Scores, index: Index) -> Scores:
    """The passages to which the best lend, because they are much like them, with what they then have."""
    found: Scores = {}
    for lender in likest(plain, BEST):
        for likeness, number in index.near(lender):
            found[number] = max(found.get(number, 0.0), plain.get(number, 0.0) + LENT * plain[lender] * likeness)
    return found


def _norm(bag: dict[str, float]) -> float:
    return math.sqrt(sum(value * value for value in bag.values()))
