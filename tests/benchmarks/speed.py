"""How fast it is, and how small: every figure of the README on speed, by one command.

    python tests/benchmarks/speed.py [FILE.jsonl] [--runs N]

Without FILE (one article a line, ``{"text": ""}``) it reads the articles of our own fixtures. Each line says how it was
measured. The figures to read are ratios of two things timed in turns in one run, the best of N (default 7), so that a
busy machine slows both alike. The pass that reading is held against, ``tokenise``, only cuts a text into words and
marks. Fails where a ratio is above its limit.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readoutdiff.ground.model import Readout

FIXTURES = Path(__file__).parents[2] / "fixtures"
HELP_AIM, HELP_LIMIT, CLAIMS_AIM = 1.25, 1.4, 4  # times a bare `import click`
ATTRIBUTION_AIM, READING_AIM = 9, 3  # times the tokenising pass; times attribution
SIZES = (100, 250, 1000, 3000)  # sentences of either side, as far as there are so many
WORDS = 1000  # of the article that is read from a cold start
TOKEN = re.compile(r"\w+|[^\w\s]")


def best(runs: int, *calls: Callable[[], object]) -> list[float]:
    """Least processor time of each call in seconds, the calls in turns."""
    least = [float("inf")] * len(calls)
    for _ in range(runs):
        for n, call in enumerate(calls):
            start = time.process_time()
            call()
            least[n] = min(least[n], time.process_time() - start)
    return least


def started(runs: int, commands: dict[str, list[str]]) -> dict[str, float]:
    """Least wall time of each command in milliseconds, a process each, the commands in turns, byte code written."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    least = dict.fromkeys(commands, float("inf"))
    for turn in range(runs + 1):  # the first writes the byte code
        for name, arguments in commands.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)
            if turn:
                least[name] = min(least[name], (time.perf_counter() - start) * 1000)
    return least


def peak(arguments: list[str]) -> float:
    """Most memory of a command, a process of its own, in MB."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
    return int(done.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def line(figure: str, what: str, how: str) -> None:
    """One figure."""
    print(f"{figure:>12}  {what}  ({how})")


def start_up(runs: int, article: Path) -> bool:
    """Figures of a cold start; whether ``--help`` keeps its limit."""
    times = started(
        runs,
        {
            "click": ["-c", "import click"],
            "help": ["-m", "readoutdiff", "--help"],
            "claims": ["-m", "readoutdiff", "claims", "-q", str(article)],
            "compare": ["-m", "readoutdiff", "compare", "-q", str(article)],
        },
    )
    bare = times["click"]
    line(f"{bare:.0f} ms", "python -c 'import click'", f"best of {runs} processes in turns, wall time, byte code there")
    for name, aim in (("help", f", aim {HELP_AIM}"), ("claims", f", aim {CLAIMS_AIM}"), ("compare", "")):
        what = "--help" if name == "help" else f"{name} on {WORDS:,} words, as a table"
        line(f"{times[name] / bare:.2f} x", f"{what}: {times[name]:.0f} ms", f"against the import of click{aim}")
    return times["help"] <= HELP_LIMIT * bare


def tokenise(text: str) -> list[str]:
    """The pass that reading is held against."""
    return TOKEN.findall(text)


def reading(runs: int, texts: list[str]) -> None:
    """Attribution and claims over a bare tokenising pass, in one process that is warm."""
    from readoutdiff import attributions, load, load_registry, parse_article

    registry, data = load_registry(), [text.encode() for text in texts]
    words = sum(len(text.split()) for text in texts)
    bare, found, claims = best(
        runs,
        lambda: [tokenise(text) for text in texts],
        lambda: [attributions(text) for text in texts],
        lambda: [parse_article(load(each), registry) for each in data],
    )
    how = f"{len(texts)} articles, {words:,} words between blanks, best of {runs} in turns, processor time, one core"
    line(f"{found / bare:.1f} x", "attribution", f"text -> attributions, over tokenising; {how}; aim {ATTRIBUTION_AIM}")
    line(f"{claims / found:.1f} x", "claims", f"bytes -> claims by readout, over attribution; aim {READING_AIM}")
    line(f"{claims / bare:.0f} x", "claims", "over tokenising")
    for what, took in (("attribution", found), ("claims", claims)):
        line(f"{words / took:,.0f}", f"words a second here: {what}", "of the same run; elsewhere another figure")


def matching(runs: int, own: list[str]) -> None:
    """Pairs a second beside rapidfuzz, and a thousand by a thousand."""
    from rapidfuzz import fuzz

    from readoutdiff import match

    chance = random.Random(1)
    english = sorted({word for text in own for word in text.split()})
    digits = [f"w{chance.choice('abcdefgh')}{n}{chance.choice('xyz')}" for n in range(4000)]  # all share a piece
    for kind, choice in (("words of our fixtures", english), ("words with digits, the worst case", digits)):
        texts = [" ".join(chance.choices(choice, k=chance.randint(12, 30))) for _ in range(2000)]
        claims, passages = texts[:1000], texts[1000:]
        ours, ratio, token_set = best(
            max(2, runs // 2),
            lambda c=claims, p=passages: match(c, p),
            lambda c=claims, p=passages: [[fuzz.ratio(one, two) for two in p[:300]] for one in c[:300]],
            lambda c=claims, p=passages: [[fuzz.token_set_ratio(one, two) for two in p[:300]] for one in c[:300]],
        )
        how = f"1,000 claims by 1,000 passages of 12 to 30 {kind}, best of {max(2, runs // 2)}, processor time"
        line(f"{ours:.2f} s", "match, 1,000 x 1,000", how)
        for name, took in (("ratio", ratio), ("token_set_ratio", token_set)):
            over = ours / 1e6 / (took / 9e4)
            line(f"{over:.2f} x", f"a pair, over rapidfuzz's {name}", "300 x 300 of them, in turns with match")


def comparing(runs: int, texts: list[str], sizes: tuple[int, ...]) -> None:
    """Sentences against as many others: match, compare, and how both grow from half as many; words are read afresh."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks.growing import caches

    from readoutdiff import compare, match, parse_readout
    from readoutdiff.ground.model import Document

    sentences = [each for text in texts for each in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text) if each.strip()]

    def readouts(one: list[str], two: list[str]) -> list[Readout]:
        made = zip(("a", "b"), ("us-president", "ru-president"), ("US", "RU"), (one, two), strict=True)
        documents = [(Document(name, "\n\n".join(own), name, language="en"), *of) for name, *of, own in made]
        return [parse_readout(*each) for each in documents]

    def afresh(call: Callable[..., object], *given: object) -> object:
        for each in (c for c in caches() if c.__name__ != "lexicon"):
            each.cache_clear()
        return call(*given)

    for size in (size for size in sizes if 2 * size <= len(sentences)):
        half = [sentences[: size // 2], sentences[size // 2 : size]]
        whole = [sentences[:size], sentences[size : 2 * size]]
        two, four = readouts(*half), readouts(*whole)
        small, large, less, more, bare = best(
            max(2, runs // 2),
            lambda h=half: afresh(match, *h),
            lambda w=whole: afresh(match, *w),
            lambda t=two: afresh(compare, [], t),
            lambda f=four: afresh(compare, [], f),
            lambda w=whole: [tokenise(each) for side in w for each in side],
        )
        how = f"{size:,} sentences against {size:,} others, best of {max(2, runs // 2)} in turns, processor time"
        for what, before, took in (("match", small, large), ("compare", less, more)):
            line(f"{took:.2f} s", what, how)
            line(f"{took / bare:.0f} x", what, "over tokenising; of the same run")
            line(f"n^{math.log2(took / before):.2f}", what, "from half as many; of the same run")


def main() -> int:
    """Print every figure; 1 where --help is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    own = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*/article.txt"))]
    texts = own
    if options.file:
        texts = [json.loads(each)["text"] for each in options.file.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "article.txt")
        words, paragraphs = 0, []
        for paragraph in "\n\n".join(own).split("\n\n"):
            if words < WORDS:
                paragraphs.append(paragraph)
                words += len(paragraph.split())
        article.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
        kept = start_up(options.runs * 2, article)
        for command in ("claims", "compare"):
            most = peak(["-m", "readoutdiff", command, "-q", str(article)])
            line(f"{most:.0f} MB", f"{command} on {WORDS:,} words: most memory", "resident, one process; aim 40 MB")
    reading(options.runs, texts)
    matching(options.runs, own)
    comparing(options.runs, texts, SIZES)
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
