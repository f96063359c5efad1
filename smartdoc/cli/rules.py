"""smartdoc rules: all rules, or the policy that they go by."""

from __future__ import annotations

from pathlib import Path

import click

from smartdoc.check import Checker
from smartdoc.cli import CLEAN, options
from smartdoc.report import policy as in_force
from smartdoc.report.rules import as_json, as_list
from smartdoc.repository import open_repository
from smartdoc.rules import RULES


@click.command()
@click.option(
    "--policy", is_flag=True, help="Show the numbers and words in force here, and who set them."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of the list.",
)
def rules(policy: bool, form: str) -> int:
    """List all rules, with the level of each, or the policy that they go by."""
    listed = as_json if form == "json" else as_list
    click.echo(_policy(form) if policy else listed(RULES), nl=False)
    return CLEAN


def _policy(form: str) -> str:
    repository = open_repository(Path.cwd())
    # What checking would refuse is told here too.
    Checker(repository, options.today_for(repository, None))
    settings = in_force.settings_of(
        repository.policy_layers(), repository.schemas.schema("policy").contents
    )
    show = in_force.as_json if form == "json" else in_force.as_text
    return show(repository.policy.name, repository.policy.title, settings)
