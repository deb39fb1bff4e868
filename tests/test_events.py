"""Events: which words are a contact, whom it joins, on which day, where; and how contacts become events."""

from __future__ import annotations

from random import Random

import pytest
from counting import grows_linearly

from readoutdiff.grammar.scan import scan
from readoutdiff.ground.model import Document
from readoutdiff.language.language import language
from readoutdiff.meetings.events import Meeting, Meetings
from readoutdiff.naming.registry import load_registry
from readoutdiff.people.context import Context

PUBLISHED = "2024-10-17"  # a Thursday
# Who the people of the sentences below are.
CAST = (
    "Chilean President Rosa Vidal, Peruvian President Ana Torres, Ghana's president, Kofi Mensah, and Kenya's "
    "president, Amos Kibet, "
    "are known. Norwegian Foreign Minister Per Lund and Chilean Foreign Minister Hugo Paz are too.\n\n"
)


def book(text: str, published: str | None = PUBLISHED) -> Meetings:
    return Meetings(Context(Document("x", text, "", published=published), scan(text, language("en")), load_registry()))


def events(text: str, published: str | None = PUBLISHED) -> list[Meeting]:
    return book(CAST + text, published).all


def names(meeting: Meeting) -> set[str]:
    return {p.name.split()[-1] for p in meeting.participants}


JOINED = [
    # sentence, family names, kind, why
    ("Vidal met Torres in Arica.", {"Vidal", "Torres"}, "meeting", "subject and object"),
    ("Vidal rang Torres on Monday.", {"Vidal", "Torres"}, "call", "a verb of telephoning"),
    ("Vidal spoke by phone to Mensah.", {"Vidal", "Mensah"}, "call", "by phone"),
    ("Vidal and Torres spoke on Monday.", {"Vidal", "Torres"}, "call", "two subjects; no place, so a call"),
    ("Vidal told Torres that fish was dear.", {"Vidal", "Torres"}, None, "telling says nothing of the kind"),
    (
        "In a call with Torres on Monday, Vidal asked for fish.",
        {"Vidal", "Torres"},
        "call",
        "the subject stands behind",
    ),
    ("In talks with Mensah, he said, Vidal asked for fish.", {"Mensah"}, None, "he is whoever was told of before"),
    ("A call between Vidal and Torres lasted an hour.", {"Vidal", "Torres"}, "call", "between A and B"),
    ("A call from Vidal to Torres came late.", {"Vidal", "Torres"}, "call", "from A to B"),
    ("Torres received a call from Vidal.", {"Vidal", "Torres"}, "call", "a call received"),
    ("The Vidal-Torres call lasted an hour.", {"Vidal", "Torres"}, "call", "a hyphen joins two names"),
    ("Torres was received on Monday by Mensah.", {"Torres", "Mensah"}, "meeting", "passive, with a day between"),
    ("Vidal and Torres spent most of Monday together in Arica.", {"Vidal", "Torres"}, "meeting", "a day together"),
    ("Vidal asked for fish when she spoke to Torres.", {"Vidal", "Torres"}, "call", "the pronoun is the subject"),
    ("Vidal left after two hours with Mensah.", {"Vidal", "Mensah"}, None, "hours with somebody"),
    ("Lund sat down with his Chilean counterpart, Hugo Paz.", {"Lund", "Paz"}, "meeting", "a role, then the name"),
    ("Lund told his Chilean counterpart that fish was dear.", {"Lund", "Paz"}, None, "a role alone"),
    ("Vidal held talks with Norway.", {"Vidal", "Norway"}, "meeting", "a country as a side"),
    ("Vidal met a Norwegian delegation.", {"Vidal", "Norway"}, "meeting", "a delegation as a side"),
    ("Vidal discussed tolls with Mensah.", {"Vidal", "Mensah"}, None, "discussed something with somebody"),
    (
        "Vidal discussed the price of fish and Ghana's way to the Pacific with Mensah.",
        {"Vidal", "Mensah"},
        None,
        "a long object",
    ),
    (
        "A phone conversation took place on Monday between Vidal and Torres.",
        {"Vidal", "Torres"},
        "call",
        "a verb between",
    ),
    ("The U.S.-China talks in Geneva ended.", {"States", "China"}, "meeting", "a hyphen joins two sides"),
    ("Vidal paid a courtesy call on Torres.", {"Vidal", "Torres"}, "meeting", "a courtesy call is a visit"),
    ("Vidal, who rang Mensah, told Torres that fish was dear.", {"Vidal", "Torres"}, None, "a relative clause between"),
    ("After meeting Torres in Arica, Vidal flew home.", {"Vidal", "Torres"}, "meeting", "the subject stands behind"),
    ("The Chilean and Peruvian presidents spoke by phone.", {"Vidal", "Torres"}, "call", "two roles"),
    ("The presidents of Chile and Peru spoke by phone.", {"Vidal", "Torres"}, "call", "two roles, of"),
    ("Vidal and Mensah ended their meeting early.", {"Vidal", "Mensah"}, "meeting", "their meeting"),
    ("Chile and Ghana held talks on Monday.", {"Chile", "Ghana"}, "meeting", "two countries and nobody by name"),
    (
        "ACCRA — Chile and Ghana held a new round of talks.",
        {"Chile", "Ghana"},
        "meeting",
        "held a round, behind a dateline",
    ),
    ("The Chilean and Kenyan delegations sat down in Lima.", {"Chile", "Kenya"}, "meeting", "two delegations"),
    ("Envoys of Ghana and Kenya met in Lima.", {"Ghana", "Kenya"}, "meeting", "envoys of two countries"),
    ("Talks between Ghana and Peru opened in Lima.", {"Ghana", "Peru"}, "meeting", "talks between two countries"),
    (
        "The foreign ministers of Chile and Norway agreed to sell fish.",
        {"Paz", "Lund"},
        None,
        "ministers of two countries",
    ),
    (
        "The trade ministers of Ghana and Kenya agreed to sell fish.",
        {"Ghana", "Kenya"},
        None,
        "ministers nowhere named",
    ),
    (
        "In their telephone talks, Vidal asked her counterpart, Torres, for fish.",
        {"Vidal", "Torres"},
        "call",
        "their talks: who asks whom",
    ),
    (
        "LIMA — Vidal pressed Torres to sell fish in a phone call on Monday.",
        {"Vidal", "Torres"},
        "call",
        "one presses the other in a call",
    ),
    (
        "Vidal praised Kibet in a call with Torres.",
        {"Vidal", "Torres"},
        "call",
        "with whom the call is, not who is praised",
    ),
    ("At Torres's request, Vidal held a call with her.", {"Vidal", "Torres"}, "call", "her: who is not the subject"),
    (
        "Kibet was in Accra. Mensah received him on Monday.",
        {"Kibet", "Mensah"},
        "meeting",
        "him: of the sentence before",
    ),
    ("Paz called her Norwegian counterpart, Per Lund, on Monday.", {"Paz", "Lund"}, "call", "called her counterpart"),
    (
        "Torres received a call from Vidal, a spokesman told reporters.",
        {"Vidal", "Torres"},
        "call",
        "to stands elsewhere",
    ),
    (
        "King Tariq of Jordan sat. Ms. Abena Osei of Fiji rose. In a call with Vidal, he asked for fish.",
        {"Tariq", "Vidal"},
        "call",
        "he is the king",
    ),
]


@pytest.mark.parametrize(("text", "people", "kind", "why"), JOINED)
def test_whom_a_contact_joins(text: str, people: set[str], kind: str | None, why: str) -> None:
    found = [m for m in events(text) if people <= names(m)]
    assert found, why
    assert kind is None or found[0].kind == kind, why


VISITS = [
    # sentence, family names, why
    ("Vidal called on Torres in Arica.", {"Vidal", "Torres"}, "calling on somebody at a place"),
    ("Mensah called on President Torres on Monday.", {"Mensah", "Torres"}, "calling on somebody on a day"),
    (
        "Vidal called on Torres in Arica to talk about tolls.",
        {"Vidal", "Torres"},
        "a visit's purpose, behind its place",
    ),
    ("Kibet paid a courtesy call on Lund.", {"Kibet", "Lund"}, "a courtesy call is paid"),
    ("Kibet dropped in on Mensah.", {"Kibet", "Mensah"}, "another word for a visit"),
    ("Vidal had a chat with Mensah.", {"Vidal", "Mensah"}, "a chat with somebody"),
    ("Kibet had tea with Lund in Oslo.", {"Kibet", "Lund"}, "tea with somebody"),
    ("The head of Ghanaian intelligence, Abena Osei, met Vidal.", {"Osei", "Vidal"}, "a head of a service leads"),
    ("Vidal met the head of Ghanaian intelligence, Abena Osei, in Lima.", {"Osei", "Vidal"}, "and is whom one meets"),
    ("Vidal and Mensah met Torres.", {"Vidal", "Mensah", "Torres"}, "two met a third: three together"),
    ("Vidal also spoke with Mensah, whose office said the two agreed.", {"Vidal", "Mensah"}, "a clause behind"),
    ("Vidal flew into Accra. Her talks with Mr Mensah ran late.", {"Vidal", "Mensah"}, "a plain Mr"),
]


@pytest.mark.parametrize(("text", "people", "why"), VISITS)
def test_whom_a_visit_joins(text: str, people: set[str], why: str) -> None:
    assert [names(m) for m in events(text)] == [people], why


CALLED_ON = [
    ("Vidal called on Torres on Monday to free the crew.", "called on to do something, with a day between"),
    ("Vidal called on Torres, her neighbour, not to sign.", "called on not to do something"),
    ("Vidal called on Peru.", "nobody calls on a country"),
    ("Mensah said Vidal's aide met Torres.", "neither the aide's chief nor who tells of it"),
    ("An envoy of Vidal met Torres.", "an envoy, not the president"),
    ("A spokesman for President Vidal spoke to Torres.", "a spokesman, not the president"),
    ("An adviser to Vidal rang Torres.", "an adviser, not the president"),
    ("Vidal had tea in Arica; Torres slept.", "tea with nobody"),
    ("Vidal liked to chat. Torres did not.", "a chat with nobody"),
]


@pytest.mark.parametrize(("text", "why"), CALLED_ON)
def test_what_joins_nobody(text: str, why: str) -> None:
    assert events(text) == [], why


def test_a_knight_by_his_first_name_is_the_one_who_rang() -> None:
    found = book("Sir Tom Reed, the Bahamian premier, rang President Ana Torres of Peru. Sir Tom met Ms Torres later.")
    assert {p.name for m in found.all for p in m.participants} == {"Tom Reed", "Ana Torres"}


def test_two_heads_of_one_side_take_part_together() -> None:
    found = events("The presidents of the European Council and the European Commission met Vidal.")
    assert [len(m.participants) for m in found] == [3]
    assert found[0].parties() == {"EU", "CL"}


def test_heads_of_offices_are_named_later() -> None:
    text = (
        "Vidal received the presidents of the European Council and the European Commission. "
        "European Council President Ulf Lind spoke of fish; European Commission President Eva Roos spoke of tolls."
    )
    assert names(events(text)[0]) == {"Vidal", "Lind", "Roos"}


def test_a_royal_meeting_is_an_event_of_its_own() -> None:
    text = "Vidal rang Torres. King Felipe had lunch with the King. Buckingham Palace spoke of roses."
    assert [m.parties() for m in events(text)] == [{"CL", "PE"}, {"ES", "GB"}]


def test_the_king_is_nobody_where_no_royal_house_is_cited() -> None:
    assert events("King Felipe had lunch with the King.") == []


NONE = [
    ("Vidal called on Torres to open the port.", "called on to do something"),
    ("Vidal called for calm in Lima.", "called for"),
    ("A call for calm came from Torres and Vidal.", "a call for"),
    ("Vidal called Torres a friend of fish.", "gave a name"),
    ("Vidal will meet Torres in Arica.", "still to come"),
    ("Vidal hopes to speak to Torres soon.", "hoped for"),
    ("Vidal refused a meeting with Torres.", "refused"),
    ("Vidal has a call scheduled with Torres.", "scheduled"),
    ("Vidal did not meet Torres.", "it has not been"),
    ("Vidal told Paz to sell the fish.", "two people of one side"),
    ("Vidal's aide met Torres.", "an aide, not the president"),
    ("Vidal told the Peruvian radio that fish was dear.", "a country's radio is no side"),
    ("“Vidal met Torres,” a baker said.", "somebody's words"),
    ("Vidal told reporters that fish was dear.", "reporters are no side"),
    ("Torres watched the exercise for two hours.", "an exercise is no contact"),
    ("Vidal said Torres was well. She told her so.", "whom one tells is not worth a guess"),
    ("Vidal said that talks with Torres would resume in March.", "still to come"),
    ("Vidal named a street after the Torres family, and Torres smiled.", "two names of which nothing is told"),
]


@pytest.mark.parametrize(("text", "why"), NONE)
def test_what_is_no_contact(text: str, why: str) -> None:
    assert [m for m in events(text) if {"Vidal", "Torres"} <= names(m) or {"Vidal", "Paz"} <= names(m)] == [], why


NO_SIDES = [
    ("Ghana and Kenya agreed on a tariff in 1929.", "countries agree without a meeting"),
    ("Bakers of Ghana and Kenya met in Lima.", "bakers are no envoys"),
    ("Trade with Ghana and Kenya met its goals.", "the countries are not the subject"),
    ("Mensah of Ghana and Ghana held talks.", "one country"),
    ("“Ghana and Kenya held talks,” a baker said.", "somebody's words"),
    ("Ghana and Kenya have a border. Talks are dear.", "nothing is held"),
    (
        "Talks between Ghana and Kenya over fish have dragged on for years.",
        "no day and no place: what goes on for years",
    ),
    ("Vidal met Torres in Arica. Ghana and Kenya held talks too.", "beside people countries alone are background"),
]


@pytest.mark.parametrize(("text", "why"), NO_SIDES)
def test_countries_that_are_no_participants(text: str, why: str) -> None:
    assert [m for m in events(text) if "Ghana" in names(m) or "Kenya" in names(m)] == [], why


STANDING_IN = [
    (
        "Chile and Peru held talks on Monday. Vidal told Torres that fish was dear.",
        {"Vidal", "Torres"},
        "two countries, then their people",
    ),
    ("Vidal rang Torres on Monday. She thanked Peru for fish.", {"Vidal", "Torres"}, "a country for who was named"),
    (
        "Chile and Fiji held talks on Monday. Undersecretary Abel Koro told his Chilean colleague, Hugo Paz, of fish.",
        {"Koro", "Paz"},
        "one whose side the text leaves out",
    ),
    ("Chile and Peru held talks on Monday. Vidal flew home.", {"Chile", "Peru"}, "nobody else is named"),
    (
        "Fiji's foreign minister rang Vidal on Monday. Foreign Minister Abel Koro told Vidal that fish was dear.",
        {"Koro", "Vidal"},
        "an office, then who holds it",
    ),
    (
        "Envoys of Fiji and Tonga met on Monday. Abel Koro told Ofa Lolo that fish was dear.",
        {"Fiji", "Tonga"},
        "two of whom nothing tells whose side they are on",
    ),
]


@pytest.mark.parametrize(("text", "people", "why"), STANDING_IN)
def test_people_stand_in_for_their_country(text: str, people: set[str], why: str) -> None:
    (meeting,) = events(text)
    assert names(meeting) == people, why


def test_a_call_that_follows_a_meeting_does_not_make_it_a_call() -> None:
    found = events(
        "Vidal rang Kibet on Monday. The call follows a meeting last month between Mensah and Torres in Lima."
    )
    assert [(m.kind, names(m)) for m in found] == [("call", {"Vidal", "Kibet"}), ("meeting", {"Mensah", "Torres"})]


def test_a_call_of_two_people_is_not_the_talks_of_their_countries() -> None:
    found = events("Chile and Peru wrapped up two days of talks. Vidal later rang Torres.")
    assert [(m.kind, names(m)) for m in found] == [("meeting", {"Chile", "Peru"}), ("call", {"Vidal", "Torres"})]


def test_whom_a_claim_speaks_for_makes_a_lone_contact_an_event() -> None:
    text = CAST + "In a separate call with Vidal, Abel Koro discussed fish."
    found = book(text)
    koro = next(n.person for n in found.ctx.people.namings if n.person.name == "Abel Koro")
    start = text.index("In a separate")
    meeting = found.resolve(start, len(text), koro)
    assert meeting is not None and names(meeting) == {"Vidal", "Koro"} and meeting.kind == "call"
    assert found.resolve(0, 10, koro) is None


EARLIER = [
    "Vidal rang Torres at noon. After the previous one, on Sept. 26, Vidal told Torres that fish was dear.",
    "Vidal rang Torres at noon. In their last call, on Sept. 26, Vidal told Torres that fish was dear.",
]


@pytest.mark.parametrize("text", EARLIER)
def test_a_sentence_about_an_earlier_call_gives_it_its_day(text: str) -> None:
    assert [(m.kind, m.date) for m in events(text)] == [("call", None), ("call", "2024-09-26")]


def test_a_month_of_the_sentence_before_is_no_day() -> None:
    assert events("Vidal took office in March. Vidal told Torres that fish was dear.")[0].date is None


def test_two_people_who_never_share_a_sentence_make_no_event() -> None:
    found = book("Antony Blinken wrote a book. Narendra Modi likes fish.")
    assert found.foremost(len(found.ctx.scan.text), None) is None


DATED = [
    ("Vidal met Torres on Oct. 15.", "2024-10-15", "a day in the sentence"),
    ("Vidal met Torres late on Tuesday.", "2024-10-15", "a weekday"),
    ("Vidal met Torres. The two women spoke on Monday.", "2024-10-14", "told in the next sentence"),
    (
        "Vidal was in Arica on Monday. She told Torres that fish was dear.",
        "2024-10-14",
        "the sentence before, of the same person",
    ),
    ("Vidal told Torres that fish was dear, the Peruvian presidency said on Wednesday.", None, "the day of a document"),
    ("On Wednesday the Peruvian presidency said Vidal had met Torres.", None, "the day on which an office spoke"),
    ("Vidal met Torres ahead of a summit on Tuesday.", None, "another event's day"),
    ("Vidal told Torres that the port would open again on Tuesday.", None, "the day of what is told"),
    ("On Monday, before the summit began, Vidal met Torres.", "2024-10-14", "a clause in commas"),
    ("ARICA, Oct. 16 (Some Wire) - Vidal met Torres.", None, "the day of a dateline"),
    ("Vidal rang Mensah on Oct. 10 and met Torres on Oct. 14.", "2024-10-14", "each contact has its day behind it"),
    ("Vidal met Mensah on Monday. The next day she met Torres.", "2024-10-15", "the next day"),
    (
        "There was one more telephone call on Tuesday.\n\nVidal told Torres that fish was dear.",
        "2024-10-15",
        "a call before its people",
    ),
]


@pytest.mark.parametrize(("text", "day", "why"), DATED)
def test_the_day_of_an_event(text: str, day: str | None, why: str) -> None:
    found = [m for m in events(text) if {"Vidal", "Torres"} <= names(m)]
    assert found and found[0].date == day, why


def test_without_a_publication_day_the_dateline_is_used() -> None:
    text = "LIMA, October 17, 2024\n\n" + CAST + "Vidal met Torres on Tuesday."
    assert book(text, None).all[0].date == "2024-10-15"


def test_without_any_publication_day_a_weekday_is_no_date_and_a_year_is_open() -> None:
    assert events("Vidal met Torres on Tuesday.", None)[0].date is None
    assert events("Vidal met Torres on May 3.", None)[0].date == "XXXX-05-03"


PLACES = [
    ("Vidal met Torres in Arica on Monday.", "Arica", "behind in"),
    ("Vidal met Torres in Lima.", "Lima", "a capital"),
    ("Vidal met Torres in May.", None, "a month"),
    ("Vidal met Torres in Peru.", None, "a country"),
    ("LIMA — Vidal met Torres.", None, "a dateline"),
    ("Vidal met Torres, according to officials in Lima.", None, "where others sit"),
    ("Vidal and Torres agreed to sit down in Arica.", None, "still to come"),
    ("Vidal spoke to the president, Torres, in Arica.", "Arica", "to whom, not what for"),
]


@pytest.mark.parametrize(("text", "place", "why"), PLACES)
def test_the_place_of_an_event(text: str, place: str | None, why: str) -> None:
    assert events(text)[0].place == place, why


def test_a_noun_for_the_kind_outweighs_a_bare_verb() -> None:
    assert events("Vidal told Torres that fish was dear. The call lasted an hour.")[0].kind == "call"
    assert events("Vidal told Torres that fish was dear. The meeting lasted an hour.")[0].kind == "meeting"
    assert events("Vidal met Torres in Arica. Their conversation lasted an hour.")[0].kind == "meeting"


APART = [
    ("Vidal met Torres on Monday. Vidal met Mensah on Monday.", 2, "one day, other people"),
    ("Vidal rang Torres on Oct. 15. In March Vidal rang Torres.", 2, "the same people, another month"),
    ("Vidal rang Torres on Oct. 15. The two had last spoken on Feb. 12.", 2, "the last time before"),
    ("Vidal rang Torres on Oct. 15. The call lasted an hour.", 1, "the call"),
    ("Vidal told Torres of fish. Torres told Vidal of grain.", 1, "two who tell each other"),
    ("Lund met Paz on Monday. Vidal told Torres of fish.", 2, "ministers, then leaders"),
]


@pytest.mark.parametrize(("text", "number", "why"), APART)
def test_events_are_kept_apart(text: str, number: int, why: str) -> None:
    assert len(events(text)) == number, why


def test_an_event_told_in_passing_is_meant_only_where_it_is_told() -> None:
    text = (
        CAST + "Vidal rang Torres on Oct. 15.\n\nThe two had last spoken on Feb. 12, for a minute.\n\nFish is dear now."
    )
    found = book(text)
    assert found.before(text.index("for a minute")).date == "2024-02-12"  # type: ignore[union-attr]
    assert found.before(text.index("Fish is")).date == "2024-10-15"  # type: ignore[union-attr]


def test_days_that_conflict_by_one_are_one_event_and_a_warning() -> None:
    found = book(CAST + "Vidal rang Torres on Oct. 15. Their call on Oct. 16 lasted an hour.")
    assert len(found.all) == 1
    assert any("2024-10-15" in w and "2024-10-16" in w for w in found.warnings)


def test_days_that_agree_give_no_warning() -> None:
    assert book(CAST + "Vidal rang Torres on Oct. 15. Their call on Tuesday lasted an hour.").warnings == []


def test_a_denied_call_is_not_the_one_spoken_of() -> None:
    text = CAST + "Bloggers wrote of a call between Vidal and Torres. No such call took place, a spokesman said."
    assert book(text).before(len(text)) is None


def test_several_in_one_breath_are_an_event_each() -> None:
    found = events("In separate calls with Torres, Mensah and Kibet, Vidal asked for fish.")
    assert sorted(len(m.participants) for m in found) == [2, 2, 2]


def test_no_event_without_people() -> None:
    assert book("The meeting was long. Talks went on. The two leaders spoke.").all == []


WORDS = (
    "Vidal Torres President Prime Minister Chinese his her the counterpart met spoke to with between and "
    ", . ; : — “ ” ' 's call phone talks on Monday Oct. 15 said told Kim Jong Un al- von der Leyen’s ’ ( "
    ") no such last Xi-Putin U.S.-China who of from in Lima at presidents China Russia"
).split()


def test_no_text_is_too_odd() -> None:
    """Names inside tokens, marks without a partner, words cut off at either end."""
    chance = Random(7)
    for _ in range(300):
        text = " ".join(chance.choice(WORDS) for _ in range(chance.randint(0, 50)))
        found = book(text)
        assert all(len(m.participants) > 1 and m.touches for m in found.all), text
        assert all(text[n.start : n.end].strip() == text[n.start : n.end] != "" for n in found.ctx.people.namings), text


def test_many_people_of_one_name_cost_no_more_each() -> None:
    met = [f"President Abel{chr(97 + i % 26)}o Kim met Ana Torres." for i in range(400)]
    assert grows_linearly(lambda n: book(" ".join(met[:n])), 100)
