"""smartdoc check: what is wrong with plans, and where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from smartdoc.check import Checker
from smartdoc.cli import CLEAN, FINDINGS, options
from smartdoc.finding import Level
from smartdoc.report import json_, text
from smartdoc.report.summary import summary_of
from smartdoc.repository import open_repository
from smartdoc.rules import rules_chosen
from smartdoc.writing import write_whole


@click.command()
@options.paths
@options.rule_choice
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of the report.",
)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the report here."
)
@options.today
@options.reporting
def check(
    paths: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    output: Path | None,
    today: date | None,
    fail_on: Level | None,
    quote: bool | None,
    quiet: bool,
    verbose: bool,
    no_color: bool,
) -> int:
    """Say what is wrong with plans, and where.

    PATHS are plan files or folders; without any, all plans of the repository are checked. The
    exit code is 1 if there are findings at the level of --fail-on or above.
    """
    repository = open_repository(Path.cwd())
    codes = rules_chosen(select, ignore)
    checker = Checker(repository, options.today_for(repository, today), codes)
    files = checker.all(repository.plan_files(paths))
    if form == "json":
        found = json_.report(files, quote=options.quote_for(repository, quote, machine=True))
    else:
        shown = options.quote_for(repository, quote)
        style = options.style_for(
            quote=shown, quiet=quiet, verbose=verbose, no_color=no_color, file=output is not None
        )
        found = text.report(files, style)
    if output is None:
        click.echo(found, nl=False)
    else:
        repository.refuse_to_write_among_plans(output)
        write_whole(output.absolute(), found.encode("utf-8"))
    failed = fail_on is not None and summary_of(files).counts(fail_on)
    return FINDINGS if failed else CLEAN
