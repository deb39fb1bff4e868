"""parse_readout(): official texts of every build become claims with speaker, paragraph and exact place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import table

from readoutdiff.ground.model import Document, Readout
from readoutdiff.parsing.readout import parse_readout

TRANSCRIPT = """President of Malta Anna Borg: Dear friends, welcome to Valletta.

We have a full agenda. The first item is the ferry.

Prime Minister of Libya Omar Saleh (retranslated): Thank you, Madam President. The pumps are ready.

Anna Borg: Please. We will buy them.
"""

NARRATIVE = """The foreign minister received his colleague from Oman. They discussed dates: the harvest is late.

1) Oman will send two experts.
2) Malta will buy the pumps.
- The ministers will meet in May.
"""


def readout(text: str, **more: object) -> Readout:
    return parse_readout(Document("t.txt", text, "0"), "mt-mfa", "MT", **more)  # type: ignore[arg-type]


def said(found: Readout) -> list[str]:
    return [c.content.text for c in found.claims]


def test_a_transcript_keeps_its_speakers() -> None:
    found = readout(TRANSCRIPT)
    assert [(c.content.text, c.speaker.name if c.speaker else None) for c in found.claims] == [
        ("We have a full agenda.", "President of Malta Anna Borg"),
        ("The first item is the ferry.", "President of Malta Anna Borg"),
        ("The pumps are ready.", "Prime Minister of Libya Omar Saleh"),
        ("We will buy them.", "President of Malta Anna Borg"),
    ]
    assert [c.speaker.text for c in found.claims if c.speaker][-1] == "Anna Borg"
    assert [c.paragraph for c in found.claims] == [(2, 4), (2, 4), (3, 4), (4, 4)]
    assert {c.rule for c in found.claims} == {"transcript"}


def test_a_transcript_in_one_paragraph() -> None:
    found = readout("President of Malta Anna Borg: The ferry is late. Prime Minister of Libya Omar Saleh: We know it.")
    assert [(c.content.text, c.speaker.name.split()[-1] if c.speaker else None) for c in found.claims] == [
        ("The ferry is late.", "Borg"), ("We know it.", "Saleh"),
    ]  # fmt: skip


def test_narrative_and_lists() -> None:
    found = readout(NARRATIVE)
    assert said(found) == [
        "The foreign minister received his colleague from Oman.",
        "They discussed dates: the harvest is late.",
        "Oman will send two experts.",
        "Malta will buy the pumps.",
        "The ministers will meet in May.",
    ]
    assert all(c.speaker is None and c.citation == "text" for c in found.claims)


def test_items_of_a_list_are_lent_what_it_is_of() -> None:
    found = readout(
        "The ministers met.\n\nThey discussed:\n- the ferry;\n- cod quotas\n\nThe talks will go on."
        "\n\n2. Fisheries\n\nNobody left."
    )
    assert [(c.content.text, c.subject) for c in found.claims] == [
        ("The ministers met.", None), ("the ferry;", "They discussed"), ("cod quotas", "They discussed"),
        ("The talks will go on.", None), ("Nobody left.", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "line"),
    [
        ("a greeting", "Good morning, Mr President."), ("thanks", "Thank you very much."), ("a bare question", "Why?"),
        ("a question", "Where will the ferry dock?"), ("a welcome", "Welcome to Valletta."), ("one word", "Excellent."),
        ("a pleasure", "It is a pleasure to see you."), ("a form of address", "Excellencies, dear friends,"),
        ("a heading", "Regional issues"), ("a caption", "Anna Borg and Omar Saleh shaking hands"),
    ],
)  # fmt: skip
def test_what_says_nothing_claims_nothing(why: str, line: str) -> None:
    found = readout(f"The ministers met.\n\nThey talked.\n\nIt rained.\n\n{line}\n\nThey went home.")
    assert said(found) == ["The ministers met.", "They talked.", "It rained.", "They went home."]
    assert line in [p.text for p in found.passages]


@pytest.mark.parametrize(
    "line",
    [
        "Thank you for the ten pumps.",
        "Malta will help.",
        "Leaders agreed on cod quotas",
        "We will talk to Tunis.",
        "President Ruto met the emir.",
    ],
)
def test_what_is_short_may_say_something(line: str) -> None:
    found = readout(f"The ministers met.\n\nThey talked.\n\nIt rained.\n\n{line}\n\nThey went home.")
    assert line in said(found)


def test_place_and_party() -> None:
    found = readout(NARRATIVE, event="e1", partial=True)
    third = found.claims[2]
    assert (third.line, third.column, third.party, third.event, third.source) == (3, 4, "MT", "e1", "mt-mfa")
    assert found.partial and found.event == "e1" and found.origin == "text"


def test_a_heading_is_searched_but_claims_nothing() -> None:
    text = "Call with the Omani minister\n\nThe ministers spoke."
    document = Document("t.txt", text, "0", furniture=((0, 28, "headline"),))
    found = parse_readout(document, "mt-mfa")
    assert said(found) == ["The ministers spoke."]
    assert [p.text for p in found.passages] == ["Call with the Omani minister", "The ministers spoke."]


@pytest.mark.parametrize("text", ["", " \n\n", "…", "Note:", "A: B: C:", "Question: why? Answer: none."])
def test_odd_texts(text: str) -> None:
    for claim in readout(text).claims:
        assert text[claim.content.start : claim.content.end] == claim.content.text


def test_chinese_sentences() -> None:
    found = readout("双方讨论了渔业问题。部长同意五月再次会晤。")
    assert len(found.claims) == 2


@table("readout", "addresses say nothing")
def test_addresses_say_nothing(text: str, expected: list[str]) -> None:
    assert [p.text for p in readout(text).passages] == expected


ANY = st.characters(exclude_categories=())  # lone surrogates too


@given(st.one_of(st.text(alphabet='Ab :.\n\r“”"1-', max_size=120), st.text(ANY, max_size=60)))
def test_offsets_hold_on_any_text(text: str) -> None:
    found = readout(text)
    for claim in found.claims:
        content = claim.content
        assert text[content.start : content.end] == content.text != ""
        assert content.fragments == ((content.start, content.end),)
        assert 1 <= claim.paragraph[0] <= claim.paragraph[1]
        assert claim.line >= 1 and claim.column >= 1
    for passage in found.passages:
        assert text[passage.start : passage.end] == passage.text
