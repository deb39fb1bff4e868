"""split(): what stands alone is cut apart, what belongs together stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
import yaml
from benchmarks.splitting import TABLE, Entry, holds
from hypothesis import given
from hypothesis import strategies as st

from readoutdiff.comparing.lexicon import lexicon
from readoutdiff.comparing.splitting import split
from readoutdiff.language.language import language

SENTENCES: list[Entry] = yaml.safe_load(TABLE.read_text("utf-8"))

CUT = [
    # why, text, parts
    ("verb phrases", "Lisbon agreed to fund the dam and pledged two ferries.",
     ["Lisbon agreed to fund the dam", "pledged two ferries."]),
    ("infinitives", "They decided to extend the truce and to release the sailors.",
     ["They decided to extend the truce", "to release the sailors."]),
    ("bare infinitives", "Accra promised to repair the port road and build a clinic.",
     ["Accra promised to repair the port road", "build a clinic."]),
    ("two clauses", "The Finnish minister warned of delays, and the Estonian minister proposed a new date.",
     ["The Finnish minister warned of delays", "the Estonian minister proposed a new date."]),
    ("that and that", "Souza said that the quota was fair and that the boats could sail.",
     ["Souza said that the quota was fair", "that the boats could sail."]),
    ("a list of subjects", "The ministers discussed trade, energy and the lake border.",
     ["The ministers discussed trade", "energy", "the lake border."]),
    ("two subjects", "They discussed trade and counternarcotics.", ["They discussed trade", "counternarcotics."]),
    ("as well as", "The sides talked about the tax treaty, as well as pilot training in Oman.",
     ["The sides talked about the tax treaty", "pilot training in Oman."]),
    ("a participle", "The king received the envoy, stressing the need for rain gauges.",
     ["The king received the envoy", "stressing the need for rain gauges."]),
    ("a relative clause at the end", "Kiribati praised the fund, which opened in Suva.",
     ["Kiribati praised the fund", "which opened in Suva."]),
    ("a semicolon", "Peru will send doctors; Chile will send tents.",
     ["Peru will send doctors", "Chile will send tents."]),
    ("whose idea it was", "The king phoned the emir at the latter's request.",
     ["The king phoned the emir", "at the latter's request."]),
    ("the contact and its purpose", "The emir spoke with Premier Lund to discuss the gas cable.",
     ["The emir spoke with Premier Lund", "to discuss the gas cable."]),
    ("the contact and its subject", "The king met Queen Asta of Holm about the ferry.",
     ["The king met Queen Asta of Holm", "about the ferry."]),
    ("who came along", "President Rey phoned the emir of Qatar, joined by Minister Paz.",
     ["President Rey phoned the emir of Qatar", "joined by Minister Paz."]),
    ("whose idea it was, first", "At the request of the Omani side, the ministers toured the dam.",
     ["At the request of the Omani side", "the ministers toured the dam."]),
    ("a Markdown link", "Lund met [Paz](https://a.example/b,c-and-agreed) and pledged rope.",
     ["Lund met [Paz]", "pledged rope."]),
    ("two long things", "Oslo voiced support for new rules on deep sea mining and a wider ban on bottom trawling.",
     ["Oslo voiced support for new rules on deep sea mining", "a wider ban on bottom trawling."]),
]  # fmt: skip

WHOLE = [
    ("places are no subjects", "They discussed aid at sea, on land and in the air."),
    ("an address", "Peru published https://lima.example/a,b;and-agreed?to=x&and pledged."),
    ("a pair that is one thing", "They discussed peace and stability."),
    ("two countries", "The envoy discussed Chad and Niger."),
    ("two verbs, one object", "Quito will strengthen and expand the coast guard."),
    ("two acts, one object", "The premier welcomed and praised the vote."),
    ("one noun for two adjectives", "They discussed economic and cultural ties."),
    ("a list of adjectives", "Tunis will get military, economic and technical aid."),
    ("a condition", "Baku will open the road if Tbilisi pays the toll."),
    ("one quotation's single thought", "“We came for fish and found friends, and we are grateful,” Ortega said."),
    ("a joint subject", "Latvia and Lithuania will share the radar."),
    ("allies and partners", "Ottawa thanked its allies and partners for the aircraft."),
    ("who came along, before the verb", "President Rey, joined by Minister Paz, phoned the emir of Qatar."),
    ("nothing to cut", "Rain fell."),
    ("nothing at all", ""),
]


@pytest.mark.parametrize(("why", "text", "parts"), CUT)
def test_cut(why: str, text: str, parts: list[str]) -> None:
    assert [text[p.start : p.end] for p in split(text, lexicon(language("en")))] == parts


@pytest.mark.parametrize(("why", "text"), WHOLE)
def test_whole(why: str, text: str) -> None:
    assert [(p.start, p.end, p.subject) for p in split(text, lexicon(language("en")))] == [(0, len(text), None)]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The Danish minister agreed to sell the tug and pledged spare parts.", "The Danish minister"),
        ("They discussed trade, energy and the lake border.", "They"),
        ("Peru sent doctors; Chile sent tents and offered blankets.", None),  # has its own
    ],
)
def test_the_subject_is_lent_not_written(text: str, subject: str | None) -> None:
    part = split(text, lexicon(language("en")))[1]
    assert part.subject == subject
    assert part.subject is None or part.subject not in text[part.start : part.end]


@pytest.mark.parametrize(("why", "text", "parts"), CUT)
def test_parts_lie_in_order_and_apart(why: str, text: str, parts: list[str]) -> None:
    spans = [(p.start, p.end) for p in split(text, lexicon(language("en")))]
    assert spans == sorted(spans)
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize("entry", SENTENCES, ids=lambda entry: entry["sentence"][:60])
def test_a_sentence_is_cut_as_it_should_be(entry: Entry) -> None:
    """An entry that is still to do and holds by now is to lose its mark."""
    assert holds(entry) != entry.get("todo", False)


def test_no_sentence_stands_twice() -> None:
    assert len({entry["sentence"] for entry in SENTENCES}) == len(SENTENCES) >= 150


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("They discussed trade, energy and the lake border.", [None, "discussed", "discussed"]),
        ("The sides exchanged views on cod, salt and tin.", [None, "exchanged views on", "exchanged views on"]),
        ("Oslo thanked Peru for its two ships and for its hemp ropes.", [None, "thanked"]),
        ("Peru will send doctors; Chile will send tents.", [None, None]),
        ("Lisbon agreed to fund the dam and pledged two ferries.", [None, None]),
    ],
)
def test_a_part_without_a_verb_is_lent_one(text: str, verbs: list[str | None]) -> None:
    assert [part.verb for part in split(text, lexicon(language("en")))] == verbs


def test_a_closing_quotation_mark_stays_with_its_words() -> None:
    text = "She cited “nothing about us without us,” and pledged two boats."
    first = split(text, lexicon(language("en")))[0]
    assert text[first.start : first.end].endswith("us,”")


def test_long_input_is_cut_in_time_that_grows_with_its_length() -> None:
    text = "They agreed to sell fish and pledged salt, " * 2000
    assert split(text, lexicon(language("en")))[-1].end <= len(text)


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=60),
        st.lists(st.sampled_from('Oslo and agreed to pledged discussed trade , ; “ ” " [a](b) www.c'.split())).map(
            " ".join
        ),
    )
)
def test_parts_lie_in_order(text: str) -> None:
    parts = split(text, lexicon(language("en")))
    assert parts
    assert all(0 <= p.start <= p.end <= len(text) for p in parts)
    assert all(one.end <= two.start for one, two in pairwise(parts))
