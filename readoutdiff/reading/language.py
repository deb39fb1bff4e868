"""Text -> language code: by script, then by letters of one alphabet only, then by commonest words."""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 20_000  # characters looked at
SCRIPTS: tuple[tuple[str, str], ...] = (  # language a script stands for where nothing says more, and its letters
    ("en", "A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
    ("ru", "\u0400-\u04ff"),
    ("ja", "\u3041-\u30ff"),
    ("zh", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"),
    ("ko", "\uac00-\ud7a3\u1100-\u11ff"),
    ("ar", "\u0620-\u06ff\u0750-\u077f"),
    ("he", "\u05d0-\u05ea"),
    ("el", "\u0370-\u03ff"),
    ("hi", "\u0900-\u097f"),
    ("th", "\u0e01-\u0e4f"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0531-\u058f"),
)
LETTERS: dict[str, tuple[tuple[str, str], ...]] = {  # letters that another language of the script does not have
    "ru": (("uk", "іїєґІЇЄҐ"), ("be", "ўЎ"), ("sr", "ђћџљњ"), ("mk", "ѓќ"), ("kk", "әқңұһӨ")),
    "ar": (("ur", "ٹڈڑےں"), ("fa", "پچژگی")),
}
COMMON: dict[str, str] = {
    "en": "the of and to in that is was for it with as on by said",
    "fr": "le la les des et à en du une que dans pour est au par sur",
    "de": "der die das und den von zu mit ist des im dem nicht ein eine auf",
    "es": "el la los las de y que en del por con una para se su al",
    "it": "il di che e la un per del della in con sono le gli nel al",
    "pt": "o a os as de e que do da em um uma para com não por",
    "nl": "de het een van en in is dat op te met voor zijn niet aan er",
    "pl": "w i z na że do nie się o jest to przez oraz dla po od",
    "tr": "ve bir bu da de için ile olarak olan daha çok en dedi gibi sonra kadar",
    "id": "yang dan di untuk dengan dari ini itu pada tidak dalam akan ke oleh adalah telah",
    "vi": "và của là các có trong được cho với một không này về đã những",
}


def _pairs(ranges: str) -> list[tuple[str, str]]:
    """``"A-Za-z"`` -> its ranges, first and last letter."""
    return [(ranges[i], ranges[i + 2]) for i in range(0, len(ranges), 3)]


_COMMON = {language: frozenset(words.split()) for language, words in COMMON.items()}
_RANGES = tuple((first, last, language) for language, ranges in SCRIPTS for first, last in _pairs(ranges))
_WORD = re.compile(r"[^\W\d_]+")
MIN_LETTERS = 20
MIN_SHARE = 0.05  # of the words must be among a language's commonest


def guess_language(text: str) -> str:
    """ISO 639-1 code of ``text``'s language, ``und`` where too little or nothing known is in it."""
    sample = text[:SAMPLE]
    counts = dict.fromkeys((language for language, _ in SCRIPTS), 0)
    for letter, times in Counter(sample).items():
        for first, last, language in _RANGES:
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
    for language, letters in LETTERS.get(script, ()):
        if sum(map(sample.count, letters)) * 100 > total:
            return language
    return script


def _by_words(sample: str) -> str:
    words = Counter(_WORD.findall(sample.lower()))
    counts = {language: sum(map(words.__getitem__, common)) for language, common in _COMMON.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= MIN_SHARE * words.total() else "und"
