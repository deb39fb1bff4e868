"""A Pair -> differences of what stands in one slot: other words between the same words of both sides.

Two clauses that are worded alike are lined up word by word (the edit script of Levenshtein); what stands between the
same words on both sides is one slot, and what fills it there is held against what fills it here, like with like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from rapidfuzz.distance import Levenshtein

from readoutdiff.comparing.modality import cue
from readoutdiff.comparing.pairing import Pair
from readoutdiff.comparing.roles import MATTER, compatible
from readoutdiff.comparing.sides import Side
from readoutdiff.comparing.values import conflict, equal, measured
from readoutdiff.comparing.numbers import Date, Number
from readoutdiff.comparing.words import NAMED, Word
from readoutdiff.ground.model import Difference, Text

CLOSE = 0.6  # share of both clauses' words that must be the same, in order, before their slots are compared
CLOSER = 0.75  # the same where the difference is of one word that may say the same
TELLING = ("word", "entity")
SAME = 0.9  # the same where it is an item of a list
WIDEST = 4  # words in a slot; what is wider is another wording of the whole
ROOT = 5  # letters that two words of one root share
BESIDE = 2  # words on either side of a slot, of which one must have content

V = TypeVar("V", Number, Date)


@dataclass(frozen=True, slots=True)
class Slot:
    """``here`` words of the claim, ``there`` of the passage, half-open, that stand between the same words."""

    here: tuple[int, int]
    there: tuple[int, int]


def lined_up(claim: Side, passage: Side) -> tuple[float, tuple[Slot, ...]]:
    """How much of both is the same words in the same order, in [0, 1], and the slots in which they are not.

    Of the passage counts what lies between the first and the last word that is the same.
    """
    return _lined_up(tuple(w.key for w in claim.words), tuple(w.key for w in passage.words))


@lru_cache(maxsize=4096)
def _lined_up(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[float, tuple[Slot, ...]]:
    same = [op for op in Levenshtein.opcodes(one, two) if op.tag == "equal"]
    if not same:
        return 0.0, ()
    first, last = same[0], same[-1]
    shared = sum(op.src_end - op.src_start for op in same)
    slots = [Slot((a.src_end, b.src_start), (a.dest_end, b.dest_start)) for a, b in pairwise(same)]
    if first.src_start:  # as many words before the first that is the same
        slots.insert(0, Slot((0, first.src_start), (max(0, first.dest_start - first.src_start), first.dest_start)))
    if last.src_end < len(one):
        slots.append(Slot((last.src_end, len(one)), (last.dest_end, last.dest_end + len(one) - last.src_end)))
    narrow = (s for s in slots if s.here[1] - s.here[0] <= WIDEST and s.there[1] - s.there[0] <= WIDEST)
    return 2 * shared / (len(one) + last.dest_end - first.dest_start), tuple(narrow)


def slot(pair: Pair, contact: bool = False) -> Iterator[Difference]:
    """What stands in one slot on both sides and is not the same: a number, a date, a name, `will` and `may`, a word.

    ``contact``: both say that two people met or spoke, so that names are the matter itself.
    """
    close, slots = lined_up(pair.claim, pair.whole)
    for each in slots if close >= CLOSE else ():
        if not _held(pair.claim, each.here):
            continue
        own = close >= (SAME if _listed(pair, each) else CLOSER) and (contact or pair.core >= MATTER)
        own = own and not _open(pair, each)
        kind = next((kind for kind, differ in KINDS if (own or kind not in TELLING) and differ(pair, each)), None)
        if kind:
            yield Difference(kind, _shown(pair.claim, each.here), pair.of_whole(_shown(pair.whole, each.there)))


def _open(pair: Pair, each: Slot) -> bool:
    """Does the slot end the claim and not the passage, or begin only one of them? Then nothing lines it up there."""
    claim, whole = pair.claim.words, pair.whole.words
    ends = each.here[1] == len(claim) and each.there[1] < len(whole) and not pair.whole.gap(each.there[1]).strip()
    return ends or (each.here[0] == 0 and each.there[0] > 0 and not pair.whole.gap(each.there[0]).strip())


def _listed(pair: Pair, each: Slot) -> bool:
    """Is the slot an item of a list? Of two lists that are not the same, items are not lined up."""
    sides = (pair.claim, each.here[0]), (pair.whole, each.there[0])
    return any(n < len(s.words) and (s.among(n - 1, "joining") or "," in s.gap(n)) for s, n in sides)


def _held(side: Side, words: tuple[int, int]) -> bool:
    """Does a word with content stand right beside the slot?"""
    first, last = words
    beside = (*range(max(0, first - BESIDE), first), *range(last, min(len(side.words), last + BESIDE)))
    return any(side.words[n].kind != "stop" for n in beside)


def _shown(side: Side, words: tuple[int, int]) -> Text:
    """The words of a slot; of an empty one the word it stands before."""
    first, last = words
    last = min(last, len(side.words))
    return side.show(first, last - 1) if first < last else side.show(min(first, len(side.words) - 1))


def _values(side: Side, words: tuple[int, int], kind: type[V]) -> list[tuple[int, V]]:
    return [(n, v) for n in range(*_within(side, words)) if isinstance(v := side.words[n].value, kind)]


def _within(side: Side, words: tuple[int, int]) -> tuple[int, int]:
    return words[0], min(words[1], len(side.words))


def _content(side: Side, words: tuple[int, int]) -> list[Word]:
    return [side.words[n] for n in range(*_within(side, words)) if side.words[n].kind != "stop"]


def _denied(pair: Pair, each: Slot) -> tuple[bool, bool]:
    """Does a negation stand in the slot, here and there?"""
    lists = pair.lex.lists
    here, there = (
        any(s.listed(n, lists["negation"]) and not s.listed(n, lists["not_negation"]) for n in range(*_within(s, words)))
        for s, words in ((pair.claim, each.here), (pair.whole, each.there))
    )
    return here, there


def _polarity(pair: Pair, each: Slot) -> bool:
    """`did not meet` against `met`: a negation and nothing else."""
    here, there = _denied(pair, each)
    return here != there and not (_content(pair.claim, each.here) and _content(pair.whole, each.there))


def _number(pair: Pair, each: Slot) -> bool:
    mine, theirs = (
        [measured(side, n, number) for n, number in _values(side, words, Number)]
        for side, words in ((pair.claim, each.here), (pair.whole, each.there))
    )
    places = [n for n, _ in _values(pair.claim, each.here, Number)], [n for n, _ in _values(pair.whole, each.there, Number)]
    return bool(mine and theirs) and not any(
        equal(pair, a, b, i, j) for a, i in zip(mine, places[0], strict=True) for b, j in zip(theirs, places[1], strict=True)
    )


def _date(pair: Pair, each: Slot) -> bool:
    mine, theirs = _values(pair.claim, each.here, Date), _values(pair.whole, each.there, Date)
    return bool(mine and theirs) and all(conflict(a, b, pair) for _, a in mine for _, b in theirs)


def _entity(pair: Pair, each: Slot) -> bool:
    """Other names, and no other words; not two names that changed places."""
    mine, theirs = _content(pair.claim, each.here), _content(pair.whole, each.there)
    kinds = {w.kind for w in mine}
    if not mine or kinds != {w.kind for w in theirs} or not kinds <= set(NAMED):
        return False
    moved = any(w.key in pair.whole.places for w in mine) and any(w.key in pair.claim.places for w in theirs)
    return not moved and not any(compatible(a, b, pair) for a in mine for b in theirs)


def _modality(pair: Pair, each: Slot) -> bool:
    rungs = [
        next((rung for n in range(*_within(side, words)) if (rung := cue(side, n, pair)) is not None), None)
        for side, words in ((pair.claim, each.here), (pair.whole, each.there))
    ]
    return None not in rungs and rungs[0] != rungs[1]


def _word(pair: Pair, each: Slot) -> bool:
    """One telling word in the place of another."""
    mine, theirs = _content(pair.claim, each.here), _content(pair.whole, each.there)
    if len(mine) != 1 or len(theirs) != 1 or mine[0].kind != "word" or theirs[0].kind != "word":
        return False
    one, two = mine[0], theirs[0]
    denied = _denied(pair, each)
    if denied[0] != denied[1] or one.stem[:ROOT] == two.stem[:ROOT]:
        return False
    lex = pair.lex
    if (one.key, two.key) in lex.antonyms:
        return True
    return set(one.topics).isdisjoint(two.topics) and not {one.stem, two.stem} <= lex.generic


KINDS: tuple[tuple[str, Callable[[Pair, Slot], bool]], ...] = (
    ("polarity", _polarity),
    ("number", _number),
    ("date", _date),
    ("entity", _entity),
    ("modality", _modality),
    ("word", _word),
)
