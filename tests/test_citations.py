"""Ways of citing a readout, and what only looks like it: a short article, the words, what they cite, and why.

A row: (words, source, citation, speaker). ``None`` as source: no official readout; ``"-"``: not looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readoutdiff import load, load_registry, parse_article
from readoutdiff.ground.model import Article, Document

LEAD = "Kenyan President William Ruto met Norwegian Prime Minister Jonas Store in Nairobi on May 6.\n\n"
CALL = "Chile's president, Gabriel Boric, spoke by phone with Peruvian President Dina Boluarte on Monday.\n\n"
MINISTERS = (
    "Polish Foreign Minister Radek Sikorski met his Vietnamese counterpart, Bui Thanh Son, in Hanoi on June 3.\n\n"
)

Row = tuple[str, str | None, str, str | None]

CITED: list[tuple[str, str, list[Row]]] = [
    (
        "1 after, a readout",
        LEAD + "Kenya wants more wind farms, Ruto told Store, according to a readout released by the Norwegian "
        "Prime Minister's Office.",
        [("more wind farms", "no-pmo", "stated", "Ruto")],
    ),
    (
        "1 after, said in a statement",
        CALL + "The border post at Arica will stay open all night, the Chilean foreign ministry "
        "said in a statement on the call.",
        [("stay open all night", "cl-mfa", "stated", None)],
    ),
    (
        "2 before, according to",
        LEAD + "According to the Kenyan presidency, Store told Ruto that Norway would fund two schools.",
        [("fund two schools", "ke-president", "stated", "Store")],
    ),
    (
        "2 before, a readout states",
        CALL + "Peru's readout states that the two agreed on a fishing limit.",
        [("agreed on a fishing limit", "pe", "stated", "-")],
    ),
    (
        "2 before, a version claims",
        MINISTERS + "Hanoi's version claims that Sikorski asked for a longer visa term.",
        [("a longer visa term", "vn", "stated", "Sikorski")],
    ),
    (
        "3 in the middle: the second half has the same source",
        MINISTERS + "“Coal is the past,” Sikorski told Son, according to the "
        "Polish foreign ministry. “Ports are the future.”",
        [
            ("Coal is the past", "pl-mfa", "stated", "Sikorski"),
            ("Ports are the future", "pl-mfa", "stated", "Sikorski"),
        ],
    ),
    (
        "4 inherited by a pronoun",
        LEAD + "Ruto promised a tax holiday, the Norwegian foreign ministry said in a readout.\n\n"
        "He also said that the port would be ready in 2027.",
        [("ready in 2027", "no-mfa", "inherited", "Ruto")],
    ),
    (
        "4 inherited without a cue",
        CALL + "Boric asked for 40 more guards, the Peruvian presidency said in its readout. He called the "
        "smugglers a common enemy.",
        [("a common enemy", "pe-president", "inherited", "Boric")],
    ),
    (
        "6 double: the inner one is the readout",
        MINISTERS + "Rice tariffs would fall by half, a statement by the Vietnamese Foreign "
        "Ministry said, according to Reuters.",
        [("fall by half", "vn-mfa", "stated", None)],
    ),
    (
        "7 passive",
        CALL + "Boluarte was quoted as saying by the Chilean presidency that copper belonged to both.",
        [("copper belonged to both", "cl-president", "stated", "Boluarte")],
    ),
    (
        "8 a metonym carries on",
        MINISTERS + "The Polish readout said the ministers spoke of shipyards. Warsaw also said that a second "
        "round would follow.",
        [("spoke of shipyards", "pl", "stated", None), ("second round would follow", "pl", "inherited", None)],
    ),
    (
        "9 coordinated: two speakers, one source",
        CALL + "The Peruvian foreign ministry's readout said Boluarte warned of floods and "
        "that Boric offered two helicopters.",
        [
            ("warned of floods", "pe-mfa", "stated", "Boluarte"),
            ("offered two helicopters", "pe-mfa", "stated", "Boric"),
        ],
    ),
    (
        "11 the speaker is of the other side",
        LEAD + "Store told Ruto that Oslo would return the carved doors, according to Kenya's account of the meeting.",
        [("return the carved doors", "ke", "stated", "Store")],
    ),
    (
        "a later bare reference",
        MINISTERS + "Poland will train 60 pilots, the Vietnamese readout said. The document also says that "
        "nobody raised the pipeline. Son thanked Sikorski, the readout added.",
        [("train 60 pilots", "vn", "stated", None), ("thanked Sikorski", "vn", "stated", "Son")],
    ),
    (
        "an agency stands for its side",
        "Chinese Foreign Minister Wang Yi met Laotian Foreign Minister Thongsavanh Phomvihane in "
        "Vientiane on Friday.\n\nThe railway would be extended, Wang told Thongsavanh, Xinhua reported.",
        [("railway would be extended", "xinhua", "stated", "Wang")],
    ),
    (
        "a spokesperson is the office",
        CALL + "Boluarte thanked Boric for the rescue team, Peruvian presidency spokeswoman Ana Diaz said "
        "in a statement on the call.",
        [("rescue team", "pe-president", "stated", "Boluarte")],
    ),
    (
        "a leader's post about the call is the side's readout",
        "Ukrainian President Volodymyr Zelensky spoke by phone with Finnish "
        "President Alexander Stubb on Sunday.\n\n“We talked about power lines,” Zelensky wrote on Telegram after the "
        "call.",
        [("power lines", "ua-president", "stated", "Zelensky")],
    ),
    (
        "a text printed in full",
        CALL + "The full readout of the call, according to the Chilean presidency, is below.\n\n"
        "President Boric thanked President Boluarte for the water trucks. Both sides will meet again in Tacna.",
        [("water trucks", "cl-president", "stated", "Boric"), ("meet again in Tacna", "cl-president", "stated", None)],
    ),
    (
        "what a sentence adds behind its citation",
        LEAD + "Ruto asked for 300 buses, the Norwegian foreign ministry said in a readout, and "
        "Store promised to look for money.",
        [("300 buses", "no-mfa", "stated", "Ruto"), ("look for money", "no-mfa", "stated", "Store")],
    ),
]

CITED += [
    (
        "an echo gives the claim to the other readout too",
        CALL + "Boric asked for 40 more guards, the Chilean presidency said in a readout. Peru's note had that too.",
        [("40 more guards", "cl-president", "stated", "Boric"), ("40 more guards", "pe", "stated", "Boric")],
    ),
    (
        "what both say is the one's and the other's",
        CALL + "Boric asked for 40 more guards, the Chilean presidency said in a readout. Peru's note was shorter. "
        "The two agreed to reopen the tunnel, according to both statements.",
        [("reopen the tunnel", "cl-president", "stated", "-"), ("reopen the tunnel", "pe", "stated", "-")],
    ),
    (
        "both, of which the second is named only later",
        LEAD + "Kenya's readout praised the runners. Store accepted an invitation to Turkana, both readouts say. "
        "The Norwegian readout was the longer one.",
        [("invitation to Turkana", "ke", "stated", "Store"), ("invitation to Turkana", "no", "stated", "Store")],
    ),
    (
        "the office of whoever was named right before",
        "Cypriot President Nikos Christodoulides spoke by phone on Friday with his Finnish counterpart, Alexander "
        "Stubb, whose office said the two had agreed on a ferry line.",
        [("agreed on a ferry line", "fi-president", "stated", "-")],
    ),
    (
        "an office without a country belongs to the side whose leader holds the post",
        LEAD + "A statement from the presidency said Store praised Kenya's runners and that Ruto asked for ships.",
        [
            ("praised Kenya's runners", "ke-president", "stated", "Store"),
            ("asked for ships", "ke-president", "stated", "Ruto"),
        ],
    ),
    (
        "an agency that cites an office is the way, not the source",
        "Russian President Vladimir Putin spoke by phone with Kazakh President Kassym-Jomart Tokayev on Monday.\n\n"
        "The two agreed on a discount for rail freight, TASS reported, citing the Kremlin.",
        [("a discount for rail freight", "kremlin", "stated", None)],
    ),
    (
        "a country's name that is a person's here",
        "Portuguese Prime Minister Luis Montenegro rang Moroccan Prime Minister Aziz Akhannouch on Friday.\n\n"
        "Montenegro promised a cable, the Moroccan readout said.",
        [("promised a cable", "ma", "stated", "Montenegro")],
    ),
]

GUARDS = CALL + "“We need more guards,” Boric told Boluarte, the Chilean presidency said in a readout.\n\n"
GATES = "Arica lies near the border.\n\nThe post has two gates.\n\n"

CITED += [
    (
        "a quotation by the same speaker carries on over two paragraphs of other matter",
        GUARDS + GATES + "“The smugglers are fast,” Boric said.",
        [("smugglers are fast", "cl-president", "inherited", "Boric")],
    ),
]

NOT_CITED: list[tuple[str, str, list[Row]]] = [
    (
        "5 told, with no document",
        MINISTERS + "Sikorski told Son that the visas would come. In response, Son praised the zloty.",
        [("visas would come", None, "none", "-")],
    ),
    (
        "both, where only one is known",
        CALL + "The Chilean presidency put out a readout. The two spoke of copper, according to both readouts.",
        [("spoke of copper", None, "none", "-")],
    ),
    (
        "readouts, but nobody says that it is both",
        CALL + "Chile's readout is short and Peru's readout is long. Earlier readouts said the tunnel would stay shut.",
        [("the tunnel would stay shut", None, "none", "-")],
    ),
    (
        "a leader whose office is only described",
        LEAD + "Store, whose office looks out on a park, said the coffee in Nairobi was the best of the year.",
        [("the coffee in Nairobi", None, "none", "-")],
    ),
    (
        "12 a person's word",
        LEAD + "According to Store, the talks were short but useful.",
        [("short but useful", None, "none", "-")],
    ),
    ("12 unnamed officials", LEAD + "Norwegian officials said the talks ran late.", [("ran late", None, "none", None)]),
    (
        "12 a press conference",
        MINISTERS + "“We get along,” Sikorski told reporters in Hanoi afterwards.",
        [("We get along", None, "none", "-")],
    ),
    (
        "12 remarks by a spokesman to the press",
        CALL + "“The line was bad,” Peruvian presidency spokesman Luis Paz told reporters.",
        [("The line was bad", None, "none", "-")],
    ),
    (
        "12 an analyst on a readout",
        CALL + "The Chilean statement hides more than it shows, said Rosa Maldonado, a historian in Lima.",
        [("hides more than it shows", None, "none", "-")],
    ),
    (
        "a capital alone cites no document",
        CALL + "The army moved two battalions north in April. Lima said the move was a warning.",
        [("was a warning", None, "none", None)],
    ),
    (
        "a joint statement is nobody's readout",
        LEAD + "In a joint statement the two governments said they would plant trees.",
        [("plant trees", None, "none", "-")],
    ),
    (
        "a readout without an issuer",
        MINISTERS + "According to a readout of the meeting, the ministers spoke of amber.",
        [("spoke of amber", None, "none", "-")],
    ),
    (
        "a new speaker who has none ends the chain",
        CALL + "Boric offered gas, the Chilean presidency said in a readout.\n\n“Gas is not "
        "enough,” said Julio Ramos, who leads the truckers' union.",
        [("Gas is not enough", None, "none", "-")],
    ),
    (
        "the perfect is the journalist's own",
        LEAD + "Ruto asked for buses, the Norwegian foreign ministry said in a readout.\n\nRuto has said "
        "for years that Nairobi needs trams.",
        [("needs trams", None, "none", "-")],
    ),
    (
        "a section break ends the chain",
        LEAD + "Ruto asked for buses, the Norwegian foreign ministry said in a readout.\n\nA SLOW YEAR\n\n"
        "He said that the shilling had lost a tenth.",
        [("lost a tenth", None, "none", "-")],
    ),
]

NOT_CITED += [
    (
        "a quotation by the same speaker, three paragraphs of other matter on",
        GUARDS + GATES + "Rain fell.\n\n“The smugglers are fast,” Boric said.",
        [("smugglers are fast", None, "none", "-")],
    ),
    (
        "a section break ends the chain for a quotation too",
        GUARDS + "A SLOW YEAR\n\n“The smugglers are fast,” Boric said.",
        [("smugglers are fast", None, "none", "-")],
    ),
    (
        "a joint statement ends the chain",
        GUARDS + "The joint statement said that trees would be planted. “The smugglers are fast,” Boric said.",
        [("smugglers are fast", None, "none", "-")],
    ),
    (
        "somebody who speaks about an office ends the chain",
        GUARDS
        + "Julio Ramos said the Chilean presidency had said that the gates were rusty. “The smugglers are fast,” "
        "Boric said.",
        [("gates were rusty", None, "none", "-"), ("smugglers are fast", None, "none", "-")],
    ),
    (
        "what is not said is no claim",
        CALL + "The Peruvian embassy declined to comment on the call.",
        [("to comment", None, "none", "-")],
    ),
    (
        "a habit is no claim",
        CALL + "The Chilean presidency usually says who asked for a call.",
        [("who asked for", None, "none", "-")],
    ),
    (
        "told to a radio",
        LEAD + "Ruto asked for buses, the Norwegian foreign ministry said in a readout.\n\nRuto later told Kiss radio "
        "that he was glad.",
        [("he was glad", None, "none", "-")],
    ),
    (
        "a readout of an instrument",
        LEAD + "The digital readout on the gauge said 2.1 metres.",
        [("2.1 metres", None, "none", "-")],
    ),
    (
        "a document that is put out is no claim",
        LEAD + "The Kenyan presidency published a longer account in the evening.",
        [("a longer account", None, "none", "-")],
    ),
    (
        "some ministry or other",
        CALL + "A foreign ministry in the region said the line was bad.",
        [("the line was bad", None, "none", "-")],
    ),
]

NO_MEETING = [
    (
        "a drill",
        LEAD + "Three frigates took part in a drill off Mombasa, according to the Kenyan defence ministry.",
        "took part in a drill",
    ),
    ("a budget", "Chile's finance ministry said on Tuesday that it would cut spending by 3 percent.", "cut spending"),
    (
        "an announced visit",
        "The Norwegian foreign ministry said on Friday that Store would travel to Lagos next month.",
        "travel to Lagos",
    ),
]


def read(text: str, published: str | None = "2025-06-10") -> Article:
    return parse_article(load(text.encode("utf-8"), name="a", published=published), load_registry())


def over(article: Article, words: str) -> list[Any]:
    at = article.document.text.index(words)
    return [c for c in article.claims if any(s < at + len(words) and at < e for s, e in c.content.fragments)]


@pytest.mark.parametrize(("why", "text", "rows"), CITED, ids=[c[0] for c in CITED])
def test_cited(why: str, text: str, rows: list[Row]) -> None:
    article = read(text)
    for words, source, citation, speaker in rows:
        claims = [c for c in over(article, words) if c.source == source]
        assert claims, (words, [(c.source, c.reason, c.content.text) for c in over(article, words)])
        assert citation in {c.citation for c in claims}, words
        assert all(c.event for c in claims), words
        if speaker != "-":
            names = [c.speaker.name if c.speaker else "" for c in claims]
            assert any(speaker in n if speaker else not n for n in names), (words, names)


@pytest.mark.parametrize(("why", "text", "rows"), NOT_CITED, ids=[c[0] for c in NOT_CITED])
def test_not_cited(why: str, text: str, rows: list[Row]) -> None:
    article = read(text)
    for words, _, _, _ in rows:
        assert not [c for c in over(article, words) if c.source], words


@pytest.mark.parametrize(("why", "text", "words"), NO_MEETING, ids=[c[0] for c in NO_MEETING])
def test_an_office_on_something_that_is_no_meeting_is_listed_without_event(why: str, text: str, words: str) -> None:
    claims = over(read(text), words)
    assert claims and all(c.event is None and c.reason == "no-meeting" and c.source for c in claims)


VIA = [
    # why, text, the way a claim came
    ("an outlet around the readout", "Rice will be cheap, a statement by the Vietnamese Foreign Ministry said, "
     "according to Reuters.", "Reuters"),
    ("a source is no way to itself", "The Polish foreign ministry cited a Polish foreign ministry readout as saying "
     "that rice will be cheap.", None),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "via"), VIA)
def test_the_way_a_claim_came(why: str, text: str, via: str | None) -> None:
    assert {c.via for c in over(read(MINISTERS + text), "ice will be cheap") if c.source} == {via}, why


ADDRESSED = [
    # why, text, to whom it is said
    ("the other one", "Boric told Boluarte’s own crew that the ports were full", "Boluarte"),
    ("nobody speaks to himself", "Boric told Boric’s own crew that the ports were full", None),
]


@pytest.mark.parametrize(("why", "text", "to"), ADDRESSED)
def test_to_whom_it_is_said(why: str, text: str, to: str | None) -> None:
    claims = over(read(f"{CALL}{text}, the Peruvian presidency said in a readout."), "ports were full")
    assert claims and [c.speaker.name for c in claims if c.speaker] == ["Gabriel Boric"]
    assert [c.addressee.name.split()[-1] if c.addressee else None for c in claims] == [to], why


@pytest.mark.parametrize(
    ("fixture", "begins"), [("india-china", ",” Xi told Modi"), ("france-iran", ",” Raisi told Macron")]
)
def test_a_text_that_begins_within_a_quotation_keeps_words_in_each_claim(fixture: str, begins: str) -> None:
    """Who told whom is taken out of a claim (`CLAIM, A told B`); here a comma alone would be left of it."""
    whole = (Path(__file__).parent.parent / "fixtures" / fixture / "article.txt").read_text(encoding="utf-8")
    at = whole.find(begins) if begins in whole else whole.index(begins.replace("”", '"'))
    text = whole[at:]
    claims = parse_article(load(text.encode()), load_registry()).claims
    assert claims
    for claim in claims:
        assert all(any(map(str.isalnum, text[s:e])) for s, e in claim.content.fragments), claim


def test_a_quotation_has_32_characters_around_it() -> None:
    article = read(CITED[0][1])
    (claim,) = (c for c in over(article, CITED[0][2][0][0]) if c.source)
    start, end = claim.content.start, claim.content.end
    text = article.document.text
    assert (claim.quote.prefix, claim.quote.suffix) == (text[start - 32 : start], text[end : end + 32])


def test_ids_do_not_change_with_edits_elsewhere() -> None:
    before = read(CITED[0][1])
    after = read(CITED[0][1].replace("on May 6.", "on May 6, in the rain.") + "\n\nA last paragraph about the weather.")
    assert {c.id for c in before.claims if c.source} == {c.id for c in after.claims if c.source}


PIECES = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "‘",
            "’",
            ",",
            ".",
            "\n",
            "\n\n",
            " ",
            "Ruto",
            "Store",
            "told",
            "said",
            "according to",
            "the Kremlin",
            "Xi Jinping",
            "the White House",
            "readout",
            "no mention of",
            "a statement",
            "Oct. 15",
            "met",
            "in Oslo",
            "(",
            ")",
            "—",
            "it",
            "He",
            "which",
            "\r\n",
            "Chinese Foreign Ministry",
            "did not mention",
            "neither",
            "nor",
            "\u202e",
            "\x00",
            "中国外交部",
            "Путин",
            "😀",
            "the call",
            "is below:",
        ]
    )
    | st.text(max_size=8),
    max_size=60,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_any_text_is_read_and_every_span_is_its_words(text: str) -> None:
    article = parse_article(Document("a", text, ""), load_registry())
    spans = [s for c in article.claims for s in (c.content, *c.quotes, c.speaker, c.addressee, c.cue) if s]
    assert all(text[s.start : s.end] == s.text for s in [*spans, *article.omissions])
    assert all(c.content.start <= s < e <= c.content.end for c in article.claims for s, e in c.content.fragments)
    ids = [x.id for x in (*article.claims, *article.omissions, *article.events)]
    assert len(ids) == len(set(ids))
    assert parse_article(Document("a", text, ""), load_registry()) == article
