"""A: a goal in proportion to the time, and no more than there is of anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from smartdoc.finding import quoted
from smartdoc.language import lexicon
from smartdoc.language.measuring import tells_when
from smartdoc.language.quantities import (
    LETTER_GRADE,
    Quantity,
    quantities,
    quantity_of,
    same_unit,
    unit_words,
)
from smartdoc.late import late
from smartdoc.model import Measure, Target
from smartdoc.rules import due
from smartdoc.rules.measurable import METHOD_WANTED, other_number
from smartdoc.rules.readings import mixes_units
from smartdoc.rules.rule import Case, Problem, rule

_CHECK = "Check whether a figure is mistyped, or choose an amount that can be done."
_TERM = 12.0
"""Weeks of a school term."""
_MONTH = 30.4
_RISE = 30.0
"""Percentage points below which no rise is a leap, however short the time."""


@rule(
    "A02",
    "unrealistic-leap",
    level="advice",
    source="LIAP training, Achievable: a stepped change in the time there is; the PEP guidance's "
    "own example rises by 30 points in 8 weeks",
    why="What nobody could reach in the time discourages the child and everybody who helps.",
    bad="""
        targets:
          - statement: Ash will write 95% of the words of his story in whole sentences.
            measure: {unit: "%", baseline: 20, target: 95, what: words in whole sentences}
            due: 2026-12-18
            actions:
              - {due: 2026-12-18}
              - {due: 2026-12-11}
              - {due: 2026-12-17}
              - {due: 2026-12-16}
              - {due: 2026-12-18}
        """,
    good="""
        targets:
          - statement: Ash will write 50% of the words of his story in whole sentences.
            measure: {unit: "%", baseline: 20, target: 50, what: words in whole sentences}
            due: 2026-12-18
            actions:
              - {due: 2026-12-18}
              - {due: 2026-12-11}
              - {due: 2026-12-17}
              - {due: 2026-12-16}
              - {due: 2026-12-18}
        """,
)
def unrealistic_leap(case: Case) -> Iterator[Problem]:
    """Values that are to rise faster than a child can: percentages, reading ages or grades."""
    # Of a day that comes too soon for any goal T04 speaks.
    hurried = {target.id for target, _ in due.with_fault(case, "too soon")}
    for target in case.plan.targets:
        weeks = _weeks(case, target)
        if not target.measure or not weeks or target.id in hurried or mixes_units(target):
            continue
        if rise := _leap(case, target, target.measure, weeks):
            time = "one week" if weeks == 1 else f"{weeks:.0f} weeks"
            yield (
                target.measure.at("target"),
                f"From {quoted(_now(case, target.measure), 'the value now')} to "
                f"{quoted(target.measure.target, 'the value to reach')} in {time} is a leap: "
                f"{rise}.",
                "Choose a first step that can be reached by then, or a later day with milestones.",
            )


def _weeks(case: Case, target: Target) -> float | None:
    days = (target.due_on - case.plan.meeting.date).days if target.due_on else 0
    return max(1.0, days / 7) if days > 0 else None


def _now(case: Case, measure: Measure) -> float | int | str | None:
    """Return the last value before the meeting, else the starting point."""
    day = case.plan.meeting.date
    before = [each for each in measure.readings if each.on and each.on <= day and each.value]
    return before[-1].value if before else measure.baseline


def _leap(case: Case, target: Target, measure: Measure, weeks: float) -> str | None:
    """Return in words what makes a goal a leap; None where it is none."""
    start, goal = quantity_of(_now(case, measure)), quantity_of(measure.target)
    if start is None or goal is None or goal.value == start.value:
        return None
    rise = goal.value - start.value
    if (points := _points(target, measure, start, goal)) is not None:
        fast = abs(points) >= _RISE and abs(points) / weeks > case.number("leap_points_a_week")
        return f"{abs(points) / weeks:.0f} percentage points a week" if fast else None
    if _is_age(measure):
        months = rise if same_unit(_unit(measure, goal), "month") else rise * 12
        pace = months / (weeks * 7 / _MONTH)
        fast = months >= 6 and pace > case.number("leap_reading_age")
        return f"{pace:.0f} months of reading age in each month" if fast else None
    if _unit(measure, goal) in ("grade", "grades", LETTER_GRADE):
        fast = rise >= 3 and rise > case.number("leap_grades_a_term") * max(1.0, weeks / _TERM)
        return f"{rise:.0f} grades at once" if fast else None
    return None


def _points(target: Target, measure: Measure, start: Quantity, goal: Quantity) -> float | None:
    """Return by how many percentage points a measure is to change; None if it is no share."""
    if same_unit(_unit(measure, goal), "%"):
        return goal.value - start.value
    whole = goal.total or _whole(target, measure, goal)
    return 100 * (goal.value - start.value) / whole if whole else None


def _unit(measure: Measure, goal: Quantity) -> str:
    return (measure.unit or goal.unit).strip().lower()


def _whole(target: Target, measure: Measure, goal: Quantity) -> float | None:
    """Return of how many the goal is a share: “8 of 10 sums”, or the unit “sums of 10”."""
    if match := _OF.search(measure.unit or ""):
        return float(match[1])
    said = (each for each in quantities(target.statement or "") if each.value == goal.value)
    return next((each.total for each in said if each.total and each.total > each.value), None)


_OF = late(r"\bof\s+([0-9]{1,6})\b")
_AGE = late(r"\b(?:reading|spelling|comprehension)\s+age\b", re.I)


def _is_age(measure: Measure) -> bool:
    return bool(_AGE.search(f"{measure.what or ''} {measure.unit or ''}"))


@rule(
    "A03",
    "no-milestones",
    level="advice",
    source="Learner engagement guidance, Tips: break a huge target into SMART milestones; LIAP "
    "training, Time bound: deadlines for each stage",
    why="Small gains keep people going over many weeks; where they do not come, help can change.",
    bad="""
        meeting: {next: 2027-04-20}
        targets:
          - statement: I will visit 1 midwifery open day at Westmere University by 25 March 2027.
            due: 2027-03-25
            milestones:
        """,
    good="""
        meeting: {next: 2027-04-20}
        targets:
          - statement: I will visit 1 midwifery open day at Westmere University by 25 March 2027.
            due: 2027-03-25
            milestones:
              - {what: "I will write down six questions.", due: 2027-02-05}
        """,
    kinds=("learner-engagement", "pep", "learning-goals", "all-star", "liap"),
)
def no_milestones(case: Case) -> Iterator[Problem]:
    """Targets that run longer than the settings allow with no milestone or reading on the way."""
    longest = timedelta(days=case.number("milestone_days"))
    meeting = case.plan.meeting
    for target in case.plan.targets:
        due = target.due_on
        if due is None or due - meeting.date <= longest or (meeting.next and due > meeting.next):
            continue
        if not target.milestones and _is_watched(case, target) and not _is_read(case, target):
            weeks = (due - meeting.date).days // 7
            yield (
                target.at("milestones"),
                f"This {case.kind.target} runs for {weeks} weeks without a step on the way.",
                "Add “milestones”: what will be reached by when, each with its own day.",
            )


def _is_watched(case: Case, target: Target) -> bool:
    """Return whether somebody looks at it before the end; if nobody does, ACT08 says so.

    Where a method is missing that must be there, M01 or M06 asks for it first.
    """
    method = target.measure.method if target.measure else None
    if method is None:
        return case.kind.name not in METHOD_WANTED
    return bool(target.monitoring) or tells_when(method)


def _is_read(case: Case, target: Target) -> bool:
    readings = target.measure.readings if target.measure else ()
    return any(each.on and each.on > case.plan.meeting.date for each in readings)


@rule(
    "A08",
    "impossible-load",
    level="warning",
    source="PEP guidance, Achievable and Realistic; All-STAR, goals that are too hard",
    why="More than a day or a whole holds cannot be done; often it is a slip of the pen.",
    bad="""
        targets:
          - statement: Ash will write a story of 4 paragraphs and read for 7 hours each evening.
        """,
    good="""
        targets:
          - statement: Ash will write a story of 4 paragraphs and read for 20 minutes each evening.
        """,
)
def impossible_load(case: Case) -> Iterator[Problem]:
    """Amounts that cannot be: 6 of 5 days, over 100%, 8 days a week, seven hours each evening."""
    for target in case.plan.targets:
        statement = target.statement or ""
        found = False
        for quantity in quantities(statement):
            if not found and (fault := _too_much(case, quantity)):
                found = True
                said = quoted(statement[quantity.start : quantity.end], "This")
                yield target.at("statement"), f"{said} {fault}.", _CHECK
        if target.measure and not found and not other_number(target) and not mixes_units(target):
            yield from _beyond_whole(target.measure)


def _too_much(case: Case, quantity: Quantity) -> str | None:
    """Return in words why a quantity cannot be; None where it can."""
    if quantity.change or quantity.starts:
        return None
    if quantity.unit == "%" and quantity.value > 100:
        return "is more than the whole"
    if quantity.total is not None and quantity.total >= 1 and quantity.value > quantity.total:
        return "is more than there are"
    if quantity.per == "week" and _days(quantity) and quantity.value > _days(quantity):
        return "is more days than a week has"
    hours = _hours(quantity)
    if hours and quantity.per in _AFTER_SCHOOL and hours > case.number("hours_an_evening"):
        return "is more than an evening after school holds"
    if hours and quantity.per in ("day", "school day") and hours > case.number("hours_a_day"):
        return "is more than a day holds beside sleep, meals and rest"
    return None


_AFTER_SCHOOL = frozenset({
    "evening", "evenings", "night", "nights", "afternoon", "afternoons",
    "school night", "school nights",
})  # fmt: skip


def _days(quantity: Quantity) -> int:
    """Return how many days a week has of the kind that a quantity counts, 0 for other things."""
    if "days" not in (quantity.unit, *quantity.nouns[:2]):
        return 0
    return 5 if "school" in quantity.nouns else 7


def _hours(quantity: Quantity) -> float:
    if quantity.unit not in lexicon.words("duration_units"):
        return 0
    if quantity.unit.startswith("h"):
        return quantity.value
    return quantity.value / (60 if quantity.unit.startswith("m") else 3600)


def _beyond_whole(measure: Measure) -> Iterator[Problem]:
    """Yield the goal and the starting point that are more than the whole."""
    unit = unit_words(measure.unit or "")
    match = _OF.search(measure.unit or "")
    percent = bool(unit) and same_unit(unit[-1], "%")
    whole = 100.0 if percent else float(match[1]) if match else None
    for key, value in (("target", measure.target), ("baseline", measure.baseline)):
        quantity = quantity_of(value)
        most = quantity.total if quantity and quantity.total else whole
        if quantity and most and quantity.value > most:
            yield (
                measure.at(key),
                f"{quoted(value, 'This')} is more than the whole, which is {quoted(most, 'less')}.",
                "Check whether a figure is mistyped, or the unit is wrong.",
            )
