"""ACT: who does what by when: that every action has a person and a day."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from smartdoc.finding import Path, quoted
from smartdoc.language.phrases import is_open_ended
from smartdoc.late import late
from smartdoc.model import Plan
from smartdoc.rules.parties import named_in
from smartdoc.rules.rule import Case, Problem, rule

_TITLED = late(r"(?:mr|mrs|ms|miss|mx|dr|prof|sir|rev)\b", re.I)
"""How a person's name begins: Mr College is nobody's college."""


@rule(
    "ACT01",
    "action-without-person",
    level="error",
    source="LIAP training, Who will do this?",
    why="What is everybody's task is done by nobody.",
    bad="""
        targets:
          - actions:
              - who:
        """,
    good="""
        targets:
          - actions:
              - who: ash
        """,
)
def action_without_person(case: Case) -> Iterator[Problem]:
    """Actions that name nobody."""
    for action in case.plan.all_actions:
        if not action.who:
            yield (
                action.at("who"),
                "Nobody is named for this action: add “who” with a person from “people”.",
            )


@rule(
    "ACT02",
    "agency-not-person",
    level="error",
    source="LIAP training, Who will do this?: the individual, not simply the agency",
    why="An agency cannot be asked on Friday whether it is done; a person can.",
    bad="""
        targets:
          - actions:
              - who: school
        """,
    good="""
        targets:
          - actions:
              - who: ash
        """,
)
def agency_not_person(case: Case) -> Iterator[Problem]:
    """Actions given to an agency or a team instead of one person in it."""
    doers = {action.who for action in case.plan.all_actions if action.who}
    called = {who: _called(case.plan, who) for who in doers}
    agencies = {who for who, name in called.items() if _is_agency(case, name)}
    for action in case.plan.all_actions:
        if action.who in agencies:
            yield (
                action.at("who"),
                f"{quoted(called[action.who], 'this')} is an agency, not a person: name the person "
                "there who will do this.",
                "Add the person under “people” with a role and a name, and use their short name.",
            )


def _called(plan: Plan, who: str) -> str:
    person = plan.person(who)
    return (person.name or person.role) if person else who


def _is_agency(case: Case, name: str) -> bool:
    return case.policy.is_agency(name) and not _TITLED.match(name)


@rule(
    "ACT03",
    "undated-action",
    level="error",
    source="LIAP training, When will this be done?; PEP guidance, Actions required",
    why="An action without a day slips to the end of the term, when it can no longer help.",
    bad="""
        targets:
          - actions:
              - due:
        """,
    good="""
        targets:
          - actions:
              - due: 2026-12-11
        """,
)
def undated_action(case: Case) -> Iterator[Problem]:
    """Actions without a day by which they are done, or with a word such as “ongoing” there."""
    for action in case.plan.all_actions:
        if not action.due:
            yield action.at("due"), "This action has no date: add “due” and the day."
        elif action.due_on is None:
            open_ended = is_open_ended(action.due)
            fault = "is not a date" if open_ended else "does not name one exact day"
            yield (
                action.at("due"),
                f"{quoted(action.due, 'this')} {fault}: write the day by which it will be done.",
                "For something repeated, add “how_often” and the day of the last time.",
            )


@rule(
    "ACT04",
    "unknown-person",
    level="warning",
    source="LIAP training, Who will do this?: the individual who will carry it out",
    why="A slip in a short name leaves the task on nobody's list.",
    bad="""
        targets:
          - actions:
              - who: ahs
        """,
    good="""
        targets:
          - actions:
              - who: ash
        """,
)
def unknown_person(case: Case) -> Iterator[Problem]:
    """Short names in actions and meetings that are nobody's under “people”, or two people's."""
    known = [person.id for person in case.plan.people]
    for path, who in _named(case.plan):
        if who in known or case.policy.is_agency(who):
            continue
        if len(named_in(case, who)) > 1:
            yield (
                path,
                f"{quoted(who, 'this')} is more than one person: name the one who sees to it.",
                "Say with whom under “what”, or write an action for each of them.",
            )
        else:
            close = difflib.get_close_matches(who, known, n=1)
            meant = (
                f"Did you mean {quoted(close[0], 'a name like it')}? If not, add"
                if close
                else "Add"
            )
            yield (
                path,
                f"{quoted(who, 'the person named here')} is not among the people of this plan.",
                f"{meant} the person under “people”, and use their short name.",
            )


def _named(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Yield every place that names a person by a short name."""
    for action in plan.all_actions:
        if action.who:
            yield action.at("who"), action.who
    meeting = plan.meeting
    if meeting.chair:
        yield meeting.at("chair"), meeting.chair
    for key, people in (
        ("invited", meeting.invited),
        ("present", meeting.present),
        ("apologies", meeting.apologies),
    ):
        for at, who in enumerate(people):
            yield meeting.at(key, at), who
