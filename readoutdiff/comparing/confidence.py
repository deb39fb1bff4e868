"""A verdict and its score -> the probability that it is right, as judged pairs of official texts have it.

``data/calibration.yaml`` has, for each verdict, bands of scores and of 100 such verdicts how many were right. It is
written by ``tests/benchmarks/calibrate.py`` from pairs that were written to be hard: nearly everything that both
accounts have is said in other words. In texts that share more wording a printed absence is right more often.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cache

from readoutdiff.ground.model import Cell
from readoutdiff.ground.yamlfile import load_data


@cache
def bands(verdict: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The scores at which a verdict's bands begin, and the probabilities of the bands; both empty without any."""
    line: str = load_data("calibration.yaml").get(verdict, "")
    table = [tuple(map(float, band.split(": "))) for band in line.split(", ") if band]
    return tuple(start for start, _ in table), tuple(chance for _, chance in table)


def confident(cell: Cell) -> Cell:
    """The cell with its confidence, where its verdict was found by searching a text."""
    starts, chances = bands(cell.verdict)
    if cell.basis != "text" or not starts or cell.score is None:
        return cell
    return replace(cell, confidence=chances[max(0, bisect_right(starts, cell.score) - 1)])
