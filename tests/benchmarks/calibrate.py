"""Judged pairs of official texts -> data/calibration.yaml: how often a verdict with some score is right.

    python tests/benchmarks/calibrate.py [FOLDER...] [--write]

Scores of a verdict are cut into bands of equal numbers; a band's probability is (right + 1) / (all + 2), right as in
``verdicts.py`` (``partial`` may stand for more). Printed beside it, leaving one pair out at a time: the probability
that the other pairs gave, and how many were right.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from verdicts import LENIENT, Scored, scored

import readoutdiff

PAIRS = Path(__file__).parent.parent / "data" / "pairs" / "fit"
TABLE = Path(readoutdiff.__file__).parent / "data" / "calibration.yaml"
SMALLEST = 60  # verdicts in a band
VERDICTS = ("present", "partial", "differs", "absent")
Told = tuple[float, bool]  # score, whether right


def told(found: Iterable[Scored], verdict: str) -> list[Told]:
    """The scores of what is printed with a verdict, and whether each is right."""
    cells = [(s, s.cell) for s in found if s.cell and s.printed == verdict and s.judged["verdict"] != "none"]
    return sorted((c.score or 0.0, _right(s.judged["verdict"], verdict)) for s, c in cells)


def _right(judged: str, printed: str) -> bool:
    return judged == printed or (judged, printed) in LENIENT


def bands(found: Sequence[Told]) -> dict[float, float]:
    """Score at which a band begins -> probability."""
    number = max(1, len(found) // SMALLEST)
    table = {}
    for n in range(number):
        part = found[n * len(found) // number : (n + 1) * len(found) // number]
        start = round(part[0][0], 3) if n and part else 0.0
        table[start] = round((sum(right for _, right in part) + 1) / (len(part) + 2), 2)
    return table


def chance(table: dict[float, float], score: float) -> float:
    """The probability of the band that holds a score."""
    return [p for start, p in table.items() if start <= score][-1]


def main() -> None:
    """Print the table and its reliability; write it where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=sorted(PAIRS.iterdir()))
    parser.add_argument("--write", action="store_true", help="write the package's data file")
    args = parser.parse_args()
    pairs = {folder: list(scored(folder)) for folder in args.folders}
    lines = ["# Written by tests/benchmarks/calibrate.py: the score from which -> how often the verdict is right.", ""]
    for verdict in VERDICTS:
        table = bands(told((s for each in pairs.values() for s in each), verdict))
        lines.append(f'{verdict}: "{", ".join(f"{start}: {p}" for start, p in table.items())}"')
        given, right = [], []
        for left in pairs:
            others = bands(told((s for folder, each in pairs.items() if folder != left for s in each), verdict))
            for score, good in told(pairs[left], verdict):
                given.append(chance(others, score))
                right.append(good)
        count = max(1, len(right))
        print(f"{verdict:8} {len(right):4} printed, said {sum(given) / count:.2f}, right {sum(right) / count:.2f}")
    print("\n".join(lines))
    if args.write:
        TABLE.write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
