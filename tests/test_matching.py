"""match(): shape, range, order; rare words weigh, boilerplate does not, aliases are one."""

from __future__ import annotations

import pytest
from counting import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from readoutdiff.comparing.lexicon import lexicon
from readoutdiff.comparing.matching import Weights, match
from readoutdiff.comparing.pairing import same_name
from readoutdiff.comparing.verdicts import weigh
from readoutdiff.language.language import language

TEXTS = [
    "Moscow will lift the ban on Georgian wine.",
    "The two sides agreed to deepen their comprehensive strategic partnership.",
    "Manila and Hanoi will patrol the reef together.",
]


def test_shape_and_range() -> None:
    rows = match(TEXTS, [*TEXTS, "Snow."])
    assert [len(row) for row in rows] == [4, 4, 4]
    assert all(0 <= value <= 1 for row in rows for value in row)
    assert [max(range(4), key=row.__getitem__) for row in rows] == [0, 1, 2]
    assert [row[3] for row in rows] == [0, 0, 0]


def test_empty_input() -> None:
    assert match([], ["a"]) == []
    assert match(["a dog"], []) == [[]]
    assert match([""], ["", "b"]) == [[0.0, 0.0]]


@pytest.mark.parametrize(
    ("why", "claim", "better", "worse"),
    [
        ("aliases", "Beijing will buy soya.", "China will buy soya.", "India will buy soya."),
        ("the two sides", "Both parties will meet in Bern.", "The two sides will meet in Bern.",
         "A party met in Bern."),
        ("synonyms", "They signed a truce.", "They signed a ceasefire.", "They signed a visa."),
        ("numbers with scale", "It costs $2 billion.", "It costs $2,000 million.", "It costs $20 million."),
        ("dates", "They meet on 4 July.", "They meet on July 4.", "They meet on 14 June."),
        ("stems", "Iran inspected the vessels.", "The inspection of a vessel by Iran", "Iran saw a cloud."),
        ("boilerplate says little", "They agreed to deepen the comprehensive strategic partnership and ban squid nets.",
         "Squid nets will be banned.", "They agreed to deepen the comprehensive strategic partnership."),
        ("containment", "Oslo will sell the tug.",
         "After a long lunch with the crew of the icebreaker the minister said that Oslo will sell the tug.",
         "Oslo will paint the bridge."),
    ],
)  # fmt: skip
def test_what_is_alike(why: str, claim: str, better: str, worse: str) -> None:
    others = ["The envoy praised the harvest.", "Rain delayed the match.", "A choir sang in the old hall."]
    row = match([claim], [better, worse, *others])[0]
    assert row[0] > row[1]


def test_context_changes_what_is_rare() -> None:
    claims, passages = ["The squid quota was cut."], ["The squid was fried.", "The quota stands."]
    plain = match(claims, passages)[0]
    known = match(claims, passages, ["squid squid", "more squid", "squid again", "squid ink", "squid soup"])[0]
    assert known[0] - known[1] < plain[0] - plain[1]


def test_the_name_of_a_party_is_little_of_a_claim() -> None:
    """Three of five words and the name of who met are most of a claim only where nobody knows who met."""
    claim, passage = "Latvia fed lame grey coastal donkeys.", "Latvia has lame grey donkeys."
    assert weigh(claim, passage, Weights(lexicon(language("en")))).verdict == "present"
    assert weigh(claim, passage, Weights(lexicon(language("en")), parties={"@LV"})).verdict == "partial"


ANY = st.lists(st.text(st.characters(exclude_categories=()), max_size=40), max_size=4)


@given(ANY, ANY)
def test_any_text(claims: list[str], passages: list[str]) -> None:
    rows = match(claims, passages)
    assert len(rows) == len(claims)
    assert all(len(row) == len(passages) and all(0 <= v <= 1 for v in row) for row in rows)
    assert rows == match(claims, passages)


def test_each_claim_costs_the_same() -> None:
    """Words of claims and passages are looked at once each, not once a pair; `benchmarks/speed.py` has the seconds."""
    nouns = [f"word{n}" for n in range(700)]
    texts = [" ".join(nouns[(n * k) % 700] for k in range(1, 24)) for n in range(1, 401)]
    passages = texts[-50:]
    assert grows_linearly(lambda n: match(texts[:n], passages), 50)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Zelensky", "Zelenskyy", True),  # the ending is written in three ways
        ("Tokayev", "Tokaev", True),  # a y that comes and goes
        ("Lavrov", "Lavroff", True),  # v and f, one letter or two
        ("Khamenei", "Khamenai", True),  # vowels
        ("Karlov", "Karpov", False),  # another consonant is another man
        ("Tanaka", "Tanabe", False),
        ("Hernandez", "Fernandez", False),
    ],
)
def test_spellings_of_a_name_and_names_that_look_alike(one: str, two: str, same: bool) -> None:
    assert same_name(one.lower(), two.lower(), lexicon(language("en"))) is same
    assert same_name(two.lower(), one.lower(), lexicon(language("en"))) is same
