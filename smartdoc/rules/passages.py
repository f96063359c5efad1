"""The passages of a plan that rules on wording read, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smartdoc.finding import Path
from smartdoc.rules.rule import Case, Rule


def statements(case: Case) -> Iterator[tuple[Path, str]]:
    """Yield the sentences of the targets."""
    for target in case.plan.targets:
        if target.statement:
            yield target.at("statement"), target.statement


def milestones(case: Case) -> Iterator[tuple[Path, str]]:
    """Yield the steps on the way."""
    for target in case.plan.targets:
        for milestone in target.milestones:
            yield milestone.at("what"), milestone.what


def promises(case: Case) -> Iterator[tuple[Path, str]]:
    """Yield what is promised: the sentences and the steps."""
    yield from statements(case)
    yield from milestones(case)


def method_texts(case: Case) -> Iterator[tuple[Path, str]]:
    """Yield the methods by which the targets are measured."""
    for target in case.plan.targets:
        if target.measure and target.measure.method:
            yield target.measure.at("method"), target.measure.method


def reasons(case: Case) -> Iterator[tuple[Path, str]]:
    """Yield the reasons for the targets."""
    for target in case.plan.targets:
        if target.reason:
            yield target.at("reason"), target.reason


def tasks(case: Case) -> Iterator[tuple[Path, str]]:
    """Yield what is done in the actions."""
    for action in case.plan.all_actions:
        yield action.at("what"), action.what


def for_the_family(case: Case) -> Iterator[tuple[Path, str]]:
    """Yield the texts of the targets that are written to the child and the family."""
    yield from statements(case)
    yield from reasons(case)
    yield from tasks(case)
    yield from milestones(case)
    for target in case.plan.targets:
        for at, strategy in enumerate(target.strategies):
            yield target.at("strategies", at), strategy


@dataclass(slots=True)
class Judged:
    """The places at which other rules speak already: one fault, one finding.

    They are only looked for when there is something to say, which in most plans there is not.
    """

    case: Case
    rules: tuple[Rule, ...]
    places: frozenset[Path] | None = None

    def __contains__(self, path: Path) -> bool:
        """Return whether one of the rules speaks at this place."""
        if self.places is None:
            self.places = frozenset(
                found[0] for each in self.rules if each.check for found in each.check(self.case)
            )
        return path in self.places
