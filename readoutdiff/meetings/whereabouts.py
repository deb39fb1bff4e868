"""When and where: the days and the cities that sentences name, those of documents and datelines told apart."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from readoutdiff.language import lexicon as lx
from readoutdiff.language.capitals import all_small, capital, shouted
from readoutdiff.meetings.dates import Day, dateline_day, find_dates

if TYPE_CHECKING:
    from readoutdiff.people.context import Context

_DATELINE = re.compile(
    r"\s*[A-Z][\w.’'/-]*[A-Z][^\n—–:]{0,40}$|\s*[A-Z][\w. ]{2,20}, $"
)  # `TOKYO, `, `WASHINGTON/ISLAMABAD, `
_MONTH = 7  # characters of a month without a day
_DASH = re.compile(r"[^\n.]{0,30}?\s?(?:—|–|--|-|:)\s")


class Places:
    """Days and cities of one article, by sentence."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.published = ctx.published or dateline_day(ctx.scan.language, ctx.scan.text)
        self._days: dict[int, list[Day]] = {}

    def days(self, sentence: int) -> list[Day]:
        """Days named in a sentence; those of documents and limits are marked."""
        if sentence not in self._days:
            a, b = self.ctx.scan.sentences[sentence]
            a = max(a, min(b, self.ctx.body_start(a)))
            found = find_dates(self.ctx.scan.language, self.ctx.scan.text, a, b, self.published)
            self._days[sentence] = [
                d._replace(of_document=d.of_document or self._tells(d, a, b))
                for d in found
                if not self._in_dateline(d, a)
            ]
        return self._days[sentence]

    def free(self, sentence: int) -> list[Day]:
        """Days of a sentence that can be a contact's."""
        quote_of, tokens = self.ctx.scan.quote_of, self.ctx.tokens
        return [d for d in self.days(sentence) if not d.of_document and quote_of[tokens(d.start, d.end).start] < 0]

    def in_other_clause(self, day: Day, at: int) -> bool:
        """Does another clause stand between a day and the contact word (`ahead of the summit on Tuesday`)?"""
        if len(day.edtf) == _MONTH and self._of_other_matter(day, at):
            return True
        if any(self._past_of_a_thing(i) for i in self.ctx.tokens(at, day.start)[1:]):
            return True
        low, high = sorted((day.start, at))
        between = self.ctx.scan.text[low:high]
        opens = self.ctx.words.sets["time-clauses"] if day.end <= at else frozenset()
        return len(between) > 160 or any(
            m[0].strip() not in opens for m in self.ctx.words.other_clause.finditer(between)
        )

    def _past_of_a_thing(self, i: int) -> bool:
        """`discussed the raid launched by Chile on May 2`: the day is that of the raid."""
        kinds, lower, small = self.ctx.scan.kinds, self.ctx.scan.lower, self.ctx.words.sets
        if lower[i] in self.ctx.words.contact_heads or not kinds[i] & (lx.ED | lx.FINITE | lx.VERB):
            return False
        by = lower[i + 1 : i + 2]
        return not (small["agents"] - small["comitative"]).isdisjoint(by) and not kinds[i - 1] & (lx.BE | lx.HAVE)

    def _of_other_matter(self, day: Day, at: int) -> bool:
        """`met B and agreed to resume ferries in March`, `in office since March, A met B`: not their month."""
        ctx = self.ctx
        if day.start > at:
            return any(self._aims(i) for i in ctx.tokens(at, day.start))
        a = ctx.sentence(day.start)[0]
        return (
            ctx.words.other_clause.search(ctx.scan.text, max(a, ctx.scan.text.rfind(",", a, day.start)), day.start)
            is not None
        )

    def _in_dateline(self, day: Day, a: int) -> bool:
        """`TOKYO, March 25 (Agency) -`: a day that only says when the text was written."""
        text = self.ctx.scan.text
        return day.start - a < 60 and bool(_DATELINE.match(text, a, day.start) and _DASH.match(text, day.end))

    def _tells(self, day: Day, a: int, b: int) -> bool:
        """`On Friday the ministry said ...`: the day on which an office spoke."""
        if day.start - a > 4:
            return False
        scan, end = self.ctx.scan, min(b, day.end + 90)
        mention = next(
            (m for m in self.ctx.mentions_in(day.end, end) if m.kind in ("office", "agency", "government")), None
        )
        if mention is None:
            return False
        k = self.ctx.tokens(mention.end, b).start
        between = self.ctx.words.sets["in-a-statement"]
        while k < len(scan.lower) and (scan.lower[k] in between or scan.kinds[k] & lx.ADVERB):
            k += 1
        verb = scan.lexicon.verbs.get(scan.lower[k]) if k < len(scan.lower) else None
        return verb is not None and bool(verb.takes & lx.AFTER)

    def city(self, sentence: int, at: int, end: float = inf) -> str | None:
        """The city behind `in` near the contact word, before ``end``."""
        ctx, scan, small = self.ctx, self.ctx.scan, self.ctx.words.sets
        b = scan.sentences[sentence][1]
        tokens = ctx.tokens(at, int(min(b, at + 120, end)))
        for i in tokens:
            ends = scan.lower[i] == ";" or scan.lower[i] in small["before-place-ends"]
            if scan.kinds[i] & lx.STOP or ends or self._aims(i):
                break
            if scan.lower[i] not in small["at-place"] or i + 1 >= tokens.stop or scan.quote_of[i] >= 0:
                continue
            place = self._name(i + 1, b, scan.lower[i])
            if place:
                return place
        return None

    def _aims(self, i: int) -> bool:
        """`agreed to meet in Arica`: does a `to` tell what is still to come?"""
        scan = self.ctx.scan
        infinitive = self.ctx.words.sets["infinitive"]
        if scan.lower[i] not in infinitive or i + 1 >= len(scan.words) or not all_small(scan.words[i + 1]):
            return False
        return not scan.kinds[i + 1] & (lx.DET | lx.POSS) and scan.lower[i + 1] not in self.ctx.words.title_words

    def _name(self, i: int, b: int, preposition: str) -> str | None:
        """The name of a city that begins at a token."""
        ctx, scan = self.ctx, self.ctx.scan
        mention = next(iter(ctx.mentions_in(scan.starts[i], min(b, scan.starts[i] + 40))), None)
        if mention and mention.start == scan.starts[i]:
            return scan.text[mention.start : mention.end] if mention.kind == "place" else None
        k = i
        while k < len(scan.words) and capital(scan.words[k]) and k - i < 3 and (k == i or scan.gaps[k] == " "):
            k += 1
        word = scan.lower[i]
        if (
            k == i
            or preposition not in ctx.words.sets["in-city"]
            or scan.kinds[i] & lx.TIME
            or word in ctx.words.not_names
            or word in ctx.words.sets["no-place"]
            or shouted(scan.words[i])
        ):
            return None
        if scan.lexicon.ends(word, "possessive") or any(
            n.start == scan.starts[i] and n.person.sure for n in ctx.people.within(scan.starts[i], scan.ends[k - 1])
        ):
            return None
        return scan.lexicon.bare(scan.text[scan.starts[i] : scan.ends[k - 1]])
