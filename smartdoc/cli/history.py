"""smartdoc history: a learner's plans as one story, with what was edited in between."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from smartdoc.changes import without_secrets, without_words
from smartdoc.check import Checked, Checker
from smartdoc.chronicle import Archive, Chronicle, called, chronicle_of
from smartdoc.cli import CLEAN, FINDINGS, options
from smartdoc.english import did_you_mean
from smartdoc.errors import SmartdocError
from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.model import Plan
from smartdoc.opening import is_dir
from smartdoc.report.history import REPORTS, Told
from smartdoc.report.style import Style
from smartdoc.repository import Repository, is_plan_file, open_repository
from smartdoc.view import Copy, copy_for, stories_of
from smartdoc.writing import remove, write_whole

DOCUMENT = "history"
FORMATS = ("html", "docx")


@frozen
class Newest:
    """The newest plan of a ref and kind, of the right shape."""

    checked: Checked
    plan: Plan
    kind: Kind


@click.command()
@click.argument("ref")
@click.option("--kind", metavar="KIND", help="The kind of plan. [all kinds that the ref has]")
@click.option(
    "--audience",
    metavar="NAME",
    help="Tell only what this audience may see. [all; in documents what their keeper may]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*REPORTS, *FORMATS]),
    default=None,
    help="The form of the history. [text; with --to both documents]",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write it to this file; needed for docx.",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write documents for all their readers here.",
)
@click.option(
    "--since", type=options.DayType(), metavar="DATE", help="Tell edits from this day on only."
)
@options.quote_changes
@options.no_color
@options.today
def history(
    ref: str,
    kind: str | None,
    audience: str | None,
    form: str | None,
    output: Path | None,
    to: Path | None,
    since: date | None,
    quote: bool | None,
    no_color: bool,
    today: date | None,
) -> int:
    """Tell the story of a learner's plans: each meeting, each target, each edit in between.

    REF is the pseudonym of the learner, such as c-0142. What was edited, when and by whom comes
    from git, in meaning and not as lines of a file; without git the meetings are told alone.
    """
    if output and not to:
        options.refuse_misnamed(output, form or "text")
    repository = open_repository(Path.cwd())
    checker = Checker(repository, options.today_for(repository, today))
    plans = list(_newest(checker, ref, kind))
    reporting = options.Reporting(quote=quote, no_color=no_color)
    if to or form in FORMATS:
        _refuse_words(reporting, repository, printed=output is None and to is None)
        return _documents(checker, plans, audience, form, output, to, since)
    for_machine = form == "json"
    style = reporting.style(repository, machine=for_machine, file=output is not None)
    told = [_told(checker, one, audience, since, style) for one in plans]
    content = REPORTS[form or "text"](told, style).encode("utf-8")
    if audience and not _may_be_told(checker, plans, audience, content, style, output):
        return FINDINGS
    _write(repository, content, output)
    return CLEAN


def _newest(checker: Checker, ref: str, kind: str | None) -> Iterator[Newest]:
    """Yield the newest plan of each kind of a ref, or of the kind asked for."""
    found: dict[str, Newest] = {}
    for one in _readable(checker, ref):
        known = found.get(one.kind.name)
        if known is None or known.plan.meeting.date <= one.plan.meeting.date:
            found[one.kind.name] = one
    if not found:
        raise SmartdocError(
            f"No plan of “{ref}” can be read.", "See what is wrong with: smartdoc check"
        )
    if kind and kind not in found:
        raise SmartdocError(
            f"“{ref}” has no plan of the kind “{kind}” that can be read.",
            f"Its kinds: {', '.join(found)}.",
        )
    yield from (one for name, one in found.items() if kind in (None, name))


def _readable(checker: Checker, ref: str) -> Iterator[Newest]:
    """Yield the plans of a ref; raises ``SmartdocError`` if nobody has it."""
    plans = checker.repository.config.plans
    refs = sorted(checker.neighbourhood.refs())
    if ref not in refs:
        if is_dir(plans) and ref in os.listdir(plans):
            checker.repository.plan_files([plans / ref])  # tells of a folder that is shut to us
        raise SmartdocError(
            f"There are no plans of “{ref}” in {checker.repository.shown(plans)}.",
            did_you_mean(ref, refs, "The ref is the name of the learner's folder."),
        )
    for path in sorted((plans / ref).iterdir()):
        checked = checker.one(path) if is_plan_file(path) else None
        if checked and checked.plan and checked.kind and checked.plan.ref == ref:
            yield Newest(checked, checked.plan, checked.kind)


def _told(
    checker: Checker, one: Newest, audience: str | None, since: date | None, style: Style
) -> Told:
    """Return all that the report tells, or what an audience may see of it."""
    if audience:
        from smartdoc.build import Builder, Order, single  # slow to load, and for readers only

        copy = _copy(checker.repository, one, audience)
        builder = Builder(checker, Order((DOCUMENT,), (), checker.repository.config.output))
        view = single.seen(builder, one.checked, one.plan, one.kind, copy)
        plans, chronicle = view.plans, view.chronicle
    else:
        plans = (*one.checked.earlier, one.plan)
        chronicle = _chronicle(checker, one)
    shown = _covered(chronicle.since(since), quote=style.quote)
    return Told(plans, one.kind, stories_of(plans, checker.today), shown)


def _may_be_told(
    checker: Checker,
    plans: Sequence[Newest],
    audience: str,
    content: bytes,
    style: Style,
    output: Path | None,
) -> bool:
    """Tell whether the audience may read a report; if not, say why."""
    # Slow to load, and for readers only.
    from smartdoc.build import Builder, Order, single
    from smartdoc.cli.refusing import refused

    builder = Builder(checker, Order((DOCUMENT,), (), checker.repository.config.output))
    for one in plans:
        copy = _copy(checker.repository, one, audience)
        view = single.seen(builder, one.checked, one.plan, one.kind, copy)
        found = single.reasons(builder, one.checked, one.plan, view, "history.txt", content)
        if found:
            return refused(f"history for {copy.audience.title}", found, style, output) == CLEAN
    return True


def _chronicle(checker: Checker, one: Newest) -> Chronicle:
    authors = checker.repository.config.history
    around = checker.neighbourhood
    archive = Archive(checker.repository, around.refs, around.called)
    return chronicle_of(
        archive.records(one.checked.path, one.plan),
        lambda plan: plan,
        lambda author: called(author, authors),
        one.kind.target,
    )


def _covered(chronicle: Chronicle, *, quote: bool) -> Chronicle:
    """Return the edits without what is for named readers only; for a log without any words."""
    cover = without_secrets if quote else without_words
    edits = (
        replace(one, groups=cover(one.groups), by=one.by if quote else "")
        for one in chronicle.edits
    )
    return replace(chronicle, edits=tuple(edits))


def _documents(
    checker: Checker,
    plans: Sequence[Newest],
    audience: str | None,
    form: str | None,
    output: Path | None,
    to: Path | None,
    since: date | None,
) -> int:
    """Write the history as documents, and say which; return the exit code."""
    from smartdoc.build import Builder, Order, single  # slow to load, and for documents only

    repository = checker.repository
    _refuse_unfit_options(plans, form, output, to)
    if to:
        instead = f"smartdoc history {plans[0].plan.ref} --to histories"
        repository.refuse_as_output(to, "histories", instead)
    formats = (form,) if form else repository.config.formats
    builder = Builder(checker, Order((DOCUMENT,), formats, repository.config.output))
    withheld = False
    for one in plans:
        for copy in _copies(repository, one, audience, every=to is not None):
            for made, reasons in single.files(
                builder, one.checked, one.plan, one.kind, copy, since
            ):
                name = f"{one.plan.ref}.{one.kind.name}.{copy.name}.{made.format}"
                path = to / name if to else output
                if path:
                    repository.refuse_to_write_among_plans(path)
                if reasons:
                    withheld = True
                    _withhold(copy, made.format, [each.message for each in reasons], path)
                else:
                    _write(repository, made.content, path)
                    if to and path:
                        click.echo(f"Written: {repository.shown(path)}")
    return FINDINGS if withheld else CLEAN


def _refuse_words(reporting: options.Reporting, repository: Repository, *, printed: bool) -> None:
    """Raise ``UsageError`` where no words of the plans are wanted: a document is made of them."""
    if reporting.quote is False:
        raise click.UsageError(
            "A document repeats words of the plans: --no-quote goes with text and json."
        )
    if printed and not reporting.style(repository).quote:
        raise click.UsageError(
            "A page repeats words of the plans, which are not to stand in a log: add --output "
            "history.html, or --quote if you want them here."
        )


def _refuse_unfit_options(
    plans: Sequence[Newest], form: str | None, output: Path | None, to: Path | None
) -> None:
    """Raise ``UsageError`` for options that do not go together."""
    if form not in (None, *FORMATS):
        raise click.UsageError("--to writes documents: leave --format out, or say html or docx.")
    if output and to:
        raise click.UsageError("Say --output for one file or --to for a folder, not both.")
    if form == "docx" and not (output or to):
        raise click.UsageError("A Word file needs a name: add --output history.docx.")
    if not to and len(plans) > 1:
        kinds = " or ".join(f"--kind {one.kind.name}" for one in plans)
        raise click.UsageError(f"One file is about one kind of plan: add {kinds}.")


def _withhold(copy: Copy, form: str, messages: Sequence[str], path: Path | None) -> None:
    """Say why a file is not written, and remove an older one in its place."""
    click.echo(f"Not written, because its readers must not see what it holds: {form}", err=True)
    for message in messages:
        click.echo(f"  {copy.audience.title}: {message}", err=True)
    if path:
        remove(path.absolute())


def _copies(
    repository: Repository, one: Newest, audience: str | None, *, every: bool
) -> Iterator[Copy]:
    """Yield the copy for an audience; without one that of the keeper, or all."""
    published = repository.policy.publication
    known = published.document(DOCUMENT).audiences
    if audience or not every:
        keeper = published.keeper_of(one.kind.name)
        yield _copy(repository, one, audience or (keeper if keeper in known else known[0]))
        return
    for name in known:
        yield _copy(repository, one, name)


def _copy(repository: Repository, one: Newest, audience: str) -> Copy:
    published = repository.policy.publication
    document, reader = published.document(DOCUMENT), published.audience(audience)
    if audience not in document.audiences:
        raise SmartdocError(
            f"The history is not made for “{audience}”.",
            f"Readers: {', '.join(document.audiences)}. The policy lists them under documents.",
        )
    return copy_for(one.plan, document, reader, published)


def _write(repository: Repository, content: bytes, path: Path | None) -> None:
    if path is None:
        click.echo(content.decode("utf-8"), nl=False)
        return
    repository.refuse_to_write_among_plans(path)
    write_whole(path.absolute(), content)
