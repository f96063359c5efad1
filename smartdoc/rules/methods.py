"""M: who looks at what, and how often."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.measuring import (
    has_scale,
    is_empty_method,
    is_empty_what,
    names_reader,
    tells_when,
)
from smartdoc.language.outline import placeholder
from smartdoc.language.phrases import is_only_review
from smartdoc.language.quantities import quantities, quantity_of
from smartdoc.model import Measure, Target
from smartdoc.rules.action_plan import is_unchecked
from smartdoc.rules.measurable import METHOD_WANTED
from smartdoc.rules.names import names_in
from smartdoc.rules.rule import Case, Problem, rule

_EXAMPLE = "For example: the school register, read every Friday by the class teacher."


def _methods(case: Case) -> Iterator[tuple[Target, Measure, str]]:
    for target in case.plan.targets:
        if target.measure and target.measure.method:
            yield target, target.measure, target.measure.method


def _says_something(method: str, names: tuple[str, ...]) -> bool:
    """Return whether a method says anything; of those that do not, other rules speak."""
    empty = is_empty_method(method) or is_only_review(method, names)
    return not empty and not placeholder(method)


@rule(
    "M06",
    "method-without-reader",
    level="warning",
    source="LIAP training, What will be done and who will do this?; PEP guidance, Measurable",
    why="A list that nobody is asked to read is not read, and then nobody notices in time.",
    bad="""
        targets:
          - measure:
              method: a tally of paragraphs in every second Friday story
        """,
    good="""
        targets:
          - measure:
              method: a tally of paragraphs in every second Friday story, kept by R. Okafor
        """,
)
def method_without_reader(case: Case) -> Iterator[Problem]:
    """Methods of measuring that name nobody who does it, such as “the school register”.

    In a PEP and a LIAP also figures to reach with no method at all.
    """
    yield from _without_method(case)
    names = names_in(case.plan)
    for _, measure, method in _methods(case):
        if not names_reader(method, names) and _says_something(method, names):
            often = "" if tells_when(method) else ", nor how often"
            yield (
                measure.at("method"),
                f"{quoted(method, 'The method')} does not say who looks at it{often}.",
                _EXAMPLE,
            )


def _without_method(case: Case) -> Iterator[Problem]:
    for target in case.plan.targets if case.kind.name in METHOD_WANTED else ():
        measure = target.measure
        if (measure and measure.method) or is_unchecked(case, target):
            continue
        figure = next(quantities(target.statement or ""), None) if target.evidence else None
        if figure or (measure and measure.target is not None):
            yield (
                measure.at("method") if measure else target.at("measure"),
                "Nothing says how this is measured, by whom and how often.",
                _EXAMPLE,
            )


@rule(
    "M07",
    "method-without-frequency",
    level="advice",
    source="Lancashire's PEP quality assurance: what, when, where, who and how often",
    why="If it is looked at only at the end, there is no time left to change what does not work.",
    bad="""
        targets:
          - measure:
              method: paragraphs counted by R. Okafor
        """,
    good="""
        targets:
          - measure:
              method: paragraphs counted by R. Okafor in every second story
        """,
)
def method_without_frequency(case: Case) -> Iterator[Problem]:
    """Methods that name who measures, but not when or how often, and with no reading yet."""
    names = names_in(case.plan)
    for target, measure, method in _methods(case):
        read = any(each.on and each.on > case.plan.meeting.date for each in measure.readings)
        if read or tells_when(method) or not names_reader(method, names):
            continue
        if _says_something(method, names) and not is_unchecked(case, target):
            yield (
                measure.at("method"),
                f"{quoted(method, 'The method')} does not say when or how often it is done.",
                _EXAMPLE,
            )


@rule(
    "M14",
    "measure-says-nothing",
    level="warning",
    source="LIAP training, How will we measure progress?: which specific method",
    why="“Observation” or “progress” can be anything, so two people who look will see two things.",
    bad="""
        targets:
          - measure:
              method: teacher assessment
        """,
    good="""
        targets:
          - measure:
              method: the class teacher counts the paragraphs in every second story
        """,
)
def measure_says_nothing(case: Case) -> Iterator[Problem]:
    """Measures of no more than “progress”, and methods such as “observation” by themselves."""
    for target in case.plan.targets:
        measure = target.measure
        if (
            measure
            and measure.what
            and is_empty_what(measure.what)
            and not placeholder(measure.what)
        ):
            yield (
                measure.at("what"),
                f"{quoted(measure.what, 'this')} does not say what is looked at.",
                "Name the one thing that is counted, seen or asked, such as “right answers on a "
                "sheet of ten”.",
            )
        method = measure.method if measure else None
        if (
            measure
            and method
            and is_empty_method(method)
            and not (is_only_review(method, names_in(case.plan)) or placeholder(method))
        ):
            yield (
                measure.at("method"),
                f"{quoted(method, 'The method')} does not say what is done: write which one, by "
                "whom and how often.",
                _EXAMPLE,
            )


@rule(
    "M10",
    "soft-indicator-only",
    level="advice",
    source="LIAP training, Measurable: hard and soft indicators; scaling, questionnaires, Boxall",
    why="How somebody feels counts, but it shows a difference only when it is asked in the same "
    "way before and after.",
    bad="""
        targets:
          - statement: Ash will read a story in parts to a friend.
            measure:
              indicator: self-report
              what: how Ash feels about reading a story aloud
              method: R. Okafor talks with Ash each Friday
              unit:
              baseline: unsure
              target: sure
        """,
    good="""
        targets:
          - statement: Ash will read a story in parts to a friend.
            measure:
              indicator: self-report
              what: how Ash feels about reading a story aloud
              method: R. Okafor asks Ash each Friday on a scale from 0 to 10
              unit:
              baseline: 3 of 10
              target: 7 of 10
        """,
)
def soft_indicator_only(case: Case) -> Iterator[Problem]:
    """Measures by views alone (self-report, qualitative), without a scale or questionnaire."""
    for target in case.plan.targets:
        measure = target.measure
        soft = measure and measure.indicator in ("self-report", "qualitative")
        if measure and soft and not _is_comparable(target, measure):
            yield (
                measure.at("indicator"),
                "This is measured only by what somebody says or describes.",
                "Ask it each time on the same scale, such as 0 to 10, or with a questionnaire such "
                "as the Boxall profile or the SDQ; or add something that can be counted.",
            )


def _is_comparable(target: Target, measure: Measure) -> bool:
    """Return whether anything in a measure can be compared from one time to the next."""
    values = (measure.baseline, measure.target, *(each.value for each in measure.readings))
    if any(quantity_of(value) for value in values):
        return True
    texts = (measure.what, measure.method, measure.unit, *values, *target.evidence)
    said = target.statement if measure.target is None else None
    counted = said is not None and next(quantities(said), None) is not None
    return counted or has_scale(" ".join(str(text) for text in texts if text))
