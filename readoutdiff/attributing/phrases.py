"""Noun phrases and subjects, told from word classes alone."""

from __future__ import annotations

from readoutdiff.attributing.words import AUX, NP_STOP, has_finite, has_main_finite, is_finite, is_gerund
from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx


def np_left(scan: Scan, j: int, a: int) -> int:
    """Start of the noun phrase that ends with token ``j``; reduced relatives and ``who`` clauses are taken in."""
    k = scan.kinds
    p, conj = j, -1
    verb_stop = False
    while p >= a:
        kind = k[p]
        if kind & NP_STOP:
            step = step_over(scan, p, j, a)
            if step >= 0:
                p = step
                continue
            verb_stop = bool(kind & AUX)
            break
        if p < j and kind & (lx.VERB | lx.FINITE | lx.ED) and is_finite(scan, p):
            reduced = k[p + 1] & lx.PREP and not (
                kind & lx.VERB and scan.lexicon.verbs[scan.lower[p]].takes & lx.CLAUSE
            )
            if not reduced or p == a:
                step = relative_before(scan, p, a)
                if step >= 0:
                    p = step
                    continue
                verb_stop = True
                break
        if kind & lx.CONJ and scan.among(p, "joining"):
            conj = p
        elif scan.words[p] == ")":
            m = p
            while m > a and m > p - 12 and scan.words[m] != "(":
                m -= 1
            if scan.words[m] == "(":
                p = m
        p -= 1
    start = p + 1
    if verb_stop and conj > start:
        start = conj + 1
    return trim(scan, start, j)


def step_over(scan: Scan, p: int, j: int, a: int) -> int:
    """Where the walk left goes on past token ``p`` that would end a noun phrase; -1 where it does end it."""
    k = scan.kinds
    kind = k[p]
    if kind & AUX:
        return relative_before(scan, p, a)
    if kind & lx.RELATIVE and p < j and p > a and not k[p - 1] & NP_STOP and k[p + 1] & (lx.FINITE | lx.VERB | lx.ED):
        return p - 1  # "an official who spoke to reporters"
    if scan.quote_of[p] >= 0 and a < p < j:
        x, y = scan.quote_tokens[scan.quote_of[p]]
        if y == p + 1 and y - x <= 4 and x > a and not k[p - 1] & (lx.COMMA | lx.STOP) and scan.is_capital(x - 1):
            return x - 1  # a nickname, a title
    if a < p < j and scan.among(p, "sequence"):  # "the ministry after the talks said"
        m = p - 1
        while m > a and k[m] & lx.ADVERB:
            m -= 1
        opens = m
        while opens > a and opens > m - 12 and not k[opens - 1] & (NP_STOP | lx.CONJ):
            opens -= 1
        if opens == a and not k[m] & (NP_STOP | lx.TIMING) and not has_finite(scan, opens, m + 1):
            return m
    return -1


def relative_before(scan: Scan, p: int, a: int) -> int:
    """The noun that a relative clause with its verb at ``p`` belongs to; -1 where it is no relative clause."""
    k = scan.kinds
    m = p - 1
    while m > a and k[m] & (AUX | lx.ADVERB | lx.NEG):
        m -= 1
    if m > a and k[m] & lx.RELATIVE and not k[m - 1] & NP_STOP:
        return m - 1
    return -1


def trim(scan: Scan, start: int, j: int) -> int:
    """Skip openers, adverbs and a leading phrase of time or place."""
    k = scan.kinds
    while start < j:
        kind = k[start]
        if kind & lx.PREP:
            m = start + 2
            while (
                m <= j
                and not (k[m] & (lx.DET | lx.POSS | lx.SUBJECT) and not k[m - 1] & lx.PREP)
                and not (
                    scan.is_capital(m)
                    and scan.is_small(m - 1)
                    and not k[m - 1] & (lx.PREP | lx.DET | lx.POSS | lx.CONJ | lx.TITLE)
                )
            ):
                m += 1
            if m > j:
                break
            start = m
        elif kind & (lx.OPENER | lx.CONJ | lx.ADVERB | lx.TIME | lx.PAREN):
            start += 1
        else:
            break
    return start


def np_right(scan: Scan, p: int, b: int) -> int:
    """End (exclusive) of a short noun phrase that starts at ``p``."""
    k = scan.kinds
    start = p
    if p < b and k[p] & (lx.PRONOUN | lx.SUBJECT):
        return p + 1
    while p < b:
        kind = k[p]
        if kind & (NP_STOP | lx.PAREN):
            break
        if kind & lx.PREP and not scan.among(p, "within_noun"):
            break
        if p > start:
            if kind & (lx.DET | lx.POSS) and not k[p - 1] & (lx.PREP | lx.CONJ | lx.DET):
                break
            if kind & lx.TIME and not k[p - 1] & (lx.PREP | lx.TIME | lx.DET):
                break
        p += 1
    return p


def first_np(scan: Scan, start: int, limit: int) -> int:
    """End of the subject that starts a clause: up to its first verb."""
    k = scan.kinds
    p = start
    if p < limit and k[p] & lx.SUBJECT:
        return p + 1
    while p < limit:
        kind = k[p]
        if kind & (AUX | lx.STOP | lx.QMARK | lx.COLON | lx.DASH | lx.COMMA | lx.SUBORD | lx.RELATIVE):
            break
        if p > start and is_finite(scan, p):
            break
        p += 1
    return p


def sentence_subject(scan: Scan, a: int, limit: int) -> tuple[int, int]:
    """The subject of the sentence that starts at ``a``; a dateline and leading phrases or clauses are skipped."""
    k = scan.kinds
    start = after_dateline(scan, a, limit)
    for _ in range(4):
        while (
            start < limit
            and k[start] & (lx.OPENER | lx.CONJ | lx.ADVERB | lx.COMMA)
            and not k[start] & (lx.PRONOUN | lx.PREP)
        ):
            start += 1
        if start >= limit:
            break
        m = start
        while m < limit and not k[m] & lx.COMMA:
            m += 1
        leading = (
            k[start] & (lx.SUBORD | lx.PREP)
            or is_gerund(scan, start)
            or any(k[p] & (lx.TIME | lx.TIMING) for p in range(start, min(m, start + 6)))
        )
        if m < limit - 1 and leading and (k[start] & lx.SUBORD or not has_main_finite(scan, start + 1, m)):
            start = m + 1
            continue
        start = trim(scan, start, limit)
        break
    return start, first_np(scan, start, limit)


def subject_ranges(scan: Scan, a: int, limit: int) -> list[tuple[int, int]]:
    """The subject of the sentence that starts at ``a`` as a source; none where it is empty."""
    x, y = sentence_subject(scan, a, limit)
    return [(x, y)] if y > x else []


def after_dateline(scan: Scan, a: int, limit: int) -> int:
    """``KYIV (Agency) - The ...``: where the sentence proper starts."""
    for m in range(a + 1, min(a + 9, limit)):
        if scan.kinds[m] & lx.DASH:
            return m + 1 if scan.words[m - 1] == ")" or scan.is_upper(a) else a
    return a
