"""The words around a name or a country: titles, appositions, and the class of office they name."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from readoutdiff.language import lexicon as lx
from readoutdiff.language.capitals import capital
from readoutdiff.people.runs import office_before

if TYPE_CHECKING:
    from readoutdiff.language.words import Words
    from readoutdiff.people.people import People
    from readoutdiff.people.runs import Run

PORTFOLIO = 4  # words
_NO_PORTFOLIO = (
    lx.PREP | lx.SUBORD | lx.RELATIVE | lx.FINITE | lx.BE | lx.HAVE | lx.MODAL | lx.ADVERB | lx.TIME | lx.CONJ
)


def surroundings(people: People, run: Run) -> tuple[str | None, str | None, set[str], bool]:
    """Party, role and titles from the words before (`Chinese Premier`) and behind (`, Peru's foreign minister`)."""
    party, phrase = _before_name(people, run.start)
    if not phrase and (head := office_before(people.scan, people.words, run.start, run.end)) is not None:
        phrase = people.scan.lower[head]
        held = (people.mention_tokens[k].party for k in range(head, run.start) if k in people.mention_tokens)
        party = party or next(held, None)
    shared = "" if phrase else _shared_title(people, run.start)
    phrase = phrase or shared
    role = role_of(people, phrase)
    titles = {phrase} if phrase else set()
    core, n, genitive = people.scan.lower, len(people.scan.words), people.words.sets["genitive"]
    b = run.end
    if b + 1 < n and core[b] in genitive and b + 1 in people.mention_tokens and party is None and phrase:
        party = people.mention_tokens[b + 1].party
    tail = _apposition(people, b + 1) if b < n and core[b] == "," else None
    if tail is None:
        return party, role, titles, bool(shared)
    end, title = tail
    titles.add(title)
    spot = next((k for k in range(b + 1, end) if k in people.mention_tokens), None)
    if spot is not None and party is None:
        party = people.mention_tokens[spot].party
    return party, role or role_of(people, title), titles, True


def _before_name(people: People, a: int) -> tuple[str | None, str]:
    """The country and the title right before a name, with a portfolio between them: `Polish Interior Minister`."""
    lower, words = people.scan.lower, people.words
    phrase: list[str] = []
    portfolio = 0  # words of it, which count where a country stands before them
    k = a - 1
    while k >= 0 and a - k < 12 and "\n" not in people.scan.gaps[k + 1]:  # a headline may end in a country
        if k in people.mention_tokens:
            first = bisect_left(people.scan.starts, people.mention_tokens[k].start)
            lesser = [lower[first - 1]] if phrase and first and lower[first - 1] in words.sets["lesser"] else []
            return people.mention_tokens[k].party, " ".join(lesser + phrase)
        if in_title(words, lower[k]) or lower[k] in words.sets["genitive"] or lower[k] in words.spokes:
            phrase.insert(0, lower[k])
            portfolio += portfolio > 0
        elif _governs(people, phrase[portfolio:]) and portfolio < PORTFOLIO and of_portfolio(people, k):
            phrase.insert(0, lower[k])
            portfolio += 1
        elif lower[k] not in words.sets["title-fillers"] or portfolio:
            break
        k -= 1
    return None, " ".join(phrase[portfolio:])


def _governs(people: People, title: list[str]) -> bool:
    """Does a title have a portfolio before it: `minister`?"""
    return bool(title) and title[0] in people.words.sets["with-portfolio"]


def of_portfolio(people: People, k: int) -> bool:
    """Can a token be a word of a portfolio: `interior`, `trade and industry`?"""
    word = people.scan.words[k]
    joins = people.scan.lower[k] in people.words.sets["joining"]
    return joins or (word.isalpha() and not people.scan.kinds[k] & _NO_PORTFOLIO)


def _shared_title(people: People, a: int) -> str:
    """`Presidents NAME of Peru and NAME of Chile`: the title in the plural that the name before shares, or nothing."""
    lower, words, k = people.scan.lower, people.words, a - 2
    if a < 4 or lower[a - 1] not in words.sets["joining"]:
        return ""
    if k in people.mention_tokens:
        k = bisect_left(people.scan.starts, people.mention_tokens[k].start) - 1
        if lower[k] not in words.sets["genitive"]:
            return ""
    elif not capital(people.scan.words[k]):
        return ""
    first = next((i for i in range(k - 1, max(-1, k - 6), -1) if in_title(words, lower[i])), None)
    if first is not None and not all(capital(word) for word in people.scan.words[first + 1 : k]):
        return ""
    if first is None or not people.scan.lexicon.ends(lower[first], "plural"):
        return ""
    before = lower[first - 1] if first and in_title(words, lower[first - 1]) else ""
    return f"{before} {lower[first]}".strip()


def in_title(words: Words, word: str) -> bool:
    """Is a word part of titles?"""
    return word in words.title_words or word in words.sets["bare-titles"]


def _apposition(people: People, a: int) -> tuple[int, str] | None:
    """The end and the title of `, Russia's foreign minister,`; None for `, the State Department said`."""
    lower = people.scan.lower
    end = a
    limit = min(len(lower), a + 11)
    verbal = lx.FINITE | lx.ED | lx.BE | lx.HAVE | lx.MODAL
    while (
        end < limit
        and lower[end] not in people.words.sets["apposition-ends"]
        and "\n" not in people.scan.gaps[end]
        and not (people.scan.kinds[end] & verbal and lower[end] not in people.words.title_words)
    ):
        end += 1
    if any(
        k in people.mention_tokens
        and people.mention_tokens[k].kind in ("office", "agency")
        and people.mention_tokens[k].role != "official"
        for k in range(a, min(end, a + 3))
    ):
        return None
    if end == a or not people.words.sets["no-apposition"].isdisjoint(lower[a : a + 3]):
        return None
    title = _first_title(people, a, end)
    official = next((m for k in range(a, end) if (m := people.mention_tokens.get(k)) and m.role == "official"), None)
    return (end, title) if title else (end, official.alias.lower()) if official else None


def _first_title(people: People, a: int, end: int) -> str:
    """The first title among tokens, with `former` or `deputy` where that stands before it."""
    lower, words = people.scan.lower, people.words
    for i in range(a, end):
        for size in (3, 2, 1):
            gram = " ".join(lower[i : min(i + size, end)])
            if gram in words.titles and gram not in words.sets["no-title-alone"]:
                lesser = lower[i - 1] if i > a and lower[i - 1] in words.sets["lesser"] else ""
                return f"{lesser} {gram}".strip()
    return ""


def role_of(people: People, phrase: str) -> str | None:
    """The class of office a phrase names: `deputy prime minister` is none, `top diplomat` a foreign minister."""
    if not phrase or any(word in phrase for word in people.words.sets["lesser"]):
        return None
    best = max((t for t in people.words.role_class if t in phrase), key=len, default=None)
    return people.words.role_class[best] if best else None


def title_end(people: People, i: int) -> int:
    """Past the title words from a token on."""
    end, n, small = i, len(people.scan.lower), people.words.sets
    while end < n:
        word = bare_word(people, end)
        filler = word in small["title-fillers"] and word not in ",;"
        if not (in_title(people.words, word) or word in small["counterparts"] or filler):
            break
        end += 1
        if word != people.scan.lower[end - 1]:
            break  # a possessive ends it
    return end


def bare_word(people: People, i: int) -> str:
    """A token in small letters without its possessive mark."""
    return people.scan.lexicon.bare(people.scan.lower[i])


def token_end(people: People, i: int) -> int:
    """Where a token ends without its possessive mark."""
    return people.scan.ends[i] - (len(people.scan.lower[i]) - len(bare_word(people, i)))


def goes_on(people: People, k: int) -> bool:
    """Does a title go on to name its office or holder (`the president of Peru`, `the minister in Lima`)?"""
    scan = people.scan
    if k >= len(scan.words):
        return False
    behind = capital(scan.words[k + 1]) if k + 1 < len(scan.words) else False
    return (
        scan.lower[k] in people.words.sets["title-of"]
        or (scan.lower[k] in people.words.sets["title-at"] and behind)
        or (capital(scan.words[k]) and bool(scan.gaps[k]))
    )
