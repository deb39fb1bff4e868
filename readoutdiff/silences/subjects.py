"""Words before or behind words of silence -> the readouts that they say are silent."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from readoutdiff.citing.documents import NEXT, VERB, account_before, two_before
from readoutdiff.language import lexicon as lx
from readoutdiff.silences.accounts import Accounts, does_at, ending_mention, ends_at, says_at
from readoutdiff.silences.sources import (
    accounts_cited_by,
    accounts_of_people,
    are_modifiers,
    attributed_draft,
    it_accounts,
    leading_accounts,
    phrase_at,
    read_accounts,
)

if TYPE_CHECKING:
    from readoutdiff.citing.who import Who

_FAR = 60  # tokens between a verb and its subject
_CLOSING = frozenset("”\"’'")
_ENDS = lx.COMMA | lx.STOP | lx.COLON | lx.DASH


@cache
def _aside() -> re.Pattern[str]:
    """What stands between dashes, brackets or commas."""
    return re.compile(r"\s[—–-]+\s[^—–]{1,160}\s[—–-]+\s|—[^—]{1,160}—|\([^()]{1,160}\)|, [^,;:.]{1,90},(?=\s)")


def silent_subject(accounts: Accounts, a: int, start: int, participle: bool, headline: bool = False) -> list[Who]:
    """The readouts whose verb the words of silence at ``start`` are."""
    scan, lists = accounts.ctx.scan, accounts.lists
    whole = list(accounts.ctx.tokens(a, start))
    headline = headline or accounts.pattern("own-text").match(scan.text, a, start) is not None  # `In its text, Lima`
    aside = {  # `, released by the ministry,` names the issuer and is none
        i
        for m in _aside().finditer(scan.text, a, start)
        if m[0].strip(" ,(—–-").split(" ")[0].lower() not in lists["released"]
        for i in accounts.ctx.tokens(m.start(), m.end() - 1)
    }
    short = [i for i in whole if i not in aside]
    for tokens in (whole,) if participle else (short, whole):
        if own := accounts.pattern("own-text-ends").search(scan.text, a, scan.ends[tokens[-1]] if tokens else a):
            tokens = [i for i in tokens if scan.starts[i] < own.start()]  # `SOURCE in its statement did not mention X`
        while tokens and scan.lower[tokens[-1]] in lists["filler"] | lists["day-behind"]:
            tokens.pop()
        if tokens and (found := _read_subject(accounts, a, tokens, participle, headline)):
            return found
    return []


def _read_subject(accounts: Accounts, a: int, tokens: list[int], participle: bool, headline: bool) -> list[Who]:
    scan, lower, lists = accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists
    comma, end = False, scan.ends[tokens[-1]]
    while tokens and lower[tokens[-1]] in (",", "“", "”", '"'):  # a comma may stand before the closing mark
        comma, tokens = comma or lower[tokens[-1]] == ",", tokens[:-1]
    if not tokens:
        return []
    last, at = lower[tokens[-1]], scan.starts[tokens[-1]]
    if last in lists["it"] | lists["of-two"]:
        return it_accounts(accounts, a, at)
    if last in lists["they"]:  # the people or the accounts that the sentence before is about
        before = accounts.ctx.tokens(*scan.sentences[max(0, scan.sentence_at(at) - 1)])
        verb = next((k for k in before if scan.kinds[k] & VERB and not accounts.noun(k)), before.start)
        found = _read_phrase(accounts, list(before[: verb - before.start]), headline)
        many = len(found) > 1 or any(w.kind == "people" for w in found)
        return found if many else two_before(accounts.citations, at)
    clauses = (m.end() for m in accounts.pattern("clause").finditer(scan.text, a, at))
    begin = max((start for start in clauses if scan.text[start:at].strip()), default=a)
    tokens = [i for i in tokens if scan.starts[i] >= begin]
    if last in lists["relative"]:
        named = tokens[: -2 if lower[tokens[-2]] == "," else -1] if tokens[1:] else []
        behind = _read_phrase(accounts, named, headline, ruled=True)
        return behind or accounts_cited_by(attributed_draft(accounts, a, at))
    if last in lists["joins-verb"]:
        told = attributed_draft(accounts, begin, at) if last in lists["but"] and not participle else None
        again = accounts.pattern("it-tells").match(scan.text, begin, at)  # `It spoke of X and made no mention of Y`
        found = leading_accounts(accounts, begin, at, headline) or accounts_cited_by(told)
        return found or (it_accounts(accounts, begin, begin) if again else [])
    found = _read_phrase(accounts, tokens, headline) if comma or not participle else []
    if found or not (participle and comma):  # no comma: `a condition for avoiding X`
        return found
    return _teller(accounts, a, end, tokens) or leading_accounts(accounts, begin, end, headline)


def _teller(accounts: Accounts, a: int, end: int, tokens: list[int]) -> list[Who]:
    """`CLAIM, the report added, making no mention of X`; `SOURCE said CLAIM, making ...`, if no person did it."""
    if says_at(accounts, tokens[-1]):
        comma = next((k for k in reversed(range(len(tokens))) if accounts.ctx.scan.lower[tokens[k]] == ","), -1)
        if found := _read_phrase(accounts, tokens[comma + 1 : -1], False):
            return found
    d = attributed_draft(accounts, a, end)
    near = d is not None and ((d.rule != "according" and d.speaker_span is None) or 0 <= end - d.end <= 2)
    return accounts_cited_by(d) if near else []


def _read_phrase(accounts: Accounts, tokens: list[int], headline: bool, ruled: bool = False) -> list[Who]:
    """The subject whose phrase ends the tokens: a document or office, with what tells more of it.

    ``ruled``: also one behind a preposition or a verb, as in `issued a statement, which did not mention X`.
    """
    scan, lower, lists = accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists
    region, stop = (tokens[0], tokens[-1] + 1) if tokens else (0, 0)
    stands = bool(tokens) and (lower[stop - 1] in lists["prop-word"] | lists["side"] | accounts.ctx.words.bodies)
    bare = tokens and (stands or ending_mention(accounts, stop - 1) or accounts_of_people(accounts, stop - 1))
    for i in reversed(tokens[-_FAR:]):
        if not accounts.noun(i) and not (bare and i == stop - 1):
            continue
        first = phrase_start(accounts, i, region)
        if first > region and lower[first - 1] in lists["joins-owners"]:  # `both A and B`, `A's and B's`
            pair = [k for k in range(region, first) if lower[k] in lists["opens-pair"]]
            plain = (k for k in range(region, first - 1) if k not in accounts.held and not accounts.noun(k))
            if pair or are_modifiers(accounts, plain):
                first = next(iter(pair), region)
        behind = first > region and (scan.kinds[first - 1] & lx.PREP or does_at(accounts, first - 1))
        if ruled or not behind:  # `in the readout`, `holding the readout` is no subject
            return read_accounts(accounts, first, stop, headline) if is_light(accounts, i + 1, stop) else []
    return []


def named_behind(accounts: Accounts, end: int, b: int, headline: bool = False) -> tuple[list[Who], int, int]:
    """The readout behind `in`, `from` or `by`: `no mention of X in SOURCE`; and where the preposition and the
    phrase end.

    ``end`` is where to look from; the preposition may be the word before.
    """
    scan, lists, tokens = accounts.ctx.scan, accounts.lists, accounts.ctx.tokens(end, b)
    for i in (tokens.start - 1, *tokens[:40]):
        if i > tokens.start and (scan.kinds[i] & _ENDS or scan.lower[i] in lists["topic-stop"]):
            break
        if i < tokens.start or scan.lower[i] in lists["in-account"]:
            ends = (
                k for k in range(i + 1, tokens.stop) if scan.kinds[k] & _ENDS or scan.lower[k] in lists["account-stop"]
            )
            stop = next(ends, tokens.stop)
            place = scan.lower[max(i, 0)] in lists["locative"]
            if i + 1 < tokens.stop and scan.lower[i + 1] in lists["it"]:  # `X does not figure in it`
                begin = accounts.ctx.sentence(end)[0]
                last = account_before(accounts.citations, scan.starts[i], NEXT, ())  # the one named last before it
                it = [last.who] if last and last.who.source else it_accounts(accounts, begin, begin)
                return it, scan.starts[i], scan.ends[i + 1]
            if found := phrase_at(accounts, i + 1, stop, place, headline):
                return found, scan.starts[i], scan.ends[stop - 1]
    return [], end, end


def phrase_start(accounts: Accounts, i: int, first: int) -> int:
    """Where the noun phrase begins whose head is token ``i``, at ``first`` or behind."""
    scan, lists, head = accounts.ctx.scan, accounts.lists, i
    while i > first:
        m = accounts.held.get(i) or accounts.held.get(i - 1)
        if m is not None and (begin := accounts.ctx.tokens(m.start, m.end).start) < i:
            i = max(begin, first)
        elif scan.lower[i] in lists["definite"] and i < head and scan.lower[i - 1] not in lists["before-the"]:
            break  # `a detail the Saudi readout`
        elif ends_at(accounts, i - 1) or scan.lower[i - 1] in lists["breaks"]:
            break
        else:
            i -= 1
    return i


def is_light(accounts: Accounts, first: int, stop: int) -> bool:
    """Does what stands between a document and its verb only tell more of the document?"""
    scan, lower, released = accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists["released"]
    while first < stop and lower[first] in _CLOSING:  # `the official “readout” from Lima`
        first += 1
    if first >= stop:
        return True
    if not (scan.kinds[first] & (lx.PREP | lx.COMMA | lx.PAREN | lx.RELATIVE) or lower[first] in released):
        return False
    if any(says_at(accounts, i) for i in range(first, stop) if lower[i] not in released):
        return False
    named = accounts.ctx.people.within(scan.starts[first], scan.ends[stop - 1])
    if named and named[-1].end >= scan.ends[stop - 1] - 2:  # `of the call with President Lund` but no `, Lund`
        k = bisect_left(scan.starts, named[-1].start) - 1
        while k > first and (lower[k] in accounts.ctx.words.title_words or k in accounts.held):
            k -= 1
        return bool(scan.kinds[k] & (lx.PREP | lx.CONJ))
    return lower[stop - 1] not in accounts.lists["person"]
