"""SuperPAL claims against sentences -> AUC and average precision, beside rapidfuzz and plain TF-IDF in the same run.

    python tests/benchmarks/matching.py ../shared/data/superpal-dev.jsonl [--minimal]

One topic a line: ``claims``, ``sentences``, ``documents`` (of each sentence), ``aligned`` pairs (Ernst et al. 2021).
``--minimal`` adds how many of our own minimal pairs each measure tells apart, and the share of aligned pairs that set
off a guard.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz

from readoutdiff.comparing.matching import match
from readoutdiff.comparing.verdicts import judge

Matrix = list[list[float]]
PAIRS = Path(__file__).parent.parent / "data" / "minimal_pairs.yaml"
WORD = re.compile(r"\w+")


def auc(scored: Sequence[tuple[float, int]]) -> float:
    """The chance that a true pair outranks a false one; ties count half."""
    ordered = sorted(scored)
    positives = sum(label for _, label in ordered)
    ranks, i = 0.0, 0
    while i < len(ordered):
        j = i
        while j < len(ordered) and ordered[j][0] == ordered[i][0]:
            j += 1
        ranks += (i + 1 + j) / 2 * sum(label for _, label in ordered[i:j])
        i = j
    return (ranks - positives * (positives + 1) / 2) / (positives * (len(ordered) - positives))


def average_precision(scored: Sequence[tuple[float, int]]) -> float:
    """Precision at each true pair, averaged; pairs of one score enter together."""
    total, hits, seen, sum_ = sum(label for _, label in scored), 0, 0, 0.0
    groups: dict[float, list[int]] = {}
    for score, label in scored:
        groups.setdefault(score, []).append(label)
    for score in sorted(groups, reverse=True):
        gained = sum(groups[score])
        hits, seen = hits + gained, seen + len(groups[score])
        sum_ += hits / seen * gained
    return sum_ / total


def figures(gold: list[dict[str, Any]], scorer: Callable[[list[str], list[str]], Matrix]) -> tuple[float, float, float]:
    """AUC and average precision over all pairs, AUC for `is the claim in this document?`."""
    pairs: list[tuple[float, int]] = []
    documents: list[tuple[float, int]] = []
    for topic in gold:
        aligned = {tuple(pair) for pair in topic["aligned"]}
        for c, row in enumerate(scorer(topic["claims"], topic["sentences"])):
            best: dict[int, tuple[float, int]] = {}
            for s, score in enumerate(row):
                if topic["claims"][c].strip() == topic["sentences"][s].strip():
                    continue
                label = int((c, s) in aligned)
                pairs.append((score, label))
                old = best.get(topic["documents"][s], (-1.0, 0))
                best[topic["documents"][s]] = max(old[0], score), max(old[1], label)
            documents += best.values()
    return auc(pairs), average_precision(pairs), auc(documents)


def fuzzy(measure: Callable[[str, str], float]) -> Callable[[list[str], list[str]], Matrix]:
    return lambda claims, sentences: [[measure(c.lower(), s.lower()) / 100 for s in sentences] for c in claims]


def tfidf(claims: list[str], sentences: list[str]) -> Matrix:
    """Cosine of plain TF-IDF, frequencies from the topic itself."""
    bags = [Counter(WORD.findall(text.lower())) for text in (*claims, *sentences)]
    seen = Counter(word for bag in bags for word in bag)
    vectors = [{w: n * math.log(1 + len(bags) / seen[w]) for w, n in bag.items()} for bag in bags]
    norms = [math.sqrt(sum(v * v for v in vector.values())) or 1.0 for vector in vectors]
    rows = []
    for one, norm in zip(vectors[: len(claims)], norms, strict=False):
        others = zip(vectors[len(claims) :], norms[len(claims) :], strict=True)
        rows.append([sum(v * other.get(w, 0.0) for w, v in one.items()) / (norm * n) for other, n in others])
    return rows


def minimal(gold: list[dict[str, Any]]) -> None:
    """How many minimal pairs are told apart, and how many true pairs set off a guard."""
    table = yaml.safe_load(PAIRS.read_text("utf-8"))
    hits = [line for kind in table.values() for line in kind.get("hits", ())]
    misses = [line for kind in table.values() for line in kind.get("misses", ())]
    fired = sum(judge(c, p).verdict == "differs" for _, _, c, p in hits)
    quiet = sum(judge(c, p).verdict in ("present", "partial") for _, _, c, p in misses)
    print(f"minimal pairs: {fired} of {len(hits)} false ones told apart, {quiet} of {len(misses)} true ones kept")
    for name, measure in (("token_set_ratio", fuzz.token_set_ratio), ("ratio", fuzz.ratio)):
        ordinary = sorted(measure(c, p) for _, _, c, p in misses)[len(misses) // 2]
        below = sum(measure(c, p) < ordinary for _, _, c, p in hits)
        print(f"  {name}: {below} of {len(hits)} false ones rated below the median true one")
    aligned = [(t["claims"][c], t["sentences"][s], t) for t in gold for c, s in t["aligned"]]
    set_off = sum(judge(c, s, [*t["claims"], *t["sentences"]]).verdict == "differs" for c, s, t in aligned)
    print(f"aligned pairs that set off a guard: {set_off} of {len(aligned)} ({100 * set_off / len(aligned):.1f} %)")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--minimal", action="store_true", help="minimal pairs and guards too")
    options = parser.parse_args()
    gold = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines() if line.strip()]
    print(f"{'measure':18} {'AUC':>6} {'AP':>6} {'in doc':>7} {'ms':>7}")
    for name, scorer in (
        ("readoutdiff", match),
        ("TF-IDF", tfidf),
        ("token_set_ratio", fuzzy(fuzz.token_set_ratio)),
        ("ratio", fuzzy(fuzz.ratio)),
    ):
        start = time.perf_counter()
        one, two, three = figures(gold, scorer)
        print(f"{name:18} {one:6.3f} {two:6.3f} {three:7.3f} {1000 * (time.perf_counter() - start):7.1f}")
    if options.minimal:
        minimal(gold)


if __name__ == "__main__":
    main()
