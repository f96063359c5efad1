"""smartdoc report: one document about all plans, for those who answer for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from smartdoc.build.documents import FORMATS, Workshop
from smartdoc.build.folder import Made, OutputFolder
from smartdoc.check import Checker
from smartdoc.cli import options
from smartdoc.cli.refusing import refused_leaks
from smartdoc.cohort import CohortSheet, Gathered, Period, gathered, report_of, secrets_of
from smartdoc.disclosure import Leak, Secrets, real_names, search
from smartdoc.english import counted
from smartdoc.errors import SmartdocError
from smartdoc.repository import Repository, open_repository
from smartdoc.view.secrecy import team_secrets
from smartdoc.view.whole import Everybody

NAMED = ("virtual-school", "school")
"""Audiences that know the learners, and see every number."""

AUDIENCES = (*NAMED, "governors")
_USUAL = ("virtual-school", "governors")
_FOLDER = "report"
_DAY = options.DayType()


@click.command()
@click.option("--from", "start", type=_DAY, metavar="DATE", help="Count meetings from this day on.")
@click.option("--until", "end", type=_DAY, metavar="DATE", help="Count meetings until this day.")
@click.option(
    "--audience",
    "audiences",
    callback=options.words,
    metavar="LIST",
    help=f"For whom, with commas between: {', '.join(AUDIENCES)}. [{','.join(_USUAL)}]",
)
@options.formats
@click.option("--to", type=click.Path(path_type=Path), metavar="DIR", help="Write reports here.")
@options.jobs
@options.today
def report(
    start: date | None,
    end: date | None,
    audiences: tuple[str, ...],
    formats: tuple[str, ...],
    to: Path | None,
    jobs: int,
    today: date | None,
) -> int:
    """Make a report on all plans, as Word and HTML documents.

    It counts the newest plan of each kind of every learner: which meetings are due or overdue, how
    good the targets are, what came of those before. Governors get a version that names nobody and
    leaves small numbers out, as the policy says. With --from or --until it is about the plans of
    meetings in that time.
    """
    repository = open_repository(Path.cwd())
    _refuse_unknown("audience", audiences, AUDIENCES)
    _refuse_unknown("format", formats, FORMATS)
    folder = _folder(repository, to)
    if start and end and end < start:
        raise click.UsageError("--until is before --from.")
    checker = Checker(repository, options.today_for(repository, today))
    plans = gathered(checker, repository.plan_files(), Period(start, end), jobs)
    secrets = _secrets(repository, plans)
    told: list[Leak] = []
    made: list[Made] = []
    for sheet in _sheets(repository, plans, audiences or _USUAL):
        hidden = secrets[sheet.report.named]
        files = _files(repository, sheet, formats or repository.config.formats)
        leaks = [leak for name, content in files.items() for leak in search(name, content, hidden)]
        made += _write(files, folder, withheld=bool(leaks))
        told += leaks
    names = [repository.shown(folder.path / one.name) for one in made]
    click.echo("\n".join(_said(plans, sorted(names), sum(one.new for one in made))))
    return refused_leaks(told)


def _said(plans: Gathered, names: Sequence[str], new: int) -> Iterator[str]:
    """Yield what was counted and written, line by line."""
    made = counted(len(names), "file")
    if plans.unreadable:
        missing = counted(len(plans.unreadable), "file")
        yield f"Left out, because not readable as a plan: {missing}."
        yield "  → See what is wrong: smartdoc check"
    yield f"Counted {counted(len(plans.counted), 'plan')}: {made}, {new} of them new or changed."
    yield from (f"  {name}" for name in names)


def _refuse_unknown(what: str, words: tuple[str, ...], known: tuple[str, ...]) -> None:
    for word in words:
        if word not in known:
            raise SmartdocError(
                f"There is no report for {what} “{word}”.", f"Known: {', '.join(known)}."
            )


def _folder(repository: Repository, to: Path | None) -> OutputFolder:
    output = to.absolute() if to else repository.config.output / _FOLDER
    repository.refuse_as_output(output, "reports", "smartdoc report --to reports")
    return OutputFolder(output)


def _sheets(
    repository: Repository, plans: Gathered, audiences: tuple[str, ...]
) -> Iterator[CohortSheet]:
    config = repository.config
    for name in dict.fromkeys(audiences):
        yield CohortSheet(
            report_of(
                plans,
                repository.policy,
                named=name in NAMED,
                private_terms=config.private_terms,
            ),
            audience_name=name,
            audience=repository.policy.publication.audience(name).title,
            branding=config.branding,
        )


def _secrets(repository: Repository, plans: Gathered) -> dict[bool, Secrets]:
    """Return what a report is searched for before it is written, by whether it names learners."""
    config = repository.config
    real = real_names(repository).secret()
    everybody = Everybody(repository.policy.party_of, config.private_terms, config.branding.name)
    told = (told for one in (*plans.counted, *plans.outside) for told in one.told)
    return {
        False: secrets_of(plans, config.private_terms, real, config.branding.name),
        True: team_secrets(told, everybody),
    }


def _files(
    repository: Repository, sheet: CohortSheet, formats: tuple[str, ...]
) -> dict[str, bytes]:
    """Return a report in each format, by the names of the files."""
    return {
        f"{sheet.document}.{sheet.audience_name}.{made.format}": made.content
        for made in Workshop(repository.root).documents(sheet, formats)
    }


def _write(files: Mapping[str, bytes], folder: OutputFolder, *, withheld: bool) -> Iterator[Made]:
    """Write a report in each format, all of them or none; yield each that was written."""
    for name, content in files.items():
        if withheld:
            folder.withdraw(name)
        else:
            yield folder.write(name, content)
