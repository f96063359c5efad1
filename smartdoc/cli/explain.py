"""smartdoc explain: a rule's page."""

from __future__ import annotations

import click

from smartdoc.cli import CLEAN
from smartdoc.report.rules import page
from smartdoc.rules import rule_named


@click.command()
@click.argument("rule")
def explain(rule: str) -> int:
    """Explain a RULE, given by its code (T01) or name (ongoing-deadline)."""
    click.echo(page(rule_named(rule)), nl=False)
    return CLEAN
