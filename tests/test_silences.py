"""What an article says a readout lacks: every frame's own sentences, and what the sentences around them decide."""

from __future__ import annotations

from typing import Any

import pytest
from counting import grows_linearly
from tables import table, tables

from readoutdiff.checking.examples import silence_hit, silence_miss
from readoutdiff.comparing.compare import compare
from readoutdiff.grammar.scan import Scan, scan
from readoutdiff.ground.model import Omission
from readoutdiff.ground.yamlfile import load_data
from readoutdiff.language.language import Language, language
from readoutdiff.naming.registry import load_registry
from readoutdiff.parsing.article import Reading, parse_article
from readoutdiff.reading.load import load
from readoutdiff.silences import silences as reading
from readoutdiff.silences.frames import Match, Part, Sentence, Way, frames
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


def test_every_template_of_a_floor_stands_in_a_hit() -> None:
    tongue = language("en")
    scans = [scan(sentence, tongue) for _, _, sentence, *_ in HITS]
    for name, floor in frames(WORDS).floors.items():
        for n, parts in enumerate(floor):
            part = Part({}, False, "", (parts,))
            assert any(any(find_ends(part, s, i)) for s in scans for i in range(len(s.lower))), WORDS.floors[name][n]


def find_ends(part: Part, s: Scan, i: int) -> list[int]:
    return list(Sentence(s, len(s.lower)).ends(part, i))


FLOORS = {
    "low": ["red {hue?2}", "red hot"],
    "high": ["very {low}", "{low} and {low}"],
}


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("very red", [2]),  # a floor below is one place
        ("very red deep deep", [4, 3, 2]),  # what may stand twice: the farthest first
        ("very red deep deep deep", [4, 3, 2]),  # and no more than twice
        ("red hot and red", [4]),  # of two templates of a floor each is tried
        ("red and red deep", [4, 3]),
        ("very deep", []),  # what may be left out is not all
        ("red", []),
        ("very", []),
    ],
)
def test_what_a_floor_finds_is_one_place_of_the_next(text: str, ends: list[int]) -> None:
    data = load_data("en/silences.yaml")
    own = {**data, "lists": data["lists"] | {"hue": "deep | pale"}, "floors": data["floors"] | FLOORS}
    tongue = Language("en", {"silences": own})
    part = Part({}, False, "", frames(tongue.words).floors["high"])
    assert find_ends(part, scan(text, tongue), 0) == ends


def test_floors_on_floors_cost_no_more() -> None:
    """What a floor finds at a token is found once: six floors of three places took for ever."""
    data = load_data("en/silences.yaml")
    tower = {f"z{n}": [" ".join([f"{{z{n - 1}}}" if n else "{zz}"] * 3)] for n in range(6)}
    own = {**data, "lists": data["lists"] | {"zz": "so | so so"}, "floors": data["floors"] | tower}
    own["frames"] = {**data["frames"], "zz": {"ways": "subject", "templates": ["{z5} hushed"]}}
    text = "The statement was " + "so " * 300 + "b hushed."
    found = parse_article(
        load(text.encode(), language="en"), load_registry(), {"en": Language("en", {"silences": own})}
    )
    assert found.omissions == ()


@pytest.mark.parametrize("hit", HITS, ids=lambda h: f"{h[0]}: {h[2][:60]}")
def test_hits(hit: tuple[str, ...]) -> None:
    name, scene, sentence, *silences = hit
    text = f"{SCENES[scene]}\n\n{sentence}\n"
    assert silence_hit(name, text, silences, load_registry(), language("en")) == ""


@pytest.mark.parametrize("miss", MISSES, ids=lambda m: f"{m[0]}: {m[2][:60]}")
def test_misses(miss: tuple[str, ...]) -> None:
    assert silence_miss(f"{SCENES[miss[1]]}\n\n{miss[2]}\n", load_registry(), language("en")) == ""


@table("silences", "topics are split and clean")
def test_topics_are_split_and_clean(text: str, expected: list[str]) -> None:
    assert TOPICS.split(text) == expected


@table("silences", "scope of a topic")
def test_scope_of_a_topic(text: str, expected: str) -> None:
    assert TOPICS.scope(text) == expected


@table("silences", "pointing words")
def test_pointing_words(text: str, expected: bool) -> None:
    assert TOPICS.pointing(text) is expected


def test_stems_join_forms_of_a_word() -> None:
    assert TOPICS.stem("extremists") == TOPICS.stem("extremist")
    assert TOPICS.stem("Lund's") == "lund"
    assert TOPICS.stem("gas") == "gas"


TALKS = tables("silences")["scenes"]["talks"] + "\n"


@table("silences", "an omission that stands in the headline is kept")
def test_an_omission_that_stands_in_the_headline_is_kept(text: str, expected: list[str]) -> None:
    assert [f"{o.party} {o.topic}" for o in omissions(f"{text}\n\n{TALKS}")] == expected


@table("silences", "which edition is silent")
def test_which_edition_is_silent(text: str, expected: list[str]) -> None:
    assert [o.source for o in omissions(f"{TALKS}\n\n{text}\n")] == expected


@table("silences", "disputes")
def test_disputes(text: str, expected: list[str]) -> None:
    """Who disputes what of whom; it is no silence, and no claim of the side that denies it."""
    whole = f"{TALKS}\n\n{text}\n"
    article = parse_article(load(whole.encode(), published="2024-05-10"), load_registry())
    claims = {c.id: c.content.text for c in article.claims}
    assert [f"{d.source} {claims.get(d.claim.id or '', '-')}" for d in article.disputes] == expected
    for d in article.disputes:
        for said in (d, d.claim, d.words):
            assert whole[said.start : said.end] == said.text
    assert not article.omissions
    found = compare([article])
    cells = [cell for row in found.rows for cell in row.cells.values() if cell.verdict == "disputed"]
    assert [cell.basis for cell in cells] == ["stated"] * sum(d.claim.id is not None for d in article.disputes)


@table("silences", "said of both")
def test_said_of_both(text: str, expected: list[str]) -> None:
    article = parse_article(load(f"{TALKS}\n\n{text}\n".encode(), published="2024-05-10"), load_registry())
    behind = [c for c in article.claims if c.content.start > len(TALKS) or c.rule == "both"]
    assert sorted(f"{c.source} {c.content.text}" for c in behind if c.source) == expected
    cells = [cell for row in compare([article]).rows for cell in row.cells.values() if cell.basis == "stated"]
    assert [cell.verdict for cell in cells] == ["present"] * (2 if expected else 0)


@table("silences", "whose silence it is")
def test_whose_silence_it_is(text: str, expected: list[str]) -> None:
    assert [o.party for o in omissions(f"Ghana and Colombia hold talks\n\n{TALKS}\n{text}\n")] == expected


@table("silences", "all words of silence are known")
def test_all_words_of_silence_are_known(text: str, expected: list[str]) -> None:
    article = f"Ghana and Colombia hold talks\n\n{TALKS}\n{text}\n"
    words = Reading(load(article.encode()), load_registry()).silences.words
    assert list(dict.fromkeys(article[start:end] for start, end in words)) == expected


@table("silences", "who has it")
def test_who_has_it(text: str, expected: list[str]) -> None:
    found = omissions(f"{TALKS}\n{text}\n")
    assert found
    assert sorted({load_registry().party_of(h) or "" for o in found for h in o.has}) == expected


@table("silences", "that call is the one told last")
def test_that_call_is_the_one_told_last(text: str, expected: list[str]) -> None:
    article = parse_article(load(f"{TALKS}\n{text}\n".encode()), load_registry())
    events = {e.id: set(e.participants) for e in article.events}
    assert [events.get(o.event or "", set()) for o in article.omissions] == [set(expected)]


@table("silences", "a statement without an event")
def test_a_statement_without_an_event(text: str, expected: list[str]) -> None:
    assert [(o.source, o.event) for o in omissions(text + "\n")] == [(source, None) for source in expected]


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
