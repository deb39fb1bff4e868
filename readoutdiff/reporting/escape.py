"""Text of unknown origin -> text that is harmless where it goes."""

from __future__ import annotations

import re

# Controls (C0 without tab and line ends, C1), bidi overrides and isolates, characters of the private planes, of which
# nobody knows what they show, lone surrogates; what begins a command in a log of GitHub Actions (::error, ##[error]).
_UNSAFE = re.compile(
    ":(?=:[A-Za-z])|(?<=##)\\[|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000\U000f0000-\U0010ffff\ud800-\udfff]"
)
# In JSON also what some readers take for the end of a line: a record of jsonl is one line to all of them.
_UNSAFE_JSON = re.compile(f"{_UNSAFE.pattern}|[\u2028\u2029]")
_BLANKS = re.compile(r"[\s\u2028\u2029]+")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠﹢﹣﹦﹫\t\r|%]")


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: str) -> str:
    """``text`` with control and bidi characters spelled out as ``\\x1b`` or ``\\u202e``."""
    return _UNSAFE.sub(_visible, text)


def masked(text: str) -> str:
    """``text`` with a replacement character for each that ``visible`` would spell out."""
    return _UNSAFE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """``visible`` text on one line, blanks run together."""
    return visible(_BLANKS.sub(" ", text).strip())


def sheet_cell(text: str) -> str:
    """``visible`` text that no spreadsheet takes for a formula: an apostrophe goes before its first character."""
    text = visible(text)
    return "'" + text if _FORMULA.match(text) else text


def json_text(text: str) -> str:
    """A JSON document with control and bidi characters and odd line ends escaped: the same value, harmless to show."""
    return _UNSAFE_JSON.sub(_json_escape, text)


def _json_escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def without_controls(text: str) -> str:
    """``text`` for XML: characters that XML 1.0 forbids spelled out, and bidi overrides too."""
    return visible(text).replace("\ufffe", "").replace("\uffff", "")
