"""Who speaks in a plan, and how it calls its people: by their names, their ids, their roles."""

from __future__ import annotations

from smartdoc.model import Plan

OWN_KINDS = frozenset({"learner-engagement", "learning-goals", "all-star"})
"""The sheets that pupils write themselves."""


def names_in(plan: Plan) -> tuple[str, ...]:
    """Return the names of the learner and of everybody among the plan's people."""
    return (plan.learner.name, *[person.name for person in plan.people if person.name])


def names_and_ids(plan: Plan) -> frozenset[str]:
    """Return the names with the ids by which the rest of the plan refers to them."""
    return frozenset((*names_in(plan), *(person.id for person in plan.people)))


def called(plan: Plan) -> list[str]:
    """Return the names and ids with the roles and organisations, as they are written."""
    about = (text for each in plan.people for text in (each.role, each.organisation) if text)
    return [*sorted(names_and_ids(plan)), *about]
