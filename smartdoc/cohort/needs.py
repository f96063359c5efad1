"""What is open for each learner: for those who look after the plans, never to be published."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from smartdoc.cohort import judging
from smartdoc.cohort.entries import Entry
from smartdoc.cohort.judging import Numbers, Timing
from smartdoc.english import counted
from smartdoc.frozen import frozen
from smartdoc.lives import UNMET
from smartdoc.signing import standing_of

_ORDER = ("overdue", "undated", "due", "later")


@frozen
class Need:
    """One learner's plan with what is open, in a few words each. ``next`` is the next meeting."""

    ref: str
    name: str
    kind: str
    timing: Timing
    met: datetime.date
    next: datetime.date | None
    says: tuple[str, ...]


def needs_of(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Return the plans that need something, the most pressing first."""
    return tuple(sorted((need for need in needs if need.says), key=_urgency))


def left_out(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Return the plans of learners who had no meeting in the period of a report, by ref."""
    return tuple(sorted(needs, key=lambda need: (need.ref, need.kind)))


def _urgency(need: Need) -> tuple[int, datetime.date, str, str]:
    return _ORDER.index(need.timing), need.next or need.met, need.ref, need.kind


def need_of(entry: Entry, numbers: Numbers, today: datetime.date) -> Need:
    """Return what is open for a learner as of a day."""
    return Need(
        ref=entry.plan.ref,
        name=entry.plan.learner.name,
        kind=entry.kind.short,
        timing=judging.timing(entry, today, numbers),
        met=entry.plan.meeting.date,
        next=judging.next_meeting(entry, today),
        says=tuple(_said(entry, numbers, today)),
    )


def _said(entry: Entry, numbers: Numbers, today: datetime.date) -> Iterator[str]:
    yield from _meeting(entry, numbers, today)
    if entry.errors:
        yield counted(entry.errors, "error")
    if judging.heard(entry.plan.voice) == "missing":
        yield "no voice"
    if unmet := sum(review.outcome in UNMET for review in entry.plan.review):
        yield f"{counted(unmet, entry.kind.target)} not fully reached"
    if long := judging.carried_long(entry, numbers):
        yield f"{counted(len(long), entry.kind.target)} carried over for long"
    if late := judging.overdue_actions(entry, today):
        yield f"{counted(len(late), 'action')} overdue"


def _meeting(entry: Entry, numbers: Numbers, today: datetime.date) -> Iterator[str]:
    """Yield what is open about the meeting, and about agreeing the plan that it made."""
    on, timing = judging.next_meeting(entry, today), judging.timing(entry, today, numbers)
    if timing == "undated":
        yield "no date for the next meeting"
    elif on and timing == "overdue":
        yield f"meeting overdue by {counted((today - on).days, 'day')}"
    elif on and timing == "due":
        yield "meeting today" if on == today else f"meeting in {counted((on - today).days, 'day')}"
        if entry.newest.meeting.date < today:
            yield "no plan for it yet"
    match judging.agreement(entry.plan, today):
        case "unagreed":
            yield "still a draft"
        case "unsigned":
            yield "not signed by all"
    if standing_of(entry.plan).is_changed:
        yield "changed since agreed"
