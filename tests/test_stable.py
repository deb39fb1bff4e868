"""Verdicts between official texts hold whatever stands around a claim: what changes nothing changes no verdict."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from readoutdiff import compare, load, load_registry, parse_article, parse_readout
from readoutdiff.ground.model import Comparison, Readout

FIXTURES = Path(__file__).parent.parent / "fixtures"
UNRELATED = "The harbour museum in Tampere reopened its gallery of wooden puppets after repairs to the roof."
TEXTS = {
    "fi": (
        "President Niemi spoke with President Silva of Brazil on 4 May. They agreed to open a school in Recife by "
        "2027. Niemi thanked Brazil for 40 tonnes of coffee. The presidents discussed fisheries and the price of soy. "
        "Finland will lend a research ship to the Brazilian navy if parliament agrees."
    ),
    "br": (
        "President Silva received a call from the President of Finland. The two leaders agreed that a school will be "
        "opened in Recife by 2029. Brazil sent 40 tonnes of coffee, for which Niemi expressed thanks. Silva invited "
        "his colleague to Brasilia. The Brazilian navy will borrow a research ship from Finland."
    ),
}
OFFICES = {"fi": ("fi-president", "FI"), "br": ("br-president", "BR")}


def readout(name: str, text: str) -> Readout:
    return parse_readout(load(text.encode(), name=f"{name}.txt", language="en"), *OFFICES[name])


def verdicts(found: Comparison) -> dict[tuple[str, str], tuple[str, ...]]:
    """The document and the words of a claim -> its verdict and kinds of difference."""
    return {
        (row.claim.document, row.claim.content.text): (cell.verdict, *sorted(d.kind for d in cell.differences))
        for row in found.rows
        for cell in row.cells.values()
    }


def compared(fi: str, br: str) -> dict[tuple[str, str], tuple[str, ...]]:
    return verdicts(compare([], [readout("fi", fi), readout("br", br)]))


PLAIN = compared(TEXTS["fi"], TEXTS["br"])


def test_there_is_something_to_hold() -> None:
    assert {found[0] for found in PLAIN.values()} >= {"present", "differs", "absent"}


@pytest.mark.parametrize(
    ("why", "fi", "br"),
    [
        ("an unrelated paragraph", TEXTS["fi"], f"{TEXTS['br']}\n\n{UNRELATED}"),
        ("a sentence twice", f"{TEXTS['fi']} Niemi thanked Brazil for 40 tonnes of coffee.", TEXTS["br"]),
        ("the sentences backwards", TEXTS["fi"], " ".join(TEXTS["br"].replace(". ", ".|").split("|")[::-1])),
    ],
)
def test_what_stands_around_changes_nothing(why: str, fi: str, br: str) -> None:
    found = compared(fi, br)
    assert {key: found[key] for key in PLAIN} == PLAIN


def test_the_order_of_the_texts_changes_nothing() -> None:
    assert verdicts(compare([], [readout("br", TEXTS["br"]), readout("fi", TEXTS["fi"])])) == PLAIN


def test_an_article_beside_the_texts_changes_nothing() -> None:
    article = parse_article(
        load(
            b"Finland's President Niemi and Brazil's President Silva spoke by phone on 4 May. The Finnish presidency's "
            b"readout said that a school would open in Recife. Brazil's readout mentions coffee and nothing else.",
            name="article.txt",
            language="en",
        ),
        load_registry(),
    )
    readouts = [readout(name, text) for name, text in TEXTS.items()]
    event = article.events[0].id if article.events else None
    found = verdicts(compare([article], readouts, event=event))
    assert {key: found[key] for key in PLAIN} == PLAIN


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_text_against_itself_is_all_present(name: str) -> None:
    text = TEXTS[name]
    same = parse_readout(load(text.encode(), name="copy.txt", language="en"), "se-pmo", "SE")
    found = verdicts(compare([], [readout(name, text), same]))
    assert set(found.values()) == {("present",)}


def test_a_difference_stands_within_the_claim_that_it_is_told_of() -> None:
    """Found by fuzzing: what one side's slot takes in may reach over the cut between two claims of the other."""
    one = "s, he underlined Pakistan's leading role in the war on terror and the loss of over 90,000 lives "
    two = "ding role in the war on terror did not  and the loss of over -1,1111111111111n"
    for row in compare([], [readout("fi", one), readout("br", two)]).rows:
        content = row.claim.content
        for cell in row.cells.values():
            assert all(content.start <= d.here.start and d.here.end <= content.end for d in cell.differences)


@pytest.mark.parametrize("draw", [39, 71])
def test_the_order_of_several_texts_changes_no_finding(draw: int) -> None:
    """Found by fuzzing: of two claims of which equally little is found, the order of the texts chose one."""
    texts = [path.read_text("utf-8") for path in sorted(FIXTURES.glob("*/*.txt"))]
    rng = random.Random(5)
    for _ in range(draw + 1):
        drawn = rng.sample(texts, rng.choice((3, 4, 5)))
        drawn = [text[rng.randrange(0, len(text) // 2) :][: rng.randrange(200, 1500)] for text in drawn]
    offices = ["cn-mfa", "us-state", "kremlin", "white-house", "xinhua"]
    readouts = [
        parse_readout(load(text.encode(), name=f"{n}.txt", language="en"), office, None)
        for n, (text, office) in enumerate(zip(drawn, offices, strict=False))
    ]
    one, two = (
        sorted((f.kind, sorted(f.present), f.absent, f.id) for f in compare([], given).findings if f.kind == "partial")
        for given in (readouts, readouts[::-1])
    )
    assert one == two
