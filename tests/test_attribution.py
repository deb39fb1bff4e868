"""Who is cited for what: nesting, shared sources, quotations, negation, and what holds on any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readoutdiff.attributing.attribution import Attribution, Found, attribute, attributions
from readoutdiff.grammar.scan import scan
from readoutdiff.ground.model import Trouble
from readoutdiff.language.language import language


def find(text: str, cue: str) -> tuple[list[Found], Found]:
    found = attribute(scan(text, language("en")))
    return found, next(one for one in found if text[slice(*one.cue[0])].split()[-1] == cue)


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " | ".join(text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        # According to SOURCE, SPEAKER told OTHER that CLAIM
        ("According to Bogotá, Petro told Lula that the bridge was safe.", "told", "to"),
        # CLAIM, SPEAKER told OTHER, OUTLET said
        ("The war is over and the wells are ours, Bashir told Kiir in Juba, the radio said.", "told", "said"),
        # According to SOURCE, CLAIM, SPEAKER told OTHER
        ("According to Baghdad, the oil was ready and the tanks were full, Sudani told Barzani.", "told", "to"),
        # QUOTE, SPEAKER told OTHER, according to SOURCE
        ("“The ice is thin,” Store told Stubb, according to Oslo's account.", "told", "to"),
        # SOURCE said SPEAKER1 warned X and that SPEAKER2 said Y
        ("Dhaka said Rahman warned Colombo and that Perera said the port was full.", "warned", "said"),
        # SOURCE quoted SPEAKER as telling OTHER that CLAIM
        ("The agency quoted Tran as telling Hun that the dam would wait.", "telling", "quoted"),
        # SOURCE's statement said CLAIM, according to OUTLET
        ("Tbilisi's statement said the tunnel had reopened, according to a wire report.", "said", "to"),
    ],
)
def test_nested(text: str, inner: str, outer: str) -> None:
    found, one = find(text, inner)
    assert one.outer is not None
    assert text[slice(*found[one.outer].cue[0])].split()[-1] == outer


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Sofia said the grain was ready, but Ankara said the ships were not.", "said"),  # coordinate, not nested
        ("“It rained,” Osei said. “It rained again.”", "said"),
        ("The envoy noted that the road was open, adding that it was narrow.", "adding"),
    ],
)
def test_not_nested(text: str, cue: str) -> None:
    found, _ = find(text, cue)
    assert [one.outer for one in found] == [None] * len(found)


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Mwangi met the queen and said the visa rule would go.", "said", "Mwangi"),  # the subject of the first verb
        ("Praia thanked Lisbon, adding that the ferry was late.", "adding", "Praia"),
        ("In Doha on Friday, Sheikha Noor said the fund was open.", "said", "Sheikha Noor"),  # neither place nor day
        ("On Tuesday the Chilean navy said the buoy was gone.", "said", "the Chilean navy"),
        ("A Gabonese official who spoke to reporters said the list was short.", "said",
         "A Gabonese official who spoke to reporters"),
        ("The envoy in Hanoi after the talks said rice was sold.", "said", "The envoy in Hanoi after the talks"),
        ("But Italy said the text was old.", "said", "Italy"),  # a name that ends like an adverb
        ("Beijing said the text was new.", "said", "Beijing"),  # and one that ends like a participle
        ("KYIV (Wire) — The grid operator warned that repairs would take weeks.", "warned", "The grid operator"),
    ],
)  # fmt: skip
def test_source(text: str, cue: str, source: str) -> None:
    _, one = find(text, cue)
    assert words(text, one.source) == source


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        # ends before the author goes on
        ("Accra said the cocoa was safe, while Abidjan burned its own.", "said", "the cocoa was safe"),
        ("Minsk said the fence was legal, according to Warsaw.", "said", "the fence was legal"),
        # a parenthesis after the subject of the content does not end it
        (
            "Kabul said the valley, which had been mined, was clear.",
            "said",
            "the valley, which had been mined, was clear",
        ),
        # a quotation inside belongs to it, to its end in a later sentence
        (
            "Harare said the vote was “clean. Nobody paid anybody.”",
            "said",
            "the vote was “clean. Nobody paid anybody.”",
        ),
        # a quotation that ends with a comma ends the content that opened with it
        ("Apia said: “The boat is ours,” but three captains claim it.", "said", "“The boat is ours,”"),
        # a dateline is no part of it
        (
            "BAKU (Wire) - The pipeline had been closed since noon, the operator said.",
            "said",
            "The pipeline had been closed since noon",
        ),
        # it may open with a clause of its own
        (
            "An aide said although Lusaka had signed, the money never came.",
            "said",
            "although Lusaka had signed, the money never came",
        ),
        # times and places between cue and content are stepped over
        ("Amman said in a statement on Monday that the wells were full.", "said", "that the wells were full"),
        # the whole sentence before the cue
        (
            "The lake has no owner and needs none, the Ugandan king said.",
            "said",
            "The lake has no owner and needs none",
        ),
    ],
)
def test_content(text: str, cue: str, content: str) -> None:
    _, one = find(text, cue)
    assert words(text, one.content) == content


@pytest.mark.parametrize(
    ("text", "cue", "negated"),
    [
        ("Caracas did not say that the wells were sold.", "say", True),
        ("Caracas never said that the wells were sold.", "said", True),
        ("Caracas hasn’t confirmed that the wells were sold.", "confirmed", True),
        ("Caracas said that the wells were not sold.", "said", False),  # the content is negated, not the cue
    ],
)
def test_negated(text: str, cue: str, negated: bool) -> None:
    _, one = find(text, cue)
    assert one.negated is negated


@pytest.mark.parametrize(
    "text",
    [
        "The bridge at Mopti fell into the river.",  # no cue at all
        "The “Silk Path” restaurant in Osh closed.",  # a scare quote
        "Her novel “The Envoy” won a prize in Turin.",  # a title
        "The state visit to Cairo ended at noon.",
        "Insurance claims and support payments rose in Lomé.",  # nouns that could be verbs
        "Do you support the motion?",  # a question to the reader
    ],
)
def test_nothing(text: str) -> None:
    assert attributions(text) == []


def test_quotation_over_paragraphs() -> None:
    text = "“The flood came at night,” Banda said in Beira.\n“We heard it first.\n“Then we saw it.”"
    (found,) = attribute(scan(text, language("en")))
    assert words(text, found.source) == "Banda"
    assert words(text, found.content) == "“The flood came at night,” | “We heard it first. | “Then we saw it.”"


def test_unknown_source_has_a_reason() -> None:
    for one in attribute(
        scan(
            "It is expected that the pass will open. Asked about tolls, Roux left. Leva seems to wait.", language("en")
        )
    ):
        assert bool(one.source) != bool(one.reason)


def test_public_form_leaves_out_nested() -> None:
    text = "According to Bogotá, Petro told Lula that the bridge was safe."
    assert attributions(text) == [Attribution([(13, 19)], [(0, 12)], [(21, 61)])]


def test_unknown_language() -> None:
    with pytest.raises(Trouble):
        attributions("Whatever.", language="tlh")


PIECES = st.sampled_from(
    (
        "Xi|Kim Jong Un|the ministry|said|told|Putin|according to|that|,|.|?|“|”|\"|'|''|:|;|—|(|)|\n|\n\n|quoted|as|"
        "saying|was|and|but|who|he|she's|did not|added|adding|support|claims|in a statement|on Monday|May|U.S.|Mr.|"
        "5,000|seems|to|is expected|warned|Asked|about|confident|his|decision|A:|Q:|continued|went on to say|- |’|‘"
    ).split("|")
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text(text: str) -> None:
    found = attribute(scan(text, language("en")))
    assert found == attribute(scan(text, language("en")))
    for number, one in enumerate(found):
        assert one.content and one.cue
        for span in (*one.source, *one.cue, *one.content, *([one.addressee] if one.addressee else [])):
            assert 0 <= span[0] < span[1] <= len(text)
        path = {number}
        while one.outer is not None:  # up to the outermost, never in a circle
            assert one.outer not in path
            path.add(one.outer)
            one = found[one.outer]
