"""Where in which document a quotation of a case stands."""

from __future__ import annotations

from dataclasses import dataclass

from readoutdiff.ground.model import Span


@dataclass(frozen=True, slots=True)
class Spot:
    """A quotation's place: in which document, and where."""

    document: str
    start: int
    end: int

    def overlaps(self, document: str, spans: tuple[Span, ...]) -> bool:
        """Whether one of ``spans`` of ``document`` shares a character with it."""
        return document == self.document and any(start < self.end and self.start < end for start, end in spans)
