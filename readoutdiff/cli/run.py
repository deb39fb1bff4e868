"""Arguments -> exit code: 0 done, 1 findings or a failed fixture, 2 trouble, 130 interrupted, 141 broken pipe.

click alone would answer 1 to most of these, which reads as findings.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from typing import TextIO

import click
from click.core import ParameterSource

from readoutdiff.cli.telling import DONE, TROUBLE, complain, complain_of, traced, unexpected
from readoutdiff.ground import files

INTERRUPTED, BROKEN_PIPE = 130, 141


def run(arguments: Sequence[str]) -> int:
    """Run one command line; never raises, prints trouble as one line on standard error."""
    _open_closed_streams()
    files.begin()
    try:
        code = _invoke(list(arguments))
        sys.stdout.flush()
    except OSError as error:
        _drop(sys.stdout)
        code = BROKEN_PIPE if error.errno == errno.EPIPE else _one_line(error)  # | head: nothing is said
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except Exception as error:
        code = _one_line(error)
    try:
        sys.stderr.flush()
    except (OSError, ValueError):  # full: what was said is lost, the code is not
        _drop(sys.stderr)
    return code


def _invoke(arguments: list[str]) -> int:
    from readoutdiff.cli.group import cli

    if "_READOUTDIFF_COMPLETE" in os.environ:
        try:
            cli.main(arguments, prog_name="readoutdiff")
        except SystemExit as done:
            return TROUBLE if done.code else DONE
    if not arguments:  # by click's version that would be 0 or 2
        with click.Context(cli, info_name="readoutdiff", **cli.context_settings) as context:
            click.echo(cli.get_help(context), err=True)
        return TROUBLE
    try:
        with cli.make_context("readoutdiff", arguments) as context:
            return int(cli.invoke(context))
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        complain_of_usage(error)
        return TROUBLE


def complain_of_usage(error: click.ClickException) -> None:
    """The command's usage and what is wrong, on standard error; the same words in all versions of click."""
    context = getattr(error, "ctx", None)
    if context is not None:
        with contextlib.suppress(OSError, ValueError):
            click.echo(f"{context.get_usage()}\nTry '{context.command_path} --help' for help.\n", err=True)
    complain(f"Error: {' '.join(_usage_words(error, context).split())}")


def _usage_words(error: click.ClickException, context: click.Context | None) -> str:
    parameters = context.command.params if context else []
    if isinstance(error, click.NoSuchOption):
        from readoutdiff.ground.yamlfile import hint

        known = [name for each in parameters for name in each.opts]
        return f"No such option: {error.option_name}{hint(error.option_name, known)}"
    if isinstance(error, click.BadOptionUsage):
        takes = any(error.option_name in each.opts and not getattr(each, "is_flag", False) for each in parameters)
        return f"{error.option_name}: {'a value is missing' if takes else 'takes no value'}"
    if isinstance(error, click.MissingParameter) and error.param:
        choices = getattr(error.param.type, "choices", ())
        return f"Missing {_called(error.param)}" + (f": one of {', '.join(choices)}" if choices else "")
    if isinstance(error, click.BadParameter) and (error.param or error.param_hint):
        name = error.param.name if error.param else None
        source = context.get_parameter_source(name) if context and name else None
        file = context.meta.get("readoutdiff.configuration") if context else None
        where = f" of {file}" if source is ParameterSource.DEFAULT_MAP else ""
        return f"{_called(error.param) if error.param else error.param_hint}{where}: {error.message}"
    return error.message


def _called(parameter: click.Parameter) -> str:
    """What the help calls it: an option's long name, an argument's metavar."""
    return max(parameter.opts, key=len) if parameter.param_type_name == "option" else parameter.human_readable_name


def _one_line(error: Exception) -> int:
    """What went wrong, in one line."""
    from readoutdiff.ground.model import Trouble

    traced(error)
    if isinstance(error, Trouble):
        complain_of(error)
    elif isinstance(error, MemoryError):
        complain("readoutdiff: out of memory")
    else:
        known = isinstance(error, OSError) and error.strerror
        what = known.lower() if known else unexpected(error)
        complain(f"{getattr(error, 'filename', None) or 'readoutdiff'}: {what}")
    return TROUBLE


def _open_closed_streams() -> None:
    """Where the caller closed them: a standard output that fails when it is written, an error output that is lost.

    Python leaves None there, and the next file that is opened would take the number of the stream.
    """
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _drop(stream: TextIO) -> None:
    """Let go what could not be written, so that Python does not try again at exit, complain and return 120."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
