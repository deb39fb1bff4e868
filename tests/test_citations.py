"""Ways of citing a readout, and what only looks like it: what the words of a short article cite."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import table

from readoutdiff import load, load_registry, parse_article
from readoutdiff.ground.model import Article, Document


def read(text: str, published: str | None = "2025-06-10") -> Article:
    return parse_article(load(text.encode("utf-8"), name="a", published=published), load_registry())


def over(article: Article, words: str) -> list[Any]:
    at = article.document.text.index(words)
    return [c for c in article.claims if any(s < at + len(words) and at < e for s, e in c.content.fragments)]


@table("citations", "cited")
def test_cited(text: str, expected: list[list[str | None]]) -> None:
    article = read(text)
    for words, source, citation, speaker in expected:
        claims = [c for c in over(article, words) if c.source == source]
        assert claims, (words, [(c.source, c.reason, c.content.text) for c in over(article, words)])
        assert citation in {c.citation for c in claims}, words
        assert all(c.event for c in claims), words
        if speaker != "-":
            names = [c.speaker.name if c.speaker else "" for c in claims]
            assert any(speaker in n if speaker else not n for n in names), (words, names)


@table("citations", "not cited")
def test_not_cited(text: str, words: list[str]) -> None:
    article = read(text)
    assert not [c for each in words for c in over(article, each) if c.source]


@table("citations", "an office on something that is no meeting")
def test_an_office_on_something_that_is_no_meeting_is_listed_without_event(text: str, words: str) -> None:
    claims = over(read(text), words)
    assert claims and all(c.event is None and c.reason == "no-meeting" and c.source for c in claims)


@table("citations", "the way a claim came")
def test_the_way_a_claim_came(text: str, expected: str | None) -> None:
    assert {c.via for c in over(read(text), "ice will be cheap") if c.source} == {expected}


@table("citations", "to whom it is said")
def test_to_whom_it_is_said(text: str, expected: str | None) -> None:
    claims = over(read(text), "ports were full")
    assert claims and [c.speaker.name for c in claims if c.speaker] == ["Gabriel Boric"]
    assert [c.addressee.name.split()[-1] if c.addressee else None for c in claims] == [expected]


@pytest.mark.parametrize(
    ("fixture", "begins"), [("india-china", ",” Xi told Modi"), ("france-iran", ",” Raisi told Macron")]
)
def test_a_text_that_begins_within_a_quotation_keeps_words_in_each_claim(fixture: str, begins: str) -> None:
    """Who told whom is taken out of a claim (`CLAIM, A told B`); here a comma alone would be left of it."""
    whole = (Path(__file__).parent.parent / "fixtures" / fixture / "article.txt").read_text(encoding="utf-8")
    at = whole.find(begins) if begins in whole else whole.index(begins.replace("”", '"'))
    text = whole[at:]
    claims = parse_article(load(text.encode()), load_registry()).claims
    assert claims
    for claim in claims:
        assert all(any(map(str.isalnum, text[s:e])) for s, e in claim.content.fragments), claim


WIND = (
    "Kenyan President William Ruto met Norwegian Prime Minister Jonas Store in Nairobi on May 6.\n\nKenya wants more "
    "wind farms, Ruto told Store, according to a readout released by the Norwegian Prime Minister's Office."
)


def test_a_quotation_has_32_characters_around_it() -> None:
    article = read(WIND)
    (claim,) = (c for c in over(article, "more wind farms") if c.source)
    start, end = claim.content.start, claim.content.end
    text = article.document.text
    assert (claim.quote.prefix, claim.quote.suffix) == (text[start - 32 : start], text[end : end + 32])


def test_ids_do_not_change_with_edits_elsewhere() -> None:
    before = read(WIND)
    after = read(WIND.replace("on May 6.", "on May 6, in the rain.") + "\n\nA last paragraph about the weather.")
    assert {c.id for c in before.claims if c.source} == {c.id for c in after.claims if c.source}


PIECES = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "‘",
            "’",
            ",",
            ".",
            "\n",
            "\n\n",
            " ",
            "Ruto",
            "Store",
            "told",
            "said",
            "according to",
            "the Kremlin",
            "Xi Jinping",
            "the White House",
            "readout",
            "no mention of",
            "a statement",
            "Oct. 15",
            "met",
            "in Oslo",
            "(",
            ")",
            "—",
            "it",
            "He",
            "which",
            "\r\n",
            "Chinese Foreign Ministry",
            "did not mention",
            "neither",
            "nor",
            "\u202e",
            "\x00",
            "中国外交部",
            "Путин",
            "😀",
            "the call",
            "is below:",
        ]
    )
    | st.text(max_size=8),
    max_size=60,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_any_text_is_read_and_every_span_is_its_words(text: str) -> None:
    article = parse_article(Document("a", text, ""), load_registry())
    spans = [s for c in article.claims for s in (c.content, *c.quotes, c.speaker, c.addressee, c.cue) if s]
    assert all(text[s.start : s.end] == s.text for s in [*spans, *article.omissions])
    assert all(c.content.start <= s < e <= c.content.end for c in article.claims for s, e in c.content.fragments)
    ids = [x.id for x in (*article.claims, *article.omissions, *article.events)]
    assert len(ids) == len(set(ids))
    assert parse_article(Document("a", text, ""), load_registry()) == article


def test_nobody_speaks_to_himself_by_pronouns() -> None:
    """`He told her`, where one of the two is not named: whoever he is, he is not she."""
    article = read(
        "The prime minister rang First Minister Una Reid, with Downing Street saying he had told her he was ill."
    )
    assert [c.speaker and c.speaker.name for c in over(article, "he was ill")] == [None]
