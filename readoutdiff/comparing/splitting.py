"""A claim's words -> the parts that stand alone, each with its offsets and the subject and verb that it lacks.

Rules are asked in turn, at every word, whether a new part begins there. A part has a predicate: a verb of its own, or
that of the clause before, which it is lent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from readoutdiff.comparing.clauses import Sentence, sentence
from readoutdiff.comparing.lexicon import Lexicon
from readoutdiff.comparing.words import NAMED

CLOSING = re.compile(r"[%)\]]*(?:[,.;]?[\"”’»]+)?")  # what still belongs to the words before a seam
REACH = 7  # words from `at` to `request`
WIDE = 2  # content words of a thing that stands alone beside another
SHORTEST, LONGEST = 4, 400  # words of a sentence that is cut; what is longer is no sentence
SHORT_SUBJECT = 4  # words from a joiner without a comma to that verb
LONGEST_SUBJECT = 8  # words between a joiner and the verb of the clause it opens
COMPLEMENT = 5  # words from the first of a thing to the preposition that says which
GROUP = 8  # words of a verb with what it takes that are lent, at most; who needs more is not cut off
Lent = tuple[int, int] | tuple[()]  # the verb that is lent with what it takes: its first word, the word behind it
Seam = tuple[int, int, Lent]  # first word left out, first of the next part, what it is lent


@dataclass(frozen=True, slots=True)
class Part:
    """``text[start:end]`` of the string given; ``subject`` and ``verb`` are words another part lent it, or None."""

    start: int
    end: int
    subject: str | None
    verb: str | None = None

    @property
    def lent(self) -> str | None:
        """What stands before the words for a reader: `They discussed` before an item of what was discussed."""
        return " ".join(filter(None, (self.subject, self.verb))) or None


@lru_cache(maxsize=8192)
def split(text: str, lex: Lexicon) -> tuple[Part, ...]:
    """Cut a content where one claim ends and the next begins; offsets are into ``text``.

    What is left over at the seams (commas, "and", "as well as") belongs to no part. A text that is not cut is one part.
    """
    s = sentence(text, lex)
    if not SHORTEST <= len(s) <= LONGEST:
        return (Part(0, len(text), None),)
    seams = _cuts(s)
    edges: list[Seam] = [(0, 0, ()), *seams, (len(s), len(s), ())]
    spans = [(first, last, head) for (_, first, head), (last, *_) in pairwise(edges) if first < last]
    return tuple(_parts(s, spans)) if len(spans) > 1 else (Part(0, len(text), None),)


def _cuts(s: Sentence) -> list[Seam]:
    """The seams, in order."""
    found: list[Seam] = []
    last = 0
    for i in range(1, len(s)):
        if s.quoted[i] or i <= last or not (s.gaps[i].strip() or s.among(i, "seams")):
            continue
        for rule, lends in RULES:
            begin = rule(s, i, last)
            if begin and all(
                _enough(s, a, b) if lends else s.weight(a, b) >= WIDE for a, b in ((last, i), (begin, len(s)))
            ):
                lent = _lent(s, found, i, begin) if lends else ()
                if not lent or lent[1] - lent[0] <= GROUP:
                    found.append((i, begin, lent))
                    last = begin
                break
    return sorted({seam[:2]: seam for seam in (*found, *_subjects(s, found))}.values())


def _lent(s: Sentence, before: list[Seam], i: int, begin: int) -> Lent:
    """The verb that governs what begins at ``begin``, behind the joiner ``i``, with what stands in between.

    `[thanked Oslo] for X and for Y`, `[stressed the need to] open X and close Y`: up to what the part is parallel to.
    """
    first = max((b for _, b, head in before if not head), default=0)
    verb = end = s.verb_at(first, i)
    if verb == i:
        return ()
    while end + 1 < i and s.among(end, "auxiliaries") and s.finite(end + 1):
        end += 1
    low, bare = s.words[begin].low, s.infinitive(begin)
    if s.among(begin, "ask-for"):  # `[had a telephone call] at X's request`
        end = max((n for n in range(end, i) if s.words[n].key in s.lex.contact), default=end)
    elif s.verbal(begin, "gerund"):
        doing = (n for n in range(end + 1, min(end + 4, i)) if s.verbal(n, "gerund"))
        end = next(doing, end + 1) - 1
    if bare or s.among(begin, "infinitive", "complementizer", "repeated"):
        alike = (n for n in range(end + 1, i) if s.among(n, "infinitive") if bare or s.words[n].low == low)
        same = (n for n in range(end + 1, i) if s.words[n].low == low)
        end = max(end, next(alike if bare else same, end) - (not bare))
    return verb, end + 1


def _enough(s: Sentence, first: int, last: int) -> bool:
    return any(w.kind != "stop" and w.stem not in s.lex.generic for w in s.words[first:last])


def _semicolon(s: Sentence, i: int, last: int) -> int:
    return i + s.among(i, "clause-joining") if ";" in s.gaps[i] else 0


def _that(s: Sentence, i: int, last: int) -> int:
    """`said that A, that B and that C`"""
    begin = i + s.among(i, "clause-joining")
    if (
        not s.among(begin, "complementizer")
        or not any(s.among(n, "complementizer") for n in range(last, i))
        or (begin == i and not s.comma(i))
    ):
        return 0
    more = any(s.among(n, "clause-joining") and s.among(n + 1, "complementizer") for n in range(begin, len(s)))
    return begin if more or s.verb_in(begin + 1, min(begin + 1 + LONGEST_SUBJECT, len(s))) else 0


def _verb(s: Sentence, i: int, last: int) -> int:
    """`agreed to X and pledged Y`; not `welcomed and praised X`"""
    if not s.among(i, "clause-joining"):
        return 0
    k = s.past_adverbs(i + 1)
    if not s.verb_in(0, i - 1) or not s.finite(k) or k + 1 == len(s):
        return 0
    verb = next(n for n in range(i - 1, -1, -1) if s.finite(n))
    if s.among(k, "describing-pasts") and not s.among(
        k + 1, "determiners", "prepositions", "infinitive", "complementizer", "objects"
    ):
        return 0  # `historic ties and shared values`
    if s.infinitive(k) and any(_bare(s, n) for n in range(verb + 1, i - 1)):
        return 0  # `which holds plans to extend X and open Y`
    takes = s.among(k + 1, "determiners", "prepositions", "infinitive", "complementizer", "objects")
    shared = (
        s.verbal(i - 1, "past")
        or (s.adjective(i - 1) and not takes)
        or s.finite(i - 1)
        or (s.among(verb, "passive") and not s.among(k, "auxiliaries"))
    )
    return i + 1 if s.comma(i) or not shared else 0


def _chain(s: Sentence, i: int, last: int) -> int:
    """`welcomed X, praised Y, and agreed to Z`; not `A, who met X, praised Y`"""
    k = s.past_adverbs(i)
    if not s.comma(i) or not s.finite(k) or not s.verb_in(0, i):
        return 0
    if any(s.comma(n) and (s.among(n, "relative", "joined", "subordinating") or s.ing(n)) for n in range(last, i)):
        return 0
    ahead = (s.among(n, "clause-joining") and s.finite(s.past_adverbs(n + 1)) for n in range(k + 1, len(s)))
    return i if not s.among(last, "subordinating") and any(ahead) else 0


def _clause(s: Sentence, i: int, last: int) -> int:
    """`A said X, and B replied Y`"""
    joins = s.comma(i) and s.among(i, "clause-joining", "also-clause-joining")
    joins = joins or s.among(i, "contrasting") or (s.among(i, "clause-joining") and s.among(i + 1, "pronouns"))
    if not (joins or s.among(i, "clause-joining")) or not s.verb_in(last, i):
        return 0
    opens = s.among(i + 1, "pronouns", "determiners") or s.named(i + 1)
    ahead = range(i + 2, min(i + 2 + LONGEST_SUBJECT, len(s)))
    end = next((k for k in ahead if s.comma(k) or s.finite(k)), 0)
    if not end or s.comma(end) or not (opens or s.among(end, "auxiliaries")):
        return 0
    return i + 1 if joins or _short(s, i, end, last) else 0


def _short(s: Sentence, i: int, verb: int, last: int) -> bool:
    """Without a comma: do a few words open a clause, `and the President thanked X`, behind another verb?"""
    that = max((n for n in range(last, i) if s.among(n, "complementizer")), default=last)
    simple = s.among(i + 1, "articles") and not any(
        s.among(k, "joining", "relative", "prepositions") for k in range(i + 2, verb)
    )
    acts = s.among(verb, "auxiliaries") or (
        s.roots[verb] in s.lex.acts and not s.among(verb + 1, "prepositions", "infinitive")
    )
    played = s.capital(verb - 1) and verb - 2 > i + 1 and not s.capital(verb - 2)  # `and the role X played`
    return simple and acts and verb - i <= SHORT_SUBJECT and s.verb_in(that, i) and not played


def _with(s: Sentence, i: int, last: int) -> int:
    """`A met B, with C setting out D`"""
    if not s.comma(i) or not s.among(i, "absolute") or not s.verb_in(last, i):
        return 0
    ahead = range(i + 2, min(i + 2 + LONGEST_SUBJECT, len(s)))
    end = next((k for k in ahead if s.comma(k) or s.verbal(k, "gerund")), 0)
    doing = end and not s.comma(end) and not s.among(end - 1, "prepositions", "articles", "joining")
    object_ = s.among(end + 1, "determiners", "particles", "complementizer", "prepositions")
    return i + 1 if doing and (object_ or " " in s.words[end].low) else 0


def _to(s: Sentence, i: int, last: int) -> int:
    """`agreed to extend X, (to) open Y and (to) release Z`; not `to strengthen and expand X`"""
    joins = s.among(i, "clause-joining")
    if not (joins or s.comma(i)) or not any(_bare(s, n) for n in range(last, i - 2)):
        return 0
    k = i + joins + s.among(i + joins, "infinitive")
    verb = i - 1 - s.among(i - 1, "particles")
    verbs = (
        joins and s.words[verb].kind == "word" and s.among(verb - 1, "infinitive", "modals")
    )  # `to deter and constrain X`
    if (
        verbs
        or (joins and s.together(i - 1, k))
        or not s.bare(k)
        or k + 1 >= len(s)
        or s.comma(k + 1)
        or s.among(k + 1, "joining")
    ):
        return 0
    if not s.among(k - 1, "infinitive") and s.among(k + 1, "prepositions"):
        return 0  # `trade and support for farmers`
    if joins and s.infinitive(i - 1) and not s.among(i - 2, "determiners"):
        return 0
    more = joins or any(s.among(n, "joining") and _bare(s, n) for n in range(k + 1, len(s)))
    return i + joins if more else 0


def _bare(s: Sentence, n: int) -> bool:
    """Does `to extend`, `and extend` or `and to extend` begin at word ``n``?"""
    if s.among(n, "joining"):
        n += s.among(n + 1, "infinitive")
    elif not s.among(n, "infinitive", "modals"):
        return n > 0 and s.comma(n) and s.infinitive(n)
    return s.bare(n + 1)


def _as_well_as(s: Sentence, i: int, last: int) -> int:
    later = s.comma(i) or len(s) - i > 3
    alone = later and not s.among(i + 1, "prepositions", "no-item")
    inside = any(s.comma(k) and s.finite(k) for k in range(i + 1, len(s)))  # `how Oslo, along with Lima, is working`
    return i + 1 if s.among(i, "adding") and alone and s.verb_in(last, i) and not inside else 0


def _participle(s: Sentence, i: int, last: int) -> int:
    """`A said X, stressing Y`"""
    return i if s.comma(i) and s.ing(s.past_adverbs(i)) and s.verb_in(0, i) else 0


def _joined_participle(s: Sentence, i: int, last: int) -> int:
    """`..., noting X and stressing Y`"""
    ing = s.among(i, "clause-joining") and s.ing(i + 1) and any(s.formed(n, "gerund") for n in range(last, i))
    return i + 1 if ing else 0


def _while(s: Sentence, i: int, last: int) -> int:
    """`While welcoming X, | A regretted Y`"""
    opens = s.among(0, "also-clause-joining") and s.ing(1) and not last
    return i if opens and s.comma(i) and s.verb_in(i, min(i + LONGEST_SUBJECT, len(s))) else 0


def _which(s: Sentence, i: int, last: int) -> int:
    """`X, which lasted Y`, where the sentence does not go on after Y"""
    if not s.comma(i) or not (s.among(i, "relative") or (s.among(i, "prepositions") and s.among(i + 1, "relative"))):
        return 0
    if any(s.comma(k) and s.finite(k) for k in range(i + 2, len(s))) or not s.verb_in(0, i):
        return 0
    return i if _antecedent(s, i) else 0


def _asked(s: Sentence, i: int, last: int) -> int:
    """`A called B | at B's request`, `At B's request, | A called B`: whose idea it was is a claim of its own"""
    if _idea(s, i):
        return i
    return i if s.comma(i) and last + 1 < i <= last + REACH and _idea(s, last) else 0


def _idea(s: Sentence, i: int) -> bool:
    """Does `at the request of` or `on his initiative` begin at word ``i``?"""
    if not s.among(i, "ask-for"):
        return False
    ahead = next((k for k in range(i + 1, min(i + REACH, len(s))) if s.among(k, "request")), None)
    return ahead is not None and not any(s.comma(k) for k in range(i + 1, ahead))


def _purpose(s: Sentence, i: int, last: int) -> int:
    """`A spoke with B | to discuss X`, `| about X`: that they spoke is one claim, what about another"""
    act = s.among(i, "infinitive") and i + 1 < len(s) and s.roots[i + 1] in s.lex.acts
    if not act and not s.among(i, "subject-matter"):
        return 0
    spoke = next((n for n in range(last, i) if s.words[n].key in s.lex.contact and not s.among(n, "infinitive")), None)
    if spoke is None or i - spoke < 2 or any(s.among(n, "complementizer", "subject-matter") for n in range(last, i)):
        return 0
    return i if any(s.words[n].kind in NAMED for n in range(spoke + 1, i)) else 0


def _joined(s: Sentence, i: int, last: int) -> int:
    """`A spoke with B, | joined by C`"""
    return i if s.comma(i) and s.among(i, "joined") and s.verb_in(last, i) else 0


def _again(s: Sentence, i: int, last: int) -> int:
    """`thanked A for X and for Y`"""
    begin = i + s.among(i, "joining")
    if not s.among(begin, "repeated") or not (begin > i or s.comma(i)) or (not s.verb_in(last, i) and not last):
        return 0
    same = s.words[begin].low
    before = next((n for n in range(i - 1, last - 1, -1) if s.words[n].low == same), None)
    if before is None or min(s.weight(before, i), s.weight(begin, _stop(s, begin + 1))) < WIDE:
        return 0
    return (
        begin
        if begin > i or any(s.among(n, "joining") and s.words[n + 1].low == same for n in range(begin, len(s) - 1))
        else 0
    )


def _thing(s: Sentence, i: int, last: int) -> int:
    """`signed an X on A and a Y on B`, `expressed regret over A, sorrow over B`: things with a noun each"""
    joins = s.among(i, "joining")
    begin = i + joins
    if not (joins or s.comma(i)) or not _full(s, begin, len(s)) or any(s.among(n, "between") for n in range(last, i)):
        return 0
    if s.adjective(i - 1):
        return 0  # `military, economic and humanitarian aid to Chad`
    if joins and (s.pair(i - 1, begin) or s.among(i - 1, "about-it") or not _like(s, i, begin)):
        return 0
    verb = max((n + 1 for n in range(last, i) if s.finite(n)), default=last)
    before = max((n for n in range(verb, i) if s.comma(n) or s.among(n, "joining")), default=verb)
    if not verb or not any(_full(s, n, i) for n in range(before, i)) or s.weight(verb, i) < WIDE:
        return 0
    if any(s.among(n, "infinitive") for n in range(verb + 1, i)):
        return 0  # `agreed on the need to work for an X on A and a Y on B`
    clause = next((k for k in range(begin, len(s)) if s.among(k, "complementizer", "relative")), len(s))
    stop = _stop(s, begin + 1)
    if (
        s.verb_in(begin, min(clause, stop))
        or s.weight(begin, stop) < WIDE
        or any(s.among(n, "persons") for n in range(begin, begin + 3))
    ):
        return 0
    return begin if joins or any(s.among(n, "joining") and _full(s, n + 1, len(s)) for n in range(begin, len(s))) else 0


def _like(s: Sentence, i: int, begin: int) -> bool:
    """`limits on A and quotas on B`: without a determiner or a comma only the same preposition tells them apart."""
    own = s.comma(i) or s.among(begin, "determiners")
    return own or any(w.low == s.words[begin + 1].low for w in s.words[max(0, i - COMPLEMENT) : i])


def _full(s: Sentence, first: int, last: int) -> bool:
    """Does `the X of`, `a X to`, `X over` begin at word ``first``: a noun with what it is about?"""
    if (
        s.named(first)
        or first + 1 >= last
        or s.among(first, "possessives")
        or s.words[first].kind in ("date", "number")
    ):
        return False
    if not s.among(first, "determiners"):
        noun = s.words[first].kind == "word" and not s.adjective(first) and not s.formed(first, "gerund")
        return noun and s.among(first + 1, "about-it", "complementizer") and not s.among(first + 1, "genitive")
    ahead = range(first + 1, min(first + COMPLEMENT, last))
    end = next((k for k in ahead if s.comma(k) or s.among(k, "about-it", "complementizer", "joining")), first)
    return end > first + 1 and not s.comma(end) and not s.among(end, "joining")


def _stop(s: Sentence, first: int) -> int:
    """The end of a thing: a comma or a joiner."""
    return next((k for k in range(first + 1, len(s)) if s.comma(k) or s.among(k, "joining")), len(s))


Rule = Callable[[Sentence, int, int], int]
RULES: tuple[tuple[Rule, bool], ...] = (  # with: is the part lent a verb?
    *((rule, False) for rule in (_semicolon, _verb, _chain, _clause, _with, _participle, _joined_participle, _while)),
    *((rule, False) for rule in (_which,)),
    *((rule, True) for rule in (_that, _to, _as_well_as, _asked, _joined, _purpose, _again, _thing)),
)


def _subjects(s: Sentence, cuts: list[Seam]) -> list[Seam]:
    """Seams of the lists of subjects that follow `discussed`, `talked about`, `exchanged views on`."""
    ends = "prepositions", "infinitive", "complementizer"
    kept = [
        seam
        for seam in cuts
        if not (seam[2] or (seam[0] < seam[1] and s.ing(seam[1])))
        or s.among(seam[0], "adding")
        or s.among(seam[1], *ends)
    ]
    edges: list[Seam] = [(0, 0, ()), *kept, (len(s), len(s), ())]
    parts = [(first, last) for (_, first, _), (last, *_) in pairwise(edges)]
    heads = [(first, _list_head(s, first, last), last) for first, last in parts]
    return [
        (a, b, (_governor(s, first, head), head))
        for first, head, last in heads
        if head
        for a, b in _list(s, head, last)
    ]


def _governor(s: Sentence, first: int, head: int) -> int:
    """The first word of the verb before a list: its own, or the one that `to discuss` hangs on."""
    begin = s.verb_at(max(first, head - 4), head)
    begin = begin if begin < head else s.verb_at(first, head - 1)
    if not s.among(begin - 1, "infinitive"):
        return begin
    verb = s.verb_at(first, begin)
    return verb if verb < begin else begin - 1


@cache
def _opening(lex: Lexicon) -> frozenset[str]:
    """The first stems of the phrases that a list of subjects follows."""
    return frozenset(phrase[0] for phrase in lex.subjects_follow)


def _list_head(s: Sentence, first: int, last: int) -> int:
    """The first word after a verb of discussing, 0 without one."""
    stem = s.lex.stem
    for i in range(first, last):
        for size in (3, 2, 1) if s.roots[i] in _opening(s.lex) else ():
            phrase = tuple(stem(p) for w in s.words[i : i + size] for p in w.low.split())
            verb = size > 1 or not (s.formed(i, "deverbal") or s.among(i, "no-acts"))
            if phrase in s.lex.subjects_follow and i + size < last and verb:
                return i + size
    return 0


def _list(s: Sentence, first: int, last: int) -> list[tuple[int, int]]:
    """Seams between the items of ``first:last``; a lone `A and B` is cut only where each stands alone."""
    ends = (i for i in range(first + 1, last) if s.among(i, "exemplifying", "relative") or _goes_on(s, i))
    last = next(ends, last)
    verb = s.verb_at(first, last)
    if verb < last and s.comma(verb):
        return []  # `how Oslo, along with Lima, is working`
    seams: list[tuple[int, int, bool]] = []
    for i in range(first + 1, last):
        begin = i + s.among(i, "joining")
        if s.quoted[i] or s.among(begin, "possessives", "prepositions", "infinitive", "subordinating", "no-item"):
            continue  # no subject of its own
        if s.infinitive(begin) and any(_bare(s, n) for n in range(max(0, first - 2), i - 1)):
            continue  # `the need to fight X and train Y, open Z`
        if begin > i and s.among(i - 1, "prepositions"):
            continue  # `the state of and prospects for X`
        if s.named(i - 1) and s.named(begin) and any(s.among(n, "between") for n in range(first, i)):
            continue  # `the pact between A, B and C`
        if begin > i and (s.among(i - 2, "infinitive") or (begin < last and s.together(i - 1, begin))):
            continue  # `to deter and constrain X`, `peace and stability`
        comma, joins = s.comma(i), s.among(i, "item-joining")
        if (comma or joins) and begin < last and (not seams or seams[-1][1] < i):
            seams.append((i, i + 1 if joins else i, comma))
    if not any(comma for *_, comma in seams):
        seams = [seam for seam in seams if _separable(s, first, seam[0], last)][:1]
    else:
        joiners = [seam for seam in seams if seam[1] > seam[0]]
        final = next((seam for seam in reversed(joiners) if seam[2]), joiners[-1] if joiners else seams[-1])
        if not joiners and len(seams) == 1:
            return []  # `X, the cornerstone of Y`
        seams = [seam for seam in seams if seam <= final or seam in joiners]
        seams = [seam for seam in seams if _item(s, seam, _before(seams, seam, first), last, seam is final)]
    return [(a, b) for a, b, _ in seams if _nameable(s, b, last)]


def _goes_on(s: Sentence, i: int) -> bool:
    """Does a clause begin behind a comma: `Discussing X, they praised Y`?"""
    return s.comma(i) and (s.among(i, "pronouns", "determiners") or s.named(i)) and s.verb_in(i, min(i + 4, len(s)))


def _nameable(s: Sentence, first: int, last: int) -> bool:
    """Does an item begin with something to talk about, no bare date or number and nothing generic alone?"""
    return _enough(s, first, last) and s.words[first].kind not in ("date", "number")


def _item(s: Sentence, seam: tuple[int, int, bool], first: int, last: int, final: bool) -> bool:
    """Does an item end at the seam? `military, economic and humanitarian aid` is one, and so is `A, when B`."""
    i, begin, comma = seam
    if s.adjective(i - 1) or (s.adjective(begin) and (s.comma(begin + 1) or s.among(begin + 1, "joining"))):
        return False
    if not comma and not final:
        return _separable(s, first, i, last)
    if not comma and s.capital(begin) and s.capital(i - 1):
        return False
    begin += s.among(begin, "describing-pasts")  # `and continued efforts`
    return not s.verb_in(begin, min(begin + 3, last))


def _before(seams: list[tuple[int, int, bool]], seam: tuple[int, int, bool], first: int) -> int:
    return max((b for a, b, _ in seams if a < seam[0]), default=first)


def _separable(s: Sentence, first: int, joiner: int, last: int) -> bool:
    left = [w for w in s.words[first:joiner] if w.kind != "stop"]
    right = [w for w in s.words[joiner + 1 : last] if w.kind != "stop"]
    if not left or not right or any((left[-1].stem, w.stem) in s.lex.inseparable for w in (right[0], right[-1])):
        return False
    if (left[-1].kind in NAMED and right[0].kind in NAMED) or s.pair(joiner - 1, joiner + 1):
        return False
    if s.among(joiner + 2, "genitive") and not s.among(joiner + 1, "determiners"):
        return False  # `the development and institutionalization of X`
    if s.among(joiner - 1, "prepositions") or (joiner - 2 >= first and s.among(joiner - 2, "prepositions")):
        return False  # `in and around X`, `partnership in X and Y`
    alone = len(left) == 1 and not s.among(joiner + 1, "determiners")  # no head noun that both share
    before = range(first, joiner)
    if any(s.among(n, "infinitive") or s.formed(n, "gerund") for n in before):
        return False  # `efforts to promote X and Y`
    if any(s.among(n, "prepositions") for n in before) and not s.among(joiner + 1, "determiners"):
        return False  # `the importance of X and Y`
    adjective = s.adjective(joiner - 1) or s.verb_in(joiner + 1, min(joiner + 4, len(s)))
    return not adjective and (not alone or len(right) == 1)


def _parts(s: Sentence, spans: list[tuple[int, int, Lent]]) -> Iterable[Part]:
    """The parts, each lent the subject of the clause before it where it has none of its own."""
    subject = _subject(s, 0)
    for n, (first, last, head) in enumerate(spans):
        start = s.words[first].start if first else 0
        gap = s.gaps[first] if first else ""
        if gap and gap[-1] in "\"'“‘«":
            start -= 1
        end = len(s.text)
        if last < len(s):
            end = s.words[last - 1].end
            end += CLOSING.match(s.gaps[last]).end()  # type: ignore[union-attr]
        lent, verb = subject, None
        if s.among(first, "relative"):
            lent = _antecedent(s, first)
        elif not head and _own_subject(s, first, last):
            lent, subject = None, _subject(s, first) if n else subject
        if head:
            verb = s.text[s.words[head[0]].start : s.words[head[1] - 1].end]
        yield Part(start, end, lent, verb)


def apart(first: str, second: str, lex: Lexicon) -> bool:
    """Are the words before a cue and those behind it two clauses: `A did X, SOURCE said, and B did Y`?"""
    one, two = sentence(first, lex), sentence(second, lex)
    verb = two.verb_at(0, min(LONGEST_SUBJECT, len(two)))
    own = 0 < verb < min(LONGEST_SUBJECT, len(two)) and not any(two.comma(k) for k in range(verb))
    return own and one.verb_in(0, len(one)) and not one.among(0, "leading", "subordinating")


def _own_subject(s: Sentence, first: int, last: int) -> bool:
    """Does a part begin with the subject of its verb?"""
    if not first:
        return not s.among(0, "also-clause-joining") or not s.ing(1)
    verb = s.verb_at(first, min(first + LONGEST_SUBJECT, last))
    doing = next((k for k in range(first + 1, min(first + LONGEST_SUBJECT, last)) if s.ing(k)), 0)
    return (s.past_adverbs(first) < verb < min(first + LONGEST_SUBJECT, last) and not s.ing(first)) or bool(
        doing and s.among(first - 1, "absolute")
    )


def _subject(s: Sentence, first: int) -> str | None:
    """The words before the first finite verb of a clause, without what leads up to it."""
    if not first and s.formed(0, "gerund"):  # `Having noted that X did Y, A said`
        first = next((k for k in range(1, len(s)) if s.comma(k) and s.named(k)), first)
    verb = s.verb_at(first + 1, min(first + 24, len(s)))
    if not s.finite(verb):
        return None
    if s.among(first, "leading") or s.formed(first, "gerund") or s.formed(first, "adverb"):
        first = next((k for k in range(first + 1, verb) if s.comma(k)), first)
    opens = (n for n in range(first, verb) if s.words[n].kind != "stop" or s.among(n, "pronouns", "determiners"))
    first, last = next(opens, first), verb - 1
    while last > first and (s.among(last, "skipped") or s.formed(last, "adverb")):
        last -= 1
    return s.text[s.words[first].start : s.words[last].end]


def _antecedent(s: Sentence, relative: int) -> str | None:
    """What `, which` goes back to: the nearest words with a determiner that are no office."""
    comma = max((n for n in range(relative) if s.comma(n)), default=0)
    nearest = range(relative - 1, max(comma - 1, relative - 12), -1)
    thing = (
        n
        for n in nearest
        if s.among(n, "articles", "possessives") and not (s.among(n, "titles") or s.among(n + 1, "titles"))
    )
    first = next(thing, None)
    return None if first is None else s.text[s.words[first].start : s.words[relative - 1].end]
