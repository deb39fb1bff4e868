"""YAML text -> plain values: fast for our own data, with the place of every mistake for files of users.

The only door of yaml. Nothing here builds more than str, int, float, bool, None, list and dict. Files of users are
read from the parser's events with a stack of our own, so depth costs no recursion, and an alias is never followed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from readoutdiff.ground.files import open_input
from readoutdiff.ground.model import Trouble

LARGEST = 1_000_000  # characters of a user's file
DEEPEST = 40  # levels of a user's file
MOST = 100  # mistakes of a user's file that are shown
DATA = Path(__file__).parent.parent / "data"
UNREADABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # YAML 1.1, 5.1
INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}

# How the parser's word on a mistake begins -> what we say, and what a person can do about it. The first that fits.
PROBLEMS = (
    ("mapping values", "a colon where none can stand",
     "put words with a colon in quotation marks, or check the indentation"),
    ("found character '\\t'", "a tabulator where none can stand", "indent with blanks, not with tabs"),
    ("found character", "a character that nothing begins with",
     "put words that begin with @, ` or % in quotation marks"),
    ("could not find expected ':'", "a key without a colon", "check the indentation and the quotation marks above"),
    ("sequence entries", "a hyphen where no list can begin",
     "begin the list on a line of its own, or check the indentation"),
    ("mapping keys", "a key where none can stand", "check the indentation"),
    ("expected <block end>", "what does not belong to the lines above",
     "check the indentation; quotation marks have to enclose the whole text"),
    ("expected ',' or", "no comma and no closing bracket",
     "a bracket is not closed, or words with : in it need quotation marks"),
    ("expected the node content", "nothing where a value has to be", "a bracket is not closed, or a comma too many"),
    ("found unexpected end of stream", "a quotation mark that is never closed", ""),
    ("found unexpected document", "a quotation mark that is never closed", ""),
    ("found unknown escape", "a backslash before a letter that it does not go with",
     "in double quotation marks a backslash is written twice"),
    ("expected escape", "a backslash with too few digits behind it",
     "in double quotation marks a backslash is written twice"),
    ("expected '<document start>'", "what belongs to nothing above", "check the indentation"),
    ("", "it cannot be read from here on", "put the text in quotation marks"),
)  # fmt: skip

Path_ = tuple[str | int, ...]


@functools.cache
def data_bytes(name: str) -> bytes:
    """The raw bytes of one of the package's own data files, ``name`` relative to ``readoutdiff/data``."""
    return (DATA / name).read_bytes()


@functools.cache
def load_data(name: str) -> Any:
    """The plain value of one of the package's own data files; trusted, so by the fastest safe loader there is.

    Read once and shared: nobody changes it.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(data_bytes(name), Loader=loader)


class Troubles(Trouble):
    """Several mistakes, one ``place: what`` a line, in the order of their places."""

    def __init__(self, lines: list[tuple[str, str]]) -> None:
        super().__init__(*lines[0])
        self.lines = lines

    def __str__(self) -> str:
        return "\n".join(f"{place}: {what}" for place, what in self.lines)


@dataclass(slots=True)
class Marked:
    """A file's plain value, the place of everything in it, and its mistakes so far.

    Paths are tuples of keys and indexes: ``("expect", 0, "source")``; ``()`` is the whole file.
    """

    place: str
    value: Any = None
    values: dict[Path_, tuple[int, int]] = field(default_factory=dict)  # path -> line, column, from 1
    keys: dict[Path_, tuple[int, int]] = field(default_factory=dict)  # path -> those of its key
    mistakes: list[tuple[int, int, str]] = field(default_factory=list)

    def where(self, *path: str | int, key: bool = False) -> str:
        """``file:line:col`` of the value at ``path`` or, with ``key``, of its key; of what holds it where it is not."""
        return "{}:{}:{}".format(self.place, *self._at(path, key))

    def _at(self, path: Path_, key: bool) -> tuple[int, int]:
        while path not in self.values and path:
            path, key = path[:-1], False
        return (self.keys if key and path in self.keys else self.values).get(path, (1, 1))

    def wrong(self, what: str, *path: str | int, key: bool = False) -> None:
        """Note a mistake at the value, or the key, of ``path``; raises Troubles where there are too many to go on."""
        self.note(*self._at(path, key), what)

    def note(self, line: int, column: int, what: str) -> None:
        """The same at a line and column."""
        if len(self.mistakes) >= MOST:
            self.broken(line, column, f"more than {MOST} mistakes; the others are not shown")
        self.mistakes.append((line, column, what))

    def broken(self, line: int, column: int, what: str) -> NoReturn:
        """Note a mistake behind which nothing can be read, and raise Troubles."""
        self.mistakes.append((line, column, what))
        self.done()
        raise AssertionError

    def done(self) -> Any:
        """The value. Raises Troubles where there are mistakes."""
        if self.mistakes:
            found = sorted(set(self.mistakes))
            raise Troubles([(f"{self.place}:{line}:{column}", what) for line, column, what in found])
        return self.value


def load_marked(text: str, place: str) -> Marked:
    """The value of a user's YAML file with the places in it; doubled keys and the like are in its ``mistakes``.

    By the parser in Python, also where libyaml is there: that one has other words, places and limits, by its version.

    Plain words stay the strings they are written as, but for ``null``, ``~``, ``true``, ``false`` and decimal numbers
    without a leading zero: ``no``, ``1:30``, ``012``, ``0x1F`` and ``2024-10-15`` are strings. Keys are strings.
    Raises Troubles where nothing can be made of the file: no valid YAML, too large, too deep, two documents.
    """
    marked = Marked(place)
    found = re.search(UNREADABLE, text)  # compiled when a file of a user is read
    if len(text) > LARGEST:
        marked.broken(1, 1, f"too large: more than {LARGEST} characters")
    if found:
        at = found.start()
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        marked.broken(line, column, f"no valid YAML: the character U+{ord(found[0]):04X}")
    import yaml

    try:
        Builder(marked).run(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what, hint = next(ours for said, *ours in PROBLEMS if (error.problem or "").startswith(said))
        marked.broken(line, column, f"no valid YAML: {what}" + (f" ({hint})" if hint else ""))
    return marked


def read_marked(path: Path) -> tuple[bytes, Marked]:
    """The raw bytes of a user's YAML file and its value with the places. Raises Trouble or Troubles."""
    try:
        with open_input(path) as file:
            raw = file.read(4 * LARGEST + 1)  # a device may be endless
        if len(raw) > 4 * LARGEST:
            raise Trouble(str(path), f"too large: more than {4 * LARGEST} bytes")
        return raw, load_marked(raw.decode("utf-8-sig"), str(path))
    except OSError as error:
        raise Trouble(str(path), (error.strerror or str(error)).lower()) from error
    except UnicodeDecodeError as error:
        raise Trouble(str(path), f"not UTF-8 at byte {error.start}") from error


class Builder:
    """The parser's events -> a Marked. Stops at a mistake after which nothing can be trusted."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.stack: list[tuple[Any, Path_]] = []  # the open lists and mappings
        self.key: list[str | None] = []  # for each, the key that waits for its value
        self.at = (1, 1)

    def run(self, events: Iterable[Any]) -> None:
        """Take in all events, until one that cannot be taken."""
        documents = 0
        for event in events:
            self.at = (event.start_mark.line + 1, event.start_mark.column + 1)
            kind = type(event).__name__
            documents += kind == "DocumentStartEvent"
            if documents > 1:
                self.marked.broken(*self.at, "a second document in one file")
            if kind == "AliasEvent" or getattr(event, "anchor", None):
                self.wrong("anchors and aliases are not read; quote a text that begins with & or *")
            if getattr(event, "tag", None):
                self.wrong(f"tags are not read: {event.tag}; quote a text that begins with !")
            if kind == "ScalarEvent":
                self.scalar(event.value, not event.style and event.implicit[0])
            elif kind == "AliasEvent":
                self.scalar(f"*{event.anchor}", False)
            elif kind in ("MappingStartEvent", "SequenceStartEvent"):
                if len(self.stack) >= DEEPEST:
                    self.marked.broken(*self.at, f"nested too deep: more than {DEEPEST} levels")
                self.open({} if kind[0] == "M" else [])
            elif kind in ("MappingEndEvent", "SequenceEndEvent"):
                self.stack.pop()
                self.key.pop()

    def wrong(self, what: str) -> None:
        """Note a mistake at this event."""
        self.marked.note(*self.at, what)

    def scalar(self, word: str, plain: bool) -> None:
        """A word: a key where a mapping waits for one, else a value."""
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key[-1] is None:
            self.name(word)
        else:
            self.put(resolve(word) if plain else word)

    def name(self, key: str) -> None:
        """Take a key; one that is there already is a mistake, and its second value is dropped."""
        holder, path = self.stack[-1]
        if key == "<<":
            self.wrong("<< is not read: nothing is merged")
        if key in holder:
            line = self.marked.keys.get((*path, key), self.at)[0]  # a list as a key has no place of its own
            self.wrong(f"doubled key: {key} (first on line {line})")
        self.marked.keys.setdefault((*path, key), self.at)
        self.key[-1] = key

    def open(self, value: Any) -> None:
        """Begin a list or mapping."""
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key[-1] is None:
            self.wrong("a key has to be a word")
            self.key[-1] = ""
        path = self.put(value)
        self.stack.append((value, path))
        self.key.append(None)

    def put(self, value: Any) -> Path_:
        """Set a value where one is waited for; its path."""
        if not self.stack:
            self.marked.value, self.marked.values[()] = value, self.at
            return ()
        holder, path = self.stack[-1]
        if isinstance(holder, list):
            path = (*path, len(holder))
            holder.append(value)
        else:
            key = self.key[-1] or ""
            path = (*path, key)
            self.key[-1] = None
            holder.setdefault(key, value)
        self.marked.values.setdefault(path, self.at)
        return path


def resolve(word: str) -> Any:
    """The value of a plain word."""
    if word in WORDS:
        return WORDS[word]
    if INTEGER.fullmatch(word):
        return int(word)
    return float(word) if FLOAT.fullmatch(word) else word


def suggest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if one is near enough (at least 70 of 100 by letters)."""
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(
        word, sorted(set(known)), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=70
    )
    return found[0] if found else None


def slips(word: str, names: Iterable[str]) -> list[str]:
    """The names of which a word may be a misspelling: the same first letter, one letter wrong, two or three in a longer
    one. Hamas is no slip of Bahamas."""
    from rapidfuzz.distance import OSA

    wanted = word.lower()
    most = 1 + (len(wanted) > 5) + (len(wanted) > 11)
    return [name for name in names if name[:1].lower() == wanted[:1] and OSA.distance(wanted, name.lower()) <= most]


def hint(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """What to put behind a message about a word that is not known: ``; did you mean X?``, or ``otherwise``."""
    near = suggest(word, known)
    return f"; did you mean {near}?" if near else otherwise
