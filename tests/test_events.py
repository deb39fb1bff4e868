"""Events: which words are a contact, whom it joins, on which day, where; and how contacts become events."""

from __future__ import annotations

from random import Random

from counting import grows_linearly
from tables import table, tables

from readoutdiff.grammar.scan import scan
from readoutdiff.ground.model import Document
from readoutdiff.language.language import language
from readoutdiff.meetings.events import Meeting, Meetings
from readoutdiff.naming.registry import load_registry
from readoutdiff.people.context import Context

PUBLISHED = "2024-10-17"  # a Thursday
CAST = tables("events")["scenes"]["cast"] + "\n\n"  # who the people of the sentences are


def book(text: str, published: str | None = PUBLISHED) -> Meetings:
    return Meetings(Context(Document("x", text, "", published=published), scan(text, language("en")), load_registry()))


def events(text: str, published: str | None = PUBLISHED) -> list[Meeting]:
    return book(CAST + text, published).all


def names(meeting: Meeting) -> set[str]:
    return {p.name.split()[-1] for p in meeting.participants}


@table("events", "whom a contact joins")
def test_whom_a_contact_joins(text: str, expected: list[str], kind: str | None) -> None:
    found = [m for m in events(text) if set(expected) <= names(m)]
    assert found
    assert kind is None or found[0].kind == kind


@table("events", "whom a visit joins")
def test_whom_a_visit_joins(text: str, expected: list[str]) -> None:
    assert [names(m) for m in events(text)] == [set(expected)]


@table("events", "what joins nobody")
def test_what_joins_nobody(text: str) -> None:
    assert events(text) == []


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


@table("events", "what is no contact")
def test_what_is_no_contact(text: str) -> None:
    assert [m for m in events(text) if {"Vidal", "Torres"} <= names(m) or {"Vidal", "Paz"} <= names(m)] == []


@table("events", "countries that are no participants")
def test_countries_that_are_no_participants(text: str) -> None:
    assert [m for m in events(text) if "Ghana" in names(m) or "Kenya" in names(m)] == []


@table("events", "people stand in for their country")
def test_people_stand_in_for_their_country(text: str, expected: list[str]) -> None:
    (meeting,) = events(text)
    assert names(meeting) == set(expected)


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


@table("events", "a sentence about an earlier call gives it its day")
def test_a_sentence_about_an_earlier_call_gives_it_its_day(text: str, expected: str) -> None:
    assert [(m.kind, m.date) for m in events(text)] == [("call", None), ("call", expected)]


def test_a_month_of_the_sentence_before_is_no_day() -> None:
    assert events("Vidal took office in March. Vidal told Torres that fish was dear.")[0].date is None


def test_two_people_who_never_share_a_sentence_make_no_event() -> None:
    found = book("Antony Blinken wrote a book. Narendra Modi likes fish.")
    assert found.foremost(len(found.ctx.scan.text), None) is None


@table("events", "the day of an event")
def test_the_day_of_an_event(text: str, expected: str | None) -> None:
    found = [m for m in events(text) if {"Vidal", "Torres"} <= names(m)]
    assert found and found[0].date == expected


def test_without_a_publication_day_the_dateline_is_used() -> None:
    text = "LIMA, October 17, 2024\n\n" + CAST + "Vidal met Torres on Tuesday."
    assert book(text, None).all[0].date == "2024-10-15"


def test_without_any_publication_day_a_weekday_is_no_date_and_a_year_is_open() -> None:
    assert events("Vidal met Torres on Tuesday.", None)[0].date is None
    assert events("Vidal met Torres on May 3.", None)[0].date == "XXXX-05-03"


@table("events", "the place of an event")
def test_the_place_of_an_event(text: str, expected: str | None) -> None:
    assert events(text)[0].place == expected


def test_a_noun_for_the_kind_outweighs_a_bare_verb() -> None:
    assert events("Vidal told Torres that fish was dear. The call lasted an hour.")[0].kind == "call"
    assert events("Vidal told Torres that fish was dear. The meeting lasted an hour.")[0].kind == "meeting"
    assert events("Vidal met Torres in Arica. Their conversation lasted an hour.")[0].kind == "meeting"


@table("events", "events are kept apart")
def test_events_are_kept_apart(text: str, expected: int) -> None:
    assert len(events(text)) == expected


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
