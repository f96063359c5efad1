"""ACT: what an action says: a task, and not only that somebody will help."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.actions import (
    is_vague_action,
    open_ended_rhythm,
    open_ended_task,
    tokens,
)
from smartdoc.language.outline import placeholder
from smartdoc.rules.rule import Case, Problem, rule

_SUBJECTS = ("english", "maths", "writing")
"""The policy's areas whose words are subjects: “helps with algebra” says as little as “maths”."""


@rule(
    "ACT05",
    "vague-action",
    level="warning",
    source="LIAP training, What will be done?: exactly which tasks, down to the small print",
    why="Everybody agrees to “support”, and each means something else by it, or nothing.",
    bad="""
        targets:
          - actions:
              - {}
              - what: supports Ash with his writing
        """,
    good="""
        targets:
          - actions:
              - {}
              - what: supports Ash by reading the first page aloud with him
        """,
)
def vague_action(case: Case) -> Iterator[Problem]:
    """Actions that only support, help, monitor, liaise or work on something, with no task named."""
    names = _names_in(case)
    for action in case.plan.all_actions:
        # Of a task that is still to be written, S13 speaks.
        vague = is_vague_action(action.what, names, action.how_often)
        if vague and not placeholder(action.what):
            yield (
                action.at("what"),
                f"{quoted(action.what, 'this action')} does not say exactly what is done.",
                "Name the task, so that somebody in the room could see it happen: not “helps with "
                "maths” but “works through five subtractions with blocks”.",
            )


def _names_in(case: Case) -> frozenset[str]:
    """Return the words of names, roles and subjects, which do not make an action any clearer."""
    plan = case.plan
    texts = [plan.learner.name]
    for person in plan.people:
        texts += (person.id, person.name or "", person.role, person.organisation or "")
    for target in plan.targets:
        texts += target.areas
    for area in _SUBJECTS:
        texts += case.policy.areas.get(area, ())
    return frozenset(tokens("\n".join(texts)))


@rule(
    "ACT09",
    "open-ended-action",
    level="warning",
    source="LIAP training, When will this be done?: not “ongoing”",
    why="“Ongoing” sounds like always, and often turns out to mean never.",
    bad="""
        targets:
          - actions:
              - {}
              - how_often: ongoing
        """,
    good="""
        targets:
          - actions:
              - {}
              - how_often: each Monday
        """,
)
def open_ended_action(case: Case) -> Iterator[Problem]:
    """Actions that are done “ongoing”, “ASAP” or “until further notice”, by their own words.

    Words in the place of the action's day are judged by ACT03.
    """
    for action in case.plan.all_actions:
        if action.how_often and (words := open_ended_rhythm(action.how_often)):
            yield (
                action.at("how_often"),
                f"{quoted(words, 'This')} does not say how often: name the days, or how many "
                "times.",
                "For example “each Monday” or “twice a week”; “due” is the day of the last time.",
            )
        if words := open_ended_task(action.what):
            yield (
                action.at("what"),
                f"{quoted(words, 'This wording')} names no day: write the day under “due”.",
                "Leave the words out; for what is repeated add “how_often”, such as “each Monday”.",
            )
