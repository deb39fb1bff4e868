"""Where the content of a cue is: right of it, left of it, or around it."""

from __future__ import annotations

from readoutdiff.attributing.draft import Draft, Range
from readoutdiff.attributing.ends import THAT_CLAUSE, clause_starts, content_end
from readoutdiff.attributing.phrases import after_dateline, first_np, np_right
from readoutdiff.attributing.words import AUX, has_finite, is_gerund, may_hold_verb
from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx


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
    infinitive = (
        low[p] == "to"
        and takes & lx.TO
        and p + 1 < b
        and not k[p + 1] & (lx.DET | lx.POSS | lx.PRONOUN | lx.COMMA | lx.STOP)
    )
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
    elif low[p] in scan.lexicon.lists["particles"]:
        return b
    draft.takes = takes
    if takes & lx.HEARER and verb.governed and not scan.kinds[p] & (lx.PREP | lx.TIME):
        end = np_right(scan, p, b)
        if p < end < b - 1 and low[end] in ("about", "of"):
            draft.addressee = (p, end)  # "told X about": the object of the preposition
            draft.rule = "governed"
            return end + 1
    if low[p] in scan.lexicon.lists["idiom"]:
        return b  # "claimed victory", "called attention to"
    p = find_complement(scan, p, b, takes, draft)
    if p == start > i + 1 and low[i + 1] in ("further", "long", "only", "even", "just") and low[p] != "that":
        return i + 1  # "said further talks would follow"
    if p < 0 and draft.addressee and takes & lx.NP and takes & lx.HEARER:
        return draft.addressee[0]
    return b if p < 0 else p


def find_complement(scan: Scan, p: int, b: int, takes: int, draft: Draft) -> int:
    """Step over a hearer, times and places to the content that starts at or after ``p``; -1 where none does."""
    k, low, w = scan.kinds, scan.lower, scan.words
    skipped = False
    for _ in range(6):
        draft.stopped = p
        if p >= b:
            return -1
        kind = k[p]
        if not kind or kind & (lx.DET | lx.POSS | lx.SUBJECT):
            pass
        elif scan.quote_of[p] >= 0:
            if skipped and is_title(scan, p, b):
                p = scan.quote_tokens[scan.quote_of[p]][1]
                continue
            return p if takes & (lx.QUOTE | lx.NP | lx.CLAUSE) else -1
        elif kind & lx.COLON:
            return p + 1 if w[p] == ":" and takes & (lx.QUOTE | lx.NP | lx.CLAUSE) else -1
        elif kind & lx.COMMA:
            if p + 1 < b and takes & lx.QUOTE and scan.quote_of[p + 1] >= 0:
                return -1 if skipped and is_title(scan, p + 1, b) else p + 1
            m = p + 1
            while m < min(b - 2, p + 16) and not k[m] & lx.COMMA:
                m += 1
            if m + 1 < b and k[m] & lx.COMMA and low[m + 1] == "that":
                return m + 1
            return later_quote(scan, p + 1, b) if takes & lx.QUOTE else -1
        elif kind & (lx.STOP | lx.DASH):
            return -1
        elif low[p] == "that" and takes & lx.THAT:
            return p
        elif low[p] == "to":
            if (
                takes & lx.TO
                and p + 1 < b
                and not k[p + 1] & (lx.DET | lx.POSS | lx.PRONOUN | lx.COMMA | lx.STOP)
                and not w[p + 1][0].isupper()
            ):
                return p
            if takes & lx.TO_HEARER and draft.addressee is None:
                end = np_right(scan, p + 1, b)
                draft.addressee = (p + 1, end)
                p, skipped = end, True
                continue
            return -1
        if takes & lx.HEARER and draft.addressee is None and not skipped and not kind & (lx.PREP | lx.TIME):
            end = np_right(scan, p, b)
            if end < b and scan.quote_of[end] >= 0 and is_title(scan, end, b):
                end = scan.quote_tokens[scan.quote_of[end]][1]
            if end > p:
                draft.addressee = (p, end)
                if end + 1 < b and (low[end] == "to" or low[end : end + 2] == ["not", "to"]):
                    return p
                p = end
                takes |= lx.CLAUSE | lx.WH
                continue
        timely = low[p] in ("this", "last", "next", "earlier") and p + 1 < b and bool(k[p + 1] & (lx.TIMING | lx.TIME))
        if (kind & lx.TIME or timely) and takes & (lx.QUOTE | lx.THAT):
            p, skipped = p + 1 + timely, True
            while p < b and (k[p] & (lx.TIME | lx.TIMING) or w[p][0].isdigit()):
                p += 1
            continue
        if (
            kind & lx.PREP
            and takes & lx.QUOTE
            and low[p] not in ("as", "like")
            and not (low[p] == "of" and not takes & lx.THAT)
        ):
            if p + 1 < b and (
                low[p + 1] in ("least", "most", "half", "one", "two", "three")
                or (w[p + 1][0].isdigit() and low[p] in ("about", "over", "under"))
            ):
                return p if takes & (lx.CLAUSE | lx.NP) else -1
            p, skipped = np_right(scan, p + 1, b), True
            continue
        if low[p] in scan.lexicon.lists["wh"]:
            if low[p] in ("when", "where", "which"):
                return p if takes & lx.WH else -1
            return p if takes & (lx.WH | lx.NP | lx.THAT) else -1
        if low[p] in scan.lexicon.lists["opens_content"] and not skipped and two_clauses(scan, p, b):
            return p
        if kind & (lx.SUBORD | lx.PREP | lx.CONJ | lx.RELATIVE):
            return later_quote(scan, p, b) if takes & lx.QUOTE and kind & lx.SUBORD else -1
        if skipped and not (takes & lx.CLAUSE and has_finite(scan, p, b)):
            return -1
        return p if takes & lx.NP or (takes & lx.CLAUSE and (kind & lx.SUBJECT or may_hold_verb(scan, p, b))) else -1
    return -1


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
    words = [word for word in scan.words[x:y] if len(word) > 3]
    return x != a and y - x < 10 and all(word[0].isupper() for word in words)


def left_content(scan: Scan, s: int, a: int, here: list[Draft]) -> list[Range]:
    """What stands before the cue clause at ``s``: the clause or the quotation up to the comma.

    A dateline, or ``According to X,`` before it, is no part of it.
    """
    k, q = scan.kinds, scan.quote_of
    j = s - 1
    if j < a:
        return []
    kind = k[j]
    if not kind & (lx.COMMA | lx.QMARK | lx.DASH | lx.STOP) or (kind & lx.QMARK and q[j] < 0):
        return []
    start = after_dateline(scan, a, j)
    if here and cites_first(scan, here[0], a):
        start = here[0].content[0][0]
    if q[a] >= 0 and scan.quote_tokens[q[a]][0] < a:
        start = scan.quote_tokens[q[a]][0]
    end = j + 1 if kind & lx.QMARK else j
    if kind & lx.QMARK:
        opened = scan.quote_tokens[q[j]][0]
        if opened > start and (k[opened - 1] & lx.DASH or scan.words[opened - 1] == ":"):
            start = opened  # a quotation set off from the author's words before it
    while start < end and k[start] & (lx.COMMA | lx.CONJ):
        start += 1
    if start + 1 == end and k[start] & lx.OPENER:
        return []
    return [(start, end)] if start < end else []


def cites_first(scan: Scan, draft: Draft, a: int) -> bool:
    """Does the sentence open with ``According to X,``?"""
    return draft.rule == "according" and draft.cue[0] <= a + 1 and bool(draft.content)


def after_quote(scan: Scan, s: int) -> bool:
    """Does a quotation end right before token ``s``?"""
    return (
        s > 0
        and bool(scan.kinds[s - 1] & lx.QMARK)
        and scan.quote_of[s - 1] >= 0
        and (s >= len(scan.quote_of) or scan.quote_of[s] != scan.quote_of[s - 1])
    )


def add_middle(scan: Scan, draft: Draft, p: int, b: int) -> None:
    """``..., he said, ...``: take in the second half after the comma ``p``."""
    k = scan.kinds
    if p + 1 >= b or not k[p] & lx.COMMA:
        return
    nxt = k[p + 1]
    if scan.quote_of[p + 1] < 0:
        word = scan.lower[p + 1]
        x, y = draft.content[0] if draft.content else (p, p)
        if (is_gerund(scan, p + 1) or nxt & (lx.ACCORDING | lx.GOING)) and not k[x] & lx.SUBORD:
            return
        if word == "and" and p + 2 < b and goes_on(scan, p + 2, b):
            pass
        elif word not in scan.lexicon.lists["goes_on"]:
            if nxt & (lx.RELATIVE | lx.CONJ | lx.PREP | lx.SUBORD):
                return
            if has_finite(scan, x, y) and not k[y - 1] & AUX and not has_finite(scan, p + 1, b):
                return
        if y > x and k[y - 1] & lx.QMARK:
            return
    p += 1 + (scan.lower[p + 1] == "and")
    end = content_end(scan, p, b, THAT_CLAUSE)
    if end > p:
        draft.content.append((p, end))


def goes_on(scan: Scan, p: int, b: int) -> bool:
    """``CONTENT, X said, and CONTENT``: a clause with a subject of its own, and no cue in it."""
    return (
        not scan.kinds[p] & (lx.ADVERB | lx.VERB)
        and (clause_starts(scan, p, b) or bool(scan.kinds[p] & lx.MODAL))
        and not any(scan.kinds[m] & lx.VERB and scan.lexicon.verbs[scan.lower[m]].takes & lx.AFTER for m in range(p, b))
    )


def earlier_source(scan: Scan, here: list[Draft], at: int) -> list[Range]:
    """The source of the last cue of the main clause: what a coordinated verb or a participle takes over."""
    for n in range(len(here) - 1, -1, -1):
        draft = here[n]
        if not draft.source or draft.rule in ("noun", "bare-noun", "relative"):
            continue
        first = draft.cue[0]
        if not any(x <= first < y <= at for other in here[:n] for x, y in other.content):
            return draft.source
    return here[-1].source


def cut_previous(scan: Scan, draft: Draft, here: list[Draft]) -> None:
    """A coordinated cue ends the content of the cue before it; any other is nested in that content."""
    k, low = scan.kinds, scan.lower
    clause = draft.clause
    for other in reversed(here):
        if not other.content:
            continue
        x, y = other.content[-1]
        if x < clause < y:
            before = clause - 1
            coordinate = (
                draft.rule in ("coordinated", "participle")
                or low[before] in ("but", "while", "though", "although", "whereas")
                or scan.words[before] == ";"
            )
            if draft.rule == "coordinated" and other.speech and not scan.kinds[clause - 2] & lx.COMMA:
                x += scan.lower[x] == "that"  # "said that she was tired and wanted": she wanted
                draft.source = [(x, first_np(scan, x, clause))]
                break
            joint = joint_start(scan, clause, x)
            if joint:
                coordinate, clause = True, joint
            if coordinate:
                cut = clause
                while cut > x and k[cut - 1] & (lx.COMMA | lx.CONJ | lx.SUBORD | lx.COLON | lx.DASH):
                    cut -= 1
                if cut > x:
                    other.content[-1] = (x, cut)
        break


def joint_start(scan: Scan, clause: int, x: int) -> int:
    """Where a conjunction after a comma opens the clause: ``, and on Monday X``; 0 where none does."""
    k = scan.kinds
    for m in range(clause - 1, max(x, clause - 8), -1):
        if k[m] & lx.CONJ:
            return m + 1 if k[m - 1] & (lx.COMMA | lx.QMARK) else 0
        if k[m] & (lx.STOP | lx.QMARK | lx.SUBORD | AUX) or (k[m] & lx.COMMA and m < clause - 1):
            return 0
    return 0


def cut_before(scan: Scan, clause: int, here: list[Draft]) -> None:
    """``X wants Y, Z said.``: the clause of a later cue that takes all before it ends the contents it meets."""
    for other in here:
        if other.content and not (other.rule == "according" and other.cue[0] < other.content[0][0]):
            x, y = other.content[-1]
            if x <= clause < y:
                cut = clause
                while cut > x and scan.kinds[cut - 1] & lx.COMMA:
                    cut -= 1
                other.content[-1:] = [(x, cut)] if cut > x else []
