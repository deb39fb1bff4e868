"""Verbs as cues: which form of citing a verb makes, and its plain form."""

from __future__ import annotations

from readoutdiff.attributing.contents import (
    add_middle,
    after_quote,
    cut_before,
    cut_previous,
    earlier_source,
    is_title,
    left_content,
    right_start,
)
from readoutdiff.attributing.draft import Draft, Group, Range
from readoutdiff.attributing.ends import OBJECT, content_end, next_comma, opens_subordinate, relative_end, short_end
from readoutdiff.attributing.forms import (
    after_colon,
    as_reported_cue,
    as_said_cue,
    asked_cue,
    content_style,
    inverted_cue,
    participle_cue,
    passive_cue,
    seeming_cue,
)
from readoutdiff.attributing.phrases import np_right, sentence_subject
from readoutdiff.attributing.subjects import find_subject, is_doubtful, is_verb, names_thing, verb_group
from readoutdiff.attributing.words import AUX, BREAK, has_finite
from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx


def verb_cue(scan: Scan, i: int, a: int, b: int, here: list[Draft]) -> Draft | str:
    """The attribution that the verb at ``i`` makes in the sentence ``a``..``b``, or why it makes none."""
    verb = scan.lexicon.verbs[scan.lower[i]]
    group = verb_group(scan, i, a)
    g = group.start
    if g > a and scan.lower[g - 1] == "as" and verb.takes & lx.AFTER and scan.lower[i + 1 : i + 2] == ["by"]:
        return as_reported_cue(scan, i, g, a, b) or "pattern-does-not-fit"
    why = objection(scan, i, a, b, verb, group)
    if why:
        return why
    g, form, helpers = group.start, verb.form, group.helpers
    if helpers & lx.BE and form & lx.PARTICIPLE:
        return passive_cue(scan, i, a, b, verb, group, here) or "no-content"
    if form == lx.GERUND and not helpers & lx.BE:
        return participle_cue(scan, i, a, b, verb, group, here) or "no-content"
    before = scan.kinds[g - 1] if g > a else 0
    if (
        verb.lemma == "ask"
        and form & lx.PAST
        and (g == a or before & lx.SUBORD or (before & lx.COMMA and not find_subject(scan, g, a)[0]))
    ):
        return asked_cue(scan, i, g, a, b) or "no-content"
    if not helpers and g > a and verb.takes & lx.AFTER and before & (lx.COMMA | lx.QMARK):
        draft = inverted_cue(scan, i, a, b, verb, group, here)
        if draft:
            return draft
    ranges, clause, how = find_subject(scan, g, a)
    if how == "coordinated" or (not ranges and here and before & lx.COMMA):
        ranges, clause, how = shared_source(scan, a, g, here), clause if how == "coordinated" else g, "coordinated"
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
        return "no-subject"
    if how == "coordinated" and not here and not helpers and form & lx.BASE and not form & lx.PAST:
        return "no-verb-here"  # "flight data recorder and voice recorder"
    if verb.lemma in scan.lexicon.lists["naming"] and not helpers and names_thing(scan, i, a, b):
        return "names-a-thing"
    if verb.takes & lx.SEEM:
        return seeming_cue(scan, i, b, group, ranges, clause) or "no-content"
    if scan.words[b - 1] == "?" and scan.lower[ranges[0][0]] in ("you", "we"):
        return "question"
    if not verb.takes & lx.AFTER and is_doubtful(scan, a, b, group, ranges, clause, how):
        return "nobodys-attitude"
    if verb.lemma == "raise" and scan.lexicon.lists["raised"].isdisjoint(scan.lower[i + 1 : i + 6]):
        return "raises-a-thing"  # "raised taxes"
    return complete_cue(scan, i, a, b, verb, group, ranges, clause, how, here)


def telephones(scan: Scan, p: int, end: int) -> bool:
    """``called Putin to thank him``: an object that is a name or a pronoun, and nothing said of it."""
    after = np_right(scan, p, end)
    if not (scan.words[p][0].isupper() or scan.kinds[p] & lx.PRONOUN) or (
        not scan.words[after - 1][0].isupper() and after - p > 1
    ):
        return False
    return after >= end or scan.lower[after] in ("to", "on", "from", "after") or bool(scan.kinds[after] & lx.TIME)


def objection(scan: Scan, i: int, a: int, b: int, verb: lx.Verb, group: Group) -> str:
    """What speaks against a cue at ``i`` before its subject is looked for; empty where nothing does."""
    form, helpers = verb.form, group.helpers
    if group.to:
        return "infinitive"
    if not is_verb(scan, i, a, b, verb, group):
        return "no-verb-here"
    if helpers & lx.BE and form & (lx.PARTICIPLE | lx.GERUND):
        return ""
    if helpers & lx.HAVE and not form & lx.PARTICIPLE:
        return "form-and-auxiliary"
    if helpers & (lx.MODAL | lx.DO) and not helpers & (lx.HAVE | lx.BE) and not form & lx.BASE:
        return "form-and-auxiliary"
    if not helpers and verb.lemma != "ask" and form & lx.PARTICIPLE and i + 1 < b and is_reduced(scan, i, verb):
        return "reduced-relative"
    return ""


def is_reduced(scan: Scan, i: int, verb: lx.Verb) -> bool:
    """``a readout published by``, ``a state seen as``: a participle after its noun, not a finite verb."""
    word = scan.lower[i + 1]
    if word == "by":
        return (
            not verb.form & lx.PAST or i + 2 >= len(scan.kinds) or scan.lower[i + 2] not in scan.lexicon.lists["means"]
        )
    if not verb.form & lx.PAST or not scan.kinds[i + 1] & lx.PREP or verb.takes & lx.THAT:
        return False
    infinitive = word == "to" and verb.takes & (lx.TO | lx.SEEM)
    return not infinitive and word not in verb.governed and word not in ("at", "in", "on", "during")


def shared_source(scan: Scan, a: int, g: int, here: list[Draft]) -> list[Range]:
    """The source a coordinated verb takes over, or else the subject of the sentence."""
    if here:
        return earlier_source(scan, here, g)
    x, y = sentence_subject(scan, a, g)
    return [(x, y)] if y > x else []


def complete_cue(
    scan: Scan,
    i: int,
    a: int,
    b: int,
    verb: lx.Verb,
    group: Group,
    ranges: list[Range],
    clause: int,
    how: str,
    here: list[Draft],
) -> Draft | str:
    """Given verb and source, find the content right, or left, of it."""
    k = scan.kinds
    draft = Draft(
        (group.start, i + 1), how, ranges, negated=group.negated, clause=clause, speech=bool(verb.takes & lx.AFTER)
    )
    quoted = (
        clause > a
        and after_quote(scan, clause)
        and verb.takes & lx.AFTER
        and how in ("subject", "pronoun", "apposition")
    )
    if quoted and any(y == clause for other in here for _, y in other.content):
        quoted = False
    tense = verb.form & (lx.PAST | lx.PRESENT) if not group.helpers else lx.PARTICIPLE
    p = right_start(scan, i, b, verb, draft)
    if quoted and p < b and is_title(scan, clause - 1, a) and scan.quote_tokens[scan.quote_of[clause - 1]][0] > a:
        quoted = False
    if p < b and not (quoted and (scan.lower[p] != "that" or (p > draft.cue[1] + 1))):
        cut_previous(scan, draft, here)
        style = content_style(scan, p, verb, draft)
        if how == "relative" and style == OBJECT and scan.lower[clause] in ("which", "that"):
            return "no-content"
        end = content_end(scan, p, b, style, tense)
        if opens_subordinate(scan, clause, a) or k[p] & AUX:
            end = short_end(scan, p, end)
        elif how == "relative" and clause and k[clause - 1] & lx.COMMA:
            end = relative_end(scan, p, end)
        if (
            k[p] & lx.QMARK
            and scan.quote_of[p] >= 0
            and (not verb.takes & lx.AFTER or (clause > a and scan.lower[clause - 1] == "what"))
        ):
            end = min(end, scan.quote_tokens[scan.quote_of[p]][1])
        if verb.lemma == "call" and draft.rule != "governed" and telephones(scan, p, end):
            return "telephone-call"
        if end > p:
            draft.content = [(p, end)]
            return draft
        return "no-content"
    if p == b and verb.takes & lx.QUOTE and scan.lower[b - 1] == ":":
        draft.content = after_colon(scan, b)
        if draft.content:
            return draft
    takes, stopped = draft.takes, draft.stopped
    if takes & lx.AFTER and clause > a and scan.lower[clause - 1] == "as":
        return as_said_cue(scan, draft, clause - 1, stopped, a, b, here) or "no-content"
    if takes & lx.AFTER and how != "relative" and (quoted or takes & lx.CLAUSE or k[group.start - 1] & lx.DOCUMENT):
        draft.content = left_content(scan, clause, a, here)
        if draft.content or (clause > a and k[clause - 1] & lx.COMMA and stopped < b and k[stopped] & lx.COMMA):
            m = draft.addressee[1] if draft.addressee else draft.cue[1]
            add_middle(scan, draft, next_comma(scan, m, b), b)
            if not draft.content:
                return "no-content"
            x, y = draft.content[0]
            if (
                quoted
                or stopped >= b
                or (k[stopped] & lx.STOP and y > x + 2)
                or (k[stopped] & BREAK and (len(draft.content) > 1 or has_finite(scan, x, y)))
            ):
                cut_before(scan, clause, here)
                return draft
    return "no-content"
