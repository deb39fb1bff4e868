"""The cases of ``growth.py``: what is read, compared, written, and of how many units."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import pkgutil
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks import ambush

import readoutdiff
from readoutdiff.attributing.attribution import attributions
from readoutdiff.comparing.compare import compare
from readoutdiff.comparing.lexicon import lexicon
from readoutdiff.ground.model import Article, Claim, Comparison, Document, Readout
from readoutdiff.ground.yamlfile import load_data, load_marked
from readoutdiff.language.language import language
from readoutdiff.naming.registry import load_registry
from readoutdiff.parsing.article import parse_article
from readoutdiff.parsing.explaining import explain
from readoutdiff.parsing.readout import parse_readout
from readoutdiff.reading.load import load
from readoutdiff.silences.frames import frames as silence_frames

HOUSE = Path(readoutdiff.__file__).parent
MOST = 4_000_000  # units, where one is a character
LINEAR = 1.2
SQUARE = 2.2  # claims by claims: the matrix of scores alone


@dataclass(frozen=True)
class Case:
    """``run(make(n))`` is timed, ``make`` is not."""

    part: str
    name: str
    make: Callable[[int], Any]
    run: Callable[[Any], object]
    most: int = MOST
    limit: float = LINEAR


def cases() -> Iterator[Case]:
    """All of them."""
    yield from traps()
    yield from frames()
    yield from patterns(3)
    yield from lines(2_500_000)
    yield from comparing()
    yield from writing()
    yield from checking()


# -- texts ----------------------------------------------------------------------------------------------------------
def read(text: str) -> object:
    """Bytes -> article."""
    return parse_article(load(text.encode(), published="2024-10-17", language="en"), load_registry())


def read_official(text: str) -> object:
    """Bytes -> readout."""
    return parse_readout(load(text.encode(), published="2024-10-17", language="en"), "kremlin", "RU")


def repeated(unit: str, first: str = "", last: str = "") -> Callable[[int], str]:
    """A unit n times."""
    return lambda n: first + unit * n + last


def numbered(unit: Callable[[int], str], first: str = "") -> Callable[[int], str]:
    """n units, each another."""
    return lambda n: first + "".join(map(unit, range(n)))


def name(n: int) -> str:
    """A name that no other number has."""
    parts = "ka lo mi nu re sa te vo wi zu".split()
    return "".join(parts[int(digit)] for digit in str(n)).capitalize() + "n"


MET = "Foreign Minister Hassan Alami of Morocco met President Pedro Reis of Portugal in Oslo on May 7, 2024.\n\n"
SAID = "Reis told Alami that the tariff would fall, Portugal's presidency said in a readout. "
TRAPS: dict[str, str] = {
    **{
        f"quote {mark} opened": f"{mark}word "
        for mark in ('"', "“", "„", "«", "‹", "‘", "'", "``", "''", "»", "”", "’")
    },
    **{f"quote {mark} alone": mark for mark in ('"', "“", "„", "«", "‘", "'", "`", "’")},
    "quotes closed and said": "“Ships sail,” he said. ",
    "quotes nested": "“He said ‘she said “no” then’ again” ",
    "quotes in a row": "“a” ",
    "plurals with an apostrophe": "‘the ministers’ talks ",
    "rock 'n' roll": "'n' ",
    "according to": "according to ",
    "according to the Kremlin": "according to the Kremlin, ",
    "capitals": "Aa Bb Cc ",
    "capitals with stops": "A.B.C. ",
    "capitals glued by stops": "A.B.C.",
    "capitals in a list": "Oslo, Lima, Paris and Rome, ",
    "a sentence of capitals": "ALPHA BETA GAMMA ",
    "commas": ",",
    "commas and blanks": "so, ",
    "brackets opened": "(",
    "brackets opened with words": "(then ",
    "square brackets": "[[[ ",
    "brackets": "(a (b) c) ",
    "digits with commas": "1,",
    "digits with stops": "1.",
    "one long number": "7",
    "dates": "on May 7, 2024, ",
    "numbers of dates": "7 7 7 2024 ",
    "months": "May May ",
    "clock times": "12:30 p.m. ",
    "dashes": "—",
    "dashes with blanks": " — ",
    "hyphens": "-",
    "hyphened words": "a-",
    "blank lines": "\n\n",
    "lines of blanks": "   \t \n",
    "carriage returns": "\r",
    "line separators": "\u2028",
    "one word a line": "Ships\n",
    "one word a paragraph": "Ships\n\n",
    "short heads": "Ships in Oslo\n\nThe ships came.\n\n",
    "CJK stops": "。",
    "CJK sentences": "他说。",
    "full-width marks": "！？；」",
    "stops": ".",
    "stops with blanks": ". ",
    "ellipses": "… ",
    "questions": "Why? ",
    "initials": "J. R. ",
    "that that that": "that ",
    "and and and": "and ",
    "of the of the": "of the ",
    "said said said": "said ",
    "he said that he said that": "he said that ",
    "who said": "who, which said, ",
    "titles": "Mr. Dr. Foreign Minister ",
    "title and name": "Foreign Minister Kari Lund ",
    "names with particles": "von der al bin ",
    "the office of": "the office of the spokesman of ",
    "country and office": "China's Foreign Ministry ",
    "countries": "China and Russia, ",
    "the North": "the North ",
    "spokesman for": "a spokesman for ",
    "his and her": "his her their ",
    "the ministry": "The ministry said so. ",
    "his office": "His office said so. ",
    "a readout": "a readout ",
    "the readout said": "The readout said so. ",
    "the readout did not mention": "The readout did not mention it. ",
    "did not mention": "did not mention ",
    "no mention": "no mention of ",
    "neither nor": "neither nor ",
    "unlike": "Unlike the Kremlin's, ",
    "only": "Only the Kremlin ",
    "colons": "Kremlin: ",
    "labels": "PUTIN: Yes.\n\n",
    "label and titles": "President Putin: Yes. Minister Lavrov: No. ",
    "bullets": "- item\n",
    "blanks behind a claim": SAID[:-2] + " " * 400 + "x. ",
    "a claim and its word of silence in blanks": SAID[:-2] + ", a point" + " " * 50 + "absent from Morocco's readout. ",
    "links": "https://",
    "links with words": "https://a.b ",
    "at signs": "a@",
    "slashes": "/POOL/",
    "captions": "Ships (AP Photo/Name) ",
    "underscores": "_",
    "apostrophes in words": "a'",
    "combining marks": "e\u0301",
    "emoji joined": "👩\u200d",
    "zero-width": "\u200b",
    "controls": "\x01",
    "not a word": "@#%",
    "calls": "They spoke by phone on Monday. ",
    "the call": "The call lasted an hour. ",
    "the two leaders": "The two leaders discussed trade. ",
    "told": "Reis told Alami it was so. ",
    "statements": SAID,
    "statements in paragraphs": SAID + "\n\n",
    "meetings": MET,
    "meeting and statement": MET + SAID + "Morocco's readout made no mention of the tariff.\n\n",
    "a claim and its silence": SAID + "Morocco's readout made no mention of it. ",
    "a venue": "At a news conference, Reis said so. ",
    "dated places": "OSLO (Reuters) - Ships came.\n\n",
}
MANY: dict[str, Callable[[int], str]] = {
    "other people": lambda n: f"Foreign Minister {name(n)} {name(n + 7)} said so. ",
    "other people, one family": lambda n: f"Minister {name(n)} Lund said so. ",
    "other people, one first name": lambda n: f"Minister Kari {name(n)} said so. ",
    "other meetings": lambda n: f"President {name(n)} {name(n + 3)} met {name(n + 5)} on May {n % 28 + 1}. ",
    "other meetings, same people": lambda n: f"Reis met Alami on May {n % 28 + 1}, {1900 + n % 200}.\n\n",
    "other claims": lambda n: f"Reis said the fee was {n} euros, Portugal's presidency said in a readout. ",
    "other silences": lambda n: f"Morocco's readout made no mention of {name(n).lower()}. ",
    "other words": lambda n: f"{name(n).lower()} ",
    "other names in a list": lambda n: f"{name(n)}, ",
    "other dates": lambda n: f"on {n % 28 + 1} May {1000 + n % 5000} ",
    "other quotations": lambda n: f"“{name(n)} sails,” Reis said. ",
    "other labels": lambda n: f"{name(n)} {name(n + 1)}: Yes.\n\n",
    "other headlines": lambda n: f"{name(n)} in Oslo\n\n",
}  # fmt: skip
DEEP = {
    "brackets": ("(a ", "b) "),
    "quotes": ("“a ‘b ", "c’ d” "),
    "square": ("[", "]"),
    "guillemets": ("«a ", "b» "),
    "said that": ("he said that ", "she came "),
    "accounts": ("according to the Kremlin, according to Xinhua, ", "it rained "),
}


def nested(before: str, after: str) -> Callable[[int], str]:
    """n opened, then n closed."""
    return lambda n: MET + SAID + before * n + "x " + after * n


def traps() -> Iterator[Case]:
    """What is known to be hard, as an article and as an official text; behind a meeting, so that all rules look."""
    made = {what: repeated(unit, MET + SAID) for what, unit in TRAPS.items()}
    made |= {what: numbered(unit, MET + SAID) for what, unit in MANY.items()}
    made |= {f"nested {what}": nested(*unit) for what, unit in DEEP.items()}
    for what, make in made.items():
        yield Case("traps", f"{what}, article", make, read)
        yield Case("traps", f"{what}, official", make, read_official)
    for what in ("statements", "a claim and its silence", "said said said", "the readout said"):
        yield Case("traps", f"{what}, attributions", repeated(TRAPS[what]), attributions)
    for what in ("statements", "said said said", "meeting and statement"):
        make = lambda n, what=what: document(TRAPS[what] * n)  # noqa: E731
        yield Case("traps", f"{what}, explain", make, lambda d: explain(d, load_registry()))


def document(text: str, named: str = "a.txt") -> Document:
    """A text as read."""
    return load(text.encode(), name=named, published="2024-10-17", language="en")


def frames() -> Iterator[Case]:
    """Every frame's own hits, and what breaks off before their end, over and over."""
    for what, both in load_data("en/attribution.examples.yaml").items():
        yield from _frame(what, "", [hit["text"] for hit in both["hits"]])
    silences = load_data("en/silences.examples.yaml")
    for what, both in silences.items():
        if what != "scenes":
            first = {hit[0]: silences["scenes"][hit[0]] for hit in both["hits"]}
            yield from _frame(f"silence.{what}", "\n\n".join(first.values()) + "\n\n", [hit[1] for hit in both["hits"]])


def _frame(what: str, first: str, hits: list[str]) -> Iterator[Case]:
    yield Case("frames", f"{what}, hits", repeated(" ".join(hits) + " ", first), read)
    split = [hit.split() for hit in hits]
    cut = [" ".join(each[: max(1, len(each) * share // 4)]) for each in split for share in (1, 2, 3)]
    yield Case("frames", f"{what}, near-hits", repeated(" ".join(cut) + " ", first), read)
    yield Case("frames", f"{what}, near-hits broken", repeated("\x01 ".join(cut) + " ", first), read)


def lines(most: int) -> Iterator[Case]:
    """One line of up to 10 MB."""
    prose = "The ships came to the harbour and left it again before the morning without a word to anybody "
    for what, unit in (("prose", prose), ("blanks", " "), ("one letter", "a"), ("one capital", "A"), ("tabs", "\t"),
                       ("no-break blanks", "\u00a0")):  # fmt: skip
        for how, run in (("article", read), ("official", read_official)):
            make = functools.partial(_line, unit)
            yield Case("lines", f"{what}, {how}", make, run, most)


def _line(unit: str, n: int) -> str:
    return (unit * (n // len(unit) + 1))[:n]


# -- patterns -------------------------------------------------------------------------------------------------------
METHODS = ("fullmatch", "match", "search", "finditer", "findall", "sub", "split")
# Patterns that are only ever given a window of the text, and its size in characters. Sentences have at most 400 tokens.
SENTENCE = 2400
WINDOWS = {
    "parsing.article: self.ctx.words.pattern('link')": 60,
    "silences.silences: silences.pattern('denied')": 60,
    "silences.silences: silences.pattern('unreal')": SENTENCE,
    "silences.silences: silences.pattern('wished')": 12,
    "silences.topics: self.pattern('topic-trail')": SENTENCE,
}
WAYS = ("finditer", "findall", "sub", "split", "search", "match", "fullmatch")  # the first counts: it asks most


def patterns(alternatives: int, *only: str) -> Iterator[Case]:
    """Every pattern of the package (or ``only`` some) against strings derived from it, asked as the package asks it."""
    asked, found = calls(), collect()
    for where in only or sorted(found):
        pattern = found[where]
        text = pattern if isinstance(pattern.pattern, str) else as_text(pattern)
        _, _, owner = where.partition(": ")
        near, last = asked.get(where, asked.get(where.partition("[")[0], set())), owner.rpartition(".")[2]
        ways = near or {way for name, ways in asked.items() if name.endswith((f": {last}", f".{last}")) for way in ways}
        ways |= {way for way in WAYS if owner.startswith(f"re.{way}(")}
        how = next((way for way in WAYS if way in ways), "finditer")
        for what, first, unit in ambush.strings(text, alternatives):
            for end in ("", "\x00") if what == "pumped" else ("",):
                shown = f"{where}.{how}, {what} {(first + unit)[:60]!r}{' broken' if end else ''}"
                window = SENTENCE if where.startswith("silences.frames: Frames") else WINDOWS.get(where)
                run = functools.partial(ask, text, how, window)
                yield Case("patterns", shown, repeated(unit, first, end), run, MOST // len(unit))


def as_text(pattern: re.Pattern[bytes]) -> re.Pattern[str]:
    """The same for characters."""
    return re.compile(pattern.pattern.decode("latin-1"), pattern.flags | re.UNICODE)


def ask(pattern: re.Pattern[str], how: str, window: int | None, text: str) -> object:
    """Look for one place, or for all of them; in a text, or in each window of it."""
    once = how in ("search", "match", "fullmatch")
    if window and how == "match":
        return [pattern.match(text, at, at + window) for at in range(0, len(text), window)]
    if window:
        return sum(1 for at in range(0, len(text), window) for _ in pattern.finditer(text, at, at + window))
    return getattr(pattern, how)(text) if once else sum(1 for _ in pattern.finditer(text))


def modules() -> Iterator[Any]:
    """Every module of the package but the one that runs it."""
    for info in pkgutil.walk_packages([str(HOUSE)], "readoutdiff."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


@functools.cache
def calls() -> dict[str, set[str]]:
    """``module: owner`` as written -> methods of patterns that are called on it."""
    found: dict[str, set[str]] = {}
    for module in modules():
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Attribute) and node.attr in WAYS:
                owner = re.sub(r"\['([\w-]+)'\]", r"[\1]", ast.unparse(node.value))  # as in collect
                found.setdefault(f"{_short(module)}: {owner}", set()).add(node.attr)
    return found | {"reading.furniture: LINES": {"fullmatch"}, "silences.frames: Frames": {"match"}}


@functools.cache
def collect() -> dict[str, re.Pattern[Any]]:
    """``module: owner`` -> pattern: globals and what they hold, cached functions and properties, literals of calls."""
    found: dict[str, re.Pattern[Any]] = {}
    seen: dict[int, Any] = {}
    for module in modules():
        for name, value in vars(module).items():
            own = getattr(value, "__module__", "") == module.__name__ or not callable(value)
            if own and not inspect.ismodule(value):
                _walk(f"{_short(module)}: {name}", value, found, seen)
        _literals(module, found)
    _walk("language.language: language('en')", language("en"), found, seen)
    _walk("comparing.lexicon: lexicon(language('en'))", lexicon(language("en")), found, seen)
    for name, frame in silence_frames(language("en").words).by_name.items():
        _walk(f"silences.frames: Frames[{name}]", [way.sides for way in frame.ways], found, seen)
    first = {(pattern.pattern, pattern.flags): where for where, pattern in reversed(found.items())}
    return {where: found[where] for where in first.values()}


def _short(module: Any) -> str:
    return str(module.__name__).removeprefix("readoutdiff.")


def _walk(where: str, value: Any, found: dict[str, re.Pattern[Any]], seen: dict[int, Any]) -> None:
    """Note the patterns that hang on a value."""
    if isinstance(value, re.Pattern):
        found.setdefault(where, value)
        return
    if isinstance(value, (str, bytes, int, float, type(None))) or id(value) in seen:
        return
    seen[id(value)] = value  # kept, so that no other gets its id
    if isinstance(value, dict):
        for key, inner in value.items():
            _walk(f"{where}[{key}]", inner, found, seen)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for number, inner in enumerate(value):
            _walk(f"{where}[{getattr(inner, 'name', number)}]", inner, found, seen)
    elif hasattr(value, "cache_info"):
        if _asks_nothing(value):
            _walk(f"{where}()", value(), found, seen)
    elif type(value).__module__.startswith("readoutdiff"):
        names = [*getattr(value, "__dict__", ()), *getattr(type(value), "__slots__", ())]
        names += [name for name, kind in vars(type(value)).items() if isinstance(kind, functools.cached_property)]
        for name in dict.fromkeys(names):
            _walk(f"{where}.{name}", getattr(value, name, None), found, seen)


def _literals(module: Any, found: dict[str, re.Pattern[Any]]) -> None:
    """Patterns in a call: ``re.search(r"...", text)``, ``silences.pattern("turn")`` of the language's data."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
            continue
        given, where = node.args[0].value, f"{_short(module)}: {ast.unparse(node)}"
        if (
            isinstance(node.func, ast.Attribute)
            and ast.unparse(node.func.value) == "re"
            and node.func.attr not in ("escape", "compile")
        ):
            found.setdefault(where, re.compile(given))
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "pattern":
            found.setdefault(where, language("en").words.pattern(given))


# -- comparing ------------------------------------------------------------------------------------------------------
def sentence(n: int) -> str:
    """A sentence of an official text, other words each time."""
    verbs = "discussed praised raised welcomed offered agreed".split()
    return f"The ministers {verbs[n % 6]} the {name(n).lower()} quota of {n} tons and the {name(n // 3).lower()} line. "


def official(source: str, sentences: int, same: bool = False) -> Readout:
    """An official text of so many sentences."""
    text = "Readout of the call\n\n" + "".join(sentence(0 if same else n) for n in range(sentences))
    return parse_readout(document(text, f"{source}.txt"), source, source[:2].upper())


def compared_afresh(articles: list[Article], texts: list[Readout]) -> object:
    """Compare, with nothing known from the run before."""
    for known in caches():
        known.cache_clear()
    return compare(articles, texts)


@functools.cache
def caches() -> list[Any]:
    """What remembers answers by what it was asked."""
    found = [value for module in modules() for value in vars(module).values() if hasattr(value, "cache_clear")]
    return [each for each in found if each.__module__.startswith("readoutdiff.comparing") and not _asks_nothing(each)]


def _asks_nothing(function: Any) -> bool:
    return all(p.default is not p.empty for p in inspect.signature(function).parameters.values())


CLAIMED = {
    **{
        each: f"{each} "
        for each in ("fish,", "fish and", "(fish", "7", "“fish", "that", "not", "May 7,", "if", "to", "Aa Bb")
    },
    **{each: each for each in ("a", "https://", "A.B.", "1,1", "a-")},
}


def comparing() -> Iterator[Case]:
    """Texts by their length, claims by theirs, articles by what stands in them."""
    few = official("no-mfa", 20)
    together = lambda both: compared_afresh([], both)  # noqa: E731
    for same in (False, True):
        text = functools.partial(official, same=same)
        how = "one sentence over and over" if same else "other sentences"
        both = {
            "n claims, 20 passages": (lambda n, text=text: [text("pt-mfa", n), few], LINEAR),
            "20 claims first, n passages": (lambda n, text=text: [few, text("pt-mfa", n)], LINEAR),
            "n claims, n passages": (lambda n, text=text: [text("no-mfa", n), text("pt-mfa", n)], SQUARE),
        }
        for what, (make, limit) in both.items():
            yield Case("compare", f"{what}, {how}", make, together, 20_000, limit)
    for what, unit, limit in (
        ("claims of one event", SAID, SQUARE),
        ("claims and silences", TRAPS["a claim and its silence"], SQUARE),
        ("events", MEETING, LINEAR),
    ):
        make = functools.partial(article, unit=unit)
        yield Case("compare", f"an article of n {what}", make, lambda a: compared_afresh([a], []), 20_000, limit)
    for what, unit in CLAIMED.items():
        make = lambda n, unit=unit: [official("pt-mfa", 3), long_claim(unit * n)]  # noqa: E731
        yield Case("compare", f"one claim of {what!r}", make, together)


def long_claim(said: str) -> Readout:
    """A text that is one claim, however the sentences would be cut."""
    text = f"Readout\n\nThe ministers welcomed {said}."
    one = parse_readout(document("Readout\n\nThe ministers welcomed fish.", "no.txt"), "no-mfa", "NO")
    whole = document(text, "no.txt")
    start, end = text.index("The"), len(text)
    passage = replace(one.passages[-1], text=text[start:end], start=start, end=end)
    content = replace(one.claims[-1].content, text=text[start:end], start=start, end=end, fragments=((start, end),))
    return replace(one, document=whole, passages=(passage,), claims=(replace(one.claims[-1], content=content),))


MEETING = (
    "President OTHER of Norway met President Pedro Reis of Portugal in Oslo on May 7.\n\n"
    "Reis told OTHER that the tariff would fall, Portugal's presidency said in a readout.\n\n"
)


def article(n: int, unit: str) -> Article:
    """An article of n units, each with names and words of its own."""
    units = (unit.replace("tariff", f"{name(i).lower()} tariff").replace("OTHER", name(i)) for i in range(n))
    text = MET + "".join(units)
    return parse_article(document(text), load_registry())


# -- writing --------------------------------------------------------------------------------------------------------
def copies(n: int, several: bool) -> Comparison:
    """A comparison of n events with a finding or two each, or of one event with n times as many; made by hand."""
    one = compare([article(1, TRAPS["a claim and its silence"])])
    names = [f"-{i}" for i in range(n)]
    event = {each: each if several else "" for each in names}
    readouts = [r for each in (names if several else names[:1]) for r in one.readouts for r in [
        replace(r, event=r.event + event[each], claims=r.claims if several else r.claims * n)]]  # fmt: skip
    return replace(
        one,
        events=tuple(replace(e, id=e.id + event[each]) for each in names[: n if several else 1] for e in one.events),
        readouts=tuple(readouts),
        rows=tuple(replace(r, event=r.event + event[e], claim=_renamed(r.claim, e)) for e in names for r in one.rows),
        findings=tuple(
            replace(f, id=f.id + each, event=f"{f.event}{event[each]}", claim=f.claim and _renamed(f.claim, each))
            for each in names
            for f in one.findings
        ),
        omissions=tuple(replace(o, id=o.id + each) for each in names for o in one.omissions),
    )


def _renamed(claim: Claim, more: str) -> Claim:
    """Another claim, a character further on: no text has a thousand claims at one place."""
    start = min(int(more[1:]), claim.content.end - 1)
    return replace(claim, id=claim.id + more, content=replace(claim.content, fragments=((start, start + 1),)))


def writing() -> Iterator[Case]:
    """Every format by the number of claims; ids over many articles."""
    from readoutdiff.cli.ids import Apart
    from readoutdiff.ground.formats import FINDINGS_ONLY, FORMATS
    from readoutdiff.reporting.report import claims_report, comparison_report, render

    for form in FORMATS:
        run = lambda a, f=form: render(claims_report([a], dict), f)  # noqa: E731
        yield Case("writing", f"n claims as {form}", many, run, 20_000)
        yield Case("writing", f"claims of n events as {form}", functools.partial(article, unit=MEETING), run, 5_000)
        yield Case("writing", f"one claim of n words as {form}", lambda n: many(1, "word " * n), run)
        yield Case("writing", f"one claim of n letters as {form}", lambda n: many(1, "w" * n), run)
    for form in (*FORMATS, *FINDINGS_ONLY):
        for several, what in ((False, "findings"), (True, "events")):
            make = functools.partial(copies, several=several)
            run = lambda c, f=form: render(comparison_report(c, dict), f)  # noqa: E731
            yield Case("writing", f"n {what} as {form}", make, run, 10_000)
    yield Case(
        "writing",
        "ids of n equal claims in one article",
        lambda n: [many(n, equal=True)],
        lambda a: list(map(Apart().article, a)),
        20_000,
    )
    yield Case(
        "writing",
        "ids of n articles of equal claims",
        lambda n: [many(1)] * n,
        lambda a: list(map(Apart().article, a)),
        20_000,
    )


def many(n: int, said: str = "the ships would sail ", equal: bool = False) -> Article:
    """An article with n claims, made by hand: the writers alone are timed."""
    base = article(1, SAID)
    claim: Claim = next(c for c in base.claims if c.source)
    text = base.document.text[: claim.content.start] + said * n
    claims = []
    for i in range(n):
        start = claim.content.start + i * len(said)
        content = replace(
            claim.content, text=said, start=start, end=start + len(said), fragments=((start, start + len(said)),)
        )
        quote = replace(claim.quote, exact=said)
        claims.append(replace(claim, id=claim.id if equal else f"{claim.id}-{i}", content=content, quote=quote))
    return replace(base, document=replace(base.document, text=text), claims=tuple(claims))


# -- checking -------------------------------------------------------------------------------------------------------
def checking() -> Iterator[Case]:
    """A fixture by its entries, by the length of its text, and what only looks like one."""
    yield Case("checking", "a fixture of n entries", fixture, check, 5_000)
    yield Case("checking", "n entries that are not in the text", lambda n: fixture(n, "no such words "), check, 200)
    yield Case("checking", "an ellipsis in a text of n words", lambda n: fixture(1, "so ... end", "so " * n), check)
    yield Case("checking", "a quotation of n words", lambda n: fixture(1, "so " * n + "end", "so " * n), check, 20_000)
    yield Case("checking", "a YAML list of n", lambda n: "a: [" + "1, " * n + "]", lambda t: load_marked(t, "a.yaml"))
    yield Case(
        "checking",
        "a YAML mapping of n",
        lambda n: "".join(f"k{i}: 1\n" for i in range(n)),
        lambda t: load_marked(t, "a.yaml"),
    )


def fixture(n: int, quotation: str = "", text: str = "") -> Path:
    """A case of n entries on disk."""
    folder = Path(tempfile.mkdtemp(prefix="growth-"))
    body = text or MET + "".join(
        f"Reis said the fee was {i} euros, Portugal's presidency said in a readout. " for i in range(200)
    )
    folder.joinpath("article.txt").write_text(body, "utf-8")
    entries = "".join(
        f"    - quote: '{quotation}{i}'\n"
        if quotation and not text
        else f"    - quote: '{quotation or f'fee was {i % 200} euros'}'\n"
        for i in range(n)
    )
    head = "title: t\nprovenance: p\npublished: '2024-10-17'\nlanguage: en\narticle: article.txt\nexpect:\n  claims:\n"
    folder.joinpath("case.yaml").write_text(head + entries, "utf-8")
    return folder


def check(folder: Path) -> object:
    """Load and run a case; what is wrong in it is no matter here."""
    from readoutdiff.checking.loading import load_case
    from readoutdiff.checking.running import run_case

    try:
        return run_case(load_case(folder / "case.yaml", load_registry()), load_registry())
    except Exception as error:
        if not type(error).__name__.startswith("Trouble"):
            raise
        return error
