"""smartdoc diff: what changed between two plans, or two versions of one, in plain English."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from smartdoc.changes import (
    ChangesSheet,
    Labels,
    changes_between,
    without_secrets,
    without_words,
)
from smartdoc.check.editions import Edition, Editions
from smartdoc.cli import CLEAN, FINDINGS, options
from smartdoc.dates import day as day_of
from smartdoc.errors import SmartdocError
from smartdoc.kind import kind_from
from smartdoc.report.diff import REPORTS, Compared, Comparison
from smartdoc.report.style import Style
from smartdoc.repository import Repository, open_repository
from smartdoc.view import Version
from smartdoc.writing import write_whole

DOCUMENTS = ("html", "docx")
"""Forms that are handed round: they do not tell what only named readers may know."""

_SINCE: Mapping[str, Callable[[Editions, Edition], Edition]] = {
    "last-meeting": Editions.last_meeting,
    "agreed": Editions.agreed,
}


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="[B]", required=False)
@click.option(
    "--since",
    metavar="WHEN",
    help="Compare with the plan as it was then: a DATE, last-meeting, agreed, or a git revision.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*REPORTS, *DOCUMENTS]),
    default="text",
    show_default=True,
    help="The form of the report.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the report here; needed for docx.",
)
@click.option("--exit-code", is_flag=True, help="Leave with exit code 1 if anything changed.")
@options.quote_changes
@options.no_color
def diff(
    a: str,
    b: str | None,
    since: str | None,
    form: str,
    output: Path | None,
    exit_code: bool,
    quote: bool | None,
    no_color: bool,
) -> int:
    """Say what changed between two plans, or two versions of one, in plain English.

    A and B are plan files, or REVISION:FILE for a version that git has, such as
    HEAD~3:plans/c-0142/2026-11-30.pep.yaml. With A alone, the file is compared with its last
    committed version, or with that of --since. Lists in another order are no change.
    """
    if b and since:
        raise click.UsageError("Name a second plan or give --since, not both.")
    if form == "docx" and not output:
        raise click.UsageError("A Word file needs a name: add --output changes.docx.")
    repository = open_repository(Path.cwd())
    if output:
        options.refuse_misnamed(output, form)
        repository.refuse_to_write_among_plans(output)
    reporting = options.Reporting(quote=quote, no_color=no_color)
    style = reporting.style(repository, machine=form == "json", file=output is not None)
    editions = Editions(repository, style.quote)
    before, after = _sides(editions, a, b, since)
    comparison = _compared(repository, before, after)
    if form in DOCUMENTS:
        known = editions.touched(after)
        version = Version(known.commit, known.uncommitted).of(after.plan.meeting.date)
        content = _document(repository, comparison, form, version, quote=style.quote)
        if not _may_be_shown(repository, content, form, (before, after), style, output):
            return FINDINGS
    else:
        content = _report(comparison, form, style)
    _write(content, output)
    return FINDINGS if exit_code and comparison.count else CLEAN


def _compared(repository: Repository, before: Edition, after: Edition) -> Comparison:
    if before.plan.kind != after.plan.kind:
        raise SmartdocError(
            f"{before.file} and {after.file} are plans of different kinds: {before.plan.kind} and "
            f"{after.plan.kind}.",
            "Compare two plans of the same kind.",
        )
    schema = repository.schemas.schema(after.plan.kind)
    kind = kind_from(after.plan.kind, schema.about)
    labels = Labels(schema.contents, repository.schemas.others)
    groups = changes_between(
        before.plan, after.plan, labels, kind.target, next_meeting=_is_next(before, after)
    )
    return Comparison(_side(before), _side(after), groups, _notes(before, after))


def _is_next(before: Edition, after: Edition) -> bool:
    """Tell whether two plans are of two meetings of one learner."""
    same = before.plan.ref == after.plan.ref and before.path != after.path
    return same and before.plan.meeting.date < after.plan.meeting.date


def _side(edition: Edition) -> Compared:
    return Compared(edition.plan, edition.file, edition.about)


def _notes(before: Edition, after: Edition) -> tuple[str, ...]:
    refs = before.plan.ref, after.plan.ref
    if refs[0] == refs[1]:
        return ()
    return (f"These are plans of two learners: {refs[0]} and {refs[1]}.",)


def _sides(editions: Editions, a: str, b: str | None, since: str | None) -> tuple[Edition, Edition]:
    """Return what is compared with what."""
    first = _named(editions, a)
    if first is None:
        raise SmartdocError(
            f"{a} does not exist.",
            "Name a plan file, or a version of one: HEAD~3:plans/c-0142/2026-11-30.pep.yaml.",
        )
    if b is None and since is None:
        return editions.committed(first.path), first
    if b and (second := _named(editions, b)):
        return first, second
    return _as_of(editions, first, since or b or ""), first


def _named(editions: Editions, name: str) -> Edition | None:
    """Return the plan in a file, or in a revision's file; None for a name of neither kind."""
    path = Path(name).absolute()
    if os.path.exists(path):  # no name is too long for it
        return editions.now(path)
    revision, colon, file = name.rpartition(":")
    # One letter before a colon is a drive of Windows.
    if not colon or len(revision) < 2 or not file.lower().endswith((".yaml", ".yml")):
        return None
    return editions.revision(revision, _place(editions.repository, file))


def _place(repository: Repository, file: str) -> Path:
    """Return the path of a file that is named from here, or from the repository's folder."""
    here = Path(file).absolute()
    return here if os.path.isdir(here.parent) else repository.root / file


def _as_of(editions: Editions, edition: Edition, when: str) -> Edition:
    """Return the edition as it was then."""
    if find := _SINCE.get(when.strip().lower().replace(" ", "-")):
        return find(editions, edition)
    if day := day_of(when):
        return editions.on(edition.path, day)
    return editions.revision(when, edition.path)


def _write(content: bytes, output: Path | None) -> None:
    if output:
        write_whole(output.absolute(), content)
    else:
        click.echo(content.decode("utf-8"), nl=False)


def _may_be_shown(
    repository: Repository,
    content: bytes,
    form: str,
    sides: tuple[Edition, Edition],
    style: Style,
    output: Path | None,
) -> bool:
    """Tell whether a document may be handed round; if not, say why."""
    # Slow to load, and needed for documents only.
    from smartdoc.build import Guard
    from smartdoc.check import Checker
    from smartdoc.cli.refusing import refused

    guard = Guard(Checker(repository, options.today_for(repository, None)))
    plans = [(side.path, side.plan) for side in sides]
    reasons = tuple(guard.of_whole_plans(f"changes.{form}", content, plans))
    return not reasons or refused(f"changes.{form}", reasons, style, output) == CLEAN


def _report(comparison: Comparison, form: str, style: Style) -> bytes:
    groups = comparison.groups if style.quote else without_words(comparison.groups)
    shown = Comparison(comparison.before, comparison.after, groups, comparison.notes)
    return REPORTS[form](shown, style).encode("utf-8")


def _document(
    repository: Repository, comparison: Comparison, form: str, version: str, *, quote: bool
) -> bytes:
    """Return what changed as a web page or a Word file."""
    from smartdoc.build.documents import Workshop  # slow to load, and needed for documents only

    cover = without_secrets if quote else without_words
    _, before, after = comparison.sides
    sheet = ChangesSheet(
        comparison.after.plan,
        cover(comparison.groups),
        before=before,
        after=after,
        version=version,
        notes=comparison.notes,
        branding=repository.config.branding,
    )
    (document,) = Workshop(repository.root).documents(sheet, (form,))
    return document.content
