"""A path or bytes -> Document."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
from pathlib import Path
from typing import BinaryIO

from readoutdiff.ground.files import open_input
from readoutdiff.ground.folding import fold
from readoutdiff.ground.model import Document, Trouble, place
from readoutdiff.reading.decode import decode
from readoutdiff.reading.formats import ODD, markup
from readoutdiff.reading.furniture import find_furniture
from readoutdiff.reading.language import guess_language

LONG_LINE = 1_000_000  # characters
MAX_BYTES = 256 * 1024 * 1024
CHUNK = 1024 * 1024
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def load(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    encoding: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> Document:
    """Read one text.

    ``source`` is a path, or the bytes themselves; ``name`` what to call it (default: the path as given; for bytes
    ``<bytes 1a2b3c4d>``, the beginning of their SHA-256, so that two texts have two names). ``published`` is an ISO
    date, ``language`` an ISO 639-1 code (default: guessed, ``und`` if it cannot be). A byte order mark is no part of
    the text: offset 0 is the first character after it. Line ends stay as they are. Raises :class:`Trouble` where the
    file cannot be read, is no text, or is in another encoding.
    """
    place = name if name is not None else "<bytes>" if isinstance(source, bytes) else str(source)
    data = source if isinstance(source, bytes) else read_bytes(Path(source), place)
    sha256 = hashlib.sha256(data).hexdigest()
    if name is None and isinstance(source, bytes):
        place = f"<bytes {sha256[:8]}>"
    text = decode(data, place, encoding)
    if foreign := markup(text):
        raise Trouble(place, foreign)
    furniture = find_furniture(text)
    return Document(
        name=place,
        text=text,
        sha256=sha256,
        title=next((text[start:end] for start, end, kind in furniture if kind == "headline"), ""),
        language=(language or guess_language(text)).lower(),
        published=iso_date(published, "published"),
        warnings=tuple(_warnings(text)),
        furniture=furniture,
    )


def read_inside(folder: Path, name: str, most: int) -> bytes:
    """The bytes of a file of ``folder`` that a stranger names, at most ``most`` of them.

    Raises Trouble for what lies elsewhere, by ``..`` or by a link too, and for pipes and devices, which may never end.
    """
    file = folder / name
    if "\0" in name:
        raise Trouble(name, "no name of a file")
    if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder)):
        raise Trouble(name, "outside the fixture's folder, where nothing is read; copy it there")
    if os.path.exists(file) and not os.path.isfile(file):
        raise Trouble(name, "no regular file")
    return read_bytes(file, name, most)


def read_bytes(path: Path, place: str, most: int = MAX_BYTES) -> bytes:
    """The bytes of ``path``; Trouble, in words of the system, where it cannot be read or has more than ``most``."""
    try:
        with open_input(path) as file:
            return read_all(file, place, most)
    except OSError as error:
        if isinstance(error, IsADirectoryError):
            raise Trouble(place, "a folder; name the files in it") from None
        address = "; nothing is fetched, name a file" if "://" in place else ""
        raise Trouble(place, (error.strerror or str(error)).lower() + address) from None
    except ValueError as error:  # a NUL in the name
        raise Trouble(place.replace("\0", "\\0"), str(error)) from None


def read_all(stream: BinaryIO, place: str, most: int = MAX_BYTES) -> bytes:
    """What is left of a stream; Trouble as soon as it is more than ``most`` bytes: a device may be endless."""
    parts, size = [], 0
    while part := stream.read(CHUNK):
        parts.append(part)
        size += len(part)
        if size > most:
            limit = f"{most >> 20} MB" if most >> 20 else f"{most >> 10} kB"
            raise Trouble(place, f"larger than {limit}; this is no article")
    return b"".join(parts)


def iso_date(value: str | None, place: str) -> str | None:
    """``value`` itself if it is a calendar date YYYY-MM-DD, None for None; Trouble otherwise."""
    if value is None:
        return None
    try:
        if datetime.date.fromisoformat(value).isoformat() != value:  # a week date, which it reads as well
            raise ValueError
    except ValueError:
        raise Trouble(place, f"“{value}” is no date of the form YYYY-MM-DD") from None
    return value


def _warnings(text: str) -> list[str]:
    """What a reader should know about a text that is read all the same."""
    found = []
    if not fold(text).text.strip():
        found.append("the text is empty")
    control = CONTROL.search(text)
    if control:
        line, _ = place(text, control.start())
        found.append(f"control characters in the text, first at line {line}")
    if "\ufffd" in text:
        line, _ = place(text, text.index("\ufffd"))
        found.append(f"replacement characters in the text, first at line {line}: it was decoded wrongly before")
    for sign, odd, what in ODD:
        left = re.search(odd, text, re.I) if sign in text else None
        if left:
            line, _ = place(text, left.start())
            found.append(f"{what} in the text, first at line {line}: they are read as words")
    longest = max(map(len, text.split("\n")))
    if longest > LONG_LINE:
        found.append(f"a line of {longest:,} characters")
    return found
