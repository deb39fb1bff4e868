"""The less plain forms of citing: inversion, passive, participle, ``as X said``, ``X seems to``."""

from __future__ import annotations

from readoutdiff.attributing.complements import right_start
from readoutdiff.attributing.contents import (
    add_middle,
    after_quote,
    cut_before,
    cut_previous,
    earlier_source,
    left_content,
)
from readoutdiff.attributing.draft import Draft, Group, Range, Subject
from readoutdiff.attributing.ends import (
    CLAUSE,
    OBJECT,
    THAT_CLAUSE,
    content_end,
    next_comma,
    opens_subordinate,
    short_end,
)
from readoutdiff.attributing.phrases import first_np, np_left, np_right, sentence_subject, subject_ranges
from readoutdiff.attributing.subjects import find_subject
from readoutdiff.attributing.words import AUX, BREAK, NP_STOP, has_finite, has_main_finite, is_gerund
from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx

_CLAUSE = 60  # tokens in which a clause is looked for


def inverted_cue(scan: Scan, i: int, a: int, b: int, verb: lx.Verb, group: Group, here: list[Draft]) -> Draft | None:
    """``CONTENT, said X``."""
    k = scan.kinds
    g, p = group.start, i + 1
    if here and here[-1].cue[1] == g - 1:
        return None  # "Bob, they said, ordered him to wait"
    if p >= b or k[p] & (NP_STOP & ~lx.SUBJECT) or k[p] & lx.PREP:
        return None
    end = p
    while end < b and not k[end] & (BREAK | lx.RELATIVE | AUX | lx.SUBORD):
        end += 1
    if end < b and not k[end] & (BREAK | lx.RELATIVE | lx.SUBORD):
        return None
    if not (after_quote(scan, g) and g > a) and not inverts_clause(scan, g, a, b, verb, (p, end)):
        return None
    content = left_content(scan, g, a, here)
    draft = Draft((g, i + 1), "inverted", [(p, end)], content, speech=True, clause=g)
    if not content:  # "But, said X, CONTENT"
        add_middle(scan, draft, take_apposition(scan, end, b, draft), b)
        return draft if draft.content else None
    cut_before(scan, g, here)
    if end < b and k[end] & lx.COMMA:
        add_middle(scan, draft, take_apposition(scan, end, b, draft), b)
    elif end < b and k[end] & lx.RELATIVE:
        m = next_comma(scan, end, b)
        draft.source = [(p, m)]
        add_middle(scan, draft, m, b)
    return draft


def inverts_clause(scan: Scan, g: int, a: int, b: int, verb: lx.Verb, source: Range) -> bool:
    """Is what stands before the verb at ``g`` a clause that the source behind it says, though it is no quotation?"""
    k = scan.kinds
    p, end = source
    if not verb.takes & lx.CLAUSE or verb.takes & lx.HEARER:
        return False
    if k[p] & (lx.GOING | lx.TIME) or scan.among(p, "dating_cue"):
        return False
    if (
        not has_main_finite(scan, a, g - 1)
        and not (g == a + 2 and k[a] & (lx.OPENER | lx.CONJ))
        and not cuts_in(scan, p, b)
        and not (verb.lemma in scan.lists["saying"] and scan.is_capital(p) and g > a + 4)
    ):
        return False
    if has_finite(scan, p, end) or (end < b and k[end] & (lx.QMARK | lx.DASH)):
        return False
    return end == b or not k[end] & lx.SUBORD or scan.among(end, "attending")


def cuts_in(scan: Scan, p: int, b: int) -> bool:
    """``The row, said X, is over``: after a short subject and a comma, does the clause cut in two go on?"""
    m = next_comma(scan, p, b)
    return m < min(b - 1, p + 6) and bool(scan.kinds[m] & lx.COMMA and scan.kinds[m + 1] & AUX)


def take_apposition(scan: Scan, end: int, b: int, draft: Draft) -> int:
    """``said X, the minister, ...``: the apposition joins the source; -> the comma or stop after it."""
    k = scan.kinds
    p = end
    while p + 1 < b and k[p] & lx.COMMA:
        nxt = k[p + 1]
        if (
            nxt & (lx.QMARK | lx.CONJ | lx.SUBORD | lx.SUBJECT | AUX | lx.ACCORDING) and not nxt & lx.RELATIVE
        ) or is_gerund(scan, p + 1):
            break
        m = next_comma(scan, p + 1, b)
        if (
            cites_again(scan, p + 1, m)
            if nxt & lx.RELATIVE
            else has_main_finite(scan, p + 1, m)
            and not any(scan.among(x, "relative_possessive") for x in range(p + 2, m))
        ):
            break
        p = m
    if p > end:
        draft.source = [(draft.source[0][0], p)]
    return p


def cites_again(scan: Scan, p: int, end: int) -> bool:
    """``according to X, which said that``: does the relative clause at ``p`` say something of its own?"""
    for m in range(p + 1, min(p + 4, end)):
        if scan.kinds[m] & lx.VERB and scan.lexicon.verbs[scan.lower[m]].takes & lx.THAT and m + 1 < end:
            return not scan.kinds[m + 1] & lx.PREP
    return False


def as_said_cue(scan: Scan, draft: Draft, clause: int, stopped: int, a: int, b: int, here: list[Draft]) -> Draft | None:
    """``as X said, CONTENT`` and ``CONTENT, as X said``."""
    k = scan.kinds
    if scan.among(draft.source[0][0], "speaking") or k[draft.cue[1] - 1] & lx.CATENATIVE:
        return None  # "as far as I know", "as you know"
    end = next_comma(scan, stopped, b)
    draft.rule, draft.clause = "as", clause
    if clause - a < 2:
        if end + 1 < b and k[end] & (lx.COMMA | lx.COLON):
            draft.content = [(end + 1, content_end(scan, end + 1, b, THAT_CLAUSE))]
    else:
        within = [(x, clause) for other in here for x, y in other.content if x < clause < y]
        draft.content = within[-1:] or left_content(scan, clause, a, here)
        if not within:
            add_middle(scan, draft, end, b)
    return draft if draft.content else None


def after_colon(scan: Scan, b: int) -> list[Range]:
    """``he said:`` at the end of a paragraph: the quotation that follows, or the next paragraph."""
    q = scan.quote_of
    if b >= len(q):
        return []
    if q[b] >= 0:
        return [scan.quote_tokens[q[b]]]
    x, y = scan.paragraph_of(b)
    return [(x, y)] if x == b else []


def seeming_cue(scan: Scan, i: int, b: int, group: Group, subject: Subject) -> Draft | None:
    """``X seems to``: the writer's own judgement, so no source; the content takes in the subject."""
    p = i + 1
    if p >= b or (scan.kinds[p] & (BREAK | lx.PREP) and not scan.among(p, "infinitive")):
        return None
    end = content_end(scan, p, b, OBJECT)
    if end - p < 6:
        return None  # "seems tired": no claim
    ranges = [] if scan.among(subject.ranges[0][0], "expletive") else subject.ranges
    return Draft((group.start, i + 1), "seeming", [], [*ranges, (p, end)], clause=subject.clause, reason="seeming")


def passive_cue(scan: Scan, i: int, a: int, b: int, verb: lx.Verb, group: Group) -> Draft | None:
    """``X is expected to``: the source is the agent, if there is one; the content takes in the subject."""
    k, takes = scan.kinds, verb.takes
    if not takes & (lx.NP | lx.TO | lx.THAT | lx.HEARER):
        return None
    ranges, clause, _ = find_subject(scan, group.start, a)
    draft = Draft((group.start, i + 1), "passive", negated=group.negated, clause=clause, reason="passive")
    p = i + 1
    while p < b and k[p] & lx.ADVERB:
        p += 1
    if p >= b:
        return None
    if scan.among(p, "agent"):
        end = np_right(scan, p + 1, b)
        draft.source, draft.reason = [(p + 1, end)], None
        draft.content = list(ranges)
        return draft if ranges and end > p + 1 else None
    manner, infinitive = scan.among(p, "manner"), scan.among(p, "infinitive")
    if manner and p + 1 < b and is_gerund(scan, p + 1) and scan.lexicon.verbs[scan.lower[p + 1]].takes & lx.AFTER:
        return quoted_as_cue(scan, p + 1, a, b, draft, ranges)
    asked = takes & lx.HEARER or verb.lemma in scan.lists["asking"]
    governed = scan.lower[p] in verb.governed
    if manner or infinitive or (not asked and (governed or k[p] & (lx.DET | lx.POSS | lx.QMARK))):
        if governed and not infinitive:
            draft.cue = (group.start, p + 1)
            p += 1
        end = content_end(scan, p, b, OBJECT)
        draft.content = [*ranges, (p, end)]
        return draft if ranges and end > p else None
    concerning = scan.among(p, "concerning")
    question = asked and (concerning or scan.among(p, "reported_question") or k[p] & lx.QMARK)
    if not question and not (takes & lx.THAT and scan.among(p, "complementizer")):
        return None
    if concerning:
        draft.cue = (group.start, p + 1)
        p += 1
    end = content_end(scan, p, b, OBJECT if concerning else THAT_CLAUSE)
    draft.content = [(p, end)]
    return draft if end > p else None


def quoted_as_cue(scan: Scan, i: int, a: int, b: int, draft: Draft, ranges: list[Range]) -> Draft | None:
    """``X was quoted as saying``: X speaks, whoever quotes him."""
    draft.cue, draft.rule, draft.source = (draft.cue[0], i + 1), "quoted-as", ranges
    draft.reason, draft.speech = None, True
    p = right_start(scan, i, b, scan.lexicon.verbs[scan.lower[i]], draft)
    if p < b:
        draft.content = [(p, content_end(scan, p, b, THAT_CLAUSE))]
    else:
        draft.content = left_content(scan, draft.clause, a, [])
    return draft if ranges else None


def asked_cue(scan: Scan, i: int, g: int, b: int) -> Draft | None:
    """``Asked about X, Y said``: a question whose asker is not named."""
    p, source = i + 1, list[Range]()
    for _ in range(4):
        if p < b and scan.kinds[p] & (lx.ADVERB | lx.TIME):
            p += 1
        elif p < b and scan.kinds[p] & lx.PREP and not scan.among(p, "concerning"):
            end = np_right(scan, p + 1, b)
            if scan.among(p, "agent"):
                source = [(p + 1, end)]
            p = end
    if p >= b or not (scan.among(p, "concerning") or scan.among(p, "asked_after")):
        return None
    p += scan.among(p, "concerning")
    end = short_end(scan, p, content_end(scan, p, b, THAT_CLAUSE))
    reason = None if source else "passive"
    return Draft((g, i + 1), "passive", source, [(p, end)], clause=g, reason=reason) if end > p else None


def as_reported_cue(scan: Scan, i: int, g: int, a: int, b: int) -> Draft | None:
    """``As reported by X, CONTENT`` and ``CONTENT, as reported by X``."""
    end = np_right(scan, i + 2, b)
    draft = Draft((g, i + 2), "as", [(i + 2, end)], clause=g - 1, speech=True)
    if g - a > 2:
        draft.content = left_content(scan, g - 1, a, [])
    elif end + 1 < b:
        draft.content = [(end + 1, content_end(scan, end + 1, b, THAT_CLAUSE))]
    return draft if draft.content and end > i + 2 else None


def content_style(scan: Scan, p: int, verb: lx.Verb, draft: Draft) -> int:
    """What kind of content starts at ``p``."""
    if scan.among(p, "complementizer"):
        return THAT_CLAUSE
    if draft.addressee and p == draft.addressee[0]:
        return OBJECT
    if scan.kinds[p] & lx.QMARK or (verb.takes & lx.CLAUSE and draft.rule != "governed"):
        return CLAUSE
    return OBJECT


def participle_cue(scan: Scan, i: int, a: int, b: int, verb: lx.Verb, group: Group, here: list[Draft]) -> Draft | None:
    """``..., adding that``: the source of the cue before it, else the subject of the sentence."""
    k = scan.kinds
    subject = participle_subject(scan, i, a, b, verb, group.start, here)
    if subject is None or not subject.ranges:
        return None
    ranges, g, rule = subject
    draft = Draft((g, i + 1), rule, ranges, negated=group.negated, clause=g, speech=bool(verb.takes & lx.AFTER))
    p = right_start(scan, i, b, verb, draft)
    draft.rule = rule
    if p >= b:
        return quoted_before(scan, i, a, b, draft, here) if rule == "quoted-as" else None
    cut_previous(scan, draft, here)
    end = content_end(scan, p, b, content_style(scan, p, verb, draft))
    if opens_subordinate(scan, g, a) or (k[a] & (lx.PREP | lx.SUBORD) and rule != "participle"):
        end = short_end(scan, p, end)
    if end <= p:
        return None
    draft.content = [(p, end)]
    if rule == "quoted-as" and here[-1].rule == "passive":
        take_in(here[-1], (g - 1, end))
    return draft


def participle_subject(scan: Scan, i: int, a: int, b: int, verb: lx.Verb, g: int, here: list[Draft]) -> Subject | None:
    """Who does what the participle at ``i`` says, its group starting at ``g``; None where it is no cue."""
    k = scan.kinds
    before = k[g - 1] if g > a else 0
    reports = verb.takes & lx.AFTER
    if g == a or (g == a + 1 and k[a] & (lx.PREP | lx.SUBORD)):
        m = short_end(scan, i + 1, b)
        follows = reports and m + 2 < b and k[m] & lx.COMMA
        return Subject([(m + 1, first_np(scan, m + 1, b))] if follows else [], g, "gerund")
    if before & (lx.COMMA | lx.CONJ | lx.DASH) or (before & lx.QMARK and k[g - 2] & (lx.COMMA | lx.STOP)):
        earlier = earlier_source(here, g) if here else []
        return Subject(earlier or subject_ranges(scan, a, g), g, "participle")
    if before & (lx.DET | lx.POSS | lx.QMARK) or scan.lexicon.ends(scan.lower[g - 1], "possessive"):
        return None
    if here and here[-1].content and here[-1].cue[1] <= g - 2 and scan.among(g - 1, "manner"):
        x, y = here[-1].content[0]
        return Subject([(x, min(y, g - 1))], g, "quoted-as")  # "quoted X as saying", "X was quoted by Y as saying"
    if before & (lx.PREP | lx.SUBORD):
        tells = reports or verb.lemma in scan.lists["calling"]
        return Subject(subject_ranges(scan, a, g), g, "gerund") if tells else None
    if not before & ~(lx.ED | lx.GOING | lx.PLURAL) or before & (lx.NOUN | lx.NOUNISH | lx.TIME | lx.DOCUMENT):
        return reduced_subject(scan, i, a, verb, g)
    return None


def reduced_subject(scan: Scan, i: int, a: int, verb: lx.Verb, g: int) -> Subject | None:
    """``a statement calling``, ``X saying``: the noun phrase before the participle, or whose document it is."""
    k = scan.kinds
    while g > a + 2 and k[g - 1] & lx.TIME:  # "issued a statement on Friday saying"
        g -= 1 + scan.among(g - 2, "on_day")
    start = np_left(scan, g - 1, a)
    start += scan.among(start, "absolute")
    if k[i] & lx.NOUNISH and any(k[m] & (lx.DET | lx.POSS) for m in range(max(start, g - 3), g)):
        return None  # "a strong warning"
    document = k[g - 1] & lx.DOCUMENT
    if not verb.takes & lx.AFTER and not document and verb.lemma not in scan.lists["calling"]:
        return None
    if document:  # "X issued a statement calling": X speaks
        x, y = sentence_subject(scan, clause_start(scan, a, start), g)
        if a < y < min(start, g):
            return Subject([(x, y)], g, "reduced")
    return Subject([(start, g)], g, "reduced")


def clause_start(scan: Scan, a: int, limit: int) -> int:
    """Where the clause before ``limit`` begins: behind a conjunction between two subjects with a verb each."""
    k, verb, begin, last = scan.kinds, lx.VERB | lx.FINITE | lx.ED | lx.BE | lx.HAVE, a, a
    first = max(a, limit - _CLAUSE)
    for m in range(first + 1, limit):
        if k[m] & lx.CONJ and has_main_finite(scan, first, m):
            x, y = sentence_subject(scan, m + 1, limit)
            if x < y < limit and y > last and k[y] & verb and not k[x] & verb:
                begin, last = m + 1, y
    return begin


def take_in(draft: Draft, more: Range) -> None:
    """Add a piece behind a content, whose last piece may reach into it."""
    if draft.content and more[0] < draft.content[-1][1]:
        x, y = draft.content.pop()
        more = (x, max(y, more[1]))
    draft.content.append(more)


def quoted_before(scan: Scan, i: int, a: int, b: int, draft: Draft, here: list[Draft]) -> Draft | None:
    """``CONTENT, the agency quoted X as saying``: what the cue before it cites is what X says."""
    outer = here[-1]
    draft.clause = outer.clause
    draft.content = left_content(scan, draft.clause, a, here)
    outer.content[:0] = draft.content
    if outer.rule == "passive":
        take_in(outer, (draft.cue[0] - 1, i + 1))
    add_middle(scan, draft, next_comma(scan, draft.addressee[1] if draft.addressee else i + 1, b), b)
    outer.content += draft.content[1:]
    return draft if draft.content else None
