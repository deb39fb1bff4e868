"""``readoutdiff schema``."""

from __future__ import annotations

from pathlib import Path

import click

from readoutdiff.cli import options
from readoutdiff.cli.output import write
from readoutdiff.cli.telling import DONE


@click.command(cls=options.Command, epilog="Example: readoutdiff schema case > case.schema.json")
@click.argument("name", metavar="NAME", type=options.Word(["claims", "comparison", "case"]))
@click.option("--output", "-o", type=options.PATH, metavar="FILE", help="Write to FILE.")
def command(name: str, output: Path | None) -> int:
    """Print the JSON Schema of a document.

    claims and comparison are what --format json prints, case is a fixture's case.yaml.
    """
    from readoutdiff.checking.schema import case_schema
    from readoutdiff.reporting.flat import render_json
    from readoutdiff.reporting.schemas import claims_schema, comparison_schema

    schemas = {"claims": claims_schema, "comparison": comparison_schema, "case": case_schema}
    write([render_json(schemas[name]())], output)
    return DONE
