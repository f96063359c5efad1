"""smartdoc template: what is wrong with the team's forms and templates, and what they may use."""

from __future__ import annotations

from pathlib import Path

import click

from smartdoc.cli import CLEAN, FINDINGS
from smartdoc.errors import SmartdocError
from smartdoc.forms import check_template_file, fields_of, template_files
from smartdoc.report.templates import (
    fields_as_json,
    fields_as_text,
    mistakes_as_json,
    mistakes_as_text,
)
from smartdoc.repository import open_repository

_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of the answer.",
)


@click.group()
def template() -> None:
    """Look after a team's own Word forms and templates."""


@template.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_FORMAT
def check(files: tuple[Path, ...], form: str) -> int:
    """Say what is wrong with Word forms and templates, and where.

    FILES are forms (.docx) and templates (.html.jinja); without any, all in the repository's
    folder templates are checked. Each is tried with made-up plans.
    """
    repository = open_repository(Path.cwd())
    found = template_files(files, repository)
    checked = [check_template_file(one, repository) for one in found]
    said = mistakes_as_json if form == "json" else mistakes_as_text
    click.echo(said(checked), nl=False)
    return FINDINGS if any(one.faulty for one in checked) else CLEAN


@template.command(short_help="List what a form or template of a document may use.")
@click.argument("document")
@click.option("--kind", metavar="KIND", help="Only fields of this kind of plan: pep. [all kinds]")
@click.option("--audience", metavar="NAME", help="Only what this audience may see. [all]")
@_FORMAT
def fields(document: str, kind: str | None, audience: str | None, form: str) -> int:
    """List what a form or template of a document may use, in plain words."""
    repository = open_repository(Path.cwd())
    published = repository.policy.publication
    about = published.document(document)
    if not about.audiences:
        raise SmartdocError(f"The document “{document}” is made of no plan.", "It has no fields.")
    if kind and kind not in repository.schemas.kinds:
        known = ", ".join(repository.schemas.kinds)
        raise SmartdocError(f"There is no kind of plan “{kind}”.", f"Known: {known}.")
    readers = [published.audience(one) for one in ([audience] if audience else about.audiences)]
    if audience and audience not in about.audiences:
        known = ", ".join(about.audiences)
        raise SmartdocError(
            f"The document “{document}” is not made for “{audience}”.", f"It is for: {known}."
        )
    kinds = (kind,) if kind else repository.schemas.kinds
    found = fields_of(about, kinds, readers, repository)
    said = fields_as_json if form == "json" else fields_as_text
    click.echo(said(about, found, kinds, readers), nl=False)
    return CLEAN
