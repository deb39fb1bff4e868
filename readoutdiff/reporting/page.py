"""A comparison, or articles -> one HTML page that loads nothing from anywhere and works without JavaScript."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from readoutdiff.ground.model import Article, Comparison, Document, Event, Finding
from readoutdiff.reporting import sentences
from readoutdiff.reporting.blocks import DRAWN, Grid, Heading, Row, Sentence, View
from readoutdiff.reporting.factsheet import facts_blocks
from readoutdiff.reporting.listing import claims_closing, claims_counts, claims_view
from readoutdiff.reporting.markup import Marking, escape, marked_text
from readoutdiff.reporting.matrix import LEGEND, draw_matrix
from readoutdiff.reporting.pairs import draw_texts
from readoutdiff.reporting.views import (
    Share,
    alone_words,
    by_event,
    by_weight,
    cited_alone,
    comparison_closing,
    comparison_counts,
    weight,
)

FOLDER = Path(__file__).parent


def comparison_page(comparison: Comparison, weak: bool = False, sort: bool = False) -> str:
    """The page of ``compare``: the whole as a picture, each finding with its words, the texts with their claims.

    The strongest findings come first, but with ``sort``; what one readout alone is cited for is folded, but with
    ``weak``.
    """
    marking = Marking(comparison)
    shares = by_event(comparison)
    events = by_weight(comparison.events, shares, weak)
    parts = [_summary(comparison), _filter_findings(comparison), _picture(events, shares, marking)]
    rests = sentences.RestsOn(comparison)
    texts = {document.name: document for document in comparison.documents}
    sections = [
        (weight(shares[event.id].findings, weak), _event(event, shares[event.id], marking, rests, texts, weak, sort))
        for event in events
    ]
    known = {event.id for event in events}
    loose = [finding for finding in comparison.findings if finding.event not in known]
    if loose:
        cards = "".join(_finding(finding, marking, rests) for finding in loose)
        heading = "<h2>Silences about no event of the article</h2>"
        sections.append((weight(loose, weak), f"<section>{heading}{cards}</section>"))
    parts += [section for _, section in sorted(sections, key=lambda section: section[0])]
    parts += [_reading(document, marking) for document in comparison.documents]
    title = comparison.documents[0].title if comparison.documents else ""
    return _page(title or "Readouts compared", parts)


def claims_page(articles: Sequence[Article]) -> str:
    """The page of ``claims``: the tables, and each article with its claims marked."""
    marking = Marking.of_articles(articles)
    claims = [claim for article in articles for claim in article.claims]
    events = [event for article in articles for event in article.events]
    sources, ways = ({claim.source or "" for claim in claims}, {claim.citation for claim in claims})
    view = (*claims_view(articles, len(articles) > 1), Sentence(claims_closing(claims_counts(articles))))
    parts = [_filter(events, sources, ways, "citation", "claim"), view_html(view, marking)]
    parts += [_reading(article.document, marking) for article in articles]
    title = articles[0].document.title if articles else ""
    return _page(title or "Claims by readout", parts)


def view_page(name: str, view: View) -> str:
    """The page of a command that has none of its own."""
    return _page(f"readoutdiff {name}", [view_html(view)])


def view_html(view: View, marking: Marking | None = None) -> str:
    """A view's headings, sentences and tables; with ``marking`` lines link to the claims in the text."""
    parts = []
    for block in view:
        if isinstance(block, Heading):
            parts.append(f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>")
        elif isinstance(block, Sentence):
            parts.append(f"<p>{escape(block.text)}</p>")
        elif isinstance(block, Grid):
            parts.append(_table(block, marking))
        else:
            parts.append(f"<pre>{escape(chr(10).join(block.lines(DRAWN)))}</pre>")
    return "".join(parts)


def _reading(document: Document, marking: Marking) -> str:
    """A text as it is, with its claims marked."""
    return (
        f"<section><h2>{escape(sentences.short(document.name))}</h2>"
        f'<div class=reading lang="{escape(document.language)}">{marked_text(document, marking)}</div></section>'
    )


def _table(grid: Grid, marking: Marking | None) -> str:
    head = "".join(f"<th scope=col>{escape(title)}</th>" for title in grid.columns)
    rows = []
    for row in grid.rows:
        cells = []
        for i, cell in enumerate(row.cells):
            notes = "".join(f"<span class=note>{escape(note)}</span>" for note in row.notes) if i == grid.words else ""
            number = " class=number" if i in grid.numbers else ""
            anchor = marking.number(*row.claim) if marking and row.claim and not i else None
            words = f"<a href=#t{anchor} id=f{anchor}>{escape(cell)}</a>" if anchor else escape(cell)
            cells.append(f"<td{number}>{words}{notes}</td>")
        rows.append(f"<tr{_about(row, marking)}>{''.join(cells)}</tr>")
    return f"<div class=scroll><table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"


def _about(row: Row, marking: Marking | None) -> str:
    """What the filter goes by."""
    claim = marking.about.get(row.claim) if marking and row.claim else None
    if claim is None:
        return ""
    event, source, kind = escape(claim.event or ""), escape(claim.source or ""), escape(claim.citation)
    return f' data-event="{event}" data-source="{source}" data-kind="{kind}"'


def _summary(comparison: Comparison) -> str:
    findings = comparison.findings
    numbers = comparison_closing(comparison_counts(comparison))
    weak = any(finding.basis == "article" for finding in findings)
    note = (
        "<p class=soft>Findings of basis “article” are weak: the article cites nothing of the kind from that source. "
        "They do not prove that the readout lacks it.</p>"
        if weak
        else ""
    )
    return f"<p>{escape(numbers)}</p>{note}{LEGEND}"


def _filter_findings(comparison: Comparison) -> str:
    sources = {readout.source for readout in comparison.readouts}
    return _filter(comparison.events, sources, {finding.kind for finding in comparison.findings}, "kind", "finding")


def _filter(events: Sequence[Event], sources: set[str], kinds: set[str], kind: str, what: str) -> str:
    """A form that the script shows; ``kind`` is what kinds are called, ``what`` is what they are kinds of."""
    selects = [
        _select("event", "event", [(event.id, sentences.event_line(event)) for event in events]),
        _select("source", "source", [(source, source) for source in sorted(sources) if source]),
        _select("kind", kind, [(each, each) for each in sorted(kinds)]),
    ]
    return (
        f"<form id=filter hidden aria-label=Filter>{''.join(selects)}<button type=reset>Show all</button>"
        f"<output id=shown data-what={what} aria-live=polite></output></form>"
    )


def _select(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    items = "".join(f'<option value="{escape(value)}">{escape(words)}</option>' for value, words in options)
    return f"<label>{label} <select name={name}><option value=''>all</option>{items}</select></label>"


def _picture(events: Sequence[Event], shares: Mapping[str, Share], marking: Marking) -> str:
    """The whole at a glance: for each event a matrix of its claims by its readouts."""
    parts = []
    for event in events:
        share = shares[event.id]
        if share.readouts and (share.rows or share.lines):
            name = escape(event.id)
            title = f'<h3><a href="#{name}">{escape(sentences.event_line(event))}</a></h3>'
            parts.append(f'<div data-event="{name}">{title}{draw_matrix(share, marking)}</div>')
    return "".join(parts)


def _event(
    event: Event,
    share: Share,
    marking: Marking,
    rests: sentences.RestsOn,
    texts: dict[str, Document],
    weak: bool,
    sort: bool,
) -> str:
    readouts = share.readouts
    parts = [f"<h2>{escape(sentences.event_line(event))}</h2>"]
    if len(readouts) == 1 and not share.findings:
        parts.append(f"<p class=soft>Only {escape(readouts[0].id)} on this event: nothing to compare with.</p>")
    parts.append(draw_texts(share.lines, marking))
    parts.append(view_html(tuple(facts_blocks(readouts))))
    alone = cited_alone(share)
    folded = {id(each) for claims in alone.values() for own in claims.values() for each in own}
    found = [finding for finding in share.findings if id(finding) not in folded]
    if not sort:
        found.sort(key=lambda finding: weight([finding], True))
    parts += [_finding(finding, marking, rests) for finding in found]
    for readout, claims in alone.items():
        cards = "".join(_finding(finding, marking, rests) for own in claims.values() for finding in own)
        summary = escape(alone_words(readout, claims))
        parts.append(f"<details class=weak{' open' * weak}><summary>{summary}</summary>{cards}</details>")
    name = escape(event.id)
    return f'<section id="{name}" data-event="{name}">{"".join(parts)}</section>'


def _finding(finding: Finding, marking: Marking, rests: sentences.RestsOn) -> str:
    head = (
        f"<span class=kind>{escape(finding.kind)}</span><span>{escape(sentences.sides(finding))}</span>"
        f"<span class=soft>basis: {escape(finding.basis)}</span>"
    )
    if finding.claim:
        here = [(each.here.start, each.here.end) for each in finding.differences]
        words = marking.quote(finding.claim.document, finding.claim.content.start, finding.claim.content.end, here)
        anchor = marking.anchor(finding.claim)
        where = f"{escape(sentences.short(finding.claim.document))} line {finding.line}"
        where = f"<a href=#t{anchor}>{where}</a>" if anchor else where
        who = sentences.people(finding.claim)
        body = f"<blockquote>{words}</blockquote><p class=soft>{where}{', ' + escape(who) if who else ''}</p>"
    else:
        body = f"<blockquote>{escape(rests.topic(finding))}</blockquote>"
    there = ""
    if finding.nearest and finding.nearest.score > 0:
        near = finding.nearest
        spans = [(each.there.start, each.there.end) for each in finding.differences]
        place = f"Nearest passage, {sentences.short(near.document)} line {near.line} ({near.score:.2f}):"
        words = marking.quote(near.document, near.start, near.end, spans)
        there = f"<p class=soft>{escape(place)}</p><blockquote>{words}</blockquote>"
    sources = " ".join(dict.fromkeys((*finding.present, finding.absent)))
    number = marking.finding(finding)
    return (
        f'<article class="finding {escape(finding.basis)}" id=f{number} data-event="{escape(finding.event or "")}" '
        f'data-kind="{escape(finding.kind)}" data-source="{escape(sources)}"><header>{head}</header>{body}{there}'
        f"<p>{escape(rests.sentence(replace(finding, nearest=None)))}</p></article>"
    )


def _page(title: str, parts: Sequence[str]) -> str:
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    script = (FOLDER / "page.js").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"  # these have no default
    )
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f'<link rel="icon" href="data:,"><title>{escape(title)}</title><style>{style}</style></head><body>'
        f'<a class="skip" href="#main">Skip to the findings</a><h1>{escape(title)}</h1><main id="main">'
        + "\n".join(parts)
        + f"</main><script>{script}</script></body></html>\n"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
