"""Text -> Words: tokens with offsets, stems, synonym classes, aliases, numbers and dates, ready to compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from readoutdiff.comparing.concepts import topics
from readoutdiff.comparing.lexicon import Lexicon
from readoutdiff.comparing.numbers import Number, dates, numbers, taken
from readoutdiff.grammar.dates import Date
from readoutdiff.grammar.tokens import ADDRESS
from readoutdiff.language.capitals import capital, shouted
from readoutdiff.language.stemming import fold

LINK = re.compile(
    r"(?<=\])\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,3}(?:\s\"[^\"\n]{0,200}\")?\)"
    rf"|\b(?:{ADDRESS})(?:[^\s<>\"]*[^\s<>\".,;:!?)\]”’'])?"
)
_MARKS = re.compile(rf"://|{ADDRESS}|\]\(")  # a text without them has no link
SHORT = 3  # letters up to which a country's name is an acronym: UN, but not Kim Jong Un
APART = 3  # words between a verb and its particle
NAMED = ("name", "country")  # kinds of words that name somebody


@dataclass(frozen=True, slots=True)
class Word:
    """One token, or a phrase taken as one: ``text[start:end]`` is the wording, ``key`` what it says."""

    start: int
    end: int
    low: str
    stem: str
    key: str
    kind: str  # word, stop, number, date, country, name, both
    value: Number | Date | None = None
    topics: tuple[str, ...] = ()


def masked(text: str) -> str:
    """The text with blanks for web addresses and the targets of Markdown links: nothing in them is said."""
    if not _MARKS.search(text):
        return text
    return LINK.sub(lambda m: " " * len(m.group()), text)


@lru_cache(maxsize=8192)
def words(text: str, lex: Lexicon) -> tuple[Word, ...]:
    """Every token of the text in order; multi-word aliases, numbers and dates are one Word each. Kept for a while."""
    return words_once(text, lex)


def words_once(text: str, lex: Lexicon) -> tuple[Word, ...]:
    """The same, for a text that nobody asks for again."""
    text = masked(text)
    dated = dates(text, lex.patterns.calendar)
    values: dict[int, Date | Number] = {date.start: date for date in dated}
    for number in numbers(text, lex.patterns):
        if not taken(number.start, number.end, dated):
            values[number.start] = number
    raw = []
    for m in lex.token.finditer(text):
        token = m[1]
        if token[0].isalnum() or token[-1].isalnum():  # else it is a mark
            start, end = m.span()
            raw.append((start, end, *_folded(token, lex)))
    return tuple(_merge(text, raw, values, lex))


@lru_cache(maxsize=16384)
def _folded(token: str, lex: Lexicon) -> tuple[str, str]:
    low = fold(token)
    return low, lex.stem(low)


def _merge(
    text: str, raw: list[tuple[int, int, str, str]], values: dict[int, Date | Number], lex: Lexicon
) -> list[Word]:
    found: list[Word] = []
    skip_to, i = 0, 0
    starts = sorted(values)
    upcoming = 0
    stems = [root for *_, root in raw]
    while i < len(raw):
        start, end, low, root = raw[i]
        size, key = _phrase(raw, stems, i, lex) if root in lex.sizes else (0, "")
        if key == "@both" and fold(text[start : raw[i + size - 1][1]]) not in lex.together:
            size, key = 0, ""  # `a two-state solution`, `the minister`
        if key == "@both":
            values.pop(start, None)
        while upcoming < len(starts) and starts[upcoming] < end:
            value = values.get(starts[upcoming])
            upcoming += 1
            if value and value.start >= skip_to:
                found.append(_valued(text, value))
                skip_to = value.end
        if start < skip_to:
            i += 1
            continue
        if size:
            last = raw[i + size - 1][1]
            kind = _kind(text[start:last], key, found, lex)
            if kind:
                whole = fold(text[start:last])
                found.append(Word(start, last, whole, root, key, kind, None, topics(key)))
                i += size
                continue
        named = capital(text[start]) and (bool(found) or _heads(raw, i, text, lex) or None)
        found.append(Word(start, end, low, *_plain(low, root, named, lex)))
        i += 1
    return found


def _kind(words: str, key: str, before: list[Word], lex: Lexicon) -> str | None:
    """What a phrase of the lexicon is here; None where its capitals do not fit."""
    if key in ("@both", "_"):
        return "both" if key == "@both" else "stop"
    capitals = sum(capital(part) for part in words.split())
    if key[0] != "@":
        return "name" if capitals > 1 else "word"  # `the Black Sea` is a name, `a supply chain` is none
    if not capitals or (len(words) <= SHORT and not shouted(words)):
        return None
    placed = before and before[-1].low in lex.small["at-a-place"]
    return "name" if placed and fold(words) in lex.capitals else "country"  # a place here, whatever else it stands for


def _heads(raw: list[tuple[int, int, str, str]], i: int, text: str, lex: Lexicon) -> bool:
    """Is the first word of a text a name: does a verb follow, or another capital?"""
    if i + 1 >= len(raw):
        return False
    start, _, low, root = raw[i + 1]
    verb = (root in lex.acts or root in lex.speech) and low != root and not lex.formed(low, "gerund")
    return verb or low in lex.small["after-a-name"] or capital(text[start])


def _valued(text: str, value: Date | Number) -> Word:
    low = text[value.start : value.end].casefold()
    if isinstance(value, Number):
        return Word(value.start, value.end, low, low, f"={value.value:g}{value.unit}", "number", value)
    key = f"d{value.year or ''}-{value.month or ''}-{value.day or ''}{value.rel}"
    return Word(value.start, value.end, low, low, key, "date", value)


@lru_cache(maxsize=16384)
def _plain(low: str, root: str, named: bool | None, lex: Lexicon) -> tuple[str, str, str, None, tuple[str, ...]]:
    """What stands behind the wording in the Word of a token. ``named``: by its capital; None: only if it is known."""
    root = lex.spellings.get(root, root)
    key = lex.classes.get(root, root)
    if (low in lex.stop or len(low) < 2) and not "\u3400" <= low <= "\u9fff":
        return root, root, "stop", None, ()
    capital = named is not False and root not in lex.classes and root not in lex.generic
    if capital and (named or root in lex.people):
        return root, root, "name", None, topics(key)
    return root, key, "word", None, topics(key)


def _phrase(raw: list[tuple[int, int, str, str]], stems: list[str], i: int, lex: Lexicon) -> tuple[int, str]:
    """(words, key) of the phrase of the lexicon that begins at word ``i``; its particle may stand after an object."""
    for size in lex.sizes[stems[i]]:
        member = tuple(stems[i : i + size])
        if member in lex.phrases:
            return len(member), lex.phrases[member]
    for particle, key in lex.parted.get(stems[i], {}).items():
        if any(low == particle for _, _, low, _ in raw[i + 2 : i + 2 + APART]):
            return 1, key  # `turned the offer down`
    return 0, ""
