"""Text -> language code: by script, then by letters of one alphabet only, then by commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from readoutdiff.ground.folding import fold
from readoutdiff.ground.yamlfile import load_data

SAMPLE = 20_000  # characters looked at


def _pairs(ranges: str) -> list[tuple[str, str]]:
    """``"A-Za-z"`` -> its ranges, first and last letter."""
    return [(ranges[i], ranges[i + 2]) for i in range(0, len(ranges), 3)]


_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile("[A-Za-z]+")  # letters of the commonest script, counted at once
MIN_LETTERS = 20
MIN_SHARE = 0.05  # of the words must be among a language's commonest


@cache
def _known() -> tuple[list[tuple[str, str, str]], dict[str, dict[str, str]], dict[str, frozenset[str]]]:
    """Ranges of letters, each with its script's language; letters of one language only; commonest words."""
    data = load_data("reading/languages.yaml")
    ranges = [(first, last, code) for code, line in data["scripts"].items() for first, last in _pairs(line)]
    return ranges, data["letters"], {code: frozenset(line.split()) for code, line in data["common"].items()}


def guess_language(text: str) -> str:
    """ISO 639-1 code of ``text``'s language, ``und`` where too little or nothing known is in it."""
    sample = fold(text).text[:SAMPLE]
    ranges = _known()[0]
    counts = dict.fromkeys((language for _, _, language in ranges), 0)
    rest = _PLAIN.sub("", sample)
    counts["en"] += len(sample) - len(rest)
    for letter, times in Counter(rest).items():
        for first, last, language in ranges:
            if first <= letter <= last:
                counts[language] += times
    counts["zh"] *= 3  # a character is a word: an article that quotes Latin names is still Chinese
    best = max(counts, key=lambda language: counts[language])
    if counts[best] == 0:
        return "und"
    if best == "zh" and counts["ja"] * 5 > counts["zh"] / 3:  # Japanese has kana among its characters
        return "ja"
    if best != "en":
        return _by_letters(sample, best, counts[best])
    return _by_words(sample) if counts[best] >= MIN_LETTERS else "und"


def _by_letters(sample: str, script: str, total: int) -> str:
    for language, letters in _known()[1].get(script, {}).items():
        if sum(map(sample.count, letters)) * 100 > total:
            return language
    return script


def _by_words(sample: str) -> str:
    words = Counter(_WORD.findall(sample.lower()))
    counts = {language: sum(map(words.__getitem__, common & words.keys())) for language, common in _known()[2].items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= MIN_SHARE * words.total() else "und"
