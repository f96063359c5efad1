"""The meeting that a pack is for: that of the plan if it is still to come, else the one after."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from smartdoc.frozen import frozen
from smartdoc.kind import AgendaItem, Kind
from smartdoc.model import Plan, Target
from smartdoc.view.due import DueList, Finder, due_by
from smartdoc.view.outcomes import LookedAt, looked_back

_LOOKING_BACK = frozenset({"review", "spending", "actions"})


@frozen
class Coming:
    """The coming meeting. ``date`` is None while nobody knows the day.

    ``ahead`` tells that the plan itself was written for it: then its targets are proposals, and
    those of the plan before are looked back at. ``missed`` is a planned day that has passed.
    """

    date: datetime.date | None
    ahead: bool
    missed: datetime.date | None = None
    next: datetime.date | None = None
    before: Plan | None = None
    targets: tuple[LookedAt, ...] = ()
    proposals: tuple[Target, ...] = ()
    open: DueList = field(default_factory=DueList)
    agenda: tuple[AgendaItem, ...] = ()
    questions: tuple[str, ...] = ()

    def stuck(self, times: int) -> tuple[LookedAt, ...]:
        """Return the targets for which it is time to think again, or will be if missed once more.

        ``times`` is the number of reviews at which a target may be missed.
        """
        return tuple(
            one for one in self.targets if one.moves_on(times if one.outcome else times - 1)
        )


def coming_meeting(
    plan: Plan, earlier: Sequence[Plan], kind: Kind, today: datetime.date, person_in: Finder
) -> Coming:
    """Return the next meeting about this plan, as seen from today."""
    found = _this_one(plan, earlier) if plan.meeting.date >= today else _next(plan, earlier, today)
    plans = [found.before, plan] if found.before else [plan]
    due = due_by(found.date, plans, today, person_in)
    back = bool(found.targets or found.before or due)
    agenda = tuple(_agenda(kind, plan.learner.name, anything_before=back))
    questions = kind.questions_about(plan.learner.name)
    return replace(found, open=due, agenda=agenda, questions=questions)


def _this_one(plan: Plan, earlier: Sequence[Plan]) -> Coming:
    last = earlier[-1] if earlier else None
    return Coming(
        date=plan.meeting.date,
        ahead=True,
        next=plan.meeting.next,
        before=last,
        targets=tuple(looked_back(last, plan, earlier[:-1])),
        proposals=plan.targets,
    )


def _next(plan: Plan, earlier: Sequence[Plan], today: datetime.date) -> Coming:
    planned = plan.meeting.next
    passed = planned is not None and planned < today
    return Coming(
        date=None if passed else planned,
        ahead=False,
        missed=planned if passed else None,
        before=plan,
        targets=tuple(looked_back(plan, None, earlier)),
    )


def _agenda(kind: Kind, learner: str, *, anything_before: bool) -> Iterator[AgendaItem]:
    """Yield the items of the meeting; a first one has nothing to look back at.

    Every reader of the pack has the same items, so that all find the same thing under a number.
    """
    for item in kind.agenda:
        if anything_before or not item.parts or not _LOOKING_BACK.issuperset(item.parts):
            yield item.about(learner)
