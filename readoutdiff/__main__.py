"""``readoutdiff`` and ``python -m readoutdiff``."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        from readoutdiff.cli.run import run

        code = run(sys.argv[1:])
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done and said
    except KeyboardInterrupt:  # while modules are loaded, or a second one
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
