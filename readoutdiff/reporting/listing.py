"""Articles -> the view of ``claims``: event by event, readout by readout, those without one last."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from readoutdiff.ground.model import Article, Claim, Event, Omission
from readoutdiff.reporting import sentences
from readoutdiff.reporting.blocks import Block, Grid, Heading, Row, View
from readoutdiff.reporting.escape import one_line
from readoutdiff.reporting.views import disputes_blocks


def claims_view(articles: Sequence[Article], named: bool) -> View:
    """``claims``: event by event and readout by readout; the claims without an official readout in the last group.

    With ``named`` the name of each article stands above it.
    """
    blocks: list[Block] = []
    for article in articles:
        if named:
            blocks.append(Heading(1, one_line(article.document.name)))
        claims: dict[str | None, list[Claim]] = defaultdict(list)
        omissions: dict[str | None, list[Omission]] = defaultdict(list)
        for claim in article.claims:
            claims[claim.event].append(claim)
        for omission in article.omissions:
            omissions[omission.event].append(omission)
        by_id = {claim.id: claim for claim in article.claims}
        for event in article.events:
            cited = [claim for claim in claims[event.id] if claim.source]
            blocks += _event_claims(article.document.text, event, cited)
            blocks += _omissions(omissions[event.id], by_id)
            blocks += disputes_blocks([each for each in article.disputes if each.event == event.id])
        blocks += _rest(article, by_id)
    return tuple(blocks)


def claims_counts(articles: Sequence[Article]) -> Counter[str]:
    """What ``claims_closing`` tells of."""
    counts: Counter[str] = Counter()
    for article in articles:
        about = [claim for claim in article.claims if claim.source and claim.event]
        counts["claims"] += len(article.claims)
        counts["cited"] += sum(claim.source is not None for claim in article.claims)
        counts["about"] += len(about)
        counts["readouts"] += len({(claim.event, claim.source) for claim in about})
        counts["events"] += len(article.events)
        counts["omissions"] += len(article.omissions)
    return counts


def claims_closing(counts: Counter[str]) -> str:
    """The last line: how much of what there was."""
    if not counts["claims"] and not counts["omissions"]:
        return "No claims."
    loose = counts["cited"] - counts["about"]
    without = counts["claims"] - counts["cited"]
    cited = (
        f"{sentences.count(counts['about'], 'claim')} cited to {sentences.count(counts['readouts'], 'readout')} of "
        f"{sentences.count(counts['events'], 'event')}"
    )
    parts = [
        cited if counts["about"] else "No readout of a meeting or call is cited",
        f"{sentences.count(counts['omissions'], 'omission')} stated",
        f"{sentences.count(loose, 'official claim')} about no meeting" if loose else "",
        f"{sentences.count(without, 'claim')} without an official readout" if without else "",
    ]
    return "; ".join(part for part in parts if part) + "."


def _event_claims(text: str, event: Event, claims: Sequence[Claim]) -> list[Block]:
    blocks: list[Block] = [Heading(2, sentences.event_named(event))]
    for source in dict.fromkeys(claim.source for claim in claims):
        own = [claim for claim in claims if claim.source == source]
        named = dict.fromkeys(claim.readout for claim in own if claim.readout)
        via = dict.fromkeys(claim.via for claim in own if claim.via)
        title = f"{source}" + (f" ({', '.join(named)})" if named else "") + (f", via {', '.join(via)}" if via else "")
        rows = tuple(_row(claim, text, sentences.people(claim), claim.citation) for claim in own)
        blocks += [Heading(3, one_line(title)), Grid(("line", "claim", "speaker", "citation"), rows)]
    return blocks


def _row(claim: Claim, text: str, *more: str) -> Row:
    """A claim's line and words, and what else is said of it."""
    about = (claim.document, claim.id)
    return Row((str(claim.line), sentences.words(claim, text), *more), claim=about)


def _omissions(omissions: Sequence[Omission], by_id: Mapping[str, Claim]) -> list[Block]:
    if not omissions:
        return []
    rows = []
    for omission in omissions:
        claim = by_id.get(omission.claim or "")
        what = f"Of line {claim.line}: {sentences.quoted(claim.content.text)}" if claim else ""
        what = what or (f"Topic: {one_line(omission.topic)}" if omission.topic else "")
        cells = (str(omission.line), one_line(omission.text), ", ".join(omission.has) or "-", omission.source)
        rows.append(Row(cells, (what,) if what else ()))
    return [Heading(3, "stated to be missing"), Grid(("line", "words", "has it", "lacks it"), tuple(rows))]


def _rest(article: Article, by_id: Mapping[str, Claim]) -> list[Block]:
    """Claims and omissions outside any event: an office on something else, then those that cite no official readout."""
    blocks: list[Block] = []
    known = {event.id for event in article.events}
    text = article.document.text
    other = [claim for claim in article.claims if claim.source and claim.event not in known]
    if other:
        rows = tuple(_row(claim, text, claim.source or "", sentences.reason_line(claim.reason)) for claim in other)
        blocks += [Heading(2, "Official, but about no meeting or call"), Grid(("line", "claim", "source", "why"), rows)]
    loose = [omission for omission in article.omissions if omission.event not in known]
    if loose:
        blocks += [Heading(2, "Silences about no event of the article"), *_omissions(loose, by_id)[1:]]
    without = [claim for claim in article.claims if not claim.source]
    if without:
        rows = tuple(
            _row(claim, text, sentences.people(claim), sentences.reason_line(claim.reason)) for claim in without
        )
        blocks += [Heading(2, "No official readout cited"), Grid(("line", "claim", "speaker", "why"), rows)]
    return blocks
