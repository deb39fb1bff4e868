"""`The readout`, `its account`, `it`, `the ministry` where none is found -> the document named or cited before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from readoutdiff.citing.owners import is_agency, resolve
from readoutdiff.citing.who import Who
from readoutdiff.language import lexicon as lx
from readoutdiff.pointing.meant import Reach, nearest

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Citations, Draft

NEXT = Reach(sentences=1, paragraphs=1)  # `it` means what the sentence before is about
VERB = lx.VERB | lx.FINITE | lx.ED | lx.BE | lx.HAVE | lx.DO  # what ends a subject
_OPENING = 48  # characters of a sentence within which its subject begins
_MEETINGS = 100  # that are looked at, at most
_MANY = 8  # documents that are looked at, at most


class Account(NamedTuple):
    """A document where it is named or where a claim that cites it ends; without a source where it is nobody's."""

    start: int
    who: Who
    draft: Draft | None = None


def documents_in(citations: Citations, start: int, end: int) -> list[tuple[int, Who]]:
    """Documents named in a span, eight at most: the last ones."""
    i = bisect_left(citations.named, start, key=lambda d: d[0])
    j = bisect_left(citations.named, end, key=lambda d: d[0])
    return citations.named[max(i, j - _MANY) : j]


def account_before(
    citations: Citations,
    at: int,
    reach: Reach,
    cited: Iterable[Draft],
    noun: str | None = None,
    fits: Callable[[Account], bool] = lambda account: True,
) -> Account | None:
    """The document named or ``cited`` last before an offset; one called by ``noun`` before one called otherwise."""
    since, small = reach.since(citations.ctx.scan, at), citations.ctx.words.sets
    places = [Account(offset, w) for offset, w in documents_in(citations, since, at)]
    near = (d for d in cited if since <= d.end <= at)
    places += [Account(d.end, Who("document", d.source, d.party, d.noun, strong=d.strong), d) for d in near]
    places.sort(key=lambda account: account.start)
    last = nearest(citations.ctx.scan, places, fits)
    if last and noun and last[-1].who.noun not in (None, noun):
        last = nearest(citations.ctx.scan, places, lambda account: account.who.noun == noun and fits(account)) or last
    if not last or (noun and not _issued(citations, last[-1], noun)):
        return None
    return last[-1] if not (noun in small["any-text"] and _other_text(citations, at)) else None


def _issued(citations: Citations, account: Account, noun: str) -> bool:
    """Can `the statement` be this account: a document, or what a side of a meeting says? A `report` is an agency's."""
    if account.who.noun is not None:
        return True
    press = noun not in citations.ctx.words.sets["of-the-press"] or is_agency(citations.ctx, account.who.source)
    met = any(account.who.party in meeting.parties() for meeting in citations.meetings.all[-_MEETINGS:])
    return press and (met or account.who.strong)


def _other_text(citations: Citations, at: int) -> bool:
    """`She read a poem. The text`: does the sentence before name a new text that is no account?"""
    scan, small = citations.ctx.scan, citations.ctx.words.sets
    texts = (k for k in citations.ctx.tokens(NEXT.since(scan, at), at) if scan.lower[k] in small["other-texts"])
    return any(not small["newly-named"].isdisjoint(scan.lower[max(0, k - 3) : k]) for k in texts)


def account_of_subject(
    citations: Citations, at: int, word: int, reach: Reach, cited: Iterable[Draft]
) -> Account | None:
    """`It`, `its account` at ``word``: whoever is the subject there, else the document named or cited before ``at``."""
    if rank := citations.ctx.words.pattern("of-two").match(citations.ctx.scan.text, word):
        two = two_before(citations, word)
        return Account(word, two[0 if rank["first"] else 1]) if two else None
    subject, last = _subject_before(citations, word), account_before(citations, at, reach, cited)
    if subject is None:
        return last
    return Account(word, subject, last.draft if last and last.who.source == subject.source else None)


def accounts_named(citations: Citations, at: int) -> list[Account]:
    """Documents and offices in the nearest sentence that names any before a pointing word."""
    ctx, inside, since = citations.ctx, citations.trees.inside, NEXT.since(citations.ctx.scan, at)
    bodies = [m for m in ctx.mentions_in(since, at) if m.role != "official" and m.kind in ("office", "agency")]
    offices = [Account(m.start, Who("document", *resolve(ctx, m))) for m in bodies]
    documents = [Account(*named) for named in documents_in(citations, since, at)]
    places = sorted((*(o for o in offices if o.who.source), *documents), key=lambda account: account.start)
    return nearest(ctx.scan, places, lambda account: inside(account.start) <= inside(at))


def two_before(citations: Citations, at: int) -> list[Who]:
    """`The former`, `the latter`, `they`: the two accounts, no more, that the nearest sentence is about."""
    ctx, near = citations.ctx, accounts_named(citations, at)
    two = {account.who.source: account.who for account in near}
    before = (ctx.sentence(near[0].start)[0], near[0].start) if near else (0, 0)
    acts = any(ctx.scan.kinds[k] & VERB for k in ctx.tokens(*before))
    others = acts or ctx.people.within(*before) or len(two) != 2 or None in two
    return [] if others else list(two.values())


def _subject_before(citations: Citations, at: int) -> Who | None:
    """The office or document named before in the sentence of a pointing word, or with which the last one begins."""
    scan, near = citations.ctx.scan, accounts_named(citations, at)
    near = [account for account in near if account.who.noun] or near  # documents before offices
    if not near or near[-1].start >= citations.ctx.sentence(at)[0]:
        return near[-1].who if near else None
    opens = near[0].start - citations.ctx.sentence(near[0].start)[0] < _OPENING
    return near[0].who if opens and scan.paragraph_at(at) == scan.paragraph_at(near[0].start) else None
