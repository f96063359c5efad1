"""smartdoc build: check plans and make their documents."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from smartdoc.build import Builder, Built, Order
from smartdoc.build.documents import FORMATS
from smartdoc.check import Checked, Checker
from smartdoc.cli import FINDINGS, options
from smartdoc.config import takes_from
from smartdoc.english import counted
from smartdoc.errors import SmartdocError
from smartdoc.report import text, withheld
from smartdoc.repository import Repository, open_repository

_LONG = 20
"""Plans from which on a build shows how far it is."""


def _words(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (value or "").split(",") if word.strip())


@click.command()
@options.paths
@click.option(
    "--draft",
    is_flag=True,
    help="Build in spite of errors, with DRAFT on every page and the findings listed.",
)
@click.option(
    "--formats", callback=_words, metavar="LIST", help="html, docx or both: html,docx. [both]"
)
@click.option(
    "--documents", callback=_words, metavar="LIST", help="Which documents: meeting,plan. [all]"
)
@click.option(
    "--audience",
    "audiences",
    callback=_words,
    metavar="LIST",
    help="For whom: carer,school. [everybody who receives a copy]",
)
@click.option(
    "--to", type=click.Path(path_type=Path), metavar="DIR", help="Write the documents here."
)
@options.today
@options.reporting
def build(
    paths: tuple[Path, ...],
    draft: bool,
    formats: tuple[str, ...],
    documents: tuple[str, ...],
    audiences: tuple[str, ...],
    to: Path | None,
    today: date | None,
    reporting: options.Reporting,
) -> int:
    """Check plans and make their Word and HTML documents.

    PATHS are plan files or folders; without any, all plans of the repository are built. A plan
    with errors is refused unless --draft is given. The documents, an index and a manifest are
    written to build/ (or as smartdoc.yaml says).
    """
    repository = open_repository(Path.cwd())
    order = _order(repository, documents, audiences, formats, to, draft=draft)
    checker = Checker(repository, options.today_for(repository, today))
    files = checker.all(repository.plan_files(paths))
    with _progress(len(files), quiet=reporting.quiet) as progress:
        built = Builder(checker, order).build(files, progress)
    style = reporting.style(repository)
    click.echo(text.report(files, style), nl=False)
    if built.withheld:
        click.echo(withheld.report(built.withheld, style))
    if built.hard and not reporting.quiet:
        click.echo("\n".join(style.words(page.message) for page in built.hard))
    click.echo(_said(built, repository, order))
    return FINDINGS if built.refused or built.withheld else reporting.exit_code(files)


def _order(
    repository: Repository,
    documents: tuple[str, ...],
    audiences: tuple[str, ...],
    formats: tuple[str, ...],
    to: Path | None,
    *,
    draft: bool,
) -> Order:
    config = repository.config
    order = Order(
        documents=documents or config.documents,
        formats=formats or config.formats,
        output=to.absolute() if to else config.output,
        draft=draft,
        audiences=audiences or config.audiences,
    )
    if takes_from(repository.root, config.plans, order.output):
        raise SmartdocError(
            f"{repository.shown(order.output)} cannot take documents: plans or settings are there.",
            "Choose a folder of its own, such as: smartdoc build --to build",
        )
    _refuse_unknown("format", order.formats, FORMATS)
    for name in order.documents:
        repository.policy.publication.document(name)
    for name in order.audiences:
        repository.policy.publication.audience(name)
    return order


def _refuse_unknown(what: str, words: tuple[str, ...], known: tuple[str, ...]) -> None:
    for word in words:
        if word not in known:
            raise SmartdocError(f"There is no {what} “{word}”.", f"Known: {', '.join(known)}.")


@contextmanager
def _progress(length: int, *, quiet: bool) -> Iterator[Callable[[Checked], None] | None]:
    """Show how far a long build is, on a terminal."""
    if quiet or length < _LONG or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=length, label="Building", file=sys.stderr) as bar:
        yield lambda _: bar.update(1)


def _said(built: Built, repository: Repository, order: Order) -> str:
    """Return what was built, refused and removed, in a few lines."""
    made = len(built.written) + len(built.unchanged)
    lines = []
    if built.refused:
        lines.append("Not built, because of errors:")
        lines += [f"  {checked.file}" for checked in built.refused]
        if any(checked.plan for checked in built.refused):
            lines.append("  → To build what can be built as a draft: smartdoc build --draft")
    if built.removed:
        lines.append(f"Removed from earlier builds, as out of date: {len(built.removed)}")
    drafts = " as drafts" if order.draft else ""
    plans = counted(built.plans, "plan")
    files, new = counted(made, "file"), len(built.written)
    lines.append(f"Built {plans}{drafts}: {files}, {new} of them new or changed.")
    lines.append(f"Open {repository.shown(order.output / 'index.html')}")
    return "\n".join(lines)
