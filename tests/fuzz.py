"""Our own texts, mutated, through every entry, until the time is up: each distinct failure once, with a short input.

    python tests/fuzz.py --seconds 60 [--seed 1] [--entry NAME]... [FILE.jsonl ...]
    python tests/fuzz.py --edges --seconds 60 [--seed 1] [FILE.jsonl ...]

A FILE has texts of yours under `text`, one JSON object a line; without one the fixtures and the examples of the
silences are mutated. Failures are told apart by the place in our code and the type, or by the rule of `invariants`
that broke. ``--edges`` is no chance: each text is cut at each of its tokens, and each phrase of the lexica is put last
and first in a text, a sentence, a paragraph and a quotation; until it is through, or the time is up.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType
from typing import Any

import invariants
from invariants import Broken, need

from readoutdiff import attributions, compare, judge, load, load_registry, match, parse_article, parse_readout
from readoutdiff.checking.drafting import draft_case
from readoutdiff.checking.loading import load_case
from readoutdiff.checking.report import check_report
from readoutdiff.checking.running import run_case
from readoutdiff.cli.comparisons import with_facts
from readoutdiff.cli.ids import Apart
from readoutdiff.grammar.scan import Scan
from readoutdiff.ground.formats import FINDINGS_ONLY, FORMATS
from readoutdiff.ground.model import Article, Comparison, Document, Trouble, line_starts
from readoutdiff.ground.yamlfile import load_data, load_marked
from readoutdiff.naming.registry import describe
from readoutdiff.parsing.explaining import explain
from readoutdiff.reading.decode import decode
from readoutdiff.reading.furniture import find_furniture
from readoutdiff.reading.language import guess_language
from readoutdiff.reporting.drawing import explain_report
from readoutdiff.reporting.report import Report, claims_report, comparison_report, render

TOP = Path(__file__).parent.parent
SLOW = 10  # seconds of the processor that one run may take
LONGEST = 20_000  # characters of one text
TOOL = {"version": "0", "registry_sha256": "0", "lexicon_sha256": "0"}
SOURCES = ("kremlin", "cn-mfa", "us-state", "cn", "white-house", "no-mfa", "xinhua", "pt-president", "ir-president")

# --- texts ----------------------------------------------------------------------------------------------------------

PIECES = (
    *"“ ” \" ' ‘ ’ « » `` '' ( ) [ ] { } — – - ... … . , ; : ! ? / \\ | * # & < > = + @ % $ €".split(),
    *("\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u0301", "\u0301" * 40, "\0", "\x1b[31m"),
    *("\ud800", "\udfff", "\ue000", "\U000f0000", "\U0010ffff", "\ufffd", "\ufffe", "\u0085", "\u00a0", "\x1c", "\x0c"),
    *(
        "习近平会见了普京。",
        "外交部",
        "「合作」",
        "وزارة الخارجية",
        "הקרמלין",
        "Кремль сообщил",
        "กระทรวง",
        "👩‍👩‍👧",
        "ﬁ",
        "İ",
        "ß",
        "ſ",
        "Ǆ",
    ),
    *("a" * 3000, "A" * 500, "é" * 300, "중" * 200, "x-" * 400, "U.S." * 100, "1" * 500, "\n" * 50, "“" * 60, "(" * 80),
    *(
        "31 February",
        "99 October",
        "0 May",
        "February 30, 2024",
        "May 0",
        "13/13/2024",
        "Sept. 31",
        "year 0",
        "0000-00-00",
    ),
    *(
        "9999-99-99",
        "October 2-1",
        "the 45th of May",
        "10^400",
        "1" + "0" * 400,
        "1e999",
        "-0",
        "½",
        "⅔",
        "²",
        "١٢",
        "Ⅷ",
        "1,2,3",
    ),
    *("$1.5.5 billion", "one hundred million billion", "zero", "a dozen dozen", "twenty-twenty", "several hundred"),
    *(
        "half of the third of two",
        "thousand thousand",
        "minus five",
        "NaN",
        "Infinity",
        "0x1F",
        "5%%",
        "12:99",
        "24:00",
    ),
    *(
        "said",
        "told",
        "according to",
        "the Kremlin",
        "the Chinese readout",
        "makes no mention of",
        "this",
        "that",
        "not",
    ),
    *(
        "did not",
        "met",
        "spoke by phone with",
        "in a statement",
        "according to the readout",
        "which",
        "and",
        "he",
        "it said",
    ),
    *("the two leaders", "both", "the former", "the latter", "Xi", "Putin", "President", "Foreign Minister", "Beijing"),
    *(
        "neither side",
        "silent on",
        "whose readout",
        "the White House's",
        "Wang Yi",
        "its account",
        "on Monday",
        "Oct. 15",
    ),
)
ENCODINGS = (
    *"utf-8 utf-8-sig utf_8 UTF8 utf-16 utf-16-le utf-32 utf-7 cp1252 latin-1 ascii koi8-r gb18030 big5".split(),
    *"shift_jis iso2022_jp hz cp037 idna punycode rot13 hex zlib base64 unicode_escape raw_unicode_escape".split(),
    *"undefined mbcs oem".split(),
    *("", "x\0y", "é", "\ud800", "u" * 2000),
)
BREAKS = ("\r\n", "\r", "\x0b", "\u2028", "\u2029", "\u0085", "\x0c", "\n\n", "\n \n", " ", "\t")


@dataclass(frozen=True, slots=True)
class Material:
    """What runs are made of: texts, and articles with the official texts that belong to them."""

    texts: list[str]
    cases: list[tuple[str, dict[str, str]]]  # an article ("" for none) and its official texts by source


def own_material() -> Material:
    """The fixtures, and the examples of the silences in their scenes."""
    cases = []
    for file in sorted(TOP.glob("fixtures/*/case.yaml")):
        value = load_marked(file.read_text(encoding="utf-8"), file.name).value
        named = {label.partition("@")[0]: name for label, name in value.get("readouts", {}).items()}
        texts = {label: (file.parent / name).read_text(encoding="utf-8") for label, name in named.items()}
        article = (file.parent / value["article"]).read_text(encoding="utf-8") if "article" in value else ""
        cases.append((article, texts))
    examples: dict[str, Any] = load_data("en/silences.examples.yaml")
    scenes = examples["scenes"]
    for name, frame in examples.items():
        if name != "scenes":
            cases += [(f"{scenes[one[0]]}\n\n{one[1]}\n", {}) for one in (*frame["hits"], *frame["misses"])]
    return Material([text for article, texts in cases for text in (article, *texts.values()) if text], cases)


def material(files: Sequence[str]) -> Material:
    """Our own, or that of the files."""
    if not files:
        return own_material()
    texts = []
    for name in files:
        with Path(name).open(encoding="utf-8") as lines:
            texts += [value["text"] for value in map(json.loads, lines) if isinstance(value.get("text"), str)]
    cases = [(text, {}) for text in texts]
    return Material(texts, [*cases, *own_material().cases])


def mutate(text: str, rng: random.Random, others: Sequence[str], times: int | None = None) -> str:
    """The text with some changes, at most LONGEST characters."""
    for _ in range(rng.choice((0, 1, 1, 2, 3, 5, 12)) if times is None else times):
        text = rng.choice(MUTATORS)(text, rng, others)
        if len(text) > LONGEST:
            at = rng.randrange(len(text) - LONGEST)
            text = text[at : at + LONGEST]
    return text


def _tokens(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def _at(text: str, rng: random.Random) -> int:
    """A place in the text, at the edge of a word as often as not."""
    if rng.random() < 0.5:
        edges = [m.start() for m in re.finditer(r"\b", text)]
        if edges:
            return rng.choice(edges)
    return rng.randint(0, len(text))


def delete(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """Without a stretch of tokens."""
    tokens = _tokens(text)
    at = rng.randint(0, len(tokens))
    return "".join(tokens[:at] + tokens[at + rng.choice((1, 1, 2, 5, 40)) :])


def duplicate(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """With a stretch twice, or many times."""
    tokens = _tokens(text)
    at = rng.randint(0, len(tokens))
    piece = tokens[at : at + rng.choice((1, 2, 6, 30))]
    return "".join(tokens[:at] + piece * rng.choice((1, 2, 2, 20)) + tokens[at:])


def swap(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """With two tokens exchanged."""
    tokens = _tokens(text)
    if len(tokens) > 1:
        a, b = rng.randrange(len(tokens)), rng.randrange(len(tokens))
        tokens[a], tokens[b] = tokens[b], tokens[a]
    return "".join(tokens)


def paragraphs(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """With its paragraphs in another order."""
    parts = re.split(r"(?<=\n)\n+", text)
    rng.shuffle(parts)
    return "\n".join(parts)


def splice(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """The beginning of one text and the end of another."""
    other = rng.choice(others)
    return text[: _at(text, rng)] + other[_at(other, rng) :]


def mix(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """Its sentences among those of others."""
    found = re.split(r"(?<=[.!?”\n])\s+", text)[: rng.choice((3, 10, 50))]
    for _ in range(rng.choice((1, 3, 8))):
        sentences = re.split(r"(?<=[.!?”\n])\s+", rng.choice(others))
        found.insert(rng.randint(0, len(found)), rng.choice(sentences))
    return "".join(sentence + rng.choice((" ", " ", " ", "\n\n")) for sentence in found)


def insert(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """With pieces that are hard to read."""
    for _ in range(rng.choice((1, 1, 3, 10))):
        at, blank = _at(text, rng), rng.choice(("", " "))
        text = text[:at] + blank + rng.choice(PIECES) + blank + text[at:]
    return text


def any_character(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """With a character from anywhere in Unicode."""
    at = _at(text, rng)
    return (
        text[:at] + chr(rng.choice((rng.randrange(0x110000), rng.randrange(0x3000), rng.randrange(0x100)))) + text[at:]
    )


def cut(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """A stretch of it."""
    a, b = sorted((_at(text, rng), _at(text, rng)))
    return rng.choice((text[a:b], text[:a], text[b:]))


def breaks(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """With other line ends, all of them or some."""
    other = rng.choice(BREAKS)
    share = rng.choice((1.0, 1.0, 0.3))
    return re.sub("\n", lambda m: other if rng.random() < share else m[0], text)


def case(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """With a stretch in other letters, large or small."""
    a, b = sorted((_at(text, rng), _at(text, rng)))
    if rng.random() < 0.7:
        b = min(b, a + 40)
    return text[:a] + rng.choice((str.upper, str.lower, str.title, str.swapcase, str.casefold))(text[a:b]) + text[b:]


def figures(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """With other figures."""
    share = rng.choice((0.1, 1.0))
    made = lambda: rng.choice(("0", "00", "31", "32", "99", "2024", "10000", "1" * 40, "٣", "1,000", "0.0", "-1"))  # noqa: E731
    return re.sub(r"\d+", lambda m: made() if rng.random() < share else m[0], text)


def form(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """In another normal form, or with full-width letters."""
    if rng.random() < 0.7:
        return unicodedata.normalize(rng.choice(("NFC", "NFD", "NFKC", "NFKD")), text)
    a = _at(text, rng)
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text[a : a + 30])
    return text[:a] + wide + text[a + 30 :]


def unseen(text: str, rng: random.Random, others: Sequence[str]) -> str:
    """With many characters that nobody sees."""
    share = rng.choice((0.01, 0.1, 0.5))
    return "".join(
        c if rng.random() > share else c + rng.choice("\u00ad\u200b\u2060\ufeff\u200e\ufb01\u0301\u00a0") for c in text
    )


MUTATORS: tuple[Callable[[str, random.Random, Sequence[str]], str], ...] = (
    *(delete, delete, duplicate, swap, swap, paragraphs, splice, splice, insert, insert, insert),
    *(mix, mix, any_character, cut, breaks, case, figures, form, unseen),
)  # fmt: skip

# --- entries --------------------------------------------------------------------------------------------------------


def document(text: str, name: str = "a.txt", published: str | None = None, language: str = "en") -> Document:
    """As ``load`` makes it, but of a text that no bytes may stand for (a lone surrogate)."""
    furniture = find_furniture(text)
    title = next((text[a:b] for a, b, kind in furniture if kind == "headline"), "")
    return Document(name, text, "0" * 64, title, language, published, (), furniture)


@dataclass(slots=True)
class Given:
    """The input of one run; it can be shrunk text by text. ``seed`` is for choices that the run itself makes."""

    texts: list[str]
    labels: list[str] = field(default_factory=list)  # "" an article, else the source of an official text
    seed: int = 0

    def rng(self) -> random.Random:
        """The same for the same input, however the texts are shrunk."""
        return random.Random(self.seed)

    def articles(self) -> list[Article]:
        """The articles parsed."""
        published = self.rng().choice((None, "2024-10-17", "2024-02-29", "0001-01-01", "9999-12-31"))
        found = []
        for n, (text, label) in enumerate(zip(self.texts, self.labels, strict=True)):
            if not label:
                found.append(parse_article(document(text, f"{n}.txt", published), load_registry()))
        return list(map(Apart().article, found))

    def compared(self) -> Comparison:
        """All compared; a text that fits no event is put to the first."""
        articles = self.articles()
        texts = [
            parse_readout(document(text, f"{n}.txt"), label, load_registry().party_of(label), None, self.seed % 5 == n)
            for n, (text, label) in enumerate(zip(self.texts, self.labels, strict=True))
            if label
        ]
        for text in texts:
            invariants.check_readout(text)
        unreported = self.seed % 2 == 0
        try:
            return with_facts(Apart().comparison(compare(articles, texts, unreported=unreported)))
        except Trouble:
            events = [event.id for article in articles for event in article.events]
            event = self.rng().choice(events) if events else None
            texts = texts if events else []
            return with_facts(Apart().comparison(compare(articles, texts, event=event, unreported=unreported)))


def one_text(rng: random.Random, stock: Material) -> Given:
    """One article."""
    return Given([mutate(rng.choice(stock.texts), rng, stock.texts)], [""], rng.getrandbits(32))


def some_texts(rng: random.Random, stock: Material) -> Given:
    """An article or two, and official texts: those that belong to it, or any others."""
    article, texts = rng.choice(stock.cases)
    for _ in range(3):
        if not texts:
            article, texts = rng.choice(stock.cases)
    found = [(mutate(article, rng, stock.texts), "")] if article else []
    found += [(mutate(text, rng, stock.texts), label) for label, text in texts.items()]
    if rng.random() < 0.2:
        found.append((mutate(rng.choice(stock.texts), rng, stock.texts), ""))
    if rng.random() < 0.3 or len(found) < 2:
        found.append((mutate(rng.choice(stock.texts), rng, stock.texts), rng.choice(SOURCES)))
    return Given([text for text, _ in found], [label for _, label in found], rng.getrandbits(32))


def two_official(rng: random.Random, stock: Material) -> Given:
    """Two official texts, or three: variants of one, or of any."""
    texts = [text for _, found in stock.cases for text in found.values()] or stock.texts
    first = rng.choice(texts)
    chosen = [first if rng.random() < 0.5 else rng.choice(texts) for _ in range(rng.choice((2, 2, 3)))]
    labels = [rng.choice(SOURCES) for _ in chosen]
    return Given([mutate(text, rng, stock.texts) for text in chosen], labels, rng.getrandbits(32))


def parse(given: Given) -> None:
    """parse_article, the public attributions, and the same again."""
    text = given.texts[0]
    language = guess_language(text)
    need(language.isalpha() and language == guess_language(text), "language", language)
    articles = given.articles()
    for article in articles:
        invariants.check_article(article)
    need(articles == given.articles(), "parse: not the same again")
    for one in attributions(text):
        for start, end in (*one.source, *one.cue, *one.content):
            need(0 <= start < end <= len(text), "attribution: outside the text")


def compared(given: Given) -> None:
    """compare, with articles and texts."""
    comparison = given.compared()
    invariants.check_comparison(comparison)
    need(comparison == given.compared(), "compare: not the same again")


def strings(given: Given) -> None:
    """match and judge on sentences."""
    rng = given.rng()
    lines = [s for text in given.texts for s in re.split(r"(?<=[.!?])\s+|\n+", text)]
    chosen = [rng.choice(lines) for _ in range(6)]
    rows = match(chosen[:3], chosen[3:], chosen if given.seed % 2 else ())
    need(all(0 <= v <= 1 for row in rows for v in row), "match: outside [0, 1]", rows)
    for one in chosen[:3]:
        for two in chosen[3:]:
            judgement = judge(one, two, chosen if given.seed % 2 else ())
            need(0 <= judgement.score <= 1, "judge: score", judgement.score)
            for d in judgement.differences:
                need(one[d.here.start : d.here.end] == d.here.text != "", "judge: here", d)
                need(two[d.there.start : d.there.end] == d.there.text != "", "judge: there", d)


def all_formats(report: Report, formats: Sequence[str], given: Given, records: int | None) -> dict[str, str]:
    """The report in every format, each read back."""
    rng = given.rng()
    made = {}
    for format in formats:
        columns = rng.choice((20, 40, 80, 81, 200, 1000))
        made[format] = render(report, format, columns, format == "table" and rng.random() < 0.5, "0")
        invariants.check_rendered(format, made[format], records, columns)
    return made


def rendered(given: Given) -> None:
    """Claims and the comparison in all formats."""
    articles = given.articles()
    count = sum(len(article.claims) for article in articles)
    made = all_formats(claims_report(articles, lambda: TOOL), FORMATS, given, count)
    schema = given.seed % 4 == 0
    invariants.check_json("claims", made["json"], [article.document for article in articles], schema)
    comparison = given.compared()
    report = comparison_report(comparison, lambda: TOOL)
    made = all_formats(report, (*FORMATS, *FINDINGS_ONLY), given, len(comparison.findings))
    invariants.check_json("comparison", made["json"], comparison.documents, schema)


def explained(given: Given) -> None:
    """explain, all lines or one, drawn in all formats."""
    text = given.texts[0]
    one = document(text)
    line = given.rng().choice((None, 1, len(line_starts(text))))
    notes = explain(one, load_registry(), line)
    for note in notes:
        need(text[note.start : note.end] == note.text != "", "explain: other words", note)
    all_formats(explain_report(one, notes, line), FORMATS, given, len(notes))


def named(given: Given) -> None:
    """sources TEXT."""
    for text in (given.texts[0][:300], *given.texts[0].split("\n")[:20]):
        need(bool(describe(load_registry(), text)), "sources: no answer")
        done = 0
        for mention in load_registry().find(text):
            need(done <= mention.start < mention.end <= len(text), "mention: out of order")
            done = mention.end


def decoded(given: Given) -> None:
    """load, on bytes of any kind under any encoding."""
    rng = given.rng()
    written, read = rng.choice(ENCODINGS), rng.choice((None, *ENCODINGS))
    try:
        data = given.texts[0].encode(written, "replace")
    except (LookupError, UnicodeError, ValueError):
        data = given.texts[0].encode("utf-8", "surrogatepass")
    if rng.random() < 0.5:
        spoilt = bytearray(data)
        for _ in range(rng.choice((1, 3, 50))):
            at = rng.randint(0, len(spoilt))
            spoilt[at : at + rng.randint(0, 2)] = rng.randbytes(rng.randint(0, 3))
        data = bytes(spoilt)
    try:
        loaded = load(data, name="a.txt", encoding=read)
    except Trouble as trouble:
        need("\n" not in str(trouble), "decode: a trouble of several lines", str(trouble))
        return
    need(loaded.text == decode(data, "a.txt", read), "decode: not the same again")
    invariants.check_article(parse_article(replace(loaded, language="en"), load_registry()))


def same(given: Given) -> None:
    """What must not matter: a byte order mark, a newline at the end, the line ends, other articles in the run."""
    text = given.texts[0]
    if text.startswith("\ufeff") or "\r" in text:
        return
    article = given.articles()[0]
    ours = shape(article)
    for name, other in (("newline at the end", text + "\n"), ("two of them", text + "\n\n")):
        if not text.endswith("\n"):
            continue
        need(shape(Given([other], [""], given.seed).articles()[0]) == ours, f"changed by: {name}", (ours, other[-80:]))
    windows = shape(Given([text.replace("\n", "\r\n")], [""], given.seed).articles()[0])
    if ours != windows:  # what stands just within reach in characters may not, where there are more of them
        farther = shape(Given([text.replace("\n", " \n")], [""], given.seed).articles()[0])
        need(
            farther == windows,
            "changed by: line ends \\r\\n",
            [p for p in zip(ours, windows, strict=False) if p[0] != p[1]],
        )
    try:
        marked = load(b"\xef\xbb\xbf" + text.encode(), name="x", language="en")
    except (Trouble, UnicodeError):
        return
    need(marked.text == text, "changed by: a byte order mark")


def shape(article: Article) -> list[object]:
    """What was found, without offsets."""
    folded: list[object] = []
    for c in article.claims:
        people = tuple(p.name.split() if p else None for p in (c.speaker, c.addressee))
        fragments = tuple(article.document.text[a:b].split() for a, b in c.content.fragments)
        folded.append(
            (c.id, c.event, c.source, c.citation, c.reason, people, c.content.text.split(), fragments, c.line, c.rule)
        )
    folded += [(o.id, o.event, o.source, o.has, o.scope, o.claim, o.text.split(), o.line) for o in article.omissions]
    return [*folded, *((e.id, e.kind, e.participants, e.date, e.place) for e in article.events)]


def ordered(given: Given) -> None:
    """Articles in either order, and each alone; official texts in either order."""
    if len(given.texts) < 2:
        return
    if given.seed % 2:
        both = Given(given.texts, [""] * len(given.texts), given.seed)
        whole = both.articles()
        for n, text in enumerate(given.texts):
            alone = Given([text], [""], given.seed).articles()[0]
            need(
                [_unnumbered(x) for x in shape(alone)] == [_unnumbered(x) for x in shape(whole[n])],
                "articles: not as alone",
            )
            one, all_of_them = compare([alone]), compare(whole)
            rows = [(r.claim.content, {k: (c.verdict, c.score) for k, c in r.cells.items()}) for r in one.rows]
            name = f"{n}.txt"
            mine = [r for r in all_of_them.rows if r.claim.document == name]
            found = [(r.claim.content, {k: (c.verdict, c.score) for k, c in r.cells.items()}) for r in mine]
            need(rows == found, "compare: not as alone")
        return
    texts = [
        parse_readout(document(text, f"{n}.txt"), SOURCES[n], load_registry().party_of(SOURCES[n]))
        for n, text in enumerate(given.texts)
    ]
    one, two = compare((), texts), compare((), texts[::-1])
    need(_found(one) == _found(two), "readouts: another order, other findings")
    articles = Given(given.texts[:1], [""], given.seed).articles()
    event = given.rng().choice([event.id for event in articles[0].events] or [None])
    if event:
        one, two = compare(articles, texts, event=event), compare(articles, texts[::-1], event=event)
        need(_found(one) == _found(two), "readouts of an article: another order, other findings")


def _found(comparison: Comparison) -> list[Any]:
    """Findings without the order of the columns; a difference stands at the claim of the readout named first."""
    either = [("difference", f.basis, f.id) for f in comparison.findings if f.kind == "difference"]
    others = (f for f in comparison.findings if f.kind != "difference")
    return [
        *sorted(either),
        *sorted((f.kind, sorted(f.present), f.absent, f.basis, f.score or 0, f.id) for f in others),
    ]


def _unnumbered(value: object) -> str:
    return re.sub(r"((?:c|e|o)-[0-9a-f]{8})(?:-\d+)+", r"\1", repr(value))


def drafted(given: Given) -> None:
    """A draft of the article is a good fixture, and what it expects holds."""
    labelled = zip(given.texts, given.labels, strict=True)
    article = next((text for text, label in labelled if not label), given.texts[0])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.txt").write_bytes(article.encode("utf-8", "replace"))
        try:
            one = load(folder / "a.txt", published="2024-10-17", language="en")
        except Trouble:
            return
        parsed = parse_article(one, load_registry())
        case = draft_case(parsed, {}, "a.txt", compare([parsed]))
        (folder / "case.yaml").write_text(case.replace("null  # YYYY", '"2024-10-17"  # YYYY'), encoding="utf-8")
        try:
            result = run_case(load_case(folder / "case.yaml", load_registry()), load_registry())
        except Trouble as trouble:
            if "nothing is expected" in str(trouble):
                return
            raise Broken("draft: a bad fixture", str(trouble)) from None
        for outcome in result.outcomes:
            need("unexpected" not in outcome.found, "check: " + outcome.found[:60])
            wanted = {key: outcome.expectation.fields.get(key) for key in ("quote", "claim", "omission")}
            need(
                outcome.state == "passed", f"draft: {outcome.expectation.section} do not hold", (wanted, outcome.found)
            )


def checked(given: Given) -> None:
    """check, on a case.yaml that was mutated."""
    article, case = given.texts
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "article.txt").write_bytes(article.encode("utf-8", "replace"))
        (folder / "case.yaml").write_bytes(case.encode("utf-8", "surrogatepass"))
        try:
            result = run_case(load_case(folder / "case.yaml", load_registry()), load_registry())
        except Trouble:
            return
        bad = [outcome.found for outcome in result.outcomes if "unexpected" in outcome.found]
        need(not bad, "check: " + str(bad[:1])[:80])
        all_formats(check_report([result]), (*FORMATS, *FINDINGS_ONLY), given, None)


def case_files(rng: random.Random, stock: Material) -> Given:
    """An article and its case.yaml."""
    folder = rng.choice(sorted(path.parent for path in TOP.glob("fixtures/*/article.txt")))
    texts = [(folder / name).read_text(encoding="utf-8") for name in ("article.txt", "case.yaml")]
    mutated = [
        mutate(texts[0], rng, stock.texts, rng.choice((0, 0, 1))),
        mutate(texts[1], rng, [texts[1]], rng.choice((0, 1, 2))),
    ]
    return Given(mutated, ["", "case"], rng.getrandbits(32))


REGISTRY = """countries:
  xq: Quorland; Quorlander, Quorlandish; Quorl City
offices:
  tides: +ministry of tides, tide office
sources:
  quorl-palace: xq president; the Quorl Palace
  tide-house: {party: xq, office: tides, names: [Tide House, the House of Tides]}
traps: Quorland Street
"""


def registries(rng: random.Random, stock: Material) -> Given:
    """An article, and a user's registry."""
    names = ("Quorland", "the Quorl Palace", "Quorlandish", "the Quorlandish tide office", "Tide House")
    text = re.sub(r"\bChin\w+|\bthe Kremlin|\bBeijing", lambda m: rng.choice(names), rng.choice(stock.texts))
    registry = mutate(REGISTRY, rng, [REGISTRY], rng.choice((0, 1, 1, 2)))
    return Given([mutate(text, rng, stock.texts), registry], ["", "registry"], rng.getrandbits(32))


def registered(given: Given) -> None:
    """An article against a registry that was mutated."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "registry.yaml"
        file.write_bytes(given.texts[1].encode("utf-8", "surrogatepass"))
        try:
            registry = load_registry(file)
        except Trouble:
            return
    article = parse_article(document(given.texts[0]), registry)
    invariants.check_article(article)
    invariants.check_comparison(compare([article]))
    need(bool(describe(registry, given.texts[0][:200])), "sources: no answer")


COMMANDS = (
    *(["claims", "-f", format] for format in FORMATS),
    *(["compare", "-f", format, "--unreported"] for format in (*FORMATS, *FINDINGS_ONLY)),
    ["compare", "--exit-code", "--sort", "score"],
    ["compare", "--fail-on", "omission,unsupported", "--only", "omission,partial"],
    ["claims", "--only", "none", "--sort", "source"],
    ["draft"],
    ["explain"],
    ["check"],
    ["sources"],
)
READING = (
    ["--published", "2024-10-17"],
    ["--published", "0001-01-01"],
    ["--published", "2024-02-30"],
    ["--lang", "en"],
    ["--lang", "ru"],
    ["--lang", ""],
    ["--encoding", "latin-1"],
    ["--encoding", "utf-16"],
    ["-q"],
)
SELECTING = (
    ["--source", "kremlin"],
    ["--source", "cn"],
    ["--source", "nobody"],
    ["--event", "e-00000000"],
    ["--sort", "source"],
    ["--only", "none"],
    ["--only", "omission"],
    ["--width", "20"],
    ["--width", "1000"],
    ["--color", "always"],
)


def commanded(given: Given) -> None:
    """A command line, as a shell would give it; what is no Trouble comes out as it was raised."""
    from readoutdiff.cli import run as runner

    arguments = list(given.rng().choice(COMMANDS))
    with tempfile.TemporaryDirectory() as name:
        files = []
        for n, text in enumerate(given.texts):
            file = Path(name) / f"{n}.txt"
            file.write_bytes(text.encode("utf-8", given.rng().choice(("surrogatepass", "replace"))))
            files.append(file)
        rng = given.rng()
        if arguments[0] in ("claims", "compare", "explain", "draft"):
            arguments += [word for option in rng.sample(READING, rng.choice((0, 0, 1, 2))) for word in option]
        if arguments[0] in ("claims", "compare"):
            arguments += [word for option in rng.sample(SELECTING, rng.choice((0, 1, 1, 2))) for word in option]
        if arguments[0] == "sources":
            arguments.append(given.texts[0][:500].replace("\0", ""))
        elif arguments[0] in ("explain", "draft", "check"):
            arguments.append(str(files[0]))
        else:
            for file, label in zip(files, given.labels, strict=True):
                arguments.append(f"--readout={label}={file}" if label and arguments[0] == "compare" else str(file))
        code, out, err = in_process(runner._invoke, arguments)
        need(code in (0, 1, 2), "cli: exit code", code)
        need("Traceback" not in err and "unexpected" not in err, "cli: " + err[-120:])
        need(code != 2 or bool(err), "cli: 2 without a word")
        text = out.decode()
        if "json" in arguments and text:
            json.loads(text)


def in_process(call: Callable[[list[str]], int], arguments: list[str]) -> tuple[int, bytes, str]:
    """A command's exit code and what it printed, without a new interpreter."""
    out, err, kept = io.BytesIO(), io.StringIO(), (sys.stdout, sys.stderr, sys.stdin)
    stream = io.TextIOWrapper(out, "utf-8")  # held: it closes ``out`` when it goes
    sys.stdout, sys.stderr, sys.stdin = stream, err, io.TextIOWrapper(io.BytesIO())
    try:
        code = call(arguments)
        stream.flush()
    except Trouble as trouble:
        code = 2
        err.write(str(trouble))
    finally:
        sys.stdout, sys.stderr, sys.stdin = kept
    return code, out.getvalue(), err.getvalue()


ENVIRONMENTS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "COLUMNS": "40"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "COLUMNS": "200", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "77", "LC_ALL": "de_DE.UTF-8", "PYTHONOPTIMIZE": "1", "TZ": "Pacific/Kiritimati"},
)


def many_texts(rng: random.Random, stock: Material) -> Given:
    """So many articles that a new interpreter is worth its start."""
    return Given([mutate(rng.choice(stock.texts), rng, stock.texts) for _ in range(12)], [""] * 12, rng.getrandbits(32))


def elsewhere(given: Given) -> None:
    """The same bytes under other hash seeds and locales, in other widths, from new interpreters."""
    format = given.rng().choice(("json", "csv", "html", "plain", "table", "markdown"))
    command = given.rng().choice((["claims"], ["compare"]))
    with tempfile.TemporaryDirectory() as name:
        for n, text in enumerate(given.texts):
            (Path(name) / f"{n}.txt").write_bytes(text.encode("utf-8", "replace"))
        names = [f"{n}.txt" for n in range(len(given.texts))]
        line = [sys.executable, "-m", "readoutdiff", *command, *names, "-f", format, "--lang", "en", "-q"]
        made = [
            subprocess.run(line, cwd=name, env={**os.environ, **environment}, capture_output=True, check=False)
            for environment in ENVIRONMENTS
        ]
        need(all(b"unexpected" not in one.stderr for one in made), "cli: " + made[0].stderr.decode()[-120:])
        need(
            len({(one.returncode, one.stdout) for one in made}) == 1, f"{command[0]}: other bytes elsewhere ({format})"
        )


Entry = tuple[Callable[[random.Random, Material], Given], Callable[[Given], None], int]
ENTRIES: dict[str, Entry] = {  # the input, what is done with it, and how often beside the others
    "parse": (one_text, parse, 8),
    "compare": (some_texts, compared, 8),
    "texts": (two_official, compared, 6),
    "strings": (some_texts, strings, 3),
    "render": (some_texts, rendered, 5),
    "cli": (some_texts, commanded, 4),
    "decode": (one_text, decoded, 4),
    "check": (case_files, checked, 3),
    "registry": (registries, registered, 2),
    "draft": (one_text, drafted, 4),
    "explain": (one_text, explained, 3),
    "sources": (one_text, named, 1),
    "same": (one_text, same, 4),
    "order": (some_texts, ordered, 3),
    "elsewhere": (many_texts, elsewhere, 0),  # a seldom one: it starts interpreters
}

# --- edges ----------------------------------------------------------------------------------------------------------

SENTENCE = "The Kremlin said in a readout that Wang Yi had told Putin on Monday that the ports would open"
SETTINGS = (  # where a phrase stands
    "{0}",
    f"{SENTENCE} {{0}}",
    f"{SENTENCE}. {{0}}",
    f"{{0}} {SENTENCE}.",
    f"{SENTENCE}.\n\n{{0}}\n\nThe Chinese readout made no mention of this.",
    f"{SENTENCE}, {{0}}. Putin {{0}}.\n{{0}}",
    f"“{SENTENCE} {{0}}” {{0}}",
    "“{0}”",
    f"“{{0}} {SENTENCE},” {{0}} said. It {{0}}",
    "Lund met Reis in Oslo. {0} met Lund. The Norwegian account {0}, {0}",
)


def phrases() -> list[str]:
    """Every word and phrase of the data files, in order, each once; patterns too, as texts."""
    found: dict[str, None] = {}

    def take(value: Any) -> None:
        if isinstance(value, dict):
            for key, each in value.items():
                take(key)
                take(each)
        elif isinstance(value, list):
            for each in value:
                take(each)
        elif isinstance(value, str):
            for part in re.split(r"\s*[|;,]\s*", value):
                found.update(dict.fromkeys((part.replace("_", " "), *part.replace("_", " ").split())))

    for name in (
        "en/attribution.yaml",
        "en/readouts.yaml",
        "en/contacts.yaml",
        "en/dates.yaml",
        "en/tokens.yaml",
        "en/citing.yaml",
        "en/silences.yaml",
        "en/compare.yaml",
        "sources.yaml",
    ):
        take(load_data(name))
    for name in ("en/attribution.examples.yaml", "en/silences.examples.yaml"):
        take(load_data(name))
    return [each for each in found if each.strip()]


def edges(texts: Sequence[str], known: Sequence[str], rng: random.Random) -> Iterator[str]:
    """Texts that end, or begin, where something is looked for: phrases, cuts, and two phrases back to back in turn."""
    sources = [_settings(known), cuts(texts), _pairs(known, rng, 3 * len(known))]
    while sources:
        for source in list(sources):
            if (text := next(source, None)) is None:
                sources.remove(source)
            else:
                yield text


def _settings(known: Sequence[str]) -> Iterator[str]:
    return (setting.format(each) for each in known for setting in SETTINGS)


def _pairs(known: Sequence[str], rng: random.Random, number: int) -> Iterator[str]:
    return (rng.choice(SETTINGS).format(f"{rng.choice(known)} {rng.choice(known)}") for _ in range(number))


def cuts(texts: Sequence[str]) -> Iterator[str]:
    """Up to each token and from each token on, with the paragraph before or behind."""
    for text in texts:
        starts = [0, *(m.end() for m in re.finditer(r"\n\s*", text)), len(text)]
        for n in range(len(starts) - 1):
            first, start, end = starts[max(0, n - 1)], starts[n], starts[n + 1]
            behind = starts[min(len(starts) - 1, n + 2)]
            for m in re.finditer(r"\w+|[^\w\s]", text[start:end]):
                yield text[first : start + m.end()]
                yield text[start + m.start() : behind]


class Strict(list[Any]):
    """Tokens of which none stands before the first: a look behind there would meet the last one of the text."""

    def __getitem__(self, i: Any) -> Any:
        if isinstance(i, int) and i < 0:
            raise IndexError("before the first")
        return super().__getitem__(i)


@contextlib.contextmanager
def strictly() -> Iterator[None]:
    """While it lasts the tokens of every text are Strict."""
    made = Scan.__init__

    def init(self: Scan, text: str, lexicon: Any) -> None:
        made(self, text, lexicon)
        for name in ("words", "lower", "kinds", "starts", "ends", "gaps", "quote_of"):
            setattr(self, name, Strict(getattr(self, name)))

    Scan.__init__ = init  # type: ignore[method-assign]
    try:
        yield
    finally:
        Scan.__init__ = made  # type: ignore[method-assign]


def at_the_edge(text: str) -> None:
    """One text through attribution, parser and comparator, with Strict tokens."""
    with strictly():
        _at_the_edge(text)


def _at_the_edge(text: str) -> None:
    attributions(text)
    one = document(text)
    article = parse_article(one, load_registry())
    invariants.check_article(article)
    readout = parse_readout(document(text, "r.txt"), "kremlin", "RU")
    invariants.check_readout(readout)
    judge(text[:400], SENTENCE)
    judge(SENTENCE, text[-400:])
    if article.events:
        invariants.check_comparison(compare([article], [readout], event=article.events[0].id))


def run_edges(texts: Sequence[str], seed: int, seconds: float) -> int:
    """All edges until the time is up; 1 where something failed."""
    rng = random.Random(seed)
    known, texts = phrases(), list(texts)
    if seed:  # a long run may be cut into several
        rng.shuffle(known)
        rng.shuffle(texts)
    end, runs = time.monotonic() + seconds, 0
    seen: Counter[str] = Counter()
    for text in edges(texts, known, rng):
        if time.monotonic() > end:
            break
        runs += 1
        found = failure(lambda given: at_the_edge(given.texts[0]), Given([text]))
        if found:
            seen[found[0]] += 1
            if seen[found[0]] == 1:
                print(f"--- edges: {found[1]}\n    {text[-300:]!r}\n    {text[:300]!r}", flush=True)
    else:
        print("through")
    print(f"{runs} texts at their edges")
    for key, number in seen.most_common():
        print(f"{number:6} {key}")
    return 1 if seen else 0


# --- the loop -------------------------------------------------------------------------------------------------------


class TooSlow(Exception):
    """A run took more than SLOW seconds."""


def _alarm(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def failure(run: Callable[[Given], None], given: Given) -> tuple[str, str] | None:
    """What tells this failure from others, and how it is shown; None where all is well."""
    signal.signal(signal.SIGPROF, _alarm)
    signal.setitimer(signal.ITIMER_PROF, SLOW)
    try:
        run(given)
    except Broken as broken:
        return broken.name, str(broken)
    except Exception as error:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if "/readoutdiff/" in f.filename]
        at = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(at.filename).name}:{at.lineno}" if not isinstance(error, TooSlow) else ""
        key = f"{type(error).__name__} {place}".strip()
        where = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in frames[::-1][:6])
        return key, f"{type(error).__name__}: {str(error)[:200]} at {where}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return None


def shrink(run: Callable[[Given], None], given: Given, key: str, seconds: float = 20) -> Given:
    """A shorter input that fails alike: pieces are left out, large ones first, as long as it does."""
    end = time.monotonic() + (3 * SLOW if key == "TooSlow" else seconds)
    changed = True
    while changed and time.monotonic() < end:
        changed = False
        for n, text in enumerate(given.texts):
            for shorter in _shorter(text):
                if time.monotonic() > end:
                    break
                texts = [*given.texts[:n], shorter, *given.texts[n + 1 :]]
                tried = replace(given, texts=texts)
                found = failure(run, tried)
                if found and found[0] == key:
                    given, changed = tried, True
                    break
    return given


def _shorter(text: str) -> Iterator[str]:
    """The text without a stretch: halves, then smaller ones, then single characters."""
    size = len(text) // 2
    while size:
        for at in range(0, len(text), size):
            yield text[:at] + text[at + size :]
        size //= 2 if size > 40 or size == 1 else 1
        if size <= 40 and len(text) > 200:
            tokens = _tokens(text)
            for n in range(len(tokens)):
                yield "".join(tokens[:n] + tokens[n + 1 :])
            return


def main() -> int:
    """Run until the time is up; 1 where something failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--entry", action="append", choices=list(ENTRIES))
    parser.add_argument("--edges", action="store_true")
    parser.add_argument("files", nargs="*", metavar="FILE.jsonl")
    asked = parser.parse_args()
    rng, stock = random.Random(asked.seed), material(asked.files)
    if asked.edges:
        return run_edges(stock.texts, asked.seed, asked.seconds)
    names = asked.entry or [name for name, (_, _, often) in ENTRIES.items() for _ in range(often)]
    runs: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    end = time.monotonic() + asked.seconds
    seldom = time.monotonic() + 20
    while time.monotonic() < end:
        name = rng.choice(names)
        if not asked.entry and time.monotonic() > seldom:
            name, seldom = "elsewhere", time.monotonic() + 60
        make, run, _ = ENTRIES[name]
        given = make(rng, stock)
        runs[name] += 1
        found = failure(run, given)
        if found is None:
            continue
        seen[found[0]] += 1
        if seen[found[0]] == 1:
            small = shrink(run, given, found[0])
            shown = failure(run, small) or found
            print(f"--- {name}: {shown[1]}\n    labels {small.labels} seed {small.seed}", flush=True)
            for text in small.texts:
                print(f"    {text[:1500]!r}", flush=True)
    print(f"{sum(runs.values())} runs: " + ", ".join(f"{name} {runs[name]}" for name in ENTRIES if runs[name]))
    for key, number in seen.most_common():
        print(f"{number:6} {key}")
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main())
