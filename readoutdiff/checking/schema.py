"""The tables of ``fields`` -> a JSON Schema of case.yaml, for editors that complete and check as one writes."""

from __future__ import annotations

from readoutdiff.checking import fields
from readoutdiff.ground.model import Natural
from readoutdiff.reporting.schemas import DRAFT, STRING, Schema, listed, nullable, schema

KINDS: dict[str, Schema] = {
    fields.WORDS: STRING,
    fields.QUOTATION: STRING,
    fields.SOURCE: STRING,
    fields.SOURCES: listed(STRING),
    fields.NAMES: listed(STRING),
    fields.NUMBER: schema(Natural),
    fields.TRUTH: schema(bool),
    fields.DATE: {**STRING, "pattern": f"^{fields.DATE_FORM}$"},
}


def case_schema() -> Schema:
    """The schema; a quotation that is not in the article, say, only ``check`` can find."""
    lists = {name: listed(_entry(name)) for name in fields.SECTIONS}
    sections: Schema = {**lists, "counts": _object({key: _kind(kind) for key, kind in fields.COUNTS.items()})}
    parts = {"expect": _object(sections), "forbid": _object(sections)}
    properties = {key: _kind(kind) for key, kind in fields.CASE.items() if kind not in ("mapping", "list")}
    properties |= {
        "readouts": {"type": "object", "additionalProperties": STRING},
        "partial": listed(STRING),
        **parts,
        "todo": _object(parts),
    }
    head = {"$schema": DRAFT, "title": "readoutdiff/case/1"}
    return {**head, **_object(properties), "required": ["title", "provenance"]}


def _entry(section: str) -> Schema:
    properties = {key: _kind(kind) for key, kind in fields.SECTIONS[section].items()}
    return {**_object(properties), "required": list(fields.REQUIRED[section])}


def _kind(kind: fields.Kind) -> Schema:
    if isinstance(kind, tuple):
        return {"enum": list(kind)}
    if isinstance(kind, list):
        return listed({"enum": list(kind[0])})
    if kind.endswith(fields.OR_NULL):
        return nullable(_kind(kind.removesuffix(fields.OR_NULL)))
    if kind == fields.EVENT:
        return _object({key: _kind(each) for key, each in fields.EVENT_FIELDS.items()})
    return KINDS[kind]


def _object(properties: Schema) -> Schema:
    """Nothing else is allowed: a misspelt key is shown while it is written."""
    return {"type": "object", "properties": properties, "additionalProperties": False}
