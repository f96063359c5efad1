"""What is worked out of a learner's plans and wanted again for the next of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, NamedTuple, TypeVar

from smartdoc.model import Plan

Result = TypeVar("Result")


class _Kept(NamedTuple, Generic[Result]):
    plan: Plan
    given: object
    result: Result


class PerLearner(Generic[Result]):
    """Results by plan and key, kept while more plans of the same learner are made.

    *Why:* each plan is made with all before it, for each reader, so that work would grow with the
    square of a learner's plans. Nothing is kept of the learner before.
    """

    def __init__(self) -> None:
        self._ref = ""
        self._kept: dict[tuple[str, Hashable], _Kept[Result]] = {}

    def once(self, plan: Plan, key: Hashable, given: object, work: Callable[[], Result]) -> Result:
        """Return what the work makes of a plan; done again where it was given something else."""
        if plan.ref != self._ref:
            self._ref = plan.ref
            self._kept.clear()
        kept = self._kept.get((plan.stem, key))
        if kept is None or kept.plan is not plan or kept.given != given:
            kept = self._kept[plan.stem, key] = _Kept(plan, given, work())
        return kept.result
