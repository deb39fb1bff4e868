"""Rendered text -> standard output or a file; the width and colour that fit where it goes."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from readoutdiff.cli.telling import inside
from readoutdiff.ground.formats import WHOLE

if TYPE_CHECKING:
    from readoutdiff.reporting.report import Guard, Report

PIPE_WIDTH = 80
MIN_WIDTH = 40
unfinished: set[Path] = set()  # files under another name, which a run that is ended takes away


@dataclass(frozen=True)
class Output:
    """How and where a command's results are written."""

    format: str
    file: Path | None  # None: standard output
    width: int | None  # columns of tables; None: those of the terminal, 80 in a pipe
    color: str  # auto, always, never
    quiet: bool  # no warnings

    @property
    def whole(self) -> bool:
        """Whether the format is one document, whatever the number of articles."""
        return self.format in WHOLE

    @property
    def bar(self) -> bool:
        """Whether a bar may be shown: not where results appear on a terminal one by one."""
        return not self.quiet and (self.file is not None or self.whole or not sys.stdout.isatty())


def emit(reports: Iterable[Report], output: Output, guard: Guard = inside) -> None:
    """Render and write the reports, each as soon as it is there; where there is none, nothing is written or emptied."""
    from readoutdiff import __version__
    from readoutdiff.reporting.report import stream

    terminal = output.file is None and sys.stdout.isatty()
    columns = output.width or (_terminal_width() if terminal else PIPE_WIDTH)
    parts = stream(reports, output.format, columns, use_colour(output.color, terminal), __version__, guard)
    first = next(parts, None)
    if first is not None:
        write(chain([first], parts), output.file)


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


def write(parts: Iterable[str], output: Path | None, *, update: bool = False) -> None:
    """Write UTF-8, whatever the locale, part by part; a file is written whole elsewhere and then takes its name.

    ``update``: the file was read to be written anew. Any other that was read is spared: Trouble.
    """
    data = (part.encode("utf-8", "backslashreplace") for part in parts)
    if output is None or str(output) == "-":
        for part in data:
            sys.stdout.buffer.write(part)
            sys.stdout.buffer.flush()
        return
    from readoutdiff.ground.model import Trouble

    try:
        _write_file(output, data, update)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not os.path.isdir(output.parent):
            raise Trouble(str(output), f"the folder {output.parent} is not there; make it first") from None
        raise Trouble(str(output), (error.strerror or str(error)).lower()) from None


def spare_read(output: Path | None) -> None:
    """Trouble where ``output`` is a file that this call has read, by whatever name."""
    from readoutdiff.ground.files import was_read
    from readoutdiff.ground.model import Trouble

    if output is not None and not _in_place(output) and was_read(output):
        raise Trouble(str(output), "is read as input; it would be overwritten")


def spare_inputs(output: Path, values: Iterable[object]) -> None:
    """The same before anything is read: Trouble where ``output`` is among the files that are named as input."""
    from readoutdiff.ground.model import Trouble

    spare_read(output)  # the configuration
    if not os.path.isfile(output) or _in_place(output):
        return
    words = [word for value in values for word in (value if isinstance(value, tuple) else (value,))]
    for name in (str(word) for word in words if isinstance(word, (str, os.PathLike))):
        for each in (name, name.partition("=")[2], name.rpartition(":")[0]):  # SOURCE=FILE, ARTICLE:LINE
            with contextlib.suppress(OSError, ValueError):
                if output.samefile(each):
                    raise Trouble(str(output), "is read as input; it would be overwritten")


def _in_place(output: Path) -> bool:
    """Whether it is a stream of the system, such as /dev/stdout or /dev/fd/3: a link, on Linux, to what is open."""
    folder = output.parent.resolve()
    return folder == Path("/dev") or (folder.name == "fd" and folder.parts[1:2] in (("dev",), ("proc",)))


def _write_file(output: Path, data: Iterable[bytes], update: bool) -> None:
    import stat

    from readoutdiff.ground.model import Trouble

    try:
        there = output.stat()  # of what a link leads to
    except FileNotFoundError:
        there = None
    if _in_place(output) or (there and not stat.S_ISREG(there.st_mode)):  # a stream, pipe, device; a folder fails
        with output.open("ab") as file:
            file.writelines(data)
        return
    if output.is_symlink():
        raise Trouble(str(output), f"a link, through which nothing is written; name {output.resolve()} itself")
    mode = there.st_mode & 0o777 if there else 0o666
    temporary = output.with_name(f".{output.name[:40]}.{os.urandom(6).hex()}")
    unfinished.add(temporary)
    try:
        with open(temporary, "xb", opener=lambda name, flags: _unnamed(name, flags, mode)) as file:
            file.writelines(data)
            file.flush()
            if not temporary.exists():
                # With a descriptor to start from it follows the link; without, it would link the link.
                os.link(f"/proc/self/fd/{file.fileno()}", temporary, src_dir_fd=file.fileno())
        if there:
            temporary.chmod(mode)  # whatever the umask
        if not update:
            spare_read(output)
        temporary.replace(output)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    finally:
        unfinished.discard(temporary)


def _unnamed(name: str, flags: int, mode: int) -> int:
    """A file without a name in the folder of ``name``: kill -9 leaves nothing. Where a system has none, a named one."""
    if hasattr(os, "O_TMPFILE") and Path("/proc/self/fd").is_dir():
        with contextlib.suppress(OSError):
            return os.open(Path(name).parent, os.O_TMPFILE | os.O_WRONLY, mode)
    return os.open(name, flags, mode)
