"""A good case, and copies of it falsified in one place: each fails with its place, its words and its exit code."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from readoutdiff.cli.run import run

ARTICLE = """Fish and Ships in Oslo

Portuguese Foreign Minister Maria Reis met her Norwegian counterpart, Kari Lund, in Oslo on May 2.

Reis told Lund that Portugal would send 30 ships, according to a readout released by the Portuguese Foreign Ministry. \
The Norwegian Foreign Ministry's readout of the meeting makes no mention of this.

Lund said that clean seas come first, according to the Norwegian Foreign Ministry's readout.
"""
NORWAY = """Readout

Minister Kari Lund met Minister Maria Reis in Oslo. Clean seas come first, the Minister said.
"""
CASE = """title: Ships that one side speaks of
provenance: Written for the tests; the countries exist, the meeting does not.
published: "2025-05-03"
language: en
article: article.txt
readouts:
  no-mfa: no.txt

expect:
  claims:
    - quote: Portugal would send 30 ships
      source: pt-mfa
      speaker: Maria Reis
      event: {participants: [Reis, Lund], date: "2025-05-02"}
    - quote: clean seas come first
      source: no-mfa
      speaker: Lund
  omissions:
    - quote: makes no mention of this
      source: no-mfa
      has: [pt-mfa]
      claim: would send 30 ships
  findings:
    - kind: confirmed-omission
      claim: would send 30 ships
      basis: text
  verdicts:
    - quote: would send 30 ships
      readout: no-mfa
      verdict: absent
    - quote: clean seas come first
      readout: no-mfa
      verdict: present
      basis: text
  counts: {claims: 2, omissions: 1}

forbid:
  claims:
    - quote: in Oslo on May 2
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "oslo").mkdir()
    for name, text in (("article.txt", ARTICLE), ("no.txt", NORWAY), ("case.yaml", CASE)):
        (tmp_path / "oslo" / name).write_text(text, encoding="utf-8")
    return tmp_path / "oslo"


def check(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["check", "oslo", *arguments])
    return code, *capfd.readouterr()


def test_the_good_case_passes(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = check(capfd)
    assert (code, err) == (0, ""), out
    assert "1 of 1 case passes; 9 expectations: 9 hold, 0 fail, 0 todo." in out


DOES_NOT_HOLD = [  # what is written, what instead of it, the entry that fails, what is said to be there
    ("source: pt-mfa", "source: no-mfa", "11:7: claims", "found: source: pt-mfa"),
    ("speaker: Maria Reis", "speaker: Kari Lund", "11:7: claims", "speaker: Maria Reis"),
    ("speaker: Lund", "speaker: null", "15:7: claims", "speaker: Kari Lund"),
    ('date: "2025-05-02"', 'date: "2025-05-03"', "11:7: claims", "2025-05-02"),
    ("source: no-mfa\n      has", "source: pt-mfa\n      has", "19:7: omissions", "source: no-mfa"),
    ("has: [pt-mfa]", "has: []", "19:7: omissions", "has: [pt-mfa]"),
    ("makes no mention of this", "that clean seas", "19:7: omissions", "found: nothing of the kind"),
    ("omissions: 1", "omissions: 2", "35:34: counts", "found: omissions: 1"),
    ("kind: confirmed-omission", "kind: disputed-omission", "24:7: findings", "kind: confirmed-omission"),
    ("basis: text\n  verdicts", "basis: stated\n  verdicts", "24:7: findings", "basis: text"),
    ("verdict: absent", "verdict: present", "28:7: verdicts", "verdict: absent"),
    ("verdict: present", "verdict: absent", "31:7: verdicts", "verdict: present"),
    ("quote: in Oslo on May 2", "quote: 30 ships", "39:7: claims", "source: pt-mfa"),  # forbidden, but there
]


@pytest.mark.parametrize(("old", "new", "entry", "found"), DOES_NOT_HOLD)
def test_what_does_not_hold(
    folder: Path, capfd: pytest.CaptureFixture[str], old: str, new: str, entry: str, found: str
) -> None:
    assert old in CASE
    (folder / "case.yaml").write_text(CASE.replace(old, new, 1), encoding="utf-8")
    code, out, err = check(capfd, "--width", "200")
    assert (code, err) == (1, "")
    shown = out[out.index("oslo/case.yaml:") :].splitlines()
    assert shown[0] == f"oslo/case.yaml:{entry}"
    assert found in "\n".join(shown[1:4])
    line, column, _ = re.split(": ?", entry)
    assert f"::error file=oslo/case.yaml,line={line},col={column},title=failed::" in check(capfd, "-f", "github")[1]


CANNOT_BE_READ = [  # what is written, what instead of it, the place, what is said
    ("source: pt-mfa", "sorce: pt-mfa", "12:7", "unknown key sorce; did you mean source?"),
    ("source: pt-mfa", "source: pt-mfaa", "12:15", "no source of the registry; did you mean pt-mfa?"),
    ("source: pt-mfa", "source: pt-mfa\n      source: pt-mfa", "13:7", "doubled key: source (first on line 12)"),
    ("send 30 ships", "send 31 ships", "11:14", "is not in the text; did you mean “Portugal would send 30 ships,”?"),
    ("expect:", "expect: [", "11:5", "no valid YAML: nothing where a value has to be (a bracket is not closed"),
    ("article: article.txt", "article: artikel.txt", "5:10", "artikel.txt: no such file"),
    ("article: article.txt", "article: snapshot.txt", "5:10", "give the text another name"),
    ("no-mfa: no.txt", "no-mfa: nei.txt", "7:11", "nei.txt: no such file"),
    ("no-mfa: no.txt", "no-mfa: latin.txt", "7:11", "latin.txt: not UTF-8"),
    ("article: article.txt", "article: latin.txt", "5:10", "latin.txt: not UTF-8"),
    ("verdict: absent", "verdict: missing", "30:16", "“missing” is not known here"),
    ("claims: 2", "claims: 012", "35:20", "a whole number wanted"),  # YAML 1.1 would read 10
    ("claims: 2", "claims: 1:30", "35:20", "a whole number wanted"),  # and 90
    ("claims: 2", "claims: no", "35:20", "a whole number wanted"),
    ("has: [pt-mfa]", "has: pt-mfa", "21:12", "a list: [...] wanted"),
    ("has: [pt-mfa]", "has: [pt-mfa no-mfa]", "21:13", "is no source of the registry"),
    ("- quote: clean seas come first\n      source: no-mfa\n      speaker: Lund", "- {quote: Reis told Lund, kindly}",
     "15:31", "unknown key kindly; words with a comma in {...} need quotation marks"),
    ("speaker: Maria Reis", "speaker: Reis: Maria", "13:20", "put words with a colon in quotation marks"),
    ("speaker: Maria Reis", "speaker: @Reis", "13:16", "put words that begin with @, ` or % in quotation marks"),
    ("speaker: Maria Reis", 'speaker: "Maria" Reis', "13:24", "quotation marks have to enclose the whole text"),
    ("      speaker: Maria Reis", "\tspeaker: Maria Reis", "13:1", "indent with blanks, not with tabs"),
    ("has: [pt-mfa]", "has: [pt-mfa", "22:12", "a bracket is not closed"),
    ("speaker: Maria Reis", "speaker: *Reis", "13:16", "anchors and aliases are not read"),
    ("title: Ships that one side speaks of", "title: 2025", "1:8", "words wanted; put it in quotation marks"),
    ("omissions: 1", "omissions: 0", "35:34", "omissions: 0 contradicts the 1 omission that the case expects"),
    ("readouts:\n  no-mfa: no.txt", "readouts: no.txt", "6:11", "a mapping wanted"),
    ("readouts:\n  no-mfa: no.txt", "readouts: [no.txt]", "6:11", "a mapping wanted"),
    ("readouts:\n", "partial: no-mfa\nreadouts:\n", "6:10", "a list: [...] wanted"),
    ("forbid:\n", "forbid: nothing\nforbids:\n", "37:9", "a mapping wanted"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "what"), CANNOT_BE_READ)
def test_what_cannot_be_read(
    folder: Path, capfd: pytest.CaptureFixture[str], old: str, new: str, place: str, what: str
) -> None:
    assert old in CASE
    (folder / "latin.txt").write_bytes("Blåhval i Tromsø".encode("latin-1"))
    (folder / "case.yaml").write_text(CASE.replace(old, new, 1), encoding="utf-8")
    code, out, err = check(capfd, "-f", "github")
    assert code == 2
    assert any(line.startswith(f"oslo/case.yaml:{place}: ") and what in line for line in err.splitlines()), err
    line, column = place.split(":")
    assert f"::error file=oslo/case.yaml,line={line},col={column},title=unreadable::" in out


def test_a_case_in_another_encoding(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "case.yaml").write_bytes(CASE.replace("Ships", "Båter").encode("latin-1"))
    code, _, err = check(capfd)
    assert (code, err) == (2, "oslo/case.yaml: not UTF-8 at byte 8\n")


def test_a_byte_order_mark_and_windows_line_ends_are_fine(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("case.yaml", "article.txt", "no.txt"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert check(capfd)[0] == 0


def test_all_mistakes_come_in_one_run(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A doubled key, a misspelt one, an unknown source, a quotation that is not there, a missing file: five lines."""
    text = CASE.replace("language: en", "language: en\nlanguage: no").replace("speaker: Lund", "speeker: Lund")
    text = text.replace("source: pt-mfa", "source: pt-mfaa").replace("clean seas come", "clean seas go", 1)
    (folder / "case.yaml").write_text(text.replace("no-mfa: no.txt", "no-mfa: nei.txt"), encoding="utf-8")
    code, _, err = check(capfd)
    assert code == 2
    assert [line.split(": ")[0] for line in err.splitlines()] == [
        f"oslo/case.yaml:{place}" for place in ("5:1", "8:11", "13:15", "16:14", "18:7")
    ]


@pytest.mark.parametrize("format", ["json", "sarif", "junit", "markdown"])
def test_what_cannot_be_read_stands_in_every_format(
    folder: Path, capfd: pytest.CaptureFixture[str], format: str
) -> None:
    """CI shows these, not standard error."""
    (folder / "case.yaml").write_text(CASE.replace("source: pt-mfa", "sorce: pt-mfa"), encoding="utf-8")
    out = check(capfd, "-f", format)[1]
    if format == "json":
        assert json.loads(out)["mistakes"][0]["place"] == "oslo/case.yaml:12:7"
    elif format == "sarif":
        (result,) = json.loads(out)["runs"][0]["results"]
        assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 12, "startColumn": 7}
    elif format == "junit":
        assert [each.get("type") for each in ElementTree.fromstring(out).iter("failure")] == ["unreadable"]
    else:
        assert "### Cannot be read\n\noslo/case.yaml:12:7: unknown key sorce" in out
        assert "0 of 1 case passes, 1 cannot be read." in out


def test_a_job_summary(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What ``>> $GITHUB_STEP_SUMMARY`` gets: tables, and each failure under its place."""
    (folder / "case.yaml").write_text(CASE.replace("source: pt-mfa", "source: no-mfa", 1), encoding="utf-8")
    out = check(capfd, "-f", "markdown")[1]
    assert out.startswith("| case | title | state | hold | fail | todo |\n| --- | --- | --- | ---: | ---: | ---: |\n")
    assert "\n### Failed\n\n#### oslo/case.yaml:11:7: claims\n\nexpected: quote: Portugal would send 30 ships" in out


@pytest.mark.parametrize("odd", ["5", "[]", "{}", "[[x]]", "{a: [b]}", "null", "true", "'...'", "'\\u202e'", "- 1"])
def test_any_value_anywhere_is_read_or_is_a_mistake_with_a_place(
    folder: Path, capfd: pytest.CaptureFixture[str], odd: str
) -> None:
    """No key's value, and no entry, brings the loader down."""
    for match in re.finditer(r"(?m)(?<=: )\S.*$|(?<=- )\S.*$", CASE):
        text = CASE[: match.start()] + odd + CASE[match.end() :]
        (folder / "case.yaml").write_text(text, encoding="utf-8")
        code, _, err = check(capfd)
        assert code in (0, 1, 2)
        assert "unexpected" not in err and "Traceback" not in err, text
        assert (code == 2) == bool(err)
        assert all(re.match(r"oslo/case\.yaml:\d+:\d+: ", line) for line in err.splitlines()), err


# --- what is recorded ---------------------------------------------------------------------------------------------


def test_a_snapshot_holds_until_what_is_printed_changes(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    snapshot = folder / "snapshot.txt"
    assert check(capfd, "--update")[0] == 2  # nothing recorded, nothing to update
    snapshot.touch()  # an empty one is asked to be filled
    code, _, err = check(capfd, "--update")
    assert code == 0
    assert "oslo/snapshot.txt: + claim: that Portugal would send 30 ships" in err
    assert check(capfd, "--update")[2] == ""  # the same again
    snapshot.write_bytes(snapshot.read_bytes().replace(b"\n", b"\r\n"))
    assert check(capfd)[0] == 0  # as a checkout on Windows has it
    snapshot.write_bytes(b"\xff")
    code, _, err = check(capfd)
    assert (code, err.split(": ")[0]) == (2, "oslo/snapshot.txt")
    snapshot.write_bytes(b"")
    check(capfd, "--update")
    assert check(capfd)[0] == 0
    seen = snapshot.read_text(encoding="utf-8")
    snapshot.write_text(seen.replace("30 ships", "40 ships", 1), encoding="utf-8")
    code, out, _ = check(capfd)
    assert code == 1
    assert "oslo/case.yaml:1:1: snapshot" in out and "- claim: that Portugal would send 40 ships" in out
    code, _, err = check(capfd, "--update")
    assert code == 0
    assert err.splitlines()[0] == "oslo/snapshot.txt: - claim: that Portugal would send 40 ships"
    assert snapshot.read_text(encoding="utf-8") == seen


def test_an_update_never_touches_expectations(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    false = CASE.replace("source: pt-mfa", "source: no-mfa", 1)
    (folder / "case.yaml").write_text(false, encoding="utf-8")
    (folder / "snapshot.txt").touch()
    assert check(capfd, "--update")[0] == 1
    assert (folder / "case.yaml").read_text(encoding="utf-8") == false


def test_a_baseline_speaks_of_the_cases_run(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A line about a case that -k left out is neither stale nor dropped by --update; one about a case run is both."""
    lines = ["bergen: counts: claims: 9", "oslo: counts: claims: 9"]
    Path("known.txt").write_text("\n".join(lines), encoding="utf-8")
    code, _, err = check(capfd, "--baseline", "known.txt")
    assert (code, err) == (1, "known.txt: stale: oslo: counts: claims: 9\n")
    code, _, err = check(capfd, "--baseline", "known.txt", "--update")
    assert (code, err) == (0, "- oslo: counts: claims: 9\n")
    assert Path("known.txt").read_text(encoding="utf-8").splitlines()[1:] == lines[:1]


def test_a_baseline_that_is_no_text(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("known.txt").write_bytes(b"\xff")
    code, _, err = check(capfd, "--baseline", "known.txt")
    assert (code, err.split(": ")[0]) == (2, "known.txt")


def test_fail_fast_stops_at_what_cannot_be_read(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, text in (("a", "title: ["), ("b", "title: [")):
        (folder / name).mkdir()
        (folder / name / "case.yaml").write_text(text, encoding="utf-8")
    assert len(check(capfd)[2].splitlines()) == 2
    assert len(check(capfd, "-x")[2].splitlines()) == 1


def test_fail_fast_stops_at_the_first_case_that_fails(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Not at the one before, which holds, and not behind."""
    for name, claims in (("a", 2), ("b", 3), ("c", 3)):  # there are two
        shutil.copytree(folder, folder.parent / name)
        (folder.parent / name / "case.yaml").write_text(CASE.replace("claims: 2", f"claims: {claims}"), "utf-8")
    for more, names in ([], ["a", "b", "c"]), (["-x"], ["a", "b"]):
        assert run(["check", "a", "b", "c", "-f", "json", *more]) == 1
        assert [case["case"] for case in json.loads(capfd.readouterr().out)["cases"]] == names
