"""What was tried for a target, and by whom."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from smartdoc.changes import plain
from smartdoc.frozen import frozen
from smartdoc.model import Action, Person, Plan


@frozen
class Tried:
    """One action, as the last plan that has it tells of it.

    ``person`` is None where the action names nobody of the plan. It stood in the plans of the
    meetings from ``first_on`` to ``last_on``, which are ``times``.
    """

    action: Action
    person: Person | None
    first_on: datetime.date
    last_on: datetime.date
    times: int = 1


def tried_in(plans: Iterable[tuple[Plan, Iterable[Action]]]) -> tuple[Tried, ...]:
    """Return the actions of a target's plans, each once, in the order in which they came up.

    *Why* by the name of the person: a short name such as “dt” may be another person's later.
    """
    found: dict[tuple[str, str, str], Tried] = {}
    for plan, actions in plans:
        for action in actions:
            person, on = plan.person(action.who), plan.meeting.date
            who = (person and person.name) or ""
            key = plain(action.who or "").casefold(), plain(who), plain(action.what).casefold()
            known = found.get(key)
            # A plan that repeats an action counts once.
            times = known.times + (known.last_on != on) if known else 1
            found[key] = Tried(action, person, known.first_on if known else on, on, times)
    return tuple(found.values())
