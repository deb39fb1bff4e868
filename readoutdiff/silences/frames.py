"""data/en/silences.yaml -> the frames: templates for words of silence, and where the parts stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from readoutdiff.ground.model import Span
from readoutdiff.language.words import SLOT, Words

if TYPE_CHECKING:
    from readoutdiff.grammar.scan import Scan

GAP = "gap"  # the slot for words that do not matter
SUBJECT = "SUBJECT"
ONE = "ONE"
ASKS = "ASKS"
POINT = "POINT"
TOPIC = "TOPIC"
THING = "THING"
GAPS = frozenset((GAP, TOPIC, ONE))  # slots for any words in a template
_WIDE = 1500  # characters before and behind words of silence
_GROUP = re.compile(r"\(\?P<(\w+)>")
_WIDEST = 90  # characters of a gap
_BOUNDS = frozenset(",.;:!?\n")  # no gap goes over one
Phrase = tuple[str, ...]  # lower-cased words


@cache
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(f"(?si){text}")


class Part(NamedTuple):
    """A place of a template: the phrases that may stand there by their first word, the longest first; or a gap."""

    phrases: dict[str, list[Phrase]]
    optional: bool
    gap: str = ""  # its name


class Way(NamedTuple):
    """What stands in words of silence, behind and before them: patterns whose groups are slots; see the data file."""

    inside: str
    behind: str
    before: str

    @property
    def sides(self) -> tuple[re.Pattern[str], ...]:
        """The patterns, compiled when a text first asks for this way."""
        return tuple(map(_compiled, self))

    @property
    def slots(self) -> set[str]:
        """Which slots it has."""
        return {m[1] for side in self for m in _GROUP.finditer(side)}


class Frame(NamedTuple):
    """A way of saying that a readout is silent; see the data file."""

    name: str
    ways: tuple[Way, ...]
    keys: frozenset[str]  # a sentence without any of them has no match
    document: bool = False
    noun: bool = False  # needs a word for a document, even of an agency
    soft: bool = False
    deed: bool = False
    next: bool = False  # the claim that it points to stands in the sentence before
    scope: str | None = None

    @property
    def points(self) -> bool:
        """Was what is lacking said before?"""
        return self.ways[-1].slots.isdisjoint((TOPIC, THING))

    @property
    def telling(self) -> bool:
        """Does it say so whoever's silence it is (`ignored a law` may be no silence)?"""
        return SUBJECT in self.ways[-1].slots and not (self.soft or self.deed)


class Match(NamedTuple):
    """Words of silence in the sentence ``[a, b)``."""

    frame: Frame
    a: int
    b: int
    start: int
    end: int
    headline: bool
    gap: dict[str, Span]  # the slot inside the words -> where it stands
    first: str  # of the words, lower-cased


class Frames:
    """The frames of a language, ready to be matched."""

    def __init__(self, words: Words) -> None:
        """``words`` are the language's lists, and its frames as the data file has them."""
        self._words, self._lists = words, words.lists
        self._known: dict[str, dict[str, list[Phrase]]] = {}
        self.starts: dict[str, dict[str, list[tuple[Part, ...]]]] = {}  # a template's first word -> frames -> templates
        self.by_name = {name: self._frame(name, **data) for name, data in words.frames.items()}
        self.keys = frozenset().union(*(f.keys for f in self.by_name.values()))  # a sentence holds one, or no match

    def _frame(self, name: str, templates: list[str], ways: str, keys: str = "", **rest: Any) -> Frame:
        """A frame as the data file has it; keys that it does not name are those of its templates."""
        known = [tuple(map(self._part, template.split())) for template in templates]
        for parts in known:
            begin = next(n for n, part in enumerate(parts) if not part.optional)
            for word in {word for part in parts[: begin + 1] for word in part.phrases}:
                self.starts.setdefault(word, {}).setdefault(name, []).append(parts)
        named = frozenset(keys.split()) or frozenset(word for parts in known for word in self._keys(parts))
        return Frame(
            name, tuple(self._way(way) for each in ways.split() for way in self._words.ways[each]), named, **rest
        )

    def _way(self, way: list[str]) -> Way:
        before, behind, inside = (*map(self._words.filled, way), ".*")[:3]
        return Way(rf"{inside}\Z", behind, rf"{before}\Z")

    def _keys(self, parts: tuple[Part, ...]) -> set[str]:
        """Words of which every match of a template holds one: the rarest word of each phrase of its rarest part."""

        def common(word: str) -> int:
            return 50 if word in self._lists["common"] else 1

        sure = [part.phrases.values() for part in parts if part.phrases and not part.optional]
        choices = [{min(phrase, key=common) for same in each for phrase in same} for each in sure]
        return min(choices, key=lambda c: sum(map(common, c)))

    def _part(self, text: str) -> Part:
        """A place of a template."""
        slot = SLOT.fullmatch(text)
        if slot and slot[1] in GAPS:
            return Part({}, False, slot[1])
        return Part(self._phrases(slot[1]) if slot else {text: [(text,)]}, bool(slot and slot[2]))

    def _phrases(self, name: str) -> dict[str, list[Phrase]]:
        """The phrases of a list by their first word."""
        if name not in self._known:
            found = self._known[name] = {}
            for item in sorted(self._lists[name], key=len, reverse=True):
                phrase = tuple(item.lower().split())
                found.setdefault(phrase[0], []).append(phrase)
        return self._known[name]


frames = cache(Frames)  # made once for the words of a language


def find(frames: Frames, scan: Scan, n: int, present: frozenset[str], headline: bool) -> Iterator[Match]:
    """Words of silence in a sentence, with what stands near: a text without full stops must not cost more than others.

    ``present`` are the keys in it. The first template that fits counts; no match of a frame overlaps another.
    """
    (a, b), (first, stop), found = scan.sentences[n], scan.sentence_tokens[n], frames.by_name.items()
    free = {name: first for name, frame in found if not frame.keys.isdisjoint(present)}  # where each may go on
    for i in range(first, stop):
        for name, templates in frames.starts.get(scan.lower[i], {}).items():
            if free.get(name, stop) > i:
                continue
            for parts in templates:
                if match := _match(parts, scan, i, stop, set()):
                    free[name], (left, right) = match
                    slot = {part.gap: (scan.starts[left], scan.ends[right - 1]) for part in parts if part.gap}
                    start, end = scan.starts[i], scan.ends[free[name] - 1]
                    near = (max(a, start - _WIDE), min(b, end + _WIDE))
                    yield Match(frames.by_name[name], *near, start, end, headline, slot, scan.lower[i])
                    break


def _match(
    parts: tuple[Part, ...], scan: Scan, i: int, b: int, dead: set[tuple[int, int]]
) -> tuple[int, tuple[int, int]] | None:
    """The token behind the parts where they stand at token ``i``, and their gap; deep as a template is long.

    ``dead`` are how many parts are left and the token, from where no match was found: none is tried twice.
    """
    if not parts:
        return i, (i, i)
    if (len(parts), i) in dead:
        return None
    part, rest = parts[0], parts[1:]
    if part.gap:
        for j in range(i, b):
            if not _BOUNDS.isdisjoint(scan.words[j]) or scan.ends[j] - scan.starts[i] > _WIDEST:
                break
            if "\n" in scan.gaps[j] and j > i:
                break
            if found := _match(rest, scan, j + 1, b, dead):
                return found[0], (i, j + 1)
    elif i < b:
        for phrase in part.phrases.get(scan.lower[i], ()):
            end = i + len(phrase)
            stands = end <= b and (len(phrase) == 1 or tuple(scan.lower[i:end]) == phrase)
            if stands and (found := _match(rest, scan, end, b, dead)):
                return found
    if part.optional and (found := _match(rest, scan, i, b, dead)):
        return found
    dead.add((len(parts), i))
    return None
