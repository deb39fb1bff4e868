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
    """A place of a template: the phrases that may stand there by their first word, the longest first; what a floor
    below finds; or a gap.
    """

    phrases: dict[str, list[Phrase]]
    optional: bool
    gap: str = ""  # its name
    floor: tuple[tuple[Part, ...], ...] = ()  # templates


Template = tuple[Part, ...]


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
    edition: str = ""  # which version is silent where its name does not tell
    both: bool = False  # says that several accounts have it
    dispute: bool = False  # contradicts an account instead of lacking something
    next: bool = False  # the claim that it points to stands in the sentence before
    scope: str | None = None

    @property
    def points(self) -> bool:
        """Was what is lacking said before?"""
        return self.ways[-1].slots.isdisjoint((TOPIC, THING))

    @property
    def telling(self) -> bool:
        """Does it say so whoever's silence it is (`ignored a law` may be no silence)?"""
        return SUBJECT in self.ways[-1].slots and not (self.soft or self.deed or self.both or self.dispute)


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
        self.floors: dict[str, tuple[Template, ...]] = {}  # each knows lists and the floors above it in the file
        for name, templates in words.floors.items():
            self.floors[name] = tuple(map(self._template, templates))
        self.starts: dict[str, dict[str, list[Template]]] = {}  # a template's first word -> frames -> templates
        self.by_name = {name: self._frame(name, **data) for name, data in words.frames.items()}
        self.keys = frozenset().union(*(f.keys for f in self.by_name.values()))  # a sentence holds one, or no match

    def _frame(self, name: str, templates: list[str], ways: str, keys: str = "", **rest: Any) -> Frame:
        """A frame as the data file has it; keys that it does not name are those of its templates."""
        known = list(map(self._template, templates))
        for parts in known:
            for word in _beginnings(parts):
                self.starts.setdefault(word, {}).setdefault(name, []).append(parts)
        named = frozenset(keys.split()) or frozenset(word for parts in known for word in self._keys(parts))
        return Frame(
            name, tuple(self._way(way) for each in ways.split() for way in self._words.ways[each]), named, **rest
        )

    def _way(self, way: list[str]) -> Way:
        before, behind, inside = (*map(self._words.filled, way), ".*")[:3]
        return Way(rf"{inside}\Z", behind, rf"{before}\Z")

    def _keys(self, parts: Template) -> set[str]:
        """Words of which every match of a template holds one: the rarest word of each phrase of its rarest part."""
        sure = [part for part in parts if not (part.optional or part.gap)]
        choices = [{word for floor in part.floor for word in self._keys(floor)} or self._rarest(part) for part in sure]
        return min(choices, key=lambda words: sum(map(self._common, words)))

    def _rarest(self, part: Part) -> set[str]:
        return {min(phrase, key=self._common) for same in part.phrases.values() for phrase in same}

    def _common(self, word: str) -> int:
        return 50 if word in self._words.sets["common"] else 1

    def _template(self, text: str) -> Template:
        """Its places; what may stand there several times has as many."""
        return tuple(part for place in text.split() for part in self._places(place))

    def _places(self, text: str) -> list[Part]:
        slot = SLOT.fullmatch(text)
        if slot is None:
            return [Part({text: [(text,)]}, False)]
        if slot[1] in GAPS:
            return [Part({}, False, slot[1])]
        floor = self.floors.get(slot[1], ())
        return [Part({} if floor else self._phrases(slot[1]), bool(slot[2]), "", floor)] * int(slot[3] or 1)

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
    sentence = Sentence(scan, stop)
    free = {name: first for name, frame in found if not frame.keys.isdisjoint(present)}  # where each may go on
    for i in range(first, stop):
        for name, templates in frames.starts.get(scan.lower[i], {}).items():
            if free.get(name, stop) > i:
                continue
            for parts in templates:
                if match := sentence.match(parts, i, set()):
                    free[name], (left, right) = match
                    slot = {part.gap: (scan.starts[left], scan.ends[right - 1]) for part in parts if part.gap}
                    start, end = scan.starts[i], scan.ends[free[name] - 1]
                    near = (max(a, start - _WIDE), min(b, end + _WIDE))
                    yield Match(frames.by_name[name], *near, start, end, headline, slot, scan.lower[i])
                    break


def _beginnings(parts: Template) -> set[str]:
    """The words that a match of a template begins with."""
    begin = next(n for n, part in enumerate(parts) if not part.optional)
    first = parts[: begin + 1]
    return {w for part in first for w in (*part.phrases, *(w for floor in part.floor for w in _beginnings(floor)))}


class Sentence:
    """The tokens of a sentence up to ``b``, with what the floors found in it: nothing is looked for twice."""

    def __init__(self, scan: Scan, b: int) -> None:
        self.scan, self.b = scan, b
        self._found: dict[tuple[int, int], list[int]] = {}

    def match(self, parts: Template, i: int, dead: set[tuple[int, int]]) -> tuple[int, tuple[int, int]] | None:
        """The token behind the parts where they stand at token ``i``, and their gap; deep as a template is long.

        ``dead`` are how many parts are left and the token, from where no match was found.
        """
        if not parts:
            return i, (i, i)
        if (len(parts), i) in dead:
            return None
        part, rest = parts[0], parts[1:]
        for end in self.ends(part, i):
            if found := self.match(rest, end, dead):
                return (found[0], (i, end)) if part.gap else found
        dead.add((len(parts), i))
        return None

    def ends(self, part: Part, i: int) -> Iterator[int]:
        """The tokens behind a part at token ``i``: a gap's the nearest first, others' the farthest."""
        scan, b = self.scan, self.b
        if part.gap:
            for j in range(i, b):
                if not _BOUNDS.isdisjoint(scan.words[j]) or scan.ends[j] - scan.starts[i] > _WIDEST:
                    return
                if "\n" in scan.gaps[j] and j > i:
                    return
                yield j + 1
        elif part.floor:
            yield from self._floor(part.floor, i)
        elif i < b:
            for phrase in part.phrases.get(scan.lower[i], ()):
                end = i + len(phrase)
                if end <= b and (len(phrase) == 1 or tuple(scan.lower[i:end]) == phrase):
                    yield end
        if part.optional:
            yield i

    def _floor(self, floor: tuple[Template, ...], i: int) -> list[int]:
        """The tokens behind what a floor finds at token ``i``, the farthest first."""
        if (id(floor), i) not in self._found:
            every = set[int]()
            for parts in floor:
                ends = {i}
                for part in parts:
                    ends = {further for end in ends for further in self.ends(part, end)}
                every |= ends
            self._found[id(floor), i] = sorted(every, reverse=True)
        return self._found[id(floor), i]
