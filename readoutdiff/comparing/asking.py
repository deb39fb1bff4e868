"""A claim of who asked for the contact -> its judgement by who, in the other text, is said to have asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from readoutdiff.comparing.lexicon import Lexicon
from readoutdiff.comparing.sides import Side, side
from readoutdiff.comparing.talks import PUNCTUATION, asked
from readoutdiff.comparing.told import told
from readoutdiff.ground.model import Difference, Judgement, Span, Text

INVITED = "invitations"
RELATIVE = 3  # words from `who` to `asked for the call`
NAMED = 12  # words from the country of whoever asked to `who`
ALONE = 3  # words that a claim of nothing else has besides, at most
SAME = 0.62  # score of what other words say of the same country


def who_asked(
    sentence: str, part: Span, passages: Iterable[tuple[int, str]], lex: Lexicon
) -> tuple[Judgement, int] | None:
    """The judgement of the claim ``sentence[part]`` by the first passage that says who asked, and its number.

    None where one of the two does not say who asked, or names no country, and where they agree and the claim says
    something else as well. Spans are those of the claim and of the passage.
    """
    mine = _asked(sentence, lex)
    if mine is None or not part[0] <= mine[0].start <= mine[0].end <= part[1]:
        return None
    told_there = ((n, _asked(text, lex)) for n, text in passages)
    number, theirs = next(((n, found) for n, found in told_there if found), (0, None))
    if theirs is None:
        return None
    here = Text(mine[0].text, mine[0].start - part[0], mine[0].end - part[0])
    if mine[1] != theirs[1]:
        return Judgement("differs", SAME, (Difference("agent", here, theirs[0]),)), number
    more = len(sentence[slice(*part)].split()) - len(here.text.split())
    return (Judgement("present", SAME), number) if more <= ALONE else None


@lru_cache(maxsize=4096)
def _asked(sentence: str, lex: Lexicon) -> tuple[Text, str] | None:
    """The words that tell who asked for the contact, and the country that is named there, or as whoever `who` is."""
    made = side(sentence, lex)
    for each in told(sentence, lex):
        for phrase in asked(each):
            start = sentence.index(phrase)
            end = start + len(phrase.rstrip(PUNCTUATION))
            who = (w.start for n, w in enumerate(made.words) if start < w.start < end and made.among(n, "relative"))
            start = max(who, default=start)
            named = _country(made, start, end)
            if named and not any((low,) in lex.facts[INVITED] for low in sentence[start:end].lower().split()):
                return Text(sentence[start:end], start, end), named
    return None


def _country(made: Side, start: int, end: int) -> str | None:
    """The one country between two places, or the nearest before `who` right before them."""
    people = made.lex.people
    keys = [w.key if w.kind == "country" else "@" + people[w.stem][0] if w.stem in people else "" for w in made.words]
    inside = {key for key, w in zip(keys, made.words, strict=True) if key and start <= w.start < end}
    if inside:
        return inside.pop() if len(inside) == 1 else None
    first = next((n for n, w in enumerate(made.words) if w.start >= start), len(keys))
    relative = next((n for n in range(first, max(-1, first - RELATIVE), -1) if made.among(n, "relative")), 0)
    return next((key for key in reversed(keys[max(0, relative - NAMED) : relative]) if key), None)
