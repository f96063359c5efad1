"""STAR: what an All-STAR goal must not be: too grand, too small, or somebody else's."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.ownership import adult_wording
from smartdoc.language.phrases import negative_wording, tells_of_decrease
from smartdoc.language.quantities import quantities
from smartdoc.language.sizes import grand_wording, single_thing
from smartdoc.model import Measure, Target
from smartdoc.rules.rule import Case, Problem, rule

_SOURCE = "Setting learning goals, Before the Conference: goals that are too grand, small or vague"
_SOME = 5
"""From this baseline on, one more is a small step: the second question asked is not."""


@rule(
    "STAR07",
    "goal-too-grand",
    level="warning",
    source=_SOURCE,
    why="A goal that nobody could meet in a term teaches a pupil only that goals are not met.",
    bad="""
        targets:
          - statement: I will write 12 sentences or more and be the best writer in the school.
        """,
    good="""
        targets:
          - statement: I will plan each story and write 12 sentences or more.
        """,
    kinds=("all-star",),
)
def goal_too_grand(case: Case) -> Iterator[Problem]:
    """Goals such as being the best, being famous, or having everything right."""
    for target in case.plan.targets:
        text = target.statement or ""
        if (words := grand_wording(text)) and not negative_wording(text):
            yield (
                target.at("statement"),
                f"{quoted(words, 'this wording')} is too grand for one goal.",
                "Ask the pupil which part of it they want to be able to do first, by the next "
                "conference.",
            )


@rule(
    "STAR08",
    "goal-too-small",
    level="advice",
    source=_SOURCE,
    why="A goal is there to move learning forward; one met tomorrow leaves a term unused.",
    bad="""
        targets:
          - statement: I will plan each story and write 7 sentences or more.
            measure: {baseline: 6, target: 7}
        """,
    good="""
        targets:
          - statement: I will plan each story and write 12 sentences or more.
            measure: {baseline: 6, target: 12}
        """,
    kinds=("all-star",),
)
def goal_too_small(case: Case) -> Iterator[Problem]:
    """Goals for several weeks that ask for one thing, or for hardly more than is done now."""
    for target in case.plan.targets:
        if not _has_weeks(case, target):
            continue
        if _hardly_grows(case, target):
            yield (
                target.at("measure", "target"),
                "This goal is hardly more than what the pupil does already.",
                "Ask the pupil how much more they can do by then, and choose the larger step.",
            )
        elif (one := single_thing(target.statement or "")) and _is_single(target.measure):
            yield (
                target.at("statement"),
                f"{quoted(one, 'this')} can be done in a day: it is too small for a goal of "
                "several weeks.",
                "Make it the first action, and say what the pupil can do when all actions are "
                "done.",
            )


def _has_weeks(case: Case, target: Target) -> bool:
    due, least = target.due_on, case.number("small_goal_days")
    return due is not None and (due - case.plan.meeting.date).days >= least


def _is_single(measure: Measure | None) -> bool:
    return measure is None or (measure.target in (None, 1) and measure.baseline in (None, 0))


def _hardly_grows(case: Case, target: Target) -> bool:
    """Return whether a count grows by one, or by next to nothing.

    Where it counts out of a total, or in per cent, the last few are the hardest; where less is
    better they are too.
    """
    measure, statement = target.measure, target.statement or ""
    if measure is None or _is_a_share(measure, statement) or tells_of_decrease(statement):
        return False
    start, goal = measure.baseline, measure.target
    if not isinstance(start, int | float) or not isinstance(goal, int | float):
        return False
    return start >= _SOME and 0 < goal - start <= max(1, start * case.number("small_change") / 100)


def _is_a_share(measure: Measure, statement: str) -> bool:
    text = f"{measure.what or ''} {measure.unit or ''} {statement}"
    return any(found.total is not None or found.unit == "%" for found in quantities(text)) or (
        "%" in text or "out of" in text
    )


@rule(
    "STAR09",
    "not-the-pupils-words",
    level="advice",
    source="Setting learning goals: pupils own the goals that they help to make",
    why="A pupil keeps to a goal that they would say themselves; an adult's sentence stays theirs.",
    bad="""
        targets:
          - statement: Kit will plan each story and write 12 sentences or more.
        """,
    good="""
        targets:
          - statement: I will plan each story and write 12 sentences or more.
        """,
    kinds=("all-star",),
)
def not_the_pupils_words(case: Case) -> Iterator[Problem]:
    """Goals that speak about the pupil (“Kit will”), or in words that only adults use."""
    for target in case.plan.targets:
        statement = target.statement or ""
        if words := adult_wording(statement, case.plan.learner.name):
            yield (
                target.at("statement"),
                f"{quoted(words, 'this wording')} is how an adult would put it.",
                "Ask the pupil to say the goal, and write it down so: “I will …”.",
            )
