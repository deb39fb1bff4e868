"""``readoutdiff check``."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readoutdiff.cli.options import FINDING_FORMATS, PATH, Command, Number, output_options, registry_option
from readoutdiff.cli.output import emit, spare_read
from readoutdiff.cli.telling import DONE, FOUND, TROUBLE, complain, complain_of, inside

if TYPE_CHECKING:
    from readoutdiff.checking.case import Result


@click.command(cls=Command, epilog="Example: readoutdiff check fixtures -k india --format github")
@click.argument("places", nargs=-1, metavar="[FIXTURE or FOLDER]...", type=PATH)
@click.option("-k", "words", metavar="TEXT", help="Only cases with TEXT in their folder's name.")
@click.option("--fail-fast", "-x", is_flag=True, help="Stop after the first case that fails.")
@click.option("--min-score", type=Number(0.0, 1.0), metavar="X", help="Fail where a precision or recall is below X.")
@click.option("--baseline", type=PATH, metavar="FILE", help="Failures listed in FILE are accepted.")
@click.option(
    "--update",
    is_flag=True,
    help="Rewrite what is recorded (the baseline, each snapshot.txt) and show what changed; never expectations.",
)
@registry_option
@output_options(FINDING_FORMATS)
def command(
    places: tuple[Path, ...],
    words: str | None,
    fail_fast: bool,
    min_score: float | None,
    baseline: Path | None,
    update: bool,
    registry: Path | None,
    format: str,
    output: Path | None,
    width: int | None,
    color: str,
    quiet: bool,
) -> int:
    """Run fixtures as tests.

    Without a name those in the folder fixtures. Prints which cases hold, and for what does not what was found instead.
    Exits with 1 if a case fails, with 2 if one cannot be read.
    """
    from readoutdiff.checking.case import FAILED
    from readoutdiff.checking.loading import find_cases, load_case
    from readoutdiff.checking.report import check_report
    from readoutdiff.checking.running import run_case
    from readoutdiff.checking.scoring import score
    from readoutdiff.cli.pipeline import progress
    from readoutdiff.model import Trouble
    from readoutdiff.naming.registry import load_registry

    known = load_registry(registry)
    paths = find_cases(places or (Path("fixtures"),))
    paths = [path for path in paths if not words or words.casefold() in path.parent.name.casefold()]
    if not paths:
        raise Trouble("check", f"no case has “{words}” in its name")
    broken: list[tuple[str, str]] = []
    results: list[Result] = []
    for path in progress(paths, len(paths), not quiet):
        try:
            with inside(path.as_posix()):
                results.append(run_case(load_case(path, known), known))
        except Trouble as trouble:
            complain_of(trouble)
            broken += getattr(trouble, "lines", [(trouble.place, trouble.what)])
        if fail_fast and (broken or results[-1].state == FAILED):
            break
    record = update and _on_command_line("baseline")
    if record and baseline is not None:
        _may_be_recorded(baseline, output)
    spare_read(output)  # before anything else is written
    if update and not _update_snapshots(results) and not record:
        raise click.UsageError("nothing is recorded: --update needs --baseline FILE, or a case with a snapshot.txt")
    if update and baseline and not record:
        complain(f"{baseline}: not rewritten: only a configuration names it, not --baseline")
    stale = _apply_baseline(results, baseline, record) if baseline else []
    emit([check_report(results, broken, format != "table")], format, output, width, color)
    for line in stale:
        complain(f"{baseline}: stale: {line}")
    if broken:
        return TROUBLE
    low = min_score is not None and any(min(each.precision, each.recall) < min_score for each in score(results))
    return FOUND if low or stale or any(result.state == FAILED for result in results) else DONE


def _on_command_line(option: str) -> bool:
    """Whether it was given there, and not by a configuration, which may be a stranger's."""
    source = click.get_current_context().get_parameter_source(option)
    return source is click.core.ParameterSource.COMMANDLINE


def _may_be_recorded(baseline: Path, output: Path | None) -> None:
    """Trouble where the baseline to be written is a text, a case or a configuration, or the report goes there too."""
    from readoutdiff.model import Trouble

    spare_read(baseline)
    if output is not None and output.resolve() == baseline.resolve():
        raise Trouble(str(output), "the baseline is written there; the report would overwrite it")


def _update_snapshots(results: list[Result]) -> bool:
    """Write the snapshots that are there anew, and show what changed; whether there are any."""
    from readoutdiff.checking.snapshots import changes, read_snapshot, recorded, snapshot
    from readoutdiff.cli.output import write

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


def _apply_baseline(results: list[Result], baseline: Path, update: bool) -> list[str]:
    """Turn accepted failures into todo, in place; the stale lines. With ``update`` the file is written first."""
    from readoutdiff.checking.baseline import accept, read_baseline, write_baseline
    from readoutdiff.cli.output import write
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
