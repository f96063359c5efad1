"""smartdoc init: a new plans repository."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from smartdoc.cli import CLEAN
from smartdoc.cli.new import from_here, typed
from smartdoc.starting import Made, make_repository


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
def init(folder: Path) -> int:
    """Start a plans repository in DIR, or in this folder.

    The folder gets settings, help for the editor, and one example plan. What is already there stays
    as it is; only the editor's copies of the schemas are renewed.
    """
    made = make_repository(folder)
    click.echo("\n".join(_said(made)))
    return CLEAN


def _said(made: Made) -> Iterator[str]:
    """Yield what was written and kept, and the next steps."""
    yield f"Plans repository: {made.root}"
    yield from (f"  written  {name}" for name in made.written)
    yield f"  written  .vscode/schemas/ ({made.copies} files for the editor)"
    yield from (f"  kept     {name}" for name in made.kept)
    if not made.ignores_documents:
        yield ""
        yield "Your own .gitignore was kept. Add the line build/ to it, so that no documents about"
        yield "children are committed."
    yield ""
    yield "Next:"
    steps = list(_steps(made))
    yield from (f"  {number}. {step}" for number, step in enumerate(steps, start=1))


def _steps(made: Made) -> Iterator[str]:
    if made.root != Path.cwd():
        yield f"cd {typed(from_here(made.root))}"
    if not made.in_git:
        yield "Keep its history with git: git init"
    yield "Open the folder in your editor; VS Code offers the YAML extension."
    yield "Write a plan of your own: smartdoc new pep c-0002"
    yield "See what is still to fill in: smartdoc check"
