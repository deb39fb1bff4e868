"""Minimal pairs: every guard fires where one thing is changed, and stays quiet where the same is said otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from readoutdiff.comparing.guards import GUARDS
from readoutdiff.comparing.slots import KINDS
from readoutdiff.comparing.verdicts import judge
from readoutdiff.ground.model import DifferenceKind

PAIRS: dict[str, dict[str, list[list[str]]]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "minimal_pairs.yaml").read_text("utf-8")
)
HITS = [(kind, *line) for kind, table in PAIRS.items() for line in table.get("hits", ())]
MISSES = [(kind, *line) for kind, table in PAIRS.items() for line in table.get("misses", ())]


@pytest.mark.parametrize(("kind", "countries", "subject", "claim", "passage"), HITS)
def test_guard_fires(kind: str, countries: str, subject: str, claim: str, passage: str) -> None:
    judgement = judge(claim, passage)
    assert judgement.verdict == "differs"
    assert kind in {d.kind for d in judgement.differences}


@pytest.mark.parametrize(("kind", "countries", "subject", "claim", "passage"), HITS)
def test_guard_shows_the_words(kind: str, countries: str, subject: str, claim: str, passage: str) -> None:
    for difference in judge(claim, passage).differences:
        assert claim[difference.here.start : difference.here.end] == difference.here.text != ""
        assert passage[difference.there.start : difference.there.end] == difference.there.text != ""


@pytest.mark.parametrize(("kind", "countries", "subject", "claim", "passage"), HITS)
def test_guard_shows_the_words_in_their_clause(
    kind: str, countries: str, subject: str, claim: str, passage: str
) -> None:
    """A clause is judged by itself, and its words still stand where they stand in the whole passage."""
    whole = f"The ministers praised the choir, and {passage}"
    for difference in judge(claim, whole).differences:
        assert whole[difference.there.start : difference.there.end] == difference.there.text != ""


SHOWN = [
    # kind, claim, passage, the words shown of each
    ("modality", "Colombo agreed to free the divers.", "Colombo is considering freeing the divers.",
     "agreed", "considering"),  # the words for how sure it is, not what it is about
    ("date", "The auction opens at 4 p.m.", "The auction opens at 6 p.m.", "4 p.m.", "6 p.m."),  # an hour is a time
    ("role", "The canoes came from Togo to Ghana.", "The canoes came from Ghana to Togo.",
     "Togo to Ghana", "Ghana to Togo"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "claim", "passage", "here", "there"), SHOWN)
def test_the_words_that_are_shown(kind: str, claim: str, passage: str, here: str, there: str) -> None:
    assert [(d.kind, d.here.text, d.there.text) for d in judge(claim, passage).differences] == [(kind, here, there)]


@pytest.mark.parametrize(("kind", "countries", "subject", "claim", "passage"), MISSES)
def test_guard_stays_quiet(kind: str, countries: str, subject: str, claim: str, passage: str) -> None:
    judgement = judge(claim, passage)
    assert judgement.differences == ()
    assert judgement.verdict in ("present", "partial")


@pytest.mark.parametrize(("kind", "countries", "subject", "claim", "passage"), HITS + MISSES)
def test_a_text_agrees_with_itself(kind: str, countries: str, subject: str, claim: str, passage: str) -> None:
    for text in (claim, passage):
        assert judge(text, text).verdict == "present"


def test_the_table_is_broad() -> None:
    """At least 120 pairs, about half of them quiet ones, from many pairs of countries and subjects, none twice."""
    lines = HITS + MISSES
    assert len(lines) >= 120
    assert 0.45 <= len(MISSES) / len(lines) <= 0.6
    assert len({line[1] for line in lines}) >= 60
    assert len({line[2] for line in lines}) >= 20
    assert len({line[3] for line in lines}) == len(lines)


QUIET: list[tuple[Any, ...]] = [
    # why, claim, passage, verdict
    ("another subject", "Rabat will buy two frigates.", "The ministers praised the school exchange.", "absent"),
    ("the topic is there, the claim is not", "Ali accepted the invitation to the Lima summit.",
     "The premier said he was looking forward to Kenyan attendance at the Lima summit.", "absent"),
    ("a hope is no acceptance", "Ruto accepted an invitation to the Osaka expo.",
     "Japan hopes that Ruto will come to the Osaka expo.", "absent"),
    ("the acceptance in other words", "Ruto accepted an invitation to the Osaka expo.",
     "Ruto gladly took up the invitation to Osaka.", "present|partial"),
    ("who confirms that he comes has accepted", "Ruto accepted the invitation to attend the Osaka expo.",
     "Ruto confirmed that he will attend the Osaka expo.", "present|partial"),
    ("nothing but boilerplate is shared", "Both sides discussed bilateral relations and the sugar quota.",
     "Both sides discussed bilateral relations and the air link.", "partial"),
    ("a short claim in a long sentence", "Oslo will reopen the consulate.",
     "After a lunch for the crews of both icebreakers the ministers announced that Oslo will reopen the consulate "
     "in the port and that a new ferry is being built.", "present"),
    ("the subject is there, what is said of it is not",
     "The two presidents spoke at length about the Black Sea as a playground for sailors, tourists and oil tycoons.",
     "Safe passage through the Black Sea will be negotiated by technical groups within a month.", "unclear"),
    ("it only points back", "with both sides stressing the importance of this topic.",
     "The premiers praised the rope museum.", "unclear"),
    ("too much is shared to call it absent, too little to call it found",
     "Old bakers whose ovens smoke near wet willow gates sold sour plums while lame donkeys slept.",
     "Plums lay under lame horses.", "unclear"),
    ("two scripts", "Oslo will reopen the consulate.", "Осло вновь откроет консульство.", "unclear"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "claim", "passage", "verdict"), QUIET)
def test_verdicts(why: str, claim: str, passage: str, verdict: str) -> None:
    judgement = judge(claim, passage)
    assert judgement.verdict in verdict.split("|")
    assert 0 <= judgement.score <= 1
    assert (judgement.why is not None) == (judgement.verdict == "unclear")


ANY = st.text(st.characters(exclude_categories=()), max_size=60)  # lone surrogates too


@given(ANY, ANY)
def test_any_two_texts(claim: str, passage: str) -> None:
    judgement = judge(claim, passage)
    assert judgement.verdict in ("present", "partial", "differs", "absent", "unclear")
    assert 0 <= judgement.score <= 1
    for d in judgement.differences:
        assert claim[d.here.start : d.here.end] == d.here.text
        assert passage[d.there.start : d.there.end] == d.there.text


WORDS = [
    "Russia",
    "China",
    "will",
    "not",
    "agreed",
    "to",
    "lift",
    "the",
    "all",
    "some",
    "5",
    "50",
    "May",
    "if",
    "and",
    ",",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_two_strings_of_telling_words(claim: list[str], passage: list[str]) -> None:
    one, two = " ".join(claim), " ".join(passage)
    for d in judge(one, two).differences:
        assert one[d.here.start : d.here.end] == d.here.text
        assert two[d.there.start : d.there.end] == d.there.text


def test_every_guard_has_its_kind_in_the_schema() -> None:
    """A kind that the schema has not would make documents that our own schema refuses."""
    _, (_, kinds) = get_args(DifferenceKind)
    assert {rule.__name__ for rule in GUARDS} | set(KINDS) == set(kinds)
