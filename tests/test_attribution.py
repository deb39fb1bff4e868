"""Who is cited for what: nesting, shared sources, quotations, negation, and what holds on any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import table

from readoutdiff.attributing.attribution import Attribution, Found, attribute, attributions
from readoutdiff.grammar.scan import scan
from readoutdiff.ground.model import Trouble
from readoutdiff.language.language import language


def find(text: str, cue: str) -> tuple[list[Found], Found]:
    found = attribute(scan(text, language("en")))
    return found, next(one for one in found if text[slice(*one.cue[0])].split()[-1] == cue)


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " | ".join(text[start:end] for start, end in spans)


@table("attribution", "nested")
def test_nested(text: str, cue: str, expected: str) -> None:
    found, one = find(text, cue)
    assert one.outer is not None
    assert text[slice(*found[one.outer].cue[0])].split()[-1] == expected


@table("attribution", "not nested")
def test_not_nested(text: str, cue: str) -> None:
    found, _ = find(text, cue)
    assert [one.outer for one in found] == [None] * len(found)


@table("attribution", "source")
def test_source(text: str, cue: str, expected: str) -> None:
    _, one = find(text, cue)
    assert words(text, one.source) == expected


@table("attribution", "content")
def test_content(text: str, cue: str, expected: str) -> None:
    _, one = find(text, cue)
    assert words(text, one.content) == expected


@table("attribution", "negated")
def test_negated(text: str, cue: str, expected: bool) -> None:
    _, one = find(text, cue)
    assert one.negated is expected


@table("attribution", "nothing")
def test_nothing(text: str) -> None:
    assert attributions(text) == []


def test_quotation_over_paragraphs() -> None:
    text = "“The flood came at night,” Banda said in Beira.\n“We heard it first.\n“Then we saw it.”"
    (found,) = attribute(scan(text, language("en")))
    assert words(text, found.source) == "Banda"
    assert words(text, found.content) == "“The flood came at night,” | “We heard it first. | “Then we saw it.”"


def test_unknown_source_has_a_reason() -> None:
    for one in attribute(
        scan(
            "It is expected that the pass will open. Asked about tolls, Roux left. Leva seems to wait.", language("en")
        )
    ):
        assert bool(one.source) != bool(one.reason)


def test_public_form_leaves_out_nested() -> None:
    text = "According to Bogotá, Petro told Lula that the bridge was safe."
    assert attributions(text) == [Attribution([(13, 19)], [(0, 12)], [(21, 61)])]


def test_unknown_language() -> None:
    with pytest.raises(Trouble):
        attributions("Whatever.", language="tlh")


PIECES = st.sampled_from(
    (
        "Xi|Kim Jong Un|the ministry|said|told|Putin|according to|that|,|.|?|“|”|\"|'|''|:|;|—|(|)|\n|\n\n|quoted|as|"
        "saying|was|and|but|who|he|she's|did not|added|adding|support|claims|in a statement|on Monday|May|U.S.|Mr.|"
        "5,000|seems|to|is expected|warned|Asked|about|confident|his|decision|A:|Q:|continued|went on to say|- |’|‘"
    ).split("|")
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text(text: str) -> None:
    found = attribute(scan(text, language("en")))
    assert found == attribute(scan(text, language("en")))
    for number, one in enumerate(found):
        assert one.content and one.cue
        for span in (*one.source, *one.cue, *one.content, *([one.addressee] if one.addressee else [])):
            assert 0 <= span[0] < span[1] <= len(text)
        path = {number}
        while one.outer is not None:  # up to the outermost, never in a circle
            assert one.outer not in path
            path.add(one.outer)
            one = found[one.outer]
