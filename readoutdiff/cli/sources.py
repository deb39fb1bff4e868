"""``readoutdiff sources``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from readoutdiff.cli.options import FORMATS, Command, output_options, registry_option
from readoutdiff.cli.output import emit
from readoutdiff.cli.telling import DONE

if TYPE_CHECKING:
    from readoutdiff.naming.registry import Answer, Registry
    from readoutdiff.reporting.report import Report


@click.command(cls=Command, epilog='Example: readoutdiff sources "the Foreign Ministry in Beijing"')
@click.argument("text", required=False)
@registry_option
@output_options(FORMATS)
def command(
    text: str | None,
    registry: Path | None,
    format: str,
    output: Path | None,
    width: int | None,
    color: str,
    quiet: bool,
) -> int:
    """List the sources, or say which one a text names.

    With TEXT: each source that it names and by which alias, or why none.
    """
    from readoutdiff.naming.registry import describe, load_registry

    known = load_registry(registry)
    report = _answers(describe(known, text), text) if text is not None else _listing(known)
    emit([report], format, output, width, color)
    return DONE


def _listing(registry: Registry) -> Report:
    from readoutdiff.reporting.lists import list_report

    fields = ("id", "party", "kind", "name", "aliases")
    records: list[dict[str, Any]] = [
        {
            "id": source.id,
            "party": source.party,
            "kind": source.kind,
            "name": source.name,
            "aliases": list(source.aliases),
        }
        for source in sorted(registry.sources.values(), key=lambda source: source.id)
    ]
    offices = ", ".join(sorted(registry.entries.offices))
    closing = f"{len(records)} sources; any country's code with one of these offices is one too: {offices}."
    return list_report("sources", fields, records, words=4, closing=closing)


def _answers(answers: list[Answer], text: str) -> Report:
    from readoutdiff.reporting.lists import list_report

    fields = ("source", "party", "kind", "name", "alias", "reason")
    records: list[dict[str, Any]] = [
        {
            "source": each.source.id if each.source else None,
            "party": each.source.party if each.source else None,
            "kind": each.source.kind if each.source else None,
            "name": each.source.name if each.source else None,
            "alias": each.alias,
            "reason": each.reason,
        }
        for each in answers
    ]
    return list_report("sources", fields, records, words=5)
