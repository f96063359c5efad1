"""M: how anyone can see that it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.phrases import is_only_review, tells_of_decrease
from smartdoc.language.quantities import (
    Quantity,
    counts,
    quantities,
    quantity_of,
    same_unit,
    unit_words,
)
from smartdoc.model import Measure, Target
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "M01",
    "unmeasured-target",
    level="error",
    source="PEP guidance, Measurable; LIAP training, How will we measure progress?",
    why="If nothing tells whether the target is met, the next meeting can only guess.",
    bad="""
        targets:
          - measure:
        """,
    good="""
        targets:
          - measure:
              what: attendance on days with a Spanish lesson
              method: the school register, read every Friday by R. Okafor
        """,
)
def unmeasured_target(case: Case) -> Iterator[Problem]:
    """Targets with no way of measuring, no figure to reach and no evidence to show."""
    for target in case.plan.targets:
        if not target.evidence and not _says_how(target.measure):
            yield (
                target.at("measure"),
                f"Nothing says how this {case.kind.target} is measured.",
                "Under “measure”, say what is looked at, the method, and where it starts and ends.",
            )


def _says_how(measure: Measure | None) -> bool:
    return measure is not None and bool(measure.method or measure.target is not None)


@rule(
    "M02",
    "review-as-measure",
    level="error",
    source="LIAP training, How will we measure progress?: “by review” is not a method",
    why="A review is the occasion at which the evidence is read; it is not the evidence.",
    bad="""
        targets:
          - measure:
              method: by review at the next meeting
        """,
    good="""
        targets:
          - measure:
              method: the school register, read every Friday by R. Okafor
        """,
)
def review_as_measure(case: Case) -> Iterator[Problem]:
    """Measures whose method is only that somebody will review, monitor or discuss it."""
    for target in case.plan.targets:
        measure = target.measure
        if measure and measure.method and is_only_review(measure.method):
            yield (
                measure.at("method"),
                f"{quoted(measure.method, 'the method')} is not a method: say what will be looked "
                "at, by whom and how often.",
                "For example: the school register, read every Friday by the class teacher.",
            )


@rule(
    "M04",
    "number-mismatch",
    level="error",
    source="PEP guidance, Measurable: how success will be shown",
    why="When the sentence and the measure name two goals, people work towards different ones.",
    bad="""
        targets:
          - statement: Ash will attend at least 90% of the days with a Spanish lesson.
            measure:
              unit: "%"
              baseline: 60
              target: 85
        """,
    good="""
        targets:
          - statement: Ash will attend at least 90% of the days with a Spanish lesson.
            measure:
              unit: "%"
              baseline: 60
              target: 90
        """,
)
def number_mismatch(case: Case) -> Iterator[Problem]:
    """Targets whose sentence names another number than their measure, in the same unit."""
    for target in case.plan.targets:
        measure = target.measure
        if measure is None or (other := other_number(target)) is None:
            continue
        hint = ""
        if other.comma:
            hint = "In English a point stands before tenths, as in 2.5."
        yield (
            measure.at("target"),
            f"The sentence says {quoted(_plain(other.value), 'one number')}, the measure "
            f"{quoted(_written(measure.target), 'another')}: they must name the same goal.",
            hint,
        )


def other_number(target: Target) -> Quantity | None:
    """Return what the sentence names instead of the measure's goal; None where the two agree."""
    measure = target.measure
    goal = quantity_of(measure.target) if measure else None
    if measure is None or goal is None:
        return None
    said = _in_unit(target, measure, goal)
    if not said or any(goal.value == quantity.value for quantity in said):
        return None
    start = quantity_of(measure.baseline)
    others = [each for each in said if start is None or each.value != start.value] or said
    return others[-1]


def _in_unit(target: Target, measure: Measure, goal: Quantity) -> list[Quantity]:
    """Return the goals in the sentence that count what the measure counts."""
    said = [
        each for each in quantities(target.statement or "") if not each.starts and not each.change
    ]
    unit = measure.unit or goal.unit
    if unit:
        return [each for each in said if counts(each, unit) or _rises_alike(each, measure)]
    nouns = (*unit_words(measure.what or ""), "%")
    return [each for each in said if each.unit and any(same_unit(each.unit, n) for n in nouns)]


def _rises_alike(quantity: Quantity, measure: Measure) -> bool:
    """Return whether a bare “from 45 to 80” begins where the measure does."""
    start = quantity_of(measure.baseline)
    return not quantity.unit and start is not None and quantity.from_value == start.value


def _written(value: float | int | str | None) -> str:
    return value if isinstance(value, str) else _plain(value or 0)


def _plain(number: float) -> str:
    return f"{number:g}"


@rule(
    "M03",
    "number-without-baseline",
    level="warning",
    source="PEP guidance, Reason for target and Measurable; LIAP training, how much of a "
    "difference have we made?",
    why="Without the value at the start nobody can see how much of a step the goal is, nor later "
    "how far the child has come.",
    bad="""
        targets:
          - measure:
              baseline:
        """,
    good="""
        targets:
          - measure:
              baseline: 1
        """,
)
def number_without_baseline(case: Case) -> Iterator[Problem]:
    """Measures with a number to reach, but neither a starting point nor any reading."""
    for target in case.plan.targets:
        measure = target.measure
        if measure is None or measure.baseline is not None or measure.readings:
            continue
        goal = quantity_of(measure.target)
        if goal and not _is_done_once(goal, target, measure) and not _says_start(target):
            yield (
                measure.at("baseline"),
                f"The goal is {quoted(_written(measure.target), 'a number')}, but nothing says "
                "where it starts.",
                "Add “baseline” with the value now; where nothing has been done yet, that is 0.",
            )


def _is_done_once(goal: Quantity, target: Target, measure: Measure) -> bool:
    """Return whether the goal is a thing done once, such as one visit: it starts at nothing."""
    words = (target.statement, measure.what, measure.unit)
    falls = tells_of_decrease(" ".join(text for text in words if text))
    return goal.value <= 1 and not falls and not same_unit(measure.unit or goal.unit, "%")


def _says_start(target: Target) -> bool:
    return any(each.from_value is not None for each in quantities(target.statement or ""))


@rule(
    "M15",
    "measure-without-goal",
    level="warning",
    source="LIAP training, Measurable: what does success look like?",
    why="A measure that counts something, but not up to where, cannot tell whether it is enough.",
    bad="""
        targets:
          - statement: Ash will begin a new paragraph in his story where the place changes.
            measure:
              target: more than now
        """,
    good="""
        targets:
          - statement: Ash will begin a new paragraph in his story where the place changes.
            measure:
              target: 4
        """,
)
def measure_without_goal(case: Case) -> Iterator[Problem]:
    """Measures that count something, where neither they nor the sentence name the goal."""
    for target in case.plan.targets:
        measure = target.measure
        if measure is None or not _says_how(measure) or not _counts(measure):
            continue
        if not _has_number(measure.target) and not _says_number(target):
            said = quoted(measure.target, "The goal") if measure.target else "The measure"
            yield (
                measure.at("target"),
                f"{said} names no number to reach, though it is counted.",
                "Write under “target” the value that counts as success.",
            )


def _counts(measure: Measure) -> bool:
    """Return whether a measure is one of numbers."""
    return measure.indicator == "quantitative" or quantity_of(measure.baseline) is not None


def _has_number(value: float | int | str | None) -> bool:
    if value is None or isinstance(value, str):
        return value is not None and (
            any(character.isdigit() for character in value) or quantity_of(value) is not None
        )
    return True


def _says_number(target: Target) -> bool:
    """Return whether the sentence sets a goal in numbers, or the measure one for all or none."""
    said = target.statement or ""
    return next(quantities(said), None) is not None or bool(_WHOLLY.search(said))


_WHOLLY = re.compile(r"\b(?:every|each|all|both|none|no|whole|without|alone|independently)\b", re.I)
