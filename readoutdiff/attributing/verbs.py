"""Verbs as cues: which form of citing a verb makes, and its plain form."""

from __future__ import annotations

from readoutdiff.attributing.complements import is_occasion, is_title, right_start
from readoutdiff.attributing.contents import (
    add_middle,
    after_quote,
    cut_before,
    cut_previous,
    earlier_source,
    left_content,
)
from readoutdiff.attributing.draft import Draft, Group, Range, Subject
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
from readoutdiff.attributing.phrases import np_right, subject_ranges
from readoutdiff.attributing.subjects import find_subject, is_doubtful, is_verb, names_thing, verb_group
from readoutdiff.attributing.words import AUX, BREAK, has_finite
from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx


def verb_cue(scan: Scan, i: int, a: int, b: int, here: list[Draft]) -> Draft | str:
    """The attribution that the verb at ``i`` makes in the sentence ``a``..``b``, or why it makes none."""
    verb = scan.lexicon.verbs[scan.lower[i]]
    group = verb_group(scan, i, a)
    g, form, helpers = group.start, verb.form, group.helpers
    before = scan.kinds[g - 1] if g > a else 0
    as_reported = before & lx.SUBORD and verb.takes & lx.AFTER and scan.among(g - 1, "manner")
    if as_reported and i + 1 < len(scan.kinds) and scan.among(i + 1, "agent"):
        return as_reported_cue(scan, i, g, a, b) or "pattern-does-not-fit"
    why = objection(scan, i, a, b, verb, group)
    if why:
        return why
    if helpers & lx.BE and form & lx.PARTICIPLE:
        return passive_cue(scan, i, a, b, verb, group) or "no-content"
    if form == lx.GERUND and not helpers & lx.BE:
        return participle_cue(scan, i, a, b, verb, group, here) or "no-content"
    if (
        verb.lemma in scan.lists["asking"]
        and form & lx.PAST
        and (g == a or before & lx.SUBORD or (before & lx.COMMA and not find_subject(scan, g, a).ranges))
    ):
        return asked_cue(scan, i, g, b) or "no-content"
    if not helpers and g > a and verb.takes & lx.AFTER and before & (lx.COMMA | lx.QMARK):
        draft = inverted_cue(scan, i, a, b, verb, group, here)
        if draft:
            return draft
    subject = cue_subject(scan, g, a, here)
    if not subject.ranges:
        return "no-subject"
    if subject.how == "coordinated" and not here and not helpers and form & lx.BASE and not form & lx.PAST:
        return "no-verb-here"  # "flight data recorder and voice recorder"
    if verb.lemma in scan.lists["naming"] and not helpers and names_thing(scan, i, a, b):
        return "names-a-thing"
    if verb.takes & lx.SEEM:
        return seeming_cue(scan, i, b, group, subject) or "no-content"
    if scan.words[b - 1] == "?" and scan.among(subject.ranges[0][0], "addressed"):
        return "question"
    text = verb.lemma in scan.lists["of_texts"]
    if text and not is_text(scan, a, subject):
        return "no-text"  # "the firm focused on timber"
    if not text and not verb.takes & lx.AFTER and is_doubtful(scan, a, b, group, subject):
        return "nobodys-attitude"
    if verb.lemma in scan.lists["raising"] and scan.lists["raised"].isdisjoint(scan.lower[i + 1 : i + 6]):
        return "raises-a-thing"  # "raised taxes"
    return complete_cue(scan, i, a, b, verb, group, subject, here)


def is_text(scan: Scan, a: int, subject: Subject) -> bool:
    """Is the subject a word for a text, or the pronoun for one whose sentence comes before?"""
    x, y = subject.ranges[-1]
    if scan.among(x, "expletive"):
        x, y = max(0, a - 40), a
        x = next((m + 1 for m in range(y - 2, x, -1) if scan.kinds[m] & lx.STOP), x)
        y = min(y, x + 8)
    return not scan.lists["texts"].isdisjoint(scan.lower[x:y])


def cue_subject(scan: Scan, g: int, a: int, here: list[Draft]) -> Subject:
    """The subject of the verb group at ``g``, or the source that it shares with an earlier cue."""
    subject = find_subject(scan, g, a)
    if not here and subject.how != "coordinated":
        return subject
    ranges, clause, how = subject
    after_comma = g > a and scan.kinds[g - 1] & lx.COMMA
    if how == "coordinated" or (not ranges and after_comma):
        clause = clause if how == "coordinated" else g
        ranges, how = shared_source(scan, a, g, here), "coordinated"
    elif how in ("subject", "relative") and ranges[0][0] < (x := here[-1].cue[1]) <= g and here[-1].rule != "relative":
        clause = x if how == "subject" else clause  # no subject reaches over an earlier cue
        ranges = [(x, ranges[0][1]), *ranges[1:]] if x < ranges[0][1] else []
    if here and clause < here[-1].cue[0] and here[-1].content[0][0] == clause:
        ranges = here[-1].content[:1]  # "X, the ministry said, told Y"
    return Subject(ranges, clause, how)


def telephones(scan: Scan, p: int, end: int) -> bool:
    """``called Putin to thank him``: an object that is a name or a pronoun, and nothing said of it."""
    after = np_right(scan, p, end)
    if not scan.is_capital(p) and not scan.kinds[p] & lx.PRONOUN:
        return False
    if not scan.is_capital(after - 1) and after - p > 1:
        return False
    return after >= end or scan.among(after, "called_and") or bool(scan.kinds[after] & lx.TIME)


def objection(scan: Scan, i: int, a: int, b: int, verb: lx.Verb, group: Group) -> str:
    """What speaks against a cue at ``i`` before its subject is looked for; empty where nothing does."""
    form, helpers = verb.form, group.helpers
    if group.to:
        return "infinitive"
    if not is_verb(scan, i, a, b, verb, group):
        return "no-verb-here"
    gives = helpers & lx.BE or scan.lists["figures"].isdisjoint(scan.lower[i + 1 : i + 6])
    if gives and verb.lemma in scan.lists["figuring"] and "+" + scan.lower[min(i + 1, b - 1)] not in verb.governed:
        return "gives-a-thing"  # "gave a loan", but "put it"
    if verb.lemma in scan.lists["of_texts"] and helpers & lx.BE:
        return "no-text"  # "was contained"
    if helpers & lx.BE and form & (lx.PARTICIPLE | lx.GERUND):
        return ""
    if helpers & lx.HAVE and not form & lx.PARTICIPLE:
        return "form-and-auxiliary"
    if helpers & (lx.MODAL | lx.DO) and not helpers & (lx.HAVE | lx.BE) and not form & lx.BASE:
        return "form-and-auxiliary"
    asks = verb.lemma in scan.lists["asking"]
    if not helpers and not asks and form & lx.PARTICIPLE and i + 1 < b and is_reduced(scan, i, verb):
        return "reduced-relative"
    return ""


def is_reduced(scan: Scan, i: int, verb: lx.Verb) -> bool:
    """``a readout published by``, ``a state seen as``: a participle after its noun, not a finite verb."""
    if not scan.kinds[i + 1] & lx.PREP:
        return False
    if scan.among(i + 1, "agent"):
        return not verb.form & lx.PAST or i + 2 >= len(scan.kinds) or not scan.among(i + 2, "means")
    if not verb.form & lx.PAST or verb.takes & lx.THAT:
        return False
    infinitive = verb.takes & (lx.TO | lx.SEEM) and scan.among(i + 1, "infinitive")
    return not infinitive and scan.lower[i + 1] not in verb.governed and not scan.among(i + 1, "place_or_time")


def shared_source(scan: Scan, a: int, g: int, here: list[Draft]) -> list[Range]:
    """The source a coordinated verb takes over, or else the subject of the sentence."""
    return earlier_source(here, g) if here else subject_ranges(scan, a, g)


def complete_cue(
    scan: Scan, i: int, a: int, b: int, verb: lx.Verb, group: Group, subject: Subject, here: list[Draft]
) -> Draft | str:
    """Given verb and source, find the content right, or left, of it."""
    ranges, clause, how = subject
    speech = bool(verb.takes & lx.AFTER)
    draft = Draft((group.start, i + 1), how, ranges, negated=group.negated, clause=clause, speech=speech)
    quoted = (
        clause > a
        and speech
        and not scan.kinds[clause] & lx.PREP
        and after_quote(scan, clause)
        and how in ("subject", "pronoun", "apposition")
        and not any(y == clause for other in here for _, y in other.content)
    )
    p = right_start(scan, i, b, verb, draft)
    if quoted and p < b and is_title(scan, clause - 1, a) and scan.quote_tokens[scan.quote_of[clause - 1]][0] > a:
        quoted = False
    if p < b and (not quoted or (scan.among(p, "complementizer") and p <= draft.cue[1] + 1)):
        cut_previous(scan, draft, here)
        style = content_style(scan, p, verb, draft)
        if how == "relative" and style == OBJECT and scan.among(clause, "object_relative"):
            return "no-content"
        tense = verb.form & (lx.PAST | lx.PRESENT) if not group.helpers else lx.PARTICIPLE
        end = right_end(scan, p, a, content_end(scan, p, b, style, tense), draft, how)
        if verb.lemma in scan.lists["calling"] and draft.rule != "governed" and telephones(scan, p, end):
            return "telephone-call"
        draft.content = [(p, end)]
        return draft if end > p else "no-content"
    if p == b and verb.takes & lx.QUOTE and scan.words[b - 1] == ":":
        draft.content = after_colon(scan, b)
        if draft.content:
            return draft
    if not draft.takes & lx.AFTER:
        return "no-content"
    if clause > a and scan.among(clause - 1, "manner"):
        return as_said_cue(scan, draft, clause - 1, draft.stopped, a, b, here) or "no-content"
    may_follow = quoted or draft.takes & lx.CLAUSE or scan.kinds[group.start - 1] & lx.DOCUMENT
    if how == "relative" or not may_follow:
        return "no-content"
    return said_after(scan, draft, a, b, quoted, here) or "no-content"


def right_end(scan: Scan, p: int, a: int, end: int, draft: Draft, how: str) -> int:
    """End of a content right of its cue, ``end`` being that of a main clause: earlier in a clause that depends."""
    k, clause = scan.kinds, draft.clause
    if opens_subordinate(scan, clause, a) or k[p] & AUX:
        end = short_end(scan, p, end)
    elif how == "relative" and clause and k[clause - 1] & lx.COMMA:
        end = relative_end(scan, p, end)
    word_of = not draft.speech or (clause > a and scan.among(clause - 1, "free_relative"))
    if word_of and k[p] & lx.QMARK and scan.quote_of[p] >= 0:
        end = min(end, scan.quote_tokens[scan.quote_of[p]][1])
    return end


def said_after(scan: Scan, draft: Draft, a: int, b: int, quoted: bool, here: list[Draft]) -> Draft | None:
    """``CONTENT, X said`` and ``CONTENT, X said, CONTENT``; ``quoted`` where a quotation ends before the clause."""
    k, clause, stopped = scan.kinds, draft.clause, draft.stopped
    draft.content = left_content(scan, clause, a, here)
    parted = clause > a and k[clause - 1] & lx.COMMA and stopped < b and k[stopped] & lx.COMMA
    if not draft.content and not parted:
        return None
    m = draft.addressee[1] if draft.addressee else draft.cue[1]
    add_middle(scan, draft, next_comma(scan, m, b), b)
    if not draft.content:
        return None
    x, y = draft.content[0]
    if (
        quoted
        or stopped >= b
        or (k[stopped] & lx.STOP and y > x + 2)
        or (k[stopped] & BREAK and (len(draft.content) > 1 or has_finite(scan, x, y)))
        or (is_occasion(scan, stopped) and k[clause - 1] & lx.COMMA and has_finite(scan, x, y))
    ):
        cut_before(scan, clause, here)
        return draft
    return None
