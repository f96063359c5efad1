"""What one person has to do, as their own sheet lays it out: what is overdue first, then by day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from smartdoc.frozen import frozen
from smartdoc.model import Action, Plan

When: TypeAlias = Literal["overdue", "soon", "later", "regular", "undated", "done"]

SOON = datetime.timedelta(days=28)
"""What is due within four weeks is near; “this month” would be nothing on its last day."""

ORDER: tuple[tuple[When, str], ...] = (
    ("overdue", "Overdue"),
    ("soon", "In the next four weeks"),
    ("later", "Later"),
    ("regular", "Again and again"),
    ("undated", "No day yet"),
)


@frozen
class Task:
    """One action of a person's. ``target`` is the id of the target it serves, empty for none."""

    action: Action
    when: When
    target: str = ""


@frozen
class TaskGroup:
    """The actions that are due at about the same time, by day."""

    heading: str
    when: When
    tasks: tuple[Task, ...]


@frozen
class Tasks:
    """All that one person has to do, and has done."""

    groups: tuple[TaskGroup, ...] = ()
    done: tuple[Task, ...] = ()


def tasks_of(plan: Plan, today: datetime.date) -> Tasks:
    """Return the actions of a plan that holds nobody's but one person's."""
    found = sorted(_tasks(plan, today), key=_by_day)
    groups = (
        TaskGroup(heading, when, tuple(task for task in found if task.when == when))
        for when, heading in ORDER
    )
    return Tasks(
        groups=tuple(group for group in groups if group.tasks),
        done=tuple(task for task in found if task.when == "done"),
    )


def _tasks(plan: Plan, today: datetime.date) -> Iterator[Task]:
    for target in plan.targets:
        yield from _each(target.actions, today, target.id)
    yield from _each(plan.actions, today)
    if plan.transition:
        yield from _each(plan.transition.actions, today)


def _each(actions: Iterable[Action], today: datetime.date, target: str = "") -> Iterator[Task]:
    """Yield each action that was not dropped, of which nobody needs to be reminded."""
    for action in actions:
        if action.status != "dropped":
            yield Task(action, _when(action, today), target)


def _when(action: Action, today: datetime.date) -> When:
    if action.is_done:
        return "done"
    if action.due_on and action.due_on < today:
        return "overdue"
    if action.how_often:
        return "regular"
    if action.due_on is None:
        return "undated"
    return "soon" if action.due_on <= today + SOON else "later"


def _by_day(task: Task) -> datetime.date:
    """Return the day to sort by; what was done last comes first of what was done."""
    action = task.action
    if task.when == "done" and action.done_on:
        return datetime.date.fromordinal(datetime.date.max.toordinal() - action.done_on.toordinal())
    return action.due_on or datetime.date.max
