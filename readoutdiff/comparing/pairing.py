"""Two clauses -> a Pair: which word of the claim stands against which word of the passage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from readoutdiff.comparing.lexicon import Lexicon
from readoutdiff.comparing.matching import Weights
from readoutdiff.comparing.numbers import Number
from readoutdiff.comparing.sides import Side, side
from readoutdiff.comparing.words import NAMED, Word
from readoutdiff.ground.model import Text

RELATED = 0.4  # what a word counts for whose wider or narrower word is there
BESIDE = 0.2  # the same for one that belongs under the same
LOW = 10  # a number up to which two are the same or not
ROUNDED = 0.1  # by which a number may be rounded
ALIKE = 0.9  # Jaro-Winkler similarity at which two names are spellings of one
NEAR = 4  # words within which two words belong to one phrase
MOST = 64  # names of one passage that are tried


@dataclass(slots=True)
class Pair:
    """A claim and a passage, linked word by word."""

    claim: Side
    passage: Side
    whole: Side  # the whole passage, where ``passage`` is one clause of it
    links: dict[int, int]  # word of the claim -> the same word of the passage
    coverage: float
    unlinked: dict[int, float]  # word of the claim not linked -> its share of the claim's weight
    own: float  # share of the claim's own matter that is linked; the coverage where it has none
    matter: bool  # has the claim any matter of its own?
    core: float  # weight of the claim's own matter (no names of the parties, no boilerplate) that is linked
    lex: Lexicon
    shared: int  # words of the claim's own matter that are linked
    parties: frozenset[str]  # keys of the people and countries the event is about
    offset: int = 0  # where the passage begins in the whole

    def of_whole(self, shown: Text) -> Text:
        """A span of the whole passage, counted from where the clause begins, as spans of the clause are."""
        return Text(shown.text, shown.start - self.offset, shown.end - self.offset)

    def linked_near(self, i: int, j: int, reach: int = NEAR) -> bool:
        """Does a linked pair stand close to word ``i`` of the claim and to word ``j`` of the passage?"""
        return any(abs(a - i) <= reach and abs(b - j) <= reach and a != i for a, b in self.links.items())


@lru_cache(maxsize=4096)
def same_name(one: str, two: str, lex: Lexicon) -> bool:
    """Are these two spellings of one name (`Zelensky`, `Zelenskyy`), and not two names (`Karlov`, `Karpov`)?"""
    if one == two:
        return True
    alike = min(len(one), len(two)) > 3 and one[0] == two[0] and JaroWinkler.similarity(one, two) >= ALIKE
    return alike and _sounds(one, lex) == _sounds(two, lex)


def _sounds(name: str, lex: Lexicon) -> str:
    """What all spellings of a name in Latin letters share: its consonants, those that stand for one another as one."""
    for letters, sound in lex.sounds:
        name = name.replace(letters, sound)
    heard = [letter for letter in name if letter not in lex.silent]
    return "".join(letter for n, letter in enumerate(heard) if heard[n - 1 : n] != [letter])


def _same(word: Word, i: int, here: Side, there: Side) -> list[int]:
    """The words of the passage that say the same as word ``i`` of the claim; [-1] where a neighbour says it."""
    found = there.places.get(word.key) or there.places.get(here.lex.converse.get(word.key, ""))
    if not found and isinstance(word.value, Number):
        found = [n for n, other in enumerate(there.words) if _near(word.value, other.value)]
    if found or word.kind not in NAMED:
        return found or []
    names = [(n, there.words[n]) for n in there.names[:MOST]]
    people = here.lex.people
    if word.kind == "country":
        return [n for n, w in names if "@" + people.get(w.stem, ("",))[0] == word.key] if _titled(here, i) else []
    initial = word.low[0]  # to save time
    found = [n for n, w in names if w.low[0] == initial and w.kind == "name" and same_name(word.low, w.low, here.lex)]
    party = people.get(word.stem, ("",))[0]
    found = found or [n for n, w in names if w.key == "@" + party and _titled(there, n)]
    return found or ([-1] if not party and _family_found(here, i, there) else [])


def _near(one: Number, other: object) -> bool:
    """Is a number a rounded other: 28 billion yen and 28.4 billion yen?"""
    if not isinstance(other, Number) or one.unit != other.unit or min(one.value, other.value) <= LOW:
        return False
    return abs(one.value - other.value) <= ROUNDED * max(one.value, other.value)


def _family_found(here: Side, n: int, there: Side) -> bool:
    """Is the name a given name, next to a known family name that the passage has, or says as `the Chinese leader`?"""
    people = here.lex.people
    for k in (n - 1, n + 1):
        if 0 <= k < len(here.words) and here.words[k].kind == "name" and here.words[k].stem in people:
            return bool(_same(here.words[k], k, here, there))
    return False


def _titled(one: Side, n: int) -> bool:
    """Does a title stand beside the name: `the Chinese leader`, `the leader of China`?"""
    titles = one.lex.small["titles"]
    return any(w.low in titles for w in one.words[max(0, n - 2) : n + 3])


@lru_cache(maxsize=8)
def _weighed(side: Side, weights: Weights) -> list[tuple[int, Word, float, bool, bool, bool]]:
    """A claim's words of content: place, word, weight; first of its key? of the matter? found by its key only?

    The same claim is asked of several passages in turn.
    """
    converse = side.lex.converse
    held = [(i, word) for i, word in enumerate(side.words) if word.kind != "stop"]
    first = {word.key: i for i, word in reversed(held)}
    return [
        (
            i,
            word,
            weights.of(word) * side.share(i),
            first[word.key] == i,
            weights.own(word),
            word.kind == "word" and word.key not in converse,
        )
        for i, word in held
    ]


def pair(claim: str, passage: str, weights: Weights, whole: str | None = None, offset: int = 0) -> Pair:
    """Link the words of a claim to those of a passage, each to the nearest of its kind in order.

    Where the passage is a clause of a ``whole``, ``offset`` says where in it.
    """
    here, there = side(claim, weights.lex), side(passage, weights.lex)
    links: dict[int, int] = {}
    unlinked: dict[int, float] = {}
    used: set[int] = set()
    total = held = core = matter = 0.0
    last = -1
    for i, word, weight, first, own, plain in _weighed(here, weights):
        share = 1.0
        found = there.places.get(word.key) or (None if plain else _same(word, i, here, there))
        if not found:
            share = 0.0 if plain and not word.topics else _related(word, i, here, there)
            unlinked[i] = weight * (1.0 - share)
        elif found[0] >= 0:
            last = links[i] = min(found, key=lambda j: (j in used, abs(j - last - 1)))
            used.add(last)
        if first:
            total, held = total + weight, held + weight * share
            if own:
                core, matter = core + weight * share, matter + weight
    coverage = held / total if total else 0.0
    return Pair(
        claim=here,
        passage=there,
        whole=there if whole is None else side(whole, weights.lex),
        links=links,
        coverage=coverage,
        unlinked={i: weight / total for i, weight in unlinked.items()} if total else {},
        own=core / matter if matter else coverage,
        matter=matter > 0,
        core=core / weights.top,
        lex=weights.lex,
        shared=sum(weights.own(here.words[i]) for i in links),
        parties=weights.parties,
        offset=offset,
    )


def _related(word: Word, i: int, here: Side, there: Side) -> float:
    """What a word counts for that is not there: a wider or narrower word is, one beside it, another number or name."""
    if word.topics and not there.topics.isdisjoint(word.topics):
        wider = not there.concepts.isdisjoint(word.topics[1:])
        return RELATED if wider or word.topics[0] in there.topics else BESIDE
    if word.kind in ("number", "date"):
        return RELATED * (word.kind in there.kinds)
    if word.kind not in NAMED:
        return 0.0
    before = here.before(i)
    return RELATED * (before in there.slots and before in here.lex.small["placing"])
