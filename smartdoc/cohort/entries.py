"""A learner's plans of one kind, as the cohort counts them: the newest, and those before."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from smartdoc.check import Checked
from smartdoc.finding import Finding, Level
from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.model import Plan


@frozen
class Period:
    """The days from and to which meetings count; None is open."""

    start: datetime.date | None = None
    end: datetime.date | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether every day counts."""
        return self.start is None and self.end is None

    def covers(self, date: datetime.date) -> bool:
        """Tell whether a day counts."""
        return (self.start or date) <= date <= (self.end or date)


class Looked(NamedTuple):
    """A plan whose review and spending count, with the plans before it, the oldest first."""

    plan: Plan
    earlier: tuple[Plan, ...]


@frozen
class Entry:
    """One learner's plans of one kind.

    ``plan`` is the newest of the period and ``newest`` the newest of all; ``findings`` are those of
    ``plan`` that are not waived.
    """

    plan: Plan
    kind: Kind
    newest: Plan
    earlier: tuple[Plan, ...] = ()
    findings: tuple[Finding, ...] = ()
    looked_at: tuple[Looked, ...] = ()

    @property
    def errors(self) -> int:
        """Return how many findings are errors."""
        return sum(finding.level is Level.ERROR for finding in self.findings)


def entry_of(checked: Checked, plan: Plan, kind: Kind, newest: Plan, period: Period) -> Entry:
    """Return the entry of a checked plan.

    ``plan`` and ``kind`` are what the check made of it, ``newest`` is the learner's newest plan.
    """
    every = (*checked.earlier, plan)
    looked = tuple(
        Looked(each, every[:place])
        for place, each in enumerate(every)
        if each is plan or (not period.is_open and period.covers(each.meeting.date))
    )
    standing = tuple(finding for finding in checked.findings if not finding.waived)
    return Entry(plan, kind, newest, checked.earlier, standing, looked)
