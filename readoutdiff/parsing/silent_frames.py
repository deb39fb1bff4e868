"""data/readouts/en-silences.yaml -> the frames: patterns for words of silence, and where the parts stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from readoutdiff.parsing.words import words

_SLOT = re.compile(r"\{([a-z][\w-]*)(\??)\}")
_GAP = r"([^,.;:!?\n]{1,90}?)"  # the one group of a frame that catches


@dataclass(frozen=True)
class Frame:
    """A way of saying that a readout is silent; see the data file."""

    name: str
    templates: tuple[str, ...]
    shape: str
    keys: frozenset[str]  # a sentence without any of them has no match
    document: bool = False
    noun: bool = False  # needs a word for a document, even of an agency
    points: bool = False
    ends: bool = False
    tail: bool = False
    soft: bool = False
    scope: str | None = None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a sentence first holds one of the keys: few articles need more than a few frames."""
        options = "|".join(map(_pattern, self.templates))
        return re.compile(f"\\b(?:{options})(?!\\w)", re.I)

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
        return _SLOT.sub(lambda m: f"(?:{text(m[1])})", "|".join(words().lists[name]))

    return re.compile(text(name))


@cache
def frames() -> tuple[list[Frame], frozenset[str]]:
    """The frames, and the words of which a sentence must hold one to be looked at."""
    found = []
    for name, data in words().frames.items():
        rest = {k: v for k, v in data.items() if k not in ("templates", "shape", "keys")}
        keys = frozenset(data.get("keys", "").split()) or frozenset(k for t in data["templates"] for k in _keys(t))
        found.append(Frame(name, tuple(data["templates"]), data["shape"], keys, **rest))
    return found, frozenset().union(*(f.keys for f in found))


def _keys(template: str) -> set[str]:
    """Words of which every match of a template holds one: the rarest word of each item of its rarest part."""
    lists = words().lists

    def common(word: str) -> int:
        return 50 if word in lists["common"] else 1

    slots = [(part, _SLOT.fullmatch(part)) for part in template.split()]
    choices = [
        {min(item.lower().split(), key=common) for item in (lists[slot[1]] if slot else [part])}
        for part, slot in slots
        if slot is None or (not slot[2] and slot[1] != "gap")
    ]
    return min(choices, key=lambda c: sum(map(common, c)))


def _pattern(template: str) -> str:
    out = ""
    for part in template.split():
        slot = _SLOT.fullmatch(part)
        items = sorted(words().lists.get(slot[1], ()), key=len, reverse=True) if slot else [part]
        piece = "(?:" + "|".join(map(re.escape, items)) + ")" if items else _GAP
        if slot and slot[2]:
            out += rf"(?:\s+{piece})?" if out else rf"(?:{piece}\s+)?"
        else:
            out += piece if not out or out.endswith(r"\s+)?") else rf"\s+{piece}"
    return out.replace(r"\ ", r"\s+")
