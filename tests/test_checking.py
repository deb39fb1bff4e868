"""Fixtures: every mistake at its place, expectations that can fail, drafts that pass."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from handmade import article, comparison, document, finding, span
from hypothesis import given
from hypothesis import strategies as st

from readoutdiff.checking.case import FAILED, PASSED, TODO, Case, Expectation, Outcome, Result
from readoutdiff.checking.drafting import quotation, scalar
from readoutdiff.checking.found import Found, same
from readoutdiff.checking.holding import hold
from readoutdiff.checking.loading import find_cases, load_case
from readoutdiff.checking.quoting import MAX_PLACES, find_quotation, pick
from readoutdiff.checking.report import _closing, check_report
from readoutdiff.checking.running import _outcome
from readoutdiff.checking.scoring import Score, score
from readoutdiff.checking.snapshots import changes
from readoutdiff.checking.spots import Spot
from readoutdiff.ground.folding import fold
from readoutdiff.ground.model import Difference, Text, Trouble
from readoutdiff.ground.yamlfile import load_marked
from readoutdiff.naming.registry import load_registry
from readoutdiff.reporting.report import render

ARTICLE = """Fish and Ships in Oslo

Maria Reis told Kari Lund that Portugal would send 30 ships, according to a readout by the Portuguese Foreign Ministry.

“Clean seas – that is what we want,” Lund said. The seas, she said, come first.
"""
CASE = """title: Fish
provenance: Written for the tests.
published: "2025-05-03"
article: article.txt
expect:
  claims:
    - quote: Portugal would send 30 ships
      source: pt-mfa
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fish").mkdir()
    (tmp_path / "fish" / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "fish"


def load(folder: Path, text: str) -> Any:
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return load_case(folder / "case.yaml", load_registry())


# --- loading --------------------------------------------------------------------------------------------------------


def test_a_good_case(folder: Path) -> None:
    case = load(folder, CASE)
    assert (case.name, case.title, case.article.published) == ("fish", "Fish", "2025-05-03")
    (expectation,) = case.expectations
    spot = expectation.spots["quote"]
    assert ARTICLE[spot.start : spot.end] == "Portugal would send 30 ships"
    assert (expectation.line, expectation.must, expectation.todo) == (7, True, False)


MISTAKES = [  # what is written, what instead of it, where, and what is said
    ("source: pt-mfa", "source: pt-mfaa", "8:15", "is no source of the registry; did you mean pt-mfa?"),
    ("source: pt-mfa", "sourc: pt-mfa", "8:7", "unknown key sourc; did you mean source?"),
    ("source: pt-mfa", "source: pt-mfa\n      source: no-mfa", "9:7", "doubled key: source"),
    ("source: pt-mfa", "citation: sated", "8:17", "did you mean stated?"),
    ("source: pt-mfa", "speaker: 12", "8:16", "words wanted; put it in quotation marks"),
    ("source: pt-mfa", "nth: first", "8:12", "a whole number wanted"),
    ("source: pt-mfa", "nth: true", "8:12", "a whole number wanted"),  # to Python 1
    ("source: pt-mfa", "nth: 2", "7:14", "stands once in the text; there is no nth: 2"),
    ("source: pt-mfa", "near: whales", "7:14", "“whales” (near) is not in the text"),
    ("source: pt-mfa", "event: Oslo", "8:14", "a mapping wanted"),
    ("source: pt-mfa", "event: {day: Monday}", "8:15", "unknown key day"),
    ("source: pt-mfa", 'event: {date: "2 May"}', "8:21", "is no date"),
    ("source: pt-mfa", "in: no-mfa", "8:11", "“no-mfa” is none of the readouts"),
    (
        "Portugal would send 30 ships",
        "Portugal would send 40 ships",
        "7:14",
        "did you mean “Portugal would send 30 ships,”?",
    ),
    ("Portugal would send 30 ships", "seas", "7:14", "stands 2 times in the text (lines 5, 5); add near: or nth:"),
    ("quote: Portugal would send 30 ships\n      source: pt-mfa", "source: pt-mfa", "7:7", "quote is missing"),
    ("  claims:", "  claim:", "6:3", "unknown key claim; did you mean claims?"),
    ("expect:", "expects:", "5:1", "unknown key expects; did you mean expect?"),
    ("title: Fish\n", "", "1:1", "title is missing"),
    ("provenance: Written for the tests.\n", "", "1:1", "provenance is missing"),
    ("article: article.txt", "article: artikel.txt", "4:10", "no such file"),
    ('"2025-05-03"', '"2025-02-30"', "3:12", "is no date of the form YYYY-MM-DD"),
    ('"2025-05-03"', "1:30", "3:12", "is no date"),
    ("article: article.txt", "article: article.txt\nreadouts: {no-mfa: none.txt}", "5:20", "no such file"),
    ("article: article.txt", "article: article.txt\nreadouts: {nomfa: article.txt}", "5:12", "did you mean no-mfa?"),
    ("article: article.txt", "article: article.txt\npartial: [no-mfa]", "5:11", "is none of the readouts"),
    ("article: article.txt\n", "", "1:1", "needs an article or two readouts"),
    ("    - quote: Portugal would send 30 ships\n      source: pt-mfa", "    quote: x", "7:5", "a list is wanted"),
    ("title: Fish", "title: [Fish", "2:", "no valid YAML"),
    ("title: Fish", "title: *fish", "1:8", "aliases"),
    ("title: Fish", "todo: [1]\ntitle: Fish", "1:7", "a mapping wanted"),
]


@pytest.mark.parametrize(("old", "new", "place", "what"), MISTAKES)
def test_a_mistake_is_shown_at_its_place(folder: Path, old: str, new: str, place: str, what: str) -> None:
    assert old in CASE
    with pytest.raises(Trouble) as caught:
        load(folder, CASE.replace(old, new, 1))
    lines = str(caught.value).splitlines()
    assert any(f"case.yaml:{place}" in line and what in line for line in lines), lines


MORE = """    - quote: Clean seas
      source: no-mfa
"""


@pytest.mark.parametrize(
    ("more", "counts", "what"),
    [
        (MORE, "claims: 1", "claims: 1 contradicts the 2 claims that the case expects"),
        (MORE, "claims: 0", "claims: 0 contradicts the 2 claims that the case expects"),
        ("", "claims: 0", "claims: 0 contradicts the 1 claim that the case expects"),
        (
            "  omissions: [{quote: come first, source: no-mfa}]\n",
            "omissions: 0",
            "omissions: 0 contradicts the 1 omission",
        ),
        (
            "  findings: [{kind: omission, claim: 30 ships, absent: no-mfa}, {kind: partial, claim: come first, "
            "absent: no-mfa}]\n",
            "findings: 1",
            "findings: 1 contradicts the 2 findings",
        ),
        (
            '      event: {date: "2025-05-02"}\n    - {quote: come first, event: {date: "2025-05-01"}}\n',
            "events: 1",
            "events: 1 contradicts the 2 events",
        ),
        # no contradiction: as many, more, or what may be one
        (MORE, "claims: 2", None),
        (MORE, "claims: 3", None),
        ("    - {quote: 30 ships, source: pt-mfa}\n", "claims: 1", None),  # the same claim twice
        ("    - {quote: come first}\n", "claims: 1", None),  # of anybody, also of nobody
        ("    - {quote: come first, source: null}\n", "claims: 1", None),  # cites no readout: is not counted
        ("  omissions: [{quote: come first}]\n", "omissions: 1", None),
        (
            "  findings: [{kind: omission, claim: 30 ships, absent: no-mfa}, {claim: 30 ships, basis: article}]\n",
            "findings: 1",
            None,
        ),
        ('      event: {date: "2025-05-02"}\n    - {quote: come first, event: {kind: call}}\n', "events: 1", None),
    ],
)
def test_a_number_that_the_case_itself_contradicts(folder: Path, more: str, counts: str, what: str | None) -> None:
    text = f"{CASE}{more}  counts: {{{counts}}}\n"
    if what is None:
        load(folder, text)
        return
    with pytest.raises(Trouble) as caught:
        load(folder, text)
    line, column = text.count("\n"), 12 + counts.index(" ") + 1
    assert str(caught.value).startswith(f"{(folder / 'case.yaml').as_posix()}:{line}:{column}: {what}")


def test_what_is_forbidden_or_to_be_done_contradicts_no_number(folder: Path) -> None:
    """What is known not to be found yet is not counted yet; a number to be reached has room for it."""
    forbidden = f"{CASE}  counts: {{claims: 1}}\nforbid:\n  claims:\n    - {{quote: come first, source: no-mfa}}\n"
    load(folder, forbidden)
    todo = (
        f"{CASE}  counts: {{claims: 1}}\ntodo:\n  expect:\n    claims:\n      - {{quote: come first, source: no-mfa}}\n"
    )
    load(folder, todo)
    load(folder, todo + "    counts: {claims: 2}\n")
    with pytest.raises(Trouble, match="14:22: claims: 1 contradicts the 2 claims"):
        load(folder, todo + "    counts: {claims: 1}\n")


def test_all_mistakes_in_one_run(folder: Path) -> None:
    with pytest.raises(Trouble) as caught:
        load(folder, CASE.replace("pt-mfa", "pt-mfaa").replace("title", "titel").replace("30 ships", "31 ships"))
    assert len(str(caught.value).splitlines()) == 4  # titel, no title, the source, the quotation


def test_yaml_surprises_stay_words(folder: Path) -> None:
    """``no`` is Norway here, not false."""
    case = load(folder, CASE.replace("source: pt-mfa", "source: no"))
    assert case.expectations[0].fields["source"] == "no"


def test_wrong_encoding_of_the_article(folder: Path) -> None:
    (folder / "article.txt").write_bytes(ARTICLE.encode("cp1252"))
    with pytest.raises(Trouble, match=r"case.yaml:4:10: article.txt: not UTF-8"):
        load(folder, CASE)


def test_wrong_encoding_of_the_case(folder: Path) -> None:
    (folder / "case.yaml").write_bytes("title: Blåhval".encode("cp1252"))
    with pytest.raises(Trouble, match="not UTF-8"):
        load_case(folder / "case.yaml", load_registry())


def test_nothing_expected_is_an_error(folder: Path) -> None:
    with pytest.raises(Trouble, match="nothing is expected"):
        load(folder, CASE[: CASE.index("expect:")])


def test_finding_cases(folder: Path) -> None:
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    other = folder.parent / "empty"
    other.mkdir()
    case = folder / "case.yaml"
    assert find_cases([folder]) == find_cases([folder.parent]) == find_cases([case, folder]) == [case]
    with pytest.raises(Trouble, match=r"no case\.yaml in it"):
        find_cases([other])
    with pytest.raises(Trouble, match="no such file"):
        find_cases([folder / "none"])


# --- quoting --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        ("Portugal would send", "Portugal would send"),
        ('"Clean seas', "“Clean seas"),  # straight marks for curly ones
        ("Clean seas - that", "Clean seas – that"),  # a hyphen for a dash
        ("clean SEAS", "Clean seas"),  # case matters only where it helps
        ("Oslo Maria Reis", "Oslo\n\nMaria Reis"),  # line ends are blanks
        ("Clean seas ... we want", "Clean seas – that is what we want"),
        ("Clean … want", "Clean seas – that is what we want"),
        ("a.readout", None),  # a full stop is one
        ("Fish ... Portugal", None),  # an ellipsis stays within a paragraph
        ("", None),
    ],
)
def test_quotations(quoted: str, found: str | None) -> None:
    spans = find_quotation(ARTICLE, quoted) if quoted else []
    assert [ARTICLE[start:end] for start, end in spans] == ([found] if found else [])


@pytest.mark.parametrize("quoted", ["\u00ad", "\u200b \u200b"])
def test_what_has_no_visible_character_is_nowhere(quoted: str) -> None:
    """Its pattern is empty, and once stood everywhere."""
    assert find_quotation("sea\u00adside \u200b", quoted) == []


def test_places_are_counted_to_a_thousand() -> None:
    """2,000 quotations of a letter in a text of 256 kB would be a thousand million places."""
    assert len(find_quotation("a " * 5000, "a")) == MAX_PLACES
    assert "stands 1000 or more times" in str(pick("a " * 5000, "a"))


def test_case_tells_two_places_apart() -> None:
    assert len(find_quotation("Seas and seas.", "seas")) == 1


def test_near_and_nth_choose() -> None:
    first, second = ARTICLE.index("seas –"), ARTICLE.index("seas, she")
    assert pick(ARTICLE, "seas", nth=2) == (second, second + 4)
    assert pick(ARTICLE, "seas", near="Clean") == (first, first + 4)


@given(st.text(max_size=80), st.integers(0, 60), st.integers(1, 20))
def test_what_is_cut_from_a_text_is_found_in_it(text: str, start: int, size: int) -> None:
    cut = text[start : start + size]
    if fold(cut).text.split() and not set("\x1c\x1d\x1e\x1f\x85") & set(text):
        assert any(text[a:b].split() for a, b in find_quotation(text, cut))


# --- holding --------------------------------------------------------------------------------------------------------

FOUND = Found((article(),), comparison(), {"oslo.txt": article().document})


def outcome(section: str, must: bool = True, todo: bool = False, **fields: Any) -> str:
    spots = {
        key: Spot("oslo.txt", *span(fields[key])) if isinstance(fields[key], str) else None
        for key in ("quote", "claim", "omission")
        if key in fields
    }
    return _outcome(Expectation(section, must, todo, fields, spots, 1, 1), FOUND).state


SHIP = "send 30 ships"
CLAIMS = [
    ({"source": "pt-mfa"}, True),
    ({"source": "no-mfa"}, False),  # a wrong source
    ({"source": None}, False),
    ({"speaker": "Reis"}, True),  # part of the name
    ({"speaker": "maria reis"}, True),
    ({"speaker": "Rei"}, False),  # half a word is no name
    ({"speaker": "Lund"}, False),  # the addressee is not the speaker
    ({"speaker": None}, False),
    ({"addressee": "Lund"}, True),
    ({"citation": "stated"}, True),
    ({"citation": "inherited"}, False),
    ({"event": {"participants": ["Reis", "Lund"], "date": "2025-05-02"}}, True),
    ({"event": {"participants": ["Reis", "Støre"]}}, False),
    ({"event": {"date": "2025-05-03"}}, False),
    ({"event": {"kind": "call"}}, False),
    ({"event": {"place": "oslo"}}, True),
    ({"event": None}, False),
    ({"readout": "account"}, True),
    ({"readout": "post"}, False),
    ({"party": None}, True),
]


@pytest.mark.parametrize(("fields", "holds"), CLAIMS)
def test_claims(fields: dict[str, Any], holds: bool) -> None:
    assert outcome("claims", quote=SHIP, **fields) == (PASSED if holds else FAILED)
    assert outcome("claims", must=False, quote=SHIP, **fields) == (FAILED if holds else PASSED)


@pytest.mark.parametrize(
    ("quote", "state"),
    [
        ("30 ships", FAILED),  # a claim with a source is there
        ("the talks were cold", PASSED),  # a claim, but of no readout
        ("Fish and Ships", PASSED),  # no claim at all
    ],
)
def test_forbidding_a_claim_forbids_any_source(quote: str, state: str) -> None:
    assert outcome("claims", must=False, quote=quote) == state


def test_a_claim_that_is_not_there_is_missed() -> None:
    assert outcome("claims", quote="Fish and Ships", source=None) == FAILED


@pytest.mark.parametrize(
    ("fields", "holds"),
    [
        ({"source": "no-mfa", "has": ["pt-mfa"], "scope": "claim", "claim": SHIP}, True),
        ({"source": "no"}, False),
        ({"has": []}, False),
        ({"scope": "topic"}, False),
        ({"claim": "clean seas"}, False),  # another claim
        ({"claim": None}, False),
        ({"topic": None}, True),
    ],
)
def test_omissions(fields: dict[str, Any], holds: bool) -> None:
    assert outcome("omissions", quote="no mention of this", **fields) == (PASSED if holds else FAILED)


def test_a_dropped_omission_fails() -> None:
    assert outcome("omissions", quote="the talks were cold", source="no-mfa") == FAILED


@pytest.mark.parametrize(
    ("fields", "holds"),
    [
        ({"kind": "omission", "claim": SHIP, "present": ["pt-mfa"], "absent": "no-mfa", "basis": "stated"}, True),
        ({"kind": "omission", "omission": "no mention of this"}, True),
        ({"kind": "one-sided", "claim": "clean seas", "nearest": "30 ships"}, True),
        ({"kind": "one-sided", "claim": "clean seas", "nearest": "talks were cold"}, False),
        ({"kind": "one-sided", "claim": SHIP}, False),
        ({"kind": "omission", "claim": SHIP, "basis": "text"}, False),
        ({"kind": "omission", "claim": SHIP, "absent": "pt-mfa"}, False),
        ({"kind": "omission", "claim": SHIP, "differences": []}, True),
        ({"kind": "omission", "claim": SHIP, "differences": ["number"]}, False),
        ({"kind": "partial"}, False),
    ],
)
def test_findings(fields: dict[str, Any], holds: bool) -> None:
    assert outcome("findings", **fields) == (PASSED if holds else FAILED)
    assert outcome("findings", must=False, **fields) == (FAILED if holds else PASSED)


def test_where_each_text_has_a_part_the_finding_is_about_the_claims_of_both() -> None:
    from readoutdiff import compare, parse_readout

    said = {
        "no-mfa": "The harbour of Liepaja was dredged with loans from Norwegian banks.",
        "pt-mfa": "Storms delayed the ferries after the harbour of Liepaja was dredged. Ropes snapped.",
    }
    texts = [parse_readout(document(text, name), name, name[:2].upper()) for name, text in said.items()]
    compared = compare((), texts)
    assert [(f.kind, f.readouts) for f in compared.findings if f.kind == "partial"] == [
        ("partial", ("pt-mfa", "no-mfa"))
    ]
    found = Found((), compared, {each.document.name: each.document for each in texts})
    for name, words, holds in (("no-mfa", "loans", True), ("pt-mfa", "Storms", True), ("pt-mfa", "Ropes", False)):
        spot = Spot(name, *span(words, said[name]))
        wanted = Expectation("findings", True, False, {"kind": "partial", "claim": words}, {"claim": spot}, 1, 1)
        assert _outcome(wanted, found).state == (PASSED if holds else FAILED)


@pytest.mark.parametrize(
    ("fields", "holds"),
    [
        ({"quote": SHIP, "readout": "no-mfa", "verdict": "absent", "basis": "stated"}, True),
        ({"quote": SHIP, "readout": "no-mfa", "verdict": "present"}, False),
        ({"quote": SHIP, "readout": "pt-mfa", "verdict": "absent"}, False),  # its own readout: not held against it
        ({"quote": "clean seas", "readout": "pt-mfa", "verdict": "absent", "basis": "article"}, True),
        ({"quote": "clean seas", "readout": "pt-mfa", "verdict": "absent", "basis": "text"}, False),
    ],
)
def test_verdicts(fields: dict[str, Any], holds: bool) -> None:
    assert outcome("verdicts", **fields) == (PASSED if holds else FAILED)


@pytest.mark.parametrize(("key", "number"), [("claims", 2), ("omissions", 1), ("findings", 2), ("events", 1)])
def test_counts(key: str, number: int) -> None:
    """Claims are those with a source."""
    assert outcome("counts", **{key: number}) == PASSED
    assert outcome("counts", **{key: number + 1}) == FAILED


def test_todo_is_reported_and_fails_once_it_holds() -> None:
    assert outcome("claims", todo=True, quote=SHIP, source="no-mfa") == TODO
    assert outcome("claims", todo=True, quote=SHIP, source="pt-mfa") == FAILED


def test_a_failure_says_what_is_there_instead() -> None:
    expectation = Expectation(
        "claims", True, False, {"quote": SHIP, "source": "no-mfa"}, {"quote": Spot("oslo.txt", *span(SHIP))}, 7, 3
    )
    holds, found, rule, place = hold(expectation, FOUND)
    assert (holds, found, rule, place) == (False, "source: pt-mfa", "said", "oslo.txt:3:1")


# --- drafting -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["no", "null", "true", "2024-10-15", "12", "1:30", "a: b", "a #b", "“a”", "'a'", "- a", "a\\b", "@a", "é"]
)
def test_scalars_read_back(words: str) -> None:
    assert load_marked(f"a: {scalar(words)}\n", "x").value == {"a": words}


@given(st.text())
def test_any_scalar_reads_back(words: str) -> None:
    if words.isprintable():
        assert load_marked(f"a: {scalar(words)}\n", "x").value == {"a": " ".join(words.split())}


def test_a_quotation_stands_once() -> None:
    text = "He said yes to all of it and left. He said yes to all of them and stayed. " * 1
    drafted = load_marked(f"q: {quotation(text, span('He said yes to all of them and stayed', text))}", "x").value["q"]
    assert text.count(drafted) == 1


# --- scoring --------------------------------------------------------------------------------------------------------


def scores(*entries: tuple[str, bool, dict[str, Any]]) -> dict[str, Score]:
    expectations = tuple(
        Expectation(
            section,
            must,
            False,
            fields,
            {k: Spot("oslo.txt", *span(fields[k])) for k in ("quote",) if k in fields},
            1,
            1,
        )
        for section, must, fields in entries
    )
    case = Case("case.yaml", "x", "x", article().document, (), None, False, expectations)
    result = Result(case, tuple(_outcome(each, FOUND) for each in expectations), FOUND)
    return {each.name: each for each in score([result])}


def test_scores_count_what_is_judged() -> None:
    found = scores(
        ("claims", True, {"quote": SHIP, "source": "pt-mfa", "speaker": "Lund"}),  # found, the speaker is wrong
        ("claims", True, {"quote": "Analysts said", "source": "no-mfa"}),  # missed
        ("claims", False, {"quote": "clean seas"}),  # a false alarm
        ("omissions", True, {"quote": "no mention of this", "source": "no-mfa"}),
    )
    assert (found["claims"].right, found["claims"].expected, found["claims"].found) == (1, 2, 2)
    assert (found["claims"].recall, found["claims"].precision) == (0.5, 0.5)
    assert found["sources"].recall == 1
    assert found["speakers"].recall == 0
    assert (found["omissions"].recall, found["omissions"].precision) == (1, 1)


def test_a_forbidden_finding_that_is_there_is_a_false_alarm() -> None:
    found = scores(("findings", True, {"kind": "omission"}), ("findings", False, {"kind": "one-sided"}))["findings"]
    assert (found.recall, found.precision) == (1, 0.5)


def test_no_differences_are_none() -> None:
    differing = finding("difference", "text", differences=(Difference("number", *[Text("30", *span("30"))] * 2),))
    assert not same({"differences": []}, differing, FOUND)
    assert same({"differences": ["number"]}, differing, FOUND)


@pytest.mark.parametrize(
    ("numbers", "line"),
    [
        ((0, 1, 0, (0, 1, 0)), "0 of 1 case passes; 1 expectation: 0 hold, 1 fails, 0 todo."),
        ((1, 1, 0, (1, 0, 0)), "1 of 1 case passes; 1 expectation: 1 holds, 0 fail, 0 todo."),
        ((1, 2, 1, (2, 2, 1)), "1 of 2 cases passes, 1 cannot be read; 5 expectations: 2 hold, 2 fail, 1 todo."),
        ((2, 2, 0, (2, 0, 0)), "2 of 2 cases pass; 2 expectations: 2 hold, 0 fail, 0 todo."),
        ((0, 1, 1, (0, 0, 0)), "0 of 1 case passes, 1 cannot be read."),
    ],
)
def test_the_last_line_is_plain_english(numbers: Any, line: str) -> None:
    assert _closing(*numbers) == line


def test_a_tests_name_in_junit_outlives_its_state_and_its_line() -> None:
    def names(state: str, line: int, *, place: str = "fish/case.yaml") -> list[str]:
        wanted = Expectation("claims", True, False, {"quote": "30 ships", "source": "pt-mfa"}, {}, line, 7)
        case = Case(place, "fish", "Fish", None, (), None, False, (wanted, wanted))
        report = check_report([Result(case, (Outcome(wanted, state, "x"), Outcome(wanted, state, "x")))])
        cases = ElementTree.fromstring(render(report, "junit")).iter("testcase")
        return [f"{each.get('classname')} {each.get('name')}" for each in cases]

    name = "fish/case.yaml claims: quote: 30 ships, source: pt-mfa"
    assert names(PASSED, 7) == names(FAILED, 9) == names(TODO, 9) == [name, f"{name} (2)"]


def test_what_has_changed_in_a_snapshot() -> None:
    assert changes("a\nb\n", "a\nb\n") == []
    assert changes("a\nb\n", "a\nc\n") == ["- b", "+ c"]
    assert changes("a\nb\n", "b\na\n") == ["the same lines in another order"]


def test_what_nobody_speaks_of_is_wrong_only_where_all_are_counted() -> None:
    one = ("claims", True, {"quote": SHIP, "source": "pt-mfa"})
    assert scores(one)["claims"].precision == 1
    assert scores(one, ("counts", True, {"claims": 1}))["claims"].precision == 0.5  # the seas are too many


# --- the schema for editors -----------------------------------------------------------------------------------------


def test_the_schema_of_a_case_knows_what_the_loader_knows() -> None:
    from readoutdiff.checking import fields
    from readoutdiff.checking.schema import case_schema

    schema = case_schema()
    assert set(schema["properties"]) == set(fields.CASE)
    for part in ("expect", "forbid"):
        sections = schema["properties"][part]["properties"]
        assert set(sections) == {*fields.SECTIONS, "counts"}
        for name, known in fields.SECTIONS.items():
            assert set(sections[name]["items"]["properties"]) == set(known)
            assert not sections[name]["items"]["additionalProperties"]


@pytest.mark.parametrize(
    ("section", "key", "kind"),
    [
        ("claims", "source", "source or null"),
        ("claims", "speaker", "words or null"),
        ("claims", "event", "event or null"),
        ("omissions", "source", "source"),  # a silence is always somebody's
        ("omissions", "has", "sources"),
        ("omissions", "claim", "quotation or null"),  # no id
        ("findings", "claim", "quotation or null"),
        ("findings", "absent", "source"),
        ("findings", "basis", ("stated", "text", "article")),
        ("verdicts", "basis", ("stated", "text", "article", None)),
        ("verdicts", "verdict", ("present", "partial", "differs", "absent", "unclear", "no-text", "disputed")),
        ("verdicts", "nearest", "words or null"),
    ],
)
def test_a_key_takes_what_the_field_of_the_record_is(section: str, key: str, kind: Any) -> None:
    from readoutdiff.checking import fields

    assert fields.SECTIONS[section][key] == kind


def test_the_documented_example_has_only_keys_that_exist() -> None:
    """fixtures/README.md shows every key; a key that the loader dropped would be taught on."""
    from readoutdiff.checking import fields

    page = (Path(__file__).parent.parent / "fixtures" / "README.md").read_text(encoding="utf-8")
    marked = load_marked(page.split("```yaml\n")[1].split("```")[0], "example")
    assert marked.mistakes == []
    example = marked.value
    assert set(example) == set(fields.CASE)
    shown: dict[str, set[str]] = {name: set() for name in fields.SECTIONS}
    for part in (example["expect"], example["forbid"], example["todo"]["expect"]):
        for name, entries in part.items():
            if name != "counts":
                shown[name].update(*entries)
    for name, keys in shown.items():
        assert keys <= set(fields.SECTIONS[name])
