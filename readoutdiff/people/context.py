"""What the citation layer knows of one article, gathered once: tokens, mentions of offices, people, furniture."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING

from readoutdiff.ground.model import Document, Span, Text
from readoutdiff.language.capitals import namelike
from readoutdiff.people.names import name_people

if TYPE_CHECKING:
    from readoutdiff.grammar.scan import Scan
    from readoutdiff.naming.registry import Mention, Registry


class Context:
    """Shared look-ups over one document; everything is by offset or by token index, nothing is searched twice."""

    def __init__(self, document: Document, scan: Scan, registry: Registry) -> None:
        self.document = document
        self.scan = scan
        self.registry = registry
        self.words = scan.language.words
        self.mentions: list[Mention] = self._places(registry.find(scan.text))
        self._mention_starts = [m.start for m in self.mentions]
        self.sentence_starts = {a for a, _ in scan.sentence_tokens}
        self.people = name_people(scan, self.mentions, self.words)
        self.venues = self._venues()
        self.home = self._home()
        pieces = sorted(document.furniture)
        self._datelines = [(start, end) for start, end, kind in pieces if kind == "dateline"]
        self._furniture = [(start, end, kind) for start, end, kind in pieces if kind != "dateline"]
        self._furniture_starts = [start for start, _, _ in self._furniture]
        self._subheads = [start for start, _, kind in pieces if kind == "subhead"]
        self.sides: set[str] = set()  # parties of the article's meetings, once they are known
        self.offices: dict[str, str | None] = {}  # office named without its country -> party, once it is known
        self.published = date.fromisoformat(document.published) if document.published else None

    def _places(self, mentions: list[Mention]) -> list[Mention]:
        """Without countries that are people's names here: `Prime Minister Luis Montenegro`, `Minister Israel Katz`."""
        scan, words = self.scan, self.words
        family, given = set(), set()
        for m in mentions:
            if m.kind != "country" or m.form not in ("name", "possessive"):
                continue
            k = self.tokens(m.start, m.end)
            a, b = k.start, k.stop
            if a > 1 and self._given(a - 1) and scan.gaps[a] == " " and scan.lower[a - 2] in words.title_words:
                family.add(m.alias)
            elif (
                a > 0
                and b < len(scan.words)
                and scan.lower[a - 1] in words.title_words
                and scan.gaps[b] == " "
                and self._given(b)
            ):
                given.add((m.start, m.end))
        if not family and not given:
            return mentions
        out = []
        for m in mentions:
            office = words.own_office.match(scan.text, m.end) if m.alias in family else None
            if office and not scan.lexicon.bare(office[1]):
                head = (m.start, m.end)
                out.append(
                    m._replace(
                        source="", party=None, kind="office", end=office.end(), form="name", person=head, head=head
                    )
                )
            elif m.alias not in family and (m.start, m.end) not in given:
                out.append(m)
        return out

    def _home(self) -> str | None:
        """The country of the dateline."""
        line = next(((s, e) for s, e, kind in self.document.furniture if kind == "dateline"), None)
        places = [m.party for m in self.mentions_in(*line) if m.kind == "place"] if line else []
        return places[0] if places else None

    def _given(self, i: int) -> bool:
        """Can a token be a part of a name?"""
        return namelike(self.scan.words[i]) and self.scan.lower[i] not in self.words.no_name

    def _venues(self) -> list[Span]:
        """Where it is said that somebody spoke to the press, in an interview, at a hearing."""
        scan, ends = self.scan, self.words.venue_ends
        places = scan.places(ends)
        found = (self.words.venues.search(scan.text, max(0, scan.starts[i] - 40), scan.ends[i]) for i in places)
        return sorted({m.span() for m in found if m})

    def tokens(self, start: int, end: int) -> range:
        """Indices of the tokens that begin in ``[start, end)``."""
        return range(bisect_left(self.scan.starts, start), bisect_left(self.scan.starts, end))

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Mentions of countries, offices and agencies that lie in ``[start, end)``."""
        i = bisect_left(self._mention_starts, start)
        j = bisect_left(self._mention_starts, end)
        return [m for m in self.mentions[i:j] if m.end <= end]

    def sentence(self, offset: int) -> tuple[int, int]:
        """The span of the sentence that holds an offset."""
        return self.scan.sentences[max(0, self.scan.sentence_at(offset))]

    def text(self, start: int, end: int) -> Text:
        """Words with their place."""
        return Text(self.scan.text[start:end], start, end)

    def is_furniture(self, offset: int) -> str | None:
        """The kind of furniture an offset stands in; a dateline is part of its sentence."""
        i = bisect_right(self._furniture_starts, offset) - 1
        return self._furniture[i][2] if i >= 0 and offset < self._furniture[i][1] else None

    def section_between(self, start: int, end: int) -> bool:
        """Does a subhead stand behind ``start``, up to ``end``?"""
        return bisect_right(self._subheads, start) < bisect_right(self._subheads, end)

    def body_start(self, offset: int) -> int:
        """An offset moved behind a dateline that it stands in."""
        for start, end in self._datelines:
            if start <= offset < end:
                while end < len(self.scan.text) and self.scan.text[end] in " \t-–—":
                    end += 1
                return end
        return offset
