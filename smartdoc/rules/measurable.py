"""M: how anyone can see that it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.outline import placeholder
from smartdoc.language.phrases import direction_only, is_only_review, tells_of_decrease
from smartdoc.language.quantities import (
    Quantity,
    counts,
    quantities,
    quantity_of,
    same_unit,
    sort_of_unit,
    unit_words,
)
from smartdoc.late import late
from smartdoc.model import Measure, Target
from smartdoc.rules.names import names_in
from smartdoc.rules.rule import Case, Problem, rule

_NEAR = 40
_OF_HOW_MANY = late(
    r"\b(?:of|from)\s+(?:(?:every|each|all|any|the|my|his|her|their|last)\s+)*\Z", re.I
)
METHOD_WANTED = ("pep", "liap")
"""The kinds whose guidance asks how progress is measured; the pupils' own ask for evidence."""


@rule(
    "M01",
    "unmeasured-target",
    level="error",
    source="PEP guidance, Measurable; LIAP training, How will we measure progress?",
    why="If nothing shows whether the target is met, the next meeting can only guess.",
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
    """Targets with no way of measuring, no figure to reach and no evidence to show.

    In a PEP and a LIAP evidence alone is not enough where the sentence names no figure either.
    """
    for target in case.plan.targets:
        if not _shows(case, target) and not _says_how(target.measure):
            yield (
                target.at("measure"),
                f"Nothing says how this {case.kind.target} is measured.",
                "Under “measure”, say what is counted or seen, how and by whom, where it starts "
                "and what is to be reached.",
            )


def _shows(case: Case, target: Target) -> bool:
    """Return whether evidence will do; of a mere “improve” M11 speaks, of a figure M06."""
    said = target.statement or ""
    figure = next(quantities(said), None) is not None
    wanted = case.kind.name in METHOD_WANTED and not figure and direction_only(said) is None
    return bool(target.evidence) and not wanted


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
        method = measure.method if measure else None
        # Of a method that is still to be written, S13 speaks.
        if (
            measure
            and method
            and is_only_review(method, names_in(case.plan))
            and not placeholder(method)
        ):
            yield (
                measure.at("method"),
                f"{quoted(method, 'this')} is not a method: say what will be looked "
                "at, by whom and how often.",
                "For example: the school register, read every Friday by the class teacher.",
            )


@rule(
    "M04",
    "number-mismatch",
    level="error",
    source="PEP guidance, Measurable: how success will be shown",
    why="When the sentence and the measure name two values, people work towards different ones.",
    bad="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 29 January 2027.
            measure:
              unit: paragraphs
              baseline: 1
              target: 3
        """,
    good="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 29 January 2027.
            measure:
              unit: paragraphs
              baseline: 1
              target: 4
        """,
)
def number_mismatch(case: Case) -> Iterator[Problem]:
    """Targets whose sentence names another number than their measure, in the same unit."""
    for target in case.plan.targets:
        measure = target.measure
        if measure is None or (other := other_number(target)) is None:
            continue
        hint = "Write the one that is meant in both places."
        if other.comma:
            hint = "In English a point comes before tenths, as in 2.5."
        yield (
            measure.at("target"),
            f"The sentence says {quoted(round(other.value, 6), 'one number')}, the measure "
            f"{quoted(measure.target, 'another')}: they must name the same value.",
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
    if any(each.value == goal.value and not each.unit for each in said):
        said = [each for each in said if not _is_the_whole(target, each)]
    unit = measure.unit or goal.unit
    if unit:
        return [each for each in said if counts(each, unit) or _rises_alike(each, measure)]
    nouns = (*unit_words(measure.what or ""), "%")
    return [each for each in said if each.unit and any(same_unit(each.unit, n) for n in nouns)]


def _is_the_whole(target: Target, quantity: Quantity) -> bool:
    """Return whether a number only says of how many: “out of every 20 words I will read 16”."""
    before = (target.statement or "")[: quantity.start]
    return _OF_HOW_MANY.search(before[-_NEAR:]) is not None


def _rises_alike(quantity: Quantity, measure: Measure) -> bool:
    """Return whether a bare “from 45 to 80” begins where the measure does."""
    start = quantity_of(measure.baseline)
    return not quantity.unit and start is not None and quantity.from_value == start.value


@rule(
    "M03",
    "number-without-baseline",
    level="warning",
    source="PEP guidance, Reason for target and Measurable; LIAP training, how much of a "
    "difference have we made?",
    why="Without the value at the start nobody can see how big the step is, nor later how far the "
    "child has come.",
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
        if measure is None or _has_start(measure) or measure.readings:
            continue
        goal = quantity_of(measure.target)
        if goal and not _is_done_once(goal, target, measure) and not _says_start(target):
            yield (
                measure.at("baseline"),
                f"The value to reach is {quoted(measure.target, 'a number')}, but "
                "nothing says where it starts.",
                "Add “baseline” with the value now; where nothing has been done yet, that is 0.",
            )


def _has_start(measure: Measure) -> bool:
    """Return whether a baseline is given that says more than that it is not known."""
    start = measure.baseline
    return start is not None and not (isinstance(start, str) and _NOT_KNOWN.fullmatch(start))


_NOT_KNOWN = late(
    r"\W*(?:not\s+(?:yet\s+)?(?:known|measured|recorded)|unknown|no\s+baseline(?:\s+yet)?)\W*", re.I
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
    why="A count without a number to reach cannot show whether there is enough of it.",
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
    """Measures that count something, with no number to reach in them or in the sentence."""
    for target in case.plan.targets:
        measure = target.measure
        if measure is None or not _says_how(measure) or not _counts(measure):
            continue
        if not _has_number(measure.target) and not _says_number(target):
            said = quoted(measure.target, "the value to reach") if measure.target else "The measure"
            yield (
                measure.at("target"),
                f"{said} names no number, though something is counted.",
                "Write under “target” the number that counts as success.",
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
    return any(_may_count(each, target.measure) for each in quantities(said)) or bool(
        _WHOLLY.search(said)
    )


def _may_count(quantity: Quantity, measure: Measure | None) -> bool:
    """Return whether a number is no mere time beside a measure of something else.

    An essay “in 30 minutes” has no goal in words.
    """
    unit = measure.unit if measure else None
    return quantity.kind != "duration" or not unit or sort_of_unit(unit) == "time"


_WHOLLY = late(r"\b(?:every|each|all|both|none|no|whole|without|alone|independently)\b", re.I)
