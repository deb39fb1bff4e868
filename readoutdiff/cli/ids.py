"""Ids of articles and comparisons -> the same, unique over all of a run."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readoutdiff.ground.model import Article, Comparison


class Apart:
    """Keeps ids unique over all articles: two about one meeting, or a reprint, have the same by themselves.

    Events belong to one document; what is found again in a later one gets a number behind its id. Of an id only eight
    bytes are kept, so that ten thousand articles take no room worth a word.
    """

    def __init__(self) -> None:
        self._used: set[int] = set()
        self._last: dict[str, int] = {}  # the number that an id got last, where it got one

    def article(self, article: Article) -> Article:
        """The article, its ids with a number where they are taken; itself where none is."""
        new: dict[str | None, str] = {}
        for group in (article.events, article.claims, article.omissions, article.disputes):
            new.update({each.id: self._unused(each.id) for each in group})
        if all(old == name for old, name in new.items()):
            return article
        events = tuple(replace(each, id=new[each.id]) for each in article.events)
        claims = tuple(replace(each, id=new[each.id], event=new.get(each.event)) for each in article.claims)
        omissions = tuple(
            replace(each, id=new[each.id], event=new.get(each.event), claim=new.get(each.claim))
            for each in article.omissions
        )
        disputes = tuple(
            replace(
                each, id=new[each.id], event=new.get(each.event), claim=replace(each.claim, id=new.get(each.claim.id))
            )
            for each in article.disputes
        )
        return replace(article, events=events, claims=claims, omissions=omissions, disputes=disputes)

    def comparison(self, comparison: Comparison) -> Comparison:
        """The comparison, the ids of its findings with a number where they are taken."""
        findings = tuple(replace(each, id=self._unused(each.id)) for each in comparison.findings)
        return replace(comparison, findings=findings)

    def _unused(self, name: str) -> str:
        """``name``, or with the first number behind it that is free; it is used from now on."""
        found, number = name, self._last.get(name, 1)
        while (key := _short(found)) in self._used:
            number += 1
            found = f"{name}-{number}"
        if found != name:
            self._last[name] = number
        self._used.add(key)
        return found


def _short(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest())
