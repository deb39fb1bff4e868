"""Names of countries and offices -> an index of them, looked up in a text by first word, longest first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from readoutdiff.grammar.tokens import tokens
from readoutdiff.language.capitals import capital
from readoutdiff.language.language import FALLBACK, language

# Hyphens, spaces and single line ends are what may stand between the words of a name; all else is a token,
# an empty line included, so that nothing is joined over punctuation or from paragraph to paragraph.
HYPHENS = "-‐‑–"
_ONE_MARK = str.maketrans({".": None, "’": "'", "ʼ": "'"})


class Name(NamedTuple):
    """One way of naming one thing; ``words`` as the data file has it, its marks taken off."""

    kind: str  # country, demonym, place, short, office, source, media, government, title, desk, spokesperson ...
    value: str  # country code, office type, source id
    words: str
    bound: bool = False  # `+navy`: only with its country
    wary: bool = False  # `?Jordan`: also the name of a person or another place
    joined: bool = False  # `Sino-`: only before a hyphen


class Found(NamedTuple):
    """A name at tokens ``[i, j)``."""

    name: Name
    i: int
    j: int


def cut(words: str) -> list[str]:
    """The tokens of a text, behind the gap before each: cut as a language's whose texts are not known is."""
    return tokens(language(FALLBACK)).parts.split(words)


def name_of(kind: str, value: str, written: str) -> Name:
    """A name from its spelling in the data file, marks and all."""
    mark = written[0] if written[0] in "+?" else ""
    return Name(kind, value, written[len(mark) :].rstrip("-"), mark == "+", mark == "?", written[-1] == "-")


@lru_cache(30_000)
def plain(token: str) -> str:
    """A token as it is looked up: small letters, no dots (``U.S.`` is ``us``), one kind of apostrophe."""
    if token.isalnum():
        return token.lower()
    return token.lower().translate(_ONE_MARK) or token


def fold(words: str) -> str:
    """The key of a name: two names with one key are doubles."""
    return " ".join(map(plain, cut(words)[1::2]))


def fits(wanted: str, token: str) -> bool:
    """Whether a token has the capitals that a name's word asks for: at the front, and behind it too (``MFA``)."""
    if not capital(wanted):
        return True
    return capital(token) and (wanted[1:] == wanted[1:].lower() or token[1:] != token[1:].lower())


class Names:
    """An index of names. Of two with one key the first stays."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.by_key: dict[str, tuple[Name, list[str]]] = {}
        sizes: dict[str, set[int]] = {}
        for name in names:
            tokens = cut(name.words)[1::2]
            keys = [plain(token) for token in tokens]
            if not keys:
                continue  # `+` alone, or a hyphen: no word
            self.by_key.setdefault(" ".join(keys), (name, tokens))
            sizes.setdefault(keys[0], set()).add(len(keys))
        self.sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}

    def get(self, words: str) -> Name | None:
        """The name that these words are, their capitals aside."""
        found = self.by_key.get(fold(words))
        return found[0] if found else None

    def look_up(self, text: str, ends: list[int], tokens: list[str], keys: list[str]) -> dict[int, Found]:
        """The names in a tokenised text by the index of their first token; they do not overlap."""
        found: dict[int, Found] = {}
        sizes, done = self.sizes, 0
        for i, key in enumerate(keys):
            if key in sizes and i >= done and (hit := self._at(i, text, ends, tokens, keys)):
                found[i], done = hit, hit.j
        return found

    def _at(self, i: int, text: str, ends: list[int], tokens: list[str], keys: list[str]) -> Found | None:
        for size in self.sizes[keys[i]]:
            entry = self.by_key.get(" ".join(keys[i : i + size]))
            if entry is None or len(keys) < i + size:
                continue
            name, wanted = entry
            if name.joined and text[(end := ends[i + size - 1]) : end + 1] not in tuple(HYPHENS):
                continue
            if all(map(fits, wanted, tokens[i : i + size])):
                return Found(name, i, i + size)
        return None
