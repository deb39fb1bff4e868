"""Judged claims of the official texts of an event, and which of them stand against one another -> groups.

A group is what the texts say of one thing: the claims of each, one verdict that holds from every side. In JSON and in
tables it is one row; a claim that stands against nothing is a group of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from readoutdiff.comparing.findings import Aligned, Judged
from readoutdiff.ground.model import Difference, Group, Row

GRAVEST = "differs partial present absent unclear no-text"  # the first that any cell has is the group's


def grouped(judged: Sequence[Judged], links: Iterable[tuple[Judged, Judged]]) -> list[Aligned]:
    """The groups in the order of the first text, with what only the others have put in where it stands there."""
    texts: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        if one.readout.origin == "text" and not one.reported:
            texts[one.readout.id].append(one)
    root = {id(one): id(one) for ones in texts.values() for one in ones}
    for one, other in links:
        root[_root(root, id(one))] = _root(root, id(other))
    members: dict[int, list[Judged]] = defaultdict(list)
    for one in (one for ones in texts.values() for one in ones):
        members[_root(root, id(one))].append(one)
    return [Aligned(tuple(members[key]), _verdict(members[key])) for key in _order(texts.values(), root)]


def _root(root: dict[int, int], key: int) -> int:
    while root[key] != key:
        root[key] = key = root[root[key]]
    return key


def _order(texts: Iterable[Sequence[Judged]], root: dict[int, int]) -> Iterator[int]:
    """Each group behind the one that its text has before it, what another text puts in there first."""
    behind: dict[int | None, list[int]] = defaultdict(list)
    placed: dict[int | None, int] = {None: 0}  # the number of the text that put it there
    for number, ones in enumerate(texts):
        last: int | None = None
        for one in ones:
            key = _root(root, id(one))
            if key not in placed:
                placed[key] = number
                behind[last].append(key)
            last = key
    waiting: list[int | None] = [None]
    while waiting:
        after = waiting.pop()
        if after is not None:
            yield after
        waiting += sorted(behind[after], key=lambda each: placed[each] == placed[after])[::-1]


def _verdict(claims: Sequence[Judged]) -> str:
    """The gravest; what is in two texts is at the least partly in a third that one of them is linked to."""
    texts = {one.readout.id for one in claims}
    found = {
        "partial" if cell.verdict == "absent" and name in texts else cell.verdict
        for one in claims
        for name, cell in one.cells.items()
    }
    return min(found, key=GRAVEST.index)


def group(texts: Sequence[str], aligned: Aligned, rows: Sequence[Row]) -> Group:
    """The group as it is printed; ``texts`` are the ids of its event's, ``rows`` those of its claims."""
    held: dict[str, list[Row]] = {name: [] for name in texts}
    for one, row in zip(aligned.claims, rows, strict=True):
        held[one.readout.id].append(row)
    cells = {name: tuple(row.claim for row in own) for name, own in held.items()}
    pairs = [(one, other) for n, one in enumerate(texts) for other in texts[n + 1 :]]
    differences = [each for one, other in pairs for each in _differences(held, one, other)]
    return Group(rows[0].event, aligned.verdict, cells, tuple(differences))


def _same(one: Difference, other: Difference) -> bool:
    """Are they of one kind, and on the same words of both texts?"""
    pairs = ((one.here, other.here), (one.there, other.there))
    return one.kind == other.kind and all(a.start < b.end and b.start < a.end for a, b in pairs)


def _differences(held: dict[str, list[Row]], one: str, other: str) -> list[Difference]:
    """Between two texts: as the first shows them, then as the other does, turned; each once."""
    here = [d for row in held[one] if other in row.cells for d in row.cells[other].differences]
    back = [d for row in held[other] if one in row.cells for d in row.cells[one].differences]
    found: list[Difference] = []
    for each in (*here, *(Difference(d.kind, d.there, d.here) for d in back)):
        if not any(_same(each, known) for known in found):
            found.append(each)
    return found
