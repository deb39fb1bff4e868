"""``readoutdiff check``."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readoutdiff.cli import options
from readoutdiff.cli.output import Output, emit, spare_read, write
from readoutdiff.cli.telling import DONE, FOUND, TROUBLE, complain, complain_of, inside, progress
from readoutdiff.ground.formats import FINDINGS_ONLY, FORMATS

if TYPE_CHECKING:
    from readoutdiff.checking.case import Result


@dataclass(frozen=True)
class Options:
    """What ``check`` is asked for."""

    places: tuple[Path, ...]
    words: str | None  # in the name of a case's folder
    fail_fast: bool
    min_score: float | None  # in [0, 1]
    baseline: Path | None
    update: bool
    registry: Path | None
    lexicon: Path | None  # a folder
    output: Output


@click.command(cls=options.Command, epilog="Example: readoutdiff check fixtures -k india --format github")
@click.argument("places", nargs=-1, metavar="[FIXTURE or FOLDER]...", type=options.PATH)
@click.option("-k", "words", metavar="TEXT", help="Only cases with TEXT in their folder's name.")
@click.option("--fail-fast", "-x", is_flag=True, help="Stop after the first case that fails.")
@click.option("--min-score", type=options.Number(0.0, 1.0), metavar="X",
              help="Fail where a precision or recall is below X.")  # fmt: skip
@click.option("--baseline", type=options.PATH, metavar="FILE", help="Failures listed in FILE are accepted.")
@click.option(
    "--update",
    is_flag=True,
    help="Rewrite what is recorded (the baseline, each snapshot.txt) and show what changed; never expectations.",
)
@options.registry
@options.lexicon
@options.output((*FORMATS, *FINDINGS_ONLY))
@options.together("given", Options)
def command(given: Options) -> int:
    """Run fixtures as tests.

    Without a name those in the folder fixtures. Prints which cases hold, and for what does not what was found instead.
    Exits with 1 if a case fails, with 2 if one cannot be read.
    """
    from readoutdiff.checking.case import FAILED
    from readoutdiff.checking.report import check_report
    from readoutdiff.checking.scoring import score

    results, broken = _run(given)
    output, baseline = given.output, given.baseline
    record = baseline if given.update and _on_command_line("baseline") else None
    if record:
        _may_be_recorded(record, output.file)
    spare_read(output.file)  # before anything else is written
    if given.update:
        recorded = _update_snapshots(results)
        if not recorded and not record:
            raise click.UsageError("nothing is recorded: --update needs --baseline FILE, or a case with a snapshot.txt")
        if baseline and not record:
            complain(f"{baseline}: not rewritten: only a configuration names it, not --baseline")
    stale = _apply_baseline(results, baseline, update=bool(record)) if baseline else []
    emit([check_report(results, broken, output.format != "table")], output)
    for line in stale:
        complain(f"{baseline}: stale: {line}")
    if broken:
        return TROUBLE
    least = given.min_score
    low = least is not None and any(min(each.precision, each.recall) < least for each in score(results))
    return FOUND if low or stale or any(result.state == FAILED for result in results) else DONE


def _run(given: Options) -> tuple[list[Result], list[tuple[str, str]]]:
    """The results of the cases that can be read, and place and words of what is wrong with the others."""
    from readoutdiff.checking.case import FAILED
    from readoutdiff.checking.loading import find_cases, load_case
    from readoutdiff.checking.running import run_case
    from readoutdiff.cli.inputs import lexicons
    from readoutdiff.ground.model import Trouble
    from readoutdiff.naming.registry import load_registry

    known = load_registry(given.registry)
    own = lexicons(given.lexicon, known)
    words = (given.words or "").casefold()
    paths = [each for each in find_cases(given.places or (Path("fixtures"),)) if words in each.parent.name.casefold()]
    if not paths:
        raise Trouble("check", f"no case has “{given.words}” in its name")
    broken: list[tuple[str, str]] = []
    results: list[Result] = []
    for path in progress(paths, len(paths), not given.output.quiet):
        try:
            with inside(path.as_posix()):
                results.append(run_case(load_case(path, known), known, own))
        except Trouble as trouble:
            complain_of(trouble)
            broken += getattr(trouble, "lines", [(trouble.place, trouble.what)])
        if given.fail_fast and (broken or results[-1].state == FAILED):
            break
    return results, broken


def _on_command_line(option: str) -> bool:
    """Whether it was given there, and not by a configuration, which may be a stranger's."""
    source = click.get_current_context().get_parameter_source(option)
    return source is click.core.ParameterSource.COMMANDLINE


def _may_be_recorded(baseline: Path, output: Path | None) -> None:
    """Trouble where the baseline to be written is a text, a case or a configuration, or the report goes there too."""
    from readoutdiff.ground.model import Trouble

    spare_read(baseline)
    if output is not None and output.resolve() == baseline.resolve():
        raise Trouble(str(output), "the baseline is written there; the report would overwrite it")


def _update_snapshots(results: list[Result]) -> bool:
    """Write the snapshots that are there anew, and show what changed; whether there are any."""
    from readoutdiff.checking.snapshots import changes, read_snapshot, recorded, snapshot

    found = False
    for i, result in enumerate(results):
        file = recorded(result)
        if file is not None:
            found, old, new = True, read_snapshot(file), snapshot(result)
            for line in changes(old, new):
                complain(f"{file.as_posix()}: {line}")
            write([new], file, update=True)
            kept = tuple(each for each in result.outcomes if each.expectation.section != "snapshot")
            results[i] = replace(result, outcomes=kept)
    return found


def _apply_baseline(results: list[Result], baseline: Path, *, update: bool) -> list[str]:
    """Turn accepted failures into todo, in place; the stale lines. With ``update`` the file is written first."""
    from readoutdiff.checking.baseline import accept, read_baseline, write_baseline
    from readoutdiff.reading.decode import decode
    from readoutdiff.reading.load import read_bytes

    there = os.path.exists(baseline) or not update
    old = read_baseline(decode(read_bytes(baseline, str(baseline)), str(baseline))) if there else []
    lines = old
    if update:
        text = write_baseline(results, old)
        lines = read_baseline(text)
        write([text], baseline, update=True)
        gone, new = set(old) - set(lines), set(lines) - set(old)
        for line in sorted(gone | new):
            complain(f"{'-' if line in gone else '+'} {line}")
    results[:], stale = accept(results, lines)
    return stale
