"""What a token may be, told from word classes and neighbours: finite verb, plural, adjective."""

from __future__ import annotations

from readoutdiff.grammar.scan import Scan
from readoutdiff.language import lexicon as lx

AUX = lx.BE | lx.HAVE | lx.DO | lx.MODAL
BREAK = lx.COMMA | lx.STOP | lx.QMARK | lx.DASH | lx.COLON
NP_STOP = BREAK | lx.SUBORD | lx.RELATIVE | AUX | lx.SUBJECT
_NOMINAL = lx.DET | lx.POSS | lx.PREP


def is_gerund(scan: Scan, p: int) -> bool:
    """Is this an -ing form of a listed verb and nothing else?"""
    return bool(scan.kinds[p] & lx.VERB) and scan.lexicon.verbs[scan.lower[p]].form == lx.GERUND


def is_finite(scan: Scan, p: int) -> bool:
    """Is this, by its look and the word before it, a finite verb?"""
    kind = scan.kinds[p]
    if kind & AUX:
        return not scan.among(p, "nonfinite")
    before = scan.kinds[p - 1] if p else lx.STOP
    if kind & (lx.FINITE | lx.VERB):
        if kind & lx.VERB and not scan.lexicon.verbs[scan.lower[p]].form & (lx.PAST | lx.PRESENT):
            return bool(before & lx.SUBJECT) and scan.lexicon.verbs[scan.lower[p]].form != lx.GERUND
        if kind & lx.NOUNISH and not before & (lx.SUBJECT | lx.RELATIVE):
            return False
    elif not kind & lx.ED:
        return False
    return not (before & _NOMINAL) and not scan.is_capital(p)


def has_finite(scan: Scan, x: int, y: int) -> bool:
    """Is there a finite verb between two tokens?"""
    return any(is_finite(scan, p) for p in range(x, y))


def may_hold_verb(scan: Scan, x: int, y: int) -> bool:
    """As ``has_finite``, but a word that may be a noun counts too, unless a determiner stands before it."""
    k = scan.kinds
    return has_finite(scan, x, y) or any(
        k[p] & lx.NOUNISH
        and k[p] & (lx.VERB | lx.FINITE)
        and not k[p - 1] & _NOMINAL
        and scan.lexicon.ends(scan.lower[p], "third_person")
        for p in range(x + 1, y)
    )


def has_main_finite(scan: Scan, x: int, y: int) -> bool:
    """As ``has_finite``, but a verb of a relative clause does not count."""
    k = scan.kinds
    for p in range(x, y):
        if is_finite(scan, p):
            m = p - 1
            while m > x and k[m] & (AUX | lx.ADVERB | lx.NEG):
                m -= 1
            if m < 0 or not k[m] & lx.RELATIVE:
                return True
    return False


def is_adjectival(scan: Scan, p: int) -> bool:
    """Does the word look like an adjective, so that a noun follows?"""
    word = scan.lower[p]
    return scan.lexicon.ends(word, "adjectival") or "-" in word or bool(scan.kinds[p] & (lx.ED | lx.GOING))


def is_plural(scan: Scan, p: int) -> bool:
    """Could the noun phrase that ends with this token be plural?"""
    word = scan.lower[p]
    if word == "%" or word.isdigit():
        return True
    return scan.lexicon.is_plural(word) or bool(scan.kinds[p] & lx.PLURAL)


def has_plural(scan: Scan, x: int, y: int) -> bool:
    """Is there a plural, or a conjunction, in the noun phrase?"""
    return any(is_plural(scan, p) or (scan.kinds[p] & lx.CONJ and scan.among(p, "joining")) for p in range(x, y))


def is_headline(scan: Scan, a: int, b: int) -> bool:
    """Is the sentence set in title case, so that capitals tell nothing?"""
    long = [p for p in range(a, b) if len(scan.words[p]) > 3]
    return sum(map(scan.is_capital, long)) * 10 > 7 * len(long)
