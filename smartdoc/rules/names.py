"""The names in a plan, which make no sentence more exact."""

from __future__ import annotations

from smartdoc.model import Plan


def names_in(plan: Plan) -> list[str]:
    """Return the names of the learner and of everybody among the plan's people."""
    return [plan.learner.name, *(person.name for person in plan.people if person.name)]
