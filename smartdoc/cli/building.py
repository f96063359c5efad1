"""What smartdoc build does where there is something to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from smartdoc import fresh
from smartdoc.build import Built, Order, Outcome
from smartdoc.build.documents import FORMATS
from smartdoc.build.lock import only_build
from smartdoc.build.order import Cluster
from smartdoc.build.run import Request, Run
from smartdoc.check import Checker
from smartdoc.cli import FAULT, FINDINGS, WRONG_USE, options
from smartdoc.english import counted
from smartdoc.errors import SmartdocError
from smartdoc.fresh.transcript import Transcript
from smartdoc.frozen import frozen
from smartdoc.report import text, withheld
from smartdoc.report.style import Style
from smartdoc.repository import Repository, open_repository

_LONG = 20
"""Plans from which on a build shows how far it is."""

_MOST_FAILURES = 10
"""Files that could not be written and are told of one by one."""


@frozen
class Wishes:
    """What was said on the command line."""

    paths: tuple[Path, ...]
    documents: tuple[str, ...]
    audiences: tuple[str, ...]
    formats: tuple[str, ...]
    to: Path | None
    today: date | None
    draft: bool
    jobs: int = 1
    executor: str = ""


def build(wishes: Wishes, asked: fresh.Asked, reporting: options.Reporting) -> int:
    """Build what has changed, say what was found and done, and return the exit code."""
    request, checker = _ready(wishes, asked)
    repository, output = checker.repository, request.order.output
    with only_build(repository.root, output, repository.shown(output), _say) as waited:
        if waited:
            if said := fresh.still_true(asked):
                return options.say_again(said)
            request, checker = _ready(wishes, asked)  # what was read before is old by now
        return _built(checker, request, reporting)


def _ready(wishes: Wishes, asked: fresh.Asked) -> tuple[Request, Checker]:
    """Return what to build, by the settings as they are now."""
    began = fresh.beginning(os.path.dirname(asked.stamp))
    repository = open_repository(Path.cwd())
    order = _order(repository, wishes)
    today = options.today_for(repository, wishes.today)
    fixed = bool(wishes.today or repository.config.today)
    cluster = Cluster(wishes.executor, _say) if wishes.executor else None
    request = Request(order, asked, wishes.paths, fixed, wishes.jobs, began, cluster)
    return request, Checker(repository, today)


def _say(message: str) -> None:
    click.echo(message, err=True)


def _built(checker: Checker, request: Request, reporting: options.Reporting) -> int:
    with closing(Run(checker, request)) as run:
        return _run(run, checker.repository, reporting)


def _run(run: Run, repository: Repository, reporting: options.Reporting) -> int:
    order = run.request.order
    with _progress(len(run.files), quiet=reporting.quiet) as progress:
        done = run.build(progress)
    style = reporting.style(repository)
    code = (
        FINDINGS if done.built.refused or done.built.withheld else reporting.exit_code(done.files)
    )
    with closing(Transcript(os.path.dirname(run.request.asked.stamp))) as transcript:
        options.say(text.report(done.files, style), transcript)
        click.echo(_end(done.built, style, repository, order), nl=False)
        _tell_failures(done.built)
        transcript.add(_end(_as_it_stands(done.built), style, repository, order))
        run.keep(fresh.Said(transcript, code), done)
    if done.faults:
        return _tell_faults(done.faults)
    if not run.has_read_all:
        return options.tell_unread()
    return WRONG_USE if done.built.failed else code


def _as_it_stands(built: Built) -> Built:
    """Return what a build that finds all of this done would say of it."""
    return replace(built, new=0, removed=())


def _order(repository: Repository, wishes: Wishes) -> Order:
    config, to = repository.config, wishes.to
    order = Order(
        documents=wishes.documents or config.documents,
        formats=wishes.formats or config.formats,
        output=Path(os.path.abspath(to)) if to else config.output,
        draft=wishes.draft,
        audiences=wishes.audiences or config.audiences,
    )
    repository.refuse_as_output(order.output, "documents", "smartdoc build --to build")
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
def _progress(length: int, *, quiet: bool) -> Iterator[Callable[[Outcome], None] | None]:
    """Show how far a long build is, on a terminal."""
    if quiet or length < _LONG or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=length, label="Building", file=sys.stderr) as bar:
        yield lambda _: bar.update(1)


def _end(built: Built, style: Style, repository: Repository, order: Order) -> str:
    """Return what is said of a build after what was found in the plans."""
    parts = []
    if built.withheld:
        parts.append(withheld.report(built.withheld, style))
    if not style.quiet:
        parts += [style.words(page.message) for page in built.hard]
    return "\n".join([*parts, *_said(built, repository, order)]) + "\n"


def _said(built: Built, repository: Repository, order: Order) -> Iterator[str]:
    """Yield what was built, refused and removed, in a few lines."""
    if built.refused:
        yield "Not built, because of errors:"
        yield from (f"  {one.file}" for one in built.refused)
        if any(one.as_draft for one in built.refused):
            yield "  → To build what can be built as a draft: smartdoc build --draft"
    if built.removed:
        yield f"Removed from earlier builds, as out of date: {len(built.removed)}"
    drafts = " as drafts" if order.draft else ""
    plans = counted(built.plans, "plan")
    files = counted(built.files, "file")
    yield f"Built {plans}{drafts}: {files}, {built.new} of them new or changed."
    yield f"Open {repository.shown(order.output / 'index.html')}"


def _tell_faults(faults: Sequence[str]) -> int:
    """Say where smartdoc itself failed, and return the exit code."""
    click.echo(faults[0], err=True)
    click.echo(
        f"This is a fault in smartdoc, met in {counted(len(faults), 'plan')}; all others are "
        "built. Please report it with the lines above, after taking out any words of a plan.",
        err=True,
    )
    return FAULT


def _tell_failures(built: Built) -> None:
    """Say which files could not be written, and what to do."""
    for one in built.failed[:_MOST_FAILURES]:
        click.echo(f"smartdoc: {one.message}", err=True)
    if more := len(built.failed[_MOST_FAILURES:]):
        click.echo(f"smartdoc: {counted(more, 'more file')} could not be written.", err=True)
    for hint in dict.fromkeys(one.hint for one in built.failed if one.hint):
        click.echo(f"  → {hint}", err=True)
