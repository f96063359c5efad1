"""Short names of people: which fields hold them, and what to do when only they changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from smartdoc.changes.matching import pairs_of
from smartdoc.changes.meaning import field_names
from smartdoc.model import Plan, Record

PEOPLE = frozenset(
    {
        "who",
        "by",
        "chair",
        "invited",
        "present",
        "apologies",
        "recorded_by",
        "raised_by",
        "completed_by",
    }
)
"""Fields that name people by their short names."""

Value = TypeVar("Value")


def renamed(before: Plan, after: Plan) -> Plan:
    """Return the first plan with the short names that the second has for the same people.

    *Why:* somebody who gets another short name still does what they did.
    """
    pairs = pairs_of(before.people, after.people)
    names = {was.id: now.id for was, now in pairs if was and now and was.id != now.id}
    if not names:
        return before
    return replace(_with(before, names), people=before.people)


def _with(value: Value, names: Mapping[str, str], name: str = "") -> Value:
    if isinstance(value, Record):
        inner = field_names(type(value))
        return replace(value, **{one: _with(getattr(value, one), names, one) for one in inner})
    if isinstance(value, tuple):
        return tuple(_with(one, names, name) for one in value)  # type: ignore[return-value]  # as it was
    if isinstance(value, str) and name in PEOPLE:
        return names.get(value, value)  # type: ignore[return-value]  # as above
    return value
