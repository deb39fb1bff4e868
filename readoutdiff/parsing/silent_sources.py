"""Noun phrases and pronouns -> the readouts that they name."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.citing import Who, who
from readoutdiff.parsing.silent_phrases import BREAK, OFFICES, Phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readoutdiff.parsing.drafts import Draft

_REACH = 6000  # characters over which a text is searched for it
_NEAR = 3  # paragraphs over which `the statement` still is the document named before


class Sources(Phrases):
    """Reads noun phrases of one article as readouts."""

    def read(self, first: int, stop: int, headline: bool = False) -> list[Who]:
        """The readouts that the tokens ``[first, stop)`` name: one, several joined, or all of the event."""
        scan, lower = self.ctx.scan, self.ctx.scan.lower
        tokens = list(range(first, stop))
        while tokens and lower[tokens[0]] in ("neither", "both", "either", ",", "and", "nor", "but", "then"):
            tokens = tokens[1:]
        if not tokens:
            return []
        said = {lower[i] for i in range(first, stop)}
        noun = next((i for i in tokens if self._noun(i)), None)
        if noun is not None and any(lower[i] in self.ctx.words.joint for i in tokens if i < noun):
            return []
        parts = self._parts(tokens)
        if len(parts) > 1:
            each = [self._one(p, headline) for p in parts]
            if all(each):
                return self._sides([w for e in each for w in e])
            named = self._sides([w for m in self._named(tokens, noun) if (w := self._node(m))])
            if (
                noun is not None
                and len(named) > 1
                and (scan.lower[noun].endswith("s") or said & {"neither", "nor", "both"})
            ):
                return named
        if (
            noun is not None
            and not self._named(tokens, noun)
            and (
                said & self.lists["quantifier"]
                or (lower[noun].endswith("s") and said & {"two", "these", "both"})
                or (lower[noun] in self.ctx.words.readout and lower[noun].endswith("s") and said & {"the"})
            )
        ):
            return self.of_event(scan.starts[first])
        return self._one(tokens, headline)

    def _one(self, tokens: list[int], headline: bool) -> list[Who]:
        ctx, scan, lower = self.ctx, self.ctx.scan, self.ctx.scan.lower
        while tokens and lower[tokens[0]] in ("neither", "both", "either", "in", "by", "from", ","):
            tokens = tokens[1:]
        noun = next((i for i in tokens if self._noun(i)), None)
        if not tokens or (
            noun is not None
            and any(lower[i] in ctx.words.spokes or lower[i] in ctx.words.unnamed for i in tokens if i < noun)
        ):
            return []
        if noun is None:
            return self._bare(tokens, headline)
        before = [i for i in tokens if i < noun]
        owners = self._named(tokens, noun)
        people = ctx.people.within(scan.starts[tokens[0]], scan.starts[noun])
        if not owners and (wire := self._wire(before)):
            return [Who("document", wire.source, wire.party, lower[noun])]
        foreign = [i for i in before if lower[i].endswith(("'s", "’s")) and i not in self.held]
        if foreign and not owners:
            post = self._post(people, noun) if people else None
            return [post] if post else []
        last = ctx.people.before(scan.starts[noun]) if lower[tokens[0]] in ("his", "her") else None
        if last is not None and (post := self._post([last], noun)):
            return [post]
        released = self._released(noun, tokens[-1] + 1)
        if released:
            return [released]
        end = scan.ends[tokens[-1]]
        w = who(ctx, ((scan.starts[tokens[0]], end),))
        if w.kind == "back" or (w.kind == "person" and w.source is None and lower[tokens[0]] in ("his", "her")):
            return self.back(noun, before, tokens)
        if w.kind == "country":
            w.kind, w.noun = "document", lower[noun]
        if w.kind in ("document", "office") and w.source:
            w.kind, w.noun = "document", w.noun or lower[noun]
            return [w]
        return []

    def _bare(self, tokens: list[int], headline: bool) -> list[Who]:
        """A phrase without a word for a document: an office, `the Icelandic one`, `the Chinese side`, `Lima's`."""
        ctx, scan, lower = self.ctx, self.ctx.scan, self.ctx.scan.lower
        last = tokens[-1]
        if wire := self._wire(tokens):
            return [wire]
        if lower[last] in ("one", "ones") and len(tokens) < 5:
            m = next((m for m in self._named(tokens, last)), None)
            edition = self._edition(tokens[0])
            if edition and (m is None or m.kind == "demonym" or m.kind == "country"):
                return [edition]
            node = self._node(m) if m else None
            return [node] if node else []
        m = self.held.get(last)
        if lower[last] == "side" and last - 1 in self.held:
            m = self.held[last - 1]
        elif m is None or ctx.tokens(m.start, m.end).stop != last + 1 or m.role is not None:
            return []
        first = ctx.tokens(m.start, m.end).start
        if first - tokens[0] > 1 and not all(lower[i] in self.lists["modifier"] for i in tokens if i < first):
            return []
        possessive = scan.ends[last] > m.end and lower[last].endswith(("'s", "’s", "s'", "s’"))
        if m.kind in OFFICES and not possessive:
            w = who(ctx, ((m.start, m.end),))
            return [w] if w.kind in ("office", "document") and w.source else []
        if possessive or lower[last] == "side" or (headline and m.party):
            node = self._node(m)
            return [node] if node else []
        return []

    def _wire(self, tokens: Sequence[int]) -> Who | None:
        """`The news agency`, `the agency's` report: the agency cited last."""
        words_ = [re.sub(r"['’]s$", "", self.ctx.scan.lower[i]) for i in tokens if i not in self.held]
        if len(words_) < 2 or words_[0] != "the" or words_[-1] != "agency" or len(words_) < len(tokens):
            return None
        last = self.documents.before(self.ctx.scan.starts[tokens[0]])[-1:]
        if not last or not self._agency(last[0].source):
            return None
        between = self.ctx.tokens(last[0].end, self.ctx.scan.starts[tokens[0]])
        other = "agency" in self.ctx.scan.lower[between.start : between.stop]
        return None if other else Who("office", last[0].source, last[0].party)

    def _edition(self, at: int) -> Who | None:
        """`The English one` after `the Portuguese-language version of SOURCE's note`: the same document's."""
        scan = self.ctx.scan
        n = scan.sentence_at(scan.starts[at])
        for k in (n, n - 1):
            if k >= 0 and re.search(r"(?i)-language (?:version|edition|text)", scan.text[slice(*scan.sentences[k])]):
                a, b = scan.sentences[k]
                return next((w for o, w in self._named_in(a, b)), None)
        return None

    def back(self, noun: int, before: Sequence[int], tokens: Sequence[int]) -> list[Who]:
        """`The readout`, `the brief statement`: the document cited or named last."""
        ctx, scan, lower = self.ctx, self.ctx.scan, self.ctx.scan.lower
        if not before or not all(lower[i] in self.lists["modifier"] for i in before):
            return []
        behind = [i for i in tokens if i > noun]
        if (
            behind
            and lower[behind[0]] in ("of", "on", "about", "from")
            and not (
                any(lower[i] in ctx.words.contact_nouns or i in self.held for i in behind)
                or ctx.people.within(scan.starts[behind[0]], scan.ends[behind[-1]])
            )
        ):
            return []  # the text of a decree
        at, here = scan.starts[noun], scan.paragraph_at(scan.starts[noun])
        a = ctx.sentence(at)[0]
        if a < scan.starts[tokens[0]] and (own := self.leading(a, scan.starts[tokens[0]])) and len(own) == 1:
            return [Who("document", own[0].source, own[0].party, lower[noun], strong=own[0].strong)]
        places: list[tuple[int, Who | None]] = list(self._named_in(at - _REACH, at))
        for d in self.documents.before(at):
            if d.end <= at:
                held = d.meeting or d.strong  # else it is an office's statement on something that is no meeting
                places.append(
                    (d.end, Who("document", d.source, d.party, lower[noun], strong=d.strong) if held else None)
                )
        places += [(o, w) for o, w in self._person_documents() if at - _REACH <= o < at]
        post = lower[noun] in ("post", "posts", "tweet", "tweets", "thread")
        fitting = [
            (o, w)
            for o, w in places
            if here - scan.paragraph_at(o) <= _NEAR and (w is None or not post or w.noun in self.lists["post"])
        ]
        last = max(fitting, key=lambda p: p[0], default=None)
        if last is None or last[1] is None:
            return []
        w = last[1]
        return [Who("document", w.source, w.party, lower[noun], strong=lower[noun] in ctx.words.readout)]

    def _named_in(self, a: int, b: int) -> list[tuple[int, Who]]:
        """Documents named with their owner in ``[a, b)``."""
        named = self.citations.named
        return named[bisect_left(named, a, key=lambda n: n[0]) : bisect_left(named, b, key=lambda n: n[0])]

    def attributed(self, a: int, at: int) -> Draft | None:
        """The claim with a readout whose citing words stand last in ``[a, at)``."""

        def place(d: Draft) -> int:
            return max((e for s, e in (*d.found.cue, *d.found.source) if a <= s < at), default=-1)

        found = {id(d): d for d in (*self.documents.before(at), *self.documents.between(at, at + _REACH))}.values()
        told = [
            d
            for d in found
            if place(d) >= 0 and d.citation == "stated" and (d.meeting or d.strong or self._agency(d.source))
        ]
        return max(told, key=place, default=None)

    def cited_by(self, d: Draft | None) -> list[Who]:
        """The readout of a claim."""
        return [Who("document", d.source, d.party, d.noun or "", strong=d.strong)] if d and d.source else []

    def leading(self, a: int, at: int, headline: bool = False) -> list[Who]:
        """The readout that is the subject of the clause that begins at ``a``."""
        ctx, scan, lower = self.ctx, self.ctx.scan, self.ctx.scan.lower
        tokens = list(ctx.tokens(a, at))
        while tokens and lower[tokens[0]] in self.lists["opener"]:
            tokens = tokens[1:]
        for k, i in enumerate(tokens[:14]):
            if scan.quote_of[i] >= 0:
                return []
            m = self.held.get(i)
            if self._noun(i):
                more = i + 1 < len(scan.lower) and (
                    scan.kinds[i + 1] & lx.PREP or lower[i + 1] in self.lists["released"] or self._released(i, i + 10)
                )
                stop = tokens[min(len(tokens), k + 10) - 1] + 1 if more else i + 1
                return self.read(tokens[0], stop, headline) if not self._verb_before(tokens[:k]) else []
            ends = m is not None and ctx.tokens(m.start, m.end).stop == i + 1
            follows = tokens[k + 1] if k + 1 < len(tokens) else None
            if (
                ends
                and m is not None
                and m.kind in OFFICES
                and not lower[i].endswith(("'s", "’s"))
                and (
                    follows is None or (not self._noun(follows) and not self._noun(follows + 1)) or self._says(follows)
                )
            ):
                return self.read(tokens[0], i + 1, headline)
            if (scan.kinds[i] & BREAK and m is None) or (self._says(i) and m is None):
                return []
        return []

    def it(self, a: int, at: int) -> list[Who]:
        """`it`: the readout that the sentence, or else the one before, is about."""
        scan = self.ctx.scan
        n = scan.sentence_at(at)
        k = self.ctx.tokens(at, at).start - 1
        if scan.starts[k] >= a and (self._says(k) or (scan.lower[k] == "that" and self._says(k - 1))):
            return []  # `SOURCE said it did not mention X`: its own denial
        here = self.leading(a, at) or self.cited_by(self.attributed(a, at))
        if here or (not self._opens(a, at) and self.ctx.tokens(a, at) and not self._after_break(a, at)):
            return here
        for k in (n - 1, n - 2):
            if (
                k < 0
                or scan.paragraph_at(at) - scan.paragraph_at(scan.sentences[k][0]) > 1
                or self.ctx.is_furniture(scan.sentences[k][0])
            ):
                break
            s, e = scan.sentences[k]
            found = self.cited_by(self.attributed(s, e)) or self.leading(s, e)
            if found:
                noun = self._fronted_noun(s, e)
                for w in found:
                    w.noun = w.noun or noun
                return [w for w in found if not self.elsewhere(s, e, w.source)]
        return []

    def _fronted_noun(self, s: int, e: int) -> str | None:
        """`In the note, SOURCE said`: the document that opens a sentence."""
        lower = self.ctx.scan.lower
        tokens = list(self.ctx.tokens(s, e))[:6]
        if not tokens or lower[tokens[0]] != "in":
            return None
        noun = next((k for k, i in enumerate(tokens) if self._noun(i)), None)
        plain = noun is not None and all(lower[i] in self.lists["modifier"] for i in tokens[1:noun])
        return lower[tokens[noun]] if plain and noun is not None else None

    def _opens(self, a: int, at: int) -> bool:
        return all(
            self.ctx.scan.lower[i] in self.lists["filler"] | {"but", "and", "still", "yet"}
            for i in self.ctx.tokens(a, at)
        )

    def _after_break(self, a: int, at: int) -> bool:
        tail = self.ctx.scan.text[a:at].rstrip().lower()
        return tail.endswith((";", " and", " but", " yet"))
