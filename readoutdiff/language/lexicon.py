"""A language's word list -> look-up tables for the attribution engine."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from readoutdiff.model import Trouble
from readoutdiff.yamlfile import DATA, load_data

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


class Kinds(dict[str, int]):
    """Kinds of words as written. Built from lower-case entries; other words are judged once and kept for a while.

    What a word is never depends on the words seen before it: with a capital it is what the entry says, if there is one.

    A capital makes a name of what only its ending would make an adverb or a verb (``Italy``, ``Beijing``, ``Fred``).
    """

    _LIMIT = 30_000

    def __init__(self) -> None:
        super().__init__()
        self._entries: set[str] = set()

    def enter(self, word: str, kind: int) -> None:
        """Add a kind to those of an entry."""
        self[word] = self.get(word, 0) | kind
        self._entries.add(word)

    def __missing__(self, word: str) -> int:
        low = word.lower()
        if low != word:
            kind = self[low] if low in self._entries else 0
            if kind & MODAL and low in ("may", "will"):
                kind = TIME if low == "may" else 0
        else:
            kind = (
                ADVERB if word.endswith("ly") else ED if word.endswith("ed") else GOING if word.endswith("ing") else 0
            )
        if len(self) < self._LIMIT:
            self[word] = kind
        return kind


@dataclass(slots=True)
class Lexicon:
    """Look-up tables of one language."""

    language: str
    kinds: Kinds = field(default_factory=Kinds)
    verbs: dict[str, Verb] = field(default_factory=dict)
    nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    adjectives: dict[str, frozenset[str]] = field(default_factory=dict)
    token: re.Pattern[str] = field(default_factory=lambda: re.compile(r"\w+|[^\w\s]"))
    may_end: frozenset[str] = frozenset()
    lists: dict[str, frozenset[str]] = field(default_factory=dict)  # asked for by single rules
    adjectival: tuple[str, ...] = ()  # endings of adjectives
    possessive: tuple[str, ...] = ()  # endings that are a mark of their own: what stands before them is the word
    owning: tuple[str, ...] = ()  # these and other endings of a word that owns what follows
    apostrophes: frozenset[str] = frozenset()  # marks that make a word own what follows, as tokens

    def owns(self, word: str) -> bool:
        """Does a word, in small letters, own what follows?"""
        return word.endswith(self.owning)

    def bare(self, word: str) -> str:
        """A word, in small letters, without its possessive mark."""
        return next((word.removesuffix(mark) for mark in self.possessive if word.endswith(mark)), word)

    def add(self, word: str, kind: int) -> None:
        self.kinds.enter(word, kind)


def inflect(lemma: str, irregular: dict[str, list[str]], doubling: frozenset[str]) -> dict[str, int]:
    """Forms of a verb with their form bits: ``say`` -> ``{"say": BASE, "said": PAST | PARTICIPLE}``."""
    ending = lemma[-1]
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        present = lemma + "es"
    elif ending == "y" and lemma[-2] not in "aeiou":
        present = lemma[:-1] + "ies"
    else:
        present = lemma + "s"
    if lemma in irregular:
        past = irregular[lemma]
    elif ending == "e":
        past = [lemma + "d"]
    elif ending == "y" and lemma[-2] not in "aeiou":
        past = [lemma[:-1] + "ied"]
    elif lemma in doubling:
        past = [lemma + ending + "ed"]
    else:
        past = [lemma + "ed"]
    doubled = lemma in doubling or (
        lemma in irregular and lemma[-1] in "tnm" and lemma[-2] in "aeiou" and lemma[-3:-2] not in "aeiou"
    )
    if lemma.endswith("ie"):
        gerund = lemma[:-2] + "ying"
    elif ending == "e" and not lemma.endswith(("ee", "ye", "oe")):
        gerund = lemma[:-1] + "ing"
    elif doubled:
        gerund = lemma + ending + "ing"
    else:
        gerund = lemma + "ing"
    forms: dict[str, int] = {}
    for form, bit in ((lemma, BASE), (present, PRESENT), (past[0], PAST), (past[-1], PARTICIPLE), (gerund, GERUND)):
        forms[form] = forms.get(form, 0) | bit
    return forms


def _read_verbs(data: dict[str, Any], lexicon: Lexicon) -> None:
    takes: dict[str, int] = {}
    governed: dict[str, set[str]] = {}
    phrasal: dict[str, int] = {}
    for frame in data["verbs"].values():
        mask = sum(COMPLEMENTS[name] for name in frame["takes"].split())
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
    irregular = {item.partition(":")[0]: item.split(":")[1:] for item in data["irregular"].split()}
    doubling = frozenset(data["doubling"].split())
    for lemma in dict.fromkeys((*takes, *governed)):
        if "_" in lemma:
            continue
        for form, bits in inflect(lemma, irregular, doubling).items():
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


def _read_nouns(data: dict[str, Any], lexicon: Lexicon) -> None:
    for table, name, kind in ((lexicon.nouns, "nouns", NOUN), (lexicon.adjectives, "adjectives", ADJ)):
        for follow, words in data[name].items():
            for word in words.split():
                plural = word[:-1] + "ies" if word.endswith("y") else word + "s"
                for form in (word, plural) if kind == NOUN else (word,):
                    table[form] = table.get(form, frozenset()) | {follow}
                    lexicon.add(form, kind)


def _token_pattern(data: dict[str, Any]) -> re.Pattern[str]:
    names = {
        key: "|".join(sorted(words.split(), key=len, reverse=True)) for key, words in data["abbreviations"].items()
    }
    short = "|".join(word for word in data["abbreviations"]["before_name"].split() if len(word) == 3)
    plain = r"(?![\w.'’\-–])"  # the first lines only save time: most words and marks end here
    return re.compile(
        rf"([a-z]+{plain}|[^\w\s'`.\-]|[A-Z][a-z]+{plain}"
        rf"|(?:[A-Za-z]\.){{2,}}(?:-\w+)*|(?:{names['before_name']})\.|(?:{names['before_number']})\.(?=\s*\d)"
        rf"|(?:{names['may_end']})\.|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|[A-Z]\.(?=[^\S\n]?[A-Z][\w.])"
        rf"|\w+(?:[.'’\-–]\w+)*(?:(?<=-(?:{short}))\.|-)?"  # then-Sen.
        r"|'''?|``|\.\.\.|--|[^\w\s])"
    )


def build(data: dict[str, Any]) -> Lexicon:
    """Tables from the parsed YAML of a language."""
    lexicon = Lexicon(data["language"])
    irregular = {item.partition(":")[0]: item.split(":")[1:] for item in data["irregular"].split()}
    doubling = frozenset(data["doubling"].split())
    for lemma in data["common"].split():
        for form, bits in inflect(lemma, irregular, doubling).items():
            if bits & (PAST | PRESENT):
                lexicon.add(form, FINITE)
    for lemma in data["catenative"].split():
        for form in inflect(lemma, irregular, doubling):
            lexicon.add(form, CATENATIVE)
    for words, wanted in ((data["noun_too"], BASE | PRESENT), (data["noun_too_ing"], GERUND)):
        for word in words.split():
            for form, bits in inflect(word, irregular, doubling).items():
                if bits & wanted:
                    lexicon.add(form, NOUNISH)
    for name, words in data["words"].items():
        for word in words.split():
            lexicon.add(word, KINDS[name])
            if "'" in word:
                lexicon.add(word.replace("'", "’"), KINDS[name])
    for mark, kind in _MARKS.items():
        lexicon.add(mark, kind)
    _read_verbs(data, lexicon)
    _read_nouns(data, lexicon)
    lexicon.token = _token_pattern(data)
    lexicon.lists = {name: frozenset(words.split()) for name, words in data["lists"].items()}
    lexicon.adjectival = tuple(lexicon.lists["adjectival"])
    forms = {name: tuple(endings.split()) for name, endings in data["forms"].items()}
    lexicon.possessive, lexicon.owning = forms["possessive"], forms["owning"]
    lexicon.apostrophes = frozenset(forms["apostrophes"])
    lexicon.may_end = frozenset(word.lower() + "." for word in data["abbreviations"]["may_end"].split())
    return lexicon


@lru_cache(maxsize=8)
def load(language: str = "en") -> Lexicon:
    """The built-in lexicon of a language. Raises Trouble where there is none."""
    try:
        if not language.isalnum():
            raise FileNotFoundError
        return build(load_data(f"{language}/attribution.yaml"))
    except FileNotFoundError:
        raise Trouble(language, "no lexicon for this language") from None


@cache
def languages() -> list[str]:
    """Codes of the languages that the package has a lexicon for."""
    return sorted(path.parent.name for path in DATA.glob("*/attribution.yaml"))
