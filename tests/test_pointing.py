"""Pointing words: short cases of our own, by kind, what they mean and why (``data/pointing.yaml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from counting import grows_linearly

from readoutdiff import load, load_registry, parse_article
from readoutdiff.ground.model import Article

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "data" / "pointing.yaml").read_text("utf-8"))
SCENES: dict[str, str] = TABLE.pop("scenes")
NOBODY = "-"


def lines(part: str) -> list[Any]:
    """The lines of one part of every kind's table; what is to do has to fail."""
    todo = [pytest.mark.xfail(strict=True)] if part == "todo" else []
    rows = [(kind, *row) for kind, table in TABLE.items() for row in table.get(part, ())]
    return [pytest.param(*row, id=f"{row[0]}: {row[-1]}", marks=todo) for row in rows]


def meant(kind: str, article: Article, words: str) -> str:
    """What an article's pointing word is taken for: a speaker's family name, a source, the words of a claim."""
    found = [o for o in article.omissions if words in o.text]
    if kind in ("silent", "they", "subject") or (kind == "both" and found):
        return " ".join(o.source for o in found) or NOBODY
    if kind == "point":
        claims = {c.id: c for c in article.claims}
        return " ".join(claims[o.claim].content.text if o.claim in claims else NOBODY for o in found) or NOBODY
    at = article.document.text.rindex(words)
    told = [c for c in article.claims if any(s < at + len(words) and at < e for s, e in c.content.fragments)]
    if kind == "event":
        people = [e.participants for e in article.events if e.id in {c.event for c in (*found, *told)}]
        return " ".join(name.split()[-1] for name in next(iter(people), ())) or NOBODY
    if kind == "both":
        return " ".join(c.source for c in told if c.source) or NOBODY
    if kind == "speaker":
        return next((c.speaker.name.split()[-1] for c in told if c.speaker), NOBODY)
    return next((c.source for c in told if c.source), NOBODY)


def check(kind: str, scene: str, behind: str, words: str, wanted: str) -> None:
    article = parse_article(load(f"{SCENES[scene]}\n\n{behind}\n".encode(), published="2026-03-10"), load_registry())
    found = meant(kind, article, words)
    assert wanted in found if kind == "point" and wanted != NOBODY else found == wanted, found


@pytest.mark.parametrize(("kind", "scene", "behind", "words", "wanted", "why"), lines("hits"))
def test_it_means(kind: str, scene: str, behind: str, words: str, wanted: str, why: str) -> None:
    check(kind, scene, behind, words, wanted)


@pytest.mark.parametrize(("kind", "scene", "behind", "words", "why"), lines("misses"))
def test_it_means_nothing_of_before(kind: str, scene: str, behind: str, words: str, why: str) -> None:
    check(kind, scene, behind, words, NOBODY)


@pytest.mark.parametrize(("kind", "scene", "behind", "words", "wanted", "why"), lines("todo"))
def test_to_do(kind: str, scene: str, behind: str, words: str, wanted: str, why: str) -> None:
    check(kind, scene, behind, words, wanted)


def test_as_many_misses_as_hits_would_be_no_less() -> None:
    hits, misses = (sum(len(table.get(part, ())) for table in TABLE.values()) for part in ("hits", "misses"))
    assert hits + misses >= 40
    assert abs(hits - misses) <= 5


def test_pointing_costs_no_more_in_a_text_without_a_full_stop() -> None:
    text = "he told her that the ministry said in its readout that it had asked him, and his office said the statement "
    assert grows_linearly(lambda copies: parse_article(load((text * copies).encode()), load_registry()), 20)
