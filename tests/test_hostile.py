"""Hostile files, names and streams: nothing read or written elsewhere, nothing runs, it ends and says so in a line."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from readoutdiff.checking import loading
from readoutdiff.checking.drafting import scalar
from readoutdiff.checking.quoting import find_quotation, nearest_words
from readoutdiff.cli.run import run
from readoutdiff.ground.formats import FINDINGS_ONLY, FORMATS
from readoutdiff.ground.yamlfile import MOST, load_marked
from readoutdiff.reporting.escape import masked, visible
from readoutdiff.reporting.width import wrap

pytestmark = pytest.mark.skipif(os.name == "nt", reason="devices, links and signals of POSIX")

TALKS = "Portuguese Foreign Minister Maria Reis met her Norwegian counterpart, Kari Lund, in Oslo on May 2.\n\n"
ARTICLE = (
    "Fish and Ships in Oslo\n\n" + TALKS + "Reis told Lund that Portugal would send 30 ships, according to a readout "
    "released by the Portuguese Foreign Ministry. The Norwegian Foreign Ministry's readout makes no mention of this.\n"
)
EVIL = (  # what a terminal, a log, a spreadsheet or a browser would obey
    "=cmd|'/C calc'!A0 \x1b[31mred \x1b]8;;http://e.example/\x07 \x9b31m \x9d0;title\x9c \u202egnihton\u2066 \x08\x08 "
    '<script>alert(1)</script> <img src=x onerror=alert(2)> " onclick=alert(3) </style> --> &#60;b ]]> \ufffe '
    "a|b `c` ![x](http://e.example/x.png) ::error file=a::boo ##[error]boo %0A::warning::x \U000f0000 \ue000"
)
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000\ud800-\udfff\U000f0000-\U0010ffff]")
COMMAND = re.compile(r"^\s*::[a-z]|##\[", re.M)  # of a log of GitHub Actions
ALL = (*FORMATS, *FINDINGS_ONLY)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("oslo.txt").write_text(ARTICLE, encoding="utf-8")
    Path("secret.txt").write_text("the words of somebody else\n", encoding="utf-8")
    return tmp_path


def call(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(arguments)
    return code, *capfd.readouterr()


def harmless(text: str, format: str = "table") -> bool:
    """Whether it can be shown: nothing to obey, and where it is no annotation, no command either."""
    own = re.compile("::(warning|notice|error) file=" if format == "github" else "$.")
    lines = [line for line in text.splitlines() if not own.match(line)]
    return not UNSAFE.search(text) and not COMMAND.search("\n".join(lines))


def shell(command: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """One line of a shell in which ``$R`` is the program."""
    env = {**os.environ, "R": f"{sys.executable} -m readoutdiff"}
    return subprocess.run(["bash", "-c", command], capture_output=True, env=env, timeout=60, **more)


# --- fixtures from strangers ----------------------------------------------------------------------------------------

HEAD = "title: Fish\nprovenance: Written for the tests.\n"
EXPECT = "expect: {claims: [{quote: 30 ships}]}\n"


def case(text: str, name: str = "case") -> Path:
    made = Path(name)
    made.mkdir(parents=True, exist_ok=True)
    (made / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (made / "case.yaml").write_text(text, encoding="utf-8")
    return made


PLACES = [  # what a case names, and what is said; none of it may be read
    ("../secret.txt", "outside the fixture's folder"),
    ("sub/../../secret.txt", "outside the fixture's folder"),
    ("{tmp}/secret.txt", "outside the fixture's folder"),  # absolute
    ("out.txt", "outside the fixture's folder"),  # a link out
    ("far/secret.txt", "outside the fixture's folder"),  # in a folder that is a link out
    ("/dev/zero", "outside the fixture's folder"),  # endless
    ("/dev/stdin", "outside the fixture's folder"),
    ("/proc/self/environ", "outside the fixture's folder"),
    ("zero", "outside the fixture's folder"),  # a link to a device
    ("pipe", "no regular file"),  # would wait for ever
    (".", "no regular file"),
    ("ring", "symbolic links"),
    ("'-'", "no such file"),  # no standard input
    ('"a\\0b"', "no name of a file"),
    ('"a\\e[31m\\n::error::b"', "a\\x1b[31m\\n\\x3a:error\\x3a:b: no such file"),
]


@pytest.mark.parametrize(("name", "what"), PLACES)
@pytest.mark.parametrize("key", ["article", "readouts"])
def test_a_case_reads_nothing_outside_its_folder(
    folder: Path, capfd: pytest.CaptureFixture[str], key: str, name: str, what: str
) -> None:
    word = name.format(tmp=folder) if "{tmp}" in name else name
    value = word if key == "article" else f"{{no-mfa: {word}}}\narticle: article.txt"
    made = case(f"{HEAD}{key}: {value}\n{EXPECT}")
    for link, target in (("out.txt", "../secret.txt"), ("far", ".."), ("zero", "/dev/zero"), ("ring", "ring")):
        (made / link).symlink_to(target)
    os.mkfifo(made / "pipe")
    code, out, err = call(capfd, "check", "case")
    assert code == 2
    assert what in err
    assert "somebody else" not in out + err
    assert harmless(out + err)


LONG = "x" * 5000


@pytest.mark.parametrize(
    "arguments",
    [["claims", LONG], ["explain", f"{LONG}:3"], ["check", LONG], ["claims", "oslo.txt", "--registry", LONG],
     ["claims", "oslo.txt", "-o", LONG], ["claims", "oslo.txt", "--config", LONG], ["draft", LONG],
     ["compare", "--readout", f"kremlin={LONG}", "--readout", "cn-mfa=oslo.txt"]],
    ids=lambda value: value[0],
)  # fmt: skip
def test_a_name_that_is_too_long(folder: Path, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Path.exists raised where os.path.exists says no."""
    code, _, err = call(capfd, *arguments)
    assert code == 2 and "unexpected" not in err
    assert LONG in err


def test_a_case_may_name_what_is_too_long(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("case").mkdir()
    Path("case/case.yaml").write_text(f"title: x\nprovenance: ours\nlanguage: en\narticle: {LONG}\n", encoding="utf-8")
    code, _, err = call(capfd, "check", "case")
    assert code == 2 and "unexpected" not in err and "file name too long" in err


def test_a_link_inside_is_followed(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = case(f"{HEAD}article: link.txt\n{EXPECT}")
    (made / "link.txt").symlink_to("article.txt")
    Path("elsewhere").symlink_to(made)  # nor does it matter how the folder is reached
    assert call(capfd, "check", "case")[0] == 0
    assert call(capfd, "check", "elsewhere")[0] == 0


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_case_file_is_one(folder: Path, capfd: pytest.CaptureFixture[str], kind: str) -> None:
    made = case(HEAD)
    (made / "case.yaml").unlink()
    (made / "case.yaml").symlink_to("../secret.txt") if kind == "link" else os.mkfifo(made / "case.yaml")
    code, _, err = call(capfd, "check", "case")
    assert (code, err.count("\n")) == (2, 1)
    assert "somebody else" not in err


@pytest.mark.parametrize("target", ["../secret.txt", "case.yaml", "../new.txt"])
def test_a_snapshot_that_is_a_link_is_not_written(folder: Path, capfd: pytest.CaptureFixture[str], target: str) -> None:
    """Else --update would put an article's words into any file of whoever checks it."""
    made = case(f"{HEAD}article: article.txt\n{EXPECT}")
    Path("new.txt").write_text("", encoding="utf-8")
    (made / "snapshot.txt").symlink_to(target)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert call(capfd, "check", "case", "--update")[0] == 2
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


DEPTH = 1100  # more than Python's stack


def test_folders_that_lead_back_or_very_deep(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = case(f"{HEAD}article: article.txt\n{EXPECT}", "cases/a")
    (made / "back").symlink_to("..")
    os.chdir("cases")
    for _ in range(DEPTH):
        Path("d").mkdir()
        os.chdir("d")
    Path("case.yaml").write_text("x", encoding="utf-8")
    try:
        found = loading.find_cases([folder / "cases"])
    finally:
        Path("case.yaml").unlink()
        for _ in range(DEPTH):  # pytest could not take them away
            os.chdir("..")
            Path("d").rmdir()
        os.chdir(folder)
    assert [path.parent.name for path in found] == ["a", "d"]
    assert call(capfd, "check", "cases")[0] == 0


TOO_MUCH = [  # what a case.yaml can cost
    ("a: [" + "a," * 600_000 + "]", "too large"),
    (HEAD + "x" * 5_000_000, "larger than 4 MB"),
    ("a: " + "[" * 1000, "nested too deep"),
    ("a0: &a [x, x]\n" + "".join(f"a{i}: [*a, *a, *a, *a, *a]\n" for i in range(99)), f"more than {MOST} mistakes"),
    ("&a [*a]", "anchors and aliases"),
    ("a: !!python/object/apply:os.system [id]", "tags are not read"),
    ("<<: {title: x}", "<< is not read"),
    ("title: x\ntitle: y", "doubled key"),
    (HEAD + "".join(f"k{i}: 1\n" for i in range(20_000)), f"more than {MOST} mistakes"),
    (HEAD + "article: article.txt\nexpect:\n  claims:\n" + "  - {quote: ships, source: xx-mfx}\n" * 9000, "mistakes"),
    (HEAD + "article: article.txt\nexpect:\n  claims:\n" + "  - {quote: 30 ships}\n" * 9000, "more than 2000 entries"),
    (HEAD + "readouts: {" + ", ".join(f"no-mfa@{i}: article.txt" for i in range(99)) + "}", "more than 20 readouts"),
    (HEAD + "article: big.txt\n" + EXPECT, "larger than 256 kB"),
    (HEAD + "article: half.txt\nreadouts: {no-mfa: half.txt}\n" + EXPECT, "larger than 256 kB together"),
    (HEAD + "article: article.txt\nexpect: {counts: {claims: " + "9" * 10_000 + "}}", "a whole number wanted"),
    (HEAD + "article: article.txt\nexpect: {counts: {claims: .inf}}", "a whole number wanted"),
    (HEAD + "article: article.txt\npublished: 2024-99-99\n" + EXPECT, "is no date"),
    (HEAD + "article: article.txt\nexpect: {claims: [{quote: " + "ship " * 10_000 + "}]}", "is not in the text"),
]


@pytest.mark.parametrize(("text", "what"), TOO_MUCH, ids=lambda value: value[:40])
def test_a_case_has_bounds(folder: Path, capfd: pytest.CaptureFixture[str], text: str, what: str) -> None:
    made = case(text)
    (made / "big.txt").write_text("word " * 60_000, encoding="utf-8")
    (made / "half.txt").write_text("word " * 30_000, encoding="utf-8")
    begin = time.process_time()
    code, _, err = call(capfd, "check", "case")
    assert code == 2
    assert what in err
    assert len(err.splitlines()) <= MOST + 1
    assert time.process_time() - begin < 20  # of the processor; a tenth of it usually


def test_many_ellipses_take_no_time() -> None:
    """As one pattern these were 3000 to the power of their number."""
    text = "a " * 5_000
    assert find_quotation(text, " ... ".join(["a"] * 30 + ["b"])) == []  # it would not come back
    assert find_quotation("One two. Two three.\n\nTwo four.", "one ... two ... three") == [(0, 18)]
    assert find_quotation("One two.\n\nTwo three.", "one ... three") == []


def test_a_long_quotation_is_not_looked_for_by_likeness() -> None:
    assert nearest_words("word " * 100_000, "woord " * 10_000) is None


# --- names and words on standard error, in reports, in files --------------------------------------------------------

WORD = "e\x1b[31m\x9b1m\n::error::x\u202e"
COMMANDS = [
    ("claims", WORD),
    ("explain", f"{WORD}:3"),
    ("draft", WORD),
    ("check", WORD),
    ("check", "-k", WORD, "case"),
    ("check", "case", "--baseline", WORD),
    ("sources", "--registry", WORD),
    ("claims", "oslo.txt", "--config", WORD),
    ("claims", "oslo.txt", "--encoding", WORD),
    ("claims", "oslo.txt", "--published", WORD),
    ("claims", "oslo.txt", "--event", WORD),
    ("claims", "oslo.txt", "--source", WORD),
    ("claims", "oslo.txt", "--only", WORD),
    ("claims", "oslo.txt", "--sort", WORD),
    ("claims", "oslo.txt", "--width", WORD),
    ("claims", "oslo.txt", "-o", f"none/{WORD}"),
    ("claims", "oslo.txt", f"--{WORD}"),
    ("compare", "oslo.txt", "--readout", f"{WORD}=oslo.txt"),
    ("compare", "oslo.txt", "--readout", f"no-mfa={WORD}"),
    ("schema", WORD),
    (WORD,),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(arguments).replace(WORD, "EVIL"))
def test_what_is_named_is_shown_harmless(
    folder: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    case(f"{HEAD}article: article.txt\n{EXPECT}")
    code, out, err = call(capfd, *arguments)
    assert code == 2
    assert harmless(out)
    assert harmless(err)
    assert len([line for line in err.splitlines() if not re.match("Usage:|Try |$", line)]) == 1


NAMES = ["a\n::error::b.txt", "e\x1b[31m\x9b.txt", "<script>alert(1)<.txt", "=1+1.txt", "a,b:c%0A.txt", " a|`b`.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_names_and_texts_come_out_harmless(folder: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    text = ARTICLE.replace("30 ships", f"30 ships {EVIL}").replace("no mention of", f"no mention of {EVIL}")
    Path(name).write_text(f"{EVIL}\n\n{text}", encoding="utf-8")
    commands = [("compare", "--lang", "en", "-f", format, name) for format in ALL]
    commands += [("claims", "--lang", "en", "-f", format, name) for format in FORMATS]
    commands += [("explain", "--lang", "en", "-f", format, name) for format in ("table", "plain", "html")]
    for command in commands:
        code, out, err = call(capfd, *command)
        assert code == 0, command
        assert harmless(err), command
        assert harmless(out, command[4]), command
        if command[4] == "html":
            assert out.count("<script") == 1 and "<img" not in out and "<!--" not in out
        elif command[4] == "junit":
            ElementTree.fromstring(out)
        elif command[4] in ("json", "sarif"):
            json.loads(out)
    code, out, _ = call(capfd, "draft", "--lang", "en", name)
    assert code == 0 and harmless(out)
    load_marked(out, "case.yaml").done()


def test_a_name_that_is_no_text(folder: Path) -> None:
    os.link("oslo.txt", b"a\xff\xed\xa0\x80.txt")
    for format in ("table", "json", "sarif", "junit", "html"):
        result = shell(f"$R compare -f {format} a*.txt")
        assert result.returncode == 0, result.stderr
        assert harmless(result.stdout.decode())


@pytest.mark.parametrize("format", ALL)
def test_reports_of_hostile_cases(folder: Path, capfd: pytest.CaptureFixture[str], format: str) -> None:
    word = json.dumps(EVIL.replace("\U000f0000", "") + "\n::error::x")
    made = case("", f"cases/{WORD}")
    entry = f"    - {{quote: 30 ships, speaker: {word}}}\n"
    text = f"title: {word}\nprovenance: x\narticle: article.txt\nexpect:\n  claims:\n{entry}"
    (made / "case.yaml").write_text(text, encoding="utf-8")
    (made / "snapshot.txt").write_text(f"{EVIL}\n::error::x\n", encoding="utf-8")
    case(f"{word}: 1\narticle: {word}\nreadouts: {{{word}: x}}\n", f"cases/broken{WORD}")
    code, out, err = call(capfd, "check", "cases", "-f", format)
    assert code == 2
    assert harmless(err)
    assert harmless(out, format)
    assert [line for line in err.splitlines() if not line.startswith("cases/broken")] == []


@pytest.mark.parametrize("format", ["table", "plain", "markdown"])
def test_a_folders_name_adds_no_line_to_a_report(folder: Path, capfd: pytest.CaptureFixture[str], format: str) -> None:
    case(f"{HEAD}article: article.txt\nexpect: {{counts: {{claims: 9}}}}\n", "cases/a\n1 of 1 cases pass")
    code, out, _ = call(capfd, "check", "cases", "-f", format, "--width", "200")
    assert code == 1
    assert not [line for line in out.splitlines() if line.startswith("1 of 1")]


def test_a_folders_name_adds_no_line_to_a_baseline(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = case(f"{HEAD}article: article.txt\nexpect: {{counts: {{claims: 9}}}}\n", "a\nother: counts: claims: 7")
    call(capfd, "check", str(made), "--baseline", "known.txt", "--update")
    lines = Path("known.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["a other: counts: claims: 7: counts: claims: 9"]
    assert call(capfd, "check", str(made), "--baseline", "known.txt")[0] == 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", "\\x3a:error\\x3a:x"),
        ("##[group]x", "##\\x5bgroup]x"),
        ("12:30 :: 1:1 #[a]", "12:30 :: 1:1 #[a]"),  # no commands
        ("\x9b31m", "\\x9b31m"),
        ("👩‍👩‍👧 e\u0301 家", "👩‍👩‍👧 e\u0301 家"),  # joined, accented and wide characters are no attack
    ],
)
def test_what_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == visible(visible(text)) == shown
    assert len(masked(text)) == len(text)
    assert harmless(scalar(text))
    assert load_marked(f"a: {scalar(text)}", "f").done() == {"a": text}


@pytest.mark.parametrize("character", ["x", "é", "家", "\u0301"])
def test_a_word_without_end_is_wrapped_in_time(character: str) -> None:
    begin = time.process_time()
    assert "".join(wrap(character * 300_000, 40)) == character * 300_000
    assert (
        time.process_time() - begin < 10
    )  # of the processor; a thirtieth usually, a minute where each line looks at all


# --- configuration and registries -----------------------------------------------------------------------------------

CONFIGURATIONS = [
    ("output = 'victim'", "unknown key output"),  # it may come with a stranger's folder
    ("[claims]\noutput = 'victim'", "unknown key claims.output"),
    ("[check]\nupdate = true", "unknown key check.update"),
    ("x = " + "[" * 50_000, "nested too deep"),
    (".".join("a" * 20_000) + " = 1", "a line with more than 500 dots"),
    ("#" * 300_000, "larger than 250,000 bytes"),
    ("width = " + "9" * 10_000, "no valid TOML"),
    ("width = 0x" + "f" * 10_000, "width: a word, a number"),
    ("width = inf", "readoutdiff.toml: “inf” is no whole number from 20 to 1000"),
    ('registry = "a\\u0000b"', "registry: a word, a number"),
    ('"k\\u001b[31m\\n::error::" = 1', "unknown key k\\x1b[31m\\n\\x3a:error::"),
    ("format = 'csv'\nformat = 'json'", "no valid TOML"),
]


@pytest.mark.parametrize(("text", "what"), CONFIGURATIONS, ids=lambda value: value[:30])
def test_a_hostile_configuration(folder: Path, capfd: pytest.CaptureFixture[str], text: str, what: str) -> None:
    Path("readoutdiff.toml").write_text(text, encoding="utf-8")
    code, out, err = call(capfd, "claims", "oslo.txt")
    assert (code, out) == (2, "")
    assert what in err
    assert harmless(err)
    assert not Path("victim").exists()


UPDATES = [  # configuration, more arguments, exit code, what stands in known.txt afterwards
    ("baseline = 'known.txt'", "--update", 2, "old"),  # nothing is recorded then
    ("[check]\nbaseline = 'known.txt'", "--update", 2, "old"),
    ("baseline = '../known.txt'", "--update", 2, "old"),
    ("baseline = 'known.txt'", "--baseline known.txt --update", 0, "new"),
    ("", "--baseline known.txt --update", 0, "new"),
]


@pytest.mark.parametrize(("text", "more", "code", "after"), UPDATES)
def test_a_configuration_names_no_file_that_is_written(
    folder: Path, capfd: pytest.CaptureFixture[str], text: str, more: str, code: int, after: str
) -> None:
    case(f"{HEAD}article: article.txt\nexpect: {{counts: {{claims: 9}}}}\n")
    Path("readoutdiff.toml").write_text(text, encoding="utf-8")
    for name in ("known.txt", "../known.txt"):
        Path(name).write_text("# old\n", encoding="utf-8")
    assert call(capfd, "check", "case", *more.split())[0] == code
    assert Path("../known.txt").read_text(encoding="utf-8") == "# old\n"
    assert (Path("known.txt").read_text(encoding="utf-8") == "# old\n") is (after == "old")


def test_a_snapshot_is_updated_beside_a_baseline_that_is_not(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = case(f"{HEAD}article: article.txt\nexpect: {{counts: {{claims: 9}}}}\n")
    (made / "snapshot.txt").touch()
    Path("readoutdiff.toml").write_text("baseline = 'known.txt'", encoding="utf-8")
    Path("known.txt").write_text("case: counts: claims: 9\n", encoding="utf-8")
    code, _, err = call(capfd, "check", "case", "--update")
    assert (code, Path("known.txt").read_text(encoding="utf-8")) == (0, "case: counts: claims: 9\n")
    assert "not rewritten: only a configuration names it" in err
    assert (made / "snapshot.txt").stat().st_size


ELSEWHERE = [  # what a configuration that was found names, and what is said
    ("registry = '../secret.txt'", "registry: outside"),
    ("registry = '/etc/passwd'", "registry: outside"),
    ("registry = '/dev/stdin'", "registry: outside"),
    ("registry = 'link.txt'", "registry: outside"),
    ("registry = 'pipe'", "registry: no regular file"),
    ("registry = 3", "registry: the name of a file"),
    ("registry = ['a', 'b']", "registry: the name of a file"),
    ("[sources]\nregistry = '../secret.txt'", "registry: outside"),
]


@pytest.mark.parametrize(("text", "what"), ELSEWHERE)
def test_a_configuration_that_is_found_reads_its_folder_alone(
    folder: Path, capfd: pytest.CaptureFixture[str], text: str, what: str
) -> None:
    """Else the words of any file come out, by its mistakes, in a log that the stranger can read."""
    Path("sub").mkdir()
    os.chdir("sub")
    os.mkfifo("pipe")
    Path("link.txt").symlink_to("../secret.txt")
    Path("readoutdiff.toml").write_text(text, encoding="utf-8")
    code, out, err = call(capfd, "sources")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert what in err and "somebody" not in err


def test_a_configuration_that_is_named_reads_where_it_says(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("sub").mkdir()
    Path("extra.yaml").write_text(
        "sources:\n  no-fish: {party: no, names: [Norwegian Fish Council]}\n", encoding="utf-8"
    )
    Path("sub/readoutdiff.toml").write_text("registry = '../extra.yaml'", encoding="utf-8")
    assert "no-fish" in call(capfd, "sources", "Norwegian Fish Council", "--config", "sub/readoutdiff.toml")[1]
    Path("readoutdiff.toml").write_text("registry = 'extra.yaml'", encoding="utf-8")  # found, in its folder
    os.chdir("sub")
    Path("readoutdiff.toml").unlink()
    assert "no-fish" in call(capfd, "sources", "Norwegian Fish Council")[1]


@pytest.mark.parametrize("text", ["tool = 3 # [tool.readoutdiff]", "tool.readoutdiff = 4 # [tool.readoutdiff]"])
def test_a_project_file_of_another_shape(folder: Path, capfd: pytest.CaptureFixture[str], text: str) -> None:
    Path("pyproject.toml").write_text(text, encoding="utf-8")
    assert call(capfd, "claims", "oslo.txt")[2].endswith("tool.readoutdiff has to be a table\n")


def test_no_number_is_no_minimum(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A gate of nan would let everything through."""
    case(f"{HEAD}article: article.txt\n{EXPECT}")
    assert call(capfd, "check", "case", "--min-score", "nan")[0] == 2


@pytest.mark.parametrize("arguments", ["claims FILE", "claims oslo.txt --registry FILE", "check case --baseline FILE"])
def test_a_device_without_end(folder: Path, capfd: pytest.CaptureFixture[str], arguments: str) -> None:
    case(f"{HEAD}article: article.txt\n{EXPECT}")
    code, _, err = call(capfd, *arguments.replace("FILE", "/dev/zero").split())
    assert code == 2
    assert re.fullmatch(r"/dev/zero: (larger than|too large: more than) .*\n", err)


# --- where results go -----------------------------------------------------------------------------------------------

OUTPUTS = [  # name, what is said
    ("dir", "is a directory"),
    ("none/out", "the folder none is not there; make it first"),
    ("oslo.txt/out", "not a directory"),
    ("ring", "too many levels of symbolic links"),
    ("way/out", "the folder way is not there"),  # by a link that leads nowhere
    ("/dev/full", "no space left on device"),
    ("oslo.txt", "is read as input"),
    ("./same.txt", "is read as input"),  # a link to it
]


@pytest.mark.parametrize(("name", "what"), OUTPUTS)
def test_output_that_cannot_be(folder: Path, capfd: pytest.CaptureFixture[str], name: str, what: str) -> None:
    Path("dir").mkdir()
    Path("ring").symlink_to("ring")
    Path("way").symlink_to("nowhere")
    Path("same.txt").symlink_to("oslo.txt")
    code, out, err = call(capfd, "compare", "oslo.txt", "-o", name)
    assert (code, out) == (2, "")
    assert err.startswith(f"{name.removeprefix('./')}: ") and what in err
    assert Path("oslo.txt").read_text(encoding="utf-8") == ARTICLE
    assert not [path for path in folder.rglob(".*") if path.is_file()]


@pytest.mark.parametrize(
    "arguments", ["explain oslo.txt:3", "compare --readout no-mfa=oslo.txt oslo.txt", "sources --registry oslo.txt"]
)
def test_no_input_is_overwritten(folder: Path, capfd: pytest.CaptureFixture[str], arguments: str) -> None:
    assert call(capfd, *arguments.split(), "-o", "oslo.txt")[0] == 2
    assert Path("oslo.txt").read_text(encoding="utf-8") == ARTICLE


READ = [  # what a call reads without naming it, or by another name than -o has
    ("check cases", "cases/a/article.txt"),
    ("check cases", "cases/a/case.yaml"),
    ("check cases", "cases/a/no.txt"),
    ("check cases", "cases/a/snapshot.txt"),
    ("check cases --update", "cases/a/snapshot.txt"),
    ("check cases", "hard.txt"),  # of an article
    ("check cases --baseline known.txt", "known.txt"),
    ("check cases --baseline known.txt --update", "known.txt"),
    ("check cases --baseline new.txt --update", "new.txt"),  # written before the report is
    ("check cases --baseline cases/a/article.txt --update", "out.txt"),  # the baseline itself would be one
    ("check cases --baseline readoutdiff.toml --update", "out.txt"),
    ("check cases", "readoutdiff.toml"),
    ("check cases", "extra.yaml"),  # the registry that the configuration names
    ("sources", "extra.yaml"),
    ("claims - < oslo.txt", "oslo.txt"),
    ("claims < oslo.txt", "oslo.txt"),
    ("claims oslo.txt cases/a/no.txt -j 2", "oslo.txt"),  # read by other processes
    ("explain oslo.txt:3", "oslo.txt"),
    ("compare oslo.txt --readout no-mfa@en=cases/a/no.txt", "cases/a/no.txt"),
]


@pytest.mark.parametrize(("arguments", "output"), READ)
def test_nothing_that_is_read_is_overwritten(folder: Path, arguments: str, output: str) -> None:
    made = case(f"{HEAD}article: article.txt\nreadouts: {{no-mfa: no.txt}}\n{EXPECT}", "cases/a")
    (made / "no.txt").write_text("Norway's Foreign Ministry\n\nLund met Reis in Oslo.\n", encoding="utf-8")
    (made / "snapshot.txt").write_text("old\n", encoding="utf-8")
    Path("hard.txt").hardlink_to(made / "article.txt")
    Path("known.txt").write_text("", encoding="utf-8")
    Path("extra.yaml").write_text(
        "sources:\n  no-fish: {party: no, names: [Norwegian Fish Council]}\n", encoding="utf-8"
    )
    Path("readoutdiff.toml").write_text("registry = 'extra.yaml'\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    command, less, stdin = arguments.partition(" < ")
    result = shell(f"$R {command} -o {output}{less}{stdin}")
    assert result.returncode == 2, result.stderr
    assert b"overwrit" in result.stderr and result.stderr.count(b"\n") == 1
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_is_not_read_is_written(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file that is called like a value of an option; one that was written before; one of an earlier call."""
    for arguments in ("claims oslo.txt -f csv -o csv", "claims secret.txt -o out", "claims oslo.txt -o secret.txt"):
        assert [call(capfd, *arguments.split())[0] for _ in range(2)] == [0, 0]
    case(f"{HEAD}article: article.txt\nexpect: {{counts: {{claims: 9}}}}\n")
    for _ in range(2):
        assert call(capfd, "check", "case", "--baseline", "known.txt", "--update", "-o", "report.txt")[0] == 0


@pytest.mark.parametrize("target", ["../victim", "real.txt", "none.txt"])
def test_a_report_goes_through_no_link(folder: Path, capfd: pytest.CaptureFixture[str], target: str) -> None:
    """Whoever made the folder may have laid it, with the name that a user is likely to give."""
    Path("sub").mkdir()
    for name in ("victim", "sub/real.txt"):
        Path(name).write_text("old", encoding="utf-8")
    Path("sub/report.txt").symlink_to(target)
    for arguments in ("claims oslo.txt", "schema case", "draft oslo.txt"):
        code, out, err = call(capfd, *arguments.split(), "-o", "sub/report.txt")
        assert (code, out, err.count("\n")) == (2, "", 1)
    assert Path("victim").read_text(encoding="utf-8") == Path("sub/real.txt").read_text(encoding="utf-8") == "old"
    assert not Path("sub/none.txt").exists()


@pytest.mark.parametrize("stream", ["/dev/stdout >> out.txt", "/dev/fd/3 3>> out.txt", "/dev/stdout | cat >> out.txt"])
def test_a_stream_of_the_system_is_none(folder: Path, stream: str) -> None:
    """What stands in the file already stays."""
    Path("out.txt").write_text("first\n", encoding="utf-8")
    result = shell(f"$R claims oslo.txt -f csv -o {stream}")
    assert (result.returncode, result.stderr) == (0, b"")
    assert Path("out.txt").read_text(encoding="utf-8").startswith("first\nid,")


def test_a_draft_writes_through_no_link(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One that leads nowhere yet may have been laid by whoever made the folder."""
    Path("case.yaml").symlink_to("victim")
    assert call(capfd, "draft", "oslo.txt", "-o", "case.yaml")[0] == 2
    assert not Path("victim").exists()


def test_a_full_disk_keeps_the_old_file(folder: Path) -> None:
    Path("out.html").write_text("old", encoding="utf-8")
    result = shell("ulimit -f 4; $R compare oslo.txt -f html -o out.html")
    assert (result.returncode, result.stderr) == (2, b"out.html: file too large\n")
    assert Path("out.html").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["oslo.txt", "out.html", "secret.txt"]


STREAMS = [  # how the shell calls it, exit code, what stands on standard error
    ("$R claims oslo.txt >&-", 2, "readoutdiff: bad file descriptor"),
    ("$R --help >&-", 2, "readoutdiff: bad file descriptor"),
    ("$R --help >/dev/full", 2, "readoutdiff: no space left on device"),
    ("$R claims oslo.txt -o out.txt >&-", 0, ""),  # it needs none
    ("$R claims oslo.txt 2>&-", 0, ""),
    ("$R claims none.txt 2>&-", 2, ""),  # 1 would read as findings
    ("$R claims none.txt 2>/dev/full", 2, ""),
    ("$R nonsense 2>/dev/full", 2, ""),
    ("$R claims none.txt >&- 2>&- <&-", 2, ""),
    ("$R claims oslo.txt >/dev/full 2>/dev/full", 2, ""),
    ("$R claims - <&-", 2, "<stdin>: standard input is closed"),
    ("$R claims oslo.txt <&-", 0, ""),
]


@pytest.mark.parametrize(("command", "code", "said"), STREAMS)
@pytest.mark.parametrize("unbuffered", ["", "1"])  # what Python keeps back fails at its exit, if nobody lets it go
def test_closed_and_full_streams(folder: Path, command: str, code: int, said: str, unbuffered: str) -> None:
    result = shell(f"export PYTHONUNBUFFERED={unbuffered}; {command}")
    assert (result.returncode, result.stderr.decode()) == (code, said and said + "\n")


# --- ended from outside ---------------------------------------------------------------------------------------------

READY = "import os, sys; import readoutdiff.__main__ as m; os.write(int(sys.argv.pop()), b'.'); m.main()"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("delay", [0.02, 0.1, 0.3, 0.8])
def test_ended_at_any_moment(folder: Path, number: signal.Signals, delay: float) -> None:
    """Old or new, never half; nothing said, nothing left. The second article takes longer than the longest delay."""
    Path("long.txt").write_text(ARTICLE + "".join(ARTICLE.replace("30", str(i)) for i in range(2000)), encoding="utf-8")
    Path("out.csv").write_text("old", encoding="utf-8")
    read, ready = os.pipe()
    arguments = ["compare", "oslo.txt", "long.txt", "-f", "csv", "-o", "out.csv", str(ready)]
    process = subprocess.Popen([sys.executable, "-c", READY, *arguments], pass_fds=[ready], stdout=-1, stderr=-1)
    os.read(read, 1)
    time.sleep(delay)
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    os.close(read)
    os.close(ready)
    code = -number if number == signal.SIGKILL else 128 + number
    assert (process.returncode, out, err) == (code, b"", b"")
    assert Path("out.csv").read_text(encoding="utf-8") == "old"
    assert not list(folder.glob(".*"))
