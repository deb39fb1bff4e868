"""Verdicts on pairs of official texts that were judged blind: of 100 that are printed, how many are right?

    python tests/benchmarks/verdicts.py FOLDER... [--show N]

A folder holds ``a.txt``, ``b.txt`` and ``gold.yaml``: ``claims``, each with its words (``quote``) in text ``in``, the
``verdict`` of the other text, and whether two careful people would agree (``sure``). Each judged claim is scored by the
printed row that shares most of its words.

right        the same verdict, or ``partial`` for ``differs`` or ``present``, or one of these for ``partial``
printed      of the cells with that verdict, how many are judged so; an ``absent`` that is judged partial is wrong
coverage     of the claims that are judged absent, how many are printed so
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import yaml

from readoutdiff import compare, load, parse_readout
from readoutdiff.ground.model import Cell, Row

LENIENT = {("partial", "differs"), ("partial", "present"), ("present", "partial"), ("differs", "partial")}
ROWLESS = "no row"
SIDES = {"a": "us-president", "b": "ru-president"}


@dataclass(frozen=True, slots=True)
class Scored:
    """A judged claim and the row that tells of it, None without one."""

    pair: str
    judged: dict[str, str]
    row: Row | None
    cell: Cell | None

    @property
    def printed(self) -> str:
        """The verdict that is printed."""
        return self.cell.verdict if self.cell else ROWLESS


def scored(folder: Path) -> Iterator[Scored]:
    """Every judged claim of one pair."""
    texts = {side: (folder / f"{side}.txt").read_text("utf-8") for side in SIDES}
    readouts = [
        parse_readout(load(text.encode(), name=f"{side}.txt", language="en"), SIDES[side], side.upper())
        for side, text in texts.items()
    ]
    rows = compare([], readouts).rows
    for judged in yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))["claims"]:
        start = texts[judged["in"]].find(judged["quote"])
        end = start + len(judged["quote"])
        best = max(
            (r for r in rows if r.claim.document == f"{judged['in']}.txt"),
            key=lambda r: _shared(r, start, end),
            default=None,
        )
        found = best if best and _shared(best, start, end) > 0 else None
        yield Scored(folder.as_posix(), judged, found, next(iter(found.cells.values()), None) if found else None)


def _shared(row: Row, start: int, end: int) -> float:
    """How much of both the stretch and the row's claim they share."""
    one, two = row.claim.content.start, row.claim.content.end
    common = min(end, two) - max(start, one)
    return common / (end - start + two - one - common) if common > 0 else 0.0


def report(found: list[Scored]) -> str:
    """The figures as lines."""
    claims = [(s.judged["verdict"], s.printed) for s in found if s.judged["verdict"] != "none"]
    right = sum(g == p or (g, p) in LENIENT for g, p in claims)
    rowless = sum(p == ROWLESS for _, p in claims)
    lines = [f"judged claims {len(claims)}   right {share(right, len(claims))}   without a row {rowless}"]
    for verdict in ("present", "partial", "differs", "absent", "unclear"):
        printed = [g for g, p in claims if p == verdict]
        held = [p for g, p in claims if g == verdict]
        judged = ", ".join(f"{name} {count}" for name, count in Counter(printed).most_common())
        lines.append(
            f"{verdict:8} printed {len(printed):4}  right {share(printed.count(verdict), len(printed))}"
            f"   judged {len(held):4}  printed so {share(held.count(verdict), len(held))}   {judged}"
        )
    none = [s for s in found if s.judged["verdict"] == "none"]
    lines.append(f"no claims {len(none)}, with a row {sum(s.row is not None for s in none)}")
    return "\n".join(lines)


def share(part: int, of: int) -> str:
    """Part of a number in percent."""
    return f"{100 * part / max(1, of):5.1f} %"


def shown(one: Scored) -> str:
    """A claim that is judged otherwise than printed, with what was printed."""
    judged = one.judged
    lines = [
        f"--- {one.pair[-6:]} {judged['in']} judged {judged['verdict']} printed {one.printed}: {judged['quote']!r}"
    ]
    lines.append(f"      ~ {judged.get('there')!r}")
    if one.row and one.cell:
        near = one.cell.nearest.text if one.cell.nearest else None
        told = [(d.kind, d.here.text, d.there.text) for d in one.cell.differences]
        lines.append(f"      {one.cell.score} {told} {one.row.claim.content.text!r} ~ {near!r}")
    return "\n".join(lines)


def main() -> None:
    """Print the figures, and the claims that are wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--verdict", help="only what is printed so")
    args = parser.parse_args()
    found = [s for folder in args.folders for s in scored(folder)]
    wrong = (s for s in found if s.printed != s.judged["verdict"] and (s.judged["verdict"], s.printed) not in LENIENT)
    for s in islice((s for s in wrong if args.verdict in (None, s.printed)), args.show):
        print(shown(s))
    print(report(found))


if __name__ == "__main__":
    main()
