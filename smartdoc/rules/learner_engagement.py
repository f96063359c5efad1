"""LEP: what a Learner Engagement Plan must have."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import Path, quoted
from smartdoc.language.phrases import speaks_to_learner
from smartdoc.rules.parties import party_of
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "LEP01",
    "you-will-voice",
    level="error",
    source="Learner engagement guidance, Tips: “I will”, not “you will”",
    why="A learner keeps to a target that is their own; “you will” makes it somebody else's.",
    bad="""
        targets:
          - statement: You will visit the midwifery open day at Westmere University by 29 January.
        """,
    good="""
        targets:
          - statement: I will visit the midwifery open day at Westmere University by 29 January.
        """,
    kinds=("learner-engagement",),
)
def you_will_voice(case: Case) -> Iterator[Problem]:
    """Goals, targets, milestones and the learner's own actions that say “you will”."""
    for path, text in _own_texts(case):
        if words := speaks_to_learner(text):
            yield (
                path,
                f"{quoted(words, 'this wording')} tells the learner what to do: write it as the "
                "learner would say it, beginning with “I will”.",
            )


def _own_texts(case: Case) -> Iterator[tuple[Path, str]]:
    plan = case.plan
    if plan.goal:
        yield plan.at("goal"), plan.goal
    for target in plan.targets:
        if target.statement:
            yield target.at("statement"), target.statement
        for milestone in target.milestones:
            yield milestone.at("what"), milestone.what
        for action in target.actions:
            if party_of(case, action) == "child":
                yield action.at("what"), action.what
