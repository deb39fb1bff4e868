"""What a silence is about: the words of its topic, its scope, and the claim of another readout that it points to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from readoutdiff.parsing.silent_sources import Ordered
from readoutdiff.parsing.words import words

if TYPE_CHECKING:
    from readoutdiff.model import Span
    from readoutdiff.parsing.citations import Citations
    from readoutdiff.parsing.context import Context
    from readoutdiff.parsing.drafts import Draft
    from readoutdiff.parsing.events import Meeting


def _any(name: str) -> str:
    """The words of a list as alternatives; those with a backslash or a bracket are patterns themselves."""
    return "(?:" + "|".join(words().lists[name]) + ")"


# A topic ends with its clause.
_END = re.compile(
    rf"[.;:!?]|\s[—–-]+\s|—|, (?=\w+ing\b)|, {_any('ends-comma')}\b|, (?=[A-Z“\"])"
    rf"|\s(?:but|while|whereas|although|though|and {_any('ends-and')})\b|,? (?:according to|instead|either|at all)\b"
    r"|\sas (?:claimed|stated|described|reported|put) by\b"
)
# ... but the commas of `a strip, the visit, or the hostages` do not end it.
_ITEM = r"(?:(?!\b(?:said|says|told|was|is|were|had|has|made)\b)[^,.;:—“”\"]){2,60}"
_LIST = re.compile(rf"{_ITEM}(?:, (?!(?:and|but|or|nor|\w+ing)\b){_ITEM}){{1,6}},? n?or ")
# ... and begins with it.
_FILLER = re.compile(
    r",? ?\b(?:however|meanwhile|by contrast|in contrast|though|too|notably|in turn|for its part),? ?$", re.I
)
_BEGIN = re.compile(
    r"[;:]\s|\s[—–-]+\s|—|, (?:and|but|yet|while|although|whereas|nor)?\s*|\b(?:and|but|while|whereas)\b"
)
_OWN_BEFORE = re.compile(r"(?:in |from )?(?:its|their) (?:\w+ ){1,4}?(?:of|to|about|on) ")
_OWN_BEHIND = re.compile(r"\s+(?:in|from) (?:its|their)(?: \w+){1,4}$")
_RELATIVE = re.compile(r", (?:which|who|whose|a|an|one) [^,;:]{1,120}$")
_POINTING = re.compile(
    r"(?:and |but |that )?(?:none of )?(?:this|that|these|those|it|them|any of (?:this|that|these|it)|either of them"
    r"|(?:this|that|these|those|such|any such|such an?|the (?:same|latter|former|second|first|third|last))"
    r" (?:[\w’'-]+ ?){1,3}(?: of (?:these|those|the two)(?: \w+)?)?"
    rf"|the (?:latter|former)|the {_any('point')}|which|something"
    r"|(?:an?|one|something|nothing)? ?(?:[\w’'-]+ ){0,2}(?:that|which|on which|about which|of which))",
    re.I,
)
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:an?|the|one)\s+(?:[\w’'-]+\s+){1,3}|\bsomething\s+)(?:(?:on|about|of)\s+)?(?:that|which)?\s*$", re.I
)
_OR = re.compile(
    r",? n?or (?:of |to |about |on )?(?:any |the )?(?=\w)|, (?:of )?(?=(?:[^,]{2,60}, ){0,5}[^,]{2,60},? n?or )"
)
_OR_TO = re.compile(r" n?or to ")
_WORD = re.compile(r"[\w’'-]{3,}|\d+")
_TRIM = " ,\n\t“”\"'‘’"
_LEAD = re.compile(
    r"^(?:(?:any (?:mention|reference|word|allusion) (?:of|to|on|about)|the fact that|regarding"
    r"|of|to|about|on|in|with|that|as|is|was|are|were|any)\s+)+",
    re.I,
)
_TRAIL = re.compile(
    r"(?:\s+(?:entirely|altogether|completely|conspicuously|notably|pointedly|curiously|simply|once|is|was|are|were|has|have|been"
    r"|(?:can|could|is|was|are|were) (?:be )?(?:found|made|seen)|appears?|appeared))+$",
    re.I,
)
QUOTED = re.compile(r"(?:the )?(?:word|term|phrase|expression)s? [“\"‘'](?P<word>[^“”\"]+)", re.I)
_CLAUSAL = re.compile(r"\b(?:that|had|was|were|would|will|has|is|are)\b")
_WH = re.compile(r"^(?:who|how|why|what|when|where|whether|which)\b", re.I)
_BACK = 2  # paragraphs back to which `this point` can point


def topic_after(text: str, end: int, b: int) -> Span:
    """Where the topic behind words of silence stands: up to the end of its clause."""
    listed = _LIST.match(text, end, b)
    m = _END.search(text, listed.end() if listed else end, b)
    stop = m.start() if m else b
    while end < stop and text[end].isspace():
        end += 1
    return end, max(end, len(text[:stop].rstrip()) if stop - end < 3000 else stop)


def topic_before(text: str, a: int, start: int) -> Span:
    """Where the topic before words of silence stands: its noun phrase, from the beginning of the clause."""
    a = max(a, start - 600)
    filler = _FILLER.search(text[a:start].rstrip())
    end = a + (filler.start() if filler else len(text[a:start].rstrip(" ,")))
    aside = _RELATIVE.search(text, a, end)
    cut = aside.start() if (aside and text[end:start].strip() != "") or (aside and text[end : end + 1] == ",") else end
    begin = a
    for m in _BEGIN.finditer(text, a, cut):
        if text[m.end() : cut].strip(" ,"):
            begin = m.end()
    while begin < cut and text[begin] in ' ,“"':
        begin += 1
    return begin, max(begin, cut)


def without_own(text: str, span: Span) -> Span:
    """A topic without the silent side's own document (`no mention in its release of X`)."""
    start, end = span
    before, behind = _OWN_BEFORE.match(text, start, end), _OWN_BEHIND.search(text, start, end)
    return before.end() if before else start, behind.start() if behind else end


def relative(text: str, a: int, start: int) -> int | None:
    """Where `a point that` begins, that stands before the silent readout; None where it does not stand there."""
    m = _NOUN_BEFORE.search(text, max(a, start - 80), start)
    return m.start() if m else None


def pointing(topic: str) -> bool:
    """Does a topic only point to what was said before (`this detail`, `such a demand`)?"""
    return not topic or (len(topic) < 120 and _POINTING.fullmatch(topic.strip(_TRIM)) is not None)


def split(topic: str, many: bool = True) -> list[str]:
    """The topics of a list (`shells or satellites`), cleaned; a clause is not split."""
    clean = _LEAD.sub("", topic.strip(_TRIM))
    parts = (
        _OR.split(clean)
        if many and not _CLAUSAL.search(clean) and not _WH.match(clean) and " to " not in _OR_TO.sub(" ", clean)
        else [clean]
    )
    parts = [_TRAIL.sub("", _LEAD.sub("", p.strip(_TRIM))) for p in parts]
    return parts if all(len(p) > 2 for p in parts) else [clean]


def scope(topic: str) -> str:
    """claim where a topic says something or names a deed (`the offer of a loan`), else topic."""
    lower = topic.lower()
    if _WH.match(lower):
        return "topic"
    lower = re.split(r"\b(?:of|on|about) (?=(?:who|how|why|what|when|where|whether|which)\b)", lower)[0]
    head = re.split(r"\b(?:of|to|for|on|about|by|that)\b", lower)[0].split()
    deed = bool(head) and head[-1] in words().lists["deed"]
    said = re.search(r"\b(?:had|has|was|were|would|will|is|are)\b", lower.split(" that ")[0].split(", ")[0]) is not None
    return (
        "claim"
        if deed or said or (lower.split()[:1] and lower.split()[0].endswith("ing") and len(lower.split()) > 2)
        else "topic"
    )


def stem(word: str) -> str:
    """A word without its commonest endings, so that `extremist` and `extremists` are one."""
    word = re.sub(r"['’]s?$", "", word.lower())
    for ending in ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "al", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@cache
def _deeds() -> dict[str, list[str]]:
    """A noun for a deed -> words by which a claim tells of it."""
    return {
        deed: said
        for line in words().lists["done-by"]
        for deed, said in [(line.split(":")[0], line.split(":")[1].split())]
    }


class Claims:
    """The claims of an article as silences point to them."""

    def __init__(self, ctx: Context, citations: Citations) -> None:
        self.ctx = ctx
        self.drafts = Ordered(d for d in citations.drafts if d.source)
        self._stems: dict[int, set[str]] = {}
        self.generic = frozenset(stem(w) for w in words().lists["generic"])

        self.deeds = {stem(k): {stem(w) for w in found} for k, found in _deeds().items()}

    def stems(self, text: str) -> set[str]:
        """Telling words of a text."""
        return {stem(w) for w in _WORD.findall(text)} - self.generic

    def last(self, at: int, lacking: set[str | None]) -> Draft | None:
        """The claim right before an offset, by a side that is not silent."""
        paragraph = self.ctx.scan.paragraph_at(at)
        before = [d for d in self.drafts.before(at) if d.party not in lacking and paragraph - d.paragraph <= _BACK]
        held = [d for d in before if d.meeting]
        if held and before[-1].paragraph > held[-1].paragraph and before[-1].paragraph == paragraph:
            return before[-1]
        return held[-1] if held else before[-1] if before else None

    def about(
        self, topic: str, at: int, lacking: set[str | None], meeting: Meeting | None
    ) -> tuple[Draft | None, bool]:
        """The claim cited before that speaks of a topic, and whether all of it does."""
        want = self.stems(topic)
        best, score = None, 0.0
        for d in self.drafts.before(at):
            if not want or d.party in lacking or (meeting and d.meeting and d.meeting is not meeting):
                continue
            have = self._told(d)
            shared = {w for w in want if w in have or not have.isdisjoint(self.deeds.get(w, ()))}
            share = sum(len(w) for w in shared) / sum(len(w) for w in want)
            if ((share >= 0.5 and len(shared) >= 2) or share == 1) and share >= score:
                best, score = d, share
        return best, len(want) > 1 and score == 1

    def _told(self, d: Draft) -> set[str]:
        """Telling words of a claim, of its citing words and its speaker's name."""
        if id(d) not in self._stems:
            spans = (*d.found.cue, *d.content)
            name = d.speaker.name if d.speaker else ""
            self._stems[id(d)] = self.stems(" ".join((name, *(self.ctx.scan.text[s:e] for s, e in spans))))
        return self._stems[id(d)]
