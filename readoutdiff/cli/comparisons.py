"""Articles and readouts of official texts -> comparisons, with the facts of each text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import chain
from typing import TYPE_CHECKING

from readoutdiff.cli.ids import Apart
from readoutdiff.cli.telling import inside

if TYPE_CHECKING:
    from readoutdiff.ground.model import Article, Comparison, Readout
    from readoutdiff.reporting.report import Guard


def compare_each(articles: Iterable[Article], unreported: bool, guard: Guard) -> Iterator[Comparison]:
    """The comparison of each article alone, in order; ``guard`` may swallow what goes wrong with one."""
    from readoutdiff.comparing.compare import compare

    apart = Apart()
    for article in articles:
        with guard(article.document.name):
            yield apart.comparison(with_facts(compare([article], unreported=unreported)))


def compare_together(
    articles: Sequence[Article], readouts: Sequence[Readout], event: str | None, unreported: bool
) -> Comparison:
    """One comparison of all articles and official texts; ``event`` is the id of the one that the texts belong to."""
    from readoutdiff.comparing.compare import compare
    from readoutdiff.reporting.report import place_of

    with inside(place_of([*(each.document for each in articles), *(each.document for each in readouts)])):
        one = with_facts(compare(articles, readouts, event=event, unreported=unreported))
    return Apart().comparison(one)


def merged(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """One comparison of all, for formats that are one document; none of none."""
    from readoutdiff.ground.model import Comparison

    if len(comparisons) < 2:
        return list(comparisons)
    names = [field.name for field in fields(Comparison)]
    return [Comparison(*(tuple(chain.from_iterable(getattr(c, name) for c in comparisons)) for name in names))]


def with_facts(comparison: Comparison) -> Comparison:
    """The comparison with the header block of each official text."""
    from readoutdiff.comparing.facts import facts

    texts = (replace(r, facts=facts(r)) if r.origin == "text" else r for r in comparison.readouts)
    return replace(comparison, readouts=tuple(texts))
