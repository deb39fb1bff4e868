"""Tokens -> the people a text names: fullest names, parties, roles; later short forms resolve to the name before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readoutdiff.parsing.words import Words, family_names, leaders

if TYPE_CHECKING:
    from readoutdiff.parsing.scan import Scan
    from readoutdiff.registry import Mention

_LINKS = frozenset("al el bin ibn bint van von der den de da del dos di la le ap abu ul".split())
_OWNED = frozenset("’s 's ’ '".split())
_BARE_TITLES = frozenset("state staff affairs defense defence foreign".split())
# Between a country and a name: `China's top diplomat, Wang Yi`, `the Russian leader Vladimir Putin`.
_FILLERS = frozenset(", ’s 's ’ ' - – ; top former new then outgoing visiting newly re-elected ageing veteran long-time".split())


def _grams(tokens: list[str], size: int) -> list[str]:
    return [" ".join(tokens[i : i + size]) for i in range(len(tokens) - size + 1)]


@dataclass(slots=True, eq=False)
class Named:
    """One person of the text."""

    name: str  # the fullest form
    party: str | None
    role: str | None
    sure: bool  # a title, an apposition or the list of leaders says it is a person
    first: int  # offset of the first mention
    voice: str | None = None  # the office whose spokesperson this is


@dataclass(slots=True)
class Naming:
    """One place where a person is named."""

    person: Named
    start: int
    end: int


class People:
    """Everybody a text names. ``namings`` are in text order and do not overlap."""

    def __init__(self, scan: Scan, mentions: list[Mention], words: Words) -> None:
        self._scan = scan
        self._words = words
        self.mention_tokens = {i: m for m in mentions for i in self._tokens(m.start, m.person[0] if m.person else m.end)}
        self._by_word: dict[str, list[Named]] = {}
        self._by_name: dict[str, Named] = {}
        self.namings: list[Naming] = []
        runs = [r for r in map(self._trim, self._runs()) if r]
        for a, b, titled in runs:
            if b - a > 1 or titled:
                self._introduce(a, b, titled)
        voices = {m.person[0]: m for m in mentions if m.person and m.role == "spokesperson" and m.source}
        for a, b, _ in runs:
            person = self._resolve(a, b)
            if person:
                speaks_for = voices.get(scan.starts[a])
                if speaks_for:
                    person.voice, person.party = speaks_for.source, speaks_for.party
                self.namings.append(Naming(person, scan.starts[a], scan.ends[b - 1]))
        self._starts = [n.start for n in self.namings]
        described = [n for m in mentions if m.kind in ("demonym", "country") for n in self._described(m)]
        if described:
            self.namings = sorted([*self.namings, *described], key=lambda n: n.start)
            self._starts = [n.start for n in self.namings]

    def _described(self, mention: Mention) -> list[Naming]:
        """`his Chinese counterpart`, `the Russian president`: somebody of that party and role, named before or soon after."""
        scan, words = self._scan, self._words
        tokens = self._tokens(mention.start, mention.end)
        if not tokens or mention.party is None:
            return []
        i = end = tokens[-1] + 1
        if i < len(scan.lower) and scan.lower[i] in _OWNED:
            i = end = i + 1
        while end < len(scan.lower) and (scan.lower[end] in words.title_words or scan.lower[end] in _FILLERS - {",", ";"} or scan.lower[end] in _BARE_TITLES):
            end += 1
        if end == i or self._names_start(end, 2):
            return []
        if end < len(scan.words) and (scan.words[end][0].isupper() and scan.gaps[end] == " " or scan.lower[end] in words.spokes):
            return []
        phrase = " ".join(scan.lower[i:end])
        start = mention.start
        if "counterpart" in phrase:
            other = self.before(start)
            role = other.person.role if other else None
        else:
            role = self._role(phrase)
            if role is None:
                return []
        person = self._of(mention.party, role, start, "counterpart" in phrase)
        if person is None and role in ("president", "premier", "foreign minister", "defense minister"):
            name = scan.text[start : scan.ends[end - 1]]
            person = self._by_name.setdefault(name.casefold(), Named(name, mention.party, role, True, start))
        return [Naming(person, start, scan.ends[end - 1])] if person else []

    def _names_start(self, token: int, reach: int) -> bool:
        """Does a name begin at a token or right behind a comma there?"""
        last = min(token + reach, len(self._scan.starts)) - 1
        return last >= token and bool(self._between(self._scan.starts[token], self._scan.starts[last] + 1))

    def _between(self, start: int, end: int) -> list[Naming]:
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _of(self, party: str, role: str | None, at: int, counterpart: bool) -> Named | None:
        """Who of a party holds a role: the last one named before, else the next one named within some paragraphs."""
        fits = [n for n in self.namings if n.person.party == party and (n.person.role == role or role is None and n.person.sure)]
        before = [n for n in fits if n.start < at]
        behind = [n for n in fits if at < n.start < at + 2500]
        if before and role is not None:
            return before[-1].person
        if behind:
            return behind[0].person
        if counterpart and role is None:
            return before[-1].person if before else None
        return None

    def _tokens(self, start: int, end: int) -> range:
        return range(bisect_left(self._scan.starts, start), bisect_left(self._scan.starts, end))

    def _runs(self) -> list[tuple[int, int]]:
        """Runs of capitalised words, `bin` and `al` inside, cut at possessives, punctuation and quotation marks."""
        words, gaps, n = self._scan.words, self._scan.gaps, len(self._scan.words)
        runs, end = [], 0
        for i in [i for i, w in enumerate(words) if w[0].isupper()]:
            if i < end:
                continue
            end = i + 1
            while end < n and gaps[end] in (" ", "\u00a0", "-"):
                if words[end][0].isupper():
                    end += 1
                elif words[end].lower() in _LINKS and end + 1 < n and words[end + 1][0].isupper():
                    end += 2
                elif words[end].startswith(("al-", "el-", "ul-")):
                    end += 1
                else:
                    break
            runs.append((i, end))
        return runs

    def _trim(self, run: tuple[int, int]) -> tuple[int, int, bool] | None:
        """The part of a run that can be a name, and whether a title stood before it."""
        a, b = run
        lower, words = self._scan.lower, self._words
        not_a_name = words.not_names
        titled = False
        while a < b:
            word = lower[a]
            if word in words.title_words or word in words.spokes:
                titled = True
            elif word in _BARE_TITLES and titled or word in not_a_name or a in self.mention_tokens:
                titled = titled and word in _BARE_TITLES
            else:
                break
            a += 1
        while a < b and (lower[b - 1] in not_a_name or lower[b - 1] in words.title_words or b - 1 in self.mention_tokens):
            b -= 1
        if a >= b or b - a > 5 or any(lower[i] in not_a_name or i in self.mention_tokens for i in range(a, b)):
            return None
        if not titled and a > 0:
            k = a - 1
            if lower[k] == "," and self._scan.gaps[a] == " ":
                k -= 1
            titled = k >= 0 and lower[k] in words.title_words and lower[k] not in ("first", "second", "vice", "head", "director")
        if len(words.titles) and b - a == 1 and (len(lower[a]) < 2 or self._scan.words[a].isupper() and len(lower[a]) > 3):
            return None
        return a, b, titled

    def _introduce(self, a: int, b: int, titled: bool) -> None:
        scan = self._scan
        name = scan.text[scan.starts[a] : scan.ends[b - 1]]
        known = leaders().get(name.casefold())
        party, role = (known[1], known[2]) if known else (None, None)
        near_party, near_role, apposed = self._surroundings(a, b)
        sure = titled or apposed or known is not None
        old = self._by_name.get(name.casefold())
        if old is None and b - a == 1:
            old = next((p for p in reversed(self._by_word.get(scan.lower[a], ())) if p.sure), None)
        if old:
            old.sure = old.sure or sure
            old.party = old.party or near_party
            old.role = old.role or near_role
            return
        person = Named(name, near_party or party, near_role or role, sure, scan.starts[a])
        self._by_name[name.casefold()] = person
        last = scan.lower[b - 1]
        for word in {scan.lower[a], last, last.split("-", 1)[1] if last.startswith(("al-", "el-")) else last}:
            self._by_word.setdefault(word, []).append(person)

    def _surroundings(self, a: int, b: int) -> tuple[str | None, str | None, bool]:
        """Party and role from the words before (`Chinese Premier`) and behind (`, Russia's foreign minister`)."""
        scan, words = self._scan, self._words
        party = role = None
        k = a - 1
        phrase: list[str] = []
        while k >= 0 and a - k < 12:
            word = scan.lower[k]
            if k in self.mention_tokens:
                party = self.mention_tokens[k].party
                break
            if word in words.title_words or word in _BARE_TITLES or word in ("of",) or word in words.spokes:
                phrase.insert(0, word)
            elif word not in _FILLERS:
                break
            k -= 1
        role = self._role(" ".join(phrase))
        lower, n = scan.lower, len(scan.words)
        apposed = False
        if b + 1 < n and lower[b] == "of" and b + 1 in self.mention_tokens and party is None and role:
            party = self.mention_tokens[b + 1].party
        if b < n and lower[b] == ",":
            behind: list[str] = []
            for k in range(b + 1, min(n, b + 12)):
                if lower[k] in (",", ".", "said", "told") or lower[k][0] in "“”\"":
                    break
                behind.append(lower[k])
            tail = " ".join(behind)
            office = b + 1 < n and any(k in self.mention_tokens and self.mention_tokens[k].kind in ("office", "agency") for k in range(b + 1, min(n, b + 4)))
            apposed = not office and any(t in words.titles for k in (1, 2, 3) for t in _grams(behind, k)) and not {"said", "met", "told", "and", "who"} & set(behind[:3])
            if apposed:
                role = role or self._role(tail)
                spot = next((k for k in range(b + 1, min(n, b + 12)) if k in self.mention_tokens), None)
                if spot is not None and party is None and spot - b <= len(behind):
                    party = self.mention_tokens[spot].party
        return party, role, apposed

    def _role(self, phrase: str) -> str | None:
        """The class of office a phrase names: `first deputy prime minister` is none, `top diplomat` is a foreign minister."""
        if "deputy" in phrase or "vice" in phrase or "assistant" in phrase:
            return None
        best = max((t for t in self._words.role_class if t in phrase), key=len, default=None)
        return self._words.role_class[best] if best else None

    def _resolve(self, a: int, b: int) -> Named | None:
        """The person a run names: by full name, else the last one introduced before with this first or last word."""
        scan = self._scan
        name = scan.text[scan.starts[a] : scan.ends[b - 1]]
        person = self._by_name.get(name.casefold())
        if person and b - a > 1:
            return person
        candidates = self._by_word.get(scan.lower[b - 1], ()) if b - a <= 2 else ()
        before = [p for p in candidates if p.first <= scan.starts[a] and (b - a == 1 or scan.lower[a] in p.name.lower())]
        longer = [p for p in before if " " in p.name]
        if longer or before:
            return (longer or before)[-1]
        if candidates:
            return candidates[0]
        if person:
            return person
        known = leaders().get(name.casefold()) or (family_names().get(scan.lower[a]) if b - a == 1 else None)
        if known:
            person = Named(name, known[1], known[2], True, scan.starts[a])
            self._by_name[name.casefold()] = person
            return person
        return None

    def within(self, start: int, end: int) -> list[Naming]:
        """Namings inside ``[start, end)``, in order."""
        i = bisect_left(self._starts, start)
        j = bisect_left(self._starts, end)
        return [n for n in self.namings[i:j] if n.end <= end]

    def before(self, offset: int) -> Naming | None:
        """The last naming that starts before an offset."""
        i = bisect_left(self._starts, offset)
        return self.namings[i - 1] if i else None

    def of_party(self, party: str, role: str | None, start: int, end: int) -> Named | None:
        """Who of a party (and of a role, where given) is named in ``[start, end)`` first."""
        here = [n.person for n in self.within(start, end) if n.person.party == party and n.person.sure]
        return next((p for p in here if p.role == role), here[0] if here and role is None else None)
