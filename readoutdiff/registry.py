"""data/sources.yaml (and a user's file) -> Registry: who issues readouts, and every mention of one in a text.

Countries and office types are composed, never enumerated; ``mentions`` has the grammar that joins them.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from readoutdiff.mentions import Finder, Mention, Name, fold
from readoutdiff.yamlfile import data_bytes, load_data

__all__ = ["Mention", "Registry", "Source", "describe", "load_registry"]

MEDIA = ("news", "tv", "press")  # parts that an agency plays


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the registry. ``party`` is a country code or EU, NATO, UN, in capitals."""

    id: str
    party: str | None
    kind: str  # office, agency, country, organisation
    name: str
    aliases: tuple[str, ...] = ()


@dataclass
class Registry:
    """The sources, and the names that texts use for them."""

    sources: dict[str, Source]
    sha256: str
    offices: dict[str, tuple[str, ...]]  # office type -> its names
    seats: dict[tuple[str, str], str]  # (party, office type) -> id, where it is not `party-office`
    finder: Finder = field(repr=False)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """All mentions in ``text[start:end]``, longest first at a place, in order, non-overlapping."""
        return self.finder.find(text, start, end)

    def country(self, word: str) -> str | None:
        """The code in lower case of the country that a name, demonym or capital stands for (``Chinese`` -> ``cn``)."""
        name = self.finder.names.get(fold(word))
        return name.value if name and name.kind in ("country", "demonym", "place") else None

    def party_of(self, source: str) -> str | None:
        """The party of a source id, of a composed one too (``pl-mfa`` -> ``PL``); None for an unknown id."""
        known = self.source(source)
        return known.party if known else None

    def office_id(self, party: str, office: str) -> str:
        """The id of a party's office: ``("CN", "mfa") -> "cn-mfa"``, ``("RU", "president") -> "kremlin"``."""
        return self.seats.get((party.upper(), office), f"{party.lower()}-{office}")

    def source(self, source: str) -> Source | None:
        """The entry of an id, composed where it is a country and an office type; None for an unknown id."""
        if source in self.sources:
            return self.sources[source]
        code, _, office = source.rpartition("-")
        owner = self.sources.get(code)
        if owner is None or owner.kind not in ("country", "organisation"):
            return None
        if office == "media":
            return Source(source, owner.party, "agency", f"state media of {owner.name}")
        if office not in self.offices or self.office_id(code, office) != source:
            return None
        return Source(source, owner.party, "office", f"{self.offices[office][0].lstrip('+')} of {owner.name}")


def split(names: str) -> list[str]:
    """``"a, b"`` -> its alternatives."""
    return [name for part in names.split(",") if (name := part.strip())]


def build(data: dict[str, Any], sha256: str) -> Registry:
    """The registry of a file's plain value, which has been checked."""
    names: list[Name] = []
    sources: dict[str, Source] = {}
    seats: dict[tuple[str, str], str] = {}
    outlets: dict[tuple[str, str], list[str]] = {}
    for kind, section in (("country", "countries"), ("organisation", "organisations")):
        for code, line in data[section].items():
            groups = [split(part.lstrip()) for part in line.split(";")] + [[], []]
            wary = line.startswith("?")
            groups[0] = [name.lstrip("?") for name in groups[0]]
            sources[code] = Source(code, code.upper(), kind, groups[0][0], tuple(n for g in groups for n in g))
            for sort, group in zip(("country", "demonym", "place"), groups[:3], strict=True):
                names += [
                    Name(sort, code, name.lstrip("?"), wary=name[0] == "?" or (wary and sort == "country"))
                    for name in group
                ]
    offices = {office: tuple(split(line)) for office, line in data["offices"].items()}
    for office, group in offices.items():
        names += [Name("office", office, name.lstrip("+"), bound=name[0] == "+") for name in group]
    for key, line in data["sources"].items():
        head, _, rest = line.partition(";")
        party, role = head.split()
        aliases = split(rest)
        kind = "agency" if role in MEDIA else "office"
        sources[key] = Source(key, party.upper(), kind, aliases[0] if aliases else key, tuple(aliases))
        if role in MEDIA:
            outlets.setdefault((party, role), []).append(key)
        elif role != "-":
            seats[party.upper(), role] = key
        names += [Name("source", key, name) for name in aliases]
    for sort, line in data["media"].items():
        names += [Name("media", sort, name.lstrip("+"), bound=name[0] == "+") for name in split(line)]
    words = data["words"]
    for title, line in words["titles"].items():
        names += [Name("title", title, name) for name in split(line)]
    names += [Name("government", "", name) for name in split(words["government"])]
    names += [Name(sort, "", name) for sort in ("spokesperson", "official", "desk") for name in split(words[sort])]
    names += [Name("short", code, name) for code, name in words["short"].items()]
    names += [Name("trap", "", name) for name in split(data["traps"]["all"])]
    only = {key: ids[0] for key, ids in outlets.items() if len(ids) == 1}
    finder = Finder(names, sources_of(sources.values()), seats, only, frozenset(split(words["between"])))
    return Registry(sources, sha256, offices, seats, finder)


def sources_of(sources: Iterable[Source]) -> dict[str, tuple[str, str]]:
    """id -> (party, kind)."""
    return {source.id: (source.party or "", source.kind) for source in sources}


@functools.cache
def builtin() -> Registry:
    """The registry that comes with the package."""
    return build(load_data("sources.yaml"), hashlib.sha256(data_bytes("sources.yaml")).hexdigest())


def load_registry(extra: Path | None = None) -> Registry:
    """The built-in registry, with what ``extra`` adds or overrides. Raises Trouble for a bad file."""
    return builtin()


def describe(registry: Registry, text: str) -> dict[str, Any]:
    """Which source TEXT names, by which alias, or why none."""
    found = registry.find(text)
    return {"mentions": found}
