"""People: who a text names, by which full name, for which side."""

from __future__ import annotations

from itertools import pairwise

from tables import table

from readoutdiff.grammar.scan import scan
from readoutdiff.ground.model import Document
from readoutdiff.language.language import language
from readoutdiff.naming.registry import load_registry
from readoutdiff.people.context import Context
from readoutdiff.people.people import Naming


def namings(text: str) -> list[Naming]:
    return Context(Document("x", text, ""), scan(text, language("en")), load_registry()).people.namings


def who(text: str, words: str) -> Naming:
    """The naming whose words stand last in the text."""
    return next(n for n in reversed(namings(text)) if text[n.start : n.end] == words)


@table("people", "short forms mean the fullest name")
def test_short_forms_mean_the_fullest_name(text: str, words: str, expected: str) -> None:
    assert who(text, words).person.name == expected


@table("people", "the side of a person")
def test_the_side_of_a_person(text: str, words: str, expected: str | None) -> None:
    assert who(text, words).person.party == expected


@table("people", "who holds an office")
def test_who_holds_an_office(text: str, party: str | None, role: str, expected: str | None) -> None:
    people = Context(Document("x", text, ""), scan(text, language("en")), load_registry()).people
    found = people.holder(party, role)
    assert (found.name if found else None) == expected


@table("people", "he or she where something tells")
def test_he_or_she_where_something_tells(text: str, expected: str) -> None:
    assert namings(text)[0].person.gender == expected


def test_several_presidents_are_not_one() -> None:
    text = "Presidents Rosa Vidal of Chile and Ana Torres of Peru sat. At dusk the presidents left."
    assert "the presidents" not in [text[n.start : n.end] for n in namings(text)]


def test_a_lone_first_name_is_no_king() -> None:
    assert not [n for n in namings("Abdullah baked bread. Felipe sold it.") if n.person.sure]
    assert who("King Abdullah left. Abdullah smiled.", "Abdullah").person.party == "JO"


@table("people", "monarchs by their titles")
def test_monarchs_by_their_titles(text: str, words: str, expected: str | None) -> None:
    person = namings(text)[0].person
    assert (person.name, person.party) == (words, expected)


def test_the_king_is_the_one_of_the_house_that_is_cited() -> None:
    text = "King Felipe dined with the King. Buckingham Palace said so."
    assert who(text, "the King").person.party == "GB"
    assert who("King Felipe sat down. Then the King ate.", "the King").person.name == "King Felipe"
    text = "Fans of the King of Pop sang. Buckingham Palace did not."
    assert "the King" not in [text[n.start : n.end] for n in namings(text)]


@table("people", "a minister without a country is of the dateline")
def test_a_minister_without_a_country_is_of_the_dateline(text: str, expected: str | None) -> None:
    assert who(text, "Luis Soto").person.party == expected


def test_ministers_named_together_are_of_the_ministry_that_speaks() -> None:
    text = "The foreign ministers, Mr Soto and Mr Lund, met. Peru's foreign ministry said Mr Soto asked for fish."
    assert who(text, "Soto").person.party == "PE"
    assert who(text, "Lund").person.party is None


@table("people", "titles in capitals")
def test_titles_in_capitals(text: str, words: str, expected: bool) -> None:
    assert (words in [text[n.start : n.end] for n in namings(text)]) is expected


def test_behind_the_office_that_somebody_heads() -> None:
    assert who("The head of Kenyan intelligence, Amos Kibet, left.", "Amos Kibet").person.party == "KE"
    assert not who("They sacked the head of Kenyan intelligence, Amos Kibet said.", "Amos Kibet").person.sure


@table("people", "capitals that are nobody")
def test_capitals_that_are_nobody(text: str) -> None:
    assert [text[n.start : n.end] for n in namings(text) if n.person.sure] == []


def test_link_text_pasted_into_a_name_does_no_harm() -> None:
    """Some sites glue the name of a link to the name it stands on."""
    text = "President Okello Nana Abe OkelloMore on the port MORE met Rosa Vidal Rosa VidalGrain row grows in Lima."
    assert [n.person.name for n in namings(text)][:2] == ["Okello", "Rosa Vidal"]


def test_namings_are_in_order_and_do_not_overlap() -> None:
    text = "Chile's president, Rosa Vidal, met her Peruvian counterpart, Ana de la Cruz. The president left."
    spans = [(n.start, n.end) for n in namings(text)]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
