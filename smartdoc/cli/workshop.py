"""smartdoc workshop: the papers of a training session on SMART objectives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from smartdoc.build.documents import FORMATS, Workshop
from smartdoc.build.folder import OutputFolder
from smartdoc.cli import options
from smartdoc.cli.refusing import refused_leaks
from smartdoc.disclosure import Leak, Secrets, private, search
from smartdoc.english import counted, did_you_mean
from smartdoc.errors import SmartdocError
from smartdoc.kind import Kind, kind_from
from smartdoc.repository import Repository, open_repository
from smartdoc.workshop import FOLDER, papers


def _formats(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[str, ...]:
    given = options.words(context, parameter, value)
    for word in given:
        if word not in FORMATS:
            raise click.BadParameter(f"There is no format “{word}”. Known: {', '.join(FORMATS)}.")
    return given


@click.command()
@click.option(
    "--kind",
    "name",
    default="liap",
    metavar="KIND",
    show_default=True,
    help="The kind of plan whose words and letters of SMART the papers use.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    show_default=True,
    help="Which set of statements to judge: the same number gives the same ones.",
)
@click.option(
    "--formats", callback=_formats, metavar="LIST", help="html, docx or both: html,docx. [both]"
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the papers here. [the folder workshop among the documents]",
)
@options.today
def workshop(
    name: str, seed: int, formats: tuple[str, ...], to: Path | None, today: date | None
) -> int:
    """Make the papers of a training session on SMART objectives and action plans.

    They are the plan of the session, a measure of confidence for before and after, the exercise “Is
    it SMART?” with the facilitator's answers, a family's situation with one possible action plan,
    and the blank form of an action plan. No plan and no repository is needed.
    """
    repository = open_repository(Path.cwd())
    output = _output(repository, to)
    folder = OutputFolder(output)
    maker = Workshop(repository.root)
    kind = _kind(repository, name)
    secrets = Secrets(private(repository.config.private_terms))
    told: list[Leak] = []
    names: list[str] = []
    for paper in papers(
        kind,
        seed=seed,
        today=options.today_for(repository, today),
        branding=repository.config.branding,
    ):
        for made in maker.documents(paper, formats or repository.config.formats):
            file = f"{paper.document}.{made.format}"
            if leaks := search(file, made.content, secrets):
                folder.withdraw(file)
                told += leaks
                continue
            names.append(folder.write(file, made.content).name)
    if not told:
        click.echo(_said(names, repository.shown(folder.path)))
    return refused_leaks(told)


def _output(repository: Repository, to: Path | None) -> Path:
    """Return the folder to write to; raises ``SmartdocError`` if plans or settings are there."""
    output = to.absolute() if to else repository.config.output / FOLDER
    repository.refuse_as_output(output, "papers", "smartdoc workshop --to workshop")
    return output


def _kind(repository: Repository, name: str) -> Kind:
    known = repository.schemas.kinds
    if name not in known:
        raise SmartdocError(
            f"There is no kind of plan “{name}”.",
            did_you_mean(name.lower(), known, f"Kinds known here: {', '.join(known)}."),
        )
    return kind_from(name, repository.schemas.schema(name).about)


def _said(names: Sequence[str], where: str) -> str:
    """Return how many papers there are, where, and which to begin with."""
    first = next(name for name in sorted(names, reverse=True) if name.startswith("session."))
    number = len({name.rpartition(".")[0] for name in names})
    return f"{counted(number, 'paper')} in {where}: begin with {first}."
