"""Text -> Mentions: names of countries and offices, joined by a small grammar.

Neighbours are joined: `China's` + `foreign ministry`, `Foreign Ministry` + `in Beijing`, `spokesman for` + `the
Kremlin`, `President` + NAME + `'s office`. One pass over the tokens; each step looks ahead a few of them at most.
"""

from __future__ import annotations

from readoutdiff.language.capitals import capital, shouted
from readoutdiff.naming.names import Found
from readoutdiff.naming.tokens import APOSTROPHES, OWNERS, PLACES, Lore, Mention, Span, Tokens

HOLDERS = frozenset(["official", "holder", "member"])  # kinds of names


def find(lore: Lore, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """All mentions in ``text[start:end]``, the longest at each place, in order, not overlapping."""
    tokens = Tokens(lore, text, start, len(text) if end is None else end)
    done = 0
    for item in tokens.items.values():
        if item.i >= done:
            done = _read(tokens, item, item.i, None) or item.j
    return tokens.mentions


def _read(tokens: Tokens, item: Found, first: int, role: str | None) -> int:
    """Make the mention that begins at an item; 0 where none does."""
    kind = item.name.kind
    if kind in OWNERS:
        return _owned(tokens, item, first, role)
    if kind == "shared":
        return _one_of_several(tokens, item, first, role)
    if kind == "source" and not tokens.hyphened(item) and not tokens.shouted(item):
        party, sort = tokens.lore.sources[item.name.value]
        return _finish(tokens, item.name.value, party.lower(), sort, None, first, item.j, role)
    if kind in ("office", "media", "government"):
        return _unowned(tokens, item, first, role)
    if kind == "title":
        done = _held(tokens, item, "", first, role)
        j = tokens.past_article(item.j + 1)
        head = tokens.items.get(j) if tokens.keys[item.j] in tokens.words["genitive"] and role is None else None
        return done or (_read(tokens, head, first, "official") if head else 0)
    if kind == "desk_of":
        return _office_of(tokens, item, "", first, role)
    if kind in ("spokesperson", *HOLDERS) and role is None and tokens.keys[item.j] in tokens.words["links"]:
        j = tokens.past_article(item.j + 1)
        role = "spokesperson" if kind == "spokesperson" else "official"
        return _read(tokens, tokens.items[j], first, role) if j in tokens.items else 0
    if kind == "desk":
        return _of_person(tokens, item)
    return 0


def _owned(tokens: Tokens, owner: Found, first: int, role: str | None) -> int:
    """A country, and what is said to be its own."""
    code, sort = owner.name.value, owner.name.kind
    if sort == "short" and not tokens.short(owner):
        return 0
    after = tokens.possessive(owner.j)
    item = tokens.items.get(tokens.skip(after))
    loose = after == owner.j and sort != "demonym"
    if item and not (loose and "\n" in tokens.text[tokens.ends[after - 1] : tokens.starts[item.i]]):
        bare = loose and item.name.bound and not shouted(tokens.tokens[owner.i])
        done = 0 if bare else _own(tokens, item, code, first, role)
        if done:
            return done
    elif (plural := tokens.shared(after)) is not None:
        _emit(
            tokens, tokens.lore.office_id(code, plural), code, "office", (first, owner.j), owner.j, "name", plural, role
        )
        return after
    if role and (sort == "demonym" or capital(tokens.tokens[owner.j]) or role == "official"):
        return 0  # `a spokesman for Chinese Airlines`: the word before belongs to something else
    if tokens.refused(owner, after):
        return owner.j
    form = {"demonym": "demonym", "place": "metonym", "short": "short"}.get(sort)
    form = form or ("possessive" if after > owner.j else "name")
    kind = sort if sort in ("demonym", "place") else "country"
    _emit(tokens, code, code, kind, (first, owner.j), owner.j, form, None, role)
    return after


def _one_of_several(tokens: Tokens, owner: Found, first: int, role: str | None) -> int:
    """The office of a country whose name is another's too: nobody's, and so said."""
    item = tokens.items.get(tokens.skip(tokens.possessive(owner.j)))
    if item is None or item.name.kind != "office":
        return 0
    _emit(tokens, "", "", "office", (first, item.j), item.j, "shared", item.name.value, role)
    return item.j


def _own(tokens: Tokens, item: Found, code: str, first: int, role: str | None) -> int:
    """The office, agency or spokesperson that follows its country."""
    kind, value = item.name.kind, item.name.value
    if kind == "office":
        return _finish(tokens, tokens.lore.office_id(code, value), code, "office", value, first, item.j, role)
    if kind == "media":
        return _medium(tokens, code, item, first, item.j, role)
    if kind == "source" and tokens.lore.sources[value][0] == code.upper():
        return _finish(tokens, value, code, tokens.lore.sources[value][1], None, first, item.j, role)
    if kind == "government":
        return _finish(tokens, code, code, "government", None, first, item.j, role)
    if kind == "title":
        return _held(tokens, item, code, first, role)
    if kind == "desk_of":
        return _office_of(tokens, item, code, first, role)
    if kind in ("spokesperson", "official") and role is None:
        return _finish(tokens, code, code, "government", None, first, tokens.items_before(item), None)
    return 0


def _unowned(tokens: Tokens, item: Found, first: int, role: str | None) -> int:
    """An office, state media or a government, its country behind it or nowhere."""
    kind, value = item.name.kind, item.name.value
    code, j = tokens.belonging(item.j, value)
    if not code and (item.name.bound or kind == "government"):
        return 0
    if kind == "government":
        return _finish(tokens, code, code, "government", None, first, j, role)
    if kind == "media":
        return _medium(tokens, code, item, first, j, role)
    source = tokens.lore.office_id(code, value) if code else ""
    done = _finish(tokens, source, code, "office", value, first, j, role)
    if code and tokens.of_several(item) and tokens.keys[done] in tokens.words["joining"]:
        other = tokens.items.get(tokens.past_article(done + 1))
        if other and other.name.kind in PLACES:  # `the foreign ministries of China and Russia`
            side = other.name.value
            _emit(
                tokens,
                tokens.lore.office_id(side, value),
                side,
                "office",
                (other.i, other.j),
                other.j,
                "name",
                value,
                role,
            )
            return other.j
    return done


def _medium(tokens: Tokens, code: str, media: Found, first: int, j: int, role: str | None) -> int:
    """State media: the one named behind, else the country's only one of that kind."""
    value, bound = media.name.value, media.name.bound
    item = tokens.items.get(j + (tokens.keys[j] == ","))
    if item and item.name.kind == "source":
        party, kind = tokens.lore.sources[item.name.value]
        if kind == "agency" and code.upper() in ("", party):
            return _finish(tokens, item.name.value, party.lower(), kind, None, first, item.j, role)
    if bound and ((code, value) not in tokens.lore.outlets or capital(tokens.tokens[j])):
        return 0  # `the South Korean news agency Yonhap` speaks for nobody
    source = tokens.lore.outlets.get((code, value), f"{code}-media") if code else ""
    return _finish(tokens, source, code, "agency", "media", first, j, role)


def _held(tokens: Tokens, title: Found, code: str, first: int, role: str | None) -> int:
    """`President NAME's office`; 0 where no office follows."""
    end, person = tokens.person(title.j)
    if role == "spokesperson":
        source = tokens.lore.office_id(code, title.name.value) if code else ""
        return _finish(tokens, source, code, "office", title.name.value, first, end, role, person)
    after = tokens.possessive(end)
    desk = tokens.items.get(tokens.skip(after)) if after > end else None
    if desk is None or desk.name.kind not in ("desk", "spokesperson"):
        return 0
    source = tokens.lore.office_id(code, title.name.value) if code else ""
    end = desk.j if desk.name.kind == "desk" else end
    return _finish(tokens, source, code, "office", title.name.value, first, end, role, person)


def _office_of(tokens: Tokens, item: Found, code: str, first: int, role: str | None) -> int:
    """`office of` + the + country + title + NAME; 0 where it is no such office."""
    j = tokens.past_article(item.j)
    owner = tokens.items.get(j)
    if owner and owner.name.kind in ("country", "demonym", "short"):
        code, j = owner.name.value, tokens.possessive(owner.j)
    title = tokens.items.get(j)
    if title is None or title.name.kind != "title":
        return 0
    behind, j = tokens.belonging(title.j, title.name.value)
    code = code or behind
    end, person = tokens.person(j)
    source = tokens.lore.office_id(code, title.name.value) if code else ""
    return _finish(tokens, source, code, "office", title.name.value, first, end, role, person)


def _of_person(tokens: Tokens, desk: Found) -> int:
    """`NAME's office`: whose side it is the text must say elsewhere."""
    i = desk.i - 1
    if (
        len(tokens.tokens[i]) < 2
        or tokens.tokens[i][0] not in APOSTROPHES
        or desk.name.words not in tokens.words["own_office"]
    ):
        return 0
    first = i
    while first > 0 and i - first < 4 and capital(tokens.tokens[first - 1]) and first - 1 not in tokens.inside:
        first -= 1
    while first < i and tokens.keys[first] in tokens.words["small"]:
        first += 1
    if first == i:
        return 0
    head = (tokens.starts[first], tokens.ends[i - 1])
    return _finish(tokens, "", "", "office", None, first, desk.j, None, head)


def _finish(
    tokens: Tokens,
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
    j = tokens.bracket(j, source, office or source)
    if office == "embassy" and tokens.keys[j] in tokens.words["hosted"]:
        host = tokens.items.get(tokens.past_article(j + 1))
        j = host.j if host and host.name.kind in PLACES else j
    elif office and kind == "office" and tokens.keys[j] in tokens.words["located"]:
        home = tokens.items.get(j + 1)
        j = home.j if home and home.name.kind == "place" and home.name.value == code else j
    if kind == "agency" and j in tokens.items and tokens.items[j].name.kind == "media":
        j = tokens.items[j].j  # `Xinhua news agency`
    after = tokens.possessive(j)
    form = "possessive" if after > j else "name"
    item = tokens.items.get(tokens.skip(after))
    if item and item.name.kind == "desk" and kind != "agency":
        if kind == "government":
            source, kind, office = tokens.lore.office_id(code, "gov"), "office", "gov"
        j = after = item.j
        form = "possessive" if tokens.possessive(j) > j else "name"
        item = tokens.items.get(tokens.skip(tokens.possessive(j)))
    end, person = j, head
    if item and item.name.kind in ("spokesperson", "official", "holder", "title") and role is None:
        role = "spokesperson" if item.name.kind == "spokesperson" else "official"
        end = after = item.j
        if role == "spokesperson" and not tokens.titled(item.j):
            end, person = tokens.person(item.j)
            after = end
    _emit(tokens, source, code, kind, (first, end), j, form, office, role, person, head)
    return max(after, end)


def _emit(
    tokens: Tokens,
    source: str,
    code: str,
    kind: str,
    words: tuple[int, int],
    core: int,
    form: str,
    office: str | None,
    role: str | None,
    person: Span | None = None,
    head: Span | None = None,
) -> None:
    """Add a mention of the tokens ``words``; its alias ends before token ``core``."""
    start, end = tokens.starts[words[0]], tokens.ends[words[1] - 1]
    alias = " ".join(tokens.text[start : tokens.ends[core - 1]].split())
    party = tokens.lore.sources[code][0] if code else None
    tokens.mentions.append(Mention(source, party, kind, start, end, alias, form, office, role, person, head))
