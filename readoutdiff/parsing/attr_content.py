"""Where the content of a cue starts and ends."""

from __future__ import annotations

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.attr_draft import Draft, Range
from readoutdiff.parsing.attr_phrases import AUX, BREAK, Phrases

_CONTRAST = frozenset(("while", "although", "though", "whereas"))
_TAIL = frozenset(("after", "when", "before", "during"))
_GOES_ON = frozenset(("that", "to", "so", "because", "if", "of", "for", "is", "was", "are", "were"))
_PARTICLES = frozenset(("off", "up", "out", "down", "away", "over", "back", "around", "apart"))
THAT_CLAUSE, CLAUSE, OBJECT = range(3)  # kinds of content, from the longest reach to the shortest
_WH = frozenset(("whether", "if", "how", "why", "what", "where", "when", "who", "which"))


class Contents(Phrases):
    """Finds contents right and left of a cue, and ends them."""

    why = ""  # why the last cue made no attribution
    takes = 0  # what the verb of the last search governs, its particle counted in
    tense = 0  # forms of the finite verb whose content is being ended
    at = 0  # where the last search for a content stopped

    def right_start(self, i: int, b: int, verb: lx.Verb, draft: Draft) -> int:
        """First token of the content right of the verb at ``i``; ``b`` where there is none.

        ``self.at`` is then the token that stopped the search.
        """
        k, low = self.k, self.l
        p = i + 1
        while (
            p < b and k[p] & lx.ADVERB and not k[p] & (lx.QMARK | lx.NEG) and p - i < 3 and low[p] not in verb.governed
        ):
            p += 1
        self.at = p
        self.takes = takes = verb.takes
        if p >= b:
            return b
        infinitive = low[p] == "to" and takes & lx.TO and p + 1 < b and not k[p + 1] & (lx.DET | lx.POSS | lx.PRONOUN)
        if low[p] in verb.governed and not infinitive:
            draft.cue = (draft.cue[0], p + 1)
            draft.rule = "governed"
            return p + 1
        if "+" + low[p] in verb.governed:
            p += 1
            draft.cue = (draft.cue[0], p)
            takes |= verb.phrasal
        elif low[p] in _PARTICLES:
            return b
        self.takes = takes
        p = self.complement(p, b, takes, draft)
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
            elif kind & lx.QMARK and self.q[p] >= 0:
                if skipped and self.title(p, b):
                    p = self.quotes[self.q[p]][1]
                    continue
                return p if takes & (lx.QUOTE | lx.NP | lx.CLAUSE) else -1
            elif kind & lx.COLON:
                return p + 1 if w[p] == ":" and takes & (lx.QUOTE | lx.NP | lx.CLAUSE) else -1
            elif kind & lx.COMMA:
                if p + 1 < b and takes & lx.QUOTE and self.q[p + 1] >= 0 and k[p + 1] & lx.QMARK:
                    return p + 1
                if p + 3 < b and k[p + 1] & (lx.OPENER | lx.ADVERB) and k[p + 2] & lx.COMMA:
                    p += 3
                    continue
                m = p + 1
                while m < min(b - 2, p + 16) and not k[m] & lx.COMMA:
                    m += 1
                if (
                    m + 1 < b
                    and k[m] & lx.COMMA
                    and (
                        (takes & lx.THAT and low[m + 1] == "that")
                        or (takes & lx.QUOTE and k[m + 1] & lx.QMARK and self.q[m + 1] >= 0)
                    )
                ):
                    return m + 1
                return -1
            elif kind & (lx.STOP | lx.DASH):
                return -1
            elif low[p] == "that" and takes & lx.THAT:
                return p
            elif low[p] == "to":
                if (
                    takes & lx.TO
                    and p + 1 < b
                    and not k[p + 1] & (lx.DET | lx.POSS | lx.PRONOUN)
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
                if end < b and k[end] & lx.QMARK and self.q[end] >= 0 and self.title(end, b):
                    end = self.quotes[self.q[end]][1]
                if end > p:
                    draft.addressee = (p, end)
                    if end + 1 < b and (low[end] == "to" or (low[end] == "not" and low[end + 1] == "to")):
                        return p
                    p = end
                    takes |= lx.CLAUSE | lx.WH
                    continue
            timely = (
                low[p] in ("this", "last", "next", "earlier")
                and p + 1 < b
                and bool(k[p + 1] & (lx.TIMING | lx.TIME) or low[p + 1] == "this")
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
                    low[p + 1] in ("least", "most") or (w[p + 1][0].isdigit() and low[p] in ("about", "over", "under"))
                ):
                    return p if takes & (lx.CLAUSE | lx.NP) else -1
                p, skipped = self.np_right(p + 1, b), True
                continue
            if low[p] in _WH and kind & (lx.SUBORD | lx.RELATIVE | lx.DET):
                if low[p] in ("when", "where", "which"):
                    return p if takes & lx.WH else -1
                return p if takes & (lx.WH | lx.NP | lx.THAT) else -1
            if kind & (lx.SUBORD | lx.PREP | lx.CONJ | lx.RELATIVE) and not kind & (lx.DET | lx.SUBJECT | lx.PRONOUN):
                return -1
            if skipped and not (takes & lx.CLAUSE and self.has_finite(p, b)):
                return -1
            return p if takes & lx.NP or (takes & lx.CLAUSE and (kind & lx.SUBJECT or self.may_hold_verb(p, b))) else -1
        return -1

    def title(self, m: int, a: int) -> bool:
        """Is the quotation that token ``m`` lies in the title of a work: short, capitals, not at ``a``?"""
        x, y = self.quotes[self.q[m]]
        words = [word for word in self.w[x:y] if len(word) > 3]
        return x != a and y - x < 10 and all(word[0].isupper() for word in words)

    def content_end(self, p: int, b: int, style: int) -> int:
        """End of a content that starts at ``p``: the sentence's end without its stop, or where the author goes on.

        ``style``: THAT_CLAUSE, CLAUSE (without "that") or OBJECT.
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
        commas = 0
        while m < end - 1:
            kind = k[m]
            if not kind or q[m] >= 0:
                if kind & lx.QMARK and q[m + 1] != q[m] and k[m - 1] & lx.COMMA and self.comma_ends(m, end, style):
                    return m + 1
                m += 1
                continue
            if style == OBJECT and low[m] == "that" and not self.finite(m + 1) and not k[m - 1] & lx.PREP:
                style = THAT_CLAUSE  # "expressed hope that ..."
            if kind & lx.COMMA:
                commas += 1
                if commas == 1 and style == CLAUSE and not self.has_finite(p, m) and not k[m + 1] & lx.VERB:
                    commas = -1  # a parenthesis after the subject of the content: its second comma ends nothing
                elif commas and self.comma_ends(m, end, style):
                    return m
            elif kind & lx.ACCORDING:
                if low[m + 1] == "to":
                    return m
            elif kind & lx.COLON:
                if self.w[m] == ";":
                    return m
            elif kind & lx.CONJ:
                if self.conj_ends(m, end, style):
                    return m
            elif kind & lx.DASH:
                if style == OBJECT or (style == CLAUSE and k[m + 1] & lx.CONJ and not self.dash_follows(m + 1, end)):
                    return m
            elif (
                style == OBJECT
                and low[m] in _TAIL
                and not k[m - 1] & lx.TIMING
                and (low[m] == "during" or self.has_finite(m + 1, end))
            ):
                return m
            m += 1
        last = q[b - 1]
        if last >= 0 and self.quotes[last][1] > b:  # a quotation that goes on in the next sentence
            return self.quotes[last][1]
        return end

    def dash_follows(self, p: int, end: int) -> bool:
        """Is the dash before ``p`` one of a pair?"""
        return any(self.k[m] & lx.DASH for m in range(p, min(end, p + 12)))

    def short_end(self, p: int, end: int) -> int:
        """End of a content in a subordinate clause that opens the sentence: the comma before the main clause."""
        k = self.k
        for m in range(p + 1, end - 1):
            if self.q[m] >= 0 and not (k[m] & lx.QMARK and k[m - 1] & lx.COMMA and self.q[m + 1] < 0):
                continue
            if k[m] & (lx.COMMA | lx.DASH | lx.QMARK) and not k[m + 1] & (lx.CONJ | lx.RELATIVE | lx.PREP | lx.SUBORD):
                return m + 1 if k[m] & lx.QMARK else m
        return end

    def opens_subordinate(self, s: int, a: int) -> bool:
        """Does the clause at ``s`` follow a subordinator at the start of the sentence?"""
        k = self.k
        return a < s <= a + 4 and bool(k[s - 1] & (lx.SUBORD | lx.PREP)) and self.l[s - 1] != "that"

    def relative_end(self, p: int, end: int) -> int:
        """End of a content in ``X, who said ..., did``: the comma before the verb of the main clause."""
        k = self.k
        for m in range(p + 1, end - 1):
            if (
                k[m] & lx.COMMA
                and self.q[m] < 0
                and k[m + 1] & (AUX | lx.VERB | lx.FINITE | lx.ED)
                and self.finite(m + 1)
            ):
                return m
        return end

    def comma_ends(self, m: int, end: int, style: int) -> bool:
        """Does the author go on after the comma at ``m``?"""
        k, low = self.k, self.l
        kind, word = k[m + 1], low[m + 1]
        if kind & lx.ACCORDING and word != "words":
            return True
        if word == "as" and m + 2 < end and k[m + 2] & AUX:
            return True
        if word in _CONTRAST:
            return style == OBJECT or (style == CLAUSE and not self.quote_follows(m + 2, end))
        if word == "but" and (
            style == OBJECT or (m + 2 < end and k[m + 2] & lx.SUBJECT and not self.quote_follows(m + 2, end))
        ):
            return True
        if kind & lx.VERB and self.gerund(m + 1):
            return True
        if style and kind & (lx.VERB | lx.FINITE | lx.ED) and not kind & lx.NOUNISH and self.finite(m + 1):
            return True
        if kind & lx.CONJ and m + 2 < end:
            nxt = k[m + 2]
            if nxt & lx.VERB and not nxt & lx.NOUNISH:
                return style == OBJECT or bool(self.verbs[low[m + 2]].takes & lx.AFTER)
            if (
                style == CLAUSE
                and word != "but"
                and self.clause_starts(m + 2, end)
                and not self.quote_follows(m + 2, end)
            ):
                return True
            return style == OBJECT and (bool(nxt & lx.SUBJECT) or self.clause_starts(m + 2, end))
        if style == CLAUSE and kind & AUX and not kind & lx.SUBJECT:
            return True
        if style == OBJECT:
            if (
                word == "which"
                or (kind & lx.SUBJECT and not kind & lx.DET)
                or word in _TAIL
                or word in ("as", "because")
            ):
                return True
            return bool(kind & (lx.DET | lx.GOING | AUX)) or (not kind and self.clause_starts(m + 1, end))
        return False

    def conj_ends(self, m: int, end: int, style: int) -> bool:
        """Does the conjunction at ``m``, without a comma, join another cue or clause?"""
        k, low = self.k, self.l
        if low[m] not in ("and", "but") or m + 1 >= end:
            return False
        if low[m + 1] == "that":
            return style == OBJECT
        n = m + 1
        while n < end - 1 and k[n] & (lx.ADVERB | AUX | lx.NEG) and not k[n] & lx.VERB:
            n += 1
        nxt = k[n]
        if n > m + 1 and k[m + 1] & AUX and style != THAT_CLAUSE:
            return bool(nxt & lx.VERB) or style == OBJECT
        if nxt & lx.VERB and not nxt & lx.NOUNISH:
            verb = self.verbs[low[n]]
            if style != OBJECT:
                return bool(verb.form & self.tense and verb.takes & lx.AFTER)
            return not verb.form & lx.BASE or bool(verb.form & lx.PAST)
        return style == OBJECT and (bool(nxt & (lx.FINITE | lx.ED) and self.finite(n)) or self.clause_starts(n, end))

    def quote_follows(self, p: int, end: int) -> bool:
        """Does a quotation come with no cue of its own before it?"""
        for m in range(p, end):
            if self.k[m] & lx.QMARK and self.q[m] >= 0:
                return True
            if self.k[m] & lx.VERB and self.verbs[self.l[m]].takes & lx.AFTER:
                return False
        return False

    def clause_starts(self, n: int, end: int) -> bool:
        """Does a new clause start at ``n``: a short subject and a finite verb?"""
        k = self.k
        if k[n] & lx.SUBJECT:
            return True
        for m in range(n + 1, min(n + 6, end)):
            if k[m] & (BREAK | lx.PREP | lx.SUBORD | lx.CONJ):
                return False
            if self.finite(m):
                return True
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
        if kind & lx.QMARK:
            opened = self.quotes[q[j]][0]
            if opened > start and (k[opened - 1] & lx.DASH or self.w[opened - 1] == ":"):
                start = opened  # a quotation set off from the author's words before it
        while start < end and k[start] & (lx.COMMA | lx.CONJ):
            start += 1
        if start + 1 == end and k[start] & lx.OPENER:
            return []
        return [(start, end)] if start < end else []

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
        if not nxt & lx.QMARK or self.q[p + 1] < 0:
            word = self.l[p + 1]
            if self.gerund(p + 1) or nxt & (lx.ACCORDING | lx.GOING):
                return
            if word not in _GOES_ON:
                if nxt & (lx.RELATIVE | lx.CONJ | lx.PREP | lx.SUBORD):
                    return
                x, y = draft.content[0] if draft.content else (p, p)
                if self.has_finite(x, y) and not self.has_finite(p + 1, b):
                    return
            if draft.content and (k[draft.content[0][1] - 1] & lx.QMARK or k[draft.content[0][1] - 2] & lx.STOP):
                return
        end = self.content_end(p + 1, b, THAT_CLAUSE)
        if end > p + 1:
            draft.content.append((p + 1, end))

    def next_comma(self, p: int, b: int) -> int:
        """The next comma, stop or quotation mark from ``p`` on."""
        k = self.k
        while p < b and not k[p] & BREAK:
            p += 1
        return p

    def earlier_source(self, here: list[Draft]) -> list[Range]:
        """The source of the last cue of the main clause: what a coordinated verb or a participle takes over."""
        for n in range(len(here) - 1, -1, -1):
            draft = here[n]
            if not draft.source or draft.rule in ("noun", "bare-noun", "relative"):
                continue
            first = draft.cue[0]
            if not any(x <= first < y for other in here[:n] for x, y in other.content):
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
                joint = self.joint(clause, x)
                if joint:
                    coordinate, clause = True, joint
                if coordinate:
                    cut = clause
                    while cut > x and k[cut - 1] & (lx.COMMA | lx.CONJ | lx.SUBORD | lx.COLON):
                        cut -= 1
                    if cut > x:
                        other.content[-1] = (x, cut)
            break

    def joint(self, clause: int, x: int) -> int:
        """Where a conjunction after a comma opens the clause: ``, and on Monday X``; 0 where none does."""
        k = self.k
        for m in range(clause - 1, max(x, clause - 8), -1):
            if k[m] & lx.CONJ:
                return m + 1 if k[m - 1] & (lx.COMMA | lx.QMARK) and not self.has_finite(m + 1, clause) else 0
            if k[m] & (lx.STOP | lx.QMARK | lx.SUBORD | AUX) or (k[m] & lx.COMMA and m < clause - 1):
                return 0
        return 0

    def cut_before(self, clause: int, here: list[Draft]) -> None:
        """``X wants Y, Z said.``: the clause of a later cue that takes all before it ends the contents it meets."""
        for other in here:
            if other.content:
                x, y = other.content[-1]
                if x < clause < y:
                    while clause > x and self.k[clause - 1] & lx.COMMA:
                        clause -= 1
                    other.content[-1] = (x, clause)
