"""The values of a case.yaml against the tables of ``fields``; every mistake is noted at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from readoutdiff.checking import fields
from readoutdiff.checking.hints import unknown_source
from readoutdiff.naming.registry import Registry
from readoutdiff.yamlfile import Marked, hint

Path_ = tuple[str | int, ...]
_DATE = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?")


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
        if value is None and kind.endswith("or null"):
            return None
        checks: dict[str, type | tuple[type, ...]] = {
            fields.NUMBER: int, fields.TRUTH: bool, fields.EVENT: dict, "mapping": dict,
            fields.SOURCES: list, fields.NAMES: list, "list": list,
        }  # fmt: skip
        wanted = checks.get(kind, str)
        if not isinstance(value, wanted) or (kind == fields.NUMBER and isinstance(value, bool)):
            names = {
                str: "words",
                int: "a whole number",
                bool: "true or false",
                dict: "a mapping",
                list: "a list: [...]",
            }
            quote = (
                "; put it in quotation marks"
                if wanted is str and not isinstance(value, (dict, list, type(None)))
                else ""
            )
            return self.marked.wrong(f"{names[wanted]} wanted{quote}", *path)  # type: ignore[index]
        return self._content(value, kind, path)

    def _content(self, value: Any, kind: str, path: Path_) -> None:
        if kind in (fields.SOURCE, fields.SOURCE_OR_NULL):
            self.source(value.partition("@")[0], path)
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
        elif kind == fields.DATE_OR_NULL and not _DATE.fullmatch(value):
            self.marked.wrong(f"“{value}” is no date of the form YYYY-MM-DD", *path)
        elif kind in (fields.WORDS, fields.QUOTATION) and not value.strip():
            self.marked.wrong("words wanted", *path)

    def _choice(self, value: Any, choices: tuple[str | None, ...], path: Path_) -> None:
        if value in choices:
            return
        words = [choice for choice in choices if choice]
        near = hint(str(value), words, f"; known are {', '.join(words)}")
        self.marked.wrong(f"“{value}” is not known here{near}", *path)
