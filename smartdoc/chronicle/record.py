"""Every version of a learner's plans of one kind, as read from git: nothing is told yet."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from typing import Literal

from smartdoc.changes import Labels
from smartdoc.frozen import frozen
from smartdoc.model import Plan

Step = Literal["written", "edited", "joined", "deleted", "restored", "unreadable"]
"""What was done to a file: ``joined`` is a merge that had to settle what two people wrote."""


@frozen
class Written:
    """One version of a plan file.

    ``when`` is None and ``commit`` empty for what is not committed yet. ``plan`` is None for a
    version that was deleted or cannot be read. ``before`` are the plans that it was made from, as
    far as they can be read: none for a new one, two for a merge; ``base`` is what those two were
    made from.
    """

    step: Step
    plan: Plan | None
    before: tuple[Plan, ...] = ()
    base: Plan | None = None
    when: datetime.datetime | None = None
    author: str = ""
    commit: str = ""


@frozen
class Past:
    """All versions of one plan file, the oldest first, with the day of its meeting."""

    meeting: datetime.date
    written: tuple[Written, ...] = ()

    @property
    def plans(self) -> Iterator[Plan]:
        """Yield every version that can be read."""
        return (one.plan for one in self.written if one.plan)

    def with_plans(self, words: Callable[[Plan], Plan]) -> Past:
        """Return the same with each plan as ``words`` returns it."""
        written = tuple(
            replace(
                one,
                plan=one.plan and words(one.plan),
                before=tuple(words(before) for before in one.before),
                base=one.base and words(one.base),
            )
            for one in self.written
        )
        return replace(self, written=written)

    @property
    def agreed(self) -> Plan | None:
        """Return the version that last became agreed, or else the last one up to the meeting.

        *Why not the last agreed version:* what was edited after the agreement is to be seen.
        """
        found: Plan | None = None
        for plan in reversed(list(self.plans)):
            if plan.status == "agreed":
                found = plan
            elif found:
                break
        return found or self._at_the_meeting

    @property
    def _at_the_meeting(self) -> Plan | None:
        known = [one for one in self.written if one.plan and one.when]
        before = [one.plan for one in known if one.when and one.when.date() <= self.meeting]
        return before[-1] if before else None


@frozen
class Records:
    """What git has of a learner's plans of one kind.

    ``unknown`` says as a sentence why it has nothing; ``shallow`` tells that this copy of the
    repository lacks the beginning. ``labels`` are what the fields of the kind are called.
    """

    pasts: tuple[Past, ...] = ()
    labels: Labels = field(default_factory=Labels)
    unknown: str = ""
    shallow: bool = False

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Return every version of every plan that can be read."""
        return tuple(plan for past in self.pasts for plan in past.plans)

    def with_plans(self, words: Callable[[Plan], Plan]) -> Records:
        """Return the same with each plan as ``words`` returns it."""
        return replace(self, pasts=tuple(past.with_plans(words) for past in self.pasts))

    def of(self, plan: Plan) -> Past | None:
        """Return the versions of the file that holds the plan of this meeting."""
        return next((one for one in self.pasts if one.meeting == plan.meeting.date), None)
