"""Claims and groups of one event -> a picture: a column a claim, a line a readout, a shape a verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readoutdiff.ground.model import Claim, Readout
from readoutdiff.reporting import sentences
from readoutdiff.reporting.markup import Marking, escape
from readoutdiff.reporting.views import NOT_COMPARED, Share, verdict_words

Column = tuple[Claim, Mapping[str, str]]  # a claim, or the first of a group; readout -> words of its verdict
STEP, TOP = 20, 6
STRIP = 40  # claims side by side, as many as a page is wide
SHAPES = {  # verdict in words -> shape around (0, 0); no two differ in colour alone
    "says it": "<circle class=on r=7 />",
    "has it": "<circle class=on r=4 />",
    "missing (stated)": '<path class=off d="M-6-6L6 6M-6 6L6-6"/>',
    "disputed (stated)": '<path class=off d="M-6-4H6M-6 4H6M-3 7L3-7"/>',
    "says both (stated)": "<circle class=on r=4 /><circle class=half r=7 />",
    "not found (text)": "<circle class=off r=6 />",
    "not cited (article)": "<circle class=weak r=6 />",
    "partly (text)": '<path class=half d="M-6 0A6 6 0 0 1 6 0Z"/>',
    "partly (article)": '<path class=half d="M-6 0A6 6 0 0 1 6 0Z"/>',
    "differs (text)": '<path class=half d="M0-6L6 5H-6Z"/>',
    "differs (article)": '<path class=half d="M0-6L6 5H-6Z"/>',
    "unclear": "<text y=4 text-anchor=middle>?</text>",
    "no text": "<text y=4 text-anchor=middle>–</text>",
}
LEGEND = (
    "<ul class=legend>"
    + "".join(
        f'<li><svg width=18 height=18 viewBox="-9 -9 18 18" aria-hidden=true>{SHAPES[words]}</svg> {meaning}</li>'
        for words, meaning in (
            ("says it", "its own claim"),
            ("has it", "has it"),
            ("partly (text)", "has a part"),
            ("differs (text)", "differs"),
            ("missing (stated)", "missing, the article says"),
            ("disputed (stated)", "disputed, the article says"),
            ("says both (stated)", "in both, the article says"),
            ("not found (text)", "not found in the text supplied"),
            ("not cited (article)", "not cited by the article (weak)"),
            ("unclear", "unclear"),
        )
    )
    + "</ul>"
)


def draw_matrix(share: Share, marking: Marking) -> str:
    """SVGs with a title on every mark; the words of each verdict are in the findings below them."""
    readouts = share.readouts
    columns: list[Column] = [
        (row.claim, {each.id: verdict_words(row.claim, each, row.cells.get(each.id)) for each in readouts})
        for row in share.rows
    ]
    columns += [(line.claim, {side.readout: side.words for side in line.sides}) for line in share.lines]
    return "".join(_strip(columns[i : i + STRIP], i, readouts, marking) for i in range(0, len(columns), STRIP))


def _strip(rows: Sequence[Column], before: int, readouts: Sequence[Readout], marking: Marking) -> str:
    margin = 8 * max(len(readout.id) for readout in readouts) + 16
    size = (margin + STEP * len(rows) + 8, TOP * 2 + STEP * len(readouts))
    parts = [f"<text x=4 y={TOP + STEP * i + 14}>{escape(readout.id)}</text>" for i, readout in enumerate(readouts)]
    for n, (claim, verdicts) in enumerate(rows):
        marks = []
        for i, readout in enumerate(readouts):
            words = verdicts.get(readout.id, NOT_COMPARED)
            if words == NOT_COMPARED:
                continue
            shape = SHAPES.get(words, SHAPES["unclear"])
            title = escape(f"{readout.id}: {words}. {sentences.words(claim)}")
            y = TOP + STEP * i + STEP // 2
            marks.append(f'<g transform="translate({margin + STEP * n + 10} {y})"><title>{title}</title>{shape}</g>')
        target = marking.found.get((claim.document, claim.id))
        anchor = marking.anchor(claim)
        link = f"#f{target}" if target else f"#t{anchor}" if anchor else ""
        label = escape(f"Claim {before + n + 1}, line {claim.line}")
        parts.append(f'<a href="{link}" aria-label="{label}">{"".join(marks)}</a>' if link else "".join(marks))
    label = escape(f"{sentences.count(len(rows), 'claim')} by {sentences.count(len(readouts), 'readout')}")
    return (
        f'<div class=scroll><svg role=group aria-label="{label}" width={size[0]} height={size[1]} '
        f'viewBox="0 0 {size[0]} {size[1]}">{"".join(parts)}</svg></div>'
    )
