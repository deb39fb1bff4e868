"""How a word is written: its capitals."""

from __future__ import annotations


def capital(word: str) -> bool:
    """Does a word begin with a capital?"""
    return word[:1].isupper()


def begins_small(word: str) -> bool:
    """Does a word begin with a small letter?"""
    return all_small(word[:1])


def all_small(words: str) -> bool:
    """Is all in small letters?"""
    return words.islower()


def shouted(words: str) -> bool:
    """Is all in capitals?"""
    return words.isupper()


def namelike(word: str) -> bool:
    """Is a word written as names are, a capital and small letters behind it?"""
    return capital(word) and all_small(word[1:])
