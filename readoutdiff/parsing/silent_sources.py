"""Words before, behind or between words of silence -> the readouts that they say are silent."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from readoutdiff.parsing import lexicon as lx
from readoutdiff.parsing.citing import Who, find_noun, resolve, who
from readoutdiff.parsing.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readoutdiff.parsing.citations import Citations
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.drafts import Draft
    from readoutdiff.parsing.events import Meeting, Meetings
    from readoutdiff.registry import Mention

_ASIDE = re.compile(r"\s[—–-]+\s[^—–]{1,160}\s[—–-]+\s|—[^—]{1,160}—|\([^()]{1,160}\)|, [^,;:.]{1,90},(?=\s)")
_BREAK = lx.PREP | lx.SUBORD | lx.RELATIVE | lx.COMMA | lx.COLON | lx.DASH | lx.PAREN | lx.QMARK | lx.STOP | lx.CONJ
_CLAUSE = re.compile(r"[;:]|[—–]|\b(?:but|while|whereas|although|though)\b", re.I)
_NEAR = 3  # paragraphs over which `the statement` still is the document named before
_HEAD_OFFICE = ("office", "agency")


class Lackers:
    """Reads noun phrases of one article as readouts."""

    def __init__(self, ctx: Context, citations: Citations, meetings: Meetings) -> None:
        self.ctx = ctx
        self.citations = citations
        self.meetings = meetings
        self.lists = {name: frozenset(w) for name, w in words().lists.items()}
        self.cited = [d for d in citations.drafts if d.source and d.meeting]
        self.held = {i: m for m in ctx.mentions for i in ctx.tokens(m.start, m.end)}
        self._posts: list[tuple[int, Who | None]] | None = None

    # -- noun phrases -----------------------------------------------------------------------------------------------
    def _noun(self, i: int) -> bool:
        return i < len(self.ctx.scan.lower) and (find_noun(self.ctx, [i]) is not None or self._sheet(i))

    def _sheet(self, i: int) -> bool:
        lower = self.ctx.scan.lower
        return i > 0 and f"{lower[i - 1]} {lower[i]}" in self.ctx.words.account

    def _says(self, i: int) -> bool:
        """Is a token a finite verb of saying?"""
        scan = self.ctx.scan
        verb = scan.lexicon.verbs.get(scan.lower[i])
        return bool(verb and i not in self.held and verb.takes & (lx.THAT | lx.CLAUSE | lx.AFTER | lx.HEARER)
                    and verb.form & (lx.PAST | lx.PRESENT) and not self._noun(i) and scan.lower[i] not in self.ctx.words.issuing)

    def _start(self, i: int, first: int) -> int:
        """Where the noun phrase begins whose head is token ``i``, at ``first`` or behind."""
        scan = self.ctx.scan
        while i > first:
            m = self.held.get(i) or self.held.get(i - 1)
            if m is not None and (begin := self.ctx.tokens(m.start, m.end).start) < i:
                i = max(begin, first)
                continue
            if scan.kinds[i - 1] & _BREAK or self._says(i - 1) or scan.lower[i - 1] in self.lists["breaks"]:
                break
            i -= 1
        return i

    def read(self, first: int, stop: int, headline: bool = False) -> list[Who]:
        """The readouts that the tokens ``[first, stop)`` name as one phrase: one, several joined by `and` or `nor`, or all of the event."""
        scan, lower = self.ctx.scan, self.ctx.scan.lower
        tokens = [i for i in range(first, stop)]
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
            if noun is not None and len(named) > 1 and (scan.lower[noun].endswith("s") or said & {"neither", "nor", "both"}):
                return named
        if noun is not None and not self._named(tokens, noun) and (
            said & self.lists["quantifier"] or lower[noun].endswith("s") and said & {"two", "these", "both"}
            or lower[noun] in self.ctx.words.readout and lower[noun].endswith("s") and said & {"the"}
        ):
            return self.of_event(scan.starts[first])
        return self._one(tokens, headline)

    def _parts(self, tokens: list[int]) -> list[list[int]]:
        parts: list[list[int]] = [[]]
        for i in tokens:
            if self.ctx.scan.lower[i] in ("and", "nor", "or") and i not in self.held and parts[-1]:
                parts.append([])
            else:
                parts[-1].append(i)
        return [p for p in parts if p]

    def _named(self, tokens: Sequence[int], noun: int | None) -> list[Mention]:
        """Mentions in the phrase up to its noun."""
        scan = self.ctx.scan
        end = scan.ends[tokens[-1]] if noun is None else scan.starts[noun]
        return [m for m in self.ctx.mentions_in(scan.starts[tokens[0]], end) if m.party or m.office or m.head]

    def _node(self, m: Mention) -> Who | None:
        source, party = resolve(self.ctx, m)
        if m.kind not in _HEAD_OFFICE and m.party:
            source, party = m.party.lower(), m.party
        return Who("document", source, party, "readout") if source else None

    def _sides(self, found: list[Who]) -> list[Who]:
        """One readout a source, in order."""
        return list({w.source: w for w in found}.values())

    def _one(self, tokens: list[int], headline: bool) -> list[Who]:
        ctx, scan, lower = self.ctx, self.ctx.scan, self.ctx.scan.lower
        while tokens and lower[tokens[0]] in ("neither", "both", "either", "in", "by", "from", ","):
            tokens = tokens[1:]
        noun = next((i for i in tokens if self._noun(i)), None)
        if not tokens or (noun is not None and any(lower[i] in ctx.words.spokes or lower[i] in ctx.words.unnamed for i in tokens if i < noun)):
            return []
        if noun is None:
            return self._bare(tokens, headline)
        before = [i for i in tokens if i < noun]
        owners = self._named(tokens, noun)
        people = ctx.people.within(scan.starts[tokens[0]], scan.starts[noun])
        foreign = [i for i in before if lower[i].endswith(("'s", "’s")) and i not in self.held]
        if foreign and not owners:
            post = self._post(people, noun) if people else None
            return [post] if post else []
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
        """A phrase without a word for a document: an office, an agency, `the Icelandic one`, `the Chinese side`, `Lima's`."""
        ctx, scan, lower = self.ctx, self.ctx.scan, self.ctx.scan.lower
        last = tokens[-1]
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
        if m.kind in _HEAD_OFFICE and not possessive:
            w = who(ctx, ((m.start, m.end),))
            return [w] if w.kind in ("office", "document") and w.source else []
        if possessive or lower[last] == "side" or (headline and m.party):
            node = self._node(m)
            return [node] if node else []
        return []

    def _edition(self, at: int) -> Who | None:
        """`The English one` after `the Portuguese-language version of SOURCE's note`: the same document's."""
        scan = self.ctx.scan
        n = scan.sentence_at(scan.starts[at])
        for k in (n, n - 1):
            if k >= 0 and re.search(r"(?i)-language (?:version|edition|text)", scan.text[slice(*scan.sentences[k])]):
                a, b = scan.sentences[k]
                return next((w for o, w in self.citations.named if a <= o < b), None)
        return None

    def _released(self, noun: int, stop: int) -> Who | None:
        """`the version that SOURCE put on its website`."""
        lower = self.ctx.scan.lower
        k = noun + 1
        k += lower[k : k + 1] in (["that"], ["which"])
        k += lower[k : k + 1] in (["the"], ["its"])
        m = self.held.get(k)
        if m is None or k >= stop or m.kind not in _HEAD_OFFICE:
            return None
        after = lower[(end := self.ctx.tokens(m.start, m.end).stop) : end + 2]
        if not set(after) & self.ctx.words.issuing:
            return None
        source, party = resolve(self.ctx, m)
        return Who("document", source, party, lower[noun], strong=lower[noun] in self.ctx.words.readout) if source else None

    # -- documents of a person --------------------------------------------------------------------------------------
    def _post(self, people: Sequence[object], noun: int) -> Who | None:
        """A leader's own post or account of a meeting is that side's."""
        person = people[-1].person  # type: ignore[attr-defined]
        if self.ctx.scan.lower[noun] not in self.lists["post"] or not person.party:
            return None
        if not any(person in m.participants for m in self.meetings.all):
            return None
        own = f"{person.party.lower()}-president"
        known = next((d.source for d in self.citations.drafts if d.source and d.party == person.party and d.noun == "post"), None)
        if known is None and person.role == "president":
            known = own if own in self.ctx.registry.sources else self.ctx.registry.office_id(person.party, "president")
        if known is None and person.role == "premier":
            known = self.ctx.registry.office_id(person.party, "pmo")
        return Who("document", known, person.party, self.ctx.scan.lower[noun]) if known else None

    def _person_documents(self) -> list[tuple[int, Who | None]]:
        """Where the text names a person's post or a joint document; the latter is nobody's."""
        if self._posts is None:
            scan = self.ctx.scan
            self._posts = []
            for i, word in enumerate(scan.lower):
                if word in self.lists["post"] and i and scan.quote_of[i] < 0:
                    people = self.ctx.people.within(scan.starts[max(0, i - 3)], scan.starts[i])
                    if people and (post := self._post(people, i)):
                        self._posts.append((scan.starts[i], post))
                if word in self.ctx.words.joint and (self._noun(i + 1) or self._noun(i + 2)):
                    self._posts.append((scan.starts[i], None))
        return self._posts

    # -- pointing back ----------------------------------------------------------------------------------------------
    def back(self, noun: int, before: Sequence[int], tokens: Sequence[int]) -> list[Who]:
        """`The readout`, `the brief statement`: the document cited or named last."""
        ctx, scan, lower = self.ctx, self.ctx.scan, self.ctx.scan.lower
        if not before or not all(lower[i] in self.lists["modifier"] for i in before):
            return []
        behind = [i for i in tokens if i > noun]
        if behind and lower[behind[0]] in ("of", "on", "about", "from") and not (
            any(lower[i] in ctx.words.contact_nouns or i in self.held for i in behind) or ctx.people.within(scan.starts[behind[0]], scan.ends[behind[-1]])
        ):
            return []  # the text of a decree
        at, here = scan.starts[noun], scan.paragraph_at(scan.starts[noun])
        a = ctx.sentence(at)[0]
        if a < scan.starts[tokens[0]] and (own := self.leading(a, scan.starts[tokens[0]])) and len(own) == 1:
            return [Who("document", own[0].source, own[0].party, lower[noun], strong=own[0].strong)]
        places: list[tuple[int, Who | None]] = [(o, w) for o, w in self.citations.named if o < at]
        for d in self.citations.state.documents:
            if d.end <= at and (d.meeting or d.strong) and d.source:
                places.append((d.end, Who("document", d.source, d.party, lower[noun], strong=d.strong)))
        places += [(o, w) for o, w in self._person_documents() if o < at]
        post = lower[noun] in ("post", "posts", "tweet", "tweets", "thread")
        fitting = [(o, w) for o, w in places if here - scan.paragraph_at(o) <= _NEAR and (w is None or not post or w.noun in self.lists["post"])]
        last = max(fitting, key=lambda p: p[0], default=None)
        if last is None or last[1] is None:
            return []
        w = last[1]
        return [Who("document", w.source, w.party, lower[noun], strong=lower[noun] in ctx.words.readout)]

    def attributed(self, a: int, at: int) -> Draft | None:
        """The claim with a readout whose citing words stand last in ``[a, at)``."""
        def place(d: Draft) -> int:
            return max((e for s, e in (*d.found.cue, *d.found.source) if a <= s < at), default=-1)
        found = [d for d in self.citations.state.documents if a - 1 <= d.start < at or place(d) >= 0]
        found = [d for d in found if place(d) >= 0 and d.source and (d.meeting or d.strong or self._agency(d.source) or d.noun)]
        return max(found, key=place, default=None)

    def _agency(self, source: str | None) -> bool:
        entry = self.ctx.registry.sources.get(source or "")
        return entry is not None and entry.kind == "agency"

    def cited_by(self, d: Draft | None) -> list[Who]:
        """The readout of a claim."""
        return [Who("document", d.source, d.party, d.noun or "", strong=d.strong)] if d and d.source else []

    def it(self, a: int, at: int) -> list[Who]:
        """`it`: the readout that the sentence, or else the one before, is about."""
        scan = self.ctx.scan
        n = scan.sentence_at(at)
        k = self.ctx.tokens(at, at).start - 1
        if scan.starts[k] >= a and (self._says(k) or scan.lower[k] == "that" and self._says(k - 1)):
            return []  # `SOURCE said it did not mention X`: its own denial
        here = self.leading(a, at) or self.cited_by(self.attributed(a, at))
        if here or not self._opens(a, at) and self.ctx.tokens(a, at) and not self._after_break(a, at):
            return here
        for k in (n - 1, n - 2):
            if k < 0 or scan.paragraph_at(at) - scan.paragraph_at(scan.sentences[k][0]) > 1 or self.ctx.is_furniture(scan.sentences[k][0]):
                break
            s, e = scan.sentences[k]
            found = self.cited_by(self.attributed(s, e)) or self.leading(s, e)
            if found:
                return found
        return []

    def _opens(self, a: int, at: int) -> bool:
        return all(self.ctx.scan.lower[i] in self.lists["filler"] | {"but", "and", "still", "yet"} for i in self.ctx.tokens(a, at))

    def _after_break(self, a: int, at: int) -> bool:
        tail = self.ctx.scan.text[a:at].rstrip().lower()
        return tail.endswith((";", " and", " but", " yet"))

    # -- subjects ---------------------------------------------------------------------------------------------------
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
                more = i + 1 < len(scan.lower) and (scan.kinds[i + 1] & lx.PREP or lower[i + 1] in self.lists["released"] or self._released(i, i + 10))
                stop = tokens[min(len(tokens), k + 10) - 1] + 1 if more else i + 1
                return self.read(tokens[0], stop, headline) if not foreign_verb(self, tokens[:k]) else []
            ends = m is not None and ctx.tokens(m.start, m.end).stop == i + 1
            follows = tokens[k + 1] if k + 1 < len(tokens) else None
            if ends and m is not None and m.kind in _HEAD_OFFICE and not lower[i].endswith(("'s", "’s")) and (
                follows is None or not self._noun(follows) and not self._noun(follows + 1) or self._says(follows)
            ):
                return self.read(tokens[0], i + 1, headline)
            if (scan.kinds[i] & _BREAK and m is None) or self._says(i) and m is None:
                return []
        return []

    def subject(self, a: int, start: int, participle: bool, headline: bool = False) -> list[Who]:
        """The readouts whose verb the words of silence at ``start`` are."""
        ctx, scan, lower = self.ctx, self.ctx.scan, self.ctx.scan.lower
        # `, released by the ministry,` names the issuer and is no aside
        asides = [(m.start(), m.end()) for m in _ASIDE.finditer(scan.text, a, start)
                  if m[0].strip(" ,(—–-").split(" ")[0].lower() not in self.lists["released"]]
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
            return self.leading(begin, at, headline) or (self.cited_by(self.attributed(begin, at)) if last == "but" and not participle else [])
        if participle:
            if not comma:
                return []  # `a condition for avoiding X`
            return self._phrase(tokens, headline) or self._teller(a, tokens) or self._tail(a, start) or self.leading(self._clause(a, start), start, headline)
        return self._phrase(tokens, headline)

    def _tail(self, a: int, start: int) -> list[Who]:
        """`SOURCE said CLAIM, making no mention of X`, where CLAIM is not what a person did."""
        d = self.attributed(a, start)
        told = d is not None and d.rule != "according" and d.speaker_span is None or d is not None and 0 <= start - d.end <= 3
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
        """The subject whose phrase ends the tokens: the last document or office that nothing but `of`, `on`, `by` ... parts from them."""
        scan, lower = self.ctx.scan, self.ctx.scan.lower
        region = tokens[0]
        for k, i in enumerate(tokens[:-1]):
            if scan.kinds[i] & (lx.COLON | lx.DASH) or lower[i] in ("but", "while", "whereas", "although", "though"):
                region = tokens[k + 1]
        stop = tokens[-1] + 1
        for i in tokens:  # `the ministry`, `the ministry in Oslo`
            if i >= region and lower[i] in self.ctx.words.bodies and i not in self.held and lower[i - 1] == "the" and i - 1 == region:
                if i + 1 == stop or lower[i + 1] == "in" and i + 3 == stop and i + 2 in self.held:
                    w = who(self.ctx, ((scan.starts[i - 1], scan.ends[stop - 1]),))
                    return [w] if w.kind == "office" and w.source else []
        for i in reversed([i for i in tokens if i >= region]):
            m = self.held.get(i)
            noun = self._noun(i)
            if not noun and lower[i] not in ("one", "side") and (m is None or self.ctx.tokens(m.start, m.end).stop != i + 1):
                continue
            if not noun and i != tokens[-1]:
                continue
            first = self._start(i, region)
            if first > region and lower[first - 1] in ("and", "nor") and (
                "neither" in lower[region:first] or "both" in lower[region:first] or first - 2 >= region and self._plain(range(region, first - 1))
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

    def _plain(self, tokens: Sequence[int]) -> bool:
        """Do the tokens make nothing but the phrase of a document or an office?"""
        return all(i in self.held or self._noun(i) or self.ctx.scan.lower[i] in self.lists["modifier"] for i in tokens)

    def _light(self, first: int, stop: int) -> bool:
        """Does what stands between a document and its verb only tell more of the document?"""
        scan, lower = self.ctx.scan, self.ctx.scan.lower
        if first >= stop:
            return True
        if not (scan.kinds[first] & (lx.PREP | lx.COMMA | lx.PAREN | lx.RELATIVE) or lower[first] in self.lists["released"] or self._released(first - 1, stop)):
            return False
        if any(self._says(i) for i in range(first, stop) if lower[i] not in self.lists["released"]):
            return False
        named = self.ctx.people.within(scan.starts[first], scan.ends[stop - 1])
        if named and named[-1].end >= scan.ends[stop - 1] - 2:
            before = bisect_left(scan.starts, named[-1].start) - 1
            titles = before
            while titles > first and (lower[titles] in self.ctx.words.title_words or titles in self.held or lower[titles] in ("the", "’s", "'s")):
                titles -= 1
            return bool(scan.kinds[titles] & (lx.PREP | lx.CONJ))
        return lower[stop - 1] not in ("he", "she", "they", "we", "i", "who", ",")

    def behind(self, end: int, b: int, headline: bool = False) -> tuple[list[Who], int]:
        """The readout behind `in`, `from` or `by`: `no mention of X in SOURCE`; and where its phrase ends.

        ``end`` is where to look from; the preposition may be the word before.
        """
        ctx, scan, lower = self.ctx, self.ctx.scan, self.ctx.scan.lower
        tokens = ctx.tokens(end, b)
        first = tokens.start
        heads = [first - 1] if first and lower[first - 1] in ("in", "from", "by", "of", "to", "into") and scan.ends[first - 1] <= end else []
        for i in (*heads, *tokens[:40]):
            if i >= first and (scan.kinds[i] & (lx.COMMA | lx.STOP | lx.COLON | lx.DASH) or lower[i] in self.lists["topic_end"]):
                break
            if lower[i] not in ("in", "from", "by") and i not in heads:
                continue
            stop = next((k for k in range(i + 1, tokens.stop) if scan.kinds[k] & (lx.COMMA | lx.STOP | lx.COLON | lx.DASH) or lower[k] in self.lists["phrase_end"]),
                        tokens.stop)
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
            if last and m is not None and not self._noun(i + 1) and not self._noun(i + 2):
                if scan.ends[i] == m.end and m.kind == "agency" or scan.ends[i] == m.end and preposition in ("by", "from") and m.kind == "office" or scan.ends[i] > m.end and i + 1 >= stop:
                    return self.read(first, i + 1, headline)
            if m is None and (scan.kinds[i] & (lx.PREP | lx.RELATIVE | lx.SUBORD)) and not (lower[i] == "of" and "none" in lower[first:i]):
                return []
        return []

    # -- all of an event --------------------------------------------------------------------------------------------
    def of_event(self, at: int) -> list[Who]:
        """One readout a side: those cited for the event spoken of, else the sides' own."""
        before = [d for d in self.cited if d.start < at] or self.cited
        meeting = before[-1].meeting if before else self.meetings.before(at)
        seen: dict[str, Who] = {}
        for d in self.cited:
            if d.meeting is meeting and d.source and d.party and d.party not in seen:
                seen[d.party] = Who("document", d.source, d.party, "readout")
        for party in sorted(meeting.parties() if meeting else ()):
            if len(seen) < 2 and party not in seen:
                seen[party] = Who("document", party.lower(), party, "readout")
        if len(seen) < 2:
            for m in reversed(self.ctx.mentions_in(max(0, at - 1500), at)):
                if m.party and len(seen) < 2 and m.party not in seen:
                    seen[m.party] = Who("document", m.party.lower(), m.party, "readout")
        return [seen[p] for p in sorted(seen)] if len(seen) > 1 else []

    def others(self, having: str, party: str | None, meeting: Meeting | None) -> list[Who]:
        """The other sides of an event, one readout each."""
        seen: dict[str, Who] = {}
        for d in self.cited:
            if d.meeting is meeting and d.party and d.party != party and d.party not in seen:
                seen[d.party] = Who("document", d.source, d.party, "readout")
        for side in sorted(meeting.parties() if meeting else ()):
            if side != party and side not in seen:
                seen[side] = Who("document", side.lower(), side, "readout")
        return [seen[p] for p in sorted(seen)]


def foreign_verb(lackers: Lackers, tokens: Sequence[int]) -> bool:
    """Does a verb of saying or a preposition stand before the noun (then it is not the subject)?"""
    scan = lackers.ctx.scan
    return any(lackers._says(i) or (i not in lackers.held and scan.kinds[i] & (lx.COMMA | lx.RELATIVE | lx.SUBORD | lx.PREP)) for i in tokens)
