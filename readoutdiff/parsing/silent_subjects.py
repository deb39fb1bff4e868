"""Words before or behind words of silence -> the readouts that they say are silent."""

from __future__ import annotations

import re

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.citing import Who, who
from readoutdiff.parsing.silent_sources import Sources

_ASIDE = re.compile(r"\s[—–-]+\s[^—–]{1,160}\s[—–-]+\s|—[^—]{1,160}—|\([^()]{1,160}\)|, [^,;:.]{1,90},(?=\s)")
_CLAUSE = re.compile(r"[;:]|[—–]|\b(?:but|while|whereas|although|though)\b", re.I)


class Lackers(Sources):
    """Finds who is silent: the subject of words of silence, or whom `in` and `from` name behind them."""

    def subject(self, a: int, start: int, participle: bool, headline: bool = False) -> list[Who]:
        """The readouts whose verb the words of silence at ``start`` are."""
        ctx, scan, lower = self.ctx, self.ctx.scan, self.ctx.scan.lower
        # `, released by the ministry,` names the issuer and is no aside
        asides = [
            (m.start(), m.end())
            for m in _ASIDE.finditer(scan.text, a, start)
            if m[0].strip(" ,(—–-").split(" ")[0].lower() not in self.lists["released"]
        ]
        all_tokens = list(ctx.tokens(a, start))
        tokens = [i for i in all_tokens if not any(s <= scan.starts[i] < e - 1 for s, e in asides)]
        for chosen in (tokens, all_tokens):
            while chosen and (lower[chosen[-1]] in self.lists["filler"]):
                chosen.pop()
        if not participle and tokens != all_tokens and (found := self._subject(a, start, tokens, participle, headline)):
            return found
        return self._subject(a, start, all_tokens, participle, headline)

    def _subject(self, a: int, start: int, tokens: list[int], participle: bool, headline: bool) -> list[Who]:
        scan, lower = self.ctx.scan, self.ctx.scan.lower
        comma = bool(tokens) and lower[tokens[-1]] == ","
        while tokens and lower[tokens[-1]] in (",", "“", "”", '"'):
            tokens = tokens[:-1]
        if not tokens:
            return []
        last = lower[tokens[-1]]
        at = scan.starts[tokens[-1]]
        if last == "it":
            return self.it(a, at)
        if last in ("which", "that") and len(tokens) > 1:
            return self._phrase(tokens[:-1], headline) or self.cited_by(self.attributed(a, at))
        if last in ("and", "but", "yet", "or", "nor", "then", "while"):
            begin = self._clause(a, scan.starts[tokens[-1]])
            return self.leading(begin, at, headline) or (
                self.cited_by(self.attributed(begin, at)) if last == "but" and not participle else []
            )
        if participle:
            if not comma:
                return []  # `a condition for avoiding X`
            return (
                self._phrase(tokens, headline)
                or self._teller(a, tokens)
                or self._tail(a, start)
                or self.leading(self._clause(a, start), start, headline)
            )
        return self._phrase(tokens, headline)

    def _tail(self, a: int, start: int) -> list[Who]:
        """`SOURCE said CLAIM, making no mention of X`, where CLAIM is not what a person did."""
        d = self.attributed(a, start)
        told = (d is not None and d.rule != "according" and d.speaker_span is None) or (
            d is not None and 0 <= start - d.end <= 3
        )
        return self.cited_by(d) if told else []

    def _teller(self, a: int, tokens: list[int]) -> list[Who]:
        """`CLAIM, the report added, making no mention of X`: who is said to tell, right before."""
        if len(tokens) < 3 or not self._says(tokens[-1]):
            return []
        scan = self.ctx.scan
        first = next((k + 1 for k in range(len(tokens) - 2, -1, -1) if scan.lower[tokens[k]] == ","), 0)
        told = tokens[first:-1]
        if len(told) == 1 and scan.lower[told[0]] == "it":
            return self.it(a, scan.starts[told[0]])
        return self._phrase(told, False) if told else []

    def _clause(self, a: int, at: int) -> int:
        begin = a
        for m in _CLAUSE.finditer(self.ctx.scan.text, a, at):
            if self.ctx.scan.text[m.end() : at].strip():
                begin = m.end()
        return begin

    def _phrase(self, tokens: list[int], headline: bool) -> list[Who]:
        """The subject whose phrase ends the tokens: a document or office, with what tells more of it."""
        scan, lower = self.ctx.scan, self.ctx.scan.lower
        region = tokens[0]
        for k, i in enumerate(tokens[:-1]):
            if scan.kinds[i] & (lx.COLON | lx.DASH) or lower[i] in ("but", "while", "whereas", "although", "though"):
                region = tokens[k + 1]
        stop = tokens[-1] + 1
        for i in tokens:  # `the ministry`, `the ministry in Oslo`
            if (
                i >= region
                and lower[i] in self.ctx.words.bodies - {"agency"}
                and i not in self.held
                and lower[i - 1] == "the"
                and i - 1 == region
            ) and (i + 1 == stop or (lower[i + 1] == "in" and i + 3 == stop and i + 2 in self.held)):
                w = who(self.ctx, ((scan.starts[i - 1], scan.ends[stop - 1]),))
                return [w] if w.kind == "office" and w.source else []
        for i in reversed([i for i in tokens if i >= region]):
            m = self.held.get(i)
            noun = self._noun(i)
            if (
                not noun
                and lower[i] not in ("one", "side", "agency")
                and (m is None or self.ctx.tokens(m.start, m.end).stop != i + 1)
            ):
                continue
            if not noun and i != tokens[-1]:
                continue
            first = self._start(i, region)
            if (
                first > region
                and lower[first - 1] in ("and", "nor")
                and (
                    "neither" in lower[region:first]
                    or "both" in lower[region:first]
                    or (first - 2 >= region and self._plain(range(region, first - 1)))
                )
            ):
                first = next((k for k in range(region, first) if lower[k] in ("neither", "both")), region)
            if noun and first > region and lower[first - 1] in self.lists["fronted"]:
                continue
            if not noun and first > region and scan.kinds[first - 1] & lx.PREP:
                continue
            if self._light(i + 1, stop):
                return self.read(first, stop, headline)
            if noun:
                return []
        return []

    def behind(self, end: int, b: int, headline: bool = False) -> tuple[list[Who], int]:
        """The readout behind `in`, `from` or `by`: `no mention of X in SOURCE`; and where its phrase ends.

        ``end`` is where to look from; the preposition may be the word before.
        """
        ctx, scan, lower = self.ctx, self.ctx.scan, self.ctx.scan.lower
        tokens = ctx.tokens(end, b)
        first = tokens.start
        heads = (
            [first - 1]
            if first and lower[first - 1] in ("in", "from", "by", "of", "to", "into") and scan.ends[first - 1] <= end
            else []
        )
        for i in (*heads, *tokens[:40]):
            if i >= first and (
                scan.kinds[i] & (lx.COMMA | lx.STOP | lx.COLON | lx.DASH) or lower[i] in self.lists["topic_end"]
            ):
                break
            if lower[i] not in ("in", "from", "by") and i not in heads:
                continue
            stop = next(
                (
                    k
                    for k in range(i + 1, tokens.stop)
                    if scan.kinds[k] & (lx.COMMA | lx.STOP | lx.COLON | lx.DASH) or lower[k] in self.lists["phrase_end"]
                ),
                tokens.stop,
            )
            found = self._head(i + 1, stop, lower[i], headline)
            if found:
                return found, scan.ends[stop - 1]
        return [], end

    def _head(self, first: int, stop: int, preposition: str, headline: bool) -> list[Who]:
        scan, lower = self.ctx.scan, self.ctx.scan.lower
        for i in range(first, min(stop, first + 9)):
            m = self.held.get(i)
            if self._noun(i):
                if lower[first] in ("its", "their") or not self._light(i + 1, stop):
                    return self.read(first, i + 1, headline) if lower[first] not in ("its", "their") else []
                return self.read(first, stop, headline)
            if lower[i] in ("one", "ones"):
                return self.read(first, i + 1, headline)
            last = m is not None and self.ctx.tokens(m.start, m.end).stop == i + 1
            if (
                last
                and m is not None
                and not self._noun(i + 1)
                and not self._noun(i + 2)
                and (
                    (scan.ends[i] == m.end and m.kind == "agency")
                    or (scan.ends[i] == m.end and preposition in ("by", "from") and m.kind == "office")
                    or (scan.ends[i] > m.end and i + 1 >= stop)
                )
            ):
                return self.read(first, i + 1, headline)
            if (
                m is None
                and (scan.kinds[i] & (lx.PREP | lx.RELATIVE | lx.SUBORD))
                and not (lower[i] == "of" and "none" in lower[first:i])
            ):
                return []
        return []
