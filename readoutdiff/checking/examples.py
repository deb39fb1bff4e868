"""Sentences that a frame has to read, or must not -> what is wrong with how they are read; empty where nothing is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from readoutdiff.attributing.attribution import attribute
from readoutdiff.grammar.scan import scan
from readoutdiff.ground.model import Document, Omission
from readoutdiff.parsing.article import parse_article

if TYPE_CHECKING:
    from readoutdiff.attributing.attribution import Found
    from readoutdiff.ground.model import Claim, Content, Dispute, Disputed, Span
    from readoutdiff.language.language import Language
    from readoutdiff.naming.registry import Registry

DAY = "2024-05-10"  # on which the articles of the scenes are published


def attribution_hit(hit: dict[str, Any], language: Language) -> str:
    """``hit`` has a text and the words of source, cue and content (several pieces: a list) that must be found in it."""
    found = attribute(scan(hit["text"], language))
    if any(_fits(hit["text"], one, hit) for one in found):
        return ""
    each = (" / ".join(" ".join(_pieces(hit["text"], s)) for s in (f.source, f.cue, f.content)) for f in found)
    return f"not found: found is {'; '.join(each) or 'nothing'}"


def attribution_miss(miss: dict[str, str], language: Language) -> str:
    """``miss`` has a text and a word of it that must be no cue."""
    text, cue = miss["text"], miss["cue"]
    if cue not in text:
        return f"no “{cue}” in the text"
    cues = [piece for found in attribute(scan(text, language)) for piece in _pieces(text, found.cue)]
    said = [piece for piece in cues if cue.lower() in re.findall(r"\w+|:", piece.lower())]
    return f"found all the same: {said[0]}" if said else ""


def _pieces(text: str, spans: Iterable[Span]) -> list[str]:
    return [text[start:end] for start, end in spans]


def _listed(value: str | list[str]) -> list[str]:
    return ([value] if value else []) if isinstance(value, str) else value


def _fits(text: str, found: Found, hit: dict[str, Any]) -> bool:
    return (
        _pieces(text, found.source) == _listed(hit["source"])
        and _pieces(text, found.cue) == [hit["cue"]]
        and _pieces(text, found.content) == _listed(hit["content"])
        and ("addressee" not in hit or (found.addressee and text[slice(*found.addressee)]) == hit["addressee"])
    )


def silence_hit(frame: str, text: str, silences: Sequence[str], registry: Registry, language: Language) -> str:
    """``silences``, each ``source scope topic > who has it``, are all that the text states; ``frame`` finds one."""
    found = _omissions(text, registry, language)
    lost = [wanted for wanted in silences if not any(_holds(each, wanted) for each in found)]
    if lost:
        return f"not found: {lost[0]}; found is {_told(found)}"
    if len(found) != len(silences):
        return f"more is found: {_told(found)}"
    return "" if frame in {each.rule for each in found} else f"found by another frame: {found[0].rule}"


def silence_miss(text: str, registry: Registry, language: Language) -> str:
    """The text states no silence."""
    found = _omissions(text, registry, language)
    return f"found all the same: {_told(found)}" if found else ""


def _omissions(text: str, registry: Registry, language: Language) -> Sequence[Omission]:
    document = Document("", text, "", language=language.code, published=DAY)
    found = parse_article(document, registry, {language.code: language})
    told = [_other(d, "dispute", d.claim, d.claim.source) for d in found.disputes]
    told += [_other(c, "both", c.content, None) for c in found.claims]
    return [*found.omissions, *(each for each in told if each.rule in language.words.frames)]


def _other(found: Dispute | Claim, scope: str, what: Disputed | Content, whose: str | None) -> Omission:
    """What a frame finds beside silences, as examples write it: `SOURCE dispute WHAT > WHOSE`, `SOURCE both WHAT`."""
    at = (found.line, found.column, found.rule)
    who = (found.source or "", found.party, (whose,) if whose else ())
    return Omission(found.id, found.document, found.event, *who, scope, None, what.text, what.text, 0, 0, *at)


def _told(found: Sequence[Omission]) -> str:
    return "; ".join(f"{each.source} {each.scope} {each.topic or '-'} ({each.rule})" for each in found) or "nothing"


def _holds(found: Omission, wanted: str) -> bool:
    """Is that what was found? A side whose one office is cited may be named by either; ``-`` is no topic."""
    silence, _, has = wanted.partition(" > ")
    source, scope, topic = (*silence.split(" ", 2), "", "")[:3]
    return (
        (found.source in (source, source.split("-")[0]) or source == (found.party or "").lower())
        and scope in ("", found.scope)
        and (not topic or found.topic == (None if topic == "-" else topic))
        and (not has or any(each.split("-")[0] == has.split("-")[0] for each in found.has))
    )
