"""Columns that text takes on a terminal, and wrapping by them. Chinese takes two a character, accents none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

_ZERO = frozenset({"Mn", "Me", "Cf"})
# A piece that may end a line: a run of blanks, a wide character, or a word of others.
_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf"
    "\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
)
_MARKS = frozenset("-:/.@_")  # behind which a word may be broken: ``confirmed-`` ``omission``
_PLAIN = re.compile(r"\s+|\S+")


@cache
def _with_wide() -> re.Pattern[str]:
    closing = "\u3001\u3002\uff0c\uff01\uff1f\uff1a\uff1b”’）】》」』"
    return re.compile(rf"\s+|[{_WIDE}][{closing}]*|[^\s{_WIDE}]+(?:[，。、；：！？”’）]+)?")


def _pieces(text: str) -> Iterator[str]:
    """The pieces of a text, blanks between them too."""
    far = text.isascii() or (max(text) < "\u3000" and not re.search("[\u1100-\u115f\u2e80-\u2fff]", text))
    return (match.group() for match in (_PLAIN if far else _with_wide()).finditer(text))


@lru_cache(maxsize=4096)
def char_width(character: str) -> int:
    """0, 1 or 2 columns."""
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in _ZERO:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """Columns that a text of one line takes."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def longest_word(text: str) -> int:
    """Columns of the longest piece of ``text`` that wrapping leaves whole."""
    return max(map(width, _pieces(text)), default=0)


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most ``columns``, none of the text lost; line ends in it are kept. A longer word is broken."""
    return [line for part in text.split("\n") for line in _wrap_line(part, max(columns, 2))]


def _wrap_line(text: str, columns: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text):
        size = width(piece)
        if used and used + size > columns:
            lines.append(line.rstrip())
            line, used = "", 0
        if piece.isspace():
            if used:
                line, used = line + " ", used + 1
            continue
        at = 0
        while size > columns:
            head = _head(piece, at, columns)
            lines.append(head)
            at += len(head)
            size -= width(head)
        line, used = line + piece[at:], used + size
    lines.append(line.rstrip())
    return lines


def _head(word: str, start: int, columns: int) -> str:
    """The longest piece of ``word`` from ``start`` that fits ``columns``, up to a mark inside it if there is one."""
    used, mark = 0, 0
    for i in range(start, len(word)):
        used += char_width(word[i])
        if used > columns:
            return word[start : max(mark or i, start + 1)]
        if word[i] in _MARKS:
            mark = i + 1
    return word[start:]
