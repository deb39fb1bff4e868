"""An expectation against what was found: whether it holds, and what is there instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from readoutdiff.checking.case import Expectation
from readoutdiff.checking.found import NOT_COMPARED, Found, of_claim, same
from readoutdiff.checking.spots import Spot
from readoutdiff.ground.model import Cell, Claim, Dispute, Finding, Nearest, Omission, Person, place

Answer = tuple[bool, str, str, str]  # holds, found instead, rule, path:line:col


def hold(expectation: Expectation, found: Found) -> Answer:
    """Whether the expectation holds; the rest of the answer says what is there instead."""
    return HOLDS[expectation.section](expectation, found)


def _claims(expectation: Expectation, found: Found) -> Answer:
    spot = expectation.spots["quote"]
    there = [claim for claim in found.claims if spot and spot.overlaps(claim.document, claim.content.fragments)]
    wanted = dict(expectation.fields)
    if not expectation.must and not wanted.keys() - {"quote", "near", "nth", "in"}:
        matching = [claim for claim in there if claim.source]
    else:
        matching = [claim for claim in there if same(wanted, claim, found)]
    return _answer(expectation, matching, there, lambda claim: _describe_claim(claim, wanted, found), found, spot)


def _omissions(expectation: Expectation, found: Found) -> Answer:
    spot = expectation.spots["quote"]
    there = [each for each in found.omissions if spot and spot.overlaps(each.document, ((each.start, each.end),))]
    lacking = {claim.id: claim for claim in found.claims}

    def fits(omission: Omission) -> bool:
        return same(expectation.fields, omission, found) and (
            "claim" not in expectation.fields or of_claim(expectation.spots["claim"], lacking.get(omission.claim or ""))
        )

    matching = [omission for omission in there if fits(omission)]
    return _answer(expectation, matching, there, lambda each: _describe(each, expectation.fields, found), found, spot)


def _disputes(expectation: Expectation, found: Found) -> Answer:
    spot, meant = expectation.spots["quote"], expectation.spots.get("claim")
    there = [each for each in found.disputes if spot and spot.overlaps(each.document, ((each.start, each.end),))]
    claims = {claim.id: claim for claim in found.claims}

    def fits(dispute: Dispute) -> bool:
        said = [(dispute.claim.start, dispute.claim.end)]
        said += claims[dispute.claim.id].content.fragments if dispute.claim.id in claims else ()
        return same(expectation.fields, dispute, found) and (
            meant is None or meant.overlaps(dispute.document, tuple(said))
        )

    matching = [dispute for dispute in there if fits(dispute)]
    return _answer(expectation, matching, there, lambda each: _describe(each, expectation.fields, found), found, spot)


def _findings(expectation: Expectation, found: Found) -> Answer:
    omissions = {omission.id: omission for omission in (*found.omissions, *found.comparison.omissions)}

    def about(finding: Finding) -> bool:
        spot = expectation.spots.get("claim")
        if "claim" in expectation.fields and not any(of_claim(spot, claim) for claim in found.told(finding)):
            return False
        if "omission" not in expectation.fields:
            return True
        spot, omission = expectation.spots["omission"], omissions.get(finding.omission or "")
        return bool(spot and omission and spot.overlaps(omission.document, ((omission.start, omission.end),)))

    there = [finding for finding in found.comparison.findings if about(finding)]
    matching = [finding for finding in there if same(expectation.fields, finding, found)]
    spot = expectation.spots.get("claim") or expectation.spots.get("omission")
    shown = there if spot else [each for each in there if each.kind == expectation.fields.get("kind")]
    fields = {"kind": None, **expectation.fields}
    return _answer(expectation, matching, shown, lambda each: _describe(each, fields, found), found, spot)


def _verdicts(expectation: Expectation, found: Found) -> Answer:
    spot = expectation.spots["quote"]
    rows = [
        row for row in found.comparison.rows if spot and spot.overlaps(row.claim.document, row.claim.content.fragments)
    ]
    wanted = expectation.fields["readout"]
    cells = [
        (row.claim, cell)
        for row in rows
        for key, cell in row.cells.items()
        if key == wanted or (key in found.readouts and found.readouts[key].source == wanted)
    ]
    matching = [claim for claim, cell in cells if same(expectation.fields, cell, found)]
    described = {id(claim): _describe(cell, expectation.fields, found) for claim, cell in cells}
    there = [claim for claim, _ in cells]
    if rows and not cells:
        held = sorted({key for row in rows for key in row.cells})
        claim = rows[0].claim
        what = f"not held against {wanted}" + (f", only against {', '.join(held)}" if held else "")
        return not expectation.must, what, claim.rule, _place(claim.document, claim.content.start, found)
    return _answer(expectation, matching, there, lambda claim: described[id(claim)], found, spot)


def _counts(expectation: Expectation, found: Found) -> Answer:
    key, wanted = next(iter(expectation.fields.items()))
    numbers = {
        "claims": sum(1 for article in found.articles for claim in article.claims if claim.source),
        "omissions": len(found.omissions),
        "findings": len(found.comparison.findings),
        "events": sum(len(article.events) for article in found.articles),
    }
    return (numbers[key] == wanted) == expectation.must, f"{key}: {numbers[key]}", "", ""


HOLDS: dict[str, Callable[[Expectation, Found], Answer]] = {
    "claims": _claims,
    "omissions": _omissions,
    "disputes": _disputes,
    "findings": _findings,
    "verdicts": _verdicts,
    "counts": _counts,
}


def _answer(
    expectation: Expectation,
    matching: Sequence[Any],
    there: Sequence[Any],
    describe: Callable[[Any], str],
    found: Found,
    spot: Spot | None,
) -> Answer:
    holds = bool(matching) == expectation.must
    shown = list(matching or there)
    if not shown:
        place = _place(spot.document, spot.start, found) if spot else ""
        return holds, "nothing of the kind", "", place
    first = shown[0].claim if isinstance(shown[0], Finding) and shown[0].claim else shown[0]
    start = first.content.start if isinstance(first, Claim) else getattr(first, "start", spot.start if spot else 0)
    document = getattr(first, "document", spot.document if spot else "")
    what = "; or ".join(dict.fromkeys(describe(each) for each in shown[:4]))
    rule = ", ".join(dict.fromkeys(rule for each in shown[:4] if (rule := getattr(each, "rule", ""))))
    return holds, what, rule, _place(document, start, found)


def _place(name: str, start: int, found: Found) -> str:
    document = found.documents.get(name)
    if document is None:
        return ""
    line, column = place(document.text, start)
    return f"{name}:{line}:{column}"


def _describe_claim(claim: Claim, wanted: dict[str, Any], found: Found) -> str:
    fields = {"source": None, **wanted}
    if claim.source is None or (claim.event is None and "event" in wanted):
        fields["reason"] = None
    return _describe(claim, fields, found)


def _describe(value: Any, wanted: dict[str, Any], found: Found) -> str:
    """The fields that the expectation speaks of, as they are."""
    parts = []
    for key in wanted:
        if key in NOT_COMPARED and not (key == "readout" and isinstance(value, Claim)):
            if key == "claim" and isinstance(value, Omission):
                parts.append(f"claim: {value.claim or 'none'}")
            continue
        parts.append(f"{key}: {_show(getattr(value, key), key, found)}")
    return ", ".join(parts) or "found"


def _show(value: Any, key: str, found: Found) -> str:
    if isinstance(value, Person):
        return value.name
    if isinstance(value, Nearest):
        return f"“{value.text}” ({value.score:.2f})"
    if isinstance(value, Cell):
        return value.verdict
    if key == "event" and value in found.events:
        event = found.events[value]
        names = " and ".join(event.participants)
        return f"{event.kind} of {names}, {event.date}" + (f", {event.place}" if event.place else "")
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(str(getattr(item, "kind", item)) for item in value) + "]"
    return "null" if value is None else str(value)
