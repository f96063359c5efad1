"""What a command says and does where one file would have told its readers a secret."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from smartdoc.build import Reason, Withheld
from smartdoc.cli import CLEAN, FINDINGS
from smartdoc.disclosure import Leak
from smartdoc.report import withheld
from smartdoc.report.style import Style
from smartdoc.writing import remove


def refused(name: str, reasons: Sequence[Reason], style: Style, path: Path | None = None) -> int:
    """Say why a file is not written and take away an older one in its place; return the exit code.

    ``path`` is where it would have stood, None for what goes to the terminal. Raises ``NotWritten``
    where the older one cannot be taken away.
    """
    try:
        if path:
            remove(path.absolute())
    finally:
        click.echo(withheld.report((Withheld(name, tuple(reasons)),), style), err=True)
    return FINDINGS


def refused_leaks(leaks: Iterable[Leak]) -> int:
    """Say which files are not written and why; return the exit code.

    In a log the secret itself is not repeated.
    """
    lines: dict[str, None] = {}
    for leak in leaks:
        said = "" if os.environ.get("CI") else f"“{leak.words}”, "
        lines[f"Not written: {leak.file}: {leak.place} holds {said}{leak.origin.kind.noun}."] = None
        lines[f"  → {leak.hint}"] = None
    for line in lines:
        click.echo(line, err=True)
    return FINDINGS if lines else CLEAN
