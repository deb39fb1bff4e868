"""A clause -> a Side: its words, indexed once, with what guards ask of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from readoutdiff.comparing.lexicon import Lexicon, Phrase
from readoutdiff.comparing.words import NAMED, Word, words
from readoutdiff.ground.model import Text

TOLD = 0.3  # share of the weight of words that only say who says what follows
OPENS = 12  # words within which they stand
LONG, GAP = 3, 4  # words of a long name, and from one of its capitals to the next
AGAIN = 16  # places of one key that are kept: a clause that repeats a word more often is none


@lru_cache(maxsize=64)
def firsts(phrases: frozenset[Phrase]) -> frozenset[str]:
    """The first stems of phrases: most words begin none."""
    return frozenset(phrase[0] for phrase in phrases)


@dataclass(slots=True, eq=False)
class Side:
    """One clause: its text, all its words, and indexes of them."""

    text: str
    words: tuple[Word, ...]
    places: dict[str, list[int]]  # key -> the words that have it, the first ones
    names: tuple[int, ...]
    topics: frozenset[str]  # the concepts of its words and what they belong under
    concepts: frozenset[str]  # those of its words alone
    kinds: frozenset[str]
    lex: Lexicon
    slots: frozenset[str] = frozenset()  # the words that stand before names
    told: int = 0  # the words that only say who says what follows
    names_at: dict[int, float] = field(default_factory=dict)  # word of a long name -> its share of it

    def share(self, n: int) -> float:
        """How much of its weight word ``n`` has: a name counts once, who says it little."""
        return self.names_at.get(n, 1.0) * (TOLD if n < self.told else 1.0)

    def show(self, first: int, last: int | None = None) -> Text:
        """The words ``first`` to ``last`` (included) as a span."""
        start, end = self.words[first].start, self.words[first if last is None else last].end
        return Text(self.text[start:end], start, end)

    def stems(self, n: int, size: int) -> tuple[str, ...]:
        """The stems of ``size`` words from ``n`` on, phrases taken apart; () past the end."""
        if n + size > len(self.words):
            return ()
        return tuple(
            s
            for w in self.words[n : n + size]
            for s in (map(self.lex.stem, w.low.split()) if " " in w.low else (w.stem,))
        )

    def listed(self, n: int, phrases: frozenset[Phrase]) -> int:
        """How many words from ``n`` on are a phrase of the list, 0 for none; the longest counts."""
        if self.words[n].stem not in firsts(phrases):
            return 0
        return next((size for size in (4, 3, 2, 1) if self.stems(n, size) in phrases), 0)

    def upto(self, first: int, reach: int) -> Text:
        """The words from ``first`` on, ``reach`` more at most."""
        return self.show(first, min(first + reach, len(self.words) - 1))

    def before(self, n: int) -> str:
        """The word before ``n``, articles aside; "" at the start."""
        n -= n > 1 and self.among(n - 1, "articles")
        return self.words[n - 1].low if n else ""

    def among(self, n: int, name: str) -> bool:
        """Is word ``n`` in the lexicon's small set of that name? What is before the first word is in none."""
        return n >= 0 and self.words[n].low in self.lex.small[name]

    def formed(self, n: int, form: str) -> bool:
        """Does word ``n`` end as words of that form do?"""
        return self.lex.formed(self.words[n].low, form)

    def plain(self, first: int, last: int) -> bool:
        """Do no marks stand between two words?"""
        between = self.text[self.words[first].end : self.words[last].start]
        return not any(mark in between for mark in ",;:.()")

    def gap(self, n: int) -> str:
        """What stands between word ``n`` and the word before it."""
        return self.text[self.words[n - 1].end if n else 0 : self.words[n].start]


def _told(side: Side) -> int:
    """How many words a clause like `the minister said that` has at the beginning."""
    for n in range(1, min(len(side.words), OPENS)):
        if side.among(n, "complementizer"):
            return n if any(w.stem in side.lex.speech for w in side.words[:n]) else 0
    return 0


def _long_names(side: Side) -> dict[int, float]:
    """The words of long names, as `the Food and Agriculture Organization`: together they count two."""
    found: dict[int, float] = {}
    run: list[int] = []
    for n, word in enumerate((*side.words, None)):
        capital = word is not None and side.text[word.start] != word.low[:1]
        joined = not run or (word is not None and n - run[-1] <= GAP and side.plain(run[-1], n))
        if capital and joined:
            run.append(n)
        elif not (run and word is not None and word.kind == "stop" and n - run[-1] < GAP):
            if len(run) >= LONG:
                found |= dict.fromkeys(run, 2 / len(run))
            run = [n] if capital else []
    return found


@lru_cache(maxsize=8192)
def side(text: str, lex: Lexicon) -> Side:
    """The Side of a text."""
    found = words(text, lex)
    places: dict[str, list[int]] = {}
    for n, word in enumerate(found):
        known = places.setdefault(word.key, [])
        if len(known) < AGAIN:
            known.append(n)
    names = tuple(n for n, word in enumerate(found) if word.kind in NAMED)
    topics = frozenset(topic for word in found for topic in word.topics)
    own = frozenset(word.topics[0] for word in found if word.topics)
    made = Side(text, found, places, names, topics, own, frozenset(word.kind for word in found), lex)
    made.told, made.names_at = _told(made), _long_names(made)
    made.slots = frozenset(made.before(n) for n in names)
    return made
