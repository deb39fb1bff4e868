"""A Pair -> differences of number and date: what two accounts can be held to exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from readoutdiff.comparing.numbers import TIME, VAGUE, Number
from readoutdiff.comparing.pairing import Pair
from readoutdiff.comparing.sides import Side
from readoutdiff.comparing.words import Word
from readoutdiff.grammar.dates import Date
from readoutdiff.ground.model import Difference

V = TypeVar("V", Number, Date)

ROUNDED = 0.003  # by which the same length in miles and kilometres may be off
ROUGH = 0.1  # by which a number said to be rough may be off
BEYOND = 1.25  # by which the true number may exceed one given with "more than"


def number(pair: Pair) -> Iterator[Difference]:
    """`18 tonnes` against `80 tonnes`; not `about 500` against `498`, nor a number the other side lacks."""
    for i, mine in _values(pair.claim, Number):
        one, theirs = measured(pair.claim, i, mine), list(_values(pair.whole, Number))
        same = next((j for j, other in theirs if equal(pair, one, measured(pair.whole, j, other), i, j)), None)
        if same is not None:
            if _bound(pair.claim, i) * _bound(pair.whole, same) < 0:
                shown = pair.of_whole(pair.whole.show(max(0, same - 2), same))
                yield Difference("number", pair.claim.show(max(0, i - 2), i), shown)
            continue
        for j, other in _values(pair.passage, Number):
            two = measured(pair.passage, j, other)
            alike = one.unit == two.unit or (mine.value == other.value and VAGUE not in (one.unit, two.unit))
            if alike and _same_place(pair, i, j) and not _held(pair, two):
                kind = "date" if one.unit == two.unit == TIME else "number"
                here, there = pair.claim.show(i, i + (one is not mine)), pair.passage.show(j, j + (two is not other))
                yield Difference(kind, here, there)
                break


def _held(pair: Pair, value: Number) -> bool:
    held = (measured(pair.claim, n, number) for n, number in _values(pair.claim, Number))
    return any(number.value == value.value and number.unit == value.unit for number in held)


def measured(side: Side, n: int, number: Number) -> Number:
    """The number in one unit of its dimension where a measure follows it: `10 miles` in metres."""
    patterns = side.lex.patterns
    after = side.words[n + 1].low if n + 1 < len(side.words) and not number.unit else ""
    known = patterns.measures.get(after) or patterns.measures.get(patterns.singular(after))
    if not known:
        return number
    return replace(number, value=number.value * known[0], unit=known[1])


def equal(pair: Pair, mine: Number, other: Number, i: int, j: int) -> bool:
    """Do number ``i`` of the claim and ``j`` of the whole passage say the same: rounded, rough, `more than`?"""
    if mine.unit != other.unit:
        return False
    if abs(mine.value - other.value) <= ROUNDED * max(mine.value, other.value):
        return True
    rough = _rough(pair.claim, i) or _rough(pair.whole, j)
    if rough and abs(mine.value - other.value) <= ROUGH * max(mine.value, other.value):
        return True
    bounds = _bound(pair.claim, i), _bound(pair.whole, j)
    if bounds[0] and bounds[0] == bounds[1]:
        return False  # `more than 70` is not `more than 80`
    low, high = sorted((mine.value, other.value))
    return bounds[mine.value != low] > 0 and high <= BEYOND * low


def _rough(side: Side, n: int) -> bool:
    return any(side.among(k, "roughly") for k in range(max(0, n - 2), n))


def _bound(side: Side, n: int) -> int:
    """1 after `more than`, -1 after `less than`, 0 otherwise."""
    before = range(max(0, n - 3), n)
    if any(side.among(k, "denying") for k in before):
        return 0
    return 1 if any(side.among(k, "more") for k in before) else -1 if any(side.among(k, "less") for k in before) else 0


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
            if conflict(mine, other, pair) and not any(_agree(one, other) for _, one in _values(pair.claim, Date)):
                yield Difference("date", pair.claim.show(i), pair.passage.show(j))
                break


def _shared(one: Date, two: Date) -> list[tuple[object, object]]:
    both = ((getattr(one, name), getattr(two, name)) for name in ("year", "month", "day", "rel", "part"))
    return [(a, b) for a, b in both if a and b]


def _agree(one: Date, two: Date) -> bool:
    shared = _shared(one, two)
    return bool(shared) and all(a == b for a, b in shared)


def conflict(one: Date, two: Date, pair: Pair) -> bool:
    """Does what both dates give differ? A weekday tells nothing of `yesterday`, nor a season of `next year`."""
    calendar = pair.lex.patterns.calendar
    if one.rel and two.rel and calendar.scale(one.unit) != calendar.scale(two.unit):
        one, two = replace(one, rel=""), replace(two, rel="")
    ranges = one.part.isdigit() and two.part.isdigit()
    if one.month == two.month and not ranges and not _days(one).isdisjoint(_days(two)):
        one, two = (replace(date, day=None, part="") for date in (one, two))  # `15 and 16 May` has the 16th
    return any(a != b for a, b in _shared(one, two))


def _days(date: Date) -> set[int]:
    last = int(date.part) if date.part.isdigit() else date.day
    return {n for n in (date.day, last) if n}


def _values(side: Side, kind: type[V]) -> Iterator[tuple[int, V]]:
    return ((n, w.value) for n, w in enumerate(side.words) if isinstance(w.value, kind))
