"""A Pair -> differences of what stands in one slot: other words between the same words of both sides.

Two clauses that are worded alike are lined up word by word (the edit script of Levenshtein); what stands between the
same words on both sides is one slot, and what fills it there is held against what fills it here, like with like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import Levenshtein

from readoutdiff.comparing.concepts import topics
from readoutdiff.comparing.modality import cue
from readoutdiff.comparing.numbers import Number
from readoutdiff.comparing.pairing import Pair
from readoutdiff.comparing.polarity import mentioned
from readoutdiff.comparing.roles import MATTER, compatible
from readoutdiff.comparing.sides import Side
from readoutdiff.comparing.values import conflict, equal, measured
from readoutdiff.comparing.words import NAMED, Word
from readoutdiff.grammar.dates import Date
from readoutdiff.ground.model import Difference, Text

CLOSE = 0.6  # share of both clauses' words that must be the same, in order, before their slots are compared
CLOSER = 0.75  # the same where the difference is of one word that may say the same
SAME = 0.9  # the same where it is an item of a list, or of a party's name
WIDEST = 4  # words in a slot; what is wider is another wording of the whole
ROOT = 5  # letters that two words of one root share
ARTICLE = "_article"  # a key: `a warm letter` and `an angry letter` are worded alike
BESIDE = 3  # words on either side of a slot, of which one must have content

V = TypeVar("V", Number, Date)


class Piece(NamedTuple):
    """A word, or one of the words of a phrase that is taken as one: what it says, its stem, and which word it is of."""

    key: str
    stem: str
    word: int
    content: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """``here`` words of the claim, ``there`` of the passage, half-open, that stand between the same words."""

    here: tuple[int, int]
    there: tuple[int, int]
    mine: tuple[Piece, ...]
    theirs: tuple[Piece, ...]


@lru_cache(maxsize=4096)
def lined_up(claim: Side, passage: Side) -> tuple[float, tuple[Slot, ...], frozenset[int]]:
    """How much of both is the same words in the same order, in [0, 1], the slots in which they are not, and which
    words of the claim are the same.

    Of the passage counts what lies between the first and the last word that is the same.
    """
    one, two = _pieces(claim), _pieces(passage)
    script = Levenshtein.opcodes([p.key for p in one], [p.key for p in two])
    same = [op for op in script if op.tag == "equal"]
    if not same:
        return 0.0, (), frozenset()
    first, last = same[0], same[-1]
    shared = sum(op.src_end - op.src_start for op in same)
    gaps = [((a.src_end, b.src_start), (a.dest_end, b.dest_start)) for a, b in pairwise(same)]
    if first.src_start:  # as many words before the first that is the same
        gaps.insert(0, ((0, first.src_start), (max(0, first.dest_start - first.src_start), first.dest_start)))
    if last.src_end < len(one):
        gaps.append(((last.src_end, len(one)), (last.dest_end, last.dest_end + len(one) - last.src_end)))
    slots = (Slot(_of(one, here), _of(two, there), tuple(one[slice(*here)]), tuple(two[slice(*there)])) for here, there
             in gaps if here[1] - here[0] <= WIDEST and there[1] - there[0] <= WIDEST)  # fmt: skip
    held = frozenset(p.word for op in same for p in one[op.src_start : op.src_end])
    return 2 * shared / (len(one) + last.dest_end - first.dest_start), tuple(slots), held


@lru_cache(maxsize=4096)
def _pieces(side: Side) -> list[Piece]:
    found = []
    for n, word in enumerate(side.words):
        parts = word.low.split() if word.kind == "word" else ()
        if len(parts) < 2:
            key = ARTICLE if side.among(n, "articles") else word.key
            found.append(Piece(key, word.stem, n, word.kind != "stop"))
            continue
        for part in parts:
            stem = side.lex.stem(part)
            found.append(Piece(side.lex.classes.get(stem, stem), stem, n, part not in side.lex.stop))
    return found


def _of(pieces: list[Piece], span: tuple[int, int]) -> tuple[int, int]:
    """The words that some pieces are of."""
    held = pieces[slice(*span)]
    if held:
        return held[0].word, held[-1].word + 1
    at = pieces[span[0]].word if span[0] < len(pieces) else pieces[-1].word + 1
    return at, at


def slot(pair: Pair, contact: bool = False) -> Iterator[Difference]:
    """What stands in one slot on both sides and is not the same: a number, a date, a name, `will` and `may`, a word.

    ``contact``: both say that two people met or spoke, so that names are the matter itself.
    """
    close, slots, _ = lined_up(pair.claim, pair.whole)
    for each in slots if close >= CLOSE else ():
        if close < SAME and not _held(pair.claim, each.here):
            continue
        own = close >= (SAME if _listed(pair, each) else CLOSER)
        matter = (pair.core >= MATTER and pair.shared > 1) or (close >= SAME and not mentioned(pair.claim))
        own = own and (contact or matter or _opposed(pair, each))
        kinds = (kind for kind, differs in KINDS.items() if (own or differs not in TELLING) and differs(pair, each))
        kind = next(kinds, None)
        if kind:
            yield Difference(kind, _shown(pair.claim, each.here), pair.of_whole(_shown(pair.whole, each.there)))


def unlike(pair: Pair) -> Iterator[Slot]:
    """Where both are worded alike, the slots with matter on both sides that is not known to be the same."""
    close, slots, _ = lined_up(pair.claim, pair.whole)
    if close >= SAME:
        yield from (each for each in slots if _held(pair.claim, each.here) and _other(pair, each))


def _other(pair: Pair, each: Slot) -> bool:
    mine, theirs = (
        [(p, side.words[p.word]) for p in pieces if p.content]
        for side, pieces in ((pair.claim, each.mine), (pair.whole, each.theirs))
    )
    vague = all(p.stem in pair.lex.generic for p, _ in (*mine, *theirs))
    alike = {w.key for _, w in mine} <= {w.key for _, w in theirs}  # `remain in contact`, `stay in touch`
    if not mine or not theirs or alike or vague or _open(pair, each) or any(_denied(pair, each)):
        return False
    return not any(_akin(a, one, b, two, pair) for a, one in mine for b, two in theirs)


def _akin(a: Piece, one: Word, b: Piece, two: Word, pair: Pair) -> bool:
    """May two words say the same: of one root, of one matter, two names of one bearer, two values of one?"""
    if one.kind in NAMED and two.kind in NAMED:
        return compatible(one, two, pair)
    if one.kind == "both" or two.kind == "both":
        return True
    wider = {*topics(a.key)[:1]} & {*topics(b.key)} or {*topics(b.key)[:1]} & {*topics(a.key)}
    return a.stem[:ROOT] == b.stem[:ROOT] or bool(wider)


def _opposed(pair: Pair, each: Slot) -> bool:
    """Are opposites in the slot? They differ, whatever is left."""
    return any((a.key, b.key) in pair.lex.antonyms for a in each.mine for b in each.theirs)


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
    return _negated(pair.claim, each.here), _negated(pair.whole, each.there)


def _negated(side: Side, words: tuple[int, int]) -> bool:
    denied, spared = side.lex.lists["negation"], side.lex.lists["not_negation"]
    return any(side.listed(n, denied) and not side.listed(n, spared) for n in range(*_within(side, words)))


def _polarity(pair: Pair, each: Slot) -> bool:
    """`did not meet` against `met`: a negation and nothing else."""
    here, there = _denied(pair, each)
    return here != there and not (_content(pair.claim, each.here) and _content(pair.whole, each.there))


def _number(pair: Pair, each: Slot) -> bool:
    """Numbers of which none is the same."""
    if _no_year(pair, each):
        return True
    mine, theirs = (
        [measured(side, n, number) for n, number in _values(side, words, Number)]
        for side, words in ((pair.claim, each.here), (pair.whole, each.there))
    )
    places = (
        [n for n, _ in _values(pair.claim, each.here, Number)],
        [n for n, _ in _values(pair.whole, each.there, Number)],
    )
    return bool(mine and theirs) and not any(
        equal(pair, a, b, i, j)
        for a, i in zip(mine, places[0], strict=True)
        for b, j in zip(theirs, places[1], strict=True)
    )


def _no_year(pair: Pair, each: Slot) -> bool:
    """A number in the place of a year, and nothing beside them."""
    mine, theirs = _content(pair.claim, each.here), _content(pair.whole, each.there)
    return len(mine) == len(theirs) == 1 and {type(w.value) for w in (*mine, *theirs)} == {Number, Date}


def _date(pair: Pair, each: Slot) -> bool:
    mine, theirs = _values(pair.claim, each.here, Date), _values(pair.whole, each.there, Date)
    return bool(mine and theirs) and all(conflict(a, b, pair) for _, a in mine for _, b in theirs)


def _entity(pair: Pair, each: Slot) -> bool:
    """Other names, and no other words; not two names that changed places."""
    mine, theirs = _content(pair.claim, each.here), _content(pair.whole, each.there)
    if any(w.kind not in NAMED for w in (*mine, *theirs)):
        return False
    one, two = ([w for w in words if w.kind == "country"] or words for words in (mine, theirs))
    if not one or {w.kind for w in one} != {w.kind for w in two}:
        return False
    moved = any(w.key in pair.whole.places for w in one) and any(w.key in pair.claim.places for w in two)
    return not moved and not any(compatible(a, b, pair) for a in one for b in two)


def _modality(pair: Pair, each: Slot) -> bool:
    rungs = [
        next((rung for n in range(*_within(side, words)) if (rung := cue(side, n, pair)) is not None), None)
        for side, words in ((pair.claim, each.here), (pair.whole, each.there))
    ]
    return None not in rungs and rungs[0] != rungs[1]


def _word(pair: Pair, each: Slot) -> bool:
    """One telling word in the place of another."""
    mine, theirs = ([p for p in pieces if p.content] for pieces in (each.mine, each.theirs))
    if len(mine) != 1 or len(theirs) != 1:
        return False
    one, two = mine[0], theirs[0]
    words = pair.claim.words[one.word], pair.whole.words[two.word]
    denied = _denied(pair, each)
    if _open(pair, each) or any(denied) or one.stem[:ROOT] == two.stem[:ROOT] or any(w.kind != "word" for w in words):
        return False
    lex = pair.lex
    if (one.key, two.key) in lex.antonyms:
        return True
    if {one.stem, two.stem} <= lex.generic or {(one.stem,), (two.stem,)} <= lex.quantities.keys():
        return False  # how much of it is for another guard
    telling = {one.key, two.key} <= lex.telling or _describes(pair, each, (one.word, two.word))
    return telling and set(topics(one.key)).isdisjoint(topics(two.key))


def _describes(pair: Pair, each: Slot, at: tuple[int, int]) -> bool:
    """Does the slot stand between an article and the thing that it tells of: `an angry letter`, `a warm letter`?"""
    sides = (pair.claim, each.here), (pair.whole, each.there)
    if any(last >= len(s.words) or s.gap(last).strip() or s.words[last].kind != "word" for s, (_, last) in sides):
        return False
    return pair.claim.among(at[0] - 1, "determiners") and pair.whole.among(at[1] - 1, "determiners")


RULES = (_polarity, _number, _date, _entity, _modality, _word)
KINDS: dict[str, Callable[[Pair, Slot], bool]] = {rule.__name__.strip("_"): rule for rule in RULES}
TELLING = (_entity, _word)  # what differs only where a matter of their own is left that both speak of
