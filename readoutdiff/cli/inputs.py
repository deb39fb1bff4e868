"""Names on the command line -> documents. A bad file is reported and does not stop the rest."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from readoutdiff.cli.telling import complain, complain_of, inside

if TYPE_CHECKING:
    from readoutdiff.ground.model import Document, Trouble
    from readoutdiff.language.language import Languages
    from readoutdiff.naming.registry import Registry


@dataclass(frozen=True)
class Reading:
    """How a command's texts are to be read, as its options say."""

    published: str | None = None  # YYYY-MM-DD, if the user wrote what is wanted
    lang: str | None = None
    encoding: tuple[str, ...] = ()  # each [FILE=]NAME
    stdin_name: str = "<stdin>"
    registry: Path | None = None
    lexicon: Path | None = None  # a folder


@dataclass
class Session:
    """One run's way of reading, and what went wrong in it."""

    reading: Reading = Reading()
    encodings: Mapping[str, str] = field(default_factory=dict)  # place of a file (“” for all others) -> encoding
    quiet: bool = False
    jobs: int = 1
    wanted: str | None = None  # what is missing where standard input, read for want of a name, is empty
    failed: bool = field(default=False, init=False)
    stdin_read: bool = field(default=False, init=False)

    def load(self, name: str, lang: str = "") -> Document:
        """The document called ``name``, in ``lang`` where it is known; ``-`` is standard input. Raises Trouble."""
        from readoutdiff.reading.load import load

        return load(
            self._standard_input() if name == "-" else Path(name),
            name=self.shown(name),
            encoding=self.encodings.get(_place(name)) or self.encodings.get(""),
            published=self.reading.published,
            language=_language(lang, "--readout") if lang else _language(self.reading.lang, "--lang"),
        )

    def _standard_input(self) -> bytes:
        from readoutdiff.ground.files import note
        from readoutdiff.ground.model import Trouble
        from readoutdiff.reading.load import read_all

        place = self.reading.stdin_name
        if sys.stdin is None:
            raise Trouble(place, "standard input is closed")
        if self.stdin_read:  # a second time there is nothing in it, and nothing would be compared as a text
            raise Trouble(place, "standard input can be read once only")
        self.stdin_read = True
        with contextlib.suppress(OSError):  # one that has no descriptor
            note(sys.stdin.buffer)
        data = read_all(sys.stdin.buffer, place)
        if self.wanted and not data.strip():  # a job without a terminal; whoever writes - says that it may be empty
            raise missing(self.wanted, "nothing came by standard input")
        return data

    def shown(self, name: str) -> str:
        """What a file of the command line is called in what is printed."""
        return self.reading.stdin_name if name == "-" else os.fsencode(name).decode("utf-8", "replace")

    def load_registry(self) -> Registry:
        """The built-in registry and what ``--registry`` adds."""
        from readoutdiff.naming.registry import load_registry

        return load_registry(self.reading.registry)

    def load_lexicons(self, registry: Registry, examples: bool = True) -> Languages | None:
        """The languages to which ``--lexicon`` adds; with ``examples`` these are held."""
        return lexicons(self.reading.lexicon, registry, examples)

    def trouble(self, trouble: Trouble) -> None:
        """One line on standard error; the run will end with 2."""
        self.failed = True
        complain_of(trouble)

    @contextlib.contextmanager
    def guard(self, place: str) -> Iterator[None]:
        """What goes wrong inside is one line that names ``place``; the rest of the run goes on."""
        from readoutdiff.ground.model import Trouble

        try:
            with inside(place):
                yield
        except Trouble as trouble:
            self.trouble(trouble)

    def warn(self, place: str, what: str) -> None:
        """One line on standard error, unless ``-q``."""
        if not self.quiet:
            complain(f"{place}: warning: {what}")


def lexicons(folder: Path | None, registry: Registry, examples: bool = True) -> Languages | None:
    """The languages to which a folder adds, if there is one. Raises Troubles for a bad one."""
    if folder is None:
        return None
    from readoutdiff.checking.lexicons import load_lexicons

    return load_lexicons(folder, registry, examples)


def _language(code: str | None, option: str) -> str | None:
    """The language of a code, whatever its country (`en-US`). Trouble where it is no code of a language."""
    from readoutdiff.ground.model import Trouble

    if code is None:
        return None
    language = code.strip().replace("_", "-").partition("-")[0].lower()
    if not (language.isascii() and language.isalpha() and len(language) in (2, 3)):
        raise Trouble(option, f"“{code}” is no code of a language, as en, ru and zh are")
    return language


def named_or_stdin(names: Sequence[str], what: str = "ARTICLE", free: bool = True) -> list[str]:
    """``names``, or standard input where none is given, it is no terminal and is ``free``; else a usage error."""
    if names:
        return list(names)
    if not free or sys.stdin is None or sys.stdin.isatty():
        raise missing(what)
    return ["-"]


def missing(what: str, why: str = "") -> click.UsageError:
    """The error to raise where nothing is named."""
    say = f"; {why}" if why else ""
    return click.UsageError(f"Missing {what}: name a file, or - for standard input{say}.")


def encodings(reading: Reading, files: Sequence[str]) -> dict[str, str]:
    """Each ``--encoding [FILE=]NAME`` -> place of the FILE (“” for all others) to NAME; of two for one the last counts.

    A usage error where FILE is none of ``files``, those of this call; a configuration is for many calls and may.
    """
    configured = click.get_current_context().get_parameter_source("encoding") is ParameterSource.DEFAULT_MAP
    places = {_place(file) for file in files}
    found = {}
    for each in reading.encoding:
        file, equals, name = each.rpartition("=")
        place = _place("-" if file == reading.stdin_name and "-" in files else file) if equals else ""
        if not name or (equals and not file):
            raise click.BadParameter(f"“{each}” is not of the form [FILE=]NAME", param_hint="--encoding")
        if place and place not in places and not configured:
            raise click.BadParameter(f"“{file}” is no file of this call", param_hint="--encoding")
        found[place] = name
    return found


def _place(name: str) -> str:
    return name if name in ("", "-") else os.path.abspath(name)  # noqa: PTH100 (no link is followed)
