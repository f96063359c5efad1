"""smartdoc check: what is wrong with plans, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from smartdoc.check import Baseline, Checked, Checker, Known, read_baseline
from smartdoc.cli import options
from smartdoc.config import Choice
from smartdoc.english import counted
from smartdoc.report.formats import FORMATS, TO_READ, WITH_STATISTICS
from smartdoc.repository import Repository, open_repository
from smartdoc.writing import write_whole

_FILE = click.Path(path_type=Path)


@click.command()
@options.paths
@options.rule_choice
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default=TO_READ,
    show_default=True,
    help="The form of the report.",
)
@click.option("--output", type=_FILE, metavar="FILE", help="Write the report here.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule and by letter.")
@click.option(
    "--baseline", type=_FILE, metavar="FILE", help="Leave out the findings that this file lists."
)
@click.option(
    "--write-baseline",
    type=_FILE,
    metavar="FILE",
    help="Write the present findings to this file.",
)
@options.today
@options.reporting
def check(
    paths: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    output: Path | None,
    statistics: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    today: date | None,
    reporting: options.Reporting,
) -> int:
    """Say what is wrong with plans, and where.

    PATHS are plan files or folders; without any, all plans of the repository are checked. The
    exit code is 1 if there are findings at the level of --fail-on or above that are neither waived
    nor listed in the baseline.
    """
    if statistics and form not in WITH_STATISTICS:
        raise click.UsageError(f"--statistics goes with --format {' or '.join(WITH_STATISTICS)}.")
    if write_baseline and (select or ignore):
        raise click.UsageError(
            "--write-baseline takes every finding: leave out --select, --ignore."
        )
    repository = open_repository(Path.cwd())
    for file in filter(None, (output, write_baseline)):
        repository.refuse_to_write_among_plans(file)
    checker = Checker(repository, options.today_for(repository, today), Choice(select, ignore))
    compares = baseline is not None or write_baseline is not None
    files: Sequence[Checked] = [
        each if compares else each.for_report()
        for each in checker.each(repository.plan_files(paths))
    ]
    known = None
    if compares:
        files, known = _new(files, repository, baseline, write_baseline)
    if known and (select or ignore):
        known = replace(known, gone=0)  # rules that were left out have nothing to say of it
    style = reporting.style(
        repository, machine=form != TO_READ, file=output is not None, statistics=statistics
    )
    found = FORMATS[form](files, style, known)
    if output is None:
        click.echo(found, nl=False)
    else:
        write_whole(output.absolute(), found.encode("utf-8"))
    return reporting.exit_code(files)


def _new(
    files: Sequence[Checked], repository: Repository, known_to: Path | None, write_to: Path | None
) -> tuple[list[Checked], Known]:
    """Return the files without what is known, after writing down what is found now if asked to."""
    before = read_baseline(known_to) if known_to else None
    written = None
    if write_to:
        old = read_baseline(write_to) if write_to.exists() else Baseline()
        written = old.renewed(files, repository.root)
        written.write(write_to.absolute())
        click.echo(f"{counted(written.total, 'finding')} in the baseline {write_to}.", err=True)
    return (before or written or Baseline()).applied(files, repository.root)
