"""LIAP: what the team does when nothing has helped, and where it turns to."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.english import counted, listed
from smartdoc.finding import quoted
from smartdoc.lives import life_finder
from smartdoc.model import Escalation, Plan
from smartdoc.rules import lineage
from smartdoc.rules.rule import Case, Problem, rule

_KINDS = ("liap",)
_RESOURCES = "LIAP training, Additional Resources"
_QUESTIONS = {
    "same_or_new": "whether the concerns are the same or new",
    "assessment_revisited": "whether the team has gone back to the assessment",
    "unknown": "what the team does not know yet",
    "another_professional": "whether somebody else should join, with consent",
    "learned": "what works and what does not",
    "next_step": "what comes next, or whether the plan goes a step up",
}
_UNMET = ("not-achieved",)
_MOST_NAMED = 2
"""Questions that a message can name and still be read; the hint names the keys of all."""

_STEPS = {
    "lead-professional": "the lead professional",
    "local-management-group": "the local management group",
    "additional-resource-management-group": "the additional resource management group",
    "placement-services-group": "the placement services group",
}
"""The steps up, the nearest first; the first is taken wherever a team has its lead professional."""


@rule(
    "LIAP08",
    "moving-on-needed",
    level="error",
    source="LIAP training, Moving on: questions to consider; Norfolk: after two rounds",
    why="Trying the same again seldom helps; the questions show what has been overlooked.",
    before="""
        meeting: {date: 2026-06-01, next: 2026-11-30}
        review:
          - {target: on-time, outcome: not-achieved, decision: revise, because: The bus was late.}
        targets:
          - {due: 2026-10-02}
        """,
    bad="""
        review:
          - target: on-time
            outcome: not-achieved
            evidence: Robin was in class by nine on 7 of 20 school days.
            because: The second alarm did not help on days with rain.
            decision: replace
        targets:
          - id: breakfast-first
            revises: on-time
            statement: Robin will eat at breakfast club on 16 of 20 school days by 29 January 2027.
            measure: {what: school days with breakfast at the club}
        """,
    good="""
        review:
          - target: on-time
            outcome: not-achieved
            evidence: Robin was in class by nine on 7 of 20 school days.
            because: The second alarm did not help on days with rain.
            decision: replace
        targets:
          - id: breakfast-first
            revises: on-time
            statement: Robin will eat at breakfast club on 16 of 20 school days by 29 January 2027.
            measure: {what: school days with breakfast at the club}
        moving_on:
          same_or_new: The concern is the same; it is the walk that takes too long.
          assessment_revisited: On 23 November with Kirsty and Robin.
          unknown: How Robin sleeps.
          another_professional: L. Ardle joins, with Kirsty's consent.
          learned: A friend at the door helps; alarm clocks do not.
          next_step: The team stays with the plan until March.
        """,
    kinds=_KINDS,
)
def moving_on_needed(case: Case) -> Iterator[Problem]:
    """Plans with an objective unmet too often, or going a step up, where a question is left out.

    The questions for moving on are those under “moving_on”.
    """
    missing = [key for key in _QUESTIONS if not _answer(case.plan, key)]
    reason = _reason_to_move_on(case) if missing else None
    if reason is None:
        return
    keys = listed([f"“{key}”" for key in missing])
    if len(missing) == len(_QUESTIONS):
        said = "the team has not yet asked itself how to move on"
    elif len(missing) > _MOST_NAMED:
        said = f"{len(missing)} of the {len(_QUESTIONS)} questions for moving on have no answer"
    else:
        said = f"“moving_on” does not say {listed([_QUESTIONS[key] for key in missing])}"
    yield ("moving_on",), f"{reason}, and {said}.", f"Under “moving_on”, answer {keys}."


def _answer(plan: Plan, question: str) -> str | None:
    answer: str | None = getattr(plan.moving_on, question) if plan.moving_on else None
    return answer


def _reason_to_move_on(case: Case) -> str | None:
    """Return why the team must ask itself how to move on, None where it need not."""
    missed = [review for review in case.plan.review if review.outcome in _UNMET]
    life_of = life_finder(lineage.lives(case) if missed else ())
    for review in missed:
        times = life_of(review).times_unmet(_UNMET)
        if times >= case.number("times_unmet"):
            named = quoted(review.target, "that is reviewed here")
            return f"The objective {named} was not achieved at {counted(times, 'review')} in a row"
    if any(review.decision == "escalate" for review in case.plan.review):
        return "The review takes an objective a step up"
    if any(entry.step != "lead-professional" for entry in case.plan.escalation):
        return "The plan goes a step up"
    return None


@rule(
    "LIAP09",
    "escalation-without-evidence",
    level="error",
    source=f"{_RESOURCES}: evidence that everything possible has been tried locally",
    why="A group that does not see what was tried sends the plan back, and the child waits.",
    bad="""
        escalation:
          - step: lead-professional
            on: 2026-12-07
            reason: The count of mornings has begun to fall.
        """,
    good="""
        escalation:
          - step: lead-professional
            on: 2026-12-07
            reason: The count of mornings has begun to fall.
            evidence: [breakfast club offered since 2 November and used on 9 days]
        """,
    kinds=_KINDS,
)
def escalation_without_evidence(case: Case) -> Iterator[Problem]:
    """Escalations without a reason, or without what shows that all else was tried."""
    for entry in case.plan.escalation:
        step = _STEPS[entry.step]
        if not entry.evidence:
            yield (
                entry.at("evidence"),
                f"Nothing shows {step} what has been tried so far.",
                "Under “evidence”, list what was done, for how long, and what came of it.",
            )
        if not entry.reason:
            yield (
                entry.at("reason"),
                f"Nothing says why the plan goes to {step}.",
                "Under “reason”, say what the child needs that the team cannot give.",
            )


@rule(
    "LIAP11",
    "skipped-step",
    level="warning",
    source=f"{_RESOURCES}: from the team to the placement services group, a step at a time",
    why="The group nearest to the child can act soonest, and each group asks what the last one "
    "did.",
    bad="""
        escalation:
          - step: additional-resource-management-group
            on: 2026-12-07
            reason: Robin needs an adult at home before school.
            evidence: [breakfast club offered since 2 November and used on 9 days]
        moving_on:
          same_or_new: The concern is the same; it is the walk that takes too long.
          assessment_revisited: On 23 November with Kirsty and Robin.
          unknown: How Robin sleeps.
          another_professional: L. Ardle joins, with Kirsty's consent.
          learned: A friend at the door helps; alarm clocks do not.
          next_step: The plan goes a step up on 7 December.
        """,
    good="""
        escalation:
          - step: local-management-group
            on: 2026-12-07
            reason: Robin needs an adult at home before school.
            evidence: [breakfast club offered since 2 November and used on 9 days]
        moving_on:
          same_or_new: The concern is the same; it is the walk that takes too long.
          assessment_revisited: On 23 November with Kirsty and Robin.
          unknown: How Robin sleeps.
          another_professional: L. Ardle joins, with Kirsty's consent.
          learned: A friend at the door helps; alarm clocks do not.
          next_step: The plan goes a step up on 7 December.
        """,
    kinds=_KINDS,
)
def skipped_step(case: Case) -> Iterator[Problem]:
    """Escalations that leave out the group below, in this plan and in those before."""
    taken = [entry for plan in (*case.earlier, case.plan) for entry in plan.escalation]
    order = list(_STEPS)
    for entry in case.plan.escalation:
        rank = order.index(entry.step)
        below = order[rank - 1]
        if rank > 1 and not any(_was_before(other, below, entry) for other in taken):
            yield (
                entry.at("step"),
                f"The plan goes to {_STEPS[entry.step]} before it has been to {_STEPS[below]}.",
                "Take the steps one at a time, or write down the step that is missing here.",
            )


def _was_before(other: Escalation, step: str, entry: Escalation) -> bool:
    in_order = other.on is None or entry.on is None or other.on <= entry.on
    return other.step == step and in_order
