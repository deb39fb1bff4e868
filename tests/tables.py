"""Tables of sentences in ``data/``: a file's sections are lists of records, each of them a case of one test.

A record has a ``text``, what is ``expected`` of it and ``why``, which names the case; some tests ask for more.
A text with a ``scene`` stands behind it, in a paragraph of its own.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest

from readoutdiff.ground.yamlfile import load_marked

DATA = Path(__file__).parent / "data"


@functools.cache
def tables(name: str) -> Any:
    """The sections of a file, and its ``scenes``. A doubled key or words that need quotation marks raise Troubles."""
    path = DATA / f"{name}.yaml"
    return load_marked(path.read_text(encoding="utf-8"), str(path)).done()


def table(name: str, section: str) -> pytest.MarkDecorator:
    """The records of a section as the cases of a test, which is given all but ``why``; None for what one leaves out."""
    cases, rows = [], tables(name)[section]
    keys = list(dict.fromkeys(key for row in rows for key in row if key not in ("scene", "why")))
    for row in rows:
        assert ("expected" in row) == ("expected" in keys), (name, section, row)
        case = f"{row['why']}: {row['text'][:50]}" if "why" in row else row["text"][:80]
        scene = f"{tables(name)['scenes'][row['scene']]}\n\n" if "scene" in row else ""
        cases.append(pytest.param(*map({**row, "text": scene + row["text"]}.get, keys), id=case))
    return pytest.mark.parametrize(keys, cases)
