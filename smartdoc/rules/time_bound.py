"""T: by which day."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.phrases import is_open_ended
from smartdoc.model import Milestone, Target
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
    why="A date that never comes cannot be missed, so nobody looks whether the plan works.",
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
        if dated.due and dated.due_on is None and is_open_ended(dated.due):
            yield (
                dated.at("due"),
                f"{quoted(dated.due, 'the deadline')} is not a date: write the day by which it "
                "will be met.",
                "A long piece of work gets a day too, and milestones on the way.",
            )


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
        elif dated.due_on is None and not is_open_ended(dated.due):
            yield (
                dated.at("due"),
                f"{quoted(dated.due, 'the deadline')} names no day that everybody reads alike.",
                "Write the day itself, such as 2027-01-29.",
            )


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
    following = case.plan.meeting.next
    for target in case.plan.targets:
        if following and target.due_on and target.due_on > following:
            yield (
                target.at("due"),
                f"{quoted(target.due, 'the deadline')} is after the next meeting on "
                f"{quoted(following, 'its day')}, which could not yet judge the "
                f"{case.kind.target}.",
                "Choose an earlier day, or make a first step of it that is due by then.",
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
    """Targets due before the meeting that agrees them or, while still a draft, before today."""
    plan = case.plan
    for target in plan.targets:
        if not target.due_on:
            continue
        day = quoted(target.due, "the deadline")
        if target.due_on < plan.meeting.date:
            yield target.at("due"), f"{day} is before the meeting at which this is agreed."
        elif plan.status == "draft" and target.due_on < case.today:
            yield target.at("due"), f"{day} has already passed, and the plan is still a draft."
