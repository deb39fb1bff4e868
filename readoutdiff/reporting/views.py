"""A comparison -> the view of ``compare``: what a person is shown, in which order, decided once for all formats."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from readoutdiff.model import Cell, Claim, Comparison, Event, Finding, Readout
from readoutdiff.model import Row as ClaimRow
from readoutdiff.reporting import sentences
from readoutdiff.reporting.blocks import Block, Grid, Heading, Row, Sentence, View
from readoutdiff.reporting.escape import one_line

MAX_MATRIX = 34  # characters that the readouts' ids may take as columns; more readouts go into one column
NOT_COMPARED = "-"
VERDICTS = {  # verdict and basis -> words of a cell: the three bases never look alike
    ("absent", "stated"): "missing (stated)",
    ("absent", "text"): "not found (text)",
    ("absent", "article"): "not cited (article)",
    ("partial", "text"): "partly (text)",
    ("partial", "article"): "partly (article)",
    ("differs", "text"): "differs (text)",
    ("differs", "article"): "differs (article)",
    ("no-text", None): "no text",
}


def comparison_view(comparison: Comparison, named: bool = False) -> View:
    """``compare``: events, readouts and number of findings first, then claim by claim what each verdict rests on.

    With ``named`` the name of the article stands above it.
    """
    blocks: list[Block] = [Heading(1, one_line(comparison.documents[0].name))] if named else []
    shares = by_event(comparison)
    blocks += _summary(comparison, shares)
    rests = sentences.RestsOn(comparison)
    several = len({event.document for event in comparison.events}) > 1
    texts = {document.name: document.text for document in comparison.documents}
    for document, events in groupby(comparison.events, key=lambda event: event.document):
        if several:
            blocks.append(Heading(1, one_line(document)))
        for event in events:
            blocks += _event_rows(comparison, event, shares[event.id], rests, texts)
    known = {event.id for event in comparison.events}
    loose = [finding for finding in comparison.findings if finding.event not in known]
    return (*blocks, *_topics("Silences about no event of the article", loose, rests))


@dataclass(slots=True)
class Share:
    """What of a comparison belongs to one event."""

    readouts: list[Readout] = field(default_factory=list)
    rows: list[ClaimRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def by_event(comparison: Comparison) -> dict[str, Share]:
    """Id of an event -> its share, every event of the comparison and every one that is spoken of."""
    shares: dict[str, Share] = defaultdict(Share)
    for event in comparison.events:
        shares[event.id] = Share()
    for readout in comparison.readouts:
        shares[readout.event].readouts.append(readout)
    for row in comparison.rows:
        shares[row.event].rows.append(row)
    for finding in comparison.findings:
        if finding.event is not None:
            shares[finding.event].findings.append(finding)
    return shares


def _summary(comparison: Comparison, shares: Mapping[str, Share]) -> list[Block]:
    rows = []
    several = len({event.document for event in comparison.events}) > 1
    for event in comparison.events:
        first = True
        for readout in shares[event.id].readouts:
            lacks = [finding for finding in shares[event.id].findings if _lacks(readout, finding)]
            what = f"{sentences.event_line(event)} [{event.id}]" if first else ""
            what += f"\nin {sentences.short(event.document)}" if first and several else ""
            origin = readout.origin + (", partial" if readout.partial else "")
            rows.append(
                Row((what, readout.id, origin, str(len(readout.claims)), "\n".join(sentences.tally(lacks)) or "-"))
            )
            first = False
    if not rows:
        return [Sentence("No event with an official readout.")]
    columns = ("event", "readout", "origin", "claims", "lacks")
    return [Heading(1, "Summary"), Grid(columns, tuple(rows), words=0, numbers=(3,))]


def _lacks(readout: Readout, finding: Finding) -> bool:
    """Whether the finding is about this readout: the last that it names lacks the claim."""
    return finding.readouts[-1] == readout.id if finding.readouts else finding.absent == readout.source


def _event_rows(
    comparison: Comparison, event: Event, share: Share, rests: sentences.RestsOn, texts: dict[str, str]
) -> list[Block]:
    readouts, rows, found = share.readouts, share.rows, share.findings
    blocks: list[Block] = [Heading(2, f"{sentences.event_line(event)} [{event.id}]"), *_header(readouts)]
    by_claim: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.claim:
            by_claim.setdefault(finding.claim.id, []).append(finding)
    if len(readouts) == 1 and not found:
        blocks.append(Sentence(f"Only {readouts[0].id} on this event: nothing to compare with."))
    matrix = len(readouts) <= 4 and sum(max(len(readout.id), 9) for readout in readouts) <= MAX_MATRIX
    main = event.document if event.document in texts else comparison.documents[0].name
    drawn = tuple(_claim_row(row, readouts, by_claim.get(row.claim.id, []), rests, matrix, main, texts) for row in rows)
    if drawn:
        columns = tuple(one_line(readout.id) for readout in readouts) if matrix else ("readouts",)
        blocks.append(Grid(("line", "claim", *columns), drawn))
    shown = {row.claim.id for row in rows}
    topics = [finding for finding in found if finding.claim is None or finding.claim.id not in shown]
    return blocks + _topics("stated to be missing", topics, rests)


FACTS = {
    "words": "length in words",
    "asked": "who asked for it",
    "lasted": "how long it took",
    "adjectives": "adjectives for it",
    "subjects": "subjects, in order (by word list)",
    "numbers": "numbers",
    "dates": "dates",
    "next_steps": "next steps",
}


def _header(readouts: Sequence[Readout]) -> list[Block]:
    """What an analyst notes of official texts before their claims: a line a fact, a column a text."""
    texts = [readout for readout in readouts if readout.facts]
    rows = []
    for name, words in FACTS.items():
        values = [readout.facts[name] for readout in texts if readout.facts]
        if any(values):
            cells = (str(v) if isinstance(v, int) else "; ".join(map(one_line, v)) or "-" for v in values)
            rows.append(Row((words, *cells)))
    return [Grid(("", *(one_line(t.id) for t in texts)), tuple(rows), words=1, numbers=())] if rows else []


def _claim_row(
    row: ClaimRow,
    readouts: Sequence[Readout],
    findings: Sequence[Finding],
    rests: sentences.RestsOn,
    matrix: bool,
    main: str,
    texts: dict[str, str],
) -> Row:
    claim = row.claim
    verdicts = [verdict_words(claim, readout, row.cells.get(readout.id)) for readout in readouts]
    cells = verdicts if matrix else [_byverdict_words(readouts, verdicts)]
    who = [who] if (who := sentences.people(claim)) else []
    where = [f"in {sentences.short(claim.document)}"] if claim.document != main else []
    notes = [f"– {', '.join(who + where)}"] if who or where else []
    notes += [f"{finding.kind}: {rests.sentence(finding)}" for finding in findings]
    notes += _differs(row, claim, findings) + _unclear(row, claim)
    tone = findings[0].kind if findings else None
    return Row((str(claim.line), sentences.words(claim, texts.get(claim.document)), *cells), tuple(notes), tone)


def _differs(row: ClaimRow, claim: Claim, findings: Sequence[Finding]) -> list[str]:
    """What a claim differs from where the finding stands at the other claim: a difference is counted once."""
    shown = {finding.readouts[-1] for finding in findings if finding.readouts}
    return [
        f"differs from {sentences.nearest_line(cell.nearest, claim)}."
        for readout, cell in sorted(row.cells.items())
        if cell.verdict == "differs" and cell.nearest and readout not in shown
    ]


def _unclear(row: ClaimRow, claim: Claim) -> list[str]:
    """Why a cell could not be decided, with the nearest passage."""
    notes = []
    for readout, cell in sorted(row.cells.items()):
        if cell.verdict == "unclear":
            shown = cell.nearest is not None and cell.nearest.score > 0
            near = f"; nearest, {sentences.nearest_line(cell.nearest, claim)}" if shown and cell.nearest else ""
            notes.append(f"unclear in {one_line(readout)}: {one_line(cell.why or 'no decision possible')}{near}.")
    return notes


def _byverdict_words(readouts: Sequence[Readout], verdicts: Sequence[str]) -> str:
    """``says it: kremlin``, a line a verdict."""
    lines = []
    for verdict in dict.fromkeys(verdicts):
        ids = [one_line(readout.id) for readout, other in zip(readouts, verdicts, strict=True) if other == verdict]
        if verdict != NOT_COMPARED:
            lines.append(f"{verdict}: {', '.join(ids)}")
    return "\n".join(lines)


def verdict_words(claim: Claim, readout: Readout, cell: Cell | None) -> str:
    """The words of a matrix cell; ``says it`` where the claim is the readout's own, ``-`` where it was not compared."""
    if cell is None:
        own = claim.document == readout.document.name and readout.source == claim.source
        return "says it" if own or any(each.id == claim.id for each in readout.claims) else NOT_COMPARED
    if cell.verdict == "present":
        return "has it"
    return VERDICTS.get((cell.verdict, cell.basis)) or VERDICTS.get((cell.verdict, None)) or cell.verdict


def _topics(title: str, findings: Sequence[Finding], rests: sentences.RestsOn) -> list[Block]:
    """Findings that belong to no claim: what an article says a readout leaves out."""
    if not findings:
        return []
    rows = tuple(
        Row(
            (
                str(finding.line),
                sentences.words(finding.claim) if finding.claim else rests.topic(finding),
                ", ".join(finding.present) or "-",
                finding.absent,
            ),
            (f"{finding.kind}: {rests.sentence(finding)}",),
            finding.kind,
        )
        for finding in findings
    )
    return [Heading(3, title), Grid(("line", "what", "has it", "lacks it"), rows)]


def comparison_counts(comparison: Comparison) -> Counter[str]:
    """What ``comparison_closing`` tells of; of findings by kind and basis."""
    return Counter(
        {
            "events": len(comparison.events),
            "readouts": len(comparison.readouts),
            "claims": sum(len(readout.claims) for readout in comparison.readouts),
            "findings": len(comparison.findings),
            **sentences.kinds(comparison.findings),
        }
    )


def comparison_closing(counts: Counter[str]) -> str:
    """The last line: how much of what there was."""
    things = [sentences.count(counts[f"{thing}s"], thing) for thing in ("event", "readout", "claim", "finding")]
    found = sentences.listed(counts)
    compared = ", ".join(things[:3]) if counts["events"] else "Nothing to compare"
    return f"{compared}; {things[3]}" + (f": {', '.join(found)}." if found else ".")
