"""A user's registry file -> the entries it adds to or puts in place of the built-in ones.

Sections and entries are those of data/sources.yaml. An entry is a line as there, or for names a list, or a mapping
with `names`, `demonyms`, `capitals` (a country), or `party`, `office`, `names` (a source).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from readoutdiff.ground import folding
from readoutdiff.ground.yamlfile import Marked, read_marked, suggest
from readoutdiff.naming.entries import OUTLETS, Entries, groups, source_line, split
from readoutdiff.naming.names import fold, name_of

SECTIONS = ("countries", "organisations", "offices", "sources", "traps")
GROUPS = ("names", "demonyms", "capitals")
FIELDS = ("party", "office", "names")
ID = re.compile(r"[a-z][a-z0-9-]*")
WANTED = "a line of text, apart by commas and semicolons, or a mapping"


def read_extra(path: Path, base: Entries) -> tuple[bytes, Entries]:
    """The raw bytes of a user's registry, and the built-in entries with its own in. Raises Trouble or Troubles."""
    raw, marked = read_marked(path)
    entries = Reader(marked, base).read()
    marked.done()
    return raw, entries


def plain(value: Any) -> Any:
    """An entry whose names are spelled as they are looked up: in folded texts."""
    if isinstance(value, list):
        return list(map(plain, value))
    if isinstance(value, dict):
        return {key: plain(line) for key, line in value.items()}
    return folding.fold(value).text if isinstance(value, str) else value


class Reader:
    """One file being checked."""

    def __init__(self, marked: Marked, base: Entries) -> None:
        self.marked = marked
        self.base = base
        self.owners: dict[str, tuple[str, str]] = {}  # key of a name -> section, id

    def read(self) -> Entries:
        """The entries, every mistake noted."""
        base, value = self.base, self.marked.value
        if value is not None and not isinstance(value, dict):
            self.marked.wrong(f"wanted a mapping of {', '.join(SECTIONS)}")
            value = None
        self.known(value or {}, SECTIONS)
        countries = self.section("countries", self.country)
        bodies = self.section("organisations", self.country)
        offices = self.section("offices", self.office)
        parties = {*base.countries, *base.organisations, *countries, *bodies}
        sources = self.section("sources", lambda key, line: self.source(key, line, parties, {*base.offices, *offices}))
        merged = Entries(
            base.countries | countries,
            base.organisations | bodies,
            base.offices | offices,
            base.sources | sources,
            base.media,
            base.words,
            base.traps + self.names(plain((value or {}).get("traps")), "traps"),
            base.shared,
        )
        self.doubles(merged, {"countries": countries, "organisations": bodies, "offices": offices, "sources": sources})
        return merged

    def known(self, value: dict[str, Any], wanted: tuple[str, ...], *path: str | int) -> None:
        """Note the keys that nothing reads."""
        for key in value:
            if key not in wanted:
                near = suggest(key, wanted)
                hint = f", did you mean {near}?" if near else f"; known are {', '.join(wanted)}"
                self.marked.wrong(f"unknown key: {key}{hint}", *path, key, key=True)

    def section(self, name: str, read: Any) -> dict[str, Any]:
        """The entries of one section that can be read."""
        value = self.marked.value.get(name) if isinstance(self.marked.value, dict) else None
        if value is not None and not isinstance(value, dict):
            self.marked.wrong(f"{name}: wanted a mapping of ids", name)
            value = None
        found = {}
        for key, line in (value or {}).items():
            if not ID.fullmatch(key):
                self.marked.wrong(f"an id is of small letters, digits and hyphens: {key}", name, key, key=True)
            elif (entry := read(key, plain(line))) is not None:
                found[key] = entry
        return found

    def names(self, value: Any, *path: str | int) -> list[str]:
        """Names from a line or a list."""
        if value is None:
            return []
        if isinstance(value, str):
            return split(value)
        if isinstance(value, list) and all(isinstance(name, str) and name.strip("+?- ") for name in value):
            return [name.strip() for name in value]
        self.marked.wrong("wanted names: a line with commas, or a list of texts", *path)
        return []

    def country(self, key: str, value: Any) -> tuple[list[str], ...] | None:
        """A country's or organisation's groups of names."""
        section = "countries" if key in (self.marked.value.get("countries") or {}) else "organisations"
        if isinstance(value, dict):
            self.known(value, GROUPS, section, key)
            found = tuple(self.names(value.get(group), section, key, group) for group in GROUPS)
        elif isinstance(value, str):
            found = groups(value)
        else:
            self.marked.wrong(f"{key}: wanted {WANTED}", section, key)
            return None
        if len(found) > 3 or not found[0]:
            self.marked.wrong(f"{key}: wanted names; demonyms; capitals, a name at least", section, key)
            return None
        return found

    def office(self, key: str, value: Any) -> list[str] | None:
        """An office type's names, added to those it has."""
        found = self.names(value, "offices", key)
        if not found:
            self.marked.wrong(f"{key}: no names", "offices", key)
            return None
        old = self.base.offices.get(key, [])
        return old + [name for name in found if fold(name) not in map(fold, old)]

    def source(self, key: str, value: Any, parties: set[str], offices: set[str]) -> tuple[str, str, list[str]] | None:
        """A source: party, office type or part, names."""
        place: tuple[str, ...] = ("sources", key)
        if isinstance(value, dict):
            self.known(value, FIELDS, *place)
            party, role = str(value.get("party", "")), str(value.get("office", "-"))
            names = self.names(value.get("names"), *place, "names")
        elif isinstance(value, str):
            party, role, names = source_line(value)
        else:
            self.marked.wrong(f"{key}: wanted {WANTED}", *place)
            return None
        for word, known, what in (
            (party.lower(), parties, "party"),
            (role, {*offices, *OUTLETS, "-"}, "office"),
        ):
            if word not in known:
                near = suggest(word, known) if word else None
                hint = f", did you mean {near}?" if near else ""
                at = (*place, what) if isinstance(value, dict) and what in value else place
                self.marked.wrong(f"{key}: unknown {what}: {word or '(none)'}{hint}", *at)
        return party.lower(), role, names

    def doubles(self, merged: Entries, own: dict[str, dict[str, Any]]) -> None:
        """Note each name of the file that names something else already."""
        first: dict[str, tuple[str, str]] = {}
        rows = [(section, key, name) for section, key, name in every_name(merged)]
        for new in (False, True):
            for section, key, name in rows:
                if (key in own[section]) is not new:
                    continue
                if not (words := fold(name_of("", "", name).words)):
                    continue
                holder = first.setdefault(words, (section, key))
                if new and holder != (section, key):
                    where = f"doubled alias: {name} already names {holder[1]}"
                    if holder[1] in own[holder[0]]:
                        line = self.marked.where(holder[0], holder[1], key=True).rsplit(":", 2)[1]
                        where += f" (line {line})"
                    self.marked.wrong(where, section, key)


def every_name(entries: Entries) -> list[tuple[str, str, str]]:
    """Section, id and name of every name that has to be one thing's alone."""
    rows = [
        (section, key, name)
        for section, found in (("countries", entries.countries), ("organisations", entries.organisations))
        for key, parts in found.items()
        for part in parts
        for name in part
    ]
    rows += [("offices", key, name) for key, group in entries.offices.items() for name in group]
    return rows + [("sources", key, name) for key, (_, _, group) in entries.sources.items() for name in group]
