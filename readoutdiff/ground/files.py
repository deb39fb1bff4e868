"""Paths -> bytes streams of input, and which files these were: no report is written over one of them."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

_read: set[tuple[int, int]] | None = None  # device and number of each file, under whatever name; None: nobody asks


def begin() -> None:
    """Note from now on what is read; what was before is forgotten, for numbers are used again."""
    global _read
    _read = set()


def open_input(path: Path) -> BinaryIO:
    """``path``, open to be read, and noted. Raises OSError, or ValueError for a name that cannot be one."""
    stream = path.open("rb")
    note(stream)
    return stream


def note(stream: BinaryIO) -> None:
    """Note the file of a stream that is read; pipes and devices are none."""
    if _read is None:
        return
    there = os.fstat(stream.fileno())
    if stat.S_ISREG(there.st_mode):
        _read.add((there.st_dev, there.st_ino))


def was_read(path: Path) -> bool:
    """Whether ``path`` is a file that was read since :func:`begin`, a link to it, or the same in other letters."""
    try:
        there = path.stat()
    except (OSError, ValueError):
        return False
    return (there.st_dev, there.st_ino) in (_read or ())
