"""compare(): what is held against what, and which finding comes of it, by CONTRACT's rules."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readoutdiff.comparing.compare import compare
from readoutdiff.comparing.facts import facts
from readoutdiff.comparing.verdicts import judge
from readoutdiff.ground.model import (
    Article,
    Claim,
    Comparison,
    Content,
    Document,
    Event,
    Finding,
    Omission,
    Quote,
    Readout,
    Trouble,
)
from readoutdiff.parsing.readout import parse_readout

EVENT = Event("e1", "a.txt", "meeting", ("Kaja Kallur", "Tomas Brandt"), "2024-05-06", "Riga")
OTHER = Event("e2", "a.txt", "call", ("Ana Souza", "Piotr Nowak"), "2024-05-08", None)
FERRY = "Estonia will subsidise the night ferry."
CABLE = "The ministers agreed to lay a second power cable."
COD = "Norway accused Iceland of overfishing cod."


def claim(text: str, words: str, source: str | None, party: str | None, event: str | None = "e1") -> Claim:
    start = text.index(words)
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    content = Content(words, start, start + len(words), ((start, start + len(words)),))
    return Claim(
        f"c{start}", "a.txt", event, source, party, "stated" if source else "none", None, None, "readout", None,
        None,
        None, None, content, (), Quote(words, "", ""), (1, 1), line, column, "test",
    )  # fmt: skip


def omission(source: str, party: str, has: tuple[str, ...], of: Claim | None = None, topic: str | None = None,
             scope: str = "claim", event: str = "e1") -> Omission:  # fmt: skip
    return Omission(
        "o1", "a.txt", event, source, party, has, scope, of.id if of else None, topic, "no mention", 0, 5, 1, 1, "test"
    )


def article(*cited: tuple[str, str | None, str | None, str | None], events: tuple[Event, ...] = (EVENT,),
            omissions: tuple[Omission, ...] = ()) -> Article:  # fmt: skip
    """An article whose lines are the contents given: (words, source, party, event)."""
    text = "\n".join(words for words, *_ in cited)
    claims = tuple(claim(text, *one) for one in cited)
    return Article(Document("a.txt", text, "0"), events, claims, omissions)


def official(
    text: str, source: str, party: str, language: str = "en", name: str | None = None, **more: object
) -> Readout:
    document = Document(name or f"{source}.txt", text, "0", language=language)
    return parse_readout(document, source, party, **more)  # type: ignore[arg-type]


def kinds(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(f.kind, f.absent, f.basis) for f in found]


# -- an article alone ---------------------------------------------------------------------------------------------


def test_a_claim_the_other_side_is_not_cited_for_is_one_sided() -> None:
    found = compare([article((FERRY, "ee-mfa", "EE", "e1"), (COD, "lv-mfa", "LV", "e1"))])
    assert kinds(found.findings) == [("one-sided", "lv-mfa", "article"), ("one-sided", "ee-mfa", "article")]
    cell = found.rows[0].cells["lv-mfa"]
    assert (cell.verdict, cell.basis, cell.searched) == ("absent", "article", 1)
    assert cell.nearest and cell.nearest.text == COD


def test_what_both_say_is_no_finding() -> None:
    found = compare(
        [article((FERRY, "ee-mfa", "EE", "e1"), ("Tallinn will subsidise the night ferry.", "lv-mfa", "LV", "e1"))]
    )
    assert found.findings == ()
    assert [r.cells[o].verdict for r, o in zip(found.rows, ("lv-mfa", "ee-mfa"), strict=True)] == ["present", "present"]
    assert found.rows[0].cells["lv-mfa"].claim == found.rows[1].claim.id


def test_one_readout_has_no_findings() -> None:
    assert compare([article((FERRY, "ee-mfa", "EE", "e1"), (COD, "ee-mfa", "EE", "e1"))]).findings == ()


def test_an_article_with_nothing_to_compare_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most articles of a collection cite one readout or none."""

    def fail(text: str) -> None:
        raise AssertionError(text)

    monkeypatch.setattr("readoutdiff.comparing.compare.words_once", fail)
    assert compare([article(("ships will sail", "no-mfa", "NO", "e1"))]).rows == ()


def test_claims_of_other_events_or_of_none_are_not_compared() -> None:
    found = compare([article(
        (FERRY, "ee-mfa", "EE", "e1"), (COD, "lv-mfa", "LV", "e2"), (CABLE, "lv-mfa", "LV", None),
        ("Snow fell.", None, None, "e1"),
        events=(EVENT, OTHER))])  # fmt: skip
    assert found.rows == () and found.findings == ()


def test_a_countrys_node_joins_the_one_office_named() -> None:
    found = compare(
        [article((FERRY, "ee", "EE", "e1"), (CABLE, "ee-president", "EE", "e1"), (COD, "lv-mfa", "LV", "e1"))]
    )
    assert {r.id for r in found.readouts} == {"ee-president", "lv-mfa"}
    assert {r.claim.source for r in found.rows} == {"ee-president", "lv-mfa"}


def test_a_countrys_node_stays_where_two_offices_are_named() -> None:
    found = compare(
        [article((FERRY, "ee", "EE", "e1"), (CABLE, "ee-president", "EE", "e1"), (COD, "ee-mfa", "EE", "e1"))]
    )
    assert {r.id for r in found.readouts} == {"ee", "ee-president", "ee-mfa"}


def test_sources_of_one_party_are_not_held_against_each_other() -> None:
    cited = ((FERRY, "ee-mfa", "EE", "e1"), (CABLE, "ee-president", "EE", "e1"))
    assert compare([article(*cited)]).findings == ()
    contrasted = article(*cited)
    stated = omission("ee-president", "EE", ("ee-mfa",), contrasted.claims[0])
    found = compare([replace(contrasted, omissions=(stated,))]).findings
    assert ("omission", "ee-president", "stated") in kinds(found)


# -- stated omissions ---------------------------------------------------------------------------------------------


def test_a_stated_silence_outranks_what_is_inferred() -> None:
    base = article((FERRY, "ee-mfa", "EE", "e1"), (COD, "lv-mfa", "LV", "e1"))
    found = compare([replace(base, omissions=(omission("lv-mfa", "LV", ("ee-mfa",), base.claims[0]),))])
    assert kinds(found.findings) == [("omission", "lv-mfa", "stated"), ("one-sided", "ee-mfa", "article")]
    first = found.findings[0]
    assert (first.omission, first.present, first.claim) == ("o1", ("ee-mfa",), base.claims[0])
    cell = found.rows[0].cells["lv-mfa"]
    assert cell.basis == "stated"
    assert cell.nearest and first.nearest and cell.nearest.text == first.nearest.text == COD  # shown all the same


def test_a_source_known_by_its_silence_alone_has_no_text() -> None:
    base = article((FERRY, "ee-mfa", "EE", "e1"), (COD, "ee-mfa", "EE", "e1"))
    found = compare([replace(base, omissions=(omission("lv-mfa", "LV", ("ee-mfa",), base.claims[0]),))])
    assert kinds(found.findings) == [("omission", "lv-mfa", "stated")]
    assert [r.cells["lv-mfa"].verdict for r in found.rows] == ["absent", "no-text"]
    assert next(r for r in found.readouts if r.id == "lv-mfa").claims == ()


def test_a_silence_about_no_event_is_a_finding_without_one() -> None:
    """Claims that it may be about are told of no meeting: they are shown, and compared with nothing."""
    base = article((FERRY, "ee-mfa", "EE", None), (COD, "ee-mfa", "EE", None), events=())
    of = replace(omission("lv-mfa", "LV", (), base.claims[0]), event=None)
    on = replace(omission("lv-mfa", "LV", ("ee-mfa",), None, "herring", "topic"), event=None, id="o2", line=2)
    found = compare([replace(base, omissions=(of, on))])
    assert kinds(found.findings) == [("omission", "lv-mfa", "stated")] * 2
    assert [(f.event, f.claim, f.present, f.readouts, f.omission) for f in found.findings] == [
        (None, base.claims[0], ("ee-mfa",), (), "o1"),
        (None, None, ("ee-mfa",), (), "o2"),
    ]
    assert (found.events, found.rows, found.omissions) == ((), (), (of, on))


# two of a topic's three words make a claim one on that topic
@pytest.mark.parametrize("topic", ["the night ferry", "the night ferry and its fares"])
def test_a_topic_has_a_finding_without_claim(topic: str) -> None:
    base = article((FERRY, "ee-mfa", "EE", "e1"), (COD, "lv-mfa", "LV", "e1"))
    found = compare([replace(base, omissions=(omission("lv-mfa", "LV", ("ee-mfa",), None, topic, "topic"),))])
    stated = [f for f in found.findings if f.omission]
    assert [(f.kind, f.claim, f.absent, f.basis) for f in stated] == [("omission", None, "lv-mfa", "stated")]
    assert not [f for f in found.findings if f.kind == "one-sided" and f.absent == "lv-mfa"]


# -- article and texts --------------------------------------------------------------------------------------------

LATVIA = "Riga, 6 May 2024\n\nKaja Kallur met Tomas Brandt in Riga. They agreed to build a bridge for cyclists."


def test_the_text_lacks_what_is_cited_to_it() -> None:
    found = compare([article((FERRY, "lv-mfa", "LV", "e1"))], [official(LATVIA, "lv-mfa", "LV")])
    assert kinds(found.findings) == [("unsupported", "lv-mfa", "text")]
    assert {r.id for r in found.readouts} == {"lv-mfa", "lv-mfa:cited"}
    assert found.findings[0].nearest and found.findings[0].nearest.document == "lv-mfa.txt"


def test_an_offices_text_answers_for_the_countrys_node() -> None:
    found = compare([article((FERRY, "lv", "LV", "e1"))], [official(LATVIA, "lv-mfa", "LV")])
    assert kinds(found.findings) == [("unsupported", "lv-mfa", "text")]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("They agreed to build a bridge for cyclists.", "confirmed-omission"),
        ("Estonia will subsidise the night ferry, the ministers said.", "disputed-omission"),
        # of the same matter the opposite
        ("Estonia will not subsidise the night ferry, the ministers said.", "confirmed-omission"),
        # the topic is there, the claim is not
        ("Tomas Brandt hoped that more people would take the ferry.", "confirmed-omission"),
    ],
)
def test_a_text_confirms_or_disputes_a_stated_silence(said: str, kind: str) -> None:
    base = article((FERRY, "ee-mfa", "EE", "e1"))
    base = replace(base, omissions=(omission("lv-mfa", "LV", ("ee-mfa",), base.claims[0]),))
    text = f"Kaja Kallur met Tomas Brandt in Riga on 6 May 2024. {said}"
    found = compare([base], [official(text, "lv-mfa", "LV")])
    assert kinds(found.findings) == [(kind, "lv-mfa", "text")]
    assert found.findings[0].omission == "o1"


@pytest.mark.parametrize(
    ("topic", "partial", "kind", "basis"),
    [
        # three of its four words in one sentence
        ("the summer fares of the night ferry", False, "disputed-omission", "text"),
        ("summer traffic on the night train", False, "confirmed-omission", "text"),
        ("summer traffic on the night train", True, "omission", "stated"),  # the rest of the text may have it
        ("how many people the night ferry carried", False, "omission", "stated"),  # a question: words answer none
        ("who would pay for the lighthouse", False, "confirmed-omission", "text"),  # nothing of it is there
    ],
)
def test_a_text_confirms_or_disputes_a_silence_on_a_topic(topic: str, partial: bool, kind: str, basis: str) -> None:
    base = article((COD, "ee-mfa", "EE", "e1"))
    base = replace(base, omissions=(omission("lv-mfa", "LV", ("ee-mfa",), None, topic, "topic"),))
    text = "Kaja Kallur met Tomas Brandt in Riga on 6 May 2024. The night ferry carried more people in summer."
    found = compare([base], [official(text, "lv-mfa", "LV", partial=partial)]).findings
    assert [(f.kind, f.absent, f.basis) for f in found if f.omission] == [(kind, "lv-mfa", basis)]


def test_a_small_part_of_a_claim_is_found_in_a_text_but_is_chance_in_an_article() -> None:
    bakers = "Old bakers whose ovens smoke near wet willow gates sold sour plums while lame donkeys slept."
    plums = "Plums lay under lame donkeys."
    text = official(f"Riga, 6 May 2024\n\nKaja Kallur met Tomas Brandt in Riga. {plums}", "lv-mfa", "LV")
    assert kinds(compare([article((bakers, "lv-mfa", "LV", "e1"))], [text]).findings) == [("partial", "lv-mfa", "text")]
    found = compare([article((bakers, "ee-mfa", "EE", "e1"), (plums, "lv-mfa", "LV", "e1"))]).findings
    assert ("one-sided", "lv-mfa", "article") in kinds(found)


def test_findings_of_one_line_stand_in_the_order_of_their_claims() -> None:
    """Whatever the names of those who lack them."""
    text = f"{FERRY} {COD}"
    claims = (claim(text, FERRY, "ax-gov", "AX"), claim(text, COD, "ee-mfa", "EE"))
    found = compare([Article(Document("a.txt", text, "0"), (EVENT,), claims, ())]).findings
    assert [(f.line, f.column, f.absent) for f in found] == [(1, 1, "ee-mfa"), (1, 41, "ax-gov")]


def test_a_text_has_what_the_article_left_out() -> None:
    news, texts = [article((FERRY, "lv-mfa", "LV", "e1"))], [official(LATVIA, "lv-mfa", "LV")]
    assert "unreported" not in {f.kind for f in compare(news, texts).findings}
    found = [f for f in compare(news, texts, unreported=True).findings if f.kind == "unreported"]
    assert any("bridge for cyclists" in f.claim.content.text for f in found if f.claim)


def test_a_text_that_fits_no_event_or_several_is_trouble() -> None:
    twin = replace(EVENT, id="e3")
    stranger = official("Ana Lima met Ali Osman in Lagos.", "lv-mfa", "LV")
    with pytest.raises(Trouble, match="e1"):
        compare([article((FERRY, "lv-mfa", "LV", "e1"))], [stranger])
    both = article((FERRY, "lv-mfa", "LV", "e1"), events=(EVENT, twin))
    with pytest.raises(Trouble, match=r"e1.*e3"):
        compare([both], [official(LATVIA, "lv-mfa", "LV")])
    assert compare([both], [official(LATVIA, "lv-mfa", "LV")], event="e1").findings
    with pytest.raises(Trouble, match="e9"):
        compare([both], [official(LATVIA, "lv-mfa", "LV")], event="e9")


@pytest.mark.parametrize(
    ("published", "fits"),
    [
        ("2024-05-06", True),
        ("2024-05-09", True),  # accounts come late
        ("2024-05-05", True),  # time zones
        ("2024-06-06", False),  # that of another meeting
        ("2024-05-02", False),  # before they met
        (None, True),
    ],
)
def test_when_a_text_that_names_no_day_was_published(published: str | None, fits: bool) -> None:
    """Of a meeting on 6 May 2024; the day it was published is not the day that it tells of."""
    text = official("Kaja Kallur met Tomas Brandt. They spoke of the ferry.", "lv-mfa", "LV")
    text = replace(text, document=replace(text.document, published=published))
    news = article((FERRY, "lv-mfa", "LV", "e1"), events=(replace(EVENT, date="2024-05-06"),))
    if fits:
        assert compare([news], [text]).readouts
    else:
        with pytest.raises(Trouble, match="fits no event"):
            compare([news], [text])


def test_an_empty_text_says_so() -> None:
    with pytest.raises(Trouble, match=r"^lv-mfa\.txt: an empty text; pick one"):
        compare([article((FERRY, "lv-mfa", "LV", "e1"))], [official(" \n", "lv-mfa", "LV")])


RUSSIAN = "Рига, 6 мая\n\nСостоялась встреча Кайи Каллур и Томаса Брандта. Эстония будет субсидировать паром."
SPANISH = "Riga, 6 de mayo\n\nLos ministros se reunieron en la ciudad y hablaron de los peces que el mar da al puerto."


@pytest.mark.parametrize(("text", "language"), [(RUSSIAN, "ru"), (SPANISH, "es")])
def test_a_text_in_another_language_belongs_to_the_only_event_and_is_unclear(text: str, language: str) -> None:
    """Nobody's name is found in it, which says nothing against the event; nor do its words say anything."""
    news = article((FERRY, "lv-mfa", "LV", "e1"), (COD, "ee-mfa", "EE", "e1"))
    stated = (omission("lv-mfa", "LV", ("ee-mfa",), None, "the salmon", "topic"),)
    found = compare([replace(news, omissions=stated)], [official(text, "lv-mfa", "LV", language)])
    assert {r.event for r in found.readouts} == {"e1"}
    cells = [r.cells["lv-mfa"] for r in found.rows if "lv-mfa" in r.cells]
    assert [c.verdict for c in cells] == ["unclear", "unclear"]
    assert all(c.why == f"“en” against “{language}”: the comparison cannot bridge the two languages" for c in cells)
    of_the_text = [k for k in kinds(found.findings) if k[1] == "lv-mfa"]
    assert of_the_text == [("omission", "lv-mfa", "stated")]  # neither confirmed nor disputed


@pytest.mark.parametrize(
    ("text", "language", "events", "what"),
    [
        (RUSSIAN, "ru", (EVENT, OTHER), "no lexicon for language “ru”, so who met cannot be found.*--event: e1.*e2"),
        (RUSSIAN, "ru", (), "fits no event: no readout of a meeting or call is cited in the article$"),
        (LATVIA, "en", (), "fits no event: no readout of a meeting or call is cited in the article$"),
        # names can be looked for, and speak against it
        ("Ana Lima met Ali Osman in Lagos.", "en", (EVENT,), "fits no event of the article; pick one.*: e1"),
        ("Ana Lima met Ali Osman in Lagos.", "und", (EVENT,), "fits no event of the article; pick one.*: e1"),
    ],
)
def test_why_a_text_belongs_to_no_event(text: str, language: str, events: tuple[Event, ...], what: str) -> None:
    news = article((FERRY, "lv-mfa", "LV", "e1" if events else None), events=events)
    with pytest.raises(Trouble, match=what):
        compare([news], [official(text, "lv-mfa", "LV", language)])


def test_a_text_in_another_language_that_names_who_met_finds_its_event() -> None:
    news = article((FERRY, "lv-mfa", "LV", "e1"), (COD, "lv-mfa", "LV", "e2"), events=(EVENT, OTHER))
    text = official("Kaja Kallur recibió a Tomas Brandt.", "lv-mfa", "LV", "es")
    assert {r.event for r in compare([news], [text]).readouts if r.origin == "text"} == {"e1"}


@pytest.mark.parametrize(("languages", "verdict"), [(("en", "en"), "present"), (("en", "und"), "present"),
                                                    (("es", "es"), "present"), (("en", "es"), "unclear")])  # fmt: skip
def test_two_texts_in_different_languages_are_unclear(languages: tuple[str, str], verdict: str) -> None:
    """Also where they share an alphabet; a language that cannot be told may be the same."""
    texts = [
        official(FERRY, f"{code}-mfa", code.upper(), lang) for code, lang in zip(("pl", "cz"), languages, strict=True)
    ]
    found = compare((), texts)
    assert {c.verdict for r in found.rows for c in r.cells.values()} == {verdict}
    assert found.findings == ()


@pytest.mark.parametrize("language", ["ru", "es"])
def test_texts_of_a_language_without_word_lists_lack_nothing_of_each_other(language: str) -> None:
    """By English lists “gas supplies” and “trade in gas” of a Russian pair were two things that each other lacked."""
    one, two = {
        "ru": ("Стороны обсудили поставки газа.", "Речь шла о торговле газом."),
        "es": ("Las partes hablaron del suministro de gas.", "Se trató la compra de gas."),
    }[language]
    found = compare((), [official(one, "pl-mfa", "PL", language), official(two, "cz-mfa", "CZ", language)])
    cells = [c for r in found.rows for c in r.cells.values()]
    assert {c.verdict for c in cells} == {"unclear"} and found.findings == ()
    assert all(language in (c.why or "") for c in cells)


def test_one_claim_of_two_events_is_two_findings_with_two_ids() -> None:
    news = article(
        *((words, source, party, event) for event in ("e1", "e2") for words, source, party in
          ((FERRY, "ee-mfa", "EE"), (COD, "lv-mfa", "LV"))), events=(EVENT, OTHER),
    )  # fmt: skip
    ids = [each.id for each in compare([news]).findings]
    assert len(ids) == 4 and len(set(ids)) == 4


# -- texts alone --------------------------------------------------------------------------------------------------

ONE = (
    "The minister called his colleague.\n\n"
    "Poland will send 40 buses. The two sides discussed visas and a mine in Silesia."
)
TWO = "The ministers spoke by phone.\n\nWarsaw will send 14 buses. The ministers talked about visas."


def test_two_texts_are_one_event() -> None:
    found = compare((), [official(ONE, "pl-mfa", "PL"), official(TWO, "cz-mfa", "CZ")])
    assert len(found.events) == 1
    by_text = {r.claim.content.text: r.cells for r in found.rows}
    assert by_text["Poland will send 40 buses."]["cz-mfa"].verdict == "differs"
    assert [d.kind for d in by_text["Poland will send 40 buses."]["cz-mfa"].differences] == ["number"]
    # a compound claim hides no omission: the mine is a row of its own
    mine = next(cells for text, cells in by_text.items() if "mine in Silesia" in text)
    assert mine["cz-mfa"].verdict == "absent"
    assert ("omission", "cz-mfa", "text") in kinds(found.findings)


# a call and a meeting of one name are told apart by both texts, not by one
@pytest.mark.parametrize(("one", "two", "kind"), [(TWO, TWO, "call"), (LATVIA, TWO, "meeting")])
def test_the_kind_of_event_two_texts_are_of(one: str, two: str, kind: str) -> None:
    found = compare((), [official(one, "lv-mfa", "LV"), official(two, "cz-mfa", "CZ")])
    assert [e.kind for e in found.events] == [kind]


def test_a_part_of_a_claim_has_its_own_quotations() -> None:
    text = "The ministers met.\n\nThe two sides discussed “cheap visas” and “a deep mine” in Silesia."
    found = compare((), [official(text, "pl-mfa", "PL"), official(TWO, "cz-mfa", "CZ")])
    quotes = [[q.text for q in r.claim.quotes] for r in found.rows if "“" in r.claim.content.text]
    assert quotes == [["“cheap visas”"], ["“a deep mine”"]]


def test_offsets_are_those_of_the_untouched_document() -> None:
    texts = [official(ONE.replace("\n", "\r\n"), "pl-mfa", "PL"), official("\n\t" + TWO, "cz-mfa", "CZ")]
    found = compare((), texts)
    documents = {d.name: d.text for d in found.documents}
    for row in found.rows:
        content = row.claim.content
        assert documents[row.claim.document][content.start : content.end] == content.text
        for cell in row.cells.values():
            assert cell.nearest is not None
            place = documents[cell.nearest.document]
            assert place[cell.nearest.start : cell.nearest.end] == cell.nearest.text
            for d in cell.differences:
                assert documents[row.claim.document][d.here.start : d.here.end] == d.here.text
                assert place[d.there.start : d.there.end] == d.there.text


def test_an_absence_in_a_part_of_a_text_is_unclear() -> None:
    found = compare((), [official(ONE, "pl-mfa", "PL"), official(TWO, "cz-mfa", "CZ", partial=True)])
    cells = [r.cells["cz-mfa"] for r in found.rows if "mine" in r.claim.content.text]
    assert [c.verdict for c in cells] == ["unclear"] and "part" in (cells[0].why or "")
    assert not [f for f in found.findings if f.absent == "cz-mfa" and f.kind == "omission"]


def test_editions_and_versions_are_columns() -> None:
    texts = [
        official(ONE, "pl-mfa", "PL", "en", "1.txt"),
        official("Польша отправит сорок автобусов.", "pl-mfa", "PL", "ru", "2.txt"),
        official(TWO, "cz-mfa", "CZ", "en", "3.txt"),
        official(TWO + " They will meet again.", "cz-mfa", "CZ", "en", "4.txt"),
    ]
    found = compare((), texts)
    assert [r.id for r in found.readouts] == ["pl-mfa@en", "pl-mfa@ru", "cz-mfa", "cz-mfa#2"]
    first = found.rows[0].cells
    assert set(first) == {"pl-mfa@ru", "cz-mfa", "cz-mfa#2"}
    assert first["pl-mfa@ru"].verdict == "unclear" and "language" in (first["pl-mfa@ru"].why or "")


def test_an_empty_text_is_no_text() -> None:
    found = compare((), [official(ONE, "pl-mfa", "PL"), official("\n\n", "cz-mfa", "CZ")])
    assert {r.cells["cz-mfa"].verdict for r in found.rows} == {"no-text"}
    assert found.findings == ()


def test_nothing_in_nothing_out() -> None:
    found = compare()
    assert (found.rows, found.findings, found.events) == ((), (), ())


def test_the_order_of_arguments_changes_no_verdict() -> None:
    texts = [official(ONE, "pl-mfa", "PL"), official(TWO, "cz-mfa", "CZ"), official(LATVIA, "lv-mfa", "LV")]
    first = compare((), texts)
    mixed = list(texts)
    random.Random(4).shuffle(mixed)
    second = compare((), mixed)
    assert {f.id for f in first.findings} == {f.id for f in second.findings}
    assert any(f.kind == "difference" for f in first.findings)
    back = compare((), texts[::-1])
    assert {f.id for f in back.findings} == {f.id for f in first.findings}


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        # a difference is one, whichever side it is seen from, and stands at the readout named first
        ("Poland will send 40 buses.", "Poland will send 14 buses.", [("difference", "pl-mfa", "cz-mfa")]),
        (
            "Poland will send 40 buses. The bridge at Cieszyn will open in May.",
            "Poland will send 14 buses. The bridge at Cieszyn will not open in May.",
            [("difference", "pl-mfa", "cz-mfa")] * 2,
        ),
        # each has what the other lacks: two gaps
        ("Poland will send 40 buses.", "Herring was not discussed.", [("omission", "pl-mfa", "cz-mfa"),
                                                                    ("omission", "cz-mfa", "pl-mfa")]),
        # two claims of one side differ from one of the other: two claims are not the same
        (
            "Poland will send 40 buses. Poland will send 50 buses.",
            "Poland will send 14 buses.",
            [("difference", "pl-mfa", "cz-mfa")] * 2,
        ),
        # each has a part of the other: one group, one gap, where least is found
        (
            "Storms delayed the ferries after the harbour of Liepaja was dredged.",
            "The harbour of Liepaja was dredged with loans from Norwegian banks.",
            [("partial", "pl-mfa", "cz-mfa")],
        ),
        ("Poland will send 40 buses.", "Poland will send 40 buses.", []),
    ],
)  # fmt: skip
def test_a_difference_is_counted_once(one: str, two: str, found: list[tuple[str, str, str]]) -> None:
    texts = [official(text, f"{code}-mfa", code.upper()) for text, code in ((one, "pl"), (two, "cz"))]
    known = compare((), texts).findings
    assert [(f.kind, *f.readouts) for f in known] == found
    assert all(f.claim and (f.claim.source,) == f.present == f.readouts[:1] for f in known)
    assert len(compare((), texts[::-1]).findings) == len(found)


def three(*texts: str) -> list[Readout]:
    return [official(text, f"{code}-mfa", code.upper()) for text, code in zip(texts, ("pl", "cz", "sk"), strict=True)]


def test_what_three_texts_differ_on_is_one_finding() -> None:
    found = compare((), three(*(f"Poland will send {n} buses." for n in (40, 14, 25))))
    assert [(f.kind, f.present, f.absent, f.readouts) for f in found.findings] == [
        ("difference", ("pl-mfa",), "cz-mfa", ("pl-mfa", "cz-mfa", "sk-mfa"))
    ]
    (group,) = found.alignment
    numbers = [(d.here.text, d.there.text) for d in group.differences]
    assert [(one.split()[-1], other.split()[-1]) for one, other in numbers] == [
        ("40", "14"),
        ("40", "25"),
        ("14", "25"),
    ]


def test_who_lacks_it_is_named_once() -> None:
    """Of what two have and one lacks, and of what one has and two lack."""
    bus, cod, ferry = "Poland will send 40 buses.", "The cod quota was raised.", "A ferry will sail to Gdynia."
    found = compare((), three(f"{bus} {cod}", bus, ferry))
    assert [(f.kind, f.claim and f.claim.content.text, f.present, f.absent, f.readouts) for f in found.findings] == [
        ("omission", bus, ("pl-mfa", "cz-mfa"), "sk-mfa", ("pl-mfa", "cz-mfa", "sk-mfa")),
        ("omission", cod, ("pl-mfa",), "cz-mfa", ("pl-mfa", "cz-mfa", "sk-mfa")),
        ("omission", ferry, ("sk-mfa",), "cz-mfa", ("sk-mfa", "pl-mfa", "cz-mfa")),  # both have nothing of it
    ]


# -- groups -------------------------------------------------------------------------------------------------------


def said(found: Comparison) -> list[tuple[str, list[list[str]]]]:
    return [(g.verdict, [[c.content.text for c in own] for own in g.cells.values()]) for g in found.alignment]


@pytest.mark.parametrize(
    ("mine", "theirs", "verdict"),
    [
        (
            "The two had agreed to open a weaving college by 2029.",
            "Both sides agreed to open a weaving college by 2029.",
            "present",
        ),
        (
            "Kenya will dig 14 wells near Lodwar.",
            "Kenya will dig wells near Lodwar.",
            "partial",
        ),  # how many is not told
        (
            "Kenya will lend 14 tractors for the harvest.",
            "Kenya will lend fourteen tractors for the harvest.",
            "present",
        ),
        (
            "Chile stood ready to help settle the reef dispute.",
            "Peru stood ready to help settle the reef dispute.",
            "differs",
        ),
        # another matter of the same field is not the claim's; a phrase that holds the claim's is
        ("Chad condemned the war against Niger.", "They condemned the annexation of Niger by Chad.", "partial"),
        ("Peru and Fiji extended the fisheries accord.", "Peru and Fiji prolonged the fisheries agreement.", "present"),
        ("Copper was raised.", "Salmon was raised.", "absent"),  # only that something was spoken of is the same
        ("The tax on wool was raised in May.", "The tax on wool was cut in May.", "differs"),  # made higher, here
    ],
)
def test_what_is_not_told_is_not_found(mine: str, theirs: str, verdict: str) -> None:
    assert judge(mine, theirs).verdict == verdict


@pytest.mark.parametrize(
    ("mine", "theirs", "kinds"),
    [
        (
            "They discussed the shortage of nurses in Ghana.",
            "They discussed the shortage of nurses in Peru.",
            ["entity"],
        ),
        # two places with nothing near them that both say
        ("The situation in Mali was reviewed.", "They discussed the use of the Save in Bolivian Towns scheme.", []),
    ],
)
def test_places_differ_beside_what_both_say(mine: str, theirs: str, kinds: list[str]) -> None:
    assert [d.kind for d in judge(mine, theirs).differences] == kinds


TALKS = "Minister Tumi of Ghana met Minister Vik of Norway in Oslo. "
LINE = "They praised the fish market and agreed on bilateral training for the eight harbour pilots of Tema by 2030."


@pytest.mark.parametrize(
    ("line", "verdict", "kinds"),
    [
        (LINE, "present", []),
        # one telling thing of a sentence is another; the clause alone would say too little to tell the passage
        (LINE.replace("eight", "nine"), "differs", ["number"]),
        (LINE.replace("bilateral", "multilateral"), "differs", ["word", "polarity"]),
        (LINE.replace("2030", "8030"), "differs", ["number"]),
        (LINE.replace("agreed on", "did not agree on"), "differs", ["polarity"]),
        # what is not known to be the same is never found there; what only restates it is
        (LINE.replace("pilots", "poets"), "partial", []),
        (LINE.replace("by 2030", "until 2030"), "present", []),
        (LINE.replace("They", "The two sides"), "present", []),
        # nor does what stands elsewhere outrank it
        (LINE.replace("eight", "nine") + " A poster showed eight harbour pilots of Tema.", "differs", ["number"]),
    ],
)
def test_a_clause_is_judged_in_its_sentence_where_that_is_worded_alike(
    line: str, verdict: str, kinds: list[str]
) -> None:
    found = compare(
        [], [official(TALKS + LINE, "gh-mfa", "GH", name="a.txt"), official(TALKS + line, "no-mfa", "NO", name="b.txt")]
    )
    row = next(r for r in found.rows if r.claim.document == "a.txt" and "pilots" in r.claim.content.text)
    (cell,) = row.cells.values()
    assert cell.verdict == verdict
    assert [d.kind for d in cell.differences if d.kind not in kinds] == []
    assert bool(cell.differences) == bool(kinds)
    for d in cell.differences:
        assert d.here.text == (TALKS + LINE)[d.here.start : d.here.end]
        assert d.there.text == (TALKS + line)[d.there.start : d.there.end]


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("President Zelenskyy had a phone conversation with President Duda of Poland.", "differs"),  # they did not meet
        ("Volodymyr Zelenskyy met in Kyiv with Andrzej Duda.", "present"),
        # one of the two alone, by however many names, is not the contact
        ("President Volodymyr Zelenskyy had a phone conversation with President Karis of Estonia.", "absent"),
        ("Volodymyr Zelenskyy had a phone conversation with a farmer.", "absent"),
    ],
)
def test_a_contact_takes_two(other: str, verdict: str) -> None:
    met = "President Volodymyr Zelenskyy met with President Andrzej Duda of Poland. They spoke about salt."
    texts = official(met, "pl-president", "PL", name="a.txt"), official(other, "ua-president", "UA", name="b.txt")
    row = next(r for r in compare([], list(texts)).rows if r.claim.document == "a.txt")
    assert [cell.verdict for cell in row.cells.values()] == [verdict]


def test_texts_are_aligned_once() -> None:
    """In the order of the first, with what only the other has where it stands there; the same from the other side."""
    bus, cod, ferry, rope = (
        "Poland will send 40 buses.", "The cod quota was raised.", "A ferry will sail to Gdynia.", "Ropes snapped.",
    )  # fmt: skip
    one, two = f"{bus} {cod} {rope}", f"{ferry} {bus.replace('40', '14')} Choirs sang. {rope}"
    texts = [official(one, "pl-mfa", "PL"), official(two, "cz-mfa", "CZ")]
    found = compare((), texts)
    assert said(found) == [
        ("absent", [[], [ferry]]),
        ("differs", [[bus], [bus.replace("40", "14")]]),
        ("absent", [[], ["Choirs sang."]]),
        ("absent", [[cod], []]),
        ("present", [[rope], [rope]]),
    ]
    assert [list(g.cells) for g in found.alignment] == [["pl-mfa", "cz-mfa"]] * 5
    back = compare((), texts[::-1])
    assert sorted((v, cells[::-1]) for v, cells in said(back)) == sorted(said(found))
    assert {f.id for f in back.findings} == {f.id for f in found.findings}
    (here,) = [d for g in found.alignment for d in g.differences]
    (there,) = [d for g in back.alignment for d in g.differences]
    assert (here.here, here.there) == (there.there, there.here)


def test_every_claim_of_a_text_is_in_one_group() -> None:
    found = compare(
        (), [official(ONE, "pl-mfa", "PL"), official(TWO, "cz-mfa", "CZ"), official(LATVIA, "lv-mfa", "LV")]
    )
    claims = [c for g in found.alignment for own in g.cells.values() for c in own]
    assert sorted(c.id for c in claims) == sorted(r.claim.id for r in found.rows)
    assert all(set(g.cells) == {"pl-mfa", "cz-mfa", "lv-mfa"} for g in found.alignment)


FIXTURES = sorted(path.parent for path in (Path(__file__).parent.parent / "fixtures").glob("*/case.yaml"))


@pytest.mark.parametrize("folder", FIXTURES, ids=lambda folder: folder.name)
def test_the_order_of_texts_changes_no_group(folder: Path) -> None:
    """Nor does what is counted."""
    names = [path for path in sorted(folder.glob("*.txt")) if path.name != "article.txt"]
    texts = [official(path.read_text(encoding="utf-8"), path.stem, path.stem[:2].upper()) for path in names]
    found, back = compare((), texts), compare((), texts[::-1])
    assert sorted((v, cells[::-1]) for v, cells in said(back)) == sorted(said(found))
    assert {f.id for f in back.findings} == {f.id for f in found.findings}
    assert all(f.kind in ("omission", "partial", "difference") for f in found.findings)


def test_a_text_against_itself_is_all_present() -> None:
    texts = [official(ONE, "pl-mfa", "PL"), official(ONE, "cz-mfa", "CZ")]
    assert {(v, len(a), len(b)) for v, (a, b) in said(compare((), texts))} == {("present", 1, 1)}


def test_no_group_without_two_texts() -> None:
    news = article((FERRY, "ee-mfa", "EE", "e1"), (COD, "lv-mfa", "LV", "e1"))
    assert compare([news], [official(LATVIA, "lv-mfa", "LV")]).alignment == ()
    assert {
        g.verdict for g in compare((), [official(ONE, "pl-mfa", "PL"), official("", "cz-mfa", "CZ")]).alignment
    } == {"no-text"}


def test_what_restates_a_part_stands_for_itself() -> None:
    """It taints no pair that it only shares words with; what is wholly in the other's claim belongs to its group."""
    bus, built = (
        "Poland will send 40 buses to Kharkiv.",
        "The buses that Poland will send to Kharkiv are built in Poznan.",
    )
    found = compare((), [official(bus, "pl-mfa", "PL"), official(f"{bus} {built}", "cz-mfa", "CZ")])
    assert said(found) == [("present", [[bus], [bus]]), ("partial", [[], [built]])]
    tents, coats = "Poland will send tents to Kharkiv.", "Poland will send coats to Kharkiv."
    found = compare(
        (),
        [
            official(f"{tents} {coats}", "pl-mfa", "PL"),
            official("Poland will send tents and coats to Kharkiv.", "cz-mfa", "CZ"),
        ],
    )
    assert [len(own) for _, (own, _) in said(found)] == [2]


def test_a_difference_between_cited_claims_is_counted_once() -> None:
    cited = (("Poland will send 40 buses.", "pl-mfa", "PL", "e1"), ("Poland will send 14 buses.", "cz-mfa", "CZ", "e1"))
    assert kinds(compare([article(*cited)]).findings) == [("difference", "cz-mfa", "article")]


def test_ids_of_findings_outlive_an_edit_elsewhere() -> None:
    before = compare((), [official(ONE, "pl-mfa", "PL"), official(TWO, "cz-mfa", "CZ")]).findings
    after = compare((), [official("Warsaw, Monday.\n\n" + ONE, "pl-mfa", "PL"), official(TWO, "cz-mfa", "CZ")]).findings
    assert {f.id for f in before} <= {f.id for f in after}
    assert len({f.id for f in before}) == len(before)


# -- the header block ---------------------------------------------------------------------------------------------


def test_facts() -> None:
    text = (
        "At the request of the Danish side, the ministers held a frank and lengthy phone conversation, which lasted "
        "an hour and a half. They discussed the fishing quota and sanctions. Denmark will buy 12 trawlers by 3 March. "
        "The ministers agreed to stay in touch."
    )
    found = facts(official(text, "dk-mfa", "DK"))
    assert found["words"] == len(text.split())
    assert found["asked"] == ["At the request of the Danish side"]
    assert found["lasted"] == ["an hour and a half"]
    assert found["adjectives"] == ["frank", "lengthy"]
    assert found["numbers"] == ["12 trawlers"]
    assert found["dates"] == ["3 March"]
    assert found["next_steps"] == ["The ministers agreed to stay in touch."]
    assert "sanctions" in found["subjects"]  # type: ignore[operator]


def test_facts_have_each_wording_once() -> None:
    found = facts(
        official("A frank call. The call was frank, the minister said of sanctions and sanctions.", "dk-mfa", "DK")
    )
    assert found["adjectives"] == ["frank"]
    assert found["subjects"] == ["sanctions"]


def test_facts_of_a_bare_text() -> None:
    found = facts(official("The ministers met.", "dk-mfa", "DK"))
    assert found.pop("words") == 3
    assert len(found) == 9 and not any(found.values())


@pytest.mark.parametrize(
    ("head", "dates", "fits"),
    [
        ("10 June 2023", ("2023-06-10", "2023-01"), "e1"),
        ("10 January 2023", ("2023-06-10", "2023-01"), "e3"),
        ("June 11", ("XXXX-06-10", "XXXX-09-10"), "e1"),  # a time zone
        ("No date.", ("2023-06-10", None), None),
        ("10 June 2023", (None, "2023-06-10"), "e3"),
    ],
)
def test_the_date_tells_events_of_the_same_people_apart(
    head: str, dates: tuple[str | None, str | None], fits: str | None
) -> None:
    events = (replace(EVENT, date=dates[0]), replace(EVENT, id="e3", date=dates[1]))
    news = article((FERRY, "lv-mfa", "LV", "e1"), (CABLE, "lv-mfa", "LV", "e3"), events=events)
    text = official(f"{head}\n\nKaja Kallur met Tomas Brandt.", "lv-mfa", "LV")
    if fits is None:
        with pytest.raises(Trouble, match="several"):
            compare([news], [text])
    else:
        assert {r.event for r in compare([news], [text]).readouts if r.origin == "text"} == {fits}


@pytest.mark.parametrize("partial", [False, True])  # nor is it unclear because the rest of the text is not there
def test_what_is_found_one_way_is_found_the_other_way_round(partial: bool) -> None:
    """A long claim has too many words of its own to be found in a short one that it holds."""
    long = (
        "Mr Brandt recalled at length how the harbour of Liepaja was dredged with foreign loans, why the pilots struck "
        "and what became of the old lighthouse keeper after thieves stole candles one foggy night and ropes snapped."
    )
    texts = [
        official(f"The ministers met.\n\n{long}", "lv-mfa", "LV"),
        official("The ministers met.\n\nRopes snapped. The choir sang.", "ee-mfa", "EE", partial=partial),
    ]
    rows = {r.claim.content.text: r for r in compare((), texts).rows}
    assert rows["Ropes snapped."].cells["lv-mfa"].verdict == "present"
    assert rows["The choir sang."].cells["lv-mfa"].verdict == "absent"
    back = next(r.cells["ee-mfa"] for text, r in rows.items() if text.endswith("and ropes snapped."))
    assert back.verdict == "partial" and back.nearest and back.nearest.text == "Ropes snapped."
    assert back.claim == rows["Ropes snapped."].claim.id


LINES = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=40),
        st.sampled_from(
            [FERRY, CABLE, COD, "Souza agreed to sell 5 tugs, https://a.example/b,c and [d](e) rope. \ud800"]
        ),
    ),
    max_size=4,
)


@given(LINES, LINES)
def test_any_two_texts(one: list[str], two: list[str]) -> None:
    """Nothing is raised, every span is the text's, every id is unique, and the answer is always the same."""
    texts = ["\n\n".join(one), "\n\n".join(two)]
    readouts = [
        parse_readout(Document(name, text, "0"), source, party)
        for (name, source, party), text in zip((("a", "no-mfa", "NO"), ("b", "is-mfa", "IS")), texts, strict=True)
    ]
    found = compare((), readouts)
    assert compare((), readouts) == found
    assert len({f.id for f in found.findings}) == len(found.findings)
    by_name = dict(zip("ab", texts, strict=True))
    for row in found.rows:
        content = row.claim.content
        assert by_name[row.claim.document][content.start : content.end] == content.text
        for cell in row.cells.values():
            near = cell.nearest
            assert near is None or by_name[near.document][near.start : near.end] == near.text
            assert (cell.why is None) == (cell.verdict not in ("unclear", "no-text"))
