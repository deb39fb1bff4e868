"""What a sentence tells of the contact itself: who asked for it, how long it took, what it was like, what is next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readoutdiff.comparing.numbers import MINUTES, Number
from readoutdiff.comparing.told import Told
from readoutdiff.grammar.dates import Date

DAYS = "days"  # a unit
LENGTHS = (MINUTES, DAYS)  # units of what a contact may take
NAMES = 12  # words that may name who asked
NEAR, WIDE, FAR = 4, 8, 20  # words between two that belong together
ENDS = 3  # characters that may close a sentence
PUNCTUATION = ",;:.()\u2013\u2014"


# -- who asked ------------------------------------------------------------------------------------------------------


def asked(t: Told) -> Iterator[str]:
    """`at the request of Peru`, `initiated by Peru`, `Peru requested the call`."""
    if not any(_is_contact(t, i) for i in range(len(t.bits))):
        return
    for i in range(len(t.bits)):
        if t.has(i, "requests"):
            yield from _at_request(t, i)
        elif t.has(i, "requested") and t.side.lex.among(t.low(i + 1), "agent") and _of_contact(t, i):
            yield t.show(i, _name_end(t, i + 2))
        elif t.has(i, "requested", "asked-for") and (end := _contact_behind(t, i)):
            yield t.show(0 if i <= WIDE else i, end)


def _is_contact(t: Told, i: int) -> bool:
    """Is word ``i`` the contact, or the verb for it; not `spoke about`, not `on the course of talks`?"""
    if t.has(i, "met", "received"):
        return not _matter(t, i + 1)
    if not t.has(i, "contacts"):
        return False
    k = _phrase(t, i) - 1
    while t.side.lex.among(t.low(k), "articles", "possessives"):
        k -= 1
    return not t.has(k, "of", "matters")


def _matter(t: Told, i: int) -> bool:
    """Does a matter follow, as behind `spoke about`; not behind `spoke on the phone`, `met on Monday`?"""
    dated = i + 1 < len(t.bits) and isinstance(t.bits[i + 1].word.value, Date)
    return t.has(i, "matters") and not dated and not t.any((i + 1, i + 2), "ways")


def _at_request(t: Told, i: int) -> Iterator[str]:
    """`at the request of A`, `on A's initiative`"""
    lex = t.side.lex
    first = next((k for k in range(i - 1, max(-1, i - NAMES), -1) if lex.among(t.low(k), "ask-for")), None)
    if first is None or any(set(t.gap(k)) & set(PUNCTUATION) for k in range(first + 1, i + 1)):
        return
    if t.has(i + 1, "of"):
        yield t.show(first, _name_end(t, i + 2))
    elif t.has(i - 1, "owners") or lex.among(t.low(i - 1), "possessives") or t.gap(i)[:1] in lex.small["apostrophes"]:
        yield t.show(first, i + 1)


def _name_end(t: Told, start: int) -> int:
    """The word after the name that begins at ``start``."""
    end = start
    while end < min(start + NAMES, len(t.bits)) and not (end > start and set(t.gap(end)) & set(PUNCTUATION)):
        sentence = (
            end > start and t.capital(end) and t.side.lex.among(t.low(end), "articles", "determiners", "pronouns")
        )
        if sentence or (t.has(end, "name_ends") and not t.capital(end + 1)):
            break
        end += 1
    return end


def _of_contact(t: Told, i: int) -> bool:
    """Is it the contact that was `initiated by`?"""
    k = i - 1
    while t.has(k, "being", "name_ends"):
        k -= 1
    return t.has(k, "contacts") or (k < i - 1 and t.any(range(NEAR), "contacts"))


def _contact_behind(t: Told, i: int) -> int:
    """The end of `the (telephone) call` behind a verb, 0 without it."""
    k = i + 1 + (t.has(i, "asked-for") and t.has(i + 1, "whose"))
    if (k == i + 1 and t.has(i, "asked-for")) or not t.side.lex.among(t.low(k), "determiners") or not t.low(k)[1:]:
        return 0
    noun = next((n for n in (k + 1, k + 2) if t.has(n, "contacts")), None)
    return 0 if noun is None or t.has(noun + 1, "of", "matters") else noun + 1


# -- how long -------------------------------------------------------------------------------------------------------


def lengths(t: Told) -> dict[int, str]:
    """Word -> the wording of a length, where the contact took it."""
    found = {}
    for i, bit in enumerate(t.bits):
        value = bit.word.value
        if (
            t.has(i + 1, "long")
            and bit.low in t.side.lex.patterns.calendar.periods
            and t.joined(i + 1)
            and _took(t, i, i + 1)
        ):
            found[i] = t.show(i, i + 2)
        if isinstance(value, Number) and value.unit in LENGTHS:
            first = i
            while t.has(first - 1, "around") and t.joined(first):
                first -= 1
            if _took(t, first, i):
                found[i] = t.show(first, i + 1)
    return found


def _took(t: Told, first: int, i: int) -> bool:
    """Is the length ``first``..``i`` that of the contact?"""
    if t.any(range(max(0, first - WIDE), first), "not_told"):
        return False
    behind = (k for k in range(i + 1, i + 1 + NEAR) if t.has(k, "contacts"))
    head = next(behind, None)
    if head is not None and all(_modifier(t, k) or t.has(k, "of") for k in range(i + 1, head)):
        return True  # `a 40-minute call`, `an hour of intense talks`
    verb = first - 1 - t.has(first - 1, "whose")
    before = range(max(0, verb - FAR), verb + 1)
    if t.has(verb, "lasted"):
        return t.any(before, "contacts") or (verb > 0 and all(t.side.lex.among(t.low(k), "pronouns") for k in before))
    if verb == first - 1:
        return False
    if t.has(verb, "contacts"):
        return True  # `a call of 40 minutes`, `talks for two hours`
    spoke = next((k for k in reversed(before) if t.has(k, "met")), None)
    return spoke is not None and not t.has(verb + 1, "of") and not any(_matter(t, k) for k in range(spoke + 1, verb))


def _modifier(t: Told, i: int) -> bool:
    return t.joined(i) and t.bits[i].word.kind not in ("stop", "date")


# -- what it was like -----------------------------------------------------------------------------------------------


def adjectives(t: Told) -> Iterator[str]:
    """Words of the list that are said of the contact: before it, behind a verb, of its atmosphere."""
    spans = []
    for i in range(len(t.bits)):
        if t.has(i, "contacts", "atmosphere"):
            first = _phrase(t, i)
            if first < i and _is_told(t, first, i):
                spans.append((first, i))
        named = t.has(i, "contacts") and t.any(range(max(0, i - NEAR), i), "called")  # `called the talks useful`
        if (named or t.has(i, "being", "called")) and (end := _predicate(t, i)):
            spans.append((i + 1, end))
    known = t.lists["adjectives"]
    for first, end in sorted(spans):
        words = re.finditer(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*", t.show(first, end)) if first < end else ()
        yield from (m.group() for m in words if (m.group().casefold(),) in known)


def _adjective(t: Told, i: int) -> bool:
    """Is word ``i`` an adjective of the list, or a piece of one with hyphens?"""
    if t.has(i, "adjectives"):
        return True
    return i < len(t.bits) and "-" in (t.gap(i + 1)[:1], t.gap(i)[-1:])


def _phrase(t: Told, i: int) -> int:
    """The first word that belongs to the noun ``i``, articles aside."""
    first = i
    while first > 0 and i - first < WIDE:
        k = first - 1
        apart = t.gap(first).strip()
        linked = apart in ("", "-", ",", "\u2011", "\u2010") and (apart != "," or _adjective(t, k))
        plain = t.bits[k].word.kind in ("word", "name", "country") and not t.has(k, "holding", "called", "requested")
        if not linked or not (plain or t.has(k, "between", "adjectives") or _adjective(t, k)) or t.has(k, "being"):
            break
        first = k
    return first


def _is_told(t: Told, first: int, i: int) -> bool:
    """Is the contact ``first``..``i`` one that was, not one that is wanted, or another's?"""
    k = first - 1
    while t.side.lex.among(t.low(k), "articles", "possessives") or t.has(k, "between"):
        k -= 1
    if t.any(range(max(0, k - NEAR), k + 1), "not_told"):
        return False
    if t.has(i, "atmosphere"):
        return t.has(k, "during") and t.any(range(k), "contacts", "met", "received")
    if k < 0:
        return _opening(t, i)
    if t.has(k, "during"):
        return k == 0 or not t.side.lex.among(t.low(k), "at-a-place") or "," in t.gap(k) or _engaged(t, k)
    if t.has(k, "whose"):
        return t.any(range(max(0, k - WIDE), k), "thanks")
    return t.has(k, "holding")


def _engaged(t: Told, k: int) -> bool:
    """`engaged in a frank exchange`"""
    return t.any(range(max(0, k - 2), k), "holding", "met")


def _opening(t: Told, i: int) -> bool:
    """`Good call with Peru.`, `A frank discussion took place.`; not `Open dialogue is needed`"""
    after = range(i + 1, len(t.bits))
    goes_on = not after or t.has(i + 1, "starts", "matters", "of") or bool(t.gap(i + 1).strip())
    return goes_on and not t.any(after, "present")


def _predicate(t: Told, i: int) -> int:
    """The end of the adjectives behind verb ``i`` where it is said of the contact, 0 otherwise."""
    end = i + 1
    while end < len(t.bits) and (t.has(end, "between") or _adjective(t, end)):
        end += 1
    while end > i + 1 and t.has(end - 1, "between"):
        end -= 1
    lead = next((k for k in range(i + 1) if t.has(k, "contacts")), None)
    if end == i + 1 or lead is None or t.any(range(i), "not_told"):
        return 0
    if end < len(t.bits) and not t.gap(end).strip() and t.bits[end].word.kind != "stop":
        return 0  # `was a good harvest`
    return end if lead == i or t.has(i, "called") or not t.any(range(lead + 1, i), "being") else 0


# -- what comes next ------------------------------------------------------------------------------------------------


def is_step(t: Told) -> bool:
    """Does the sentence tell of a meeting, a visit, talks or an order that is to come?"""
    if "?" in t.side.text[-ENDS:] or any(t.size(i, "now") for i in range(len(t.bits))):
        return False
    return any(_step(t, i) and not t.any(range(i), "conditions", "thanks") for i in range(len(t.bits)))


def _step(t: Told, i: int) -> bool:
    if t.has(i, "ahead"):
        return _act(t, i + 1, i)
    if t.has(i, "to") and (t.has(i - 1, "ahead_to") or (t.has(i - 1, "filling") and t.has(i - 2, "ahead_to"))):
        return _act(t, i + 1, i)
    if t.has(i, "agreed_on") and t.has(i - 1, "ahead_to"):
        near = range(i + 1, i + 1 + WIDE)
        return t.any(near, "coming") and t.any(near, "stepped")
    return _called_for(t, i)


def _act(t: Told, k: int, i: int) -> bool:
    """Does an act of meeting or working on begin at word ``k``, after the word for what is to come ``i``?"""
    while True:
        if size := t.size(k, "steps"):
            return _meets(t, k, size, i)
        if t.has(k, "steps_with") and t.any(range(k + 1, k + WIDE), "stepped"):
            return True
        if not t.has(k, "filling", "steps_with") or (t.has(k, "steps_with") and not t.has(k + 1, "to")):
            return False
        k += 1 + t.has(k, "steps_with")


def _meets(t: Told, k: int, size: int, i: int) -> bool:
    if t.any(range(k + size, k + size + NEAR), "no_meet"):
        return False  # `will meet its obligations`
    own = t.has(k, "spoken_now") and t.any(range(max(0, i - 2), i), "first_person")
    return not own or any(isinstance(bit.word.value, Date) for bit in t.bits)


def _called_for(t: Told, i: int) -> bool:
    """`instructed the ministers to`, `invited her to visit`, `accepted the invitation`, `is planned for May`"""
    ahead = range(i + 1, i + 2 + WIDE)
    if t.has(i, "orders"):
        whom = (
            t.side.lex.among(t.low(i + 1), "determiners", "possessives") or t.capital(i + 1) or t.has(i + 1, "stepped")
        )
        return t.has(i + 1, "to") or (whom and t.any(ahead, "to"))
    if t.has(i, "invited") and not t.has(i - 1, "filling"):
        return any(t.has(k, "to") and (t.has(k + 1, "invited_to") or t.capital(k + 1)) for k in range(i + 1, i + FAR))
    if t.has(i, "invitation"):
        return t.any(range(max(0, i - WIDE), i), "accepted") or (t.has(i + 1, "to") and t.has(i + 2, "invited_to"))
    if t.has(i, "forward"):
        return t.has(i + 1, "to") and t.any(range(i + 2, i + 3 + NEAR), "welcoming")
    if t.has(i, "scheduled") and t.has(i + 1, "when"):
        return t.any(range(max(0, i - 3), i), "are") and t.any(range(i), "stepped")
    return False
