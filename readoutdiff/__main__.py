"""``readoutdiff`` and ``python -m readoutdiff``."""

from __future__ import annotations

import contextlib
import functools
import gc
import os
import signal
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not everywhere
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, functools.partial(_end, os.getpid()))  # nohup has it ignored, which stays
    gc.disable()  # nothing made here holds itself, so what is no longer used goes at once
    from readoutdiff.cli.run import run

    code = run(sys.argv[1:])
    gc.freeze()  # all goes with the process: nothing is to be looked through before
    sys.exit(code)


def _end(process: int, number: int, _: object) -> None:
    """Leave at once and leave nothing behind: 130 for Ctrl-C.

    As an exception, an interrupt is lost where Python cannot raise it, and becomes another one inside an import.
    """
    if os.getpid() == process:  # not one of those that read ahead
        modules = sys.modules
        with contextlib.suppress(Exception):
            for file in modules["readoutdiff.cli.output"].unfinished:
                file.unlink(missing_ok=True)
        with contextlib.suppress(Exception):
            for child in modules["multiprocessing"].active_children():
                child.kill()
        with contextlib.suppress(Exception):
            if sys.stderr.isatty():
                os.write(sys.stderr.fileno(), b"\x1b[?25h")  # a bar hides the cursor
    os._exit(128 + number)


if __name__ == "__main__":
    main()
