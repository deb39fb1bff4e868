"""The less plain forms of citing: inversion, passive, participle, ``as X said``, ``X seems to``."""

from __future__ import annotations

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.attr_draft import Draft, Group, Range
from readoutdiff.parsing.attr_ends import CLAUSE, OBJECT, THAT_CLAUSE
from readoutdiff.parsing.attr_subjects import Subjects
from readoutdiff.parsing.attr_words import AUX, BREAK, NP_STOP


class Forms(Subjects):
    """One method a form; each gives an attribution or nothing."""

    def inverted(self, i: int, a: int, b: int, verb: lx.Verb, group: Group, here: list[Draft]) -> Draft | None:
        """``CONTENT, said X``."""
        k, low = self.k, self.l
        g, p = group.start, i + 1
        if here and here[-1].cue[1] == g - 1:
            return None  # "Bob, they said, ordered him to wait"
        if p >= b or k[p] & (NP_STOP & ~lx.SUBJECT) or k[p] & lx.PREP:
            return None
        quoted = self.after_quote(g) and g > a
        if not quoted and (
            not verb.takes & lx.CLAUSE
            or k[p] & lx.GOING
            or verb.takes & lx.HEARER
            or k[p] & lx.TIME
            or low[p] in self.lists["when"]
        ):
            return None
        if (
            not quoted
            and not self.main_finite(a, g - 1)
            and not (g == a + 2 and k[a] & (lx.OPENER | lx.CONJ))
            and not self.cuts_in(p, b)
            and not (verb.lemma == "say" and self.w[p][0].isupper() and g > a + 4)
        ):
            return None
        end = p
        while end < b and not k[end] & (BREAK | lx.RELATIVE | AUX | lx.SUBORD):
            end += 1
        if end < b and not k[end] & (BREAK | lx.RELATIVE | lx.SUBORD):
            return None
        if not quoted and (self.has_finite(p, end) or (end < b and k[end] & (lx.QMARK | lx.DASH))):
            return None
        if not quoted and end < b and k[end] & lx.SUBORD and self.l[end] not in ("as", "after", "before"):
            return None
        content = self.left_content(g, a, here)
        draft = Draft((g, i + 1), "inverted", [(p, end)], content, speech=True, clause=g)
        if not content:  # "But, said X, CONTENT"
            self.middle(draft, self.take_apposition(end, b, draft), b)
            return draft if draft.content else None
        self.cut_before(g, here)
        if end < b and k[end] & lx.COMMA:
            self.middle(draft, self.take_apposition(end, b, draft), b)
        elif end < b and k[end] & lx.RELATIVE:
            m = self.next_comma(end, b)
            draft.source = [(p, m)]
            self.middle(draft, m, b)
        return draft

    def cuts_in(self, p: int, b: int) -> bool:
        """``The row, said X, is over``: after a short subject and a comma, does the clause cut in two go on?"""
        m = self.next_comma(p, b)
        return m < min(b - 1, p + 6) and bool(self.k[m] & lx.COMMA and self.k[m + 1] & AUX)

    def take_apposition(self, end: int, b: int, draft: Draft) -> int:
        """``said X, the minister, ...``: the apposition joins the source; -> the comma or stop after it."""
        k = self.k
        p = end
        while p + 1 < b and k[p] & lx.COMMA:
            nxt = k[p + 1]
            if (
                nxt & (lx.QMARK | lx.CONJ | lx.SUBORD | lx.SUBJECT | AUX | lx.ACCORDING) and not nxt & lx.RELATIVE
            ) or self.gerund(p + 1):
                break
            m = self.next_comma(p + 1, b)
            if (
                self.cites_again(p + 1, m)
                if nxt & lx.RELATIVE
                else self.main_finite(p + 1, m) and not any(self.l[x] == "whose" for x in range(p + 2, m))
            ):
                break
            p = m
        if p > end:
            draft.source = [(draft.source[0][0], p)]
        return p

    def cites_again(self, p: int, end: int) -> bool:
        """``according to X, which said that``: does the relative clause at ``p`` say something of its own?"""
        for m in range(p + 1, min(p + 4, end)):
            if self.k[m] & lx.VERB and self.verbs[self.l[m]].takes & lx.THAT and m + 1 < end:
                return not self.k[m + 1] & lx.PREP
        return False

    def as_said(self, draft: Draft, clause: int, stopped: int, a: int, b: int, here: list[Draft]) -> Draft | None:
        """``as X said, CONTENT`` and ``CONTENT, as X said``."""
        k = self.k
        if self.l[draft.source[0][0]] in ("i", "we", "you") or k[draft.cue[1] - 1] & lx.CATENATIVE:
            return None  # "as far as I know", "as you know"
        end = self.next_comma(stopped, b)
        draft.rule, draft.clause = "as", clause
        if clause - a < 2:
            if end + 1 < b and k[end] & (lx.COMMA | lx.COLON):
                draft.content = [(end + 1, self.content_end(end + 1, b, THAT_CLAUSE))]
        else:
            within = [(x, clause) for other in here for x, y in other.content if x < clause < y]
            draft.content = within[-1:] or self.left_content(clause, a, here)
            if not within:
                self.middle(draft, end, b)
        return draft if draft.content else None

    def after_colon(self, b: int) -> list[Range]:
        """``he said:`` at the end of a paragraph: the quotation that follows, or the next paragraph."""
        q = self.q
        if b >= len(q):
            return []
        if q[b] >= 0:
            return [self.quotes[q[b]]]
        x, y = self.scan.paragraph_of(b)
        return [(x, y)] if x == b else []

    def seeming(self, i: int, b: int, group: Group, ranges: list[Range], clause: int) -> Draft | None:
        """``X seems to``: the writer's own judgement, so no source; the content takes in the subject."""
        p = i + 1
        if p >= b or (self.k[p] & (BREAK | lx.PREP) and self.l[p] != "to"):
            return None
        end = self.content_end(p, b, OBJECT)
        if end - p < 6:
            return None  # "seems tired": no claim
        if self.l[ranges[0][0]] == "it":
            ranges = []
        return Draft((group.start, i + 1), "seeming", [], [*ranges, (p, end)], clause=clause, reason="seeming")

    def passive(self, i: int, a: int, b: int, verb: lx.Verb, group: Group, here: list[Draft]) -> Draft | None:
        """``X is expected to``: the source is the agent, if there is one; the content takes in the subject."""
        k, low = self.k, self.l
        takes = verb.takes
        if not takes & (lx.NP | lx.TO | lx.THAT | lx.HEARER):
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
        if (
            word in ("to", "as")
            or (word in verb.governed and not asked)
            or (kind & (lx.DET | lx.POSS | lx.QMARK) and not asked)
        ):
            if word in verb.governed and word != "to":
                draft.cue = (group.start, p + 1)
                p += 1
            end = self.content_end(p, b, OBJECT)
            draft.content = [*ranges, (p, end)]
            return draft if ranges and end > p else None
        if (word == "that" and takes & lx.THAT) or (
            asked and (word in ("about", "whether", "if", "how", "why", "what") or kind & lx.QMARK)
        ):
            style = THAT_CLAUSE
            if word == "about":
                draft.cue = (group.start, p + 1)
                p += 1
                style = OBJECT
            end = self.content_end(p, b, style)
            draft.content = [(p, end)]
            return draft if end > p else None
        return None

    def quoted_as(self, i: int, a: int, b: int, draft: Draft, ranges: list[Range]) -> Draft | None:
        """``X was quoted as saying``: X speaks, whoever quotes him."""
        draft.cue, draft.rule, draft.source, draft.reason, draft.speech = (
            (draft.cue[0], i + 1),
            "quoted-as",
            ranges,
            None,
            True,
        )
        p = self.right_start(i, b, self.verbs[self.l[i]], draft)
        if p < b:
            draft.content = [(p, self.content_end(p, b, THAT_CLAUSE))]
        else:
            draft.content = self.left_content(draft.clause, a, [])
        return draft if ranges else None

    def asked(self, i: int, g: int, a: int, b: int) -> Draft | None:
        """``Asked about X, Y said``: a question whose asker is not named."""
        p, source = i + 1, list[Range]()
        for _ in range(4):
            if p < b and self.k[p] & (lx.ADVERB | lx.TIME):
                p += 1
            elif p < b and self.k[p] & lx.PREP and self.l[p] != "about":
                end = self.np_right(p + 1, b)
                if self.l[p] == "by":
                    source = [(p + 1, end)]
                p = end
        if p >= b or self.l[p] not in (
            "about",
            "whether",
            "if",
            "how",
            "why",
            "what",
            "which",
            "when",
            "who",
            "whom",
            "where",
        ):
            return None
        p += self.l[p] == "about"
        end = self.short_end(p, self.content_end(p, b, THAT_CLAUSE))
        reason = None if source else "passive"
        return Draft((g, i + 1), "passive", source, [(p, end)], clause=g, reason=reason) if end > p else None

    def as_reported(self, i: int, g: int, a: int, b: int) -> Draft | None:
        """``As reported by X, CONTENT`` and ``CONTENT, as reported by X``."""
        end = self.np_right(i + 2, b)
        draft = Draft((g, i + 2), "as", [(i + 2, end)], clause=g - 1, speech=True)
        if g - a > 2:
            draft.content = self.left_content(g - 1, a, [])
        elif end + 1 < b:
            draft.content = [(end + 1, self.content_end(end + 1, b, THAT_CLAUSE))]
        return draft if draft.content and end > i + 2 else None

    def style(self, p: int, verb: lx.Verb, draft: Draft) -> int:
        """What kind of content starts at ``p``."""
        if self.l[p] == "that":
            return THAT_CLAUSE
        if draft.addressee and p == draft.addressee[0]:
            return OBJECT
        if self.k[p] & lx.QMARK or (verb.takes & lx.CLAUSE and draft.rule != "governed"):
            return CLAUSE
        return OBJECT

    def participle(self, i: int, a: int, b: int, verb: lx.Verb, group: Group, here: list[Draft]) -> Draft | None:
        """``..., adding that``: the source of the cue before it, else the subject of the sentence."""
        k = self.k
        g = group.start
        opens = g == a or (g == a + 1 and k[a] & (lx.PREP | lx.SUBORD))
        before = k[g - 1] if g > a else 0
        rule = "participle"
        if opens:
            if not verb.takes & lx.AFTER:
                return None
            m = self.short_end(i + 1, b)
            ranges = [(m + 1, self.first_np(m + 1, b))] if m + 2 < b and k[m] & lx.COMMA else []
            rule = "gerund"
        elif before & (lx.COMMA | lx.CONJ | lx.DASH) or (before & lx.QMARK and k[g - 2] & (lx.COMMA | lx.STOP)):
            ranges = self.earlier_source(here, g) if here else []
            if not ranges:
                x, y = self.sentence_subject(a, g)
                ranges = [(x, y)] if y > x else []
        elif before & (lx.DET | lx.POSS | lx.QMARK) or self.l[g - 1].endswith(("'s", "’s")):
            return None
        elif self.l[g - 1] == "as" and here and here[-1].cue[1] <= g - 2:
            x, y = here[-1].content[0]
            ranges = [(x, min(y, g - 1))]  # "quoted X as saying", "X was quoted by Y as saying"
            rule = "quoted-as"
        elif before & (lx.PREP | lx.SUBORD):
            if not verb.takes & lx.AFTER and verb.lemma != "call":
                return None
            x, y = self.sentence_subject(a, g)
            ranges = [(x, y)] if y > x else []
            rule = "gerund"
        elif not before & ~(lx.ED | lx.GOING | lx.PLURAL) or before & (lx.NOUN | lx.NOUNISH | lx.TIME):
            while g > a + 2 and k[g - 1] & lx.TIME:  # "issued a statement on Friday saying"
                g -= 1 + (self.l[g - 2] == "on")
            start = self.np_left(g - 1, a)
            start += self.l[start] == "with"
            if k[i] & lx.NOUNISH and any(k[m] & (lx.DET | lx.POSS) for m in range(max(start, g - 3), g)):
                return None  # "a strong warning"
            document = k[g - 1] & lx.DOCUMENT
            if not verb.takes & lx.AFTER and not document and verb.lemma != "call":
                return None
            ranges = [(start, g)]
            rule = "reduced"
            if document:  # "X issued a statement calling": X speaks
                x, y = self.sentence_subject(a, g)
                if a < y < g:
                    ranges = [(x, y)] if y < start else ranges
        else:
            return None
        if not ranges:
            return None
        draft = Draft((g, i + 1), rule, ranges, negated=group.negated, clause=g, speech=bool(verb.takes & lx.AFTER))
        p = self.right_start(i, b, verb, draft)
        if p >= b:
            if rule != "quoted-as":
                return None
            draft.rule, draft.clause = rule, here[-1].clause
            draft.content = self.left_content(draft.clause, a, here)
            here[-1].content[:0] = draft.content
            if here[-1].rule == "passive":
                here[-1].content.append((g - 1, i + 1))
            self.middle(draft, self.next_comma(draft.addressee[1] if draft.addressee else i + 1, b), b)
            here[-1].content += draft.content[1:]
            return draft if draft.content else None
        draft.rule = rule
        self.cut_previous(draft, here)
        end = self.content_end(p, b, self.style(p, verb, draft))
        if self.opens_subordinate(g, a) or (k[a] & (lx.PREP | lx.SUBORD) and rule != "participle"):
            end = self.short_end(p, end)
        if end <= p:
            return None
        draft.content = [(p, end)]
        if rule == "quoted-as" and here[-1].rule == "passive":
            here[-1].content.append((g - 1, end))
        return draft
