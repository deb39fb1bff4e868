"""What is printed against its schema, by validators that are not ours: jsonschema, and SARIF's own as classes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from handmade import comparison, text_comparison
from test_reporting import claims, compared, hostile

from readoutdiff.checking.schema import case_schema
from readoutdiff.cli import compare as command
from readoutdiff.cli.run import run
from readoutdiff.ground.model import Cell, Claim, Comparison, Finding
from readoutdiff.ground.yamlfile import load_marked
from readoutdiff.reporting import selecting, sentences
from readoutdiff.reporting.report import Report, render
from readoutdiff.reporting.schemas import DEFINITIONS, claims_schema, comparison_schema
from readoutdiff.reporting.wire import limits, types, without_null

jsonschema = pytest.importorskip("jsonschema")
TOP = Path(__file__).parent.parent
CASES = sorted((TOP / "fixtures").glob("*/case.yaml"))
SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "claims": claims_schema,
    "comparison": comparison_schema,
    "case": case_schema,
}


def mistakes(name: str, value: Any) -> list[str]:
    """Where the value does not fit, as paths."""
    validator = jsonschema.Draft202012Validator(SCHEMAS[name]())
    return ["/".join(map(str, error.absolute_path)) for error in validator.iter_errors(value)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_and_is_what_the_command_prints(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name]())
    assert run(["schema", name]) == 0
    assert json.loads(capfd.readouterr().out) == SCHEMAS[name]()


@pytest.mark.parametrize("value", [comparison(), text_comparison("differs", "difference"), hostile()])
def test_comparisons_fit(value: Comparison) -> None:
    assert mistakes("comparison", json.loads(render(compared(value), "json"))) == []


def test_claims_fit_and_false_ones_do_not() -> None:
    found = json.loads(render(claims(), "json"))
    assert mistakes("claims", found) == []
    found["claims"][0]["citation"] = "hearsay"
    del found["claims"][1]["line"]
    found["claims"][1]["content"]["fragments"] = []
    assert sorted(mistakes("claims", found)) == ["claims/0/citation", "claims/1", "claims/1/content/fragments"]


def closed(schema: Any) -> Any:
    """The same, but that no object may have a further field."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(each) for key, each in schema.items()}
    return {**found, "additionalProperties": False} if "properties" in found else found


def test_the_schema_knows_every_field() -> None:
    """A field that is printed and not described would go unnoticed: later fields are allowed."""
    validator = jsonschema.Draft202012Validator(closed(comparison_schema()))
    found = json.loads(render(compared(text_comparison("differs", "difference")), "json"))
    assert list(validator.iter_errors(found)) == []
    row = found["rows"][0]
    cell = next(iter(row["cells"].values()))
    records = [
        *(found["documents"][0], found["events"][0], found["readouts"][0], found["findings"][0], found["omissions"][0]),
        *(row, row["claim"], row["claim"]["speaker"], row["claim"]["content"], row["claim"]["quote"]),
        *(cell, cell["nearest"], cell["differences"][0], cell["differences"][0]["here"]),
    ]
    for record in records:
        record["later"] = None
        assert len(list(validator.iter_errors(found))) == 1
        del record["later"]


def test_the_schema_says_what_the_types_do_not() -> None:
    claim, readout = DEFINITIONS["claim"]["properties"], DEFINITIONS["readout"]["properties"]
    assert claim["line"] == {"type": "integer", "minimum": 1}
    assert claim["citation"] == {"type": "string", "enum": ["stated", "inherited", "none", "text"]}
    assert claim["speaker"] == {"anyOf": [{"$ref": "#/$defs/person"}, {"type": "null"}]}
    pair = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
    assert claim["content"]["properties"]["fragments"] == {"type": "array", "items": pair, "minItems": 1}
    assert DEFINITIONS["cell"]["properties"]["basis"]["enum"] == ["stated", "text", "article", None]
    assert (readout["document"], readout["claims"]) == ({"type": "string"}, {"type": "integer", "minimum": 0})
    assert "text" not in DEFINITIONS["document"]["properties"]


@pytest.mark.parametrize(
    ("record", "name", "words"),
    [
        ("event", "kind", "meeting call other"),
        ("claim", "reason", "no-document-cited person-cited ambiguous-source unregistered-source no-meeting"),
        ("omission", "scope", "claim topic word"),
        ("readout", "origin", "cited text"),
        ("difference", "kind", "number date polarity modality role condition quantity entity attribution"),
        ("cell", "verdict", "present partial differs absent unclear no-text"),
    ],
)
def test_no_word_of_the_contract_is_dropped(record: str, name: str, words: str) -> None:
    assert set(words.split()) <= set(DEFINITIONS[record]["properties"][name]["enum"])


@pytest.mark.parametrize(
    ("words", "record", "name"),
    [
        (selecting.KINDS, Finding, "kind"),
        (selecting.BASES, Finding, "basis"),
        (selecting.CITATIONS, Claim, "citation"),
        (command.KINDS, Finding, "kind"),
        (sentences.BASES, Cell, "basis"),
    ],
)
def test_words_in_an_order_of_their_own_are_the_same_words(words: Any, record: type, name: str) -> None:
    assert sorted(words) == sorted(limits(without_null(types(record)[name])[0])["enum"])


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parent.name)
def test_what_the_commands_print_of_a_fixture_fits(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    fixture = load_marked(case.read_text(encoding="utf-8"), case.name).value
    articles = [str(case.parent / fixture["article"])] if "article" in fixture else []
    texts = [f"--readout={label}={case.parent / name}" for label, name in fixture.get("readouts", {}).items()]
    event = ["--event", fixture["event"]] if fixture.get("event") else []
    dated = ["--published", fixture["published"]] if fixture.get("published") else []
    for name, arguments in (("claims", ["claims", *articles]), ("comparison", ["compare", *articles, *texts, *event])):
        if name == "comparison" or articles:
            assert run([*arguments, *dated, "-q", "--format", "json"]) == 0
            assert mistakes(name, json.loads(capfd.readouterr().out)) == []


# --- case.yaml ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parent.name)
def test_fixtures_fit_the_schema_for_editors(case: Path) -> None:
    assert mistakes("case", load_marked(case.read_text(encoding="utf-8"), case.name).value) == []


def test_the_documented_example_fits_and_misspelt_keys_do_not() -> None:
    page = (TOP / "fixtures" / "README.md").read_text(encoding="utf-8")
    example = load_marked(page.split("```yaml\n")[1].split("```")[0], "example").value
    assert mistakes("case", example) == []
    example["expect"]["claims"][0]["sorce"] = "kremlin"
    example["expect"]["verdicts"][0]["verdict"] = "missing"
    del example["provenance"]
    assert sorted(mistakes("case", example)) == ["", "expect/claims/0", "expect/verdicts/0/verdict"]


# --- SARIF ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("report", [compared(), compared(text_comparison("absent", "omission")), compared(hostile())])
def test_sarif_fits_its_own_schema(report: Report) -> None:
    """The package is generated from the standard's schema: unknown keys and wrong types are refused."""
    model = pytest.importorskip("pydantic_sarif.model").StaticAnalysisResultsFormatSarifVersion210JsonSchema
    found = json.loads(render(report, "sarif", version="1.2"))
    model.model_validate(found)
    found["runs"][0]["results"][0]["ruleID"] = "x"
    with pytest.raises(ValueError, match="ruleID"):
        model.model_validate(found)
