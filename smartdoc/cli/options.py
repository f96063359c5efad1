"""Options that several commands share, with one wording and one meaning."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from smartdoc import fresh
from smartdoc.cli import CLEAN, FINDINGS, WRONG_USE
from smartdoc.finding import Level, with_words
from smartdoc.fresh import again
from smartdoc.fresh.asked import COLUMNS, screen
from smartdoc.frozen import frozen
from smartdoc.report.style import Style

if TYPE_CHECKING:  # slow to load, and a build that has nothing to do needs none of it
    from smartdoc.check import Checked
    from smartdoc.fresh.transcript import Transcript
    from smartdoc.repository import Repository

_LOT = 1 << 16
"""Characters that are sent at once."""

Command = TypeVar("Command", bound=Callable[..., Any])

_WIDEST = 100
"""Columns beyond which lines are hard to read, however wide the terminal is."""


class DayType(click.ParamType[date]):
    """A day, written as 2027-01-29."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with how to write it."""
        from smartdoc.dates import date_advice, is_date  # only where a day is given

        if isinstance(value, date):
            return value
        if not is_date(str(value)):
            fault, meant = date_advice(str(value))
            hint = f"Write {meant or 'it as year-month-day, such as 2027-01-29'}."
            self.fail(with_words(f"“{value}” {fault}. {hint}"), param, ctx)
        return date.fromisoformat(value)


def _fail_on(_: click.Context, __: click.Parameter, value: str) -> Level | None:
    return None if value == "never" else Level.named(value)


def _parted(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return each rule by itself, where several stand between commas."""
    return tuple(part for each in value for part in each.split(","))


def words(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Return the words between commas, each once."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, (value or "").split(",")))))


def paths(command: Command) -> Command:
    """Add the plan files or folders to work on."""
    kind = click.Path(path_type=Path, readable=False)  # unreadable files become findings
    return click.argument("paths", nargs=-1, type=kind)(command)


def formats(command: Command) -> Command:
    """Add --formats: Word, HTML or both."""
    return click.option(
        "--formats",
        callback=words,
        metavar="LIST",
        help="html, docx or both: html,docx. [both]",
    )(command)


def meeting_date(command: Command) -> Command:
    """Add --date, which the command gets as ``on``."""
    return click.option(
        "--date",
        "on",
        type=DayType(),
        metavar="DATE",
        help="The day of the meeting. [as the last plan says, or today]",
    )(command)


def quote_changes(command: Command) -> Command:
    """Add --quote for commands that tell what changed."""
    return click.option(
        "--quote/--no-quote",
        default=None,
        help="Repeat words of the plans, or say only which fields changed. They are left out where "
        "CI is set, and in reports for machines.",
    )(command)


def no_color(command: Command) -> Command:
    """Add --no-color."""
    return click.option("--no-color", is_flag=True, help="Use no colour. NO_COLOR does the same.")(
        command
    )


def jobs(command: Command) -> Command:
    """Add --jobs: how many plans to work on at once."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        callback=_or_cores,
        metavar="N",
        help="How many plans to work on at once. [the number of cores]",
    )(command)


def _or_cores(_: click.Context, __: click.Parameter, value: int | None) -> int:
    """Return the number that was given, or that of the cores that this program may use."""
    if value is None and hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return value or os.cpu_count() or 1


def rule_choice(command: Command) -> Command:
    """Add --select and --ignore."""
    which = "by code, beginning of a code, or name; several with commas between."
    for name, verb in (
        ("--ignore", "Leave out these rules too,"),
        ("--select", "Use only these rules, whatever smartdoc.yaml says,"),
    ):
        option = click.option(
            name, multiple=True, callback=_parted, metavar="RULE", help=f"{verb} {which}"
        )
        command = option(command)
    return command


def refuse_misnamed(output: Path, form: str) -> None:
    """Raise ``UsageError`` for a file whose name promises a page or Word file that it is not."""
    promised = output.suffix.removeprefix(".").lower()
    if promised in ("html", "docx") and promised != form:
        raise click.UsageError(f"{output} would hold {form}: add --format {promised}.")


@frozen
class Reporting:
    """How the user wants findings reported; ``quote`` is None if not said."""

    fail_on: Level | None = None
    quote: bool | None = None
    quiet: bool = False
    verbose: bool = False
    no_color: bool = False

    def style(
        self,
        repository: Repository,
        *,
        machine: bool = False,
        file: bool = False,
        statistics: bool = False,
    ) -> Style:
        """Return the style of a report for this terminal, or for a file or a machine."""
        terminal, width, colourless, _ = (False, COLUMNS, None, None) if file else screen()
        return Style(
            width=min(width, _WIDEST),
            colour=terminal and not self.no_color and not colourless,
            quote=self._quotes(repository, machine=machine),
            quiet=self.quiet,
            verbose=self.verbose,
            statistics=statistics,
            fail_on=self.fail_on,
        )

    def _quotes(self, repository: Repository, *, machine: bool) -> bool:
        """Return whether messages may repeat the plans' words: in a log only where asked to."""
        if self.quote is not None:
            return self.quote
        return not (machine or repository.config.no_quote or os.environ.get("CI"))

    def marks(self) -> tuple[object, ...]:
        """Return what a report depends on beside the findings: options, terminal, environment."""
        told = (self.fail_on, self.quote, self.quiet, self.verbose, self.no_color)
        return (*told, *screen())

    def exit_code(self, files: Iterable[Checked]) -> int:
        """Return the exit code for these findings."""
        from smartdoc.report.summary import summary_of

        failed = self.fail_on is not None and summary_of(files).counts(self.fail_on)
        return FINDINGS if failed else CLEAN


def tell_unread() -> int:
    """Say that the disk failed, and may not another time, and return the exit code."""
    click.echo(
        "smartdoc: the disk did not give all that was asked of it: something may be missing here.\n"
        "  → Run the command again. If it says so again, check the disk, or the connection to it.",
        err=True,
    )
    return WRONG_USE


def reporting(command: Command) -> Command:
    """Add --fail-on, --quote, -q, -v and --no-color, which the command gets as one value."""

    @functools.wraps(command)
    def reported(
        *arguments: Any,
        fail_on: Level | None,
        quote: bool | None,
        quiet: bool,
        verbose: bool,
        no_color: bool,
        **others: Any,
    ) -> Any:
        wanted = Reporting(fail_on, quote, quiet, verbose, no_color)
        return command(*arguments, reporting=wanted, **others)

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
            help="Repeat words of the plans in messages, or leave them out. They are left out "
            "where CI is set, and in reports for machines.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Show errors only."),
        click.option("-v", "--verbose", is_flag=True, help="Show waived findings too."),
        no_color,
    )
    for option in reversed(options):
        option(reported)
    return cast("Command", reported)


def say(pieces: Iterable[str], transcript: Transcript | None = None) -> None:
    """Say a text that may be long, and keep it for the next time if asked to."""
    for lot in lots(pieces):
        click.echo(lot, nl=False)
        if transcript:
            transcript.add(lot)


def lots(pieces: Iterable[str]) -> Iterator[str]:
    """Yield a text in fewer and longer pieces: each is sent to the terminal by itself."""
    lot: list[str] = []
    size = 0
    for piece in pieces:
        lot.append(piece)
        size += len(piece)
        if size >= _LOT:
            yield "".join(lot)
            lot.clear()
            size = 0
    if lot:
        yield "".join(lot)


def say_again(said: fresh.Said) -> int:
    """Say what was said last time, and return the exit code."""
    for piece in said.words():
        click.echo(piece, nl=False)
    return said.code


def repeated(asked: fresh.Asked) -> fresh.Said | None:
    """Return what was said last time if all is as it was, None if there is work to do.

    The same words then say it sooner next time. *Why not while watching:* they watch.
    """
    if asked.key == click.get_current_context().find_root().obj:
        return None  # it was looked at before the command line was read
    said = fresh.still_true(asked)
    if said and "--watch" not in sys.argv:
        again.remember(sys.argv[1:], asked)
    return said


def today(command: Command) -> Command:
    """Add --today."""
    return click.option(
        "--today", type=DayType(), metavar="DATE", help="Judge as if it were this day."
    )(command)


def today_for(repository: Repository, given: date | None) -> date:
    """Return the day to judge by: as given, as the settings say, or today."""
    # A plan is read where it was written, so the computer's own day is the right one.
    return given or repository.config.today or date.today()
