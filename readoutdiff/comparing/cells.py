"""One claim against one readout -> Cell: the best candidates are judged, the best judgement is shown."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice

from readoutdiff.comparing.alike import framed
from readoutdiff.comparing.asking import who_asked
from readoutdiff.comparing.matching import Scores, Weights
from readoutdiff.comparing.verdicts import FOUND, RANK, close, guarded, shifted, sight
from readoutdiff.ground.model import Cell, Claim, Difference, Judgement, Nearest, Readout, Text, place

CITED = 0.5  # an article cites little, so a weak likeness in it is chance
WEAK = 0.62  # likeness up to which a part may be found by chance
OTHERS = 0.3  # share of the best likeness to a passage below which the passage is another claim's
VERBATIM = 0.85  # likeness to another claim from which a passage says it, word for word
NEARLY = 0.65  # share of that likeness below which it says nothing else
DOUBTFUL = ((1.0, OTHERS), (0.25, 0.95), (0.2, 2.0))  # likeness from which an absence is unclear, up to which share
DOUBTED = 0.25  # the same where nobody knows what else the passage answers to
CANDIDATES = 5  # passages judged per claim, best similarity first


class Searched:
    """A readout made ready to be searched for claims."""

    def __init__(self, readout: Readout) -> None:
        self.readout = readout
        self.passages = [p for p in readout.passages if p.text.strip()]
        starts = sorted(p.start for p in self.passages)
        self.claims: dict[int, str] = {}  # where a passage begins -> the first claim that it stands in
        self.same = {(c.content.start, c.content.end): c.id for c in readout.claims}
        for claim in readout.claims:
            for start in starts[bisect_left(starts, claim.content.start) : bisect_left(starts, claim.content.end)]:
                self.claims.setdefault(start, claim.id)

    def nearest(self, passage: Text, score: float) -> Nearest:
        """The passage with its place."""
        document = self.readout.document
        line, column = place(document.text, passage.start)
        return Nearest(document.name, passage.text, passage.start, passage.end, line, column, round(score, 4))


@dataclass(frozen=True, slots=True)
class Sought:
    """A claim looked for: its words, its similarity to the likest passages, and the best that any claim has to each.

    ``rivals`` is empty where only some of what the passages say is cited. ``at`` is where the words stand in the
    ``sentence``, ``near`` are passages that its claims are most like.
    """

    claim: Claim
    words: str
    scores: Scores
    rivals: Scores
    sentence: str
    at: int
    near: tuple[int, ...]

    def share(self, number: int) -> float | None:
        """How near the claim comes to the one that passage ``number`` is most like, in [0, 1]; None: nobody knows."""
        most = self.rivals.get(number, 0.0)
        share = self.scores.get(number, 0.0) / most if most else None
        return 0.0 if share is not None and most >= VERBATIM and share < NEARLY else share


def cell(sought: Sought, searched: Searched, weights: Weights) -> Cell:
    """What a readout has of a claim: its likest passages are judged, the best judgement is shown."""
    basis = "text" if searched.readout.origin == "text" else "article"
    if not searched.passages:
        return Cell("no-text", None, "nothing to search")
    unlike = (n for n in range(len(searched.passages)) if n not in sought.scores)
    order = [*sought.scores, *islice(unlike, CANDIDATES)][:CANDIDATES]
    near = ((n, searched.passages[n].text) for n in sought.near)
    part = (sought.at, sought.at + len(sought.words))
    alike = framed(sought.sentence, part, near, weights)
    asked = who_asked(sought.sentence, part, enumerate(p.text for p in searched.passages), weights.lex)
    decided = asked or alike
    if decided:
        (best, number), worded = decided, True
    else:
        best, number, worded = _best(sought.words, {n: searched.passages[n].text for n in order}, weights)
    passage = searched.passages[number]
    verdict, why = best.verdict, best.why
    if basis == "text" and not worded:
        verdict, why = _sure(best, sought.share(number))
    if basis == "article" and verdict == "partial" and best.score < CITED:
        verdict = "absent"
    if verdict == "absent" and searched.readout.partial:
        verdict, why = "unclear", "the text searched is only a part"
    found = verdict in FOUND
    return Cell(
        verdict,
        basis,
        why,
        searched.claims.get(passage.start) if found else None,
        round(best.score, 4),
        tuple(_moved(d, sought.claim, passage) for d in best.differences) if found else (),
        searched.nearest(passage, best.score),
        len(searched.passages),
    )


def _sure(best: Judgement, share: float | None) -> tuple[str, str | None]:
    """The verdict as far as it is sure: what little a claim shares with a passage is chance where that passage says
    what another claim says, and may be other words for it where no other claim comes as near.
    """
    least = OTHERS if best.verdict == "partial" else NEARLY
    if best.verdict in ("partial", "differs") and best.score < WEAK and share is not None and share < least:
        return "absent", None
    if best.verdict == "absent":
        least = DOUBTED if share is None else next(low for low, upto in DOUBTFUL if share < upto)
        if best.score >= least:
            return "unclear", "the nearest passage may say it in other words"
    return best.verdict, best.why


def _best(claim: str, passages: dict[int, str], weights: Weights) -> tuple[Judgement, int, bool]:
    """The best judgement of some passages by their numbers, of which, and whether that one is worded alike.

    Guards are asked where they may decide. What is found where it is worded alike outranks what restates it elsewhere.
    """
    judged = {n: sight(claim, text, weights) for n, text in passages.items()}
    worded = {n: close(claim, passages[n], weights) for n, (seen, _) in judged.items() if seen.verdict in FOUND}

    def rank(n: int) -> tuple[float, int, float, int]:
        return worded.get(n, 0.0), RANK[judged[n][0].verdict], judged[n][0].score, -n

    while judged[number := max(judged, key=rank)][1]:
        judged[number] = guarded(*judged[number]), None
    return judged[number][0], number, worded.get(number, 0.0) > 0


def _moved(difference: Difference, claim: Claim, passage: Text) -> Difference:
    """A difference's spans, moved into the two documents."""
    return Difference(
        difference.kind, shifted(difference.here, claim.content.start), shifted(difference.there, passage.start)
    )


def stated(cell_: Cell, verdict: str = "absent") -> Cell:
    """The cell where the article itself says that the readout lacks the claim, disputes it, or has it, too."""
    return Cell(verdict, "stated", None, None, cell_.score, (), cell_.nearest, cell_.searched)
