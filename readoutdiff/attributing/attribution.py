"""Text -> who is cited for what: source, cue and content of every attribution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from readoutdiff.attributing.draft import Draft, Range
from readoutdiff.attributing.nouns import according_cue, adjective_cue, colon_cue, noun_cue, speaker_label
from readoutdiff.attributing.verbs import verb_cue
from readoutdiff.grammar.scan import Scan
from readoutdiff.grammar.scan import scan as read_text
from readoutdiff.ground.folding import fold
from readoutdiff.ground.model import Span
from readoutdiff.language import lexicon as lx
from readoutdiff.language.language import language as known

_NEAR = 8  # cues that can stand in one content, on either side of another cue


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


class Lost(NamedTuple):
    """A cue word that made no attribution, and why."""

    start: int
    end: int
    why: str


def read_drafts(scan: Scan, trace: list[Lost] | None = None) -> list[Draft]:
    """All drafts of the text; ``trace`` collects the cue words that lost."""
    q, cues = scan.quote_of, scan.of_kind(lx.CUES)
    drafts: list[Draft] = []
    labels = speaker_labels(scan)
    n, total = 0, len(cues)
    for a, b in scan.sentence_tokens:
        here: list[Draft] = []
        busy = a
        if a in labels:
            here.append(labels[a])
        while n < total and cues[n] < b:
            i = cues[n]
            n += 1
            why = "in-a-quotation" if q[i] >= 0 else "part-of-another-cue" if i < busy else ""
            found = why or read_cue(scan, i, a, b, here)
            if isinstance(found, Draft):
                here.append(found)
                busy = found.source[0][1] if found.rule == "according" else found.cue[1]
            elif trace is not None:
                trace.append(Lost(scan.starts[i], scan.ends[i], found))
        drafts += here
    drafts = [one for one in drafts if any(x < y for x, y in one.content)]  # a later cue may have cut it all
    carry_on(scan, drafts)
    for one in drafts:
        one.content = [part for part in one.content if says_something(scan, *part)]
    return [one for one in drafts if one.content]


def says_something(scan: Scan, x: int, y: int) -> bool:
    """Is there a letter or a digit in these tokens?"""
    return any(any(map(str.isalnum, word)) for word in scan.words[x:y])


def read_cue(scan: Scan, i: int, a: int, b: int, here: list[Draft]) -> Draft | str:
    """The attribution that the cue word at ``i`` makes in the sentence ``a``..``b``, or why it makes none."""
    kind, none = scan.kinds[i], "pattern-does-not-fit"
    if kind & lx.COLON:
        return colon_cue(scan, i, a, b, here) or none
    if kind & lx.ACCORDING:
        return according_cue(scan, i, a, b, here) or none
    found: Draft | str = adjective_cue(scan, i, a, b) or none if kind & lx.ADJ else none
    if isinstance(found, str) and kind & lx.VERB:
        found = verb_cue(scan, i, a, b, here)
    if isinstance(found, str) and kind & lx.NOUN:
        found = noun_cue(scan, i, a, b, here) or found
    return found


def speaker_labels(scan: Scan) -> dict[int, Draft]:
    """Speaker labels by the token their paragraph starts with: three or more, or one in a headline that quotes."""
    found: dict[int, Draft] = {}
    if ":" not in scan.words:
        return found
    for x, y in scan.paragraph_tokens:
        draft = speaker_label(scan, x, y)
        if draft:
            found[x] = draft
    names = [scan.words[x] for x in found]
    if len(names) > 2 and len(set(names)) < len(names):
        return found
    x, y = scan.paragraph_tokens[0]  # a headline that quotes: "Kremlin: Talks were ‘useful’"
    return {x: found[x]} if x in found and y < len(scan.quote_of) and max(scan.quote_of[x:y]) >= 0 else {}


def carry_on(scan: Scan, drafts: list[Draft]) -> None:
    """``"A," he said. "B."``: a sentence that opens with a quotation nobody claims joins the cue before it.

    A paragraph that is one quotation goes on with the paragraph before it where that one ended in a quotation.
    """
    q = scan.quote_of
    claimed = {q[t]: draft for draft in drafts for x, y in draft.content for t in (x, y - 1)}
    starts = {a for a, _ in scan.sentence_tokens}
    paragraphs = scan.paragraph_tokens
    n, p = 0, 0
    for number, (x, y) in enumerate(scan.quote_tokens):
        while paragraphs[p][1] <= x:
            p += 1
        while n < len(drafts) and drafts[n].cue[0] < x:
            n += 1
        if number in claimed or x not in starts:
            continue
        first, last = paragraphs[p]
        best = last_speaker(scan, drafts[max(0, n - 6) : n], first)
        if best:
            inner = best.cue[0]
            best.content.append((x, y))
            claimed[number] = best
            for other in drafts[max(0, n - 6) : n]:  # whoever reports the speaker reports that, too
                if other is not best and any(s <= inner < e for s, e in other.content):
                    other.content.append((x, y))
        elif x == first and y >= last - 1 and y - x > 4 and number:
            before = claimed.get(number - 1)
            if scan.quote_tokens[number - 1][1] < first - 1 and not ends_paragraph(scan, before, p - 1):
                before = None
            if before and before.speech:
                before.content.append((x, y))
                claimed[number] = before


def ends_paragraph(scan: Scan, draft: Draft | None, p: int) -> bool:
    """Is the cue in the last sentence of paragraph ``p``?"""
    if draft is None:
        return False
    x, y = scan.paragraph_tokens[p]
    return x <= draft.cue[0] < y and not any(
        scan.kinds[m] & lx.STOP and scan.quote_of[m] < 0 for m in range(draft.cue[1], y - 1)
    )


def last_speaker(scan: Scan, drafts: list[Draft], first: int) -> Draft | None:
    """Of the cues between ``first`` and ``x`` the last one with a quotation, or else the last one of speech."""
    best = None
    for draft in reversed(drafts):
        if draft.cue[0] < first:
            break
        if draft.speech:
            if scan.kinds[draft.content[0][1] - 1] & lx.QMARK:
                return draft
            best = best or draft
    return best


def attribute(scan: Scan, trace: list[Lost] | None = None) -> list[Found]:
    """Every attribution of a text, nested ones included, in text order.

    ``trace`` collects the cue words that made none: ``explain`` shows them.
    """
    drafts = read_drafts(scan, trace)
    starts, ends = scan.starts, scan.ends
    out: list[Found] = []

    def spans(ranges: list[Range]) -> tuple[Span, ...]:
        return tuple([(starts[x], ends[y - 1]) for x, y in dict.fromkeys(ranges) if y > x])  # two forms may take one

    outers = enclosing(drafts)
    for d, outer in zip(drafts, outers, strict=True):
        address = spans([d.addressee])[0] if d.addressee and d.addressee[1] > d.addressee[0] else None
        out.append(
            Found(spans(d.source), spans([d.cue]), spans(d.content), address, d.reason, d.rule, d.negated, outer)
        )
    return out


def enclosing(drafts: list[Draft]) -> list[int | None]:
    """For each draft the index of the nearest one whose content holds its cue; never in a circle."""
    outers: list[int | None] = []
    reach = [(min(draft.content)[0], max([y for _, y in draft.content])) for draft in drafts]
    for n, draft in enumerate(drafts):
        first = draft.cue[0]
        before, after = range(n - 1, max(-1, n - _NEAR), -1), range(n + 1, min(len(drafts), n + _NEAR))
        near = [m for each in (before, after) for m in each if reach[m][0] <= first < reach[m][1]]
        outers.append(next((m for m in near if any(x <= first < y for x, y in drafts[m].content)), None))
    settled: set[int] = set()
    for n in [n for n, outer in enumerate(outers) if outer is not None]:
        path: list[int] = []
        on_path: set[int] = set()
        m: int | None = n
        while m is not None and m not in settled and m not in on_path:
            path.append(m)
            on_path.add(m)
            m = outers[m]
        if m is not None and m in on_path:
            outers[max(path[path.index(m) :])] = None  # the later cue took all that stands before it
        settled |= on_path
    return outers


def attributions(text: str, language: str = "en") -> list[Attribution]:
    """Every attribution in a text that is not inside another one's content. Raises Trouble on an unknown language."""
    folded = fold(text)
    found = [f for f in attribute(read_text(folded.text, known(language))) if f.outer is None]

    def spans(inner: tuple[Span, ...]) -> list[Span]:
        return [folded.outer(*span) for span in inner] if folded.edits else list(inner)

    return [Attribution(spans(f.source), spans(f.cue), spans(f.content), f.reason) for f in found]
