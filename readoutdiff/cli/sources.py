"""``readoutdiff sources``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from readoutdiff.cli import options
from readoutdiff.cli.output import Output, emit
from readoutdiff.cli.telling import DONE
from readoutdiff.ground.formats import FORMATS

if TYPE_CHECKING:
    from readoutdiff.naming.registry import Answer, Registry, Source
    from readoutdiff.reporting.report import Report

FIELDS = ("id", "party", "kind", "name")


@click.command(cls=options.Command, epilog='Example: readoutdiff sources "the Foreign Ministry in Beijing"')
@click.argument("text", required=False)
@options.registry
@options.output(FORMATS)
def command(text: str | None, registry: Path | None, output: Output) -> int:
    """List the sources, or say which one a text names.

    With TEXT: each source that it names and by which alias, or why none.
    """
    from readoutdiff.naming.registry import describe, load_registry

    known = load_registry(registry)
    report = _answers(describe(known, text)) if text is not None else _listing(known)
    emit([report], output)
    return DONE


def _listing(registry: Registry) -> Report:
    from readoutdiff.reporting.lists import list_report

    records = [{**_record(source), "aliases": list(source.aliases)} for source in sorted(registry.sources.values())]
    offices = ", ".join(sorted(registry.entries.offices))
    closing = f"{len(records)} sources; any country's code with one of these offices is one too: {offices}."
    return list_report("sources", (*FIELDS, "aliases"), records, words=4, closing=closing)


def _answers(answers: list[Answer]) -> Report:
    from readoutdiff.reporting.lists import list_report

    records = []
    for each in answers:
        record = _record(each.source)
        records.append({"source": record.pop("id"), **record, "alias": each.alias, "reason": each.reason})
    return list_report("sources", ("source", *FIELDS[1:], "alias", "reason"), records, words=5)


def _record(source: Source | None) -> dict[str, Any]:
    """A source by its fields; None for each where there is no source."""
    return {field: getattr(source, field, None) for field in FIELDS}
