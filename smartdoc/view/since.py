"""What changed since the meeting before the one that a pack is for, in a few lines."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from smartdoc.changes import Group, Sentence, changes_between
from smartdoc.chronicle import Line, Records, in_short, lines_since
from smartdoc.chronicle.edit import See
from smartdoc.filters import capital, words
from smartdoc.frozen import frozen
from smartdoc.model import Plan, Review, Target
from smartdoc.view.course import aim_of
from smartdoc.view.notes import name_of

if TYPE_CHECKING:
    from smartdoc.view.view import View

_ELSEWHERE = frozenset(
    "review review.outcome review.decision status targets meeting.date meeting.next meeting.time "
    "meeting.place".split()
)
"""What the pack for a meeting says anyway, or is said here in fewer words."""

_OF_THE_MEETING = frozenset({"review"})
"""What the last meeting itself said of the targets before it, even if it was written down later."""

_TIDIED = frozenset(
    "targets.id targets.revises targets.measure.readings targets.milestones.done_on actions "
    "targets.actions targets.actions.who targets.actions.due targets.actions.status "
    "targets.actions.done_on".split()
)
"""What a new plan sets anew; how far the old one came is in its own file."""


@frozen
class Since:
    """What changed since the meeting on a day; ``lines`` say how far it has come first."""

    on: datetime.date
    lines: tuple[Line, ...]


def since_of(view: View, records: Records, see: See) -> Since | None:
    """Return what changed since the last meeting, None where that is not known."""
    if not view.coming.ahead:
        groups = _edited(view.plan, records, see, view.kind.target)
        lines = in_short(lines_since(groups, _OF_THE_MEETING))
        return Since(view.plan.meeting.date, lines) if lines else None
    if view.last is None:
        return None
    planned = changes_between(
        view.last, view.plan, records.labels, view.kind.target, next_meeting=True
    )
    edited = _edited(view.last, records, see, view.kind.target)
    new = {target.id for target in _new_targets(view)}
    going_on = [_as_planned(group) for group in planned if group.target not in new]
    lines = in_short(
        (
            *lines_since(edited, _ELSEWHERE),
            *_reviewed(view),
            *_new(view),
            *lines_since(going_on, _ELSEWHERE | _TIDIED),
        )
    )
    return Since(view.last.meeting.date, lines) if lines else None


def _as_planned(group: Group) -> Group:
    """Return the group without days that are only still to be set."""
    kept = (one for one in group.sentences if one.field != "targets.due" or _is_set(one))
    return replace(group, sentences=tuple(kept))


def _is_set(sentence: Sentence) -> bool:
    return all(one.after is not None for one in sentence.differences)


def _edited(plan: Plan, records: Records, see: See, target: str) -> tuple[Group, ...]:
    """Return what was edited in a plan since it was agreed."""
    past = records.of(plan)
    agreed = past.agreed if past else None
    return changes_between(see(agreed), plan, records.labels, target) if agreed else ()


def _reviewed(view: View) -> Iterator[Line]:
    for review in view.plan.review:
        if review.outcome:
            yield Line(view.target_name(review.target), _outcome(review))


def _new(view: View) -> Iterator[Line]:
    for target in _new_targets(view):
        aim = aim_of(target).rstrip(".")
        yield Line(name_of(target), f"New. {aim}." if aim else "New.")


def _new_targets(view: View) -> Iterator[Target]:
    known = {target.id for target in (view.last.targets if view.last else ())}
    for target in view.plan.targets:
        if target.id not in known and target.revises not in known:
            yield target


def _outcome(review: Review) -> str:
    decided = f"; decision: {words(review.decision)}" if review.decision else ""
    return f"{capital(words(review.outcome))}{decided}."
