"""Endings of the words around names: possessive marks, plurals, days."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readoutdiff.language.lexicon import Lexicon
    from readoutdiff.language.words import Words


def owned(lexicon: Lexicon, word: str) -> bool:
    """Does a word end in a possessive mark of its own (`Peru’s`)?"""
    return lexicon.ends(word, "possessive")


def _ending(words: Words, name: str, word: str) -> str:
    """Which of the endings in a set a word has; "" where it has none."""
    return next((end for end in words.small[name] if word.endswith(end)), "")


def singular(words: Words, word: str) -> str:
    """A noun, in small letters, without its plural ending."""
    return word[: len(word) - len(_ending(words, "plural-ending", word))]


def plural(words: Words, word: str) -> bool:
    """Is a noun, in small letters, a plural by its ending?"""
    return singular(words, word) != word


def day_like(words: Words, word: str) -> bool:
    """Does a word end as the days of the week do (`Monday`, `day`)?"""
    return bool(_ending(words, "day-ending", word))
