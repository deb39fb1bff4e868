"""Is a word a verb here, what helps it, and who is its subject."""

from __future__ import annotations

from readoutdiff.attributing.contents import after_quote
from readoutdiff.attributing.draft import Group, Subject
from readoutdiff.attributing.phrases import np_left
from readoutdiff.attributing.words import (
    AUX,
    BREAK,
    NP_STOP,
    has_plural,
    is_adjectival,
    is_finite,
    is_gerund,
    is_headline,
    is_plural,
)
from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx

_IN_GROUP = AUX | lx.NEG | lx.ADVERB


def verb_group(scan: Scan, i: int, a: int) -> Group:
    """The verb at ``i`` with what helps it: ``has also said``, ``did not say``, ``continued to say``."""
    k, q = scan.kinds, scan.quote_of
    group = Group(i, i)
    g = i
    while g > a:
        kind = k[g - 1]
        if kind & lx.SUBJECT and kind & AUX:  # he's, they've: the subject is in the same token
            group.helpers |= kind & AUX
            break
        if not kind & _IN_GROUP:
            if g > a + 1 and k[g - 2] & AUX and scan.among(g - 1, "floating"):
                g -= 1
                continue
            if (
                not group.helpers
                and k[i] & lx.VERB
                and scan.lexicon.verbs[scan.lower[i]].form & lx.BASE
                and scan.among(g - 1, "infinitive")
            ):
                lent = lends_place(scan, g, a)
                if lent < g:
                    group.helpers |= lx.DO
                    g = lent
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


def lends_place(scan: Scan, g: int, a: int) -> int:
    """Start of what lends its place to the infinitive at ``g``: ``continued to``, ``is likely to``; ``g`` for none."""
    k = scan.kinds
    if g > a + 1 and k[g - 2] & lx.CATENATIVE:
        went = g - 2 > a and scan.among(g - 3, "going_on") and not is_gerund(scan, g - 3)
        return g - 3 if went else g - 2
    if g > a + 2 and scan.among(g - 2, "onward") and scan.among(g - 3, "going_on"):
        return g - 3
    if g > a + 1 and (k[g - 2] & lx.HAVE or scan.among(g - 2, "semi_modal")):
        g -= 2
        while g > a and k[g - 1] & lx.ADVERB:
            g -= 1
    return g


def is_verb(scan: Scan, i: int, a: int, b: int, verb: lx.Verb, group: Group) -> bool:
    """Is the word at ``i`` used as a verb here?"""
    k, low = scan.kinds, scan.lower
    g, form = group.start, verb.form
    if scan.is_capital(i) and i > a and scan.quote_of[i - 1] < 0 and not is_headline(scan, a, b):
        return False
    if group.helpers or form == lx.GERUND:
        return True
    if g == a:
        return verb.lemma in scan.lists["asking"]
    before = k[g - 1]
    if before & (lx.DET | lx.POSS):
        return False
    nounish = k[i] & lx.NOUNISH
    if scan.lexicon.owns(low[g - 1]) or (nounish and low[g - 1] in scan.lexicon.forms["apostrophes"]):
        return False
    if form & lx.PAST and g > a + 1 and k[g - 2] & (lx.DET | lx.POSS) and scan.lexicon.ends(low[g - 1], "superlative"):
        return False  # "the latest alleged attack"
    if form & lx.PAST:
        return not scan.among(g - 1, "grading") or g == a + 1 or bool(k[g - 2] & BREAK)
    if nounish and before & (lx.VERB | lx.FINITE) and g == i and is_finite(scan, g - 1):
        return False  # "announced plans to"
    if before & (lx.SUBJECT | lx.RELATIVE):
        return True
    if form & lx.BASE:
        if nounish and g > a + 1 and scan.among(g - 2, "indefinite"):
            return False  # "a telephone call on"
        if before & lx.COMMA:
            ranges, _, _ = find_apposition(scan, g - 1, a)
            return bool(ranges) and has_plural(scan, ranges[0][0], min(ranges[0][0] + 6, g))
        if not before & (lx.PAREN | lx.CONJ) and not has_plural(scan, np_left(scan, g - 1, a), g):
            return False
    elif not before & ~(lx.ED | lx.GOING) and is_plural(scan, g - 1) and scan.is_small(g - 1):
        return False
    if nounish and not before & lx.ADVERB and is_adjectival(scan, g - 1) and not scan.is_capital(g - 1):
        return False
    if not nounish or complement_follows(scan, i, b):
        return True
    if form & lx.PRESENT and scan.is_capital(g - 1) and not before and i + 1 < b and not k[i + 1] & ~lx.NOUNISH:
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
    kind, word, verb = scan.kinds[i + 1], scan.lower[i + 1], scan.lexicon.verbs[scan.lower[i]]
    if verb.form & lx.PRESENT and i + 2 < b and scan.among(i + 1, "complementizer") and is_finite(scan, i + 2):
        return False
    if kind & (lx.DET | lx.POSS | lx.SUBJECT | lx.QMARK | lx.PRONOUN) or scan.among(i + 1, "complement"):
        return True
    return word in verb.governed or "+" + word in verb.governed or scan.is_capital(i + 1) or word.isdigit()


def is_doubtful(scan: Scan, a: int, b: int, group: Group, subject: Subject) -> bool:
    """Is a verb of attitude used of nobody's actual attitude: in a question, a condition, a defining clause?"""
    first, clause = subject.ranges[0][0], subject.clause
    if subject.how == "relative" or scan.words[b - 1] == "?":
        return True
    if scan.among(first, "addressed") or scan.among(first, "expletive"):
        return True
    if group.helpers & lx.MODAL and not group.negated:
        return True
    return clause > a and scan.among(clause - 1, "unreal")


def names_thing(scan: Scan, i: int, a: int, b: int) -> bool:
    """``a group called NAME``: a reduced relative that names, not somebody's word for it."""
    if i + 1 >= b or not (scan.is_capital(i + 1) or scan.kinds[i + 1] & lx.QMARK):
        return False
    for p in range(i - 1, max(a - 1, i - 8), -1):
        if scan.kinds[p] & (lx.DET | lx.POSS | BREAK):
            return scan.among(p, "indefinite")
    return False


def find_subject(scan: Scan, g: int, a: int) -> Subject:
    """The subject before the verb group at ``g``."""
    k = scan.kinds
    j = before_time(scan, g, a)
    if j < a:
        return Subject([], g, "none")
    kind = k[j]
    if kind & lx.SUBJECT:
        return Subject([(j, j + 1)], j, "pronoun")
    if kind & lx.RELATIVE:
        return relative_subject(scan, j, g, a)
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
            return Subject([(start, j)], start, "apposition")
        return Subject([], g, "none")
    if kind & lx.CONJ:
        return Subject([], g, "coordinated")
    if scan.words[j] == ")":
        m = j
        while m > a and scan.words[m] != "(":
            m -= 1
        if m > a:
            start = np_left(scan, m - 1, a)
            return Subject([(start, j + 1)], start, "subject")
    if kind & (NP_STOP | lx.PREP):
        return Subject([], g, "none")
    start = np_left(scan, j, a)
    return Subject([(start, j + 1)], start, "subject") if start <= j else Subject([], g, "none")


def before_time(scan: Scan, g: int, a: int) -> int:
    """The last token before ``g`` that is no day, hour or month, nor what dates one: ``X on Friday [said]``."""
    k = scan.kinds
    j = g - 1
    while j > a + 1 and k[j] & (lx.TIME | lx.TIMING):
        j -= 2 if k[j - 1] & lx.PREP else 1
        if j > a + 1 and scan.among(j, "dating_subject"):
            j -= 1
    return j


def relative_subject(scan: Scan, j: int, g: int, a: int) -> Subject:
    """``X, who [said]``: the relative pronoun at ``j`` and the noun phrase it belongs to."""
    k = scan.kinds
    m = j - 1
    if m > a and k[m] & lx.COMMA:
        m -= 1
    if m >= a and k[m] & lx.PREP:
        return Subject([], g, "none")
    if m < a or k[m] & NP_STOP:
        return Subject([(j, g)], j, "relative")
    start = np_left(scan, m, a)
    if k[start] & lx.PREP and start < m:
        start += 1
    return Subject([(start, m + 1), (j, j + 1)], j, "relative")


def find_apposition(scan: Scan, j: int, a: int) -> Subject:
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
        if start > a + 1 and k[start - 1] & lx.COMMA and (c - start <= 2 or scan.is_small(start)):
            c = start - 1
            continue
        break
    if best is None:
        return Subject([], j + 1, "none")
    start = best[0]
    if all(k[m] & (lx.OPENER | lx.ADVERB) for m in range(best[1] + 1, j)):
        return Subject([best], start, "apposition")  # "Kerry, however, said"
    if k[start] & lx.PREP:
        return Subject([], j + 1, "none")
    return Subject([(start, j)], start, "apposition")
