"""Words for days, months, years and periods -> Dates with their places: one grammar, for articles and for accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from readoutdiff.language.language import Language
from readoutdiff.language.words import any_of, items

Period = tuple[float, str]  # how many of which unit: a week is seven days
DAY, WEEK, MONTH, YEAR = (1.0, "days"), (7.0, "days"), (1.0, "months"), (12.0, "months")


@dataclass(frozen=True, slots=True)
class Date:
    """What ``text[start:end]`` says of a day, a month, a year or a period, as far as the words give it.

    ``unit`` is the word for what is told as seen from the day of telling: a weekday, a season, `month`; ``turn`` how
    many of them away (`last month`, `last Friday`: -1, `two days ago`: -2), None where nothing says it. ``shift`` is
    set for a day told from another one (`the day before`: -1).
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    rel: str = ""  # unit and turn in one wording, whatever the words
    part: str = ""  # early, mid, late, or the last day of several
    unit: str = ""
    turn: int | None = None
    shift: int | None = None
    placed: bool = False  # does a word before it place it in time: `in`, `last`


def _opening(words: Iterable[str]) -> str:
    """A pattern for any of some words, which may begin with a capital."""
    known = list(words)
    forms = [*known, *(word[0].upper() + word[1:] for word in known)]
    initials = "".join(sorted({form[0] for form in forms}))
    return f"(?=[{initials}]){any_of(forms)}"  # the letters are looked at first to save time


def _turned(lists: dict[str, str]) -> dict[str, int]:
    """``{"-1": "yesterday"}`` -> ``{"yesterday": -1}``."""
    return {word: int(number) for number, line in lists.items() for word in items(line)}


class Calendar:
    """A language's words for days and periods, and the pattern in which they stand. ``data``: its dates.yaml."""

    def __init__(self, data: dict[str, Any]) -> None:
        forms = [line.split() for line in data["months"]]
        self.months = {form.lower().rstrip("."): n for n, names in enumerate(forms, 1) for form in names}
        self.days = {day.lower(): n for n, day in enumerate(data["days"].split())}
        self.seasons = frozenset(items(data["seasons"]))
        self.small = {word: float(n) for n, word in enumerate(data["small"].split())}
        self.small |= {word: 10.0 * n for n, word in enumerate(data["tens"].split(), 2)}
        self.one = frozenset(data["one-period"].split())
        self.plural, self.signs = data["plural"], data["signs"]
        self.ordinals, self.genitive, self.ago = (any_of(items(data[name])) for name in ("ordinals", "genitive", "ago"))
        self.periods = {word: (float(n), unit) for unit, of in data["periods"].items() for word, n in of.items()}
        self.day = next(word for word, period in self.periods.items() if period == DAY)
        self.turns, self.near = _turned(data["turns"]), _turned(data["days-off"])
        self.shifts, self.later = _turned(data["shifts"]), _turned(data["later"])
        self.shares = {word: name for name, line in data["shares"].items() for word in items(line)}
        placing = [*self.turns, *self.shares, *items(data["placing"])]
        self.placing = re.compile(rf"\b(?P<word>{any_of(placing)})[\s-]\Z", re.IGNORECASE)
        self.reach = 1 + max(map(len, placing))
        # `Jan` may be a name, `may` a verb: months only where something places them
        self.wary = {form for form, *rest in forms for form in rest if form[-1] != "."}
        self.wary |= set(data["month-like"].split())
        self.pattern = self._pattern(data, [form for names in forms for form in names])

    def _pattern(self, data: dict[str, Any], months: list[str]) -> re.Pattern[str]:
        words = {name: any_of(items(line)) for name, line in data.items() if isinstance(line, str)}
        th, several = f"{self.ordinals}?", rf"\s?[-–—]\s?|\s{words['ranges']}\s"
        number = rf"\d{{1,4}}|{_opening([*self.one, *self.small])}"
        in_years = rf"[\d%-]|[,.]\d|\s{words['counted']}\b"
        plural = f"(?:{self.plural})?"
        return re.compile(
            r"\b(?=\w)(?:(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"
            rf"|(?:(?P<d1>[0-3]?\d){th}(?:(?:{several})(?P<until1>\d\d?){th}(?!\d))?(?:\s{self.genitive})?\s)?"
            rf"(?P<month>{any_of(months)})(?!\w)(?(d1)|(?:\s(?P<d2>[0-3]?\d){th}\b"
            rf"(?:\s?[-–—]\s?(?P<until2>\d\d?){th}(?!\d))?(?![\d%]|[,.]\d|\s?{words['no-day']}))?)"
            r"(?:,?\s(?P<y1>(?:19|20)\d\d|(?<=\d,\s)[1-9]\d{3}(?=[,.;]))(?!\w))?"
            rf"|(?<![\d{self.signs},.-])(?P<y2>(?:19|20)\d\d)(?!{in_years})\b"
            rf"|(?P<day>{words['days']})\b"
            rf"|(?P<near>{_opening(self.near)})\b"
            rf"|(?P<shift>{_opening(self.shifts)})\b"
            rf"|(?P<turn>{_opening(self.turns)})\s(?P<period>{words['named-periods']})\b"
            rf"|(?P<n>{number})\s(?:(?P<since>{any_of(self.periods)}){plural}\s{self.ago}"
            rf"|{words['one-day']}{plural}\s(?P<way>{any_of(self.later)}))\b"
            rf"|(?P<quarter>{_opening(items(data['ordinal-parts']))}\s{words['parts-of-year']})\b"
            rf"|{_opening(items(data['before-season']))}\s(?:{words['in-season']}\s)?(?P<season>{words['seasons']})\b)"
        )

    def counted(self, low: str) -> float:
        """The value of a number in digits or in small words, `twenty-five`; of an article before a period."""
        if low in self.one:
            return 1.0
        if low[0].isdigit():
            return float(low.replace(",", ""))
        return sum(self.small.get(part, 0.0) for part in re.split(r"[\s-]", low))

    def scale(self, unit: str) -> str:
        """What kind of thing a date's unit is: one of a kind may be set against another of its kind alone."""
        kinds = (("weekday", self.days), ("season", self.seasons), ("day", self.day))
        return next((kind for kind, words in kinds if unit in words), "period")

    def singular(self, low: str) -> str:
        """A word that counts, in small letters, without the ending of the plural."""
        return low.removesuffix(self.plural)


@cache
def calendar(language: Language) -> Calendar:
    """A language's words for days, made once."""
    return Calendar(language.data("dates"))


def dates(text: str, known: Calendar, start: int = 0, end: int | None = None) -> list[Date]:
    """Every date in ``text[start:end]``, in order; "May" alone counts only where a word or a year places it."""
    found = []
    for m in known.pattern.finditer(text, start, len(text) if end is None else end):
        begin = m.start("season") if m["season"] else m.start()
        place = known.placing.search(text, max(start, begin - known.reach), begin)
        date = _read(known, m, begin, " ".join(place["word"].lower().split()) if place else "")
        if date.placed or date.day or date.year or m["month"] not in known.wary:
            found.append(date)
    return found


def _read(known: Calendar, m: re.Match[str], begin: int, place: str) -> Date:
    """The date of a match; ``place`` is the word before it that places it in time."""
    g = {name: " ".join(words.lower().split()) for name, words in m.groupdict("").items()}
    part, turn, placed = known.shares.get(place, ""), known.turns.get(place), bool(place)
    unit, shift = "", None
    if g["iso"]:
        of_year, of_month, of_day = map(int, g["iso"].split("-"))
        return Date(begin, m.end(), of_year, of_month, of_day, part=part)
    if g["month"] or g["y2"]:
        year, day = (int(n) if n else None for n in (g["y1"] or g["y2"], g["d1"] or g["d2"]))
        part = g["until1"] or g["until2"] or part
        number = known.months.get(g["month"].rstrip("."))
        return Date(begin, m.end(), year, number, day, part=part, turn=turn, placed=placed)
    if g["way"]:
        return Date(begin, m.end(), shift=int(known.counted(g["n"])) * known.later[g["way"]])
    if g["shift"]:
        shift = turn = known.shifts[g["shift"]]
        unit = known.day if turn else ""
    elif g["near"]:
        unit, turn = known.day, known.near[g["near"]]
    elif g["turn"]:
        unit, turn = g["period"], known.turns[g["turn"]]
    elif g["since"]:
        unit, turn = g["since"], -int(known.counted(g["n"]))
    else:
        unit = g["day"] or g["quarter"] or g["season"]
        return Date(begin, m.end(), rel=unit, part=part, unit=unit, turn=turn, placed=placed)
    return Date(begin, m.end(), rel=f"{unit}{turn:+d}" if turn else unit, part=part, unit=unit, turn=turn, shift=shift)
