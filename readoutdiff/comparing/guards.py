"""A Pair -> Differences: a guard that fires names the two wordings; it never silently unmatches.

Each guard looks at the best-aligned clauses only, and at what stands in the same place in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from readoutdiff.comparing.degrees import condition, quantity
from readoutdiff.comparing.modality import modality
from readoutdiff.comparing.pairing import Pair
from readoutdiff.comparing.polarity import polarity
from readoutdiff.comparing.roles import attribution, entity, role
from readoutdiff.comparing.slots import slot
from readoutdiff.comparing.values import date, number
from readoutdiff.ground.model import Difference

SAME = 0.55  # share of the claim, the difference apart, that must be in the passage for a guard to speak
SHOWN = 4  # differences of one pair that are shown
LONGEST = 400  # words; what is longer is no sentence, and guards look at every word beside every other


def guard(pair: Pair) -> list[Difference]:
    """Every difference between the two clauses, in the order of GUARDS; none where they say the same.

    A difference counts only where, but for it, the clauses say the same: otherwise they are about different things.
    """
    if max(len(pair.claim.words), len(pair.whole.words)) > LONGEST:
        return []
    found: list[Difference] = []
    for rule in GUARDS:
        found += [d for d in rule(pair) if pair.coverage + _spared(pair, d) >= SAME]
    found += [d for d in slot(pair) if not _told(d, found)]
    return found[:SHOWN]


def _told(difference: Difference, found: list[Difference]) -> bool:
    """Is one of the differences found about the same words of the claim?"""
    here = difference.here
    return any(here.start < other.here.end and other.here.start < here.end for other in found)


def _spared(pair: Pair, difference: Difference) -> float:
    """The share of the claim that the words of the difference themselves leave unlinked."""
    here = difference.here
    return sum(
        share
        for i, share in pair.unlinked.items()
        if here.start <= pair.claim.words[i].start and pair.claim.words[i].end <= here.end
    )


GUARDS: tuple[Callable[[Pair], Iterator[Difference]], ...] = (
    number,
    date,
    polarity,
    role,
    attribution,
    entity,
    quantity,
    condition,
    modality,
)
