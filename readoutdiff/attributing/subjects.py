"""Is a word a verb here, what helps it, and who is its subject."""

from __future__ import annotations

from readoutdiff.attributing.contents import after_quote
from readoutdiff.attributing.draft import Group, Range
from readoutdiff.attributing.phrases import np_left
from readoutdiff.attributing.words import (
    AUX,
    BREAK,
    NP_STOP,
    has_plural,
    is_adjectival,
    is_finite,
    is_headline,
    is_plural,
)
from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx

_IN_GROUP = AUX | lx.NEG | lx.ADVERB


def verb_group(scan: Scan, i: int, a: int) -> Group:
    """The verb at ``i`` with what helps it: ``has also said``, ``did not say``, ``continued to say``."""
    k, q, low = scan.kinds, scan.quote_of, scan.lower
    group = Group(i, i)
    g = i
    while g > a:
        kind = k[g - 1]
        if kind & lx.SUBJECT and kind & AUX:  # he's, they've: the subject is in the same token
            group.helpers |= kind & AUX
            break
        if not kind & _IN_GROUP:
            if low[g - 1] in ("since", "all", "both", "each") and g > a + 1 and k[g - 2] & AUX:
                g -= 1
                continue
            if (
                low[g - 1] == "to"
                and not group.helpers
                and k[i] & lx.VERB
                and scan.lexicon.verbs[low[i]].form & lx.BASE
            ):
                if g > a + 1 and k[g - 2] & lx.CATENATIVE:
                    g -= 2
                    if g > a and low[g - 1] in ("went", "goes"):
                        g -= 1
                    group.helpers |= lx.DO
                    continue
                if g > a + 2 and low[g - 2] == "on" and low[g - 3] in ("went", "goes", "going"):
                    g -= 3
                    group.helpers |= lx.DO
                    continue
                if g > a + 1 and (k[g - 2] & lx.HAVE or low[g - 2] in scan.lexicon.lists["semi_modal"]):
                    g -= 2
                    group.helpers |= lx.DO
                    while g > a and k[g - 1] & lx.ADVERB:
                        g -= 1
                    continue
                group.to = True
            break
        if q[g - 1] >= 0:
            break
        group.helpers |= kind & AUX
        if kind & (lx.NEG | lx.NEGATED):
            group.negated = True
        g -= 1
    group.start = g
    return group


def is_verb(scan: Scan, i: int, a: int, b: int, verb: lx.Verb, group: Group) -> bool:
    """Is the word at ``i`` used as a verb here?"""
    k, low, w = scan.kinds, scan.lower, scan.words
    g, form = group.start, verb.form
    if w[i][0].isupper() and i > a and scan.quote_of[i - 1] < 0 and not is_headline(scan, a, b):
        return False
    if group.helpers or form == lx.GERUND:
        return True
    if g == a:
        return verb.lemma == "ask"
    before = k[g - 1]
    if before & (lx.DET | lx.POSS):
        return False
    genitive = low[g - 1].endswith(("'s", "’s", "s'", "s’")) or (w[g - 1] in "'’" and k[i] & lx.NOUNISH)
    if genitive:
        return False
    if form & lx.PAST and low[g - 1].endswith("est") and g > a + 1 and k[g - 2] & (lx.DET | lx.POSS):
        return False  # "the latest alleged attack"
    if form & lx.PAST:
        intensified = low[g - 1] in ("most", "much", "more", "least")  # "the most anticipated witness"
        return not intensified or g == a + 1 or bool(k[g - 2] & BREAK)
    nounish = k[i] & lx.NOUNISH
    if nounish and before & (lx.VERB | lx.FINITE) and g == i and is_finite(scan, g - 1):
        return False  # "announced plans to"
    if before & (lx.SUBJECT | lx.RELATIVE):
        return True
    if form & lx.BASE:
        if before & lx.COMMA:
            ranges, _, _ = find_apposition(scan, g - 1, a)
            return bool(ranges) and has_plural(scan, ranges[0][0], min(ranges[0][0] + 6, g))
        if not before & (lx.PAREN | lx.CONJ) and not has_plural(scan, np_left(scan, g - 1, a), g):
            return False
    elif not before & ~(lx.ED | lx.GOING) and is_plural(scan, g - 1) and w[g - 1][0].islower():
        return False
    if nounish and not before & lx.ADVERB and is_adjectival(scan, g - 1) and not w[g - 1][0].isupper():
        return False
    if not nounish or complement_follows(scan, i, b):
        return True
    if form & lx.PRESENT and w[g - 1][0].isupper() and not before and i + 1 < b and not k[i + 1] & ~lx.NOUNISH:
        return True
    if (i + 1 < b and not k[i + 1] & (lx.STOP | lx.COMMA)) or verb.takes & lx.AFTER == 0:
        return False
    if before & lx.DOCUMENT and form & lx.PRESENT:
        return True  # "..., the statement reads"
    return after_quote(scan, np_left(scan, g - 1, a))


def complement_follows(scan: Scan, i: int, b: int) -> bool:
    """Does what follows a word that may be a noun look like a verb's complement?"""
    if i + 1 >= b:
        return False
    kind, word = scan.kinds[i + 1], scan.lower[i + 1]
    if word == "that" and i + 2 < b and is_finite(scan, i + 2) and scan.lexicon.verbs[scan.lower[i]].form & lx.PRESENT:
        return False
    if (
        kind & (lx.DET | lx.POSS | lx.SUBJECT | lx.QMARK)
        or kind & lx.PRONOUN
        or word in ("that", "to", "how", "why", "whether", "what")
    ):
        return True
    governed = scan.lexicon.verbs[scan.lower[i]].governed
    return word in governed or "+" + word in governed or scan.words[i + 1][0].isupper() or scan.words[i + 1].isdigit()


def is_doubtful(scan: Scan, a: int, b: int, group: Group, ranges: list[Range], clause: int, how: str) -> bool:
    """Is a verb of attitude used of nobody's actual attitude: in a question, a condition, a defining clause?"""
    low = scan.lower
    if how == "relative" or scan.words[b - 1] == "?" or low[ranges[0][0]] in ("you", "we", "it"):
        return True
    if group.helpers & lx.MODAL and not group.negated:
        return True
    return clause > a and low[clause - 1] in ("if", "than", "of", "unless")


def names_thing(scan: Scan, i: int, a: int, b: int) -> bool:
    """``a group called NAME``: a reduced relative that names, not somebody's word for it."""
    if i + 1 >= b or not (scan.words[i + 1][0].isupper() or scan.kinds[i + 1] & lx.QMARK):
        return False
    for p in range(i - 1, max(a - 1, i - 8), -1):
        if scan.kinds[p] & (lx.DET | lx.POSS | BREAK):
            return scan.lower[p] in ("a", "an", "another")
    return False


def find_subject(scan: Scan, g: int, a: int) -> tuple[list[Range], int, str]:
    """Source before the verb group at ``g`` -> (ranges, where the clause starts, rule)."""
    k, low = scan.kinds, scan.lower
    j = g - 1
    if j < a:
        return [], g, "none"
    while j > a + 1 and k[j] & (lx.TIME | lx.TIMING):
        j -= 2 if k[j - 1] & lx.PREP else 1
        if j > a + 1 and low[j] in ("last", "this", "earlier", "late", "early"):
            j -= 1
    kind = k[j]
    if kind & lx.SUBJECT:
        return [(j, j + 1)], j, "pronoun"
    if kind & lx.RELATIVE:
        m = j - 1
        if m > a and k[m] & lx.COMMA:
            m -= 1
        if m >= a and k[m] & lx.PREP:
            return [], g, "none"
        if m >= a and not k[m] & NP_STOP:
            start = np_left(scan, m, a)
            if k[start] & lx.PREP and start < m:
                start += 1
            return [(start, m + 1), (j, j + 1)], j, "relative"
        return [(j, g)], j, "relative"
    if kind & lx.COMMA or (
        j > a and k[j - 1] & lx.COMMA and scan.quote_of[j] >= 0 and scan.quote_tokens[scan.quote_of[j]][0] > a
    ):
        return find_apposition(scan, j, a)
    if kind & lx.DASH:
        m = j - 1
        while m > a and not k[m] & lx.DASH:
            m -= 1
        if m > a and not k[m - 1] & NP_STOP:
            start = np_left(scan, m - 1, a)
            return [(start, j)], start, "apposition"
        return [], g, "none"
    if kind & lx.CONJ:
        return [], g, "coordinated"
    if scan.words[j] == ")":
        m = j
        while m > a and scan.words[m] != "(":
            m -= 1
        if m > a:
            start = np_left(scan, m - 1, a)
            return [(start, j + 1)], start, "subject"
    if kind & (NP_STOP | lx.PREP):
        return [], g, "none"
    start = np_left(scan, j, a)
    if start > j:
        return [], g, "none"
    return [(start, j + 1)], start, "subject"


def find_apposition(scan: Scan, j: int, a: int) -> tuple[list[Range], int, str]:
    """``NAME, apposition, [verb]``: ``j`` is the closing comma."""
    k = scan.kinds
    c = j - 1
    best: tuple[int, int] | None = None
    for _ in range(5):
        while c > a and not (k[c] & lx.COMMA and scan.quote_of[c] < 0):
            c -= 1
        if c <= a:
            break
        start = np_left(scan, c - 1, a)
        if start > c - 1:
            c -= 1
            continue
        if (best and k[start] & lx.PREP) or (start > a and k[start - 1] & lx.PREP):
            break
        if all(k[m] & (lx.OPENER | lx.ADVERB) for m in range(start, c)):
            break
        best = (start, c)
        if start > a + 1 and k[start - 1] & lx.COMMA and (c - start <= 2 or scan.words[start][0].islower()):
            c = start - 1
            continue
        break
    if best is None:
        return [], j + 1, "none"
    start = best[0]
    if all(k[m] & (lx.OPENER | lx.ADVERB) for m in range(best[1] + 1, j)):
        return [best], start, "apposition"  # "Kerry, however, said"
    if k[start] & lx.PREP:
        return [], j + 1, "none"
    return [(start, j)], start, "apposition"
