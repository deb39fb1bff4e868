"""Text -> Mentions: names of countries and offices, joined by a small grammar.

Neighbours are joined: `China's` + `foreign ministry`, `Foreign Ministry` + `in Beijing`, `spokesman for` + `the
Kremlin`, `President` + NAME + `'s office`. One pass over the tokens; each step looks ahead a few of them at most.
"""

from __future__ import annotations

from dataclasses import dataclass

from readoutdiff.names import HYPHENS, TOKEN, Found, Names, plain

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
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
    form: str  # name, possessive, demonym, metonym, short
    office: str | None = None  # office type, or `media`
    role: str | None = None  # spokesperson; official: somebody of that office, not the office itself
    person: Span | None = None  # the spokesperson's name, else that of the head of the office
    head: Span | None = None  # the person whose office it is: `Prime Minister NAME's office`


@dataclass(frozen=True, slots=True)
class Lore:
    """What the grammar has to know about the names."""

    names: Names
    sources: dict[str, tuple[str, str]]  # id -> party, kind
    seats: dict[tuple[str, str], str]  # party, office type -> id where it is not `party-office`
    outlets: dict[tuple[str, str], str]  # country code, news or tv -> its only agency of that kind
    bodies: frozenset[str]  # `airlines`, `times`: the last words of names that are no side's
    between: frozenset[str]  # `state`, `official`: words between a country and its office

    def office_id(self, party: str, office: str) -> str:
        """The id of a party's office."""
        return self.seats.get((party.upper(), office), f"{party.lower()}-{office}")


OWNERS = ("country", "organisation", "demonym", "place", "short")
PLACES = ("country", "organisation", "place")
STATE = frozenset(["the", "of", "islamic", "republic", "kingdom", "state", "federal", "democratic", "government", ","])
SMALL = frozenset(
    ["in", "the", "for", "from", "to", "and", "of", "at", "by", "with", "but", "as", "on", "when", "while"]
)
SMALL |= frozenset(["if", "that", "since", "after", "before", "both", "between", "against", "across", "although", "a"])
PARTICLES = frozenset(["bin", "al", "el", "ben", "van", "von", "de", "da", "di", "del", "der", "ibn"])
TONGUES = frozenset(["in", "into", "from", "speak", "speaks", "spoke", "speaking", "spoken"])
APOSTROPHES = frozenset("'’ʼ")
LINKS = ("for", "of", "from", "at", "in", "with")
HOLDERS = ("official", "holder", "member")
PLURALS = ("ministries", "offices", "embassies", "governments", "presidencies")


def find(lore: Lore, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """All mentions in ``text[start:end]``, the longest at each place, in order, not overlapping."""
    return Scan(lore, text, start, len(text) if end is None else end).run()


class Scan:
    """One look through one text. The steps of the grammar answer with the token after what they took in."""

    def __init__(self, lore: Lore, text: str, start: int, end: int) -> None:
        self.lore, self.text = lore, text
        self.spans = [match.span() for match in TOKEN.finditer(text, start, end)]
        self.tokens = [text[a:b] for a, b in self.spans]
        self.keys = [token.lower() if token.isalnum() else plain(token) for token in self.tokens]
        self.items = lore.names.look_up(text, self.spans, self.tokens, self.keys)
        self.inside = {j for item in self.items.values() for j in range(item.i, item.j)}
        self.keys += [""] * 8  # so that looking ahead needs no care
        self.tokens += [""] * 8
        self.mentions: list[Mention] = []
        self.people: set[str] = set()  # names that were a person's before in this text

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
        if kind == "source" and not self.hyphened(item):
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
            return (
                self.read(self.items[j], first, kind if kind == "spokesperson" else "official")
                if j in self.items
                else 0
            )
        if kind == "desk":
            return self.of_person(item)
        return 0

    def possessive(self, j: int) -> int:
        """The token after a possessive mark at ``j``, else ``j``."""
        token = self.tokens[j]
        if token[:1] in APOSTROPHES and token and self.spans[j - 1][1] == self.spans[j][0]:
            return j + 1 if len(token) > 1 or self.tokens[j - 1][-1] in "sSzZxX" else j
        return j

    def skip(self, j: int) -> int:
        """Past the few words that may stand between a country and its office."""
        limit = j + 4
        while j < limit and ((self.keys[j] in self.lore.between and j not in self.items) or self.adjective(j)):
            j += 1
        return j

    def adjective(self, j: int) -> bool:
        """Whether `official` at ``j`` is no person: `the North's official KCNA`."""
        item, behind = self.items.get(j), self.items.get(j + 1)
        if item is None or item.name.words != "official":
            return False
        near = behind is not None and behind.name.kind in ("office", "source", "media")
        return near or self.tokens[j - 1][:1] in APOSTROPHES

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

    def items_before(self, item: Found) -> int:
        """The token after the country that stands before an item."""
        j = item.i
        while j - 1 not in self.items and self.keys[j - 1] in self.lore.between:
            j -= 1
        return j - (self.tokens[j - 1][:1] in APOSTROPHES)

    def shared(self, j: int) -> str | None:
        """The office type that two countries share: `the Chinese and Russian foreign ministries`."""
        while self.keys[j] in ("and", ",") or (j in self.items and self.items[j].name.kind in OWNERS):
            j = self.items[j].j if j in self.items else j + 1
            item = self.items.get(j)
            if item and item.name.kind == "office" and item.name.words.endswith(PLURALS):
                return item.name.value
        return None

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
        return self.finish(source, code, "office", value, first, j, role)

    def belonging(self, j: int, office: str) -> tuple[str, int]:
        """`of the Russian Federation`, `in Beijing` behind an office: the country, and the token after it."""
        if self.keys[j] not in (("of",) if office in ("embassy", "military") else ("of", "in", "for", ",")):
            return "", j
        k = j + 1
        while k not in self.items and self.keys[k] in STATE and k - j < 7:
            k += 1
        if k in self.items and self.items[k].name.kind == "government" and self.keys[k + 1] == "of":
            k += 2 + (self.keys[k + 2] == "the")
        elif self.keys[j] == ",":
            return "", j
        item = self.items.get(k)
        if item and item.name.kind in PLACES and not self.hyphened(item):
            return item.name.value, item.j
        return "", j

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
        while first < i and self.keys[first] in SMALL:
            first += 1
        if first == i:
            return 0
        head = (self.spans[first][0], self.spans[i - 1][1])
        return self.finish("", "", "office", None, first, desk.j, None, head)

    def person(self, j: int) -> tuple[int, Span | None]:
        """A person's name at token ``j``: the token after it, and its place."""
        first = j
        while j - first < 5:
            token = self.tokens[j]
            named = token[:1].isupper() and (j not in self.items or self.items[j].name.wary)
            initial = token == "." and j > first and len(self.tokens[j - 1]) == 1
            if not (named or initial or (j > first and token in PARTICLES)):
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
        head: Span | None = None,
    ) -> int:
        """Take in what follows an office: its host city, its desk, its spokesperson and that person's name."""
        if office == "embassy" and self.keys[j] in ("in", "to"):
            host = self.items.get(j + 1 + (self.keys[j + 1] == "the"))
            j = host.j if host and host.name.kind in PLACES else j
        elif office and kind == "office" and self.keys[j] == "in":
            home = self.items.get(j + 1)
            j = home.j if home and home.name.kind == "place" and home.name.value == code else j
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

    def short(self, owner: Found) -> bool:
        """Whether `the North` is the half of Korea."""
        before = self.keys[owner.i - 1] if owner.i else ""
        after = self.tokens[owner.j]
        marked = self.possessive(owner.j) > owner.j
        return (before == "the" or marked) and not after[:1].isupper() and after != "of" and "Korea" in self.text

    def hyphened(self, item: Found) -> bool:
        """Whether a name is part of a compound of small letters: `London-based`, `pro-Russian`."""
        start, end = self.spans[item.i][0], self.spans[item.j - 1][1]
        if self.text[end : end + 1] in tuple(HYPHENS) and self.text[end + 1 : end + 2].islower():
            return True
        glued = start > 0 and self.text[start - 1] in HYPHENS and item.i > 0
        return glued and self.tokens[item.i - 1][0].islower()

    def refused(self, owner: Found, after: int) -> bool:
        """Whether a country or city that stands alone is a tongue, a person, or part of another name."""
        if self.hyphened(owner):
            return True
        before = self.tokens[owner.i - 1] if owner.i else ""
        behind = self.tokens[owner.j]
        if owner.name.kind == "demonym":
            return (before.lower() in TONGUES and not behind[:1].isalpha()) or self.longer(owner.j)
        if self.longer(owner.j) or owner.name.words in self.people:
            return True
        if after > owner.j or not (owner.name.wary or owner.name.kind == "place") or self.titled(owner.i):
            return False
        if (
            behind[:1].isupper()
            and owner.j not in self.items
            and self.spans[owner.j][0] == self.spans[owner.j - 1][1] + 1
        ):
            return self.text[self.spans[owner.j][0] - 1] == " "
        if not owner.name.wary:
            return False
        near = bool(before) and self.spans[owner.i][0] - self.spans[owner.i - 1][1] == 1
        if near and before[0].isupper() and before.lower() not in SMALL and owner.i - 1 not in self.inside:
            self.people.add(owner.name.words)
            return True
        inner = self.tokens[owner.i - 2] if owner.i > 1 else ""
        return before == "," and inner[:1].isupper() and owner.i - 2 not in self.inside

    def longer(self, j: int) -> bool:
        """Whether a name goes on to be that of a body of its own: `Ethiopian Airlines`, `Austria Press Agency`."""
        limit = j + 3
        while j < limit and self.tokens[j][:1].isupper() and j not in self.items:
            if self.keys[j] in self.lore.bodies:
                return True
            j += 1
        return False

    def titled(self, j: int) -> bool:
        """Whether token ``j`` stands in a line whose words begin with capitals: a headline."""
        if j >= len(self.spans):
            return False
        at = self.spans[j][0]
        start = self.text.rfind("\n", max(0, at - 150), at) + 1 or max(0, at - 150)
        end = self.text.find("\n", at, at + 150)
        words = [word for word in self.text[start : end if end >= 0 else at + 150].split() if len(word) > 4]
        return len(words) >= 4 and not any(word[0].islower() for word in words)

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
