"""Articles and comparisons -> the JSON documents of the contract, and one flat record a claim or finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from readoutdiff.model import (
    Article,
    Cell,
    Claim,
    Comparison,
    Difference,
    Document,
    Event,
    Finding,
    Nearest,
    Omission,
    Person,
    Readout,
    Text,
)

Json = dict[str, Any]
CLAIMS_SCHEMA = "readoutdiff/claims/1"
COMPARISON_SCHEMA = "readoutdiff/comparison/1"


def claims_document(articles: Sequence[Article], tool: Json) -> Json:
    """``claims --format json``."""
    return {
        "schema": CLAIMS_SCHEMA,
        "tool": tool,
        "documents": [document(article.document) for article in articles],
        "events": [event(each) for article in articles for each in article.events],
        "claims": [claim(each) for article in articles for each in article.claims],
        "omissions": [omission(each) for article in articles for each in article.omissions],
    }


def comparison_document(comparison: Comparison, tool: Json) -> Json:
    """``compare --format json``."""
    return {
        "schema": COMPARISON_SCHEMA,
        "tool": tool,
        "documents": [document(each) for each in comparison.documents],
        "events": [event(each) for each in comparison.events],
        "readouts": [readout(each) for each in comparison.readouts],
        "rows": [
            {
                "event": row.event,
                "claim": claim(row.claim),
                "cells": {key: cell(row.cells[key]) for key in sorted(row.cells)},
            }
            for row in comparison.rows
        ],
        "findings": [finding(each) for each in comparison.findings],
        "omissions": [omission(each) for each in comparison.omissions],
    }


def document(value: Document) -> Json:
    """One of ``documents``."""
    return {
        "name": value.name,
        "sha256": value.sha256,
        "title": value.title,
        "language": value.language,
        "published": value.published,
        "warnings": list(value.warnings),
    }


def event(value: Event) -> Json:
    """One of ``events``."""
    return {
        "id": value.id,
        "document": value.document,
        "kind": value.kind,
        "participants": list(value.participants),
        "date": value.date,
        "place": value.place,
    }


def claim(value: Claim) -> Json:
    """One of ``claims``."""
    return {
        "id": value.id,
        "document": value.document,
        "event": value.event,
        "source": value.source,
        "party": value.party,
        "citation": value.citation,
        "reason": value.reason,
        "via": value.via,
        "readout": value.readout,
        "speaker": person(value.speaker),
        "addressee": person(value.addressee),
        "cue": text(value.cue),
        "subject": value.subject,
        "content": {
            "text": value.content.text,
            "start": value.content.start,
            "end": value.content.end,
            "fragments": [list(span) for span in value.content.fragments],
        },
        "quotes": [text(quote) for quote in value.quotes],
        "quote": {"exact": value.quote.exact, "prefix": value.quote.prefix, "suffix": value.quote.suffix},
        "paragraph": list(value.paragraph),
        "line": value.line,
        "column": value.column,
        "rule": value.rule,
    }


def omission(value: Omission) -> Json:
    """One of ``omissions``."""
    return {
        "id": value.id,
        "document": value.document,
        "event": value.event,
        "source": value.source,
        "party": value.party,
        "has": list(value.has),
        "scope": value.scope,
        "claim": value.claim,
        "topic": value.topic,
        "text": value.text,
        "start": value.start,
        "end": value.end,
        "line": value.line,
        "column": value.column,
        "rule": value.rule,
    }


def readout(value: Readout) -> Json:
    """One of ``readouts``; ``claims`` is their number."""
    return {
        "id": value.id,
        "source": value.source,
        "event": value.event,
        "origin": value.origin,
        "document": value.document.name,
        "claims": len(value.claims),
        "partial": value.partial,
        "facts": value.facts,
    }


def cell(value: Cell) -> Json:
    """One of a row's ``cells``."""
    return {
        "verdict": value.verdict,
        "basis": value.basis,
        "why": value.why,
        "claim": value.claim,
        "score": value.score,
        "differences": [difference(each) for each in value.differences],
        "nearest": nearest(value.nearest),
        "searched": value.searched,
    }


def finding(value: Finding) -> Json:
    """One of ``findings``."""
    return {
        "id": value.id,
        "kind": value.kind,
        "event": value.event,
        "claim": claim(value.claim) if value.claim else None,
        "present": list(value.present),
        "absent": value.absent,
        "readouts": list(value.readouts),
        "basis": value.basis,
        "differences": [difference(each) for each in value.differences],
        "nearest": nearest(value.nearest),
        "score": value.score,
        "omission": value.omission,
        "topic": value.topic,
        "line": value.line,
        "column": value.column,
    }


def difference(value: Difference) -> Json:
    """One of ``differences``."""
    return {"kind": value.kind, "here": text(value.here), "there": text(value.there)}


def nearest(value: Nearest | None) -> Json | None:
    """``nearest``."""
    if value is None:
        return None
    return {
        "document": value.document,
        "text": value.text,
        "start": value.start,
        "end": value.end,
        "line": value.line,
        "column": value.column,
        "score": value.score,
    }


def text(value: Text | None) -> Json | None:
    """A span with its words."""
    return {"text": value.text, "start": value.start, "end": value.end} if value else None


def person(value: Person | None) -> Json | None:
    """``speaker`` or ``addressee``."""
    return {"name": value.name, "text": value.text, "start": value.start, "end": value.end} if value else None


_SPAN = ("text", "start", "end")
_PERSON = ("name", *_SPAN)
CLAIM_FIELDS: tuple[str, ...] = (
    *("id", "document", "event", "source", "party", "citation", "reason", "via", "readout"),
    *(f"speaker.{key}" for key in _PERSON),
    *(f"addressee.{key}" for key in _PERSON),
    *(f"cue.{key}" for key in _SPAN),
    "subject",
    *(f"content.{key}" for key in (*_SPAN, "fragments")),
    *("quotes", "quote.exact", "quote.prefix", "quote.suffix", "paragraph", "line", "column", "rule"),
)
FINDING_FIELDS: tuple[str, ...] = (
    *("id", "kind", "event"),
    *(f"claim.{field}" for field in CLAIM_FIELDS),
    *("present", "absent", "readouts", "basis", "differences"),
    *(f"nearest.{key}" for key in ("document", *_SPAN, "line", "column", "score")),
    *("score", "omission", "topic", "line", "column"),
)


def flatten(value: Json, fields: Sequence[str]) -> Json:
    """``value`` with its nested objects under dotted names: exactly ``fields``, null where there is nothing."""
    flat: Json = {}
    for field in fields:
        found: Any = value
        for key in field.split("."):
            found = found.get(key) if isinstance(found, dict) else None
        flat[field] = found
    return flat
