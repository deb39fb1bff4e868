"""data/concepts: every row can be used, and every word has one meaning."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from readoutdiff.comparing.concepts import Link, ancestors, concepts, pairs
from readoutdiff.comparing.lexicon import Builder
from readoutdiff.comparing.verdicts import judge
from readoutdiff.language.language import language

TABLE = concepts()


def test_there_are_enough_of_every_kind() -> None:
    assert len(TABLE) > 1800
    assert {each.kind for each in TABLE.values()} == {"act", "matter", "quality", "role"}


def test_ids_are_plain_and_all_that_is_named_is_there() -> None:
    for each in TABLE.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each.id)
        assert each.words["en"]
        assert {*each.parents, *each.opposites, *filter(None, [each.converse])} <= TABLE.keys(), each.id


def test_nothing_belongs_under_itself_or_is_opposed_to_what_it_belongs_under() -> None:
    for key, each in TABLE.items():
        assert key not in ancestors(key)
        assert not set(each.opposites) & {key, *ancestors(key)}, key


def test_no_pair_is_opposed_and_converse() -> None:
    assert not set(pairs(Link.OPPOSITE)) & set(pairs(Link.CONVERSE))


def test_a_word_stands_in_one_row() -> None:
    stems, found = Builder(language("en")).stems, defaultdict(set)
    for each in TABLE.values():
        for word in each.words["en"]:
            found[stems(word)].add(each.id)
    assert {word: ids for word, ids in found.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("why", "claim", "passage", "verdict"),
    [
        ("one row", "The truce on the Nile will hold.", "The ceasefire on the Nile will hold.", "present"),
        ("opposites", "Tunis will lift the levy on cork.", "Tunis will impose the levy on cork.", "differs"),
        ("converse, roles turned", "Peru lent Chile a crane.", "Chile borrowed a crane from Peru.", "present"),
        ("converse, roles kept", "Peru lent Chile a crane.", "Peru borrowed a crane from Chile.", "differs"),
        ("qualities that exclude one another", "Oslo will keep a public list of the whalers.",
         "Oslo will keep a secret list of the whalers.", "differs"),
        ("matters of two fields", "They opened a medical school for widows in Accra.",
         "They opened a naval school for widows in Accra.", "differs"),
        ("what everybody says is no other thing", "The ministers signed an important treaty on eels.",
         "The ministers signed a significant treaty on eels.", "present"),
    ],
)  # fmt: skip
def test_what_rows_say(why: str, claim: str, passage: str, verdict: str) -> None:
    assert judge(claim, passage).verdict == verdict
