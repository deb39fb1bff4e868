"""Rendered text -> standard output or a file; the width and colour that fit where it goes."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readoutdiff.reporting.report import Report

PIPE_WIDTH = 80
MIN_WIDTH = 40


def emit(report: Report, format: str, output: Path | None, width: int | None, color: str) -> None:
    """Render the report and write it."""
    from readoutdiff import __version__
    from readoutdiff.reporting.report import render

    terminal = output is None and sys.stdout.isatty()
    columns = width or (_terminal_width() if terminal else PIPE_WIDTH)
    write(render(report, format, columns, use_colour(color, terminal), __version__), output)


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


def write(text: str, output: Path | None) -> None:
    """Write UTF-8, whatever the locale; a file is written whole under another name and then renamed."""
    data = text.encode("utf-8", "backslashreplace")
    if output is None or str(output) == "-":
        stream = sys.stdout.buffer
        stream.write(data)
        stream.flush()
        return
    from readoutdiff.model import Trouble

    try:
        _write_file(output, data)
    except OSError as error:
        raise Trouble(str(output), (error.strerror or str(error)).lower()) from None


def spare_inputs(output: Path, values: Iterable[object]) -> None:
    """Trouble where ``output`` is one of the files that the options and arguments name as input."""
    from readoutdiff.model import Trouble

    words = [word for value in values for word in (value if isinstance(value, tuple) else (value,))]
    for name in (str(word) for word in words if isinstance(word, (str, os.PathLike))):
        for each in (name, name.partition("=")[2], name.rpartition(":")[0]):  # SOURCE=FILE, ARTICLE:LINE
            with contextlib.suppress(OSError, ValueError):
                if output.is_file() and output.samefile(each):
                    raise Trouble(str(output), "is read as input; it would be overwritten")


def _write_file(output: Path, data: bytes) -> None:
    import stat
    import tempfile

    try:
        there = output.stat()  # of what a link leads to
    except FileNotFoundError:
        there = None
    if there and not stat.S_ISREG(there.st_mode):  # a pipe or device
        output.write_bytes(data)
        return
    target = output.resolve()
    mode = there.st_mode & 0o777 if there else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
