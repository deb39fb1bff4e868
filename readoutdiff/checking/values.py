"""The values of a case.yaml against the tables of ``fields``; every mistake is noted at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from readoutdiff.checking import fields
from readoutdiff.checking.hints import unknown_source
from readoutdiff.ground.yamlfile import Marked, hint
from readoutdiff.naming.registry import Registry

Path_ = tuple[str | int, ...]
WANTED: dict[str, tuple[type[Any], str]] = {  # words for all others
    fields.NUMBER: (int, "a whole number"),
    fields.TRUTH: (bool, "true or false"),
    **dict.fromkeys((fields.EVENT, "mapping"), (dict, "a mapping")),
    **dict.fromkeys((fields.SOURCES, fields.NAMES, "list"), (list, "a list: [...]")),
}


class Values:
    """Checks one file's values; notes what is wrong and goes on."""

    def __init__(self, marked: Marked, registry: Registry) -> None:
        self.marked, self.registry = marked, registry

    def keys(self, value: dict[str, Any], known: Iterable[str], path: Path_) -> None:
        for key in value:
            if key not in known:
                known_are = f"; known are {', '.join(known)}"
                comma = "; words with a comma in {...} need quotation marks"  # what stands behind it has no value
                near = hint(key, known, comma if value[key] is None else known_are)
                self.marked.wrong(f"unknown key {key}{near}", *path, key, key=True)

    def source(self, source: str, path: Path_, key: bool = False) -> None:
        wrong = unknown_source(source, self.registry)
        if wrong:
            self.marked.wrong(wrong, *path, key=key)

    def check(self, value: Any, kind: fields.Kind, path: Path_) -> None:
        """Note what is wrong with one value."""
        if isinstance(kind, tuple):
            return self._choice(value, kind, path)
        if isinstance(kind, list):
            if not isinstance(value, list):
                return self.marked.wrong("a list is wanted: [...]", *path)
            for i, item in enumerate(value):
                self._choice(item, kind[0], (*path, i))
            return None
        base = kind.removesuffix(fields.OR_NULL)
        if value is None and base != kind:
            return None
        wanted, words = WANTED.get(base, (str, "words"))
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            plain = wanted is str and not isinstance(value, (dict, list, type(None)))
            return self.marked.wrong(f"{words} wanted" + ("; put it in quotation marks" if plain else ""), *path)
        if kind in (fields.WORDS, fields.QUOTATION) and not value.strip():
            return self.marked.wrong("words wanted", *path)
        return self._content(value, base, path)

    def _content(self, value: Any, kind: str, path: Path_) -> None:
        if kind == fields.SOURCE:
            self.source(re.split("[@#]", value)[0], path)
        elif kind in (fields.SOURCES, fields.NAMES, "list"):
            for i, item in enumerate(value):
                if not isinstance(item, str):
                    self.marked.wrong("words wanted; put it in quotation marks", *path, i)
                elif kind == fields.SOURCES:
                    self.source(item, (*path, i))
        elif kind == fields.EVENT:
            self.keys(value, fields.EVENT_FIELDS, path)
            for key, inner in fields.EVENT_FIELDS.items():
                if key in value:
                    self.check(value[key], inner, (*path, key))
        elif kind == fields.DATE and not re.fullmatch(fields.DATE_FORM, value):
            self.marked.wrong(f"“{value}” is no date of the form YYYY-MM-DD", *path)

    def _choice(self, value: Any, choices: tuple[str | None, ...], path: Path_) -> None:
        if value in choices:
            return
        words = [choice for choice in choices if choice]
        near = hint(str(value), words, f"; known are {', '.join(words)}")
        self.marked.wrong(f"“{value}” is not known here{near}", *path)
