"""smartdoc check: what is wrong with plans, and where."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from smartdoc import fresh
from smartdoc.cli import options
from smartdoc.report.formats import FORMATS, TO_READ, WITH_STATISTICS

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
@options.jobs
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
    jobs: int,
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
    once = None
    if not (select or ignore or output or baseline or write_baseline):
        asked = _asked(paths, form, today, reporting, statistics=statistics)
        if (said := options.repeated(asked)) is not None:
            return options.say_again(said)
        once = asked
    from smartdoc.cli import checking  # slow to load, and only needed where there is work

    given = (paths, select, ignore, form, output, statistics, baseline, write_baseline, today, jobs)
    return checking.check(checking.Wishes(*given), once, reporting)


def _asked(
    paths: tuple[Path, ...],
    form: str,
    today: date | None,
    reporting: options.Reporting,
    *,
    statistics: bool,
) -> fresh.Asked:
    """Return what is asked for, as far as what is said depends on it."""
    wishes = {
        "paths": sorted({os.path.abspath(path) for path in paths}),
        "form": form,
        "statistics": statistics,
        "reporting": reporting.marks(),
    }
    return fresh.asked("check", os.getcwd(), today.isoformat() if today else "", wishes)
