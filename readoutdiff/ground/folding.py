"""Text -> its folded copy, which is what is read and compared, and the way back to the places of the text.

A soft hyphen, a mark without width, a ligature, a full-width letter or an accent apart from its letter changes how a
word is stored, not what it says. Offsets that anybody outside sees are those of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from unicodedata import normalize

from readoutdiff.ground.model import (
    Article,
    Claim,
    Content,
    Difference,
    Dispute,
    Document,
    Judgement,
    Readout,
    Span,
    Text,
    place,
    selector,
)

One = TypeVar("One")

# Unicode's Default_Ignorable_Code_Point: soft hyphen, zero width, joiners, directions, variation selectors, tags.
_NO_WIDTH = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Letters, figures and currencies in another dress: digraphs, Kelvin, Ångström, radicals, ligatures, full width, bold.
_DRESSED = (
    "\u0132\u0133\u01c4-\u01cc\u2126\u212a\u212b\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a"
    "\uff41-\uff5a\uffe0-\uffe2\uffe5\uffe6\U0001d400-\U0001d7ff"
)
_WIDE_MARKS = "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5e"
# What is composed with a letter before it: accents; of Arabic and kana too; the later letters of a Korean syllable.
_ACCENTS = "\u0300-\u034e\u0350-\u036f\u0653-\u0655\u3099\u309a\u1161-\u1175\u11a8-\u11c2"
_MOST = 8  # accents of one letter; more are no writing
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ANY = re.compile(f"[{_NO_WIDTH}{_DRESSED}{_WIDE_MARKS}{_ACCENTS}]")
_BROKEN = r"\u00ad[ \t]*\r?\n[ \t]*(?=[^\W\d_])"  # a word that was cut at the end of a line
# Patterns that few texts need: compiled where one does.
_ODD = (
    f"{_BROKEN}|[^\\W_](?:[{_NO_WIDTH}]{{0,{_MOST}}}[{_ACCENTS}]){{1,{_MOST}}}"
    f"|[{_NO_WIDTH}]+|[{_DRESSED}]|[{_WIDE_MARKS}]"
)
_GONE = f"[{_NO_WIDTH}]+"
_DRESS = f"[{_DRESSED}]"
_MARK = f"[{_WIDE_MARKS}]"
_CJK = "[\u1100-\u1112\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_CHINESE = 20  # one such character in so many: full-width marks are that text's own


class Edits(NamedTuple):
    """Where text and copy differ in length, in order: ``text[a:b]`` became ``copy[c:d]``."""

    a: list[int]
    b: list[int]
    c: list[int]
    d: list[int]


class Folded(NamedTuple):
    """A folded copy; ``edits`` is None where each character stands where it stood."""

    text: str
    edits: Edits | None = None

    def outer(self, start: int, end: int) -> Span:
        """The place in the text of ``self.text[start:end]``, without what was taken out on either side."""
        if self.edits is None:
            return start, end
        a, b, c, d = self.edits
        return _carried(start, end, c, d, a, b)

    def inner(self, start: int, end: int) -> Span:
        """The place in the copy of a span of the text."""
        return _carried(start, end, *self.edits) if self.edits else (start, end)


def _carried(start: int, end: int, a: list[int], b: list[int], c: list[int], d: list[int]) -> Span:
    """A span from the side that has ``a`` and ``b`` to the other; one that begins or ends in an edit takes it whole."""
    n, m = bisect_right(a, start) - 1, bisect_left(a, end) - 1
    first = start if n < 0 else c[n] if start < b[n] else d[n] + start - b[n]
    last = end if m < 0 else d[m] if end <= b[m] else d[m] + end - b[m]
    return first, max(first, last)


@lru_cache(maxsize=16)
def fold(text: str) -> Folded:
    """The copy of a text in which words are looked for: marks without width out, letters plain and composed, blanks
    plain. Full-width marks stay where the text is Chinese, Japanese or Korean. Linear; a plain text is its own copy.
    """
    if text.isascii():
        return Folded(text)
    held = "".join(set(re.findall("[^\x00-\x7f]", text)))  # a handful, as a rule
    if _BLANKS.search(held):
        text = _BLANKS.sub(" ", text)
    if not _ANY.search(held):
        return Folded(text)
    marks = bool(re.search(_MARK, text)) and len(re.findall(_CJK, text)) * _CHINESE < len(re.sub(_GONE, "", text))
    pieces: list[str] = []
    edits = Edits([], [], [], [])
    done = length = 0
    for odd in re.finditer(_ODD, text):
        old, (start, end) = odd.group(), odd.span()
        new = _plain(old, marks)
        if new == old:
            continue
        pieces += (text[done:start], new)
        length += start - done
        if len(new) != len(old):
            for side, at in zip(edits, (start, end, length, length + len(new)), strict=True):
                side.append(at)
        length += len(new)
        done = end
    return Folded("".join((*pieces, text[done:])), edits if edits.a else None)


def _plain(old: str, marks: bool) -> str:
    """What one odd character, a run without width, or a letter with its accents is in the copy."""
    if old[0] == "\u00ad" and old[-1].isspace():
        return ""  # the word goes on in the next line
    if len(old) == 1 and re.match(_MARK, old):
        return normalize("NFKC", old) if marks else old
    return normalize("NFC", re.sub(_DRESS, lambda one: normalize("NFKC", one.group()), re.sub(_GONE, "", old)))


def folded_document(document: Document) -> Document:
    """The document with its folded text; the same object where nothing is to be folded."""
    folded = fold(document.text)
    if folded.text == document.text:
        return document
    furniture = tuple((*folded.inner(start, end), kind) for start, end, kind in document.furniture)
    return replace(document, text=folded.text, title=fold(document.title).text, furniture=furniture)


class Way(NamedTuple):
    """From the folded copy of a document to the document itself, or ``back``: for all values that have a place."""

    folded: Folded
    document: Document  # where to
    back: bool = False

    def span(self, start: int, end: int) -> Span:
        """A span on the other side."""
        return self.folded.inner(start, end) if self.back else self.folded.outer(start, end)

    def words(self, one: One) -> One:
        """A value with ``text``, ``start`` and ``end``; its ``line`` and ``column``, where it has them, go along."""
        given: Any = one
        start, end = self.span(given.start, given.end)
        text = self.document.text
        changed: dict[str, Any] = {"text": text[start:end], "start": start, "end": end}
        if hasattr(given, "line"):
            changed["line"], changed["column"] = place(text, start)
        moved: One = replace(given, **changed)
        return moved

    def claim(self, claim: Claim) -> Claim:
        """A claim with all its words."""
        text = self.document.text
        fragments = tuple(self.span(*each) for each in claim.content.fragments)
        start, end = self.span(claim.content.start, claim.content.end)
        line, column = place(text, start)
        return replace(
            claim,
            speaker=claim.speaker and self.words(claim.speaker),
            addressee=claim.addressee and self.words(claim.addressee),
            cue=claim.cue and self.words(claim.cue),
            content=Content(text[start:end], start, end, fragments),
            quotes=tuple(map(self.words, claim.quotes)),
            quote=selector(text, start, end),
            line=line,
            column=column,
        )

    def article(self, article: Article) -> Article:
        """An article; warnings of the reading stay."""
        claims, omissions = tuple(map(self.claim, article.claims)), tuple(map(self.words, article.omissions))
        document, disputes = (
            replace(self.document, warnings=article.document.warnings),
            map(self.dispute, article.disputes),
        )
        return replace(article, document=document, claims=claims, omissions=omissions, disputes=tuple(disputes))

    def dispute(self, dispute: Dispute) -> Dispute:
        """A dispute with all its words."""
        return replace(self.words(dispute), claim=self.words(dispute.claim), words=self.words(dispute.words))

    def readout(self, readout: Readout) -> Readout:
        """A readout."""
        claims, passages = tuple(map(self.claim, readout.claims)), tuple(map(self.words, readout.passages))
        return replace(readout, document=self.document, claims=claims, passages=passages)


def way_out(document: Document) -> Way:
    """From the folded copy of a document to the document."""
    return Way(fold(document.text), document)


def way_in(document: Document) -> Way:
    """From a document to its folded copy."""
    return Way(fold(document.text), folded_document(document), True)


def outer_judgement(judged: Judgement, claim: str, passage: str) -> Judgement:
    """A judgement of two folded strings with the places and words of the two as they are."""
    one, two = fold(claim), fold(passage)
    differences = (
        Difference(each.kind, _words(each.here, one, claim), _words(each.there, two, passage))
        for each in judged.differences
    )
    return replace(judged, differences=tuple(differences))


def _words(one: Text, folded: Folded, text: str) -> Text:
    start, end = folded.outer(one.start, one.end)
    return Text(text[start:end], start, end)
