"""smartdoc verify: which plan a document was made from, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from smartdoc.build.made_from import MadeFrom, made_from
from smartdoc.build.origin import Origin, origin_of, text_hash
from smartdoc.changes import Group, without_words
from smartdoc.check import Checker
from smartdoc.cli import CLEAN, FINDINGS, WRONG_USE, options
from smartdoc.errors import SmartdocError
from smartdoc.filters import words
from smartdoc.report.diff import change_lines
from smartdoc.report.style import Style
from smartdoc.repository import Repository, open_repository
from smartdoc.signing import is_progress

_LARGEST = 64_000_000


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--quote/--no-quote",
    default=None,
    help="Repeat words of the plan, or say only which fields changed. They are left out where CI "
    "is set.",
)
@click.option("--no-color", is_flag=True, help="Use no colour. NO_COLOR does the same.")
def verify(file: Path, quote: bool | None, no_color: bool) -> int:
    """Say which plan a document was made from, and what changed since.

    FILE is a Word file or web page that smartdoc made; it may have been saved again in Word. The
    exit code is 0 where the plan still says what it said, 1 where plan or document were changed,
    and 2 where nobody can tell.
    """
    repository = open_repository(Path.cwd())
    content = _content(file)
    origin = origin_of(content, str(file))
    if origin is None:
        raise SmartdocError(
            f"{file} does not say where it comes from.",
            "It was not made by smartdoc, or by an older version, or a program took it out.",
        )
    altered = bool(origin.text) and text_hash(content, str(file)) != origin.text
    reporting = options.Reporting(None, quote, quiet=False, verbose=False, no_color=no_color)
    style = reporting.style(repository)
    if not origin.plan:
        click.echo("\n".join([*_about_no_plan(file, origin), *_altered(altered)]))
        return FINDINGS if altered else WRONG_USE
    checker = Checker(repository, options.today_for(repository, None))
    found = made_from(origin, checker)
    lines = [*_about(file, origin, repository), *_altered(altered), *_since(found, origin, style)]
    click.echo("\n".join(lines))
    if found.same is None:
        return FINDINGS if altered else WRONG_USE
    return CLEAN if found.same and not altered else FINDINGS


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST:
            raise SmartdocError(f"{file} is too large to be a document.", "Name another file.")
        return file.read_bytes()
    except OSError as error:
        raise SmartdocError(f"{file} cannot be read: {error.strerror}.", "Check the name.") from (
            error
        )


def _about_no_plan(file: Path, origin: Origin) -> Iterator[str]:
    yield f"{file.name}: {words(origin.document)}, made by smartdoc {origin.smartdoc}."
    yield "It was not made from one plan, so that there is nothing to compare it with."


def _about(file: Path, origin: Origin, repository: Repository) -> Iterator[str]:
    """Yield what the document says of itself."""
    published = repository.policy.publication
    audience = published.audiences.get(origin.audience)
    reader = audience.title if audience else words(origin.audience)
    draft = ", a draft" if origin.draft else ""
    yield f"{file.name}: {words(origin.document)} for {reader}{draft}"
    yield f"  Plan:    {origin.plan}"
    yield f"  Version: {_version(origin)}"
    other = (
        ""
        if origin.policy == repository.policy.name
        else (f" (this repository now uses {repository.policy.name})")
    )
    yield f"  Policy:  {origin.policy}{other}"
    yield f"  Made by: smartdoc {origin.smartdoc}"


def _version(origin: Origin) -> str:
    if not origin.commit:
        return "not committed when the document was made"
    edited = ", and edits that were not committed yet" if origin.edited else ""
    return f"commit {origin.commit}{edited}"


def _altered(altered: bool) -> Iterator[str]:
    if altered:
        yield "The words of the document are not those that smartdoc wrote: somebody edited it."


def _since(found: MadeFrom, origin: Origin, style: Style) -> Iterator[str]:
    """Yield what became of the plan."""
    if found.moved and found.now:
        yield f"The plan's file has been moved to {found.now.file}."
    if found.same is None:
        yield f"Nobody can tell whether the plan was changed since. {found.reason}"
    elif found.same and (found.then or not origin.edited):
        yield "The plan has not been changed since."
    elif found.same:
        yield "What the document shows of the plan has not been changed since."
    elif not found.groups:
        yield f"The plan was changed since. {found.reason}"
    else:
        yield from _told("The plan was changed since:", _part(found.groups, False), style)
        yield from _told("Recorded since:", _part(found.groups, True), style)


def _part(groups: tuple[Group, ...], progress: bool) -> tuple[Group, ...]:
    """Return the changes of what is recorded while a plan runs, or the others."""
    parts = (
        replace(
            group,
            sentences=tuple(
                one
                for one in group.sentences
                if all(is_progress(each.names) for each in one.differences) == progress
            ),
        )
        for group in groups
    )
    return tuple(group for group in parts if group.sentences)


def _told(heading: str, groups: tuple[Group, ...], style: Style) -> Iterator[str]:
    if groups:
        yield heading
        shown = groups if style.quote else without_words(groups)
        yield from (line for group in shown for line in change_lines(group, style))
