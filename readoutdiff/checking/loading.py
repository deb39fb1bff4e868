"""case.yaml -> Case, or all its mistakes, each at its line and column."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from readoutdiff.checking import fields
from readoutdiff.checking.case import SNAPSHOT, Case, Expectation, Supplied
from readoutdiff.checking.quoting import pick
from readoutdiff.checking.spots import Spot
from readoutdiff.checking.values import Path_, Values
from readoutdiff.ground.model import Document, Trouble
from readoutdiff.ground.yamlfile import Marked, hint, load_marked
from readoutdiff.naming.registry import Registry
from readoutdiff.reading.load import load, read_inside

CASE_FILE = "case.yaml"
# A case may come from a stranger: what checking it can cost has bounds.
LARGEST_CASE = 4 * 1024 * 1024  # bytes of a case.yaml
LARGEST_TEXTS = 256 * 1024  # bytes of a case's texts together
MOST = 2_000  # entries of a case
MOST_TEXTS = 20  # its readouts


def find_cases(places: Iterable[Path]) -> list[Path]:
    """The case files in files and folders, sorted. Raises Trouble where a place holds none."""
    found: dict[Path, None] = {}
    for place in places:
        if os.path.isdir(place):
            inside = sorted(_inside(place))
            if not inside:
                raise Trouble(str(place), f"no {CASE_FILE} in it")
            found.update(dict.fromkeys(inside))
        elif os.path.isfile(place):
            found[place] = None
        else:
            raise Trouble(str(place), "no such file or folder")
    return list(found)


def _inside(folder: Path) -> Iterator[Path]:
    """The case files of a folder and those in it, however deep; links are not followed."""
    folders = [folder]
    while folders:
        here = folders.pop()
        try:
            for entry in os.scandir(here):
                if entry.is_dir(follow_symlinks=False):
                    folders.append(here / entry.name)
                elif entry.name == CASE_FILE:
                    yield here / entry.name
        except OSError as error:
            raise Trouble(str(here), (error.strerror or str(error)).lower()) from None


def load_case(path: Path, registry: Registry) -> Case:
    """Read and check one case. Raises Troubles with every mistake in it."""
    place = path.as_posix()
    try:
        text = read_inside(path.parent, path.name, LARGEST_CASE).decode("utf-8-sig")
    except Trouble as trouble:
        raise Trouble(place, trouble.what) from None
    except UnicodeDecodeError as error:
        raise Trouble(place, f"not UTF-8 at byte {error.start}") from None
    return _Loader(path, load_marked(text, place), registry).case()


class _Loader:
    """One file's reading: notes every mistake and goes on."""

    def __init__(self, path: Path, marked: Marked, registry: Registry) -> None:
        self.folder, self.place, self.marked = path.parent, path.as_posix(), marked
        self.values = Values(marked, registry)
        self.texts: dict[str, Document] = {}  # "" is the article, others by label
        self.labels: list[str] = []  # what the case names, read or not
        self.room, self.entries = LARGEST_TEXTS, 0

    def case(self) -> Case:
        """The case, where there is no mistake."""
        value = self.marked.value
        if not isinstance(value, dict):
            self.marked.wrong("no case: keys with values, as draft writes one and fixtures/README.md shows")
            self.marked.done()
        self.values.keys(value, fields.CASE, ())
        for key, kind in fields.CASE.items():
            if key in value:
                self.values.check(value[key], kind, (key,))
        for key in ("title", "provenance"):
            if key not in value:
                self.marked.wrong(f"{key} is missing")
        published = value.get("published") if isinstance(value.get("published"), str) else None
        language = value.get("language") if isinstance(value.get("language"), str) else None
        article = self._document("article", value, published, language)
        readouts = self._readouts(value, published)
        if "article" not in value and len(self.labels) < 2:
            self.marked.wrong("a case needs an article or two readouts")
        expectations = [*self._sections(value, todo=False), *self._todo(value)]
        self._contradictions(expectations)
        if not expectations and not self.marked.mistakes:
            self.marked.wrong("nothing is expected and nothing forbidden")
        self.marked.done()
        event, unreported = value.get("event"), bool(value.get("unreported"))
        title = value["title"]
        return Case(
            self.place, self.folder.resolve().name, title, article, readouts, event, unreported, tuple(expectations)
        )

    def _document(self, key: str, value: dict[str, Any], published: str | None, lang: str | None) -> Document | None:
        name = value.get(key)
        self.labels += [""] if key in value else []
        if not isinstance(name, str):
            return None
        document = self._load(name, (key,), published, lang)
        if document:
            self.texts[""] = document
        return document

    def _load(self, name: str, path: Path_, published: str | None, lang: str | None) -> Document | None:
        file = self.folder / name
        try:
            if file.name == SNAPSHOT:
                raise Trouble(name, "is what `check --update` writes; give the text another name")
            data = read_inside(self.folder, name, LARGEST_TEXTS)
            self.room -= len(data)
            if self.room < 0:
                raise Trouble(name, f"the texts of one case are larger than {LARGEST_TEXTS >> 10} kB together")
            return load(data, name=file.as_posix(), published=published, language=lang)
        except Trouble as trouble:
            at = ("published",) if trouble.place == "published" else path
            self.marked.wrong(f"{name}: {trouble.what}" if at == path else trouble.what, *at)
            return None

    def _readouts(self, value: dict[str, Any], published: str | None) -> tuple[Supplied, ...]:
        given = value.get("readouts")
        marked = value.get("partial")
        partial: list[Any] = marked if isinstance(marked, list) else []
        found = []
        if isinstance(given, dict) and len(given) > MOST_TEXTS:
            self.marked.wrong(f"more than {MOST_TEXTS} readouts in one case", "readouts", key=True)
            given = None
        for label, name in given.items() if isinstance(given, dict) else ():
            source, _, lang = label.partition("@")
            self.labels.append(label)
            self.values.source(source, ("readouts", label), key=True)
            if not isinstance(name, str):
                self.marked.wrong("the name of a file is wanted", "readouts", label)
                continue
            document = self._load(name, ("readouts", label), published, lang or None)
            if document:
                self.texts[label] = document
                found.append(Supplied(label, source, document, label in partial or source in partial))
        for i, name in enumerate(partial):
            if not any(name in (label, label.partition("@")[0]) for label in self.labels):
                self.marked.wrong(f"“{name}” is none of the readouts{hint(str(name), self.labels)}", "partial", i)
        return tuple(found)

    def _todo(self, value: dict[str, Any]) -> list[Expectation]:
        todo = value.get("todo")
        if not isinstance(todo, dict):
            return []
        self.values.keys(todo, ("expect", "forbid"), ("todo",))
        return self._sections(todo, todo=True)

    def _sections(self, value: dict[str, Any], todo: bool) -> list[Expectation]:
        found = []
        for part, must in (("expect", True), ("forbid", False)):
            path: Path_ = ("todo", part) if todo else (part,)
            sections = value.get(part)
            if not isinstance(sections, dict):
                if sections is not None and todo:
                    self.marked.wrong("a mapping is wanted", *path)
                continue
            self.values.keys(sections, (*fields.SECTIONS, "counts"), path)
            for name, entries in sections.items():
                found += self._section(name, entries, must, todo, (*path, name))
        return found

    def _section(self, name: str, entries: Any, must: bool, todo: bool, path: Path_) -> list[Expectation]:
        if name == "counts":
            return self._counts(entries, must, todo, path)
        if name not in fields.SECTIONS or entries is None:
            return []
        if not isinstance(entries, list):
            self.marked.wrong("a list is wanted, each entry after a dash", *path)
            return []
        return [
            entry
            for i, each in enumerate(entries)
            if (entry := self._entry(name, each, must, todo, (*path, i))) is not None
        ]

    def _counts(self, entries: Any, must: bool, todo: bool, path: Path_) -> list[Expectation]:
        if not isinstance(entries, dict):
            self.marked.wrong("a mapping of numbers is wanted", *path)
            return []
        self.values.keys(entries, fields.COUNTS, path)
        found = []
        for key, number in entries.items():
            self.values.check(number, fields.NUMBER, (*path, key))
            line, column = self.marked.values[(*path, key)]
            found.append(Expectation("counts", must, todo, {key: number}, {}, line, column))
        return found

    def _contradictions(self, expectations: Sequence[Expectation]) -> None:
        """Note each number that is smaller than what the case itself expects to be found."""
        for counted in expectations:
            if counted.section == "counts" and counted.must:
                key, number = next(iter(counted.fields.items()))
                listed = [each for each in expectations if each.must and each.todo <= counted.todo]
                least = at_least(key, listed) if key in fields.COUNTS and type(number) is int else 0
                if least and least > number:
                    noun = key if least > 1 else key.removesuffix("s")
                    what = f"{key}: {number} contradicts the {least} {noun} that the case expects"
                    self.marked.note(counted.line, counted.column, what)

    def _entry(self, section: str, entry: Any, must: bool, todo: bool, path: Path_) -> Expectation | None:
        if not isinstance(entry, dict) or not entry:
            self.marked.wrong("keys and values are wanted, such as quote: ...", *path)
            return None
        self.entries += 1
        if self.entries > MOST:
            self.marked.broken(*self.marked.values[path], f"more than {MOST} entries in one case")
        known = fields.SECTIONS[section]
        self.values.keys(entry, known, path)
        for key in fields.REQUIRED[section]:
            if key not in entry:
                self.marked.wrong(f"{key} is missing", *path)
        for key, kind in known.items():
            if key in entry:
                self.values.check(entry[key], kind, (*path, key))
        spots = {
            key: self._spot(entry, key, path)
            for key, kind in known.items()
            if kind in (fields.QUOTATION, fields.QUOTATION + fields.OR_NULL) and key in entry
        }
        if isinstance(entry.get("nearest"), str) and not spots.keys() - {"nearest"}:
            self.marked.wrong("nearest needs a claim or quote beside it", *path, "nearest")
        line, column = self.marked.values[path]
        return Expectation(section, must, todo, entry, spots, line, column)

    def _spot(self, entry: dict[str, Any], key: str, path: Path_) -> Spot | None:
        quotation = entry[key]
        if not isinstance(quotation, str):
            return None
        label = entry.get("in", "") if key != "omission" else ""
        document = self.texts.get(label)
        if document is None:
            if label not in self.labels:
                what = (
                    f"“{label}” is none of the readouts{hint(str(label), self.labels)}"
                    if label
                    else "in: is missing: the case has no article"
                )
                self.marked.wrong(what, *path, "in" if label else key)
            return None
        main = key == next(name for name in ("quote", "claim", "omission", key) if name in entry)
        near, nth = (entry.get("near"), entry.get("nth")) if main else (None, None)
        found = pick(
            document.text, quotation, near if isinstance(near, str) else None, nth if type(nth) is int else None
        )
        if isinstance(found, str):
            self.marked.wrong(found, *path, key)
            return None
        return Spot(document.name, *found)


SIDES = {"claims": ("source",), "omissions": ("source",), "findings": ("kind", "absent")}


def at_least(key: str, expectations: Iterable[Expectation]) -> int:
    """How many claims, omissions, findings or events the entries speak of, at the least.

    Quotations that overlap, of one source, may be of one claim; so may an entry that leaves out its source be of any.
    """
    if key == "events":
        told = (each.fields.get("event") for each in expectations if each.section == "claims")
        return len({day for event in told if isinstance(event, dict) and isinstance(day := event.get("date"), str)})
    spans: dict[tuple[str, ...], list[Spot]] = {}
    for each in expectations:
        sides = [each.fields.get(side) for side in SIDES[key]] if each.section == key else [None]
        spot = each.spots.get("claim" if key == "findings" else "quote")
        words = tuple(side for side in sides if isinstance(side, str))
        if spot and len(words) == len(sides) and not (key == "claims" and "in" in each.fields):
            spans.setdefault((*words, spot.document), []).append(spot)
    return sum(_apart(each) for each in spans.values())


def _apart(spots: Iterable[Spot]) -> int:
    """How many of them lie apart, of one document."""
    found, end = 0, -1
    for spot in sorted(spots, key=lambda spot: (spot.end, spot.start)):
        if spot.start >= end:
            found, end = found + 1, spot.end
    return found
