"""How much work a call does, in steps that do not depend on the machine: lines of Python, each turn of a loop one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(call: Callable[[], object]) -> int:
    """Lines that ``call`` runs. What happens inside one call of C (a pattern, a sort) counts as nothing."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def grows_linearly(call: Callable[[int], object], size: int) -> bool:
    """Whether four times the size takes at most some four times the steps; a quadratic loop would take sixteen."""
    call(1)  # what is only made once
    return steps(lambda: call(4 * size)) < 5 * steps(lambda: call(size)) + 1000
