"""ACT: how the actions of a target hang together: their days, whose they are, who looks."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.actions import (
    belongs_after_target,
    says_how_often,
    shows_a_check,
    tokens,
)
from smartdoc.language.measuring import is_empty_method, names_reader
from smartdoc.language.phrases import is_only_review
from smartdoc.model import Action, Plan, Target
from smartdoc.rules.names import names_in
from smartdoc.rules.parties import missing_parties, parties_in
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "ACT06",
    "action-after-target",
    level="warning",
    source="PEP guidance, Actions required: they support the achievement of the target",
    why="What is done after the target's day can no longer help to reach it.",
    bad="""
        targets:
          - due: 2027-01-29
            actions:
              - {}
              - due: 2027-02-12
        """,
    good="""
        targets:
          - due: 2027-01-29
            actions:
              - {}
              - due: 2027-01-29
        """,
)
def action_after_target(case: Case) -> Iterator[Problem]:
    """Actions of a target that are due after it, but for reviews, reports and rewards.

    Where most of a target's actions are later, its own day is the likelier slip, and nothing is
    said here.
    """
    for target in case.plan.targets:
        day = target.due_on
        dated = [(action, action.due_on) for action in target.actions]
        late = [action for action, due in dated if day and due and due > day]
        if len(late) * 2 > len(dated) > 1:
            continue
        for action in late:
            if action.due_on != case.plan.meeting.next and not belongs_after_target(action.what):
                yield (
                    action.at("due"),
                    f"{quoted(action.due, 'The day of this action')} is after the "
                    f"{case.kind.target} itself, which is due on "
                    f"{quoted(target.due, 'an earlier day')}.",
                    f"Choose an earlier day, or give the {case.kind.target} more time.",
                )


@rule(
    "ACT07",
    "one-person-does-everything",
    level="advice",
    source="LIAP training, Who will do this?: everybody in the team has clear actions",
    why="A plan that rests on one person stops when that person is ill, busy or moves on.",
    bad="""
        targets:
          - actions:
              - {who: teacher}
              - {who: teacher}
              - {who: teacher}
        """,
    good="""
        targets:
          - actions:
              - {who: leila}
              - {who: teacher}
              - {who: dad}
        """,
    kinds=("learning-goals", "liap"),
)
def one_person_does_everything(case: Case) -> Iterator[Problem]:
    """Targets with three actions or more that are all the same adult's.

    Where the family has no action in the whole plan, the rule for that speaks instead.
    """
    for target in case.plan.targets:
        doers = {action.who for action in target.actions}
        if len(doers) != 1 or len(target.actions) < case.number("actions_of_one_person"):
            continue
        if "child" in parties_in(case, target.actions[0]) or _family_is_idle(case):
            continue
        yield (
            target.at("actions"),
            f"{quoted(_named_as(case, target.actions[0]), 'One person')} does everything for this "
            f"{case.kind.target}.",
            f"Share the actions out: what does the {case.kind.learner} do, and who steps in if "
            "this person cannot?",
        )


def _family_is_idle(case: Case) -> bool:
    return bool(missing_parties(case, case.plan.all_actions))


def _named_as(case: Case, action: Action) -> str:
    person = case.plan.person(action.who)
    return (person.name or person.role) if person else action.who or ""


@rule(
    "ACT08",
    "nobody-checks-progress",
    level="advice",
    source="PEP guidance, Actions required: the designated teacher checks after weeks 1, 4 and 8",
    why="A check only at the end comes too late to change help that does not work.",
    bad="""
        targets:
          - monitoring:
            measure: {method: counted by R. Okafor in the last story before the meeting}
        """,
    good="""
        targets:
          - monitoring:
              - {on: 2026-12-18, who: dt, what: the Friday stories so far}
            measure: {method: counted by R. Okafor in the last story before the meeting}
        """,
    kinds=("pep", "learner-engagement", "liap"),
)
def nobody_checks_progress(case: Case) -> Iterator[Problem]:
    """Longer targets that nobody checks before they are due.

    A check with its day, a milestone, a value read on the way, a method that says how often, or an
    action such as “checks the register” each show that somebody does.
    """
    for target in case.plan.targets:
        if is_unchecked(case, target):
            yield (
                target.at("monitoring"),
                f"Nobody checks how this {case.kind.target} is going before it is due.",
                "Under “monitoring”, write who checks what and on which days, such as after "
                "weeks 1, 4 and 8.",
            )


def is_unchecked(case: Case, target: Target) -> bool:
    """Return whether a target runs for long, and nobody checks it before it is due."""
    return _runs_long(case, target) and not _is_watched(case, target)


def _runs_long(case: Case, target: Target) -> bool:
    days = (target.due_on - case.plan.meeting.date).days if target.due_on else 0
    return days > case.number("unmonitored_days")


def _is_watched(case: Case, target: Target) -> bool:
    measure = target.measure
    if target.monitoring or target.milestones or measure is None or not measure.method:
        return True
    # A method that says nothing or names no reader is asked for more by M02, M06 and M14.
    if not _is_method(case, measure.method):
        return True
    read = (reading.on for reading in measure.readings)
    return (
        any(day and day > case.plan.meeting.date for day in read)
        or says_how_often(measure.method)
        or any(shows_a_check(action.what) for action in (*target.actions, *case.plan.actions))
    )


def _is_method(case: Case, method: str) -> bool:
    roles = (person.role for person in case.plan.people)
    empty = is_only_review(method, names_in(case.plan)) or is_empty_method(method)
    return not empty and names_reader(method, (*names_in(case.plan), *roles))


@rule(
    "ACT10",
    "action-before-meeting",
    level="warning",
    source="PEP guidance, Actions required: what will be done to reach the target",
    why="Such a day is usually left over from the last plan, and its action may be too.",
    bad="""
        targets:
          - actions:
              - {}
              - due: 2026-11-20
        """,
    good="""
        targets:
          - actions:
              - {}
              - {due: 2026-11-20, status: done}
        """,
)
def action_before_meeting(case: Case) -> Iterator[Problem]:
    """Actions due before the meeting that agrees them, and not done.

    What has to be ready for a meeting that is still being prepared may be due before it.
    """
    for action in _agreed_actions(case.plan):
        due = action.due_on
        if due and due < case.plan.meeting.date and not _may_be_past(action):
            yield (
                action.at("due"),
                f"{quoted(action.due, 'The day of this action')} is before the "
                f"{case.kind.meeting} at which the action is agreed.",
                f"Write a day after the {case.kind.meeting}; if it has been done, add “status: "
                "done”.",
            )


def _agreed_actions(plan: Plan) -> Iterator[Action]:
    """Yield the actions that the meeting agrees; a draft's own may prepare the meeting."""
    if plan.status == "agreed":
        yield from plan.all_actions
    else:
        yield from (action for target in plan.targets for action in target.actions)


def _may_be_past(action: Action) -> bool:
    return action.is_settled or "meeting" in tokens(action.what)
