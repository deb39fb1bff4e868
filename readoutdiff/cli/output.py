"""Rendered text -> standard output or a file; the width and colour that fit where it goes."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readoutdiff.reporting.report import Report

PIPE_WIDTH = 80
MIN_WIDTH = 40
unfinished: set[Path] = set()  # files under another name, which a run that is ended takes away


def emit(reports: Iterable[Report], format: str, output: Path | None, width: int | None, color: str) -> bool:
    """Render and write the reports, each as soon as it is there. False, and nothing is written, where there is none."""
    from readoutdiff import __version__
    from readoutdiff.reporting.report import stream

    terminal = output is None and sys.stdout.isatty()
    columns = width or (_terminal_width() if terminal else PIPE_WIDTH)
    parts = stream(reports, format, columns, use_colour(color, terminal), __version__)
    first = next(parts, None)
    if first is not None:
        write(chain([first], parts), output)
    return first is not None


def shown_now(format: str, output: Path | None) -> bool:
    """Whether results appear on a terminal one by one, so that no bar is wanted there."""
    from readoutdiff.reporting.report import WHOLE

    return output is None and format not in WHOLE and sys.stdout.isatty()


def use_colour(color: str, terminal: bool) -> bool:
    """``--color``, then NO_COLOR and FORCE_COLOR, then whether a person looks at it."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _terminal_width() -> int:
    import shutil

    return max(shutil.get_terminal_size((PIPE_WIDTH, 24)).columns, MIN_WIDTH)


def write(parts: Iterable[str], output: Path | None) -> None:
    """Write UTF-8, whatever the locale, part by part; a file is written whole under another name and then renamed."""
    data = (part.encode("utf-8", "backslashreplace") for part in parts)
    if output is None or str(output) == "-":
        for part in data:
            sys.stdout.buffer.write(part)
            sys.stdout.buffer.flush()
        return
    from readoutdiff.model import Trouble

    try:
        _write_file(output, data)
    except OSError as error:
        raise Trouble(str(output), (error.strerror or str(error)).lower()) from None


def spare_inputs(output: Path, values: Iterable[object]) -> None:
    """Trouble where ``output`` is one of the files that the options and arguments name as input."""
    from readoutdiff.model import Trouble

    if not output.is_file():
        return
    words = [word for value in values for word in (value if isinstance(value, tuple) else (value,))]
    for name in (str(word) for word in words if isinstance(word, (str, os.PathLike))):
        for each in (name, name.partition("=")[2], name.rpartition(":")[0]):  # SOURCE=FILE, ARTICLE:LINE
            with contextlib.suppress(OSError, ValueError):
                if output.samefile(each):
                    raise Trouble(str(output), "is read as input; it would be overwritten")


def _write_file(output: Path, data: Iterable[bytes]) -> None:
    import stat

    try:
        there = output.stat()  # of what a link leads to
    except FileNotFoundError:
        there = None
    if there and not stat.S_ISREG(there.st_mode):  # a pipe or device
        with output.open("wb") as file:
            file.writelines(data)
        return
    target = output.resolve()
    mode = there.st_mode & 0o777 if there else 0o666
    temporary = target.with_name(f".{target.name[:40]}.{os.urandom(6).hex()}")
    unfinished.add(temporary)
    try:
        with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.writelines(data)
        if there:
            temporary.chmod(mode)  # whatever the umask
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    finally:
        unfinished.discard(temporary)
