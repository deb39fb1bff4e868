"""The words of numbers and dates -> Patterns: tables to look values up in, and the expressions made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

SHORT = 3  # letters of a month that tell it from all others
DOT = "."


@dataclass(frozen=True, slots=True)
class Patterns:
    """The words for numbers and dates, and the patterns made of them."""

    small: dict[str, float]  # zero to ninety, and the article that is a one
    scales: dict[str, float]
    units: dict[str, str]  # wording -> currency or percent
    parts: dict[str, float]
    periods: dict[str, tuple[float, str]]  # day -> how many of which unit
    measures: dict[str, tuple[float, str]]  # kilometre -> how many of which dimension
    multiples: dict[str, float]  # doubled -> 2
    plural: str  # the ending of scales, periods and measures
    one: frozenset[str]  # articles before a period
    no_amount: frozenset[str]  # numbers that count nothing where they stand alone
    hours: dict[str, int]  # noon, pm -> minutes since midnight, or to be added
    months: dict[str, int]  # by the first letters
    month_like: frozenset[str]  # words of their own, months only after a word that places them in time
    shifts: dict[str, str]  # previous -> last
    number: re.Pattern[str]
    clock: re.Pattern[str]
    duration: re.Pattern[str]
    date: re.Pattern[str]
    before_month: re.Pattern[str]
    share: re.Pattern[str]  # the early, mid or late part of what follows
    reach: int  # characters of the longest word before a month or for a share

    def month(self, name: str | None) -> int | None:
        """The number of a month by its name or the short form of it."""
        return self.months[name[:SHORT].lower()] if name else None

    def singular(self, low: str) -> str:
        """A scale or measure, in small letters, without the ending of the plural."""
        return low.removesuffix(self.plural)


def patterns(numbers: dict[str, Any], days: dict[str, Any]) -> Patterns:
    """``numbers`` is the block of that name of the language's compare.yaml, ``days`` its dates.yaml."""
    forms = [line.split() for line in days["months"]]
    known = {**numbers, "days": days["days"], "ordinals": days["ordinals"]}
    months = [form for line in forms for form in line if DOT in form or form == line[0]]  # `Jan` may be a name
    small = {w: float(n) for n, w in enumerate(known["small"].split())}
    small |= {w: 10.0 * n for n, w in enumerate(known["tens"].split(), 2)}
    sized = {
        what: {w: (float(v), unit) for unit, table in known[what].items() for w, v in table.items()}
        for what in ("periods", "measures")
    }
    scales = {str(w): float(v) for w, v in known["scales"].items()}
    units = {w.strip(): name for name, line in known["units"].items() for w in line.split(",")}
    parts = {str(w): float(v) for w, v in known["parts"].items()}
    multiples = {w: float(n) for n, line in known["multiples"].items() for w in line.split()}
    shares = {name: _listed(line) for name, line in known["shares"].items()}
    before_month = known["before_month"].split()
    return Patterns(
        small=small | dict.fromkeys(known["one"].split(), 1.0),
        scales=scales,
        units=units,
        parts=parts,
        periods=sized["periods"],
        measures=sized["measures"],
        multiples=multiples,
        plural=known["plural"],
        one=frozenset(known["one_period"].split()),
        no_amount=frozenset(known["no_amount"].split()),
        hours=known["hours"] | known["half_days"],
        months={line[0][:SHORT].lower(): n for n, line in enumerate(forms, 1)},
        month_like=frozenset(known["month_like"].split()),
        shifts={w: name for name, line in known["shifts"].items() for w in line.split()},
        number=_number(known, small, scales, units, parts, multiples),
        clock=_clock(known),
        duration=_duration(known, small, sized["periods"]),
        date=_date(known, months, small, sized["periods"]),
        before_month=re.compile(rf"\b(?:{_either(before_month)})[\s-]\Z"),
        share=re.compile(
            rf"\b(?:{'|'.join(f'(?P<{name}>{_either(words)})' for name, words in shares.items())})[\s-]\Z"
        ),
        reach=1 + max(map(len, (*before_month, *(w for words in shares.values() for w in words)))),
    )


def _listed(line: str) -> list[str]:
    return line.split(", ")


def _either(words: str | Iterable[str]) -> str:
    """An alternative of words, the longest first, their blanks any white space; a string is split at blanks."""
    ordered = sorted(words.split() if isinstance(words, str) else words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in ordered)


def _whole(words: Iterable[str]) -> str:
    """The same, each word up to its end."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(_either([w]) + (r"\b" if w[-1].isalpha() else "") for w in ordered)


def _number(
    known: dict[str, Any],
    small: Iterable[str],
    scales: Iterable[str],
    units: Iterable[str],
    parts: Iterable[str],
    multiples: Iterable[str],
) -> re.Pattern[str]:
    word, one, scale = _either(small), _either(known["one"]), _either(w for w in scales if len(w) > 1)
    long_scale, unit, plural = _either(w for w in scales if len(w) > 3), _whole(units), known["plural"]
    scaled = rf"(?:{long_scale}){plural}"  # the plural is one letter, so a ? after it makes it optional
    several = rf"(?:{_either(_listed(known['vague']))})\s{scaled}?(?:\s{scaled}?)?"
    dozens = rf"(?:(?:{_either(_listed(known['vague_of']))})\s)?{scaled}(?:\s{known['of']}\s{scaled})?"
    return re.compile(
        rf"(?<![A-Za-z\d])(?<!\d[.,])(?<!(?-i:[A-Z])-)(?P<cur>{_either(known['marks'])}|[{known['signs']}])?\s?"
        r"(?P<digits>(?>\d[\d,]*(?:\.\d+)?))"
        rf"(?:(?P<tight>{_either(known['tight'])})\b|(?P<ord>{_either(known['ordinals'])})\b"
        rf"|(?![^\W_]))(?:[\s-](?P<scale>{scale}){plural}?\b)?(?:[\s-]?(?P<unit>{unit}))?"
        rf"|(?<![\w-])(?P<part>{_whole(parts)})(?![\w-])"
        rf"|\b(?P<word>(?:{word}|{one})(?:[\s-](?:{word}))?(?:[\s-](?:{long_scale}))+"
        rf"|(?:{word})(?:[\s-](?:{word}))?)\b(?:\s(?P<wunit>{unit}))?"
        rf"|\b(?P<vague>{several}|{dozens})\b|\b(?P<times>{_either(multiples)})\b",
        re.IGNORECASE,
    )


def _clock(known: dict[str, Any]) -> re.Pattern[str]:
    half = "|".join(r"\.?".join(w) for w in known["half_days"])
    return re.compile(
        rf"\b(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>{half})\b\.?"
        r"|(?<![\d:])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])"
        rf"|\b(?P<named>{_either(known['hours'])})\b",
        re.IGNORECASE,
    )


def _duration(known: dict[str, Any], small: Iterable[str], periods: Iterable[str]) -> re.Pattern[str]:
    word, one, half = _either(small), _either(known["one_period"]), rf"\s{_either([known['and_half']])}"
    return re.compile(
        rf"\b(?<!\d[.,])(?:(?P<half_of>{_either(_listed(known['half_of']))})|(?P<one>{one})"
        rf"|(?P<n>(?>\d[\d,]*(?:\.\d+)?)|(?:{word})(?:[\s-](?:{word}))?))"
        rf"(?P<halves>{half})?[\s-](?P<period>{_either(periods)}){known['plural']}?\b(?!\s{known['ago']})"
        rf"(?P<half>{half}\b)?",
        re.IGNORECASE,
    )


def _date(
    known: dict[str, Any], months: Iterable[str], small: Iterable[str], periods: Iterable[str]
) -> re.Pattern[str]:
    month = _either(months)
    ordinal = _either(known["ordinals"])
    joined = rf"|\s(?:{_either(known['ranges'])})\s"
    one, two = (
        rf"(?P<d{n}>\d{{1,2}})(?:{ordinal})?"
        rf"(?:(?:\s?[-–—]\s?{also})(?P<until{n}>\d{{1,2}})(?:{ordinal})?(?!\d))?"
        for n, also in ((1, joined), (2, ""))
    )
    year = r"(?:,?\s(?P<y{}>(?:19|20)\d\d))?(?!\w)"
    period, season = _either(known["named_periods"]), _either(known["seasons"])
    shift = _either(w for line in known["shifts"].values() for w in line.split())
    ones, word = _either(known["one_period"]), _either(small)
    return re.compile(
        rf"\b{one}(?:\s{known['of']})?\s(?P<m1>{month}){year.format(1)}"
        rf"|\b(?P<m2>{month})\s{two}(?![\d%,]*\d){year.format(2)}"
        rf"|\b(?P<m3>{month}){year.format(3)}"
        r"|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
        rf"|(?<![\d{known['signs']},.-])(?P<y4>(?:19|20)\d\d)(?![\d,%-]|\.\d|\s(?:{_whole(known['counted'].split())}))\b"
        rf"|\b(?P<day>{_either(known['days'])})\b"
        rf"|(?i:\b(?P<rel>{shift})\s(?P<period>{period})\b)"
        rf"|(?i:\b(?P<near>{_either(known['near_days'])})\b)"
        rf"|(?i:\b(?P<quarter>{_either(known['ordinal_parts'])})"
        rf"\s(?P<of>{_either(known['parts_of_year'])})\b)"
        rf"|(?i:\b(?P<ago>\d{{1,4}}|{ones}|{word})\s(?P<since>{_either(periods)}){known['plural']}?\s{known['ago']}\b)"
        rf"|(?i:\b(?:{_either(known['before_season'])})"
        rf"\s(?:(?:{_either(known['in_season'])})\s)?(?P<season>{season})\b)"
    )
