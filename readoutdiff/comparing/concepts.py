"""data/concepts -> Concepts: what words of a language say, what it is about, what it is opposed to.

A row is ``id: LANGUAGE words | in parents | not opposites | converse id``, all but the words left out where there are
none; rows stand under their kind (act, matter, quality, degree, role). A language's words are its own segment.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from readoutdiff.ground.yamlfile import DATA, load_data


class Link(StrEnum):
    """What a row says of another row."""

    PARENT = "in"
    OPPOSITE = "not"
    CONVERSE = "converse"


class Concept(NamedTuple):
    """One row; names are ids of other rows."""

    id: str
    kind: str
    words: dict[str, tuple[str, ...]]  # language -> words and phrases, the commonest first
    parents: tuple[str, ...]
    opposites: tuple[str, ...]
    converse: str | None


@cache
def concepts() -> dict[str, Concept]:
    """Every row by its id, in the order of the files."""
    found = {}
    for path in sorted((DATA / "concepts").glob("*.yaml"), key=lambda path: path.name):
        for kind, rows in load_data(f"concepts/{path.name}").items():  # a kind's rows are one text, to save time
            for row in rows.splitlines():
                key, _, line = row.partition(": ")
                if line and row[0] != "#":
                    found[key] = _concept(key, kind, line)
    return found


def _concept(key: str, kind: str, line: str) -> Concept:
    words: dict[str, tuple[str, ...]] = {}
    links: dict[str, tuple[str, ...]] = {}
    for segment in line.split(" | "):
        name, _, rest = segment.partition(" ")
        (links if name in LINKS else words)[name] = tuple(rest.split(", "))
    converse = links.get(Link.CONVERSE, (None,))[0]
    return Concept(key, kind, words, links.get(Link.PARENT, ()), links.get(Link.OPPOSITE, ()), converse)


LINKS = frozenset(link.value for link in Link)


@cache
def ancestors(key: str) -> tuple[str, ...]:
    """The ids a concept belongs under, the nearest first, each once."""
    table = concepts()
    found: dict[str, None] = {}
    level = [key]
    while level:
        level = [p for each in level if each in table for p in table[each].parents if p not in found and p != key]
        found |= dict.fromkeys(level)
    return tuple(found)


@lru_cache(maxsize=4096)
def topics(key: str) -> tuple[str, ...]:
    """Of a key of the lexicon that is a concept, that and what it belongs under, the nearest first."""
    return tuple("#" + each for each in (key[1:], *ancestors(key[1:]))) if key[:1] == "~" else ()


def pairs(link: Link) -> Iterator[tuple[str, str]]:
    """Two ids that are opposites or converse, both ways round."""
    for each in concepts().values():
        others = each.opposites if link is Link.OPPOSITE else (each.converse,) if each.converse else ()
        for other in others:
            yield each.id, other
            yield other, each.id
