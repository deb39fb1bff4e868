"""Options that several commands share: each group of them one decorator, which gives the command one value."""

from __future__ import annotations

import contextlib
import functools
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click.core import ParameterSource

from readoutdiff.ground.formats import ENDINGS

if TYPE_CHECKING:
    from readoutdiff.cli.output import Output
    from readoutdiff.ground.model import Event
    from readoutdiff.naming.registry import Registry
    from readoutdiff.reporting.selecting import Selection

Function = Callable[..., Any]
Decorator = Callable[[Function], Function]
Words = tuple[str, ...]

_STDIN_LINE = re.compile(r"-:\d+")
PATH = click.Path(path_type=Path, readable=False)  # whether it can be read is found, and said, by who reads it
INPUTS = ("articles", "texts", "place", "places", "registry", "lexicon", "baseline")  # what names files that are read


class Command(click.Command):
    """A command whose errors are in our words."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, but for what it says of arguments too many."""
        ctx.allow_extra_args = True
        lines = [each for each in args if _STDIN_LINE.fullmatch(each)]  # `-:3`, which is no option
        if lines and "--" not in args:
            args = [*(each for each in args if each not in lines), "--", *lines]
        with at(ctx):
            super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            what = f"Unexpected {' '.join(ctx.args)}; words with blanks between them go in quotation marks"
            raise click.UsageError(what, ctx)
        return ctx.args


@contextlib.contextmanager
def at(context: click.Context) -> Iterator[None]:
    """A usage error, which click raises without a context for some options, is one of this command."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or context
        raise


class Word(click.Choice):  # type: ignore[type-arg]
    """One of several words; a slip of the finger gets the one that was perhaps meant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The word itself."""
        if value not in self.choices:
            _refuse(str(value), [str(each) for each in self.choices], param, ctx)
        return value


class Number(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """A number from ``low`` to ``high``: whole ones where these are."""

    name = "number"

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number itself; of the type of ``low``."""
        with contextlib.suppress(ValueError, OverflowError):
            number = type(self.low)(value)
            if number == float(value) and self.low <= number <= self.high:
                return number
        whole = "whole " if isinstance(self.low, int) else ""
        raise click.BadParameter(f"“{value}” is no {whole}number from {self.low:g} to {self.high:g}", ctx, param)


def _refuse(word: str, known: Sequence[str], param: click.Parameter | None, ctx: click.Context | None) -> NoReturn:
    from readoutdiff.ground.yamlfile import hint

    words = f"“{word}” is none of {', '.join(known)}{hint(word, known)}"
    raise click.BadParameter(words, ctx, param)


def together(name: str, make: Callable[..., Any], *options: Decorator) -> Decorator:
    """``options`` as one decorator; the command gets their values as one, ``name``, which ``make`` makes of them.

    ``make`` has parameters of the options' names; one that the command has no option for is left to its default.
    """
    own = inspect.signature(make).parameters

    def decorate(command: Function) -> Function:
        @functools.wraps(command)
        def run(**values: Any) -> Any:
            made = make(**{each: values.pop(each) for each in own if each in values})
            return command(**values, **{name: made})

        decorated: Function = run
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


registry = click.option("--registry", type=PATH, metavar="FILE", help="Sources to add to the built-in registry.")
lexicon = click.option("--lexicon", type=PATH, metavar="FOLDER", help="Words and frames to add, with their examples.")
quiet = click.option("--quiet", "-q", is_flag=True, help="No warnings.")
jobs = click.option(
    "--jobs", "-j", type=Number(1, 256), default=1, show_default=True, metavar="N", help="Processes that read."
)
texts = click.option(
    "--readout", "texts", multiple=True, metavar="SOURCE[@LANG]=FILE", help="An official text; may be repeated."
)


def reading(command: Function) -> Function:
    """How texts are read: ``reading``, a Reading."""
    from readoutdiff.cli.inputs import Reading

    return together(
        "reading",
        Reading,
        click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD; resolves “Oct. 15”."),
        click.option("--lang", metavar="CODE", help="Language of the article, where the guess is wrong."),
        click.option("--encoding", multiple=True, metavar="[FILE=]NAME",
                     help="Encoding of the files, or of FILE alone (- is standard input), where it is not UTF-8."),
        click.option("--stdin-name", metavar="NAME", default="<stdin>", help="What to call standard input."),
        registry,
        lexicon,
    )(command)  # fmt: skip


OFFICE = {"xlsx", "xls", "ods", "docx", "doc", "odt", "rtf", "pdf"}  # what no format of ours is


def format_of(name: str, formats: Sequence[str]) -> str:
    """The one of ``formats`` that a file's ending asks for; a table where it asks for none of them."""
    stem, _, ending = name.lower().rpartition(".")
    if stem.endswith(".sarif") and ending == "json":
        ending = "sarif"
    if stem and ending in OFFICE:
        known = ", ".join(f".{each}" for each, format in sorted(ENDINGS.items()) if format in formats)
        raise click.BadParameter(f"“{name}”: no .{ending} is written, but {known}", param_hint="--output")
    found = ENDINGS.get(ending, "table") if stem else "table"
    return found if found in formats else "table"


def output(formats: Sequence[str]) -> Decorator:
    """How and where results are written: ``output``, an Output. A file that is read as input is never written."""
    from readoutdiff.cli.output import Output, spare_inputs

    def make(format: str, output: Path | None, width: int | None, color: str, quiet: bool) -> Output:
        if output is not None:
            context = click.get_current_context()
            spare_inputs(output, [context.params[key] for key in INPUTS if key in context.params])
            if context.get_parameter_source("format") is ParameterSource.DEFAULT:
                format = format_of(output.name, formats)
        return Output(format, output, width, color, quiet)

    return together(
        "output",
        make,
        click.option("--format", "-f", type=Word(list(formats)), default="table",
                     help="Format (default: that of --output's ending, else table)."),
        click.option("--output", "-o", type=PATH, metavar="FILE", help="Write to FILE, whole or not at all."),
        click.option("--width", type=Number(20, 1000), metavar="N", help="Columns of tables (80 in a pipe)."),
        click.option("--color", type=Word(["auto", "always", "never"]), default="auto", help="Colours in tables."),
        quiet,
        config,
    )  # fmt: skip


def config(command: Function) -> Function:
    """Where defaults of the other options come from."""
    from readoutdiff.cli.config import no_config, use_config

    early: dict[str, Any] = {"is_eager": True, "expose_value": False}  # before the options that get their defaults
    what = "Defaults from FILE, not from the nearest readoutdiff.toml or pyproject.toml."
    named = click.option("--config", type=PATH, metavar="FILE", callback=use_config, help=what, **early)
    none = click.option("--no-config", is_flag=True, callback=no_config, help="Read no such file.", **early)
    return named(none(command))


def selecting(kinds: Sequence[str], orders: Sequence[str], *, bases: Sequence[str] = ()) -> Decorator:
    """What to keep, and in which order: ``selection``, a Selection. Without ``bases`` there is no ``--basis``."""

    def make(events: Words, sources: Words, only: Words, sort: str | None, basis: Words = ()) -> Selection:
        from readoutdiff.reporting.selecting import Selection

        return Selection(events, sources, only, basis, sort)

    basis = click.option("--basis", multiple=True, metavar="BASIS", callback=listed(bases),
                         help=f"Only findings that rest on this: {', '.join(bases)}.")  # fmt: skip
    return together(
        "selection",
        make,
        click.option("--event", "events", multiple=True, metavar="ID", help="Only this event."),
        click.option("--source", "sources", multiple=True, metavar="ID", callback=plain, help="Only this source."),
        click.option(
            "--only", multiple=True, metavar="KIND", callback=listed(kinds), help=f"Only these: {', '.join(kinds)}."
        ),
        click.option("--sort", type=Word(list(orders)), help="Order (default: that of the text)."),
        *([basis] if bases else []),
    )


def plain(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """A callback for ids that may be pasted from a page, with marks that nobody sees."""
    if all(map(str.isascii, values)):
        return values
    from readoutdiff.ground.folding import fold

    return tuple(fold(value).text for value in values)


def listed(choices: Sequence[str]) -> Callable[[click.Context, click.Parameter, Any], tuple[str, ...]]:
    """A callback for an option that takes one or several of ``choices``, with commas between."""

    def parse(context: click.Context, parameter: click.Parameter, value: Any) -> tuple[str, ...]:
        given = [value] if isinstance(value, str) else list(value or ())
        names = [name.strip() for part in given for name in part.split(",") if name.strip()]
        for name in names:
            if name not in choices:
                _refuse(name, choices, parameter, context)
        return tuple(dict.fromkeys(names))

    return parse


def known_events(wanted: Iterable[str], found: Sequence[Event]) -> None:
    """Trouble where --event names what there is not: a misspelt filter must not look like no finding."""
    from readoutdiff.ground.model import Trouble
    from readoutdiff.ground.yamlfile import hint

    there = [event.id for event in found]
    for event in wanted:
        if event not in there:
            near = hint(event, there, f"; there are: {', '.join(there) or 'none'}")
            raise Trouble("--event", f"no event “{event}”{near}")


def known_source(source: str, registry: Registry, option: str) -> None:
    """Trouble, with what was perhaps meant, where ``option`` names a source that the registry has not."""
    from readoutdiff.checking.hints import unknown_source
    from readoutdiff.ground.model import Trouble

    if wrong := unknown_source(source, registry):
        raise Trouble(option, wrong)
