"""data/en/compare.yaml -> Lexicon: stems, synonym classes, antonyms, modality ladder, aliases, ready to look up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import combining, normalize

from readoutdiff.naming.registry import builtin
from readoutdiff.yamlfile import load_data

PIECE = re.compile(r"(?:[A-Za-z]\.){2,}|\b[A-Z]{1,3}-?\d{1,3}s?\b|[^\W\d_]+")
VOWEL = re.compile(r"[aeiouy]")
DOUBLED = re.compile(r"([bdgmnprtv])\1$|(?<=....)l(?=l$)")
ENDINGS = (
    *(("ation", 4), ("ition", 4), ("ments", 4), ("ment", 4), ("ness", 4)),
    *(("ance", 5), ("ence", 5), ("ion", 4), ("ate", 4), ("ive", 5)),
)

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the comparator knows about a language; every key is a stem or a tuple of stems."""

    stop: frozenset[str]
    generic: frozenset[str]
    generic_keys: frozenset[str]  # the classes of generic words: a phrase is generic by its class
    phrases: dict[str, tuple[tuple[Phrase, str], ...]]  # first stem -> (stems, key), longest first
    classes: dict[str, str]  # stem -> key of its class
    topics: dict[str, tuple[str, ...]]  # key -> subjects
    antonyms: frozenset[tuple[str, str]]  # pairs of stems, both ways round
    ladder: dict[Phrase, str]  # stems -> rung
    lists: dict[str, frozenset[Phrase]]  # negation, not_negation, conditions, unconditional, hedges
    quantities: dict[Phrase, str]
    spellings: dict[str, str]
    people: dict[str, tuple[str, str]]  # stem of a surname -> country, office
    acts: frozenset[str]  # verbs that begin a claim of their own
    deeds: frozenset[str]
    speech: frozenset[str]
    mutual: frozenset[str]
    undoing: frozenset[str]  # keys of what ends a ban or an objection
    parts: frozenset[str]
    capitals: frozenset[str]  # folded names of cities that also stand for their country
    facts: dict[str, frozenset[Phrase]]  # what the header block is made of, by name
    contact: frozenset[str]  # keys of words for the contact itself
    subjects_follow: frozenset[Phrase]
    inseparable: frozenset[tuple[str, str]]


def fold(word: str) -> str:
    """Lower case, a curly apostrophe straight, dots of initials and accents of letters dropped."""
    low = word.replace("’", "'").replace(".", "").casefold()
    if low.isascii() or not "\u00c0" <= max(low) <= "\u1eff":
        return low
    return "".join(
        c for c in normalize("NFKD", low.replace("ı", "i").replace("ø", "o").replace("ł", "l")) if not combining(c)
    )


@lru_cache(maxsize=65536)
def stem(low: str) -> str:
    """A light English stem of a folded word: inflections and the commonest derivations cut off."""
    known = irregular().get(low)
    if known is not None:
        return known
    if not low.isascii():
        return low[: max(4, len(low) - 2)] if low[:1].isalpha() and not "\u3400" <= low[0] <= "\u9fff" else low
    if len(low) < 4:
        return low
    word = _inflection(low)
    for ending, least in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 2 and word.endswith("y") else word


def _inflection(low: str) -> str:
    word = low
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "zes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) > 2 and VOWEL.search(base):
            if DOUBLED.search(base) and base != "install":
                return base[:-1]
            return base[:-1] + "y" if base.endswith("i") else base
    if word.endswith("ly") and len(word) > 5:
        return word[:-3] + "y" if word.endswith("ily") else word[:-2]
    return word


@lru_cache(maxsize=1)
def language_data() -> dict[str, Any]:
    """The language's data file as loaded."""
    loaded: dict[str, Any] = load_data("en/compare.yaml")
    return loaded


def listed(module: str, name: str) -> frozenset[str]:
    """A set of small words of the data file, for the module that asks for it."""
    return frozenset(language_data()["sets"][module][name].split())


@lru_cache(maxsize=1)
def irregular() -> dict[str, str]:
    """Forms no ending explains -> stem."""
    table: dict[str, str] = {}
    for line in language_data()["irregular"]:
        base, *forms = str(line).split(", ")
        table |= dict.fromkeys((base, *forms), base)
    return table


def stems(phrase: str) -> Phrase:
    """A phrase as the tuple of its stems."""
    return tuple(stem(fold(m.group())) for m in PIECE.finditer(phrase))


def _stemmed(block: object) -> frozenset[str]:
    return frozenset(stem(fold(w)) for w in str(block).split())


def _split(line: object) -> list[str]:
    return [part.strip() for part in str(line).split(",") if part.strip()]


def _words(block: object) -> frozenset[Phrase]:
    return frozenset((stem(fold(w)),) for w in str(block).split())


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The English lexicon, loaded once. Raises Trouble where the file is broken."""
    data = language_data()
    classes: dict[str, str] = {}
    found: dict[Phrase, str] = {}
    for line in data["classes"]:
        members = [stems(p) for p in _split(line)]
        name = "~" + "_".join(members[0])
        name = classes.get(members[0][0], name) if len(members[0]) == 1 else name
        for member in members:
            if len(member) == 1:
                classes.setdefault(member[0], name)
            elif member:
                found.setdefault(member, name)
    for line in data["topics"].values():
        for subject in map(stems, _split(line)):
            if len(subject) > 1:
                found.setdefault(subject, "~" + "_".join(subject))
    for code, names in _countries(data).items():
        for phrase in names:
            found[phrase] = "@" + code
    found |= dict.fromkeys((stems(p) for p in data["boilerplate"]), "_")
    found |= dict.fromkeys((stems(p) for p in _split(data["together"])), "@both")
    phrases: dict[str, list[tuple[Phrase, str]]] = {}
    for member, key in found.items():
        phrases.setdefault(member[0], []).append((member, key))
    ladder = {stems(w): rung for rung, line in data["modality"].items() for w in _split(line)}
    return Lexicon(
        stop=frozenset(fold(w) for w in str(data["stop"]).split()),
        generic=_stemmed(data["generic"]),
        generic_keys=frozenset(classes.get(s, s) for s in _stemmed(data["generic"])),
        phrases={k: tuple(sorted(v, key=lambda p: (-len(p[0]), p[0]))) for k, v in phrases.items()},
        classes=classes,
        topics=_topics(data, classes, found),
        antonyms=_antonyms(data, classes, found),
        ladder=ladder,
        lists={
            "hedges": frozenset(tuple(p.split()) for p in _split(data["hedges"])),
            "negation": _words(data["negation"]) | {stems(p) for p in _split(data["negation_phrases"])},
            "not_negation": frozenset(stems(p) for p in _split(data["not_negation"])),
            "conditions": frozenset(tuple(p.split()) for p in _split(data["conditions"])),
            "unconditional": frozenset(stems(p) for p in _split(data["unconditional"])),
        },
        quantities={stems(w): kind for kind, line in data["quantities"].items() for w in _split(line)},
        spellings={stem(fold(w)): stem(fold(_split(line)[0])) for line in data["spellings"] for w in _split(line)},
        people=_people(),
        acts=_stemmed(data["acts"]),
        deeds=_stemmed(data["deeds"]),
        speech=_stemmed(data["speech"]),
        mutual=_stemmed(data["mutual"]),
        undoing=frozenset(found.get(p) or classes.get(p[0], p[0]) for p in map(stems, _split(data["undoing"]))),
        facts={
            name: frozenset(tuple(fold(w) for w in p.split()) for p in _split(line))
            for name, line in data["facts"].items()
        },
        contact=frozenset(found.get(p) or classes.get(p[0], p[0]) for p in map(stems, _split(data["contact"]))),
        capitals=_capitals(),
        parts=frozenset(str(data["parts"]).split()),
        subjects_follow=frozenset(stems(p) for p in data["subjects_of_discussion"]),
        inseparable=frozenset(_pairs(str(data["inseparable"]).split())),
    )


def _countries(data: dict[str, Any]) -> dict[str, set[Phrase]]:
    """Code -> names, from the registry first; the lexicon adds what only a comparison takes for the country."""
    table = {
        source.id.upper(): {stems(name.lstrip("?+")) for name in source.aliases}
        for source in builtin().sources.values()
        if source.kind in ("country", "organisation")
    }
    for code, line in data["countries"].items():
        table.setdefault(code, set()).update(stems(name) for name in _split(line))
    return {code: names - {()} for code, names in table.items()}


def _topics(data: dict[str, Any], classes: dict[str, str], found: dict[Phrase, str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for label, line in data["topics"].items():
        for part in map(stems, _split(line)):
            table.setdefault(found.get(part) or classes.get(part[0], part[0]), []).append(f"#{label}")
    return {k: tuple(v) for k, v in table.items()}


def _capitals() -> frozenset[str]:
    """The third group of a country's line in the registry: its capital and seats."""
    lines = (str(line).split(";") for line in load_data("sources.yaml")["countries"].values())
    return frozenset(fold(name.strip("+? ")) for groups in lines for name in _split(";".join(groups[2:3])))


def _people() -> dict[str, tuple[str, str]]:
    """Family name -> party, role. Chinese, Korean and Vietnamese names have it first."""
    table: dict[str, tuple[str, str]] = {}
    for party, roles in load_data("people.yaml").items():
        for role, names in roles.items():
            for name in (n.strip() for group in str(names).split("|") for n in group.split("=")):
                parts = name.split()
                family = parts[0] if party in ("CN", "KR", "KP", "VN", "TW") else parts[-1]
                table.setdefault(stem(fold(family)), (party, role))
    return table


def _pairs(lines: list[str]) -> set[tuple[str, str]]:
    pairs = {(stem(fold(a)), stem(fold(b))) for a, b in (line.split("/") for line in lines)}
    return pairs | {(b, a) for a, b in pairs}


def _antonyms(data: dict[str, Any], classes: dict[str, str], found: dict[Phrase, str]) -> frozenset[tuple[str, str]]:
    """Pairs of keys, both ways round: an opposite of a word is one of its synonyms too."""
    pairs = set()
    for line in data["antonyms"]:
        one, two = (stems(side) for side in str(line).split("/"))
        a, b = (found.get(p) or classes.get(p[0], p[0]) for p in (one, two))
        pairs |= {(a, b), (b, a)} if a != b else set()
    return frozenset(pairs)
