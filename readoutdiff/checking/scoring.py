"""Results of many cases -> precision and recall of claims, sources, speakers, omissions, findings and verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readoutdiff.checking.case import PASSED, Expectation, Result
from readoutdiff.checking.found import Found
from readoutdiff.checking.holding import hold
from readoutdiff.checking.spots import Spot
from readoutdiff.ground.model import Claim, Omission


@dataclass(frozen=True, slots=True)
class Score:
    """``right`` of ``expected`` were found; of ``found`` ones that a person judged ``right`` are right."""

    name: str
    right: int
    expected: int
    found: int

    @property
    def recall(self) -> float:
        """Share of the expected that was found; 1 where nothing is expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """Share of the found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0


def score(results: Sequence[Result]) -> list[Score]:
    """The scores over all cases.

    What is found where nobody expects or forbids anything counts as wrong only in a case whose ``counts`` says how
    many there are; elsewhere it is not judged. Sources and speakers are scored on the claims that were found.
    """
    totals: dict[str, list[int]] = {}
    for result in results:
        if result.found is not None:
            for name, right, expected, found in _case(result, result.found):
                total = totals.setdefault(name, [0, 0, 0])
                for i, number in enumerate((right, expected, found)):
                    total[i] += number
    return [Score(name, *numbers) for name, numbers in totals.items()]


def _case(result: Result, found: Found) -> list[tuple[str, int, int, int]]:
    expected = [each for each in result.case.expectations if each.must]
    claims = [each for each in expected if each.section == "claims"]
    sourced = [each for each in claims if each.fields.get("source") is not None]
    there = [each for each in sourced if any(claim.source for claim in _claims(each, found))]
    wrong = [each for each in result.case.expectations if _forbids_any_source(each)]
    others = sum(1 for claim in _unjudged_claims(result, found)) if _counted(expected, "claims") else 0
    false = sum(1 for each in wrong if any(claim.source for claim in _claims(each, found))) + others
    rows = [("claims", len(there), len(sourced), len(there) + false)]
    for field in ("source", "speaker"):
        asked = [each for each in there if field in each.fields]
        right = sum(1 for each in asked if hold(_only(each, field), found)[0])
        rows.append((f"{field}s", right, len(asked), len(asked)))
    silences = [each for each in expected if each.section == "omissions"]
    right = sum(1 for each in silences if hold(_only(each, "source"), found)[0])
    rows.append(("omissions", right, len(silences), right + _false_omissions(result, found, silences)))
    for section in ("findings", "verdicts"):
        outcomes = [each for each in result.outcomes if each.expectation.section == section]
        must = [each for each in outcomes if each.expectation.must]
        right = sum(each.state == PASSED for each in must)
        broken = sum(1 for each in outcomes if not each.expectation.must and each.state != PASSED)
        judged = right + broken if section == "findings" else len(must)
        rows.append((section, right, len(must), judged))
    return rows


def _only(expectation: Expectation, field: str) -> Expectation:
    fields = {key: value for key, value in expectation.fields.items() if key in ("quote", field)}
    return Expectation(expectation.section, True, False, fields, expectation.spots, 1, 1)


def _claims(expectation: Expectation, found: Found) -> list[Claim]:
    spot = expectation.spots.get("quote")
    return [each for each in found.claims if spot and spot.overlaps(each.document, each.content.fragments)]


def _forbids_any_source(expectation: Expectation) -> bool:
    """A claim forbidden outright, or one that is expected to have no source."""
    if expectation.section != "claims":
        return False
    if expectation.must:
        return "source" in expectation.fields and expectation.fields["source"] is None
    return not expectation.fields.keys() - {"quote", "near", "nth", "in"}


def _counted(expected: Sequence[Expectation], key: str) -> bool:
    return any(each.section == "counts" and key in each.fields for each in expected)


def _unjudged_claims(result: Result, found: Found) -> list[Claim]:
    """Claims of the article with a source where no entry of the case points."""
    spots = [each.spots.get("quote") for each in result.case.expectations if each.section == "claims"]
    return [
        claim
        for article in found.articles
        for claim in article.claims
        if claim.source and not any(spot and spot.overlaps(claim.document, claim.content.fragments) for spot in spots)
    ]


def _false_omissions(result: Result, found: Found, expected: Sequence[Expectation]) -> int:
    forbidden = [each for each in result.case.expectations if each.section == "omissions" and not each.must]
    judged = (
        [*expected, *forbidden] if not _counted([e for e in result.case.expectations if e.must], "omissions") else None
    )
    wrong = 0
    for omission in found.omissions:
        if any(_right(each, omission) for each in expected):
            continue
        wrong += judged is None or any(_at(each.spots.get("quote"), omission) for each in judged)
    return wrong


def _right(expectation: Expectation, omission: Omission) -> bool:
    return _at(expectation.spots.get("quote"), omission) and expectation.fields.get("source") in (None, omission.source)


def _at(spot: Spot | None, omission: Omission) -> bool:
    return bool(spot and spot.overlaps(omission.document, ((omission.start, omission.end),)))
