"""M: the figures of a measure agree with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from smartdoc.finding import Path, quoted
from smartdoc.language import lexicon
from smartdoc.language.quantities import (
    Quantity,
    counts,
    quantities,
    quantity_of,
    same_unit,
    sort_of_unit,
)
from smartdoc.late import late
from smartdoc.model import Measure, Target
from smartdoc.rules.rule import Case, Problem, rule

Given = tuple[Path, float | int | str]


@rule(
    "M05",
    "bare-percentage",
    level="warning",
    source="PEP guidance, Measurable: how success will be shown",
    why="A percentage is a part of something: of the days, the answers or the words. If that is "
    "not said, each reader thinks of something else.",
    bad="""
        targets:
          - areas: [writing]
          - statement: Ash will subtract with 80% accuracy by 29 January 2027.
            measure: {what: , unit: "%", baseline: 30, target: 80}
        """,
    good="""
        targets:
          - areas: [writing]
          - statement: Ash will subtract with 80% accuracy on a sheet of ten by 29 January 2027.
            measure: {what: right answers on a sheet of ten, unit: "%", baseline: 30, target: 80}
        """,
)
def bare_percentage(case: Case) -> Iterator[Problem]:
    """Percentages where neither the sentence nor the measure says what they are a part of."""
    for target in case.plan.targets:
        statement = target.statement or ""
        what = target.measure.what if target.measure else None
        if what:
            continue
        for quantity in quantities(statement):
            if quantity.unit == "%" and not _says_of_what(statement, quantity):
                said = statement[quantity.start : quantity.end]
                yield (
                    target.at("statement"),
                    f"{quoted(said, 'The percentage')} does not say what it is a part of, or how "
                    "it is counted.",
                    "Add the whole, such as “80% of the answers on a sheet of ten” or “90% of the "
                    "school days”; or say under “measure”, as “what”, what is counted.",
                )
                break


_WHOLE = late(r"\s*(?:of|on|in|over|for|when|across|from|during)\s+(?!the\s+time\b)\w", re.I)
_MEASURED = late(
    r"\b(?:attendance|punctuality|marks?|score|average|result|test|exam|check|paper)\b", re.I
)
_SAYS_NO_WHOLE = frozenset(
    "time accuracy accurate accurately success successful correct right".split()
)


def _says_of_what(statement: str, quantity: Quantity) -> bool:
    """Return whether the sentence says what a percentage is a part of."""
    if quantity.nouns and quantity.nouns[-1] not in _SAYS_NO_WHOLE:
        return True
    behind = statement[quantity.end :]
    return bool(_WHOLE.match(behind) or _MEASURED.search(statement))


@rule(
    "M08",
    "other-unit",
    level="warning",
    source="LIAP training, Measurable: the size of the difference",
    why="Values in two units cannot be compared: 7 of 20 days is neither more nor less than 60%.",
    bad="""
        targets:
          - measure:
              readings:
                - {on: 2026-11-13, value: 25%}
        """,
    good="""
        targets:
          - measure:
              readings:
                - {on: 2026-11-13, value: 1 paragraph}
        """,
)
def other_unit(case: Case) -> Iterator[Problem]:
    """Values in another unit than that of the measure, and units other than the sentence's."""
    for target in case.plan.targets:
        measure = target.measure
        if measure is None:
            continue
        unit = measure.unit or _first_unit(measure)
        found = _in_another_unit(measure)
        for path, value in found:
            yield (
                path,
                f"{quoted(value, 'This value')} is not in the unit of the measure, "
                f"{quoted(unit, 'which is another')}.",
                "Give all values of a measure in one unit.",
            )
        if not found and (said := _said_otherwise(target, measure)):
            yield (
                measure.at("unit"),
                f"The measure counts in {quoted(measure.unit, 'one unit')}, the sentence says "
                f"{quoted(said, 'another')}.",
                "Measure what the sentence promises, or change the sentence.",
            )


def mixes_units(target: Target) -> bool:
    """Return whether the units of a target differ, so that its values cannot be compared."""
    measure = target.measure
    return measure is not None and bool(
        _in_another_unit(measure) or _said_otherwise(target, measure)
    )


def _in_another_unit(measure: Measure) -> list[Given]:
    unit = measure.unit or _first_unit(measure)
    counted = quantity_of(measure.target) is not None
    return [
        given
        for given in _given(measure)
        if unit and (counted or quantity_of(given[1])) and _differs(given[1], unit)
    ]


def _given(measure: Measure) -> Iterator[Given]:
    """Yield the values of a measure with their places."""
    if measure.baseline is not None:
        yield measure.at("baseline"), measure.baseline
    if measure.target is not None:
        yield measure.at("target"), measure.target
    for reading in measure.readings:
        if reading.value is not None:
            yield reading.at("value"), reading.value


def _first_unit(measure: Measure) -> str:
    """Return the unit of the goal, or of the first value that has one."""
    values = (measure.target, measure.baseline, *(each.value for each in measure.readings))
    found = (quantity_of(value) for value in values if isinstance(value, str))
    return next((each.unit for each in found if each and each.unit), "")


def _differs(value: float | int | str, unit: str) -> bool:
    """Return whether a value is surely in another unit: a share in %, minutes, “better”."""
    quantity = quantity_of(value) if isinstance(value, str) else None
    if quantity is None and isinstance(value, str):
        return _only_compares(value)
    if quantity is None or counts(quantity, unit):
        return False
    if quantity.total is not None and same_unit(unit, "%"):
        return True
    return not _fits(quantity, unit)


def _only_compares(value: str) -> bool:
    """Return whether a value says no more than “better”, which no goal can be compared with."""
    said = value.lower().strip(" .!").removeprefix("much ").removeprefix("a bit ")
    return said in lexicon.words("comparatives") | lexicon.words("vague_adjectives")


def _said_otherwise(target: Target, measure: Measure) -> str | None:
    """Return the goal as the sentence says it, if it is the same number in another unit."""
    goal, statement = quantity_of(measure.target), target.statement or ""
    if goal is None or not measure.unit:
        return None
    said = [each for each in quantities(statement) if not each.starts and not each.change]
    equal = [each for each in said if each.value == goal.value]
    if not equal or any(_fits(each, measure.unit) for each in said):
        return None
    return statement[equal[0].start : equal[0].end]


def _fits(quantity: Quantity, unit: str) -> bool:
    """Return whether a quantity may be meant by a unit."""
    sort = "noun" if quantity.kind == "grade" else sort_of_unit(quantity.unit)
    return not quantity.unit or sort == sort_of_unit(unit) or counts(quantity, unit)


@rule(
    "M12",
    "readings-out-of-order",
    level="warning",
    source="LIAP training, Measurable: the size of the difference",
    why="Readings are drawn as a line from day to day; out of order or twice on a day, a slip in "
    "the date shows a change that never was.",
    bad="""
        targets:
          - measure:
              readings:
                - {on: 2026-11-13, value: 1}
                - {on: 2026-10-16, value: 1}
        """,
    good="""
        targets:
          - measure:
              readings:
                - {on: 2026-10-16, value: 1}
                - {on: 2026-11-13, value: 1}
        """,
)
def readings_out_of_order(case: Case) -> Iterator[Problem]:
    """Two readings of the same day, and readings of a day before the one above them."""
    for target in case.plan.targets:
        latest: date | None = None
        for reading in target.measure.readings if target.measure else ():
            if reading.on is None:
                continue
            if latest and reading.on <= latest:
                day = quoted(reading.on, "The day of this reading")
                twice = reading.on == latest
                where = "the same day as" if twice else "before"
                yield (
                    reading.at("on"),
                    f"{day} is {where} the reading above it.",
                    "Check whether a day is mistyped, and put the readings in order.",
                )
            latest = max(latest, reading.on) if latest else reading.on
