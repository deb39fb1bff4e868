"""Noun phrases and pronouns -> the readouts that they name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from readoutdiff.citing.documents import NEXT, Account, account_before, account_of_subject
from readoutdiff.citing.owners import is_agency, seat
from readoutdiff.citing.who import Who, body_before, who
from readoutdiff.language import lexicon as lx
from readoutdiff.pointing.meant import Reach, nearest, person
from readoutdiff.silences.accounts import (
    OFFICES,
    Accounts,
    accounts_of,
    both_sides,
    ending_mention,
    ends_at,
    has_mark,
    named_mentions,
    readout,
    says_at,
    sides_of_event,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from readoutdiff.citing.drafts import Draft
    from readoutdiff.people.people import Named

_NEAR = 3  # paragraphs over which `the statement` still is the document named before


def accounts_of_people(accounts: Accounts, i: int) -> list[Who]:
    """`The Turks`, of whom a document is cited just before."""
    scan, word, held = accounts.ctx.scan, accounts.ctx.scan.lower[i], accounts.held.get(i)
    if i == 0 or scan.lower[i - 1] not in accounts.lists["definite"] or (held and held.kind != "demonym"):
        return []
    regular = accounts.pattern("people").fullmatch(word)
    name = accounts.peoples.get(word, regular["name"] if regular else "")
    party, at = (accounts.ctx.registry.country(name) or "").upper(), scan.starts[i]
    told = [d for d in accounts.cited.before(at) if d.party == party and scan.paragraph_at(at) - d.paragraph <= 2]
    return [Who("people", told[-1].source, party, "account")] if told else []


def are_modifiers(accounts: Accounts, tokens: Iterable[int]) -> bool:
    """Can all the tokens stand before a word for an account (`official`, `written`)?"""
    return all(accounts.ctx.scan.lower[i] in accounts.lists["modifier"] for i in tokens)


def read_accounts(accounts: Accounts, first: int, stop: int, headline: bool = False) -> list[Who]:
    """The readouts that the tokens ``[first, stop)`` name: one, several joined, or all of the event."""
    scan, lower, lists = accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists
    said, at = set(lower[first:stop]), scan.starts[min(first, len(lower) - 1)]
    noun = next((i for i in range(first, stop) if accounts.noun(i)), None)
    if noun is not None and not accounts.ctx.words.joint.isdisjoint(lower[first:noun]):
        return []
    cuts = [i for i in range(first, stop) if lower[i] in lists["parts"] and i not in accounts.held]
    named = named_mentions(accounts, first, stop if noun is None else noun)
    many = noun is not None and scan.lexicon.ends(lower[noun], "plural")
    if cuts:
        parts = [(a, b) for a, b in pairwise((first - 1, *cuts, stop)) if b - a > 1]
        each = [_one_account(accounts, a + 1, b, headline) for a, b in parts]
        joined = {w.source: w for m in named for w in accounts_of(accounts, m)}
        if all(each) or (len(joined) > 1 and (many or said & lists["neither-or-both"])):
            return list({w.source: w for e in each for w in e}.values() if all(each) else joined.values())
    if noun is not None and not named and not any(has_mark(accounts, i) for i in range(first, noun)):
        all_of = lower[noun] in accounts.ctx.words.readout and not lists["definite"].isdisjoint(said)
        if said & lists["quantifier"] or (many and (all_of or said & lists["all-of-them"])):
            return sides_of_event(accounts, at)
    if (
        noun is None
        and said & lists["neither-or-both"]
        and lower[stop - 1] in lists["own-bodies"]
        and not any(m.party for m in named)
    ):
        return sides_of_event(accounts, at)  # `neither president's office`
    if noun is None and said & lists["neither-side"] and lower[stop - 1] in lists["sides"]:
        return both_sides(accounts, at)
    return _one_account(accounts, first, stop, headline)


def _one_account(accounts: Accounts, first: int, stop: int, headline: bool) -> list[Who]:
    """The account of a phrase, and which edition or version of it is meant."""
    scan = accounts.ctx.scan
    named = accounts.pattern("edition-named").match(scan.text, scan.starts[first], scan.ends[stop - 1])
    of = named and accounts.pattern("edition-of").match(scan.text, named.end(), scan.ends[stop - 1])
    found = _any_account(accounts, accounts.ctx.tokens(of.end(), of.end() + 1).start, stop, headline) if of else []
    found = found or _any_account(accounts, first, stop, headline)
    for w in found if named else ():
        w.edition = accounts.editions[(named["LANGUAGE"] or named["VERSION"]).lower()] if named else ""
    return found


def _any_account(accounts: Accounts, first: int, stop: int, headline: bool) -> list[Who]:
    ctx, scan, lower, lists = accounts.ctx, accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists
    while first < stop and lower[first] in lists["before-account"]:
        first += 1
    noun = next((i for i in range(first, stop) if accounts.noun(i)), None)
    if noun is None:
        return _bare_account(accounts, first, stop, headline) if first < stop else []
    before = range(first, noun)
    nobody = (ctx.words.spokes | ctx.words.unnamed) - lists["modifier"]  # `the official Chilean statement`
    if any(lower[i] in nobody for i in before):
        return []
    owned, his = bool(named_mentions(accounts, first, noun)), lower[first] in lists["his-or-her"]
    marked = [scan.lexicon.bare(lower[i]) for i in before if i not in accounts.held and has_mark(accounts, i)]
    if not owned and not ctx.words.bodies.issuperset(marked):
        named = ctx.people.within(scan.starts[first], scan.starts[noun])
        return _post_account(accounts, named[-1].person if named else None, noun)
    near = ctx.people.within(ctx.sentence(scan.starts[first])[0], scan.starts[first])
    kin = near and scan.lexicon.owns(lower[ctx.tokens(near[-1].start, near[-1].end + 1).stop - 1])  # `Lund's aunt`
    if his and not kin and (post := _post_account(accounts, person(ctx, first, lambda n: True), noun)):
        return post
    w = who(ctx, ((scan.starts[first], scan.ends[stop - 1]),))
    if w.kind == "back" or (w.kind == "person" and w.source is None and his):
        return document_back(accounts, noun, before, range(first, stop))
    if w.kind not in ("document", "office", "country") or not w.source:
        return []
    w.kind, w.noun = "document", w.noun or lower[noun]
    return [w]


def _bare_account(accounts: Accounts, first: int, stop: int, headline: bool) -> list[Who]:
    """A phrase without a word for a document: an office, `the Icelandic one`, `the Chinese side`, `Lima's`."""
    ctx, scan, lower, lists, last = accounts.ctx, accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists, stop - 1
    at, phrase = scan.starts[last], range(first, last)
    if lower[last] in ctx.words.bodies and lower[first] in lists["before-body"] and are_modifiers(accounts, phrase):
        body = body_before(ctx, last, range(first, stop))
        return [body] if body.source else []
    if lower[last] in lists["prop-word"] and lower[first] in lists["demonstrative"]:
        return document_back(accounts, last, phrase, range(first, stop))
    if lower[last] in lists["prop-words"]:
        m = next(iter(named_mentions(accounts, first, last)), None)
        if accounts.pattern("language-edition").search(scan.text, NEXT.since(scan, at), at):
            named = account_before(accounts.citations, at, NEXT, ())  # `the English one` of a document just named
            return [named.who] if named and named.who.source else []
        return accounts_of(accounts, m) if m else []
    side = lower[last] in lists["side"]
    m = ending_mention(accounts, last - 1) if side else ending_mention(accounts, last)
    if people := accounts_of_people(accounts, last):
        return people
    if m is None or m.role is not None or not are_modifiers(accounts, range(first, ctx.tokens(m.start, m.end).start)):
        return []
    own = scan.ends[last] > m.end and scan.lexicon.owns(lower[last])
    if m.kind in OFFICES and not own and not side:
        w = who(ctx, ((m.start, m.end),))
        return [w] if w.source else []
    ruling = m.kind == "government"
    found = accounts_of(accounts, m) if own or side or ruling or (headline and m.party) else []
    for w in found:
        w.kind, w.noun = ("people", None if ruling else w.noun) if side or ruling else (w.kind, w.noun)
    return found


def _post_account(accounts: Accounts, leader: Named | None, noun: int) -> list[Who]:
    """A leader's own post or account of a meeting is that side's."""
    word, lists = accounts.ctx.scan.lower[noun], accounts.lists
    own = word in lists["post"] or word in lists["leaders-account"] or word in lists["own-noun"]
    if not own or leader is None or leader.party is None or id(leader) not in accounts.guests:
        return []
    known = accounts.posted.get(leader.party) or seat(accounts.ctx, leader)[0] or leader.party.lower()
    return [readout(known, leader.party, word)]


def document_back(accounts: Accounts, noun: int, before: Sequence[int], tokens: Sequence[int]) -> list[Who]:
    """`The readout`, `the brief statement`: the document cited or named last."""
    ctx, scan, lower, lists = accounts.ctx, accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists
    at, word = scan.starts[noun], lower[noun]
    behind, post = [i for i in tokens if i > noun], word in lists["post"]
    if not before or not are_modifiers(accounts, before):
        return []
    if behind and lower[behind[0]] in lists["account-of"]:  # of the talks, not of a decree
        met = any(lower[i] in ctx.words.contact_nouns or i in accounts.held for i in behind)
        if not met and not ctx.people.within(scan.starts[behind[0]], scan.ends[behind[-1]]):
            return []
    a = ctx.sentence(at)[0]
    own = leading_accounts(accounts, a, scan.starts[tokens[0]]) if a < scan.starts[tokens[0]] else []
    if len(own) == 1:
        return [readout(own[0].source, own[0].party, word, own[0].strong)]
    said = ctx.tokens(a, at)
    again = word in lower[said.start : tokens[0]]  # `The auditor's report ...; the report`
    far = Reach(paragraphs=0 if word in lists["prop-word"] else 1 if post else _NEAR)

    def fits(d: Account) -> bool:
        return not (again and d.start < a) and (not post or d.who.source is None or d.who.noun in lists["post"])

    last = account_before(accounts.citations, at, far, accounts.documents.before(at), word, fits)
    if last is None or (last.draft and not (last.draft.meeting or last.draft.strong)):
        return []  # an office's statement on something that is no meeting
    return [readout(last.who.source, last.who.party, word, word in ctx.words.readout)] if last.who.source else []


def attributed_draft(accounts: Accounts, a: int, at: int) -> Draft | None:
    """The claim with a readout whose citing words stand last in ``[a, at)``."""

    def fits(d: Draft) -> bool:
        told = d.citation == "stated" and (d.meeting or d.strong or is_agency(accounts.ctx, d.source))
        return bool(told) and any(a <= s < at for s, _ in (*d.found.cue, *d.found.source))

    near = nearest(accounts.ctx.scan, accounts.documents.before(at), fits)
    return near[-1] if near else None


def accounts_cited_by(d: Draft | None) -> list[Who]:
    """The readout of a claim."""
    return [readout(d.source, d.party, d.noun or "", d.strong)] if d and d.source else []


def leading_accounts(accounts: Accounts, a: int, at: int, headline: bool = False) -> list[Who]:
    """The readout that is the subject of the clause that begins at ``a``."""
    tokens, opener = accounts.ctx.tokens(a, at), accounts.lists["opener"]
    first = next((i for i in tokens if accounts.ctx.scan.lower[i] not in opener), tokens.stop)
    return phrase_at(accounts, first, tokens.stop, False, headline)


def phrase_at(accounts: Accounts, first: int, stop: int, place: bool, headline: bool) -> list[Who]:
    """The accounts that the phrase at token ``first`` names; not an office where it is a place that is asked for."""
    scan, lower, lists = accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists
    for i in range(first, min(stop, first + 14)):
        m = ending_mention(accounts, i)
        if accounts.noun(i):
            more = i + 1 < stop and (scan.kinds[i + 1] & (lx.PREP | lx.RELATIVE) or lower[i + 1] in lists["released"])
            return read_accounts(accounts, first, min(stop, i + 10) if more else i + 1, headline)
        office = m is not None and not has_mark(accounts, i) and not place and m.kind in OFFICES
        alone = m is not None and i + 1 == stop and has_mark(accounts, i)
        if lower[i] in lists["prop-words"] or (
            (office or alone) and not accounts.noun(i + 1) and not accounts.noun(i + 2)
        ):
            return read_accounts(accounts, first, i + 1, headline)
        none_of = lower[i] in lists["genitive"] and not lists["none"].isdisjoint(lower[first:i])
        stays = none_of or (i == first and lower[i] in lists["that-one"])
        if i not in accounts.held and not stays and ends_at(accounts, i):
            return []
        if scan.quote_of[i] >= 0:
            return []
    return []


def it_accounts(accounts: Accounts, a: int, at: int) -> list[Who]:
    """`it`: the readout that the sentence, or else the one before, is about."""
    scan, before = accounts.ctx.scan, accounts.ctx.tokens(a, at)
    last = before[-2:] if before and scan.lower[before[-1]] in accounts.lists["complementizer"] else before[-1:]
    if last and says_at(accounts, last[0]):
        return []  # `SOURCE said it did not mention X`: its own denial
    it = account_of_subject(accounts.citations, at, at, NEXT, accounts.every.before(at))
    if it is None or it.who.source is None:
        return []
    if it.draft and not (it.draft.meeting or it.draft.strong or is_agency(accounts.ctx, it.who.source)):
        return []  # an office's statement on something that is no meeting
    s, e = scan.sentences[max(0, scan.sentence_at(at) - 1)]
    fronted = (scan.lower[i] for i in accounts.ctx.tokens(s, e)[:6] if accounts.noun(i))  # `In the note, SOURCE said`
    noun = it.who.noun or next(fronted, None)
    return [Who("document", it.who.source, it.who.party, noun, strong=it.who.strong)]
