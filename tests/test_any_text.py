"""Any text: every entry, on our own texts mutated, holds what ``invariants`` asks for; and what once did not."""

from __future__ import annotations

import csv
import io
import itertools
import json
import random
from dataclasses import replace

import fuzz
import pytest
from fuzz import ENTRIES, Given, Material, document, own_material, shape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invariants import check_article, check_comparison, check_rendered
from tables import table

from readoutdiff import compare, load, load_registry, parse_article, parse_readout
from readoutdiff.ground.model import Article, Comparison, Trouble, place
from readoutdiff.reporting.report import claims_report, render

STOCK: Material = own_material()
ANY = st.text(st.characters(exclude_categories=()), max_size=200)
FEW = settings(derandomize=True, max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
IN_PROCESS = sorted(set(ENTRIES) - {"elsewhere"})


@pytest.mark.parametrize("name", IN_PROCESS)
@given(st.integers(0, 2**32))
@FEW
def test_mutated_articles(name: str, seed: int) -> None:
    make, run, _ = ENTRIES[name]
    run(make(random.Random(seed), STOCK))


@pytest.mark.parametrize("name", sorted(set(IN_PROCESS) - {"check", "registry"}))
@given(ANY, ANY, st.integers(0, 2**32))
@FEW
def test_any_characters(name: str, one: str, two: str, seed: int) -> None:
    ENTRIES[name][1](Given([one, two], ["", "kremlin"], seed))


@given(st.binary(max_size=200), st.integers(0, 2**32))
@FEW
def test_any_bytes(data: bytes, seed: int) -> None:
    fuzz.decoded(Given([data.decode("latin-1")], [""], seed))


def test_other_bytes_nowhere() -> None:
    """Hash seed, locale and width: three interpreters."""
    rng = random.Random(5)
    for seed in (0, 3):
        fuzz.elsewhere(Given([rng.choice(STOCK.texts) for _ in range(12)], [""] * 12, seed))


PHRASES = fuzz.phrases()


@pytest.mark.parametrize("setting", fuzz.SETTINGS)
def test_phrases_at_the_edges(setting: str) -> None:
    """Around a word or phrase of the lexica something is looked for, where nothing stands. All of them: `fuzz.py`."""
    for phrase in PHRASES[fuzz.SETTINGS.index(setting) :: 6 * len(fuzz.SETTINGS)]:
        fuzz.at_the_edge(setting.format(phrase))


@pytest.mark.parametrize("text", STOCK.texts[:2])
def test_texts_cut_at_every_token(text: str) -> None:
    for cut in itertools.islice(fuzz.cuts([text]), 0, None, 9):
        fuzz.at_the_edge(cut)


@pytest.mark.parametrize("text", ["'s decision to suspend the treaty was late.", "’s decision to suspend it was late.",
                                  '," Lund told Reis, Oslo said.', "s' claim to the isle is old.",
                                  "Ministry men came. The ministry said it was late."])  # fmt: skip
def test_texts_that_begin_within_a_word_or_a_quotation(text: str) -> None:
    """A mark that owns what follows it, a body named again, and nothing before it."""
    fuzz.at_the_edge(text)


# --- what once broke ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gap", [" ", "  ", "\u00a0", " \u00a0"])
def test_blanks_before_a_second_speaker_are_no_words_of_a_claim(gap: str) -> None:
    met = "Prime Minister Justin Trudeau and Narendra Modi met on Sunday"
    text = f"{met}, the MEA said that it rained and that{gap}Macron had praised it."
    found = parse_article(document(text, "a.txt"), load_registry())
    check_article(found)
    assert [claim.content.text for claim in found.claims] == ["that it rained", "Macron had praised it"]


@pytest.mark.parametrize("mark", [", ", " , ", "\u00a0, "])
def test_blanks_before_who_told_whom_are_no_words_of_a_claim(mark: str) -> None:
    """A mutated text: where names run together, who told whom is taken out of the claim."""
    source = "according to a summary that the Chinese Foreign Ministry published"
    text = f"Li Qiangrespondedinkindand习近平会见了普京spoke up focount{mark}Li told Mishustin, {source}"
    found = parse_article(document(text, "a.txt"), load_registry())
    check_article(found)
    assert found.claims


def test_the_pieces_of_a_content_do_not_overlap() -> None:
    """`are known to have quoted X as saying`: what X says is in the content of `known` already."""
    for rest in (
        "to beed in only quoted Quispe as saying",
        "to have only quoted Reis as saying",
        "to be quoted as saying no.",
    ):
        check_article(parse_article(document(f"Oslo said. Five are known {rest}", "a.txt"), load_registry()))


def article(text: str, published: str | None = None) -> Article:
    found = parse_article(document(text, "a.txt", published), load_registry())
    check_article(found)
    return found


def compared(text: str, **texts: str) -> Comparison:
    supplied = [
        parse_readout(document(words, f"{label}.txt"), label.strip("_").replace("_", "-"))
        for label, words in texts.items()
    ]
    articles = [article(text)] if text else []
    found = compare(articles, supplied, event=articles[0].events[0].id if articles else None, unreported=True)
    check_comparison(found)
    return found


MET = (
    "President Kari Lund of Norway met President Pedro Reis of Portugal in Oslo on {}. "
    "Lund asked for cod, Norway's presidency said in a readout."
)


@table("dates", "a day is one of the calendar")
def test_a_day_is_one_of_the_calendar(text: str, published: str | None, expected: str | None) -> None:
    assert [event.date for event in article(MET.format(text), published).events] == [expected]


def test_the_day_before_the_first() -> None:
    """Once OverflowError: a day told from one at the edge of the calendar."""
    article(
        MET.format("Monday") + " The day before, Lund spoke by phone with Reis, Norway said in a readout.", "0001-01-01"
    )


LINES = "Ships in Oslo{0}{0}" + MET.format("May 2") + "{0}{0}Portugal's readout makes no mention of cod.{0}"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_whatever_ends_them(end: str) -> None:
    """Once the claims of a text with lone carriage returns stood in line 1, its nearest passages in line 5."""
    found = article(LINES.format(end))
    assert [claim.line for claim in found.claims] == [3]
    assert [omission.line for omission in found.omissions] == [5]
    assert shape(found) == shape(article(LINES.format("\n")))
    assert place("a\r\nb\rc\n\rd", 9) == (5, 2)


def test_a_day_of_publication_counts_whatever_ends_its_line() -> None:
    """Once not before a carriage return: the weekday had another date in a file from Windows."""
    text = "Ships in Oslo\n\nMay 9, 2024\n\n" + MET.format("Tuesday") + "\n"
    assert shape(article(text)) == shape(article(text.replace("\n", "\r\n")))


LAST = "Norway's presidency said in a readout that Lund met Reis.{0}{0}Snow fell.{0}"  # the claim before a line end


def test_cells_with_carriage_returns_read_back() -> None:
    """Once the csv module of Python 3.11 put no quotation marks around a cell with a lone carriage return."""
    found = article(LAST.format("\r"))
    report = claims_report([found], dict)
    for format in ("csv", "tsv"):
        check_rendered(format, render(report, format), len(found.claims))
    rows = list(csv.DictReader(io.StringIO(render(report, "csv"), newline="")))
    assert rows[0]["quote.suffix"].count("\r") == 3


def test_a_record_of_jsonl_is_one_line_to_every_reader() -> None:
    """Once a line separator inside a quotation ended the line for str.splitlines and JavaScript."""
    out = render(claims_report([article(LAST.format("\u2028"))], dict), "jsonl")
    assert len(out.splitlines()) == 1
    assert "\u2028" in json.loads(out)["quote.suffix"]


NOTHING_SAID = [  # a text in which a cue has no words beside it, why
    ("Lund asked for ＇.", "a full-width apostrophe is no content"),
    ("?did not mention cod, the Portuguese presidency said.", "nor what stands before the words of a silence"),
    ("“—,” Lund said. Reis met Lund in Oslo.", "nor is a dash between quotation marks"),
]


@pytest.mark.parametrize(("text", "why"), NOTHING_SAID)
def test_a_claim_says_something(text: str, why: str) -> None:
    assert all(any(map(str.isalnum, claim.content.text)) for claim in article(text).claims), why


BLANKS = [  # a text in which blanks stand before what ends a claim, why
    (
        MET.format("May 2") + " Reis thanked Lund for the dinner, .",
        "a sentence carried on ended in a comma and a blank",
    ),
    (
        MET.format("May 2") + " Reis thanked Lund for 7 ships, Norway's presidency said in a readout, and promised 3 .",
        "what stands behind the citation ended in a blank",
    ),
    (
        "the former According to the Portuguesund did , Lund did , Lund did , Lund did not mention cod.",
        "a claim cut where words of silence begin ended in a blank",
    ),
]


@pytest.mark.parametrize(("text", "why"), BLANKS)
def test_a_claim_ends_with_its_words(text: str, why: str) -> None:
    assert all(claim.content.text == claim.content.text.strip() for claim in article(text).claims), why


def test_an_office_of_nobody_knows_which_country_is_no_source() -> None:
    """Once such a claim was `stated`, without a source, about no meeting."""
    found = article("“Washington is dear,” Foreign Ministry spokesman Geng said after cod was cut. “We can all sail.”")
    assert [(claim.citation, claim.source) for claim in found.claims] == [("none", None)]


def test_two_texts_of_one_source_have_claims_of_their_own() -> None:
    """Once both had a claim kremlin.1."""
    found = compared("", kremlin="The two sides spoke of gas.\n", kremlin_="The two sides spoke of gas and of grain.\n")
    assert {row.claim.id for row in found.rows} == {"kremlin.1", "kremlin#2.1"}


def test_two_documents_of_one_name_are_refused() -> None:
    """Once, of two texts read from bytes, the second's offsets were into the first."""
    one = parse_readout(load(b"The two sides spoke of gas.\n", name="a"), "kremlin")
    two = parse_readout(load(b"Both sides discussed grain, and gas.\n", name="a"), "cn-mfa")
    with pytest.raises(Trouble, match="a: two documents have this name"):
        compare((), [one, two])
    assert compare((), [one, replace(two, document=one.document)]).documents == (one.document,)
    unnamed = [parse_readout(load(each.document.text.encode()), each.source) for each in (one, two)]
    assert len({document.name for document in compare((), unnamed).documents}) == 2  # named by their bytes


def test_the_source_that_lacks_a_claim_is_not_among_those_that_have_it() -> None:
    """Once so where the text of the very source that is cited has a claim in part, or with another number."""
    text = MET.format("May 2") + " Lund promised 30 ships and a port, Norway's presidency said in a readout."
    found = compared(text, no_president="President Lund met President Reis in Oslo. Lund promised 60 ships.\n")
    kinds = {finding.kind: finding.present for finding in found.findings}
    assert kinds.pop("difference") == ()
    assert all(finding.absent not in finding.present for finding in found.findings if finding.kind != "unreported")


def test_an_omission_of_a_claim_that_is_not_compared() -> None:
    """Once the comparison's omission had the id of a claim that is in none of its readouts."""
    text = (
        "Shehbaz Sharif,State Department said  said.\n\nSharif's office made no reference to that  .  "
        "India “to lower the rhetoric and act responsibly,” Sharif told Rubio"
    )
    assert [omission.claim for omission in article(text).omissions] == [article(text).claims[0].id]
    assert [omission.claim for omission in compared(text).omissions] == [None]


def test_a_silence_is_about_words() -> None:
    """Once a stray mark before the words of silence was its topic."""
    assert article("\n\nThis, did nothowever, was = ‘ not mentioned in the Georgian readout.").omissions == ()


TWICE = [  # an article in which words that a draft quotes stand twice, why
    (
        "Minister  Alami of Morocco      Mauritanian counterpart   Beya asMauritania\n\nThe Mauritanian readout refers "
        "to tolls, the Moroccan account does not.\n\ntolls, the Moroccan account does not",
        "once the omission of a finding could not be told apart by nth",
    ),
    (
        MET.format("May 2") + " Lund asked for cod, Norway's presidency said in a readout.\n\n"
        "The Portuguese readout makes no mention of this.",
        "once the claim of an omission was told apart by an nth, which is the quote's",
    ),
]


@pytest.mark.parametrize(("text", "why"), TWICE)
def test_a_draft_of_words_that_stand_twice(text: str, why: str) -> None:
    assert article(text).omissions, why
    fuzz.drafted(Given([text], [""], 1))


def test_a_draft_of_characters_that_yaml_does_not_know() -> None:
    """Once a noncharacter in a quotation made the draft unreadable."""
    fuzz.drafted(Given([MET.format("May 2").replace("cod", "cod \ufffe \uffff \x7f cod")], [""], 1))


def test_a_quotation_that_goes_on_leaves_out_what_stands_between() -> None:
    """Once a subhead in quotation marks was the next paragraph of the quotation before it."""
    text = (
        "Reis pays\n\n“We will not come,” said Reis. “Lund used us. We paid a long time ago.”\n\n"
        "‘Held to account’\n\nRights group Human Ships said so too.\n"
    )
    assert "account" not in article(text).claims[0].content.text


def test_an_event_is_one_that_something_is_about() -> None:
    """Once an event stayed whose only claim was the silence itself."""
    spoke = "sident Trump and President Putin spoke byil bridge."
    article(f"{spoke}\n\nThe Georgian readout does not mention a bridge. Nor did it mention wi")


# --- what does not matter -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [article for article, _ in STOCK.cases if len(article) > 1500])
def test_a_fixture_reads_alike(text: str) -> None:
    """With a byte order mark, a newline more, other line ends."""
    fuzz.same(Given([text], [""], 2))
    marked = load(b"\xef\xbb\xbf" + text.encode(), name="a.txt", language="en")
    plain = load(text.encode(), name="a.txt", language="en")
    assert replace(marked, sha256=plain.sha256) == plain


def test_no_piece_of_a_content_is_there_twice() -> None:
    article(
        "ke to Prime Minister Ste Department saidainst terrorism, the Prime Minister's Office quoted Sharif as telling "
        "Sharif as telling Sharif as telling Rubio,"
    )


def test_a_words_weight_is_not_that_of_another_with_the_same_stem() -> None:
    """In which order two texts are named changes no verdict; what was weighed first did."""
    texts = ["eader sees a benefit in taking that up.”\n\nRep", "h is taking up an increasing a"]
    readouts = [parse_readout(document(text, f"{n}.txt"), ("kremlin", "cn-mfa")[n]) for n, text in enumerate(texts)]
    found = [
        sorted((f.kind, f.absent, f.score or 0) for f in compare((), order).findings)
        for order in (readouts, readouts[::-1])
    ]
    assert found[0] == found[1]
