"""--lexicon FOLDER: words and frames of a user's own, with examples, checked like the package's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from readoutdiff.checking.lexicons import load_lexicons
from readoutdiff.cli.group import cli
from readoutdiff.cli.run import run
from readoutdiff.ground.model import Trouble
from readoutdiff.language.language import language
from readoutdiff.language.lexicon import COMPLEMENTS
from readoutdiff.naming.registry import load_registry
from readoutdiff.parsing.article import parse_article
from readoutdiff.reading.load import load

SILENCES = """
lists:
  hush: hushed up | airbrushed away
  adverb: pointedly
frames:
  no-mention:
    templates: ["{give} nary a {mention} {of?}"]
  hush:
    ways: subject
    document: true
    templates: ["{hush}"]
"""
SILENCE_EXAMPLES = """
scenes:
  bees: >-
    President Ana Soto of Chile received Foreign Minister Omar Diallo of Senegal in Santiago on May 8. Soto asked for
    beehives, the Chilean presidency said in a readout. Senegal's foreign ministry said in a statement that Diallo had
    promised a ferry.
no-mention:
  hits:
    - [fish, "The Portuguese readout had nary a mention of cod.", pt topic cod]
  misses:
    - [fish, "The dinner list had nary a mention of cod."]
hush:
  hits:
    - [bees, "The Senegalese statement hushed up the beehives.", sn topic the beehives > cl-president]
  misses:
    - [bees, "The photographer airbrushed away the beehives."]
"""
ATTRIBUTION = """
verbs:
  say:
    words: zorble
  sigh-over:
    takes: np
    words: bewail_at forswear
governed:
  athwart: rule
irregular: forswear:forswore:forsworn
"""
ATTRIBUTION_EXAMPLES = """
verbs.say:
  hits:
    - {text: "Peru's envoy zorbled that it rained.", source: "Peru's envoy", cue: zorbled, content: that it rained}
  misses:
    - {text: "A zorble flew over Lima.", cue: zorble}
verbs.sigh-over:
  hits:
    - {text: "Chile's presidency forswore the levy.", source: "Chile's presidency", cue: forswore, content: the levy}
  misses:
    - {text: "The forsworn pilot slept.", cue: forsworn}
governed.athwart:
  hits:
    - {text: "Togo's court ruled athwart the treaty.", source: "Togo's court", cue: ruled athwart, content: the treaty}
  misses:
    - {text: "The rule stood athwart the road.", cue: rule}
"""
ARTICLE = (
    "President Ana Soto of Chile received Foreign Minister Omar Diallo of Senegal in Santiago on May 8. Soto asked for "
    "beehives, the Chilean presidency said in a readout. Senegal's foreign ministry zorbled in a statement that Diallo "
    "had promised a ferry. The Senegalese statement airbrushed away the beehives.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, "silences", SILENCES)
    put(tmp_path, "silences.examples", SILENCE_EXAMPLES)
    put(tmp_path, "attribution", ATTRIBUTION)
    put(tmp_path, "attribution.examples", ATTRIBUTION_EXAMPLES)
    return tmp_path


def put(folder: Path, name: str, text: str) -> None:
    (folder / "en").mkdir(exist_ok=True)
    (folder / "en" / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_words_and_frames_are_read_with_them_alone(folder: Path) -> None:
    registry = load_registry()
    document = load(ARTICLE.encode(), published="2024-05-10")
    own = load_lexicons(folder, registry)
    with_own, without = parse_article(document, registry, own), parse_article(document, registry)
    assert [(each.rule, each.source, each.topic) for each in with_own.omissions] == [("hush", "sn", "the beehives")]
    assert without.omissions == ()
    assert "sn-mfa" in {claim.source for claim in with_own.claims}, "zorbled is a verb of saying"
    assert "sn-mfa" not in {claim.source for claim in without.claims}
    assert language("en").data("silences") is not own["en"].data("silences"), "the package's is what it was"


FLOORS = """floors:
  did-not: ["{not} so much as"]
  brush: ["brushed {shove?2} {hush}"]
frames:
"""


def test_floors_of_ones_own_are_places_of_templates(folder: Path) -> None:
    """`hush` reads what the floor `brush` finds; a template is added to the package's `denied`."""
    own = SILENCES.replace("frames:\n", FLOORS).replace("adverb:", "shove: aside | away\n  adverb:")
    put(folder, "silences", own.replace('["{hush}"]', '["{brush}"]'))
    hit = SILENCE_EXAMPLES.replace("statement hushed up", "statement brushed aside away hushed up")
    put(folder, "silences.examples", hit)
    made = load_lexicons(folder, load_registry())["en"]
    assert made.words.floors["did-not"] == [*language("en").words.floors["did-not"], "{not} so much as"]
    text = ARTICLE.replace("airbrushed", "brushed aside airbrushed")
    found = parse_article(load(text.encode(), published="2024-05-10"), load_registry(), {"en": made}).omissions
    assert [each.text.split()[:1] for each in found] == [["brushed"]]


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ("{shove?2}", "{brush}", "8:11", "no list “brush”"),  # a floor knows those above it
        ("{shove?2}", "{TOPIC}", "8:11", "no list “TOPIC”"),  # the parts of a silence stand in frames
        ("brush:", "hush:", "8:3", "is no name for a floor"),  # a list has it
        ("brush:", "gap:", "8:3", "is no name for a floor"),  # a slot has it
        ("brush:", "Brush:", "8:3", "is no name for a floor"),
        ('["brushed {shove?2} {hush}"]', "brushed", "8:3", "brush: templates are wanted, a list"),
        ("brushed {shove?2} {hush}", "{shove?2}", "8:11", "one of them that always stands there"),
        ("  hush: hushed", "  did-not: a | b\n  hush: hushed", "3:3", "is no name for a list"),
    ],
)
def test_mistakes_in_floors_have_their_place(folder: Path, old: str, new: str, place: str, what: str) -> None:
    own = SILENCES.replace("frames:\n", FLOORS).replace("adverb:", "shove: aside | away\n  adverb:")
    assert old in own
    put(folder, "silences", own.replace(old, new))
    with pytest.raises(Trouble) as caught:
        load_lexicons(folder, load_registry())
    told = [each for each in str(caught.value).splitlines() if f"silences.yaml:{place}: " in each]
    assert any(what in each for each in told), str(caught.value)


def test_every_command_that_reads_articles_takes_them(folder: Path) -> None:
    article = folder / "a.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    (folder / "b.txt").write_text(ARTICLE, encoding="utf-8")
    common = ["--lexicon", str(folder), "--published", "2024-05-10"]
    runner = CliRunner()
    for command in (["claims"], ["compare"], ["explain"], ["claims", str(folder / "b.txt"), "--jobs", "2"]):
        found = runner.invoke(cli, [*command, str(article), *common])
        assert found.exit_code == 0, found.output
        assert "airbrushed away" in found.output, command
    hashes = [
        runner.invoke(cli, ["claims", str(article), "-f", "json", *more]).output.split('"lexicon_sha256": "')[1][:64]
        for more in ([], common)
    ]
    assert hashes[0] != hashes[1]


WRONG = [
    # file, what is replaced, by what, place, words, why
    ("silences", "{hush}", "{hushed}", "silences.yaml:11:17", "no list “hushed”; did you mean hush?", "no such list"),
    ("silences", "ways: subject", "ways: subjet", "silences.yaml:9:5", "no “subjet” to add to; did you mean subject?",
     "no such way"),
    ("silences", "document: true", "document: yes", "silences.yaml:10:15", "wanted true or false", "a flag"),
    ("silences", "document: true", "shape: subject", "silences.yaml:10:5", "no “shape” to add to", "a field of old"),
    ("silences", '"{hush}"', '"{gap}"', "silences.yaml:11:17", "one of them that always stands there", "only a gap"),
    ("silences", '"{hush}"', '"{hush} {gap} up {gap}"', "silences.yaml:11:17", "one gap at most", "two gaps"),
    ("silences", '"{hush}"', '"' + "{hush} " * 13 + '"', "silences.yaml:11:17", "1 to 12 words", "too long"),
    ("silences", '"{hush}"', '"(hush)+"', "silences.yaml:11:17", "“(hush)+” is neither a word", "a pattern"),
    ("silences", "adverb: pointedly", "topic-end: pointedly", "silences.yaml:4:3", "is a pattern of the package",
     "a list that is read as a pattern"),
    ("silences", "adverb: pointedly", "adverb: 'a|b+'", "silences.yaml:4:11", "“b+” cannot stand here", "a bit of one"),
    ("silences", "lists:", "list:", "silences.yaml:2:1", "no “list” to add to; did you mean lists?", "a section"),
    ("silences.examples", "pt topic cod", "pt topic whales", "silences.examples.yaml:9:7",
     "not found: pt topic whales; found is pt topic cod (no-mention)", "a hit that is read otherwise"),
    ("silences.examples", "The photographer", "The Senegalese statement", "silences.examples.yaml:16:7",
     "found all the same: sn topic the beehives (hush)", "a miss that is found"),
    ("silences.examples", "[bees, \"The p", "[beas, \"The p", "silences.examples.yaml:16:7", "no scene “beas”; did you",
     "a scene"),
    ("silences.examples", "hush:", "hash:", "silences.yaml:8:3", "hush: a hit and a miss at least are wanted",
     "a frame without examples"),
    ("attribution", "takes: np", "takes: noun", "attribution.yaml:6:12", "“noun” is nothing that a verb takes", "slip"),
    ("attribution", "    takes: np\n", "", "attribution.yaml:5:3", "says what its verbs take, of q",
     "a frame that governs nothing"),
    ("attribution", "  say:", "  sayy:", "attribution.yaml:3:3", "no frame “sayy” in the package; did you mean say?",
     "a slip in a frame of verbs"),
    ("silences", "no-mention:", "no-menton:", "silences.yaml:6:3", "did you mean no-mention?", "a slip in a frame"),
    ("attribution", "words: zorble", "takes: np\n    words: zorble", "attribution.yaml:4:5", "is a frame of",
     "two meanings of one frame"),
    ("attribution", "verbs:", "verb:", "attribution.yaml:2:1", "did you mean verbs?", "a section"),
    ("attribution", "forswear:forswore:forsworn", "forswear", "attribution.yaml:10:12", "“forswear” cannot stand here",
     "an irregular verb without forms"),
    ("attribution", "words: zorble", "words: 'gr(o)*use'", "attribution.yaml:4:12", "cannot stand here", "a pattern"),
    ("attribution.examples", "cue: zorbled", "cue: zorbles", "attribution.examples.yaml:4:7", "not found: found is",
     "a hit that is not found"),
    ("attribution.examples", "A zorble flew over Lima.", "A pigeon flew over Lima.", "attribution.examples.yaml:6:7",
     "no “zorble” in the text", "a word that is not there"),
    ("attribution", "irregular: forswear:forswore:forsworn", "irregular: say:zaid:zaid", "attribution.yaml:10:12",
     "“say” is no verb that this file adds", "a verb of the package rewritten"),
    ("attribution", "athwart: rule", "abu0t: rule", "attribution.yaml:9:3", "“abu0t” is no prep",
     "no preposition"),
    ("attribution.examples", "cue: zorble}", "cue: [zorble]}", "attribution.examples.yaml:6:7",
     "text and cue are wanted as words", "a list for a word"),
    ("attribution.examples", "cue: zorble}", "cue: ''}", "attribution.examples.yaml:6:7",
     "text and cue are wanted as words", "no word"),
    ("attribution.examples", "cue: zorble}", "cue: A zorble}", "attribution.examples.yaml:6:7",
     "the cue of a miss is one word", "two words, which are never looked for together"),
    ("attribution.examples", "cue: zorbled,", "cue: zorbled, adressee: x,", "attribution.examples.yaml:4:7", "wanted",
     "a key that is none"),
    ("silences", "adverb: pointedly", "peoples: zork", "silences.yaml:4:3", "is a pattern of the package", "a table"),
    ("silences", "adverb: pointedly", "gap: zork", "silences.yaml:4:3", "is no name for a list", "a slot's name"),
    ("silences", '"{hush}"', '"{hush} {pointing}"', "silences.yaml:11:17", "no list “pointing”", "a pattern as a slot"),
    ("silences.examples", "scenes:\n", "scenes:\n  fish: x\n", "silences.examples.yaml:3:3",
     "the package has a scene “fish”", "a scene of the package"),
    ("silences.examples", "scenes:\n", "scenes:\n  none: null\n", "silences.examples.yaml:3:9", "wanted a text",
     "a scene that is no text"),
    ("silences.examples", 'mention of cod."]\nhush', 'mention of cod.", pt]\nhush', "silences.examples.yaml:11:7",
     "wanted [scene, sentence]", "a miss with a silence"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "place", "words", "why"), WRONG, ids=[f"{w[0]}: {w[5]}" for w in WRONG])
def test_mistakes_have_their_place(
    folder: Path, file: str, old: str, new: str, place: str, words: str, why: str
) -> None:
    path = folder / "en" / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Trouble) as raised:
        load_lexicons(folder, load_registry())
    assert any(f"en/{place}: " in line and words in line for line in str(raised.value).splitlines()), raised.value


def test_a_wrong_key_is_one_mistake(folder: Path) -> None:
    put(folder, "silences", SILENCES.replace('templates: ["{hush}"]', 'template: ["{hush}"]'))
    with pytest.raises(Trouble) as raised:
        load_lexicons(folder, load_registry())
    (told,) = str(raised.value).splitlines()
    assert told.endswith("no “template” to add to; did you mean templates?")


def test_explain_goes_on_where_an_example_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is the tool by which one sees why."""
    put(folder, "silences.examples", SILENCE_EXAMPLES.replace("pt topic cod", "pt topic whales"))
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run(["explain", str(folder / "a.txt"), "--published", "2024-05-10", "--lexicon", str(folder)]) == 0
    assert "hush" in capsys.readouterr().out
    assert run(["claims", str(folder / "a.txt"), "--lexicon", str(folder)]) == 2


def test_every_file_is_told_of(folder: Path) -> None:
    put(folder, "silences", "frames: 5\n")
    put(folder, "attribution", "verbs: 5\n")
    with pytest.raises(Trouble) as raised:
        load_lexicons(folder, load_registry())
    assert [line.split("/en/")[1] for line in str(raised.value).splitlines()] == [
        "attribution.yaml:1:8: wanted a mapping",
        "silences.yaml:1:9: wanted a mapping",
    ]


def test_files_that_would_be_passed_over(folder: Path) -> None:
    for name in ("en/silences.yml", "en/Silences.yaml", "silences.yaml", "de/silences.yaml"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("frames: {}", encoding="utf-8")
        with pytest.raises(Trouble):
            load_lexicons(folder, load_registry())
        path.unlink()
    put(folder, "silences", "")
    with pytest.raises(Trouble, match="an empty file adds nothing"):
        load_lexicons(folder, load_registry())
    (folder / "en" / "silences.yaml").unlink()
    (folder / "en" / "silences.yaml").symlink_to("nowhere")
    with pytest.raises(Trouble, match="no regular file"):
        load_lexicons(folder, load_registry())
    (folder / "en" / "silences.yaml").unlink()
    os.mkfifo(folder / "en" / "silences.yaml")
    with pytest.raises(Trouble, match="no regular file"):
        load_lexicons(folder, load_registry())


def test_examples_have_a_bound(folder: Path) -> None:
    """Each is an article to read."""
    misses = "\n".join(f'    - [bees, "Bee {n}."]' for n in range(998))
    put(folder, "silences.examples", SILENCE_EXAMPLES + misses + "\n")
    with pytest.raises(Trouble, match="more than 1000 examples in one file"):
        load_lexicons(folder, load_registry())


def test_a_complement_named_twice_is_that_one(folder: Path) -> None:
    put(folder, "attribution", ATTRIBUTION.replace("takes: np", "takes: np np"))
    verb = load_lexicons(folder, load_registry())["en"].lexicon.verbs["forswore"]
    assert verb.takes == COMPLEMENTS["np"]


def test_a_configuration_may_name_a_folder_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = folder.parent / "home"
    home.mkdir()
    folder.rename(home / "my")
    (home / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (home / "readoutdiff.toml").write_text('lexicon = "my"\n', encoding="utf-8")
    monkeypatch.chdir(home)
    command = ["claims", "a.txt", "--published", "2024-05-10"]
    assert "airbrushed" in CliRunner().invoke(cli, command).output
    (home / "my" / "en" / "silences.yaml").rename(folder.parent / "out.yaml")
    (home / "my" / "en" / "silences.yaml").symlink_to(folder.parent / "out.yaml")
    assert run(command) == 2, "a link that leads out"


def test_what_is_no_such_folder(tmp_path: Path) -> None:
    registry = load_registry()
    with pytest.raises(Trouble, match="no such file or directory"):
        load_lexicons(tmp_path / "none", registry)
    with pytest.raises(Trouble, match=r"adds nothing: LANG/attribution.yaml or LANG/silences.yaml is wanted, .* en$"):
        load_lexicons(tmp_path, registry)
    put(tmp_path, "compare", "small: {}\n")
    with pytest.raises(Trouble, match="adds to nothing"):
        load_lexicons(tmp_path, registry)
    (tmp_path / "en").rename(tmp_path / "xx")
    with pytest.raises(Trouble, match="no language of that name"):
        load_lexicons(tmp_path, registry)


def test_a_mistake_ends_the_run_with_2_and_no_traceback(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, "silences", "frames: [")
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run(["claims", str(folder / "a.txt"), "--lexicon", str(folder)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"{folder}/en/silences.yaml:1:") and told.count("\n") == 1
