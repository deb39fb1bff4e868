"""who_asked(): whose idea the contact was is told by country, however each side words it."""

from __future__ import annotations

import pytest

from readoutdiff.comparing.asking import who_asked
from readoutdiff.comparing.lexicon import lexicon
from readoutdiff.language.language import language

CALL = "The President spoke by telephone with the Prime Minister {}."


@pytest.mark.parametrize(
    ("mine", "theirs", "verdict"),
    [
        ("at the request of the Kenyan side", "The call took place at the initiative of Japan.", "differs"),
        ("at Peru's request", "The conversation was initiated by Chile.", "differs"),
        ("on the initiative of the Ghanaian side", "The call was requested by Norway.", "differs"),
        ("at the request of the Kenyan side", "The call took place at Kenya's initiative.", "present"),
        ("at the initiative of France", "President Macron requested the call.", "present"),  # whose president he is
        # one of the two does not say whose idea it was, or names nobody's country
        ("at the request of the Kenyan side", "The call lasted an hour.", None),
        ("at the request of the other side", "The call took place at Kenya's initiative.", None),
        ("at the request of the Kenyan side", "The call took place at his initiative.", None),
        ("about the request of the Kenyan side", "The call took place at the initiative of Japan.", None),
        # who invites to a visit may be asked for a meeting on it
        ("at the request of the Kenyan side", "He came at the invitation of Japan and met the Premier.", None),
        # what is asked for is no contact
        ("at the request of the Kenyan side", "Japan requested the release of the crew.", None),
    ],
)
def test_who_asked(mine: str, theirs: str, verdict: str | None) -> None:
    sentence = CALL.format(mine)
    start = sentence.index(mine)
    part = start, start + len(mine)
    found = who_asked(sentence, part, [(0, "They discussed tea."), (1, theirs)], lexicon(language("en")))
    assert (found[0].verdict if found else None) == verdict
    if found:
        assert found[1] == 1
        for each in found[0].differences:
            assert sentence[start:][each.here.start : each.here.end] == each.here.text
            assert theirs[each.there.start : each.there.end] == each.there.text
            assert each.kind == "agent"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The Minister met Japan's Foreign Minister, who had asked for the meeting.", "differs"),
        ("The Minister met Kenya's Foreign Minister, who had asked for the meeting.", "present"),
        ("The Minister met a colleague, who had asked for the meeting.", None),  # of no country
    ],
)
def test_who_is_the_last_that_is_named(sentence: str, verdict: str | None) -> None:
    part = sentence.index("who"), len(sentence)
    found = who_asked(sentence, part, [(0, "They met at Kenya's request.")], lexicon(language("en")))
    assert (found[0].verdict if found else None) == verdict


def test_a_claim_that_says_more_and_agrees_is_left_to_the_others() -> None:
    sentence = "At Kenya's request the ministers met for two hours in the port of Oslo."
    passages = [(0, "The meeting was requested by Kenya.")]
    assert who_asked(sentence, (0, len(sentence)), passages, lexicon(language("en"))) is None


def test_what_stands_outside_the_claim_is_not_its_own() -> None:
    sentence = "They met in Oslo at Peru's request."
    assert who_asked(sentence, (0, 16), [(0, "They met at Chile's request.")], lexicon(language("en"))) is None
