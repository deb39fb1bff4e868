"""What the program found in a case's texts, and whether a value has the fields that an expectation gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from readoutdiff.checking.quoting import find_quotation
from readoutdiff.checking.spots import Spot
from readoutdiff.comparing.gathering import base
from readoutdiff.ground.folding import fold
from readoutdiff.ground.model import (
    Article,
    Claim,
    Comparison,
    Dispute,
    Document,
    Event,
    Finding,
    Nearest,
    Omission,
    Person,
    Readout,
    Row,
)

PLAIN = ("source", "party", "citation", "reason", "scope", "kind", "absent", "basis", "verdict")
NOT_COMPARED = ("quote", "near", "nth", "in", "claim", "omission", "readout")


@dataclass(frozen=True)
class Found:
    """What the program found in a case's texts."""

    articles: tuple[Article, ...]
    comparison: Comparison
    documents: dict[str, Document]
    events: dict[str, Event] = field(default_factory=dict, init=False)
    readouts: dict[str, Readout] = field(default_factory=dict, init=False)
    together: dict[tuple[str, str], list[Row]] = field(default_factory=dict, init=False)  # of a claim's group

    def __post_init__(self) -> None:
        for article in self.articles:
            self.events.update({event.id: event for event in article.events})
        self.events.update({event.id: event for event in self.comparison.events})
        self.readouts.update({readout.id: readout for readout in self.comparison.readouts})
        rows = {(row.claim.document, row.claim.id): row for row in self.comparison.rows}
        for group in self.comparison.alignment:
            keys = [(claim.document, claim.id) for own in group.cells.values() for claim in own]
            self.together.update({key: [rows[each] for each in keys] for key in keys})

    @property
    def claims(self) -> list[Claim]:
        """The article's claims, then those of the texts."""
        texts = [claim for each in self.comparison.readouts if each.origin == "text" for claim in each.claims]
        return [*(claim for article in self.articles for claim in article.claims), *texts]

    def told(self, finding: Finding) -> list[Claim | None]:
        """The claims that a finding is about: its own and, where each side has only a part, those of the other side."""
        claim = finding.claim
        rows = self.together.get((claim.document, claim.id), ()) if claim and finding.kind == "partial" else ()
        return [claim, *(row.claim for row in rows if any(cell.verdict == "partial" for cell in row.cells.values()))]

    @property
    def disputes(self) -> list[Dispute]:
        """The article's disputes."""
        return [dispute for article in self.articles for dispute in article.disputes]

    @property
    def omissions(self) -> list[Omission]:
        """The article's omissions."""
        return [omission for article in self.articles for omission in article.omissions]


def of_claim(spot: Spot | None, claim: Claim | None) -> bool:
    """Whether the claim is the quoted one; no spot means that there is to be none."""
    if spot is None or claim is None:
        return spot is None and claim is None
    return spot.overlaps(claim.document, claim.content.fragments)


def same(wanted: dict[str, Any], value: Any, found: Found) -> bool:
    """Whether ``value`` has everything that is given."""
    return all(_equal(key, expected, value, found) for key, expected in wanted.items())


def _equal(key: str, expected: Any, value: Any, found: Found) -> bool:
    if key == "readout" and isinstance(value, Claim):
        return _contains(value.readout, expected)
    if key in NOT_COMPARED:
        return True
    actual = getattr(value, key)
    if key in ("source", "absent") and isinstance(actual, str) and isinstance(value, (Omission, Finding)):
        return expected in (actual, base(actual))  # of an edition the source alone will do
    if key in PLAIN:
        return bool(actual == expected)
    if key in ("speaker", "addressee"):
        return _person(actual, expected)
    if key == "event":
        return _event(found.events.get(actual or ""), expected)
    if key in ("has", "present"):
        return set(actual) == set(expected)
    if key == "differences":
        kinds = {difference.kind for difference in actual}
        return set(expected) <= kinds and (bool(expected) or not kinds)
    if key == "nearest":
        return _nearest(actual, expected, found)
    return _contains(actual, expected)


def _contains(actual: str | None, expected: str | None) -> bool:
    if actual is None or expected is None:
        return actual is None and expected is None
    return _plain(expected) in _plain(actual)


def _plain(words: str) -> str:
    return " ".join(fold(words).text.casefold().split())


_WORD = re.compile(r"\w+")


def _person(person: Person | None, expected: str | None) -> bool:
    """A part of the name will do."""
    if person is None or expected is None:
        return person is None and expected is None
    return _named(expected, person.name) or _named(expected, person.text)


def _named(expected: str, name: str) -> bool:
    return set(_WORD.findall(_plain(expected))) <= set(_WORD.findall(_plain(name)))


def _event(event: Event | None, expected: dict[str, Any] | None) -> bool:
    if event is None or expected is None:
        return event is None and expected is None
    return (
        all(any(_named(name, other) for other in event.participants) for name in expected.get("participants", ()))
        and ("date" not in expected or expected["date"] == event.date)
        and ("kind" not in expected or expected["kind"] == event.kind)
        and ("place" not in expected or _contains(event.place, expected["place"]))
    )


def _nearest(nearest: Nearest | None, expected: str | None, found: Found) -> bool:
    """Whether the passage shown as the nearest shares words with the ones quoted."""
    if nearest is None or expected is None:
        return nearest is None and expected is None
    document = found.documents.get(nearest.document)
    spans = find_quotation(document.text, expected) if document else []
    return any(start < nearest.end and nearest.start < end for start, end in spans)
