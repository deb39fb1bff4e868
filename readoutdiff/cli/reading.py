"""Names -> articles or what is wrong with them, in order: here, or by several processes that read ahead."""

from __future__ import annotations

import functools
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readoutdiff.cli.telling import inside
from readoutdiff.model import Trouble

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from readoutdiff.cli.inputs import Session
    from readoutdiff.model import Article
    from readoutdiff.naming.registry import Registry

AHEAD = 8  # articles a process that are read before they are asked for


def read_articles(session: Session, names: Sequence[str], registry: Registry) -> Iterator[Article | Trouble]:
    """One article or trouble a name. What is read ahead is bounded, so memory does not grow with the names."""
    if session.jobs == 1 or len(names) == 1 or "-" in names:  # standard input is this process's own
        return (_read(session, name, registry) for name in names)
    return _by_processes(session, names)


def _read(session: Session, name: str, registry: Registry) -> Article | Trouble:
    from readoutdiff.parsing.article import parse_article

    try:
        with inside(session.shown(name)):
            return parse_article(session.load(name), registry)
    except Trouble as trouble:
        return trouble


def _by_processes(session: Session, names: Sequence[str]) -> Iterator[Article | Trouble]:
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import active_children

    pool = ProcessPoolExecutor(min(session.jobs, len(names)), initializer=_ignore_interrupts)
    waiting: deque[Future[Article | Trouble]] = deque()
    done = False
    try:
        for name in names:
            waiting.append(pool.submit(_read_there, session, name))
            if len(waiting) >= AHEAD * session.jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        done = True
    except BrokenExecutor:
        raise Trouble("--jobs", "a process was ended from outside, for want of memory perhaps; use fewer") from None
    finally:
        for process in () if done else active_children():  # nobody waits for what they read
            process.terminate()
        pool.shutdown(wait=done, cancel_futures=True)


def _ignore_interrupts() -> None:
    """Ctrl-C reaches every process of the group: the first one says so, the others just end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_there(session: Session, name: str) -> Article | Trouble:
    return _read(session, name, _registry(session.registry))


@functools.cache
def _registry(path: Path | None) -> Registry:
    from readoutdiff.naming.registry import load_registry

    return load_registry(path)
