"""A claim's words -> the parts that stand alone, each with its offsets and the subject it lacks.

Rules are asked in turn, at every word, whether a new part begins there; none looks further than a few words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from readoutdiff.comparing.lexicon import Lexicon
from readoutdiff.comparing.words import NAMED, Word, masked, words

CLOSING = re.compile(r"[%)\]]*(?:[,.;]?[\"”’»]+)?")  # what still belongs to the words before a seam
OPEN, CLOSE = "“«„", "”»"
REACH = 7  # words from `at` to `request`
WIDE = 3  # content words on either side of an "and" that joins two things of their own
SHORTEST, LONGEST = 4, 400  # words of a sentence that is cut; what is longer is no sentence
LONGEST_SUBJECT = 8  # words between a joiner and the verb of the clause it opens


@dataclass(frozen=True, slots=True)
class Part:
    """``text[start:end]`` of the string given; ``subject`` holds the words another part lent it, or None."""

    start: int
    end: int
    subject: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A content being cut: its words, the gaps before them, and which words are inside a quotation."""

    text: str
    words: tuple[Word, ...]
    gaps: tuple[str, ...]
    quoted: tuple[bool, ...]
    lex: Lexicon

    def low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def among(self, i: int, *names: str) -> bool:
        """Is word ``i`` in one of the lexicon's small sets?"""
        return 0 <= i < len(self.words) and self.lex.among(self.words[i].low, *names)

    def formed(self, i: int, form: str) -> bool:
        """Does word ``i`` end as words of that form do?"""
        return self.lex.formed(self.low(i), form)

    def finite(self, i: int) -> bool:
        """Is word ``i`` an act in the past or present, a verb that can head a clause?"""
        if not 0 <= i < len(self.words):
            return False
        word = self.words[i]
        if self.lex.among(word.low, "auxiliaries"):
            return True
        if word.stem not in self.lex.acts or word.kind not in ("word", "stop") or word.low == word.stem:
            return False
        return not self.formed(i, "gerund") and not self.formed(i, "deverbal")

    def named(self, i: int) -> bool:
        """Is word ``i`` a name, a country or the two sides?"""
        return 0 <= i < len(self.words) and self.words[i].kind in (*NAMED, "both")

    def ing(self, i: int) -> bool:
        """Is word ``i`` the -ing form of an act?"""
        return self.formed(i, "gerund") and self.words[i].stem in self.lex.acts

    def infinitive(self, i: int) -> bool:
        """Is word ``i`` the bare form of a verb?"""
        deed = 0 <= i < len(self.words) and self.words[i].stem in self.lex.deeds
        return deed and not self.formed(i, "no-bare-verb")


@lru_cache(maxsize=8192)
def split(text: str, lex: Lexicon) -> tuple[Part, ...]:
    """Cut a content where one claim ends and the next begins; offsets are into ``text``.

    What is left over at the seams (commas, "and", "as well as") belongs to no part. A text that is not cut is one part.
    """
    sentence = _sentence(text, lex)
    if not SHORTEST <= len(sentence.words) <= LONGEST:
        return (Part(0, len(text), None),)
    edges = [(0, 0), *_cuts(sentence), (len(sentence.words), len(sentence.words))]
    spans = [(first, last) for (_, first), (last, _) in pairwise(edges) if first < last]
    parts = tuple(_part(sentence, first, last, n > 0) for n, (first, last) in enumerate(spans))
    return parts if len(parts) > 1 else (Part(0, len(text), None),)


def _sentence(text: str, lex: Lexicon) -> Sentence:
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
    return Sentence(text, found, tuple(gaps), tuple(quoted), lex)


def _cuts(s: Sentence) -> list[tuple[int, int]]:
    """(first word that is left out, first word of the next part), in order."""
    found: list[tuple[int, int]] = []
    last = 0
    for i in range(1, len(s.words)):
        if s.quoted[i] or i <= last:
            continue
        begins = (begin for rule in RULES if (begin := rule(s, i, last)))
        begin = next((b for b in begins if _enough(s, last, i) and _enough(s, b, len(s.words))), 0)
        if begin:
            found.append((i, begin))
            last = begin
    return sorted({*found, *_subjects(s, found)})


def _enough(s: Sentence, first: int, last: int) -> bool:
    return any(w.kind != "stop" and w.stem not in s.lex.generic for w in s.words[first:last])


def _semicolon(s: Sentence, i: int, last: int) -> int:
    return i + s.among(i, "clause-joining") if ";" in s.gaps[i] else 0


def _and_that(s: Sentence, i: int, last: int) -> int:
    """`said that A and that B`"""
    again = s.among(i, "clause-joining") and s.among(i + 1, "complementizer")
    return i + 1 if again and any(s.among(n, "complementizer") for n in range(last, i)) else 0


def _and_verb(s: Sentence, i: int, last: int) -> int:
    """`agreed to X and pledged Y`; not `welcomed and praised X`"""
    if not s.among(i, "clause-joining"):
        return 0
    k = i + 1
    while s.among(k, "skipped") or (s.formed(k, "adverb") and k < i + 3):
        k += 1
    verb_before = any(s.finite(n) for n in range(last, i - 1))
    return i + 1 if verb_before and s.finite(k) and not s.finite(i - 1) and k + 1 < len(s.words) else 0


def _and_clause(s: Sentence, i: int, last: int) -> int:
    """`A said X, and B replied Y`"""
    joins = "," in s.gaps[i] and s.among(i, "clause-joining", "also-clause-joining")
    if not joins and not s.among(i, "contrasting"):
        return 0
    opens = s.among(i + 1, "pronouns", "determiners") or s.named(i + 1)
    if not opens or not any(s.finite(n) for n in range(last, i)):
        return 0
    ahead = range(i + 2, min(i + 2 + LONGEST_SUBJECT, len(s.words)))
    end = next((k for k in ahead if "," in s.gaps[k] or s.finite(k)), None)
    return 0 if end is None or "," in s.gaps[end] else i + 1


def _to_and(s: Sentence, i: int, last: int) -> int:
    """`agreed to extend X and (to) release Y`; not `to strengthen and expand X`"""
    if not s.among(i, "clause-joining"):
        return 0
    if not any(s.among(n, "infinitive") and s.infinitive(n + 1) for n in range(last, i - 2)):
        return 0
    k = i + 1 + s.among(i + 1, "infinitive")
    return i + 1 if s.infinitive(k) and not s.infinitive(i - 1) and k + 1 < len(s.words) else 0


def _as_well_as(s: Sentence, i: int, last: int) -> int:
    return i + 1 if s.among(i, "adding") and ("," in s.gaps[i] or len(s.words) - i > 3) else 0


def _participle(s: Sentence, i: int, last: int) -> int:
    """`A said X, stressing Y`"""
    return i if s.ing(i) and not s.among(i, "no-acts") and "," in s.gaps[i] else 0


def _joined_participle(s: Sentence, i: int, last: int) -> int:
    """`..., noting X and stressing Y`"""
    ing = s.among(i, "clause-joining") and s.ing(i + 1) and any(s.formed(n, "gerund") for n in range(last, i))
    return i + 1 if ing else 0


def _which(s: Sentence, i: int, last: int) -> int:
    """`X, which lasted Y`, where the sentence does not go on after Y"""
    if "," not in s.gaps[i] or not s.among(i, "relative"):
        return 0
    return 0 if any("," in s.gaps[k] and s.finite(k) for k in range(i + 2, len(s.words))) else i


def _asked(s: Sentence, i: int, last: int) -> int:
    """`A called B | at B's request`, `At B's request, | A called B`: whose idea it was is a claim of its own"""
    if _idea(s, i):
        return i
    return i if "," in s.gaps[i] and last + 1 < i <= last + REACH and _idea(s, last) else 0


def _purpose(s: Sentence, i: int, last: int) -> int:
    """`A spoke with B | to discuss X`, `| about X`: that they spoke is one claim, what about another"""
    act = s.among(i, "infinitive") and i + 1 < len(s.words) and s.words[i + 1].stem in s.lex.acts
    if not act and not s.among(i, "subject-matter"):
        return 0
    spoke = next((n for n in range(last, i) if s.words[n].key in s.lex.contact and not s.among(n, "infinitive")), None)
    if spoke is None or i - spoke < 2 or any(s.among(n, "complementizer", "subject-matter") for n in range(last, i)):
        return 0
    return i if any(s.words[n].kind in ("name", "country") for n in range(spoke + 1, i)) else 0


def _joined(s: Sentence, i: int, last: int) -> int:
    """`A, | joined by C, | spoke with B`"""
    return i if "," in s.gaps[i] and (s.among(i, "joined") or s.among(last, "joined")) else 0


def _idea(s: Sentence, i: int) -> bool:
    """Does `at the request of` or `on his initiative` begin at word ``i``?"""
    if not s.among(i, "ask-for"):
        return False
    ahead = next((k for k in range(i + 1, min(i + REACH, len(s.words))) if s.among(k, "request")), None)
    return ahead is not None and not any("," in s.gaps[k] for k in range(i + 1, ahead))


def _wide(s: Sentence, i: int, last: int) -> int:
    """`support for LONG PHRASE and LONG PHRASE`; short phrases belong together"""
    if not s.among(i, "joining") or s.among(i + 1, "possessives", "infinitive") or i + 1 == len(s.words):
        return 0
    if (s.words[i - 1].stem, s.words[i + 1].stem) in s.lex.inseparable or s.words[i - 1].kind in ("name", "country"):
        return 0
    if any("," in s.gaps[k] for k in (i - 1, i - 2) if k > last):
        return 0  # the last of three
    verb = max((n for n in range(last, i) if s.finite(n)), default=None)
    if verb is None or any(s.finite(k) for k in range(i + 1, len(s.words))):
        return 0
    left = _weight(s, verb + 1, i)
    stop = next((k for k in range(i + 2, len(s.words)) if "," in s.gaps[k] or s.among(k, "joining")), len(s.words))
    right = _weight(s, i + 1, stop)
    return i + 1 if min(left, right) >= WIDE and not s.formed(i - 1, "adjective") else 0


def _weight(s: Sentence, first: int, last: int) -> int:
    """Content words in a stretch, those of set phrases one by one."""
    return sum(w.kind != "stop" and sum(len(part) > 2 for part in w.low.split()) for w in s.words[first:last])


RULES: tuple[Callable[[Sentence, int, int], int], ...] = (
    *(_semicolon, _and_that, _and_verb, _and_clause, _to_and, _as_well_as, _participle, _joined_participle),
    *(_which, _asked, _joined, _purpose, _wide),
)


def _subjects(s: Sentence, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Seams of the lists of subjects that follow `discussed`, `talked about`, `exchanged views on`."""
    edges = [(0, 0), *cuts, (len(s.words), len(s.words))]
    parts = [(first, last) for (_, first), (last, _) in pairwise(edges)]
    heads = [(_list_head(s, first, last), last) for first, last in parts]
    return [seam for head, last in heads if head for seam in _list(s, head, last)]


def _list_head(s: Sentence, first: int, last: int) -> int:
    """The first word after a verb of discussing, 0 without one."""
    stem = s.lex.stem
    for i in range(first, last):
        for size in (3, 2, 1):
            phrase = tuple(stem(p) for w in s.words[i : i + size] for p in w.low.split())
            if phrase in s.lex.subjects_follow and i + size < last:
                return i + size
    return 0


def _list(s: Sentence, first: int, last: int) -> list[tuple[int, int]]:
    """Seams between the items of ``first:last``; a lone `A and B` is cut only where each stands alone."""
    seams = []
    for i in range(first + 1, last):
        begin = i + s.among(i, "joining")
        if s.quoted[i] or s.among(begin, "possessives", "prepositions", "infinitive", "subordinating"):
            continue  # no subject of its own
        comma, joins = "," in s.gaps[i], s.among(i, "item-joining")
        if comma or joins:
            seams.append((i, i + 1 if joins else i, comma))
    if not any(comma for *_, comma in seams):
        seams = [seam for seam in seams if _separable(s, first, seam[0], last)][:1]
    else:
        seams = [seam for seam in seams if _item(s, seam, _before(seams, seam, first), last)]
    return [(a, b) for a, b, _ in seams if _enough(s, b, last) and not s.among(b, "relative", "exemplifying")]


def _item(s: Sentence, seam: tuple[int, int, bool], first: int, last: int) -> bool:
    """Does an item end at the seam? `military, economic and humanitarian aid` is one, and so is `A, when B`."""
    if not seam[2]:
        return _separable(s, first, seam[0], last)
    verb = any(s.finite(k) for k in range(seam[1], min(seam[1] + 3, last)))
    return not verb and not s.formed(seam[0] - 1, "adjective")


def _before(seams: list[tuple[int, int, bool]], seam: tuple[int, int, bool], first: int) -> int:
    return max((b for a, b, _ in seams if a < seam[0]), default=first)


def _separable(s: Sentence, first: int, joiner: int, last: int) -> bool:
    left = [w for w in s.words[first:joiner] if w.kind != "stop"]
    right = [w for w in s.words[joiner + 1 : last] if w.kind != "stop"]
    if not left or not right or any((left[-1].stem, w.stem) in s.lex.inseparable for w in (right[0], right[-1])):
        return False
    if left[-1].kind in NAMED and right[0].kind in NAMED:
        return False
    if s.among(joiner - 1, "prepositions") or (joiner - 2 >= first and s.among(joiner - 2, "prepositions")):
        return False  # `in and around X`, `partnership in X and Y`
    after = range(joiner + 1, last)  # no head noun that both share
    apart = s.among(after[0], "determiners") or any(s.among(k, "prepositions") for k in after)
    alone = len(left) == 1 and not apart
    adjective = s.formed(joiner - 1, "adjective") or any(s.finite(k) for k in range(joiner + 1, joiner + 4))
    return not adjective and (not alone or len(right) == 1)


def _part(s: Sentence, first: int, last: int, later: bool) -> Part:
    start = s.words[first].start if first else 0
    gap = s.gaps[first] if first else ""
    if gap and gap[-1] in "\"'“‘«":
        start -= 1
    if last < len(s.words):
        end = s.words[last - 1].end
        end += CLOSING.match(s.gaps[last]).end()  # type: ignore[union-attr]
    else:
        end = len(s.text)
    lent = None
    if later and not _own_subject(s, first):
        lent = _subject(s)
    return Part(start, end, lent)


def _own_subject(s: Sentence, first: int) -> bool:
    opens = s.named(first) or s.among(first, "determiners")
    verb = any(s.finite(k) for k in range(first + 1, min(first + 6, len(s.words))))
    return s.among(first, "pronouns") or (opens and verb)


def _subject(s: Sentence) -> str | None:
    """The words before the first finite verb of the sentence."""
    for i in range(1, min(len(s.words), 14)):
        if s.finite(i):
            opens = (n for n in range(i) if s.words[n].kind != "stop" or s.among(n, "pronouns", "determiners"))
            first, last = next(opens, 0), i - 1
            while last > first and s.among(last, "skipped"):
                last -= 1
            return s.text[s.words[first].start : s.words[last].end]
    return None
