"""A language's word list -> look-up tables for the attribution engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

# What a verb can govern; the names are those of the lexicon's `takes`.
COMPLEMENTS = {
    name: 1 << i
    for i, name in enumerate(("quote", "that", "clause", "wh", "np", "to", "hearer", "after", "seem", "to-hearer"))
}
QUOTE, THAT, CLAUSE, WH, NP, TO, HEARER, AFTER, SEEM, TO_HEARER = COMPLEMENTS.values()

# Forms of a verb.
BASE, PRESENT, PAST, PARTICIPLE, GERUND = 1, 2, 4, 8, 16

# Kinds of word: bits of one integer a token.
_KINDS = """
    determiner possessive subject_pronoun other_pronoun be have do modal negation negated relative subordinator
    conjunction preposition opener adverb time timing title verb noun adjective comma stop quote dash colon
    paren according finite nounish plural catenative ed ing document
"""
KINDS = {name: 1 << i for i, name in enumerate(_KINDS.split())}
# fmt: off
(
    DET, POSS, SUBJECT, PRONOUN, BE, HAVE, DO, MODAL, NEG, NEGATED, RELATIVE, SUBORD, CONJ, PREP, OPENER,
    ADVERB, TIME, TIMING, TITLE, VERB, NOUN, ADJ, COMMA, STOP, QMARK, DASH, COLON, PAREN, ACCORDING, FINITE,
    NOUNISH, PLURAL, CATENATIVE, ED, GOING, DOCUMENT,
) = KINDS.values()
# fmt: on
CUES = VERB | ACCORDING | NOUN | ADJ | COLON  # what an attribution begins from

_MARKS = {
    ",": COMMA,
    ".": STOP,
    "!": STOP,
    "?": STOP,
    "…": STOP,
    "...": STOP,
    "。": STOP,
    "！": STOP,
    "？": STOP,
    "—": DASH,
    "–": DASH,
    "-": DASH,
    "--": DASH,
    ":": COLON,
    ";": COLON,
    "(": PAREN,
    ")": PAREN,
    "[": PAREN,
    "]": PAREN,
    **dict.fromkeys("\"“”„‟«»‹›‘’'", QMARK),
    "''": QMARK,
    "'''": QMARK,
    "``": QMARK,
}


@dataclass(slots=True)
class Verb:
    """One verb form: its lemma, which forms it may be, what it governs, and its prepositions."""

    lemma: str
    form: int
    takes: int
    governed: frozenset[str] = frozenset()  # a particle is marked: +out
    phrasal: int = 0  # what the verb takes with its particle


def ending_of(word: str, endings: Iterable[str]) -> str:
    """The first of some endings that a word has; empty where it has none."""
    return next(filter(word.endswith, endings), "")


KEPT = 30_000  # words


class Kinds(dict[str, int]):
    """Kinds of words as written. Built from lower-case entries; other words are judged once and kept for a while.

    What a word is never depends on the words seen before it: with a capital it is what the entry says, if there is one.

    A capital makes a name of what only its ending would make an adverb or a verb (``Italy``, ``Beijing``, ``Fred``).
    """

    def __init__(self, endings: dict[str, int] | None = None, capitals: dict[str, int] | None = None) -> None:
        """``endings`` tell the kind of a word without an entry, ``capitals`` that of an entry with a capital."""
        super().__init__()
        self._entries: set[str] = set()
        self._endings = endings or {}
        self._capitals = capitals or {}

    def enter(self, word: str, kind: int) -> None:
        """Add a kind to those of an entry."""
        self[word] = self.get(word, 0) | kind
        self._entries.add(word)

    def __missing__(self, word: str) -> int:
        low = word.lower()
        if low != word:
            kind = self._capitals.get(low, self[low] if low in self._entries else 0)
        else:
            kind = self._endings.get(ending_of(word, self._endings), 0)
        if len(self) < KEPT:
            self[word] = kind
        return kind


class Small(dict[str, str]):
    """Words as written in small letters, made once and kept for a while."""

    def __missing__(self, word: str) -> str:
        small = word.lower()
        if len(self) < KEPT:
            self[word] = small
        return small


@dataclass(slots=True)
class Lexicon:
    """Look-up tables of one language."""

    language: str
    kinds: Kinds = field(default_factory=Kinds)
    small: Small = field(default_factory=Small)
    verbs: dict[str, Verb] = field(default_factory=dict)
    nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    adjectives: dict[str, frozenset[str]] = field(default_factory=dict)
    lists: dict[str, frozenset[str]] = field(default_factory=dict)  # small lists by their meaning
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)  # endings by their meaning, see the data file

    def ends(self, word: str, form: str) -> bool:
        """Has a word, in small letters, an ending of this form?"""
        return word.endswith(self.forms[form])

    def owns(self, word: str) -> bool:
        """Does a word, in small letters, own what follows?"""
        return word.endswith(self.forms["owning"])

    def without(self, word: str, form: str) -> str:
        """A word, in small letters, without its ending of this form: a plural's singular, a day's stem."""
        endings = self.forms[form]
        return word[: len(word) - len(ending_of(word, endings))] if word.endswith(endings) else word

    def bare(self, word: str) -> str:
        """A word, in small letters, without its possessive mark."""
        return self.without(word, "possessive")

    def is_plural(self, word: str) -> bool:
        """Does a word, in small letters, end as plurals do?"""
        return self.ends(word, "plural") and not self.ends(word, "not_plural")

    def add(self, word: str, kind: int) -> None:
        self.kinds.enter(word, kind)


class Spelling(NamedTuple):
    """How verbs are inflected. ``endings``: that of a base form -> those of its present, past and -ing form."""

    endings: dict[str, tuple[str, ...]]
    irregular: dict[str, tuple[str, ...]]  # base form -> past, participle where it differs
    doubling: frozenset[str]  # base forms that double their last letter

    def present(self, lemma: str) -> str:
        """``deny`` -> ``denies``; nouns make their plurals in the same way."""
        return self._respelled(lemma, 0)

    def inflect(self, lemma: str) -> dict[str, int]:
        """Forms of a verb with their form bits: ``say`` -> ``{"say": BASE, "said": PAST | PARTICIPLE}``."""
        stem = lemma + lemma[-1] if lemma in self.doubling else lemma
        past = self.irregular.get(lemma) or (self._respelled(stem, 1),)
        forms: dict[str, int] = {}
        for form, bit in (
            (lemma, BASE),
            (self.present(lemma), PRESENT),
            (past[0], PAST),
            (past[-1], PARTICIPLE),
            (self._respelled(stem, 2), GERUND),
        ):
            forms[form] = forms.get(form, 0) | bit
        return forms

    def _respelled(self, word: str, column: int) -> str:
        ending = ending_of(word, self.endings)
        return word[: len(word) - len(ending)] + self.endings[ending][column]


def spelling(data: dict[str, Any]) -> Spelling:
    """The rules of spelling from the parsed YAML of a language."""
    return Spelling(
        endings={ending: tuple(row.split()) for ending, row in data["spelling"].items()},
        irregular={base: tuple(forms) for base, *forms in (item.split(":") for item in data["irregular"].split())},
        doubling=frozenset(data["doubling"].split()),
    )


def _read_verbs(data: dict[str, Any], lexicon: Lexicon, rules: Spelling) -> None:
    takes: dict[str, int] = {}
    governed: dict[str, set[str]] = {}
    phrasal: dict[str, int] = {}
    for frame in data["verbs"].values():
        mask = reduce(or_, (COMPLEMENTS[name] for name in frame["takes"].split()))
        for lemma in frame["words"].split():
            takes[lemma] = takes.get(lemma, 0) | mask
    for preposition, words in data["governed"].items():
        for lemma in words.split():
            governed.setdefault(lemma, set()).add(preposition)
    for lemma in [word for word in (*takes, *governed) if "_" in word]:  # point_out: the particle is governed
        verb, _, particle = lemma.partition("_")
        governed.setdefault(verb, set()).add("+" + particle)
        phrasal[verb] = phrasal.get(verb, 0) | takes.get(lemma, NP)
        if verb not in takes and verb not in governed:
            governed.setdefault(verb, set())
    telling = set(data["lists"]["of_texts"].split()) | set(data["lists"]["figuring"].split())
    for lemma in dict.fromkeys((*takes, *governed)):
        if "_" in lemma:
            continue
        for form, bits in rules.inflect(lemma).items():
            if bits == GERUND and lemma in telling:
                continue  # "including" is no cue
            known = lexicon.verbs.get(form)
            mask = takes.get(lemma, 0)
            prepositions = frozenset(governed.get(lemma, ()))
            if known:
                known.form |= bits
                known.takes |= mask
                known.governed |= prepositions
                known.phrasal |= phrasal.get(lemma, 0)
            else:
                lexicon.verbs[form] = Verb(lemma, bits, mask, prepositions, phrasal.get(lemma, 0))
            lexicon.add(form, VERB)


def _read_nouns(data: dict[str, Any], lexicon: Lexicon, rules: Spelling) -> None:
    for table, name, kind in ((lexicon.nouns, "nouns", NOUN), (lexicon.adjectives, "adjectives", ADJ)):
        for follow, words in data[name].items():
            for word in words.split():
                for form in (word, rules.present(word)) if kind == NOUN else (word,):
                    table[form] = table.get(form, frozenset()) | {follow}
                    lexicon.add(form, kind)


def build(data: dict[str, Any]) -> Lexicon:
    """Tables from the parsed YAML of a language."""
    endings = {ending: KINDS[name] for name, words in data["kinds_by_ending"].items() for ending in words.split()}
    capitals = {word: KINDS[name] if name else 0 for word, name in data["capitals"].items()}
    lexicon = Lexicon(data["language"], Kinds(endings, capitals))
    rules = spelling(data)
    lexicon.forms = {name: tuple(endings.split()) for name, endings in data["forms"].items()}
    straight, curved = lexicon.forms["apostrophes"]
    for lemma in data["common"].split():
        for form, bits in rules.inflect(lemma).items():
            if bits & (PAST | PRESENT):
                lexicon.add(form, FINITE)
    for lemma in data["catenative"].split():
        for form in rules.inflect(lemma):
            lexicon.add(form, CATENATIVE)
    for words, wanted in ((data["noun_too"], BASE | PRESENT), (data["noun_too_ing"], GERUND)):
        for word in words.split():
            for form, bits in rules.inflect(word).items():
                if bits & wanted:
                    lexicon.add(form, NOUNISH)
    for name, words in data["words"].items():
        for word in words.split():
            lexicon.add(word, KINDS[name])
            if straight in word:
                lexicon.add(word.replace(straight, curved), KINDS[name])
    for mark, kind in _MARKS.items():
        lexicon.add(mark, kind)
    _read_verbs(data, lexicon, rules)
    _read_nouns(data, lexicon, rules)
    lexicon.lists = {name: frozenset(words.split()) for name, words in data["lists"].items()}
    for word in lexicon.lists["tellings"]:
        lexicon.add(word, NOUN)
    return lexicon
