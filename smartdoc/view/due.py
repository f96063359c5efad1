"""What everybody has to do by the coming meeting: actions, and looks at how a target is going."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from smartdoc.filters import day, deadline
from smartdoc.frozen import frozen
from smartdoc.model import Action, Check, Plan
from smartdoc.view.notes import name_of
from smartdoc.view.participants import PARTIES, Participant

Finder = Callable[[Plan, str | None], Participant | None]


@frozen
class Due:
    """One thing that somebody does by a day. ``target`` is what it is for, empty for no target.

    ``looks`` tells that it is a look at how a target is going. ``by`` is the day as documents say
    it, or the words that stand in its place.
    """

    what: str
    target: str = ""
    on: datetime.date | None = None
    by: str = ""
    how_often: str = ""
    note: str = ""
    looks: bool = False


@frozen
class DueOf:
    """What one person has to do, by day."""

    who: str
    tasks: tuple[Due, ...]


@frozen
class DueList:
    """What should be done already, what is due by the meeting, and what has no day: by person."""

    overdue: tuple[DueOf, ...] = ()
    due: tuple[DueOf, ...] = ()
    undated: tuple[DueOf, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is open."""
        return bool(self.overdue or self.due or self.undated)


@frozen
class _Entry:
    party: str
    who: str
    due: Due


def due_by(
    meeting: datetime.date | None,
    plans: Iterable[Plan],
    today: datetime.date,
    person_in: Finder,
) -> DueList:
    """Return what is open in these plans, the newest last: the learner's first, then by person.

    What falls due after the meeting is left out; while the meeting has no day, nothing is.
    """
    # Carried from one plan into the next, it is still one action: the newer words count.
    said = {_key(one): one for plan in plans for one in _open(plan, person_in)}
    found = sorted(said.values(), key=_order)
    last = meeting or datetime.date.max
    return DueList(
        overdue=_grouped(one for one in found if one.due.on and one.due.on < today),
        due=_grouped(one for one in found if one.due.on and today <= one.due.on <= last),
        undated=_grouped(one for one in found if not one.due.on),
    )


def _grouped(entries: Iterable[_Entry]) -> tuple[DueOf, ...]:
    by_person = groupby(entries, key=attrgetter("party", "who"))
    return tuple(DueOf(who, tuple(one.due for one in ones)) for (_, who), ones in by_person)


def _open(plan: Plan, person_in: Finder) -> Iterator[_Entry]:
    def entry(who: str | None, due: Due) -> _Entry:
        person = person_in(plan, who)
        return _Entry(person.party, person.name, due) if person else _Entry("other", who or "", due)

    for target in plan.targets:
        name = name_of(target)
        yield from (
            entry(one.who, _doing(one, name)) for one in target.actions if not one.is_settled
        )
        for check in target.monitoring:
            if check.on and not check.note:
                yield entry(check.who, _looking(check, name))
    move = plan.transition.actions if plan.transition else ()
    for action in (*plan.actions, *move):
        if not action.is_settled:
            yield entry(action.who, _doing(action, ""))


def _doing(action: Action, target: str) -> Due:
    return Due(
        what=action.what,
        target=target,
        on=action.due_on,
        by=deadline(action),
        how_often=action.how_often or "",
        note=action.note or "",
    )


def _looking(check: Check, target: str) -> Due:
    what = check.what or "how it is going"
    return Due(what=what, target=target, on=check.on, by=day(check.on), looks=True)


def _key(entry: _Entry) -> tuple[str, str]:
    return entry.who.casefold(), " ".join(entry.due.what.casefold().split())


def _order(entry: _Entry) -> tuple[int, str, datetime.date]:
    return PARTIES.index(entry.party), entry.who, entry.due.on or datetime.date.max
