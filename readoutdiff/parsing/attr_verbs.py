"""Verbs as cues: which form of citing a verb makes, and its plain form."""

from __future__ import annotations

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.attr_draft import Draft, Group, Range
from readoutdiff.parsing.attr_ends import OBJECT
from readoutdiff.parsing.attr_forms import Forms
from readoutdiff.parsing.attr_words import AUX, BREAK


class Verbs(Forms):
    """Turns a verb token into an attribution, or into nothing."""

    def verb(self, i: int, a: int, b: int, here: list[Draft]) -> Draft | None:
        """The attribution that the verb at ``i`` makes in the sentence ``a``..``b``; ``self.why`` tells why none."""
        verb = self.verbs[self.l[i]]
        group = self.group(i, a)
        g = group.start
        if g > a and self.l[g - 1] == "as" and verb.takes & lx.AFTER and self.l[i + 1 : i + 2] == ["by"]:
            return self.as_reported(i, g, a, b)
        self.why = self.objection(i, a, b, verb, group)
        if self.why:
            return None
        self.why = "no-content"
        g, form, helpers = group.start, verb.form, group.helpers
        if helpers & lx.BE and form & lx.PARTICIPLE:
            return self.passive(i, a, b, verb, group, here)
        if form == lx.GERUND and not helpers & lx.BE:
            return self.participle(i, a, b, verb, group, here)
        before = self.k[g - 1] if g > a else 0
        if (
            verb.lemma == "ask"
            and form & lx.PAST
            and (g == a or before & lx.SUBORD or (before & lx.COMMA and not self.subject(g, a)[0]))
        ):
            return self.asked(i, g, a, b)
        if not helpers and g > a and verb.takes & lx.AFTER and before & (lx.COMMA | lx.QMARK):
            draft = self.inverted(i, a, b, verb, group, here)
            if draft:
                return draft
        ranges, clause, how = self.subject(g, a)
        if how == "coordinated" or (not ranges and here and before & lx.COMMA):
            ranges, clause, how = self.shared_source(a, g, here), clause if how == "coordinated" else g, "coordinated"
        elif (
            how in ("subject", "relative")
            and here
            and ranges[0][0] < (x := here[-1].cue[1]) <= g
            and here[-1].rule != "relative"
        ):
            clause = x if how == "subject" else clause  # no subject reaches over an earlier cue
            ranges = [(x, ranges[0][1]), *ranges[1:]] if x < ranges[0][1] else []
        if here and clause < here[-1].cue[0] and here[-1].content[0][0] == clause:
            ranges = here[-1].content[:1]  # "X, the ministry said, told Y"
        if not ranges:
            self.why = "no-subject"
            return None
        if how == "coordinated" and not here and not helpers and form & lx.BASE and not form & lx.PAST:
            self.why = "no-verb-here"  # "flight data recorder and voice recorder"
            return None
        if verb.lemma in self.lists["naming"] and not helpers and self.names(i, a, b):
            self.why = "names-a-thing"
            return None
        if verb.takes & lx.SEEM:
            return self.seeming(i, b, group, ranges, clause)
        if self.w[b - 1] == "?" and self.l[ranges[0][0]] in ("you", "we"):
            self.why = "question"
            return None
        if not verb.takes & lx.AFTER and self.doubtful(a, b, group, ranges, clause, how):
            self.why = "nobodys-attitude"
            return None
        if verb.lemma == "raise" and self.lists["raised"].isdisjoint(self.l[i + 1 : i + 6]):
            self.why = "raises-a-thing"  # "raised taxes"
            return None
        return self.complete(i, a, b, verb, group, ranges, clause, how, here)

    def telephones(self, p: int, end: int) -> bool:
        """``called Putin to thank him``: an object that is a name or a pronoun, and nothing said of it."""
        after = self.np_right(p, end)
        if not (self.w[p][0].isupper() or self.k[p] & lx.PRONOUN) or (
            not self.w[after - 1][0].isupper() and after - p > 1
        ):
            return False
        return after >= end or self.l[after] in ("to", "on", "from", "after") or bool(self.k[after] & lx.TIME)

    def objection(self, i: int, a: int, b: int, verb: lx.Verb, group: Group) -> str:
        """What speaks against a cue at ``i`` before its subject is looked for; empty where nothing does."""
        form, helpers = verb.form, group.helpers
        if group.to:
            return "infinitive"
        if not self.is_verb(i, a, b, verb, group):
            return "no-verb-here"
        if helpers & lx.BE and form & (lx.PARTICIPLE | lx.GERUND):
            return ""
        if helpers & lx.HAVE and not form & lx.PARTICIPLE:
            return "form-and-auxiliary"
        if helpers & (lx.MODAL | lx.DO) and not helpers & (lx.HAVE | lx.BE) and not form & lx.BASE:
            return "form-and-auxiliary"
        if not helpers and verb.lemma != "ask" and form & lx.PARTICIPLE and i + 1 < b and self.reduced(i, verb):
            return "reduced-relative"
        return ""

    def reduced(self, i: int, verb: lx.Verb) -> bool:
        """``a readout published by``, ``a state seen as``: a participle after its noun, not a finite verb."""
        word = self.l[i + 1]
        if word == "by":
            return not verb.form & lx.PAST or i + 2 >= len(self.k) or self.l[i + 2] not in self.lists["means"]
        if not verb.form & lx.PAST or not self.k[i + 1] & lx.PREP or verb.takes & lx.THAT:
            return False
        infinitive = word == "to" and verb.takes & (lx.TO | lx.SEEM)
        return not infinitive and word not in verb.governed and word not in ("at", "in", "on", "during")

    def shared_source(self, a: int, g: int, here: list[Draft]) -> list[Range]:
        """The source a coordinated verb takes over, or else the subject of the sentence."""
        if here:
            return self.earlier_source(here, g)
        x, y = self.sentence_subject(a, g)
        return [(x, y)] if y > x else []

    def complete(
        self,
        i: int,
        a: int,
        b: int,
        verb: lx.Verb,
        group: Group,
        ranges: list[Range],
        clause: int,
        how: str,
        here: list[Draft],
    ) -> Draft | None:
        """Given verb and source, find the content right, or left, of it."""
        k = self.k
        draft = Draft(
            (group.start, i + 1), how, ranges, negated=group.negated, clause=clause, speech=bool(verb.takes & lx.AFTER)
        )
        quoted = (
            clause > a
            and self.after_quote(clause)
            and verb.takes & lx.AFTER
            and how in ("subject", "pronoun", "apposition")
        )
        if quoted and any(y == clause for other in here for _, y in other.content):
            quoted = False
        self.tense = verb.form & (lx.PAST | lx.PRESENT) if not group.helpers else lx.PARTICIPLE
        p = self.right_start(i, b, verb, draft)
        if quoted and p < b and self.title(clause - 1, a) and self.quotes[self.q[clause - 1]][0] > a:
            quoted = False
        if p < b and not (quoted and (self.l[p] != "that" or (p > draft.cue[1] + 1))):
            self.cut_previous(draft, here)
            style = self.style(p, verb, draft)
            if how == "relative" and style == OBJECT and self.l[clause] in ("which", "that"):
                return None
            end = self.content_end(p, b, style)
            if self.opens_subordinate(clause, a) or k[p] & AUX:
                end = self.short_end(p, end)
            elif how == "relative" and clause and k[clause - 1] & lx.COMMA:
                end = self.relative_end(p, end)
            if (
                k[p] & lx.QMARK
                and self.q[p] >= 0
                and (not verb.takes & lx.AFTER or (clause > a and self.l[clause - 1] == "what"))
            ):
                end = min(end, self.quotes[self.q[p]][1])
            if verb.lemma == "call" and draft.rule != "governed" and self.telephones(p, end):
                self.why = "telephone-call"
                return None
            if end > p:
                draft.content = [(p, end)]
                return draft
            return None
        if p == b and verb.takes & lx.QUOTE and self.l[b - 1] == ":":
            draft.content = self.after_colon(b)
            if draft.content:
                return draft
        takes, stopped = self.takes, self.at
        if takes & lx.AFTER and clause > a and self.l[clause - 1] == "as":
            return self.as_said(draft, clause - 1, stopped, a, b, here)
        if takes & lx.AFTER and how != "relative" and (quoted or takes & lx.CLAUSE or k[group.start - 1] & lx.DOCUMENT):
            draft.content = self.left_content(clause, a, here)
            if draft.content or (clause > a and k[clause - 1] & lx.COMMA and stopped < b and k[stopped] & lx.COMMA):
                m = draft.addressee[1] if draft.addressee else draft.cue[1]
                self.middle(draft, self.next_comma(m, b), b)
                if not draft.content:
                    return None
                x, y = draft.content[0]
                if (
                    quoted
                    or stopped >= b
                    or (k[stopped] & lx.STOP and y > x + 2)
                    or (k[stopped] & BREAK and (len(draft.content) > 1 or self.has_finite(x, y)))
                ):
                    self.cut_before(clause, here)
                    return draft
        return None
