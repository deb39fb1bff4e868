"""Bytes -> text, or one clear line why not."""

from __future__ import annotations

import codecs
import re

from readoutdiff.ground.model import Trouble
from readoutdiff.reading.formats import SAMPLE, foreign_bytes, markup

BYTE_ORDER_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
                    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
MAX_NULS = 0.001  # share of the characters; one stray NUL is a control character, many are no text
MAX_CONTROLS = 0.1  # the same of all that no text has, as in UTF-16 of letters that are none of ASCII's
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, place: str, encoding: str | None = None) -> str:
    """The text of ``data``: in UTF-8, or what its byte order mark says, unless an ``encoding`` is named."""
    for mark, marked in BYTE_ORDER_MARKS:
        if encoding is None and data.startswith(mark):
            encoding = marked
    foreign = foreign_bytes(data)
    if foreign:
        raise Trouble(place, foreign)
    try:
        text = data.decode("utf-8-sig" if encoding is None or _is_utf8(encoding) else encoding)
    except UnicodeDecodeError as error:
        offset = error.start + (3 if data.startswith(codecs.BOM_UTF8) and error.encoding == "utf-8" else 0)
        raise Trouble(place, markup(data.decode("latin-1")) or _wrong(data, offset, encoding)) from None
    except (LookupError, ValueError):  # rot13 and the like are none either
        raise Trouble("--encoding", f"“{encoding}” is no text encoding") from None
    text = text.removeprefix("\ufeff")
    if text.count("\0") > MAX_NULS * len(text) or len(_CONTROL.findall(text[:SAMPLE])) > MAX_CONTROLS * len(text):
        raise Trouble(place, _binary(data))
    return text


def _is_utf8(encoding: str) -> bool:
    return codecs.lookup(encoding).name == "utf-8"


def _binary(data: bytes) -> str:
    from readoutdiff.reading.encodings import guess_utf16

    wide = guess_utf16(data)
    return f"binary data, no text; if it is text, it looks like {wide}: name it with --encoding" if wide else (
        "binary data, no text")  # fmt: skip


def _wrong(data: bytes, offset: int, encoding: str | None) -> str:
    """What is said of bytes that are not in ``encoding``: where, and in which encoding they may be."""
    from readoutdiff.reading.encodings import guess_encoding

    if data.count(0) > MAX_NULS * len(data) and encoding is None:
        return _binary(data)
    line = data.count(b"\n", 0, offset) + 1
    byte = f"0x{data[offset]:02x}" if offset < len(data) else "missing"
    likely = guess_encoding(data)
    guess = f"looks like {likely}" if likely else "which encoding it is cannot be told"
    return f"not {encoding or 'UTF-8'}: byte {byte} at offset {offset} (line {line}); {guess}: name it with --encoding"
