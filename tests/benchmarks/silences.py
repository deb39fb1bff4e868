"""Silences and sources of articles that were written and labelled blind: of those there are, how many are found?

    python tests/benchmarks/silences.py FILE.jsonl... [--show]

A line is one article: ``text``, ``published``, ``silences`` (each the ``quote`` that states it, who ``lacks`` it, in
words) and ``claims`` (each a ``quote``, its ``source`` in words or null, its ``speaker``). A silence is found where an
omission shares a character with its words, a claim where one that shares half of its words has a source. Whose they
are is for a reader to judge: ``--show`` prints both. Omissions that share nothing with a labelled one are ``extra``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from readoutdiff import load, load_registry, parse_article
from readoutdiff.ground.model import Article


def shared(one: tuple[int, int], two: tuple[int, int]) -> int:
    """Characters that two spans share."""
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))


def place(text: str, quote: str) -> tuple[int, int]:
    """Where a quotation stands."""
    start = text.index(quote)
    return start, start + len(quote)


def count(article: Article, labels: dict[str, Any], lines: list[str]) -> Counter[str]:
    """The figures of one article; ``lines`` gets what a reader has to judge."""
    text, found, hits = labels["text"], Counter[str](), set()
    spans = {n: (o.start, o.end) for n, o in enumerate(article.omissions)}
    for silence in labels["silences"]:
        at = place(text, silence["quote"])
        here = {n for n, span in spans.items() if shared(at, span)}
        hits |= here
        found["silences"] += 1
        found["silences found"] += bool(here)
        told = sorted({article.omissions[n].source for n in here})
        lines.append(f"{labels['id']} silence of {silence['lacks']!r}: {', '.join(told) or 'not found'}")
    found["extra omissions"] += len(spans.keys() - hits)
    for claim in labels["claims"]:
        at = place(text, claim["quote"])
        near = [c for c in article.claims if 2 * shared(at, (c.content.start, c.content.end)) >= at[1] - at[0]]
        named = sorted({c.source for c in near if c.source})
        kind = "claims of a source" if claim["source"] else "claims of none"
        found[kind] += 1
        found[f"{kind} found"] += bool(named) == bool(claim["source"])
        lines.append(f"{labels['id']} claim of {claim['source']!r}: {', '.join(named) or 'none'}")
    return found


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print whose each is, for a reader to judge")
    args = parser.parse_args()
    registry = load_registry()
    for file in args.files:
        lines: list[str] = []
        total: Counter[str] = Counter()
        for line in file.read_text("utf-8").splitlines():
            labels = json.loads(line)
            document = load(labels["text"].encode(), name=labels["id"], published=labels["published"])
            total += count(parse_article(document, registry), labels, lines)
        print("\n".join(lines) if args.show else "", end="\n" if args.show else "")
        print(file.name, *(f"{name} {number}" for name, number in sorted(total.items())), sep="   ")


if __name__ == "__main__":
    main()
