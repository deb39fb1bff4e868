"""Words for a document or an office -> whose it is: its owner nearby, the country of an office, a person's seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readoutdiff.language import lexicon as lx
from readoutdiff.pointing.meant import Reach, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readoutdiff.naming.registry import Mention
    from readoutdiff.people.context import Context
    from readoutdiff.people.people import Named


_FAR = Reach(characters=20_000)  # of an office named without its country


def find_noun(ctx: Context, tokens: Sequence[int]) -> int | None:
    """The token of the last document word (`readout`, `statement`) among tokens, or None."""
    lower, words = ctx.scan.lower, ctx.words
    best = None
    for i in tokens:
        word = lower[i]
        if word in words.readout and is_noun(ctx, i):
            return i
        if is_noun(ctx, i) or (word in words.compound and i > 0 and f"{lower[i - 1]} {word}" in words.account):
            best = i
    return best


def owner(ctx: Context, tokens: Sequence[int], near: int) -> Mention | None:
    """The office, agency or country that owns a document: in its noun phrase, else behind it (`released by ...`)."""
    if not tokens:
        return None
    scan = ctx.scan
    mentions = ctx.mentions_in(scan.starts[tokens[0]], scan.ends[tokens[-1]])
    # A country behind the noun is what the document is about unless it is said to come from there.
    before = [m for m in mentions if m.start <= scan.starts[near]]
    behind = [m for m in mentions if m.start > scan.starts[near]]
    office = next((m for m in behind if m.kind in ("office", "agency") and _comes_from(ctx, near, m)), None)
    if office:
        return office
    if before:
        return next((m for m in reversed(before) if m.kind in ("office", "agency")), before[-1])
    return next((m for m in behind if _comes_from(ctx, near, m)), None)


def _comes_from(ctx: Context, noun: int, mention: Mention) -> bool:
    """Is the mention introduced by `by`, `from`, `of` or `on the site of` right behind the noun's participle?"""
    scan, lower, small = ctx.scan, ctx.scan.lower, ctx.words.sets
    first = ctx.tokens(mention.start, mention.end)
    k = first.start - 1
    while k > noun and (lower[k] in small["the-or-their"] or lower[k] in scan.lexicon.forms["possessive"]):
        k -= 1
    if k > noun and lower[k] in small["relative"]:
        behind = lower[first.stop : first.stop + 3]
        return not ctx.words.issuing.isdisjoint(behind) or not small["has"].isdisjoint(behind[:1])
    if mention.kind == "place" and k > noun and lower[k] in small["at-place"] and lower[k - 1] in ctx.words.issuing:
        return True  # `a communiqué released in Warsaw`
    if k == noun and lower[first.stop : first.stop + 1] and lower[first.stop] in ctx.words.issuing:
        return True  # `the statement Kigali issued`
    return (k > noun and lower[k] in small["comes-from"]) or (k == noun + 1 and lower[k] in small["owned-by"])


def resolve(ctx: Context, mention: Mention, default: str | None = None) -> tuple[str | None, str | None]:
    """Source id and party of a mention.

    An office without a country is the one of that type named before, else that of the default party, else that of the
    side of the article's meetings named last; a person's office follows the post that he or she holds.
    """
    if _is_media(mention) and mention.party:
        return _media(ctx, mention.party), mention.party
    if mention.source:
        return mention.source, mention.party
    if mention.head:
        named = ctx.people.within(mention.head[0], mention.head[1] + 1)
        return seat(ctx, named[0].person) if named else (None, None)
    if mention.form == "shared":
        return None, None
    alias = mention.alias.lower()
    party = default or mention.party or next((p for words, p in ctx.words.only_one.items() if words in alias), None)
    party = party or _side_of(ctx, mention)
    if party is None or mention.office is None:
        return None, None
    if mention.office == "media":
        return _media(ctx, party), party
    return ctx.registry.office_id(party, mention.office), party


def _side_of(ctx: Context, mention: Mention) -> str | None:
    """The party of an office named without its country.

    In order: `here` and the dateline; `In CITY,` before it; an office of the same name before; whose leader holds the
    post; the first person of the sentence; the dateline's.
    """
    key = mention.alias.lower()
    if key not in ctx.offices:
        ctx.offices[key] = _find_side(ctx, mention)
    return ctx.offices[key]


def _find_side(ctx: Context, mention: Mention) -> str | None:
    a, b = ctx.sentence(mention.start)
    if ctx.scan.lower[max(0, ctx.tokens(mention.start, mention.end).start - 1)] in ctx.words.sets["indefinite"]:
        return None  # some ministry or other
    if ctx.words.pattern("here").match(ctx.scan.text, mention.end) and ctx.home:
        return ctx.home
    city = next((m for m in ctx.mentions_in(a, min(mention.start, a + 30)) if m.kind == "place"), None)
    if city and ctx.words.pattern("in-place").fullmatch(ctx.scan.text, a, city.start):
        return city.party
    head = mention.alias.lower().split()[-1]

    def alike(m: Mention) -> bool:
        same = m.kind == "agency" or (m.office == mention.office and head in m.alias.lower())
        return bool(m.source) and m.kind == mention.kind and m.role != "official" and same

    near = nearest(ctx.scan, ctx.mentions_in(_FAR.since(ctx.scan, mention.start), mention.start), alike)
    if near and ((party := resolve(ctx, near[-1])[1]) in ctx.sides or not ctx.sides):
        return party
    here = [n.person for n in ctx.people.within(a, b) if n.person.party in ctx.sides]
    role = next((role for role, office in ctx.words.seats.items() if office == mention.office), None)
    holders = [p for p in here if p.role == role]
    around = [n.person for n in ctx.people.within(max(0, a - 2500), a)]
    before = [p for p in around if not ctx.sides or p.party in ctx.sides]
    parties = {p.party for p in holders or before if p.role == role}
    if role in ("president", "premier") and len(parties) == 1:
        return parties.pop()
    if here:
        return (holders or here)[0].party
    return ctx.home if ctx.home in ctx.sides or not ctx.sides else None  # nothing decides: no guess


def seat(ctx: Context, person: Named) -> tuple[str | None, str | None]:
    """The office that a person holds, by post and party; the country's own for other ministers; else none."""
    office = ctx.words.seats.get(person.role or "") or _portfolio(ctx, person)
    if person.party and office:
        return ctx.registry.office_id(person.party, office), person.party
    posts = {word for title in person.titles for word in title.split()}
    if person.party and posts & ctx.words.sets["office-holders"]:
        return person.party.lower(), person.party
    return None, None


def _portfolio(ctx: Context, person: Named) -> str | None:
    """The type of a minister's office: `interior minister` sits in what the registry calls `interior ministry`."""
    for title in sorted(person.titles):
        *before, post = title.split()
        house = ctx.words.houses.get(post)
        name = ctx.registry.lore.names.get(" ".join((*before, house))) if house else None
        if name is not None and name.kind == "office":
            return name.value
    return None


def ministry_of(ctx: Context, party: str | None) -> tuple[str | None, str | None]:
    """`Japan's ministry`: that of the only minister of the side whom the text names, else the side's, whichever."""
    if party is None:
        return None, None
    posts = {post for n in ctx.people.of_party.get(party, []) if (post := _portfolio(ctx, n.person))}
    return (ctx.registry.office_id(party, posts.pop()) if len(posts) == 1 else party.lower()), party


def _media(ctx: Context, party: str) -> str:
    """State media without a name: the one agency of that party that the text names, else the country's of no name."""
    named = {m.source for m in ctx.mentions if m.kind == "agency" and m.party == party and not _is_media(m)}
    return named.pop() if len(named) == 1 else f"{party.lower()}-media"


def is_agency(ctx: Context, source: str | None) -> bool:
    """Is a source a news agency?"""
    entry = ctx.registry.source(source or "")
    return entry is not None and entry.kind == "agency"


def _is_media(mention: Mention) -> bool:
    """Is it a country's state media, whichever of them?"""
    return mention.source.endswith("-media")


def is_noun(ctx: Context, i: int) -> bool:
    """Is a token a word for a document, and not a newspaper's name (`the Post`)?"""
    words, scan = ctx.words, ctx.scan
    if scan.lower[i] not in words.readout and scan.lower[i] not in words.account:
        return False
    if not words.sets["instruments"].isdisjoint(scan.lower[i + 1 : i + 5]):
        return False  # `the readout on the gauge`
    verb = scan.lexicon.verbs.get(scan.lower[i])
    if verb and verb.form == lx.GERUND:  # `Lima's telling`, not `the envoy, telling reporters`
        owned = i > 0 and (scan.kinds[i - 1] & (lx.DET | lx.POSS) or scan.lexicon.owns(scan.lower[i - 1]))
        return bool(owned or i - 1 in ctx.people.mention_tokens)
    if verb and i and scan.lexicon.ends(scan.lower[i], "third_person"):
        near = ctx.people.within(ctx.sentence(scan.starts[i])[0], scan.starts[i])
        if near and near[-1].end == scan.ends[i - 1] and not scan.lexicon.owns(scan.lower[i - 1]):
            return False  # `Per Lund reports`
    return not scan.is_capital(i) or i == 0 or scan.words[i - 1] in '“".—' or i in ctx.sentence_starts
