"""A language's folder of data -> what is known of it, each part made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any

from readoutdiff.ground.model import Trouble
from readoutdiff.ground.yamlfile import DATA, load_data
from readoutdiff.language.lexicon import Lexicon, build
from readoutdiff.language.stemming import Stemmer
from readoutdiff.language.words import Words

FALLBACK = "en"  # what a text is read by whose language is not known: names and numbers are found by it


class Language:
    """One language: what is asked of it is asked of this value, which ``Scan`` carries."""

    def __init__(self, code: str, data: dict[str, Any] | None = None, sha256: str = "") -> None:
        """``code`` is that of ISO 639-1; ``data`` has parsed files by name in place of the package's, of ``sha256``."""
        self.code, self.sha256 = code, sha256
        self._data = data or {}

    def data(self, name: str) -> Any:
        """The plain value of one of the language's files."""
        return self._data[name] if name in self._data else load_data(f"{self.code}/{name}.yaml")

    @cached_property
    def lexicon(self) -> Lexicon:
        """What an attribution is read by."""
        return build(self.data("attribution"))

    @cached_property
    def stem(self) -> Callable[[str], str]:
        """Of a folded word."""
        data = self.data("stems")
        return Stemmer(data["endings"], data["irregular"]).stem

    @cached_property
    def words(self) -> Words:
        """What readouts, contacts, citations, dates and silences are read by."""
        return Words(self.data)


@cache
def languages() -> frozenset[str]:
    """The languages that are known: folders of data that have a file for every file of English."""
    files = [file.name for file in (DATA / FALLBACK).glob("*.yaml") if file.stem.isalpha()]  # the others are examples
    return frozenset(each.name for each in DATA.iterdir() if all((each / name).is_file() for name in files))


@cache
def language(code: str) -> Language:
    """What is known of a language. Raises Trouble where it is none of ``languages()``."""
    if code not in languages():
        raise Trouble(code, "no lexicon for this language")
    return Language(code)


Languages = Mapping[str, Language]  # by code: those to which a user has added words


def reading(code: str, own: Languages | None = None) -> Language:
    """What a text in a language is read by, with what is a user's ``own``; ``FALLBACK`` where it is not known."""
    code = code if code in languages() else FALLBACK
    return own[code] if own and code in own else language(code)
