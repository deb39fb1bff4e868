"""Text -> Mentions: names of countries and offices, joined by a small grammar.

Neighbours are joined: `China's` + `foreign ministry`, `Foreign Ministry` + `in Beijing`, `spokesman for` + `the
Kremlin`, `President` + NAME + `'s office`. One pass over the tokens; each step looks ahead a few of them at most.
"""

from __future__ import annotations

from typing import NamedTuple

from readoutdiff.naming.names import Found
from readoutdiff.naming.tokens import APOSTROPHES, OWNERS, PLACES, PLURALS, Lore, Span, Tokens


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


LINKS = ("for", "of", "from", "at", "in", "with")
HOLDERS = ("official", "holder", "member")


def find(lore: Lore, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """All mentions in ``text[start:end]``, the longest at each place, in order, not overlapping."""
    return Scan(lore, text, start, len(text) if end is None else end).run()


class Scan(Tokens):
    """One look through one text. The steps of the grammar answer with the token after what they took in."""

    def __init__(self, lore: Lore, text: str, start: int, end: int) -> None:
        super().__init__(lore, text, start, end)
        self.mentions: list[Mention] = []

    def run(self) -> list[Mention]:
        """Read every item that no mention before it took in."""
        done = 0
        for item in self.items.values():
            if item.i >= done:
                done = self.read(item, item.i, None) or item.j
        return self.mentions

    def read(self, item: Found, first: int, role: str | None) -> int:
        """Make the mention that begins at an item; 0 where none does."""
        kind = item.name.kind
        if kind in OWNERS:
            return self.owned(item, first, role)
        if kind == "shared":
            return self.one_of_several(item, first, role)
        if kind == "source" and not self.hyphened(item) and not self.shouted(item):
            party, sort = self.lore.sources[item.name.value]
            return self.finish(item.name.value, party.lower(), sort, None, first, item.j, role)
        if kind in ("office", "media", "government"):
            return self.unowned(item, first, role)
        if kind == "title":
            done = self.held(item, "", first, role)
            j = item.j + 1 + (self.keys[item.j + 1] == "the")
            head = self.items.get(j) if self.keys[item.j] == "of" and role is None else None
            return done or (self.read(head, first, "official") if head else 0)
        if kind == "desk_of":
            return self.office_of(item, "", first, role)
        if kind in ("spokesperson", *HOLDERS) and role is None and self.keys[item.j] in LINKS:
            j = item.j + 1 + (self.keys[item.j + 1] == "the")
            role = "spokesperson" if kind == "spokesperson" else "official"
            return self.read(self.items[j], first, role) if j in self.items else 0
        if kind == "desk":
            return self.of_person(item)
        return 0

    def owned(self, owner: Found, first: int, role: str | None) -> int:
        """A country, and what is said to be its own."""
        code, sort = owner.name.value, owner.name.kind
        if sort == "short" and not self.short(owner):
            return 0
        after = self.possessive(owner.j)
        item = self.items.get(self.skip(after))
        loose = after == owner.j and sort != "demonym"
        if item and not (loose and "\n" in self.text[self.spans[after - 1][1] : self.spans[item.i][0]]):
            bare = loose and item.name.bound and not self.tokens[owner.i].isupper()
            done = 0 if bare else self.own(item, code, first, role)
            if done:
                return done
        elif (plural := self.shared(after)) is not None:
            self.emit(
                self.lore.office_id(code, plural), code, "office", (first, owner.j), owner.j, "name", plural, role
            )
            return after
        if role and (sort == "demonym" or self.tokens[owner.j][:1].isupper() or role == "official"):
            return 0  # `a spokesman for Chinese Airlines`: the word before belongs to something else
        if self.refused(owner, after):
            return owner.j
        form = {"demonym": "demonym", "place": "metonym", "short": "short"}.get(sort)
        form = form or ("possessive" if after > owner.j else "name")
        kind = sort if sort in ("demonym", "place") else "country"
        self.emit(code, code, kind, (first, owner.j), owner.j, form, None, role)
        return after

    def one_of_several(self, owner: Found, first: int, role: str | None) -> int:
        """The office of a country whose name is another's too: nobody's, and so said."""
        item = self.items.get(self.skip(self.possessive(owner.j)))
        if item is None or item.name.kind != "office":
            return 0
        self.emit("", "", "office", (first, item.j), item.j, "shared", item.name.value, role)
        return item.j

    def own(self, item: Found, code: str, first: int, role: str | None) -> int:
        """The office, agency or spokesperson that follows its country."""
        kind, value = item.name.kind, item.name.value
        if kind == "office":
            return self.finish(self.lore.office_id(code, value), code, "office", value, first, item.j, role)
        if kind == "media":
            return self.medium(code, item, first, item.j, role)
        if kind == "source" and self.lore.sources[value][0] == code.upper():
            return self.finish(value, code, self.lore.sources[value][1], None, first, item.j, role)
        if kind == "government":
            return self.finish(code, code, "government", None, first, item.j, role)
        if kind == "title":
            return self.held(item, code, first, role)
        if kind == "desk_of":
            return self.office_of(item, code, first, role)
        if kind in ("spokesperson", "official") and role is None:
            return self.finish(code, code, "government", None, first, self.items_before(item), None)
        return 0

    def unowned(self, item: Found, first: int, role: str | None) -> int:
        """An office, state media or a government, its country behind it or nowhere."""
        kind, value = item.name.kind, item.name.value
        code, j = self.belonging(item.j, value)
        if not code and (item.name.bound or kind == "government"):
            return 0
        if kind == "government":
            return self.finish(code, code, "government", None, first, j, role)
        if kind == "media":
            return self.medium(code, item, first, j, role)
        source = self.lore.office_id(code, value) if code else ""
        done = self.finish(source, code, "office", value, first, j, role)
        if code and item.name.words.endswith(PLURALS) and self.keys[done] == "and":
            other = self.items.get(done + 1 + (self.keys[done + 1] == "the"))
            if other and other.name.kind in PLACES:  # `the foreign ministries of China and Russia`
                side = other.name.value
                self.emit(
                    self.lore.office_id(side, value), side, "office", (other.i, other.j), other.j, "name", value, role
                )
                return other.j
        return done

    def medium(self, code: str, media: Found, first: int, j: int, role: str | None) -> int:
        """State media: the one named behind, else the country's only one of that kind."""
        value, bound = media.name.value, media.name.bound
        item = self.items.get(j + (self.keys[j] == ","))
        if item and item.name.kind == "source":
            party, kind = self.lore.sources[item.name.value]
            if kind == "agency" and code.upper() in ("", party):
                return self.finish(item.name.value, party.lower(), kind, None, first, item.j, role)
        if bound and ((code, value) not in self.lore.outlets or self.tokens[j][:1].isupper()):
            return 0  # `the South Korean news agency Yonhap` speaks for nobody
        source = self.lore.outlets.get((code, value), f"{code}-media") if code else ""
        return self.finish(source, code, "agency", "media", first, j, role)

    def held(self, title: Found, code: str, first: int, role: str | None) -> int:
        """`President NAME's office`; 0 where no office follows."""
        end, person = self.person(title.j)
        if role == "spokesperson":
            source = self.lore.office_id(code, title.name.value) if code else ""
            return self.finish(source, code, "office", title.name.value, first, end, role, person)
        after = self.possessive(end)
        desk = self.items.get(self.skip(after)) if after > end else None
        if desk is None or desk.name.kind not in ("desk", "spokesperson"):
            return 0
        source = self.lore.office_id(code, title.name.value) if code else ""
        end = desk.j if desk.name.kind == "desk" else end
        return self.finish(source, code, "office", title.name.value, first, end, role, person)

    def office_of(self, item: Found, code: str, first: int, role: str | None) -> int:
        """`office of` + the + country + title + NAME; 0 where it is no such office."""
        j = item.j + (self.keys[item.j] == "the")
        owner = self.items.get(j)
        if owner and owner.name.kind in ("country", "demonym", "short"):
            code, j = owner.name.value, self.possessive(owner.j)
        title = self.items.get(j)
        if title is None or title.name.kind != "title":
            return 0
        behind, j = self.belonging(title.j, title.name.value)
        code = code or behind
        end, person = self.person(j)
        source = self.lore.office_id(code, title.name.value) if code else ""
        return self.finish(source, code, "office", title.name.value, first, end, role, person)

    def of_person(self, desk: Found) -> int:
        """`NAME's office`: whose side it is the text must say elsewhere."""
        i = desk.i - 1
        if len(self.tokens[i]) < 2 or self.tokens[i][0] not in APOSTROPHES or desk.name.words != "office":
            return 0
        first = i
        while first > 0 and i - first < 4 and self.tokens[first - 1][0].isupper() and first - 1 not in self.inside:
            first -= 1
        while first < i and self.keys[first] in self.words["small"]:
            first += 1
        if first == i:
            return 0
        head = (self.spans[first][0], self.spans[i - 1][1])
        return self.finish("", "", "office", None, first, desk.j, None, head)

    def finish(
        self,
        source: str,
        code: str,
        kind: str,
        office: str | None,
        first: int,
        j: int,
        role: str | None,
        head: Span | None = None,
    ) -> int:
        """Take in what follows an office: its host city, its desk, its spokesperson and that person's name."""
        j = self.bracket(j, source, office or source)
        if office == "embassy" and self.keys[j] in ("in", "to"):
            host = self.items.get(j + 1 + (self.keys[j + 1] == "the"))
            j = host.j if host and host.name.kind in PLACES else j
        elif office and kind == "office" and self.keys[j] == "in":
            home = self.items.get(j + 1)
            j = home.j if home and home.name.kind == "place" and home.name.value == code else j
        if kind == "agency" and j in self.items and self.items[j].name.kind == "media":
            j = self.items[j].j  # `Xinhua news agency`
        after = self.possessive(j)
        form = "possessive" if after > j else "name"
        item = self.items.get(self.skip(after))
        if item and item.name.kind == "desk" and kind != "agency":
            if kind == "government":
                source, kind, office = self.lore.office_id(code, "gov"), "office", "gov"
            j = after = item.j
            form = "possessive" if self.possessive(j) > j else "name"
            item = self.items.get(self.skip(self.possessive(j)))
        end, person = j, head
        if item and item.name.kind in ("spokesperson", "official", "holder", "title") and role is None:
            role = "spokesperson" if item.name.kind == "spokesperson" else "official"
            end = after = item.j
            if role == "spokesperson" and not self.titled(item.j):
                end, person = self.person(item.j)
                after = end
        self.emit(source, code, kind, (first, end), j, form, office, role, person, head)
        return max(after, end)

    def emit(
        self,
        source: str,
        code: str,
        kind: str,
        tokens: tuple[int, int],
        core: int,
        form: str,
        office: str | None,
        role: str | None,
        person: Span | None = None,
        head: Span | None = None,
    ) -> None:
        """Add a mention of ``tokens``; its alias ends before token ``core``."""
        start, end = self.spans[tokens[0]][0], self.spans[tokens[1] - 1][1]
        alias = " ".join(self.text[start : self.spans[core - 1][1]].split())
        party = self.lore.sources[code][0] if code else None
        self.mentions.append(Mention(source, party, kind, start, end, alias, form, office, role, person, head))
