"""The words of numbers -> Patterns: tables to look values up in, and the expressions made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from readoutdiff.grammar.dates import Calendar
from readoutdiff.language.words import any_of

_DIGITS = r"(?>\d(?:,?\d)*(?:\.\d+)?)"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The words for numbers, and the patterns made of them."""

    calendar: Calendar  # the small numbers, and the words for dates
    scales: dict[str, float]
    units: dict[str, str]  # wording -> currency or percent
    parts: dict[str, float]
    measures: dict[str, tuple[float, str]]  # kilometre -> how many of which dimension
    multiples: dict[str, float]  # doubled -> 2
    no_amount: frozenset[str]  # numbers that count nothing where they stand alone
    hours: dict[str, int]  # noon, pm -> minutes since midnight, or to be added
    number: re.Pattern[str]
    clock: re.Pattern[str]
    duration: re.Pattern[str]

    def singular(self, low: str) -> str:
        """A scale or measure, in small letters, without the ending of the plural."""
        return self.calendar.singular(low)


def patterns(known: dict[str, Any], calendar: Calendar) -> Patterns:
    """``known`` is the block `numbers` of the language's compare.yaml."""
    scales = {str(w): float(v) for w, v in known["scales"].items()}
    units = {w.strip(): name for name, line in known["units"].items() for w in line.split(",")}
    parts = {str(w): float(v) for w, v in known["parts"].items()}
    multiples = {w: float(n) for n, line in known["multiples"].items() for w in line.split()}
    return Patterns(
        calendar=calendar,
        scales=scales,
        units=units,
        parts=parts,
        measures={w: (float(v), unit) for unit, table in known["measures"].items() for w, v in table.items()},
        multiples=multiples,
        no_amount=frozenset(known["no_amount"].split()),
        hours=known["hours"] | known["half_days"],
        number=_number(known, calendar, scales, [_whole(units), _whole(parts), any_of(multiples)]),
        clock=_clock(known),
        duration=_duration(known, calendar),
    )


def _listed(line: str) -> str:
    return any_of(line.split(", "))


def _whole(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first, each up to its end."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(any_of([w]) + (r"\b" if w[-1].isalpha() else "") for w in ordered)


def _number(known: dict[str, Any], calendar: Calendar, scales: Iterable[str], made: list[str]) -> re.Pattern[str]:
    (unit, part, times), word = made, any_of(calendar.small)
    scale, long_scale = any_of(w for w in scales if len(w) > 1), any_of(w for w in scales if len(w) > 3)
    scaled = rf"(?:{long_scale}){calendar.plural}"  # the plural is one letter, so a ? after it makes it optional
    several = rf"{_listed(known['vague'])}\s{scaled}?(?:\s{scaled}?)?"
    dozens = rf"(?:{_listed(known['vague_of'])}\s)?{scaled}(?:\s{calendar.genitive}\s{scaled})?"
    return re.compile(  # what comes first saves time: within a word nothing begins
        rf"(?<![A-Za-z\d])(?:(?<!\d[.,])(?<!(?-i:[A-Z])-)(?P<cur>{any_of(known['marks'].split())}|[{calendar.signs}])?\s?"
        rf"(?P<digits>{_DIGITS})"
        rf"(?:(?P<tight>{any_of(known['tight'].split())})\b|(?P<ord>{calendar.ordinals})\b"
        rf"|(?![^\W_]))(?:[\s-](?P<scale>{scale}){calendar.plural}?\b)?(?:[\s-]?(?P<unit>{unit}))?"
        rf"|(?<![\w-])(?P<part>{part})(?![\w-])"
        rf"|\b(?P<word>(?:{word}|{any_of(known['one'].split())})(?:[\s-]{word})?(?:[\s-]{long_scale})+"
        rf"|{word}(?:[\s-]{word})?)\b(?:\s(?P<wunit>{unit}))?"
        rf"|\b(?P<vague>{several}|{dozens})\b|\b(?P<times>{times})\b)",
        re.IGNORECASE,
    )


def _clock(known: dict[str, Any]) -> re.Pattern[str]:
    half = "|".join(r"\.?".join(w) for w in known["half_days"])
    return re.compile(
        rf"\b(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>{half})\b\.?"
        r"|(?=\d)(?<![\d:])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])"
        rf"|\b(?P<named>{any_of(known['hours'])})\b",
        re.IGNORECASE,
    )


def _duration(known: dict[str, Any], calendar: Calendar) -> re.Pattern[str]:
    word, half = any_of(calendar.small), rf"\s{any_of([known['and_half']])}"
    return re.compile(
        rf"\b(?=\w)(?<!\d[.,])(?:(?P<half_of>{_listed(known['half_of'])})|(?P<one>{any_of(calendar.one)})"
        rf"|(?P<n>{_DIGITS}|{word}(?:[\s-]{word})?))"
        rf"(?P<halves>{half})?[\s-](?P<period>{any_of(calendar.periods)}){calendar.plural}?\b(?!\s{calendar.ago})"
        rf"(?P<half>{half}\b)?",
        re.IGNORECASE,
    )
