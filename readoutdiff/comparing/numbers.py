"""Text -> numbers with scale and unit, clock times, dates: what two accounts can be held to exactly."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from readoutdiff.comparing.patterns import Patterns
from readoutdiff.grammar.dates import Calendar, Date
from readoutdiff.grammar.dates import dates as told

VAGUE, TIME, MINUTES = "vague", "clock", "minutes"  # units


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity: ``value`` in plain units (8.6 billion is 8.6e9), ``unit`` a currency, "percent", "minutes",
    "vague" for `several hundred` (the value is then the scale), "clock" for minutes since midnight, or "".
    """

    start: int
    end: int
    value: float
    unit: str


def dates(text: str, known: Calendar) -> list[Date]:
    """Every date in the text that can be held against another; `today`, `that day`, `two days later` cannot."""
    return [one for one in told(text, known) if one.year or one.month or one.rel not in ("", known.day)]


def numbers(text: str, known: Patterns) -> list[Number]:
    """Every quantity in digits or words, with its scale and unit; ordinals and lone "one" are none."""
    found = _clocks(text, known)
    found += [n for n in _durations(text, known) if not taken(n.start, n.end, found)]
    timed = sorted(found, key=lambda n: n.start)
    for m in known.number.finditer(text):
        g = m.groupdict()
        if g["ord"] or (g["word"] or "").lower() in known.no_amount or taken(m.start(), m.end(), timed):
            continue
        unit = known.units.get((g["cur"] or "").lower()) or _unit(g["unit"] or g["wunit"], known)
        if g["digits"]:
            value = float(g["digits"].replace(",", "")) * known.scales.get((g["scale"] or g["tight"] or "").lower(), 1)
        elif g["word"]:
            value = _spoken(g["word"], known)
        elif g["vague"]:
            value, unit = _spoken(g["vague"], known), VAGUE
        elif g["times"]:
            value, unit = known.multiples[g["times"].lower()], "times"
        else:
            value = known.parts[" ".join(g["part"].lower().split())]
        start = m.start() + (len(m.group()) - len(m.group().lstrip()))
        found.append(Number(start, m.end(), value, unit))
    return found


def taken(start: int, end: int, found: Sequence[Number | Date]) -> bool:
    """Does a span share a character with one of ``found``, which stand in text order and apart?"""
    i = bisect_left(found, end, key=lambda one: one.start)
    return i > 0 and start < found[i - 1].end


def _clocks(text: str, known: Patterns) -> list[Number]:
    """`3 p.m.`, `15:00`, `noon`, in minutes since midnight."""
    found = []
    for m in known.clock.finditer(text):
        if m["named"]:
            value = known.hours[m["named"].lower()]
        elif m["half"]:
            half = known.hours[m["half"].lower().replace(".", "")]
            value = int(m["hour"]) % 12 * 60 + half + int(m["minute"] or 0)
        else:
            value = int(m["hour24"]) * 60 + int(m["minute24"])
        found.append(Number(m.start(), m.end(), float(value), TIME))
    return found


def _durations(text: str, known: Patterns) -> list[Number]:
    """`an hour and a half`, `90 minutes`, `two weeks`, in minutes, days or months."""
    found = []
    for m in known.duration.finditer(text):
        size, unit = known.calendar.periods[m["period"].lower()]
        value = 0.5 if m["half_of"] else 1.0 if m["one"] else known.calendar.counted(m["n"].lower())
        found.append(Number(m.start(), m.end(), (value + 0.5 * bool(m["half"] or m["halves"])) * size, unit))
    return found


def _unit(word: str | None, known: Patterns) -> str:
    return known.units.get(" ".join((word or "").lower().split()), "")


def _spoken(phrase: str, known: Patterns) -> float:
    """The value of numbers in words; what is no number, `several`, counts nothing."""
    total = current = 0.0
    for part in re.split(r"[\s-]", phrase.lower()):
        one = known.singular(part)
        if one in known.scales:
            current = max(current, 1) * known.scales[one]
            if known.scales[one] >= 1000:
                total, current = total + current, 0.0
        else:
            current += known.calendar.small.get(one, 0.0)
    return total + current
