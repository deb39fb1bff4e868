"""What has grown faster than its input once, by steps; no pattern runs away on strings derived from itself.

Steps are lines of Python, so they do not see the inside of a pattern: for those a clock stands by, a hundred times what
any of them takes. Figures come from benchmarks/growth.py.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from benchmarks import ambush, growing
from counting import grows_linearly

from readoutdiff.comparing.lexicon import lexicon
from readoutdiff.comparing.numbers import numbers
from readoutdiff.language.language import language

CASES = {case.name: case for case in growing.cases() if case.part != "patterns"}
LONG = 20_000  # characters: what is quadratic takes seconds, what is linear a few milliseconds
SECONDS = 2.0


def asked(name: str, size: int) -> Callable[[int], object]:
    """A case of the benchmark by the number of its units; what is given to it is made before."""
    given: dict[int, Any] = {n: CASES[name].make(n) for n in (1, size, 4 * size)}
    return lambda n: CASES[name].run(given[n])


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("short heads, article", 150),  # each sentence asked every subhead
        ("an article of n events", 40),  # each event counted the article's words again, claims were looked for by event
        ("n events as plain", 30),  # each event looked through all findings, rows and readouts
        ("n events as html", 30),
        ("claims of n events as plain", 60),
    ],
)
def test_steps_grow_with_the_input(name: str, size: int) -> None:
    assert grows_linearly(asked(name, size), size)


def test_numbers_are_held_against_what_stands_there_alone() -> None:
    patterns = lexicon(language("en")).patterns
    assert grows_linearly(lambda n: numbers("7 " * n, patterns), 200)


def test_windows_are_of_patterns_that_there_are() -> None:
    assert set(growing.WINDOWS) <= set(growing.collect())


@pytest.mark.parametrize("where", sorted(growing.collect()))
def test_no_pattern_runs_away(where: str) -> None:
    for case in growing.patterns(1, where):
        text = case.make(LONG // max(1, len(case.make(2)) - len(case.make(1))))
        start = time.process_time()
        case.run(text)
        assert time.process_time() - start < SECONDS, case.name


@pytest.mark.parametrize("blanks", [" ", "\t", "\n", "\u00a0"])
def test_blanks_behind_a_claim(blanks: str) -> None:
    """What stands behind a claim in its sentence is looked at once: ten thousand blanks took twenty seconds."""
    start = time.process_time()
    growing.read(growing.MET + growing.SAID[:-2] + blanks * 10_000 + "x and the ships left for the north.")
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("what", sorted(growing.DEEP))
def test_nothing_recurses_in_the_depth_of_a_text(what: str) -> None:
    text = growing.nested(*growing.DEEP[what])(2_000)
    growing.read(text)
    growing.read_official(text)


def test_a_broken_tree_walk_would_show() -> None:
    """The strings are what they say: a hit is found by its pattern, for nearly every pattern."""
    found = {
        where: any(pattern.search(unit) for what, first, unit in ambush.strings(pattern, 2) if what == "hits")
        for where, pattern in growing.collect().items()
        if isinstance(pattern.pattern, str)
    }
    assert sum(found.values()) > 0.8 * len(found)
