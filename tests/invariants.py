"""What has to be true of every result, whatever the text: test_any_text and fuzz ask for the same."""

from __future__ import annotations

import csv
import functools
import io
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import jsonschema

from readoutdiff.ground.model import Article, Claim, Comparison, Document, Event, Omission, Readout
from readoutdiff.reporting.schemas import claims_schema, comparison_schema

VOID = {"meta", "br", "hr", "link", "input", "col", "img", "wbr"}
SPAN_KEYS = {"text", "start", "end"}


class Broken(Exception):
    """Something that has to be true is not; ``name`` tells which of these rules, so that failures can be counted."""

    def __init__(self, name: str, detail: object = "") -> None:
        super().__init__(f"{name}: {detail!r}"[:500])
        self.name = name


def need(holds: bool, name: str, detail: object = "") -> None:
    """Raise Broken where it does not hold."""
    if not holds:
        raise Broken(name, detail)


def span(text: str, start: int, end: int, words: str, name: str, mark: bool = False) -> None:
    """``text[start:end]`` is the words, and these say something, as a ``mark`` alone does in a table's cell."""
    need(0 <= start < end <= len(text), f"{name}: empty or outside the text", (start, end, len(text)))
    need(text[start:end] == words, f"{name}: other words", (text[start:end], words))
    need(mark or any(map(str.isalnum, words)), f"{name}: no letter or digit", words)


def unique(ids: Iterable[str], name: str) -> set[str]:
    """The ids, none twice."""
    found = list(ids)
    need(len(found) == len(set(found)), f"{name}: an id twice", sorted(found))
    return set(found)


@functools.lru_cache(maxsize=8)
def _lines(text: str) -> list[int]:
    return [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text))]


def place(text: str, start: int, line: int, column: int, name: str) -> None:
    """Line and column, counted as an editor does, are those of the offset."""
    starts = _lines(text)
    there = bisect_right(starts, start)
    need((line, column) == (there, start - starts[there - 1] + 1), f"{name}: line and column", (line, column, there))


def check_claim(claim: Claim, text: str) -> None:
    """Every span of a claim."""
    content = claim.content
    span(text, content.start, content.end, content.text, "claim.content")
    need(content.text == content.text.strip(), "claim.content: blanks around", content.text)
    need(bool(content.fragments), "claim.fragments: none")
    for start, end in content.fragments:
        span(text, start, end, text[start:end], "claim.fragment")
        need(content.start <= start and end <= content.end, "claim.fragment: outside the envelope")
    need(all(a[1] <= b[0] for a, b in pairwise(content.fragments)), "claim.fragments: not in order", content.fragments)
    need(content.fragments[0][0] == content.start, "claim.fragments: the envelope starts elsewhere")
    need(content.fragments[-1][1] == content.end, "claim.fragments: the envelope ends elsewhere")
    for name, one in (("speaker", claim.speaker), ("addressee", claim.addressee), ("cue", claim.cue)):
        if one and name == "cue":
            need(text[one.start : one.end] == one.text != "", "claim.cue: other words", one)  # a colon may be one
        elif one:
            span(text, one.start, one.end, one.text, f"claim.{name}")
    for quote in claim.quotes:
        need(0 <= quote.start < quote.end <= len(text), "claim.quotes: outside the text")
        need(text[quote.start : quote.end] == quote.text, "claim.quotes: other words", quote)
        need(quote.start < content.end and content.start < quote.end, "claim.quotes: beside the claim", quote)
    for name, words in (("via", claim.via), ("readout", claim.readout), ("subject", claim.subject)):
        need(words is None or any(map(str.isalnum, words)), f"claim.{name}: no word", words)
    need((claim.citation == "none") == (claim.source is None), "claim: citation and source", claim.citation)
    selector = claim.quote
    need(selector.exact == content.text, "claim.quote: other words")
    need(text[: content.start].endswith(selector.prefix), "claim.quote: prefix")
    need(text[content.end :].startswith(selector.suffix), "claim.quote: suffix")
    need(1 <= claim.paragraph[0] <= claim.paragraph[1], "claim.paragraph", claim.paragraph)
    place(text, content.start, claim.line, claim.column, "claim")


def check_omission(omission: Omission, text: str) -> None:
    """The span of a silence."""
    span(text, omission.start, omission.end, omission.text, "omission", omission.rule == "cell")
    need(omission.topic is None or any(map(str.isalnum, omission.topic)), "omission.topic: no word", omission.topic)
    need(omission.source not in omission.has, "omission: its source has it", omission.has)
    place(text, omission.start, omission.line, omission.column, "omission")


def check_event(event: Event) -> None:
    """A day that the calendar has, and people with names."""
    need(all(any(map(str.isalnum, p)) for p in event.participants), "event: a participant without a letter")
    need(len(set(event.participants)) == len(event.participants), "event: a participant twice", event.participants)
    if event.date is not None:
        full = event.date.replace("XXXX", "2024") + "-01" * (len(event.date) == 7)
        try:
            date.fromisoformat(full)
        except ValueError:
            raise Broken("event: a day that no calendar has", event.date) from None


def check_article(article: Article) -> None:
    """Every span, id and reference of what was parsed."""
    text = article.document.text
    for claim in article.claims:
        check_claim(claim, text)
        need(claim.event is not None or bool(claim.reason), "claim: neither event nor reason", claim.id)
    for omission in article.omissions:
        check_omission(omission, text)
    events = unique((e.id for e in article.events), "events")
    claims = unique((c.id for c in article.claims), "claims")
    unique((o.id for o in article.omissions), "omissions")
    for one in (*article.claims, *article.omissions):
        need(one.event is None or one.event in events, "event: no such", one.event)
    need(all(o.claim is None or o.claim in claims for o in article.omissions), "omission.claim: no such")
    used = {c.event for c in article.claims} | {o.event for o in article.omissions}
    need(events <= used, "events: one that nothing is about", events - used)
    for event in article.events:
        check_event(event)
    furniture = [(a, b) for a, b, _ in article.document.furniture]
    for claim in article.claims:
        inside = [s for s in claim.content.fragments for a, b in furniture if s[0] < b and a < s[1]]
        need(not inside, "claim: overlaps furniture", claim.content.text)
    body = [(a, b) for a, b, kind in article.document.furniture if kind not in ("headline", "dateline")]
    for one in article.omissions:  # a headline may state a silence
        need(not any(one.start < b and a < one.end for a, b in body), "omission: in furniture", one.text)


def check_readout(readout: Readout) -> None:
    """Every span and id of an official text."""
    text = readout.document.text
    unique((c.id for c in readout.claims), "readout.claims")
    for claim in readout.claims:
        check_claim(claim, text)
    for passage in readout.passages:
        span(text, passage.start, passage.end, passage.text, "passage")


def check_comparison(comparison: Comparison) -> None:
    """Every span, id and reference of a comparison."""
    texts = {document.name: document.text for document in comparison.documents}
    need(len(texts) == len(comparison.documents), "documents: a name twice")
    events = unique((e.id for e in comparison.events), "events")
    omissions = unique((o.id for o in comparison.omissions), "omissions")
    unique((f.id for f in comparison.findings), "findings")
    unique((f"{r.event} {r.id}" for r in comparison.readouts), "readouts")
    readouts = {(r.event, r.id): r for r in comparison.readouts}
    need(all(r.event in events for r in comparison.readouts), "readout.event: no such")
    whole = {c.id for r in comparison.readouts for c in r.claims}
    ids = {r.claim.id for r in comparison.rows} | whole  # a part of a claim has the claim's id and a number
    need(all(i in whole or i.rpartition(".")[0] in whole for i in ids), "rows: a claim of no readout")
    ids |= {f.claim.id for f in comparison.findings if f.claim}  # of no event
    unique((f"{r.event} {r.claim.source} {r.claim.id}" for r in comparison.rows), "rows")
    for row in comparison.rows:
        check_claim(row.claim, texts[row.claim.document])
        need(row.event in events, "row.event: no such")
        for name, cell in row.cells.items():
            need((row.event, name) in readouts, "cell: no such readout", name)
            other = readouts[row.event, name].document
            need(cell.claim is None or cell.claim in ids, "cell.claim: no such", cell.claim)
            need(cell.score is None or 0 <= cell.score <= 1, "cell.score", cell.score)
            _evidence(cell.nearest, cell.differences, row.claim, other.name, texts)
    _alignment(comparison, texts)
    for finding in comparison.findings:
        need(finding.event is None or finding.event in events, "finding.event: no such")
        need(finding.omission is None or finding.omission in omissions, "finding.omission: no such")
        need(bool(finding.claim or finding.omission), "finding: of nothing")
        # two texts of one source may differ, and an article may leave out what the text has that it cites
        editions = {r.id.partition(":")[0] for r in comparison.readouts if r.source == finding.absent}
        both = finding.absent in finding.present and len(editions) < 2 and finding.kind != "unreported"
        need(bool(finding.absent) and not both, "finding: present and absent", finding)
        plain = not set("@#:").intersection("".join((*finding.present, finding.absent)))
        need(plain, "finding: a readout for a source", finding)
        for name in finding.readouts:
            need((finding.event or "", name) in readouts, "finding.readouts: no such", name)
        if finding.claim:
            at = (finding.claim.line, finding.claim.column)
            need((finding.line, finding.column) == at, "finding: line and column of another claim")
            check_claim(finding.claim, texts[finding.claim.document])
        _evidence(finding.nearest, finding.differences, finding.claim, None, texts)
    for omission in comparison.omissions:
        check_omission(omission, texts[omission.document])
        need(omission.claim is None or omission.claim in ids, "omission.claim: no such")


def _alignment(comparison: Comparison, texts: dict[str, str]) -> None:
    """Each claim of an official text that was held against another is in one group, which has every text there is."""
    rows = {
        (row.event, row.claim.source, row.claim.id): row.claim
        for row in comparison.rows
        if row.claim.citation == "text"
    }
    seen: list[tuple[str, str | None, str]] = []
    for group in comparison.alignment:
        own = [r.id for r in comparison.readouts if r.event == group.event and r.origin == "text"]
        need(list(group.cells) == own, "group.cells: other texts", (list(group.cells), own))
        claims = [claim for cell in group.cells.values() for claim in cell]
        need(bool(claims), "group: of no claim")
        need(len(claims) == 1 or group.verdict in ("differs", "partial", "present"), "group: linked and not found")
        need(bool(group.differences) <= (group.verdict == "differs"), "group.differences: of another verdict")
        seen += [(group.event, claim.source, claim.id) for claim in claims]
        need(
            all(rows.get(key) == claim for key, claim in zip(seen[-len(claims) :], claims, strict=True)),
            "group: no row",
        )
        for said in (each for d in group.differences for each in (d.here, d.there)):
            need(
                any(texts[name][said.start : said.end] == said.text for name in texts), "group.differences: other words"
            )
    need(sorted(map(str, seen)) == sorted(map(str, rows)), "alignment: a claim twice, or none")


def _evidence(nearest: Any, differences: Any, claim: Claim | None, other: str | None, texts: dict[str, str]) -> None:
    """The nearest passage, and the two wordings of each difference."""
    if nearest:
        need(other in (None, nearest.document), "nearest: another document")
        span(texts[nearest.document], nearest.start, nearest.end, nearest.text, "nearest")
        place(texts[nearest.document], nearest.start, nearest.line, nearest.column, "nearest")
    for difference in differences:
        assert claim
        here, there = difference.here, difference.there
        span(texts[claim.document], here.start, here.end, here.text, "difference.here")
        need(claim.content.start <= here.start and here.end <= claim.content.end, "difference.here: outside the claim")
        need(nearest is not None, "difference: no passage")
        span(texts[nearest.document], there.start, there.end, there.text, "difference.there")


@functools.cache
def _validator(name: str) -> Any:
    schemas: dict[str, Callable[[], dict[str, Any]]] = {"claims": claims_schema, "comparison": comparison_schema}
    return jsonschema.Draft202012Validator(schemas[name]())


def check_json(name: str, rendered: str, documents: Sequence[Document], schema: bool = True) -> None:
    """The JSON document fits its schema, and each span in it is the words of its document."""
    value = json.loads(rendered)
    if schema:
        wrong = [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in _validator(name).iter_errors(value)]
        need(not wrong, "json: not of the schema", wrong[:2])
    texts = {document.name: document.text for document in documents}
    for key in ("claims", "omissions", "rows", "findings"):
        for one in value.get(key, []):
            about = one["claim"] if key in ("rows", "findings") else one
            _spans(about, texts[about["document"]] if about else "")
            cells = [*one.get("cells", {}).values(), *([one] if key == "findings" else [])]
            for cell in cells:
                near = cell["nearest"]
                if near:
                    _spans(near, texts[near["document"]])
                for difference in cell["differences"]:
                    _spans(difference["here"], texts[about["document"]])
                    _spans(difference["there"], texts[near["document"]])


def _spans(value: Any, text: str) -> None:
    if isinstance(value, dict):
        if value.keys() >= SPAN_KEYS:
            found = text[value["start"] : value["end"]]
            need(found == value["text"] != "", "json: other words", (found, value["text"]))
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            _spans(one, text)


def check_rendered(format: str, rendered: str, records: int | None, columns: int = 80) -> None:
    """The output reads as what it is, with a record for each claim or finding."""
    unsafe = {c for c in rendered if (c < " " and c not in "\n\t\r") or "\u202a" <= c <= "\u202e"} - {"\x1b"}
    need(not unsafe, f"{format}: control characters", unsafe)
    need(format == "html" or rendered.endswith("\n") or not rendered, f"{format}: no newline at the end")
    if format in ("csv", "tsv"):
        rows = list(csv.reader(io.StringIO(rendered, newline=""), delimiter="," if format == "csv" else "\t"))
        need(len({len(row) for row in rows}) == 1, f"{format}: rows of several lengths")
        need(records in (None, len(rows) - 1), f"{format}: another number of rows", (len(rows) - 1, records))
        need(format == "csv" or records in (None, rendered.count("\n") - 1), "tsv: a record is no line")
    elif format == "jsonl":
        lines = rendered.split("\n")[:-1]
        need(records in (None, len(lines)), "jsonl: another number of lines", (len(lines), records))
        need(rendered.splitlines() == lines, "jsonl: a line end inside a line")
        need(len({tuple(json.loads(line)) for line in lines}) <= 1, "jsonl: other keys")
    elif format == "junit":
        ElementTree.fromstring(rendered.encode("utf-8", "backslashreplace"))
    elif format == "sarif":
        results = json.loads(rendered)["runs"][0]["results"]
        need(records in (None, len(results)), "sarif: another number of results", (len(results), records))
    elif format == "github":
        lines = rendered.splitlines()
        need(all(line.startswith("::") for line in lines), "github: a line that is no command")
        need(records in (None, len(lines)), "github: another number of lines", (len(lines), records))
    elif format == "html":
        _Balanced().run(rendered)


class _Balanced(HTMLParser):
    """Each element is closed where it has to be, and no text of ours has become one."""

    def run(self, page: str) -> None:
        self.open: list[str] = []
        self.feed(page)
        self.close()
        need(not self.open, "html: left open", self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        need(bool(self.open) and self.open[-1] == tag, "html: closed out of order", (tag, self.open[-3:]))
        self.open.pop()
