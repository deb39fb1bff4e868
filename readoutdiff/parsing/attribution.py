"""Text -> who is cited for what: source, cue and content of every attribution."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from readoutdiff.model import Span
from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.scan import Scan, scan

Range = tuple[int, int]  # half-open, in tokens


class Found(NamedTuple):
    """One attribution; spans are offsets into the text. ``outer`` is the index of the one that encloses it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    addressee: Span | None
    reason: str | None
    rule: str
    negated: bool
    outer: int | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The public form: spans as lists of (start, end); ``source`` empty where unknown, with the reason."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    reason: str | None = None


@dataclass(slots=True)
class Draft:
    """An attribution under construction, in tokens."""

    cue: Range
    rule: str
    source: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)
    addressee: Range | None = None
    reason: str | None = None
    negated: bool = False
    outer: int | None = None
    quoted: bool = False


_BREAK = lx.COMMA | lx.STOP | lx.QMARK | lx.DASH | lx.COLON
_AUX = lx.BE | lx.HAVE | lx.DO | lx.MODAL
_GROUP = _AUX | lx.NEG | lx.ADVERB
_NP_STOP = _BREAK | lx.SUBORD | lx.RELATIVE | _AUX | lx.SUBJECT
_PERIOD = lx.STOP


class Reader:
    """Finds the attributions of one scan, sentence by sentence, left to right."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.k, self.w, self.l = scan.kinds, scan.words, scan.lower
        self.q, self.quotes = scan.quote_of, scan.quote_tokens
        self.lex = scan.lexicon
        self.drafts: list[Draft] = []

    # ---------------------------------------------------------------- driving
    def read(self) -> list[Draft]:
        mask = lx.VERB | lx.ACCORDING
        q = self.q
        cues = [i for i, kind in enumerate(self.k) if kind & mask and q[i] < 0]
        n, total = 0, len(cues)
        for a, b in self.scan.sentence_tokens:
            if n == total:
                break
            if cues[n] >= b:
                continue
            here: list[Draft] = []
            while n < total and cues[n] < b:
                i = cues[n]
                n += 1
                draft = self.according(i, a, b, here) if self.k[i] & lx.ACCORDING else self.verb(i, a, b, here)
                if draft is not None:
                    here.append(draft)
            self.drafts.extend(here)
        self.orphans()
        return self.drafts

    # ---------------------------------------------------------------- noun phrases
    def np_left(self, j: int, a: int) -> int:
        """Start of the noun phrase that ends with token ``j``."""
        k, low = self.k, self.l
        p, conj = j, -1
        while p >= a:
            kind = k[p]
            if kind & _NP_STOP:
                break
            if kind & lx.VERB and p < j and not kind & lx.NOUN:
                form = self.lex.verbs[low[p]].form
                if form & (lx.PAST | lx.PRESENT) and not (p > a and k[p - 1] & (lx.DET | lx.POSS | lx.PREP)):
                    break
            elif p < j and not kind and low[p].endswith("ed") and k[p + 1] & (lx.DET | lx.POSS | lx.PREP):
                break
            if low[p] == "and":
                conj = p
            p -= 1
        start = p + 1
        if conj > start and p >= a and not k[p] & (_BREAK | lx.SUBORD | lx.RELATIVE):
            start = conj + 1
        return self.trim(start, j)

    def trim(self, start: int, j: int) -> int:
        """Skip openers, adverbs and a leading time or place phrase."""
        k = self.k
        while start < j:
            kind = k[start]
            if kind & lx.PREP and k[start + 1] & lx.TIME:
                start += 2
                while start < j and (k[start] & (lx.TIME | lx.TIMING) or self.w[start][0].isdigit()):
                    start += 1
            elif kind & (lx.OPENER | lx.CONJ | lx.ADVERB | lx.TIME) or (kind & lx.PAREN and kind):
                start += 1
            else:
                break
        return start

    def np_right(self, p: int, b: int) -> int:
        """End (exclusive) of a simple noun phrase that starts at ``p``: no clauses, prepositional tails with `of`."""
        k, low = self.k, self.l
        start = p
        if p < b and k[p] & (lx.PRONOUN | lx.SUBJECT) and not k[p] & (lx.DET | lx.POSS):
            return p + 1
        while p < b:
            kind = k[p]
            if kind & _NP_STOP or low[p] == "to" or kind & lx.PAREN:
                break
            if kind & lx.PREP and low[p] not in ("of", "for"):
                break
            if p > start and kind & (lx.DET | lx.POSS) and not (k[p - 1] & (lx.PREP | lx.CONJ | lx.DET)):
                break
            if kind & lx.TIME and p > start:
                break
            p += 1
        return p

    def subject(self, g: int, a: int, here: list[Draft]) -> tuple[list[Range], int, str]:
        """Source before the verb group at ``g`` -> (ranges, where the clause starts, how)."""
        k, low = self.k, self.l
        j = g - 1
        if j < a:
            return [], g, "none"
        kind = k[j]
        if kind & lx.SUBJECT:
            return [(j, g)], self.trim_clause(j, a), "pronoun"
        if kind & lx.RELATIVE:
            if low[j] == "that" and (j == a or k[j - 1] & _NP_STOP):
                return [(j, g)], j, "np"
            m = j - 1
            if m > a and k[m] & lx.COMMA:
                m -= 1
            if m >= a and not k[m] & _NP_STOP:
                return [(self.np_left(m, a), m + 1), (j, g)], j, "relative"
            return [(j, g)], j, "relative"
        if kind & lx.COMMA:
            return self.apposition(j, a)
        if kind & lx.CONJ:
            return [], g, "conj"
        if kind & lx.PAREN and self.w[j] == ")":
            m = j
            while m > a and self.w[m] != "(":
                m -= 1
            if m > a:
                start = self.np_left(m - 1, a)
                return [(start, g)], start, "np"
        if kind & (_NP_STOP | lx.PREP):
            return [], g, "none"
        start = self.np_left(j, a)
        if start > j:
            return [], g, "none"
        return [(start, g)], start, "np"

    def trim_clause(self, j: int, a: int) -> int:
        return j

    def apposition(self, j: int, a: int) -> tuple[list[Range], int, str]:
        """``NAME, apposition, [verb]``: ``j`` is the closing comma."""
        k = self.k
        c = j - 1
        for _ in range(4):
            while c >= a and not k[c] & (lx.COMMA | lx.QMARK | lx.COLON):
                c -= 1
            if c <= a or not k[c] & lx.COMMA or k[c - 1] & _NP_STOP:
                return [], j + 1, "none"
            start = self.np_left(c - 1, a)
            if start > a and k[start - 1] & lx.COMMA and (
                k[start] & (lx.DET | lx.PREP | lx.RELATIVE) or c - start <= 2) and not k[start - 2] & _NP_STOP:
                c = start - 1
                continue
            return [(start, j)], start, "apposition"
        return [], j + 1, "none"

    # ---------------------------------------------------------------- verbs
    def verb(self, i: int, a: int, b: int, here: list[Draft]) -> Draft | None:
        k, low, w = self.k, self.l, self.w
        verb = self.lex.verbs[low[i]]
        g, aux, negated = i, 0, False
        while g > a:
            kind = k[g - 1]
            if not kind & _GROUP or self.q[g - 1] >= 0:
                break
            aux |= kind
            if kind & (lx.NEG | lx.NEGATED):
                negated = True
            g -= 1
            if kind & lx.SUBJECT:  # he's, they've: the subject is in the same token
                break
        helped = aux & _AUX
        before = k[g - 1] if g > a else 0
        form = verb.form
        if g == i and g > a:
            if before & (lx.DET | lx.POSS) and not before & lx.RELATIVE:
                return None
            if low[g - 1].endswith(("'s", "’s", "s'", "s’")) and form & lx.BASE and not form & lx.PAST:
                return None
        if low[g - 1] == "to" and g > a:
            return None
        passive = bool(aux & lx.BE) and bool(form & lx.PARTICIPLE) and not form & lx.GERUND
        if passive:
            return None
        if form == lx.GERUND and not aux & lx.BE:
            return self.participle(i, g, a, b, verb, here)
        if form & lx.BASE and not form & lx.PAST and not helped:
            if not (before & (lx.SUBJECT | lx.RELATIVE) or (g > a and low[g - 1].endswith("s")) or before == 0):
                return None
            if g == a:
                return None
        if aux & lx.HAVE and not form & lx.PARTICIPLE:
            return None
        # inverted: QUOTE, said X
        if not helped and g > a and verb.takes & lx.AFTER and (before & lx.COMMA or before & lx.QMARK):
            draft = self.inverted(i, g, a, b, verb, here)
            if draft:
                return draft
        ranges, clause, how = self.subject(g, a, here)
        if how == "conj":
            if not here:
                return self.coordinated(i, g, a, b, verb, here, negated)
            ranges = here[-1].source
            clause = g - 1
        if not ranges:
            if before & lx.COMMA and here:
                ranges = here[-1].source
                clause = g - 1
            else:
                return None
        return self.complete(i, g, a, b, verb, ranges, clause, how, negated, here)

    def coordinated(self, i: int, g: int, a: int, b: int, verb: lx.Verb, here: list[Draft], negated: bool) -> Draft | None:
        """``X met Y and said``: the subject of the sentence."""
        start = self.trim(a, b)
        end = self.first_np(start, g)
        if end <= start:
            return None
        return self.complete(i, g, a, b, verb, [(start, end)], g - 1, "conj", negated, here)

    def first_np(self, start: int, limit: int) -> int:
        """End of the subject that starts the sentence: up to the first verb."""
        k, low = self.k, self.l
        p = start
        if p < limit and k[p] & lx.SUBJECT:
            return p + 1
        while p < limit:
            kind = k[p]
            if kind & (_AUX | _BREAK | lx.RELATIVE | lx.SUBORD):
                break
            if kind & lx.VERB and p > start and not kind & lx.NOUN:
                break
            if p > start and not kind and low[p].endswith("ed"):
                break
            p += 1
        return p

    def inverted(self, i: int, g: int, a: int, b: int, verb: lx.Verb, here: list[Draft]) -> Draft | None:
        k, low = self.k, self.l
        p = i + 1
        if p >= b or k[p] & (_NP_STOP & ~lx.SUBJECT) or k[p] & lx.PREP or low[p] == "to":
            return None
        if k[p] & lx.SUBJECT:
            end = p + 1
        else:
            end = p
            while end < b and not k[end] & (lx.COMMA | lx.STOP | lx.QMARK | lx.DASH | lx.COLON | lx.RELATIVE | _AUX):
                if k[end] & lx.SUBORD and low[end] not in ("of",):
                    break
                end += 1
        if end < b and not k[end] & (_BREAK | lx.RELATIVE | lx.SUBORD):
            return None
        left = self.left_content(g, a, here)
        if not left:
            return None
        draft = Draft((g, i + 1), "inverted", [(p, end)], left)
        if k[end] & lx.COMMA if end < b else False:
            self.middle(draft, self.skip_apposition(end, b, draft), b)
        elif end < b and k[end] & lx.RELATIVE:
            draft.source = [(p, b - 1 if k[b - 1] & lx.STOP else b)]
        return draft

    def skip_apposition(self, end: int, b: int, draft: Draft) -> int:
        """``said Wang Yi, the minister, ...``: take appositions into the source; -> where they end."""
        k = self.k
        p = end
        while p < b and k[p] & lx.COMMA and p + 1 < b and not k[p + 1] & (lx.QMARK | lx.SUBORD | lx.CONJ | lx.VERB) or (
                p + 1 < b and k[p] & lx.COMMA and k[p + 1] & lx.RELATIVE):
            m = p + 1
            while m < b and not k[m] & (lx.COMMA | lx.STOP | lx.QMARK | lx.COLON):
                m += 1
            p = m
        if p > end:
            draft.source = [(draft.source[0][0], p)]
        return p

    def left_content(self, s: int, a: int, here: list[Draft]) -> list[Range]:
        """What stands before the cue clause at ``s``: the clause or the quotation up to the comma."""
        k = self.k
        j = s - 1
        if j < a:
            return []
        kind = k[j]
        if not kind & (lx.COMMA | lx.QMARK | lx.DASH | lx.STOP):
            return []
        start = a
        for other in here:
            if other.content and max(e for _, e in other.content) <= s:
                start = max(start, max(e for _, e in other.content), other.cue[1])
            elif other.cue[1] <= s:
                start = max(start, other.cue[1])
        if kind & lx.QMARK and self.q[j] >= 0:
            q = self.quotes[self.q[j]]
            if q[0] < a:
                return [q]
            if start > q[0]:
                start = q[0]
            return [(start, j + 1)]
        if self.q[a] >= 0 and self.quotes[self.q[a]][0] < a:
            start = min(start, self.quotes[self.q[a]][0])
        start = self.trim(start, j) if k[start] & (lx.COMMA | lx.CONJ) else start
        while start < j and k[start] & lx.COMMA:
            start += 1
        return [(start, j)] if start < j else []

    def middle(self, draft: Draft, p: int, b: int) -> None:
        """``..., he said, ...``: the second half, at the comma ``p``."""
        k = self.k
        if p + 1 >= b or not k[p] & lx.COMMA:
            return
        nxt = k[p + 1]
        if nxt & lx.VERB and self.lex.verbs[self.l[p + 1]].form == lx.GERUND:
            return
        if nxt & (lx.SUBORD | lx.RELATIVE | lx.PREP | lx.ACCORDING) and not nxt & lx.QMARK:
            return
        if nxt & lx.CONJ:
            return
        end = self.content_end(p + 1, b)
        if end > p + 1:
            draft.content.append((p + 1, end))

    def complete(self, i: int, g: int, a: int, b: int, verb: lx.Verb, ranges: list[Range], clause: int, how: str,
                 negated: bool, here: list[Draft]) -> Draft | None:
        """Given verb and source, find the content right, or left, of it."""
        k = self.k
        draft = Draft((g, i + 1), how, ranges, negated=negated)
        p = self.right_start(i, b, verb, draft)
        if p < b:
            self.cut_previous(draft, clause, here)
            end = self.content_end(p, b)
            if end > p:
                draft.content = [(p, end)]
                draft.quoted = bool(k[p] & lx.QMARK)
                return draft
        if verb.takes & lx.AFTER and how != "relative":
            draft.content = self.left_content(clause, a, here)
            if draft.content:
                q = draft.cue[1] if not draft.addressee else draft.addressee[1]
                while q < b and not k[q] & (lx.COMMA | lx.STOP | lx.QMARK):
                    q += 1
                self.middle(draft, q, b)
                return draft
        if -p - 1 > 0 and verb.takes & lx.QUOTE and self.colon_next(-p - 1, b, draft):
            return draft
        return None

    def colon_next(self, p: int, b: int, draft: Draft) -> bool:
        return False

    def cut_previous(self, draft: Draft, clause: int, here: list[Draft]) -> None:
        """A coordinated cue ends the content of the one before it; otherwise it is nested in it."""
        k, low = self.k, self.l
        for n in range(len(here) - 1, -1, -1):
            other = here[n]
            if not other.content:
                continue
            x, y = other.content[-1]
            if x < clause < y:
                before = clause - 1
                coordinate = draft.rule in ("conj", "participle")
                if low[before] in ("but", "while", "though", "although", "whereas") or (
                        k[before] & lx.CONJ and k[before - 1] & lx.COMMA):
                    coordinate = True
                if coordinate:
                    cut = before if draft.rule != "conj" else clause
                    while cut > x and k[cut - 1] & (lx.COMMA | lx.CONJ | lx.SUBORD):
                        cut -= 1
                    if cut > x:
                        other.content[-1] = (x, cut)
            break

    def right_start(self, i: int, b: int, verb: lx.Verb, draft: Draft) -> int:
        """First token of the content after the verb at ``i``; ``b`` or more where there is none."""
        k, low = self.k, self.l
        takes = verb.takes
        p = i + 1
        while p < b and k[p] & lx.ADVERB and not k[p] & lx.QMARK and p - i < 3:
            p += 1
        if p >= b:
            return b
        if low[p] in verb.governed:
            draft.cue = (draft.cue[0], p + 1)
            draft.rule += "+prep"
            return p + 1
        if "+" + low[p] in verb.governed:
            p += 1
            draft.cue = (draft.cue[0], p)
            if p >= b:
                return b
        tries = 0
        while p < b and tries < 5:
            tries += 1
            kind = k[p]
            if kind & lx.QMARK and self.q[p] >= 0:
                return p if takes & (lx.QUOTE | lx.NP | lx.CLAUSE) else b
            if kind & lx.COLON:
                return p + 1 if takes & lx.QUOTE else b
            if kind & lx.COMMA:
                return p + 1 if p + 1 < b and k[p + 1] & lx.QMARK and takes & lx.QUOTE else b
            if kind & (lx.STOP | lx.DASH):
                return b
            if low[p] == "that" and takes & lx.THAT:
                return p
            if low[p] == "to":
                if takes & lx.TO and p + 1 < b and not k[p + 1] & (lx.DET | lx.POSS | lx.PRONOUN):
                    return p
                if takes & lx.QUOTE:
                    end = self.np_right(p + 1, b)
                    draft.addressee = (p + 1, end)
                    p = end
                    continue
                return b
            if takes & lx.HEARER and draft.addressee is None:
                end = self.np_right(p, b)
                if end > p:
                    draft.addressee = (p, end)
                    p = end
                    takes |= lx.CLAUSE
                    continue
            if kind & lx.TIME or (kind & lx.PREP and takes & lx.QUOTE and low[p] in (
                    "in", "on", "at", "during", "after", "of", "about", "from", "via", "through", "with", "by", "before", "last")):
                if kind & lx.TIME and p + 1 < b and not k[p + 1] & (lx.TIME | lx.TIMING):
                    p += 1
                else:
                    p = self.np_right(p + 1, b)
                continue
            if kind & lx.SUBORD and low[p] in ("whether", "if", "how", "why", "what", "where", "when", "who"):
                return p if takes & (lx.WH | lx.NP) or (low[p] not in ("when", "where") and takes & lx.THAT) else b
            if kind & (lx.SUBORD | lx.PREP | lx.CONJ | lx.RELATIVE) and not kind & (lx.DET | lx.SUBJECT):
                return b
            return p if takes & (lx.CLAUSE | lx.NP) else b
        return b

    def content_end(self, p: int, b: int) -> int:
        """End of a content that starts at ``p``: the sentence's end without its stop, or a new clause of the author's."""
        k, low = self.k, self.l
        if self.q[p] >= 0 and k[p] & lx.QMARK and self.quotes[self.q[p]][0] == p:
            q_end = self.quotes[self.q[p]][1]
            if q_end >= b:
                return q_end
        end = b
        if k[b - 1] & lx.STOP:
            end = b - 1
        elif k[b - 1] & lx.QMARK and b - 2 > p and k[b - 2] & lx.STOP and self.q[b - 1] < 0:
            end = b - 2
        for m in range(p, end - 1):
            if k[m] & lx.COLON and self.w[m] == ";":
                return m
            if k[m] & lx.COMMA and self.q[m] < 0:
                nxt = k[m + 1]
                if nxt & lx.ACCORDING:
                    return m
                if nxt & lx.SUBORD and low[m + 1] in ("while", "although", "though", "whereas"):
                    return m
                if nxt & lx.CONJ and low[m + 1] == "but":
                    return m
                if nxt & lx.VERB and self.lex.verbs[low[m + 1]].form == lx.GERUND:
                    return m
            elif k[m] & lx.ACCORDING and low[m + 1] == "to":
                return m
        return end

    def participle(self, i: int, g: int, a: int, b: int, verb: lx.Verb, here: list[Draft]) -> Draft | None:
        """``..., adding that``: the source of the cue before it, else the subject of the sentence."""
        k = self.k
        if g == a:
            return None
        before = k[g - 1]
        if before & lx.COMMA or before & lx.CONJ:
            if here:
                ranges = here[-1].source
            else:
                start = self.trim(a, b)
                end = self.first_np(start, g)
                ranges = [(start, end)] if end > start else []
        elif before & (lx.PREP | lx.DET | lx.POSS | lx.SUBORD):
            return None
        elif not before:
            start = self.np_left(g - 1, a)
            ranges = [(start, g)]
        else:
            return None
        if not ranges:
            return None
        draft = Draft((g, i + 1), "participle", ranges)
        p = self.right_start(i, b, verb, draft)
        if p < b:
            self.cut_previous(draft, g, here)
            end = self.content_end(p, b)
            if end > p:
                draft.content = [(p, end)]
                return draft
        return None

    # ---------------------------------------------------------------- according to
    def according(self, i: int, a: int, b: int, here: list[Draft]) -> Draft | None:
        k, low = self.k, self.l
        if i + 1 >= b or low[i + 1] != "to":
            return None
        end = i + 2
        while end < b and not k[end] & (lx.COMMA | lx.STOP | lx.QMARK | lx.COLON | lx.DASH):
            end += 1
        draft = Draft((i, i + 2), "according", [(i + 2, end)])
        if i <= a + 1:
            if end < b and k[end] & (lx.COMMA | lx.COLON):
                stop = self.content_end(end + 1, b)
                if stop > end + 1:
                    draft.content = [(end + 1, stop)]
            return draft if draft.content else None
        start = a
        for other in here:
            if other.content and other.content[-1][1] <= i:
                pass
        if self.q[a] >= 0:
            start = self.quotes[self.q[a]][0]
        stop = i
        while stop > start and k[stop - 1] & lx.COMMA:
            stop -= 1
        draft.content = [(start, stop)]
        return draft

    # ---------------------------------------------------------------- quotations without a cue of their own
    def orphans(self) -> None:
        """``"A," he said. "B."``: the second quotation joins the first; so does a paragraph that goes on quoting."""
        by_paragraph: dict[int, list[Draft]] = {}


def attribute(scan: Scan) -> list[Found]:
    """Every attribution of a text, nested ones included, in text order."""
    drafts = Reader(scan).read()
    starts, ends = scan.starts, scan.ends
    out: list[Found] = []

    def spans(ranges: list[Range]) -> tuple[Span, ...]:
        return tuple((starts[x], ends[y - 1]) for x, y in ranges if y > x)

    for n, d in enumerate(drafts):
        outer = None
        first = d.cue[0]
        for m in range(n - 1, max(-1, n - 8), -1):
            if any(x <= first < y for x, y in drafts[m].content):
                outer = m
                break
        if outer is None:
            for m in range(n + 1, min(len(drafts), n + 8)):
                if any(x <= first < y for x, y in drafts[m].content):
                    outer = m
                    break
        address = spans([d.addressee])[0] if d.addressee and d.addressee[1] > d.addressee[0] else None
        out.append(Found(spans(d.source), spans([d.cue]), spans(d.content), address, d.reason, d.rule, d.negated, outer))
    return out


def attributions(text: str, language: str = "en") -> list[Attribution]:
    """Every attribution in a text that is not inside another one's content. Raises Trouble on an unknown language."""
    found = attribute(scan(text, lx.load(language)))
    return [Attribution(list(f.source), list(f.cue), list(f.content), f.reason) for f in found if f.outer is None]
