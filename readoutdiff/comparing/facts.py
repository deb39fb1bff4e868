"""A readout -> the header block an analyst wants: length, who asked, adjectives, subjects, numbers, dates, next steps."""

from __future__ import annotations

from typing import Any

from readoutdiff.model import Readout


def facts(readout: Readout) -> dict[str, Any]:
    """Header values of one readout, by name, each a value or a list of strings."""
    return {"words": sum(len(p.text.split()) for p in readout.passages)}
