"""A: what makes it possible."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.phrases import tells_of_decrease
from smartdoc.model import Measure, Target
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "A01",
    "target-below-baseline",
    level="warning",
    source="PEP guidance, Outline SMART target: ambitious against the current situation",
    why="A goal below where the child already is sets them back, or the two numbers are swapped.",
    bad="""
        targets:
          - statement: Ash will attend at least 90% of the days with a Spanish lesson.
            measure:
              baseline: 95
              target: 90
        """,
    good="""
        targets:
          - statement: Ash will attend at least 90% of the days with a Spanish lesson.
            measure:
              baseline: 60
              target: 90
        """,
)
def target_below_baseline(case: Case) -> Iterator[Problem]:
    """Measures that end below where they start, unless less is better (lateness, prompts)."""
    for target in case.plan.targets:
        measure = target.measure
        if measure is None or _less_is_better(target, measure):
            continue
        start, goal = measure.baseline, measure.target
        if isinstance(start, int | float) and isinstance(goal, int | float) and goal < start:
            yield (
                measure.at("target"),
                f"The goal {quoted(f'{goal:g}', 'given')} is below the starting point "
                f"{quoted(f'{start:g}', 'given')}.",
                "Swap the two if they are in the wrong place; where less is better, say so in the "
                "sentence, such as “at most 2 reminders”.",
            )


def _less_is_better(target: Target, measure: Measure) -> bool:
    words = (target.statement, measure.what, measure.unit)
    return tells_of_decrease(" ".join(text for text in words if text))
