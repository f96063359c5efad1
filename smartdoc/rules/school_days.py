"""T: days on which there is no school. They need the terms of the school, from smartdoc.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from smartdoc.dates import in_full
from smartdoc.english import listed
from smartdoc.finding import quoted
from smartdoc.rules import due
from smartdoc.rules.rule import Case, Problem, rule
from smartdoc.school_calendar import SchoolCalendar

_FRIDAY = 4
_TERMS = """
    calendar:
      schools:
        - name: Hill Lane Primary
          terms:
            - {name: autumn 2026, starts: 2026-09-03, ends: 2026-12-18}
            - {name: spring 2027, starts: 2027-01-05, ends: 2027-03-25}
          inset: [2027-01-25]
      default: Hill Lane Primary
    """


@rule(
    "T06",
    "due-in-school-holidays",
    level="advice",
    source="PEP guidance, Time-bound: is the deadline realistic? Terms are the school's own",
    why="In the holidays nobody at school can see whether the target is met, or help with it.",
    bad="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 30 December 2026.
            due: 2026-12-30
            actions:
              - {due: 2026-12-30}
              - {due: 2026-12-11}
              - {due: 2026-12-28}
              - {due: 2026-12-14}
              - {due: 2026-12-30}
        """,
    good="""
        targets:
          - due: 2027-01-29
        """,
    settings=_TERMS,
    kinds=due.AT_SCHOOL,
)
def due_in_school_holidays(case: Case) -> Iterator[Problem]:
    """Targets due in the holidays or in the half-term break of the learner's school."""
    for target, day in due.with_fault(case, "holidays"):
        yield (
            target.at("due"),
            f"{quoted(in_full(day), 'the deadline')} is in the school holidays"
            f"{_at(case.calendar, day)}.",
            _school_days_beside(case.calendar, day),
        )


@rule(
    "T07",
    "due-on-no-school-day",
    level="advice",
    source="PEP guidance, Time-bound: is the deadline realistic? Terms are the school's own",
    why="A lesson, a register or a test of that day will not exist, so nobody can look at it.",
    bad="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 25 January 2027.
            due: 2027-01-25
            actions:
              - {due: 2027-01-22}
              - {due: 2026-12-11}
              - {due: 2027-01-22}
              - {due: 2027-01-13}
              - {due: 2027-01-22}
        """,
    good="""
        targets:
          - due: 2027-01-29
        """,
    settings=_TERMS,
    kinds=due.AT_SCHOOL,
)
def due_on_no_school_day(case: Case) -> Iterator[Problem]:
    """Targets due at a weekend, on a bank holiday or on another day when pupils do not come."""
    for target, day in due.with_fault(case, "no school day"):
        reason = _why_no_school(case.calendar, day) if case.calendar else ""
        yield (
            target.at("due"),
            f"{quoted(in_full(day), 'the deadline')} is {reason}{_at(case.calendar, day)}.",
            _school_days_beside(case.calendar, day),
        )


@rule(
    "T14",
    "meeting-on-no-school-day",
    level="advice",
    source="Leicestershire and Southampton on PEPs: the designated teacher leads the meeting",
    why="On a day without school the teachers are away, and the room is locked.",
    bad="""
        meeting: {next: 2027-02-27}
        """,
    good="""
        meeting: {next: 2027-03-08}
        """,
    settings=_TERMS,
    kinds=due.AT_SCHOOL,
)
def meeting_on_no_school_day(case: Case) -> Iterator[Problem]:
    """Next meetings at a weekend, in the school holidays or on another day without school."""
    following, calendar = due.next_meeting(case), case.calendar
    if following is None or calendar is None or not calendar.covers(following):
        return
    if reason := _why_no_school(calendar, following):
        yield (
            case.plan.meeting.at("next"),
            f"The next {case.kind.meeting} is on {quoted(in_full(following), 'the day given')}, "
            f"which is {reason}{_at(calendar, following)}.",
            _school_days_beside(calendar, following),
        )


def _why_no_school(calendar: SchoolCalendar, day: date) -> str:
    """Return why there is no school; the day itself, written out, says which day of the week."""
    return "at the weekend" if day.weekday() > _FRIDAY else calendar.why_no_school(day)


def _at(calendar: SchoolCalendar | None, day: date) -> str:
    """Return at which school there is none that day; at a weekend that is clear."""
    if calendar is None or day.weekday() > _FRIDAY:
        return ""
    return f" at {quoted(calendar.school, 'this school')}"


def _school_days_beside(calendar: SchoolCalendar | None, day: date) -> str:
    """Return the hint that names the school days before and after a day without school."""
    if calendar is None:
        return ""
    before, after = calendar.last_school_day_before(day), calendar.next_school_day(day)
    beside = ((before, "the one before"), (after, "the one after"))
    days = [quoted(in_full(each), noun) for each, noun in beside if each]
    if len(days) < 2:
        return f"The nearest school day is {days[0]}." if days else ""
    return f"The nearest school days are {listed(days)}."
