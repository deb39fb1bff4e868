"""The commands as a shell sees them: exit codes, streams, files, the same bytes every time."""

from __future__ import annotations

import csv
import importlib
import io
import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from readoutdiff.cli.group import COMMANDS
from readoutdiff.cli.run import run

ARTICLE = """Fish and Ships in Oslo

Portuguese Foreign Minister Maria Reis met her Norwegian counterpart, Kari Lund, in Oslo on May 2.

Reis told Lund that Portugal would send 30 ships, according to a readout released by the Portuguese Foreign Ministry. \
The Norwegian Foreign Ministry's readout of the meeting makes no mention of this.

Lund said that clean seas come first, according to the Norwegian Foreign Ministry's readout.
"""
NOTHING = "The harbour of Oslo was calm on Friday, and the gulls had it to themselves.\n"
PORTUGAL = "Readout\n\nMinister Maria Reis met Minister Kari Lund in Oslo. Portugal will send 30 ships to the north.\n"
NORWAY = "Readout\n\nMinister Kari Lund met Minister Maria Reis in Oslo. Clean seas come first, said the Minister.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, text in (("oslo.txt", ARTICLE), ("quiet.txt", NOTHING), ("pt.txt", PORTUGAL), ("no.txt", NORWAY)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    return tmp_path


def call(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    code = run(arguments)
    out, err = capfd.readouterr()
    return code, out, err


def shell(*arguments: str, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, **environment}
    return subprocess.run([sys.executable, "-m", "readoutdiff", *arguments], input=stdin, capture_output=True, env=env)


DATE = ("--published", "2025-05-03")


# --- help -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], *([name, "--help"] for name in COMMANDS)])
def test_every_command_has_help(capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    code, out, err = call(capfd, *arguments)
    assert (code, err) == (0, "")
    assert out.startswith("Usage: readoutdiff")


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_overview_says_what_the_command_says(name: str) -> None:
    """The summary in ``--help`` is kept apart, so that no command is loaded for it."""
    from importlib import import_module

    command = import_module(f"readoutdiff.cli.{name}").command
    assert command.help.splitlines()[0] == COMMANDS[name]
    assert "Example" in command.epilog
    assert all(parameter.help for parameter in command.params if parameter.param_type_name == "option")


def test_version(capfd: pytest.CaptureFixture[str]) -> None:
    from readoutdiff import __version__

    assert call(capfd, "--version") == (0, f"readoutdiff {__version__}\n", "")


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_completion(name: str) -> None:
    """As --help tells it; the words that the shell asks for are commands, options and their values."""
    result = shell(_READOUTDIFF_COMPLETE=f"{name}_source")
    assert result.returncode == 0
    assert b"_READOUTDIFF_COMPLETE=" + name.encode() + b"_complete" in result.stdout
    words = {"COMP_WORDS": "readoutdiff compare --format s", "COMP_CWORD": "s" if name == "fish" else "3"}
    result = shell(_READOUTDIFF_COMPLETE=f"{name}_complete", **words)
    assert result.returncode == 0
    assert b"sarif" in result.stdout
    assert b"html" not in result.stdout


@pytest.mark.parametrize("partial", ["no-mfa", "no-mfa@en"])
def test_an_excerpt_is_named_with_or_without_its_language(
    folder: Path, capfd: pytest.CaptureFixture[str], partial: str
) -> None:
    texts = ("--readout", "pt-mfa@en=pt.txt", "--readout", "no-mfa@en=no.txt")
    code, out, _ = call(capfd, "compare", *texts, "--partial", partial, "-f", "json")
    assert code == 0
    assert {each["source"]: each["partial"] for each in json.loads(out)["readouts"]} == {
        "pt-mfa": False,
        "no-mfa": True,
    }


def test_an_unknown_shell_is_trouble() -> None:
    assert shell(_READOUTDIFF_COMPLETE="tcsh_source").returncode == 2


# --- exit codes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["claims", "oslo.txt"], 0),
        (["claims", "quiet.txt"], 0),  # no readout cited is no trouble
        (["compare", "oslo.txt"], 0),  # findings, but nobody asked
        (["compare", "oslo.txt", "--exit-code"], 1),
        (["compare", "oslo.txt", "--fail-on", "omission"], 1),
        (["compare", "oslo.txt", "--fail-on", "unsupported,difference"], 0),
        (["compare", "quiet.txt", "--exit-code"], 0),
        (["compare", "oslo.txt", "--only", "one-sided", "--exit-code"], 0),  # one-sided never counts
        (["compare", "oslo.txt", "--only", "one-sided", "--weak", "--exit-code"], 0),  # nor where it is listed
        (["compare", "oslo.txt", "--fail-on", "one-sided"], 1),  # asked for, though it is only counted in the table
        (["compare", "oslo.txt", "--fail-on", "lies"], 2),
        (["compare", "--readout", "pt-mfa=pt.txt", "--readout", "no-mfa=no.txt"], 0),
        (["compare", "--readout", "pt-mfa=pt.txt", "--readout", "no-mfa=no.txt", "--exit-code"], 1),
        (["compare", "--readout", "pt-mfa=pt.txt", "--readout", "no-mfa=none.txt"], 2),
        (["compare", "oslo.txt", "--readout", "pt-mfa"], 2),
        (["compare", "oslo.txt", "--readout", "pt-mfaa=pt.txt"], 2),
        (["compare", "oslo.txt", "--readout", "pt-mfa@=pt.txt"], 2),
        (["compare", "oslo.txt", "--partial", "pt-mfa"], 2),  # no text of theirs
        (["claims", "none.txt"], 2),
        (["claims", "."], 2),
        (["claims", "bad.txt"], 2),
        (["claims", "bad.txt", "--encoding", "latin-1"], 0),
        (["claims", "oslo.txt", "--encoding", "klingon"], 2),
        (["claims", "oslo.txt", "--published", "May 3"], 2),
        (["claims", "oslo.txt", "--format", "docx"], 2),
        (["claims", "oslo.txt", "--nonsense"], 2),
        (["claims", "oslo.txt", "--source", "pt-mfaa"], 2),  # a misspelt filter must not look like no finding
        (["claims", "oslo.txt", "--event", "e-none"], 2),
        (["compare", "oslo.txt", "--source", "pt-mfaa"], 2),
        (["compare", "oslo.txt", "--event", "e-none", "--exit-code"], 2),
        (["compare", "oslo.txt", "--source", "kremlin"], 0),  # known, but silent here
        (["claims", "oslo.txt", "--registry", "none.yaml"], 2),
        (["nonsense"], 2),
        ([], 2),
        (["check", "."], 2),  # no case there
        (["check"], 2),  # no folder fixtures
        (["sources"], 0),
        (["sources", "the Norwegian Foreign Ministry"], 0),
        (["sources", "the gulls"], 0),
        (["draft", "oslo.txt"], 0),
        (["draft", "none.txt"], 2),
        (["schema", "claims"], 0),
        (["schema", "comparison"], 0),
        (["schema", "case"], 0),
        (["schema", "fish"], 2),
    ],
)
def test_exit_codes(folder: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], code: int) -> None:
    found, out, err = call(capfd, *arguments)
    assert found == code, err
    assert "Traceback" not in err
    if code == 2:
        assert err  # trouble is said
    elif arguments[0] != "check":
        assert out


def test_one_bad_file_does_not_stop_the_rest(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(capfd, "claims", "bad.txt", "oslo.txt", "none.txt", "quiet.txt", "--format", "json")
    assert code == 2
    assert [each["name"] for each in json.loads(out)["documents"]] == ["oslo.txt", "quiet.txt"]
    assert re.search(r"^bad\.txt: not UTF-8", err, re.M)
    assert re.search(r"^none\.txt: no such file", err, re.M)


def test_an_uncaught_exception_is_one_line_and_2(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("out of\nfish")

    monkeypatch.delenv("READOUTDIFF_DEBUG", raising=False)
    monkeypatch.setattr("readoutdiff.parsing.article.parse_article", broken)
    assert call(capfd, "claims", "oslo.txt") == (2, "", "oslo.txt: unexpected RuntimeError: out of fish\n")


BROKEN = {  # what breaks on one file, while it is at which command
    "claims": ("parsing.article.parse_article", ["claims", "-f", "csv"]),
    "claims as json": ("parsing.article.parse_article", ["claims", "-f", "json"]),
    "claims by processes": ("parsing.article.parse_article", ["claims", "-f", "csv", "--jobs", "2"]),
    "compare, parsing": ("parsing.article.parse_article", ["compare", "-f", "csv"]),
    "compare, comparing": ("comparing.compare.compare", ["compare", "-f", "csv"]),
    "claims, drawing": ("reporting.listing.claims_view", ["claims"]),
    "claims, a record": ("reporting.wire.record", ["claims", "-f", "csv"]),
    "compare, drawing": ("reporting.views.comparison_view", ["compare", "-f", "markdown"]),
    "compare, a record": ("reporting.wire.record", ["compare", "-f", "jsonl"]),
    "compare by processes": ("comparing.compare.compare", ["compare", "-f", "jsonl", "--jobs", "2"]),
}


def document_of(one: Any) -> str:
    """The name of the document that articles, a comparison, a claim, a finding or the document itself is about."""
    for way in ("documents", "claim", "document", "name"):
        one = one[0] if isinstance(one, (list, tuple)) else one
        one = getattr(one, way, one)
    return str(one)


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_breaks_the_program_is_named_and_the_others_are_done(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    place, arguments = BROKEN[name]
    if "--jobs" in arguments and "parsing" in place and multiprocessing.get_start_method() != "fork":
        pytest.skip("a new interpreter knows nothing of what is broken here")
    module = importlib.import_module(f"readoutdiff.{place.rpartition('.')[0]}")
    function = place.rpartition(".")[2]
    whole = getattr(module, function)

    def broken(one: Any, *rest: Any, **more: Any) -> Any:
        if document_of(one) == "breaks.txt":
            raise IndexError("list index out of range")
        return whole(one, *rest, **more)

    monkeypatch.delenv("READOUTDIFF_DEBUG", raising=False)
    monkeypatch.setattr(module, function, broken)
    oslo = (folder / "oslo.txt").read_text(encoding="utf-8")
    for copy in ("breaks.txt", "after.txt"):
        (folder / copy).write_text(oslo.replace("30 ships", "31 ships"), encoding="utf-8")
    alone = call(capfd, *arguments, "oslo.txt", "after.txt")
    assert alone[0] == 0
    code, out, err = call(capfd, *arguments, "oslo.txt", "breaks.txt", "after.txt")
    assert (code, err) == (2, "breaks.txt: unexpected IndexError: list index out of range\n")
    numberless = [re.sub(r"(\b[a-z-]*[0-9a-f]{8})-\d\b", r"\1", each) for each in (out, alone[1])]  # ids may be used up
    assert numberless[0] == numberless[1]


def test_one_document_of_all_that_breaks_the_program_names_them(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise IndexError("x")

    monkeypatch.delenv("READOUTDIFF_DEBUG", raising=False)
    monkeypatch.setattr("readoutdiff.reporting.wire.record", broken)
    names = ["oslo.txt"]
    for number in range(4):
        names.append(f"{number}.txt")
        (folder / names[-1]).write_text((folder / "oslo.txt").read_text(encoding="utf-8"), encoding="utf-8")
    said = "oslo.txt, 0.txt, 1.txt, 2 more: unexpected IndexError: x\n"
    assert call(capfd, "claims", *names, "-f", "json") == (2, "", said)


@pytest.mark.parametrize(
    ("module", "arguments"), [("explaining.explain", ["explain"]), ("article.parse_article", ["draft"])]
)
def test_commands_of_one_file_name_it(
    folder: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    arguments: list[str],
) -> None:
    def broken(*_: object) -> None:
        raise IndexError("x")

    monkeypatch.delenv("READOUTDIFF_DEBUG", raising=False)
    monkeypatch.setattr(f"readoutdiff.parsing.{module}", broken)
    assert call(capfd, *arguments, "oslo.txt") == (2, "", "oslo.txt: unexpected IndexError: x\n")


def test_an_official_text_that_breaks_the_program_is_named(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise IndexError("x")

    monkeypatch.delenv("READOUTDIFF_DEBUG", raising=False)
    monkeypatch.setattr("readoutdiff.parsing.readout.parse_readout", broken)
    code, _, err = call(capfd, "compare", "-q", "--readout", "no-mfa=oslo.txt", "--readout", "pt-mfa=quiet.txt")
    assert code == 2
    assert err.splitlines() == [f"{name}: unexpected IndexError: x" for name in ("oslo.txt", "quiet.txt")]


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_interrupted_is_130(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "readoutdiff", "claims", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=-1
    )
    time.sleep(1.0)  # it waits for its input by then
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_broken_pipe_is_141_and_quiet(folder: Path) -> None:
    """What ``| head`` does to a long listing."""
    read, write = os.pipe()
    os.close(read)
    process = subprocess.run([sys.executable, "-m", "readoutdiff", "sources"], stdout=write, stderr=-1)
    os.close(write)
    assert (process.returncode, process.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_full_disk_is_2(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run([sys.executable, "-m", "readoutdiff", "sources"], stdout=full, stderr=-1)
    assert (process.returncode, process.stderr) == (2, b"readoutdiff: no space left on device\n")


# --- streams --------------------------------------------------------------------------------------------------------


def test_warnings_go_to_standard_error(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, err = call(capfd, "claims", "quiet.txt", "--format", "csv")
    assert out.count("\n") == 1  # the header alone
    assert err == "quiet.txt: warning: no official readout is cited\n"
    assert call(capfd, "claims", "quiet.txt", "--format", "csv", "-q")[2] == ""


@pytest.mark.parametrize("arguments", [["claims", "-"], ["claims"]])
def test_standard_input(folder: Path, arguments: list[str]) -> None:
    result = shell(*arguments, "--stdin-name", "wire.txt", "--format", "json", stdin=ARTICLE.encode())
    assert result.returncode == 0
    assert json.loads(result.stdout)["documents"][0]["name"] == "wire.txt"


ALONE = ("compare", "--readout", "pt-mfa=pt.txt")
TWO = (*ALONE, "--readout", "no-mfa=-")


@pytest.mark.parametrize("given", [b"", b"\n \n", None])  # None: closed
@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("claims",), b"Missing ARTICLE: name a file, or - for standard input"),
        (("compare",), b"Missing ARTICLE (or two --readout): name a file"),
        (ALONE, b"Missing ARTICLE (or a second --readout): name a file"),
    ],
)
def test_no_input_at_all_is_trouble(folder: Path, arguments: tuple[str, ...], what: bytes, given: bytes | None) -> None:
    """As in cron: nothing found in nothing would look like a result."""
    line = [sys.executable, "-m", "readoutdiff", *arguments]
    if given is None and os.name == "nt":
        pytest.skip("streams of POSIX")
    result = (
        subprocess.run(["sh", "-c", 'exec "$@" <&-', "sh", *line], capture_output=True)
        if given is None
        else subprocess.run(line, input=given, capture_output=True)
    )
    assert (result.returncode, result.stdout) == (2, b"")
    assert what in result.stderr
    assert (b"nothing came by standard input" in result.stderr) == (given is not None)


@pytest.mark.parametrize(
    ("arguments", "given", "code"),
    [
        (("claims", "-"), b"", 0),  # named: a text that is empty has no claims
        (("claims", "empty.txt"), b"", 0),
        (("claims",), ARTICLE.encode(), 0),
        (ALONE, ARTICLE.encode(), 0),  # the article comes by the pipe
        (TWO, NORWAY.encode(), 0),
        (TWO, b"", 0),  # a text that is empty: warned of, and compared as no text
        (("compare", "--readout", "no-mfa=-"), NORWAY.encode(), 2),  # the pipe is the text; the article is missing
    ],
)
def test_what_is_named_may_be_empty(folder: Path, arguments: tuple[str, ...], given: bytes, code: int) -> None:
    Path("empty.txt").touch()
    result = shell(*arguments, stdin=given)
    assert result.returncode == code, result.stderr
    assert (b"the text is empty" in result.stderr) == (not given)
    assert (b"Missing ARTICLE (or a second --readout)" in result.stderr) == (code == 2)


def test_standard_input_is_read_once(folder: Path) -> None:
    """Once the second text was empty, and all of the first was said to be missing in it."""
    result = shell("compare", "--readout", "no-mfa=-", "--readout", "pt-mfa=-", stdin=ARTICLE.encode())
    assert result.returncode == 2
    assert result.stderr == b"<stdin>: standard input can be read once only\n"


@pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")
@pytest.mark.parametrize(("number", "quiet", "shown"), [(25, (), True), (2, (), False), (25, ("-q",), False)])
def test_progress_is_for_a_person_who_waits(folder: Path, number: int, quiet: tuple[str, ...], shown: bool) -> None:
    import pty

    names = [f"{i}.txt" for i in range(number)]
    for name in names:
        (folder / name).write_text(ARTICLE, encoding="utf-8")
    arguments = [sys.executable, "-m", "readoutdiff", "claims", *names, *quiet]
    leader, follower = pty.openpty()
    subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=follower, check=True)
    os.write(follower, b".")  # so that there is something to read
    assert (b"Reading" in os.read(leader, 100)) == shown
    os.close(leader)
    os.close(follower)
    assert subprocess.run(arguments, capture_output=True, check=True).stderr == b""  # never in a pipe


@pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")
def test_on_a_terminal_no_article_is_a_usage_error(folder: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    process = subprocess.run([sys.executable, "-m", "readoutdiff", "claims"], stdin=follower, capture_output=True)
    os.close(leader)
    os.close(follower)
    assert process.returncode == 2
    assert b"Missing ARTICLE" in process.stderr


@pytest.mark.parametrize("format", ["table", "json", "csv"])
def test_the_same_bytes_whatever_the_surroundings(folder: Path, format: str) -> None:
    """Hash seed, locale, terminal: nothing of it shows."""
    arguments = ("compare", "oslo.txt", *DATE, "--format", format)
    one = shell(*arguments, PYTHONHASHSEED="1", LC_ALL="C", COLUMNS="200", TERM="xterm")
    two = shell(*arguments, PYTHONHASHSEED="2", LC_ALL="C.UTF-8", COLUMNS="40", TERM="dumb", PYTHONIOENCODING="latin-1")
    assert one.stdout == two.stdout
    assert one.stdout


@pytest.mark.parametrize(
    ("arguments", "listed"),
    [
        ((), False),
        (("--weak",), True),
        (("--only", "one-sided"), True),  # who asks for them sees them
        (("--only", "omission,one-sided"), True),
        (("--basis", "article"), True),
        (("--basis", "stated,article"), True),
        (("--source", "no-mfa"), False),  # asks for a source, not for what is weak
    ],
)
@pytest.mark.parametrize("format", ["table", "plain", "markdown"])
def test_one_sided_claims_are_listed_where_asked_for(
    folder: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], listed: bool, format: str
) -> None:
    """The clean seas, which the article cites from Norway's readout alone."""
    _, out, _ = call(capfd, "compare", "oslo.txt", *DATE, "--format", format, *arguments)
    assert ("clean seas come first" in out) == listed
    assert ("1 claim cited to no-mfa alone;" in out.replace("\\", "")) != listed


def test_weak_may_be_the_default_of_a_configuration(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("own.toml").write_text("[compare]\nweak = true\n", encoding="utf-8")
    assert "clean seas come first" in call(capfd, "compare", "oslo.txt", *DATE, "--config", "own.toml")[1]


def test_a_file_is_written_whole_or_not_at_all(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capfd, "claims", "oslo.txt", "--format", "json", "-o", "out.json")
    assert (code, out) == (0, "")
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["claims"]
    before = Path("out.json").read_bytes()
    assert call(capfd, "claims", "none.txt", "--published", "x", "-o", "out.json")[0] == 2
    assert Path("out.json").read_bytes() == before
    assert call(capfd, "claims", "oslo.txt", "-o", "nowhere/out.json")[0] == 2
    assert sorted(path.name for path in Path().iterdir() if path.name.startswith(".")) == []  # nothing left behind


def test_output_keeps_the_mode(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("real.csv").write_text("old", encoding="utf-8")
    Path("real.csv").chmod(0o640)
    assert call(capfd, "claims", "oslo.txt", "--format", "csv", "-o", "real.csv")[0] == 0
    assert Path("real.csv").read_text(encoding="utf-8").startswith("id,")
    assert Path("real.csv").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("option", "environment", "coloured"),
    [
        ("auto", {}, False),  # a pipe
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "0"}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),  # what was asked for on the command line
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, option: str,
    environment: dict[str, str], coloured: bool,
) -> None:  # fmt: skip
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    _, out, _ = call(capfd, "compare", "oslo.txt", *DATE, "--color", option)
    assert ("\x1b[" in out) == coloured


def test_tables_in_a_pipe_are_80_wide(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capfd, "compare", "oslo.txt", *DATE)
    assert max(map(len, out.splitlines())) <= 80
    _, wide, _ = call(capfd, "compare", "oslo.txt", *DATE, "--width", "150")
    assert max(map(len, wide.splitlines())) > 80


# --- results --------------------------------------------------------------------------------------------------------


def test_the_article_is_split_and_compared(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The way through all rooms: the stated silence is a finding, and every span is the text."""
    _, out, _ = call(capfd, "claims", "oslo.txt", *DATE, "--format", "json")
    found = json.loads(out)
    for claim in found["claims"]:
        content = claim["content"]
        assert ARTICLE[content["start"] : content["end"]] == content["text"]
    assert {claim["source"] for claim in found["claims"]} >= {"pt-mfa", "no-mfa"}
    assert [(each["source"], each["has"]) for each in found["omissions"]] == [("no-mfa", ["pt-mfa"])]
    _, out, _ = call(capfd, "compare", "oslo.txt", *DATE, "--format", "json")
    stated = [each for each in json.loads(out)["findings"] if each["basis"] == "stated"]
    assert [(each["kind"], each["present"], each["absent"]) for each in stated] == [("omission", ["pt-mfa"], "no-mfa")]


def test_ids_and_quotations_outlive_edits_elsewhere(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A correction is put on top and another paragraph is reworded: the claims can be cited as before."""

    def found(name: str, text: str) -> dict[str, tuple[str, str]]:
        Path(name).write_text(text, encoding="utf-8")
        claims = json.loads(call(capfd, "claims", name, *DATE, "--format", "json")[1])["claims"]
        for each in claims:
            quote = each["quote"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
            assert text.index(quote["prefix"] + quote["exact"]) + len(quote["prefix"]) == each["content"]["start"]
        return {each["id"]: (each["source"], each["quote"]["exact"]) for each in claims}

    heading, _, rest = ARTICLE.partition("\n\n")
    edited = f"{heading}\n\nCorrected on Sunday.\n\n{rest}\nThe harbour was quiet.\n"
    assert found("oslo.txt", ARTICLE) == found("oslo.txt", edited)


@pytest.mark.parametrize("option", ["--event", "--source", "--only", "--basis", "--sort"])
def test_filters_are_there(folder: Path, capfd: pytest.CaptureFixture[str], option: str) -> None:
    event = json.loads(call(capfd, "compare", "oslo.txt", *DATE, "--format", "json")[1])["events"][0]["id"]
    value = {"--event": event, "--source": "pt-mfa", "--only": "omission", "--basis": "stated", "--sort": "kind"}
    code, out, _ = call(capfd, "compare", "oslo.txt", *DATE, option, value[option], "--format", "csv")
    assert code == 0
    records = list(csv.DictReader(io.StringIO(out)))
    if option not in ("--event", "--sort"):
        assert records
        assert all(
            {"--source": "pt-mfa" in (record["absent"] + record["present"]), "--only": record["kind"] == "omission",
             "--basis": record["basis"] == "stated"}[option]
            for record in records
        )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("compare", "--only", "omision"), "omission"),
        (("compare", "--only", "partial,one-side"), "one-sided"),
        (("compare", "--basis", "artcle"), "article"),
        (("compare", "--fail-on", "omission,diffrence"), "difference"),
        (("compare", "--sort", "kinds"), "kind"),
        (("compare", "--format", "htlm"), "html"),
        (("compare", "--color", "allways"), "always"),
        (("compare", "--source", "no-mfaa"), "no-mfa"),
        (("compare", "--readout", "no-mfa=no.txt", "--partial", "no-mfaa"), "no-mfa"),
        (("claims", "--only", "inherted"), "inherited"),
        (("claims", "-f", "markdwn"), "markdown"),
        (("check", "-f", "junti"), "junit"),
        # nothing near: the words that there are, or where to see them
        (("compare", "--only", "lies"), None),
        (("compare", "--format", "docx"), None),
        (("compare", "--sort", "zebra"), None),
        (("compare", "--event", "zebra"), None),
    ],
)
def test_a_slip_of_the_finger_gets_what_was_meant(
    folder: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], near: str | None
) -> None:
    code, out, err = call(capfd, *arguments[:1], "oslo.txt", *arguments[1:])
    assert (code, out) == (2, "")
    assert ("did you mean" in err) == (near is not None), err
    assert near is None or f"; did you mean {near}?\n" in err


def test_a_slip_in_an_events_id(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    event = json.loads(call(capfd, "claims", "oslo.txt", *DATE, "-f", "json")[1])["events"][0]["id"]
    for arguments in (
        ("claims", "oslo.txt"),
        ("compare", "oslo.txt"),
        ("compare", "oslo.txt", "--readout=no-mfa=no.txt"),
    ):
        code, _, err = call(capfd, *arguments, *DATE, "--event", event[:-1])
        assert code == 2
        assert err.endswith(f"; did you mean {event}?\n")
    assert call(capfd, "schema", "claim")[2].endswith("; did you mean claims?\n")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("out.html", "<!DOCTYPE html>"),
        ("OUT.HTM", "<!DOCTYPE html>"),
        ("out.md", "### Meeting of"),
        ("out.markdown", "### Meeting of"),
        ("out.csv", "id,kind,"),
        ("out.tsv", "id\tkind\t"),
        ("out.json", '{\n  "schema"'),
        ("out.jsonl", '{"id": '),
        ("out.ndjson", '{"id": '),
        ("out.sarif", '{\n  "$schema"'),
        ("out.sarif.json", '{\n  "$schema"'),
        ("out.xml", "<?xml"),
        ("out.txt", "Meeting of Maria"),
        ("out.log", "Meeting of Maria"),  # none of ours
        ("html", "Meeting of Maria"),  # no ending
        (".json", "Meeting of Maria"),
        ("my.json.old", "Meeting of Maria"),
    ],
)
def test_the_format_is_that_of_the_files_ending(
    folder: Path, capfd: pytest.CaptureFixture[str], name: str, begins: str
) -> None:
    def written(*more: str) -> str:
        assert call(capfd, "compare", "oslo.txt", *DATE, "-o", name, *more) == (0, "", "")
        return Path(name).read_text(encoding="utf-8")

    assert written().startswith(begins)
    assert written("--format", "table").startswith("Meeting of Maria")  # --format wins
    Path("readoutdiff.toml").write_text('format = "plain"\n', encoding="utf-8")
    assert "\nline: 5\n" in written()  # and so does the configuration


@pytest.mark.parametrize(
    ("arguments", "name", "begins"),
    [
        (("claims", "oslo.txt"), "c.csv", "id,document,"),
        (("claims", "oslo.txt"), "c.xml", "Meeting of"),  # claims has no junit
        (("claims", "oslo.txt"), "c.sarif", "Meeting of"),
        (("check", "case.yaml"), "k.xml", "<?xml"),
        (("check", "case.yaml"), "k.sarif", "{"),
        (("sources", "the gulls"), "s.md", "| source |"),
        (("explain", "oslo.txt:5"), "e.html", "<!DOCTYPE html>"),
        (("draft", "oslo.txt"), "d.json", "# Drafted"),  # a draft and a schema have one format
        (("schema", "case"), "s.html", "{"),
    ],
)
def test_every_command_goes_by_the_ending(
    folder: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], name: str, begins: str
) -> None:
    Path("case.yaml").write_text(call(capfd, "draft", "oslo.txt")[1], encoding="utf-8")
    assert call(capfd, *arguments, "-o", name)[0] == 0
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("other", [ARTICLE, ARTICLE.replace("clean seas", "quiet harbours")])
def test_two_articles_about_one_meeting_are_not_merged(
    folder: Path, capfd: pytest.CaptureFixture[str], other: str
) -> None:
    """A reprint, and another outlet's account: each has its own event, readouts, rows and findings."""
    Path("wire.txt").write_text(other, encoding="utf-8")
    found = json.loads(call(capfd, "compare", "oslo.txt", "wire.txt", *DATE, "--format", "json")[1])
    for name in ("events", "findings", "omissions"):
        ids = [each["id"] for each in found[name]]
        assert len(ids) == len(set(ids)) > 0, name
    events = {each["id"]: each["document"] for each in found["events"]}
    assert sorted(events.values()) == ["oslo.txt", "wire.txt"]
    assert all(events[row["event"]] == row["claim"]["document"] for row in found["rows"])
    assert len({row["claim"]["id"] for row in found["rows"]}) == len(found["rows"]) == 4
    table = call(capfd, "compare", "oslo.txt", "wire.txt", *DATE)[1]
    assert table.count("that Portugal would send 30 ships") == 2
    alone = json.loads(call(capfd, "compare", "oslo.txt", *DATE, "--format", "json")[1])
    assert alone["events"] == found["events"][:1]  # an id is the same in company


def test_the_same_article_twice_is_read_once(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capfd, "claims", "oslo.txt", "oslo.txt", "--format", "json")
    assert len(json.loads(out)["documents"]) == 1


def test_the_tool_block(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    tool = json.loads(call(capfd, "claims", "oslo.txt", "--format", "json")[1])["tool"]
    assert set(tool) == {"version", "registry_sha256", "lexicon_sha256"}
    assert all(re.fullmatch(r"[0-9a-f]{64}", tool[key]) for key in ("registry_sha256", "lexicon_sha256"))


@pytest.mark.parametrize(
    "format", ["table", "plain", "markdown", "csv", "tsv", "json", "jsonl", "html", "github", "sarif", "junit"]
)
def test_every_format_of_compare(folder: Path, capfd: pytest.CaptureFixture[str], format: str) -> None:
    code, out, err = call(capfd, "compare", "oslo.txt", *DATE, "--format", format)
    assert (code, err) == (0, "")
    assert "30 ships" in out


def test_texts_alone(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ("compare", "--readout", "pt-mfa=pt.txt", "--readout", "no-mfa@en=no.txt", "--format", "json")
    found = json.loads(call(capfd, *arguments)[1])
    assert {each["id"] for each in found["readouts"]} == {"pt-mfa", "no-mfa"}  # @LANG only where two would be alike
    assert {each["origin"] for each in found["readouts"]} == {"text"}
    assert all(each["basis"] == "text" for each in found["findings"])


def test_sources_says_which_and_why(capfd: pytest.CaptureFixture[str]) -> None:
    record = json.loads(call(capfd, "sources", "the Norwegian Foreign Ministry", "--format", "jsonl")[1])
    assert (record["source"], record["reason"]) == ("no-mfa", None)
    record = json.loads(call(capfd, "sources", "the gulls of the harbour", "--format", "jsonl")[1])
    assert record["source"] is None
    assert record["reason"]


SILENT = "Cod\n\nThe Norwegian Foreign Ministry's readout makes no mention of herring.\n"


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("table", "Silences about no event of the article"),
        ("plain", "Silences about no event of the article"),
        ("markdown", "### Silences about no event of the article"),
        ("html", "<h2>Silences about no event of the article</h2>"),
        ("csv", ",no-mfa,,stated,"),
        ("tsv", "\tno-mfa\t\tstated\t"),
        ("jsonl", '"event": null'),
        ("json", '"event": null'),
        ("github", "::warning file=cod.txt,line=3,col=42,title=omission::herring: not in no-mfa."),
        ("sarif", '"ruleId": "omission"'),
        ("junit", 'type="omission"'),
    ],
)
def test_a_silence_about_no_event_is_shown_and_counts(
    folder: Path, capfd: pytest.CaptureFixture[str], format: str, shown: str
) -> None:
    Path("cod.txt").write_text(SILENT, encoding="utf-8")
    code, out, _ = call(capfd, "compare", "cod.txt", "-q", "--exit-code", "-f", format)
    assert code == 1
    assert shown in out
    event = ("--event", "e-none")
    assert call(capfd, "compare", "cod.txt", "oslo.txt", *event)[0] == 2
    assert call(capfd, "compare", "cod.txt", "-q", "--only", "one-sided", "-f", "csv")[1].count("\n") == 1


# --- check and draft ------------------------------------------------------------------------------------------------


def test_a_draft_passes_as_it_stands_and_overwrites_nothing(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ("draft", "oslo.txt", *DATE, "-o", "case.yaml")
    assert call(capfd, *arguments)[0] == 0
    first = Path("case.yaml").read_bytes()
    assert b"# line 5\n" in first  # where to look
    code, out, err = call(capfd, "check", "case.yaml")
    assert code == 0, out + err
    assert call(capfd, *arguments)[0] == 2
    assert Path("case.yaml").read_bytes() == first
    assert call(capfd, "draft", "oslo.txt", *DATE)[1].encode() == first  # the same again


@pytest.mark.parametrize(
    "format", ["github", "sarif", "junit", "json", "jsonl", "csv", "tsv", "markdown", "plain", "html"]
)
def test_every_format_of_check(folder: Path, capfd: pytest.CaptureFixture[str], format: str) -> None:
    text = call(capfd, "draft", "oslo.txt", *DATE)[1].replace("source: pt-mfa", "source: no-mfa", 1)
    Path("case.yaml").write_text(text, encoding="utf-8")
    code, out, _ = call(capfd, "check", "case.yaml", "--format", format)
    assert code == 1
    assert "source: no-mfa" in out.replace("\\", "")


def test_check_goes_on_after_a_bad_case(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = call(capfd, "draft", "oslo.txt", *DATE)[1]
    for name, content in (("a", "title: ["), ("b", text)):
        (folder / "cases" / name).mkdir(parents=True)
        (folder / "cases" / name / "case.yaml").write_text(content, encoding="utf-8")
        (folder / "cases" / name / "oslo.txt").write_text(ARTICLE, encoding="utf-8")
    code, out, err = call(capfd, "check", "cases")
    assert code == 2
    assert "cases/a/case.yaml:" in err
    assert "1 of 2 cases passes, 1 cannot be read;" in out
    assert call(capfd, "check", "cases", "-k", "b")[0] == 0
    assert call(capfd, "check", "cases", "-k", "zebra")[0] == 2


# --- configuration --------------------------------------------------------------------------------------------------


def test_the_nearest_file_sets_defaults(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("readoutdiff.toml").write_text('format = "json"\n[claims]\nformat = "csv"\n', encoding="utf-8")
    assert call(capfd, "claims", "oslo.txt")[1].startswith("id,")  # the command's own table wins
    assert call(capfd, "compare", "oslo.txt")[1].startswith("{")
    assert call(capfd, "compare", "oslo.txt", "--format", "plain")[1].startswith("Meeting of")  # the command line wins
    assert call(capfd, "compare", "oslo.txt", "--no-config")[1].startswith("Meeting of")
    Path("readoutdiff.toml").write_text('published = "2031-05-03"\n', encoding="utf-8")
    assert 'published: "2031-05-03"' in call(capfd, "draft", "oslo.txt")[1]


def test_pyproject_counts_where_it_speaks_of_us(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("pyproject.toml").write_text('[tool.readoutdiff]\nformat = "json"\n', encoding="utf-8")
    Path("inner").mkdir()
    monkeypatch.chdir("inner")
    assert call(capfd, "claims", "../oslo.txt")[1].startswith("{")
    Path("pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")  # the nearest: says nothing
    assert not call(capfd, "claims", "../oslo.txt")[1].startswith("{")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("fromat = 'csv'", "unknown key fromat; did you mean format?"),
        ("[claims]\nfromat = 'csv'", "unknown key claims.fromat; did you mean format?"),
        ("[claim]\nformat = 'csv'", "unknown key claim; did you mean claims?"),
        ("format = ", "no valid TOML"),
        ("format = {a = 1}", "a word, a number"),
        ("width = ['80']", "width: one word is wanted, no list"),
        ("help = true", "unknown key help"),
        ("[compare]\nreadout = 'no-mfa=no.txt'", "unknown key compare.readout"),  # of one call
        ("[compare]\ntexts = 'no-mfa=no.txt'", "unknown key compare.texts"),  # what the code calls it
        ("[compare]\nsources = 'no-mfa'", "unknown key compare.sources"),
    ],
)
def test_a_bad_configuration_is_refused(folder: Path, capfd: pytest.CaptureFixture[str], text: str, what: str) -> None:
    Path("x.toml").write_text(text, encoding="utf-8")
    code, out, err = call(capfd, "claims", "oslo.txt", "--config", "x.toml")
    assert (code, out) == (2, "")
    assert err.startswith("x.toml: ")
    assert what in err


LISTS = ["only = 'difference'", "only = ['difference']", "fail-on = 'omission,difference'",
         "fail-on = ['omission', 'difference']", "basis = 'stated'", "basis = ['stated', 'text']"]  # fmt: skip


@pytest.mark.parametrize("text", LISTS)
def test_a_configuration_gives_one_word_or_a_list(folder: Path, capfd: pytest.CaptureFixture[str], text: str) -> None:
    """Whatever the option is made of; REFERENCE.md shows a list."""
    Path("x.toml").write_text(f"[compare]\n{text}\n", encoding="utf-8")
    code, out, _ = call(capfd, "compare", "oslo.txt", "--config", "x.toml")
    assert code in (0, 1)
    assert out
    Path("x.toml").write_text("[compare]\nfail-on = 'nothing'\n", encoding="utf-8")
    code, _, err = call(capfd, "compare", "oslo.txt", "--config", "x.toml")
    assert code == 2
    assert "Error: --fail-on of x.toml: “nothing” is none of" in err


def test_the_configuration_of_the_reference_works(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parent.parent / "REFERENCE.md").read_text(encoding="utf-8")
    block = re.search(r"```toml\n(.*?)```", page, re.S)
    assert block
    Path("readoutdiff.toml").write_text(block[1], encoding="utf-8")
    Path("our-sources.yaml").write_text("countries:\n  xz: Zubrowka\n", encoding="utf-8")
    code, out, err = call(capfd, "compare", "oslo.txt", *DATE)
    assert (code, err) == (0, "")
    assert out.startswith("Meeting of Maria")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--lang", "english"], "--lang: “english” is no code of a language, as en, ru and zh are"),
        (["--readout", "no-mfa@english=no.txt"], "--readout: “english” is no code of a language"),
        (["--unreported"], "--unreported: there is no official text; it wants a --readout"),
        (["-o", "out.xlsx"], "--output: “out.xlsx”: no .xlsx is written, but .csv, .htm, .html"),
        (["-o", "none/out.csv"], "none/out.csv: the folder none is not there; make it first"),
    ],
)
def test_what_is_refused_says_what_is_wanted(
    folder: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], what: str
) -> None:
    code, out, err = call(capfd, "compare", "oslo.txt", *DATE, *arguments)
    assert (code, out) == (2, "")
    assert what in err


def test_english_of_any_country_is_english(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    plain = call(capfd, "claims", "oslo.txt", *DATE, "-f", "csv")
    assert plain[0] == 0
    for code in ("en", "EN", "en-US", "en_GB"):
        assert call(capfd, "claims", "oslo.txt", *DATE, "-f", "csv", "--lang", code) == plain


def test_filters_that_leave_nothing_say_so(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing found and nothing looked for are not the same."""
    code, out, err = call(capfd, "compare", "oslo.txt", *DATE, "--only", "disputed-omission")
    assert code == 0
    assert out.startswith("No event") or "Nothing" in out
    assert err == "oslo.txt: warning: nothing is left of it by --only, --basis, --source, --event\n"


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    """Sets are in no order of ours; `explain` printed two notes of one span by turns."""
    article = str(Path(__file__).parent.parent / "fixtures" / "brazil-us" / "article.txt")
    for command in (["explain", article, "-f", "csv"], ["compare", article, "-f", "json"]):
        first, second, third = (shell(*command, PYTHONHASHSEED=seed) for seed in ("0", "1", "2"))
        assert first.stdout == second.stdout == third.stdout != b""


def test_a_line_of_standard_input_is_explained(folder: Path) -> None:
    named = shell("explain", "oslo.txt:3", *DATE)
    piped = shell("explain", "-:3", *DATE, "--stdin-name", "oslo.txt", stdin=Path("oslo.txt").read_bytes())
    assert (piped.returncode, piped.stdout) == (0, named.stdout)


# --- explain --------------------------------------------------------------------------------------------------------


def test_explain_draws_spans_under_the_words(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    line = ARTICLE.splitlines().index(next(each for each in ARTICLE.splitlines() if each.startswith("Reis told"))) + 1
    code, out, _ = call(capfd, "explain", f"oslo.txt:{line}", *DATE)
    assert code == 0
    assert out.startswith(f"oslo.txt:{line}\n")
    assert max(map(len, out.splitlines())) <= 80
    lines = out.splitlines()
    text = next(i for i, each in enumerate(lines) if each.startswith("Reis told Lund"))
    marks = "\n".join(lines[text + 1 : text + 5])
    assert "content" in marks and "cue" in marks
    records = json.loads(call(capfd, "explain", f"oslo.txt:{line}", *DATE, "--format", "json")[1])["notes"]
    assert {record["role"] for record in records} >= {"content", "source", "cue", "omission"}
    assert all(record["line"] == line for record in records)


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ("oslo.txt:99", "the text has 8 lines, counted from 1"),
        ("oslo.txt:0", "the text has 8 lines, counted from 1"),
        ("oslo.txt:3-5", "behind the colon one line number is wanted"),
        ("none.txt:1", "no such file"),
        ("https://example.org/a.html", "nothing is fetched, name a file"),
        (".", "a folder; name the files in it"),
    ],
)
def test_explain_of_what_is_not_there(folder: Path, capfd: pytest.CaptureFixture[str], place: str, what: str) -> None:
    code, out, err = call(capfd, "explain", place)
    assert (code, out) == (2, "")
    assert what in err


@pytest.mark.parametrize("format", ["table", "plain", "markdown", "csv", "tsv", "json", "jsonl", "html"])
@pytest.mark.parametrize("arguments", [("explain", "oslo.txt:5"), ("sources", "the Portuguese Foreign Ministry")])
def test_every_format_of_explain_and_sources(
    folder: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], format: str
) -> None:
    code, out, err = call(capfd, *arguments, "--format", format)
    assert (code, err) == (0, "")
    assert "Portuguese" in out


def test_explain_says_which_words_of_silence_lost(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each with its frame and the reason."""
    Path("lost.txt").write_text(
        "Prime Minister Kari Lund of Norway met President Pedro Reis of Portugal in Oslo on May 7. Lund offered "
        "a ferry, the Norwegian prime minister's office said in a statement. Reis thanked Lund, Portugal's "
        "presidency said in a readout.\n"
        "The bill of fare had no mention of cod.\nThe Portuguese readout would omit whales.\n"
        "The Portuguese readout makes no mention of cod.\n",
        encoding="utf-8",
    )
    for line, frame, why in (
        (2, "no-mention", "no account that could lack it"),
        (3, "lack", "only wished, feared or thought of"),
        (4, "there", "stands in other words of silence"),  # `no mention of` behind `makes`
    ):
        told = call(capfd, "explain", f"lost.txt:{line}", "--published", "2024-05-10", "--width", "200")[1]
        assert re.search(rf"lost +{frame} +{why}", told), told


def test_explain_says_where_nothing_fired(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "No rule fired here." in call(capfd, "explain", "quiet.txt:1")[1]


def test_a_language_without_a_lexicon_is_no_trouble(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("ru.txt").write_text("Министры встретились в Осло и говорили о рыбе.\n", encoding="utf-8")
    code, out, err = call(capfd, "claims", "ru.txt")
    assert (code, out) == (0, "No claims.\n")
    assert "no lexicon for language “ru”" in err


@pytest.mark.parametrize("format", ["table", "json", "csv"])
def test_where_every_article_is_refused_nothing_is_printed(
    folder: Path, capfd: pytest.CaptureFixture[str], format: str
) -> None:
    Path("page.txt").write_text("<html><body>Talks</body></html>", encoding="utf-8")
    code, out, err = call(capfd, "claims", "page.txt", "-f", format)
    assert (code, out) == (2, "")  # "No claims." would be an answer
    assert err.startswith("page.txt: HTML")


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("ca-mfa", "ca-gac"),  # an office under a name of its own
        ("us-mfa", "us-state"),  # not the ministry of another country
        ("ru-president", "kremlin"),
        ("no-mfaa", "no-mfa"),  # a slip of the finger
        ("NO-MFA", "no-mfa"),  # capitals
        ("uk-pmo", "gb-pmo"),  # what people call a country's code
        ("norway", "no"),  # a name instead of an id: of the country named, not of one that is spelt alike
        ("china", "cn"),
        ("Norwegian Foreign Ministry", "no-mfa"),
        ("norwegian-mfa", "no-mfa"),
    ],
)
def test_an_unknown_source_gets_its_own_countrys_office(
    folder: Path, capfd: pytest.CaptureFixture[str], wrong: str, near: str
) -> None:
    code, _, err = call(capfd, "compare", "oslo.txt", "--readout", f"{wrong}=pt.txt")
    assert code == 2
    assert f"did you mean {near}?" in err


def test_a_baseline_accepts_failures_until_they_hold(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    good = call(capfd, "draft", "oslo.txt", *DATE)[1]
    bad = good.replace("source: pt-mfa", "source: no-mfa", 1)
    Path("case.yaml").write_text(bad, encoding="utf-8")
    code, _, err = call(capfd, "check", "case.yaml", "--baseline", "known.txt", "--update")
    assert code == 0
    assert err.startswith("+ ")  # the difference is shown
    assert Path("case.yaml").read_text(encoding="utf-8") == bad  # expectations are never touched
    code, out, err = call(capfd, "check", "case.yaml", "--baseline", "known.txt")
    assert (code, err) == (0, "")
    assert "1 todo" in out
    Path("case.yaml").write_text(good, encoding="utf-8")
    code, _, err = call(capfd, "check", "case.yaml", "--baseline", "known.txt")
    assert code == 1
    assert "known.txt: stale: " in err
    assert call(capfd, "check", "case.yaml", "--baseline", "none.txt")[0] == 2
    assert call(capfd, "check", "case.yaml", "--update")[0] == 2


@pytest.mark.parametrize(("score", "code"), [("0.9", 1), ("0.5", 0), ("0.1", 0), ("2", 2)])
def test_a_minimum_score(folder: Path, capfd: pytest.CaptureFixture[str], score: str, code: int) -> None:
    """One of two sources wrong, accepted by a baseline, is 0.5 all the same."""
    text = call(capfd, "draft", "oslo.txt", *DATE)[1].replace("source: pt-mfa", "source: no-mfa", 1)
    Path("case.yaml").write_text(text, encoding="utf-8")
    call(capfd, "check", "case.yaml", "--baseline", "known.txt", "--update")
    assert call(capfd, "check", "case.yaml", "--baseline", "known.txt", "--min-score", score)[0] == code


USAGE = [
    (["clams"], "No such command: clams; did you mean claims?", "a slip"),
    (["fish"], "No such command: fish", "nothing is near: nothing is offered"),
    (["help", "clams"], "No such command: clams; did you mean claims?", "asked for help on it"),
    (["claims", "--forma", "csv"], "No such option: --forma; did you mean --format?", "a slip"),
    (["claims", "--zzz"], "No such option: --zzz", "nothing is near"),
    (["--vers"], "No such option: --vers; did you mean --version?", "before a command"),
    (["--version=3"], "--version: takes no value", "a flag, before a command"),
    (["claims", "--quiet=3"], "--quiet: takes no value", "a flag"),
    (["claims", "--width"], "--width: a value is missing", "nothing behind it"),
    (["claims", "-j"], "-j: a value is missing", "the short name"),
    (["claims", "--width", "5"], "--width: “5” is no whole number from 20 to 1000", "too low"),
    (["claims", "--width", "20.5"], "--width: “20.5” is no whole number from 20 to 1000", "none that is whole"),
    (["claims", "-j", "many"], "--jobs: “many” is no whole number from 1 to 256", "a word"),
    (["check", "--min-score", "nan"], "--min-score: “nan” is no number from 0 to 1", "what Python calls a number"),
    (
        ["claims", "--only", "statd"],
        "--only: “statd” is none of stated, inherited, none; did you mean stated?",
        "a slip",
    ),
    (["schema"], "Missing NAME: one of claims, comparison, case", "an argument that is one of several words"),
    (["schema", "clams"], "NAME: “clams” is none of claims, comparison, case; did you mean claims?", "a slip"),
    (["explain"], "Missing ARTICLE[:LINE]", "an argument"),
    (
        ["explain", "a", "b", "c"],
        "Unexpected b c; words with blanks between them go in quotation marks",
        "two arguments too many",
    ),
    (
        ["help", "claims", "extra"],
        "Unexpected extra; words with blanks between them go in quotation marks",
        "help is of one command",
    ),
]


@pytest.mark.parametrize(("arguments", "words", "why"), USAGE)
def test_usage_errors_are_in_our_words(
    capfd: pytest.CaptureFixture[str], arguments: list[str], words: str, why: str
) -> None:
    """click's own differ from version to version, and so does the line that points to the help."""
    code, out, err = call(capfd, *arguments)
    assert (code, out) == (2, ""), why
    usage, hint, blank, error = err.splitlines()
    assert usage.startswith("Usage: readoutdiff ")
    assert re.fullmatch(r"Try 'readoutdiff(?: [a-z]+)? --help' for help\.", hint)
    assert (blank, error) == ("", f"Error: {words}"), why


def test_without_a_command_the_help_is_printed_as_it_is_laid_out(capfd: pytest.CaptureFixture[str]) -> None:
    """With the code of a usage error, since nothing was done; by click's version it was 0, or one paragraph."""
    _, help_, _ = call(capfd, "--help")
    assert help_.count("\n\n") > 5
    assert call(capfd) == (2, "", help_)
    assert call(capfd, "help") == (0, help_, "")
    _, of_claims, _ = call(capfd, "claims", "--help")
    assert call(capfd, "help", "claims") == (0, of_claims, "")
    assert call(capfd, "help", "help") == call(capfd, "help", "--help")
    assert "\n  help " in help_


def test_the_version_has_a_short_option(capfd: pytest.CaptureFixture[str]) -> None:
    assert call(capfd, "-V") == call(capfd, "--version")


def test_an_encoding_may_be_that_of_one_file(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = "The Kremlin said in a readout that Putin had met Xi in café Oslo.\n"
    (folder / "old.txt").write_bytes(text.encode("latin-1"))
    (folder / "new.txt").write_bytes(text.encode("utf-8"))

    code, out, _ = call(capfd, "claims", "old.txt", "new.txt", "--encoding", "old.txt=latin-1", "-f", "csv", "-q")
    assert (code, out.count("café Oslo")) == (0, out.count("Putin had met Xi in café")), "each is read as it is"
    assert call(capfd, "claims", "old.txt", "-q")[0] == 2, "which is not so without the option"
    texts = ["compare", "--readout", "kremlin=old.txt", "--readout", "cn-mfa=new.txt"]
    assert call(capfd, *texts, "--encoding", "old.txt=latin-1", "-q")[0] == 0
    assert call(capfd, *texts, "--encoding", "latin-1", "--encoding", "new.txt=utf-8", "-q")[0] == 0, (
        "one for the others"
    )
    (folder / "readoutdiff.toml").write_text('encoding = ["old.txt=latin-1"]\n', encoding="utf-8")
    assert call(capfd, "claims", "old.txt", "-q")[0] == 0, "from the configuration"
    assert call(capfd, "claims", "new.txt", "-q")[0] == 0, "which may name what this call does not read"


@pytest.mark.parametrize("name", ["-", "wire.txt"])
def test_standard_input_may_have_its_encoding(folder: Path, name: str) -> None:
    more = ("--stdin-name", "wire.txt", "--encoding", f"{name}=utf-16-le", "--encoding", "ascii")
    for named in ((), ("-",)):
        result = shell("claims", *named, *more, stdin=ARTICLE.encode("utf-16-le"))
        assert (result.returncode, b"30 ships" in result.stdout) == (0, True), result.stderr


def test_the_last_encoding_of_a_file_counts_however_it_is_named(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    more = ("--encoding", "bad.txt=ascii", "--encoding", "./bad.txt=latin-1", "--encoding", "utf-16")
    assert call(capfd, "claims", "bad.txt", *more, "--encoding", "utf-8")[0] == 0
    Path("readoutdiff.toml").write_text('encoding = ["bad.txt=latin-1"]\n', encoding="utf-8")
    Path("in").mkdir()
    monkeypatch.chdir("in")
    assert call(capfd, "claims", "../bad.txt")[0] == 0  # named from where the configuration stands


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ("none.txt=latin-1", "“none.txt” is no file of this call"),
        ("pt.txt=latin-1", "“pt.txt” is no file of this call"),  # on the disk, but not read
        ("-=latin-1", "“-” is no file of this call"),
        ("=latin-1", "is not of the form [FILE=]NAME"),
        ("oslo.txt=", "is not of the form [FILE=]NAME"),
        ("klingon", "“klingon” is no text encoding"),
    ],
)
def test_an_encoding_of_no_file_is_a_usage_error(
    folder: Path, capfd: pytest.CaptureFixture[str], given: str, what: str
) -> None:
    code, out, err = call(capfd, "claims", "oslo.txt", "--encoding", given)
    assert (code, out) == (2, "")
    assert what in err
