"""The tables of ``fields`` -> a JSON Schema of case.yaml, for editors that complete and check as one writes."""

from __future__ import annotations

from typing import Any

from readoutdiff.checking import fields

Schema = dict[str, Any]
STRING: Schema = {"type": "string"}
KINDS: dict[str, Schema] = {
    fields.WORDS: STRING,
    fields.WORDS_OR_NULL: {"type": ["string", "null"]},
    fields.QUOTATION: STRING,
    fields.QUOTATION_OR_NULL: {"type": ["string", "null"]},
    fields.SOURCE: STRING,
    fields.SOURCE_OR_NULL: {"type": ["string", "null"]},
    fields.SOURCES: {"type": "array", "items": STRING},
    fields.NAMES: {"type": "array", "items": STRING},
    fields.NUMBER: {"type": "integer", "minimum": 0},
    fields.TRUTH: {"type": "boolean"},
    fields.DATE_OR_NULL: {"type": ["string", "null"], "pattern": r"^(\d{4}|XXXX)(-\d\d(-\d\d)?)?$"},
}


def case_schema() -> Schema:
    """The schema; a quotation that is not in the article, say, only ``check`` can find."""
    lists = {name: {"type": "array", "items": _entry(name)} for name in fields.SECTIONS}
    sections: Schema = {**lists, "counts": _object({key: _kind(kind) for key, kind in fields.COUNTS.items()})}
    parts = {"expect": _object(sections), "forbid": _object(sections)}
    properties = {key: _kind(kind) for key, kind in fields.CASE.items() if kind not in ("mapping", "list")}
    properties |= {
        "readouts": {"type": "object", "additionalProperties": STRING},
        "partial": {"type": "array", "items": STRING},
        **parts,
        "todo": _object(parts),
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "readoutdiff/case/1"}
    return {**head, **_object(properties), "required": ["title", "provenance"]}


def _entry(section: str) -> Schema:
    properties = {key: _kind(kind) for key, kind in fields.SECTIONS[section].items()}
    return {**_object(properties), "required": list(fields.REQUIRED[section])}


def _kind(kind: fields.Kind) -> Schema:
    if isinstance(kind, tuple):
        return {"enum": list(kind)}
    if isinstance(kind, list):
        return {"type": "array", "items": {"enum": list(kind[0])}}
    if kind == fields.EVENT:
        inner = _object({key: _kind(each) for key, each in fields.EVENT_FIELDS.items()})
        return {**inner, "type": ["object", "null"]}
    return KINDS[kind]


def _object(properties: Schema) -> Schema:
    """Nothing else is allowed: a misspelt key is shown while it is written."""
    return {"type": "object", "properties": properties, "additionalProperties": False}
