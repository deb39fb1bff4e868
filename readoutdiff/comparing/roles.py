"""A Pair -> differences of who: who did it to whom, in whose mouth it is, which country or person stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from readoutdiff.comparing.lexicon import Lexicon
from readoutdiff.comparing.pairing import Pair, same_name
from readoutdiff.comparing.sides import Side
from readoutdiff.comparing.words import NAMED, Word
from readoutdiff.ground.model import Difference

MATTER = 0.5  # weight of the matter both share beside a name or word, in words that occur once
REACH = 7  # words between a passive and its `by`


def role(pair: Pair) -> Iterator[Difference]:
    """`X apologised to Y` against `Y apologised to X`, in actives, passives and nouns."""
    if any(pair.claim.words[i].key != pair.passage.words[j].key for i, j in _verbs(pair)):
        yield from _converse(pair)
        return
    for i, j in sorted(pair.links.items()):
        verb = pair.claim.words[i]
        if verb.kind != "word" or verb.stem in pair.lex.mutual or not _act(verb, pair.lex):
            continue
        here, there = _frame(pair.claim, i), _frame(pair.passage, j)
        if not here or not there:
            continue
        (agent, patient), (doer, sufferer) = here, there
        swapped = _meet(pair, agent, sufferer) and _meet(pair, patient, doer)
        alike = _one(pair.claim.words[agent], pair.claim.words[patient], pair.lex)
        if swapped and not alike and not _meet(pair, agent, doer):
            shown = pair.claim.show(min(agent, patient), max(agent, patient))
            yield Difference("role", shown, pair.passage.show(min(doer, sufferer), max(doer, sufferer)))
            return
    yield from _turned(pair)
    yield from _swapped(pair)


def _act(word: Word, lex: Lexicon) -> bool:
    """Is a word something that somebody does to somebody?"""
    return word.key in lex.doing or word.stem in lex.acts | lex.deeds | lex.speech


def _converse(pair: Pair) -> Iterator[Difference]:
    """`Oslo will sell boats` against `Oslo will buy boats`; not against `Accra will buy boats`."""
    for i, j in _verbs(pair):
        here, there = _doer(pair.claim, i), _doer(pair.passage, j)
        if here is not None and there is not None and _meet(pair, here, there):
            yield Difference("role", pair.claim.show(i), pair.passage.show(j))
            return


def _verbs(pair: Pair) -> list[tuple[int, int]]:
    """The linked words of which one is converse to the other."""
    converse = pair.lex.converse
    return [(i, j) for i, j in pair.links.items() if converse.get(pair.claim.words[i].key) == pair.passage.words[j].key]


def _doer(side: Side, verb: int) -> int | None:
    """The name that does what a verb says, as far as the words before it tell."""
    frame = _frame(side, verb)
    before = [n for n in side.names if n < verb and not _inside(side, n)]
    return frame[0] if frame else before[-1] if before and not _passive(side, verb) else None


def _turned(pair: Pair) -> Iterator[Difference]:
    """`the envoy was invited by his host` against `the envoy invited his host`: people without names."""
    back = {j: i for i, j in pair.links.items()}
    for i, j in sorted(pair.links.items()):
        passive, other = _passive(pair.claim, i), _passive(pair.passage, j)
        if passive == other or pair.claim.words[i].kind != "word":
            continue
        one, two = (pair.claim, pair.passage) if passive else (pair.passage, pair.claim)
        verb, act, links = (i, j, pair.links) if passive else (j, i, back)
        by = next((n for n in range(verb + 1, min(verb + REACH, len(one.words))) if one.among(n, "agent")), None)
        subject = next((n for n in range(verb - 1, -1, -1) if n in links), None)
        doer = next((n for n in range(act - 1, -1, -1) if n in links.values()), None)
        if by is None or subject is None or doer is None or links[subject] != doer:
            continue
        agent = next((n for n in range(by + 1, by + 4) if n in links), None)
        if agent is not None and links[agent] > act and one.words[agent].key != one.words[subject].key:
            shown = one.show(min(subject, agent), max(subject, agent)), two.show(doer, links[agent])
            yield Difference("role", *(shown if passive else reversed(shown)))
            return


def _swapped(pair: Pair) -> Iterator[Difference]:
    """`from X ... by Y` against `from Y ... by X`: two names that changed their prepositions."""
    names = [(i, j, _slot(pair.claim, i), _slot(pair.passage, j)) for i, j in sorted(pair.links.items())]
    names = [n for n in names if pair.claim.words[n[0]].kind in NAMED and n[2] and n[3] and n[2] != n[3]]
    for a, b in combinations(names, 2):
        if a[2] == b[3] and b[2] == a[3]:
            yield Difference("role", pair.claim.show(a[0], b[0]), pair.passage.show(*sorted((a[1], b[1]))))
            return


def _slot(side: Side, n: int) -> str:
    return side.words[n - 1].low if side.among(n - 1, "roles") else ""


def _meet(pair: Pair, i: int, j: int) -> bool:
    """Do the names at ``i`` and ``j``, of one word or several, have a word in common?"""
    return any(_one(a, b, pair.lex) for a in _full(pair.claim, i) for b in _full(pair.passage, j))


def _full(side: Side, n: int) -> list[Word]:
    first = last = n
    if side.words[n].kind == "name":
        while first and side.words[first - 1].kind == "name" and not side.gap(first).strip():
            first -= 1
        while (
            side.words[last + 1 : last + 2] and side.words[last + 1].kind == "name" and not side.gap(last + 1).strip()
        ):
            last += 1
    return list(side.words[first : last + 1])


def _one(one: Word, two: Word, lex: Lexicon) -> bool:
    return one.key == two.key or (one.kind == two.kind == "name" and same_name(one.low, two.low, lex))


def _frame(side: Side, verb: int) -> tuple[int, int] | None:
    """(who does it, to whom): the names before and after the verb, turned round in a passive with `by`."""
    before = [n for n in range(verb) if side.words[n].kind in NAMED and not _inside(side, n)]
    after = [n for n in range(verb + 1, len(side.words)) if side.words[n].kind in NAMED]
    if _passive(side, verb):
        agents = [n for n in after if side.among(n - 1, "agent") or side.among(max(0, n - 2), "agent")]
        if agents and before:
            return agents[0], before[-1]
        others = [n for n in after if n not in agents]
        return (agents[0], others[0]) if agents and others else None
    if before and after:
        return before[-1], after[0]
    return None


def _passive(side: Side, verb: int) -> bool:
    before = range(max(0, verb - 3), verb)
    return side.formed(verb, "participle") and any(side.among(n, "passive") for n in before)


def _inside(side: Side, n: int) -> bool:
    """Is the name only an attribute: `the Russian minister`, a name after a preposition?"""
    return side.among(n - 1, "attributing")


def attribution(pair: Pair) -> Iterator[Difference]:
    """The same words in the other's mouth: `Modi said X` against `Trump said X`."""
    one, two = _speaker(pair.claim, pair), _speaker(pair.passage, pair)
    if one is None or two is None:
        return
    mine, theirs = pair.claim.words[one], pair.passage.words[two]
    shared = {w.key for w in _run(pair.claim, one)} & {w.key for w in _run(pair.passage, two)}
    if not shared and not compatible(mine, theirs, pair):
        yield Difference("attribution", pair.claim.show(one), pair.passage.show(two))


def _speaker(side: Side, pair: Pair) -> int | None:
    """The name that heads the clause, where a verb of speech follows it."""
    for n in range(min(8, len(side.words))):
        if side.words[n].stem in pair.lex.speech and side.formed(n, "of-speech"):
            if _passive(side, n):
                ahead = (k for k in range(n + 1, min(n + 6, len(side.words))) if side.words[k].kind in NAMED)
                agents = (k for k in ahead if side.among(k - 1, "agent") or side.among(k - 2, "agent"))
                return next(agents, None)
            names = [k for k in range(n) if side.words[k].kind in NAMED]
            if len({side.words[k].key for k in names if side.words[k].kind == "name"}) > 2:
                return None
            return names[-1] if names else None
    return None


def _run(side: Side, n: int) -> Sequence[Word]:
    """The capitalised words that a name stands among: its title, given names."""
    first = last = n
    while first and _capitalised(side, first - 1) and not side.gap(first).strip():
        first -= 1
    while last + 1 < len(side.words) and _capitalised(side, last + 1) and not side.gap(last + 1).strip():
        last += 1
    return side.words[first : last + 1]


def _capitalised(side: Side, n: int) -> bool:
    return side.text[side.words[n].start] != side.words[n].low[:1]


def compatible(one: Word, two: Word, pair: Pair) -> bool:
    """May two names be of one country or person?"""
    if one.kind == two.kind == "name":
        return one.key == two.key or same_name(one.low, two.low, pair.lex)
    if one.kind == two.kind or _capital(one) or _capital(two):
        return one.key == two.key
    name, country = (one, two) if one.kind == "name" else (two, one)
    known = pair.lex.people.get(name.stem)
    return known is None or "@" + known[0] == country.key


def _capital(word: Word) -> bool:
    return word.kind == "name" and word.key[0] == "@"


def entity(pair: Pair) -> Iterator[Difference]:
    """Another place or person behind the same preposition: `talks in Doha` against `talks in Cairo`.

    Names of the parties tell who took part, in whatever words, and no more.
    """
    if pair.core < MATTER:
        return  # `discussed Chad` is not another `discussed Mali`
    here, there = (_placed(side, pair) for side in (pair.claim, pair.passage))
    for i in here:
        if any(_one(pair.claim.words[i], w, pair.lex) for w in pair.whole.words):
            continue
        for j in there:
            one, two = pair.claim.words[i], pair.passage.words[j]
            if any(_one(w, two, pair.lex) for w in pair.claim.words) or compatible(one, two, pair):
                continue
            same = pair.claim.before(i) == pair.passage.before(j)
            if same and pair.linked_near(i, j) and (one.kind == two.kind or _capital(one) or _capital(two)):
                yield Difference("entity", pair.claim.show(i), pair.passage.show(j))
                return


def _placed(side: Side, pair: Pair) -> list[int]:
    """The names that stand behind a preposition of place, those of the parties aside."""
    placing = pair.lex.small["placing"]
    return [n for n in side.names if side.words[n].key not in pair.parties and side.before(n) in placing]
