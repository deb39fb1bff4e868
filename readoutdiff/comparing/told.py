"""A sentence -> Told: its words one by one, phrases taken apart, and what the lists of the facts block say of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readoutdiff.comparing.lexicon import Lexicon, Phrase
from readoutdiff.comparing.sides import Side, side
from readoutdiff.comparing.words import Word

LONGEST = 400  # words of a piece


@dataclass(frozen=True, slots=True)
class Bit:
    """One word of the text, numbers and dates in one: ``text[start:end]``."""

    low: str
    start: int
    end: int
    word: Word


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as the facts block reads it. What is asked of a place before or behind the sentence is no."""

    side: Side
    bits: tuple[Bit, ...]
    lists: dict[str, frozenset[Phrase]]

    def low(self, i: int) -> str:
        """Word ``i`` in small letters."""
        return self.bits[i].low if 0 <= i < len(self.bits) else ""

    def has(self, i: int, *names: str) -> bool:
        """Is word ``i`` in a list of these names?"""
        return 0 <= i < len(self.bits) and any((self.bits[i].low,) in self.lists[name] for name in names)

    def size(self, i: int, name: str) -> int:
        """How many words from ``i`` on are a phrase of the list, 0 for none; the longest counts."""
        lows = tuple(bit.low for bit in self.bits[i : i + 5])
        return next((n for n in range(len(lows), 0, -1) if lows[:n] in self.lists[name]), 0)

    def any(self, places: Iterable[int], *names: str) -> bool:
        """Is one of the words in a list of these names?"""
        return any(self.has(i, *names) for i in places)

    def gap(self, i: int) -> str:
        """What stands between word ``i`` and the word before it."""
        start = self.bits[i - 1].end if i else 0
        return self.side.text[start : self.bits[i].start if i < len(self.bits) else None]

    def joined(self, i: int) -> bool:
        """Does word ``i`` follow the word before it with nothing but a blank or a hyphen between?"""
        return 0 < i < len(self.bits) and self.gap(i).strip(" \u00a0\n\t") in ("", "-", "\u2011", "\u2010")

    def capital(self, i: int, letter: int = 0) -> bool:
        """Is the first letter of word ``i`` a capital, or another one?"""
        return 0 <= i < len(self.bits) and self.side.text[self.bits[i].start + letter : self.bits[i].end][:1].isupper()

    def show(self, first: int, end: int) -> str:
        """The text of the words ``first`` to ``end``, half-open."""
        return self.side.text[self.bits[first].start : self.bits[end - 1].end]


def told(text: str, lex: Lexicon) -> list[Told]:
    """A sentence read for the facts block, in pieces where it is longer than sentences are."""
    made = side(text, lex)
    bits = tuple(bit for word in made.words for bit in _bits(word, text))
    return [Told(made, bits[k : k + LONGEST], lex.facts) for k in range(0, len(bits), LONGEST)]


def _bits(word: Word, text: str) -> Iterable[Bit]:
    if word.value is not None or " " not in word.low:
        return (Bit(word.low, word.start, word.end, word),)
    found, start = [], word.start
    for part, low in zip(text[word.start : word.end].split(), word.low.split(), strict=False):
        start = text.index(part, start)
        found.append(Bit(low, start, start + len(part), word))
        start += len(part)
    return found
