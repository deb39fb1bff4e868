"""Text -> numbers with scale and unit, clock times, and dates: what two accounts can be held to exactly."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from readoutdiff.comparing.lexicon import language_data, listed

CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?<![\d:])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])|\b(?P<named>noon|midnight)\b",
    re.IGNORECASE,
)
MONTHLIKE = ("May", "March")  # words of their own, months only after a word that places them in time
IN_TIME = re.compile(r"\b(?:in|by|since|until|of|early|late|mid|last|next|this|before|after)[\s-]\Z")
PART = re.compile(r"\b(?:(?P<early>early|start of|beginning of)|(?P<mid>mid|middle of)|(?P<late>late|end of))[\s-]\Z")
BACK = listed("numbers", "back")
VAGUE, TIME = "vague", "clock"


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity: ``value`` in plain units (8.6 billion is 8.6e9), ``unit`` a currency, "percent", "minutes",
    "vague" for `several hundred` (the value is then the scale), "clock" for minutes since midnight, or "".
    """

    start: int
    end: int
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as the words give it: year, month, day as numbers, ``rel`` for weekdays and relative periods."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    rel: str = ""
    part: str = ""  # early, mid, late, or the last day of several


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words for numbers and dates, and the patterns made of them."""

    small: dict[str, float]  # zero to ninety
    scales: dict[str, float]
    units: dict[str, str]  # wording -> currency or percent
    parts: dict[str, float]
    periods: dict[str, tuple[float, str]]  # day -> how many of which unit
    measures: dict[str, tuple[float, str]]  # kilometre -> how many of which dimension
    multiples: dict[str, float]  # doubled -> 2
    months: tuple[str, ...]
    number: re.Pattern[str]
    date: re.Pattern[str]
    duration: re.Pattern[str]


def _any(words: object) -> str:
    """An alternative of words, the longest first, their blanks any white space."""
    ordered = sorted(map(str, words), key=lambda w: (-len(w), w))  # type: ignore[call-overload]
    return "|".join(re.escape(w).replace(r"\ ", r"\s") + (r"\b" if w[-1].isalpha() else "") for w in ordered)


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The grammar of numbers and dates, from the language's data file."""
    known = language_data()["numbers"]
    small = {w: float(n) for n, w in enumerate(known["small"].split())}
    small |= {w: 10.0 * n for n, w in enumerate(known["tens"].split(), 2)}
    scales = {str(w): float(v) for w, v in known["scales"].items()}
    units = {w.strip(): name for name, line in known["units"].items() for w in line.split(",")}
    parts = {str(w): float(v) for w, v in known["parts"].items()}
    sized = {
        what: {w: (float(v), unit) for unit, table in known[what].items() for w, v in table.items()}
        for what in ("periods", "measures")
    }
    multiples = {w: float(n) for n, line in known["multiples"].items() for w in line.split()}
    months = tuple(known["months"].split())
    month = "|".join((*(m.title() for m in months), *(m.replace(".", r"\.") for m in known["short_months"].split())))
    word, scale = "|".join(small), "|".join(w for w in scales if len(w) > 1)
    long_scale = "|".join(w for w in scales if len(w) > 3)
    several = rf"(?:several|many|a\sfew)\s(?:{long_scale})s?(?:\s(?:{long_scale})s?)?"
    dozens = rf"(?:tens\sof\s)?(?:{long_scale})s(?:\sof\s(?:{long_scale})s)?"
    number = re.compile(
        r"(?<![A-Za-z\d])(?<!\d[.,])(?<!(?-i:[A-Z])-)(?P<cur>US\$|[$€£¥])?\s?(?P<digits>(?>\d[\d,]*(?:\.\d+)?))"
        r"(?:(?P<tight>bn|mn|m|k)\b|(?P<ord>st|nd|rd|th)\b|(?![^\W_]))"
        rf"(?:[\s-](?P<scale>{scale})s?\b)?(?:[\s-]?(?P<unit>{_any(units)}))?"
        rf"|(?<![\w-])(?P<part>{_any(parts)})(?![\w-])"
        rf"|\b(?P<word>(?:{word}|a)(?:[\s-](?:{word}))?(?:[\s-](?:{long_scale}))+"
        rf"|(?:{word})(?:[\s-](?:{word}))?)\b(?:\s(?P<wunit>{_any(units)}))?"
        rf"|\b(?P<vague>{several}|{dozens})\b|\b(?P<times>{'|'.join(multiples)})\b",
        re.IGNORECASE,
    )
    period, season = "|".join(known["named_periods"].split()), "|".join(known["seasons"].split())
    days = r"(?P<d{0}>\d{{1,2}})(?:st|nd|rd|th)?(?:(?:\s?[-–—]\s?{1})(?P<until{0}>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?"
    one, two, year = days.format(1, r"|\s(?:and|to)\s"), days.format(2, ""), r"(?:,?\s(?P<y{}>(?:19|20)\d\d))?(?!\w)"
    date = re.compile(
        rf"\b{one}(?:\sof)?\s(?P<m1>{month}){year.format(1)}"
        rf"|\b(?P<m2>{month})\s{two}(?![\d%,]*\d){year.format(2)}"
        rf"|\b(?P<m3>{month}){year.format(3)}"
        r"|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
        rf"|(?<![\d$€£¥,.-])(?P<y4>(?:19|20)\d\d)(?![\d,%-]|\.\d|\s(?:{_any(known['counted'].split())}))\b"
        rf"|\b(?P<day>{'|'.join(d.title() for d in known['days'].split())})\b"
        rf"|(?i:\b(?P<rel>next|last|this|coming|previous|following|past)\s(?P<period>{period})\b)"
        r"|(?i:\b(?P<near>tomorrow|yesterday|tonight)\b)"
        r"|(?i:\b(?P<quarter>first|second|third|fourth)\s(?P<of>quarter|half)\b)"
        rf"|(?i:\b(?P<ago>\d{{1,4}}|an?|{word})\s(?P<since>{'|'.join(sized['periods'])})s?\sago\b)"
        rf"|(?i:\b(?:in|by|until|this|next|last|during|the)\s(?:the\s|early\s|late\s)?(?P<season>{season})\b)"
    )
    duration = re.compile(
        rf"\b(?<!\d[.,])(?P<n>half\s(?:an?|of\san)|an?|(?>\d[\d,]*(?:\.\d+)?)|(?:{word})(?:[\s-](?:{word}))?)"
        rf"(?P<halves>\sand\sa\shalf)?[\s-](?P<period>{'|'.join(sized['periods'])})s?\b(?!\sago)"
        r"(?P<half>\sand\sa\shalf\b)?",
        re.IGNORECASE,
    )
    timed, measured = sized["periods"], sized["measures"]
    return Grammar(small, scales, units, parts, timed, measured, multiples, months, number, date, duration)


def dates(text: str) -> list[Date]:
    """Every date in the text; "May" alone counts only where a preposition or a year makes it a month."""
    found, known = [], grammar()
    for m in known.date.finditer(text):
        g = m.groupdict()
        name = g["m1"] or g["m2"] or g["m3"]
        if g["m3"] in MONTHLIKE and not g["y3"] and not IN_TIME.search(text, max(0, m.start() - 7), m.start()):
            continue
        if g["iso"]:
            y, mo, d = map(int, g["iso"].split("-"))
            found.append(Date(m.start(), m.end(), y, mo, d))
            continue
        day, year = g["d1"] or g["d2"], g["y1"] or g["y2"] or g["y3"] or g["y4"]
        rel = (g["day"] or g["near"] or g["season"] or "").lower()
        if g["rel"]:
            when = "last" if g["rel"].lower() in BACK else "this" if g["rel"].lower() == "this" else "next"
            rel = f"{when} {g['period'].lower()}"
        elif g["ago"]:
            rel = f"{1 if g['ago'][0] in 'aA' else _counted(g['ago'].lower()):g} {g['since'].lower()} ago"
        elif g["quarter"]:
            rel = f"{g['quarter']} {g['of']}".lower()
        month = next((n for n, m in enumerate(known.months, 1) if name and m.startswith(name[:3].lower())), None)
        start = m.start("season") if g["season"] else m.start()
        part = PART.search(text, max(0, start - 14), start)
        share = g["until1"] or g["until2"] or (str(part.lastgroup) if part else "")
        numbered = (int(year) if year else None, month, int(day) if day else None)
        found.append(Date(start, m.end(), *numbered, rel, share))
    return found


def numbers(text: str) -> list[Number]:
    """Every quantity in digits or words, with its scale and unit; ordinals and lone "one" are none."""
    known = grammar()
    found = [*_clocks(text)]
    found += [n for n in _durations(text) if not taken(n.start, n.end, found)]
    timed = sorted(found, key=lambda n: n.start)
    for m in known.number.finditer(text):
        g = m.groupdict()
        if g["ord"] or (g["word"] or "").lower() in ("one", "zero") or taken(m.start(), m.end(), timed):
            continue
        unit = known.units.get((g["cur"] or "").lower()) or _unit(g["unit"] or g["wunit"])
        if g["digits"]:
            value = float(g["digits"].replace(",", "")) * known.scales.get((g["scale"] or g["tight"] or "").lower(), 1)
        elif g["word"]:
            value = _spoken(g["word"])
        elif g["vague"]:
            value, unit = _spoken(re.sub(r"(?i)s\b|^several|^many", "", g["vague"])), VAGUE
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


def _clocks(text: str) -> list[Number]:
    """`3 p.m.`, `15:00`, `noon`, in minutes since midnight."""
    found = []
    for m in CLOCK.finditer(text):
        if m["named"]:
            value = 720 * (m["named"].lower() == "noon")
        elif m["half"]:
            value = (int(m["hour"]) % 12 + 12 * (m["half"] in "pP")) * 60 + int(m["minute"] or 0)
        else:
            value = int(m["hour24"]) * 60 + int(m["minute24"])
        found.append(Number(m.start(), m.end(), float(value), TIME))
    return found


def _durations(text: str) -> list[Number]:
    """`an hour and a half`, `90 minutes`, `two weeks`, in minutes, days or months."""
    found, known = [], grammar()
    for m in known.duration.finditer(text):
        size, unit = known.periods[m["period"].lower()]
        low = m["n"].lower()
        value = 0.5 if low.startswith("half") else 1.0 if low in ("a", "an") else _counted(low)
        found.append(Number(m.start(), m.end(), (value + 0.5 * bool(m["half"] or m["halves"])) * size, unit))
    return found


def _counted(low: str) -> float:
    return float(low.replace(",", "")) if low[0].isdigit() else _spoken(low)


def _unit(word: str | None) -> str:
    return grammar().units.get(" ".join((word or "").lower().split()), "")


def _spoken(phrase: str) -> float:
    known = grammar()
    total = current = 0.0
    for part in re.split(r"[\s-]", phrase.lower()):
        if part in known.scales:
            current = max(current, 1) * known.scales[part]
            if known.scales[part] >= 1000:
                total, current = total + current, 0.0
        else:
            current += known.small.get(part, part == "a")
    return total + current
