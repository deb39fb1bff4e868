"""What a token may be, told from word classes and neighbours: finite verb, plural, adjective."""

from __future__ import annotations

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.scan import Scan

AUX = lx.BE | lx.HAVE | lx.DO | lx.MODAL
BREAK = lx.COMMA | lx.STOP | lx.QMARK | lx.DASH | lx.COLON
NP_STOP = BREAK | lx.SUBORD | lx.RELATIVE | AUX | lx.SUBJECT
_NOMINAL = lx.DET | lx.POSS | lx.PREP


class Words:
    """Views on the tokens of one scan; every method takes and gives token indices."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.k, self.w, self.l = scan.kinds, scan.words, scan.lower
        self.q, self.quotes = scan.quote_of, scan.quote_tokens
        self.lex = scan.lexicon
        self.verbs = scan.lexicon.verbs
        self.lists = scan.lexicon.lists
        self.endings = tuple(self.lists["adjectival"])

    def gerund(self, p: int) -> bool:
        """Is this an -ing form of a listed verb and nothing else?"""
        return bool(self.k[p] & lx.VERB) and self.verbs[self.l[p]].form == lx.GERUND

    def finite(self, p: int) -> bool:
        """Is this, by its look and the word before it, a finite verb?"""
        kind = self.k[p]
        if kind & AUX:
            return self.l[p] not in ("be", "been", "being", "having")
        before = self.k[p - 1] if p else lx.STOP
        if kind & (lx.FINITE | lx.VERB):
            if kind & lx.VERB and not self.verbs[self.l[p]].form & (lx.PAST | lx.PRESENT):
                return bool(before & lx.SUBJECT) and self.verbs[self.l[p]].form != lx.GERUND
            if kind & lx.NOUNISH and not before & (lx.SUBJECT | lx.RELATIVE):
                return False
        elif not kind & lx.ED:
            return False
        return not (before & _NOMINAL) and not self.w[p][0].isupper()

    def has_finite(self, x: int, y: int) -> bool:
        """Is there a finite verb between two tokens?"""
        return any(self.finite(p) for p in range(x, y))

    def may_hold_verb(self, x: int, y: int) -> bool:
        """As ``has_finite``, but a word that may be a noun counts too, unless a determiner stands before it."""
        k = self.k
        return self.has_finite(x, y) or any(
            k[p] & lx.NOUNISH and k[p] & (lx.VERB | lx.FINITE) and not k[p - 1] & _NOMINAL and self.l[p].endswith("s")
            for p in range(x + 1, y)
        )

    def main_finite(self, x: int, y: int) -> bool:
        """As ``has_finite``, but a verb of a relative clause does not count."""
        k = self.k
        for p in range(x, y):
            if self.finite(p):
                m = p - 1
                while m > x and k[m] & (AUX | lx.ADVERB | lx.NEG):
                    m -= 1
                if m < 0 or not k[m] & lx.RELATIVE:
                    return True
        return False

    def adjectival(self, p: int) -> bool:
        """Does the word look like an adjective, so that a noun follows?"""
        word = self.l[p]
        return word.endswith(self.endings) or "-" in word or bool(self.k[p] & (lx.ED | lx.GOING))

    def plural(self, p: int) -> bool:
        """Could the noun phrase that ends with this token be plural?"""
        word = self.l[p]
        if word == "%" or word.isdigit():
            return True
        return (word.endswith("s") and not word.endswith(("ss", "'s", "’s"))) or bool(self.k[p] & lx.PLURAL)

    def any_plural(self, x: int, y: int) -> bool:
        """Is there a plural, or a conjunction, in the noun phrase?"""
        return any(self.plural(p) or self.l[p] == "and" for p in range(x, y))

    def headline(self, a: int, b: int) -> bool:
        """Is the sentence set in title case, so that capitals tell nothing?"""
        long = [word for word in self.w[a:b] if len(word) > 3]
        capitals = len([word for word in long if word[0].isupper()])
        return capitals * 10 > 7 * len(long)
