"""Many articles in one call: one after another, in order, with little room, by one process or by several."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from handmade import article, claim, comparison, document

from readoutdiff.cli.articles import parse_all
from readoutdiff.cli.comparisons import merged
from readoutdiff.cli.ids import Apart
from readoutdiff.cli.inputs import Session
from readoutdiff.cli.run import run
from readoutdiff.ground.formats import FORMATS
from readoutdiff.ground.model import Article
from readoutdiff.naming.registry import load_registry
from readoutdiff.reporting.report import Report, claims_report, stream

BERGEN = """{minister} told {other} in Bergen on May {day} that cable {day} would be mended, according to a readout \
released by the Norwegian Foreign Ministry. The Peruvian Foreign Ministry's statement makes no mention of cable {day}.
"""


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Eight articles, of which one is refused and two are alike."""
    monkeypatch.chdir(tmp_path)
    for day in range(1, 9):
        text = BERGEN.format(minister="Foreign Minister Kari Lund", other="her counterpart Ana Rojas", day=min(day, 7))
        Path(f"{day}.txt").write_text(text, encoding="utf-8")
    Path("4.txt").write_bytes(b"caf\xe9")
    return [f"{day}.txt" for day in range(1, 9)]


def call(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(arguments)
    return (code, *capfd.readouterr())


# -- as they are ready, in order ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["table", "plain", "markdown", "csv", "tsv", "jsonl"])
def test_each_report_is_written_before_the_next_is_made(format: str) -> None:
    made = []

    def reports() -> Iterator[Report]:
        for number in range(3):
            made.append(number)
            one = replace(article(), document=document(name=f"700{number}"))
            yield claims_report([one], dict, named=True)

    seen = {}
    for part in stream(reports(), format):
        for number in range(3):
            if f"700{number}" in part:
                seen.setdefault(number, list(made))
    if format not in ("csv", "tsv", "jsonl"):  # their documents are those of the claims, made by hand
        assert seen == {0: [0], 1: [0, 1], 2: [0, 1, 2]}
    assert made == [0, 1, 2]


def test_articles_are_parsed_one_at_a_time(names: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    load = Session.load
    monkeypatch.setattr(Session, "load", lambda self, name: loaded.append(name) or load(self, name))
    articles = parse_all(Session(quiet=True), names, load_registry())
    assert next(articles).document.name == "1.txt"
    assert loaded == ["1.txt"]


@pytest.mark.parametrize("command", ["claims", "compare"])
@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_together_as_apart(names: Sequence[str], capfd: pytest.CaptureFixture[str], command: str, format: str) -> None:
    """What is printed of several articles is what is printed of each, but for the ids of the two that are alike."""
    skip = 1 if format == "csv" else 0
    apart = [call(capfd, command, name, "-f", format)[1].splitlines()[skip:] for name in names[:3]]
    together = call(capfd, command, *names[:3], "-f", format)[1].splitlines()[skip:]
    assert together == [line for lines in apart for line in lines]
    assert len(together) > 2


# -- what is refused ---------------------------------------------------------------------------------------------------


def test_a_refused_file_stands_in_nobodys_way(names: Sequence[str], capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(capfd, "claims", *names, "-f", "plain")
    assert code == 2
    assert err.startswith("4.txt: not UTF-8")
    shown = [line for line in out.splitlines() if line.endswith(".TXT")]
    assert shown == [name.upper() for name in names if name != "4.txt"]


def test_two_documents_of_one_name_are_not_mixed_up(names: Sequence[str]) -> None:
    """Standard input under the name of a file: places would be in either."""
    command = [sys.executable, "-m", "readoutdiff", "claims", "1.txt", "-", "--stdin-name", "1.txt", "-f", "plain"]
    done = subprocess.run(command, input=Path("2.txt").read_bytes(), capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode().split(";")[0]) == (2, "1.txt: two documents have this name")
    assert b"cable 1" in done.stdout
    assert b"cable 2" not in done.stdout


def test_nothing_is_written_where_all_is_refused(
    names: Sequence[str], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    Path("out").write_text("old", encoding="utf-8")
    for format in FORMATS:
        assert call(capfd, "claims", "4.txt", "none.txt", "-f", format, "-o", "out")[0] == 2
    assert Path("out").read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*names, "out"])


def test_an_output_file_is_whole_or_not_there(names: Sequence[str], tmp_path: Path) -> None:
    """Where writing stops in the middle, the old file stays and no piece of the new one is left."""
    Path("out").write_text("old", encoding="utf-8")
    code = (
        "import sys, readoutdiff.cli.ids as p\n"
        "real = p.Apart.article\n"
        "def fail(self, one):\n"
        "    if one.document.name == '3.txt': raise KeyboardInterrupt\n"
        "    return real(self, one)\n"
        "p.Apart.article = fail\n"
        "from readoutdiff.cli.run import run\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    done = subprocess.run([sys.executable, "-c", code, "claims", *names, "-o", "out"], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (130, b"")
    assert Path("out").read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*names, "out"])


# -- ids ---------------------------------------------------------------------------------------------------------------


def test_ids_are_unique_over_all_articles(names: Sequence[str], capfd: pytest.CaptureFixture[str]) -> None:
    """7.txt and 8.txt are word for word the same."""
    out = json.loads(call(capfd, "claims", *names, "-f", "json", "-q")[1])
    for kind in ("events", "claims", "omissions"):
        ids = [each["id"] for each in out[kind]]
        assert len(ids) == len(set(ids)) == 7, kind
        assert [each for each in ids if each.endswith("-2")] == ids[-1:]
    assert out["omissions"][-1]["event"] == out["events"][-1]["id"]
    lines = call(capfd, "claims", *names, "-f", "jsonl", "-q")[1].splitlines()
    assert [json.loads(line)["id"] for line in lines] == [each["id"] for each in out["claims"]]


def test_ids_of_many_equal_articles_cost_the_same_each() -> None:
    """The number that was given last is known: nobody counts from 1 again."""
    apart, seen = Apart(), []
    for _ in range(3000):
        seen += [each.id for each in apart.article(Article(document(), (), (claim("a", "pt-mfa", "c1"),), ())).claims]
    assert len(set(seen)) == 3000
    assert seen[:3] == ["c1", "c1-2", "c1-3"]


def test_an_article_with_ids_of_its_own_is_left_as_it_is() -> None:
    one = article()
    assert Apart().article(one) is one


def test_merged_comparisons_have_everything_of_each() -> None:
    one, two = comparison(), comparison(documents=(document(name="bergen.txt"),))
    (both,) = merged([one, two])
    assert both.documents == (*one.documents, *two.documents)
    assert both.findings == (*one.findings, *two.findings)
    assert merged([one]) == [one]
    assert merged([]) == []


# -- several processes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["table", "csv", "json"])
@pytest.mark.parametrize("command", ["claims", "compare"])
def test_jobs_change_no_byte(
    names: Sequence[str], command: str, format: str, capfd: pytest.CaptureFixture[str]
) -> None:
    alone = call(capfd, command, *names, "-f", format)
    assert alone[0] == 2  # one is refused
    assert call(capfd, command, *names, "-f", format, "--jobs", "3") == alone


def test_processes_end_in_silence(names: Sequence[str]) -> None:
    """The pool is closed before the program ends, or Python complains at exit now and then."""
    for _ in range(3):
        command = [sys.executable, "-m", "readoutdiff", "claims", *names[:3], "-j", "2", "-q", "-f", "csv"]
        done = subprocess.run(command, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_jobs_and_standard_input(names: Sequence[str], capfd: pytest.CaptureFixture[str]) -> None:
    """Only one process has it."""
    done = subprocess.run(
        [sys.executable, "-m", "readoutdiff", "claims", "1.txt", "-", "-j", "2", "-f", "plain"],
        input=Path("2.txt").read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"<STDIN>" in done.stdout
    assert b"cable 2 would be mended" in done.stdout  # what came that way, not nothing


def test_jobs_that_read_far_ahead_keep_the_order(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / f"{number:02}.txt" for number in range(20)]  # more than two processes have at hand
    for number, file in enumerate(files):
        day = number + 1
        file.write_text(BERGEN.format(minister="Foreign Minister Kari Lund", other="Ana Rojas", day=day), "utf-8")
    alone = call(capfd, "claims", *map(str, files), "-f", "csv")
    assert alone[0] == 0 and alone[1].count("\n") > 20
    assert call(capfd, "claims", *map(str, files), "-f", "csv", "--jobs", "2") == alone


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1000"])
def test_jobs_are_a_number(names: Sequence[str], capfd: pytest.CaptureFixture[str], jobs: str) -> None:
    code, _, err = call(capfd, "claims", "1.txt", "--jobs", jobs)
    assert code == 2
    assert "--jobs" in err


def test_a_process_that_is_killed_is_told_of(names: Sequence[str]) -> None:
    code = (
        "import os, signal, sys\n"
        "from readoutdiff.cli.inputs import Session\n"
        "parent, real = os.getpid(), Session.load\n"
        "def load(self, name):\n"
        "    if name == '3.txt' and os.getpid() != parent: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(self, name)\n"
        "Session.load = load\n"
        "from readoutdiff.cli.run import run\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "claims", *names, "-j", "2", "-q"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("--jobs: a process was ended")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups")
def test_an_interrupt_ends_all_processes(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text(BERGEN.format(minister="Foreign Minister Kari Lund", other="Ana Rojas", day=3) * 3000, "utf-8")
    names = []
    for number in range(20):
        names.append(str(tmp_path / f"{number}.txt"))
        os.link(large, names[-1])
    command = [sys.executable, "-m", "readoutdiff", "claims", *names, "-j", "2", "-q"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.0)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err
