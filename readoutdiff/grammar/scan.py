"""Text -> tokens, sentences, paragraphs and quotations, with offsets into the untouched text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, pairwise

from readoutdiff.grammar.plain import plain
from readoutdiff.grammar.tokens import tokens
from readoutdiff.ground.model import Span
from readoutdiff.language import lexicon as lx
from readoutdiff.language.capitals import begins_small, capital, shouted
from readoutdiff.language.language import Language

_LONGEST = 400  # tokens of a sentence
_TELLING = lx.STOP | lx.QMARK | lx.CUES  # the words and marks that are looked for: one pass for all
_BREAKS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
_UPRIGHT = frozenset(['"', "''", "'''"])  # opens and closes alike
_APOSTROPHE = "’"
_CLOSES: dict[str, tuple[str, ...]] = {
    "“": ("”",),
    "„": ("”", "“"),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "‘": ("’",),
    "'": ("'",),
    '"': ('"',),
    "``": ("''", "'''"),
    "''": ("''", "'''", '"'),
    "'''": ("''", "'''"),
}


class Scan:
    """One text, as ``plain`` makes it, cut up once.

    Token arrays run in parallel: ``words``, ``lower``, ``starts``, ``ends``, ``kinds``.

    ``sentence_tokens``, ``paragraph_tokens`` and ``quote_tokens`` are half-open token ranges, the quotations with
    their marks; ``quote_of[i]`` is the number of the quotation token ``i`` lies in, or -1.
    """

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.lexicon = lexicon = language.lexicon
        self.lists = lexicon.lists
        self._cut = tokens(language)
        parts = self._cut.whole.split(text)
        offsets = list(accumulate(map(len, parts)))
        self.gaps = parts[0::2]
        self.words = parts[1::2]
        self.starts = offsets[0::2][:-1]
        self.ends = offsets[1::2]
        self.kinds = list(map(lexicon.kinds.__getitem__, self.words))
        self.lower = list(map(lexicon.small.__getitem__, self.words))
        self._telling = [i for i, kind in enumerate(self.kinds) if kind & _TELLING]
        self.paragraph_tokens = self._paragraphs()
        self.quote_tokens, self.quote_of = self._quotes()
        self.sentence_tokens = self._sentences()

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The spans of the paragraphs."""
        return self._spans(self.paragraph_tokens)

    @cached_property
    def sentences(self) -> list[Span]:
        """The spans of the sentences."""
        return self._spans(self.sentence_tokens)

    @cached_property
    def quotes(self) -> list[Span]:
        """The spans of the quotations."""
        return self._spans(self.quote_tokens)

    def of_kind(self, mask: int) -> list[int]:
        """Indices of the tokens of some kinds: stops, quotation marks, cues."""
        kinds = self.kinds
        return [i for i in self._telling if kinds[i] & mask]

    def among(self, token: int, name: str) -> bool:
        """Is a token on the lexicon's list of this name? A list that is not there raises KeyError."""
        return self.lower[token] in self.lists[name]

    def is_capital(self, token: int) -> bool:
        """Does a token begin with a capital?"""
        return capital(self.words[token])

    def is_small(self, token: int) -> bool:
        """Does a token begin with a small letter?"""
        return begins_small(self.words[token])

    def is_upper(self, token: int) -> bool:
        """Are all letters of a token capitals?"""
        return shouted(self.words[token])

    def _spans(self, ranges: list[tuple[int, int]]) -> list[Span]:
        starts, ends = self.starts, self.ends
        return [(starts[a], ends[b - 1]) for a, b in ranges]

    def _paragraphs(self) -> list[tuple[int, int]]:
        breaking = {gap for gap in set(self.gaps) if not _BREAKS.isdisjoint(gap)}
        n = len(self.words)
        cuts = [i for i, gap in enumerate(self.gaps) if gap in breaking and 0 < i < n] if breaking else []
        edges = [0, *cuts, n]
        return [(a, b) for a, b in pairwise(edges) if a < b]

    def _quotes(self) -> tuple[list[tuple[int, int]], list[int]]:
        """Quotations, outermost only; an unclosed one ends with its paragraph."""
        words, gaps, n = self.words, self.gaps, len(self.words)
        found: list[tuple[int, int]] = []
        quote_of = [-1] * n
        paragraphs, p = self.paragraph_tokens, -1
        limit, opened, closers = 0, -1, tuple[str, ...]()
        for i in self.of_kind(lx.QMARK):
            if i >= limit:
                if opened >= 0:
                    found.append((opened, limit))
                    opened = -1
                while i >= limit:
                    p += 1
                    limit = paragraphs[p][1]
            mark = words[i]
            before = gaps[i] != "" or i == paragraphs[p][0]
            after = i + 1 == n or gaps[i + 1] != "" or i + 1 == limit
            if opened < 0:
                if mark in "'‘’" and len(mark) == 1:
                    if mark == _APOSTROPHE or not self._single_opens(i, limit, before, after):
                        continue
                elif mark in "”»" and not before:
                    continue  # a closing mark with nothing open
                elif mark in _UPRIGHT and not before and after:
                    continue
                opened = i
                closers = _CLOSES.get(mark, (mark,))
                if mark == "”":
                    closers = ("”",)
            elif mark in closers or (words[opened] in '“"„' and mark in '”"' and not (before and not after)):
                if words[opened] in "'‘" and not self._single_closes(i, limit):
                    continue
                found.append((opened, i + 1))
                opened = -1
            elif mark == "“" and words[opened] == "“" and not before and after:  # the wrong mark, closing
                found.append((opened, i + 1))
                opened = -1
            elif mark == "“" and words[opened] == "“" and before:
                found.append((opened, i))  # the first was never closed
                opened = i
        if opened >= 0:
            found.append((opened, limit))
        for q, (a, b) in enumerate(found):
            quote_of[a:b] = [q] * (b - a)
        return found, quote_of

    def _single_opens(self, i: int, limit: int, before: bool, after: bool) -> bool:
        """Does a single mark open a quotation (and is no apostrophe)? It needs a closing one in the paragraph."""
        previous = self.words[i - 1] if i else ""
        if after or not (before or previous in "(["):
            return False
        if i + 1 < limit and self.words[i + 1][0].isdigit():
            return False
        want = "’" if self.words[i] == "‘" else "'"
        words, gaps = self.words, self.gaps
        if len(words[i + 1]) == 1 and i + 2 < limit and words[i + 2] == want:
            return False  # rock 'n' roll
        for k in range(i + 2, min(limit, i + 120)):
            if words[k] == want and gaps[k] == "" and (k + 1 == limit or gaps[k + 1] != "" or self.kinds[k + 1]):
                return True
        return False

    def _single_closes(self, i: int, limit: int) -> bool:
        """Does a single mark close the quotation? After a plural it may be an apostrophe if another one follows."""
        if self.gaps[i] != "":
            return False
        if i + 1 < limit and self.gaps[i + 1] == "" and self.words[i + 1][0].isalnum():
            return False
        plural = self.lexicon.ends(self.lower[i - 1], "plural")
        if plural and i + 1 < limit and self.gaps[i + 1] != "" and self.is_small(i + 1):
            mark, words = self.words[i], self.words
            for k in range(i + 2, min(limit, i + 40)):
                if words[k] == mark and self.gaps[k] == "":
                    return False
        return True

    def _sentences(self) -> list[tuple[int, int]]:
        words, kinds, gaps = self.words, self.kinds, self.gaps
        may_end = self._cut.may_end
        cuts: list[int] = []
        n, run = len(words), 0
        for i in self.of_kind(lx.STOP):
            j = max(i + 1, run)  # a stop inside a run of marks shares the run's end
            while j < n and gaps[j] == "" and kinds[j] & (lx.QMARK | lx.PAREN | lx.STOP) and words[j] not in "([“‘":
                j += 1
            run = j
            if j >= n or (gaps[j] == "" and not kinds[j] & lx.QMARK):
                continue
            if j > i + 1 and kinds[j - 1] & lx.STOP:
                continue  # the last stop of a run decides
            if kinds[j] & (lx.COMMA | lx.COLON) or self.is_small(j):
                continue
            if j > i + 1 and words[i] in "?!" and self._cue_follows(j):
                continue
            cuts.append(j)
        for i in [i for i, word in enumerate(words) if word[-1] == "." and len(word) > 1]:
            if (
                i + 1 < n
                and (words[i].lower() in may_end or "." in words[i][:-1])
                and kinds[i + 1] & (lx.DET | lx.SUBJECT | lx.OPENER | lx.PREP | lx.SUBORD)
                and self.is_capital(i + 1)
            ):
                cuts.append(i + 1)
        edges = sorted({*cuts, *(a for a, _ in self.paragraph_tokens), n})
        if any(b - a > _LONGEST for a, b in pairwise(edges)):  # no prose: keeps the work linear
            edges = sorted({*edges, *(m for a, b in pairwise(edges) for m in range(a, b, _LONGEST))})
        return [(a, b) for a, b in pairwise(edges)]

    def _cue_follows(self, j: int) -> bool:
        """``"Why?" Smith asked.``: after a closing mark, does a short subject and a verb of saying follow?"""
        verbs = self.lexicon.verbs
        for k in range(j, min(j + 6, len(self.words))):
            if self.kinds[k] & (lx.STOP | lx.QMARK | lx.COMMA):
                return False
            verb = verbs.get(self.lower[k])
            if verb and verb.takes & lx.AFTER and k > j:
                return True
        return False

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places = defaultdict(list)
        for i, word in enumerate(self.lower):
            places[word].append(i)
        return places

    def places(self, words: Iterable[str]) -> list[int]:
        """Indices of the tokens that are one of some words (small letters), in order."""
        found = self._places
        return sorted([i for word in found.keys() & words for i in found[word]])

    def sentence_of(self, token: int) -> int:
        """Index of the sentence that holds a token."""
        return bisect_right(self.sentence_tokens, (token, len(self.words) + 1)) - 1

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds a character (or the last before it); -1 before the first."""
        return bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that holds a character (or the last before it); -1 before the first."""
        return bisect_right(self.paragraphs, (offset, len(self.text) + 1)) - 1

    def paragraph_of(self, token: int) -> tuple[int, int]:
        """Token range of the paragraph that holds a token."""
        return self.paragraph_tokens[bisect_right(self.paragraph_tokens, (token, len(self.words) + 1)) - 1]


def scan(text: str, language: Language) -> Scan:
    """Cut a text in a language up, made plain; linear in its length."""
    return Scan(plain(text), language)
