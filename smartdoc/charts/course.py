"""The course of a target: the numbers and days of its measure, in order, in places and in words."""

from __future__ import annotations

import datetime
from operator import itemgetter

from smartdoc.charts.drawing import Box
from smartdoc.charts.numbers import Value, bare, is_number, said
from smartdoc.english import listed
from smartdoc.filters import day
from smartdoc.frozen import frozen
from smartdoc.model import Measure


@frozen
class Course:
    """What can be drawn of a measure; ``start`` is None if nobody knows the baseline's day."""

    baseline: float | None
    goal: float | None
    readings: tuple[tuple[datetime.date, float], ...]
    start: datetime.date | None
    due: datetime.date | None

    @property
    def values(self) -> list[float]:
        """Return every number."""
        ends = (self.baseline, self.goal)
        return [one for one in ends if one is not None] + [value for _, value in self.readings]

    @property
    def days(self) -> list[datetime.date]:
        """Return every day, the first one first."""
        known = (self.start, self.due, *(on for on, _ in self.readings))
        return sorted(one for one in known if one)


def course_of(measure: Measure, due: datetime.date | None, start: datetime.date | None) -> Course:
    """Return the numbers and days of a measure, the readings by their days."""
    readings = sorted(
        ((one.on, one.value) for one in measure.readings if one.on and is_number(one.value)),
        key=itemgetter(0),
    )
    baseline = measure.baseline if is_number(measure.baseline) else None
    first = min((one for one in (due, *(on for on, _ in readings)) if one), default=None)
    known = baseline is not None and start is not None and (first is None or start <= first)
    goal = measure.target if is_number(measure.target) else None
    return Course(baseline, goal, tuple(readings), start if known else None, due)


class Scale:
    """Where days and numbers lie in the field of a picture."""

    def __init__(self, course: Course, field: Box) -> None:
        self._days, values = course.days, course.values
        self._low, self._high = min(values), max(values)
        self._field = field
        # A baseline without a day stands before all days.
        self._before = course.baseline is not None and course.start is None
        self._begun = course.baseline is not None

    def x(self, date: datetime.date) -> float:
        """Return how far to the right a day is."""
        first, last, field = self._days[0], self._days[-1], self._field
        left = field.left + (field.right - field.left) * _BEFORE * self._before
        if first == last:
            return field.right if self._begun else (left + field.right) / 2
        return left + (field.right - left) * ((date - first) / (last - first))

    def y(self, value: float) -> float:
        """Return how far down a number is."""
        if self._high == self._low:
            return (self._field.top + self._field.bottom) / 2
        part = (value - self._low) / (self._high - self._low)
        return self._field.bottom - part * (self._field.bottom - self._field.top)


_BEFORE = 0.15
"""The part of the field that is left for a baseline without a day."""


def sentence(measure: Measure, due: datetime.date | None, unit: str) -> str:
    """Return all that the picture shows, in words. The unit is said once."""
    found: list[tuple[Value, str]] = [(measure.baseline, " at the start")]
    found += [(one.value, f" on {day(one.on)}" if one.on else "") for one in measure.readings]
    way = [(value, when) for value, when in found if value is not None]
    steps = [
        f"{bare(value, unit) if number else said(value, unit)}{when}"
        for number, (value, when) in enumerate(way)
    ]
    parts = [listed(steps)] if steps else []
    if measure.target is not None:
        by = f" by {day(due)}" if due else ""
        parts.append(f"goal: {(bare if steps else said)(measure.target, unit)}{by}")
    return "; ".join(parts) + "."
