"""What was measured over the plans of a target: starts, goals and readings."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from smartdoc.changes import meaning, plain
from smartdoc.frozen import frozen
from smartdoc.model import Measure, Reading

Amount: TypeAlias = float | int | str
Measured: TypeAlias = tuple[datetime.date, Measure | None, str | None]
"""The day of a meeting, the measure that its plan sets, and the day by which."""


@frozen
class Setting:
    """What one meeting set: from where to where, and by which day."""

    on: datetime.date
    baseline: Amount | None
    goal: Amount | None
    due: str | None


@frozen
class Course:
    """One thing measured from plan to plan. ``readings`` go by their days, none of them twice."""

    what: str
    unit: str
    settings: tuple[Setting, ...]
    readings: tuple[Reading, ...]

    @property
    def baseline(self) -> Amount | None:
        """Return where it began, None where no plan says so."""
        return next((one.baseline for one in self.settings if one.baseline is not None), None)

    @property
    def goal(self) -> Amount | None:
        """Return where it should come to by the last plan that says so."""
        goals = [one.goal for one in self.settings if one.goal is not None]
        return goals[-1] if goals else None

    @property
    def last(self) -> Reading | None:
        """Return what was measured last, None where nothing was."""
        return last_reading(self.readings)


def last_reading(readings: Iterable[Reading]) -> Reading | None:
    """Return the latest reading that has a value, None where there is none.

    Of one day, and where none has a day, it is the one written last.
    """
    known = (one for one in readings if one.value is not None)
    ordered = sorted(known, key=lambda one: one.on or datetime.date.min)
    return ordered[-1] if ordered else None


def courses_in(measured: Iterable[Measured]) -> tuple[Course, ...]:
    """Return the courses of a target's measures; a new one begins with another unit or thing."""
    groups: list[list[Measured]] = []
    for one in measured:
        if one[1] is None:
            continue
        if groups and _is_same(groups[-1], one[1]):
            groups[-1].append(one)
        else:
            groups.append([one])
    return tuple(_course(group) for group in groups)


def _is_same(group: Sequence[Measured], measure: Measure) -> bool:
    """Tell whether a measure goes on with what those before it measure."""
    whats = [plain(one.what).casefold() for _, one, _ in group if one and one.what]
    same = not whats or not measure.what or plain(measure.what).casefold() == whats[-1]
    return same and _unit(group[-1][1]) == _unit(measure)


def _unit(measure: Measure | None) -> str:
    return plain((measure and measure.unit) or "")


def _course(group: Sequence[Measured]) -> Course:
    measures = [measure for _, measure, _ in group if measure]
    return Course(
        what=next((plain(one.what) for one in reversed(measures) if one.what), ""),
        unit=_unit(measures[-1]),
        settings=tuple(
            Setting(on, measure.baseline, measure.target, due)
            for on, measure, due in group
            if measure
        ),
        readings=tuple(_in_order(_without_doubles(measures))),
    )


def _without_doubles(measures: Iterable[Measure]) -> Iterator[Reading]:
    """Yield the readings; what a later plan repeats is left out, two alike in one plan are two."""
    known: Counter[object] = Counter()
    for measure in measures:
        here: Counter[object] = Counter()
        for one in measure.readings:
            key = (one.on, meaning(one.value))
            here[key] += 1
            if here[key] > known[key]:
                yield one
        known |= here


def _in_order(readings: Iterable[Reading]) -> list[Reading]:
    """Return the readings by their days; one without a day stays behind the one before it."""
    placed, day = [], datetime.date.min
    for one in readings:
        day = one.on or day
        placed.append((day, one))
    return [one for _, one in sorted(placed, key=lambda pair: pair[0])]
