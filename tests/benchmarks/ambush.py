"""Patterns -> strings that are hard for them: their own hits repeated, hits that break at the end, what they repeat.

The strings come from a pattern's parse tree, so that a new pattern needs no list of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

CANDIDATES = "aA1 ,.-“(\n。é_\t\x00"
ONCE_MORE = 2  # how often a part that may be missing or repeated stands in a hit
BREAKERS = ("\n", "\x00", " x", "")


class Writer:
    """Writes strings that a parse tree takes; ``choice`` picks among alternatives."""

    def __init__(self, pattern: re.Pattern[str], choice: int, often: int = 1) -> None:
        self.tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
        self.choice, self.often = choice, often
        self.groups: dict[int, str] = {}
        self.pumps: list[tuple[str, str]] = []  # what stands before a part repeated without an end, and the part

    def whole(self) -> str:
        """A string for the whole tree."""
        return self.write(self.tree, "")

    def write(self, tree: Any, before: str) -> str:
        """A string for a sequence of nodes; ``before`` is what stands before it."""
        out = ""
        for code, value in tree:
            out += self.node(code, value, before + out)
        return out

    def node(self, code: Any, value: Any, before: str) -> str:
        """A string for one node."""
        if code is op.LITERAL:
            return chr(value)
        if code is op.NOT_LITERAL:
            return next(c for c in CANDIDATES if ord(c) != value)
        if code is op.ANY:
            return "a"
        if code is op.IN:
            return self.one_of(value)
        if code is op.BRANCH:
            return self.write(value[1][self.choice % len(value[1])], before)
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            least, most, inner = value
            part = self.write(inner, before)
            if most > 20 and part:
                self.pumps.append((before, part))
            return part * min(most, max(least, self.often))
        if code is op.SUBPATTERN:
            text = self.write(value[3], before)
            self.groups[value[0]] = text
            return text
        if code is op.ATOMIC_GROUP:
            return self.write(value, before)
        if code is op.GROUPREF:
            return self.groups.get(value, "")
        return ""  # anchors and what looks around take no room

    def one_of(self, items: Any) -> str:
        """A character of a set."""
        wanted = [c for c in CANDIDATES if _in_set(c, items)]
        if wanted:
            return wanted[self.choice % len(wanted)]
        code, value = next((c, v) for c, v in items if c is not op.NEGATE)
        return chr(value[0] if code is op.RANGE else value)


def _in_set(character: str, items: Any) -> bool:
    negated = any(code is op.NEGATE for code, _ in items)
    return negated != any(_holds(character, code, value) for code, value in items)


_CATEGORIES = {
    "CATEGORY_DIGIT": str.isdigit,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda c: c.isalnum() or c == "_",
}


def _holds(character: str, code: Any, value: Any) -> bool:
    if code is op.LITERAL:
        return ord(character) == value
    if code is op.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    if code is op.CATEGORY:
        name = str(value)
        plain = name.replace("_NOT_", "_")
        return bool(_CATEGORIES[plain](character)) != ("_NOT_" in name)
    return False


def strings(pattern: re.Pattern[str], alternatives: int = 3) -> Iterator[tuple[str, str, str]]:
    """(what it is, what stands first, the unit to repeat) for one pattern."""
    seen: set[tuple[str, str]] = set()
    for choice in range(alternatives):
        for often in (1, ONCE_MORE):
            writer = Writer(pattern, choice, often)
            hit = writer.whole()
            units = [("hits", "", hit), ("hits apart", "", hit + " "), ("broken hits", "", hit[:-1] + "\x00")]
            units += [("near-hits", "", hit[:-1])] if len(hit) > 1 else []
            units += [("pumped", before, part) for before, part in writer.pumps]
            for what, first, unit in units:
                if unit and (first, unit) not in seen:
                    seen.add((first, unit))
                    yield what, first, unit
