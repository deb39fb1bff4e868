"""Judged claims of an event -> Findings: one a claim and a readout that lacks it, of one kind."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from readoutdiff.comparing.gathering import Gathered, base, bridge, edition
from readoutdiff.comparing.matching import Weights
from readoutdiff.comparing.verdicts import FOUND, coverage
from readoutdiff.comparing.words import words
from readoutdiff.ground.model import Article, Cell, Claim, Event, Finding, Nearest, Omission, Readout

TOPIC_THERE = 0.75  # share of a topic's words in one passage that disputes a stated silence about it
ASKED = 0.2  # share of a question that a passage holds from which on it may answer it
CHECKED = {"present": "disputed-omission", "absent": "confirmed-omission", "differs": "confirmed-omission"}
KINDS = {"partial": "partial", "differs": "difference"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of a readout with its cells; ``reported``: a text's claim looked for in what the article cites."""

    event: Event
    readout: Readout
    claim: Claim
    cells: dict[str, Cell]
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Aligned:
    """Claims of official texts that stand against one another, in the order of the texts, and their one verdict."""

    claims: tuple[Judged, ...]
    verdict: str


def findings(
    gathered: Gathered, judged: Sequence[Judged], aligned: Sequence[Aligned], unreported: bool, used: Counter[str]
) -> list[Finding]:
    """Every finding of one event, in the order of the text, stated omissions first where places are equal.

    What official texts lack of one another is counted once a group of ``aligned``.
    ``used``: how often an id was given in this comparison; of two with one id the later gets a number.
    """
    found = [f for o in gathered.omissions for f in _omission(o, gathered, judged)]
    among = {id(one): n for n, group in enumerate(aligned) for one in group.claims}
    held: dict[int, list[Finding]] = defaultdict(list)
    for one in judged:
        for name, cell in sorted(one.cells.items()):
            names = (name, one.readout.source) if one.reported else (name,)
            other = next(r for r in gathered.readouts if r.id == name or (r.id in names and r.origin == "cited"))
            kind = _kind(one, other, cell, gathered.omissions)
            if kind and (kind != "unreported" or unreported):
                into = held[among[id(one)]] if id(one) in among else found
                into.append(_finding(kind, one, other, cell))
    order = {readout.id: n for n, readout in enumerate(gathered.readouts)}
    found += [f for n, ones in held.items() for f in _of_group(aligned[n], ones, order)]
    texts = {r.document.name: n for n, r in enumerate(gathered.readouts, 1) if r.origin == "text"}
    place = {id(f): texts.get(f.claim.document, 0) if f.claim else 0 for f in found}  # articles before texts
    found.sort(key=lambda f: (place[id(f)], f.line, f.column, f.absent, f.kind, f.readouts))
    return _once(_unique(found, used), order)


def loose(article: Article, used: Counter[str]) -> list[Finding]:
    """The silences that an article states about no event of it: nobody's readout was searched, only its word counts."""
    known = {event.id for event in article.events}
    claims = {claim.id: claim for claim in article.claims if claim.source}
    silences = [omission for omission in article.omissions if omission.event not in known]
    return _unique([_stated(each, None, claims.get(each.claim or ""), ()) for each in silences], used)


def _kind(one: Judged, other: Readout, cell: Cell, omissions: Iterable[Omission]) -> str | None:
    if one.reported:
        return "unreported" if cell.verdict == "absent" else None
    if cell.basis == "stated" or cell.verdict in ("present", "unclear", "no-text"):
        return None  # a stated omission has its own finding
    if any(o.claim == one.claim.id and o.source == edition(other) for o in omissions):
        return None
    if cell.verdict in KINDS:
        return KINDS[cell.verdict]
    if other.origin == "cited":
        return "one-sided"
    return "unsupported" if one.readout.origin == "cited" and one.readout.source == other.source else "omission"


def _finding(kind: str, one: Judged, other: Readout, cell: Cell) -> Finding:
    held = sorted(name for name, c in one.cells.items() if c.verdict == "present")
    present = [one.readout.source, *map(base, held)]
    if one.readout.origin == "cited":  # held against the text of the very source it cites
        present = [p for p in present if p != other.source]
    return Finding(
        "",
        kind,
        one.event.id,
        one.claim,
        tuple(dict.fromkeys(present)),
        other.source,
        (one.readout.id, other.id),
        cell.basis or "article",
        cell.differences,
        cell.nearest,
        cell.score,
        None,
        one.claim.line,
        one.claim.column,
    )


def _of_group(group: Aligned, found: Sequence[Finding], order: dict[str, int]) -> Iterator[Finding]:
    """One finding for what is only in part, or not the same, in some texts; one for those that have nothing of it.

    A difference stands at the first claim, the others, in whichever order the texts are named, where least was found.
    """
    texts = {one.readout.id: one.readout.source for one in group.claims}
    has = {*texts, *(name for one in group.claims for name, cell in one.cells.items() if cell.verdict in FOUND)}
    kind = KINDS.get(group.verdict)
    gone = [f for f in found if f.kind == "omission" and f.readouts[-1] not in has]
    less = [f for f in found if f.kind == kind] or [f for f in found if f not in gone and kind == "partial"]
    for name, ones in ((kind or "", less), ("omission", gone)):
        if ones:
            first = ones[0] if name == "difference" else min(ones, key=_least)
            said = first.readouts[0]
            lacking = sorted({f.readouts[-1] for f in ones} - {said}, key=order.__getitem__)
            having = [text for text in texts if text != said and text not in lacking]
            if name != "omission":
                having = [text for text in having if texts[text] in first.present]
            yield replace(
                first,
                id=_joint(sorted(_name(replace(f, kind=name)) for f in ones)),
                kind=name,
                present=tuple(dict.fromkeys((*first.present, *(texts[text] for text in having)))),
                readouts=(said, *having, *lacking),
            )


def _joint(names: Sequence[str]) -> str:
    """The id of a group: that of all its findings, as a sentence that stands twice may be in two groups."""
    return names[0] if len(names) == 1 else hashlib.sha256("".join(names).encode()).hexdigest()[:8]


def _least(finding: Finding) -> tuple[float, str, str]:
    """How much was found, and of whom: the same in whichever order the texts are named."""
    first = finding.readouts[0] if finding.kind != "omission" else ""  # what is not there at all is told once
    return finding.score or 0.0, finding.readouts[-1], first


def _omission(omission: Omission, gathered: Gathered, judged: Sequence[Judged]) -> list[Finding]:
    """A silence the article states: kept as stated, or confirmed or disputed by each text supplied for that source."""
    texts = [r for r in gathered.readouts if r.origin == "text" and _answers(r, omission.source)]
    claim = next((j for j in judged if j.claim.id == omission.claim and not j.reported), None)
    claims = (c for r in gathered.readouts for c in r.claims)
    whole = claim.claim if claim else next((c for c in claims if c.id == omission.claim), None)
    present = _has(omission, whole)
    lacking = texts or [r for r in gathered.readouts if edition(r) == omission.source][:1]
    having = [r.id for r in gathered.readouts if r.origin == "cited" and edition(r) in present]
    told = _stated(omission, gathered.event.id, whole, (*having, *(r.id for r in lacking)))
    if not texts:
        cell = claim.cells.get(lacking[0].id) if claim and lacking else None
        return [replace(told, nearest=cell.nearest if cell else None, score=cell.score if cell else None)]
    return [_checked(told, omission, text, claim, gathered) for text in texts]


def _answers(text: Readout, source: str) -> bool:
    """Is a text that of a source, and in the language of its edition, where one is named?"""
    return source in (text.source, f"{text.source}@{text.document.language}")


def _has(omission: Omission, claim: Claim | None) -> tuple[str, ...]:
    """Who has what is missing: as the article says, else the source of the claim."""
    return omission.has or ((claim.source,) if claim and claim.source and claim.source != omission.source else ())


def _stated(omission: Omission, event: str | None, claim: Claim | None, readouts: tuple[str, ...]) -> Finding:
    line, column = (claim.line, claim.column) if claim else (omission.line, omission.column)
    return Finding(
        "",
        "omission",
        event,
        claim,
        _has(omission, claim),
        base(omission.source),
        readouts,
        "stated",
        (),
        None,
        None,
        omission.id,
        line,
        column,
        None if claim else omission.topic or omission.text,
    )


def _checked(told: Finding, omission: Omission, text: Readout, claim: Judged | None, gathered: Gathered) -> Finding:
    texts = {t.id for t in gathered.readouts if t.origin == "text"}
    told = replace(told, readouts=(*(r for r in told.readouts if r not in texts), text.id))
    cell = claim.cells.get(text.id) if claim else _topic_cell(omission, text, gathered)
    if cell is None:
        return told
    kind = CHECKED.get(cell.verdict)
    if kind is None:
        return replace(told, nearest=cell.nearest, score=cell.score)
    return replace(told, kind=kind, basis="text", nearest=cell.nearest, score=cell.score, differences=cell.differences)


def _topic_cell(omission: Omission, text: Readout, gathered: Gathered) -> Cell | None:
    """Is a topic, or a word, in the text at all?"""
    from readoutdiff.comparing.cells import Searched

    if not omission.topic or not text.passages:
        return None
    searched = Searched(text)
    weights = Weights(gathered.lex, (p.text for r in gathered.readouts for p in r.passages))
    if omission.scope == "word":
        wanted = [w.stem for w in words(omission.topic, gathered.lex)]
        held = [([w.stem for w in words(p.text, gathered.lex)], p) for p in searched.passages]
        scored = [(float(_run(wanted, stems)), p) for stems, p in held]
    else:
        scored = [(coverage(omission.topic, p.text, weights), p) for p in searched.passages]
    score, passage = max(scored, key=lambda s: (s[0], -s[1].start))
    nearest: Nearest = searched.nearest(passage, score)
    apart = bridge(gathered.language, text.document.language)
    verdict = "unclear" if apart else "present" if score >= TOPIC_THERE else "unclear" if text.partial else "absent"
    if omission.topic.split()[0].lower() in gathered.lex.small["asking"] and score >= ASKED:
        verdict = "unclear"  # `how many officers would be trained`: 150 of them answers it in other words
    return Cell(verdict, "text", apart, None, round(score, 4), (), nearest, len(searched.passages))


def _run(wanted: list[str], held: list[str]) -> bool:
    return any(held[i : i + len(wanted)] == wanted for i in range(len(held)))


def _unique(found: Sequence[Finding], used: Counter[str]) -> list[Finding]:
    """Ids from what a finding says, not from its number, so that they outlive edits elsewhere in the text."""
    named: list[Finding] = []
    for one in found:
        name = one.id or _name(one)
        used[name] += 1
        named.append(replace(one, id=name if used[name] == 1 else f"{name}-{used[name]}"))
    return named


def _name(one: Finding) -> str:
    said = one.claim.content.text if one.claim else one.omission or ""
    source, searched = one.claim.source if one.claim else "", one.readouts[-1] if one.readouts else one.absent
    parts = (one.kind, source, searched, one.absent, said)
    return hashlib.sha256("\0".join(p or "" for p in parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _once(found: Sequence[Finding], order: dict[str, int]) -> list[Finding]:
    """Each difference of cited claims once, at that of the readout that comes first: two claims that differ from one
    another are found from both sides. Its id is the same whichever comes first.

    A claim of which the other has a part stays: each side lacks something else.
    """
    back: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for one in found:
        if _cited(one) and one.readouts[0] > one.readouts[1]:  # in whichever order they are named
            back[one.readouts[::-1]].append(one)
    starts = {readouts: [f.claim.content.start if f.claim else 0 for f in ones] for readouts, ones in back.items()}
    named: dict[int, str] = {}  # a finding that has a twin -> the id of both, "" for the one that is dropped
    for one in found:
        if _cited(one) and one.nearest and one.readouts in back:
            ones, last = back[one.readouts], bisect_left(starts[one.readouts], one.nearest.end)
            first = bisect_left(starts[one.readouts], one.nearest.start)
            twins = [each for each in ones[max(0, first - 1) : last] if id(each) not in named and _mutual(one, each)]
            if twins:
                twin = max(twins, key=lambda each: _same_wording(one, each))
                kept, other = sorted((one, twin), key=lambda each: order[each.readouts[0]])
                named[id(kept)], named[id(other)] = min(one.id, twin.id), ""
    return [replace(one, id=named.get(id(one), one.id)) for one in found if named.get(id(one), one.id)]


def _cited(one: Finding) -> bool:
    return one.kind == "difference" and one.basis == "article"


def _mutual(one: Finding, other: Finding) -> bool:
    """Is each the claim that the other was held against?"""
    return all(
        a.claim is not None
        and b.nearest is not None
        and (a.claim.document == b.nearest.document)
        and a.claim.content.start < b.nearest.end
        and b.nearest.start < a.claim.content.end
        for a, b in ((one, other), (other, one))
    )


def _same_wording(one: Finding, other: Finding) -> bool:
    return any(a.here == b.there and a.there == b.here for a in one.differences for b in other.differences)
