"""Bytes -> the encoding they are likely in, None where it cannot be told: a wrong name would be worse than none."""

from __future__ import annotations

import codecs
import re

from readoutdiff.ground.yamlfile import load_data

SAMPLE = 20_000  # bytes looked at
FEWEST = 4  # characters, two or more together, that speak for an encoding in which no letter is ASCII
SAME = 0.98  # of the best score: as good as that
WIDE_SHARE = 0.4  # of a UTF-16 text's bytes in ASCII's letters nearly half are NUL

_RUN = re.compile(r"([A-Za-z]?)([^\x00-\x7f]+)(?![^\x00-\x7f])([A-Za-z]?)")


def guess_encoding(data: bytes) -> str | None:
    """The encoding, as ``--encoding`` takes it, in which most of what is no ASCII is common letters of a language."""
    known = load_data("reading/encodings.yaml")
    marks, symbols = frozenset(known["marks"]), frozenset(known["symbols"])
    likely: list[tuple[float, str, str]] = []  # how likely, encoding, text
    for name, entry in known["encodings"].items():
        try:
            text = codecs.getincrementaldecoder(name)().decode(data[:SAMPLE])
        except UnicodeDecodeError:
            continue
        share = _share(text, frozenset(entry["letters"]), marks, symbols, entry.get("alone", False))
        if share >= entry["share"]:
            likely.append((share / entry["share"], name, text))
    best = max((score for score, _, _ in likely), default=0.0)
    near = [(name, text) for score, name, text in likely if score >= SAME * best]
    if not near or (near[0][0] not in known["commonest"] and len({text for _, text in near}) > 1):
        return None
    return near[0][0]


def _share(text: str, letters: frozenset[str], marks: frozenset[str], symbols: frozenset[str], alone: bool) -> float:
    """Share of ``letters`` among the characters beyond ASCII, where they stand as such letters do.

    With ``alone`` they stand three together at most among ASCII's, else in words of their own.
    """
    good = every = proof = 0
    for before, run, after in _RUN.findall(text):
        words = [each for each in run if each not in marks and each not in symbols]
        every += len(words)
        if alone:
            fits = len(words) <= 3 and not (before.islower() and run[0].isupper())
        else:
            fits = not (before or after)
        if fits:
            common = sum(each in letters for each in words)
            good += common
            proof += common if len(words) > 1 else 0  # one alone is any symbol
    if not every:  # quotation marks and dashes alone, as Windows writes them
        return 1.0 if alone and any(each in marks for each in text) else 0.0
    return good / every if alone or proof >= FEWEST else 0.0


def guess_utf16(data: bytes) -> str | None:
    """Which UTF-16 it is, without a byte order mark, if every other byte is mostly NUL."""
    sample = data[:SAMPLE]
    for name, nuls in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(sample) > 1 and nuls.count(0) > 2 * WIDE_SHARE * len(nuls) and sample.count(0) < 1.2 * nuls.count(0):
            return name
    return None
