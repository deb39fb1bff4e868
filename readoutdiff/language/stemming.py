"""A word -> its stem: inflections and the commonest derivations cut off, by the endings of the language's data file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from unicodedata import combining, normalize

LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "ʼ": "'"})  # letters that no accent explains
KEPT = 65536  # stems that are kept
UNKNOWN = 2  # letters cut off a word in another alphabet than Latin

Cut = tuple[str, str, int]  # ending, what stands in its place, letters that stay at least
Cuts = tuple[tuple[str, ...], tuple[Cut, ...]]  # all endings, for a first look, and what is done to each


def fold(word: str) -> str:
    """Lower case, a curly apostrophe straight, dots of initials and accents of letters dropped."""
    low = word.replace("’", "'").replace(".", "").casefold()
    if low.isascii() or not "\u00c0" <= max(low) <= "\u1eff":
        return low
    return "".join(c for c in normalize("NFKD", low.translate(LETTERS)) if not combining(c))


class Stemmer:
    """Stems by the data file's ``endings`` and ``irregular``; ``stem`` keeps what it found."""

    def __init__(self, endings: dict[str, Any], irregular: Iterable[str]) -> None:
        self.shortest: int = endings["shortest"]
        self.irregular: dict[str, str] = {}  # forms no ending explains -> stem
        for line in irregular:
            base, *forms = str(line).split(", ")
            self.irregular |= dict.fromkeys((base, *forms), base)
        self.plurals, self.verbs, self.adverbs, self.final_i, self.derived, self.final_e, self.final_y = (
            _cuts(endings[name]) for name in ("plurals", "verbs", "adverbs", "final_i", "derived", "final_e", "final_y")
        )
        self.vowels = frozenset(endings["vowels"])
        self.doubled: dict[str, int] = endings["doubled"]
        self.stem = lru_cache(maxsize=KEPT)(self._stem)

    def _stem(self, low: str) -> str:
        """A light stem of a folded word."""
        known = self.irregular.get(low)
        if known is not None:
            return known
        if not low.isascii():
            cut = low[:1].isalpha() and not "\u3400" <= low[0] <= "\u9fff"
            return low[: max(self.shortest, len(low) - UNKNOWN)] if cut else low
        if len(low) < self.shortest:
            return low
        word = self._inflection(low)
        for cuts in (self.derived, self.final_e, self.final_y):
            word = _cut(word, cuts) or word
        return word

    def _inflection(self, low: str) -> str:
        """The word without the endings of its plural, and of a verb or an adverb."""
        word = _cut(low, self.plurals) or low
        base = _cut(word, self.verbs)
        if base and not self.vowels.isdisjoint(base):
            if base[-1] == base[-2] and len(base) >= self.doubled.get(base[-1], len(base) + 1):
                return base[:-1]
            return _cut(base, self.final_i) or base
        return _cut(word, self.adverbs) or word


def _cuts(rules: Iterable[list[Any]]) -> Cuts:
    found = tuple((ending, put, least) for ending, put, least in rules)
    return tuple(ending for ending, _, _ in found), found


def _cut(word: str, cuts: Cuts) -> str | None:
    """The word with the first ending that fits cut off or replaced; None where none does."""
    endings, rules = cuts
    if word.endswith(endings):
        for ending, put, least in rules:
            stays = len(word) - len(ending)
            if stays >= least and word[stays:] == ending:
                return word[:stays] + put
    return None
