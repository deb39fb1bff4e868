"""Right of a verb: over its hearer, times and places to the content that it governs."""

from __future__ import annotations

from readoutdiff.attributing.draft import Draft
from readoutdiff.attributing.ends import next_comma
from readoutdiff.attributing.phrases import np_right
from readoutdiff.attributing.words import has_finite, may_hold_verb
from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx

_QUOTABLE = lx.QUOTE | lx.NP | lx.CLAUSE
_NO_INFINITIVE = lx.DET | lx.POSS | lx.PRONOUN | lx.COMMA | lx.STOP


def right_start(scan: Scan, i: int, b: int, verb: lx.Verb, draft: Draft) -> int:
    """First token of the content right of the verb at ``i``; ``b`` where there is none.

    ``draft.stopped`` is then the token that stopped the search.
    """
    k, low = scan.kinds, scan.lower
    p = i + 1
    while p < b and k[p] & lx.ADVERB and not k[p] & (lx.QMARK | lx.NEG) and p - i < 3:
        p += 1
    while p + 1 < b and k[p] & lx.TIME and low[p + 1] in verb.governed:
        p += 1  # "called on Friday for", "called Friday for"
    draft.stopped = p
    draft.takes = takes = verb.takes
    if p >= b:
        return b
    start = p
    infinitive = takes & lx.TO and is_infinitive(scan, p, b)
    if low[p] in verb.governed and not infinitive and p + 1 < b and not k[p + 1] & (lx.COMMA | lx.STOP):
        draft.cue = (draft.cue[0], p + 1)
        draft.rule = "governed"
        return p + 1
    if "+" + low[p] in verb.governed:
        p += 1
        draft.cue = (draft.cue[0], p)
        takes |= verb.phrasal
        if p >= b:
            return b
    elif scan.among(p, "particles"):
        return b
    draft.takes = takes
    if takes & lx.HEARER and verb.governed and not k[p] & (lx.PREP | lx.TIME):
        end = np_right(scan, p, b)
        if p < end < b - 1 and scan.among(end, "informed_of"):
            draft.addressee = (p, end)
            draft.rule = "governed"
            return end + 1
    if scan.among(p, "idiom"):
        return b  # "claimed victory", "called attention to"
    p = find_complement(scan, p, b, takes, draft)
    if p == start > i + 1 and scan.among(i + 1, "noun_modifying") and not scan.among(p, "complementizer"):
        return i + 1
    if p < 0 and draft.addressee and takes & lx.NP and takes & lx.HEARER:
        return draft.addressee[0]
    return b if p < 0 else p


def find_complement(scan: Scan, p: int, b: int, takes: int, draft: Draft) -> int:
    """Step over a hearer, times and places to the content that starts at or after ``p``; -1 where none does."""
    k = scan.kinds
    skipped, parted = False, draft.clause > 0 and k[draft.clause - 1] & lx.COMMA  # "CONTENT, X said after they met"
    for _ in range(6):
        draft.stopped = p
        if p >= b:
            return -1
        kind = k[p]
        if kind and not kind & (lx.DET | lx.POSS | lx.SUBJECT):
            if skipped and scan.quote_of[p] >= 0 and is_title(scan, p, b):
                p = scan.quote_tokens[scan.quote_of[p]][1]
                continue
            if scan.quote_of[p] >= 0 or kind & (lx.COLON | lx.COMMA | lx.STOP | lx.DASH):
                return after_mark(scan, p, b, takes, skipped)
            if takes & lx.THAT and scan.among(p, "complementizer"):
                return p
            if scan.among(p, "dative"):
                if takes & lx.TO and is_infinitive(scan, p, b) and not scan.is_capital(p + 1):
                    return p
                if not takes & lx.TO_HEARER or draft.addressee:
                    return -1
                end = np_right(scan, p + 1, b)
                draft.addressee = (p + 1, end)
                p, skipped = end, True
                continue
        if takes & lx.HEARER and draft.addressee is None and not skipped and not kind & (lx.PREP | lx.TIME):
            end = hearer_end(scan, p, b)
            if end > p:
                draft.addressee = (p, end)
                if bids(scan, end, b):
                    return p
                p = end
                takes |= lx.CLAUSE | lx.WH
                continue
        end = time_end(scan, p, b) if takes & (lx.QUOTE | lx.THAT) else p
        if end == p and parted and is_occasion(scan, p) and has_finite(scan, p + 1, next_comma(scan, p, b)):
            return later_quote(scan, p, b) if takes & lx.QUOTE else -1
        if end == p and is_circumstance(scan, p, takes):
            if is_quantity(scan, p, b):
                return p if takes & (lx.CLAUSE | lx.NP) else -1
            end = np_right(scan, p + 1, b)
        elif end == p:
            return clause_or_object(scan, p, b, takes, skipped)
        p, skipped = end, True
    return -1


def is_infinitive(scan: Scan, p: int, b: int) -> bool:
    """Does an infinitive start at ``p``, by the word after it?"""
    return scan.among(p, "infinitive") and p + 1 < b and not scan.kinds[p + 1] & _NO_INFINITIVE


def after_mark(scan: Scan, p: int, b: int, takes: int, skipped: bool) -> int:
    """Start of the content where a quotation or a mark stands at ``p``; -1 for none."""
    kind, k = scan.kinds[p], scan.kinds
    if scan.quote_of[p] >= 0:
        return p if takes & _QUOTABLE else -1
    if kind & lx.COLON:
        return p + 1 if scan.words[p] == ":" and takes & _QUOTABLE else -1
    if not kind & lx.COMMA:
        return -1
    if p + 1 < b and takes & lx.QUOTE and scan.quote_of[p + 1] >= 0:
        return -1 if skipped and is_title(scan, p + 1, b) else p + 1
    m = p + 1
    while m < min(b - 2, p + 16) and not k[m] & lx.COMMA:
        m += 1
    if m + 1 < b and k[m] & lx.COMMA and scan.among(m + 1, "complementizer"):
        return m + 1
    return later_quote(scan, p + 1, b) if takes & lx.QUOTE else -1


def hearer_end(scan: Scan, p: int, b: int) -> int:
    """End of the hearer at ``p``, with a title in quotation marks: ``told the “Evening News”``."""
    end = np_right(scan, p, b)
    if end < b and scan.quote_of[end] >= 0 and is_title(scan, end, b):
        end = scan.quote_tokens[scan.quote_of[end]][1]
    return end


def bids(scan: Scan, end: int, b: int) -> bool:
    """``told X to``, ``told X not to``: is the hearer, which ends at ``end``, to do something?"""
    if end + 1 >= b:
        return False
    return scan.among(end, "infinitive") or (scan.among(end, "denial") and scan.among(end + 1, "infinitive"))


def time_end(scan: Scan, p: int, b: int) -> int:
    """End of a day, month or year at ``p``: ``Friday``, ``last week``; ``p`` where there is none."""
    k = scan.kinds
    timely = p + 1 < b and bool(k[p + 1] & (lx.TIMING | lx.TIME)) and scan.among(p, "dating_content")
    if not k[p] & lx.TIME and not timely:
        return p
    p += 1 + timely
    while p < b and (k[p] & (lx.TIME | lx.TIMING) or scan.words[p][0].isdigit()):
        p += 1
    return p


def is_circumstance(scan: Scan, p: int, takes: int) -> bool:
    """Does the preposition at ``p`` tell a place, a time or an occasion, between a verb of speech and its content?"""
    if not scan.kinds[p] & lx.PREP or not takes & lx.QUOTE or scan.among(p, "likening"):
        return False
    return bool(takes & lx.THAT) or not scan.among(p, "genitive")


def is_occasion(scan: Scan, p: int) -> bool:
    """``said after they met``: does a word that opens a phrase or a clause of time stand at ``p``?"""
    return bool(scan.kinds[p] & lx.SUBORD and scan.kinds[p] & lx.PREP) and not scan.among(p, "likening")


def is_quantity(scan: Scan, p: int, b: int) -> bool:
    """``said at least``, ``said about 30``: does the preposition at ``p`` belong to a number?"""
    if p + 1 >= b:
        return False
    return scan.among(p + 1, "quantity") or (scan.words[p + 1][0].isdigit() and scan.among(p, "approximating"))


def clause_or_object(scan: Scan, p: int, b: int, takes: int, skipped: bool) -> int:
    """Start of the question, clause or object at ``p`` that the verb governs; -1 for none."""
    kind = scan.kinds[p]
    if scan.among(p, "wh"):
        return p if takes & (lx.WH if scan.among(p, "wh_asked") else lx.WH | lx.NP | lx.THAT) else -1
    if scan.among(p, "opens_content") and not skipped and two_clauses(scan, p, b):
        return p
    if kind & (lx.SUBORD | lx.PREP | lx.CONJ | lx.RELATIVE):
        return later_quote(scan, p, b) if takes & lx.QUOTE and kind & lx.SUBORD else -1
    if skipped and not (takes & lx.CLAUSE and has_finite(scan, p, b)):
        return -1
    return p if takes & lx.NP or (takes & lx.CLAUSE and (kind & lx.SUBJECT or may_hold_verb(scan, p, b))) else -1


def later_quote(scan: Scan, p: int, b: int) -> int:
    """``said as he left, “CONTENT”``: the quotation after a comma that closes a clause; -1 where none does."""
    for m in range(p, min(b - 1, p + 20)):
        if scan.kinds[m] & lx.QMARK:
            return -1
        if scan.kinds[m] & lx.COMMA and scan.kinds[m + 1] & lx.QMARK and scan.quote_of[m + 1] >= 0:
            return m + 1
    return -1


def two_clauses(scan: Scan, p: int, b: int) -> bool:
    """``although A did not, B did``: does a main clause follow the subordinate one at ``p``?"""
    if scan.kinds[p + 1] & (lx.ED | lx.GOING | lx.VERB):
        return False  # "said when asked"
    m = p
    while m < b and not scan.kinds[m] & lx.COMMA:
        m += 1
    return m < b and has_finite(scan, p + 1, m) and has_finite(scan, m + 1, b)


def is_title(scan: Scan, m: int, a: int) -> bool:
    """Is the quotation that token ``m`` lies in the title of a work: short, capitals, not at ``a``?"""
    x, y = scan.quote_tokens[scan.quote_of[m]]
    return x != a and y - x < 10 and all(scan.is_capital(p) for p in range(x, y) if len(scan.words[p]) > 3)
