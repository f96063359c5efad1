"""The command line: one module for each command, loaded only when it is called."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from smartdoc import __version__
from smartdoc.errors import MORE_MEMORY, SmartdocError
from smartdoc.opening import may_pass

CLEAN, FINDINGS, WRONG_USE, FAULT, STOPPED = 0, 1, 2, 3, 130
"""The exit codes: all well, findings, wrong usage or set-up, a fault in smartdoc, Ctrl-C."""

_LOST_OUTPUT = (errno.ENOSPC, errno.EBADF, errno.EIO)
"""What the system says where the terminal, file or program that we print to takes no more."""

_CHECK_NAME = "Check the name, and take away a link of that name."
_UNUSABLE = {
    errno.ENAMETOOLONG: _CHECK_NAME,
    errno.ELOOP: _CHECK_NAME,
    errno.EACCES: "Check that you may open its folder.",
}
"""What the system says of a place that it cannot look up, and what to do about it.

It is too long, a link back to itself, or in a folder that is shut to us.
"""

_TRY_AGAIN = "Try again. If that does not help, check the disk, or the connection to it."

COMMANDS = {
    "init": "Start a plans repository.",
    "new": "Write a plan to fill in.",
    "review": "Write the next plan of a learner from the last one.",
    "check": "Say what is wrong with plans, and where.",
    "build": "Check plans and make their Word and HTML documents.",
    "status": "Say which plans are due, overdue or unfinished.",
    "report": "Make a report on all plans, with and without names.",
    "history": "Tell the story of a learner's plans.",
    "diff": "Say what changed between two plans, or two versions of one.",
    "sign": "Record who agrees to a plan, and to what.",
    "verify": "Say which plan a document was made from, and what changed since.",
    "resolve": "Choose between two versions of a plan that git could not join.",
    "assess": "Say whether a sentence is SMART, and how to mend it.",
    "workshop": "Make the papers of a training session on SMART objectives.",
    "template": "Look after your own Word forms and templates.",
    "explain": "Explain a rule.",
    "rules": "List all rules.",
}


class _LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"smartdoc.cli.{cmd_name}"), cmd_name)
        if not isinstance(command, click.Command):
            raise TypeError(f"smartdoc.cli.{cmd_name} holds no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="smartdoc COMMAND --help says more about each command.",
)
@click.version_option(__version__, prog_name="smartdoc", message="%(prog)s %(version)s")
def main() -> None:
    """Check SMART plans written as YAML, and make them into Word and HTML documents."""


def run(stale: str = "") -> None:
    """Run the command line and leave with its exit code.

    ``stale`` is the key of what is known to be no longer true, and need not be looked at again.
    """
    try:
        code = main.main(standalone_mode=False, obj=stale)
    except click.exceptions.Abort:
        code = _stopped()
    except click.ClickException as error:
        with _telling():
            error.show()
        code = WRONG_USE
    except SmartdocError as error:
        _tell(f"smartdoc: {error.message}", *([f"  → {error.hint}"] if error.hint else []))
        code = WRONG_USE
    except Exception as error:
        code = _stopped() if _is_ctrl_c(error) else _failed(error)
    sys.exit(code if isinstance(code, int) else CLEAN)


def _stopped() -> int:
    _tell("Stopped.")
    return STOPPED


def _tell(*lines: str) -> None:
    with _telling():
        for line in lines:
            click.echo(line, err=True)


@contextmanager
def _telling() -> Iterator[None]:
    """Say what went wrong; where that cannot be written either, the exit code alone tells it."""
    try:
        yield
    except OSError:
        sys.stderr = None  # else Python tries again, and fails, at its end


def _is_ctrl_c(error: BaseException | None) -> bool:
    """Tell whether Ctrl-C is behind an error: Python 3.11 makes another of it in some places."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__
    return error is not None


def _failed(error: Exception) -> int:
    """Say what went wrong where nothing else has, and return the exit code."""
    if isinstance(error, OSError) and error.filename and may_pass(error):
        _tell(f"smartdoc: {error.filename} cannot be used: {error.strerror}.", f"  → {_TRY_AGAIN}")
        return WRONG_USE
    if isinstance(error, OSError) and error.errno in _LOST_OUTPUT:
        _tell(f"smartdoc: the output cannot be written: {error.strerror}.")
        sys.stdout = None  # else Python tries again, and fails, at its end
        return WRONG_USE
    if isinstance(error, OSError) and error.errno in _UNUSABLE and error.filename:
        told = SmartdocError(f"{error.filename} cannot be used: {error.strerror}.")
        _tell(f"smartdoc: {told.message}", f"  → {_UNUSABLE[error.errno]}")
        return WRONG_USE
    # With Python 3.13 a library that is loaded there fails with a SystemError.
    if isinstance(error, (FileNotFoundError, SystemError)) and _is_nowhere():
        _tell(
            "smartdoc: The folder that you are in is no longer there.",
            "  → Go to the folder of the repository, and try again.",
        )
        return WRONG_USE
    if isinstance(error, MemoryError):
        _tell("smartdoc: There is not enough memory to go on.", f"  → {MORE_MEMORY}")
        return WRONG_USE
    import traceback  # slow to load, and seldom needed

    _tell(
        "".join(traceback.format_exception(error)),
        "This is a fault in smartdoc, not in your plans. Please report it with the lines above, "
        "after taking out any words of a plan.",
    )
    return FAULT


def _is_nowhere() -> bool:
    """Tell whether the folder that we work in was taken away, as a branch without it does."""
    try:
        os.getcwd()
    except OSError:
        return True
    return False
