"""Cues that are no verbs: ``according to``, nouns, adjectives, speaker labels."""

from __future__ import annotations

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.attr_draft import Draft, Range
from readoutdiff.parsing.attr_ends import OBJECT, THAT_CLAUSE
from readoutdiff.parsing.attr_verbs import Verbs
from readoutdiff.parsing.attr_words import AUX, BREAK, NP_STOP


class Nouns(Verbs):
    """Turns a noun, an adjective, ``according to`` or a label into an attribution, or into nothing."""

    def according(self, i: int, a: int, b: int, here: list[Draft]) -> Draft | None:
        """``according to X``, before, after or in the middle of the content."""
        k = self.k
        cue = self.cites(i, a, b)
        if cue is None:
            return None
        i, end = cue
        relative = i > a and bool(k[i - 1] & lx.RELATIVE)
        while end < b and not k[end] & (BREAK | (AUX if relative else 0)):
            end += 1
        if end == cue[1]:
            return None
        draft = Draft(cue, "according", [(cue[1], end)], speech=True, clause=i)
        if end < b and k[end] & AUX:  # "groups, which according to X were": that clause alone
            draft.content = [(end, self.relative_end(end, self.content_end(end, b, THAT_CLAUSE)))]
            return draft
        if i <= a + 1 or k[i - 1] & lx.COLON:
            if end < b and self.l[end + 1 : end + 2] == ["as"]:
                end = self.next_comma(end + 1, b)  # "the Élysée, as the presidency is known,"
            if end < b and k[end] & (lx.COMMA | lx.COLON):
                stop = self.content_end(end + 1, b, THAT_CLAUSE)
                if stop > end + 1:
                    draft.content = [(end + 1, stop)]
            return draft if draft.content else None
        start = a
        if self.q[a] >= 0:
            start = self.quotes[self.q[a]][0]
        stop = i
        while stop > start and k[stop - 1] & lx.COMMA:
            stop -= 1
        if stop <= start:
            return None
        draft.content = [(start, stop)]
        self.cut_before(i, here)
        end = self.take_apposition(end, b, draft)
        if end + 1 < b and k[end] & lx.COMMA and not self.has_finite(start, stop):
            m = self.content_end(end + 1, b, THAT_CLAUSE)
            draft.content.append((end + 1, m))
        return draft

    def cites(self, i: int, a: int, b: int) -> Range | None:
        """The cue at ``i``, if it is one: ``according to``, ``per`` (not ``per year``), ``in the words of``."""
        k, low = self.k, self.l
        if i + 1 >= b:
            return None
        if low[i] == "according":
            return (i, i + 2) if low[i + 1] == "to" else None
        if low[i] == "words":
            return (i - 2, i + 2) if i > a + 1 and low[i - 1] == "the" and low[i - 2] == "in" else None
        opens = i == a or bool(k[i - 1] & (lx.COMMA | lx.QMARK | lx.COLON)) or low[i - 1] == "as"
        n = i + 1
        i -= i > a and low[i - 1] == "as"
        return (
            (i, i + 1 + (low[i] == "as")) if opens and (k[n] & (lx.DET | lx.POSS) or self.w[n][0].isupper()) else None
        )

    def noun(self, i: int, a: int, b: int, here: list[Draft]) -> Draft | None:
        """``his claim that``, ``China's support for``: the source is the possessor, or unknown."""
        k, low = self.k, self.l
        if i + 1 < b and low[i] in self.lists["views"] and k[i + 1] & (lx.COMMA | lx.STOP):
            return self.in_view(i, a, b)
        if i + 2 >= b:
            return None
        follow = low[i + 1]
        if follow not in self.lex.nouns[low[i]] or (self.w[i][0].isupper() and i > a):
            return None
        if here and here[-1].content and here[-1].cue[1] <= i < here[-1].content[-1][0]:
            return None  # "said in a statement that": the noun belongs to the verb's cue
        g = i
        while (
            g > a
            and g > i - 4
            and not k[g - 1] & ~(lx.ADVERB | lx.ED | lx.GOING | lx.NOUNISH | lx.NOUN | lx.FINITE)
            and not (low[g - 1].endswith(("'s", "’s")))
        ):
            g -= 1
        ranges: list[Range] = []
        if g > a:
            before = low[g - 1]
            if k[g - 1] & lx.POSS and before not in ("whose",):
                ranges = [(g - 1, g)]
            elif before.endswith(("'s", "’s", "s'", "s’")):
                ranges = [(self.np_left(g - 1, a), g)]
            elif k[g - 1] & lx.QMARK and low[g - 2].endswith("s"):
                ranges = [(self.np_left(g - 2, a), g)]
        if not ranges and follow != "that":
            return None
        cue = (g, i + 1)
        p = i + 1
        if follow != "that" and (follow != "to" or k[i + 2] & (lx.DET | lx.POSS | lx.PRONOUN)):
            cue = (g, i + 2)
            p = i + 2
        draft = Draft(
            cue, "noun" if ranges else "bare-noun", ranges, clause=g, reason=None if ranges else "no-possessor"
        )
        end = self.content_end(p, b, OBJECT)
        if follow != "that":
            m = p + 1
            while (
                m < end
                and not (self.q[m] < 0 and self.finite(m) and not k[m - 1] & (lx.RELATIVE | lx.SUBJECT))
                and not k[m] & lx.RELATIVE
            ):
                m += 1
            if m < end and not k[m] & lx.RELATIVE:
                end = m
        if k[a] & (lx.PREP | lx.SUBORD):
            end = self.short_end(p, end)
        if end <= p:
            return None
        if ranges:
            x, y = ranges[0]
            prepositions = [m for m in range(x, y - 1) if k[m] & lx.PREP and low[m] != "of"]
            draft.source = [(prepositions[-1] + 1, y)] if prepositions else ranges
        draft.content = [(p, end)]
        return draft

    def in_view(self, i: int, a: int, b: int) -> Draft | None:
        """``In X's view, CONTENT`` and ``CONTENT, in X's view``."""
        g = i - 1
        while g > a and g > i - 8 and self.l[g] != "in":
            g -= 1
        if g < a or self.l[g] != "in" or not (self.k[i - 1] & lx.POSS or self.l[i - 1].endswith(("'s", "’s"))):
            return None
        draft = Draft((i, i + 1), "noun", [(g + 1, i)], clause=g, speech=True)
        if g <= a + 1:
            draft.content = [(i + 2, self.content_end(i + 2, b, THAT_CLAUSE))]
        elif g > a + 1 and self.k[g - 1] & lx.COMMA:
            draft.content = [(a, g - 1)]
        return draft if draft.content else None

    def adjective(self, i: int, a: int, b: int) -> Draft | None:
        """``X is confident that``: the source is the subject."""
        low = self.l
        if i + 2 >= b or low[i + 1] not in self.lex.adjectives[low[i]]:
            return None
        group = self.group(i, a)
        if not group.helpers & lx.BE:
            m = i - 1
            while m > a and (low[m] == "it" or self.k[m] & lx.ADVERB):
                m -= 1
            if m <= a or low[m] not in self.lists["makes_clear"]:
                return None
            group = self.group(m, a)  # "made (it) clear that"
        elif low[i] in self.lists["clear"]:
            return None  # "it is clear that"
        if group.to:
            return None
        g = group.start
        ranges, clause, _ = self.subject(g, a)
        if not ranges:
            return None
        draft = Draft((g, i + 1), "adjective", ranges, negated=group.negated, clause=clause)
        p = i + 1
        if low[p] not in ("that", "to"):
            draft.cue = (g, i + 2)
            p += 1
        end = self.content_end(p, b, THAT_CLAUSE if low[i + 1] == "that" else OBJECT)
        if end <= p:
            return None
        draft.content = [(p, end)]
        return draft

    def colon(self, i: int, a: int, b: int, here: list[Draft]) -> Draft | None:
        """``X went further: “CONTENT”``: a quotation after a colon that no cue claims is the subject's."""
        k, q = self.k, self.q
        p = i + 1
        if self.w[i] != ":" or p >= len(q) or q[p] < 0 or any(y > p for d in here for _, y in d.content):
            return None
        x, y = self.quotes[q[p]]
        if y - x < 6:
            return None
        if y < b - 1:
            y = self.content_end(p, b, THAT_CLAUSE)
        for m in range(i - 1, a, -1):
            if k[m] & (lx.DASH | lx.COLON):
                a = m + 1
                break
        s, e = self.sentence_subject(a, i)
        while s < e and k[s] & lx.PREP:
            s += 1  # "From the report: ..."
        if e <= s:
            return None
        return Draft((min(e, i), i + 1), "colon", [(s, e)], [(x, y)], clause=s, speech=True)

    def label(self, x: int, y: int) -> Draft | None:
        """``WANG YI: ...`` at the start of the paragraph ``x``..``y``: a transcript's speaker."""
        k, w = self.k, self.w
        for m in range(x + 1, min(x + 8, y - 1)):
            if w[m] == ":":
                names = [word for word in w[x:m] if word[0].isalpha() and len(word) > 1]
                if (
                    names
                    and y - m > 4
                    and self.lists["no_label"].isdisjoint(self.l[x:m])
                    and all(word[0].isupper() for word in names)
                    and not any(k[p] & (lx.VERB & ~lx.NOUNISH | lx.STOP) for p in range(x, m) if not w[p].isupper())
                ):
                    return Draft((m, m + 1), "label", [(x, m)], [(m + 1, y)], clause=x, speech=True)
                return None
            if k[m] & (BREAK | lx.DET | lx.SUBJECT | NP_STOP) and not w[m].isupper():
                return None
        return None
