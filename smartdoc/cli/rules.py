"""smartdoc rules: all rules."""

from __future__ import annotations

import click

from smartdoc.cli import CLEAN
from smartdoc.report.rules import as_json, as_list
from smartdoc.rules import RULES


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of the list.",
)
def rules(form: str) -> int:
    """List all rules, with the level of each."""
    click.echo(as_json(RULES) if form == "json" else as_list(RULES), nl=False)
    return CLEAN
