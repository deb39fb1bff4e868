"""A pointing word and what is named before it, in order -> which of that it means; None where nothing fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from readoutdiff.language import lexicon as lx

if TYPE_CHECKING:
    from readoutdiff.grammar.scan import Scan
    from readoutdiff.people.context import Context
    from readoutdiff.people.people import Named, Naming

_FAR = 3000  # characters: no pointing word looks further within a sentence without an end


class Placed(Protocol):
    """Something with a place in the text."""

    @property
    def start(self) -> int: ...


T = TypeVar("T", bound=Placed)


class Reach(NamedTuple):
    """How far back a pointing word looks; None sets no bound. Its own sentence and paragraph do not count."""

    sentences: int | None = None
    paragraphs: int | None = None
    characters: int | None = None

    def since(self, scan: Scan, at: int) -> int:
        """The offset from which on things can be meant by a word at an offset."""
        n, p = scan.sentence_at(at), scan.paragraph_at(at)
        return max(
            0 if self.sentences is None else scan.sentences[max(0, n - self.sentences)][0],
            0 if self.paragraphs is None else scan.paragraphs[max(0, p - self.paragraphs)][0],
            0 if self.characters is None else at - self.characters,
        )


SPOKEN_OF = Reach(sentences=2, characters=_FAR)


def nearest(scan: Scan, named: Sequence[T], fits: Callable[[T], bool]) -> list[T]:
    """Of things named, in order, those that fit and stand in the nearest sentence that has any."""
    found: list[T] = []
    for each in reversed(named):
        if found and each.start < scan.sentences[scan.sentence_at(found[0].start)][0]:
            break
        if fits(each):
            found.insert(0, each)
    return found


def person(
    ctx: Context,
    i: int,
    fits: Callable[[Naming], bool],
    reach: Reach = SPOKEN_OF,
    spoke: Naming | None = None,
    last: bool = False,
) -> Named | None:
    """Whom a pronoun at a token means: somebody of its gender who ``fits``.

    Hobbs's order in short: subjects first, from the nearest sentence back; with ``last`` the one named last. Who
    ``spoke`` last is the subject of the sentence where his words stand.
    """
    scan, at = ctx.scan, ctx.scan.starts[i]
    he, she = (scan.lower[i] in ctx.words.sets[name] for name in ("masculine", "feminine"))
    wrong = "she" if he else "he" if she else None
    named = ctx.people.within(reach.since(scan, at), at)
    near = nearest(scan, named, lambda n: n.person.gender != wrong and fits(n))
    found = near[-1] if near and last else next((n for n in near if _leads(ctx, n)), next(iter(near), None))
    if spoke is not None and spoke.person.gender != wrong:
        newer = found is not None and scan.sentence_at(found.start) > scan.sentence_at(spoke.end - 1)
        found = found if newer else spoke
    return found.person if found else None


def _leads(ctx: Context, n: Naming) -> bool:
    """Can a name be a subject: does it own nothing (`Okello's aide`), and stand behind no preposition?"""
    k = ctx.tokens(n.start, n.end)
    owns = ctx.scan.lexicon.ends(ctx.scan.lower[k.stop - 1], "possessive")
    return not owns and not (k.start and ctx.scan.kinds[k.start - 1] & lx.PREP)
