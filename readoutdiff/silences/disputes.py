"""Attributions and frames -> disputes: where a side says that what the other's account says is not so.

A denial counts where it names the other side's account or contradicts a claim cited from it before; what a minister or
a firm denies else is none. Who denies is read as who is cited is, what is meant as for a silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readoutdiff.silences.accounts import named_mentions, readout

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Draft
    from readoutdiff.citing.who import Who
    from readoutdiff.ground.model import Span
    from readoutdiff.meetings.events import Meeting
    from readoutdiff.silences.notes import Silences

_SIDES = frozenset(("office", "document", "country", "voice", "quoted", "back"))
_NEAR = 2  # sentences back to what `that` denies


@dataclass(slots=True)
class Denial:
    """A dispute under construction; see ``model.Dispute``."""

    source: str
    party: str | None
    draft: Draft | None  # the claim that it contradicts
    other: str | None  # whose account it contradicts
    claim: Span | None  # None: the words of that claim
    meeting: Meeting
    words: Span
    span: Span
    rule: str
    own: Draft | None = None  # what is denied, read as a claim of the side that denies it


def find_disputes(silences: Silences) -> None:
    """Disputes that are attributions: `SIDE denied that X`, `SIDE said X was never said`."""
    trees, lists, scan = silences.accounts.citations.trees, silences.accounts.lists, silences.ctx.scan
    cited = {id(d.found): d for d in silences.accounts.every.all}
    for n, f in enumerate(trees.found):
        if f.negated or not (f.cue and f.content):
            continue
        said = {scan.lower[i] for i in silences.ctx.tokens(f.cue[0][0], f.cue[-1][1])}
        denied, words, thing = not said.isdisjoint(lists["denies"]), (f.cue[0][0], f.cue[-1][1]), f.content[0]
        if not denied:
            if (found := _denial(silences, *thing)) is None:
                continue
            words, thing = found
        draft = cited.get(id(f))
        who = readout(draft.source, draft.party) if draft and draft.source else trees.who(n)
        kind = silences.ctx.is_furniture(f.content[0][0])
        if who.kind in _SIDES and kind in (None, "headline"):
            whole = (min(f.cue[0][0], f.content[0][0]), max(f.cue[-1][1], f.content[-1][1]))
            if put_dispute(silences, who, words, thing, whole, f.rule) and denied:
                silences.disputes[-1].own = draft


def _denial(silences: Silences, start: int, end: int) -> tuple[Span, Span] | None:
    """The words that deny in what somebody is cited for, and what they deny."""
    for name in ("account-is-untrue", "was-never-said", "no-such-words", "never-agreed"):
        if m := silences.pattern(name).match(silences.text, start, end):
            return m.span("WORDS"), m.span("THING")
    return None


def _account(silences: Silences, party: str | None, span: Span) -> set[str | None] | None:
    """The parties whose account a phrase names, empty where it only points; None where it is no other side's."""
    tokens, lexicon = silences.ctx.tokens(*span), silences.ctx.scan.lexicon
    named = named_mentions(silences.accounts, tokens.start, tokens.stop)
    parties = {*(m.party for m in named), *(n.person.party for n in silences.ctx.people.within(*span))} - {None}
    pointing = silences.accounts.lists["of-an-account"].issuperset(
        lexicon.bare(silences.ctx.scan.lower[i]) for i in tokens
    )
    return None if party in parties or not (parties or pointing) else parties


def put_dispute(silences: Silences, who: Who, words: Span, thing: Span, span: Span, rule: str) -> bool:
    """Keep a dispute where what is denied is the other side's word."""
    accounts, text, scan, others = silences.accounts, silences.text, silences.ctx.scan, set[str | None]()
    topic, cue = thing, set(text[slice(*words)].lower().split())
    if account := silences.pattern("account-denied").match(text, *thing):
        found = _account(silences, who.party, account.span("ACCOUNT"))
        if found is None:
            return False  # its own, or a newspaper's
        others, topic = found, account.span("TOPIC")
    elif not cue.isdisjoint(accounts.lists["denies-account"]) or silences.pattern("refused").match(text, *thing):
        return False  # `rejected the proposal`, `denied the request`
    said = text[slice(*topic)].strip(' ,.\n\t“”"')
    clause = not account and len(said.split()) > 2 and said.split()[0].lower() in accounts.lists["complementizer"]
    pointing = silences.topics.pointing(said) and not (others or clause)
    if not (account or pointing) and silences.pattern("take-issue").search(text, *words):
        return False
    d = last = silences.claims.last(span[0], {who.party})
    apart = scan.sentence_at(span[0]) - scan.sentence_at(last.end - 1) if last else _NEAR + 1
    if pointing:  # `that reading` of one claim, not of several
        beside = [each for each in accounts.documents.before(span[0]) if account and last and each.party == last.party]
        several = len([each for each in beside if last and each.paragraph == last.paragraph]) > 1
        last = last if apart <= _NEAR else None
        d = last if not several else None
    else:
        d = silences.claims.about(said, span[0], {who.party}, None)[0] if said else None
        # `Lima's description of X` is itself a claim
        d = d or next((each for each in accounts.documents.between(*thing) if each.party != who.party), None)
    sure = not cue.isdisjoint(accounts.lists["denies-that"])
    just = sure and apart < _NEAR and silences.pattern("said-there").search(said)  # in other words, right behind it
    near = d or (last if account or pointing or just else None)
    near = near if near and near.meeting and (not others or near.party in others) else None
    if near is None and not others:
        return False
    before = accounts.cited.before(span[0])
    meeting = near.meeting if near else before[-1].meeting if before else silences.meetings.before(span[0])
    sides = {*meeting.parties(), *meeting.accounts} if meeting else set()
    if meeting is None or who.party not in sides or not others <= sides:
        return False
    other = near.party if near else min(filter(None, others))
    sources = [
        accounts.citations.account(meeting, party or "") or (party or "").lower() for party in (who.party, other)
    ]
    source = sources[0] if who.kind == "country" or not who.source else who.source
    shown = None if pointing and d else topic if said else thing
    if shown and "“" not in text[slice(*shown)]:  # `“We did not agree to X,”`
        shown = shown[0], shown[0] + len(text[slice(*shown)].rstrip(' ,.;”"'))
    d = d if d is near else None
    silences.disputes.append(
        Denial(source, who.party, d, near.source if near else sources[1], shown, meeting, words, span, rule)
    )
    silences.denied.add(words[1])
    meeting.used = True
    return True
