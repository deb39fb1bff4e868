"""`The readout`, `its account`, `it`, `the ministry` where none is found -> the document named or cited before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from readoutdiff.citing.owners import resolve
from readoutdiff.citing.who import Who
from readoutdiff.pointing.meant import Reach, nearest

if TYPE_CHECKING:
    from readoutdiff.citing.drafts import Citations, Draft

NEXT = Reach(sentences=1, paragraphs=1)  # `it` means what the sentence before is about
_OPENING = 48  # characters of a sentence within which its subject begins
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
    since = reach.since(citations.ctx.scan, at)
    places = [Account(offset, w) for offset, w in documents_in(citations, since, at)]
    near = (d for d in cited if since <= d.end <= at)
    places += [Account(d.end, Who("document", d.source, d.party, d.noun, strong=d.strong), d) for d in near]
    places.sort(key=lambda account: account.start)
    last = nearest(citations.ctx.scan, places, fits)
    if last and noun and last[-1].who.noun not in (None, noun):
        last = nearest(citations.ctx.scan, places, lambda account: account.who.noun == noun and fits(account)) or last
    return last[-1] if last else None


def account_of_subject(
    citations: Citations, at: int, word: int, reach: Reach, cited: Iterable[Draft]
) -> Account | None:
    """`It`, `its account` at ``word``: whoever is the subject there, else the document named or cited before ``at``."""
    subject, last = _subject_before(citations, word), account_before(citations, at, reach, cited)
    if subject is None:
        return last
    return Account(word, subject, last.draft if last and last.who.source == subject.source else None)


def _subject_before(citations: Citations, at: int) -> Who | None:
    """The office or document named before in the sentence of a pointing word, or with which the last one begins."""
    ctx, scan = citations.ctx, citations.ctx.scan
    sentence = scan.sentence_at(at)
    a = scan.sentences[sentence][0]
    before = scan.sentences[sentence - 1][0] if sentence else a
    behind = min(a, before + _OPENING) if scan.paragraph_at(a) == scan.paragraph_at(before) else before
    inside = citations.trees.inside
    level = inside(at)
    for start, end, last in ((a, at, -1), (before, behind, 0)):
        docs = [w for offset, w in documents_in(citations, start, end) if inside(offset) <= level]
        if docs:
            return docs[last]
        named = [m for m in ctx.mentions_in(start, end) if m.role != "official" and m.kind in ("office", "agency")]
        named = [m for m in named if inside(m.start) <= level]
        source, party = resolve(ctx, named[last]) if named else (None, None)
        if source:
            return Who("document", source, party)
    return None
