"""M: how far a direction is to go."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.phrases import direction_only, negative_wording
from smartdoc.model import Target
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "M11",
    "contested-verb-unmeasured",
    level="warning",
    source="PEP guidance, Measurable; guides disagree about “improve” and “increase”: some warn of "
    "them, some offer them as first words, all want the amount",
    why="“Improve” is a direction. Without the value now and the value to reach, any step is "
    "enough, and none is.",
    bad="""
        targets:
          - statement: Ash will improve his stories by 29 January 2027.
            measure:
              unit:
              baseline:
              target:
        """,
    good="""
        targets:
          - statement: Ash will improve his stories by 29 January 2027.
            measure:
              unit: paragraphs
              baseline: 1
              target: 4
        """,
)
def contested_verb_unmeasured(case: Case) -> Iterator[Problem]:
    """“Improve”, “increase”, “develop” and the like, where no figure in the record says how far."""
    for target in case.plan.targets:
        text = target.statement or ""
        words = None if negative_wording(text) else direction_only(text)
        if words and _has_method(target) and not _says_how_far(target):
            yield (
                target.at("statement"),
                f"Nothing says how far {quoted(words, 'this verb')} is to go.",
                "Under “measure”, write the value now (“baseline”) and the value to reach "
                "(“target”).",
            )


def _has_method(target: Target) -> bool:
    """Return whether a way of measuring is there; where it is not, another rule says so."""
    return bool(target.evidence or (target.measure and target.measure.method))


def _says_how_far(target: Target) -> bool:
    """Return whether the measure names what is to be reached; a baseline alone has its own rule."""
    measure = target.measure
    if measure is None:
        return _has_digit(" ".join(str(each) for each in target.evidence or ()))
    counted = measure.indicator == "quantitative" or measure.baseline is not None
    return measure.target is not None or counted or _has_digit(f"{measure.what} {measure.method}")


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)
