"""data/en (readouts, contacts, citing, silences) and data/people.yaml -> the word tables of citations, made once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Any

from readoutdiff.ground.yamlfile import load_data


def items(words: str) -> list[str]:
    """The items of a word list: between bars, or between blanks where there is no bar."""
    return [w for part in words.split("|") if (w := part.strip())] if "|" in words else words.split()


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first, their blanks any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})".replace(r"\ ", r"\s")


FAMILY_FIRST = frozenset(["CN", "KR", "KP", "VN", "TW"])  # where the family name comes first
# of a pattern or template: the name of a list; may it be left out, and stand how often
SLOT = re.compile(r"\{([A-Za-z][\w-]*)(?:(\?)([2-9])?)?\}")
Head = tuple[
    tuple[str, ...], str, str | None
]  # words of a contact word; noun, object, meet, call or pair; call, meeting or None
_HEADS = (
    ("call", "noun", "call"),
    ("meeting", "noun", "meeting"),
    ("call_verbs", "call", "call"),
    ("meeting_verbs", "meet", "meeting"),
    ("object_verbs", "object", None),
    ("pair_verbs", "pair", None),
    ("together", "pair", None),
)


def _heads(contacts: dict[str, str]) -> dict[str, list[Head]]:
    """Words for a contact by their first word, the longest first."""
    heads: dict[str, list[Head]] = {}
    for key, how, kind in _HEADS:
        for phrase in items(contacts[key]):
            parts = tuple(phrase.split())
            heads.setdefault(parts[0], []).append((parts, how, kind))
    for entries in heads.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return heads


def _sets(data: dict[str, str], *names: str) -> Iterator[frozenset[str]]:
    """Some lists as sets."""
    return (frozenset(items(data[name])) for name in names)


class Words:
    """Plain sets and dictionaries of lower-cased words; see the data file for what each is."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        """``read`` gives the plain value of a data file of the language by its name."""
        data, silences = read("readouts"), read("silences")
        documents, contacts = data["documents"], data["contacts"]
        named = [read("contacts"), read("citing"), silences["lists"]]  # no name stands in two
        self.lists = {name: items(words) for part in named for name, words in part.items()}
        self.sets = {name: frozenset(found) for name, found in self.lists.items()}
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._texts: dict[str, str] = data["patterns"]
        self.readout, self.account, self.telling, self.joint, self.issuing, self.bodies = _sets(
            documents, "readout", "account", "telling", "joint", "issuing", "bodies"
        )
        self.compound = frozenset(word.split()[-1] for word in self.account if " " in word)
        self.only_one: dict[str, str] = data["only_one"]
        self.contact_heads = _heads(contacts)
        self.contact_nouns = {w: kind for kind in ("call", "meeting") for w in items(contacts[kind])}
        self.weak, self.spell, self.together, self.said_there = _sets(
            contacts, "weak", "spell", "together", "said_there"
        )
        self.unreal, self.coming, self.prior, self.holding = _sets(contacts, "unreal", "coming", "prior", "holding")
        venues = sorted(items(data["venues"]), key=len, reverse=True)
        self.venues = re.compile(rf"\b(?:{'|'.join(venues)})\b", re.I)
        self.venue_ends = frozenset(v.split()[-1] for v in venues)
        self.no_meeting = items(data["no_meeting"])
        self.spoken_for: dict[str, str] = data["spoken_for"]
        self.spokes, self.unnamed, self.titles, self.not_names = _sets(data, "spokes", "unnamed", "titles", "not_names")
        self.outlets = re.compile(r"\b(?:" + "|".join(map(re.escape, items(data["outlets"]))) + r")\b")
        self.title_words = frozenset(w for t in self.titles for w in t.split()) - self.sets["within-titles"]
        self.title_heads = frozenset(t.split()[-1] for t in self.titles)
        self.roles = frozenset(data["role_classes"])  # that one person of a side holds
        self.seats: dict[str, str] = data["seats"]
        self.houses: dict[str, str] = data["houses"]
        self.role_class = {t: role for role, names in data["role_classes"].items() for t in items(names)}
        self._gender = {w: g for g in ("he", "she") for w in items(data["gender"][g])}
        self._women = frozenset(items(data["gender"]["women"]))
        self.no_name = self.not_names | self.title_words
        self.pronouns = {p: k for k, forms in data["pronouns"].items() for p in forms.split()}
        self.joining = re.compile(f" {any_of(self.sets['joining'])} ")
        self.other_clause = re.compile(rf"(?<!,) {any_of(self.sets['other-clauses'])} (?![^,]*,)|; ")
        self.own_office = re.compile(
            rf"(\S+) {any_of(self.sets['own-office'])}\b"
        )  # behind a name: its mark, and the office
        self.floors: dict[str, list[str]] = silences["floors"]
        self.frames: dict[str, dict[str, Any]] = silences["frames"]
        self.ways: dict[str, list[list[str]]] = silences["ways"]

    def alternatives(self, name: str) -> str:
        """The items of a list as one pattern."""
        return self.filled("|".join(self.lists[name]))

    def pattern(self, name: str) -> re.Pattern[str]:
        """A pattern, or a list as one, by its name; ``{list}`` in it for the words. Compiled when first asked for."""
        if name not in self._compiled:
            text = self._texts.get(name)
            self._compiled[name] = re.compile(self.filled(text) if text else self.alternatives(name))
        return self._compiled[name]

    def filled(self, pattern: str) -> str:
        """A pattern with the items of other lists for its ``{slots}``."""
        return SLOT.sub(lambda m: f"(?:{self.alternatives(m[1])})", pattern)

    def gender(self, leader: str | None, titles: set[str]) -> str:
        """`he` or `she` for somebody on the list of leaders or with a title that tells; empty for others."""
        if leader:
            return "she" if leader in self._women else "he"
        return next((g for title in sorted(titles) for w in title.split() if (g := self._gender.get(w))), "")

    @cached_property
    def family_names(self) -> dict[str, tuple[str, str, str]]:
        """Family name, casefolded -> (usual name, party, role), for names that only one of the listed people has.

        Chinese, Korean and Vietnamese names begin with it.
        """
        out: dict[str, tuple[str, str, str] | None] = {}
        for name, party, role in dict.fromkeys(leaders().values()):
            parts = name.casefold().split()
            if parts[0] in self.sets["crowns"]:
                continue  # an Abdullah is the king only behind his title
            word = parts[0] if party in FAMILY_FIRST else parts[-1]
            out[word] = None if word in out else (name, party, role)
        return {word: known for word, known in out.items() if known and word not in self.not_names and len(word) > 1}


@cache
def leaders() -> dict[str, tuple[str, str, str]]:
    """Spelling of a full name, casefolded -> (usual name, party, role)."""
    out = {}
    for party, roles in load_data("people.yaml").items():
        for role, names in roles.items():
            for name in items(names) if "|" in names else [names]:
                spellings = name.split("=")
                for spelling in spellings:
                    out[spelling.casefold()] = (spellings[0], party, role)
    return out
