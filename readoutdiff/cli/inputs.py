"""Names on the command line -> documents. A bad file is reported and does not stop the rest."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from readoutdiff.cli.run import complain, complain_of

if TYPE_CHECKING:
    from pathlib import Path

    from readoutdiff.model import Document, Trouble
    from readoutdiff.registry import Registry


@dataclass
class Session:
    """One run's way of reading, and what went wrong in it."""

    published: str | None = None
    lang: str | None = None
    encoding: str | None = None
    stdin_name: str = "<stdin>"
    registry: Path | None = None
    quiet: bool = False
    jobs: int = 1
    failed: bool = field(default=False, init=False)
    stdin_read: bool = field(default=False, init=False)

    def load(self, name: str, lang: str | None = None) -> Document:
        """The document called ``name``; ``-`` is standard input. Raises Trouble."""
        from readoutdiff.files import note
        from readoutdiff.model import Trouble
        from readoutdiff.reading.load import load, read_all

        if name == "-":
            if sys.stdin is None:
                raise Trouble(self.stdin_name, "standard input is closed")
            if self.stdin_read:  # a second time there is nothing in it, and nothing would be compared as a text
                raise Trouble(self.stdin_name, "standard input can be read once only")
            self.stdin_read = True
            with contextlib.suppress(OSError):  # one that has no descriptor
                note(sys.stdin.buffer)
            return load(
                read_all(sys.stdin.buffer, self.stdin_name),
                name=self.stdin_name,
                encoding=self.encoding,
                published=self.published,
                language=lang or self.lang,
            )
        shown = os.fsencode(name).decode("utf-8", "replace")
        return load(
            _path(name), name=shown, encoding=self.encoding, published=self.published, language=lang or self.lang
        )

    def load_registry(self) -> Registry:
        """The built-in registry and what ``--registry`` adds."""
        from readoutdiff.registry import load_registry

        return load_registry(self.registry)

    def trouble(self, trouble: Trouble) -> None:
        """One line on standard error; the run will end with 2."""
        self.failed = True
        complain_of(trouble)

    def warn(self, place: str, what: str) -> None:
        """One line on standard error, unless ``-q``."""
        if not self.quiet:
            complain(f"{place}: warning: {what}")


def named_or_stdin(names: Sequence[str], what: str = "ARTICLE") -> list[str]:
    """``names``, or standard input where none is given and it is no terminal; else a usage error."""
    if names:
        return list(names)
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError(f"Missing {what}: name a file, or - for standard input.")
    return ["-"]


def _path(name: str) -> Path:
    from pathlib import Path

    return Path(name)
