"""Participles as cues: ``..., adding that``, ``a statement calling``, ``quoted X as saying``."""

from __future__ import annotations

from readoutdiff.attributing.complements import right_start
from readoutdiff.attributing.contents import add_middle, cut_previous, earlier_source, left_content
from readoutdiff.attributing.draft import Draft, Group, Range, Subject
from readoutdiff.attributing.ends import content_end, next_comma, opens_subordinate, short_end
from readoutdiff.attributing.forms import content_style
from readoutdiff.attributing.phrases import first_np, np_left, sentence_subject, subject_ranges
from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx


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
    if not before & ~(lx.ED | lx.GOING | lx.PLURAL) or before & (lx.NOUN | lx.NOUNISH | lx.TIME):
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
        x, y = sentence_subject(scan, a, g)
        if a < y < min(start, g):
            return Subject([(x, y)], g, "reduced")
    return Subject([(start, g)], g, "reduced")


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
