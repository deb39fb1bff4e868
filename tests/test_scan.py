"""Tokens, sentences, paragraphs and quotations, with offsets into the untouched text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readoutdiff.grammar.plain import plain
from readoutdiff.grammar.scan import scan
from readoutdiff.language.language import language


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in scan(text, language("en")).sentences]


def quotes(text: str) -> list[str]:
    return [text[start:end] for start, end in scan(text, language("en")).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell. Nobody came.", ["Rain fell.", "Nobody came."]),
        ("Mr. Sato met Sen. Ruiz. They ate.", ["Mr. Sato met Sen. Ruiz.", "They ate."]),  # titles
        ("He met then-Sen. Lugar. They ate.", ["He met then-Sen. Lugar.", "They ate."]),  # a title after a hyphen
        ("Lt. Gen. Diop met Md. Karim. They ate.", ["Lt. Gen. Diop met Md. Karim.", "They ate."]),  # given names
        ("He works for Jack Ma. He rests.", ["He works for Jack Ma.", "He rests."]),  # no given name
        ("It ended on Oct. 15 in Lima.", ["It ended on Oct. 15 in Lima."]),  # a month before a number
        ("The U.S. won. It left.", ["The U.S. won.", "It left."]),  # initials inside a sentence
        ("He flew to the U.S. The jet stayed.", ["He flew to the U.S.", "The jet stayed."]),  # initials at its end
        ("J. K. Moss spoke. All slept.", ["J. K. Moss spoke.", "All slept."]),  # initials of a name
        ("It cost 3.5 francs. Fine.", ["It cost 3.5 francs.", "Fine."]),  # a point in a number
        ("“Go. Now!” she said. He went.", ["“Go.", "Now!” she said.", "He went."]),  # lower case goes on
        ("“Why?” Kim asked. Nobody knew.", ["“Why?” Kim asked.", "Nobody knew."]),  # a cue goes on
        ("“Why?” Kim left at noon.", ["“Why?”", "Kim left at noon."]),  # no cue: a new sentence
        ("He waited ... and left.", ["He waited ... and left."]),  # an ellipsis inside
        ("One\nTwo\n\nThree", ["One", "Two", "Three"]),  # a line break ends it without a stop
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A “b” c", ["“b”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("Er sagte „ja“ laut.", ["„ja“"]),
        ("Il dit « oui » deux fois.", ["« oui »"]),
        ("He said ''yes'' twice.", ["''yes''"]),  # two apostrophes
        ("He said ``yes'' twice.", ["``yes''"]),  # as TeX has them
        ("‘Go,’ he said.", ["‘Go,’"]),
        ("'Go,' he said.", ["'Go,'"]),
        ("The workers' strike isn't over.", []),  # apostrophes
        ("The ’90s and the '80s.", []),
        ("Rock 'n' roll don't pay.", []),
        ("“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”"]),  # one inside another: the outer
        ("“Never closed.", ["“Never closed."]),  # to the paragraph's end
        ("“One.\n“Two,” he said.", ["“One.", "“Two,”"]),  # an opening mark on each paragraph
        ('“Mixed marks," he said. Then.', ['“Mixed marks,"']),
        ("Lost close,” he said. “Next.”", ["“Next.”"]),  # a closing mark alone is none
        ("It is 6'2\" tall.", []),  # feet and inches
    ],
)
def test_quotes(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_paragraphs_are_lines_with_text() -> None:
    text = "One.\r\n\r\n  Two three. \n\tFour"
    assert [text[a:b] for a, b in scan(text, language("en")).paragraphs] == ["One.", "Two three.", "Four"]


def test_places() -> None:
    text = "One. Two.\nThree."
    one = scan(text, language("en"))
    assert [one.sentence_at(offset) for offset in (0, 3, 4, 5, 11)] == [0, 0, 0, 1, 2]
    assert [one.paragraph_at(offset) for offset in (0, 9, 10)] == [0, 0, 1]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab N.,!?\"'“”‘’«»`\n\r\u2028-—()0 ", max_size=80) | st.text(max_size=60))
def test_any_text(text: str) -> None:
    one = scan(text, language("en"))
    assert "".join(gap + word for gap, word in zip(one.gaps, [*one.words, ""], strict=True)) == plain(text)
    for spans in (one.sentences, one.paragraphs, one.quotes):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(text[start:end] == text[start:end].strip() for start, end in spans)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    paragraphs = [one.paragraph_at(start) for start, _ in one.sentences]
    assert paragraphs == [one.paragraph_at(end - 1) for _, end in one.sentences]


def test_a_sentence_is_never_endless() -> None:
    """What keeps the engine linear on text without stops: it works inside a sentence, and a sentence has a limit."""
    one = scan("word " * 5000, language("en"))
    assert max(b - a for a, b in one.sentence_tokens) <= 400
