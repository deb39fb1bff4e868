"""Numbers with their nouns, and dates: those that count or date something, not those of a name."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from readoutdiff.comparing.numbers import TIME, VAGUE, Number
from readoutdiff.comparing.told import Told
from readoutdiff.comparing.words import NAMED, Word
from readoutdiff.grammar.dates import Date

LONGEST = 4  # words from a number to its noun
FEW = 3  # a number of the participants
THOUSAND = 3  # digits of a group
TIMES = "times"  # a unit
SIGNS = "\u2116#"  # before the number of a document
NAMING = "/+-#"  # what joins a number to a name


def amounts(t: Told, skip: Collection[int]) -> Iterator[str]:
    """Every number with what it counts, money and shares; ``skip`` are words that are told elsewhere."""
    i = 0
    while i < len(t.bits):
        last = _grouped(t, i)
        value = t.bits[i].word.value
        inside = i > 0 and t.bits[i].start < t.bits[i - 1].end  # of a name: the Group of Seven
        if isinstance(value, Number) and i not in skip and not inside and not _named(t, i, last):
            end = _counted(t, i, last, value)
            if end:
                yield t.show(i, end).rstrip(",.")
        i = last + 1


def _grouped(t: Told, i: int) -> int:
    """The last word of a number that is written in groups: `40 000`, `3-5`."""
    last = i
    while isinstance(t.bits[i].word.value, Number) and last + 1 < len(t.bits):
        low, gap = t.low(last + 1), t.gap(last + 1)
        group = len(low) == THOUSAND and gap in (" ", "\u00a0", "\u202f") and len(t.low(last)) <= THOUSAND
        if not low.isdigit() or not t.low(last).isdigit() or not (group or (gap in ("-", "\u2013") and last == i)):
            break
        last += 1
    return last


def _named(t: Told, i: int, last: int) -> bool:
    """Is the number part of a name, or the number of a thing: `Article 44`, `12/2031`, `Boeing 737`?"""
    text, start, end = t.side.text, t.bits[i].start, t.bits[last].end
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    if text[end : end + 1] in NAMING and not text[end + 1 : end + 2].isalpha():
        return True
    if text[max(0, start - 1) : start] in tuple(NAMING) or "/" in around:
        return True
    if _labelled(t, i) or set(t.gap(i)) & set(SIGNS):
        return True
    plain = text[start:end].replace(",", "").isdigit()
    name = plain and t.joined(i) and t.bits[i - 1].word.kind == "name" and t.capital(i - 1)
    return name and not t.side.lex.among(t.low(i - 2), "at-a-place")


def _labelled(t: Told, i: int) -> bool:
    """Does a word stand before it that numbers are given to?"""
    if i == 0 or t.gap(i).strip(" .:\u00a0") not in ("", "+", "("):
        return False
    return t.has(i - 1, "labels") or (t.has(i - 1, "of") and t.has(i - 2, "labels") and t.gap(i).strip() == "")


def _counted(t: Told, i: int, last: int, value: Number) -> int:
    """The word after the noun that is counted, 0 where there is none."""
    low = t.low(i)
    if value.unit == TIME or t.side.lex.among(low.split()[0], "articles") or value.unit == TIMES:
        return 0
    end = _noun(t, last)
    measured = value.unit not in ("", VAGUE)
    if measured and "-" not in low:
        end = last + 1
    elif end == last + 1 and not measured:
        return _of(t, end) if (value.unit == VAGUE or value.value < 1) and _of(t, end) > end else 0
    if value.value <= FEW and t.has(end - 1, "parties") and (i == 0 or t.has(i - 1, "both")):
        return 0
    return _of(t, end)


def _noun(t: Told, last: int) -> int:
    """The word after the noun behind number ``last``; the number's own end without one."""
    start = last + 1
    if "," in t.low(last)[-1:]:
        return start
    lex, formed = t.side.lex, start < len(t.bits) and t.side.lex.formed(t.low(start), "past")
    if formed and (t.bits[start].word.stem in lex.acts or lex.among(t.low(last - 1), "determiners")):
        return start  # `the two discussed`, `597 thousand received`
    k = start
    while k < start + LONGEST and t.joined(k):
        word = t.bits[k].word
        if not _noun_like(word) and not t.has(k, "more"):
            break
        k += 1
        if _plural(t, k - 1):
            return k
    if k == start or formed or (t.capital(start) and t.gap(start)[:1] != "-"):
        return start
    describing = t.has(start, "more") or lex.formed(t.low(start), "adjective")
    hyphened = k > start + 1 and (t.gap(start)[:1] == "-" or describing)
    return start + 1 + hyphened


def _noun_like(word: Word) -> bool:
    return word.kind == "word" or word.kind in NAMED


def _plural(t: Told, i: int) -> bool:
    low = t.low(i)
    return t.has(i, "plurals") or (t.side.lex.formed(low, "plural") and (low[-2:],) not in t.lists["no_plural"])


def _of(t: Told, end: int) -> int:
    """The end of `of grain` behind the noun."""
    if not t.has(end, "of") or not t.joined(end):
        return end
    k = end + 1
    while t.side.lex.among(t.low(k), "articles", "possessives") and t.joined(k):
        k += 1
    first = k
    while k < min(first + 2, len(t.bits)) and t.joined(k) and _noun_like(t.bits[k].word):
        k += 1
        if _plural(t, k - 1):
            break
    while k > first and t.side.lex.formed(t.low(k - 1), "adjective"):
        k -= 1
    return k if k > first else end


def days(t: Told) -> Iterator[str]:
    """Every date that is none of a name or a document."""
    i = 0
    while i < len(t.bits):
        value = t.bits[i].word.value
        i += 1
        if not isinstance(value, Date) or _no_day(t, i - 1, value):
            continue
        first = i - 1
        if value.rel and i < len(t.bits) and t.gap(i) in (", ", " "):
            other = t.bits[i].word.value
            i += isinstance(other, Date) and bool(other.month)
        yield t.show(first - _feast(t, first), i)


def _feast(t: Told, i: int) -> bool:
    """Is the day one of the church's: `on Good Friday`?"""
    return t.has(i - 1, "feasts") and t.joined(i) and t.has(i - 2, "before_feast")


def _no_day(t: Told, i: int, value: Date) -> bool:
    text, bit = t.side.text, t.bits[i]
    if "/" in text[max(0, bit.start - 1) : bit.start] + text[bit.end : bit.end + 1]:
        return True
    before, after = t.joined(i), t.joined(i + 1) and t.capital(i + 1)
    if after and t.has(i + 1, "names"):
        return not value.day
    if value.rel:
        return before and (t.has(i - 1, "named_days") or (t.has(i - 1, "feasts") and not _feast(t, i)))
    if value.month:
        return not value.day and not value.year and bool(after) and _person(t, i, value)
    name = before and (t.bits[i - 1].word.kind in NAMED or t.has(i - 1, "plans"))
    return _labelled(t, i) or name or (t.joined(i + 1) and t.has(i + 1, "plans"))


def _person(t: Told, i: int, value: Date) -> bool:
    """Is a month before a capital somebody: `June Smith`, but not `in June President Boric`?"""
    said = value.placed or t.side.lex.among(t.low(i - 1), "articles", "determiners")
    return t.bits[i + 1].word.kind == "name" and not said
