"""Noun phrases and pronouns -> the readouts that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readoutdiff.citing.documents import NEXT, account_before, account_of_subject, documents_in
from readoutdiff.citing.who import Who, body_before, who
from readoutdiff.language import lexicon as lx
from readoutdiff.pointing.meant import Reach, person
from readoutdiff.silences.accounts import Accounts, readout
from readoutdiff.silences.phrases import (
    BREAK,
    OFFICES,
    accounts_of,
    accounts_of_people,
    are_modifiers,
    both_sides,
    ending_mention,
    has_mark,
    is_agency,
    named_mentions,
    said_elsewhere,
    says_at,
    sides_of_event,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readoutdiff.citing.drafts import Draft
    from readoutdiff.people.people import Named

_REACH = 6000  # characters over which a text is searched for it
_NEAR = 3  # paragraphs over which `the statement` still is the document named before


def read_accounts(accounts: Accounts, first: int, stop: int, headline: bool = False) -> list[Who]:
    """The readouts that the tokens ``[first, stop)`` name: one, several joined, or all of the event."""
    scan, lower, lists = accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists
    said = set(lower[first:stop])
    tokens = _inside_tokens(accounts, list(range(first, stop)))
    noun = next((i for i in tokens if accounts.noun(i)), None)
    if not tokens or (noun is not None and any(lower[i] in accounts.ctx.words.joint for i in tokens if i < noun)):
        return []
    parts: list[list[int]] = [[]]
    for i in tokens:
        if lower[i] in lists["parts"] and i not in accounts.held:
            parts.append([])
        else:
            parts[-1].append(i)
    many = noun is not None and scan.lexicon.ends(lower[noun], "plural")
    if len(parts) > 1:
        each = [_one_account(accounts, p, headline) for p in parts if p]
        if all(each):
            return list({w.source: w for e in each for w in e}.values())
        named = {w.source: w for m in named_mentions(accounts, tokens, noun) for w in accounts_of(accounts, m)}
        if len(named) > 1 and (many or said & lists["neither-or-both"]):
            return list(named.values())
    if noun is not None and not named_mentions(accounts, tokens, noun):
        definite = lower[noun] in accounts.ctx.words.readout and not lists["definite"].isdisjoint(said)
        if said & lists["quantifier"] or (many and (definite or said & lists["all-of-them"])):
            return sides_of_event(accounts, scan.starts[first])
    neither = noun is None and not lists["neither-side"].isdisjoint(said)
    if neither and lower[tokens[-1]] in lists["sides"] and len(tokens) == 1:
        return both_sides(accounts, scan.starts[first])
    return _one_account(accounts, tokens, headline)


def _inside_tokens(accounts: Accounts, tokens: list[int]) -> list[int]:
    while tokens and accounts.ctx.scan.lower[tokens[0]] in accounts.lists["before-account"]:
        tokens = tokens[1:]
    return tokens


def _one_account(accounts: Accounts, tokens: list[int], headline: bool) -> list[Who]:
    ctx, scan, lower = accounts.ctx, accounts.ctx.scan, accounts.ctx.scan.lower
    tokens = _inside_tokens(accounts, tokens)
    noun = next((i for i in tokens if accounts.noun(i)), None)
    if not tokens or noun is None:
        return _bare_account(accounts, tokens, headline) if tokens else []
    before = [i for i in tokens if i < noun]
    if any(lower[i] in ctx.words.spokes or lower[i] in ctx.words.unnamed for i in before):
        return []
    owners = named_mentions(accounts, tokens, noun)
    people = ctx.people.within(scan.starts[tokens[0]], scan.starts[noun])
    marked = [scan.lexicon.bare(lower[i]) for i in before if i not in accounts.held and has_mark(accounts, i)]
    if not owners and not ctx.words.bodies.issuperset(marked):
        return _post_account(accounts, people[-1].person if people else None, noun)
    his = lower[tokens[0]] in accounts.lists["his-or-her"]
    if his and (post := _post_account(accounts, person(ctx, tokens[0], lambda n: True), noun)):
        return post
    w = who(ctx, ((scan.starts[tokens[0]], scan.ends[tokens[-1]]),))
    if w.kind == "back" or (w.kind == "person" and w.source is None and his):
        return document_back(accounts, noun, before, tokens)
    if w.kind not in ("document", "office", "country") or not w.source:
        return []
    w.kind, w.noun = "document", w.noun or lower[noun]
    return [w]


def _bare_account(accounts: Accounts, tokens: list[int], headline: bool) -> list[Who]:
    """A phrase without a word for a document: an office, `the Icelandic one`, `the Chinese side`, `Lima's`."""
    ctx, scan, lower, lists = accounts.ctx, accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists
    last = tokens[-1]
    if scan.lexicon.bare(lower[last]) in lists["agency"] and are_modifiers(accounts, tokens[:-1]):
        wire = body_before(ctx, last, tokens)
        return [wire] if is_agency(accounts, wire.source) else []
    if lower[last] in lists["prop-word"] and lower[tokens[0]] in lists["demonstrative"] and len(tokens) == 2:
        return document_back(accounts, last, tokens[:1], tokens)
    if lower[last] in lists["prop-words"] and len(tokens) < 5:
        m = next(iter(named_mentions(accounts, tokens, last)), None)
        since, at = NEXT.since(scan, scan.starts[last]), scan.starts[last]
        edition = accounts.pattern("language-edition").search(scan.text, since, at)
        if edition and (m is None or m.kind in ("demonym", "country")):  # `the English one` of a document just named
            named = account_before(accounts.citations, at, NEXT, ())
            return [named.who] if named and named.who.source else []
        return accounts_of(accounts, m) if m else []
    if len(tokens) == 2 and (people := accounts_of_people(accounts, last)):
        return people
    side = lower[last] in lists["side"]
    m = ending_mention(accounts, last - 1) if side else ending_mention(accounts, last)
    if m is None or m.role is not None:
        return []
    if not are_modifiers(accounts, range(tokens[0], ctx.tokens(m.start, m.end).start)):
        return []
    own = scan.ends[last] > m.end and scan.lexicon.owns(lower[last])
    if m.kind in OFFICES and not own and not side:
        w = who(ctx, ((m.start, m.end),))
        return [w] if w.source else []
    found = accounts_of(accounts, m) if own or side or (headline and m.party) else []
    for w in found:
        w.kind = "people" if side else w.kind
    return found


def _post_account(accounts: Accounts, leader: Named | None, noun: int) -> list[Who]:
    """A leader's own post or account of a meeting is that side's."""
    word = accounts.ctx.scan.lower[noun]
    own = word in accounts.lists["post"] or word in accounts.lists["leaders-account"]
    if not own or leader is None or id(leader) not in accounts.guests:
        return []
    known = accounts.posted.get(leader.party)
    return [readout(known, leader.party, word)] if known else []


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
    last = account_before(
        accounts.citations,
        at,
        far,
        accounts.documents.before(at),
        word,
        lambda d: not (again and d.start < a) and (not post or d.who.source is None or d.who.noun in lists["post"]),
    )
    if last is None or (last.draft and not (last.draft.meeting or last.draft.strong)):
        return []  # an office's statement on something that is no meeting
    return [readout(last.who.source, last.who.party, word, word in ctx.words.readout)] if last.who.source else []


def attributed_draft(accounts: Accounts, a: int, at: int) -> Draft | None:
    """The claim with a readout whose citing words stand last in ``[a, at)``."""

    def place(d: Draft) -> int:
        return max((e for s, e in (*d.found.cue, *d.found.source) if a <= s < at), default=-1)

    near = {id(d): d for d in (*accounts.documents.before(at), *accounts.documents.between(at, at + _REACH))}.values()
    told = [d for d in near if d.citation == "stated" and (d.meeting or d.strong or is_agency(accounts, d.source))]
    return max((d for d in told if place(d) >= 0), key=place, default=None)


def accounts_cited_by(d: Draft | None) -> list[Who]:
    """The readout of a claim."""
    return [readout(d.source, d.party, d.noun or "", d.strong)] if d and d.source else []


def leading_accounts(accounts: Accounts, a: int, at: int, headline: bool = False) -> list[Who]:
    """The readout that is the subject of the clause that begins at ``a``."""
    scan, lower = accounts.ctx.scan, accounts.ctx.scan.lower
    tokens = list(accounts.ctx.tokens(a, at))
    while tokens and lower[tokens[0]] in accounts.lists["opener"]:
        tokens = tokens[1:]
    for k, i in enumerate(tokens[:14]):
        if scan.quote_of[i] >= 0:
            return []
        if accounts.noun(i):
            if any(says_at(accounts, j) or (j not in accounts.held and scan.kinds[j] & BREAK) for j in tokens[:k]):
                return []  # it is no subject
            more = i + 1 < len(lower) and (scan.kinds[i + 1] & lx.PREP or lower[i + 1] in accounts.lists["released"])
            return read_accounts(
                accounts, tokens[0], tokens[min(len(tokens), k + 10) - 1] + 1 if more else i + 1, headline
            )
        m = ending_mention(accounts, i)
        follows = tokens[k + 1 : k + 2]
        if m is not None and m.kind in OFFICES and not has_mark(accounts, i):
            if not follows or says_at(accounts, i + 1) or not (accounts.noun(i + 1) or accounts.noun(i + 2)):
                return read_accounts(accounts, tokens[0], i + 1, headline)
        elif i not in accounts.held and (scan.kinds[i] & BREAK or says_at(accounts, i)):
            return []
    return []


def it_accounts(accounts: Accounts, a: int, at: int) -> list[Who]:
    """`it`: the readout that the sentence, or else the one before, is about."""
    scan, lower = accounts.ctx.scan, accounts.ctx.scan.lower
    before = accounts.ctx.tokens(a, at)
    last = before[-2:] if before and lower[before[-1]] in accounts.lists["complementizer"] else before[-1:]
    if last and says_at(accounts, last[0]):
        return []  # `SOURCE said it did not mention X`: its own denial
    it = account_of_subject(accounts.citations, at, at, NEXT, accounts.every.before(at))
    s, e = scan.sentences[max(0, scan.sentence_at(at) - 1)]
    if it is None or it.who.source is None or said_elsewhere(accounts, s, e, it.who.source):
        return []
    named = [w.noun for _, w in documents_in(accounts.citations, s, e) if w.source == it.who.source]
    fronted = (lower[i] for i in accounts.ctx.tokens(s, e)[:6] if accounts.noun(i))  # `In the note, SOURCE said`
    noun = it.who.noun or next(iter(named), None) or next(fronted, None)
    return [Who("document", it.who.source, it.who.party, noun, strong=it.who.strong)]
