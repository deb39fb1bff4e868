"""What an article says a readout lacks: every frame's own sentences, and what the sentences around them decide."""

from __future__ import annotations

from typing import Any

import pytest
from counting import grows_linearly

from readoutdiff.checking.examples import silence_hit, silence_miss
from readoutdiff.ground.model import Omission
from readoutdiff.ground.yamlfile import load_data
from readoutdiff.language.language import Language, language
from readoutdiff.naming.registry import load_registry
from readoutdiff.parsing.article import Reading, parse_article
from readoutdiff.reading.load import load
from readoutdiff.silences import silences as reading
from readoutdiff.silences.frames import Match, Way, frames
from readoutdiff.silences.topics import Topics

WORDS = language("en").words
TOPICS = Topics(language("en"), "")
EXAMPLES: dict[str, Any] = load_data("en/silences.examples.yaml")
SCENES: dict[str, str] = EXAMPLES["scenes"]
HITS = [(name, *hit) for name, frame in EXAMPLES.items() if name != "scenes" for hit in frame["hits"]]
MISSES = [(name, *miss) for name, frame in EXAMPLES.items() if name != "scenes" for miss in frame["misses"]]


def omissions(text: str) -> list[Omission]:
    """The omissions of an article, as words alone."""
    article = parse_article(load(text.encode(), published="2024-05-10"), load_registry())
    for o in article.omissions:
        assert text[o.start : o.end] == o.text
    return list(article.omissions)


def test_every_frame_has_examples() -> None:
    assert set(frames(WORDS).by_name) == set(EXAMPLES) - {"scenes"}


def test_every_way_is_taken_by_a_hit(monkeypatch: pytest.MonkeyPatch) -> None:
    taken, read = set(), reading._read

    def noted(silences: Any, m: Match, way: Way) -> bool:
        found = read(silences, m, way)
        taken.update({way} if found else ())
        return found

    monkeypatch.setattr(reading, "_read", noted)
    for _, scene, sentence, *_ in HITS:
        omissions(f"{SCENES[scene]}\n\n{sentence}\n")
    assert {way for frame in frames(WORDS).by_name.values() for way in frame.ways} == taken


@pytest.mark.parametrize("hit", HITS, ids=lambda h: f"{h[0]}: {h[2][:60]}")
def test_hits(hit: tuple[str, ...]) -> None:
    name, scene, sentence, *silences = hit
    text = f"{SCENES[scene]}\n\n{sentence}\n"
    assert silence_hit(name, text, silences, load_registry(), language("en")) == ""


@pytest.mark.parametrize("miss", MISSES, ids=lambda m: f"{m[0]}: {m[2][:60]}")
def test_misses(miss: tuple[str, ...]) -> None:
    assert silence_miss(f"{SCENES[miss[1]]}\n\n{miss[2]}\n", load_registry(), language("en")) == ""


@pytest.mark.parametrize(
    ("topic", "parts"),
    [
        ("shells or satellites", ["shells", "satellites"]),
        ("grain, tolls or of fees", ["grain", "tolls", "fees"]),
        ("a strip, the visit, the loan, or the fees", ["a strip", "the visit", "the loan", "fees"]),
        ("labels or to customs", ["labels", "customs"]),
        ("whether the ban would stay or go", ["whether the ban would stay or go"]),  # a clause
        ("any reference to coffee", ["coffee"]),
        ("the ban entirely", ["the ban"]),
    ],
)
def test_topics_are_split_and_clean(topic: str, parts: list[str]) -> None:
    assert TOPICS.split(topic) == parts


@pytest.mark.parametrize(
    ("topic", "kind"),
    [
        ("grain", "topic"),
        ("the quota for cod", "topic"),
        ("who rang", "topic"),  # a question, not an answer
        ("the question of who would pay", "topic"),
        ("the offer of a loan", "claim"),  # a deed
        ("Reis had asked for a ferry", "claim"),
        ("naming a date for the visit", "claim"),
        ("Reis offering the ferry to Oslo", "claim"),
        ("the meeting in Oslo", "topic"),
    ],
)
def test_scope_of_a_topic(topic: str, kind: str) -> None:
    assert TOPICS.scope(topic) == kind


@pytest.mark.parametrize(
    ("topic", "points"),
    [
        ("", True),
        ("this", True),
        ("such a demand", True),
        ("those figures", True),
        ("none of this", True),
        ("a point that", True),
        ("the second of these lines", True),
        ("cod", False),
        ("the cod quota", False),
        ("the latter", True),
        ("about the latter", True),
        ("about the quota", False),
        ("a loan for ships", False),
    ],
)
def test_pointing_words(topic: str, points: bool) -> None:
    assert TOPICS.pointing(topic) is points


def test_stems_join_forms_of_a_word() -> None:
    assert TOPICS.stem("extremists") == TOPICS.stem("extremist")
    assert TOPICS.stem("Lund's") == "lund"
    assert TOPICS.stem("gas") == "gas"


TALKS = (
    "ACCRA - Ghana's president, Kofi Asante, met Colombian President Luz Vega in Accra on May 6. Asante raised gold "
    "smuggling, Ghana's presidency said in a statement. Vega offered to train judges, Colombia's foreign ministry said "
    "in a readout.\n\nA market nearby sold fish.\n"
)


@pytest.mark.parametrize(
    ("headline", "silent"),
    [
        ("Colombian readout silent on gold after Accra talks", [("CO", "gold")]),
        ("No mention of gold or cocoa in Colombian readout", [("CO", "gold"), ("CO", "cocoa")]),
        ("Ghana's statement refers to gold, Colombia's does not", [("CO", "gold")]),
        ("Ghana refers to gold, Colombia does not", [("CO", "gold")]),
        ("Vega, Asante meet in Accra; Ghana flags gold, Colombia does not", [("CO", "gold")]),
        ("Asante Meets Vega; Ghana's Presidency Silent On Judges", [("GH", "Judges")]),
        ("Asante Silent On Judges", []),  # a person
        ("Ghana's Treasury Silent On Judges", []),  # an office that gave no account of the talks
        ("The talk that Ghana remembers and Colombia does not", []),  # no account is spoken of
        ("Vega silent on gold as she leaves Accra", []),  # a person
    ],
)
def test_an_omission_that_stands_in_the_headline_is_kept(headline: str, silent: list[tuple[str, str]]) -> None:
    assert [(o.party, o.topic) for o in omissions(f"{headline}\n\n{TALKS}")] == silent


@pytest.mark.parametrize(
    ("behind", "parties"),
    [
        # a third side's report, on something else
        ("Kenya's trade ministry published a report on cocoa. The report made no mention of gold.", []),
        # statements of a side of the talks, not on the talks
        (
            "Ghana's finance ministry said in a statement on the budget that tax would rise. It did not mention gold.",
            [],
        ),
        ("Ghana's army said in a statement that a drill had ended. It made no mention of losses.", []),
        # the readout has it, an edition of it does not
        ("The line is missing from the English version of the Colombian readout but stands in the Spanish one.", []),
        ("In May, a joint statement was signed. The statement does not mention gold.", []),
        ("If the Colombian readout does not mention gold, Asante will be angry.", []),
        ("Asante wanted a text that does not mention gold.", []),
        ("The Colombian readout came out on Monday, and on Tuesday the ministry said nothing about the strike.", []),
        # who asks does not say so
        ("Is it true that the Colombian readout makes no mention of gold?", []),
        ("Why did the Colombian readout make no mention of gold?", []),
        # only thought possible
        ("Gold may be missing from the Colombian readout.", []),
        ("Gold is missing from the Colombian readout.", ["CO"]),
        # what is searched may be named at some length
        (
            "One searches the long and carefully worded readout that Colombia released late on that Tuesday in vain "
            "for gold.",
            ["CO"],
        ),
        # the leader's own account of the talks
        ("Vega wrote on X that the talks were warm. Her post made no reference to gold.", ["CO"]),
        ("Vega's office stopped short of a promise in its readout.", ["CO"]),
    ],
)
def test_whose_silence_it_is(behind: str, parties: list[str]) -> None:
    assert [o.party for o in omissions(f"Ghana and Colombia hold talks\n\n{TALKS}\n{behind}\n")] == parties


@pytest.mark.parametrize(
    ("behind", "silent"),
    [
        ("Colombia's readout did not touch on gold at all.", ["did not touch on gold at all"]),
        ("A miner did not mention gold.", ["did not mention gold"]),  # nobody's readout, still no claim of one
        ("Ghana's army made no mention of losses, a miner said.", ["made no mention of losses"]),
        ("Colombia's readout is warm. Nor does it mention fish.", ["Nor does it mention fish"]),
        ("Vega ignored the law.", []),  # a deed
        ('"It did not mention gold," a miner said.', []),
    ],
)
def test_all_words_of_silence_are_known(behind: str, silent: list[str]) -> None:
    text = f"Ghana and Colombia hold talks\n\n{TALKS}\n{behind}\n"
    words = Reading(load(text.encode()), load_registry()).silences.words
    assert list(dict.fromkeys(text[start:end] for start, end in words)) == silent


@pytest.mark.parametrize(
    ("behind", "has"),
    [
        ("Asante asked for an old crane, Ghana's statement said. Colombia's did not mention the rusty crane.", ["GH"]),
        (
            "Asante asked for a ten-year lease, Ghana's statement said. Colombia's omits the ten-year term.",
            ["GH"],
        ),
        ("Asante asked for a crane, Ghana's statement said. Neither readout mentions the rusty crane.", []),
        ("Asante asked for a crane, a miner said. Colombia's readout did not mention the rusty crane.", []),
        # `such a pledge` points to a miner's words, not to a readout's
        ("Gold would be bought, a miner said. Colombia's readout contains no such pledge.", []),
    ],
)
def test_who_has_it(behind: str, has: list[str]) -> None:
    found = omissions(f"{TALKS}\n{behind}\n")
    assert found
    assert sorted({load_registry().party_of(h) or "" for o in found for h in o.has}) == has


TUNISIA = "Asante also spoke by phone with Tunisian President Ali Trabelsi. Ghana's readout of that call omitted cocoa."


@pytest.mark.parametrize(
    ("behind", "people"),
    [
        ("Colombia's readout of that meeting omitted cocoa.", {"Luz Vega", "Kofi Asante"}),
        (TUNISIA, {"Ali Trabelsi", "Kofi Asante"}),
        ("Asante then met a Tunisian envoy for talks. Ghana's readout of that meeting omitted cocoa.", set()),
    ],
)
def test_that_call_is_the_one_told_last(behind: str, people: set[str]) -> None:
    article = parse_article(load(f"{TALKS}\n{behind}\n".encode()), load_registry())
    events = {e.id: set(e.participants) for e in article.events}
    assert [events.get(o.event or "", set()) for o in article.omissions] == [people]


CHILE = "Chile's foreign ministry said in a statement that a toll would end."
JAPAN = "Japan's foreign ministry said in a statement that it hoped for trade."
SILENT = "The Japanese statement did not mention copper."


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (f"Envoys of the two sides held talks in Lima. {CHILE} {JAPAN} {SILENT}", ["jp"]),
        (f"Copper is dear. {CHILE} {JAPAN} {SILENT}", []),  # no contact is told of
        (f"Envoys of the two sides held talks in Lima. {JAPAN} {SILENT}", []),  # one side alone
    ],
)
def test_a_statement_without_an_event(text: str, sources: list[str]) -> None:
    assert [(o.source, o.event) for o in omissions(text + "\n")] == [(s, None) for s in sources]


def test_nobody_has_what_it_is_said_to_lack() -> None:
    silent = "Colombia's readout made no mention of the smuggling. Ghana's presidency did not mention the smuggling."
    found = omissions(f"{TALKS}\n{silent}\n")
    assert {(o.party, o.has) for o in found} == {("CO", ()), ("GH", ())}


def test_nobody_lacks_what_their_own_side_has() -> None:
    """A country's node and its office are one side."""
    silent = "Only Ghana's statement spoke of gold. Unlike Colombia's readout, the Ghanaian statement names a price."
    found = omissions(f"{TALKS}\n{silent}\n")
    assert [o.party for o in found] == ["CO", "CO"]
    assert all(load_registry().party_of(h) == "GH" for o in found for h in o.has)


def test_words_of_silence_without_a_full_stop_cost_no_more() -> None:
    text = "the Norwegian readout makes no mention of cod and the Portuguese account omits the fees but "
    assert grows_linearly(lambda copies: omissions(text * copies), 50)


def test_slots_that_share_their_words_cost_no_more() -> None:
    """Each place of a template is tried once at a token: eleven lists of `so` took for ever."""
    lists = {"zz": "so | so so | so so so | so so so so"}
    data = load_data("en/silences.yaml")
    own = {**data, "lists": data["lists"] | lists}
    own["frames"] = {**data["frames"], "zz": {"ways": "subject", "templates": [" ".join(["{zz}"] * 11) + " hushed"]}}
    tongue = Language("en", {"silences": own})
    text = "The statement was " + "so " * 300 + "b hushed."
    assert parse_article(load(text.encode(), language="en"), load_registry(), {"en": tongue}).omissions == ()
