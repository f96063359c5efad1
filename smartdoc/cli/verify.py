"""smartdoc verify: which plan a document was made from, and what changed since."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path

import click

from smartdoc.build.made_from import MadeFrom, made_from
from smartdoc.build.origin import Origin, origin_of, text_hash
from smartdoc.changes import Group, without_words
from smartdoc.check import Checker
from smartdoc.cli import CLEAN, FINDINGS, WRONG_USE, options
from smartdoc.english import listed
from smartdoc.errors import SmartdocError
from smartdoc.filters import words
from smartdoc.model import Plan, SignOff
from smartdoc.opening import bytes_of, exists, is_file
from smartdoc.report.diff import change_lines
from smartdoc.report.style import Style
from smartdoc.repository import Repository, open_repository
from smartdoc.signing import Standing, content_of, is_progress, standing_of
from smartdoc.source.characters import FORBIDDEN
from smartdoc.values import day

_LARGEST = 64_000_000


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--quote/--no-quote",
    default=None,
    help="Repeat words of the plan, or say only which fields changed. They are left out where CI "
    "is set.",
)
@options.no_color
def verify(file: Path, quote: bool | None, no_color: bool) -> int:
    """Say which plan a document was made from, and what changed since.

    FILE is a Word file or web page that smartdoc made; it may have been saved again in Word. Of a
    plan that was signed it says too whether FILE shows what was agreed. The exit code is 0 where
    the plan still says what it said, 1 where plan or document were changed, and 2 where nobody can
    tell.
    """
    repository = open_repository(Path.cwd())
    content = _content(file)
    origin = _harmless(origin_of(content, str(file)))
    if origin is None:
        raise SmartdocError(
            f"{file} does not say where it comes from.",
            "An index and a calendar never do. Any other file was not made by smartdoc, or a "
            "program has taken that out. The foot of each page names the version of the plan.",
        )
    altered = text_hash(content, str(file)) != origin.text
    reporting = options.Reporting(quote=quote, no_color=no_color)
    style = reporting.style(repository)
    if not origin.plan:
        told = [*_about_no_plan(file, origin), *_altered(altered)]
        click.echo("\n".join(_wrapped(told, style.width)))
        return FINDINGS if altered else WRONG_USE
    checker = Checker(repository, options.today_for(repository, None))
    found = made_from(origin, checker)
    lines = [
        *_about(file, origin, repository),
        *_altered(altered),
        *_agreed(found, quote=style.quote),
        *_since(found, origin, style),
    ]
    click.echo("\n".join(_wrapped(lines, style.width)))
    if found.same is None:
        return FINDINGS if altered else WRONG_USE
    return CLEAN if found.same and not altered else FINDINGS


def _harmless(origin: Origin | None) -> Origin | None:
    """Return an origin that can do nothing to a screen, whoever wrote it into the document."""
    if origin is None:
        return None
    said = {each.name: FORBIDDEN.sub("", getattr(origin, each.name)) for each in fields(origin)}
    return replace(origin, **said)


def _wrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    """Yield the lines with long sentences broken; those that are indented are broken already."""
    for line in lines:
        if line.startswith(" "):
            yield line
        else:
            yield from textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)


def _content(file: Path) -> bytes:
    try:
        if exists(file) and not is_file(file):  # a pipe or a device may never end
            raise SmartdocError(f"{file} is not an ordinary file.", "Name another file.")
        if file.stat().st_size > _LARGEST:
            raise SmartdocError(f"{file} is too large to be a document.", "Name another file.")
        return bytes_of(file)
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
    yield f"  Version: {_version(origin, repository)}"
    other = (
        ""
        if origin.policy == repository.policy.name
        else (f" (this repository now uses {repository.policy.name})")
    )
    yield f"  Policy:  {origin.policy}{other}"
    yield f"  Made by: smartdoc {origin.smartdoc}"


def _version(origin: Origin, repository: Repository) -> str:
    if not origin.commit:
        told = "not committed" if origin.edited else "not known, because git had nothing to tell"
        return f"{told} when the document was made"
    edited = ", and edits that were not committed yet" if origin.edited else ""
    return f"commit {origin.commit}{_day_of(origin.commit, repository)}{edited}"


def _day_of(commit: str, repository: Repository) -> str:
    """Return the day of a commit as it follows its id, nothing where git does not know it."""
    files = repository.past.history.files
    found = (one.commit for past in files.values() for one in past)
    days = (one.when.date() for one in found if one.id.startswith(commit))
    return next((f" of {day(each)}" for each in days), "")


def _altered(altered: bool) -> Iterator[str]:
    if altered:
        yield "The words of the document are not those that smartdoc wrote: somebody edited it."


def _agreed(found: MadeFrom, *, quote: bool) -> Iterator[str]:
    """Yield how the document and the plan stand to what was agreed, if that was signed."""
    plan = found.now.plan if found.now else None
    standing = standing_of(plan) if plan else Standing()
    if plan is None or standing.last is None:
        return
    agreed = _who_and_when(plan, standing.agreed_last, quote=quote)
    printed = found.then or (plan if found.same else None)
    if printed and (content := content_of(printed)) == standing.last.content:
        yield f"It was made from the plan as {agreed}."
    elif printed and any(one.content == content for one in standing.bound):
        yield f"It was made from the plan as it was before the correction: then {agreed}."
    elif printed:
        yield f"It was not made from the plan as {agreed}."
    if standing.is_changed:
        yield f"The plan as it is now was changed since {agreed}."


def _who_and_when(plan: Plan, agreed: Sequence[SignOff], *, quote: bool) -> str:
    """Return who agreed, and when: ``Jo and R. Okafor agreed to it on 30 November 2026``."""
    people = [plan.person(who) for who in dict.fromkeys(one.who for one in agreed)]
    names = [one.name or one.role for one in people if one] if quote else []
    on = agreed[-1].on
    return f"{listed(names) or 'it was agreed'}{' agreed to it' * bool(names)}" + (
        f" on {day(on)}" if on else ""
    )


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
