"""Articles, Readouts -> Comparison: event by event, claim by claim, which readout has it, lacks it, differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, permutations

from readoutdiff.comparing.aligning import align
from readoutdiff.comparing.cells import CANDIDATES, Searched, Sought, cell, stated
from readoutdiff.comparing.confidence import confident
from readoutdiff.comparing.findings import Aligned, Judged, findings, loose
from readoutdiff.comparing.gathering import Gathered, bridge, edition, gather, party_of
from readoutdiff.comparing.grouping import group, grouped
from readoutdiff.comparing.lexicon import Lexicon, lexicon
from readoutdiff.comparing.matching import PLAIN, Counts, Scores, Weights, match_weighed, sifted
from readoutdiff.comparing.splitting import apart, split
from readoutdiff.comparing.unfolding import unfolded
from readoutdiff.comparing.verdicts import coverage
from readoutdiff.comparing.words import NAMED, Word, words, words_once
from readoutdiff.ground.folding import folded_document, way_in, way_out
from readoutdiff.ground.model import (
    Article,
    Cell,
    Claim,
    Comparison,
    Content,
    Document,
    Event,
    Omission,
    Readout,
    Row,
    Trouble,
    place,
    selector,
)
from readoutdiff.language.language import languages, reading

BESIDE = 3  # characters between the parts of one name
OPENING = 2  # passages of a text, heading included, that name who met
NEAR = 2  # passages a part of a claim has a say in where its sentence stands
TOPIC_HELD = 0.6  # share of a stated topic's words that makes a claim one on that topic


def compare(
    articles: Sequence[Article] = (),
    readouts: Sequence[Readout] = (),
    *,
    event: str | None = None,
    unreported: bool = False,
) -> Comparison:
    """Hold every claim against the other readouts of its event.

    ``readouts`` are supplied texts; each is put to the event whose participants and date it shares, or to ``event``.
    ``unreported`` adds findings for what a supplied text has and the article does not. Raises Trouble where a text
    fits no event, or several, and where two documents have one name.
    """
    documents: dict[str, Document] = {}
    for document in (*(a.document for a in articles), *(r.document for r in readouts)):
        if documents.setdefault(document.name, document).text != document.text:
            raise Trouble(document.name, "two documents have this name; give one another, so that places are clear")
    ways = {name: way_out(each) for name, each in documents.items() if folded_document(each) is not each}
    if ways:
        articles = [way_in(a.document).article(a) if a.document.name in ways else a for a in articles]
        readouts = [way_in(r.document).readout(r) if r.document.name in ways else r for r in readouts]
    told = gather(articles, readouts, event, lexicon(reading(_language(documents.values()))))
    gathered = [_narrowed(g) for g in told]
    counted: dict[int, Counts] = {}
    judged = [_judge_event(g, counted) for g in gathered]
    shown = [j for each, _ in judged for j in each if not j.reported]
    events: list[Event] = [g.event for g in gathered]
    used: Counter[str] = Counter()
    found = [f for g, each in zip(gathered, judged, strict=True) for f in findings(g, *each, unreported, used)]
    found += [f for article in articles for f in loose(article, used)]
    known = {e.id for e in events}
    comparison = Comparison(
        tuple(documents.values()),
        tuple(events),
        tuple(r for g in gathered for r in g.readouts),
        tuple(Row(j.event.id, j.claim, j.cells) for j in shown),
        tuple(found),
        (
            *(o for g in told for o in g.omissions),
            *(o for article in articles for o in article.omissions if o.event not in known),
        ),
        disputes=tuple(d for g in gathered for d in g.disputes),
    )
    comparison = unfolded(comparison, ways) if ways else comparison
    rows = {id(one): row for one, row in zip(shown, comparison.rows, strict=True)}
    groups = [
        group([r.id for r in g.readouts if r.origin == "text"], each, [rows[id(one)] for one in each.claims])
        for g, (_, aligned) in zip(gathered, judged, strict=True)
        for each in aligned
    ]
    return replace(comparison, alignment=tuple(groups))


def _narrowed(gathered: Gathered) -> Gathered:
    """The event with each silence about a claim laid on the part of the claim that has the topic the silence names."""
    claims = {claim.id: (claim, readout.document) for readout in gathered.readouts for claim in readout.claims}
    weights, omissions = Weights(gathered.lex), []
    for omission in gathered.omissions:
        if omission.topic and omission.claim in claims:
            claim, document = claims[omission.claim]
            parts = claim_parts(claim, document, gathered.lex)
            held = [p for p in parts if coverage(omission.topic, _said(p, document), weights) >= TOPIC_HELD]
            omission = replace(omission, claim=held[0].id) if len(held) == 1 else omission
        omissions.append(omission)
    return replace(gathered, omissions=tuple(omissions))


def _judge_event(gathered: Gathered, counted: dict[int, Counts]) -> tuple[list[Judged], list[Aligned]]:
    """Every claim of an event in each readout it is held against, and the groups of those of official texts.

    Words are weighed by the texts supplied and by the article that cites, paragraph by paragraph: ``counted`` once for
    all its events, by the identity of its document.
    """
    if not any(_held_against(one, two, gathered) for one, two in permutations(gathered.readouts, 2)):
        return [], []
    lex = gathered.lex
    supplied = list({p.text: None for r in gathered.readouts if r.origin == "text" for p in r.passages})
    citing = None
    for document in [r.document for r in gathered.readouts if r.origin == "cited"][:1]:
        if id(document) not in counted:
            counted[id(document)] = Counts(lex, filter(str.strip, document.text.splitlines()), words_once)
        citing = counted[id(document)]
    told = parties(gathered)
    alone, cited = Weights(lex, supplied, told), Weights(lex, supplied, told, more=citing)
    searched = {r.id: Searched(r) for r in gathered.readouts}
    disputed = {(d.source, d.claim.id) for d in gathered.disputes}
    whole = {o.claim for o in gathered.omissions if o.claim} | {claim for _, claim in disputed}
    judged: list[Judged] = []
    for readout in gathered.readouts:
        cut = [(c, [c] if c.id in whole else claim_parts(c, readout.document, lex)) for c in readout.claims]
        parts, texts = [p for _, ps in cut for p in ps], [_said(p, readout.document) for _, ps in cut for p in ps]
        whole_of = [c for c, ps in cut for _ in ps]
        cells: list[dict[str, Cell]] = [{} for _ in parts]
        reported: list[Cell | None] = [None] * len(parts)
        for other in gathered.readouts:
            if not _held_against(readout, other, gathered):
                continue
            passages = [p.text for p in searched[other.id].passages]
            official = readout.origin == other.origin == "text"  # an article beside them changes nothing
            weights, more = (alone, None) if official else (cited, citing)
            plain = Weights(lex, [*texts, *passages, *supplied], generic=PLAIN, more=more)
            scores, rivals = sifted(match_weighed(texts, passages, plain), CANDIDATES)
            wanted = _sought(cut, texts, scores, rivals if official else {}, readout.document)
            for n, part in enumerate(parts):
                one = cell(wanted[n], searched[other.id], weights)
                one = _bridged(one, texts[n], readout.document, other.document)
                if readout.origin == "text" and other.origin == "cited":
                    reported[n] = one
                else:
                    said = _told(one, whole_of[n], searched[other.id], disputed)
                    cells[n][other.id] = said or _stated(one, part, other, gathered.omissions, cited, texts[n])
        for n, part in enumerate(parts):
            if cells[n]:
                judged.append(Judged(gathered.event, readout, part, cells[n]))
            if reported[n] is not None:
                judged.append(Judged(gathered.event, readout, part, {f"{readout.source}:cited": reported[n]}, True))  # type: ignore[dict-item]
    linked = align(judged, searched, alone)
    for each in judged:
        each.cells.update({name: confident(found) for name, found in each.cells.items()})
    return judged, grouped(judged, linked)


def _sought(
    cut: Iterable[tuple[Claim, Sequence[Claim]]],
    texts: Sequence[str],
    scores: Sequence[Scores],
    rivals: Scores,
    document: Document,
) -> list[Sought]:
    """Each part of each claim as it is looked for, with the sentence it stands in."""
    found: list[Sought] = []
    for claim, parts in cut:
        sentence, start, first = _said(claim, document), claim.content.start, len(found)
        ours = scores[first : first + len(parts)]
        near = tuple(sorted({n for each in ours for n in islice(each, NEAR)}))
        for n, part in enumerate(parts, first):
            found.append(Sought(part, texts[n], scores[n], rivals, sentence, part.content.start - start, near))
    return found


def _language(documents: Iterable[Document]) -> str:
    """The language of some documents: the first that is known."""
    return next((d.language for d in documents if d.language in languages()), "")


def _bridged(found: Cell, said: str, here: Document, there: Document) -> Cell:
    """The cell, undecided where the languages of the two cannot be compared and they do not say the same words."""
    foreign = bridge(here.language, there.language)
    same = here.language == there.language and _verbatim(said, found)
    if not foreign or found.verdict == "no-text" or same:
        return found
    return replace(found, verdict="unclear", why=foreign, claim=None, differences=())


def _verbatim(text: str, cell: Cell) -> bool:
    return cell.verdict == "present" and cell.nearest is not None and text.split() == cell.nearest.text.split()


def parties(gathered: Gathered) -> set[str]:
    """Keys of the people and countries the event is about: its participants, and who opens both texts."""
    lex = gathered.lex
    found = {w.key for name in gathered.event.participants for w in words(name, lex) if w.kind in NAMED}
    found |= {"@" + party_of(r) for r in gathered.readouts}
    texts = [r for r in gathered.readouts if r.origin == "text"]
    opened = [[words(p.text, lex) for p in r.passages[:OPENING]] for r in texts]
    named = [{w.key for line in lines for w in line if w.kind in NAMED} for lines in opened]
    met = [{w.key for line in lines if _meets(line, lex) for w in line if w.kind in NAMED} for lines in opened]
    for n, keys in enumerate(met):  # who meets in one and stands at the beginning of another
        found |= {key for key in keys if any(key in other for m, other in enumerate(named) if m != n)}
    return found | {w.key for lines in opened for line in lines for w in _full_names(line, found)}


def _meets(line: Sequence[Word], lex: Lexicon) -> bool:
    """Does a line tell of a meeting or call?"""
    return any(w.key in lex.contact for w in line)


def _full_names(line: Sequence[Word], known: set[str]) -> Iterator[Word]:
    """The names that stand right beside a known one: the given names and titles that only one side uses."""
    for one, two in (*pairwise(line), *pairwise(tuple(reversed(line)))):
        if (
            one.kind == two.kind == "name"
            and one.key in known
            and min(abs(two.start - one.end), abs(one.start - two.end)) <= BESIDE
        ):
            yield two


def _held_against(one: Readout, other: Readout, gathered: Gathered) -> bool:
    """Is a claim of ``one`` looked for in ``other``?"""
    if one is other:
        return False
    if one.source == other.source:
        return True  # the article against the text it cites, or two editions of one text
    if one.origin == "text" and other.origin == "cited":
        return False
    if other.origin == "cited" and any(r.source == other.source and r.origin == "text" for r in gathered.readouts):
        return False  # its text answers
    if party_of(one) == party_of(other) and not (one.origin == other.origin == "text"):
        return any(o.source == other.id and one.source in o.has for o in gathered.omissions)
    return True


def _told(found: Cell, claim: Claim, searched: Searched, disputed: Collection[tuple[str, str | None]]) -> Cell | None:
    """The cell where the article itself says that a cited readout disputes a claim, or that it has it, too."""
    if searched.readout.origin == "text":
        return None
    if (searched.readout.source, claim.id) in disputed:
        return stated(found, "disputed")
    same = searched.same.get((claim.content.start, claim.content.end))  # `both readouts mention X`
    return replace(stated(found, "present"), claim=same) if same and claim.citation == "stated" else None


def _stated(
    found: Cell, claim: Claim, other: Readout, omissions: Sequence[Omission], weights: Weights, said: str
) -> Cell:
    """What the article says is missing outranks what is inferred from the article; a text may still speak."""
    if other.origin == "text":
        return found
    for omission in omissions:
        if omission.source != edition(other):
            continue
        if omission.claim == claim.id:
            return stated(found)
        if omission.topic and omission.claim is None and coverage(omission.topic, said, weights) >= TOPIC_HELD:
            return stated(found)
    return found


def claim_parts(claim: Claim, document: Document, lex: Lexicon) -> list[Claim]:
    """The claim cut into what stands alone; ids get ``.1``, ``.2``; offsets stay those of the document."""
    found = []
    for start, end in claim.content.fragments:
        found += [(start + p.start, start + p.end, p.lent) for p in split(document.text[start:end], lex)]
    if len(found) == len(claim.content.fragments):  # none is cut
        texts = [document.text[start:end] for start, end in claim.content.fragments]
        if len(texts) == 1 or not all(apart(one, two, lex) for one, two in pairwise(texts)):
            return [claim]
    return [_part(claim, document, n, *span) for n, span in enumerate(found, 1)]


def _part(claim: Claim, document: Document, number: int, start: int, end: int, subject: str | None) -> Claim:
    text = document.text
    line, column = place(text, start)
    return replace(
        claim,
        id=f"{claim.id}.{number}",
        subject=subject or claim.subject,
        content=Content(text[start:end], start, end, ((start, end),)),
        quotes=tuple(q for q in claim.quotes if start <= q.start and q.end <= end),
        quote=selector(text, start, end),
        line=line,
        column=column,
    )


def _said(claim: Claim, document: Document) -> str:
    """The words to look for, blanks where a cue stands inside, so that offsets from the content's start hold."""
    text, cursor = [], claim.content.start
    for start, end in claim.content.fragments:
        text.append(" " * (start - cursor) + document.text[start:end])
        cursor = end
    return "".join(text)
