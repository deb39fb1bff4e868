"""A content's words as a sentence -> which of them are verbs, what stands in quotation marks, what opens a clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from readoutdiff.comparing.lexicon import Lexicon
from readoutdiff.comparing.words import NAMED, Word, masked, words

OPEN, CLOSE = "“«„", "”»"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A content being cut: its words, the gaps before them, and which words are inside a quotation.

    A phrase of the lexicon is one word; ``heads`` has the first word of each, ``roots`` its stem. ``verbs[i]`` is how
    many finite verbs stand before word ``i``.
    """

    text: str
    words: tuple[Word, ...]
    gaps: tuple[str, ...]
    quoted: tuple[bool, ...]
    heads: tuple[str, ...]
    roots: tuple[str, ...]
    lex: Lexicon
    verbs: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.words)

    def among(self, i: int, *names: str) -> bool:
        """Is word ``i`` in one of the lexicon's small sets?"""
        return 0 <= i < len(self.words) and self.lex.among(self.words[i].low, *names)

    def formed(self, i: int, form: str) -> bool:
        """Does word ``i`` end as words of that form do?"""
        return 0 <= i < len(self.words) and self.lex.formed(self.words[i].low, form)

    def adjective(self, i: int) -> bool:
        """Is word ``i`` an adjective, as far as endings and a list tell?"""
        looks = self.formed(i, "adjective") or self.formed(i, "ethnic") or self.among(i, "adjectives")
        return looks and not self.among(i, "nouns")

    def verbal(self, i: int, form: str) -> bool:
        """Does word ``i``, of a phrase the first, end as forms of verbs do?"""
        return 0 <= i < len(self.words) and self.lex.formed(self.heads[i], form)

    def comma(self, i: int) -> bool:
        """Does a comma stand before word ``i``?"""
        return 0 < i < len(self.words) and "," in self.gaps[i]

    def finite(self, i: int) -> bool:
        """Is word ``i`` a verb that heads a clause?"""
        return 0 <= i < len(self.words) and self.verbs[i + 1] > self.verbs[i]

    def verb_in(self, first: int, last: int) -> bool:
        """Is there a finite verb among the words ``first:last``?"""
        return first < last and self.verbs[last] > self.verbs[first]

    def verb_at(self, first: int, last: int) -> int:
        """The first finite verb of ``first:last``, or ``last``."""
        return next((k for k in range(first, last) if self.finite(k)), last)

    def named(self, i: int) -> bool:
        """Is word ``i`` a name, a country or the two sides?"""
        return 0 <= i < len(self.words) and self.words[i].kind in (*NAMED, "both")

    def capital(self, i: int) -> bool:
        """Is word ``i`` a name, or written like one?"""
        if not 0 <= i < len(self.words):
            return False
        word = self.words[i]
        return word.kind in NAMED or (i > 0 and self.text[word.start] != word.low[:1])

    def pair(self, i: int, k: int) -> bool:
        """Are the names that end with word ``i`` and begin at ``k`` one pair: `the Black Sea and the Sea of Azov`?"""
        other = k + self.among(k, "articles")
        return self.together(i, k) or (
            self.capital(i) and self.capital(other) and not self.among(other + 1, "possessive")
        )

    def together(self, i: int, k: int) -> bool:
        """Are two words one thing, as `peace and stability`?"""
        return k < len(self.words) and (self.words[i].stem, self.words[k].stem) in self.lex.inseparable

    def ing(self, i: int) -> bool:
        """Is word ``i`` the -ing form of an act?"""
        return self.verbal(i, "gerund") and self.roots[i] in self.lex.acts and not self.among(i, "no-acts")

    def infinitive(self, i: int) -> bool:
        """Is word ``i`` the bare form of a verb?"""
        deed = 0 <= i < len(self.words) and self.roots[i] in self.lex.deeds
        return (deed and not self.lex.formed(self.heads[i], "no-bare-verb")) or self.among(i, "bare-verbs")

    def bare(self, i: int) -> bool:
        """The same, or any word between ``to`` and what a verb takes, ``will`` and a verb?"""
        if self.infinitive(i) or not self.among(i - 1, "infinitive", "modals") or i >= len(self.words):
            return self.infinitive(i)
        takes = self.roots[i] in self.lex.acts or self.among(i + 1, "determiners", "objects")
        return takes and self.words[i].kind == "word" and not self.verbal(i, "no-bare-verb")

    def weight(self, first: int, last: int) -> int:
        """Content words in a stretch, those of set phrases one by one."""
        return sum(w.kind != "stop" and sum(len(p) > 2 for p in w.low.split()) for w in self.words[first:last])

    def past_adverbs(self, i: int) -> int:
        """The first word from ``i`` on that is no adverb between a joiner and its verb."""
        k = i
        while self.among(k, "skipped") or (self.formed(k, "adverb") and k < i + 2):
            k += 1
        return k


def sentence(text: str, lex: Lexicon) -> Sentence:
    """The words of a content, with what stands between them."""
    found, plain = words(text, lex), masked(text)
    gaps, quoted, cursor, depth, straight = [], [], 0, 0, False
    for word in found:
        gap = plain[cursor : word.start]
        gaps.append(gap)
        for mark in gap:
            depth = max(0, depth + (mark in OPEN) - (mark in CLOSE))
            straight ^= mark == '"'
        quoted.append(bool(depth) or straight)
        cursor = word.end
    heads = tuple(word.low.split(" ", 1)[0] for word in found)
    roots = tuple(w.stem if " " not in w.low else lex.stem(head) for w, head in zip(found, heads, strict=True))
    made = Sentence(text, found, tuple(gaps), tuple(quoted), heads, roots, lex, (0,) * (len(found) + 1))
    verbs = (0, *accumulate(_finites(made)))
    return Sentence(text, found, made.gaps, made.quoted, heads, roots, lex, verbs)


def _finites(s: Sentence) -> Iterable[int]:
    """1 for each word that is a finite verb, 0 for the others."""
    seen = False
    for i, word in enumerate(s.words):
        if s.among(i, "auxiliaries"):
            finite = not s.among(i - 1, "infinitive")
        elif word.kind not in ("word", "stop") or s.verbal(i, "gerund"):
            finite = False
        elif s.verbal(i, "past") or s.lex.among(s.heads[i], "pasts"):
            finite = _past(s, i, seen)
        else:
            finite = _present(s, i)
        seen |= finite
        yield int(finite)


def _past(s: Sentence, i: int, seen: bool) -> bool:
    """Is a form in -ed a verb? Before a noun it describes; `the progress made in X` and `backed by X` have none.

    What no list knows is one where no other was ``seen``, or where something that it takes follows.
    """
    if s.among(i, "no-pasts") or s.among(i - 1, "describing", "prepositions", "possessive", "infinitive"):
        return False
    if (seen and s.adjective(i - 1) and not s.comma(i)) or (
        s.among(i + 1, "agent") and s.words[i].key not in s.lex.contact
    ):
        return False
    joined = s.comma(i) or s.among(i - 1, "clause-joining", "skipped", "pronouns")
    if (
        seen
        and s.among(i, "reduced")
        and s.among(i + 1, "prepositions", "infinitive")
        and not joined
        and not s.named(i - 1)
    ):
        return False
    if s.roots[i] in s.lex.acts or s.lex.among(s.heads[i], "pasts") or " " in s.words[i].low:
        return True
    if not seen and i and not s.comma(i):
        return True
    after = "determiners", "prepositions", "pronouns", "objects", "infinitive", "complementizer", "particles"
    return s.among(i + 1, *after) or s.named(i + 1) or (s.roots[i] in s.lex.deeds and not s.comma(i + 1))


def _present(s: Sentence, i: int) -> bool:
    """Is a form in -s after its subject a verb, or a bare form after `we` or `they`?"""
    if (s.roots[i] not in s.lex.acts and s.roots[i] not in s.lex.deeds) or s.comma(i):
        return False
    if s.among(i - 1, "plural-pronouns"):
        return not s.verbal(i, "plural") and not s.verbal(i, "deverbal")
    if not s.verbal(i, "plural") or s.among(i - 1, "describing", "prepositions", "possessive", "joining", "infinitive"):
        return False
    follows = s.among(i + 1, "determiners", "complementizer", "objects") or s.named(i + 1)
    return i > 0 and follows and not s.adjective(i - 1) and not s.formed(i - 1, "plural")
