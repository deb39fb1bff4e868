"""Odd hyphens, and paragraphs that somebody wrapped: read like plain ones, offsets untouched."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readoutdiff.grammar.plain import WIDEST, plain
from readoutdiff.ground.model import Article
from readoutdiff.naming.registry import load_registry
from readoutdiff.parsing.article import parse_article
from readoutdiff.reading.load import load

LONG = (
    "President Kari Lund of Norway met her Portuguese counterpart, Pedro Reis, in Oslo on May 2. Lund told Reis that "
    "the quota for cod would fall by a third before the winter and that no ship would be turned away, according to a "
    "readout released by the Norwegian presidency.\n\n"
    "The Portuguese presidency's account makes no mention of the quota for cod."
)

WRAPPED = [  # text, what of it is made plain (| for a line end that stays), why
    ("d\te", "d e", "tabs"),
    ("co\u2010operation non\u2011aligned", "co-operation non-aligned", "hyphens from typesetting"),
    ("Lund\u02bcs cod\u2032s \u2212 a \u2015 b", "Lund’s cod’s – a — b", "apostrophes and dashes of other keyboards"),
    ("“cod” – é — ’", "“cod” – é — ’", "marks, dashes and letters are no blanks"),
    ("The cod quota would\nfall by a third\n", "The cod quota would fall by a third|", "the next word had no room"),
    ("The cod quota would\r\nfall by a third", "The cod quota would  fall by a third", "two blanks for two characters"),
    ("Cod\nThe quota would be\ncut by a third", "Cod|The quota would be cut by a third", "a short first line"),
    (
        "The cod quota would\n\nfall by a third",
        "The cod quota would||fall by a third",
        "an empty line parts paragraphs",
    ),
    (
        "Cod would be cut.\nLund said it fell.",
        "Cod would be cut.|Lund said it fell.",
        "no line goes on: two paragraphs",
    ),
    ("Cod\nships\nand a ferry line\nto Oslo", "Cod|ships|and a ferry line|to Oslo", "a list: few lines are full"),
    ("- cod from Norway\n- ships from Faro\n- a", "- cod from Norway|- ships from Faro|- a", "items of a list"),
    ("word " * 30 + "\nand more", "word " * 30 + "|and more", "lines wider than anybody wraps"),
    ("cod was cut\n  ", "cod was cut|  ", "blanks at the end"),
]


@pytest.mark.parametrize(("text", "made", "why"), WRAPPED)
def test_what_is_made_plain(text: str, made: str, why: str) -> None:
    assert plain(text) == made.replace("|", "\n"), why


@given(st.text(alphabet="ab A.-1)\n\r\t\u00a0\u2011\u200b’", max_size=120) | st.text(max_size=60))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_as_long_as_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


def article(text: str) -> Article:
    return parse_article(load(text.encode(), name="a.txt", published="2024-05-03"), load_registry())


def found(text: str) -> list[tuple[object, ...]]:
    """Claims and silences as words."""
    one = article(text)
    assert all(text[c.content.start : c.content.end] == c.content.text for c in one.claims)
    claims = [(c.source, c.id, c.content.text.split(), c.speaker and c.speaker.name.split()) for c in one.claims]
    return [*claims, *((o.source, o.id, o.text.split(), (o.topic or "").split()) for o in one.omissions)]


@pytest.mark.parametrize("width", [40, 66, 72, 80, WIDEST])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_article_wrapped_at_a_width_reads_like_the_same_without(width: int, end: str) -> None:
    """Once each line was a paragraph, and a claim ended where its line did."""
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in LONG.split("\n\n"))
    assert found(LONG)[0][0] == "no-president"
    assert found(wrapped.replace("\n", end)) == found(LONG)


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\t"])
def test_an_article_with_odd_blanks_reads_like_the_same_without(blank: str) -> None:
    """Once a name, a title or a verb of meeting with one inside was none, and the meeting was not found."""
    odd = LONG.replace(" ", blank)
    assert [line[0] for line in found(odd)] == [line[0] for line in found(LONG)]
    assert [(e.date, e.participants) for e in article(odd).events] == [("2024-05-02", ("Kari Lund", "Pedro Reis"))]


def test_an_article_with_odd_hyphens_reads_like_the_same_without() -> None:
    """Once Leung Ka-wai with one of them was Leung Ka."""
    text = "“A readout exists,” said Leung Ka-wai, who edits a newsletter in Hong Kong."
    assert [c.speaker.name for c in article(text.replace("-", "\u2011")).claims if c.speaker] == ["Leung Ka-wai"]


@pytest.mark.parametrize("unit", ["\n", " \n", "\r\n", "a\n", "\u200b ", "wrapped words without an end \n"])
def test_long_texts_of_line_ends_take_no_time(unit: str) -> None:
    """Once an empty line looked at all that follow it: 200,000 of them took minutes."""
    start = time.process_time()
    plain(unit * (200_000 // len(unit)))
    assert time.process_time() - start < 5
