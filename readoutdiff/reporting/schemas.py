"""JSON Schemas (draft 2020-12) of the documents that ``claims`` and ``compare`` print."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
STRING: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
OFFSET: Schema = {"type": "integer", "minimum": 0}
COUNTED: Schema = {"type": "integer", "minimum": 1}  # lines and columns


def one_of(*words: str) -> Schema:
    """One of these words."""
    return {"type": "string", "enum": list(words)}


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


BASIS = one_of("stated", "text", "article")
DEFINITIONS: dict[str, Schema] = {
    "tool": fields(version=STRING, registry_sha256=STRING, lexicon_sha256=STRING),
    "span": fields(text=STRING, start=OFFSET, end=OFFSET),
    "person": fields(name=STRING, text=STRING, start=OFFSET, end=OFFSET),
    "document": fields(
        name=STRING, sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"}, title=STRING, language=STRING,
        published=nullable(STRING), warnings=listed(STRING),
    ),
    "event": fields(
        id=STRING, document=STRING, kind=one_of("meeting", "call", "other"), participants=listed(STRING),
        date=nullable(STRING), place=nullable(STRING),
    ),
    "claim": fields(
        id=STRING, document=STRING, event=nullable(STRING), source=nullable(STRING), party=nullable(STRING),
        citation=one_of("stated", "inherited", "none", "text"),
        reason=nullable(
            one_of("no-document-cited", "person-cited", "ambiguous-source", "unregistered-source", "no-meeting")
        ),
        via=nullable(STRING), readout=nullable(STRING), speaker=nullable(ref("person")),
        addressee=nullable(ref("person")), cue=nullable(ref("span")), subject=nullable(STRING),
        content=fields(
            text=STRING, start=OFFSET, end=OFFSET,
            fragments={**listed({**listed(OFFSET), "minItems": 2, "maxItems": 2}), "minItems": 1},
        ),
        quotes=listed(ref("span")), quote=fields(exact=STRING, prefix=STRING, suffix=STRING),
        paragraph={**listed(OFFSET), "minItems": 2, "maxItems": 2}, line=COUNTED, column=COUNTED, rule=STRING,
    ),
    "omission": fields(
        id=STRING, document=STRING, event=nullable(STRING), source=STRING, party=nullable(STRING), has=listed(STRING),
        scope=one_of("claim", "topic", "word"), claim=nullable(STRING), topic=nullable(STRING), text=STRING,
        start=OFFSET, end=OFFSET, line=COUNTED, column=COUNTED, rule=STRING,
    ),
    "readout": fields(
        id=STRING, source=STRING, event=STRING, origin=one_of("cited", "text"), document=STRING, claims=OFFSET,
        partial={"type": "boolean"}, facts=nullable({"type": "object"}),
    ),
    "difference": fields(
        kind=one_of(
            "number", "date", "polarity", "modality", "role", "condition", "quantity", "entity", "attribution"
        ),
        here=ref("span"), there=ref("span"),
    ),
    "nearest": fields(
        document=STRING, text=STRING, start=OFFSET, end=OFFSET, line=COUNTED, column=COUNTED, score=NUMBER
    ),
    "cell": fields(
        verdict=one_of("present", "partial", "differs", "absent", "unclear", "no-text"), basis=nullable(BASIS),
        why=nullable(STRING), claim=nullable(STRING), score=nullable(NUMBER), differences=listed(ref("difference")),
        nearest=nullable(ref("nearest")), searched=OFFSET,
    ),
    "row": fields(
        event=STRING, claim=ref("claim"), cells={"type": "object", "additionalProperties": ref("cell")}
    ),
    "finding": fields(
        id=STRING,
        kind=one_of(
            "omission", "one-sided", "partial", "difference", "unsupported", "confirmed-omission",
            "disputed-omission", "unreported",
        ),
        event=nullable(STRING), claim=nullable(ref("claim")), present=listed(STRING), absent=STRING,
        readouts=listed(STRING), basis=BASIS, differences=listed(ref("difference")), nearest=nullable(ref("nearest")),
        score=nullable(NUMBER), omission=nullable(STRING), topic=nullable(STRING), line=COUNTED, column=COUNTED,
    ),
}  # fmt: skip


def claims_schema() -> Schema:
    """Of ``claims --format json``."""
    return _document(
        "readoutdiff/claims/1",
        documents=listed(ref("document")),
        events=listed(ref("event")),
        claims=listed(ref("claim")),
        omissions=listed(ref("omission")),
    )


def comparison_schema() -> Schema:
    """Of ``compare --format json``."""
    return _document(
        "readoutdiff/comparison/1",
        documents=listed(ref("document")),
        events=listed(ref("event")),
        readouts=listed(ref("readout")),
        rows=listed(ref("row")),
        findings=listed(ref("finding")),
        omissions=listed(ref("omission")),
    )


def _document(name: str, **properties: Schema) -> Schema:
    head = {"$schema": DRAFT, "$id": f"urn:{name.replace('/', ':')}", "title": name}
    body = fields(schema={"const": name}, tool=ref("tool"), **properties)
    return {**head, **body, "$defs": DEFINITIONS}
