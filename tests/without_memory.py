"""Run by test_faults.py: a command of smartdoc on a computer whose memory is nearly used up."""

from __future__ import annotations

import resource
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from smartdoc import cli
from smartdoc.build import Builder, Order
from smartdoc.check import Checker
from smartdoc.repository import open_repository
from tests.examples import TODAY

_LIMIT = 1 << 28
_LARGEST, _SMALLEST = 1 << 24, 1 << 20
"""Bytes of the pieces that are taken, until only smaller ones are left: a plan is read as one."""


def used_up() -> list[bytearray]:
    """Return what leaves no piece of memory to read a plan into."""
    resource.setrlimit(resource.RLIMIT_DATA, (_LIMIT, _LIMIT))
    taken = []
    size = _LARGEST
    while size >= _SMALLEST:
        try:
            taken.append(bytearray(size))
        except MemoryError:
            size //= 2
    return taken


def command(name: str) -> None:
    """Run a command, once before with all the memory there is, so that all of it is loaded."""
    with redirect_stdout(StringIO()):
        cli.main.main([name, "--today", "2026-11-23"], standalone_mode=False)
    hoard = used_up()
    cli.run()
    del hoard


def plan(file: str) -> None:
    """Build one plan, and print what is said of it."""
    repository = open_repository(Path())
    order = Order(("plan",), ("html",), repository.root / "build")
    builder = Builder(Checker(repository, TODAY), order)
    builder.of(Path(file).absolute())
    hoard = used_up()
    outcome = builder.of(Path(file).absolute())
    del hoard
    print(outcome.fault, *(failed.message for failed in outcome.failed))


if __name__ == "__main__":
    (command if sys.argv[1] in cli.COMMANDS else plan)(sys.argv[1])
