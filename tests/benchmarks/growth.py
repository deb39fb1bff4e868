"""How time grows with the input: every frame, pattern, reader, writer on n, 2n and 4n of what is hard for it.

    python tests/benchmarks/growth.py [--quick] [--only WORDS] [--part PART] [--floor MS] [--runs N]

A case is enlarged until n of its units take FLOOR, then timed (process time, best of the runs, collector off) at n, 2n
and 4n. Its exponent is the slope of log2 of the time over the last doubling (over both stands beside it): 1 is linear,
2 quadratic. A case above its limit is timed again with more runs on more units before it counts. Prints all
cases, the worst last, and exits with 1 where any is above. ``--quick`` takes a hundredth of the cases, on less.
Strings for the patterns are derived from their own parse trees, see ``ambush.py``; the cases stand in ``growing.py``.
"""

from __future__ import annotations

import argparse
import gc
import math
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import growing

LIMIT = 1.2
FLOOR = {"patterns": 0.02, "lines": 0.2}  # seconds at n; a pattern alone is steadier than a whole reading
USUAL = 0.05
FEW, QUICK = 100, 0.01  # --quick takes every so manieth case, and so many seconds
ABOVE = 4  # n takes at least so many times what one unit does: else the fixed part of the work hides the growth
NOTHING = 0.01  # seconds
PATIENCE = 20  # seconds for one timing: what takes longer is given up, and counts as endless


class Endless(Exception):
    """A timing took longer than PATIENCE."""


@dataclass(frozen=True)
class Growth:
    """Times at n, 2n and 4n units, in seconds."""

    part: str
    name: str
    units: int
    times: tuple[float, ...]
    limit: float

    @property
    def exponent(self) -> float:
        """The slope over the last doubling; infinite for what never came to an end."""
        return math.log2(self.times[2] / self.times[1]) if self.times else math.inf

    @property
    def steep(self) -> bool:
        """Is it above its limit? What takes next to nothing at 4n cannot be timed, and needs not."""
        return self.exponent > self.limit and (not self.times or self.times[2] > NOTHING)

    @property
    def whole(self) -> float:
        """The slope over both doublings."""
        return math.log2(self.times[2] / self.times[0]) / 2 if self.times else math.inf

    def line(self) -> str:
        """One line for people."""
        times = " ".join(f"{1000 * seconds:8.1f}" for seconds in self.times)
        return f"{self.exponent:5.2f} {self.whole:5.2f}  {times:26}  {self.units:>8}  {self.part}: {self.name}"


def clock(run: Callable[[Any], object], given: Any) -> float:
    """Seconds of process time. Raises Endless."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        run(given)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return max(time.process_time() - start, 1e-7)


def measure(case: growing.Case, floor: float, runs: int) -> Growth:
    """Find n, then time."""
    units, given = 1, None
    gc.collect()
    try:
        clock(case.run, case.make(1))  # tables are loaded, patterns compiled
        fixed = clock(case.run, case.make(1))
        while True:
            given = case.make(units)
            took = clock(case.run, given)
            wanted = max(floor, ABOVE * fixed)
            if took >= wanted or units >= case.most:
                break
            units = min(case.most, max(units + 1, int(units * min(8.0, max(2.0, 1.1 * wanted / max(took, 1e-6))))))
        times = []
        for size in (units, 2 * units, 4 * units):
            given = case.make(size)
            times.append(min(clock(case.run, given) for _ in range(runs)))
    except Endless:
        return Growth(case.part, case.name, units, (), case.limit)
    return Growth(case.part, case.name, units, tuple(times), case.limit)


def settle(case: growing.Case, floor: float, runs: int) -> Growth:
    """A growth, looked at again where it seems too steep: a busy machine is not the program's fault."""
    found = measure(case, floor, runs)
    for again in (1, 2):
        if not found.steep or not found.times:
            break
        found = min(found, measure(case, floor * 2**again, 2 * runs), key=lambda growth: growth.exponent)
    return found


def _give_up(*_: object) -> None:
    raise Endless


def measured(cases: Iterator[growing.Case], options: argparse.Namespace) -> Iterator[Growth]:
    """Each case's growth, told as it comes."""
    signal.signal(signal.SIGALRM, _give_up)
    gc.disable()
    for number, case in enumerate(cases):
        if options.part not in ("", case.part) or options.only not in f"{case.part}: {case.name}":
            continue
        if options.quick and number % FEW:
            continue
        floor = options.floor / 1000 if options.floor else QUICK if options.quick else FLOOR.get(case.part, USUAL)
        growth = settle(case, floor, 1 if options.quick else options.runs)
        if options.verbose:
            print(growth.line(), file=sys.stderr, flush=True)
        yield growth


def main() -> int:
    """Print all growths and whether one is too steep."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a hundredth of the cases, in seconds")
    parser.add_argument("--only", default="", help="cases whose name has these words")
    parser.add_argument("--part", default="", help="one part: frames, patterns, traps ...")
    parser.add_argument("--floor", type=float, default=0, help="milliseconds at n")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("-v", "--verbose", action="store_true", help="print each case as it is done")
    options = parser.parse_args()
    cases = growing.cases()
    found = sorted(measured(cases, options), key=lambda growth: growth.exponent)
    print(f"{'last':>5} {'both':>5}  {'ms at n':>8} {'2n':>8} {'4n':>8}  {'n':>8}  case")
    for growth in found:
        print(growth.line())
    steep = [growth for growth in found if growth.steep]
    print(f"{len(found)} cases, {len(steep)} above their limit ({LIMIT} unless said)")
    return int(bool(steep))


if __name__ == "__main__":
    sys.exit(main())
