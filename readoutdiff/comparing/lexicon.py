"""data/en/compare.yaml -> Lexicon: stems, synonym classes, antonyms, modality ladder, aliases, ready to look up."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from readoutdiff.comparing.concepts import Link, concepts, pairs
from readoutdiff.comparing.patterns import Patterns, patterns
from readoutdiff.grammar.dates import calendar
from readoutdiff.grammar.tokens import tokens
from readoutdiff.ground.yamlfile import load_data
from readoutdiff.language.language import Language
from readoutdiff.language.stemming import fold
from readoutdiff.naming.registry import builtin

Phrase = tuple[str, ...]


class Rung(IntEnum):
    """How firmly a thing stands; the names are those of the data file's ``modality``."""

    ASKED = 0
    TALK = 1
    WISH = 2
    READY = 3
    AGREED = 4
    DONE = 5


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What the comparator knows about a language; every key is a stem or a tuple of stems. One is like itself only."""

    stem: Callable[[str], str]  # of a folded word
    small: dict[str, frozenset[str]]  # folded words by what they mean
    meanings: dict[str, frozenset[str]]  # a folded word -> the names of the small sets it is in
    forms: dict[str, tuple[str, ...]]  # endings (of ``reversing`` beginnings) by what a word that has them is
    token: re.Pattern[str]
    call: re.Pattern[str]  # words for a contact that is no meeting
    patterns: Patterns  # of numbers and dates
    sounds: tuple[tuple[str, str], ...]  # letters of names, and the sound they stand for
    silent: frozenset[str]  # letters in which spellings of one name may differ
    stop: frozenset[str]
    generic: frozenset[str]
    generic_keys: frozenset[str]  # the classes of generic words: a phrase is generic by its class
    phrases: dict[Phrase, str]  # stems -> key
    sizes: dict[str, tuple[int, ...]]  # first stem -> how many stems phrases that begin with it have, most first
    parted: dict[str, dict[str, str]]  # a verb -> a particle that may stand behind its object -> key
    classes: dict[str, str]  # stem -> key of its class
    discussing: frozenset[str]  # keys of words for speaking of a thing
    doing: frozenset[str]  # keys of concepts that somebody does
    telling: frozenset[str]  # keys of concepts of which one is not another: matters, qualities
    antonyms: frozenset[tuple[str, str]]  # pairs of stems, both ways round
    converse: dict[str, str]  # key -> key of the act that says the same with the roles turned round
    ladder: dict[Phrase, Rung]
    lists: dict[str, frozenset[Phrase]]  # negation, not_negation, conditions, unconditional, hedges
    quantities: dict[Phrase, str]
    spellings: dict[str, str]
    people: dict[str, tuple[str, str]]  # stem of a surname -> country, office
    acts: frozenset[str]  # verbs that begin a claim of their own
    deeds: frozenset[str]
    speech: frozenset[str]
    mutual: frozenset[str]
    holding: frozenset[str]  # verbs that only say that a contact took place: hold, have
    undoing: frozenset[str]  # keys of what ends a ban or an objection
    parts: frozenset[str]
    capitals: frozenset[str]  # folded names of cities that also stand for their country
    facts: dict[str, frozenset[Phrase]]  # what the header block is made of, by name
    calls: frozenset[str]  # keys of words for a contact from afar
    meetings: frozenset[str]  # and for one in person
    together: frozenset[str]  # folded words for the two sides of a meeting
    contact: frozenset[str]  # keys of words for the contact itself
    subjects_follow: frozenset[Phrase]
    inseparable: frozenset[tuple[str, str]]

    def among(self, low: str, *names: str) -> bool:
        """Is a folded word in one of the small sets of these names?"""
        meanings = self.meanings.get(low)
        return meanings is not None and not meanings.isdisjoint(names)

    def formed(self, low: str, form: str) -> bool:
        """Does a folded word end as words of that form do: ``gerund``, ``past``, ``adverb``, ``adjective`` ...?"""
        return low.endswith(self.forms[form])


def _split(line: object) -> list[str]:
    return [part.strip() for part in str(line).split(",") if part.strip()]


def _items(line: str) -> frozenset[str]:
    """The items of a small set: between bars, or between blanks where there is no bar."""
    return frozenset(w.strip() for w in line.split("|")) if "|" in line else frozenset(line.split())


@cache
def lexicon(language: Language) -> Lexicon:
    """What the comparator knows of a language, made once."""
    return Builder(language).lexicon()


class Builder:
    """A language's data file being made a Lexicon."""

    def __init__(self, language: Language) -> None:
        self.data = data = language.data("compare")
        self.calendar, self.stem, self.token = calendar(language), language.stem, tokens(language).parts
        self.root = lru_cache(maxsize=None)(lambda part: self.stem(fold(part)))
        self.classes: dict[str, str] = {}
        self.found: dict[Phrase, str] = {}  # phrases of several words -> key
        for concept in concepts().values():
            for member in map(self.stems, concept.words.get(language.code, ())):
                if len(member) == 1:
                    self.classes.setdefault(member[0], "~" + concept.id)
                elif member:
                    self.found.setdefault(member, "~" + concept.id)
        for code, names in self.countries().items():
            self.found |= dict.fromkeys(names, "@" + code)
        self.found |= dict.fromkeys((self.stems(p) for p in data["boilerplate"]), "_")
        self.found |= dict.fromkeys((self.stems(p) for p in _split(data["together"])), "@both")

    def lexicon(self) -> Lexicon:
        """The Lexicon of what was read."""
        data = self.data
        generic = self.words("generic")
        small = {name: _items(line) for name, line in data["small"].items()}
        return Lexicon(
            stem=self.stem,
            small=small,
            meanings=_meanings(small),
            forms={name: tuple(line.split()) for name, line in data["forms"].items()},
            token=self.token,
            call=re.compile(rf"\b(?:{'|'.join(map(re.escape, _split(data['calls'])))})\b", re.IGNORECASE),
            patterns=patterns(data["numbers"], self.calendar),
            sounds=tuple(data["sounds"]["same"].items()),
            silent=frozenset(data["sounds"]["silent"]),
            stop=frozenset(fold(w) for w in str(data["stop"]).split()),
            generic=generic,
            generic_keys=frozenset(self.classes.get(s, s) for s in generic),
            phrases=self.found,
            sizes=self.sizes(),
            parted=self.parted(small["particles"]),
            classes=self.classes,
            discussing=self.keys("discussing"),
            doing=frozenset("~" + key for key, each in concepts().items() if each.kind in data["doing"]),
            telling=frozenset("~" + key for key, each in concepts().items() if each.kind in data["telling"]),
            antonyms=self.antonyms(),
            converse={"~" + a: "~" + b for a, b in pairs(Link.CONVERSE)},
            ladder={self.stems(w): Rung[name.upper()] for name, line in data["modality"].items() for w in _split(line)},
            lists=self.lists(),
            quantities={self.stems(w): kind for kind, line in data["quantities"].items() for w in _split(line)},
            spellings=self.spellings(),
            people=self.people(),
            acts=self.words("acts"),
            deeds=self.words("deeds"),
            speech=self.words("speech"),
            mutual=self.words("mutual"),
            holding=self.words("holding"),
            undoing=self.keys("undoing"),
            facts={name: self.low(line) for name, line in data["facts"].items()},
            calls=self.keys("from-afar"),
            meetings=self.keys("in-person"),
            together=frozenset(map(fold, _split(data["together"]))),
            contact=self.keys("contact"),
            capitals=_capitals(),
            parts=frozenset(str(data["parts"]).split()),
            subjects_follow=frozenset(map(self.stems, data["subjects_of_discussion"])),
            inseparable=self.inseparable(),
        )

    def keys(self, name: str) -> frozenset[str]:
        """The keys of a line of phrases."""
        return frozenset(map(self.key, self.listed(name)))

    def low(self, line: object) -> frozenset[Phrase]:
        """A line of phrases, each the tuple of its folded words."""
        return frozenset(tuple(fold(word) for word in phrase.split()) for phrase in _split(line))

    def lists(self) -> dict[str, frozenset[Phrase]]:
        """What denies, hedges or makes conditional."""
        return {
            "hedges": self.low(self.data["hedges"]),
            "negation": frozenset((w,) for w in self.words("negation")) | self.listed("negation_phrases"),
            "not_negation": self.listed("not_negation"),
            "conditions": self.low(self.data["conditions"]),
            "unconditional": self.listed("unconditional"),
        }

    def stems(self, phrase: str) -> Phrase:
        """A phrase as the tuple of its stems."""
        if phrase.isascii() and phrase.replace(" ", "").isalpha():  # to save time
            return tuple(map(self.root, phrase.split()))
        parts = self.token.split(phrase)[1::2]
        return tuple(self.stem(fold(part)) for part in parts if part[0].isalpha() or part[-1].isalpha())

    def key(self, phrase: Phrase) -> str:
        """What the stems of a phrase say: its class, or else the first of them."""
        return self.found.get(phrase) or self.classes.get(phrase[0], phrase[0])

    def words(self, name: str) -> frozenset[str]:
        """The stems of a block of single words."""
        return frozenset(self.stem(fold(w)) for w in str(self.data[name]).split())

    def listed(self, name: str) -> frozenset[Phrase]:
        """The stems of a line of phrases."""
        return frozenset(map(self.stems, _split(self.data[name])))

    def sizes(self) -> dict[str, tuple[int, ...]]:
        """First stem -> how many stems phrases have, the most first."""
        table: dict[str, set[int]] = {}
        for member in self.found:
            table.setdefault(member[0], set()).add(len(member))
        return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in table.items()}

    def parted(self, particles: frozenset[str]) -> dict[str, dict[str, str]]:
        """Verb -> particle -> key."""
        table: dict[str, dict[str, str]] = {}
        for verb, particle in sorted(member for member in self.found if len(member) == 2 and member[1] in particles):
            table.setdefault(verb, {})[particle] = self.found[verb, particle]
        return table

    def countries(self) -> dict[str, set[Phrase]]:
        """Code -> names, from the registry first; the lexicon adds what only a comparison takes for the country."""
        table = {
            source.id.upper(): {self.stems(name.lstrip("?+")) for name in source.aliases}
            for source in builtin().sources.values()
            if source.kind in ("country", "organisation")
        }
        for code, line in self.data["countries"].items():
            table.setdefault(code, set()).update(self.stems(name) for name in _split(line))
        return {code: names - {()} for code, names in table.items()}

    def spellings(self) -> dict[str, str]:
        """Stem of a spelling -> stem of the first of its line."""
        lines = [[self.stem(fold(w)) for w in _split(line)] for line in self.data["spellings"]]
        return {spelling: line[0] for line in lines for spelling in line}

    def people(self) -> dict[str, tuple[str, str]]:
        """Family name -> party, role. Chinese, Korean and Vietnamese names have it first."""
        table: dict[str, tuple[str, str]] = {}
        for party, roles in load_data("people.yaml").items():
            for role, names in roles.items():
                for name in (n.strip() for group in str(names).split("|") for n in group.split("=")):
                    parts = name.split()
                    family = parts[0] if party in ("CN", "KR", "KP", "VN", "TW") else parts[-1]
                    table.setdefault(self.stem(fold(family)), (party, role))
        return table

    def inseparable(self) -> frozenset[tuple[str, str]]:
        """Pairs of stems, both ways round."""
        lines = (line.split("/") for line in str(self.data["inseparable"]).split())
        pairs = {(self.stem(fold(a)), self.stem(fold(b))) for a, b in lines}
        return frozenset(pairs | {(b, a) for a, b in pairs})

    def antonyms(self) -> frozenset[tuple[str, str]]:
        """Pairs of keys, both ways round."""
        found = set()
        for line in self.data["antonyms"]:
            sides = [self.stems(side) for side in str(line).split("/")]
            for a, b in (map(self.key, sides), (side[0] for side in sides)):  # what is no word of content has no key
                found |= {(a, b), (b, a)} if a != b else set()
        return frozenset(found | {("~" + a, "~" + b) for a, b in pairs(Link.OPPOSITE)})


def _meanings(small: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Word -> the names of the sets it is in."""
    found: dict[str, set[str]] = {}
    for name, words in small.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _capitals() -> frozenset[str]:
    """The third group of a country's line in the registry: its capital and seats."""
    lines = (str(line).split(";") for line in load_data("sources.yaml")["countries"].values())
    return frozenset(fold(name.strip("+? ")) for groups in lines for name in _split(";".join(groups[2:3])))
