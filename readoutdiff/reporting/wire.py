"""Articles and comparisons -> the JSON documents of the contract; a record of the model -> its fields as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from readoutdiff.ground.model import Article, Comparison, Readout, Row

Json = dict[str, Any]
CLAIMS_SCHEMA = "readoutdiff/claims/1"
COMPARISON_SCHEMA = "readoutdiff/comparison/1"


def claims_document(articles: Sequence[Article], tool: Json) -> Json:
    """``claims --format json``."""
    return {
        "schema": CLAIMS_SCHEMA,
        "tool": tool,
        "documents": [record(article.document) for article in articles],
        "events": [record(each) for article in articles for each in article.events],
        "claims": [record(each) for article in articles for each in article.claims],
        "omissions": [record(each) for article in articles for each in article.omissions],
        "disputes": [record(each) for article in articles for each in article.disputes],
    }


def comparison_document(comparison: Comparison, tool: Json) -> Json:
    """``compare --format json``."""
    return {
        "schema": COMPARISON_SCHEMA,
        "tool": tool,
        "documents": [record(each) for each in comparison.documents],
        "events": [record(each) for each in comparison.events],
        "readouts": [_readout(each) for each in comparison.readouts],
        "rows": [_row(each) for each in comparison.rows],
        "findings": [record(each) for each in comparison.findings],
        "omissions": [record(each) for each in comparison.omissions],
        "alignment": [record(each) for each in comparison.alignment],
        "disputes": [record(each) for each in comparison.disputes],
    }


def _readout(value: Readout) -> Json:
    """Of its document the name, of its claims the number: both are listed elsewhere."""
    return {**record(replace(value, claims=())), "document": value.document.name, "claims": len(value.claims)}


def _row(value: Row) -> Json:
    """Its cells sorted by readout."""
    return {**record(value), "cells": {key: record(cell) for key, cell in sorted(value.cells.items())}}


def record(value: Any) -> Json:
    """A dataclass of the model as an object of its printed fields."""
    return {name: _plain(getattr(value, name)) for name in printed(value.__class__)}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return record(value) if is_dataclass(value) else value


@cache
def printed(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that JSON has, in its order."""
    names: list[str] = []
    for each in fields(kind):
        if each.metadata.get("printed", True):
            before = each.metadata.get("before")
            names.insert(names.index(before) if before else len(names), each.name)
    return tuple(names)


@cache
def types(kind: type) -> dict[str, Any]:
    """The printed fields of a dataclass with their types, ``Annotated`` as it stands there."""
    known = get_type_hints(kind, include_extras=True)
    return {name: known[name] for name in printed(kind)}


def without_null(type: Any) -> tuple[Any, bool]:
    """``X | None`` -> X, True; X -> X, False."""
    parts = get_args(type)
    return (parts[0], True) if parts[-1:] == (NoneType,) else (type, False)


def limits(type: Any) -> dict[str, Any]:
    """What ``Annotated`` says of a type in the words of JSON Schema."""
    return dict(each for each in getattr(type, "__metadata__", ()) if isinstance(each, tuple))


def columns(kind: Any) -> tuple[str, ...]:
    """The fields of a flat record: those of a nested record, there or not, have its name and a dot before theirs."""
    found: list[str] = []
    for name, type in types(kind).items():
        inner = without_null(type)[0]
        found += [f"{name}.{column}" for column in columns(inner)] if is_dataclass(inner) else [name]
    return tuple(found)


def flatten(value: Json, fields: Sequence[str]) -> Json:
    """``value`` with its nested objects under dotted names: exactly ``fields``, null where there is nothing."""
    flat: Json = {}
    for field in fields:
        found: Any = value
        for key in field.split("."):
            found = found.get(key) if isinstance(found, dict) else None
        flat[field] = found
    return flat
