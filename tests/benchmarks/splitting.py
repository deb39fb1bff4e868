"""Sentences with their right cuts against what an official text is cut into -> share of sentences, seams, furniture.

    python tests/benchmarks/splitting.py [tests/data/splits.yaml] [--show]

A sentence has ``parts``, none where it is furniture, and ``subjects`` that are lent. Parts are word sequences: marks
and joining words at the seams count for nothing.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

import yaml

from readoutdiff.comparing.compare import claim_parts
from readoutdiff.comparing.lexicon import lexicon
from readoutdiff.ground.model import Document
from readoutdiff.language.language import language
from readoutdiff.parsing.readout import parse_readout
from readoutdiff.reading.furniture import find_furniture

TABLE = Path(__file__).parent.parent / "data" / "splits.yaml"
BEFORE = "The ministers met in Lisbon.\n\nThey spoke for an hour.\n\nIt was a long day.\n\n"
AFTER = "\n\nThe next round will be held in Lisbon."
WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
JOINING = frozenset("and but or while whereas as well with also then that".split())

Entry = dict[str, Any]
Parts = list[tuple[str, ...]]


def bare(part: str) -> tuple[str, ...]:
    """The words of a part without joining words before and behind."""
    found = WORD.findall(part.lower())
    while found and found[0] in JOINING:
        del found[0]
    while found and found[-1] in JOINING:
        del found[-1]
    return tuple(found)


def cut(sentence: str) -> tuple[list[str], list[str | None]]:
    """The parts of a sentence that stands as a paragraph inside an official text, and the subjects lent to them."""
    text = BEFORE + sentence + AFTER
    document = Document("t.txt", text, "0", furniture=find_furniture(text))
    lex = lexicon(language("en"))
    inside = [c for c in parse_readout(document, "gov").claims if 0 <= c.content.start - len(BEFORE) < len(sentence)]
    parts = [part for claim in inside for part in claim_parts(claim, document, lex)]
    return [part.content.text for part in parts], [part.subject for part in parts]


def seams(sentence: str, parts: Parts) -> set[int]:
    """Which words of the sentence begin a part, the first part left out."""
    found, low, place = set(), WORD.findall(sentence.lower()), 0
    for part in parts:
        while place < len(low) and tuple(low[place : place + len(part)]) != part:
            place += 1
        found.add(place)
        place += len(part)
    return found - {min(found, default=0)}


def holds(entry: Entry) -> bool:
    """Is a sentence cut as it should be, or left aside as furniture?"""
    return [bare(part) for part in cut(entry["sentence"])[0]] == [bare(part) for part in entry["parts"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("table", type=Path, nargs="?", default=TABLE)
    parser.add_argument("--show", action="store_true", help="print what is cut otherwise")
    options = parser.parse_args()
    counts = dict.fromkeys(("right", "furniture", "aside", "lost", "lent", "lent right", "seams", "found", "true"), 0)
    entries: list[Entry] = yaml.safe_load(options.table.read_text("utf-8"))
    for entry in entries:
        said, subjects = cut(entry["sentence"])
        parts, gold = [bare(part) for part in said], [bare(part) for part in entry["parts"]]
        right = parts == gold
        counts["right"] += right
        counts["furniture"] += not gold
        counts["aside"] += not gold and not parts
        counts["lost"] += bool(gold) and not parts
        if gold:
            want, got = seams(entry["sentence"], gold), seams(entry["sentence"], parts)
            counts["seams"], counts["found"] = counts["seams"] + len(want), counts["found"] + len(got)
            counts["true"] += len(want & got)
        if right:
            lent = [(a, b) for a, b in zip(subjects, entry.get("subjects", subjects), strict=True) if a or b]
            counts["lent"], counts["lent right"] = (
                counts["lent"] + len(lent),
                counts["lent right"] + sum((a or "").startswith(b or "-") for a, b in lent),  # a verb may follow it
            )
        if options.show and not right:
            print(f"- {entry['sentence']}\n    is     {' | '.join(said)}\n    should {' | '.join(entry['parts'])}")
    body = len(entries) - counts["furniture"]
    print(f"sentences wholly right  {counts['right']} of {len(entries)}")
    print(
        f"  sentences with claims {counts['right'] - counts['aside']} of {body}, taken for furniture {counts['lost']}"
    )
    print(f"  furniture left aside  {counts['aside']} of {counts['furniture']}")
    true = counts["true"]
    print(f"seams                   precision {true} of {counts['found']}, recall {true} of {counts['seams']}")
    print(f"subjects lent rightly   {counts['lent right']} of {counts['lent']} (where the cuts are right)")


if __name__ == "__main__":
    main()
