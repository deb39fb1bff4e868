"""What ``readoutdiff --help`` costs beside a bare ``import click``: the ratio of the best of several runs each.

    python tests/benchmarks/startup.py [RUNS]

The two take turns, so that a busy machine slows both alike. Fails above 1.4, the most that is allowed; 1.25 is the aim.
"""

from __future__ import annotations

import subprocess
import sys
import time

LIMIT, AIM = 1.4, 1.25
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import click": ["-c", "import click"],
    "readoutdiff --help": ["-m", "readoutdiff", "--help"],
    "readoutdiff claims --help": ["-m", "readoutdiff", "claims", "--help"],
}


def measure(runs: int) -> dict[str, float]:
    """Best wall time of each command in milliseconds."""
    best = dict.fromkeys(COMMANDS, float("inf"))
    for _ in range(runs):
        for name, arguments in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
            best[name] = min(best[name], (time.perf_counter() - start) * 1000)
    return best


def main() -> int:
    """Print the times and the ratio."""
    best = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
    for name, milliseconds in best.items():
        print(f"{milliseconds:7.1f} ms  {name}")
    ratio = best["readoutdiff --help"] / best["import click"]
    print(f"{ratio:7.2f}     --help / import click (aim {AIM}, limit {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
