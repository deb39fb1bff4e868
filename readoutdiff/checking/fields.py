"""The format of case.yaml as tables: which keys there are, and what may stand under each.

Where a key is a field of a record, its words, and whether null is one, are those of the field.
"""

from __future__ import annotations

from typing import Any

from readoutdiff.ground.model import (
    Cell,
    Claim,
    ClaimId,
    Date,
    Difference,
    Dispute,
    Event,
    EventId,
    Finding,
    Omission,
    SourceId,
)
from readoutdiff.reporting.selecting import KINDS
from readoutdiff.reporting.wire import limits, types, without_null

WORDS, QUOTATION, SOURCE, EVENT, DATE = "words", "quotation", "source", "event", "date"
SOURCES, NAMES, NUMBER, TRUTH = "sources", "names", "number", "true or false"
OR_NULL = " or null"  # may stand behind these
DATE_FORM = r"(\d{4}|XXXX)(-\d\d(-\d\d)?)?"

Kind = str | tuple[str | None, ...] | list[tuple[str, ...]]  # a name above, one of these words, a list of these words

WRITTEN: dict[Any, str] = {  # what a person writes for what a record has; words for all others
    SourceId: SOURCE,
    tuple[SourceId, ...]: SOURCES,
    tuple[str, ...]: NAMES,
    ClaimId: QUOTATION,
    Claim: QUOTATION,
    EventId: EVENT,
    Date: DATE,
}


def _of(record: type, names: str) -> dict[str, Kind]:
    """These fields of a record."""
    return {name: _kind(types(record)[name]) for name in names.split()}


def _kind(type: Any) -> Kind:
    if type == tuple[Difference, ...]:
        return [limits(types(Difference)["kind"])["enum"]]
    type, null = without_null(type)
    if words := limits(type).get("enum"):
        return (*words, None) if null else words
    return WRITTEN.get(type, WORDS) + (OR_NULL if null else "")


PLACE: dict[str, Kind] = {"near": WORDS, "nth": NUMBER, "in": SOURCE}
SECTIONS: dict[str, dict[str, Kind]] = {
    "claims": {
        "quote": QUOTATION,
        **PLACE,
        **_of(Claim, "source party citation reason via readout speaker addressee subject event"),
    },
    "omissions": {
        "quote": QUOTATION,
        **PLACE,
        **_of(Omission, "source party has scope claim topic event"),
    },
    "disputes": {
        "quote": QUOTATION,
        **PLACE,
        **_of(Dispute, "source party event"),
        "claim": QUOTATION,
    },
    "findings": {
        **_of(Finding, "claim"),
        "omission": QUOTATION,
        **PLACE,
        "kind": KINDS,  # the strongest first, which is not the order of the schema
        **_of(Finding, "present absent basis differences nearest"),
    },
    "verdicts": {
        "quote": QUOTATION,
        **PLACE,
        "readout": WORDS,
        **_of(Cell, "verdict basis why differences nearest"),
    },
}
COUNTS: dict[str, Kind] = {"claims": NUMBER, "omissions": NUMBER, "findings": NUMBER, "events": NUMBER}
EVENT_FIELDS = _of(Event, "participants date kind place")
CASE: dict[str, str] = {
    "title": WORDS,
    "provenance": WORDS,
    "published": DATE + OR_NULL,
    "language": WORDS,
    "article": WORDS,
    "readouts": "mapping",
    "partial": "list",
    "event": WORDS + OR_NULL,
    "unreported": TRUTH,
    "expect": "mapping",
    "forbid": "mapping",
    "todo": "mapping",
}
REQUIRED = {
    "claims": ("quote",),
    "omissions": ("quote",),
    "disputes": ("quote",),
    "findings": (),
    "verdicts": ("quote", "readout"),
}
