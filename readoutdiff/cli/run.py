"""Arguments -> exit code: 0 done, 1 findings or a failed fixture, 2 trouble, 130 interrupted, 141 broken pipe.

click alone would answer 1 to most of these, which reads as findings.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Sequence

import click

DONE, FOUND, TROUBLE, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141


def run(arguments: Sequence[str]) -> int:
    """Run one command line; never raises, prints trouble as one line on standard error."""
    try:
        code = _invoke(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        code = _broken_pipe()
    except OSError as error:
        code = _broken_pipe() if error.errno == errno.EPIPE else _one_line(error)
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except Exception as error:
        code = _one_line(error)
    return code


def _invoke(arguments: list[str]) -> int:
    from readoutdiff.cli.group import cli

    if "_READOUTDIFF_COMPLETE" in os.environ:
        try:
            cli.main(arguments, prog_name="readoutdiff")
        except SystemExit as done:
            return TROUBLE if done.code else DONE
    try:
        with cli.make_context("readoutdiff", arguments) as context:
            result = cli.invoke(context)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return TROUBLE
    return result if isinstance(result, int) else DONE


def _one_line(error: Exception) -> int:
    """What went wrong, in one line; the traceback only where READOUTDIFF_DEBUG asks for it."""
    from readoutdiff.model import Trouble

    if os.environ.get("READOUTDIFF_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, Trouble):
        click.echo(str(error), err=True)
    else:
        known = isinstance(error, OSError) and error.strerror
        what = known.lower() if known else f"unexpected {type(error).__name__}: {' '.join(str(error).split())}"
        click.echo(f"{getattr(error, 'filename', None) or 'readoutdiff'}: {what}", err=True)
    return TROUBLE


def _broken_pipe() -> int:
    """The reader went away (``| head``): say nothing, and keep Python from complaining at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE
