"""JSON Schemas (draft 2020-12) of the documents that ``claims`` and ``compare`` print, read from the model's types."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Annotated, Any, get_args, get_origin

from readoutdiff.ground.model import (
    Cell,
    Claim,
    Comparison,
    Difference,
    Dispute,
    Disputed,
    Document,
    Event,
    Finding,
    Group,
    Natural,
    Nearest,
    Omission,
    Person,
    Readout,
    Row,
    Text,
)
from readoutdiff.reporting.wire import CLAIMS_SCHEMA, COMPARISON_SCHEMA, limits, types, without_null

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
STRING: Schema = {"type": "string"}
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
RECORDS = (
    Person,
    Document,
    Event,
    Claim,
    Omission,
    Dispute,
    Disputed,
    Readout,
    Difference,
    Nearest,
    Cell,
    Row,
    Group,
    Finding,
)
# Other records stand inside these.
DEFINED: dict[Any, str] = {Text: "span"} | {kind: kind.__name__.lower() for kind in RECORDS}


def nullable(schema: Schema) -> Schema:
    """The same, or null."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    found = {**schema, "type": [schema["type"], "null"]}
    return {**found, "enum": [*schema["enum"], None]} if "enum" in schema else found


def listed(schema: Schema) -> Schema:
    """A list of such."""
    return {"type": "array", "items": schema}


def fields(**properties: Schema) -> Schema:
    """An object with all of these fields; later versions may add some."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def ref(name: str) -> Schema:
    """A definition below."""
    return {"$ref": f"#/$defs/{name}"}


def record(kind: Any) -> Schema:
    """An object with the printed fields of a dataclass."""
    return fields(**{name: schema(type) for name, type in types(kind).items()})


def schema(type: Any) -> Schema:
    """What a value of a type of the model looks like in JSON."""
    type, null = without_null(type)
    if null:
        return nullable(schema(type))
    if is_dataclass(type):
        return ref(DEFINED[type]) if type in DEFINED else record(type)
    origin, parts = get_origin(type), get_args(type)
    if origin is Annotated:
        return schema(parts[0]) | {key: list(value) if key == "enum" else value for key, value in limits(type).items()}
    if origin is dict:
        held = is_dataclass(parts[1]) or get_origin(parts[1]) is tuple
        return {"type": "object"} | ({"additionalProperties": schema(parts[1])} if held else {})
    if origin is tuple:
        some = {} if parts[1] is ... else {"minItems": len(parts), "maxItems": len(parts)}
        return listed(schema(parts[0])) | some
    return {"type": PLAIN[type]}


DEFINITIONS: dict[str, Schema] = {
    "tool": fields(version=STRING, registry_sha256=STRING, lexicon_sha256=STRING),
    **{name: record(kind) for kind, name in DEFINED.items()},
}
# What of a readout is listed elsewhere: the name of its document, the number of its claims.
DEFINITIONS["readout"]["properties"] |= {"document": STRING, "claims": schema(Natural)}


def claims_schema() -> Schema:
    """Of ``claims --format json``."""
    return _document(
        CLAIMS_SCHEMA,
        documents=listed(ref("document")),
        events=listed(ref("event")),
        claims=listed(ref("claim")),
        omissions=listed(ref("omission")),
        disputes=listed(ref("dispute")),
    )


def comparison_schema() -> Schema:
    """Of ``compare --format json``."""
    return _document(COMPARISON_SCHEMA, **record(Comparison)["properties"])


def _document(name: str, **properties: Schema) -> Schema:
    head = {"$schema": DRAFT, "$id": f"urn:{name.replace('/', ':')}", "title": name}
    body = fields(schema={"const": name}, tool=ref("tool"), **properties)
    return {**head, **body, "$defs": DEFINITIONS}
