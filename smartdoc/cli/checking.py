"""What smartdoc check does where there is something to do."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import click

from smartdoc import fresh
from smartdoc.check import Baseline, Checked, Checker, Known, Seen, all_seen, read_baseline
from smartdoc.cli import options
from smartdoc.config import Choice
from smartdoc.english import counted
from smartdoc.frozen import frozen
from smartdoc.report.formats import FORMATS, TO_READ
from smartdoc.repository import Repository, open_repository
from smartdoc.writing import write_whole

_MANY = 20
"""Plans from which on it pays to keep what was found, and to look for what was."""


@frozen
class Wishes:
    """What was said on the command line."""

    paths: tuple[Path, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    form: str
    output: Path | None
    statistics: bool
    baseline: Path | None
    write_baseline: Path | None
    today: date | None
    jobs: int


def check(wishes: Wishes, asked: fresh.Asked | None, reporting: options.Reporting) -> int:
    """Check plans, say what was found, and return the exit code.

    ``asked`` is what may be kept for the next check, None where nothing may.
    """
    began = fresh.beginning(os.path.dirname(asked.stamp)) if asked else 0
    repository = open_repository(Path.cwd())
    for file in filter(None, (wishes.output, wishes.write_baseline)):
        repository.refuse_to_write_among_plans(file)
    choice = Choice(wishes.select, wishes.ignore)
    checker = Checker(repository, options.today_for(repository, wishes.today), choice)
    paths = repository.plan_files(wishes.paths)
    style = reporting.style(
        repository,
        machine=wishes.form != TO_READ,
        file=wishes.output is not None,
        statistics=wishes.statistics,
    )
    if asked and len(paths) >= _MANY:
        from smartdoc.cache import CheckRun, Session, places_of  # slow to load

        places = partial(places_of, repository, wishes.paths, ("schemas", "policies"))
        session = Session(repository, asked, places, began)
        with closing(CheckRun(checker, session, wishes.jobs)) as run:
            files = run.files(paths)
            found, code = FORMATS[wishes.form](files, style, None), reporting.exit_code(files)
            click.echo(found, nl=False)
            fixed = bool(wishes.today or repository.config.today)
            run.keep(fresh.Said(found, code), fixed=fixed)
        return code
    told, known = _compared(checker, paths, wishes)
    found = FORMATS[wishes.form](told, style, known)
    if wishes.output is None:
        click.echo(found, nl=False)
    else:
        write_whole(wishes.output.absolute(), found.encode("utf-8"))
    return reporting.exit_code(told)


def _compared(
    checker: Checker, paths: Sequence[Path], wishes: Wishes
) -> tuple[list[Checked], Known | None]:
    """Return the files checked, without what a baseline lists."""
    known_again = bool(wishes.baseline or wishes.write_baseline)
    found = all_seen(checker, paths, wishes.jobs, known=known_again)
    if not known_again:
        return [one.checked for one in found], None
    files, known = _new(found, checker.repository, wishes.baseline, wishes.write_baseline)
    if wishes.select or wishes.ignore:
        known = replace(known, gone=0)  # rules that were left out have nothing to say of it
    return files, known


def _new(
    files: Sequence[Seen], repository: Repository, known_to: Path | None, write_to: Path | None
) -> tuple[list[Checked], Known]:
    """Return the files without what is known, after writing down what is found now if asked to."""
    before = read_baseline(known_to) if known_to else None
    written = None
    if write_to:
        old = read_baseline(write_to) if os.path.exists(write_to) else Baseline()
        written = old.renewed(files, repository.root)
        written.write(write_to.absolute())
        click.echo(f"{counted(written.total, 'finding')} in the baseline {write_to}.", err=True)
    return (before or written or Baseline()).applied(files, repository.root)
