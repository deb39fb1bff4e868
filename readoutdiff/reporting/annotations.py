"""Annotations -> github workflow commands, SARIF 2.1.0, JUnit XML."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from readoutdiff.ground.model import Comparison
from readoutdiff.reporting.escape import json_text, visible, without_controls
from readoutdiff.reporting.sentences import RestsOn, quoted, sides


class Annotation(NamedTuple):
    """A remark at a place in a file, for github, sarif and junit.

    ``level`` is error, warning or note; pass and skip show in junit only. ``name`` is what junit calls it, for as long
    as it is about the same: without a place or a state; kind and id where it is empty.
    """

    path: str
    line: int
    column: int
    level: str
    kind: str
    message: str
    id: str = ""
    name: str = ""


GITHUB_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
RULES = {  # what each kind means, in words
    "omission": "A claim of one readout is missing in another",
    "one-sided": "The article cites a claim from one readout only; no proof that the other lacks it",
    "partial": "Only a part of the claim was found",
    "difference": "The claim was found, but not the same",
    "unsupported": "The text supplied lacks what the article cites to it",
    "confirmed-omission": "The article says that it is missing, and the text supplied agrees",
    "disputed-omission": "The article says that it is missing, but the text supplied seems to have it",
    "unreported": "The text supplied has it, the article does not",
    "failed": "A fixture's expectation does not hold",
    "todo": "An expectation on the todo list",
    "unreadable": "A fixture that cannot be read",
}


def render(name: str, annotations: Sequence[Annotation], format: str, version: str = "") -> str:
    """The annotations in one of the three formats; ``name`` is the command's."""
    if format == "github":
        return "".join(_github(each) for each in annotations if each.level in GITHUB_LEVELS)
    return _sarif(annotations, version) if format == "sarif" else _junit(name, annotations)


def _github(each: Annotation) -> str:
    place = f"file={_property(each.path)},line={each.line},col={each.column},title={_property(each.kind)}"
    return f"::{GITHUB_LEVELS[each.level]} {place}::{_data(visible(each.message))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _sarif(given: Sequence[Annotation], version: str) -> str:
    annotations = [each for each in given if each.level in GITHUB_LEVELS]
    kinds = sorted({each.kind for each in annotations})
    rules = [{"id": kind, "shortDescription": {"text": RULES.get(kind, kind)}} for kind in kinds]
    driver: dict[str, Any] = {"name": "readoutdiff", "rules": rules}
    if version:
        driver["version"] = version
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(each, kinds) for each in annotations],
            }
        ],
    }
    return json_text(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _sarif_result(each: Annotation, kinds: list[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": each.kind,
        "ruleIndex": kinds.index(each.kind),
        "level": each.level,
        "message": {"text": each.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(each.path.encode("utf-8", "replace"), safe="/")},
                    "region": {"startLine": each.line, "startColumn": each.column},
                }
            }
        ],
    }
    if each.id:
        result["partialFingerprints"] = {"id/v1": each.id}
    return result


def _junit(name: str, annotations: Sequence[Annotation]) -> str:
    from xml.etree import ElementTree

    failures = sum(each.level in ("error", "warning") for each in annotations)
    skipped = sum(each.level == "skip" for each in annotations)
    counts = {"tests": str(len(annotations)), "failures": str(failures), "errors": "0"}
    suites = ElementTree.Element("testsuites", {"name": "readoutdiff", **counts})
    suite = ElementTree.SubElement(suites, "testsuite", {"name": name, "skipped": str(skipped), **counts})
    used: Counter[tuple[str, str]] = Counter()
    for each in annotations:
        path, message = without_controls(each.path), without_controls(each.message)
        title = without_controls(each.name or f"{each.kind} {each.id}".strip())
        used[path, title] += 1  # a service takes two of one name for one test run twice
        title += f" ({used[path, title]})" if used[path, title] > 1 else ""
        case = ElementTree.SubElement(suite, "testcase", {"classname": path, "name": title})
        said = f"{path}:{each.line}:{each.column}: {message}"
        if each.level == "skip":
            ElementTree.SubElement(case, "skipped", {"message": message}).text = said
        elif each.level == "note":
            ElementTree.SubElement(case, "system-out").text = said
        elif each.level != "pass":
            ElementTree.SubElement(case, "failure", {"type": each.kind, "message": message}).text = said
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(suites, encoding="unicode") + "\n"


LEVELS = {"omission": "warning", "confirmed-omission": "warning", "unsupported": "warning", "one-sided": "note"}


def finding_annotations(comparison: Comparison) -> list[Annotation]:
    """One a finding, at the place of its claim."""
    rests = RestsOn(comparison)
    main = comparison.documents[0].name if comparison.documents else ""
    omissions = {omission.id: omission.document for omission in comparison.omissions}
    found = []
    for finding in comparison.findings:
        path = finding.claim.document if finding.claim else omissions.get(finding.omission or "", main)
        what = quoted(finding.claim.content.text) if finding.claim else rests.topic(finding)
        message = f"{what}: {sides(finding)}. {rests.sentence(finding)}"
        level = LEVELS.get(finding.kind, "warning")
        found.append(Annotation(path, finding.line, finding.column, level, finding.kind, message, finding.id))
    return found
