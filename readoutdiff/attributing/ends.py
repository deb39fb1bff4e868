"""Where a content ends: the words after which the author goes on."""

from __future__ import annotations

from readoutdiff.attributing.words import AUX, BREAK, has_finite, is_finite, is_gerund
from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx

THAT_CLAUSE, CLAUSE, OBJECT = range(3)  # kinds of content, from the longest reach to the shortest
_JOINT = lx.ACCORDING | lx.COLON | lx.CONJ | lx.DASH


def content_end(scan: Scan, p: int, b: int, style: int, tense: int = lx.PAST) -> int:
    """End of a content that starts at ``p``: the sentence's end without its stop, or where the author goes on.

    ``style``: THAT_CLAUSE, CLAUSE (without "that") or OBJECT; ``tense``: the form that a
    verb coordinated with the cue has; 0 where the cue is no verb, so that none can be.
    """
    k, q, low = scan.kinds, scan.quote_of, scan.lower
    complementizer, tail = scan.lists["complementizer"], scan.lists["tail"]
    if p >= b:
        return b
    if q[p] >= 0 and scan.quote_tokens[q[p]][1] >= b:
        return scan.quote_tokens[q[p]][1]
    end = b - 1 if k[b - 1] & lx.STOP else b
    commas = 0
    for m in range(p + 1, end - 1):
        kind = k[m]
        if not kind or q[m] >= 0:
            if (
                kind & lx.QMARK
                and q[m + 1] != q[m]
                and k[m - 1] & lx.COMMA
                and (q[m] == q[p] or comma_ends(scan, m, end, style))
            ):
                return m + 1
            continue
        if style == OBJECT and low[m] in complementizer and not is_finite(scan, m + 1) and not k[m - 1] & lx.PREP:
            style = THAT_CLAUSE  # "expressed hope that ..."
        if kind & lx.COMMA:
            commas += 1
            if commas == 1 and style == CLAUSE and not has_finite(scan, p, m) and not k[m + 1] & lx.VERB:
                commas = -1  # a parenthesis after the subject of the content: its second comma ends nothing
            elif commas and comma_ends(scan, m, end, style):
                return m
        elif kind & _JOINT:
            if joint_ends(scan, p, m, end, style, tense):
                return m
        elif style == OBJECT and low[m] in tail and tail_ends(scan, m, end):
            return m
    last = q[b - 1]
    if last >= 0 and scan.quote_tokens[last][1] > b:  # a quotation that goes on in the next sentence
        return scan.quote_tokens[last][1]
    return end


def joint_ends(scan: Scan, p: int, m: int, end: int, style: int, tense: int) -> bool:
    """Does the author go on at the mark or the conjunction at ``m``?"""
    k = scan.kinds
    kind = k[m]
    if kind & lx.ACCORDING:
        return scan.among(m + 1, "dative")
    if kind & lx.COLON:
        return scan.words[m] == ";" or bool(k[m + 1] & lx.ACCORDING)
    if kind & lx.CONJ:
        return conj_ends(scan, p, m, end, style, tense)
    return style == OBJECT or (
        style == CLAUSE
        and bool(k[m + 1] & lx.CONJ)
        and not (m + 2 < len(k) and scan.among(m + 2, "complementizer"))
        and not dash_follows(scan, m + 1, end)
    )


def tail_ends(scan: Scan, m: int, end: int) -> bool:
    """``praised X when he left``: does the clause or phrase of time at ``m`` end an object?"""
    if scan.kinds[m - 1] & (lx.TIMING | lx.CONJ):
        return False
    return scan.among(m, "lasting") or has_finite(scan, m + 1, end)


def comma_ends(scan: Scan, m: int, end: int, style: int) -> bool:
    """Does the author go on after the comma at ``m``?"""
    k, low, lists = scan.kinds, scan.lower, scan.lists
    kind, word = k[m + 1], low[m + 1]
    if kind & lx.ACCORDING and word not in lists["wording"]:
        return True
    if word in lists["manner"] and m + 2 < end and k[m + 2] & AUX:
        return True
    if word in lists["contrast"]:
        return style == OBJECT or (style == CLAUSE and not quote_follows(scan, m + 2, end))
    if word in lists["explaining"] and style == CLAUSE and m + 2 < end and k[m + 2] & lx.BE:
        return not quote_follows(scan, m + 2, end)  # the author explains
    if word in lists["adversative"] and (
        style == OBJECT or (m + 2 < end and k[m + 2] & lx.SUBJECT and not quote_follows(scan, m + 2, end))
    ):
        return True
    if kind & lx.VERB and is_gerund(scan, m + 1):
        return True
    if style and kind & (lx.VERB | lx.FINITE | lx.ED) and not kind & lx.NOUNISH and is_finite(scan, m + 1):
        return True
    if kind & lx.CONJ and m + 2 < end:
        nxt = k[m + 2]
        if scan.among(m + 2, "complementizer"):
            return style == OBJECT
        if nxt & lx.VERB and not nxt & lx.NOUNISH:
            return style == OBJECT or bool(scan.lexicon.verbs[low[m + 2]].takes & lx.AFTER)
        if (
            style == CLAUSE
            and word not in lists["adversative"]
            and clause_starts(scan, m + 2, end)
            and not quote_follows(scan, m + 2, end)
        ):
            return True
        return style == OBJECT and clause_starts(scan, m + 2, end)
    if style == CLAUSE and kind & AUX and not kind & lx.SUBJECT:
        return True
    if style == OBJECT:
        if kind & lx.SUBJECT or word in lists["explaining"] or word in lists["tail"] or word in lists["reason"]:
            return True
        return bool(kind & (lx.DET | lx.GOING | AUX)) or (not kind and clause_starts(scan, m + 1, end))
    return False


def conj_ends(scan: Scan, p: int, m: int, end: int, style: int, tense: int) -> bool:
    """Does the conjunction at ``m``, without a comma, join another cue or clause?"""
    k, low = scan.kinds, scan.lower
    if m + 1 >= end or not (scan.among(m, "joining") or scan.among(m, "adversative")):
        return False
    if scan.among(m + 1, "complementizer"):
        return style == OBJECT
    n = m + 1
    while n < end - 1 and k[n] & (lx.ADVERB | AUX | lx.NEG) and not k[n] & lx.VERB:
        n += 1
    nxt = k[n]
    if n > m + 1 and k[m + 1] & AUX and style != THAT_CLAUSE and low[m + 1] not in low[p:m]:
        return bool(nxt & lx.VERB) or style == OBJECT
    if style != OBJECT and other_says(scan, m + 1, end, tense):
        return True
    if nxt & lx.VERB and not nxt & lx.NOUNISH:
        verb = scan.lexicon.verbs[low[n]]
        if style != OBJECT:
            return bool(verb.form & tense and verb.takes & lx.AFTER) and not has_inner_cue(scan, p, m)
        return not verb.form & lx.BASE or bool(verb.form & lx.PAST)
    return style == OBJECT and (is_finite(scan, n) or clause_starts(scan, n, end))


def other_says(scan: Scan, n: int, end: int, tense: int) -> bool:
    """``and others said``: a short subject and a cue in the tense of the one before it."""
    k = scan.kinds
    if k[n] & (BREAK | lx.ADVERB):
        return False
    for m in range(n + 1, min(n + 6, end - 1)):
        if k[m] & (BREAK | lx.PREP | lx.SUBORD | lx.CONJ | lx.RELATIVE):
            return False
        if k[m] & lx.VERB and is_finite(scan, m):
            verb = scan.lexicon.verbs[scan.lower[m]]
            return bool(verb.takes & lx.AFTER and verb.takes & lx.CLAUSE and verb.form & tense)
    return False


def has_inner_cue(scan: Scan, p: int, m: int) -> bool:
    """``said that Diallo praised X and recalled``: has the content a cue of its own, which the next one joins?"""
    k = scan.kinds
    p += scan.among(p, "complementizer")
    if k[p] & lx.SUBJECT:
        return False
    return any(k[n] & lx.VERB and is_finite(scan, n) for n in range(p + 1, min(m, p + 8)))


def clause_starts(scan: Scan, n: int, end: int) -> bool:
    """Does a new clause start at ``n``: a short subject and a finite verb?"""
    k = scan.kinds
    if k[n] & lx.SUBJECT:
        return True
    for m in range(n + 1, min(n + 6, end)):
        if k[m] & (BREAK | lx.PREP | lx.SUBORD | lx.CONJ | lx.RELATIVE):
            return False
        if is_finite(scan, m):
            return True
    return False


def quote_follows(scan: Scan, p: int, end: int) -> bool:
    """Does a quotation come with no cue of its own before it?"""
    for m in range(p, end):
        if scan.kinds[m] & lx.QMARK and scan.quote_of[m] >= 0:
            return True
        if scan.kinds[m] & lx.VERB and scan.lexicon.verbs[scan.lower[m]].takes & lx.AFTER:
            return False
    return False


def dash_follows(scan: Scan, p: int, end: int) -> bool:
    """Is the dash before ``p`` one of a pair?"""
    return any(scan.kinds[m] & lx.DASH for m in range(p, min(end, p + 12)))


def short_end(scan: Scan, p: int, end: int) -> int:
    """End of a content in a subordinate clause that opens the sentence: the comma before the main clause."""
    k = scan.kinds
    for m in range(p + 1, end - 1):
        if scan.quote_of[m] >= 0 and not (k[m - 1] & lx.COMMA and scan.quote_of[m + 1] < 0):
            continue
        if k[m] & (lx.COMMA | lx.DASH | lx.QMARK) and not k[m + 1] & (lx.CONJ | lx.RELATIVE | lx.PREP | lx.SUBORD):
            return m + 1 if k[m] & lx.QMARK else m
    return end


def opens_subordinate(scan: Scan, s: int, a: int) -> bool:
    """Does the clause at ``s`` follow a subordinator at the start of the sentence?"""
    k = scan.kinds
    return a < s <= a + 4 and bool(k[s - 1] & (lx.SUBORD | lx.PREP)) and not scan.among(s - 1, "complementizer")


def relative_end(scan: Scan, p: int, end: int) -> int:
    """End of a content in ``X, who said ..., did``: the comma before the verb of the main clause."""
    k = scan.kinds
    for m in range(p + 1, end - 1):
        if k[m] & lx.COMMA and scan.quote_of[m] < 0 and is_finite(scan, m + 1):
            return m
    return end


def next_comma(scan: Scan, p: int, b: int) -> int:
    """The next comma, stop or quotation mark from ``p`` on."""
    k = scan.kinds
    while p < b and not k[p] & BREAK:
        p += 1
    return p
