"""Case -> Result, through the same functions as the commands."""

from __future__ import annotations

from readoutdiff.checking.case import FAILED, PASSED, TODO, Case, Expectation, Outcome, Result
from readoutdiff.checking.found import Found
from readoutdiff.checking.holding import hold
from readoutdiff.checking.snapshots import with_snapshot
from readoutdiff.ground.model import Trouble
from readoutdiff.language.language import Languages
from readoutdiff.naming.registry import Registry


def run_case(case: Case, registry: Registry, own: Languages | None = None) -> Result:
    """Parse and compare what the case supplies, and see which expectations hold.

    What goes wrong in the program itself fails this case alone, so that the others are still run.
    """
    try:
        found = look(case, registry, own)
    except Exception as error:
        what = str(error) if isinstance(error, Trouble) else f"unexpected {type(error).__name__}: {error}"
        return Result(case, tuple(Outcome(each, FAILED, what) for each in case.expectations))
    return with_snapshot(Result(case, tuple(_outcome(each, found) for each in case.expectations), found))


def look(case: Case, registry: Registry, own: Languages | None = None) -> Found:
    """What the program finds in the case's texts."""
    from readoutdiff.comparing.compare import compare
    from readoutdiff.parsing.article import parse_article
    from readoutdiff.parsing.readout import parse_readout

    articles = [parse_article(case.article, registry, own)] if case.article else []
    texts = []
    for each in case.readouts:
        texts.append(parse_readout(each.document, each.source, registry.party_of(each.source), None, each.partial))
    comparison = compare(articles, texts, event=case.event, unreported=case.unreported)
    documents = [*(article.document for article in articles), *(each.document for each in case.readouts)]
    return Found(tuple(articles), comparison, {document.name: document for document in documents})


def _outcome(expectation: Expectation, found: Found) -> Outcome:
    holds, instead, rule, place = hold(expectation, found)
    if expectation.todo:
        state, instead = (FAILED, "it holds now: take it off the todo list") if holds else (TODO, instead)
    else:
        state = PASSED if holds else FAILED
    return Outcome(expectation, state, "" if state == PASSED else instead, rule, place)
