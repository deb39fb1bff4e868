"""Work -> its results, in order, by several processes that work ahead."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from readoutdiff.ground.model import Trouble

if TYPE_CHECKING:
    from concurrent.futures import Future

AHEAD = 8  # items a process that are done before they are asked for
Item = TypeVar("Item")
Result = TypeVar("Result")


def work_ahead(work: Callable[[Item], Result], items: Sequence[Item], processes: int) -> Iterator[Result]:
    """``work`` of each of one or more items. What is done ahead is bounded, so memory does not grow with the items.

    Raises Trouble where one of the processes is ended from outside.
    """
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import active_children

    pool = ProcessPoolExecutor(min(processes, len(items)), initializer=_ignore_interrupts)
    waiting: deque[Future[Result]] = deque()
    done = False
    try:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) >= AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        done = True
    except BrokenExecutor:
        raise Trouble("--jobs", "a process was ended from outside, for want of memory perhaps; use fewer") from None
    finally:
        for process in () if done else active_children():  # nobody waits for what they do
            process.terminate()
        pool.shutdown(wait=done, cancel_futures=True)


def _ignore_interrupts() -> None:
    """Ctrl-C reaches every process of the group: the first one says so, the others just end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
