"""A language's data -> Tokens: the one pattern that cuts its texts, with compounds whole or in their parts.

A sentence is read in whole words as they are written: `U.S.-based`, `Russia's`, `1.5`, `Sen.` are one each. Names are
looked up, and accounts compared, word by word: there a hyphen only parts, and `'s`, `n't` and a stop stand alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from readoutdiff.language.language import Language

ADDRESS = r"https?://|www\."  # how a web address begins
_INITIALS = r"(?:[^\W\d_](?:\.[^\W\d_])+\.?+(?![^\W_])|(?:[^\W\d_]\.){2,})"  # `U.S.`, `U.S`, `J.D.` right before a name
_IDEOGRAM = "\u3400-\u9fff"  # a word each where words are looked up


class Tokens(NamedTuple):
    """How a language's texts are cut: ``split`` gives gaps and tokens in turns."""

    whole: re.Pattern[str]
    parts: re.Pattern[str]
    may_end: frozenset[str]  # abbreviations, in small letters, whose stop may end a sentence, too


@cache
def tokens(language: Language) -> Tokens:
    """How the texts of a language are cut, made once."""
    data = language.data("tokens")
    may_end = frozenset(word.lower() + "." for word in data["abbreviations"]["may_end"].split())
    return Tokens(_whole(data["abbreviations"]), _parts(data["contraction"]), may_end)


def _whole(abbreviations: dict[str, str]) -> re.Pattern[str]:
    names = {key: "|".join(sorted(words.split(), key=len, reverse=True)) for key, words in abbreviations.items()}
    short = "|".join(word for word in abbreviations["before_name"].split() if len(word) == 3)
    plain = r"(?![\w.'’\-–])"  # the first line saves time: blanks fail at once, most words end here
    return re.compile(
        rf"((?=\S)(?:[a-z]++{plain}|[^\w\s'`.\-]|[A-Z][a-z]++{plain}"
        rf"|{_INITIALS}(?:-\w+)*|(?:{names['before_name']})\.|(?:{names['before_number']})\.(?=\s*\d)"
        rf"|(?:{names['may_end']})\.|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|[A-Z]\.(?=[^\S\n]?[A-Z][\w.])"
        rf"|\w+(?:[.'’\-–]\w+)*(?:(?<=-(?:{short}))\.|-)?"  # then-Sen.
        r"|'''?|``|\.\.\.|--|[^\w\s]))"
    )


def _parts(contraction: str) -> re.Pattern[str]:
    """Of what parts words, hyphens, blanks and single line ends are nothing; an empty line is a token.

    Names with numbers, `F-16s`, are one.
    """
    letter, mark = rf"(?![{_IDEOGRAM}])[^\W\d_]", "['’ʼ]"
    contracted = contraction.replace("'", mark) + r"(?![^\W_])"
    return re.compile(  # the first line saves time: a blank is nothing, most words end here
        rf"((?! )(?:[A-Z]?[a-z]{{2,}}+(?![^\s,.])|{_INITIALS}|[A-Z]{{1,3}}-\d{{1,3}}s?(?![^\W_])"
        rf"|{contracted}|(?:{letter})+?(?={contracted})|{letter}(?:(?![{_IDEOGRAM}])[^\W_])*+"
        rf"|\d(?:[\d,.]*\d)?|[^\W_]|{mark}[sS](?![^\W_])|\n\s*\n|[^\s\-‐‑–]))"
    )
