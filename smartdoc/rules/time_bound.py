"""T: by which day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from smartdoc.dates import WEEKDAYS
from smartdoc.english import counted
from smartdoc.finding import quoted
from smartdoc.language.phrases import is_open_ended
from smartdoc.model import Milestone, Target
from smartdoc.rules import due
from smartdoc.rules.rule import Case, Problem, rule


def _deadlines(case: Case) -> Iterator[Target | Milestone]:
    for target in case.plan.targets:
        yield target
        yield from target.milestones


@rule(
    "T01",
    "ongoing-deadline",
    level="error",
    source="LIAP training, Time bound: never “ongoing”",
    why="A date that never comes cannot be missed, so nobody checks whether the plan works.",
    bad="""
        targets:
          - due: ongoing
        """,
    good="""
        targets:
          - due: 2027-01-29
        """,
)
def ongoing_deadline(case: Case) -> Iterator[Problem]:
    """Targets and milestones whose deadline is open, such as “ongoing”, “ASAP” or “someday”."""
    for dated in _deadlines(case):
        if dated.due and dated.due_on is None and _never_comes(case, dated.due):
            yield (
                dated.at("due"),
                f"{quoted(dated.due, 'the deadline')} is not a date: write the day by which it "
                "will be met.",
                "A long piece of work gets a day too, and milestones on the way.",
            )


def _never_comes(case: Case, words: str) -> bool:
    """Return whether a deadline is open; “daily until half term” ends with half term."""
    ends = any(each.kind in ("deadline", "period") for each in due.times_in(case, words))
    return is_open_ended(words) and not ends


@rule(
    "T02",
    "undated-target",
    level="error",
    source="PEP guidance, Time-bound; learner engagement guidance, Timely",
    why="Without a day nobody can say whether the target was met in time, or when to look.",
    bad="""
        targets:
          - due:
        """,
    good="""
        targets:
          - due: 2027-01-29
        """,
)
def undated_target(case: Case) -> Iterator[Problem]:
    """Targets and milestones without a deadline, or with one in words that name no day."""
    for dated in _deadlines(case):
        what = case.kind.target if isinstance(dated, Target) else "milestone"
        if not dated.due:
            yield dated.at("due"), f"This {what} has no date: add “due” and the day."
        elif dated.due_on is None and not _never_comes(case, dated.due):
            yield (
                dated.at("due"),
                f"{quoted(dated.due, 'the deadline')} does not name one exact day.",
                _day_meant(case, dated.due),
            )


def _day_meant(case: Case, words: str) -> str:
    """Return the hint that names the day of a deadline in words, if the words come to one."""
    found = due.understood(case, words)
    if found is None or found.day is None:
        return "Write the day itself, such as 2027-01-29."
    day = f"Write {quoted(found.day.isoformat(), 'the day itself')}"
    which = f": {found.which}" if found.which else f", a {WEEKDAYS[found.day.weekday()]}"
    at = f" at {quoted(found.school, 'the school')}" if found.school else ""
    return f"{day}{which}{at}.{_no_school(case, found.day)}"


def _no_school(case: Case, day: date) -> str:
    """Return what to know of a day without school, and nothing of others."""
    calendar = case.calendar
    if calendar is None or not calendar.covers(day) or calendar.is_school_day(day):
        return ""
    before = calendar.last_school_day_before(day)
    last = quoted(before.isoformat(), "an earlier one") if before else ""
    reason = calendar.why_no_school(day)
    return f" That is {reason}{f'; the last school day before it is {last}' if last else ''}."


@rule(
    "T03",
    "due-after-next-meeting",
    level="warning",
    source="PEP guidance, Time-bound: in time for the next PEP meeting",
    why="The next meeting decides what becomes of the target, so its day must have come by then.",
    bad="""
        targets:
          - due: 2027-04-16
        """,
    good="""
        targets:
          - due: 2027-01-29
        """,
)
def due_after_next_meeting(case: Case) -> Iterator[Problem]:
    """Targets that are due only after the next meeting, where its date is known."""
    for target, _ in due.with_fault(case, "after next meeting"):
        yield (
            target.at("due"),
            f"{quoted(target.due, 'the deadline')} is after the next {case.kind.meeting}, on "
            f"{quoted(case.plan.meeting.next, 'the day given')}, which is to review the "
            f"{case.kind.target}.",
            "Choose an earlier day, or a first step that can be reached by then.",
        )


@rule(
    "T04",
    "due-too-soon",
    level="advice",
    source="Learner engagement guidance, Timely: a deadline that is not too short",
    why="In a few days nobody can learn or change much; what is done at once is an action.",
    bad="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 4 December 2026.
            due: 2026-12-04
            monitoring: [{on: 2026-12-02}]
            actions:
              - {due: 2026-12-04}
              - {due: 2026-12-01}
              - {due: 2026-12-03}
              - {due: 2026-12-02}
              - {due: 2026-12-04}
        """,
    good="""
        targets:
          - due: 2027-01-29
        """,
)
def due_too_soon(case: Case) -> Iterator[Problem]:
    """Targets due within a few days of the meeting (the settings say how many)."""
    for target, day in due.with_fault(case, "too soon"):
        days = (day - case.plan.meeting.date).days
        meeting = f"the {case.kind.meeting}"
        when = f"only {counted(days, 'day')} after {meeting}" if days else f"the day of {meeting}"
        yield (
            target.at("due"),
            f"{quoted(target.due, 'the deadline')} is {when}.",
            f"Give the {case.kind.target} the weeks that it needs, or make it an action.",
        )


@rule(
    "T05",
    "due-too-far",
    level="warning",
    source="Learner engagement guidance, Timely: a deadline that is not too long; Enfield, within "
    "twelve weeks",
    why="What is due in a year is begun in eleven months, too late to see what goes wrong.",
    bad="""
        targets:
          - statement: Ash will write a story of 4 paragraphs without help by 5 March 2027.
            due: 2027-03-05
        """,
    good="""
        targets:
          - due: 2027-01-29
        """,
    settings="override: {kinds: {pep: {numbers: {longest_target: 84}}}}",
)
def due_too_far(case: Case) -> Iterator[Problem]:
    """Targets due longer after the meeting than the settings allow, and before the next meeting."""
    for target, day in due.with_fault(case, "too far"):
        weeks = (day - case.plan.meeting.date).days // 7
        yield (
            target.at("due"),
            f"{quoted(target.due, 'the deadline')} is {counted(weeks, 'week')} after the "
            f"{case.kind.meeting}, too long for one {case.kind.target}.",
            "Choose a first step that can be reached within a term, and go on from there.",
        )


@rule(
    "T08",
    "due-in-the-past",
    level="error",
    source="PEP guidance, Time-bound: is the deadline realistic?",
    why="A day that has gone by leaves no time to work on the target; it is often a slip in the "
    "year, or left over from the last plan.",
    bad="""
        targets:
          - due: 2026-01-29
        """,
    good="""
        targets:
          - due: 2027-01-29
        """,
)
def due_in_the_past(case: Case) -> Iterator[Problem]:
    """Targets due before the meeting that agrees them or, while still a draft, before today.

    Milestones due before the meeting, and not done, count too.
    """
    agreed = f"the {case.kind.meeting} at which this is agreed"
    after = f"Write a day after the {case.kind.meeting}."
    for target, day in due.with_fault(case, "past"):
        written = quoted(target.due, "the deadline")
        if day < case.plan.meeting.date:
            yield target.at("due"), f"{written} is before {agreed}.", after
        else:
            yield (
                target.at("due"),
                f"{written} has already passed, and the plan is still a draft.",
                "Write a day that is still to come.",
            )
    for step in _lost_milestones(case):
        written = quoted(step.due, "the day of this milestone")
        yield step.at("due"), f"{written} is before {agreed}.", after


def _lost_milestones(case: Case) -> Iterator[Milestone]:
    """Yield the milestones that were due before the meeting and are not done."""
    for target in case.plan.targets:
        for step in target.milestones:
            if step.due_on and not step.done_on and step.due_on < case.plan.meeting.date:
                yield step
