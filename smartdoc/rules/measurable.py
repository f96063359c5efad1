"""M: how anyone can see that it is done."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.phrases import is_only_review
from smartdoc.language.quantities import Quantity, quantities, same_unit
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
        goal = target.measure.target if target.measure else None
        if target.measure is None or isinstance(goal, str) or goal is None:
            continue
        said = [number for q in _in_unit(target, target.measure) for number in _meant(q)]
        if said and goal not in said:
            others = [number for number in said if number != target.measure.baseline] or said
            yield (
                target.measure.at("target"),
                f"The sentence says {quoted(_plain(others[-1]), 'one number')}, the measure "
                f"{quoted(_plain(goal), 'another')}: they must name the same goal.",
            )


def _in_unit(target: Target, measure: Measure) -> list[Quantity]:
    """Return the quantities of the sentence that count what the measure counts."""
    found = list(quantities(target.statement or ""))
    nouns = (measure.unit or f"{measure.what or ''} %").split()
    return [q for q in found if q.unit and any(same_unit(q.unit, noun) for noun in nouns)]


def _meant(quantity: Quantity) -> list[float]:
    """Return the numbers that a quantity may set as the goal: “4 out of 5” is 4, or 5 in 5."""
    return [quantity.value] if quantity.total is None else [quantity.total, quantity.value]


def _plain(number: float) -> str:
    return f"{number:g}"
