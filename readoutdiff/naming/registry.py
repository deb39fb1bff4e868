"""data/sources.yaml, and a user's file -> Registry: who issues readouts, and every mention of one in a text.

Countries and office types are composed, never enumerated: `pl-mfa` is in no list. `mentions` has the grammar.
"""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import NamedTuple

from readoutdiff.ground.folding import fold
from readoutdiff.ground.yamlfile import data_bytes, slips, suggest
from readoutdiff.naming.entries import OUTLETS, Entries, builtin_entries, split
from readoutdiff.naming.mentions import find
from readoutdiff.naming.names import Name, Names, name_of
from readoutdiff.naming.names import fold as key_of
from readoutdiff.naming.tokens import Lore, Mention

__all__ = ["Answer", "Mention", "Registry", "Source", "describe", "load_registry"]


class Source(NamedTuple):
    """An entry of the registry. ``party`` is a country code or EU, NATO, UN, in capitals."""

    id: str
    party: str | None
    kind: str  # office, agency, country, organisation
    name: str
    aliases: tuple[str, ...] = ()


class Registry(NamedTuple):
    """The sources, and the names that texts use for them."""

    sources: dict[str, Source]
    sha256: str  # of the built-in file, and of the user's behind it where there is one
    entries: Entries
    lore: Lore

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """All mentions in ``text[start:end]``, the longest at each place, in order, not overlapping."""
        return find(self.lore, text, start, end)

    def country(self, word: str) -> str | None:
        """The code, in small letters, of a country's or organisation's name, demonym or capital."""
        name = self.lore.names.get(word)
        return name.value if name and name.kind in ("country", "organisation", "demonym", "place") else None

    def party_of(self, source: str) -> str | None:
        """The party of a source id, a composed one too (``pl-mfa`` -> ``PL``); None for an unknown id."""
        known = self.source(source)
        return known.party if known else None

    def office_id(self, party: str, office: str) -> str:
        """The id of a party's office: ``("CN", "mfa") -> "cn-mfa"``, ``("RU", "president") -> "kremlin"``."""
        return self.lore.office_id(party, office)

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
        if office not in self.entries.offices or self.office_id(code, office) != source:
            return None
        return Source(source, owner.party, "office", composed(self.entries, office, owner.name))


class Answer(NamedTuple):
    """What a text names: a source and the alias it goes by, or the reason why it names none."""

    source: Source | None
    alias: str | None
    reason: str | None


def composed(entries: Entries, office: str, owner: str) -> str:
    """`foreign ministry of Poland`; "" for no office type."""
    return f"{entries.offices[office][0].lstrip('+')} of {owner}" if office in entries.offices else ""


def build(entries: Entries, sha256: str) -> Registry:
    """The registry of checked entries."""
    sources: dict[str, Source] = {}
    seats: dict[tuple[str, str], str] = {}
    outlets: dict[tuple[str, str], list[str]] = {}
    for kind, section in (("country", entries.countries), ("organisation", entries.organisations)):
        for code, found in section.items():
            shown = tuple(name.strip("?-") for group in found for name in group)
            sources[code] = Source(code, code.upper(), kind, shown[0], shown)
    for key, (party, role, aliases) in entries.sources.items():
        kind = "agency" if role in OUTLETS else "office"
        shown_as = aliases[0] if aliases else composed(entries, role, sources[party].name) or key
        sources[key] = Source(key, party.upper(), kind, shown_as, tuple(aliases))
        if role in OUTLETS:
            outlets.setdefault((party, role), []).append(key)
        elif role != "-":
            seats[party.upper(), role] = key
    lore = Lore(
        Names(names_in(entries)),
        {source.id: (source.party or "", source.kind) for source in sources.values()},
        seats,
        {key: ids[0] for key, ids in outlets.items() if len(ids) == 1},
        {name: frozenset(split(line)) for name, line in entries.words["beside"].items()},
        frozenset(entries.words["short"]),
    )
    return Registry(sources, sha256, entries, lore)


def names_in(entries: Entries) -> list[Name]:
    """Every name of the entries; the first with a key wins, so proper names come before composed ones."""
    rows = [("trap", "", name) for name in entries.traps]
    rows += [("source", key, name) for key, (_, _, aliases) in entries.sources.items() for name in aliases]
    for kind, section in (("country", entries.countries), ("organisation", entries.organisations)):
        for code, found in section.items():
            for sort, group in zip((kind, "demonym", "place"), found, strict=True):
                rows += [(sort, code, name) for name in group]
    rows += [("office", office, name) for office, group in entries.offices.items() for name in group]
    rows += [("media", sort, name) for sort, group in entries.media.items() for name in group]
    words = entries.words
    rows += [("title", office, name) for office, line in words["titles"].items() for name in split(line)]
    rows += [("shared", " ".join(codes), name) for name, codes in entries.shared.items()]
    rows += [("short", code, name) for code, name in words["short"].items()]
    for sort in ("government", "desk_of", "spokesperson", "official", "holder", "member", "desk"):
        rows += [(sort, "", name) for name in split(words[sort])]
    return [name_of(*row) for row in rows]


@functools.cache
def builtin() -> Registry:
    """The registry that comes with the package."""
    return build(builtin_entries(), hashlib.sha256(data_bytes("sources.yaml")).hexdigest())


def load_registry(extra: Path | None = None) -> Registry:
    """The built-in registry with what ``extra`` adds or overrides. Raises ``Troubles`` for a bad file."""
    if extra is None:
        return builtin()
    from readoutdiff.naming.userfile import read_extra  # rarely wanted

    raw, entries = read_extra(extra, builtin_entries())
    return build(entries, hashlib.sha256(data_bytes("sources.yaml") + raw).hexdigest())


def describe(registry: Registry, text: str) -> list[Answer]:
    """The sources that a text names, each with its alias; where there are none, one answer with the reason."""
    text = fold(text).text
    return [answer(registry, mention) for mention in registry.find(text)] or [nothing(registry, text)]


def answer(registry: Registry, mention: Mention) -> Answer:
    """What one mention names."""
    source = registry.source(mention.source) if mention.source else None
    if source is None:
        if mention.form == "shared":
            return Answer(None, mention.alias, ambiguous(registry, mention.alias))
        what = "whose office it is" if mention.head else "which country's it is"
        return Answer(None, mention.alias, f"the text does not say {what}")
    if mention.role == "official":
        return Answer(source, mention.alias, "a person of that office: no source by itself")
    if mention.kind in ("country", "government", "demonym", "place", "organisation"):
        return Answer(
            source, mention.alias, "named alone, a source only with a word for a document (readout, statement)"
        )
    return Answer(source, mention.alias, None)


def ambiguous(registry: Registry, text: str) -> str | None:
    """Which countries a name in a text may mean where it is that of several; None without such a name."""
    words = key_of(text).split()
    for name, codes in registry.entries.shared.items():
        if key_of(name) in words:
            several = " or ".join(f"{registry.sources[code].name} ({code})" for code in codes)
            return f"ambiguous: {name} is {several}"
    return None


def nothing(registry: Registry, text: str) -> Answer:
    """Why a text names no source, with what it may have meant."""
    known = registry.source(text.strip()) or registry.source(registry.country(text) or "")
    if known:
        return Answer(known, known.id, None)
    if (reason := ambiguous(registry, text)) is not None:
        return Answer(None, None, reason)
    aliases = [name for source in registry.sources.values() for name in (source.id, *source.aliases)]
    near = suggest(text.strip(), slips(text.strip(), aliases))
    return Answer(None, None, "no name of the registry in it" + (f"; did you mean {near}?" if near else ""))
