"""Attribution engine against a file of articles with attributions: figures, speed, gains and losses.

    python tests/benchmarks/attribution.py FILE.jsonl [--part held-aside|rest|all] [--passes N]
                                           [--json OUT.json] [--compare OLD.json]

FILE has one article a line:
``{"doc": "", "text": "", "attributions": [{"source": [[0, 1]], "cue": [], "content": []}]}``.
The part held aside are the articles whose ``doc`` has a sha256 that starts with 0 or 1.

Figures, in percent, micro-averaged, over words (tokens with a letter or digit): *content words*, labelled or not;
*IoU50*, contents that overlap by half or more of their union, paired one to one from the best pair on; *e2e*, as IoU50
with a head word of the gold source inside the predicted one (both empty counts too). *speech* keeps gold whose cue
reports speech; predictions that meet other gold are then left out. The conventions are those of PolNeAR (Newell,
Margolin and Ruths 2018).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import resource
import sys
import time
from pathlib import Path
from typing import Any

from readoutdiff.attributing.attribution import attributions

Counts = dict[str, list[int]]  # figure -> true positives, predicted, gold

TOKEN = re.compile(r"\w+(?:[.'’\-]\w+)*|[^\w\s]")
STOPS = frozenset(
    "of for in on at from with by to about against near under who whom whose which that where when including among "
    "between as said says told speaking citing familiar close briefed interviewed".split()
)
DETERMINERS = frozenset("the a an his her its their our my your some many both".split())
SPEECH = re.compile(
    r"\b(?:said|say|says|saying|told|tell|tells|telling|add|adds|added|adding|wrote|writes|tweet\w*|not(?:ed|es|ing)|"
    r"argu(?:e|es|ed|ing)|claim\w*|stat(?:ed|es|ing)|announc\w+|suggest\w*|report(?:s|ed|ing|edly)?|explain\w*|declar\w+|"
    r"insist\w*|warn\w*|acknowledg\w+|recall\w*|conclud\w+|repl(?:y|ied|ies)|respond\w*|ask(?:s|ed|ing)?|continued|assert\w*|"
    r"contend\w*|maintain\w*|confirm\w*|den(?:y|ied|ies)|emphasi\w+|stress\w*|reiterat\w+|quip\w*|call(?:s|ed|ing)?|describ\w+|"
    r"cit(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
SPEECH_NOUN = re.compile(
    r"\b(?:statement|speech|report|poll|survey|interview|announcement|claims?|comments?|remarks?|calls?|letter|email|tweet|"
    r"message|account|summary|readout|criticism|accusations?|allegations?|beliefs?|views?|opinion|support|opposition|concerns?|"
    r"fears?|hopes?|promise|pledge|plans?|decision|warning|suggestion|argument|questions?|attacks?|response|testimony|study|"
    r"post|data|figures|memo|order|ruling|demand|request|proposal)\b",
    re.IGNORECASE,
)
VERBAL = re.compile(
    r"\w+(?:ed|ing|s)$|^(?:say|tell|think|believe|know|want|hope|see|fear|feel|call|ask|argue|claim|support|oppose|suggest|told|"
    r"said|wrote|found|thought|saw|knew)$",
    re.IGNORECASE,
)


class View:
    """One attribution as sets of words."""

    def __init__(self, tokens: Tokens, one: dict[str, Any]) -> None:
        self.content = tokens.words(one["content"])
        self.source = tokens.words(one["source"])
        self.heads = tokens.heads(one["source"])


class Tokens:
    """The words of a text and the characters they cover."""

    def __init__(self, text: str) -> None:
        self.texts: list[str] = []
        self.at: dict[int, int] = {}
        for number, match in enumerate(TOKEN.finditer(text)):
            self.texts.append(match.group())
            self.at.update(dict.fromkeys(range(*match.span()), number))

    def all(self, spans: list[Any]) -> list[int]:
        return sorted({self.at[c] for start, end in spans for c in range(start, end) if c in self.at})

    def words(self, spans: list[Any]) -> frozenset[int]:
        return frozenset(i for i in self.all(spans) if any(c.isalnum() for c in self.texts[i]))

    def heads(self, spans: list[Any]) -> set[int]:
        """Of each conjunct or apposition the last word before a preposition, a relative pronoun or a reporting word."""
        heads: set[int] = set()
        for span in spans:
            group: list[int] = []
            for i in [*self.all([span]), -1]:
                word = self.texts[i].lower() if i >= 0 else ","
                if word[0].isalnum() and word not in ("and", "or"):
                    group.append(i)
                elif word in ",;—–()" or word in ("and", "or"):
                    heads |= self.head(group)
                    group = []
        return heads

    def head(self, group: list[int]) -> set[int]:
        kept: list[int] = []
        for i in group:
            if self.texts[i].lower() in STOPS and kept:
                break
            kept.append(i)
        kept = [i for i in kept if self.texts[i].lower() not in DETERMINERS] or kept
        return {kept[-1]} if kept else set()


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def pair(gold: list[View], predicted: list[View], sources: bool) -> dict[int, int]:
    """Predicted -> gold, one to one, from the best overlap on."""
    pairs = []
    for g, one in enumerate(gold):
        for p, other in enumerate(predicted):
            score = overlap(one.content, other.content)
            right = bool(one.heads & other.source) if one.source else not other.source
            if score >= 0.5 and (right or not sources):
                pairs.append((-score, g, p))
    used: set[int] = set()
    out: dict[int, int] = {}
    for _, g, p in sorted(pairs):
        if g not in used and p not in out:
            used.add(g)
            out[p] = g
    return out


def is_speech(text: str, one: dict[str, Any]) -> bool:
    cue = " ".join(text[start:end] for start, end in one["cue"]).lower()
    if not cue:
        return False
    verbal = VERBAL.search(cue.split()[0])
    return cue.startswith("according to") or bool(SPEECH.search(cue)) or bool(SPEECH_NOUN.search(cue) and not verbal)


def count(gold: list[View], predicted: list[View], prefix: str) -> Counts:
    gold, predicted = [one for one in gold if one.content], [one for one in predicted if one.content]
    words = [frozenset[int]().union(*(one.content for one in views)) for views in (gold, predicted)]
    sizes = [len(predicted), len(gold)]
    return {
        f"{prefix} e2e": [len(pair(gold, predicted, True)), *sizes],
        f"{prefix} IoU50": [len(pair(gold, predicted, False)), *sizes],
        f"{prefix} content words": [len(words[0] & words[1]), len(words[1]), len(words[0])],
    }


def article(text: str, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> Counts:
    """The counts of one article, of everything and of speech only."""
    tokens = Tokens(text)
    gold_views, views = [View(tokens, one) for one in gold], [View(tokens, one) for one in predicted]
    speech = [bool(view.content) and is_speech(text, one) for view, one in zip(gold_views, gold, strict=True)]
    kept = [view for view, yes in zip(gold_views, speech, strict=True) if yes]
    rest = [view.content for view, yes in zip(gold_views, speech, strict=True) if not yes]
    other = frozenset[int]().union(*rest)
    met = pair(kept, views, False)
    mine = [v for p, v in enumerate(views) if v.content and (p in met or 2 * len(v.content & other) < len(v.content))]
    return count(gold_views, views, "all") | count(kept, mine, "speech")


def f1(right: int, predicted: int, gold: int) -> tuple[float, float, float]:
    precision, recall = 100 * right / max(predicted, 1), 100 * right / max(gold, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def add(counts: list[Counts]) -> Counts:
    return {name: [sum(one[name][n] for one in counts) for n in range(3)] for name in counts[0]}


def read(path: Path, part: str) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines if line.strip()]
    aside = [hashlib.sha256(one["doc"].encode()).hexdigest()[0] in "01" for one in articles]
    return [one for one, yes in zip(articles, aside, strict=True) if part == "all" or yes == (part == "held-aside")]


def run(texts: list[str], passes: int) -> tuple[list[list[dict[str, Any]]], float]:
    """The engine's answers, and words a second in the best pass."""
    best, found = float("inf"), []
    for _ in range(passes):
        start = time.perf_counter()
        found = [attributions(text) for text in texts]
        best = min(best, time.perf_counter() - start)
    answers = [[{"source": a.source, "cue": a.cue, "content": a.content} for a in one] for one in found]
    return answers, sum(len(text.split()) for text in texts) / best


def compare(old: dict[str, Counts], new: dict[str, Counts]) -> None:
    print("\ngains and losses by article (right of IoU50 and e2e, wrong of IoU50)")
    for doc in sorted(set(old) & set(new)):
        before, now = old[doc], new[doc]
        right = now["all IoU50"][0] - before["all IoU50"][0]
        sourced = now["all e2e"][0] - before["all e2e"][0]
        wrong = (now["all IoU50"][1] - now["all IoU50"][0]) - (before["all IoU50"][1] - before["all IoU50"][0])
        if right or sourced or wrong:
            print(f"{right:+4d} {sourced:+4d} {wrong:+4d}  {doc}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Attribution engine against annotated articles.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", choices=("held-aside", "rest", "all"), default="held-aside")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--compare", type=Path, metavar="OLD")
    options = parser.parse_args()
    articles = read(options.file, options.part)
    answers, speed = run([one["text"] for one in articles], options.passes)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    each = {
        one["doc"]: article(one["text"], one["attributions"], answer)
        for one, answer in zip(articles, answers, strict=True)
    }
    print(f"{len(articles)} articles, part {options.part}; {speed:,.0f} words/s; peak {memory:.0f} MB, file included")
    print(f"{'':24}{'P':>7}{'R':>7}{'F1':>7}")
    for name, counts in add(list(each.values())).items():
        print(f"{name:24}" + "".join(f"{value:7.1f}" for value in f1(*counts)))
    if options.compare:
        compare(json.loads(options.compare.read_text(encoding="utf-8")), each)
    if options.json:
        options.json.write_text(json.dumps(each), encoding="utf-8")


if __name__ == "__main__":
    main()
