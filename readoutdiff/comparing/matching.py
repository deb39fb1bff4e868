"""Claims, passages -> similarity in [0, 1]: words weighed by their rarity in these accounts; containment counts."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from readoutdiff.comparing.lexicon import lexicon
from readoutdiff.comparing.words import Word, words

GENERIC = 0.35  # what a word every readout has weighs
PARTY = 0.25  # what the name of a party to the event weighs
TOPIC = 0.3  # what a shared subject weighs beside a shared word


class Weights:
    """How much each key says, by its rarity over the texts given; without any, by the package's own lists.

    ``parties`` are keys of the people and countries that the whole event is about: they tell one claim from another
    as little as boilerplate does.
    """

    def __init__(self, texts: Iterable[str] = (), parties: Iterable[str] = ()) -> None:
        self.count = 0
        self.seen: Counter[str] = Counter()
        self.parties = frozenset(parties)
        for text in texts:
            self.count += 1
            self.seen.update({w.key for w in words(text) if w.kind != "stop"})
        self.top = self._rarity("")
        self._known: dict[tuple[str, str], float] = {}

    def of(self, word: Word) -> float:
        """The weight of a word, 0 for words without content."""
        if word.kind == "stop":
            return 0.0
        place = (word.key, word.stem)
        known = self._known.get(place)
        if known is None:
            share = 1.0 if self.own(word) else PARTY if word.key in self.parties else GENERIC
            known = self._known[place] = self._rarity(word.key) * share
        return known

    def own(self, word: Word) -> bool:
        """Does the word belong to the matter itself: no boilerplate, no name of a party?"""
        return word.key not in self.parties and word.stem not in lexicon().generic and word.kind not in ("both", "stop")

    def _rarity(self, key: str) -> float:
        if not self.count:
            return 1.0
        return math.log(1 + self.count / (0.5 + max(1, self.seen[key])))


def features(text: str, weights: Weights) -> dict[str, float]:
    """Key -> weight: each content word once or more (damped), and its subjects at a fraction."""
    found: dict[str, float] = defaultdict(float)
    for word in words(text):
        weight = weights.of(word)
        if weight:
            found[word.key] += weight
            for topic in word.topics:
                found[topic] = max(found[topic], weight * TOPIC)
    return found


def match(claims: Sequence[str], passages: Sequence[str], context: Sequence[str] = ()) -> list[list[float]]:
    """Rows of floats in [0, 1], claims by passages, higher = more alike; words weighed over all three.

    The score is the mean of the cosine of the two weighted bags and of how much of the shorter one the other holds.
    """
    weights = Weights([*claims, *passages, *context])
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    norms, totals = [], []
    for number, passage in enumerate(passages):
        bag = features(passage, weights)
        norms.append(math.sqrt(sum(v * v for v in bag.values())))
        totals.append(sum(v * v for v in bag.values()))
        for key, value in bag.items():
            index[key].append((number, value))
    rows = []
    for claim in claims:
        bag = features(claim, weights)
        norm = math.sqrt(sum(v * v for v in bag.values()))
        dots = [0.0] * len(passages)
        for key, value in bag.items():
            for number, other in index.get(key, ()):
                dots[number] += value * other
        rows.append([_score(dot, norm, norms[n]) if dot else 0.0 for n, dot in enumerate(dots)])
    return rows


def _score(dot: float, one: float, two: float) -> float:
    cosine = dot / (one * two)
    contained = dot / min(one, two) ** 2
    return min(1.0, 0.7 * cosine + 0.3 * min(1.0, contained))
