"""Tables and lists whose heads are accounts: what their cells claim, and who lacks what."""

from __future__ import annotations

from typing import Any

from tables import table

from readoutdiff import load, load_registry, parse_article
from readoutdiff.ground.model import Article


def read(text: str) -> Article:
    return parse_article(load(text.encode("utf-8"), name="a", published="2025-06-10"), load_registry())


@table("columns", "hits")
def test_cells(text: str, claims: list[list[str]], omissions: list[list[Any]]) -> None:
    article = read(text)
    found = [(c.content.text, c.source) for c in article.claims if c.source]
    assert sorted(found) == sorted(map(tuple, claims))
    silent = [(o.text, o.source, [*o.has], o.topic) for o in article.omissions]
    assert sorted(map(str, silent)) == sorted(map(str, map(tuple, omissions)))
    for part in (*(c.content for c in article.claims), *article.omissions):
        assert article.document.text[part.start : part.end] == part.text


@table("columns", "misses")
def test_no_accounts(text: str) -> None:
    article = read(text)
    assert not [(c.content.text, c.source) for c in article.claims if c.source]
    assert not article.omissions
