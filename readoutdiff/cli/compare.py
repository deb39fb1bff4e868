"""``readoutdiff compare``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from readoutdiff.cli import options
from readoutdiff.cli.inputs import Reading, Session, encodings, named_or_stdin
from readoutdiff.cli.output import Output, emit
from readoutdiff.cli.telling import DONE, FOUND, TROUBLE
from readoutdiff.ground.formats import FINDINGS_ONLY, FORMATS

if TYPE_CHECKING:
    from readoutdiff.ground.model import Comparison
    from readoutdiff.language.language import Languages
    from readoutdiff.naming.registry import Registry
    from readoutdiff.reporting.report import Report
    from readoutdiff.reporting.selecting import Selection

KINDS = (
    *("omission", "confirmed-omission", "disputed-omission", "unsupported", "difference", "partial"),
    *("one-sided", "unreported"),
)


@dataclass(frozen=True)
class Options:
    """What ``compare`` is asked for."""

    articles: tuple[str, ...]
    texts: tuple[str, ...]  # each SOURCE[@LANG]=FILE
    partial: tuple[str, ...]  # sources
    unreported: bool
    weak: bool
    reading: Reading
    selection: Selection
    exit_code: bool
    fail_on: tuple[str, ...]  # kinds of findings
    jobs: int
    output: Output


@click.command(
    cls=options.Command,
    epilog="Examples: readoutdiff compare article.txt --published 2024-10-17; "
    "readoutdiff compare --readout us-state=us.txt --readout cn-mfa=cn.txt",
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@options.texts
@click.option("--partial", multiple=True, metavar="SOURCE", callback=options.plain,
              help="This source's text is an excerpt or a first version.")  # fmt: skip
@click.option("--unreported", is_flag=True, help="Also list what a text has and the article does not.")
@click.option("--weak", is_flag=True, help="List one-sided claims in tables and pages too, which otherwise count them.")
@options.reading
@options.selecting(KINDS, ("line", "kind", "basis", "source", "score"), bases=("stated", "text", "article"))
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there are findings other than one-sided ones.")
@click.option("--fail-on", multiple=True, metavar="KIND,...", callback=options.listed(KINDS),
              help="Exit with 1 if there are findings of these kinds.")  # fmt: skip
@options.jobs
@options.output((*FORMATS, *FINDINGS_ONLY))
@options.together("given", Options)
def command(given: Options) -> int:
    """Show which readout has, lacks or differs on each claim.

    Event by event, claim by claim, with what each verdict rests on. With two --readout and no ARTICLE the official
    texts are compared; with both, the article is checked against them too. --event names the event that the texts
    belong to, where that is not clear, and shows only that one.
    """
    session, names = _session(given)
    from readoutdiff.cli.comparisons import merged
    from readoutdiff.cli.tool import tool
    from readoutdiff.reporting.report import comparison_report, place_of
    from readoutdiff.reporting.selecting import select_comparison

    selection, output = given.selection, given.output
    known = session.load_registry()
    own = session.load_lexicons(known)
    for source in selection.sources:
        options.known_source(source, known, "--source")
    compared = _comparisons(given, session, names, known, own)
    if selection.events or output.whole:
        compared = merged(list(compared)) if output.whole else list(compared)
        options.known_events(selection.events, [event for each in compared for event in each.events])
    weak = given.weak or "one-sided" in selection.only or "article" in selection.bases
    kinds: set[str] = set()

    def reports() -> Iterator[Report]:
        for comparison in compared:
            chosen = select_comparison(comparison, selection)
            if comparison.events and not chosen.events:
                session.warn(
                    place_of(comparison.documents), "nothing is left of it by --only, --basis, --source, --event"
                )
            kinds.update(finding.kind for finding in chosen.findings)
            named = len(names) > 1 and not given.texts
            yield comparison_report(chosen, lambda: tool(known, own), named, weak, bool(selection.sort))

    emit(reports(), output, session.guard)
    if session.failed:
        return TROUBLE
    return FOUND if kinds & set(given.fail_on) or (given.exit_code and kinds - {"one-sided"}) else DONE


def _session(given: Options) -> tuple[Session, list[str]]:
    """How it is read, and the names of the articles: none where two texts stand for themselves."""
    from readoutdiff.cli.texts import file_of

    articles, texts = given.articles, given.texts
    wanted = "ARTICLE (or a second --readout)" if texts else "ARTICLE (or two --readout)"
    named = bool(articles) or len(texts) > 1
    free = not any(text.endswith("=-") for text in texts)
    names = list(articles) if named else named_or_stdin(articles, wanted, free)
    read_as = encodings(given.reading, [*names, *map(file_of, texts)])
    return Session(given.reading, read_as, given.output.quiet, given.jobs, None if named else wanted), names


def _comparisons(
    given: Options, session: Session, names: Sequence[str], registry: Registry, own: Languages | None
) -> Iterable[Comparison]:
    """That of each article in order; one of all where official texts are supplied, none where all was refused."""
    from readoutdiff.cli.articles import parse_all
    from readoutdiff.cli.comparisons import compare_each, compare_together
    from readoutdiff.cli.texts import parse_texts
    from readoutdiff.ground.model import Trouble

    if given.unreported and not given.texts:
        raise Trouble("--unreported", "there is no official text; it wants a --readout")
    articles = parse_all(session, names, registry, own, given.output.bar)
    if not given.texts and not given.partial:
        return compare_each(articles, given.unreported, session.guard)
    parsed = list(articles)
    readouts = parse_texts(session, given.texts, given.partial, registry)
    if not parsed and (names or len(readouts) < 2):
        return []
    events = list(given.selection.events)
    event = events[0] if len(events) == 1 and readouts else None
    return [compare_together(parsed, readouts, event, given.unreported)]
