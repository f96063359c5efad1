"""How far a target has come: where it began, what was measured, the goal and its day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from smartdoc.charts.colour import readable
from smartdoc.charts.course import Course, Scale, course_of, sentence
from smartdoc.charts.drawing import (
    EDGE,
    SIZE,
    WIDTH,
    Box,
    Label,
    Picture,
    Point,
    curve,
    diamond,
    dot,
    drawn,
    plain,
    rule,
)
from smartdoc.charts.labels import Places, in_row
from smartdoc.charts.letters import fitted, width
from smartdoc.charts.numbers import day_label, heading_unit, marked
from smartdoc.config import DEFAULT_COLOUR
from smartdoc.model import Measure

MANY = 12
"""Readings above which only the telling ones are labelled."""

_LOW = 150
_FOOT, _DAYS = 30, 10
"""How far the axis, and the line that the days are written on, are above the lower edge."""


def progress(
    measure: Measure,
    due: datetime.date | None = None,
    *,
    start: datetime.date | None = None,
    colour: str = DEFAULT_COLOUR,
) -> Picture | None:
    """Return the picture of a measure, None if it holds no two numbers to compare.

    ``start`` is the day of the meeting that took the baseline; it does not count if a reading is
    older. Values that are not numbers, and readings without a day, are in the sentence only.
    """
    course = course_of(measure, due, start)
    if len(course.values) < 2:
        return None
    unit = plain(measure.unit or "")
    what = plain(measure.what or "")
    numbers = sentence(measure, due, unit)
    alt = f"Chart of progress: {what}" if what else "Chart of progress"
    return Picture(_drawn(course, unit, readable(colour), alt), alt, numbers)


@lru_cache(maxsize=64)  # the documents of a plan show the same to each of their readers
def _drawn(course: Course, unit: str, colour: str, title: str) -> str:
    return _Chart(course, unit, colour).svg(title)


class _Chart:
    """One picture while it is drawn. Lengths are pixels, from the upper left corner."""

    def __init__(self, course: Course, unit: str, colour: str) -> None:
        self.course = course
        self.unit = unit
        self.colour = colour
        self.heading = heading_unit(unit)
        self.height = _LOW + (30 if course.readings else 0) + (20 if self.heading else 0)
        self.axis = self.height - _FOOT
        self.start_text = self._end_text("start", course.baseline)
        self.goal_text = self._end_text("goal", course.goal)
        self.left = 14 + (width(self.start_text, SIZE) + 8 if self.start_text else 0)
        self.right = (
            WIDTH - 14 - (width(self.goal_text, SIZE, bold=True) + 8) * bool(self.goal_text)
        )
        self.top = 20 if self.heading else 0
        self.scale = Scale(course, Box(self.left, self.top + 26, self.right, self.axis - 28))
        self.dots = [(self.scale.x(on), self.scale.y(value)) for on, value in course.readings]
        self.origin = self._mark_of(course.baseline, self.left)
        due = self.scale.x(course.due) if course.due else None
        self.end = None if due is None else self._mark_of(course.goal, due)

    def _mark_of(self, value: float | None, x: float) -> Point | None:
        return None if value is None else (x, self.scale.y(value))

    def _end_text(self, word: str, value: float | None) -> str:
        return "" if value is None else f"{word} {marked(value, self.unit)}"

    def svg(self, title: str) -> str:
        """Return the whole drawing."""
        return drawn([*self._scale(), *self._line(), *self._labels()], self.height, title)

    def _scale(self) -> Iterator[str]:
        """Yield the axis with its days, the goal, and what is measured."""
        if self.heading:
            text = fitted(self.heading, WIDTH - 2 * EDGE, SIZE)
            yield Label(text, EDGE, 16, quiet=True).svg()
        yield rule((self.left, self.axis), (self.right, self.axis))
        for label in in_row(self._days(), WIDTH):
            yield label.svg()
        for x in sorted(self._ticks()):
            yield rule((x, self.axis), (x, self.axis + 5))
        if self.course.goal is not None:
            yield rule(*self._goal_line(self.course.goal), "goal")

    def _goal_line(self, goal: float) -> tuple[Point, Point]:
        return (self.left, self.scale.y(goal)), (self.right, self.scale.y(goal))

    def _ticks(self) -> set[float]:
        ticks = {self.scale.x(date) for date in self.course.days if len(self.dots) <= MANY}
        return ticks | ({self.left} if self.origin else set())

    def _days(self) -> Iterator[Label]:
        """Yield the days at the foot, the most telling first."""
        course, y = self.course, self.height - _DAYS
        days = course.days
        long = bool(days) and (days[-1] - days[0]).days > 330
        if course.due:
            text = f"by {day_label(course.due)}"
            yield Label(text, self.scale.x(course.due), y, "middle", quiet=True)
        if course.start:
            yield Label(day_label(course.start), self.left + 5, y, "end", quiet=True)
        year = long or not (course.due or course.start)
        for on in (course.readings[-1:] + course.readings)[: MANY + 1]:
            yield Label(day_label(on[0], year=year), self.scale.x(on[0]), y, "middle", quiet=True)

    def _line(self) -> Iterator[str]:
        """Yield what was measured, and the marks of start and goal."""
        if self.dots:
            yield curve([self.origin, *self.dots] if self.origin else self.dots, self.colour)
        if self.end:
            yield diamond(self.end, 7)
        if self.origin:
            yield dot(self.origin, self.colour, 5, hollow=True)
        for at in self.dots:
            yield dot(at, self.colour, 5 if len(self.dots) <= MANY else 3)

    def _labels(self) -> Iterator[str]:
        """Yield the numbers: those of start and goal in the margins, the others by their dots."""
        taken = [Box(x - 7, y - 7, x + 7, y + 7) for x, y in self._marks()]
        if self.origin:
            label = Label(self.start_text, self.left - 12, self.origin[1] + 5, "end")
            taken.append(label.box)
            yield label.svg()
        if self.course.goal is not None:
            at = self.right + 12, self.scale.y(self.course.goal) + 5
            label = Label(self.goal_text, *at, bold=True)
            taken.append(label.box)
            yield label.svg()
        places = Places(Box(EDGE, self.top, WIDTH - EDGE, self.axis - 2), taken, self._lines())
        for at, text, last in self._values():
            if found := places.beside(at, text, bold=last):
                yield found.svg()

    def _marks(self) -> Iterator[Point]:
        yield from self.dots
        if self.origin:
            yield self.origin
        if self.end:
            yield self.end

    def _lines(self) -> list[tuple[Point, Point]]:
        joined = [self.origin, *self.dots] if self.origin else self.dots
        lines = list(pairwise(joined))
        goal = self.course.goal
        return lines if goal is None else [*lines, self._goal_line(goal)]

    def _values(self) -> Iterator[tuple[Point, str, bool]]:
        """Yield the readings to be labelled, the most telling first."""
        readings = self.course.readings
        order = list(range(len(readings)))
        if len(readings) > MANY:
            values = [value for _, value in readings]
            order = sorted({0, values.index(min(values)), values.index(max(values))})
        for at in dict.fromkeys([len(readings) - 1, *order] if readings else []):
            text = marked(readings[at][1], self.unit)
            yield self.dots[at], text, at == len(readings) - 1
