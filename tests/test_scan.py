"""Tokens, sentences, paragraphs and quotations, with offsets into the untouched text."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from tables import table

from readoutdiff.grammar.plain import plain
from readoutdiff.grammar.scan import scan
from readoutdiff.grammar.tokens import tokens
from readoutdiff.language.language import language


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in scan(text, language("en")).sentences]


def quotes(text: str) -> list[str]:
    return [text[start:end] for start, end in scan(text, language("en")).quotes]


@table("scan", "sentences")
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@table("scan", "quotations")
def test_quotes(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@table("scan", "tokens")
def test_tokens_whole_and_in_their_parts(text: str, whole: str, parts: str) -> None:
    cut = tokens(language("en"))
    assert cut.whole.split(text)[1::2] == whole.split("|")
    assert cut.parts.split(text)[1::2] == parts.split("|")


@given(st.text(st.sampled_from("aB1.,'’-–n t\n习é")))
def test_every_letter_is_in_a_token_of_each_cut(text: str) -> None:
    for pattern in tokens(language("en"))[:2]:
        pieces = pattern.split(text)
        assert "".join(pieces) == text
        assert not any(c.isalnum() for gap in pieces[::2] for c in gap)


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
