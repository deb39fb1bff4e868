"""Where the content of a cue is: right of it, left of it, or around it."""

from __future__ import annotations

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.attr_draft import Draft, Range
from readoutdiff.parsing.attr_ends import THAT_CLAUSE, Ends
from readoutdiff.parsing.attr_words import AUX


class Contents(Ends):
    """Finds contents right and left of a cue, and ends them."""

    why = ""  # why the last cue made no attribution
    takes = 0  # what the verb of the last search governs, its particle counted in
    at = 0  # where the last search for a content stopped

    def right_start(self, i: int, b: int, verb: lx.Verb, draft: Draft) -> int:
        """First token of the content right of the verb at ``i``; ``b`` where there is none.

        ``self.at`` is then the token that stopped the search.
        """
        k, low = self.k, self.l
        p = i + 1
        while p < b and k[p] & lx.ADVERB and not k[p] & (lx.QMARK | lx.NEG) and p - i < 3:
            p += 1
        while p + 1 < b and k[p] & lx.TIME and low[p + 1] in verb.governed:
            p += 1  # "called on Friday for", "called Friday for"
        self.at = p
        self.takes = takes = verb.takes
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
        elif low[p] in self.lists["particles"]:
            return b
        self.takes = takes
        if takes & lx.HEARER and verb.governed and not self.k[p] & (lx.PREP | lx.TIME):
            end = self.np_right(p, b)
            if p < end < b - 1 and low[end] in ("about", "of"):
                draft.addressee = (p, end)  # "told X about": the object of the preposition
                draft.rule = "governed"
                return end + 1
        if low[p] in self.lists["idiom"]:
            return b  # "claimed victory", "called attention to"
        p = self.complement(p, b, takes, draft)
        if p == start > i + 1 and low[i + 1] in ("further", "long", "only", "even", "just") and low[p] != "that":
            return i + 1  # "said further talks would follow"
        if p < 0 and draft.addressee and takes & lx.NP and takes & lx.HEARER:
            return draft.addressee[0]
        return b if p < 0 else p

    def complement(self, p: int, b: int, takes: int, draft: Draft) -> int:
        """Step over a hearer, times and places to the content that starts at or after ``p``; -1 where none does."""
        k, low, w = self.k, self.l, self.w
        skipped = False
        for _ in range(6):
            self.at = p
            if p >= b:
                return -1
            kind = k[p]
            if not kind or kind & (lx.DET | lx.POSS | lx.SUBJECT):
                pass
            elif self.q[p] >= 0:
                if skipped and self.title(p, b):
                    p = self.quotes[self.q[p]][1]
                    continue
                return p if takes & (lx.QUOTE | lx.NP | lx.CLAUSE) else -1
            elif kind & lx.COLON:
                return p + 1 if w[p] == ":" and takes & (lx.QUOTE | lx.NP | lx.CLAUSE) else -1
            elif kind & lx.COMMA:
                if p + 1 < b and takes & lx.QUOTE and self.q[p + 1] >= 0:
                    return -1 if skipped and self.title(p + 1, b) else p + 1
                m = p + 1
                while m < min(b - 2, p + 16) and not k[m] & lx.COMMA:
                    m += 1
                if m + 1 < b and k[m] & lx.COMMA and low[m + 1] == "that":
                    return m + 1
                return self.later_quote(p + 1, b) if takes & lx.QUOTE else -1
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
                    end = self.np_right(p + 1, b)
                    draft.addressee = (p + 1, end)
                    p, skipped = end, True
                    continue
                return -1
            if takes & lx.HEARER and draft.addressee is None and not skipped and not kind & (lx.PREP | lx.TIME):
                end = self.np_right(p, b)
                if end < b and self.q[end] >= 0 and self.title(end, b):
                    end = self.quotes[self.q[end]][1]
                if end > p:
                    draft.addressee = (p, end)
                    if end + 1 < b and (low[end] == "to" or low[end : end + 2] == ["not", "to"]):
                        return p
                    p = end
                    takes |= lx.CLAUSE | lx.WH
                    continue
            timely = (
                low[p] in ("this", "last", "next", "earlier") and p + 1 < b and bool(k[p + 1] & (lx.TIMING | lx.TIME))
            )
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
                p, skipped = self.np_right(p + 1, b), True
                continue
            if low[p] in self.lists["wh"]:
                if low[p] in ("when", "where", "which"):
                    return p if takes & lx.WH else -1
                return p if takes & (lx.WH | lx.NP | lx.THAT) else -1
            if low[p] in self.lists["opens_content"] and not skipped and self.two_clauses(p, b):
                return p
            if kind & (lx.SUBORD | lx.PREP | lx.CONJ | lx.RELATIVE):
                return self.later_quote(p, b) if takes & lx.QUOTE and kind & lx.SUBORD else -1
            if skipped and not (takes & lx.CLAUSE and self.has_finite(p, b)):
                return -1
            return p if takes & lx.NP or (takes & lx.CLAUSE and (kind & lx.SUBJECT or self.may_hold_verb(p, b))) else -1
        return -1

    def later_quote(self, p: int, b: int) -> int:
        """``said as he left, “CONTENT”``: the quotation after a comma that closes a clause; -1 where none does."""
        for m in range(p, min(b - 1, p + 20)):
            if self.k[m] & lx.QMARK:
                return -1
            if self.k[m] & lx.COMMA and self.k[m + 1] & lx.QMARK and self.q[m + 1] >= 0:
                return m + 1
        return -1

    def two_clauses(self, p: int, b: int) -> bool:
        """``although A did not, B did``: does a main clause follow the subordinate one at ``p``?"""
        if self.k[p + 1] & (lx.ED | lx.GOING | lx.VERB):
            return False  # "said when asked"
        m = p
        while m < b and not self.k[m] & lx.COMMA:
            m += 1
        return m < b and self.has_finite(p + 1, m) and self.has_finite(m + 1, b)

    def title(self, m: int, a: int) -> bool:
        """Is the quotation that token ``m`` lies in the title of a work: short, capitals, not at ``a``?"""
        x, y = self.quotes[self.q[m]]
        words = [word for word in self.w[x:y] if len(word) > 3]
        return x != a and y - x < 10 and all(word[0].isupper() for word in words)

    def left_content(self, s: int, a: int, here: list[Draft]) -> list[Range]:
        """What stands before the cue clause at ``s``: the clause or the quotation up to the comma.

        A dateline, or ``According to X,`` before it, is no part of it.
        """
        k, q = self.k, self.q
        j = s - 1
        if j < a:
            return []
        kind = k[j]
        if not kind & (lx.COMMA | lx.QMARK | lx.DASH | lx.STOP) or (kind & lx.QMARK and q[j] < 0):
            return []
        start = self.after_dateline(a, j)
        if here and self.cites_first(here[0], a):
            start = here[0].content[0][0]
        if q[a] >= 0 and self.quotes[q[a]][0] < a:
            start = self.quotes[q[a]][0]
        end = j + 1 if kind & lx.QMARK else j
        if kind & lx.QMARK:
            opened = self.quotes[q[j]][0]
            if opened > start and (k[opened - 1] & lx.DASH or self.w[opened - 1] == ":"):
                start = opened  # a quotation set off from the author's words before it
        while start < end and k[start] & (lx.COMMA | lx.CONJ):
            start += 1
        if start + 1 == end and k[start] & lx.OPENER:
            return []
        return [(start, end)] if start < end else []

    def cites_first(self, draft: Draft, a: int) -> bool:
        """Does the sentence open with ``According to X,``?"""
        return draft.rule == "according" and draft.cue[0] <= a + 1 and bool(draft.content)

    def after_quote(self, s: int) -> bool:
        """Does a quotation end right before token ``s``?"""
        return (
            s > 0
            and bool(self.k[s - 1] & lx.QMARK)
            and self.q[s - 1] >= 0
            and (s >= len(self.q) or self.q[s] != self.q[s - 1])
        )

    def middle(self, draft: Draft, p: int, b: int) -> None:
        """``..., he said, ...``: take in the second half after the comma ``p``."""
        k = self.k
        if p + 1 >= b or not k[p] & lx.COMMA:
            return
        nxt = k[p + 1]
        if self.q[p + 1] < 0:
            word = self.l[p + 1]
            x, y = draft.content[0] if draft.content else (p, p)
            if (self.gerund(p + 1) or nxt & (lx.ACCORDING | lx.GOING)) and not k[x] & lx.SUBORD:
                return
            if word == "and" and p + 2 < b and self.goes_on(p + 2, b):
                pass
            elif word not in self.lists["goes_on"]:
                if nxt & (lx.RELATIVE | lx.CONJ | lx.PREP | lx.SUBORD):
                    return
                if self.has_finite(x, y) and not k[y - 1] & AUX and not self.has_finite(p + 1, b):
                    return
            if y > x and k[y - 1] & lx.QMARK:
                return
        p += 1 + (self.l[p + 1] == "and")
        end = self.content_end(p, b, THAT_CLAUSE)
        if end > p:
            draft.content.append((p, end))

    def goes_on(self, p: int, b: int) -> bool:
        """``CONTENT, X said, and CONTENT``: a clause with a subject of its own, and no cue in it."""
        return (
            not self.k[p] & (lx.ADVERB | lx.VERB)
            and (self.clause_starts(p, b) or bool(self.k[p] & lx.MODAL))
            and not any(self.k[m] & lx.VERB and self.verbs[self.l[m]].takes & lx.AFTER for m in range(p, b))
        )

    def earlier_source(self, here: list[Draft], at: int) -> list[Range]:
        """The source of the last cue of the main clause: what a coordinated verb or a participle takes over."""
        for n in range(len(here) - 1, -1, -1):
            draft = here[n]
            if not draft.source or draft.rule in ("noun", "bare-noun", "relative"):
                continue
            first = draft.cue[0]
            if not any(x <= first < y <= at for other in here[:n] for x, y in other.content):
                return draft.source
        return here[-1].source

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
                coordinate = (
                    draft.rule in ("coordinated", "participle")
                    or low[before] in ("but", "while", "though", "although", "whereas")
                    or self.w[before] == ";"
                )
                if draft.rule == "coordinated" and other.speech and not self.k[clause - 2] & lx.COMMA:
                    x += self.l[x] == "that"  # "said that she was tired and wanted": she wanted
                    draft.source = [(x, self.first_np(x, clause))]
                    break
                joint = self.joint(clause, x)
                if joint:
                    coordinate, clause = True, joint
                if coordinate:
                    cut = clause
                    while cut > x and k[cut - 1] & (lx.COMMA | lx.CONJ | lx.SUBORD | lx.COLON | lx.DASH):
                        cut -= 1
                    if cut > x:
                        other.content[-1] = (x, cut)
            break

    def joint(self, clause: int, x: int) -> int:
        """Where a conjunction after a comma opens the clause: ``, and on Monday X``; 0 where none does."""
        k = self.k
        for m in range(clause - 1, max(x, clause - 8), -1):
            if k[m] & lx.CONJ:
                return m + 1 if k[m - 1] & (lx.COMMA | lx.QMARK) else 0
            if k[m] & (lx.STOP | lx.QMARK | lx.SUBORD | AUX) or (k[m] & lx.COMMA and m < clause - 1):
                return 0
        return 0

    def cut_before(self, clause: int, here: list[Draft]) -> None:
        """``X wants Y, Z said.``: the clause of a later cue that takes all before it ends the contents it meets."""
        for other in here:
            if other.content and not (other.rule == "according" and other.cue[0] < other.content[0][0]):
                x, y = other.content[-1]
                if x <= clause < y:
                    cut = clause
                    while cut > x and self.k[cut - 1] & lx.COMMA:
                        cut -= 1
                    other.content[-1:] = [(x, cut)] if cut > x else []
