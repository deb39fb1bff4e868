"""Where the content of a cue starts and ends."""

from __future__ import annotations

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.attr_draft import Draft, Range
from readoutdiff.parsing.attr_phrases import AUX, BREAK, Phrases

_CONTRAST = frozenset(("while", "although", "though", "whereas"))
_TAIL = frozenset(("after", "when", "before", "during"))
_WH = frozenset(("whether", "if", "how", "why", "what", "where", "when", "who", "which"))


class Contents(Phrases):
    """Finds contents right and left of a cue, and ends them."""

    def right_start(self, i: int, b: int, verb: lx.Verb, draft: Draft) -> int:
        """First token of the content right of the verb at ``i``; ``b`` where there is none."""
        k, low, w = self.k, self.l, self.w
        takes = verb.takes
        p = i + 1
        while p < b and k[p] & lx.ADVERB and not k[p] & (lx.QMARK | lx.NEG) and p - i < 3 and low[p] not in verb.governed:
            p += 1
        if p >= b:
            return b
        if low[p] in verb.governed:
            draft.cue = (draft.cue[0], p + 1)
            draft.rule = "governed"
            return p + 1
        if "+" + low[p] in verb.governed:
            p += 1
            draft.cue = (draft.cue[0], p)
            takes |= verb.phrasal
        skipped = False
        for _ in range(6):
            if p >= b:
                return b
            kind = k[p]
            if kind & lx.QMARK and self.q[p] >= 0:
                return p if takes & (lx.QUOTE | lx.NP | lx.CLAUSE) else b
            if kind & lx.COLON:
                return p + 1 if w[p] == ":" and takes & (lx.QUOTE | lx.NP | lx.CLAUSE) else b
            if kind & lx.COMMA:
                if p + 1 < b and takes & lx.QUOTE and self.q[p + 1] >= 0 and k[p + 1] & lx.QMARK:
                    return p + 1
                return b
            if kind & (lx.STOP | lx.DASH):
                return b
            if low[p] == "that" and takes & lx.THAT:
                return p
            if low[p] == "to":
                if takes & lx.TO and p + 1 < b and not k[p + 1] & (lx.DET | lx.POSS | lx.PRONOUN) and not w[p + 1][0].isupper():
                    return p
                if takes & lx.QUOTE and draft.addressee is None:
                    end = self.np_right(p + 1, b)
                    draft.addressee = (p + 1, end)
                    p, skipped = end, True
                    continue
                return b
            if takes & lx.HEARER and draft.addressee is None and not skipped and not kind & (lx.PREP | lx.TIME):
                end = self.np_right(p, b)
                if end > p:
                    draft.addressee = (p, end)
                    p = end
                    takes |= lx.CLAUSE | lx.WH
                    continue
            if kind & lx.TIME and takes & (lx.QUOTE | lx.THAT) or (kind & lx.TIMING and w[p - 1] in ("this", "last", "next")):
                p, skipped = p + 1, True
                while p < b and (k[p] & (lx.TIME | lx.TIMING) or w[p][0].isdigit()):
                    p += 1
                continue
            if kind & lx.PREP and takes & lx.QUOTE and low[p] not in ("as", "like") and not (low[p] == "of" and not takes & lx.THAT):
                p, skipped = self.np_right(p + 1, b), True
                continue
            if low[p] in _WH and kind & (lx.SUBORD | lx.RELATIVE | lx.DET):
                if low[p] in ("when", "where", "which"):
                    return p if takes & lx.WH else b
                return p if takes & (lx.WH | lx.NP | lx.THAT) else b
            if kind & (lx.SUBORD | lx.PREP | lx.CONJ | lx.RELATIVE) and not kind & (lx.DET | lx.SUBJECT | lx.PRONOUN):
                return b
            if skipped and not (takes & lx.CLAUSE and self.has_finite(p, b)):
                return b
            if takes & (lx.CLAUSE | lx.NP):
                return p
            return b
        return b

    def content_end(self, p: int, b: int, noun: bool) -> int:
        """End of a content that starts at ``p``: the sentence's end without its stop, or where the author goes on.

        ``noun``: the content is an object, not a clause; it ends sooner.
        """
        k, low, q = self.k, self.l, self.q
        if q[p] >= 0 and self.quotes[q[p]][1] >= b:
            return self.quotes[q[p]][1]
        end = b
        if k[b - 1] & lx.STOP:
            end = b - 1
        elif k[b - 1] & lx.QMARK and b - 2 > p and k[b - 2] & lx.STOP and q[b - 1] < 0:
            end = b - 2
        m = p + 1
        while m < end - 1:
            kind = k[m]
            if not kind or q[m] >= 0:
                m += 1
                continue
            if kind & lx.COMMA:
                if self.comma_ends(m, end, noun):
                    return m
            elif kind & lx.ACCORDING:
                if low[m + 1] == "to":
                    return m
            elif kind & lx.COLON:
                if self.w[m] == ";":
                    return m
            elif kind & lx.CONJ:
                if self.conj_ends(m, noun):
                    return m
            elif noun and kind & lx.DASH or noun and low[m] in _TAIL:
                return m
            m += 1
        return end

    def comma_ends(self, m: int, end: int, noun: bool) -> bool:
        """Does the author go on after the comma at ``m``?"""
        k, low = self.k, self.l
        kind, word = k[m + 1], low[m + 1]
        if kind & lx.ACCORDING or word in _CONTRAST:
            return True
        if kind & lx.VERB and self.gerund(m + 1):
            return True
        if word == "but":
            return True
        if kind & (lx.VERB | lx.FINITE | lx.ED) and self.finite(m + 1) and not kind & lx.NOUNISH:
            return True
        if kind & lx.CONJ and m + 2 < end:
            nxt = k[m + 2]
            return bool(nxt & lx.VERB and not nxt & lx.NOUNISH or (noun and nxt & lx.SUBJECT))
        if noun:
            if word == "which" or (kind & lx.SUBJECT and not kind & lx.DET):
                return True
            return bool(kind & (lx.DET | lx.GOING))
        return False

    def conj_ends(self, m: int, noun: bool) -> bool:
        """Does the conjunction at ``m``, without a comma, join another cue?"""
        k = self.k
        nxt = k[m + 1]
        if nxt & lx.VERB and not nxt & lx.NOUNISH and self.l[m] in ("and", "but"):
            form = self.verbs[self.l[m + 1]].form
            return bool(form & (lx.PAST | lx.PRESENT)) if not noun else not form & lx.BASE or bool(form & lx.PAST)
        return False

    def left_content(self, s: int, a: int) -> list[Range]:
        """What stands before the cue clause at ``s``: the clause or the quotation up to the comma."""
        k, q = self.k, self.q
        j = s - 1
        if j < a:
            return []
        kind = k[j]
        if not kind & (lx.COMMA | lx.QMARK | lx.DASH | lx.STOP) or (kind & lx.QMARK and q[j] < 0):
            return []
        start = a
        if q[a] >= 0 and self.quotes[q[a]][0] < a:
            start = self.quotes[q[a]][0]
        end = j + 1 if kind & lx.QMARK else j
        while start < end and k[start] & (lx.COMMA | lx.CONJ):
            start += 1
        return [(start, end)] if start < end else []

    def after_quote(self, s: int) -> bool:
        """Does a quotation end right before token ``s``?"""
        return s > 0 and bool(self.k[s - 1] & lx.QMARK) and self.q[s - 1] >= 0 and (s >= len(self.q) or self.q[s] != self.q[s - 1])

    def middle(self, draft: Draft, p: int, b: int) -> None:
        """``..., he said, ...``: take in the second half after the comma ``p``."""
        k = self.k
        if p + 1 >= b or not k[p] & lx.COMMA:
            return
        nxt = k[p + 1]
        if not nxt & lx.QMARK or self.q[p + 1] < 0:
            if self.gerund(p + 1) or nxt & (lx.RELATIVE | lx.ACCORDING | lx.CONJ | lx.PREP):
                return
            if nxt & lx.SUBORD and self.l[p + 1] not in ("because", "that", "if"):
                return
            if nxt & lx.GOING or not self.has_finite(p + 1, b):
                return
            if k[draft.content[0][1] - 1] & lx.QMARK or k[draft.content[0][1] - 2] & lx.STOP:
                return
        end = self.content_end(p + 1, b, False)
        if end > p + 1:
            draft.content.append((p + 1, end))

    def next_comma(self, p: int, b: int) -> int:
        """The next comma, stop or quotation mark from ``p`` on."""
        k = self.k
        while p < b and not k[p] & BREAK:
            p += 1
        return p

    def cut_previous(self, draft: Draft, here: list[Draft]) -> None:
        """A coordinated cue ends the content of the cue before it; any other is nested in that content."""
        k, low = self.k, self.l
        clause = draft.clause
        for other in reversed(here):
            if not other.content:
                continue
            x, y = other.content[-1]
            if x < clause < y:
                before = clause - 1
                coordinate = draft.rule in ("coordinated", "participle")
                if low[before] in ("but", "while", "though", "although", "whereas") or (
                        k[before] & lx.CONJ and k[before - 1] & lx.COMMA) or self.w[before] == ";":
                    coordinate = True
                if coordinate:
                    cut = clause
                    while cut > x and k[cut - 1] & (lx.COMMA | lx.CONJ | lx.SUBORD | lx.COLON):
                        cut -= 1
                    if cut > x:
                        other.content[-1] = (x, cut)
            break

    def cut_before(self, clause: int, here: list[Draft]) -> None:
        """``X wants Y, Z said.``: the clause of a later cue that takes all before it ends the contents it meets."""
        for other in here:
            if other.content:
                x, y = other.content[-1]
                if x < clause < y:
                    while clause > x and self.k[clause - 1] & lx.COMMA:
                        clause -= 1
                    other.content[-1] = (x, clause)
