"""Which fields of a plan each document may show, and the plan with nothing but those."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, replace
from typing import Any

from smartdoc.errors import SmartdocError
from smartdoc.model import Details, Plan

FIELDS: Mapping[str, frozenset[str]] = {
    "plan": frozenset(
        {
            *("kind", "ref", "status", "edition", "meeting", "learner", "people"),
            *("voice", "views", "celebrations", "review", "targets", "actions", "sign_off"),
            *("care_review", "education", "attendance", "attainment", "wellbeing"),
            *("pupil_premium", "transition"),
            *("section", "goal"),
            *("report",),
            *("strengths", "growth", "display"),
            *("reason_for_plan", "assessment", "consent", "concerns", "chronology"),
            *("confidence", "moving_on", "escalation"),
            "extra",
        }
    ),
}
"""The fields of a plan that each document may show.

``restricted`` is on no list: a document for a named audience needs a view of its own.
"""

_RESTRICTED = "restricted"


def limited(plan: Plan, document: str) -> Plan:
    """Return the plan with only the fields on the document's list; the rest are as if not given.

    Raises ``SmartdocError`` for a document that has no list.
    """
    if document not in FIELDS:
        raise SmartdocError(
            f"There is no document “{document}”.", f"There are: {', '.join(sorted(FIELDS))}."
        )
    hidden = [field for field in fields(Plan) if field.name not in FIELDS[document]]
    targets = tuple(replace(one, extra=_open_details(one.extra)) for one in plan.targets)
    shown = replace(plan, targets=targets, extra=_open_details(plan.extra))
    return replace(shown, **{field.name: _default(field) for field in hidden})


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _open_details(value: Details) -> Details:
    """Return the details without any that a team calls restricted, at whatever depth."""
    if not value:
        return value
    return replace(
        value,
        _given=tuple((key, _open(value[key])) for key in value if key != _RESTRICTED),
        _absent=value._absent - {_RESTRICTED},
    )


def _open(value: object) -> object:
    if isinstance(value, Details):
        return _open_details(value)
    return tuple(_open(one) for one in value) if isinstance(value, tuple) else value
