"""What the day of a target amounts to, so that each fault of it is told by one rule alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from smartdoc.language.times import TimePhrase, deadline, times
from smartdoc.model import Target
from smartdoc.rules.rule import Case

Fault = Literal["past", "after next meeting", "too far", "too soon", "holidays", "no school day"]

AT_SCHOOL = ("pep", "learning-goals", "all-star")
"""The kinds whose targets are met at school; an open day or a swimming club may be on a Sunday."""


def dated(case: Case) -> Iterator[tuple[Target, date]]:
    """Yield the targets whose deadline is a day, with the day."""
    for target in case.plan.targets:
        if target.due_on:
            yield target, target.due_on


def with_fault(case: Case, fault: Fault) -> Iterator[tuple[Target, date]]:
    """Yield the targets whose day has this fault, and no graver one."""
    return ((target, day) for target, day in dated(case) if fault_of(case, day) == fault)


def fault_of(case: Case, day: date) -> Fault | None:
    """Return the gravest fault of a target's day by itself, None where it has none."""
    meeting, following = case.plan.meeting.date, next_meeting(case)
    if day < meeting or (case.plan.status == "draft" and day < case.today):
        return "past"
    if following and day > following:
        return "after next meeting"
    if (day - meeting).days > case.number("longest_target"):
        return "too far"
    if (day - meeting).days < case.number("shortest_target"):
        return "too soon"
    return _out_of_school(case, day)


def _out_of_school(case: Case, day: date) -> Fault | None:
    calendar = case.calendar
    if calendar is None or case.kind.name not in AT_SCHOOL or not calendar.covers(day):
        return None
    if calendar.holiday_of(day):
        return "holidays"
    return "no school day" if calendar.why_no_school(day) else None


def next_meeting(case: Case) -> date | None:
    """Return the day of the next meeting, None where none is given or it cannot be right."""
    meeting = case.plan.meeting
    return meeting.next if meeting.next and meeting.next > meeting.date else None


def understood(case: Case, words: str) -> TimePhrase | None:
    """Return what a deadline in words comes to, counted from the meeting; None if to no day."""
    return deadline(words, case.plan.meeting.date, case.calendar, next_meeting(case))


def times_in(case: Case, text: str) -> tuple[TimePhrase, ...]:
    """Return the times that a text of the plan names, counted from its meeting."""
    return times(text, case.plan.meeting.date, case.calendar, next_meeting(case))
