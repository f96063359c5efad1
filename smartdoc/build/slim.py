"""Plans and findings with no more in them than is needed after the documents are made.

*Why:* of ten thousand plans all is remembered until the end, when index and report are written.
"""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache

from smartdoc.check import Checked
from smartdoc.model import Learner, Plan
from smartdoc.view.texts import texts_of

_RESTRICTED = "restricted"
_KEPT = ("kind", "ref", "meeting", "people", "restricted", "path")


def slim(checked: Checked) -> Checked:
    """Return what a report tells of a plan, and what index and manifest must not say of it."""
    told = checked.for_report()
    return replace(told, plan=slim_plan(checked.plan)) if checked.plan else told


def slim_plan(plan: Plan) -> Plan:
    """Return a plan with its names and what it keeps under “restricted”."""
    if any(_RESTRICTED in path for path, _ in texts_of(replace(plan, restricted=None))):
        return plan  # a team's own kind may keep it anywhere
    learner = Learner(name=plan.learner.name, school=plan.learner.school)
    kept = {name: getattr(plan, name) for name in _names()}
    return Plan(**{**kept, "learner": learner})


@cache
def _names() -> tuple[str, ...]:
    return tuple(one.name for one in fields(Plan) if one.name in _KEPT)
