"""Bytes -> text, or one clear line why not."""

from __future__ import annotations

import codecs
import re

from readoutdiff.model import Trouble

# What a file begins with -> what it is and what to do. The first that fits counts.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip, DOCX or ODT file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
)
BYTE_ORDER_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
                    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|\?xml|html|head|body|meta|div|article|p)\b", re.I | re.S
)
MAX_NULS = 0.001  # share of the bytes; one stray NUL is a control character, many are no text


def decode(data: bytes, place: str, encoding: str | None = None) -> str:
    """The text of ``data``: UTF-8, with or without a byte order mark, unless an ``encoding`` is named."""
    _refuse_formats(data, place)
    if encoding is None:
        return _utf8(data, place)
    try:
        text = data.decode("utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        raise Trouble(place, f"not {encoding}: byte {_byte(data, error.start)} at offset {error.start}") from None
    except (LookupError, ValueError):
        raise Trouble("--encoding", f"“{encoding}” is no text encoding") from None
    if not isinstance(text, str):  # rot13 and the like
        raise Trouble("--encoding", f"“{encoding}” is no text encoding")
    return text.removeprefix("\ufeff")


def _utf8(data: bytes, place: str) -> str:
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            raise Trouble(place, f"this is {name.upper()}; read it with --encoding {name}")
    if data.count(0) > MAX_NULS * len(data):
        raise Trouble(place, "binary data, no text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = error.start + (3 if data.startswith(codecs.BOM_UTF8) else 0)
        line = data.count(b"\n", 0, offset) + 1
        what = f"not UTF-8: byte {_byte(data, offset)} at offset {offset} (line {line}); name it with --encoding"
        raise Trouble(place, what) from None


def _byte(data: bytes, offset: int) -> str:
    return f"0x{data[offset]:02x}" if offset < len(data) else "missing"


def _refuse_formats(data: bytes, place: str) -> None:
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise Trouble(place, f"{what}, no plain text; save it as text first")
    if HTML.match(data.removeprefix(codecs.BOM_UTF8)):
        raise Trouble(place, "HTML, no plain text; save the article's text first")
