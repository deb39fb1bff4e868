"""YAML of users: what comes out is what was written, and every mistake has its place."""

from __future__ import annotations

from typing import Any

import pytest
from counting import steps
from hypothesis import given, settings
from hypothesis import strategies as st

from readoutdiff.ground import yamlfile
from readoutdiff.ground.model import Trouble
from readoutdiff.ground.yamlfile import DATA, Marked, Troubles, load_data, load_marked, suggest

VALUES: list[tuple[str, Any, str]] = [
    ("a: no", {"a": "no"}, "Norway's code, not False"),
    ("no: a", {"no": "a"}, "as a key too"),
    ("a: yes", {"a": "yes"}, "not True"),
    ("a: off", {"a": "off"}, "not False"),
    ("a: 1:30", {"a": "1:30"}, "not 90"),
    ("a: 012", {"a": "012"}, "not 10"),
    ("a: 0x1F", {"a": "0x1F"}, "not 31"),
    ("a: 1_000", {"a": "1_000"}, "not 1000"),
    ("a: 1e3", {"a": "1e3"}, "not 1000.0"),
    ("a: .5", {"a": ".5"}, "not a half"),
    ("a: .inf", {"a": ".inf"}, "not infinity"),
    ("a: 2024-10-15", {"a": "2024-10-15"}, "not a date object"),
    ("a: " + "9" * 5000, {"a": "9" * 5000}, "no number that Python refuses to print"),
    ("a: 12", {"a": 12}, "a number"),
    ("a: -3", {"a": -3}, "a number"),
    ("a: 0.75", {"a": 0.75}, "a number"),
    ("a: '12'", {"a": "12"}, "quoted: a text"),
    ('a: "true"', {"a": "true"}, "quoted: a text"),
    ("a: true", {"a": True}, "the one way to say it"),
    ("a: True", {"a": "True"}, "the one way to say it"),
    ("a:", {"a": None}, "nothing"),
    ("a: ~", {"a": None}, "nothing"),
    ("12: a", {"12": "a"}, "keys are texts"),
    ("", None, "an empty file"),
    ("- a\n- [b, {c: d}]", ["a", ["b", {"c": "d"}]], "lists and mappings"),
    ("a: |\n  b\n  c\n", {"a": "b\nc\n"}, "a block"),
    ("a: '& b'", {"a": "& b"}, "quoted: no anchor"),
    ("a: b & c * d ! e", {"a": "b & c * d ! e"}, "inside a text: no anchor, no alias, no tag"),
]


@pytest.mark.parametrize(("text", "value", "why"), VALUES)
def test_values(text: str, value: Any, why: str) -> None:
    found = load_marked(text, "f").done()
    assert found == value, why
    assert type(found) is type(value), why


MISTAKES = [
    ("a: 1\na: 2\n", ["2:1: doubled key: a (first on line 1)"], "YAML keeps the last without a word"),
    ("x:\n  b: 1\n  b: 2\n", ["3:3: doubled key: b (first on line 2)"], "inside"),
    ("{a: 1, a: 2, a: 3}", ["1:8: doubled key: a (first on line 1)", "1:14: doubled key: a (first on line 1)"], "each"),
    (
        "a: !!python/object:os.system x",
        ["1:4: tags are not read: tag:yaml.org,2002:python/object:os.system"],
        "no objects",
    ),
    ("a: !x y", ["1:4: tags are not read: !x"], "no tags at all"),
    ("a: &b c\nd: *b\n", ["1:4: anchors and aliases", "2:4: anchors and aliases"], "never followed"),
    ("a: {<<: {b: c}}", ["1:5: << is not read"], "nothing is merged"),
    ("{[a]: b}", ["1:2: a key has to be a word"], "a list as a key"),
    ("{}:", ["1:1: a key has to be a word", "1:4: doubled"], "an empty mapping as a key"),
    ("a: [\n", ["2:1: no valid YAML"], "broken"),
    ("a: b\n\tc: d\n", ["2:1: no valid YAML"], "a tabulator"),
    ("a: 'b\n", ["2:1: no valid YAML"], "an open quotation"),
    ("a\n---\nb\n", ["2:1: a second document in one file"], "one file, one document"),
    ("é: a\nb: c\x00", ["2:5: no valid YAML: the character U+0000"], "columns count characters"),
    ("[" * 100_000, ["1:41: nested too deep"], "no recursion error"),
    ("a: " * 100_000, ["1:5: no valid YAML"], "no recursion error"),
    ("- " * 100_000, ["1:81: nested too deep"], "no recursion error"),
    ("a" * (yamlfile.LARGEST + 1), ["1:1: too large"], "a bound"),
    (
        "b: 1\nb: 2\nc: &d e\nf: [\n",
        ["2:1: doubled", "3:4: anchors", "5:1: no valid"],
        "all that was seen before it broke",
    ),
]


@pytest.mark.parametrize(("text", "wanted", "why"), MISTAKES)
def test_mistakes(text: str, wanted: list[str], why: str) -> None:
    with pytest.raises(Troubles) as caught:
        load_marked(text, "dir/f.yaml").done()
    lines = str(caught.value).split("\n")
    assert len(lines) == len(wanted), lines
    for line, start in zip(lines, wanted, strict=True):
        assert line.startswith(f"dir/f.yaml:{start}"), why


WORDS = [
    ("a: b: c", "1:5", "a colon where none can stand", "put words with a colon in quotation marks"),
    ("a: [b, c: {d", "1:13", "no comma and no closing bracket", "a bracket is not closed"),
    ("a: [", "1:5", "nothing where a value has to be", "a bracket is not closed"),
    ("[a, , b]", "1:5", "nothing where a value has to be", "a comma too many"),
    ("a: @x", "1:4", "a character that nothing begins with", "in quotation marks"),
    ("a: %x", "1:4", "a character that nothing begins with", "in quotation marks"),
    ("a:\n\tb: 1", "2:1", "a tabulator where none can stand", "indent with blanks"),
    ("a: 'b' c", "1:8", "what does not belong to the lines above", "have to enclose the whole text"),
    ("- a\nb: c", "2:1", "what does not belong to the lines above", "check the indentation"),
    ("a: 'b", "1:6", "a quotation mark that is never closed", ""),
    ('a: "b\n---\nc"', "2:1", "a quotation mark that is never closed", ""),
    ('a: "\\q"', "1:6", "a backslash before a letter", "a backslash is written twice"),
    ('a: "\\x4"', "1:7", "a backslash with too few digits", "a backslash is written twice"),
    ("a: - b", "1:4", "a hyphen where no list can begin", "on a line of its own"),
    ("{a: b}}", "1:7", "what belongs to nothing above", "check the indentation"),
    ("a: |0\n b", "1:5", "it cannot be read from here on", ""),
]


@pytest.mark.parametrize(("text", "at", "what", "hint"), WORDS)
def test_the_words_on_a_mistake_are_ours(text: str, at: str, what: str, hint: str) -> None:
    """Whatever parser is there: libyaml has other words and places, and a limit of its own."""
    with pytest.raises(Troubles) as caught:
        load_marked(text, "f")
    (line,) = str(caught.value).split("\n")
    assert line.startswith(f"f:{at}: no valid YAML: {what}")
    assert hint in line


def test_a_bomb_of_aliases_costs_nothing() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i + 1}: &a{i + 1} [{', '.join([f'*a{i}'] * 9)}]\n" for i in range(12))

    def read() -> None:
        with pytest.raises(Troubles):
            load_marked(bomb, "f").done()

    assert steps(read) < 100 * len(bomb)


def test_places() -> None:
    marked = load_marked("a: 1\nb:\n  - c: ü x\n    dd: [1, 22]\n", "f.yaml")
    assert marked.where() == "f.yaml:1:1"
    assert marked.where("a") == "f.yaml:1:4"
    assert marked.where("a", key=True) == "f.yaml:1:1"
    assert marked.where("b", 0, "c", key=True) == "f.yaml:3:5"
    assert marked.where("b", 0, "dd", 1) == "f.yaml:4:13"
    assert marked.where("b", 0, "none") == "f.yaml:3:5", "what is not there is missed in what would hold it"
    assert marked.where("b", 7, "c") == "f.yaml:3:3"


def test_mistakes_of_a_reader_stand_in_the_order_of_the_file() -> None:
    marked = load_marked("a: 1\nb: 2\nb: 3\n", "f")
    marked.wrong("wanted a text", "b")
    marked.wrong("unknown key: a", "a", key=True)
    with pytest.raises(Trouble) as caught:
        marked.done()
    assert str(caught.value) == "f:1:1: unknown key: a\nf:2:4: wanted a text\nf:3:1: doubled key: b (first on line 2)"
    assert (caught.value.place, caught.value.what) == ("f:1:1", "unknown key: a")


@pytest.mark.parametrize(
    ("word", "known", "wanted"),
    [
        ("sorce", ["source", "speaker"], "source"),
        ("Kremln", ["kremlin", "xinhua"], "kremlin"),
        ("zzz", ["source", "speaker"], None),
        ("a", [], None),
    ],
)
def test_suggest(word: str, known: list[str], wanted: str | None) -> None:
    assert suggest(word, known) == wanted


PIECES = st.sampled_from(
    [
        "a",
        "b",
        ":",
        ": ",
        "- ",
        "\n",
        "\n  ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "&x ",
        "*x",
        "!t ",
        "|",
        "#",
        "---\n",
        "?",
        "1",
        "no",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_is_a_value_or_a_trouble(text: str) -> None:
    try:
        marked = load_marked(text, "f")
    except Troubles as error:
        assert error.lines
    else:
        assert isinstance(marked, Marked)
        assert all(line >= 1 and column >= 1 for line, column in marked.values.values())


def test_own_data_loads() -> None:
    assert set(load_data("sources.yaml")) >= {"countries", "offices", "sources"}


@pytest.mark.parametrize("name", sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml")))
def test_our_own_data_means_what_it_says(name: str) -> None:
    """No doubled key, which the fast loader drops in silence, and no Norway that it takes for a false."""
    marked = load_marked((DATA / name).read_text(encoding="utf-8"), name)
    assert marked.mistakes == []
    assert marked.value == load_data(name)
