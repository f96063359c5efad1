"""smartdoc review: the next plan, made from the last."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from smartdoc.check import Checker
from smartdoc.cli import CLEAN, options
from smartdoc.cli.new import told
from smartdoc.repository import open_repository
from smartdoc.starting import Order, kind_to_review, write_new_plan


@click.command()
@click.argument("ref")
@click.option("--kind", metavar="KIND", help="The kind of plan, where the learner has several.")
@options.meeting_date
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to this file. [where the plan belongs]",
)
def review(ref: str, kind: str | None, on: date | None, to: Path | None) -> int:
    """Write the next plan of a learner from the last one, ready for the review meeting.

    REF is the pseudonym of the learner, such as c-0142. Every target waits for its outcome and
    decision; those not yet reached stand there again, with new days to fill in. No file that is
    already there is touched.
    """
    repository = open_repository(Path.cwd())
    checker = Checker(repository, options.today_for(repository, None))
    order = Order(kind_to_review(checker, ref, kind), ref, on, to=to, reviews=True)
    click.echo("\n".join(told(write_new_plan(checker, order))))
    return CLEAN
