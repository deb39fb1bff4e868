"""A folded text -> the text that is parsed, as long: odd hyphens made plain, line ends that wrap made blanks."""

from __future__ import annotations

import re

from readoutdiff.language.capitals import begins_small

_MARKS = str.maketrans("\u2010\u2011\u2212\u2015\u02bc\u2032\uff07", "--–—’’’")  # hyphens, dashes, apostrophes
_ODD = re.compile(f"[{''.join(map(chr, _MARKS))}]")
WIDEST = 100  # characters of a line that a program or a person has wrapped
_ENDS = re.compile(r"\r?\n(?![^\S\n]*\n)")  # of a line that another one follows
_NEW = re.compile(r"[ ]*(?:[-–—•*·#>|]|\(?(?:\d{1,2}|[a-z])[.)][ ])")  # begins an item of a list, or a quoted line


def plain(text: str) -> str:
    """The text with a plain character for each odd hyphen, dash, apostrophe, tab and line end inside a paragraph.

    Offsets stay: it is as long as the text. What is shown is taken from the text, never from this.
    """
    if not text.isascii() and _ODD.search(text):
        text = text.translate(_MARKS)
    return unwrapped(text.replace("\t", " "))


def unwrapped(text: str) -> str:
    """The text with blanks for the line ends that somebody's wrapping at a width made; any other text as it is.

    A line is wrapped where the first word of the next one had no room in it. One such line at least has to break off
    before a small letter, and half of the lines that others follow have to be wrapped.
    """
    if "\n" not in text or max(map(len, text.split("\n"))) > WIDEST:
        return text
    joints, start = [], 0
    for end in _ENDS.finditer(text):
        line, start = text[text.rfind("\n", 0, end.start()) + 1 : end.start()].rstrip(), end.end()
        after = text[start : start + WIDEST].split("\n")[0]
        if line and after.strip():
            joints.append((end, len(line), after))
    width = max((length for _, length, _ in joints), default=0)
    full = [(end, after) for end, length, after in joints if length + 1 + len(after.split()[0]) > width]
    full = [(end, after) for end, after in full if not _NEW.match(after)]
    if len(full) * 2 < len(joints) or not any(begins_small(after.lstrip()) for _, after in full):
        return text
    pieces, start = [], 0
    for end, _ in full:
        pieces += [text[start : end.start()], " " * len(end.group())]
        start = end.end()
    return "".join(pieces) + text[start:]
