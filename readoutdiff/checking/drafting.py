"""Article (and official texts) -> a case.yaml for a person to correct: what the program found, as expectations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from readoutdiff.checking.quoting import find_quotation
from readoutdiff.ground.model import Article, Claim, Comparison, Document, Event, Omission, Span, place
from readoutdiff.ground.yamlfile import UNREADABLE
from readoutdiff.reporting.escape import visible

HEAD = """\
# Drafted by readoutdiff: this is what the program found, not what is true. Read the article beside it, correct each
# entry, add what it missed, and put under `forbid` what must not be found. fixtures/README.md shows the format.
"""
FEW, MANY = 6, 16  # words of a quotation
_PLAIN = re.compile(r"[A-Za-z][\w /().’-]*")
_KEYWORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def draft_case(article: Article, files: dict[str, str], article_file: str, comparison: Comparison | None = None) -> str:
    """The text of a case.yaml. ``files`` are the official texts by label, as named from the fixture's folder.

    The same article gives the same draft. Quotations are as short as they can be while standing once in the article.
    """
    document = article.document
    lines = [HEAD]
    lines.append(f"title: {scalar(document.title or article_file)}  # a line for the table of cases")
    lines.append("provenance: Written for the project from public facts about ...  # say where it comes from")
    lines.append(
        f'published: "{document.published}"' if document.published else "published: null  # YYYY-MM-DD, quoted"
    )
    lines += [f"language: {scalar(document.language)}", f"article: {scalar(article_file)}"]
    if files:
        lines += ["readouts:", *(f"  {label}: {scalar(name)}" for label, name in files.items())]
    lines += ["", "expect:"]
    events = {event.id: event for event in article.events}
    cited = [claim for claim in article.claims if claim.source]
    lines += _section(
        "claims", (_claim(claim, document, events) for claim in cited), "is the source the one cited here?"
    )
    lines += _section(
        "omissions",
        (_omission(each, article) for each in article.omissions),
        "who lacks it, and what is it that they lack?",
    )
    if comparison:
        lines += _section("findings", _findings(comparison, article), "would you flag it?")
    lines.append(
        f"  counts: {{claims: {len(cited)}, omissions: {len(article.omissions)}, events: {len(article.events)}}}"
        "  # after correcting, what a careful reader counts"
    )
    without = [claim for claim in article.claims if not claim.source and not _inside(claim, cited)]
    if without:
        lines += ["", "forbid:  # these cite no official readout, says the program"]
        lines += _section("claims", ([("quote", quotation(document.text, _first(claim)))] for claim in without), "")
    return "\n".join(lines) + "\n"


def _inside(claim: Claim, others: Iterable[Claim]) -> bool:
    """Whether its words belong to another claim too."""
    start, end = _first(claim)
    return any(left < end and start < right for other in others for left, right in other.content.fragments)


def _section(name: str, entries: Iterable[list[tuple[str, str]]], question: str) -> list[str]:
    lines = []
    for entry in entries:
        for i, (key, value) in enumerate(entry):
            lines.append(f"    {'- ' if i == 0 else '  '}{key}: {value}")
    if not lines:
        return []
    return [f"  {name}:" + (f"  # {question}" if question else ""), *lines]


def _claim(claim: Claim, document: Document, events: dict[str, Event]) -> list[tuple[str, str]]:
    entry = [("quote", quotation(document.text, _first(claim))), ("source", claim.source or "null")]
    entry.append(("citation", claim.citation))
    if claim.speaker:
        entry.append(("speaker", scalar(claim.speaker.name)))
    if claim.addressee:
        entry.append(("addressee", scalar(claim.addressee.name)))
    event = events.get(claim.event or "")
    entry.append(("event", _event(event) if event else "null"))
    if claim.reason:
        entry.append(("reason", claim.reason))
    return entry


def _event(event: Event) -> str:
    names = ", ".join(map(scalar, event.participants))
    return f"{{participants: [{names}], date: {scalar(event.date)}, kind: {event.kind}}}"


def _omission(omission: Omission, article: Article) -> list[tuple[str, str]]:
    text = article.document.text
    entry = [("quote", quotation(text, (omission.start, omission.end))), ("source", omission.source)]
    entry += [("has", f"[{', '.join(omission.has)}]"), ("scope", omission.scope)]
    claim = next((claim for claim in article.claims if claim.id == omission.claim), None)
    words = quotation(text, _first(claim)) if claim else ""
    if words and "\n" not in words:  # near and nth are of the quote: no place for a claim whose words stand twice
        entry.append(("claim", words))
    return entry


def _findings(comparison: Comparison, article: Article) -> Iterable[list[tuple[str, str]]]:
    omissions = {omission.id: omission for omission in article.omissions}
    for finding in comparison.findings:
        entry = [("kind", finding.kind)]
        if finding.claim and finding.claim.document == article.document.name:
            entry.append(("claim", quotation(article.document.text, _first(finding.claim))))
        elif finding.omission in omissions:
            omission = omissions[finding.omission]
            entry.append(("omission", quotation(article.document.text, (omission.start, omission.end))))
        else:
            continue  # a claim of an official text: quote it by hand, with in:
        entry += [("present", f"[{', '.join(finding.present)}]"), ("absent", finding.absent), ("basis", finding.basis)]
        yield entry


def _first(claim: Claim) -> Span:
    return max(claim.content.fragments, key=lambda span: (span[1] - span[0], -span[0]))


def quotation(text: str, span: Span) -> str:
    """The fewest words from the span's beginning that stand once in the text, with ``nth`` where none do."""
    words = list(re.finditer(r"\S+", text[slice(*span)]))
    if not words:
        return '""'
    line = text.find("\n", span[0], span[1])
    comment = f"  # line {place(text, span[0])[0]}"
    end = len(words) if line < 0 else sum(word.start() + span[0] < line for word in words)
    shown = ""
    for size in range(min(FEW, end), min(MANY, end) + 1):
        shown = text[span[0] : span[0] + words[size - 1].end()].strip().strip('“”"').rstrip(",.;:")
        if len(find_quotation(text, shown)) == 1:
            return scalar(shown) + comment
    found: Sequence[Span] = find_quotation(text, shown)
    number = 1 + sum(start < span[0] for start, _ in found)
    return f"{scalar(shown)}{comment}\n      nth: {min(number, max(len(found), 1))}"


def scalar(value: str | None) -> str:
    """A YAML scalar that reads back as the same words."""
    if value is None:
        return "null"
    value = " ".join(value.split())
    if _PLAIN.fullmatch(value) and value.casefold() not in _KEYWORDS and not value.endswith(" "):
        return value
    if '"' in value and value.isprintable() and visible(value) == value:
        return "'" + value.replace("'", "''") + "'"
    legal = re.sub(UNREADABLE, lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False))
    return visible(legal)  # \x9b and \u202e are escapes of YAML too
