"""What is told on standard error: what went wrong, and a bar; and the exit codes that commands answer with."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from readoutdiff.ground.model import Trouble

DONE, FOUND, TROUBLE = 0, 1, 2
MANY = 20  # documents or cases, from which on a bar is shown
Item = TypeVar("Item")


@contextlib.contextmanager
def inside(name: str) -> Iterator[None]:
    """What goes wrong in the program itself while it is at the file ``name`` becomes a Trouble that names the file.

    So the other files of the call are still done.
    """
    from readoutdiff.ground.model import Trouble

    try:
        yield
    except (Trouble, MemoryError, click.ClickException, click.Abort):
        raise
    except Exception as error:
        traced(error)
        raise Trouble(name, unexpected(error)) from error


def unexpected(error: Exception) -> str:
    """What is said of an error of the program itself."""
    return f"unexpected {type(error).__name__}: {' '.join(str(error).split())}"


def traced(error: Exception) -> None:
    """The traceback, where READOUTDIFF_DEBUG asks for it."""
    if os.environ.get("READOUTDIFF_DEBUG"):
        import traceback

        traceback.print_exception(error)


def complain_of(trouble: Trouble) -> None:
    """A trouble's lines on standard error."""
    for place, what in getattr(trouble, "lines", [(trouble.place, trouble.what)]):
        complain(f"{place}: {what}")


def complain(line: str) -> None:
    """One line on standard error, whatever names and texts are in it; nothing where standard error is full."""
    with contextlib.suppress(OSError, ValueError):
        click.echo(_harmless(line), err=True)


def progress(items: Iterable[Item], number: int, bar: bool) -> Iterator[Item]:
    """The items, with a bar on standard error where there are many, a person looks on and ``bar`` is wanted."""
    if not bar or number < MANY or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=number, label="Reading", file=sys.stderr) as shown:
        yield from shown


def _harmless(line: str) -> str:
    """``line`` with nothing in it that a terminal or the log of a CI service would obey."""
    from readoutdiff.reporting.escape import visible

    return visible(line).replace("\r", "\\r").replace("\n", "\\n")
