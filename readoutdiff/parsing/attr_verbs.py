"""Verbs as cues: group, subject, content."""

from __future__ import annotations

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.attr_content import CLAUSE, OBJECT, THAT_CLAUSE, Contents
from readoutdiff.parsing.attr_draft import Draft, Group, Range
from readoutdiff.parsing.attr_phrases import AUX, BREAK, NP_STOP

_SEMI_MODAL = frozenset(("likely", "unlikely", "able", "unable", "due", "poised", "bound", "going", "quick", "supposed"))
_NAMING = frozenset(("call", "name", "dub"))
_IN_GROUP = AUX | lx.NEG | lx.ADVERB


class Verbs(Contents):
    """Turns a verb token into an attribution, or into nothing."""

    def group(self, i: int, a: int) -> Group:
        """The verb at ``i`` with what helps it: ``has also said``, ``did not say``, ``continued to say``."""
        k, q, low = self.k, self.q, self.l
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
                if low[g - 1] == "to" and not group.helpers and k[i] & lx.VERB and self.verbs[low[i]].form & lx.BASE:
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
                    if g > a + 1 and (k[g - 2] & lx.HAVE or low[g - 2] in _SEMI_MODAL):
                        g -= 2 if k[g - 2] & lx.HAVE else 2
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

    def is_verb(self, i: int, a: int, b: int, verb: lx.Verb, group: Group) -> bool:
        """Is the word at ``i`` used as a verb here?"""
        k, low, w = self.k, self.l, self.w
        g, form = group.start, verb.form
        if w[i][0].isupper() and i > a and self.q[i - 1] < 0 and not self.headline(a, b):
            return False
        if group.helpers or form == lx.GERUND:
            return True
        if g == a:
            return verb.lemma == "ask"
        before = k[g - 1]
        if before & (lx.DET | lx.POSS):
            return False
        if low[g - 1].endswith(("'s", "’s", "s'", "s’")) or (g > a + 1 and w[g - 1] in "'’" and k[i] & lx.NOUNISH):
            if not before & AUX:
                return False
        if before & lx.PREP and not before & lx.SUBORD:
            return False
        if form & lx.PAST:
            return True
        nounish = k[i] & lx.NOUNISH
        if before & (lx.SUBJECT | lx.RELATIVE):
            return True
        if form & lx.BASE and not form & lx.PRESENT:
            if before & lx.COMMA:
                ranges, _, _ = self.apposition(g - 1, a)
                return bool(ranges) and self.any_plural(ranges[0][0], ranges[0][0] + 6)
            if not before & (lx.PAREN | lx.CONJ) and not self.any_plural(self.np_left(g - 1, a), g):
                return False
        elif not before & ~(lx.ED | lx.GOING) and self.plural(g - 1) and w[g - 1][0].islower():
            return False
        if nounish and not before & lx.ADVERB and self.adjectival(g - 1) and not w[g - 1][0].isupper():
            return False
        if not nounish or self.complement_follows(i, b):
            return True
        if form & lx.PRESENT and w[g - 1][0].isupper() and not before and i + 1 < b and not k[i + 1] & ~lx.NOUNISH and not self.finite(i + 1):
            return True
        if i + 1 < b and not k[i + 1] & (lx.STOP | lx.COMMA) or verb.takes & lx.AFTER == 0:
            return False
        return self.after_quote(self.np_left(g - 1, a))

    def complement_follows(self, i: int, b: int) -> bool:
        """Does what follows a word that may be a noun look like a verb's complement?"""
        if i + 1 >= b:
            return False
        kind, word = self.k[i + 1], self.l[i + 1]
        if word == "that" and i + 2 < b and self.finite(i + 2) and self.verbs[self.l[i]].form & lx.PRESENT:
            return False
        if kind & (lx.DET | lx.POSS | lx.SUBJECT | lx.QMARK) or kind & lx.PRONOUN or word in ("that", "to", "how", "why", "whether", "what"):
            return True
        governed = self.verbs[self.l[i]].governed
        return word in governed or "+" + word in governed or self.w[i + 1][0].isupper() or self.w[i + 1].isdigit()

    def verb(self, i: int, a: int, b: int, here: list[Draft]) -> Draft | None:
        """The attribution that the verb at ``i`` makes in the sentence ``a``..``b``."""
        k = self.k
        verb = self.verbs[self.l[i]]
        group = self.group(i, a)
        g, form, helpers = group.start, verb.form, group.helpers
        if group.to or not self.is_verb(i, a, b, verb, group):
            return None
        if helpers & lx.BE and form & lx.PARTICIPLE and not (form & lx.GERUND):
            return self.passive(i, a, b, verb, group, here)
        if form == lx.GERUND and not helpers & lx.BE:
            return self.participle(i, a, b, verb, group, here)
        if helpers & lx.HAVE and not form & lx.PARTICIPLE:
            return None
        if helpers & (lx.MODAL | lx.DO) and not helpers & (lx.HAVE | lx.BE) and not form & lx.BASE:
            return None
        before = k[g - 1] if g > a else 0
        if not helpers and verb.lemma == "ask" and form & lx.PAST and (g == a or before & (lx.COMMA | lx.SUBORD)):
            return self.asked(i, g, a, b)
        after = k[i + 1] if i + 1 < b else lx.STOP
        if not helpers and form & lx.PARTICIPLE and form & lx.PAST and after & lx.PREP and not verb.takes & lx.THAT:
            word = self.l[i + 1]
            if word not in verb.governed and word not in ("at", "in", "on", "during") and not (
                    word == "to" and verb.takes & (lx.TO | lx.SEEM)):
                return None  # a reduced relative: "a state seen as"
        if not helpers and g > a and verb.takes & lx.AFTER and before & (lx.COMMA | lx.QMARK):
            draft = self.inverted(i, a, b, verb, group, here)
            if draft:
                return draft
        ranges, clause, how = self.subject(g, a)
        if how == "coordinated":
            if here:
                ranges = self.earlier_source(here)
            else:
                x, y = self.sentence_subject(a, g)
                ranges = [(x, y)] if y > x else []
        elif not ranges and here and before & lx.COMMA:
            ranges, how, clause = self.earlier_source(here), "coordinated", g
        if not ranges:
            return None
        if verb.lemma in _NAMING and not helpers and self.names(i, a, b):
            return None
        if verb.takes & lx.SEEM:
            return self.seeming(i, b, group, ranges, clause)
        if not verb.takes & lx.AFTER and self.doubtful(a, b, group, ranges, clause, how):
            return None
        return self.complete(i, a, b, verb, group, ranges, clause, how, here)

    def doubtful(self, a: int, b: int, group: Group, ranges: list[Range], clause: int, how: str) -> bool:
        """Is a verb of attitude used of nobody's actual attitude: in a question, a condition, a defining clause?"""
        low = self.l
        if how == "relative" or self.w[b - 1] == "?" or low[ranges[0][0]] in ("you", "we", "it"):
            return True
        if group.helpers & lx.MODAL and not group.negated:
            return True
        return clause > a and low[clause - 1] in ("if", "than", "of", "unless")

    def names(self, i: int, a: int, b: int) -> bool:
        """``a group called NAME``: a reduced relative that names, not somebody's word for it."""
        if i + 1 >= b or not (self.w[i + 1][0].isupper() or self.k[i + 1] & lx.QMARK):
            return False
        for p in range(i - 1, max(a - 1, i - 8), -1):
            if self.k[p] & (lx.DET | lx.POSS | BREAK):
                return self.l[p] in ("a", "an", "another")
        return False

    def subject(self, g: int, a: int) -> tuple[list[Range], int, str]:
        """Source before the verb group at ``g`` -> (ranges, where the clause starts, rule)."""
        k, low = self.k, self.l
        j = g - 1
        if j < a:
            return [], g, "none"
        while j > a + 1 and k[j] & (lx.TIME | lx.TIMING):
            j -= 2 if k[j - 1] & lx.PREP else 1
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
                start = self.np_left(m, a)
                if k[start] & lx.PREP and start < m:
                    start += 1
                return [(start, m + 1), (j, j + 1)], j, "relative"
            return [(j, g)], j, "relative"
        if kind & lx.COMMA or kind & lx.QMARK and k[j - 1] & lx.COMMA and self.q[j] >= 0 and self.quotes[self.q[j]][0] > a:
            return self.apposition(j, a)
        if kind & lx.DASH:
            m = j - 1
            while m > a and not k[m] & lx.DASH:
                m -= 1
            if m > a and not k[m - 1] & NP_STOP:
                start = self.np_left(m - 1, a)
                return [(start, j)], start, "apposition"
            return [], g, "none"
        if kind & lx.CONJ:
            return [], g, "coordinated"
        if kind & lx.PAREN and self.w[j] == ")":
            m = j
            while m > a and self.w[m] != "(":
                m -= 1
            if m > a:
                start = self.np_left(m - 1, a)
                return [(start, j + 1)], start, "subject"
        if kind & (NP_STOP | lx.PREP) and not kind & (lx.DET | lx.PRONOUN):
            return [], g, "none"
        start = self.np_left(j, a)
        if start > j or start > a and k[start - 1] & lx.PREP and not k[start - 1] & lx.SUBORD:
            return [], g, "none"
        return [(start, j + 1)], start, "subject"

    def apposition(self, j: int, a: int) -> tuple[list[Range], int, str]:
        """``NAME, apposition, [verb]``: ``j`` is the closing comma."""
        k = self.k
        c = j - 1
        best: tuple[int, int] | None = None
        for _ in range(5):
            while c > a and not (k[c] & lx.COMMA and self.q[c] < 0):
                c -= 1
            if c <= a or k[c - 1] & (lx.QMARK | lx.DASH | lx.COLON):
                break
            start = self.np_left(c - 1, a)
            if start > c - 1:
                c -= 1
                continue
            if best and k[start] & lx.PREP or start > a and k[start - 1] & lx.PREP:
                break
            best = (start, c)
            first = k[start]
            if start > a + 1 and k[start - 1] & lx.COMMA and (
                    first & (lx.DET | lx.PREP | lx.POSS | lx.RELATIVE) or c - start <= 2 or self.w[start][0].islower()):
                c = start - 1
                continue
            break
        if best is None:
            return [], j + 1, "none"
        start = best[0]
        if k[start] & lx.PREP:
            return [], j + 1, "none"
        return [(start, j)], start, "apposition"

    def inverted(self, i: int, a: int, b: int, verb: lx.Verb, group: Group, here: list[Draft]) -> Draft | None:
        """``CONTENT, said X``."""
        k, low = self.k, self.l
        g, p = group.start, i + 1
        if p >= b or k[p] & (NP_STOP & ~lx.SUBJECT) or k[p] & lx.PREP or low[p] == "to":
            return None
        quoted = self.after_quote(g) and g > a
        if not quoted and (verb.takes & lx.HEARER or k[p] & lx.TIME):
            return None
        if not quoted and not self.main_finite(a, g - 1) and not (verb.lemma == "say" and self.w[p][0].isupper() and g > a + 4):
            return None
        if k[p] & lx.SUBJECT:
            end = p + 1
        else:
            end = p
            while end < b and not k[end] & (BREAK | lx.RELATIVE | AUX | lx.SUBORD):
                end += 1
        if end < b and not k[end] & (BREAK | lx.RELATIVE | lx.SUBORD):
            return None
        if not quoted and (self.has_finite(p, end) or end < b and k[end] & lx.QMARK):
            return None
        if not quoted and end < b and k[end] & lx.SUBORD and self.l[end] not in ("as", "after", "when", "who", "before"):
            return None
        content = self.left_content(g, a)
        if not content:
            return None
        draft = Draft((g, i + 1), "inverted", [(p, end)], content, speech=True, clause=g)
        self.cut_before(g, here)
        if end < b and k[end] & lx.COMMA:
            self.middle(draft, self.take_apposition(end, b, draft), b)
        elif end < b and k[end] & lx.RELATIVE:
            m = self.next_comma(end, b)
            draft.source = [(p, m)]
            self.middle(draft, m, b)
        return draft

    def take_apposition(self, end: int, b: int, draft: Draft) -> int:
        """``said X, the minister, ...``: the apposition joins the source; -> the comma or stop after it."""
        k = self.k
        p = end
        while p + 1 < b and k[p] & lx.COMMA:
            nxt = k[p + 1]
            if nxt & (lx.QMARK | lx.CONJ | lx.SUBORD | lx.SUBJECT | AUX | lx.ACCORDING) and not nxt & lx.RELATIVE or self.gerund(p + 1):
                break
            m = self.next_comma(p + 1, b)
            if not nxt & lx.RELATIVE and self.main_finite(p + 1, m):
                break
            p = m
        if p > end:
            draft.source = [(draft.source[0][0], p)]
        return p

    def complete(self, i: int, a: int, b: int, verb: lx.Verb, group: Group, ranges: list[Range], clause: int, how: str,
                 here: list[Draft]) -> Draft | None:
        """Given verb and source, find the content right, or left, of it."""
        k = self.k
        draft = Draft((group.start, i + 1), how, ranges, negated=group.negated, clause=clause,
                      speech=bool(verb.takes & lx.AFTER))
        quoted = clause > a and self.after_quote(clause) and verb.takes & lx.AFTER and how in ("subject", "pronoun", "apposition")
        if quoted and any(y == clause for other in here for _, y in other.content):
            quoted = False
        self.tense = verb.form & (lx.PAST | lx.PRESENT) if not group.helpers else lx.PARTICIPLE
        p = self.right_start(i, b, verb, draft)
        if quoted and p < b and self.title(clause - 1, a) and self.quotes[self.q[clause - 1]][0] > a:
            quoted = False
        if p < b and not (quoted and self.l[p] != "that"):
            self.cut_previous(draft, here)
            style = self.style(p, verb, draft)
            if how == "relative" and style == OBJECT and self.l[clause] in ("which", "that"):
                return None
            end = self.content_end(p, b, style)
            if self.opens_subordinate(clause, a) or k[p] & AUX:
                end = self.short_end(p, end)
            elif how == "relative" and k[clause - 1] & lx.COMMA:
                end = self.relative_end(p, end)
            if k[p] & lx.QMARK and self.q[p] >= 0 and (not verb.takes & lx.AFTER or clause > a and self.l[clause - 1] == "what"):
                end = min(end, self.quotes[self.q[p]][1])
            if end > p:
                draft.content = [(p, end)]
                return draft
            return None
        if p == b and k[b - 1] & lx.COLON and verb.takes & lx.QUOTE and self.l[b - 1] == ":":
            draft.content = self.after_colon(b)
            if draft.content:
                return draft
        if verb.takes & lx.AFTER and how != "relative" and (quoted or verb.takes & lx.CLAUSE):
            stopped = self.at
            if clause > a and self.l[clause - 1] == "as":
                return self.as_said(draft, clause - 1, stopped, a, b)
            draft.content = self.left_content(clause, a)
            if any(x < clause <= y for other in here for x, y in other.content[-1:]) and quoted:
                draft.content = []
            if draft.content or clause > a and k[clause - 1] & lx.COMMA and stopped < b and k[stopped] & lx.COMMA:
                m = draft.addressee[1] if draft.addressee else draft.cue[1]
                self.middle(draft, self.next_comma(m, b), b)
                if not draft.content:
                    return None
                x, y = draft.content[0]
                if quoted or stopped >= b or k[stopped] & lx.STOP and y > x + 2 or k[stopped] & BREAK and (len(draft.content) > 1 or self.has_finite(x, y)):
                    self.cut_before(clause, here)
                    return draft
        return None

    def style(self, p: int, verb: lx.Verb, draft: Draft) -> int:
        """What kind of content starts at ``p``."""
        if self.l[p] == "that":
            return THAT_CLAUSE
        if draft.addressee and p == draft.addressee[0]:
            return OBJECT
        if self.k[p] & lx.QMARK or verb.takes & lx.CLAUSE and draft.rule != "governed":
            return CLAUSE
        return OBJECT

    def seeming(self, i: int, b: int, group: Group, ranges: list[Range], clause: int) -> Draft | None:
        """``X seems to``: the writer's own judgement, so no source; the content takes in the subject."""
        p = i + 1
        if p >= b or self.k[p] & (BREAK | lx.PREP) and self.l[p] != "to":
            return None
        end = self.content_end(p, b, OBJECT)
        if self.l[ranges[0][0]] == "it":
            ranges = []
        return Draft((group.start, i + 1), "seeming", [], [*ranges, (p, end)], clause=clause, reason="seeming")

    def as_said(self, draft: Draft, clause: int, stopped: int, a: int, b: int) -> Draft | None:
        """``as X said, CONTENT`` and ``CONTENT, as X said``."""
        k = self.k
        end = self.next_comma(stopped, b)
        draft.rule, draft.clause = "as", clause
        if clause - a < 2:
            if end + 1 < b and k[end] & (lx.COMMA | lx.COLON):
                draft.content = [(end + 1, self.content_end(end + 1, b, THAT_CLAUSE))]
        else:
            draft.content = self.left_content(clause, a)
            self.middle(draft, end, b)
        return draft if draft.content else None

    def after_colon(self, b: int) -> list[Range]:
        """``he said:`` at the end of a paragraph: the quotation that follows, or the next paragraph."""
        q = self.q
        if b >= len(q):
            return []
        if q[b] >= 0:
            return [self.quotes[q[b]]]
        for x, y in self.scan.paragraph_tokens:
            if x == b:
                return [(x, y)]
        return []

    def passive(self, i: int, a: int, b: int, verb: lx.Verb, group: Group, here: list[Draft]) -> Draft | None:
        """``X is expected to``: the source is the agent, if there is one; the content takes in the subject."""
        k, low = self.k, self.l
        takes = verb.takes
        if not takes & (lx.NP | lx.TO | lx.THAT | lx.HEARER) or (self.w[i][0].isupper() and not self.headline(a, b)):
            return None
        ranges, clause, _ = self.subject(group.start, a)
        draft = Draft((group.start, i + 1), "passive", negated=group.negated, clause=clause, reason="passive")
        p = i + 1
        while p < b and k[p] & lx.ADVERB:
            p += 1
        if p >= b:
            return None
        word, kind = low[p], k[p]
        if word == "by":
            end = self.np_right(p + 1, b)
            draft.source, draft.reason = [(p + 1, end)], None
            draft.content = list(ranges)
            return draft if ranges and end > p + 1 else None
        asked = takes & lx.HEARER or verb.lemma == "ask"
        if word == "as" and p + 1 < b and self.gerund(p + 1) and self.verbs[low[p + 1]].takes & lx.AFTER:
            return self.quoted_as(p + 1, a, b, draft, ranges)
        if word in ("to", "as") or (word in verb.governed and not asked) or (
                kind & (lx.DET | lx.POSS | lx.QMARK) and not asked):
            if word in verb.governed and word != "to":
                draft.cue = (group.start, p + 1)
                p += 1
            end = self.content_end(p, b, OBJECT)
            draft.content = [*ranges, (p, end)]
            return draft if ranges and end > p else None
        if word == "that" and takes & lx.THAT or asked and (word in ("about", "whether", "if", "how", "why", "what") or kind & lx.QMARK):
            if word == "about":
                draft.cue = (group.start, p + 1)
                p += 1
            end = self.content_end(p, b, THAT_CLAUSE)
            draft.content = [(p, end)]
            return draft if end > p else None
        return None

    def quoted_as(self, i: int, a: int, b: int, draft: Draft, ranges: list[Range]) -> Draft | None:
        """``X was quoted as saying``: X speaks, whoever quotes him."""
        draft.cue, draft.rule, draft.source, draft.reason, draft.speech = (draft.cue[0], i + 1), "quoted-as", ranges, None, True
        p = self.right_start(i, b, self.verbs[self.l[i]], draft)
        if p < b:
            draft.content = [(p, self.content_end(p, b, THAT_CLAUSE))]
        else:
            draft.content = self.left_content(draft.clause, a)
        return draft if ranges and draft.content else None

    def asked(self, i: int, g: int, a: int, b: int) -> Draft | None:
        """``Asked about X, Y said``: a question whose asker is not named."""
        p, source = i + 1, list[Range]()
        for _ in range(3):
            if p < b and self.k[p] & lx.PREP and self.l[p] != "about":
                end = self.np_right(p + 1, b)
                if self.l[p] == "by":
                    source = [(p + 1, end)]
                p = end
        if p >= b or self.l[p] not in ("about", "whether", "if", "how", "why", "what", "which", "when", "who", "where"):
            return None
        p += self.l[p] == "about"
        end = self.short_end(p, self.content_end(p, b, THAT_CLAUSE))
        reason = None if source else "passive"
        return Draft((g, i + 1), "passive", source, [(p, end)], clause=g, reason=reason) if end > p else None

    def participle(self, i: int, a: int, b: int, verb: lx.Verb, group: Group, here: list[Draft]) -> Draft | None:
        """``..., adding that``: the source of the cue before it, else the subject of the sentence."""
        k = self.k
        g = group.start
        if g == a:
            return None
        before = k[g - 1]
        rule = "participle"
        if before & (lx.COMMA | lx.CONJ | lx.DASH) or before & lx.QMARK and k[g - 2] & (lx.COMMA | lx.STOP):
            if here:
                ranges = self.earlier_source(here)
            else:
                x, y = self.sentence_subject(a, g)
                ranges = [(x, y)] if y > x else []
        elif before & (lx.DET | lx.POSS | lx.QMARK) or self.l[g - 1].endswith(("'s", "’s")):
            return None
        elif self.l[g - 1] == "as" and here and here[-1].cue[1] <= g - 2 and here[-1].content:
            ranges = [(here[-1].content[0][0], g - 1)]  # "quoted X as saying"
            rule = "quoted-as"
        elif before & (lx.PREP | lx.SUBORD):
            if not verb.takes & lx.AFTER:
                return None
            x, y = self.sentence_subject(a, g)
            ranges = [(x, y)] if y > x else []
            rule = "gerund"
        elif not before & ~(lx.ED | lx.GOING | lx.PLURAL) or before & (lx.NOUN | lx.NOUNISH):
            start = self.np_left(g - 1, a)
            if not verb.takes & lx.AFTER:
                return None
            ranges = [(start, g)]
            rule = "reduced"
        else:
            return None
        if not ranges:
            return None
        draft = Draft((g, i + 1), rule, ranges, negated=group.negated, clause=g, speech=bool(verb.takes & lx.AFTER))
        p = self.right_start(i, b, verb, draft)
        if p >= b:
            return None
        draft.rule = rule
        self.cut_previous(draft, here)
        end = self.content_end(p, b, self.style(p, verb, draft))
        if self.opens_subordinate(g, a) or k[a] & (lx.PREP | lx.SUBORD) and rule != "participle":
            end = self.short_end(p, end)
        if end <= p:
            return None
        draft.content = [(p, end)]
        return draft
