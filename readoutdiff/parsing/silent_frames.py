"""data/readouts/en-silences.yaml -> the frames: patterns for words of silence, and where the parts stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from readoutdiff.parsing.words import Words, words

_SLOT = re.compile(r"\{([\w-]+)(\??)\}")
_LIST_SLOT = re.compile(r"\{([a-z][\w-]+)\}")
# How common words are, roughly; the others are rare.
_COMMON = {
    **dict.fromkeys("a an the of in on to and is was are were be been has had have as about that it its".split(), 90),
    **dict.fromkeys("said says say not no but did do does made make makes with out one so can".split(), 20),
}
_OPENERS = {
    "neither": frozenset({"neither", "none", "nor"}),
    "none": frozenset({"none"}),
}  # words these shapes look for themselves


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of saying that a readout is silent; see the data file."""

    name: str
    pattern: re.Pattern[str]
    shape: str
    keys: frozenset[str]  # a sentence without any of them has no match
    document: bool = False
    noun: bool = False  # needs a word for a document, even of an agency
    points: bool = False
    ends: bool = False
    tail: bool = False
    soft: bool = False
    scope: str | None = None

    @property
    def telling(self) -> bool:
        """Does it say so whoever's silence it is (`ignored a law` may be no silence)?"""
        return self.shape == "subject" and not self.soft and self.name != "lack"


@dataclass(frozen=True, slots=True)
class Match:
    """Words of silence in the sentence ``[a, b)``."""

    frame: Frame
    a: int
    b: int
    start: int
    end: int
    headline: bool
    gap: tuple[int, int]  # where the topic stands inside the words, else (-1, -1)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the data file; ``{list}`` in it stands for the words of a list."""

    def text(name: str) -> str:
        return _LIST_SLOT.sub(lambda m: f"(?:{text(m[1])})", "|".join(words().lists[name]))

    return re.compile(text(name))


@cache
def frames() -> tuple[list[Frame], frozenset[str]]:
    """The frames, and the words of which a sentence must hold one to be looked at."""
    w = words()
    found = []
    for name, data in w.frames.items():
        options = "|".join(_pattern(t, w) for t in data["templates"])
        rest = {k: v for k, v in data.items() if k not in ("templates", "shape")}
        keys = _OPENERS.get(data["shape"]) or frozenset(k for t in data["templates"] for k in _keys(t, w))
        found.append(Frame(name, re.compile(f"\\b(?:{options})(?!\\w)", re.I), data["shape"], keys, **rest))
    return found, frozenset().union(*(f.keys for f in found))


def _keys(template: str, w: Words) -> set[str]:
    """Words of which every match of a template holds one: the rarest word of each item of its rarest part."""

    def common(word: str) -> int:
        return _COMMON.get(word, 1)

    choices = [
        {min(x.lower().split(), key=common) for x in (w.lists[slot[1]] if slot else [part])}
        for part in template.split()
        if (slot := _SLOT.fullmatch(part)) is None or (not slot[2] and slot[1] != "gap")
    ]
    return min(choices, key=lambda c: sum(map(common, c)))


def _pattern(template: str, w: Words) -> str:
    pattern = ""
    for part in template.split():
        slot = _SLOT.fullmatch(part)
        if slot and slot[1] == "gap":
            piece = "([^,.;:!?\\n]{1,90}?)"  # the one group that catches
        elif slot:
            piece = "(?:" + "|".join(re.escape(x) for x in sorted(w.lists[slot[1]], key=len, reverse=True)) + ")"
        else:
            piece = re.escape(part)
        space = r"\s+" if pattern else ""
        pattern += (
            f"(?:{space}{piece})?"
            if slot and slot[2] and pattern
            else f"(?:{piece}\\s+)?"
            if slot and slot[2]
            else space * (not pattern.endswith(r"\s+)?")) + piece
        )
    return pattern.replace(r"\ ", r"\s+")
