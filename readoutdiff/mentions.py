"""Text -> Mentions: names of countries and offices found in one pass and joined by a small grammar.

First every name in the text is looked up, longest first, by its first word; then neighbours are joined:
`China's` + `foreign ministry`, `Foreign Ministry` + `in Beijing`, `spokesman for` + `the Kremlin`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A source named in a text: ``text[start:end]`` are the words, without an article before them.

    A possessive mark at the end is left out; ``form`` then says ``possessive``. ``source`` is "" where an office is named without its country (``office`` is then its type).
    """

    source: str
    party: str | None
    kind: str  # office, agency, country, government, demonym, place, organisation
    start: int
    end: int
    alias: str  # the name used, without a person's name or a word for a spokesperson
    form: str  # name, possessive, demonym, metonym, short
    office: str | None = None  # office type, `media`, or None
    role: str | None = None  # spokesperson, official: who speaks for it, where the text says so
    person: Span | None = None  # that spokesperson's name, or that of the head of the office


@dataclass(frozen=True, slots=True)
class Name:
    """One way of naming one thing. ``bound``: only with its country; ``wary``: also a person's name."""

    kind: str  # country, demonym, place, office, source, media, title, government, spokesperson, official, desk ...
    value: str
    words: str
    bound: bool = False
    wary: bool = False


# Hyphens, spaces and single line ends are what may stand between the words of a name; all else is a token.
TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])|[^\W_]+|['’ʼ][sS](?![^\W_])|\n\s*\n|[^\s\-‐‑–]"
)
POSSESSIVE = frozenset({"'s", "’s", "ʼs", "'S", "’S", "ʼS"})
APOSTROPHES = "'’ʼ"
OWNERS = frozenset({"country", "demonym", "place", "short"})
BEFORE_STATE = frozenset(
    "the of islamic republic kingdom state federal democratic socialist people government's".split()
)
SMALL = frozenset("of the and for in to a an by with from at on as".split())
PARTICLES = frozenset("bin al el ben van von de da di del der ibn".split())


def plain(token: str) -> str:
    """A token as it is looked up: small letters, no dots (``U.S.`` is ``us``), one apostrophe."""
    return token.casefold().replace(".", "").replace("’", "'").replace("ʼ", "'") or token


def fold(words: str) -> str:
    """The key of a name."""
    return " ".join(map(plain, TOKEN.findall(words)))


def fits(alias: str, token: str) -> bool:
    """Whether a token has the capitals that a name's word asks for."""
    if not alias[0].isupper():
        return True
    if len(alias) > 1 and alias.replace(".", "").isupper():
        return token.isupper()
    return token[0].isupper()


@dataclass(slots=True)
class Item:
    """A name found at tokens ``[i, j)``."""

    name: Name
    i: int
    j: int


class Finder:
    """The names of a registry, ready to be looked for. See ``Mention``."""

    def __init__(
        self,
        names: Iterable[Name],
        sources: dict[str, tuple[str, str]],
        seats: dict[tuple[str, str], str],
        outlets: dict[tuple[str, str], str],
        between: frozenset[str],
    ) -> None:
        self.names: dict[str, Name] = {}
        self.others: dict[str, Name] = {}  # a second reading, where the first wants other capitals
        self.lengths: dict[str, list[int]] = {}
        self.pieces: dict[str, list[str]] = {}
        self.sources, self.seats, self.outlets, self.between = sources, seats, outlets, between
        for name in names:
            self.add(name)
        for lengths in self.lengths.values():
            lengths.sort(reverse=True)

    def add(self, name: Name) -> None:
        """Take in a name; the first with the same key stays."""
        tokens = TOKEN.findall(name.words)
        keys = [plain(token) for token in tokens]
        key = " ".join(keys)
        self.names.setdefault(key, name)
        self.pieces.setdefault(key, tokens)
        lengths = self.lengths.setdefault(keys[0], [])
        if len(keys) not in lengths:
            lengths.append(len(keys))

    def office_id(self, code: str, office: str) -> str:
        """See ``Registry.office_id``."""
        return self.seats.get((code.upper(), office), f"{code}-{office}")

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """See ``Registry.find``."""
        return Scan(self, text, start, len(text) if end is None else end).run()


class Scan:
    """One look through one text."""

    def __init__(self, finder: Finder, text: str, start: int, end: int) -> None:
        self.finder, self.text = finder, text
        self.spans = [m.span() for m in TOKEN.finditer(text, start, end)]
        self.tokens = [text[a:b] for a, b in self.spans]
        self.keys = [plain(token) for token in self.tokens]
        self.count = len(self.keys)
        self.items: dict[int, Item] = {}
        self.mentions: list[Mention] = []

    def run(self) -> list[Mention]:
        self.look_up()
        done = 0
        for item in list(self.items.values()):
            if item.i >= done:
                done = max(done, self.read(item))
        return self.mentions

    def look_up(self) -> None:
        """Every name, longest first at each word."""
        keys, lengths, i = self.keys, self.finder.lengths, 0
        while i < self.count:
            sizes = lengths.get(keys[i])
            item = self.name_at(i, sizes) if sizes else None
            if item:
                self.items[i] = item
                i = item.j
            else:
                i += 1

    def name_at(self, i: int, sizes: list[int]) -> Item | None:
        for size in sizes:
            key = self.keys[i] if size == 1 else " ".join(self.keys[i : i + size])
            name = self.finder.names.get(key)
            if name and i + size <= self.count and all(
                map(fits, self.finder.pieces[key], self.tokens[i : i + size])
            ):
                return Item(name, i, i + size)
        return None

    # -- grammar; each step answers the token after what it took in

    def read(self, item: Item) -> int:
        """Make the mention that begins at an item, if one does; the token after it."""
        kind = item.name.kind
        if kind == "spokesperson":
            return self.spokesperson_for(item)
        if kind in OWNERS:
            return self.owned(item, item.i, None)
        if kind in ("office", "source", "media", "title", "government", "organisation"):
            return self.unowned(item, item.i, None)
        return item.j

    def spokesperson_for(self, item: Item) -> int:
        j = item.j
        if j < self.count and self.keys[j] in ("for", "of", "from", "at"):
            j += 1
            j += j < self.count and self.keys[j] == "the"
            head = self.items.get(j)
            if head:
                before = len(self.mentions)
                done = (
                    self.owned(head, item.i, "spokesperson")
                    if head.name.kind in OWNERS
                    else self.unowned(head, item.i, "spokesperson")
                )
                if len(self.mentions) > before:
                    return done
        return item.j

    def possessive(self, j: int) -> int:
        """The token after a possessive mark at ``j``, or ``j``."""
        if j < self.count and (
            self.tokens[j] in POSSESSIVE
            or (self.tokens[j] in APOSTROPHES and self.tokens[j - 1][-1] in "sS" and self.close(j))
        ):
            return j + 1
        return j

    def close(self, j: int) -> bool:
        return self.spans[j - 1][1] == self.spans[j][0]

    def owned(self, owner: Item, first: int, role: str | None) -> int:
        """A country, and what is said to be its own."""
        code = owner.name.value
        after = self.possessive(owner.j)
        j = after
        while j < self.count and j not in self.items and self.keys[j] in self.finder.between and j - after < 4:
            j += 1
        item = self.items.get(j)
        if item:
            kind, value = item.name.kind, item.name.value
            if kind == "office":
                return self.finish(self.finder.office_id(code, value), code, "office", value, first, item.j, role)
            if kind == "media":
                return self.medium(code, value, first, item.j, role)
            if kind == "source" and self.finder.sources[value][0] == code.upper():
                return self.finish(value, code, self.finder.sources[value][1], None, first, item.j, role)
            if kind == "government":
                return self.finish(code, code, "government", None, first, item.j, role)
            if kind == "title":
                done = self.held(item, code, first, role)
                if done:
                    return done
            if kind == "spokesperson" and role is None:
                return self.finish(code, code, "government", None, first, after, None)
        if self.refused(owner, after):
            return owner.j
        form = {"demonym": "demonym", "place": "metonym", "short": "short"}.get(
            owner.name.kind, "possessive" if after > owner.j else "name"
        )
        kind = {"demonym": "demonym", "place": "place"}.get(owner.name.kind, "country")
        self.emit(code, code.upper(), kind, first, owner.j, owner.j, form, None, role, None)
        return after

    def unowned(self, item: Item, first: int, role: str | None) -> int:
        kind, value = item.name.kind, item.name.value
        if kind == "source":
            party, sort = self.finder.sources[value]
            return self.finish(value, party.lower(), sort, None, first, item.j, role)
        if kind == "title":
            return self.held(item, "", first, role) or item.j
        code, j = self.belonging(item.j, value)
        if kind == "government":
            return self.finish(code, code, "government", None, first, j, role) if code else item.j
        if item.name.bound and not code:
            return item.j
        if kind == "media":
            return self.medium(code, value, first, j, role)
        source = self.finder.office_id(code, value) if code else ""
        return self.finish(source, code, "office", value, first, j, role)

    def belonging(self, j: int, office: str) -> tuple[str, int]:
        """`of the Russian Federation`, `in Beijing` behind an office: the country and the token after."""
        if j < self.count and self.keys[j] in (("of",) if office == "embassy" else ("of", "in", "for")):
            k = j + 1
            while k < self.count and k not in self.items and self.keys[k] in BEFORE_STATE and k - j < 6:
                k += 1
            item = self.items.get(k)
            if item and item.name.kind in ("country", "place"):
                return item.name.value, item.j
        return "", j

    def medium(self, code: str, value: str, first: int, j: int, role: str | None) -> int:
        """State media: the one that is named behind, else the country's only one of the kind."""
        k = j + (j < self.count and self.keys[j] == ",")
        item = self.items.get(k)
        if item and item.name.kind == "source":
            party, kind = self.finder.sources[item.name.value]
            if kind == "agency" and code.upper() in ("", party):
                return self.finish(item.name.value, party.lower(), kind, None, first, item.j, role)
        if not code:
            return self.finish("", "", "agency", "media", first, j, role)
        source = self.finder.outlets.get((code, value), f"{code}-media")
        return self.finish(source, code, "agency", "media", first, j, role)

    def held(self, item: Item, code: str, first: int, role: str | None) -> int:
        """`President NAME's office`: the token after, 0 where no office follows."""
        end, person = self.person(item.j)
        after = self.possessive(end)
        desk = self.items.get(after)
        if after > end and desk and desk.name.kind in ("desk", "spokesperson"):
            source = self.finder.office_id(code, item.name.value) if code else ""
            if desk.name.kind == "spokesperson":
                return self.finish(source, code, "office", item.name.value, first, end, role)
            return self.finish(source, code, "office", item.name.value, first, desk.j, role, person)
        return 0

    def person(self, j: int) -> tuple[int, Span | None]:
        """A person's name at token ``j``: the token after, and its place."""
        first = j
        while j < self.count and j - first < 5:
            token = self.tokens[j]
            named = token[0].isupper() and (j not in self.items or self.items[j].name.wary)
            if not named and not (token == "." and len(self.tokens[j - 1]) == 1):
                if not (token in PARTICLES and j > first):
                    break
            j += 1
        return (j, (self.spans[first][0], self.spans[j - 1][1])) if j > first else (j, None)

    def finish(
        self,
        source: str,
        code: str,
        kind: str,
        office: str | None,
        first: int,
        j: int,
        role: str | None,
        person: Span | None = None,
    ) -> int:
        """Take in what follows an office: its host, its desk, its spokesperson and that person's name."""
        if office == "embassy" and j < self.count and self.keys[j] in ("in", "to"):
            k = j + 1 + (j + 1 < self.count and self.keys[j + 1] == "the")
            host = self.items.get(k)
            if host and host.name.kind in ("country", "place"):
                j = host.j
        core = j
        after = self.possessive(j)
        form = "possessive" if after > j else "name"
        while after < self.count and after not in self.items and self.keys[after] in self.finder.between:
            after += 1
        item = self.items.get(after)
        end = core
        if item and item.name.kind == "desk" and kind != "agency":
            end = core = item.j
            item = self.items.get(end)
        if item and item.name.kind in ("spokesperson", "official") and role is None:
            role, end = item.name.kind, item.j
            if role == "spokesperson":
                end, person = self.person(item.j)
        self.emit(source, code.upper() or None, kind, first, end, core, form, office, role, person)
        return end

    def refused(self, owner: Item, after: int) -> bool:
        return False

    def emit(
        self,
        source: str,
        party: str | None,
        kind: str,
        first: int,
        after: int,
        core: int,
        form: str,
        office: str | None,
        role: str | None,
        person: Span | None,
    ) -> None:
        start, end = self.spans[first][0], self.spans[after - 1][1]
        alias = " ".join(self.text[start : self.spans[core - 1][1]].split())
        self.mentions.append(Mention(source, party, kind, start, end, alias, form, office, role, person))
