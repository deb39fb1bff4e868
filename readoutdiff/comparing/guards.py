"""A Pair -> Differences: a guard that fires names the two wordings; it never silently unmatches.

Each guard looks at the best-aligned clauses only, and at what stands in the same place in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from readoutdiff.comparing.modality import modality
from readoutdiff.comparing.numbers import Date, Number
from readoutdiff.comparing.pairing import Pair, Side
from readoutdiff.comparing.roles import attribution, entity, role
from readoutdiff.comparing.words import Word
from readoutdiff.model import Difference, Text

V = TypeVar("V", Number, Date)

SAME = 0.6  # share of the claim, the difference apart, that must be in the passage for a guard to speak
LONG = 5  # words of a condition that are shown
SCOPE = 5  # words a negation reaches
TOLERANCE = 0.02  # of a number said to be approximate
ROUGHLY = frozenset(["about", "around", "roughly", "nearly", "almost", "approximately", "some", "over"])
MORE = frozenset(("more", "over", "least", "above", "exceeding", "minimum"))
LESS = frozenset(("less", "fewer", "under", "most", "below", "up", "maximum"))


def guard(pair: Pair) -> list[Difference]:
    """Every difference between the two clauses, in the order of GUARDS; none where they say the same.

    A difference counts only where, but for it, the clauses say the same: otherwise they are about different things.
    """
    return [d for rule in GUARDS for d in rule(pair) if pair.coverage + _spared(pair, d) >= SAME][:4]


def _spared(pair: Pair, difference: Difference) -> float:
    """The share of the claim that the words of the difference themselves leave unlinked."""
    here = difference.here
    return sum(
        share
        for i, share in pair.unlinked.items()
        if here.start <= pair.claim.words[i].start and pair.claim.words[i].end <= here.end
    )


def number(pair: Pair) -> Iterator[Difference]:
    """`18 tonnes` against `80 tonnes`; not `about 500` against `498`, nor a number the other side lacks."""
    for i, mine in _values(pair.claim, Number):
        theirs = list(_values(pair.whole, Number))
        if any(_equal(pair, mine, other, i, j) for j, other in theirs):
            j = next(j for j, other in theirs if _equal(pair, mine, other, i, j))
            if _bound(pair.claim, i) * _bound(pair.whole, j) < 0:
                yield Difference("number", pair.claim.show(max(0, i - 2), i), pair.whole.show(max(0, j - 2), j))
            continue
        for j, other in _values(pair.passage, Number):
            if (
                (mine.unit == other.unit or mine.value == other.value)
                and _same_place(pair, i, j)
                and not _held(pair, other)
            ):
                yield Difference("number", pair.claim.show(i), pair.passage.show(j))
                break


def _held(pair: Pair, value: Number) -> bool:
    return any(other.value == value.value and other.unit == value.unit for _, other in _values(pair.claim, Number))


def _equal(pair: Pair, mine: Number, other: Number, i: int, j: int) -> bool:
    if mine.unit != other.unit:
        return False
    rough = _rough(pair.claim, i) or _rough(pair.whole, j)
    if mine.value == other.value:
        return True
    if rough and abs(mine.value - other.value) <= 0.1 * max(mine.value, other.value):
        return True
    low, high = sorted((mine.value, other.value))
    bound = _bound(pair.claim, i) if mine.value == low else _bound(pair.whole, j)
    return bound > 0 and high <= 1.25 * low


def _rough(side: Side, n: int) -> bool:
    return any(w.low in ROUGHLY for w in side.words[max(0, n - 2) : n])


def _bound(side: Side, n: int) -> int:
    """1 after `more than`, -1 after `less than`, 0 otherwise."""
    before = [w.low for w in side.words[max(0, n - 3) : n]]
    if "no" in before:
        return 0
    return 1 if MORE.intersection(before) else -1 if LESS.intersection(before) else 0


def _same_place(pair: Pair, i: int, j: int) -> bool:
    """Do two values count the same thing: the next content word, or else the one before, is the same?"""
    one, two = _counted(pair.claim, i), _counted(pair.passage, j)
    if one and two:
        if one.key == two.key:
            return True
        if one.kind != "number" and two.kind != "number" and not (set(one.topics) & set(two.topics)):
            mine = [w for n, w in enumerate(pair.claim.words) if n in pair.links]
            if one.key in {w.key for w in pair.passage.words} or two.key in {w.key for w in mine}:
                return False
    return pair.linked_near(i, j, 3)


def _counted(side: Side, n: int) -> Word | None:
    return next((w for w in side.words[n + 1 : n + 4] if w.kind != "stop"), None)


def date(pair: Pair) -> Iterator[Difference]:
    """`by 1 June` against `by 1 July`; not `on Monday` against `on 1 June`."""
    for i, mine in _values(pair.claim, Date):
        theirs = list(_values(pair.whole, Date))
        if any(_agree(mine, other) for _, other in theirs):
            continue
        for j, other in _values(pair.passage, Date):
            if _conflict(mine, other) and not any(_agree(one, other) for _, one in _values(pair.claim, Date)):
                yield Difference("date", pair.claim.show(i), pair.passage.show(j))
                break


def _fields(d: Date) -> list[tuple[int | str | None, str]]:
    return [(d.year, "year"), (d.month, "month"), (d.day, "day"), (d.rel or None, "rel")]


def _shared(one: Date, two: Date) -> list[tuple[object, object]]:
    return [
        (a, b) for (a, _), (b, _) in zip(_fields(one), _fields(two), strict=True) if a is not None and b is not None
    ]


def _agree(one: Date, two: Date) -> bool:
    shared = _shared(one, two)
    return bool(shared) and all(a == b for a, b in shared)


def _conflict(one: Date, two: Date) -> bool:
    shared = _shared(one, two)
    return bool(shared) and any(a != b for a, b in shared)


def _values(side: Side, kind: type[V]) -> Iterator[tuple[int, V]]:
    return ((n, w.value) for n, w in enumerate(side.words) if isinstance(w.value, kind))


def polarity(pair: Pair) -> Iterator[Difference]:
    """`agreed` against `did not agree`, `lifted` against `imposed`; not `did not reject` against `accepted`."""
    mine, theirs = _negated(pair.claim, pair), _negated(pair.passage, pair)
    cancelled = False
    for i, j in _opposites(pair):
        if (i in mine) == (j in theirs):
            kind = "date" if _before_date(pair.claim, i) and _before_date(pair.passage, j) else "polarity"
            yield Difference(kind, pair.claim.show(i), pair.passage.show(j))
            return
        cancelled = True
    if cancelled:
        return
    if any(i in mine and j in theirs for i, j in pair.links.items()):
        return  # `did not plead guilty`, `pleaded not guilty`: the same, said at another word
    for i, j in pair.links.items():
        if (i in mine) != (j in theirs) and pair.claim.words[i].kind in ("word", "date", "number", "name", "country"):
            if i in mine:
                yield Difference("polarity", pair.claim.show(mine[i], i), pair.passage.show(j))
            else:
                yield Difference("polarity", pair.claim.show(i), pair.passage.show(theirs[j], j))
            return


def _before_date(side: Side, n: int) -> bool:
    return n + 1 < len(side.words) and side.words[n + 1].kind == "date"


def _opposites(pair: Pair) -> Iterator[tuple[int, int]]:
    here = {w.key for w in pair.claim.words}
    there = {w.key for w in pair.passage.words}
    for i, one in enumerate(pair.claim.words):
        if i in pair.links and one.kind != "stop":
            continue
        for j, two in enumerate(pair.passage.words):
            if (one.key, two.key) in pair.lex.antonyms and one.key not in there and two.key not in here:
                if pair.linked_near(i, j):
                    yield i, j


def _negated(side: Side, pair: Pair) -> dict[int, int]:
    """Word -> the negation whose scope it lies in (an odd number of them)."""
    found: dict[int, int] = {}
    for n in range(len(side.words)):
        size = _listed(side, n, pair.lex.lists["negation"])
        if not size or _listed(side, n, pair.lex.lists["not_negation"]):
            continue
        left = SCOPE
        for k in range(n + size, len(side.words)):
            if any(mark in side.gap(k) for mark in ",;:.") or side.words[k].low in ("but", "while") or not left:
                break
            if side.words[k].kind != "stop":
                left -= 1
                if k in found:
                    del found[k]
                else:
                    found[k] = n
    return found


def _listed(side: Side, n: int, phrases: frozenset[tuple[str, ...]]) -> int:
    """How many words from ``n`` on are a phrase of the list, 0 for none; the longest counts."""
    for size in (4, 3, 2, 1):
        if side.stems(n, size) in phrases:
            return size
    return 0


def condition(pair: Pair) -> Iterator[Difference]:
    """`will lift X once Y` against `will lift X`; `unconditional` against either."""
    mine, theirs = _condition(pair.claim, pair), _condition(pair.whole, pair)
    free, freed = _free(pair.claim, pair), _free(pair.passage, pair)
    if (freed is None) != (free is None) and not (free is not None and _free(pair.whole, pair) is not None):
        here = pair.claim.upto(mine, LONG) if mine is not None else _matter(pair, True)
        there = pair.whole.upto(theirs, LONG) if theirs is not None else _matter(pair, False)
        yield Difference(
            "condition",
            here if free is None else pair.claim.show(free),
            there if freed is None else pair.passage.show(freed),
        )
    elif mine is not None and theirs is None:
        yield Difference("condition", pair.claim.upto(mine, LONG), _matter(pair, False))
    elif mine is None and (theirs := _condition(pair.passage, pair)) is not None:
        yield Difference("condition", _matter(pair, True), pair.passage.upto(theirs, LONG))


def _matter(pair: Pair, here: bool) -> Text:
    """The stretch of linked words, on one side."""
    side = pair.claim if here else pair.passage
    places = sorted(pair.links) if here else sorted(pair.links.values())
    return side.show(places[0], places[-1]) if places else side.show(0, len(side.words) - 1)


def _condition(side: Side, pair: Pair) -> int | None:
    for n, word in enumerate(side.words):
        size = next(
            (k for k in (3, 2, 1) if tuple(w.low for w in side.words[n : n + k]) in pair.lex.lists["conditions"]), 0
        )
        if not size:
            continue
        follows = side.words[n + size] if n + size < len(side.words) else None
        if word.low in ("until", "once") and (
            follows is None or follows.kind in ("date", "number") or follows.low in ("more", "again", "a")
        ):
            continue
        if n and side.words[n - 1].stem in ("ask", "as", "even", "wond"):
            continue
        return n
    return None


def _free(side: Side, pair: Pair) -> int | None:
    return next((n for n in range(len(side.words)) if _listed(side, n, pair.lex.lists["unconditional"])), None)


def quantity(pair: Pair) -> Iterator[Difference]:
    """`all prisoners` against `some prisoners`; `energy and infrastructure` against `energy infrastructure`."""
    theirs = list(_quantities(pair.passage, pair))
    for i, kind in _quantities(pair.claim, pair):
        if any(kind == other for _, other in theirs):
            continue
        for j, _ in theirs:
            if _heads_meet(pair, i, j):
                yield Difference("quantity", pair.claim.show(i), pair.passage.show(j))
                return
    for here, there, swap in ((pair.claim, pair.passage, False), (pair.passage, pair.claim, True)):
        for n, kind in _quantities(here, pair):
            if kind == "only" and not any(k == "only" for _, k in _quantities(pair.whole if not swap else there, pair)):
                one, two = here.show(n, min(n + 3, len(here.words) - 1)), _matter(pair, swap)
                yield Difference("quantity", two, one) if swap else Difference("quantity", one, two)
                return
    yield from _part(pair)
    yield from _scope(pair)


def _part(pair: Pair) -> Iterator[Difference]:
    """`sanctions` against `some sanctions`, `Gaza` against `northern Gaza`."""
    for i, j in pair.links.items():
        one, two = _cut_down(pair.claim, i, pair), _cut_down(pair.passage, j, pair)
        if one != two and pair.claim.words[i].kind in ("word", "name", "country"):
            here = pair.claim.show(i - 1 if one else i, i)
            yield Difference("quantity", here, pair.passage.show(j - 1 if two else j, j))
            return


def _cut_down(side: Side, n: int, pair: Pair) -> str:
    """The word before ``n`` where it leaves only a part of what ``n`` names."""
    before = side.words[n - 1] if n else None
    if before is None:
        return ""
    some = pair.lex.quantities.get((before.stem,)) in ("some", "most") and side.words[n].low.endswith("s")
    return before.low if before.low in pair.lex.parts else "some" if some else ""


def _quantities(side: Side, pair: Pair) -> Iterator[tuple[int, str]]:
    for n in range(len(side.words)):
        for size in (3, 2, 1):
            kind = pair.lex.quantities.get(side.stems(n, size))
            if kind and not (n and side.words[n - 1].low == "not"):
                yield n, kind
                break


def _heads_meet(pair: Pair, i: int, j: int) -> bool:
    """Do the two quantities count the same thing?"""
    ahead = [n for n in range(i + 1, min(i + 5, len(pair.claim.words))) if n in pair.links]
    return any(0 < pair.links[n] - j <= 4 for n in ahead[:2])


def _scope(pair: Pair) -> Iterator[Difference]:
    """`energy and infrastructure` against `energy infrastructure`: an "and" between two words that else are one."""
    order = [i for i in sorted(pair.links)]
    for a, b in zip(order, order[1:], strict=False):
        x, y = pair.links[a], pair.links[b]
        for here, there, one, two in (
            ((a, b), (x, y), pair.claim, pair.passage),
            ((x, y), (a, b), pair.passage, pair.claim),
        ):
            joined = here[1] - here[0] == 2 and one.words[here[0] + 1].low == "and"
            if (
                joined
                and there[1] - there[0] == 1
                and not two.gap(there[1]).strip()
                and two.words[there[1]].kind == "word"
            ):
                first, second = pair.claim.show(a, b), pair.passage.show(x, y)
                yield Difference("quantity", first, second)
                return


GUARDS: tuple[Callable[[Pair], Iterator[Difference]], ...] = (
    number,
    date,
    polarity,
    role,
    attribution,
    entity,
    quantity,
    condition,
    modality,
)
