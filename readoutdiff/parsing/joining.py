"""Who stands around a contact word: subjects, objects, lists, pronouns."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from readoutdiff.grammar import lexicon as lx
from readoutdiff.parsing.people import Named, Naming
from readoutdiff.parsing.runs import office_before
from readoutdiff.parsing.sides import HELPERS, JOINT, REACH, Sides, owned
from readoutdiff.parsing.words import listed

if TYPE_CHECKING:
    from readoutdiff.parsing.context import Context

_ADVERBS = listed("joining", "adverbs")
_BETWEEN = listed("joining", "between")
_LINKS = listed("joining", "links")
_VERB = lx.VERB | lx.FINITE | lx.ED
# Pronouns, and whom they do not mean.
_WRONG = {"he": "she", "his": "she", "him": "she", "she": "he", "her": "he"}
_NO_NOUN = lx.STOP | lx.COMMA | lx.PREP | lx.TIME | lx.CONJ | lx.COLON
_OWN = listed("joining", "own")


class Joiner(Sides):
    """Looks around contact words of one article."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._named = {bisect_left(self.scan.starts, n.start): n for n in ctx.people.namings}
        heads = ((office_before(self.scan, self.words, k, self._last(n) + 1), k) for k, n in self._named.items())
        self._heads = {head: k for head, k in heads if head is not None}  # title -> name that stands behind its office

    def _linked(self, k: int) -> list[Naming]:
        """Who stands behind `with`, `between`, `of`, `from` or `to` soon after a noun."""
        limit = min(len(self.lower), k + 6)
        behind = self.lower[k : k + 10]
        between = behind[: behind.index("between")] if "between" in behind else ["."]
        if "." not in between and self.words.contact_nouns.keys().isdisjoint(between):
            return self._objects(k + len(between) + 1)  # `a call took place on Monday between A and B`
        if self.lower[k : k + 1] == ["on"] and self.lower[k - 2 : k] == ["courtesy", "call"]:
            return self._objects(k + 1)
        while k < limit and self.lower[k] not in _LINKS:
            if self.lower[k] in (",", ".", ";", "and", "that") or self.scan.kinds[k] & lx.FINITE:
                return []
            k += 1
        return self._objects(k + 1) if k < limit else []

    def _subject_behind(self, i: int, last: Naming) -> list[Naming]:
        """`In a call with B on Thursday, A said`: the first name of the clause behind."""
        b = self._sentence(i)[1]
        comma = self.scan.text.find(",", last.end, min(b, last.end + 2 * REACH))
        behind = self.ctx.people.within(last.end, b)
        k = bisect_left(self.scan.starts, comma) + 1
        if comma >= 0 and self.lower[k : k + 1] in (["he"], ["she"]):
            person = self._pronoun(k, [last])
            return [Naming(person, self.scan.starts[k], self.scan.ends[k])] if person else []
        behind = [
            n for n in behind if n.person is not last.person and (n.start > comma >= 0 or n.start - last.end < REACH)
        ]
        return [n for n in behind if not self._quoted(n)][:1]

    def _hyphened(self, k: int) -> list[Named]:
        """`the Petrov-Okello call`: one token that holds two family names."""
        if k < 0 or ("-" not in self.lower[k] and "–" not in self.lower[k]):
            return []
        sides = [m for m in self.ctx.mentions_in(self.scan.starts[k], self.scan.ends[k]) if m.party]
        if len(sides) == 2 and sides[0].party != sides[1].party:  # `the U.S.-China talks`
            return [self._side_of(m) for m in sides]
        parts = self.scan.words[k].replace("–", "-").split("-")
        people = [p for part in parts if (p := self.ctx.people.called(part, self.scan.starts[k]))]
        return self._two(people) if len(people) == len(parts) == 2 else []

    def _companion(self, k: int) -> list[Naming]:
        """`discussed tolls with B`."""
        for i in range(k, min(len(self.lower), k + 20)):
            if self.lower[i] in (",", ".", ";", "that") or self.scan.kinds[i] & _VERB:
                break
            if self.lower[i] == "with" and (found := self._objects(i + 1)):
                return found
        return []

    def _passive(self, i: int, size: int) -> list[Naming]:
        """`was received on Monday by B`."""
        if i == 0 or not self.scan.kinds[i - 1] & lx.BE:
            return []
        for k in range(i + size, min(len(self.lower), i + size + 6)):
            if self.lower[k] in ("by", "with"):
                return self._objects(k + 1)
        return []

    def _subject(self, i: int, right: list[Naming], team: bool) -> tuple[list[Named], bool]:
        """Who is the subject of a verb, and whether it is only `the two leaders` or `they`."""
        k = i - 1
        while k >= 0 and (self.scan.kinds[k] & HELPERS or self.lower[k] in _ADVERBS):
            k -= 1
        if k < 0:
            return [], False
        if self.lower[k] in ("they", "both", "two") or (
            self.lower[k] in JOINT and not {"the", "two", "both"}.isdisjoint(self.lower[max(0, k - 2) : k])
        ):
            return [], not right
        if self.lower[k] in ("he", "she"):
            found = self._pronoun(k, right)
            return ([found], False) if found else ([], False)
        a = self._sentence(i)[0]
        left = [n for n in self.ctx.people.within(a, self.scan.starts[i]) if not self._quoted(n)]
        joined = self._joined(left)
        if joined and self.scan.starts[i] - left[-1].end < REACH:
            return joined, False
        others = {id(n.person) for n in right}
        who = self._relative(k)
        if who is not None:
            left = [n for n in left if n.end <= self.scan.starts[who]]
        near = [n for n in left if id(n.person) not in others and not self._possessive(n)]
        if not left and not right and (sides := self._sides_before(i, team)):
            return sides, False
        if left and id(left[-1].person) not in others and self._staff(left[-1]):
            return [], False
        if self.lower[k] == "and":  # `A rang C and met B`: the subject of the first verb
            return [n.person for n in near[:1]], False
        return [n.person for n in near[-1:]], False

    def _deed(self, n: Naming) -> list[Naming]:
        """Whom a verb right behind a name has as its object: `A pressed B`, `A asked his counterpart, B`."""
        k = self._last(n) + 1
        while k < len(self.lower) and self.scan.kinds[k] & HELPERS and not self.scan.kinds[k] & _VERB:
            k += 1
        return self._objects(k + 1) if k < len(self.lower) and self.scan.kinds[k] & _VERB else []

    def _relative(self, k: int) -> int | None:
        """The `who` of a relative clause that ends with the comma at a token: `A, who met C, told B`."""
        if self.lower[k] != ",":
            return None
        first = max(1, k - 25)
        return next(
            (i for i in range(k - 1, first, -1) if self.lower[i] in ("who", "whose") and self.lower[i - 1] == ","), None
        )

    def _pronoun(self, k: int, right: list[Naming]) -> Named | None:
        """Whom `he` or `his` means: the subject of the sentence, else that of the sentence before."""
        s = self.scan.sentence_at(self.scan.starts[k])
        for sentence in range(s, max(-1, s - 3), -1):
            found = self._meant(k, sentence, [n.person for n in right])
            if found:
                return found[0]
        return None

    def _him(self, k: int) -> Naming | None:
        """Whom `him` or `her` means as an object: not the subject but somebody near, of another side."""
        behind = self.scan.kinds[k + 1] if k + 1 < len(self.lower) else lx.STOP
        if self.lower[k] not in ("him", "her") or not behind & _NO_NOUN:
            return None
        at = self.scan.starts[k]
        s, subject = self.scan.sentence_at(at), self.ctx.people.before(at)
        if subject is None or subject.start < self.scan.sentences[max(0, s - 1)][0]:
            return None
        near = [p for sentence in (s - 1, s) if sentence >= 0 for p in self._meant(k, sentence, [subject.person])]
        return Naming(near[-1], at, self.scan.ends[k]) if near else None

    def _meant(self, k: int, sentence: int, others: list[Named]) -> list[Named]:
        """Who is named in a sentence before a pronoun that can mean them, and is of another side than some others."""
        a, b = self.scan.sentences[sentence]
        wrong, parties = _WRONG[self.lower[k]], {p.party for p in others} - {None}
        return [
            n.person
            for n in self.ctx.people.within(a, min(b, self.scan.starts[k]))
            if n.person.sure and n.person.gender != wrong and n.person not in others and n.person.party not in parties
        ]

    def _objects(self, k: int) -> list[Naming]:
        """The people (or the side) whose names begin at a token, behind titles; several where `and` joins them."""
        found: list[Naming] = []
        sure = 1  # so many are known to belong to the list: what stands behind a mere comma may be the next clause
        while len(found) < 8:
            naming, end = self._object(k)
            if naming is None:
                break
            if all(naming.person is not n.person for n in found):
                found.append(naming)
            joint = self.lower[end : end + 1]
            last = joint == ["and"] or self.lower[end : end + 2] in ([",", "and"], [";", "and"])
            if joint not in ([","], ["and"], [";"]) or (sure > 1 and not last):
                break
            sure = len(found) + 1 if last else sure
            k = end + 1 + (last and joint != ["and"])
            k += self.lower[k : k + 1] in (["with"], ["to"])
            if k >= len(self.lower) or not (
                k in self._named
                or k in self.mentions
                or self.lower[k] in self.words.title_words
                or self.lower[k] in _OWN
            ):
                break
        return found[:sure]

    def _object(self, k: int) -> tuple[Naming | None, int]:
        """One person or side from a token on, and the token behind."""
        limit = min(len(self.lower), k + 10)
        first = k
        if k < limit and (him := self._him(k)):
            return him, k + 1
        while k < limit and k not in self._named:
            if k in self._heads:  # `the head of Peruvian intelligence, NAME`
                k = self._heads[k]
                break
            word = self.lower[k]
            bare = word[:-2] if owned(word) else word
            if not (
                k in self.mentions
                or bare in self.words.title_words
                or (bare in _BETWEEN and (word != "," or k > first))
            ):
                break
            k += 1
        if k < limit and k in self._named and not self._quoted(self._named[k]):
            return self._named[k], self._last(self._named[k]) + 1
        return self._side(first, k)

    def _joined(self, namings: list[Naming]) -> list[Named] | None:
        """Two people joined by `and` at the end of a list of namings."""
        if len(namings) < 2:
            return None
        x, y = namings[-2:]
        between = self.scan.text[x.end : y.start]
        plain = len(between) < 60 and " and " in between and "," not in between.split(" and ")[-1].rstrip(", ")
        joined = plain and not self._possessive(x) and not self._possessive(y) and self._words_only(x.end, y.start)
        pair = self._two([x.person, y.person]) if joined else []
        return pair if len(pair) == 2 else None

    def _words_only(self, start: int, end: int) -> bool:
        """Is there no verb between two names?"""
        tokens = self.ctx.tokens(start, end)
        return not any(self.scan.kinds[i] & lx.FINITE for i in tokens)

    def _naming_ending(self, i: int) -> Naming | None:
        near = self.ctx.people.before(self.scan.starts[i])
        return near if near and self._last(near) == i - 1 else None

    def _words_between(self, start: int, reach: int) -> list[str]:
        return [self.lower[i] for i in self.ctx.tokens(start, start + reach)]
