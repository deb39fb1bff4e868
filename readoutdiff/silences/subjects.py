"""Words before or behind words of silence -> the readouts that they say are silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readoutdiff.citing.who import who
from readoutdiff.language import lexicon as lx
from readoutdiff.silences.accounts import Accounts
from readoutdiff.silences.phrases import (
    OFFICES,
    accounts_of_people,
    are_plain,
    ending_mention,
    is_light,
    phrase_start,
    says_at,
)
from readoutdiff.silences.sources import (
    accounts_cited_by,
    attributed_draft,
    it_accounts,
    leading_accounts,
    read_accounts,
)

if TYPE_CHECKING:
    from readoutdiff.citing.who import Who

_ASIDE = re.compile(r"\s[—–-]+\s[^—–]{1,160}\s[—–-]+\s|—[^—]{1,160}—|\([^()]{1,160}\)|, [^,;:.]{1,90},(?=\s)")
_ENDS = lx.COMMA | lx.STOP | lx.COLON | lx.DASH


def silent_subject(accounts: Accounts, a: int, start: int, participle: bool, headline: bool = False) -> list[Who]:
    """The readouts whose verb the words of silence at ``start`` are."""
    scan = accounts.ctx.scan
    asides = [  # `, released by the ministry,` names the issuer and is none
        m.span()
        for m in _ASIDE.finditer(scan.text, a, start)
        if m[0].strip(" ,(—–-").split(" ")[0].lower() not in accounts.lists["released"]
    ]
    whole = list(accounts.ctx.tokens(a, start))
    short = [i for i in whole if not any(s <= scan.starts[i] < e - 1 for s, e in asides)]
    for tokens in (short, whole):
        while tokens and scan.lower[tokens[-1]] in accounts.lists["filler"]:
            tokens.pop()
    if not participle and short != whole and (found := _read_subject(accounts, a, start, short, participle, headline)):
        return found
    return _read_subject(accounts, a, start, whole, participle, headline)


def _read_subject(
    accounts: Accounts, a: int, start: int, tokens: list[int], participle: bool, headline: bool
) -> list[Who]:
    scan, lower, lists = accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists
    comma = bool(tokens) and lower[tokens[-1]] == ","
    while tokens and lower[tokens[-1]] in (",", "“", "”", '"'):
        tokens = tokens[:-1]
    if not tokens:
        return []
    last, at = lower[tokens[-1]], scan.starts[tokens[-1]]
    if last in lists["it"]:
        return it_accounts(accounts, a, at)
    if last in lists["they"]:  # the people that the sentence before is about
        opens = accounts.ctx.tokens(*scan.sentences[max(0, scan.sentence_at(at) - 1)])[:2]
        return accounts_of_people(accounts, opens[1]) if len(opens) == 2 else []
    if last in lists["relative"] and len(tokens) > 1:
        return _read_phrase(accounts, tokens[:-1], headline) or accounts_cited_by(attributed_draft(accounts, a, at))
    if last in lists["joins-verb"]:
        begin = _clause_start(accounts, a, at)
        told = attributed_draft(accounts, begin, at) if last in lists["but"] and not participle else None
        opens = accounts.ctx.tokens(begin, at)[:2]  # `It spoke of X and made no mention of Y`
        tells = len(opens) == 2 and lower[opens[0]] in lists["it"] and lower[opens[1]] in lists["tells"]
        again = it_accounts(accounts, begin, scan.starts[opens[0]]) if tells else []
        return leading_accounts(accounts, begin, at, headline) or accounts_cited_by(told) or again
    found = _read_phrase(accounts, tokens, headline) if comma or not participle else []
    if found or not (participle and comma):  # no comma: `a condition for avoiding X`
        return found
    return _teller(accounts, a, start, tokens) or leading_accounts(
        accounts, _clause_start(accounts, a, start), start, headline
    )


def _teller(accounts: Accounts, a: int, start: int, tokens: list[int]) -> list[Who]:
    """`CLAIM, the report added, making no mention of X`; `SOURCE said CLAIM, making ...`, if no person did it."""
    scan = accounts.ctx.scan
    if len(tokens) > 2 and says_at(accounts, tokens[-1]):
        first = next((k + 1 for k in range(len(tokens) - 2, -1, -1) if scan.lower[tokens[k]] == ","), 0)
        if tokens[first:-1] and (found := _read_phrase(accounts, tokens[first:-1], False)):
            return found
    d = attributed_draft(accounts, a, start)
    near = d is not None and ((d.rule != "according" and d.speaker_span is None) or 0 <= start - d.end <= 3)
    return accounts_cited_by(d) if near else []


def _clause_start(accounts: Accounts, a: int, at: int) -> int:
    text = accounts.ctx.scan.text
    return max(
        (m.end() for m in accounts.pattern("clause").finditer(text, a, at) if text[m.end() : at].strip()),
        default=a,
    )


def _read_phrase(accounts: Accounts, tokens: list[int], headline: bool) -> list[Who]:
    """The subject whose phrase ends the tokens: a document or office, with what tells more of it."""
    scan, lower, lists = accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists
    stop = tokens[-1] + 1
    breaks = [
        k
        for k, i in enumerate(tokens[:-1])
        if scan.kinds[i] & lx.DASH or accounts.pattern("clause").fullmatch(lower[i])
    ]
    region = tokens[breaks[-1] + 1] if breaks else tokens[0]
    head = lower[region + 1] if region + 1 < stop and lower[region] in lists["definite"] else ""
    body = head in accounts.ctx.words.bodies and head not in lists["agency"]
    seat = region + 4 == stop and lower[region + 2] in lists["locative"] and region + 3 in accounts.held
    if body and region + 1 not in accounts.held and (region + 2 == stop or seat):  # `the ministry in Oslo`
        w = who(accounts.ctx, ((scan.starts[region], scan.ends[stop - 1]),))
        return [w] if w.kind == "office" and w.source else []
    for i in reversed([i for i in tokens if i >= region]):
        noun = accounts.noun(i)
        stands = any(lower[i] in lists[name] for name in ("prop-word", "side", "agency"))
        last_word = stands or ending_mention(accounts, i) is not None
        bare = i == tokens[-1] and (last_word or bool(accounts_of_people(accounts, i)))
        if not noun and not bare:
            continue
        first = phrase_start(accounts, i, region)
        if first > region and lower[first - 1] in lists["joins-owners"]:  # `both A and B`, `A's and B's`
            pair = [k for k in range(region, first) if lower[k] in lists["opens-pair"]]
            if pair or are_plain(accounts, range(region, first - 1)):
                first = next(iter(pair), region)
        if first > region and _is_fronted(accounts, first - 1, noun):
            continue
        return read_accounts(accounts, first, stop, headline) if is_light(accounts, i + 1, stop) else []
    return []


def _is_fronted(accounts: Accounts, before: int, noun: bool) -> bool:
    """Does the word before a phrase make it no subject (`in the readout`)?"""
    scan = accounts.ctx.scan
    return scan.lower[before] in accounts.lists["fronted"] if noun else bool(scan.kinds[before] & lx.PREP)


def named_behind(accounts: Accounts, end: int, b: int, headline: bool = False) -> tuple[list[Who], int, int]:
    """The readout behind `in`, `from` or `by`: `no mention of X in SOURCE`; and where the preposition and the
    phrase end.

    ``end`` is where to look from; the preposition may be the word before.
    """
    scan, lower, lists = accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists
    tokens = accounts.ctx.tokens(end, b)
    own = tokens.start - 1
    heads = [own] if own >= 0 and lower[own] in lists["head"] and scan.ends[own] <= end else []
    for i in (*heads, *tokens[:40]):
        if i > own and (scan.kinds[i] & _ENDS or (lower[i] in lists["topic-stop"] and i > tokens.start)):
            break
        if lower[i] not in lists["in-account"] and i not in heads:
            continue
        rest = range(i + 1, tokens.stop)
        ends = (k for k in rest if scan.kinds[k] & _ENDS or lower[k] in lists["account-stop"])
        stop = next(ends, tokens.stop)
        if found := head_account(accounts, i + 1, stop, lower[i], headline):
            return found, scan.starts[i], scan.ends[stop - 1]
    return [], end, end


def head_account(accounts: Accounts, first: int, stop: int, preposition: str, headline: bool) -> list[Who]:
    """The readout that the phrase behind a preposition begins with."""
    scan, lower, lists = accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists
    for i in range(first, min(stop, first + 9)):
        m = ending_mention(accounts, i)
        if accounts.noun(i):
            if lower[first] in lists["its-or-their"]:
                return []
            return read_accounts(accounts, first, stop if is_light(accounts, i + 1, stop) else i + 1, headline)
        issues = m is not None and (m.kind == "agency" or (preposition not in lists["locative"] and m.kind in OFFICES))
        named = m is not None and (i + 1 >= stop if scan.ends[i] > m.end else issues)
        if lower[i] in lists["prop-words"] or (named and not accounts.noun(i + 1) and not accounts.noun(i + 2)):
            return read_accounts(accounts, first, i + 1, headline)
        none_of = lower[i] in lists["genitive"] and not lists["none"].isdisjoint(lower[first:i])
        stays = none_of or (i == first and lower[i] in lists["that-one"])
        if i not in accounts.held and not stays and scan.kinds[i] & (lx.PREP | lx.RELATIVE | lx.SUBORD):
            return []
    return []
