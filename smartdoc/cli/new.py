"""smartdoc new: a plan to fill in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from smartdoc.check import Checker
from smartdoc.cli import CLEAN, options
from smartdoc.english import counted
from smartdoc.repository import open_repository
from smartdoc.starting import Order, Written, write_new_plan


@click.command()
@click.argument("kind")
@click.argument("ref")
@options.meeting_date
@click.option(
    "--next",
    "following",
    type=options.DayType(),
    metavar="DATE",
    help="The day of the next meeting.",
)
def new(kind: str, ref: str, on: date | None, following: date | None) -> int:
    """Write a plan to fill in, with remarks that guide.

    KIND is the kind of plan, such as pep; REF is the pseudonym of the learner, such as c-0142.
    The people of the last plan of this kind and what it leaves open are carried over.
    """
    repository = open_repository(Path.cwd())
    checker = Checker(repository, options.today_for(repository, None))
    written = write_new_plan(checker, Order(kind, ref, on, following))
    click.echo("\n".join(told(written)))
    return CLEAN


def told(written: Written) -> Iterator[str]:
    """Yield what was written, and the next two steps."""
    name = from_here(written.path)
    yield f"Written: {name}"
    if written.last:
        yield f"Taken over from {written.last.file}: {_taken_over(written)}."
    yield ""
    yield "Next:"
    yield "  1. Open it in your editor and fill it in."
    yield f"  2. smartdoc check {typed(name)}"
    yield "     What it finds is the list of what is still to fill in."


def _taken_over(written: Written) -> str:
    targets = counted(written.reviewed, "target")
    return f"the people, {targets} to review, {written.still_open} of them still open"


def from_here(path: Path) -> str:
    """Return the path as it can be typed in the folder where the user is."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # on another drive of a Windows computer
        return path.as_posix()


def typed(name: str) -> str:
    """Return a path as one word of a command."""
    return f'"{name}"' if " " in name else name
