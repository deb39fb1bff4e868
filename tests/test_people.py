"""People: who a text names, by which full name, for which side."""

from __future__ import annotations

from itertools import pairwise

import pytest

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


FULLEST = [
    # text, short words, the fullest name, why
    ("President Nana Okello left. Okello smiled.", "Okello", "Nana Okello", "a family name"),
    (
        "Vice Premier Ha Thanh Son came. Ha Thanh Son's aide spoke.",
        "Ha Thanh Son",
        "Ha Thanh Son",
        "a possessive is not part of it",
    ),
    ("Peru's president, Ana de la Cruz, left. De la Cruz smiled.", "De la Cruz", "Ana de la Cruz", "particles"),
    ("Kim Jong-un wrote. Kim Jong Un left.", "Kim Jong Un", "Kim Jong-un", "two spellings of one name"),
    (
        "President Kim Jong Un left. His sister, Kim Yo Jong, stayed. Ms. Kim spoke.",
        "Kim",
        "Kim Yo Jong",
        "the last of that name",
    ),
    ("Xi Jinping left. Xi was tired.", "Xi", "Xi Jinping", "a Chinese family name comes first"),
    ("Putin left. Vladimir Putin will be back.", "Putin", "Vladimir Putin", "a headline's short form"),
    (
        "Foreign Minister Omar al-Rashid left. Al-Rashid smiled.",
        "Al-Rashid",
        "Omar al-Rashid",
        "an article in the name",
    ),
    (
        "Prime Minister Lotte Berg spoke. The prime minister left.",
        "The prime minister",
        "Lotte Berg",
        "a title for a name",
    ),
    (
        "Prime Minister Lotte Berg of Denmark spoke. The Danish leader left.",
        "Danish leader",
        "Lotte Berg",
        "a premier can be the leader",
    ),
    (
        "Crown Prince Tariq bin Saad came. Then the crown prince sat.",
        "the crown prince",
        "Tariq bin Saad",
        "a title for a name",
    ),
    (
        "Antony Blinken landed. America's top diplomat sat down.",
        "America's top diplomat",
        "Antony Blinken",
        "a role for a name",
    ),
    (
        "Wang Yi came. He met his Japanese counterpart, Ken Mori. Mori smiled.",
        "Mori",
        "Ken Mori",
        "named behind a role",
    ),
    (
        "Peruvian President Ana Torres and Chilean President Rosa Vidal sat. Vidal told the president that it rained.",
        "the president",
        "Ana Torres",
        "nobody tells herself",
    ),
    (
        "Peruvian President Ana Torres and Chile's President Rosa Vidal sat. Peru's presidency said the president ate.",
        "the president",
        "Ana Torres",
        "each office speaks of its own",
    ),
    (
        "Peruvian President Ana Torres and Chilean President Rosa Vidal sat. At dusk the president left.",
        "the president",
        "Rosa Vidal",
        "with nothing to tell, the one named last",
    ),
]


@pytest.mark.parametrize(("text", "words", "name", "why"), FULLEST)
def test_short_forms_mean_the_fullest_name(text: str, words: str, name: str, why: str) -> None:
    assert who(text, words).person.name == name, why


PARTIES = [
    ("Chilean Foreign Minister Rosa Vidal left.", "Rosa Vidal", "CL", "country before the title"),
    ("Rosa Vidal, Chile's foreign minister, left.", "Rosa Vidal", "CL", "apposition"),
    ("President Rosa Vidal of Chile left.", "Rosa Vidal", "CL", "country behind the name"),
    ("Chile's president, Rosa Vidal, left.", "Rosa Vidal", "CL", "apposition the other way"),
    (
        "Rosa Vidal, the Chilean Foreign Ministry said, left.",
        "Rosa Vidal",
        None,
        "an office that speaks is no apposition",
    ),
    ("Rosa Vidal, telephoned Saudi Crown Prince Tariq bin Saad.", "Rosa Vidal", None, "a verb ends what stands behind"),
    (
        "Peru's Foreign Ministry said that Foreign Minister Rosa Paz left.",
        "Rosa Paz",
        "PE",
        "a ministry speaks of its own minister",
    ),
    (
        "Peru's Foreign Ministry said that Foreign Minister Rosa Paz left. Foreign Minister Hugo Ruiz sat.",
        "Hugo Ruiz",
        None,
        "no ministry in the sentence",
    ),
    (
        "The foreign ministers of Chile and Peru sat down. Foreign Minister Hugo Ruiz smiled at Peru's Foreign "
        "Minister Rosa Paz.",
        "Hugo Ruiz",
        "CL",
        "the one of two whose side is left",
    ),
    (
        "By OLAF BERG, Harbour News\n\nLIMA (HN) — Peru's President Ana Torres left.",
        "OLAF BERG",
        None,
        "a line of its own",
    ),
    ("Narendra Modi left.", "Narendra Modi", "IN", "a leader whom articles name without a title"),
    ("Donald J. Trump left.", "Donald J. Trump", "US", "whatever initials stand between"),
]


@pytest.mark.parametrize(("text", "words", "party", "why"), PARTIES)
def test_the_side_of_a_person(text: str, words: str, party: str | None, why: str) -> None:
    assert who(text, words).person.party == party, why


HELD = [
    ("Chilean President Rosa Vidal left.", "CL", "president", "Rosa Vidal", "by title"),
    ("Shigeru Ishiba left. So did Antony Blinken.", None, "premier", "Shigeru Ishiba", "the only one of the text"),
    ("Shigeru Ishiba met Narendra Modi.", None, "premier", None, "two sides have one"),
    ("Chilean President Rosa Vidal left.", "PE", "president", None, "another side's"),
    ("Former Chilean President Rosa Vidal left.", "CL", "president", None, "no longer"),
    (
        "Ghana's Foreign Minister Abena Osei met Peru's Foreign Minister Rosa Paz.",
        "GH",
        "foreign minister",
        "Abena Osei",
        "of two",
    ),
    (
        "Chilean Foreign Minister Rosa Paz called her counterpart, Abena Osei of Ghana.",
        "GH",
        "foreign minister",
        "Abena Osei",
        "a counterpart has the same office",
    ),
]


@pytest.mark.parametrize(("text", "party", "role", "name", "why"), HELD)
def test_who_holds_an_office(text: str, party: str | None, role: str, name: str | None, why: str) -> None:
    people = Context(Document("x", text, ""), scan(text, language("en")), load_registry()).people
    found = people.holder(party, role)
    assert (found.name if found else None) == name, why


GENDERS = [
    ("Theresa May left.", "she", "on the list of leaders"),
    ("Narendra Modi left.", "he", "on the list of leaders"),
    ("Ms. Abena Osei left.", "she", "a title"),
    ("King Tariq of Jordan left.", "he", "a title"),
    ("Sir Tom Reed left.", "he", "a knight"),
    ("Lord Reed left.", "he", "a lord"),
    ("Dame Ruth Hall left.", "she", "a dame"),
    ("Dr Abena Osei left.", "", "anybody can be a doctor"),
    ("First Lady Abena Osei left.", "she", "a title"),
    ("President Abena Osei left.", "", "a title that anybody can have"),
]


@pytest.mark.parametrize(("text", "gender", "why"), GENDERS)
def test_he_or_she_where_something_tells(text: str, gender: str, why: str) -> None:
    assert namings(text)[0].person.gender == gender, why


def test_several_presidents_are_not_one() -> None:
    text = "Presidents Rosa Vidal of Chile and Ana Torres of Peru sat. At dusk the presidents left."
    assert "the presidents" not in [text[n.start : n.end] for n in namings(text)]


def test_a_lone_first_name_is_no_king() -> None:
    assert not [n for n in namings("Abdullah baked bread. Felipe sold it.") if n.person.sure]
    assert who("King Abdullah left. Abdullah smiled.", "Abdullah").person.party == "JO"


MONARCHS = [
    ("King Felipe VI left.", "King Felipe", "ES", "his number is part of the name"),
    ("Pope Leo left.", "Pope Leo", "VA", "a pope"),
    ("King Frederik X of Denmark left.", "King Frederik", "DK", "the listed name"),
    ("King Tariq of Norway left.", "Tariq", "NO", "no listed king: the country stands behind"),
    ("Mr Felipe left.", "Felipe", None, "no king without the title"),
]


@pytest.mark.parametrize(("text", "name", "party", "why"), MONARCHS)
def test_monarchs_by_their_titles(text: str, name: str, party: str | None, why: str) -> None:
    person = namings(text)[0].person
    assert (person.name, person.party) == (name, party), why


def test_the_king_is_the_one_of_the_house_that_is_cited() -> None:
    text = "King Felipe dined with the King. Buckingham Palace said so."
    assert who(text, "the King").person.party == "GB"
    assert who("King Felipe sat down. Then the King ate.", "the King").person.name == "King Felipe"
    text = "Fans of the King of Pop sang. Buckingham Palace did not."
    assert "the King" not in [text[n.start : n.end] for n in namings(text)]


DATELINES = [
    ("LIMA, May 3: Prime Minister Luis Soto met Xi Jinping. Peru is glad. The Peruvian text is short.", "PE", "home"),
    ("LIMA, May 3: Opposition leader Luis Soto met Xi Jinping. Peru is glad. A Peruvian text is out.", None, "no post"),
    ("LIMA, May 3: Prime Minister Luis Soto met Xi Jinping.", None, "the text says nothing else of Peru"),
    ("Lima, I hear. Prime Minister Luis Soto met Xi. Peru is glad. A Peruvian text is out.", None, "no dateline"),
    (
        "LIMA, May 3: Peru's prime minister, Ana Vidal, met Prime Minister Luis Soto. Peru is glad.",
        None,
        "another holds the post at home",
    ),
]


@pytest.mark.parametrize(("text", "party", "why"), DATELINES)
def test_a_minister_without_a_country_is_of_the_dateline(text: str, party: str | None, why: str) -> None:
    assert who(text, "Luis Soto").person.party == party, why


def test_ministers_named_together_are_of_the_ministry_that_speaks() -> None:
    text = "The foreign ministers, Mr Soto and Mr Lund, met. Peru's foreign ministry said Mr Soto asked for fish."
    assert who(text, "Soto").person.party == "PE"
    assert who(text, "Lund").person.party is None


CAPITALS = [
    (
        "Prime Minister Lotte Berg spoke. Then the Prime Minister left.",
        "the Prime Minister",
        True,
        "a title in capitals",
    ),
    ("Prime Minister Lotte Berg spoke. The Foreign Office did not.", "The Foreign", False, "an office"),
    ("President Lotte Berg spoke. Then the President of Chile left.", "the President", False, "somebody else's"),
    ("Lotte Berg, the minister, spoke. Then the Minister left.", "the Minister", False, "many are ministers"),
]


@pytest.mark.parametrize(("text", "words", "found", "why"), CAPITALS)
def test_titles_in_capitals(text: str, words: str, found: bool, why: str) -> None:
    assert (words in [text[n.start : n.end] for n in namings(text)]) is found, why


def test_behind_the_office_that_somebody_heads() -> None:
    assert who("The head of Kenyan intelligence, Amos Kibet, left.", "Amos Kibet").person.party == "KE"
    assert not who("They sacked the head of Kenyan intelligence, Amos Kibet said.", "Amos Kibet").person.sure


NOBODY = [
    ("The Harbour Authority met on Monday in Lima.", "an office and a city"),
    ("CNN and the Daily Post reported it.", "news outlets"),
    ("Subjects discussed included trade.", "a capital opens the sentence"),
    ("National Security Council talks went on.", "a body whose first words are parts of titles"),
    ("South China Sea patrols went on.", "a sea"),
]


@pytest.mark.parametrize(("text", "why"), NOBODY)
def test_capitals_that_are_nobody(text: str, why: str) -> None:
    assert [text[n.start : n.end] for n in namings(text) if n.person.sure] == [], why


def test_link_text_pasted_into_a_name_does_no_harm() -> None:
    """Some sites glue the name of a link to the name it stands on."""
    text = "President Okello Nana Abe OkelloMore on the port MORE met Rosa Vidal Rosa VidalGrain row grows in Lima."
    assert [n.person.name for n in namings(text)][:2] == ["Okello", "Rosa Vidal"]


def test_namings_are_in_order_and_do_not_overlap() -> None:
    text = "Chile's president, Rosa Vidal, met her Peruvian counterpart, Ana de la Cruz. The president left."
    spans = [(n.start, n.end) for n in namings(text)]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
