"""Claim, passage -> Judgement: similarity finds the candidate, guards judge it, the verdict shows its reasons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from readoutdiff.comparing.concepts import concepts
from readoutdiff.comparing.guards import guard
from readoutdiff.comparing.lexicon import Lexicon, lexicon
from readoutdiff.comparing.matching import Weights
from readoutdiff.comparing.modality import topic_only
from readoutdiff.comparing.pairing import Pair, pair
from readoutdiff.comparing.sides import Side, side
from readoutdiff.comparing.slots import CLOSER, lined_up, slot, unlike
from readoutdiff.comparing.splitting import split
from readoutdiff.comparing.words import Word, words
from readoutdiff.ground.folding import fold, outer_judgement
from readoutdiff.ground.model import Difference, Judgement, Text
from readoutdiff.language.language import FALLBACK, reading

RANK = {"present": 3, "differs": 2, "partial": 2, "unclear": 1, "absent": 0}
FOUND = frozenset(verdict for verdict, rank in RANK.items() if rank > 1)
LOST = frozenset(RANK) - FOUND
PRESENT = 0.62  # share of the claim's weight that makes it present
PARTLY = 0.32  # likeness at which at least a part of it is found
CHANCE = 0.1  # likeness of a claim to a passage that says nothing of its own matter, at most
MARGIN = 0.005  # below PARTLY: no decision
ENOUGH = 3.0  # weight of matter shared, in words that occur once, beyond which more proves nothing
MATTER = "matter"  # a kind of concept
DISCUSS = "~discuss"
BEFORE = 4  # words before a word for a contact that may say it was another one
EXTRA = 3  # words of its own that a claim of the mere contact may have besides: hour-long, secure, the evening
SCRIPTS = (("latin", "\0", "\u024f"), ("cyrillic", "\u0400", "\u052f"), ("han", "\u3400", "\u9fff"))
BEYOND = re.compile("[^\0-\u024f\u2000-\u206f]+")  # what is neither Latin nor a mark
HALF = 0.45  # share of the claim's own matter that is no longer nothing
ONCE = 0.7  # share of the weight of a word that occurs once from which on a word tells a subject
CLAUSE = 0.12  # coverage a clause may lose against its whole sentence and still be the one to judge by


def judge(claim: str, passage: str, context: Sequence[str] = (), language: str = FALLBACK) -> Judgement:
    """Is the claim in the passage?

    Returns the verdict (``present``, ``partial``, ``differs``, ``absent``, ``unclear``), the share of the claim's
    weight that is found, in [0, 1], and the differences with spans into the two strings. ``context`` are sentences of
    the two accounts; words are weighed by their rarity there, or by the package's own lists.
    ``language`` is the code of theirs.
    """
    given = claim, passage
    claim, passage, *context = (fold(each).text for each in (claim, passage, *context))
    return outer_judgement(_judge(claim, passage, context, lexicon(reading(language))), *given)


def _judge(claim: str, passage: str, context: Sequence[str], lex: Lexicon) -> Judgement:
    weights = Weights(lex, [claim, passage, *context] if context else ())
    parts = split(claim, lex)
    whole = weigh(claim, passage, weights)
    if len(parts) == 1 or whole.verdict == "differs":
        return whole
    return _together([(weigh(claim[p.start : p.end], passage, weights), p.start) for p in parts])


def _together(judged: Sequence[tuple[Judgement, int]]) -> Judgement:
    """One judgement of a claim from those of its parts: what differs in one part differs, what lacks one is partial."""
    score = round(sum(j.score for j, _ in judged) / len(judged), 4)
    verdicts = {j.verdict for j, _ in judged}
    differences = tuple(Difference(d.kind, shifted(d.here, by), d.there) for j, by in judged for d in j.differences)
    if differences:
        return Judgement("differs", score, differences)
    if len(verdicts) == 1:
        return Judgement(verdicts.pop(), score, (), judged[0][0].why)
    if verdicts & FOUND:
        return Judgement("partial", score)
    return Judgement("unclear", score, (), "inside the margin")


def shifted(text: Text, by: int) -> Text:
    """A span that stands elsewhere by some characters."""
    return Text(text.text, text.start + by, text.end + by)


def close(claim: str, passage: str, weights: Weights) -> float:
    """How alike the two are worded, in [0, 1]; 0 below CLOSER."""
    alike = lined_up(side(claim, weights.lex), side(passage, weights.lex))[0]
    return alike if alike >= CLOSER else 0.0


def weigh(claim: str, passage: str, weights: Weights) -> Judgement:
    """``judge`` with weights made once for many pairs."""
    return guarded(*sight(claim, passage, weights))


def guarded(seen: Judgement, found: Pair | None) -> Judgement:
    """What was seen of a pair, and what its guards say."""
    differences = tuple(_moved(d, found.offset) for d in guard(found)) if found else ()
    return Judgement("differs", seen.score, differences) if differences else seen


def sight(claim: str, passage: str, weights: Weights) -> tuple[Judgement, Pair | None]:
    """The judgement before any guard is asked, and the pair that they are to be asked about."""
    if claim.lstrip()[:1] == passage.lstrip()[:1] and claim.split() == passage.split():
        return Judgement("present", 1.0), None
    bridged = _bridge(claim, passage, weights.lex)
    if bridged:
        return Judgement("unclear", 0.0, (), bridged), None
    best = clause(claim, passage, weights)
    contact = _contact(best, weights)
    if contact:
        differences = tuple(_moved(d, best.offset) for d in (*slot(best, contact=True), *_how(best)))
        score = round(min(1.0, max(PARTLY, best.coverage)), 4)
        return Judgement("differs" if differences else contact, score, differences), None
    matter = best.matter
    met = _meets(best.claim) and not _meets(best.passage)
    chance = not _said(best, weights) and (met or (matter and not (best.core and _meets(best.passage))))
    likeness = round(min(alike(best), CHANCE) if chance else alike(best), 4)
    if best.coverage >= PRESENT and likeness >= PARTLY and not _lacking(best):
        verdict, score = "present", round(min(1.0, best.coverage), 4)
    elif likeness >= PARTLY:
        verdict, score = "partial", min(PRESENT, likeness)
    elif any(slot(best)):
        verdict, score = "partial", PARTLY
    else:
        why = "inside the margin" if likeness >= PARTLY - MARGIN else _undecided(best, weights)
        why = why if matter else "the claim says only what any account says"
        return Judgement("unclear" if why else "absent", likeness, (), why), None
    if verdict == "partial" and topic_only(best):
        return Judgement("absent", score), None
    return Judgement(verdict, score), best


def _lacking(found: Pair) -> bool:
    """Does the passage lack a number of the claim, name another country, or have other matter in one place?"""
    claim, linked = found.claim, set(found.links.values())
    mine = [claim.words[i] for i in found.unlinked if claim.words[i].key not in found.parties]
    theirs = (w for n, w in enumerate(found.passage.words) if n not in linked and w.key not in found.parties)
    elsewhere = any(w.kind == "country" for w in mine) and any(w.kind == "country" for w in theirs)
    counts = any(claim.words[i].kind == "number" and not claim.among(i - 1, "articles") for i in found.unlinked)
    matter = any(_telling(w, found.passage) for w in mine)
    return elsewhere or counts or matter or any(unlike(found))  # `the two` counts nothing


def _telling(word: Word, there: Side) -> bool:
    """Does a word name a matter of the table of concepts that no phrase there holds: not `accord`, `fisheries pact`?"""
    if not word.topics or concepts()[word.topics[0][1:]].kind != MATTER:
        return False
    return not any(" " in w.low and word.topics[0] in w.topics for w in there.words)


def _contact(found: Pair, weights: Weights) -> str | None:
    """`present` or `partial` where both say no more than that these two parties met or spoke; else None."""
    claim, contact = found.claim, found.lex.contact
    if len(_met(found, weights)) < 2 or not _meets(claim) or not _meets(found.passage):
        return None
    own = [n for n, w in enumerate(claim.words) if weights.own(w) and w.kind != "date" and w.key not in contact]
    if len(own) > EXTRA:
        return None
    if any(n not in found.links and claim.words[n].kind == "number" for n in own):
        return None  # how long it took is for the guards
    return "partial" if sum(n not in found.links for n in own) > 1 else "present"


def _met(found: Pair, weights: Weights) -> set[str]:
    """The parties that both name: countries, each with its people, and names of nobody known that stand apart."""
    claim, people = found.claim, found.lex.people
    held = {i: claim.words[i] for i in found.links if claim.words[i].key in weights.parties}
    of = {i: "@" + people[w.stem][0] if w.stem in people else w.key for i, w in held.items()}
    known = {i for i, w in held.items() if w.kind == "country" or w.stem in people}
    return {each for i, each in of.items() if i in known or known.isdisjoint((i - 1, i + 1))}


@lru_cache(maxsize=4096)
def _meets(side: Side) -> bool:
    """Is the first thing that a clause says that people met or spoke?"""
    contact = side.lex.contact | {DISCUSS}  # who discusses speaks, but what is discussed is a claim of its own
    first = next((n for n, word in enumerate(side.words) if word.key in contact), None)
    if first is None or any(side.among(n, "another-time") for n in range(first - BEFORE, first)):
        return False  # `since their last meeting`
    return not any(_does(side, n, contact) for n in range(first))


def _said(found: Pair, weights: Weights) -> bool:
    """Is anything of the claim's own matter, beside words for the contact itself, in the passage?"""
    own = (found.claim.words[i] for i in found.links)
    related = (found.claim.words[i] for i, share in found.unlinked.items() if share < weights.of(found.claim.words[i]))
    return any(weights.own(w) and w.key not in found.lex.contact for w in chain(own, related))


def _how(found: Pair) -> Iterator[Difference]:
    """`met` against `spoke by telephone`, where neither says the other."""
    calls, meetings = found.lex.calls, found.lex.meetings
    for mine, theirs in ((calls, meetings), (meetings, calls)):
        here = [n for n, w in enumerate(found.claim.words) if w.key in mine]
        there = [n for n, w in enumerate(found.passage.words) if w.key in theirs]
        both = theirs.isdisjoint(found.claim.places) and mine.isdisjoint(found.passage.places)
        if here and there and both:
            yield Difference("word", found.claim.show(here[0]), found.passage.show(there[0]))


def _does(side: Side, n: int, contact: frozenset[str]) -> bool:
    """Is word ``n`` a finite verb for something else than the contact itself?"""
    word, lex = side.words[n], side.lex
    acts = (
        word.kind == "word"
        and (word.stem in lex.acts or word.stem in lex.speech)
        and word.stem not in lex.holding
        and word.low != word.stem
        and word.key not in contact
    )
    return acts and not (side.formed(n, "gerund") or side.formed(n, "deverbal") or side.formed(n, "plural"))


@lru_cache(maxsize=8)
def _points_back(claim: Side, weights: Weights) -> bool:
    """Does a claim say no more than `that matter`? It is asked for each candidate in turn."""
    pointed = claim.lex.small["pointed"]
    back = any(w.low in pointed and claim.among(n - 1, "pointing") for n, w in enumerate(claim.words))
    return back and not any(weights.own(w) and w.kind != "number" for w in claim.words if w.low not in pointed)


def _undecided(found: Pair, weights: Weights) -> str | None:
    """Why so little of the claim in common is not enough to call it absent, or None."""
    claim = found.claim
    if _points_back(claim, weights):
        return "the claim only points back to what stands before it"
    shared = [claim.words[i] for i in found.links if weights.own(claim.words[i])]
    if not any((w.topics or w.kind == "name") and weights.of(w) >= ONCE * weights.top for w in shared):
        return None
    speaking = found.lex.small["spoken"]
    spoken = found.own >= HALF or any(w.key == DISCUSS or w.stem in speaking for w in claim.words)
    return "the subject is spoken of, but little else of the claim" if spoken else None


def alike(found: Pair) -> float:
    """How alike the two are, in [0, 1]: two parts the share of the claim that is found, one part how much that is.

    The parts and PARTLY were chosen, in steps of a half, on eight pairs of official texts judged by hand.
    """
    said = min(found.core, ENOUGH) / ENOUGH if found.matter else found.coverage
    return (2 * min(1.0, found.coverage) + said) / 3


def clause(claim: str, passage: str, weights: Weights) -> Pair:
    """The claim paired with the passage, or with the clause of it that holds it as well."""
    best = pair(claim, passage, weights)
    if alike(best) < PARTLY - MARGIN:
        return best  # a clause holds no more than its sentence
    floor = best.coverage - CLAUSE
    parts = split(passage, weights.lex)
    if len(parts) > 1:
        tried = [pair(claim, passage[p.start : p.end], weights, passage, p.start) for p in parts]
        top = max(tried, key=lambda t: (t.coverage, -t.offset))
        if top.coverage >= floor:
            return top
    return best


def coverage(claim: str, passage: str, weights: Weights) -> float:
    """How much of the claim's weight the passage holds, in [0, 1]."""
    return pair(claim, passage, weights).coverage


@lru_cache(maxsize=16384)
def script(text: str) -> str:
    """The script most letters of a text are in: latin, cyrillic, han or other."""
    if not any(map(str.isalpha, BEYOND.findall(text))):
        return "latin"
    counts = {"latin": 0, "cyrillic": 0, "han": 0, "other": 0}
    for char, count in Counter(text).items():
        if char.isalpha():
            counts[next((name for name, first, last in SCRIPTS if first <= char <= last), "other")] += count
    return max(counts, key=lambda k: counts[k])


def _bridge(claim: str, passage: str, lex: Lexicon) -> str | None:
    """Why the two cannot be compared by their words, or None."""
    one, two = script(claim), script(passage)
    if one == two or not words(claim, lex):
        return None
    return f"{one} against {two} script: the comparison cannot bridge the two languages"


def _moved(difference: Difference, offset: int) -> Difference:
    return Difference(difference.kind, difference.here, shifted(difference.there, offset))
