"""Cues that are no verbs: ``according to``, nouns, adjectives, speaker labels."""

from __future__ import annotations

from readoutdiff.attributing.contents import cut_before
from readoutdiff.attributing.draft import Draft, Range
from readoutdiff.attributing.ends import OBJECT, THAT_CLAUSE, content_end, next_comma, relative_end, short_end
from readoutdiff.attributing.forms import take_apposition
from readoutdiff.attributing.phrases import np_left, sentence_subject
from readoutdiff.attributing.subjects import find_subject, verb_group
from readoutdiff.attributing.words import AUX, BREAK, NP_STOP, has_finite, is_finite
from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx


def according_cue(scan: Scan, i: int, a: int, b: int, here: list[Draft]) -> Draft | None:
    """``according to X``, before, after or in the middle of the content."""
    k = scan.kinds
    cue = citing_words(scan, i, a, b)
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
        draft.content = [(end, relative_end(scan, end, content_end(scan, end, b, THAT_CLAUSE, 0)))]
        return draft
    if i <= a + 1 or k[i - 1] & lx.COLON:
        if end < b and end + 1 < len(k) and scan.among(end + 1, "manner"):
            end = next_comma(scan, end + 1, b)  # "the Élysée, as the presidency is known,"
        if end < b and k[end] & (lx.COMMA | lx.COLON):
            stop = content_end(scan, end + 1, b, THAT_CLAUSE, 0)
            if stop > end + 1:
                draft.content = [(end + 1, stop)]
        return draft if draft.content else None
    start = a
    if scan.quote_of[a] >= 0:
        start = scan.quote_tokens[scan.quote_of[a]][0]
    stop = i
    while stop > start and k[stop - 1] & lx.COMMA:
        stop -= 1
    if stop <= start:
        return None
    draft.content = [(start, stop)]
    cut_before(scan, i, here)
    end = take_apposition(scan, end, b, draft)
    if end + 1 < b and k[end] & lx.COMMA and not has_finite(scan, start, stop):
        m = content_end(scan, end + 1, b, THAT_CLAUSE, 0)
        draft.content.append((end + 1, m))
    return draft


def citing_words(scan: Scan, i: int, a: int, b: int) -> Range | None:
    """The cue at ``i``, if it is one: ``according to``, ``per`` (not ``per year``), ``in the words of``."""
    k, n = scan.kinds, i + 1
    if n >= b:
        return None
    if scan.among(i, "accordance"):
        return (i, i + 2) if scan.among(n, "dative") else None
    if scan.among(i, "wording"):
        opened = i > a + 1 and scan.among(i - 1, "definite") and scan.among(i - 2, "locative")
        return (i - 2, i + 2) if opened and scan.among(n, "genitive") else None
    as_per = i > a and scan.among(i - 1, "manner")
    opens = i == a or as_per or bool(k[i - 1] & (lx.COMMA | lx.QMARK | lx.COLON))
    named = k[n] & (lx.DET | lx.POSS) or scan.is_capital(n)
    return (i - as_per, n) if opens and named else None


def noun_cue(scan: Scan, i: int, a: int, b: int, here: list[Draft]) -> Draft | None:
    """``his claim that``, ``China's support for``: the source is the possessor, or unknown."""
    k, low = scan.kinds, scan.lower
    told = scan.among(i, "tellings")
    if i + 1 < b and (told or scan.among(i, "views")) and k[i + 1] & (lx.COMMA | lx.STOP):
        return in_view(scan, i, a, b, told)
    if i + 2 >= b:
        return None
    follow = low[i + 1]
    if follow not in scan.lexicon.nouns.get(low[i], ()) or (scan.is_capital(i) and i > a):
        return None
    if here and here[-1].content and here[-1].cue[1] <= i < here[-1].content[-1][0]:
        return None  # "said in a statement that": the noun belongs to the verb's cue
    g, ranges = possessor(scan, i, a)
    clause = scan.among(i + 1, "complementizer")
    if not ranges and not clause:
        return None
    p = i + 1
    if not clause and (not scan.among(p, "infinitive") or k[p + 1] & (lx.DET | lx.POSS | lx.PRONOUN)):
        p += 1
    rule, reason = ("noun", None) if ranges else ("bare-noun", "no-possessor")
    draft = Draft((g, p), rule, ranges, clause=g, reason=reason)
    end = content_end(scan, p, b, OBJECT)
    if not clause:
        end = before_predicate(scan, p, end)
    if k[a] & (lx.PREP | lx.SUBORD):
        end = short_end(scan, p, end)
    if end <= p:
        return None
    if ranges:
        x, y = ranges[0]
        prepositions = [m for m in range(x, y - 1) if k[m] & lx.PREP and not scan.among(m, "genitive")]
        draft.source = [(prepositions[-1] + 1, y)] if prepositions else ranges
    draft.content = [(p, end)]
    return draft


def possessor(scan: Scan, i: int, a: int) -> tuple[int, list[Range]]:
    """Where the noun phrase with the noun at ``i`` starts, and whose it is: ``the minister's repeated claim``."""
    k, low, lexicon = scan.kinds, scan.lower, scan.lexicon
    g = i
    while (
        g > a
        and g > i - 4
        and not k[g - 1] & ~(lx.ADVERB | lx.ED | lx.GOING | lx.NOUNISH | lx.NOUN | lx.FINITE)
        and not lexicon.ends(low[g - 1], "possessive")
    ):
        g -= 1
    if g == a:
        return g, []
    if k[g - 1] & lx.POSS and not scan.among(g - 1, "relative_possessive"):
        return g, [(g - 1, g)]
    if lexicon.owns(low[g - 1]):
        return g, [(np_left(scan, g - 1, a), g)]
    apostrophe = k[g - 1] & lx.QMARK and low[g - 1] in lexicon.forms["apostrophes"]  # a token of its own: "ministers '"
    if apostrophe and g > a + 1 and lexicon.ends(low[g - 2], "plural"):
        return g, [(np_left(scan, g - 2, a), g)]
    return g, []


def before_predicate(scan: Scan, p: int, end: int) -> int:
    """End of an object at ``p`` that is a subject, too: its verb; ``end`` where it has none, or a relative clause."""
    k = scan.kinds
    for m in range(p + 1, end):
        if k[m] & lx.RELATIVE:
            return end
        if scan.quote_of[m] < 0 and is_finite(scan, m) and not k[m - 1] & (lx.RELATIVE | lx.SUBJECT):
            return m
    return end


def in_view(scan: Scan, i: int, a: int, b: int, told: bool) -> Draft | None:
    """``In X's view, CONTENT`` and ``CONTENT, in X's view``; where it is ``told``, also ``in the French version``."""
    g = i - 1
    while g > a and g > i - 8 and not scan.among(g, "locative"):
        g -= 1
    if g < a or not scan.among(g, "locative"):
        return None
    owned = scan.kinds[i - 1] & lx.POSS or scan.lexicon.ends(scan.lower[i - 1], "possessive")
    if not owned and not (told and scan.is_capital(i - 1)):
        return None
    draft = Draft((i, i + 1), "noun", [(g + 1, i)], clause=g, speech=True)
    if g <= a + 1:
        draft.content = [(i + 2, content_end(scan, i + 2, b, THAT_CLAUSE))]
    elif g > a + 1 and scan.kinds[g - 1] & lx.COMMA:
        draft.content = [(a, g - 1)]
    return draft if draft.content else None


def adjective_cue(scan: Scan, i: int, a: int, b: int) -> Draft | None:
    """``X is confident that``: the source is the subject."""
    low = scan.lower
    if i + 2 >= b or low[i + 1] not in scan.lexicon.adjectives[low[i]]:
        return None
    group = verb_group(scan, i, a)
    if not group.helpers & lx.BE:
        m = i - 1
        while m > a and (scan.among(m, "expletive") or scan.kinds[m] & lx.ADVERB):
            m -= 1
        if m <= a or not scan.among(m, "makes_clear"):
            return None
        group = verb_group(scan, m, a)  # "made (it) clear that"
    elif scan.among(i, "clear"):
        return None  # "it is clear that"
    if group.to:
        return None
    g = group.start
    subject = find_subject(scan, g, a)
    if not subject.ranges:
        return None
    draft = Draft((g, i + 1), "adjective", subject.ranges, negated=group.negated, clause=subject.clause)
    p = i + 1
    clause = scan.among(p, "complementizer")
    if not clause and not scan.among(p, "infinitive"):
        draft.cue = (g, i + 2)
        p += 1
    end = content_end(scan, p, b, THAT_CLAUSE if clause else OBJECT)
    if end <= p:
        return None
    draft.content = [(p, end)]
    return draft


def colon_cue(scan: Scan, i: int, a: int, b: int, here: list[Draft]) -> Draft | None:
    """``X went further: “CONTENT”``: a quotation after a colon that no cue claims is the subject's."""
    k, q = scan.kinds, scan.quote_of
    p = i + 1
    if scan.words[i] != ":" or p >= len(q) or q[p] < 0 or any(y > p for d in here for _, y in d.content):
        return None
    x, y = scan.quote_tokens[q[p]]
    if y - x < 6:
        return None
    if y < b - 1:
        y = content_end(scan, p, b, THAT_CLAUSE)
    for m in range(i - 1, a, -1):
        if k[m] & (lx.DASH | lx.COLON):
            a = m + 1
            break
    s, e = sentence_subject(scan, a, i)
    while s < e and k[s] & lx.PREP:
        s += 1  # "From the report: ..."
    place = k[a] & lx.PREP and scan.words[e : e + 1] == [","] and scan.is_capital(e + 1)
    if e <= s or place:  # "From Lausanne, Switzerland, NAME reports:"
        return None
    return Draft((min(e, i), i + 1), "colon", [(s, e)], [(x, y)], clause=s, speech=True)


def speaker_label(scan: Scan, x: int, y: int) -> Draft | None:
    """``WANG YI: ...`` at the start of the paragraph ``x``..``y``: a transcript's speaker."""
    k, w = scan.kinds, scan.words
    for m in range(x + 1, min(x + 8, y - 1)):
        if w[m] == ":":
            names = [p for p in range(x, m) if w[p][0].isalpha() and len(w[p]) > 1]
            if (
                names
                and y - m > 4
                and scan.lists["no_label"].isdisjoint(scan.lower[x:m])
                and all(map(scan.is_capital, names))
                and not any(k[p] & (lx.VERB & ~lx.NOUNISH | lx.STOP) for p in range(x, m) if not scan.is_upper(p))
            ):
                return Draft((m, m + 1), "label", [(x, m)], [(m + 1, y)], clause=x, speech=True)
            return None
        if k[m] & (BREAK | lx.DET | lx.SUBJECT | NP_STOP) and not scan.is_upper(m):
            return None
    return None
