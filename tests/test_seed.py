"""The table of the first issue, read from the program's own JSON: on the real article where it lies beside the project,
and always on our own fixture of the same facts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "seed" / "000_646846f35893e349.txt"
FIXTURE = ROOT / "fixtures" / "seed-facts" / "article.txt"

BELOUSOV = ({"Belousov", "Zhang"}, "2024-10-15")
PUTIN = ({"Putin", "Wang"}, "2024-09-12")
MISHUSTIN = ({"Mishustin", "Li"}, "2024-10-16")

# words on the line, source, citation, speaker, event; line numbers of the seed
TABLE = [
    (13, "share the same views", "ru-mod", "stated", "Belousov", BELOUSOV),
    (15, "very fruitful", "ru-mod", "inherited", "Belousov", BELOUSOV),  # of an earlier meeting, but this readout's
    (17, "strategic partnership", "ru-mod", "inherited", "Belousov", BELOUSOV),
    (19, "strengthen and develop it", "ru-mod", "inherited", "Belousov", BELOUSOV),
    (21, "all-time high", "cn", "stated", "Zhang", BELOUSOV),
    (23, "safeguard their respective", "cn", "inherited", "Zhang", BELOUSOV),
    (29, "combat exercises", "ru-mod", "stated", None, None),  # a drill is no meeting
    (33, "the invitation", "kremlin", "stated", "Wang Yi", PUTIN),
    (37, "eaders will meet", "ru", "stated", "Mishustin", MISHUSTIN),
    (37, "expecting our friend", "ru", "stated", "Mishustin", MISHUSTIN),
    (41, "firmly stand by", "cn-mfa", "stated", "Li", MISHUSTIN),
    (41, "practical cooperation continues", "cn-mfa", "stated", "Li", MISHUSTIN),
]
NO_READOUT = (25, 27, 35, 39, 43, 45, 47, 49)


def run(command: str, path: Path) -> dict[str, Any]:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "readoutdiff",
            command,
            str(path),
            "--published",
            "2024-10-17",
            "--format",
            "json",
            "-q",
        ],
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


def texts(path: Path) -> list[Any]:
    if not path.exists():
        pytest.skip("the real article does not lie beside the project")
    return [path.read_text("utf-8"), run("claims", path), run("compare", path)]


@pytest.fixture(scope="module")
def seed() -> list[Any]:
    return texts(SEED)


@pytest.fixture(scope="module")
def own() -> list[Any]:
    return texts(FIXTURE)


def over(document: dict[str, Any], text: str, words: str) -> list[dict[str, Any]]:
    """The claims whose content overlaps a quotation."""
    at = text.index(words)
    return [c for c in document["claims"] if any(s < at + len(words) and at < e for s, e in c["content"]["fragments"])]


def check(text: str, document: dict[str, Any], row: tuple[Any, ...]) -> None:
    _, words, source, citation, speaker, event = row
    events = {e["id"]: e for e in document["events"]}
    claims = [c for c in over(document, text, words) if c["source"] == source]
    assert claims, f"{words}: no claim of {source}"
    assert {c["citation"] for c in claims} == {citation}
    for claim in claims:
        assert (
            (claim["speaker"] or {"name": None})["name"] is None
            if speaker is None
            else speaker in claim["speaker"]["name"]
        )
        if event is None:
            assert claim["event"] is None and claim["reason"] == "no-meeting"
        else:
            names = " ".join(events[claim["event"]]["participants"])
            assert all(n in names for n in event[0]) and events[claim["event"]]["date"] == event[1]


@pytest.mark.parametrize("row", TABLE, ids=[f"{r[0]}-{r[1]}" for r in TABLE])
def test_the_table_on_the_real_article(seed: list[Any], row: tuple[Any, ...]) -> None:
    text, claims, _ = seed
    assert any(c["line"] <= row[0] for c in over(claims, text, row[1]))
    check(text, claims, row)


@pytest.mark.parametrize("row", TABLE, ids=[f"{r[0]}-{r[1]}" for r in TABLE])
def test_the_table_on_our_own_article_of_the_same_facts(own: list[Any], row: tuple[Any, ...]) -> None:
    check(own[0], own[1], row)


@pytest.mark.parametrize("line", NO_READOUT)
def test_lines_that_cite_no_readout(seed: list[Any], line: int) -> None:
    """Journalist's facts, capitals alone, a person's remarks: no source, a reason where they are listed."""
    for claim in seed[1]["claims"]:
        if claim["line"] == line:
            assert claim["source"] is None and claim["reason"]


@pytest.mark.parametrize("which", ["seed", "own"])
def test_the_one_stated_omission(which: str, request: pytest.FixtureRequest) -> None:
    text, claims, _ = request.getfixturevalue(which)
    (omission,) = claims["omissions"]  # "without specifying" is none
    assert (omission["source"], omission["has"], omission["scope"]) == ("cn-mfa", ["kremlin"], "claim")
    assert "no mention of this" in text[omission["start"] : omission["end"]]
    lacking = next(c for c in claims["claims"] if c["id"] == omission["claim"])
    assert lacking["source"] == "kremlin" and "invitation" in lacking["content"]["text"]
    assert lacking["addressee"]["name"].endswith("Putin")


@pytest.mark.parametrize("which", ["seed", "own"])
def test_compare_has_one_stated_finding_and_the_rest_one_sided(which: str, request: pytest.FixtureRequest) -> None:
    _, _, comparison = request.getfixturevalue(which)
    stated = [f for f in comparison["findings"] if f["basis"] == "stated"]
    assert [(f["kind"], f["present"], f["absent"]) for f in stated] == [("omission", ["kremlin"], "cn-mfa")]
    assert "invitation" in stated[0]["claim"]["content"]["text"]
    rest = [f for f in comparison["findings"] if f["basis"] != "stated"]
    assert rest and {(f["kind"], f["basis"]) for f in rest} == {("one-sided", "article")}
    assert {s for f in rest for s in f["present"]} == {
        "ru-mod",
        "cn",
        "ru",
        "cn-mfa",
    }  # both other meetings, both sides


@pytest.mark.parametrize("which", ["seed", "own"])
def test_every_span_is_the_text_it_says(which: str, request: pytest.FixtureRequest) -> None:
    text, claims, comparison = request.getfixturevalue(which)

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if (
                value.get("text")
                and "start" in value
                and value.get("document") in (None, claims["documents"][0]["name"])
            ):
                assert text[value["start"] : value["end"]] == value["text"]
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(claims)
    walk(comparison)
