"""A text -> its tokens, the names among them, and answers to what the grammar of mentions asks about neighbours.

What stands next to a name decides whether it is a side at all: `London-based`, `Jack London`, `Ethiopian Airlines`.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from readoutdiff.language.capitals import begins_small, capital, shouted
from readoutdiff.naming.names import HYPHENS, Found, Names, cut, plain

Span = tuple[int, int]

OWNERS = frozenset(["country", "organisation", "demonym", "place", "short"])  # kinds of names
PLACES = frozenset(["country", "organisation", "place"])
JOINTS = frozenset(HYPHENS)
APOSTROPHES = frozenset("'’ʼ")


class Lore(NamedTuple):
    """What the grammar has to know about the names."""

    names: Names
    sources: dict[str, tuple[str, str]]  # id -> party, kind
    seats: dict[tuple[str, str], str]  # party, office type -> id where it is not `party-office`
    outlets: dict[tuple[str, str], str]  # country code, news or tv -> its only agency of that kind
    words: dict[str, frozenset[str]]  # the lists of the data file's `beside`
    halves: frozenset[str]  # country codes of the Koreas, which have short names, too

    def office_id(self, party: str, office: str) -> str:
        """The id of a party's office."""
        return self.seats.get((party.upper(), office), f"{party.lower()}-{office}")


class Mention(NamedTuple):
    """A source named in a text: ``text[start:end]`` are the words, without an article before them.

    A possessive mark at the end is left out; ``form`` then says ``possessive``. ``source`` is "" where an office
    is named without its country: ``office`` is then its type, or ``head`` the person whose office it is.
    """

    source: str
    party: str | None
    kind: str  # office, agency, country (an organisation too), government, demonym, place
    start: int
    end: int
    alias: str  # the words that name it, without those for a spokesperson
    form: str  # name, possessive, demonym, metonym, short; shared: an office of one of several countries
    office: str | None = None  # office type, or `media`
    role: str | None = None  # spokesperson; official: somebody of that office, not the office itself
    person: Span | None = None  # the spokesperson's name, else that of the head of the office
    head: Span | None = None  # the person whose office it is: `Prime Minister NAME's office`


class Tokens:
    """The tokens of ``text[start:end]``: their places, words and keys, and the names among them."""

    def __init__(self, lore: Lore, text: str, start: int, end: int) -> None:
        self.lore, self.text, self.words = lore, text, lore.words
        self.mentions: list[Mention] = []
        parts = cut(text[start:end])
        bounds = list(accumulate(map(len, parts), initial=start))
        self.starts, self.ends = bounds[1:-1:2], bounds[2::2]
        self.tokens = parts[1::2]
        self.keys = list(map(plain, self.tokens))
        self.items = lore.names.look_up(text, self.ends, self.tokens, self.keys)
        self.inside = {j for item in self.items.values() for j in range(item.i, item.j)}
        owners = [item.name for item in self.items.values() if item.name.kind in OWNERS]
        self.sides = {name.value for name in owners if not name.wary and name.kind != "short"}
        for i, item in self.items.items():
            meant = self.sides & set(item.name.value.split()) if item.name.kind == "shared" else ()
            if len(meant) == 1:
                self.items[i] = item._replace(name=item.name._replace(kind="country", value=next(iter(meant))))
        self.korea = not self.sides.isdisjoint(lore.halves)
        self.keys += [""] * 8  # so that looking ahead needs no care
        self.tokens += [""] * 8

    def possessive(self, j: int) -> int:
        """The token after a possessive mark at ``j``, else ``j``."""
        token = self.tokens[j]
        if token[:1] in APOSTROPHES and token and self.ends[j - 1] == self.starts[j]:
            return j + 1 if len(token) > 1 or self.tokens[j - 1][-1].lower() in self.words["sibilants"] else j
        return j

    def past_article(self, j: int) -> int:
        """Past an article at ``j``."""
        return j + (self.keys[j] in self.words["definite"])

    def joins(self, j: int) -> bool:
        """Whether the token at ``j`` joins the parts of a list."""
        return self.keys[j] == "," or self.keys[j] in self.words["joining"]

    def of_several(self, item: Found) -> bool:
        """Whether a name is in the plural: `foreign ministries`."""
        return item.name.words.rpartition(" ")[2] in self.words["plurals"]

    def skip(self, j: int) -> int:
        """Past the few words that may stand between a country and its office."""
        limit = j + 4
        while j < limit and ((self.keys[j] in self.words["between"] and j not in self.items) or self.adjective(j)):
            j += 1
        return j

    def adjective(self, j: int) -> bool:
        """Whether `official` at ``j`` is no person: `the North's official KCNA`."""
        item, behind = self.items.get(j), self.items.get(j + 1)
        if item is None or item.name.words not in self.words["adjective"]:
            return False
        near = behind is not None and behind.name.kind in ("office", "source", "media")
        return near or self.tokens[j - 1][:1] in APOSTROPHES

    def person(self, j: int) -> tuple[int, Span | None]:
        """A person's name at token ``j``: the token after it, and its place."""
        first = j
        while j - first < 5:
            token = self.tokens[j]
            named = capital(token) and (j not in self.items or self.items[j].name.wary)
            initial = token == "." and j > first and len(self.tokens[j - 1]) == 1
            glued = j > first and self.text[self.ends[j - 1] : self.starts[j]] in JOINTS if token else False
            if not (named or glued or initial or (j > first and token in self.words["particles"])):
                break
            j += 1
        return (j, (self.starts[first], self.ends[j - 1])) if j > first else (j, None)

    def short(self, owner: Found) -> bool:
        """Whether `the North` is the half of Korea."""
        before = self.keys[owner.i - 1] if owner.i else ""
        after = self.tokens[owner.j]
        marked = self.possessive(owner.j) > owner.j
        return (
            (before in self.words["definite"] or marked)
            and not capital(after)
            and after not in self.words["genitive"]
            and self.korea
        )

    def hyphened(self, item: Found) -> bool:
        """Whether a name is part of a compound of small letters: `London-based`, `pro-Russian`."""
        start, end = self.starts[item.i], self.ends[item.j - 1]
        if self.text[end : end + 1] in JOINTS and begins_small(self.text[end + 1 : end + 2]):
            return True
        glued = start > 0 and self.text[start - 1] in HYPHENS and item.i > 0
        return glued and begins_small(self.tokens[item.i - 1])

    def shouted(self, item: Found) -> bool:
        """Whether a name that is also a word stands among words in capitals: `WHO KILLED HIM`."""
        beside = ([item.i - 1] if item.i else []) + [item.j]
        return item.name.wary and any(
            len(self.tokens[j]) > 1 and shouted(self.tokens[j]) and j not in self.inside for j in beside
        )

    def refused(self, owner: Found, after: int) -> bool:
        """Whether a country or city that stands alone is a tongue, a person, or part of another name."""
        if self.hyphened(owner) or self.longer(owner.j):
            return True
        if owner.name.kind == "demonym":
            before, behind = self.tokens[owner.i - 1] if owner.i else "", self.tokens[owner.j]
            return before.lower() in self.words["tongues"] and not behind[:1].isalpha()
        if owner.name.wary and owner.name.kind in ("country", "organisation") and not self.meant(owner):
            return True
        if after > owner.j or not (owner.name.wary or owner.name.kind == "place") or self.titled(owner.i):
            return False
        return self.in_a_name(owner)

    def in_a_name(self, owner: Found) -> bool:
        """Whether words with capitals stand before or behind that are no side's: `Berlin Marathon`, `Jack London`."""
        behind, gap = self.tokens[owner.j], self.text[(end := self.ends[owner.j - 1]) : end + 1]
        if capital(behind) and owner.j not in self.items and gap == " ":
            return True
        if not owner.name.wary or owner.i == 0 or owner.i - 1 in self.inside:
            return False
        before = self.tokens[owner.i - 1]
        return capital(before) and self.keys[owner.i - 1] not in self.words["small"]

    def meant(self, owner: Found) -> bool:
        """Whether a name that is also a person's or another place's is the country's: the text has another name of
        it (`Jordanian`, `Amman`), or it stands beside another side (`Egypt, Jordan and Qatar`)."""
        if owner.name.value in self.sides:
            return True
        i, j = owner.i - 2, owner.j + 1
        if i >= 0 and self.joins(i + 1) and i in self.inside:
            return True
        return self.joins(j - 1) and j in self.items and self.items[j].name.kind in OWNERS

    def longer(self, j: int) -> bool:
        """Whether a name goes on to be that of a body of its own: `Ethiopian Airlines`, `Austria Press Agency`."""
        limit = j + 3
        while j < limit and capital(self.tokens[j]) and j not in self.items:
            if self.keys[j] in self.words["bodies"]:
                return True
            j += 1
        return False

    def titled(self, j: int) -> bool:
        """Whether token ``j`` stands in a line whose words begin with capitals: a headline."""
        if j >= len(self.ends):
            return False
        at = self.starts[j]
        start = self.text.rfind("\n", max(0, at - 150), at) + 1 or max(0, at - 150)
        end = self.text.find("\n", at, at + 150)
        words = [word for word in self.text[start : end if end >= 0 else at + 150].split() if len(word) > 4]
        return len(words) >= 4 and not any(begins_small(word) for word in words)

    def items_before(self, item: Found) -> int:
        """The token after the country that stands before an item."""
        j = item.i
        while j - 1 not in self.items and self.keys[j - 1] in self.words["between"]:
            j -= 1
        return j - (self.tokens[j - 1][:1] in APOSTROPHES)

    def shared(self, j: int) -> str | None:
        """The office type that two countries share: `the Chinese and Russian foreign ministries`."""
        limit = j + 12
        while j < limit and (self.joins(j) or self.past_article(j) > j or j in self.items):
            if j in self.items and self.items[j].name.kind not in OWNERS:
                return None
            j = self.items[j].j if j in self.items else j + 1
            item = self.items.get(j)
            if item and item.name.kind == "office" and self.of_several(item):
                return item.name.value
        return None

    def bracket(self, j: int, *meant: str) -> int:
        """The token after a short form in brackets of what was named last: `(MFA)`, `(KCNA)`."""
        item = self.items.get(j + 1) if self.keys[j] == "(" else None
        same = item is not None and item.name.value in meant and self.keys[item.j] == ")"
        return item.j + 1 if item and same else j

    def belonging(self, j: int, office: str) -> tuple[str, int]:
        """`of the Russian Federation`, `in Beijing` behind an office: the country, and the token after it."""
        j = self.bracket(j, office)
        apart = self.keys[j] == "," or self.keys[j] in self.words["located"]
        if self.keys[j] not in self.words["genitive"] and not (apart and office not in ("embassy", "military")):
            return "", j
        k = j + 1
        while k not in self.items and (self.keys[k] in self.words["state"] or self.keys[k] == ",") and k - j < 7:
            k += 1
        if k in self.items and self.items[k].name.kind == "government" and self.keys[k + 1] in self.words["genitive"]:
            k = self.past_article(k + 2)
        elif self.keys[j] == ",":
            return "", j
        item = self.items.get(k)
        if item and item.name.kind in PLACES and not self.hyphened(item):
            return item.name.value, item.j
        return "", j
