"""A Pair -> a difference of modality: did, agreed, is ready to, hopes, discussed, was asked to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from readoutdiff.comparing.lexicon import Lexicon, Rung
from readoutdiff.comparing.pairing import Pair
from readoutdiff.comparing.sides import Side, firsts
from readoutdiff.comparing.words import Word
from readoutdiff.ground.model import Difference

CLOSE = 0.62  # coverage at which one rung's difference counts
HEDGED = 0.4  # coverage at which a hedge on one side alone counts
FIRST = 3  # linked words whose rungs are compared
REACH = 6  # words between a cue and what it governs


def modality(pair: Pair) -> Iterator[Difference]:
    """The same matter, `agreed` on one side and only `discussed` on the other; not `pledged` against `promised`."""
    hedged, doubted = _hedge(pair.claim, pair), _hedge(pair.passage, pair)
    if (hedged is None) != (doubted is None) and pair.coverage >= HEDGED:
        places = sorted(pair.links.items())
        if places:
            shown = pair.claim.show(hedged if hedged is not None else places[-1][0])
            yield Difference("modality", shown, pair.passage.show(doubted if doubted is not None else places[-1][1]))
            return
    matter = [(i, j) for i, j in sorted(pair.links.items()) if _matter(pair, i)]
    for i, j in matter[:FIRST]:
        here, there = _rung(pair.claim, i, pair), _rung(pair.passage, j, pair)
        if not here or not there or here[0] == there[0]:
            continue
        if Rung.DONE in (here[0], there[0]) and pair.claim.words[i].key in pair.lex.contact:
            continue  # `received a call`, `discussed by phone`
        step = abs(here[0] - there[0])
        performed = step == 1 and pair.claim.words[i].stem in pair.lex.speech  # agreeing to ask is asking
        if not performed and (step > 1 or pair.coverage >= CLOSE):
            yield Difference("modality", pair.claim.show(here[1]), pair.passage.show(there[1]))
            return


def topic_only(pair: Pair) -> bool:
    """Is the subject there while what is said to be done about it is not?

    `A accepted the invitation to attend X` against `B hoped that A would attend X`: neither the claim's verb nor what
    follows it is in the passage, nor is the matter they share done or agreed there.
    """
    head = next((n for n in range(len(pair.claim.words)) if _deed(pair.claim, n, pair)), None)
    if head is None or head in pair.links:
        return False
    thing = next((n for n in range(head + 1, len(pair.claim.words)) if pair.claim.words[n].kind == "word"), None)
    if thing is None or thing in pair.links or any(pair.unlinked.get(n) == 0 for n in (head, thing)):
        return False
    cues = (cue(pair.passage, n, pair) for n in range(len(pair.passage.words)))
    if any(cue is not None and cue <= Rung.WISH for cue in cues):
        return True  # `hopes that A will come`
    rungs = [_rung(pair.passage, j, pair) for i, j in sorted(pair.links.items()) if i > head and _matter(pair, i)]
    return not any(rung and rung[0] >= Rung.AGREED for rung in rungs)


def _deed(side: Side, n: int, pair: Pair) -> bool:
    """Is word ``n`` a verb in the past that does something, rather than says or names it?"""
    word = side.words[n]
    lex = pair.lex
    does = word.stem in lex.deeds and word.stem not in lex.speech and word.stem not in lex.generic
    does = does and (word.stem,) not in lex.ladder
    return does and (_past(side, n) or side.among(n - 1, "perfect") or side.among(n - 1, "past-passive"))


def _hedge(side: Side, pair: Pair) -> int | None:
    """The first word that takes back some of what is said: `reportedly`, `probably`, `in principle`."""
    phrases = pair.lex.lists["hedges"]
    for n, word in enumerate(side.words):
        if word.low in firsts(phrases) and not _month(side, n) and _asserted(side, n):
            lows = [w.low for w in side.words[n : n + 3]]
            if any(tuple(lows[:size]) in phrases for size in (3, 2, 1)):
                return n
    return None


def _month(side: Side, n: int) -> bool:
    """Is word ``n`` a month or a name that is a verb in small letters?"""
    word = side.words[n]
    return word.low in side.lex.patterns.calendar.months and side.text[word.start] != word.low[:1]


def _asserted(side: Side, n: int) -> bool:
    """Is what word ``n`` stands in said, and not asked or told of a thing: `whether it may`, `the cable that may`?"""
    for k in range(n - 1, -1, -1):
        if side.among(k, "unasserted"):
            return False
        if side.among(k, "complementizer") and k:
            thing = side.words[k - 1]
            says = thing.stem in side.lex.speech | side.lex.acts or thing.key in side.lex.doing
            return says or thing.kind == "stop" or bool(side.gap(k).strip())
    return True


def _matter(pair: Pair, i: int) -> bool:
    """Is linked word ``i`` what the claim is about: no name, and no rung of the ladder itself?"""
    word = pair.claim.words[i]
    return word.kind == "word" and (word.stem,) not in pair.lex.ladder and word.stem not in pair.lex.generic


def _rung(side: Side, target: int, pair: Pair) -> tuple[Rung, int] | None:
    """The rung that governs word ``target`` and the word that says so; a plain past tense is `done`."""
    shared = set(pair.links if side is pair.claim else pair.links.values())  # what both say tells nothing apart
    for n in range(target - 1, max(-1, target - 1 - REACH), -1):
        rung = cue(side, n, pair)
        if rung is not None and n not in shared and _asserted(side, n):
            return rung, n
    for n in range(target + 1, min(len(side.words), target + REACH)):
        rung = cue(side, n, pair)
        if rung is not None and n not in shared and side.among(n - 1, "passive-or-perfect"):
            return rung, n
    for n in range(target, max(-1, target - 3), -1):
        if cue(side, n, pair) is not None:
            return None
        if side.among(n, "perfect") or (_past(side, n) and _does(side.words[n], pair)):
            return Rung.DONE, n
    return None


def _does(word: Word, pair: Pair) -> bool:
    """Is a word in the past an act that is done, not one that only says something?"""
    lex = pair.lex
    return word.kind == "word" and word.stem in lex.acts | lex.deeds and word.stem not in lex.speech


@cache
def _firsts(lex: Lexicon) -> frozenset[str]:
    """The first stems of the ladder: most words begin none."""
    return frozenset(phrase[0] for phrase in lex.ladder)


def cue(side: Side, n: int, pair: Pair) -> Rung | None:
    """The rung of the ladder that word ``n`` and what follows stand for, or None."""
    if _month(side, n):
        return None
    ladder = pair.lex.ladder
    if side.words[n].stem not in _firsts(side.lex) or side.among(n, "no-cue"):
        return None
    return next((ladder[stems] for size in (3, 2, 1) if (stems := side.stems(n, size)) in ladder), None)


def _past(side: Side, n: int) -> bool:
    """A plain past tense; not a participle that only describes: `the occupied land`, `newly elected members`."""
    if not side.formed(n, "past") or side.among(n - 1, "no-past-after") or side.among(n - 1, "describing"):
        return False
    return n == 0 or not side.formed(n - 1, "adverb")
