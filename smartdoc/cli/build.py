"""smartdoc build: check plans and make their documents."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import click

from smartdoc import fresh
from smartdoc.cli import options
from smartdoc.errors import SmartdocError

_ADDRESS = re.compile(r"(dask|tls)://((?:\[[0-9A-Fa-f:.]+\]|[^\s/:@\[\]]+):[0-9]{1,5})\Z")
_PROTOCOLS = {"dask": "tcp", "tls": "tls"}
"""What Dask calls its own way over a network, and the one that is encrypted."""


def _address(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """Return a scheduler's address as Dask writes it, nothing where none is given."""
    if value is None:
        return ""
    found = _ADDRESS.match(value)
    if found is None:
        raise SmartdocError(
            f"“{value}” is not the address of a Dask scheduler.",
            "Write dask://HOST:PORT, such as dask://10.0.0.5:8786, or tls://HOST:PORT.",
        )
    return f"{_PROTOCOLS[found[1]]}://{found[2]}"


@click.command()
@options.paths
@click.option(
    "--draft",
    is_flag=True,
    help="Build in spite of errors, with DRAFT on every page and the findings listed.",
)
@options.formats
@click.option(
    "--documents",
    callback=options.words,
    metavar="LIST",
    help="Which documents: meeting,plan. [all]",
)
@click.option(
    "--audience",
    "audiences",
    callback=options.words,
    metavar="LIST",
    help="For whom: carer,school. [everybody who receives a copy]",
)
@click.option(
    "--to", type=click.Path(path_type=Path), metavar="DIR", help="Write the documents here."
)
@options.jobs
@click.option(
    "--executor",
    callback=_address,
    metavar="ADDRESS",
    help="Build on the Dask cluster with its scheduler at dask://HOST:PORT, whose computers then "
    "see all plans.",
)
@click.option("--watch", is_flag=True, help="Build again whenever something is changed.")
@options.today
@options.reporting
def build(
    paths: tuple[Path, ...],
    draft: bool,
    formats: tuple[str, ...],
    documents: tuple[str, ...],
    audiences: tuple[str, ...],
    to: Path | None,
    jobs: int,
    executor: str,
    watch: bool,
    today: date | None,
    reporting: options.Reporting,
) -> int:
    """Check plans and make their Word and HTML documents.

    PATHS are plan files or folders; without any, all plans of the repository are built. A plan
    with errors is refused unless --draft is given. The documents, an index and a manifest are
    written to build/ (or as smartdoc.yaml says). Only what has changed is made anew.
    """
    wishes = {
        "paths": sorted({os.path.abspath(path) for path in paths}),
        "documents": documents,
        "audiences": audiences,
        "formats": formats,
        "draft": draft,
        "reporting": reporting.marks(),
    }
    day = today.isoformat() if today else ""
    asked = fresh.asked("build", os.getcwd(), day, wishes, os.path.abspath(to) if to else "")

    def once() -> int:
        if (said := options.repeated(asked)) is not None:
            return options.say_again(said)
        from smartdoc.cli import building  # slow to load, and only needed where there is work

        wanted = (paths, documents, audiences, formats, to, today, draft, jobs, executor)
        return building.build(building.Wishes(*wanted), asked, reporting)

    if not watch:
        return once()
    from smartdoc.cli import watching  # as above

    return watching.watch(paths, once)
