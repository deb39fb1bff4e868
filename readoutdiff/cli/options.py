"""Options that several commands share, each group of them one decorator."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]
FORMATS = ("table", "plain", "markdown", "csv", "tsv", "json", "jsonl", "html")
FINDING_FORMATS = (*FORMATS, "github", "sarif", "junit")


INPUTS = ("articles", "texts", "place", "places", "registry", "baseline")  # what names files that are read


def _all(*options: Command) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def reading_options(command: Command) -> Command:
    """How texts are read."""
    return _all(
        click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD; resolves “Oct. 15”."),
        click.option("--lang", metavar="CODE", help="Language of the article, where the guess is wrong."),
        click.option("--encoding", metavar="NAME", help="Encoding of the files, where it is not UTF-8."),
        click.option("--stdin-name", metavar="NAME", default="<stdin>", help="What to call standard input."),
        registry_option,
    )(command)


registry_option = click.option(
    "--registry", type=click.Path(path_type=Path), metavar="FILE", help="Sources to add to the built-in registry."
)


jobs_option = click.option(
    "--jobs", "-j", type=click.IntRange(1, 256), default=1, show_default=True, metavar="N", help="Processes that read."
)


def output_options(formats: Sequence[str]) -> Callable[[Command], Command]:
    """How and where results are written; a file that is read as input is never written."""
    options = _all(
        click.option(
            "--format", "-f", type=click.Choice(list(formats)), default="table", show_default=True, help="Format."
        ),
        click.option(
            "--output",
            "-o",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Write to FILE, whole or not at all.",
        ),
        click.option("--width", type=click.IntRange(20, 1000), metavar="N", help="Columns of tables (80 in a pipe)."),
        click.option(
            "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours in tables."
        ),
        click.option("--quiet", "-q", is_flag=True, help="No warnings."),
        config_options,
    )

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def run(output: Path | None, **values: Any) -> Any:
            if output is not None:
                from readoutdiff.cli.output import spare_inputs

                named = [value for key, value in values.items() if key in INPUTS]
                spare_inputs(output, named)
            return command(output=output, **values)

        return options(run)

    return decorate


def config_options(command: Command) -> Command:
    """Where defaults of the other options come from."""
    from readoutdiff.cli.config import no_config, use_config

    return _all(
        click.option(
            "--config",
            type=click.Path(path_type=Path),
            metavar="FILE",
            is_eager=True,
            expose_value=False,
            callback=use_config,
            help="Defaults from FILE, not from the nearest readoutdiff.toml or pyproject.toml.",
        ),
        click.option(
            "--no-config",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=no_config,
            help="Read no such file.",
        ),
    )(command)


def filter_options(kinds: Sequence[str], orders: Sequence[str]) -> Callable[[Command], Command]:
    """What to keep, and in which order."""
    return _all(
        click.option("--event", "events", multiple=True, metavar="ID", help="Only this event."),
        click.option("--source", "sources", multiple=True, metavar="ID", help="Only this source."),
        click.option(
            "--only", multiple=True, metavar="KIND", callback=listed(kinds), help=f"Only these: {', '.join(kinds)}."
        ),
        click.option("--sort", type=click.Choice(list(orders)), help="Order (default: that of the text)."),
    )


def listed(choices: Sequence[str]) -> Callable[[click.Context, click.Parameter, Any], tuple[str, ...]]:
    """A callback for an option that takes one or several of ``choices``, with commas between."""

    def parse(context: click.Context, parameter: click.Parameter, value: Any) -> tuple[str, ...]:
        given = [value] if isinstance(value, str) else list(value or ())
        names = [name.strip() for part in given for name in part.split(",") if name.strip()]
        for name in names:
            if name not in choices:
                raise click.BadParameter(f"{name!r} is not one of {', '.join(choices)}.", context, parameter)
        return tuple(dict.fromkeys(names))

    return parse
