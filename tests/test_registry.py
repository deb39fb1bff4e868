"""The registry: what it names, what it does not, where, and what it says to a bad file."""

from __future__ import annotations

from pathlib import Path

import pytest
from counting import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import table, tables

from readoutdiff.ground.model import Trouble
from readoutdiff.naming.names import cut, fold, name_of
from readoutdiff.naming.registry import Mention, Registry, describe, load_registry
from readoutdiff.naming.userfile import every_name

REGISTRY = load_registry()
CASES = [
    pytest.param(text, wanted, id=f"{group['why']}: {text}")
    for group in tables("names")
    for text, wanted in group["table"].items()
]


def shown(text: str, mention: Mention) -> str:
    words = f"{text[mention.start : mention.end]} = {mention.source or '-'} {mention.kind}"
    return words + (f" {mention.role}" if mention.role else "")


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_names(text: str, wanted: list[str]) -> None:
    assert [shown(text, mention) for mention in REGISTRY.find(text)] == wanted


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_names_in_a_longer_text(text: str, wanted: list[str]) -> None:
    """A slice finds what the whole finds, at the places of the whole."""
    around = f"It rained; {text}; it rained"
    found = REGISTRY.find(around, 11, 11 + len(text))
    assert [shown(around, mention) for mention in found] == [shown(text, mention) for mention in REGISTRY.find(text)]


@table("registry", "form of a name")
def test_forms(text: str, expected: str) -> None:
    assert REGISTRY.find(text)[-1].form == expected


def only(text: str) -> Mention:
    (mention,) = REGISTRY.find(text)
    return mention


def test_persons_are_pointed_at() -> None:
    text = "Czech Foreign Ministry spokesman Daniel Drake said"
    assert text[slice(*(only(text).person or (0, 0)))] == "Daniel Drake"
    text = "the office of Prime Minister Shehbaz Sharif said"
    assert text[slice(*(only(text).head or (0, 0)))] == "Shehbaz Sharif"
    assert only(text).office == "pmo"


def test_an_alias_leaves_out_the_spokesperson() -> None:
    assert only("Czech Foreign Ministry spokesman Daniel Drake").alias == "Czech Foreign Ministry"


IDS = [
    ("CN", "mfa", "cn-mfa"),
    ("ru", "president", "kremlin"),
    ("US", "president", "white-house"),
    ("US", "mfa", "us-state"),
    ("JP", "mfa", "jp-mofa"),
    ("IN", "mfa", "in-mea"),
    ("FR", "president", "elysee"),
    ("IL", "pmo", "il-pmo"),
    ("GH", "mod", "gh-mod"),
]


@pytest.mark.parametrize(("party", "office", "wanted"), IDS)
def test_office_ids(party: str, office: str, wanted: str) -> None:
    assert REGISTRY.office_id(party, office) == wanted
    assert REGISTRY.party_of(wanted) == party.upper()


CONTRACT = "ru-mod ru-gov cn-mfa cn-mod jp-mofa in-mea us-state us-president ua-president kr-president il-pmo "
CONTRACT += "kremlin white-house elysee xinhua cctv spa ru cn eu nato un cn-media"


@pytest.mark.parametrize("source", CONTRACT.split())
def test_ids_of_the_contract(source: str) -> None:
    found = REGISTRY.source(source)
    assert found is not None
    assert found.id == source


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("ru-mod", "defense ministry of Russia"),
        ("hu-president", "presidency of Hungary"),  # no State House there
        ("ke-president", "State House of Kenya"),
        ("ng-president", "Aso Rock"),
        ("in-president", "Rashtrapati Bhavan"),
        ("pl-mfa", "foreign ministry of Poland"),
        ("cn-media", "state media of China"),
        ("kremlin", "Kremlin"),
        ("kr", "South Korea"),
    ],
)
def test_names_to_show(source: str, name: str) -> None:
    assert (found := REGISTRY.source(source)) and found.name == name


@pytest.mark.parametrize("source", sorted(REGISTRY.sources))
def test_a_name_to_show_names_its_own_source(source: str) -> None:
    entry = REGISTRY.sources[source]
    if any(name_of("", "", entry.name) == name_of("", "", wary[1:]) for wary in ("?Georgia", "?Jordan", "?Chad")):
        return  # believed only beside another name of theirs
    assert [answer.source.id for answer in describe(REGISTRY, entry.name) if answer.source] == [source]


@pytest.mark.parametrize("source", ["jp-mfa", "ru-president", "xx-mfa", "cn-nothing", "", "-", "mfa"])
def test_ids_that_name_nothing(source: str) -> None:
    """A composed id that has another name, an unknown country or office."""
    assert REGISTRY.source(source) is None
    assert REGISTRY.party_of(source) is None


@table("registry", "country of a word")
def test_country(text: str, expected: str | None) -> None:
    assert REGISTRY.country(text) == expected


def test_as_many_countries_as_were_asked_for() -> None:
    countries = [source for source in REGISTRY.sources.values() if source.kind == "country"]
    assert len(countries) >= 60
    assert {"tw", "ps", "va", "kp", "kr", "za", "ng", "kz"} <= {source.id for source in countries}


def test_no_name_means_two_things() -> None:
    owners: dict[str, set[tuple[str, str]]] = {}
    for section, key, name in every_name(REGISTRY.entries):
        owners.setdefault(fold(name_of("", "", name).words), set()).add((section, key))
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_every_name_is_found_as_itself() -> None:
    """But for those that want their country before them, a hyphen behind or another name of theirs in the text."""
    for section, key, written in every_name(REGISTRY.entries):
        name = name_of("", "", written)
        if name.bound or name.joined or (name.wary and section in ("countries", "organisations")):
            continue
        found = REGISTRY.find(f"they asked the {name.words} today")
        assert [mention.source or mention.office for mention in found] == [key], written


def test_every_trap_is_no_mention() -> None:
    for trap in REGISTRY.entries.traps:
        assert REGISTRY.find(f"we saw {trap} there") == [], trap


WORDS = st.sampled_from(
    [
        *[
            "China's",
            "Chinese",
            "Foreign",
            "Ministry",
            "spokesman",
            "for",
            "of",
            "in",
            "the",
            "Beijing",
            "Kremlin",
            ",",
        ],
        *[
            ".",
            "\n",
            "\n\n",
            "'",
            "’s",
            "office",
            "Prime",
            "Minister",
            "Xi",
            "state",
            "news",
            "agency",
            "Xinhua",
            "embassy",
        ],
        *[
            "-",
            "–",
            "Sino",
            "U.S.",
            "Jordan",
            "North",
            "Korea",
            "official",
            "and",
            "ministries",
            "İ",
            "ß",
            "中国",
            "\u2028",
        ],
        *["government", "president", "desk", "Macron", "'s", "Austria", "Press", "Agency", "in", "into", "Russian"],
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)))
def test_any_text_has_its_mentions_in_order_and_at_their_places(text: str) -> None:
    done = 0
    for mention in REGISTRY.find(text):
        assert done <= mention.start < mention.end <= len(text)
        words = text[mention.start : mention.end]
        assert words == words.strip()
        assert set(cut(mention.alias)[1::2]) <= set(cut(words)[1::2])
        assert mention.party == (REGISTRY.party_of(mention.source) if mention.source else None)
        assert mention.source or mention.office or mention.head
        for place in (mention.person, mention.head):
            assert place is None or mention.start <= place[0] < place[1] <= mention.end
        done = mention.end


@pytest.mark.parametrize(
    "text",
    [
        "China's ",
        "the office of ",
        "Jordan ",
        "A ",
        "spokesman for the ",
        "the North ",
        "China, ",
        "(",
        "U.S.",
        "\n",
        "'s",
    ],
)
def test_work_grows_with_length_only(text: str) -> None:
    assert grows_linearly(lambda times: REGISTRY.find(text * times), 500)


# -- what a text names, for a person who asks


@table("registry", "who asks is told")
def test_describe(text: str, expected: list[str | None]) -> None:
    (found,) = describe(REGISTRY, text)
    assert [found.source.id if found.source else None, found.reason] == expected


# -- a user's file


def load(tmp_path: Path, text: str) -> Registry:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return load_registry(path)


def test_a_file_adds_and_overrides(tmp_path: Path) -> None:
    mine = load(
        tmp_path,
        "countries:\n"
        "  gl: Greenland; Greenlandic, Greenlander; Nuuk\n"
        "  fo: {names: [Faroe Islands], demonyms: [Faroese]}\n"
        "offices:\n  fisheries: fisheries ministry\n  mfa: foreign bureau\n"
        "sources:\n"
        "  kremlin: ru president; Kremlin, Old Square\n"
        "  gl-radio: {party: gl, office: tv, names: [KNR, 'Radio, Nuuk']}\n"
        "traps: Nuuk Marathon\n",
    )
    assert [m.source for m in mine.find("Greenland's foreign bureau and the Faroese fisheries ministry")] == [
        "gl-mfa",
        "fo-fisheries",
    ]
    assert [m.source for m in mine.find("Old Square, KNR and Radio, Nuuk")] == ["kremlin", "gl-radio", "gl-radio"]
    assert mine.find("the Nuuk Marathon") == []
    assert mine.find("China's foreign ministry")[0].source == "cn-mfa"
    assert mine.sha256 != REGISTRY.sha256
    assert REGISTRY.find("Greenland") == []


def test_a_trap_comes_before_what_the_words_would_name(tmp_path: Path) -> None:
    assert REGISTRY.find("Xinhua said")[0].source == "xinhua"
    assert load(tmp_path, "traps: Xinhua\n").find("Xinhua said") == []


def test_the_agency_of_a_country_that_has_several_is_nobodys_by_name() -> None:
    assert REGISTRY.find("Saudi Arabia's state news agency said")[0].source == "spa"  # the only one
    assert REGISTRY.find("Russia's state news agency said")[0].source == "ru-media"


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, "# nothing\n").sources == REGISTRY.sources


MISTAKES = [
    ("source:\n  a: ru -\n", "1:1: unknown key: source, did you mean sources?", "misspelt section"),
    (
        "words: {}\n",
        "1:1: unknown key: words; known are countries, organisations, offices, sources, traps",
        "far from all",
    ),
    ("- a\n", "1:1: wanted a mapping of countries, organisations, offices, sources, traps", "a list"),
    ("sources: 3\n", "1:10: sources: wanted a mapping of ids", "wrong type of a section"),
    (
        "sources:\n  pl-x: 3\n",
        "2:9: pl-x: wanted a line of text, apart by commas and semicolons, or a mapping",
        "wrong type",
    ),
    ("sources:\n  pl-x: {party: pl, nmaes: []}\n", "2:21: unknown key: nmaes, did you mean names?", "misspelt field"),
    (
        "sources:\n  pl-x: {party: pl, names: 7}\n",
        "2:28: wanted names: a line with commas, or a list of texts",
        "wrong type",
    ),
    ("sources:\n  pl-x: plx mfa; Nowa\n", "2:9: pl-x: unknown party: plx", "no such party"),
    ("sources:\n  pl-x: pl mfaa; Nowa\n", "2:9: pl-x: unknown office: mfaa, did you mean mfa?", "no such office"),
    (
        "sources:\n  pl-x: {party: pl, office: presidnt}\n",
        "2:29: pl-x: unknown office: presidnt, did you mean president?",
        "place",
    ),
    ("sources:\n  PL x: pl -; Nowa\n", "2:3: an id is of small letters, digits and hyphens: PL x", "a bad id"),
    (
        "sources:\n  pl-x: pl -; kremlin\n",
        "2:9: doubled alias: kremlin already names kremlin",
        "taken, whatever the capitals",
    ),
    (
        "sources:\n  pl-x: pl -; Nowa\n  pl-y: pl -; Nowa\n",
        "3:9: doubled alias: Nowa already names pl-x (line 2)",
        "twice here",
    ),
    ("offices:\n  fish: foreign ministry\n", "2:9: doubled alias: foreign ministry already names mfa", "an office's"),
    ("countries:\n  gl: ; Greenlandic\n", "2:7: gl: wanted names; demonyms; capitals, a name at least", "no name"),
    ("countries:\n  gl: a; b; c; d\n", "2:7: gl: wanted names; demonyms; capitals, a name at least", "too many groups"),
    (
        "sources:\n  a: ru -; X\n  a: ru -; Y\n",
        "3:3: doubled key: a (first on line 2)",
        "YAML keeps the last without a word",
    ),
    ("sources: [\n", "2:1: no valid YAML", "broken"),
    ("traps: 5\n", "1:8: wanted names: a line with commas, or a list of texts", "wrong type"),
]


@pytest.mark.parametrize(("text", "line", "why"), MISTAKES)
def test_mistakes(tmp_path: Path, text: str, line: str, why: str) -> None:
    with pytest.raises(Trouble) as caught:
        load(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'mine.yaml'}:{line}"), why


def test_all_mistakes_of_a_file_at_once(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        load(tmp_path, "source: {}\nsources:\n  pl-x: qq -; Nowa\n  pl-x: 3\noffices: []\n")
    lines = [line.split("mine.yaml:")[1].split(": ")[0] for line in str(caught.value).split("\n")]
    assert lines == ["1:1", "3:9", "4:3", "5:10"]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="no such file"):
        load_registry(tmp_path / "none.yaml")
    (tmp_path / "latin").write_bytes(b"traps: \xe9t\xe9\n")
    with pytest.raises(Trouble, match="not UTF-8 at byte 7"):
        load_registry(tmp_path / "latin")
