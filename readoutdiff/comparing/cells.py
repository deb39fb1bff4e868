"""One claim against one readout -> Cell: the best candidates are judged, the best judgement is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from heapq import nlargest

from readoutdiff.comparing.matching import Weights
from readoutdiff.comparing.verdicts import FOUND, RANK, close, weigh
from readoutdiff.ground.model import Cell, Claim, Difference, Judgement, Nearest, Readout, Text, place

CITED = 0.5  # an article cites little, so a weak likeness in it is chance
CANDIDATES = 5  # passages judged per claim, best similarity first


class Searched:
    """A readout made ready to be searched for claims."""

    def __init__(self, readout: Readout) -> None:
        self.readout = readout
        self.passages = [p for p in readout.passages if p.text.strip()]

    def nearest(self, passage: Text, score: float) -> Nearest:
        """The passage with its place."""
        document = self.readout.document
        line, column = place(document.text, passage.start)
        return Nearest(document.name, passage.text, passage.start, passage.end, line, column, round(score, 4))

    def claim_at(self, passage: Text) -> str | None:
        """The id of the claim that a passage is of."""
        return next((c.id for c in self.readout.claims if c.content.start <= passage.start < c.content.end), None)


def cell(claim: Claim, words_of_claim: str, searched: Searched, scores: Sequence[float], weights: Weights) -> Cell:
    """``scores`` is the similarity of the claim to every passage of the readout searched."""
    basis = "text" if searched.readout.origin == "text" else "article"
    if not searched.passages:
        return Cell("no-text", None, "nothing to search")
    order = nlargest(CANDIDATES, range(len(scores)), key=scores.__getitem__)
    judged = [(weigh(words_of_claim, searched.passages[n].text, weights), n) for n in order]
    best, number = max(judged, key=lambda j: (_worded(j, words_of_claim, searched, weights), RANK[j[0].verdict], j[0].score, -j[1]))
    passage = searched.passages[number]
    verdict, why = best.verdict, best.why
    if basis == "article" and verdict == "partial" and best.score < CITED:
        verdict = "absent"
    if verdict == "absent" and searched.readout.partial:
        verdict, why = "unclear", "the text searched is only a part"
    found = verdict in FOUND
    return Cell(
        verdict,
        basis,
        why,
        searched.claim_at(passage) if found else None,
        round(best.score, 4),
        tuple(_moved(d, claim, passage) for d in best.differences),
        searched.nearest(passage, best.score),
        len(searched.passages),
    )


def _worded(judged: tuple[Judgement, int], claim: str, searched: Searched, weights: Weights) -> float:
    """How alike a passage is worded in which something is found: it outranks what restates it elsewhere."""
    return close(claim, searched.passages[judged[1]].text, weights) if judged[0].verdict in FOUND else 0.0


def _moved(difference: Difference, claim: Claim, passage: Text) -> Difference:
    """A difference's spans, moved into the two documents."""
    return Difference(
        difference.kind, _shift(difference.here, claim.content.start), _shift(difference.there, passage.start)
    )


def _shift(text: Text, by: int) -> Text:
    return replace(text, start=text.start + by, end=text.end + by)


def stated(cell_: Cell) -> Cell:
    """The cell where the article itself says that the readout lacks the claim."""
    return Cell("absent", "stated", None, None, cell_.score, (), cell_.nearest, cell_.searched)
