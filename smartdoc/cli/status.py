"""smartdoc status: how all plans stand, in the terminal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from smartdoc.check import Checker
from smartdoc.cli import CLEAN, options
from smartdoc.cohort import counts_of, gathered, report_of
from smartdoc.report.status import as_json, as_text
from smartdoc.repository import open_repository


@click.command()
@options.paths
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of the answer; json is one object.",
)
@click.option(
    "--quote/--no-quote",
    default=None,
    help="Name the learners, and areas in a plan's own words, or give refs alone. Both are left "
    "out where CI is set, and in json.",
)
@click.option("-q", "--quiet", is_flag=True, help="Show what is open, without the numbers.")
@options.no_color
@options.jobs
@options.today
def status(
    paths: tuple[Path, ...],
    form: str,
    quote: bool | None,
    quiet: bool,
    no_color: bool,
    jobs: int,
    today: date | None,
) -> int:
    """Say which plans are due, overdue or unfinished.

    PATHS are plan files or folders; without any, all plans of the repository are looked at. Of each
    learner's plans the newest of each kind counts. The numbers are those of smartdoc report.
    """
    repository = open_repository(Path.cwd())
    day = options.today_for(repository, today)
    plans = gathered(Checker(repository, day), repository.plan_files(paths), jobs=jobs)
    reporting = options.Reporting(quote=quote, quiet=quiet, no_color=no_color)
    style = reporting.style(repository, machine=form == "json")
    if not style.quote:
        plans = plans.without_own_words(repository.policy)
    found = report_of(plans, repository.policy, named=True)
    if form == "json":
        click.echo(as_json(found, counts_of(plans, repository.policy), style), nl=False)
    else:
        click.echo(as_text(found, style), nl=False)
    return CLEAN
