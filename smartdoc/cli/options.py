"""Options that several commands share, with one wording and one meaning."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from smartdoc.dates import date_advice, is_date
from smartdoc.finding import Level, with_words
from smartdoc.report.text import Style
from smartdoc.repository import Repository

Command = TypeVar("Command", bound=Callable[..., Any])

_WIDEST = 100
"""Columns beyond which lines are hard to read, however wide the terminal is."""


class DayType(click.ParamType[date]):
    """A day, written as 2027-01-29."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with how to write it."""
        if isinstance(value, date):
            return value
        if not is_date(str(value)):
            fault, meant = date_advice(str(value))
            hint = f"Write {meant or 'it as year-month-day, such as 2027-01-29'}."
            self.fail(with_words(f"“{value}” {fault}. {hint}"), param, ctx)
        return date.fromisoformat(value)


def _fail_on(_: click.Context, __: click.Parameter, value: str) -> Level | None:
    return None if value == "never" else Level.named(value)


def paths(command: Command) -> Command:
    """Add the plan files or folders to work on."""
    kind = click.Path(path_type=Path, readable=False)  # unreadable files become findings
    return click.argument("paths", nargs=-1, type=kind)(command)


def rule_choice(command: Command) -> Command:
    """Add --select and --ignore."""
    for name, verb in (("--ignore", "Leave out"), ("--select", "Use only")):
        command = click.option(
            name,
            multiple=True,
            metavar="RULE",
            help=f"{verb} these rules: codes, families or names. May be repeated.",
        )(command)
    return command


def reporting(command: Command) -> Command:
    """Add how findings are reported: --fail-on, --quote, -q, -v, --no-color."""
    options = (
        click.option(
            "--fail-on",
            type=click.Choice(["error", "warning", "advice", "never"]),
            default="error",
            show_default=True,
            callback=_fail_on,
            help="The level of finding from which the exit code is 1.",
        ),
        click.option(
            "--quote/--no-quote",
            default=None,
            help="Repeat words of the plans in messages, or not. Not where CI is set.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Show errors only."),
        click.option("-v", "--verbose", is_flag=True, help="Show waived findings too."),
        click.option("--no-color", is_flag=True, help="Use no colour. NO_COLOR does the same."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def today(command: Command) -> Command:
    """Add --today."""
    return click.option(
        "--today", type=DayType(), metavar="DATE", help="Judge as if it were this day."
    )(command)


def today_for(repository: Repository, given: date | None) -> date:
    """Return the day to judge by: as given, as the settings say, or today."""
    # A plan is read where it was written, so the computer's own day is the right one.
    return given or repository.config.today or date.today()


def quote_for(repository: Repository, given: bool | None, *, machine: bool = False) -> bool:
    """Return whether messages may repeat the plans' words: never by default in a log."""
    if given is not None:
        return given
    if repository.config.no_quote is not None:
        return not repository.config.no_quote
    return not machine and not os.environ.get("CI")


def style_for(*, quote: bool, quiet: bool, verbose: bool, no_color: bool, file: bool) -> Style:
    """Return the style of a text report for this terminal, or for a file."""
    terminal = sys.stdout is not None and sys.stdout.isatty() and not file
    width = shutil.get_terminal_size((80, 24)).columns if terminal else 80
    colour = terminal and not no_color and not os.environ.get("NO_COLOR")
    return Style(min(width, _WIDEST), colour, quote, quiet, verbose)
