"""Where the content of a cue is: right of it, left of it, or around it."""

from __future__ import annotations

from readoutdiff.attributing.draft import Draft, Range
from readoutdiff.attributing.ends import THAT_CLAUSE, clause_starts, content_end
from readoutdiff.attributing.phrases import after_dateline, first_np
from readoutdiff.attributing.words import AUX, has_finite, is_gerund
from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx


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
    if here and cites_first(here[0], a):
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


def cites_first(draft: Draft, a: int) -> bool:
    """Does the sentence open with ``According to X,``?"""
    return draft.rule == "according" and draft.cue[0] <= a + 1 and bool(draft.content)


def after_quote(scan: Scan, s: int) -> bool:
    """Does a quotation end right before token ``s``, or before a comma there?"""
    s -= s > 1 and bool(scan.kinds[s - 1] & lx.COMMA and scan.kinds[s - 2] & lx.QMARK)
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
        x, y = draft.content[0] if draft.content else (p, p)
        if (is_gerund(scan, p + 1) or nxt & (lx.ACCORDING | lx.GOING)) and not k[x] & lx.SUBORD:
            return
        carried_on = scan.among(p + 1, "joining") and p + 2 < b and goes_on(scan, p + 2, b)
        if not carried_on and not scan.among(p + 1, "goes_on"):
            if nxt & (lx.RELATIVE | lx.CONJ | lx.PREP | lx.SUBORD):
                return
            if has_finite(scan, x, y) and not k[y - 1] & AUX and not has_finite(scan, p + 1, b):
                return
        if y > x and k[y - 1] & lx.QMARK:
            return
    p += 1 + scan.among(p + 1, "joining")
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


def earlier_source(here: list[Draft], at: int) -> list[Range]:
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
    k = scan.kinds
    clause = draft.clause
    for other in reversed(here):
        if not other.content:
            continue
        x, y = other.content[-1]
        if x < clause < y:
            before = clause - 1
            coordinate = (
                draft.rule in ("coordinated", "participle")
                or scan.among(before, "adversative")
                or scan.among(before, "contrast")
                or scan.words[before] == ";"
            )
            if draft.rule == "coordinated" and other.speech and not k[clause - 2] & lx.COMMA:
                x += scan.among(x, "complementizer")  # "said that she was tired and wanted": she wanted
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
