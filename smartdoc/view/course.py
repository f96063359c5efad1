"""How far a target has come, in one line of numbers."""

from __future__ import annotations

import datetime

from smartdoc.filters import Value, amount, by_when, capital, day
from smartdoc.lives import last_reading
from smartdoc.model import Measure, Target

_SHORT = ("%", "£")
"""Units that are said with each number; any other is said once, at the end."""


def course_of(target: Target) -> str:
    """Return where a target began, stands and should come to, as far as that is known.

    ``60% → 75% on 4 December 2026 (goal 90% by 29 January 2027)``
    """
    measure = target.measure
    if measure is None:
        return ""
    goal = _goal(target, measure)
    unit = measure.unit if measure.target is None or measure.unit in _SHORT else None
    so_far = " → ".join(_stations(measure, unit))
    if so_far and goal:
        return f"{so_far} ({goal})"
    return so_far or capital(goal)


def aim_of(target: Target) -> str:
    """Return from where to where a target goes: ``From 60% to 90% by 29 January 2027``."""
    measure = target.measure
    by = by_when(target)
    if measure is None:
        return capital(by)
    both = measure.baseline is not None and measure.target is not None
    # A unit of several words is said once.
    unit = measure.unit if not both or measure.unit in _SHORT else None
    begun = amount(measure.baseline, unit)
    goal = amount(measure.target, measure.unit)
    way = " ".join(filter(None, (begun and f"from {begun}", goal and f"to {goal}")))
    apart = " " if target.due_on else ", "
    return capital(apart.join(filter(None, (way, by))))


def has_moved(measure: Measure | None) -> bool:
    """Tell whether anything was measured after the start, so that a picture shows a course."""
    readings = measure.readings if measure else ()
    values = [one.value for one in readings if one.value is not None]
    return len(values) > 1 or (
        measure is not None and bool(values) and values[0] != measure.baseline
    )


def _stations(measure: Measure, unit: str | None) -> list[str]:
    last = last_reading(measure.readings)
    begun = amount(measure.baseline, unit)
    if last is None:
        return [begun] if begun else []
    come = _said(last.value, unit, last.on)
    return [begun, come] if begun and has_moved(measure) else [come]


def _said(value: Value | None, unit: str | None, on: datetime.date | None) -> str:
    return f"{amount(value, unit)} on {day(on)}" if on else amount(value, unit)


def _goal(target: Target, measure: Measure) -> str:
    by = by_when(target)
    if measure.target is None:
        return by
    goal = f"goal {amount(measure.target, measure.unit)}"
    # A goal in words, or a day in words, would run into what stands beside it.
    in_words = isinstance(measure.target, str) or target.due_on is None
    return f"{goal}{',' if in_words else ''} {by}" if by else goal
