"""Values -> text: what is shown, that it is harmless where it goes, that programs read it back."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from handmade import (
    OMISSION,
    SHIPS,
    STATED,
    TEXT,
    TOPIC,
    WEAK,
    article,
    claim,
    comparison,
    document,
    finding,
    span,
    text_comparison,
)
from hypothesis import given
from hypothesis import strategies as st

from readoutdiff.ground.model import Article, Cell, Comparison
from readoutdiff.reporting.annotations import Annotation
from readoutdiff.reporting.annotations import render as annotate
from readoutdiff.reporting.blocks import Grid, Heading, Row, Sentence
from readoutdiff.reporting.escape import json_text, one_line, sheet_cell, visible, without_controls
from readoutdiff.reporting.listing import claims_closing
from readoutdiff.reporting.report import Report, claims_report, comparison_report, render
from readoutdiff.reporting.selecting import Selection, select_claims, select_comparison
from readoutdiff.reporting.sentences import RestsOn, tally
from readoutdiff.reporting.table import render_table
from readoutdiff.reporting.views import comparison_closing
from readoutdiff.reporting.width import longest_word, width, wrap

TOOL = {"version": "1", "registry_sha256": "a", "lexicon_sha256": "b"}


def claims(*articles: Article) -> Report:
    return claims_report(articles or (article(),), lambda: TOOL)


def compared(value: Comparison | None = None, **how: bool) -> Report:
    return comparison_report(value or comparison(), lambda: TOOL, **how)


# --- the JSON of the contract: keys exactly as CONTRACT has them ----------------------------------------------------

CLAIMS = {
    "schema": "", "tool": {"version": "", "registry_sha256": "", "lexicon_sha256": ""},
    "documents": [{"name": "", "sha256": "", "title": "", "language": "", "published": None, "warnings": []}],
    "events": [{"id": "", "document": "", "kind": "", "participants": [""], "date": "", "place": None}],
    "claims": [{
        "id": "", "document": "", "event": None, "source": "", "party": "", "citation": "", "reason": None, "via": None,
        "readout": "", "speaker": {"name": "", "text": "", "start": 0, "end": 0}, "addressee": None,
        "cue": {"text": "", "start": 0, "end": 0}, "subject": None,
        "content": {"text": "", "start": 0, "end": 0, "fragments": [[0, 0]]},
        "quotes": [{"text": "", "start": 0, "end": 0}], "quote": {"exact": "", "prefix": "", "suffix": ""},
        "paragraph": [1, 9], "line": 1, "column": 1, "rule": "",
    }],
    "omissions": [{
        "id": "", "document": "", "event": None, "source": "", "party": "", "has": [""], "scope": "", "claim": None,
        "topic": None, "text": "", "start": 0, "end": 0, "line": 1, "column": 1, "rule": "",
    }],
}  # fmt: skip
COMPARISON = {
    "schema": "", "tool": CLAIMS["tool"], "documents": CLAIMS["documents"], "events": CLAIMS["events"],
    "readouts": [{"id": "", "source": "", "event": "", "origin": "", "document": "", "claims": 0}],
    "rows": [{"event": "", "claim": CLAIMS["claims"][0], "cells": {}}],  # type: ignore[index]
    "findings": [{
        "id": "", "kind": "", "event": "", "claim": {}, "present": [""], "absent": "", "readouts": [""], "basis": "",
        "differences": [], "nearest": None, "score": None, "omission": None, "topic": None, "line": 1,
        "column": 1,
    }],
}  # fmt: skip
CELL = {"verdict", "basis", "why", "claim", "score", "differences", "nearest", "searched", "confidence"}
NEAREST = {"document", "text", "start", "end", "line", "column", "score"}


def assert_keys(wanted: Any, found: Any, path: str = "$") -> None:
    """Every key of the contract is there; later ones may be added."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        assert set(wanted) <= set(found), path
        for key, value in wanted.items():
            assert_keys(value, found[key], f"{path}.{key}")
    elif isinstance(wanted, list) and wanted and isinstance(found, list):
        for item in found:
            assert_keys(wanted[0], item, f"{path}[]")


def test_claims_json_has_the_contracts_keys() -> None:
    found = json.loads(render(claims(), "json"))
    assert_keys(CLAIMS, found)
    assert found["schema"] == "readoutdiff/claims/1"
    assert list(found["claims"][0]) == list(CLAIMS["claims"][0])  # type: ignore[index]
    assert list(found["omissions"][0]) == list(CLAIMS["omissions"][0])  # type: ignore[index]


def test_comparison_json_has_the_contracts_keys() -> None:
    found = json.loads(render(compared(), "json"))
    assert_keys(COMPARISON, found)
    assert found["schema"] == "readoutdiff/comparison/1"
    assert list(found["findings"][0]) == list(COMPARISON["findings"][0])  # type: ignore[index]
    assert found["readouts"][0]["claims"] == 1  # their number
    assert set(found["rows"][0]["cells"]["no-mfa"]) == CELL
    assert set(found["rows"][1]["cells"]["pt-mfa"]["nearest"]) == NEAREST


def test_cells_of_a_row_are_sorted_in_json() -> None:
    (row, *_) = comparison().rows
    cells = {name: Cell("absent", "article") for name in ("no-mfa", "de-gov", "at-gov")}
    found = json.loads(render(compared(comparison(rows=(replace(row, cells=cells),))), "json"))
    assert list(found["rows"][0]["cells"]) == ["at-gov", "de-gov", "no-mfa"]


def test_json_spans_are_the_text() -> None:
    for each in json.loads(render(claims(), "json"))["claims"]:
        content = each["content"]
        assert TEXT[content["start"] : content["end"]] == content["text"]


def test_a_difference_keeps_both_wordings() -> None:
    found = json.loads(render(compared(text_comparison("differs", "difference")), "json"))
    difference = found["findings"][0]["differences"][0]
    assert difference["kind"] == "number"
    assert (difference["here"]["text"], difference["there"]["text"]) == ("30", "60")


# --- flat formats ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl"])
@pytest.mark.parametrize("report", [claims(), compared()], ids=["claims", "compare"])
def test_flat_formats_agree_with_the_json(format: str, report: Report) -> None:
    """One line a claim or finding, headers are the JSON names with dots."""
    text = render(report, format)
    if format == "jsonl":
        records = [json.loads(line) for line in text.splitlines()]
    else:
        records = list(csv.DictReader(io.StringIO(text), delimiter="," if format == "csv" else "\t"))
    items = json.loads(render(report, "json"))["claims" if report.name == "claims" else "findings"]
    assert len(records) == len(items)
    for record, item in zip(records, items, strict=True):
        assert record["id"] == item["id"]
        assert str(record["line"]) == str(item["line"])
        prefix = "" if report.name == "claims" else "claim."
        content = item["content"] if report.name == "claims" else item["claim"]["content"]
        assert record[f"{prefix}content.text"] == content["text"]
        assert str(record[f"{prefix}content.start"]) == str(content["start"])
        assert f"{prefix}speaker.name" in record  # also where nobody speaks


def test_lists_in_csv() -> None:
    record = next(csv.DictReader(io.StringIO(render(compared(), "csv"))))
    assert record["present"] == "pt-mfa"
    assert json.loads(record["claim.content.fragments"]) == [list(span("Portugal will send 30 ships"))]


def test_an_empty_result_is_a_header_and_no_line() -> None:
    empty = claims(replace(article(), claims=()))
    assert render(empty, "csv").count("\n") == 1
    assert render(empty, "jsonl") == ""


@pytest.mark.parametrize(
    ("cell", "harmless"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),  # full width, as Excel reads it in some locales
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠A", "'＠A"),
        ("\t=1", "'\t=1"),
        ("|calc", "'|calc"),  # what some programs take for a command
        ("%PATH%", "'%PATH%"),
        ("  =1", "'  =1"),
        ("30 ships", "30 ships"),  # a number is none
        ("“=1”", "“=1”"),  # begins with a mark
        ("a=1", "a=1"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
    ],
)
def test_formulas_are_neutralised(cell: str, harmless: str) -> None:
    assert sheet_cell(cell) == harmless


# --- hostile text, in every format ----------------------------------------------------------------------------------

HOSTILE = (
    "=cmd|' /C calc'!A0 \x1b[31mred\x07 \u202egnihton\u202c <script>alert(1)</script> a|b "
    "`c` [x](http://e.vil) ::error::"
)
FORMATS = ["table", "plain", "markdown", "csv", "tsv", "json", "jsonl", "github", "sarif", "junit"]
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def hostile() -> Comparison:
    text = f"A line.\n{HOSTILE}\n"
    bad = claim(HOSTILE, "pt-mfa", "c1", text, HOSTILE + ".txt", readout=HOSTILE, via=HOSTILE, rule=HOSTILE)
    one = finding("omission", "stated", claim=bad, omission="o1")
    silent = replace(OMISSION, text=HOSTILE, topic=HOSTILE)
    event = replace(comparison().events[0], participants=(HOSTILE, "B"), place=HOSTILE, document=HOSTILE + ".txt")
    readouts = tuple(
        replace(r, document=document(text, HOSTILE + ".txt"), id=r.id + "@" + HOSTILE) for r in comparison().readouts
    )
    row = replace(comparison().rows[0], claim=bad)
    return comparison(
        one,
        rows=(row,),
        documents=(document(text, HOSTILE + ".txt"),),
        omissions=(silent,),
        events=(event,),
        readouts=readouts,
    )


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_text_comes_out_harmless(format: str) -> None:
    text = render(compared(hostile()), format)
    assert not UNSAFE.search(text)
    if format in ("json", "sarif"):
        json.loads(text)
    elif format == "junit":
        ElementTree.fromstring(text)
    elif format == "markdown":
        assert "<script" not in text.replace("\\<script", "")
        for line in text.splitlines():
            if line.startswith("|"):
                assert len(re.findall(r"(?<!\\)\|", line)) in (4, 5, 6)  # pipes of text are escaped
    elif format == "github":
        assert all(line.startswith("::warning file=") for line in text.splitlines())
        assert all("::" not in line.split("::", 2)[1] for line in text.splitlines())
    elif format == "csv":
        for record in csv.reader(io.StringIO(text)):
            assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in record)


def test_what_a_log_or_a_reader_would_obey_is_spelled_out() -> None:
    assert visible("##[error]no") == "##\\x5berror]no"  # a command in the log of a CI service
    assert without_controls("a\ufffe\uffffb") == "ab"  # no characters of XML
    view = (Grid(("claim",), (Row(("a",), ("\x1b[31mnote",)),), words=0, numbers=()),)
    assert "\x1b" not in render_table(view)  # in a note too


def test_json_keeps_the_value_of_what_it_escapes() -> None:
    found = json.loads(render(claims(article(claim(HOSTILE, "pt-mfa", "c1", HOSTILE))), "json"))
    assert found["claims"][0]["content"]["text"] == HOSTILE


@given(st.text())
def test_json_escapes_are_the_same_string(text: str) -> None:
    assert json.loads(json_text(json.dumps(text, ensure_ascii=False))) == text


@given(st.text())
def test_visible_text_is_stable_and_safe(text: str) -> None:
    assert not UNSAFE.search(visible(text).replace("\r", ""))
    assert visible(visible(text)) == visible(text)
    assert "\n" not in one_line(text)


# --- tables ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [40, 80, 160])
@pytest.mark.parametrize("report", [claims(), compared(), compared(text_comparison("absent", "omission"))])
def test_tables_fit(report: Report, columns: int) -> None:
    assert all(width(line) <= columns for line in render(report, "table", columns).splitlines())


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_no_word_is_lost(columns: int) -> None:
    """Wrapped, never cut: the claim's words are all there, in order."""
    words = "the ministers of both countries spoke at length about fish and the ships that carry it " * 4
    grid = Grid(("line", "claim"), (Row(("1", words.strip())),))
    drawn = render_table((grid,), columns).split()
    assert drawn[drawn.index("the") :] == words.split()


def test_chinese_and_cyrillic_columns_are_aligned() -> None:
    grid = Grid(
        ("line", "claim", "speaker"),
        (
            Row(("1", "双方讨论了渔业问题", "王毅")),
            Row(("22", "Стороны обсудили рыболовство", "Лавров")),
            Row(("3", "café with a cafe\u0301", "Støre")),  # precomposed and combining
        ),
    )
    lines = render_table((grid,), 80).splitlines()
    starts = set()
    for line in lines[2:]:
        last = line.split()[-1]
        starts.add(width(line[: line.rindex(last)]))
    assert len(starts) == 1
    assert "双方讨论了渔业问题" in lines[2]


# What stands in a cell: letters and marks in any order, wide ones too, and what has been broken before.
WORDS = st.text(alphabet="ab-:中é\u0301 \n", max_size=60) | st.sampled_from(
    [
        "not cited (article)",
        "says it",
        "confirmed-omission (text)",
        "tr-president:cited",
        "x" * 90,
        "双方同意继续对话。",
    ]
)
GRIDS = st.integers(1, 8).flatmap(
    lambda size: st.tuples(
        st.lists(st.lists(WORDS, min_size=size, max_size=size), min_size=1, max_size=4),
        st.lists(WORDS, max_size=2),
        st.integers(0, size - 1),
    )
)


@given(GRIDS, st.sampled_from([20, 40, 60, 80, 120, 160]))
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(
    grid: tuple[list[list[str]], list[str], int], columns: int
) -> None:
    """Whatever stands in the cells. Characters may change their order only because cells stand side by side."""
    rows, notes, words = grid
    made = tuple(Row(tuple(cells), tuple(notes)) for cells in rows)
    drawn = render_table((Grid(tuple("abcdefgh"[: len(rows[0])]), made, words, ()),), columns)
    assert all(width(line) <= columns for line in drawn.splitlines())
    given = Counter(visible("\n".join("\n".join((*row.cells, *row.notes)) for row in made)))
    found = Counter(drawn)
    assert not [c for c in given if not c.isspace() and found[c] < given[c]]


VERDICTS = ("says it", "has it", "missing (stated)", "not found (text)", "not cited (article)", "partly (text)")
LONG = "the ministers of both countries spoke at length about fish and the ships that carry it to the north " * 3


@pytest.mark.parametrize("columns", [60, 80, 120, 160])
@pytest.mark.parametrize("names", [("ru-mod", "cn"), ("white-house", "ua-president"), ("a", "b", "c", "d")])
def test_verdicts_do_not_break_inside_their_words(names: tuple[str, ...], columns: int) -> None:
    """A verdict is one line or, at its bracket, two."""
    rows = tuple(Row(("7", LONG, *(VERDICTS[(n + i) % 6] for i in range(len(names))))) for n in range(6))
    drawn = render_table((Grid(("line", "claim", *names), rows),), columns)
    for words in VERDICTS:
        head, bracket, tail = words.partition(" (")
        assert head in drawn
        assert bracket + tail in drawn or f"  {bracket.strip()}{tail}" in drawn


def test_two_short_words_stay_on_one_line_beside_the_longest_claim() -> None:
    """The claim alone would take all the room that is there."""
    drawn = render_table((Grid(("line", "claim", "cn"), (Row(("7", LONG * 9, "says it")),)),), 60)
    assert "  says it\n" in drawn


def columns_of(drawn: str) -> list[int]:
    """The widths of a table's columns, from its rule."""
    rule = next(line for line in drawn.splitlines() if set(line) == {"-", " "})
    return [len(part) for part in rule.split()]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_two_columns_of_running_text_share_the_width(columns: int) -> None:
    """As in the header of two official texts, where the second got 16 columns at any width and 20 lines."""
    grid = Grid(("", "gb-pmo", "cn-mfa"), (Row(("next steps", LONG, LONG)),), numbers=())
    _, one, other = columns_of(render_table((grid,), columns))
    assert abs(one - other) < 10  # the same room, but for what the longest word, of nine, leaves blank at an end


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_column_that_says_more_gets_more(columns: int) -> None:
    grid = Grid(("line", "claim", "speaker"), (Row(("7", LONG, "Mikhail Mishustin to Li Qiang of the east")),))
    line, claim, speaker = columns_of(render_table((grid,), columns))
    assert line == 4 and claim > speaker >= 9
    assert line + claim + speaker + 4 == columns  # nothing is left over while words are wrapped


def test_what_wrapping_leaves_blank_goes_to_the_text() -> None:
    """“not cited (article)” in two lines takes 9 columns: more would be blank in every line."""
    rows = tuple(Row(("7", LONG, "not cited (article)")) for _ in range(9))
    assert columns_of(render_table((Grid(("line", "claim", "cn"), rows),), 80)) == [4, 63, 9]


def test_a_long_word_breaks_behind_a_mark_where_it_has_to_break() -> None:
    assert wrap("confirmed-omission", 12) == ["confirmed-", "omission"]
    assert wrap("tr-president:cited", 15) == ["tr-president:", "cited"]
    assert wrap("confirmed-omission", 18) == ["confirmed-omission"]  # not where it fits
    assert wrap("Donaudampfschiff", 10) == ["Donaudampf", "schiff"]  # no mark


def test_cells_stand_under_each_other_where_side_by_side_nobody_could_read_them() -> None:
    """Five columns of words in 30 would have four each."""
    grid = Grid(tuple("abcde"), (Row(("the ministers met", *["they spoke of fish"] * 4), ("a note",)),), words=0)
    lines = render_table((grid,), 30).splitlines()
    assert lines == ["a: the ministers met", "a note", *(f"{name}: they spoke of fish" for name in "bcde")]
    nameless = Grid(("", *"bcde"), grid.rows, words=0)  # the first column of a header, which says what a line is
    assert render_table((nameless,), 30).startswith("the ministers met\n")


def test_chinese_is_wrapped_without_blanks() -> None:
    text = "双方讨论了渔业问题，并同意继续对话。" * 5
    lines = wrap(text, 20)
    assert "".join(lines) == text
    assert all(width(line) <= 22 for line in lines)  # a stop may hang over by one
    assert not any(line.startswith(("，", "。")) for line in lines)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=120), st.integers(2, 40))
def test_wrapping_keeps_every_word(text: str, columns: int) -> None:
    assert "".join("".join(wrap(text, columns)).split()) == "".join(text.split())


@given(st.text(alphabet="ab 中é\u0301", max_size=60), st.integers(4, 30))
def test_wrapped_lines_fit(text: str, columns: int) -> None:
    assert all(width(line) <= columns for line in wrap(text, columns))


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("中文", 4), ("ＢＲＩ", 6), ("e\u0301", 1), ("", 0), ("Кремль", 6)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_width_agrees_with_unicode() -> None:
    assert unicodedata.east_asian_width("中") == "W"
    assert longest_word("of Ministers") == 9


def test_colour_is_only_there_on_demand_and_takes_no_room() -> None:
    plain, painted = render(compared(), "table", 80), render(compared(), "table", 80, colour=True)
    assert "\x1b[" not in plain
    assert "\x1b[31;1m" in painted
    assert re.sub("\x1b\\[[0-9;]*m", "", painted) == plain


def test_an_escape_in_the_text_is_no_colour() -> None:
    grid = Grid(("claim",), (Row(("a \x1b[31mred",)),), words=0, numbers=())
    assert "\x1b" not in render_table((grid,), 80)
    assert "\\x1b[31mred" in render_table((grid,), 80)


# --- first sight ----------------------------------------------------------------------------------------------------

ALONE = "1 claim cited to no-mfa alone; --weak lists it."


@pytest.mark.parametrize("format", ["table", "plain", "markdown"])
def test_what_one_readout_alone_is_cited_for_is_counted_and_listed_on_demand(format: str) -> None:
    """The seas, which nobody says Portugal's account lacks; the ships are stated to be missing, and stay."""
    shown, listed = render(compared(), format), render(compared(weak=True), format)
    assert ALONE in shown.replace("\\", "")
    assert "Weak: the article cites nothing" not in " ".join(shown.split()) and "clean seas" not in shown
    assert "clean seas" in listed and "Weak: the article cites nothing" in " ".join(listed.split())
    assert "alone" not in listed
    for text in (shown, listed):
        assert "30 ships" in text and "omission" in text
        assert "2 findings: 1 omission" in text  # what is not listed is counted all the same


def third(verdict: str, basis: str | None) -> Comparison:
    """The seas in a third readout too, Iceland's: there with this verdict, in Portugal's not cited."""
    one = comparison()
    iceland = replace(one.readouts[0], id="is-mfa", source="is-mfa", claims=())
    cells = {**one.rows[1].cells, "is-mfa": Cell(verdict, basis)}
    return comparison(rows=(one.rows[0], replace(one.rows[1], cells=cells)), readouts=(*one.readouts, iceland))


@pytest.mark.parametrize(
    ("verdict", "basis", "folded"),
    [
        ("absent", "article", True),  # not cited there either
        ("no-text", None, True),  # there is nothing of Iceland's to hold it against
        ("present", "article", False),  # two have it: it is not cited to one alone
        ("partial", "article", False),
        ("differs", "article", False),
        ("unclear", "article", False),
        ("absent", "stated", False),  # the article says so
        ("absent", "text", False),  # a text was searched
    ],
)
def test_a_row_with_any_other_news_stays(verdict: str, basis: str | None, folded: bool) -> None:
    table = render(compared(third(verdict, basis)), "table", 120)
    assert (ALONE in table, "clean seas" in table) == (folded, not folded)


def test_a_claim_of_three_readouts_is_counted_once() -> None:
    """Not cited from two others makes two findings of one claim."""
    again = replace(WEAK, id="f3", absent="is-mfa", readouts=("no-mfa", "is-mfa"))
    table = render(compared(replace(third("absent", "article"), findings=(STATED, WEAK, again))), "table")
    assert ALONE in table


def two_events() -> Comparison:
    """Of the first meeting only the seas are known, weakly; of the second the ships are missing, as stated."""
    one = comparison()
    later = replace(one.events[0], id="e2", participants=("Maria Reis", "Jon Vik"))
    ships = replace(one.rows[0], event="e2", claim=replace(SHIPS, event="e2"))
    readouts = tuple(replace(each, event=event) for event in ("e1", "e2") for each in one.readouts)
    found = (WEAK, replace(STATED, event="e2", claim=ships.claim))
    return comparison(*found, events=(*one.events, later), rows=(one.rows[1], ships), readouts=readouts)


@pytest.mark.parametrize("format", ["table", "markdown", "html"])
def test_the_event_with_the_strongest_finding_comes_first(format: str) -> None:
    shown = render(compared(two_events()), format)
    shown = shown.partition("</form>")[2] or shown  # what one may choose keeps the order of the text
    assert shown.index("Jon Vik") < shown.index("Kari Lund")


def test_within_an_event_what_the_article_states_comes_before_what_is_weak() -> None:
    """The seas stand first in this comparison, as a difference that rests on the article alone."""
    one = comparison()
    seas = replace(one.rows[1], cells={"pt-mfa": Cell("differs", "article")})
    rows, found = (seas, one.rows[0]), (replace(WEAK, kind="difference"), STATED)
    value = comparison(*found, rows=rows)
    shown = render(compared(value), "table")
    assert shown.index("30 ships") < shown.index("clean seas")
    asked = render(compared(value, sort=True), "table")  # with --sort the user says what comes first
    assert asked.index("clean seas") < asked.index("30 ships")


def test_a_claim_missing_as_stated_comes_first_though_the_finding_is_of_a_topic() -> None:
    one = comparison()
    topic = finding("omission", "stated", claim=None, omission="o2", topic="quotas", line=4, column=1)
    seas = replace(one.rows[1], cells={"pt-mfa": Cell("present", "article")})
    shown = render(compared(comparison(topic, rows=(seas, one.rows[0]), omissions=(TOPIC,))), "table")
    assert shown.index("quotas") < shown.index("30 ships") < shown.index("other claims") < shown.index("clean seas")


@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl", "json", "github", "sarif", "junit"])
def test_formats_for_programs_keep_everything_in_its_order(format: str) -> None:
    shown = render(compared(two_events()), format)
    assert shown == render(compared(two_events(), weak=True, sort=True), format)
    assert shown.index("clean seas") < shown.index("30 ships")


@pytest.mark.parametrize("format", ["table", "html"])
def test_a_silence_without_an_event_comes_before_weak_events(format: str) -> None:
    """It is the article's own word; what follows it is not."""
    topic = finding("omission", "stated", claim=None, omission="o2", topic="quotas", event=None, line=4, column=1)
    one = comparison(topic, WEAK, rows=comparison().rows[1:], omissions=(TOPIC,))
    shown = render(compared(one), format)
    alone = ALONE.partition(";")[0]
    assert shown.index("Silences about no event of the article") < shown.index("quotas") < shown.index(alone)


def test_the_page_folds_what_is_cited_to_one_alone() -> None:
    folded, listed = render(compared(), "html"), render(compared(weak=True), "html")
    assert "<details class=weak><summary>1 claim cited to no-mfa alone</summary>" in folded
    assert "<details class=weak open>" in listed
    inside = folded[folded.index("<details class=weak>") : folded.index("</details>")]
    assert "clean seas" in inside and "Weak: the article cites" in inside and "omission" not in inside


# --- what is said ---------------------------------------------------------------------------------------------------


def sentence(value: Comparison) -> str:
    return RestsOn(value).sentence(value.findings[0])


def test_each_basis_says_what_it_rests_on() -> None:
    assert sentence(comparison(STATED)) == "The article says so at line 4: “makes no mention of this”."
    weak = sentence(comparison(WEAK))
    assert weak.startswith("Weak: the article cites nothing of the kind from pt-mfa; it is not proof that the readout")
    assert "nearest, line 3: “Portugal will send 30 ships” (0.12)" in weak
    text = sentence(text_comparison("absent", "omission"))
    assert text == (
        "Not found in the text supplied (14 passages searched); "
        "nearest, line 3 of no.txt: “60 vessels would come” (0.41)."
    )


@pytest.mark.parametrize(
    ("kind", "verdict", "more", "words"),
    [
        ("difference", "differs", {}, "Found, but not the same: number “30” against “60”; line 3 of no.txt"),
        ("partial", "partial", {}, "Only part of it found: line 3 of no.txt"),
        ("unsupported", "absent", {}, "The article cites this to no-mfa; not found in the text supplied (14 passages"),
        (
            "confirmed-omission",
            "absent",
            {"omission": "o1"},
            "“makes no mention of this”; nor was it found in the text",
        ),
        ("disputed-omission", "present", {"omission": "o1"}, "the text supplied seems to have it: line 3 of no.txt"),
        ("unreported", "absent", {}, "In the text supplied; the article does not cite it from there"),
    ],
)
def test_each_kind_has_its_sentence(kind: str, verdict: str, more: dict[str, Any], words: str) -> None:
    assert words in sentence(text_comparison(verdict, kind, **more))


@pytest.mark.parametrize("format", ["table", "plain", "markdown"])
def test_nothing_says_more_than_it_knows(format: str) -> None:
    """The words that CONTRACT forbids."""
    for value in (comparison(), text_comparison("absent", "omission"), text_comparison("differs", "difference")):
        text = render(compared(value), format).lower()
        assert not re.search(r"contradict|\blies?\b|denied|did not say", text)


def test_the_three_bases_look_different() -> None:
    table = render(compared(weak=True), "table")
    assert "missing" in table and "(stated)" in table
    assert "not cited" in table and "(article)" in table
    assert "not found" not in table  # nothing was searched
    assert "not found" in render(compared(text_comparison("absent", "omission")), "table")


def test_the_findings_come_first_and_the_counts_last() -> None:
    """On the first screen stands who lacks what in whose words; at the prompt, how much there was."""
    table = render(compared(), "table")
    assert table.startswith("Meeting of Maria Reis and Kari Lund, 2025-05-02, Oslo [e1]\n----")
    assert table.index("Portugal will send 30 ships") < table.index("Summary\n-------") < table.index("1 event, ")
    assert table.rstrip().endswith(
        "1 event, 2 readouts, 2 claims; 2 findings: 1 omission (stated), 1 one-sided\n(article)."
    )


UNCITED = "No readout of a meeting or call is cited; "


@pytest.mark.parametrize(
    ("numbers", "line"),  # claims in all, cited, of them about an event, readouts, events, omissions
    [
        ((0, 0, 0, 0, 0, 0), "No claims."),
        ((0, 0, 0, 0, 0, 1), UNCITED + "1 omission stated."),
        ((1, 1, 0, 0, 0, 0), UNCITED + "no omissions stated; 1 official claim about no meeting."),
        ((2, 0, 0, 0, 0, 0), UNCITED + "no omissions stated; 2 claims without an official readout."),
        ((1, 1, 1, 1, 1, 0), "1 claim cited to 1 readout of 1 event; no omissions stated."),
        (
            (7, 4, 2, 2, 2, 2),
            "2 claims cited to 2 readouts of 2 events; 2 omissions stated; 2 official claims about no meeting; "
            "3 claims without an official readout.",
        ),
    ],
)  # fmt: skip
def test_the_last_line_of_claims_is_plain_english(numbers: tuple[int, ...], line: str) -> None:
    names = ("claims", "cited", "about", "readouts", "events", "omissions")
    assert claims_closing(Counter(dict(zip(names, numbers, strict=True)))) == line


@pytest.mark.parametrize(
    ("numbers", "line"),
    [
        ({}, "Nothing to compare; no findings."),
        ({"findings": 1, "omission (stated)": 1}, "Nothing to compare; 1 finding: 1 omission (stated)."),
        ({"events": 1, "readouts": 1}, "1 event, 1 readout, no claims; no findings."),
        (
            {"events": 2, "readouts": 2, "claims": 2, "findings": 12, "difference (text)": 2, "partial (text)": 2,
             "omission (stated)": 2, "confirmed-omission (text)": 2, "one-sided (article)": 2, "unsupported (text)": 2},
            "2 events, 2 readouts, 2 claims; 12 findings: 2 omissions (stated), 2 confirmed-omissions (text), "
            "2 differences (text), 2 partial (text), 2 unsupported (text), 2 one-sided (article).",
        ),
    ],
)  # fmt: skip
def test_the_last_line_of_compare_is_plain_english(numbers: dict[str, int], line: str) -> None:
    assert comparison_closing(Counter(numbers)) == line


def test_the_summary_stands_beside_the_events_and_under_the_name_of_the_article() -> None:
    """As a heading of a higher level it would look like the next article."""
    lines = render(compared(named=True), "markdown").splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        "## oslo.txt",
        "### Meeting of Maria Reis and Kari Lund, 2025-05-02, Oslo \\[e1\\]",
        "### Summary",
    ]


def test_the_summary_lays_a_finding_to_the_readout_that_lacks_it() -> None:
    lines = render(compared(), "plain").split("\n\n")
    lacks = {part.split("readout: ")[1].split("\n")[0]: part for part in lines if "\nfindings: " in part}
    assert "findings: 1 omission (stated)" in lacks["no-mfa"]
    assert "findings: 1 one-sided (article)" in lacks["pt-mfa"]


def test_the_strongest_basis_is_counted_first() -> None:
    found = [finding("difference", "article"), finding("unsupported", "text"), STATED]
    assert tally(found) == ["1 omission (stated)", "1 unsupported (text)", "1 difference (article)"]


def test_claims_without_a_readout_come_last_with_the_reason() -> None:
    table = render(claims(), "table")
    assert table.index("No official readout cited") > table.index("“clean seas,”")
    assert "a person cited" in table
    assert "2 claims cited to 2 readouts of 1 event; 1 omission stated; 1 claim without an" in table


def test_a_claim_is_shown_without_the_cue_inside_it() -> None:
    start, end = span("Portugal will send 30 ships, Maria Reis told Kari Lund")
    cut = replace(
        SHIPS.content, start=start, end=end, text=TEXT[start:end], fragments=((start, start + 8), (end - 4, end))
    )
    assert "Portugal … Lund" in render(claims(article(replace(SHIPS, content=cut))), "table")


def test_a_topic_is_a_finding_of_its_own() -> None:
    value = comparison(
        finding("omission", "stated", claim=None, omission="o2", topic="quotas", line=4, column=1), omissions=(TOPIC,)
    )
    table = render(compared(value), "table")
    assert "quotas" in table
    assert "The article says so at line 4" in table


def test_a_silence_about_no_event_says_in_which_article_where_there_are_several() -> None:
    """Those of an event stand below its heading; these below one for all articles."""
    other = replace(TOPIC, id="o9", document="b/bergen.txt")
    about = finding("omission", "stated", claim=None, omission="o9", event=None, readouts=(), line=4, column=1)
    one = comparison(about, omissions=(other,))
    assert "The article says so at line 4: “makes" in sentence(one)
    assert "The article says so at line 4 of bergen.txt: “makes" in sentence(
        comparison(about, omissions=(TOPIC, other))
    )


def test_a_difference_that_is_counted_at_the_other_claim_says_from_what() -> None:
    near = "differs from line 3 of no.txt: “60 vessels would come” (0.41)."
    one = text_comparison("differs", "difference")
    assert near in render(compared(replace(one, findings=())), "plain")
    assert near not in render(compared(one), "plain")  # the finding says so
    assert "differs from" not in render(compared(text_comparison("absent", "omission")), "plain")


def test_unclear_says_why() -> None:
    from readoutdiff.ground.model import Cell
    from readoutdiff.ground.model import Row as ClaimRow

    cell = Cell("unclear", "text", "inside the margin", searched=3)
    value = comparison(STATED, rows=(ClaimRow("e1", SHIPS, {"no-mfa": cell}),), findings=())
    assert "unclear in no-mfa: inside the margin" in render(compared(value), "table")


def test_several_articles_are_shown_one_after_another() -> None:
    other = replace(article(), document=document(name="bergen.txt"))
    table = render(claims(article(), other), "table")
    assert table.index("oslo.txt\n====") < table.index("bergen.txt\n====")


def test_headings_of_markdown_and_plain() -> None:
    view = (
        Heading(1, "A *b*"),
        Sentence("1. not a list"),
        Grid(("a|b",), (Row(("c|d\ne",), ("note",)),), words=0, numbers=()),
    )
    from readoutdiff.reporting.markdown import render_markdown
    from readoutdiff.reporting.plain import render_plain

    assert render_markdown(view) == (
        "## A \\*b\\*\n\n1\\. not a list\n\n| a\\|b |\n| --- |\n| c\\|d<br>e<br>*note* |\n"
    )
    assert render_plain(view) == "A *B*\n\n1. not a list\n\na|b: c|d e\nnote\n"


# --- official texts -------------------------------------------------------------------------------------------------

BUS, COD, FERRY = "Poland will send 40 buses.", "The cod quota was raised.", "A ferry will sail to Gdynia."


def official(*texts: str) -> Comparison:
    from readoutdiff import compare, parse_readout

    codes = ("pl", "cz", "sk", "hu")
    return compare(
        (),
        [
            parse_readout(document(text, f"{c}.txt"), f"{c}-mfa", c.upper())
            for text, c in zip(texts, codes, strict=False)
        ],
    )


def rows_of(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.startswith("verdict: ")]


def test_a_group_is_one_row_with_the_words_of_each_side() -> None:
    found = official(f"{BUS} {COD}", f"{FERRY} {BUS.replace('40', '14')}")
    first, second, third = rows_of(render(compared(found), "plain"))
    assert first.startswith("verdict: not found\npl-mfa: not found (text), 2 passages searched")
    assert first.endswith(f"cz-mfa: 1: {FERRY}")
    assert second.split("\n") == [
        "verdict: differs",
        f"pl-mfa: 1: {BUS}",
        "difference: in pl-mfa; not the same in cz-mfa: number “40” against “14”",
        f"cz-mfa: 1: {BUS.replace('40', '14')}",
    ]
    assert f"pl-mfa: 1: {COD}" in third and "omission: in pl-mfa; not in cz-mfa" in third


@pytest.mark.parametrize("texts", [2, 3, 4])
def test_texts_are_readable_in_eighty_columns(texts: int) -> None:
    table = render(
        compared(official(*(f"{BUS} {each}" for each in (COD, FERRY, "Ropes snapped.", "")[:texts]))), "table"
    )
    assert max(map(len, table.splitlines())) <= 80
    assert table.count("1: Poland") == texts  # each side once, in the row of all
    assert "found  " in table
    assert ("not found (text): cz-mfa, sk-mfa, hu-mfa" in table) == (texts == 4)


def test_only_the_groups_of_what_was_asked_for_are_shown() -> None:
    found = official(f"{BUS} {COD}", f"{FERRY} {BUS.replace('40', '14')}")
    chosen = select_comparison(found, Selection(only=("difference",)))
    assert [group.verdict for group in chosen.alignment] == ["differs"]
    assert {row.claim.id for row in chosen.rows} == {c.id for own in chosen.alignment[0].cells.values() for c in own}
    sorted_ = select_comparison(found, Selection(sort="kind"))
    assert [group.verdict for group in sorted_.alignment] == ["absent", "absent", "differs"]


def test_the_page_has_texts_side_by_side_with_the_words_that_differ() -> None:
    page = render(compared(official(f"{BUS} {COD}", f"{FERRY} {BUS.replace('40', '14')}")), "html")
    body = page[page.index("<table class=pair>") : page.index("</table>")]
    assert body.count("<tr>") == 4 and body.count("<mark>40</mark>") == body.count("<mark>14</mark>") == 1
    assert body.count("not found (text)") == 2
    assert page.count('aria-label="Claim ') == 3  # the picture has a column a group


# --- annotations ----------------------------------------------------------------------------------------------------


def test_github_lines() -> None:
    first, second = render(compared(), "github").splitlines()
    assert first.startswith("::warning file=oslo.txt,line=3,col=1,title=omission::“Portugal will send 30 ships”")
    assert second.startswith("::notice file=oslo.txt,line=6,col=15,title=one-sided::")


def test_a_comma_in_a_name_ends_no_property() -> None:
    (line,) = annotate(
        "compare", [Annotation("a,b: 5%.txt", 3, 4, "warning", "omission", "m, n")], "github"
    ).splitlines()
    assert line == "::warning file=a%2Cb%3A 5%25.txt,line=3,col=4,title=omission::m, n"


def test_sarif_names_the_place_and_the_rule() -> None:
    run = json.loads(render(compared(), "sarif", version="1.2"))["runs"][0]
    assert run["tool"]["driver"]["version"] == "1.2"
    result = run["results"][0]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "omission"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 1}
    assert run["columnKind"] == "unicodeCodePoints"


def test_junit_counts() -> None:
    suite = ElementTree.fromstring(render(compared(), "junit")).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")  # a weak finding is no failure
    assert len(suite.findall("testcase")) == 2


def junit_names(text: str) -> list[tuple[str, str]]:
    """Class name and name of each test."""
    return [(each.get("classname", ""), each.get("name", "")) for each in ElementTree.fromstring(text).iter("testcase")]


def test_junit_names_are_ids_and_outlive_an_edit() -> None:
    """By name a service tells what is new and what came back: no line in it."""
    moved = comparison(replace(STATED, line=9, column=4), WEAK)
    names = [("oslo.txt", "omission f-omission-stated"), ("oslo.txt", "one-sided f2")]
    assert junit_names(render(compared(), "junit")) == junit_names(render(compared(moved), "junit")) == names
    failure = ElementTree.fromstring(render(compared(moved), "junit")).find(".//failure")
    assert failure is not None and (failure.text or "").startswith("oslo.txt:9:4: “Portugal will send 30 ships”")


def test_no_two_junit_names_are_equal() -> None:
    given = [Annotation(path, 1, 1, "error", "failed", "m", name="claims: quote: a") for path in ("a", "b", "a", "a")]
    assert junit_names(annotate("check", given, "junit")) == [
        ("a", "claims: quote: a"),
        ("b", "claims: quote: a"),  # another file's
        ("a", "claims: quote: a (2)"),
        ("a", "claims: quote: a (3)"),
    ]


# --- selecting ------------------------------------------------------------------------------------------------------


def test_selecting_claims() -> None:
    def ids(wanted: Selection) -> list[str]:
        return [each.id for each in select_claims(article(), wanted).claims]

    assert ids(Selection()) == ["c1", "c2", "c3"]
    assert ids(Selection(sources=["no-mfa"])) == ["c2"]
    assert ids(Selection(events=["e1"])) == ["c1", "c2"]
    assert ids(Selection(only=["none"])) == ["c3"]
    assert ids(Selection(sort="source")) == ["c2", "c1", "c3"]  # without a source last
    assert select_claims(article(), Selection(only=["none"])).omissions == ()  # a silence is no way of citing


def test_selecting_findings() -> None:
    def ids(wanted: Selection) -> list[str]:
        return [each.id for each in select_comparison(comparison(), wanted).findings]

    assert ids(Selection()) == ["f-omission-stated", "f2"]
    assert ids(Selection(bases=["article"])) == ["f2"]
    assert ids(Selection(only=["omission"])) == ["f-omission-stated"]
    assert ids(Selection(sources=["pt-mfa"])) == ["f-omission-stated", "f2"]  # has it, or lacks it
    assert ids(Selection(sort="source")) == ["f-omission-stated", "f2"]
    assert ids(Selection(events=["e9"])) == []
    assert len(select_comparison(comparison(), Selection(bases=["article"])).rows) == 1
    scored = comparison(STATED, replace(WEAK, score=0.3), replace(WEAK, id="f3", score=0.1))
    found = select_comparison(scored, Selection(sort="score")).findings
    assert [each.id for each in found] == ["f3", "f2", "f-omission-stated"]  # without a score last


# --- the page -------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """Collects ids, links, loads and text; fails on what is not closed."""

    VOID = frozenset({"meta", "link", "br", "circle", "path"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        if tag not in self.VOID:
            self.open.append(tag)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "a":
            self.links.append(values.get("href") or "")
        self.loads += [values[key] or "" for key in ("src", "href") if key in values and tag != "a"]
        assert not any(key.startswith("on") for key in values)  # no handler comes from text

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


PAGES = {
    "stated": compared(),
    "text": compared(text_comparison("differs", "difference")),
    "claims": claims(),
    "hostile": compared(hostile()),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_whole_and_loads_nothing(name: str) -> None:
    html = render(PAGES[name], "html")
    page = Page(html)
    assert page.open == []
    assert page.loads == ["data:,"]
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link} <= set(page.ids)  # every link has its place
    assert page.tags.count("script") == 1  # ours
    assert not re.search(r"url\(|@import|https?://(?!e\.vil)", html)
    assert not UNSAFE.search(html.replace("\n", ""))


def test_the_page_shows_words_of_both_sides_with_the_difference_marked() -> None:
    html = render(PAGES["text"], "html")
    assert "<mark>30</mark>" in html
    assert "<mark>60</mark>" in html


def test_the_text_on_the_page_is_the_article_with_its_claims() -> None:
    html = render(PAGES["stated"], "html")
    reading = html[html.index('<div class=reading lang="en">') : html.index("</main>")]
    text = "".join(Page(re.sub(r"<sup>.*?</sup>", "", reading.removesuffix("</section>") + "</section>")[:-10]).words)
    assert text == TEXT
    assert "<sup>pt-mfa</sup>" in reading  # in words, not in colour alone
    assert "<span class=silence>" in reading
