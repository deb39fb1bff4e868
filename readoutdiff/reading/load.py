"""A path or bytes -> Document."""

from __future__ import annotations

import datetime
import hashlib
import re
from pathlib import Path

from readoutdiff.model import Document, Trouble
from readoutdiff.reading.decode import decode
from readoutdiff.reading.furniture import find_furniture
from readoutdiff.reading.language import guess_language

LONG_LINE = 1_000_000  # characters
MAX_BYTES = 256 * 1024 * 1024
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

    ``source`` is a path, or the bytes themselves; ``name`` what to call it (default: the path as given, or
    ``<bytes>``). ``published`` is an ISO date, ``language`` an ISO 639-1 code (default: guessed, ``und`` if it
    cannot be). A byte order mark is no part of the text: offset 0 is the first character after it. Line ends stay
    as they are. Raises :class:`Trouble` where the file cannot be read, is no text, or is in another encoding.
    """
    place = name if name is not None else "<bytes>" if isinstance(source, bytes) else str(source)
    data = source if isinstance(source, bytes) else read_bytes(Path(source), place)
    text = decode(data, place, encoding)
    furniture = find_furniture(text)
    return Document(
        name=place,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        title=next((text[start:end] for start, end, kind in furniture if kind == "headline"), ""),
        language=(language or guess_language(text)).lower(),
        published=iso_date(published, "published"),
        warnings=tuple(_warnings(text)),
        furniture=furniture,
    )


def read_bytes(path: Path, place: str) -> bytes:
    """The bytes of ``path``; Trouble, in words of the system, where it cannot be read."""
    try:
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise Trouble(place, f"larger than {MAX_BYTES >> 20} MB; this is no article")
        return path.read_bytes()
    except OSError as error:
        raise Trouble(place, (error.strerror or str(error)).lower()) from None
    except ValueError as error:  # a NUL in the name
        raise Trouble(place.replace("\0", "\\0"), str(error)) from None


def iso_date(value: str | None, place: str) -> str | None:
    """``value`` itself if it is a calendar date YYYY-MM-DD, None for None; Trouble otherwise."""
    if value is None:
        return None
    try:
        if len(value) != 10:
            raise ValueError
        datetime.date.fromisoformat(value)
    except ValueError:
        raise Trouble(place, f"“{value}” is no date of the form YYYY-MM-DD") from None
    return value


def _warnings(text: str) -> list[str]:
    """What a reader should know about a text that is read all the same."""
    found = []
    if not text.strip():
        found.append("the text is empty")
    control = CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        found.append(f"control characters in the text, first at line {line}")
    if "\ufffd" in text:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        found.append(f"replacement characters in the text, first at line {line}: it was decoded wrongly before")
    longest = max(map(len, text.split("\n")))
    if longest > LONG_LINE:
        found.append(f"a line of {longest:,} characters")
    return found
