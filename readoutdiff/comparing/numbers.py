"""Text -> numbers with scale and unit, and dates: what two accounts can be held to exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass

UNITS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    w: n * 10 for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
OTHERS = {"dozen": 12, "half": 0.5, "third": 1 / 3, "quarter": 0.25, "couple": 2}
SCALES = {
    "hundred": 100,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
    "dozen": 12,
    "score": 20,
}
CURRENCIES = {
    "$": "usd",
    "us$": "usd",
    "usd": "usd",
    "dollar": "usd",
    "dollars": "usd",
    "€": "eur",
    "eur": "eur",
    "euro": "eur",
    "euros": "eur",
    "£": "gbp",
    "pounds": "gbp",
    "¥": "yuan",
    "yuan": "yuan",
    "rmb": "yuan",
    "yen": "yen",
    "roubles": "rub",
    "rubles": "rub",
    "rupees": "inr",
    "lira": "try",
    "hryvnia": "uah",
    "%": "percent",
    "percent": "percent",
}
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_SMALL = "|".join([*UNITS, *TENS])
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan\\.|Feb\\.|Mar\\.|Apr\\.|Jun\\.|Jul\\.|Aug\\.|Sept?\\.|Oct\\.|Nov\\.|Dec\\."
)
_PERIOD = "day|week|weekend|month|quarter|year|spring|summer|autumn|fall|winter|decade|century"
NUMBER = re.compile(
    r"(?P<cur>US\$|[$€£¥])?\s?(?P<digits>(?>\d[\d,]*(?:\.\d+)?))(?:(?P<tight>bn|mn|m|k)\b|(?P<ord>st|nd|rd|th)\b|(?![^\W_]))(?:[\s-](?P<scale>hundred|thousand|"
    r"million|billion|trillion|mn|mln|bn|bln|dozen)s?\b)?"
    r"(?:[\s-]?(?P<unit>%|per\scent\b|percent\b|US\sdollars?\b|dollars?\b|euros?\b|yuan\b|roubles\b|rubles\b|rupees\b|"
    r"pounds\b|yen\b|lira\b|hryvnia\b))?"
    rf"|\b(?P<word>(?:{_SMALL}|a)(?:[\s-](?:{_SMALL}))?(?:[\s-](?:hundred|thousand|million|billion|trillion|dozen))+"
    rf"|(?:{_SMALL})(?:[\s-](?:{_SMALL}))?)\b(?:\s(?P<wunit>per\scent|percent|dollars|euros|yuan)\b)?"
    r"|(?<![\w-])(?P<part>half|a\sthird|one\sthird|two\sthirds|a\squarter|three\squarters)(?![\w-])",
    re.IGNORECASE,
)
DATE = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<m1>{_MONTH})(?:,?\s(?P<y1>(?:19|20)\d\d))?(?!\w)"
    rf"|\b(?P<m2>{_MONTH})\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%,]*\d)(?:,?\s(?P<y2>(?:19|20)\d\d))?(?!\w)"
    rf"|\b(?P<m3>{_MONTH})(?:,?\s(?P<y3>(?:19|20)\d\d))?(?!\w)"
    r"|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    r"|(?<![\d$€£¥,.-])(?P<y4>(?:19|20)\d\d)(?![\d,%-]|\.\d|\s(?:tonnes|tons|people|troops|soldiers|prisoners|dollars))\b"
    rf"|\b(?P<day>{'|'.join(d.title() for d in DAYS)})\b"
    rf"|(?i:\b(?P<rel>next|last|this|coming|previous|following|past)\s(?P<period>{_PERIOD})\b)"
    rf"|(?i:\b(?P<near>tomorrow|yesterday|tonight)\b)"
    r"|(?i:\b(?P<quarter>first|second|third|fourth)\s(?P<of>quarter|half)\b)"
    r"|(?i:\b(?:in|by|until|this|next|last|during|the)\s(?:the\s|early\s|late\s)?(?P<season>spring|summer|autumn|winter)\b)"
)

PERIODS = {
    "minute": (1, "minutes"),
    "hour": (60, "minutes"),
    "day": (1, "days"),
    "week": (7, "days"),
    "month": (1, "months"),
    "year": (12, "months"),
    "decade": (120, "months"),
}
DURATION = re.compile(
    rf"\b(?P<n>half\s(?:an?|of\san)|an?|\d[\d,]*(?:\.\d+)?|(?:{_SMALL})(?:[\s-](?:{_SMALL}))?)(?P<halves>\sand\sa\shalf)?[\s-]"
    r"(?P<period>minute|hour|day|week|month|year|decade)s?\b(?!\sago)(?P<half>\sand\sa\shalf\b)?",
    re.IGNORECASE,
)
PARTS = {
    "half": 0.5,
    "a third": 1 / 3,
    "one third": 1 / 3,
    "two thirds": 2 / 3,
    "a quarter": 0.25,
    "three quarters": 0.75,
}
BACK = frozenset(("last", "previous", "past"))


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity: ``value`` in plain units (8.6 billion is 8.6e9), ``unit`` a currency, "percent" or ""."""

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


def dates(text: str) -> list[Date]:
    """Every date in the text; "May" alone counts only where a preposition or a year makes it a month."""
    found = []
    for m in DATE.finditer(text):
        g = m.groupdict()
        month = g["m1"] or g["m2"] or g["m3"]
        if (
            g["m3"]
            and month in ("May", "March")
            and not g["y3"]
            and not re.search(
                r"\b(?:in|by|since|until|of|early|late|mid|last|next|this|before|after)[\s-]$",
                text[max(0, m.start() - 7) : m.start()],
            )
        ):
            continue
        day = g["d1"] or g["d2"]
        year = g["y1"] or g["y2"] or g["y3"] or g["y4"]
        if g["iso"]:
            y, mo, d = map(int, g["iso"].split("-"))
            found.append(Date(m.start(), m.end(), y, mo, d))
            continue
        rel = (g["day"] or g["near"] or g["season"] or "").lower()
        if g["rel"]:
            when = "last" if g["rel"].lower() in BACK else "this" if g["rel"].lower() == "this" else "next"
            rel = f"{when} {g['period'].lower()}"
        elif g["quarter"]:
            rel = f"{g['quarter']} {g['of']}".lower()
        start = m.start("season") if g["season"] else m.start()
        found.append(Date(start, m.end(), int(year) if year else None, _month(month), int(day) if day else None, rel))
    return found


def _month(name: str | None) -> int | None:
    if not name:
        return None
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


def numbers(text: str) -> list[Number]:
    """Every quantity in digits or words, with its scale and unit; ordinals and lone "one" are none."""
    found = list(durations(text))
    timed = [(n.start, n.end) for n in found]
    for m in NUMBER.finditer(text):
        g = m.groupdict()
        if any(a < m.end() and m.start() < b for a, b in timed):
            continue
        if g["digits"]:
            if g["ord"]:
                continue
            value = float(g["digits"].replace(",", "") or 0)
            value *= SCALES.get((g["scale"] or g["tight"] or "").lower(), 1)
            unit = CURRENCIES.get((g["cur"] or "").lower()) or _unit(g["unit"])
        elif g["word"]:
            low = g["word"].lower()
            if low in ("one", "zero"):
                continue
            value, unit = _spoken(low), _unit(g["wunit"])
        else:
            value, unit = PARTS[" ".join(g["part"].lower().split())], ""
        start = m.start() + (len(m.group()) - len(m.group().lstrip()))
        found.append(Number(start, m.end(), value, unit))
    return found


def durations(text: str) -> list[Number]:
    """`an hour and a half`, `90 minutes`, `two weeks`, in minutes, days or months."""
    found = []
    for m in DURATION.finditer(text):
        g = m.groupdict()
        size, unit = PERIODS[g["period"].lower().rstrip("s")]
        low = g["n"].lower()
        value = 0.5 if low.startswith("half") else 1.0 if low in ("a", "an", "one") else _counted(low)
        value += 0.5 if g["half"] or g["halves"] else 0
        found.append(Number(m.start(), m.end(), value * size, unit))
    return found


def _counted(low: str) -> float:
    return float(low.replace(",", "")) if low[0].isdigit() else _spoken(low)


def _unit(word: str | None) -> str:
    low = (word or "").lower().replace("us ", "").replace("per cent", "percent")
    return CURRENCIES.get(low, low)


def _spoken(low: str) -> float:
    total = current = 0.0
    for part in re.split(r"[\s-]", low):
        if part in SCALES:
            current = max(current, 1) * SCALES[part]
            if SCALES[part] >= 1000:
                total, current = total + current, 0.0
        else:
            current += UNITS.get(part, TENS.get(part, 1 if part == "a" else 0))
    return total + current
