"""The format of case.yaml as tables: which keys there are, and what may stand under each."""

from __future__ import annotations

WORDS, WORDS_OR_NULL, QUOTATION, QUOTATION_OR_NULL = "words", "words or null", "quotation", "quotation or null"
SOURCE, SOURCE_OR_NULL, SOURCES, NUMBER, TRUTH = "source", "source or null", "sources", "number", "true or false"
DATE_OR_NULL, EVENT, NAMES = "date or null", "event or null", "names"

CITATIONS = ("stated", "inherited", "none", "text")
REASONS = ("no-document-cited", "person-cited", "ambiguous-source", "unregistered-source", "no-meeting", None)
SCOPES = ("claim", "topic", "word")
KINDS = (
    *("omission", "confirmed-omission", "disputed-omission", "unsupported", "difference", "partial"),
    *("one-sided", "unreported"),
)
BASES = ("stated", "text", "article")
VERDICTS = ("present", "partial", "differs", "absent", "unclear", "no-text")
EVENT_KINDS = ("meeting", "call", "other")
DIFFERENCES = (*("number", "date", "polarity", "modality", "role", "condition", "quantity", "entity", "attribution"),)

Kind = str | tuple[str | None, ...] | list[tuple[str, ...]]  # a name above, one of these words, a list of these words

PLACE: dict[str, Kind] = {"near": WORDS, "nth": NUMBER, "in": SOURCE}
SECTIONS: dict[str, dict[str, Kind]] = {
    "claims": {
        "quote": QUOTATION,
        **PLACE,
        "source": SOURCE_OR_NULL,
        "party": WORDS_OR_NULL,
        "citation": CITATIONS,
        "reason": REASONS,
        "via": WORDS_OR_NULL,
        "readout": WORDS_OR_NULL,
        "speaker": WORDS_OR_NULL,
        "addressee": WORDS_OR_NULL,
        "subject": WORDS_OR_NULL,
        "event": EVENT,
    },
    "omissions": {
        "quote": QUOTATION,
        **PLACE,
        "source": SOURCE,
        "party": WORDS_OR_NULL,
        "has": SOURCES,
        "scope": SCOPES,
        "claim": QUOTATION_OR_NULL,
        "topic": WORDS_OR_NULL,
        "event": EVENT,
    },
    "findings": {
        "claim": QUOTATION_OR_NULL,
        "omission": QUOTATION,
        **PLACE,
        "kind": KINDS,
        "present": SOURCES,
        "absent": SOURCE,
        "basis": BASES,
        "differences": [DIFFERENCES],
        "nearest": WORDS_OR_NULL,
    },
    "verdicts": {
        "quote": QUOTATION,
        **PLACE,
        "readout": WORDS,
        "verdict": VERDICTS,
        "basis": (*BASES, None),
        "why": WORDS_OR_NULL,
        "differences": [DIFFERENCES],
        "nearest": WORDS_OR_NULL,
    },
}
COUNTS: dict[str, Kind] = {"claims": NUMBER, "omissions": NUMBER, "findings": NUMBER, "events": NUMBER}
EVENT_FIELDS: dict[str, Kind] = {
    "participants": NAMES,
    "date": DATE_OR_NULL,
    "kind": EVENT_KINDS,
    "place": WORDS_OR_NULL,
}
CASE: dict[str, str] = {
    "title": WORDS,
    "provenance": WORDS,
    "published": DATE_OR_NULL,
    "language": WORDS,
    "article": WORDS,
    "readouts": "mapping",
    "partial": "list",
    "event": WORDS_OR_NULL,
    "unreported": TRUTH,
    "expect": "mapping",
    "forbid": "mapping",
    "todo": "mapping",
}
REQUIRED = {"claims": ("quote",), "omissions": ("quote",), "findings": (), "verdicts": ("quote", "readout")}
