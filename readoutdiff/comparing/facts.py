"""A readout -> the header block an analyst wants: length, who asked, adjectives, subjects, numbers, next steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile

from readoutdiff.comparing.amounts import amounts, days
from readoutdiff.comparing.concepts import concepts
from readoutdiff.comparing.lexicon import lexicon
from readoutdiff.comparing.talks import adjectives, asked, is_step, lengths
from readoutdiff.comparing.told import Told, told
from readoutdiff.comparing.words import Word
from readoutdiff.ground.folding import fold
from readoutdiff.ground.model import Facts, Readout
from readoutdiff.ground.yamlfile import load_data
from readoutdiff.language.language import reading

KIND = "matter"  # of the concepts that are spoken of
CHAIN = 10  # words of a title before or behind its field
SHOWN = 5  # wordings of a subject
STEM, ENDING, TAIL = 3, 2, 3  # letters: kept at least, lost at most, added at most


def facts(readout: Readout) -> Facts:
    """Header values of one readout, in the text's own words and order, each wording once.

    ``words`` is its length in words; ``asked`` who is said to have asked for the contact; ``lasted`` how long it took;
    ``adjectives`` what it is called; ``subjects`` what is spoken of, in order of first mention, with ``named``, the
    words it is named by, and ``shares``, how many of 100 words stand in sentences on it (those of a sentence on several
    are divided); ``numbers``, ``dates`` and ``next_steps`` (whole sentences). An empty list: nothing of it is said.
    """
    language = reading(readout.document.language)
    lex = lexicon(language)
    sentences = [t for p in readout.passages for t in told(fold(p.text).text, lex)]
    taken = [lengths(t) for t in sentences]
    length = sum(len(p.text.split()) for p in readout.passages)
    return {
        "words": length,
        "asked": _once(map(asked, sentences)),
        "lasted": _once(found.values() for found in taken),
        "adjectives": _once(map(adjectives, sentences)),
        **_subjects(sentences, length, language.code),
        "numbers": _once(amounts(t, found) for t, found in zip(sentences, taken, strict=True)),
        "dates": _once(map(days, sentences)),
        "next_steps": _once([t.side.text] for t in sentences if is_step(t)),
    }


def _once(found: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(" ".join(text.split()) for one in found for text in one))


def _subjects(sentences: list[Told], length: int, language: str) -> Facts:
    """Names of what is spoken of, their words, their share of the text."""
    named: dict[str, dict[str, None]] = {}
    shares: dict[str, float] = defaultdict(float)
    for t in sentences:
        found = list(_spoken(t, language))
        part = len(t.show(0, len(t.bits)).split()) / max(1, len(found))
        for field, words in found:
            named.setdefault(field, {})[words] = None
            shares[field] += part
    return {
        "subjects": [_name(field, language) for field in named],
        "named": [", ".join(list(words)[:SHOWN]) for words in named.values()],
        "shares": [round(100 * shares[field] / length) for field in named],
    }


def _spoken(t: Told, language: str) -> Iterator[tuple[str, str]]:
    """(field, words) of every word that has one and is no part of a title."""
    for i, bit in enumerate(t.bits):
        word = bit.word
        if not word.topics or (i and t.bits[i - 1].word is word) or _surname(t, i):
            continue
        field = _field(word)
        size = sum(other.word is word for other in t.bits[i : i + CHAIN])
        set_phrase = any(t.size(k, "no_subject") for k in range(max(0, i - 2), i + 1))
        if field and not set_phrase and _says(word, language) and not _title(t, i, i + size):
            yield field, " ".join(t.side.text[word.start : word.end].split())


def _field(word: Word) -> str | None:
    return next((topic[1:] for topic in word.topics if topic[1:] in fields()), None)


@cache
def fields() -> frozenset[str]:
    """Ids of the concepts that subjects are told by."""
    return frozenset(load_data("fields.yaml")["fields"].split())


@cache
def vague() -> frozenset[str]:
    """Ids of concepts that say nothing of what is spoken about."""
    return frozenset(load_data("fields.yaml")["vague"].split())


def _says(word: Word, language: str) -> bool:
    """Is it a word of its concept, or a form of one: `aggressive` for aggression, but not `coalition` for coal?"""
    concept = concepts()[word.topics[0][1:]]
    own = concept.words.get(language, ())
    return (
        concept.id not in vague()
        and concept.kind == KIND
        and any(_formed(word.low.split(), each.casefold().split()) for each in own)
    )


def _formed(lows: list[str], words: list[str]) -> bool:
    return len(lows) == len(words) and all(_form(low, word) for low, word in zip(lows, words, strict=True))


def _form(low: str, word: str) -> bool:
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(low, word, strict=False)))
    return same >= min(len(word), max(STEM, len(word) - ENDING)) and len(low) - same <= TAIL


def _name(field: str, language: str) -> str:
    """A field's id in words, with the capitals it has in the language."""
    plain = field.replace("-", " ")
    return next((w for w in concepts()[field].words.get(language, ()) if w.casefold() == plain), plain)


def _surname(t: Told, i: int) -> bool:
    """Is it a name of a person or a house: `Susan Rice`, `Columbia University`?"""
    named = i > 0 and t.bits[i - 1].word.kind == "name" and not t.bits[i - 1].word.topics
    return named and t.joined(i) and t.capital(i) and t.capital(i - 1) and " " not in t.bits[i].word.low


def _office(t: Told, i: int) -> bool:
    return t.has(i, "titles") or (t.has(i, "bodies") and t.capital(i) and not t.bits[i].word.topics)


def _of_title(t: Told, i: int) -> bool:
    return t.capital(i) or t.has(i, "in_titles") or bool(_field(t.bits[i].word))


def _title(t: Told, first: int, end: int) -> bool:
    """Is it the field of an office: `Energy Minister`, `Minister of Trade and Industry`, `Secretary for Health`?"""
    k = end
    while k < end + CHAIN and t.joined(k) and not _office(t, k):
        if not t.has(k, "in_titles") and not (_field(t.bits[k].word) and t.capital(k) == t.capital(first)):
            break
        k += 1
    if t.joined(k) and _office(t, k):
        return True
    k = first - 1
    while k > max(-1, first - CHAIN) and _of_title(t, k) and not _office(t, k):
        k -= 1
    if not _office(t, k) or k == first - 1 or any(set(t.gap(n)) - set(" ,&") for n in range(k + 1, first + 1)):
        return False
    shouted = t.capital(first, 1)
    return (t.capital(first) and not shouted) or (t.has(k + 1, "whose") and not t.any(range(k), "thanks"))
