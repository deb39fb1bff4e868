"""For all tests: what a program is asked by a signal does not hang on how the tests were started."""

from __future__ import annotations

import signal

import pytest


@pytest.fixture(autouse=True, scope="session")
def interruptible() -> None:
    """A shell lets what it starts in the background ignore SIGINT, and what that starts inherits it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
