"""smartdoc sign: somebody agrees to a plan, and the plan records to what."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from smartdoc.check import Checked, Checker
from smartdoc.cli import CLEAN, FINDINGS, options
from smartdoc.english import counted, listed
from smartdoc.errors import SmartdocError
from smartdoc.finding import Level
from smartdoc.model import Plan
from smartdoc.opening import bytes_of, is_dir, may_pass
from smartdoc.repository import Repository, open_repository
from smartdoc.rules.agreements import changed_since_agreed
from smartdoc.signing import (
    Agreement,
    agreement_of,
    person_named,
    standing_of,
    with_agreement,
)
from smartdoc.source import parse_bytes
from smartdoc.values import day
from smartdoc.writing import alone, changed_meanwhile, write_over


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "person",
    required=True,
    metavar="PERSON",
    help="Who agrees: the short name from people, or a name or role that only one of them has.",
)
@click.option(
    "--on", type=options.DayType(), metavar="DATE", help="The day of the agreement. [today]"
)
@click.option(
    "--because",
    default="",
    metavar="REASON",
    help="Why the plan was changed after it had been agreed; this agrees to the correction.",
)
@click.option(
    "--agreed", is_flag=True, help="The plan is agreed from now on, though others are still asked."
)
def sign(file: Path, person: str, on: date | None, because: str, agreed: bool) -> int:
    """Record in a plan that somebody agrees to it, and to what.

    The agreement is bound to what FILE says: later edits show as changed since agreed. Nothing else
    in the file is touched, and nothing is committed. The first agreement lists all who were present
    under sign_off; when everybody listed there has agreed, the plan's status becomes agreed.
    """
    repository = open_repository(Path.cwd())
    with alone(repository.root):  # two who agree in one moment are both to be there
        return _sign(repository, file, person, on, because, agreed)


def _sign(
    repository: Repository, file: Path, person: str, on: date | None, because: str, agreed: bool
) -> int:
    checker = Checker(repository, options.today_for(repository, None))
    content, plan = _read(repository, checker, file)
    who = person_named(plan, person)
    if standing_of(plan).has_agreed(who.id) and not standing_of(plan).is_changed:
        click.echo(f"{_called(plan, who.id)} has agreed to this already: nothing was written.")
        return CLEAN
    agreement = agreement_of(
        plan, who.id, checker.today, on=on, because=because.strip(), at_once=agreed
    )
    shown = repository.shown(file)
    signed = with_agreement(content, agreement, shown)
    found = checker.source(file.absolute(), parse_bytes(signed, shown))
    if errors := _errors(found):
        click.echo(_refusal(found, errors), err=True)
        return FINDINGS
    write_over(file.absolute(), content, signed)
    click.echo("\n".join(_said(plan, agreement, shown)))
    return CLEAN


def _read(repository: Repository, checker: Checker, file: Path) -> tuple[bytes, Plan]:
    """Return a plan file's bytes and its plan; raises ``SmartdocError`` where there is none."""
    (path,) = repository.plan_files([file]) if not os.path.isdir(file) else (file,)
    if is_dir(path):
        raise SmartdocError(f"{repository.shown(file)} is a folder.", "Name one plan file.")
    content = _content(path)  # before it is checked: a change from then on will show
    checked = checker.one(path)
    if checked.plan is None:
        raise SmartdocError(
            f"{checked.file} cannot be read as a plan.",
            f"See what is wrong: smartdoc check {checked.file}",
        )
    if parse_bytes(content, checked.file).text != checked.source.text:
        raise changed_meanwhile(path)
    return content, checked.plan


def _content(path: Path) -> bytes:
    """Return what a file holds; nothing where it never can be read, of which the check tells."""
    try:
        return bytes_of(path)
    except OSError as error:
        if may_pass(error):
            raise
        return b""


def _errors(found: Checked) -> int:
    own = changed_since_agreed.code
    stand = (one for one in found.findings if one.rule != own and not one.waived)
    return sum(one.level is Level.ERROR for one in stand)


def _refusal(found: Checked, errors: int) -> str:
    return (
        f"smartdoc: {found.file} has {counted(errors, 'error')}, so it cannot be agreed to: "
        f"nothing was written.\n  → See what is wrong: smartdoc check {found.file}"
    )


def _called(plan: Plan, who: str) -> str:
    person = plan.person(who)
    return (person and (person.name or person.role)) or who


def _said(plan: Plan, agreement: Agreement, file: str) -> Iterator[str]:
    """Yield what was written, and what is next."""
    entry = agreement.entry
    to = "the correction" if entry.because else "this plan"
    on = f" on {day(entry.on)}" if entry.on else ""
    yield f"{file}: {_called(plan, entry.who)} agrees to {to}{on}."
    waiting = [_called(plan, who) for who in agreement.waiting]
    if waiting:
        yield f"Still to agree: {listed(waiting)}."
    if agreement.agrees:
        yield "The plan's status is now agreed."
    elif plan.status == "draft":
        yield "It stays a draft until everybody listed under sign_off has agreed."
    if entry.because and (before := _before(plan, entry.who)):
        yield f"Agreed before the correction: {listed(before)}."
    yield "Commit the file to keep the agreement."


def _before(plan: Plan, but: str) -> list[str]:
    """Return who has agreed to what the plan said before."""
    bound = standing_of(plan).bound
    return [_called(plan, who) for who in dict.fromkeys(one.who for one in bound) if who != but]
