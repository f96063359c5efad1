"""What smartdoc check does where there is something to do."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path

import click

from smartdoc import OWN_FOLDER, fresh
from smartdoc.check import (
    Baseline,
    Checked,
    Checker,
    Known,
    Seen,
    has_no_findings,
    keep_all,
    read_baseline,
)
from smartdoc.cli import options
from smartdoc.config import Choice
from smartdoc.english import counted
from smartdoc.frozen import frozen
from smartdoc.opening import is_dir
from smartdoc.report.formats import FORMATS, TO_READ
from smartdoc.repository import Repository, open_repository
from smartdoc.spool import Mapped, Spool
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
        from smartdoc.fresh.transcript import Transcript

        places = partial(places_of, repository, wishes.paths, ("schemas", "policies"))
        session = Session(repository, asked, places, began)
        folder = os.path.dirname(asked.stamp)
        with (
            closing(CheckRun(checker, session, paths, wishes.jobs)) as run,
            closing(Transcript(folder)) as transcript,
        ):
            files = run.files()
            code = reporting.exit_code(files)
            options.say(FORMATS[wishes.form](files, style, None), transcript)
            fixed = bool(wishes.today or repository.config.today)
            run.keep(fresh.Said(transcript, code), fixed=fixed)
        return code if run.has_read_all else options.tell_unread()
    known_again = bool(wishes.baseline or wishes.write_baseline)
    with closing(_spool(repository, paths)) as spool:
        read_all = keep_all(checker, spool, wishes.jobs, known=known_again)
        told, known = _compared(checker, spool, wishes)
        found = FORMATS[wishes.form](told, style, known)
        if wishes.output is None:
            options.say(found)
        else:
            write_whole(
                wishes.output.absolute(), (lot.encode("utf-8") for lot in options.lots(found))
            )
        code = reporting.exit_code(told)
    return code if read_all else options.tell_unread()


def _spool(repository: Repository, paths: Sequence[Path]) -> Spool[Seen]:
    """Return where to keep what is found: of many plans in the repository's own folder, if any.

    *Why no link:* it may lead anywhere.
    """
    if len(paths) < _MANY:
        return Spool(None, paths, lambda _: True)
    own = repository.root / OWN_FOLDER
    folder = str(own) if is_dir(own) and not own.is_symlink() else None
    return Spool(folder, paths, lambda one: has_no_findings(one.checked))


def _compared(
    checker: Checker, spool: Spool[Seen], wishes: Wishes
) -> tuple[Collection[Checked], Known | None]:
    """Return what was found in the files of a spool, without what a baseline lists."""
    found = spool.values()
    if not (wishes.baseline or wishes.write_baseline):
        return Mapped(found, attrgetter("checked")), None
    files, known = _new(found, checker.repository, wishes.baseline, wishes.write_baseline)
    if wishes.select or wishes.ignore:
        known = replace(known, gone=0)  # rules that were left out have nothing to say of it
    return files, known


def _new(
    files: Collection[Seen], repository: Repository, known_to: Path | None, write_to: Path | None
) -> tuple[Collection[Checked], Known]:
    """Return the files without what is known, after writing down what is found now if asked to."""
    before = read_baseline(known_to) if known_to else None
    written = None
    if write_to:
        old = read_baseline(write_to) if os.path.exists(write_to) else Baseline()
        written = old.renewed(files, repository.root)
        written.write(write_to.absolute())
        click.echo(f"{counted(written.total, 'finding')} in the baseline {write_to}.", err=True)
    return (before or written or Baseline()).applied(files, repository.root)
