"""The pieces of noun phrases: words for documents, where a phrase begins, what tells more of it; sides of an event."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from readoutdiff.citing.owners import resolve
from readoutdiff.citing.who import Who
from readoutdiff.language import lexicon as lx
from readoutdiff.silences.accounts import Accounts, readout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from readoutdiff.meetings.events import Meeting
    from readoutdiff.naming.registry import Mention

BREAK = lx.PREP | lx.SUBORD | lx.RELATIVE | lx.COMMA | lx.COLON | lx.DASH | lx.PAREN | lx.QMARK | lx.STOP | lx.CONJ
SAYING = lx.THAT | lx.CLAUSE | lx.AFTER | lx.HEARER
OFFICES = frozenset(("office", "agency"))


def accounts_of_people(accounts: Accounts, i: int) -> list[Who]:
    """`The Turks`, of whom a document is cited just before."""
    scan, word, held = accounts.ctx.scan, accounts.ctx.scan.lower[i], accounts.held.get(i)
    if i == 0 or scan.lower[i - 1] not in accounts.lists["definite"] or (held and held.kind != "demonym"):
        return []
    regular = accounts.pattern("people").fullmatch(word)
    name = accounts.peoples.get(word, regular["name"] if regular else "")
    if not name:
        return []
    party, at = (accounts.ctx.registry.country(name) or "").upper(), scan.starts[i]
    told = [d for d in accounts.cited.before(at) if d.party == party and scan.paragraph_at(at) - d.paragraph <= 2]
    return [Who("people", told[-1].source, party, "account")] if told else []


def says_at(accounts: Accounts, i: int) -> bool:
    """Is a token a finite verb of saying?"""
    word = accounts.ctx.scan.lower[i]
    verb = accounts.ctx.scan.lexicon.verbs.get(word)
    finite = verb is not None and verb.takes & SAYING and verb.form & (lx.PAST | lx.PRESENT)
    return bool(finite) and i not in accounts.held and not accounts.noun(i) and word not in accounts.ctx.words.issuing


def ending_mention(accounts: Accounts, i: int) -> Mention | None:
    """The mention that a token ends."""
    m = accounts.held.get(i)
    return m if m is not None and accounts.ctx.tokens(m.start, m.end).stop == i + 1 else None


def phrase_start(accounts: Accounts, i: int, first: int) -> int:
    """Where the noun phrase begins whose head is token ``i``, at ``first`` or behind."""
    scan, head = accounts.ctx.scan, i
    while i > first:
        m = accounts.held.get(i) or accounts.held.get(i - 1)
        if m is not None and (begin := accounts.ctx.tokens(m.start, m.end).start) < i:
            i = max(begin, first)
        elif scan.lower[i] in accounts.lists["definite"] and i < head and not _goes_before(accounts, i - 1):
            break  # `a detail the Saudi readout`
        elif scan.kinds[i - 1] & BREAK or says_at(accounts, i - 1) or scan.lower[i - 1] in accounts.lists["breaks"]:
            break
        else:
            i -= 1
    return i


def _goes_before(accounts: Accounts, i: int) -> bool:
    """Can a token stand before the article of an account's phrase (`all of the readouts`)?"""
    word = accounts.ctx.scan.lower[i]
    return word in accounts.lists["before-account"] or word in accounts.lists["before-the"]


def has_mark(accounts: Accounts, i: int) -> bool:
    """Does a token end with a possessive mark of its own?"""
    word = accounts.ctx.scan.lower[i]
    return accounts.ctx.scan.lexicon.bare(word) != word


def are_modifiers(accounts: Accounts, tokens: Iterable[int]) -> bool:
    """Can all the tokens stand before a word for an account (`official`, `written`)?"""
    return all(accounts.ctx.scan.lower[i] in accounts.lists["modifier"] for i in tokens)


def are_plain(accounts: Accounts, tokens: Iterable[int]) -> bool:
    """Do the tokens make nothing but the phrase of a document or an office?"""
    return are_modifiers(accounts, (i for i in tokens if i not in accounts.held and not accounts.noun(i)))


def is_light(accounts: Accounts, first: int, stop: int) -> bool:
    """Does what stands between a document and its verb only tell more of the document?"""
    scan, lower, released = accounts.ctx.scan, accounts.ctx.scan.lower, accounts.lists["released"]
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


def named_mentions(accounts: Accounts, first: int, stop: int) -> list[Mention]:
    """Mentions in the tokens ``[first, stop)``."""
    scan = accounts.ctx.scan
    return accounts.ctx.mentions_in(scan.starts[first], scan.ends[stop - 1]) if first < stop else []


def accounts_of(accounts: Accounts, m: Mention) -> list[Who]:
    """A side's readout: of the office, else of the country."""
    source, party = resolve(accounts.ctx, m)
    return [readout(source, party)] if source else []


def is_agency(accounts: Accounts, source: str | None) -> bool:
    """Is a source a news agency?"""
    entry = accounts.ctx.registry.sources.get(source or "")
    return entry is not None and entry.kind == "agency"


def other_sides(accounts: Accounts, party: str | None, meeting: Meeting | None) -> list[Who]:
    """The other sides of an event, one readout each."""
    seen = dict(accounts.sides.get(id(meeting), {}))
    for side in meeting.parties() if meeting else ():
        seen.setdefault(side, readout(side.lower(), side))
    return [seen[p] for p in sorted(seen) if p != party]


def sides_of_event(accounts: Accounts, at: int) -> list[Who]:
    """One readout a side: those cited for the event spoken of, else the sides' own."""
    before = accounts.cited.before(at) or accounts.cited.all[:1]
    found = other_sides(accounts, None, before[-1].meeting if before else accounts.meetings.before(at))
    return found if len(found) > 1 else []


def both_sides(accounts: Accounts, at: int) -> list[Who]:
    """`Neither side mentioned X`: the accounts of both, cited right before, if no one is cited for it."""
    scan, spoken = accounts.ctx.scan, accounts.cited.before(at)[-1:]
    rest = accounts.ctx.tokens(at, accounts.ctx.sentence(at)[1])
    told = sum(says_at(accounts, i) or 2 * (scan.lower[i] in accounts.ctx.words.contact_nouns) for i in rest) > 1
    near = spoken and scan.sentence_at(at) - scan.sentence_at(spoken[0].end - 1) <= 1
    return sides_of_event(accounts, at) if near and not told and len(accounts.sides[id(spoken[0].meeting)]) > 1 else []


def said_elsewhere(accounts: Accounts, a: int, b: int, source: str | None) -> bool:
    """Does the span cite a source on something that is no meeting, and on nothing else?"""
    told = [d for d in accounts.documents.between(a, b) if d.source == source]
    if not told or any(d.meeting for d in told):
        return False
    text = accounts.ctx.scan.text[a:b].lower()
    return not is_agency(accounts, source) or any(f" {t} " in text for t in accounts.ctx.words.no_meeting)
