"""Bytes or text -> what it is instead of an article's text, and what to do; None where it is one.

What cannot be read is refused: markup is never taken for prose. What is seen is the content, never a file's name.
A text that quotes a tag, or has one left in it, is read: only what begins as no article does, or is full of markup,
is refused.
"""

from __future__ import annotations

import re

SAMPLE = 100_000  # characters or bytes looked at
PER_MARK = 400  # characters: with a tag, or the like, in so many or fewer a text that begins with one is markup
PER_MARK_WITHIN = 60  # the same of a text that does not: some of a page's tags are left in what people copy

_TEXT, _WORDS, _OUT = "save it as text first", "save the article's text first", "take the text out of it first"

# What it is, what its bytes begin with, what to do. The first that fits counts.
_BYTES: tuple[tuple[str, bytes, str], ...] = (
    ("a PDF", rb"%PDF|.{0,1024}?%PDF-\d\.\d\s.*?\d+ \d+ obj\b", _TEXT),  # what a download put before it is skipped
    ("a zip, DOCX, ODT or EPUB file", rb"PK\x03\x04", _TEXT),
    ("an old Word or Office file", rb"\xd0\xcf\x11\xe0", _TEXT),
    ("a PNG picture", rb"\x89PNG", _TEXT),
    ("a JPEG picture", rb"\xff\xd8\xff", _TEXT),
    ("a GIF picture", rb"GIF8[79]a", _TEXT),
    ("a TIFF picture", rb"II\*\0|MM\0\*", _TEXT),
    ("a BMP picture", rb"BM.{4}\0{4}", _TEXT),
    ("an icon", rb"\x00\x00\x01\x00", _TEXT),
    ("a WebP picture", rb"RIFF.{4}WEBP", _TEXT),
    ("a sound or video", rb"RIFF.{4}(?:WAVE|AVI )|ID3[\x02-\x04]\0|OggS\0|fLaC\0|.{4}ftyp[\w ]{4}|\x1a\x45\xdf\xa3",
     "write down what is said first"),
    ("a gzip file", rb"\x1f\x8b", _OUT),
    ("a bzip2 file", rb"BZh\d1AY&SY", _OUT),
    ("an xz file", rb"\xfd7zXZ\0", _OUT),
    ("a 7z file", rb"7z\xbc\xaf\x27\x1c", _OUT),
    ("a Zstandard file", rb"\x28\xb5\x2f\xfd", _OUT),
    ("a RAR file", rb"Rar!\x1a\x07", _OUT),
    ("a tar file", rb".{257}ustar[\0 ]", _OUT),
    ("a program", rb"\x7fELF|MZ\x90\0", _WORDS),
    ("an SQLite database", rb"SQLite format 3\0", _WORDS),
    ("a web archive or property list", rb"bplist0\d", _WORDS),
)  # fmt: skip

_HEADERS = r"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,100}?"  # of an e-mail: a name and a value, or carried on
_COMMENTS = r"(?:[ \t]*(?:#[^\n]*)?\n)*"
_NAME = r"[A-Za-z_][\w.]*"

# What it is, what its text begins with after blanks, what to do. None but a mailbox begins as `_PROSE` does.
_PROSE = re.compile(r"(?!from )[^\W_]+ [^\W_]", re.I)
_BEGINNINGS: tuple[tuple[str, str, str], ...] = (
    ("RTF", r"\{\\rtf\d", _TEXT),
    ("HTML", r"(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta)\b", _WORDS),
    ("XML", r"(?:<!--.{0,500}?-->\s*)?<(?:\?xml|!doctype)\b", _WORDS),
    ("a program's source", r"<\?(?:php\b|=)|#!\s?/\w", _WORDS),
    ("a web page saved as MHTML", _HEADERS + r"Content-Type:\s*multipart/related\b", _WORDS),
    ("an e-mail or another MIME message",
     _HEADERS + r"(?:MIME-Version:\s*\d|Content-Type:\s*\w+/\w|Message-ID:\s*<|Return-Path:\s*<"
     r"|Content-Transfer-Encoding:\s*(?:[78]bit|binary|quoted-printable|base64)\b)", _WORDS),
    ("an e-mail",  # its headers as a program shows or copies them
     r"(?=(?:[^\n]*\n){0,5}(?:From|Von|De|От|发件人)\s?[:：])(?=(?:[^\n]*\n){0,5}(?:Subject|Betreff|Objet|Asunto|Тема|主题)\s?[:：])"
     r"(?=(?:[^\n]*\n){0,5}(?:To|An|À|Para|Кому|收件人)\s?[:：])(?:\w+\s?[:：][^\n]*(?:\n|$)){3}", _WORDS),
    ("a mailbox", r"From \S+ +\w{3} \w{3} +\d+ \d\d:\d\d", _WORDS),
    ("what a web server sent", r"(?:HTTP|WARC)/\d(?:\.\d)?(?: \d{3}\b|\s*\n\w[\w-]*:)", _WORDS),
    ("JSON", r'\[?\s*\{\s*"[^"\n]{0,200}"\s*:|\[\s*"(?:[^"\\]|\\.)*"\s*,\s*"', _WORDS),
    ("a table of data (CSV)",  # names without blanks, then a line with as many columns
     rf'"?{_NAME}"?(?:([,;\t|])"?{_NAME}"?)(?:\1"?{_NAME}"?)+[ \t]*\n[^\n]+?\1[^\n]*?\1'
     rf'|"?[a-z_]\w*"?([,;\t|])"?[a-z_]\w*"?[ \t]*\n[^\s,;|]+\2\S', _WORDS),
    ("LaTeX", r"(?:%[^\n]*\n\s*)*\\(?:documentclass|usepackage|begin\{|input\{|(?:sub)*section\*?\{|title\{)", _WORDS),
    ("PostScript", r"%!PS\b", _TEXT),
    ("a key or certificate", r"-----BEGIN [A-Z0-9 ]+-----", _WORDS),
    ("an address card", r"BEGIN:VCARD\b", _WORDS),
    ("a calendar", r"BEGIN:VCALENDAR\b", _WORDS),
    ("subtitles", r"\[Script Info\]\s*\n", "save what is said as text, without the times"),
    ("YAML",
     _COMMENTS + r"[a-z][\w-]*:[ \t\n](?:[^\n]*\n)*?[a-z][\w-]*:[ \t]*\n[ \t]+(?:- )?[a-z][\w-]*:[ \t\n]", _WORDS),
    ("TOML or a settings file",
     _COMMENTS + r"(?:\[[\w.-]+\][ \t]*\n" + _COMMENTS + r"[\w-]+[ \t]*=|(?:[a-z][\w-]*[ \t]*=[ \t]*\S[^\n]*\n){2})",
     _WORDS),
)  # fmt: skip

# What it is, what stands in each of its marks, their pattern, how many are wanted, how many where the text begins with
# one, what to do.
_ELEMENT = (
    r"(?:a|abbr|article|aside|b|blockquote|br|button|div|em|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|"
    r"input|label|li|link|main|meta|nav|ol|p|script|section|small|span|strong|style|sup|svg|table|tbody|td|th|time|tr|u|ul)"
)
_TAG = (
    rf"</{_ELEMENT}\s*>|<{_ELEMENT}\s[^<>=]{{0,300}}=[^<>]{{0,3000}}>"
    r"|<(?:p|br|hr|li|td|tr|div|span|table|script|article)\s*/?>"
)
_MARKS: tuple[tuple[str, tuple[str, ...], str, int, int, str], ...] = (
    ("subtitles", (":",),
     r"^(?:\d+:)?\d\d:\d\d[.,]\d{3}(?:[ \t]*-->[ \t]*|,)(?:\d+:)?\d+:\d\d[.,]\d{3}|^\[\d\d:\d\d[.:]\d\d\]", 1, 1,
     "save what is said as text, without the times"),
    ("HTML", ("<",), _TAG, 4, 1, _WORDS),
    ("wiki markup", ("[[", "{{", "==", "'''"),
     r"\[\[[^][\n]{1,200}\]\]|\{\{[^{}\n]{1,500}\}\}|^==+[^=\n]+==+[ \t]*$|'''[^'\n]+'''", 4, 2, _WORDS),
    ("quoted-printable, as in an e-mail's source", ("=",),
     r"=[C-F][0-9A-F](?:=[89AB][0-9A-F])+|[^=\n]=$(?=\n\S)|=20$|=3D", 3, 3, _WORDS),
    ("base64", ("",), r"^(?=\S{0,75}\d)(?=\S{0,75}[A-Z])(?=\S{0,75}[a-z])[A-Za-z0-9+/]{60,}={0,2}$", 1, 1, _WORDS),
)  # fmt: skip

# What may be left in a text that is read all the same: its first character, its pattern (of any case), its name.
ODD = (
    ("<", _TAG, "tags as in HTML"),
    ("&", r"&(?:nbsp|amp|quot|apos|lt|gt|[lr][sda]quo|[mn]dash|hellip|#\d{2,6}|#x[0-9a-f]{2,5});",
     "HTML's names of characters"),
)  # fmt: skip

_SIGNATURES = [(what, re.compile(pattern, re.S), advice) for what, pattern, advice in _BYTES]
_ROOT = re.compile(r"<([A-Za-z][\w:.-]*+)[^<>]*+>")


def foreign_bytes(data: bytes) -> str | None:
    """What the bytes are, and what to do, where they are no text."""
    for what, pattern, advice in _SIGNATURES:
        if pattern.match(data, 0, SAMPLE):
            return f"{what}, no plain text; {advice}"
    return None


def markup(text: str) -> str | None:
    """What the text is, and what to do, where it is markup or data."""
    sample = text[:SAMPLE].replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff \t\n\f\v")
    for what, beginning, advice in () if _PROSE.match(sample) else _BEGINNINGS:
        if re.match(beginning, sample, re.I if what != "YAML" else 0):
            return f"{what}, no plain text; {advice}"
    for what, signs, marks, many, first, advice in _MARKS:
        if not any(map(sample.__contains__, signs)):
            continue
        pattern = re.compile(marks, re.M | (re.I if what == "HTML" else 0))
        found, begins = sum(1 for _ in pattern.finditer(sample)), pattern.match(sample)
        if found >= (first if begins else many) and found * (PER_MARK if begins else PER_MARK_WITHIN) >= len(sample):
            return f"{what}, no plain text; {advice}"
    root = _ROOT.match(sample)
    if root and text.rstrip().endswith(f"</{root[1]}>"):
        return f"XML, no plain text; {_WORDS}"
    return None
