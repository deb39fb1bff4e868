"""A comparison -> the view of ``compare``: what a person is shown, in which order, decided once for all formats."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from readoutdiff.ground.model import Cell, Claim, Comparison, Dispute, Event, Finding, Readout
from readoutdiff.ground.model import Row as ClaimRow
from readoutdiff.reporting import sentences
from readoutdiff.reporting.aligned import Line, alone, lines, table
from readoutdiff.reporting.blocks import Block, Grid, Heading, Row, Sentence, View
from readoutdiff.reporting.escape import one_line
from readoutdiff.reporting.factsheet import facts_blocks

MAX_MATRIX = 34  # characters that the readouts' ids may take as columns; more readouts go into one column
NOT_COMPARED = "-"
NOTHING_THERE = (("absent", "article"), ("no-text", None))  # verdict and basis of a cell that is no news
NOTHING = 4  # the weight of what has no finding


def comparison_view(comparison: Comparison, named: bool = False, weak: bool = False, sort: bool = False) -> View:
    """``compare``: the findings first, strongest first, event by event; then the other claims, and how much of what.

    With ``named`` the name of the article stands above it. With ``weak`` one-sided findings are listed, not counted;
    with ``sort`` findings keep the order that they have.
    """
    shares = by_event(comparison)
    rests = sentences.RestsOn(comparison)
    documents = list(dict.fromkeys(event.document for event in comparison.events))
    texts = {document.name: document.text for document in comparison.documents}
    known = {event.id for event in comparison.events}
    loose = [finding for finding in comparison.findings if finding.event not in known]
    silences = _topics(Heading(2, "Silences about no event of the article"), loose, rests)
    blocks: list[Block] = [Heading(1, one_line(comparison.documents[0].name))] if named else []
    for document in documents:
        if len(documents) > 1:
            blocks.append(Heading(1, one_line(document)))
        for event in by_weight([event for event in comparison.events if event.document == document], shares, weak):
            share = shares[event.id]
            if len(documents) == 1 and weight(share.findings, weak) > weight(loose, weak):
                blocks += silences
                silences = []
            blocks += _event_rows(comparison, event, share, rests, texts, weak, sort)
    return (*blocks, *silences, *_summary(comparison, shares, len(documents) > 1))


def weight(findings: Iterable[Finding], weak: bool) -> int:
    """0 where the article itself says what is missing, 1 where a text was searched, 2 for what an article cites only;
    more for what is listed on demand, and for nothing.
    """
    return min((_weight(finding) for finding in findings if weak or finding.kind != "one-sided"), default=NOTHING)


def _weight(finding: Finding) -> int:
    if finding.kind in ("one-sided", "unreported"):
        return 3
    return 0 if finding.omission else sentences.BASES.index(finding.basis)


def by_weight(events: Sequence[Event], shares: Mapping[str, Share], weak: bool) -> list[Event]:
    """The events, those with the strongest findings first, else in their order."""
    return sorted(events, key=lambda event: weight(shares[event.id].findings, weak))


@dataclass(slots=True)
class Share:
    """What of a comparison belongs to one event."""

    readouts: list[Readout] = field(default_factory=list)
    rows: list[ClaimRow] = field(default_factory=list)  # of claims that are in no group
    lines: list[Line] = field(default_factory=list)  # of groups of official texts
    findings: list[Finding] = field(default_factory=list)


def by_event(comparison: Comparison) -> dict[str, Share]:
    """Id of an event -> its share, every event of the comparison and every one that is spoken of."""
    shares: dict[str, Share] = defaultdict(Share)
    for event in comparison.events:
        shares[event.id] = Share()
    for readout in comparison.readouts:
        shares[readout.event].readouts.append(readout)
    for row in alone(comparison):
        shares[row.event].rows.append(row)
    for line in lines(comparison):
        shares[line.group.event].lines.append(line)
    for finding in comparison.findings:
        if finding.event is not None:
            shares[finding.event].findings.append(finding)
    return shares


def _summary(comparison: Comparison, shares: Mapping[str, Share], several: bool) -> list[Block]:
    rows = []
    for event in comparison.events:
        first = True
        for readout in shares[event.id].readouts:
            lacks = [finding for finding in shares[event.id].findings if _lacks(readout, finding)]
            what = sentences.event_named(event) if first else ""
            what += f"\nin {sentences.short(event.document)}" if first and several else ""
            origin = readout.origin + (", partial" if readout.partial else "")
            rows.append(
                Row((what, readout.id, origin, str(len(readout.claims)), "\n".join(sentences.tally(lacks)) or "-"))
            )
            first = False
    if not rows:
        return [Sentence("No event with an official readout.")]
    columns = ("event", "readout", "origin", "claims", "findings")
    return [Heading(1 if several else 2, "Summary"), Grid(columns, tuple(rows), words=0, numbers=(3,))]


def _lacks(readout: Readout, finding: Finding) -> bool:
    """Whether the finding is about this readout."""
    return readout.id in sentences.lacking(finding) if finding.readouts else finding.absent == readout.source


def _event_rows(
    comparison: Comparison,
    event: Event,
    share: Share,
    rests: sentences.RestsOn,
    texts: dict[str, str],
    weak: bool,
    sort: bool,
) -> list[Block]:
    readouts = share.readouts
    shown = [finding for finding in share.findings if weak or finding.kind != "one-sided"]
    blocks: list[Block] = [Heading(2, sentences.event_named(event))]
    by_claim: dict[str, list[Finding]] = {}
    for finding in shown:
        if finding.claim:
            by_claim.setdefault(finding.claim.id, []).append(finding)
    if len(readouts) == 1 and not share.findings:
        blocks.append(Sentence(f"Only {readouts[0].id} on this event: nothing to compare with."))
    rows = {row.claim.id for row in share.rows} | {f.claim.id for line in share.lines for f in line.findings if f.claim}
    blocks += _topics(
        Heading(3, "stated to be missing"), [f for f in shown if not f.claim or f.claim.id not in rows], rests
    )

    blocks += disputes_blocks([each for each in rests.disputes.get(None, ()) if each.event == event.id])
    matrix = len(readouts) <= 4 and sum(max(len(readout.id), 9) for readout in readouts) <= MAX_MATRIX
    columns = tuple(one_line(readout.id) for readout in readouts) if matrix else ("readouts",)
    main = event.document if event.document in texts else comparison.documents[0].name

    def listed(title: str, rows: Iterable[ClaimRow]) -> list[Block]:
        drawn = [_claim_row(row, readouts, by_claim.get(row.claim.id, []), rests, matrix, main, texts) for row in rows]
        heading: list[Block] = [Heading(3, title)] if len(blocks) > 1 else []
        return [*heading, Grid(("line", "claim", *columns), tuple(drawn))] if drawn else []

    stated = {
        row.claim.id
        for row in share.rows
        if any(cell.basis == "stated" and cell.verdict != "present" for cell in row.cells.values())
    }
    found = [row for row in share.rows if row.claim.id in by_claim or row.claim.id in stated]
    if not sort:
        found.sort(key=lambda row: row.claim.id not in stated and weight(by_claim[row.claim.id], weak))
    blocks += listed("claim by claim", found)
    counted = {finding.id for finding in shown}
    gaps = [line for line in share.lines if any(finding.id in counted for finding in line.findings)]
    blocks += table("text against text", gaps)
    alone = {} if weak else cited_alone(share)
    for readout, claims in alone.items():
        blocks.append(Sentence(f"{alone_words(readout, claims)}; --weak lists {'it' if len(claims) == 1 else 'them'}."))
    blocks += facts_blocks(readouts)
    seen = {*by_claim, *stated, *(id for claims in alone.values() for id in claims)}
    blocks += listed("other claims", (row for row in share.rows if row.claim.id not in seen))
    others = [line for line in share.lines if not any(finding.id in counted for finding in line.findings)]
    return blocks + table("text against text: other claims", others)


def cited_alone(share: Share) -> dict[str, dict[str, list[Finding]]]:
    """Readout -> id of each claim that the article cites to it alone -> its one-sided findings.

    A claim that another readout has, or has otherwise, or that is stated to be missing, is none.
    """
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in share.findings:
        if finding.kind == "one-sided" and finding.claim:
            found[finding.claim.id].append(finding)
    alone: dict[str, dict[str, list[Finding]]] = {}
    for row in share.rows:
        own = found.get(row.claim.id)
        if own and all((cell.verdict, cell.basis) in NOTHING_THERE for cell in row.cells.values()):
            alone.setdefault(own[0].readouts[0], {})[row.claim.id] = own
    return alone


def alone_words(readout: str, claims: Collection[str]) -> str:
    """``4 claims cited to ru-mod alone``."""
    return f"{sentences.count(len(claims), 'claim')} cited to {one_line(readout)} alone"


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
    notes += [
        f"disputed by {each.source}: {sentences.disputed_line(each)}" for each in rests.disputes.get(claim.id, ())
    ]
    notes += _differs(row, claim, findings) + _unclear(row, claim)
    return Row((str(claim.line), sentences.words(claim, texts.get(claim.document)), *cells), tuple(notes))


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
        return sentences.SAYS if own or any(each.id == claim.id for each in readout.claims) else NOT_COMPARED
    return sentences.cell_words(cell)


def disputes_blocks(disputes: Sequence[Dispute]) -> list[Block]:
    """What one side says is not so in the account of another."""
    rows = tuple(
        Row(
            (str(each.line), one_line(each.claim.text), each.source, each.claim.source or "-"),
            (sentences.disputed_line(each),),
        )
        for each in disputes
    )
    grid = Grid(("line", "what", "disputed by", "account of"), rows)
    return [Heading(3, "stated to be disputed"), grid] if rows else []


def _topics(heading: Heading, findings: Sequence[Finding], rests: sentences.RestsOn) -> list[Block]:
    """Findings that belong to no claim: what an article says a readout leaves out."""
    if not findings:
        return []
    rows = tuple(
        Row(
            (
                str(finding.line),
                sentences.words(finding.claim) if finding.claim else rests.topic(finding),
                ", ".join(finding.present) or "-",
                sentences.silent(finding),
            ),
            (f"{finding.kind}: {rests.sentence(finding)}",),
        )
        for finding in findings
    )
    return [heading, Grid(("line", "what", "has it", "lacks it"), rows)]


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
