"""STAR: what an All-STAR goal plan must have."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.english import counted
from smartdoc.rules.parties import party_of
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "STAR01",
    "too-few-actions",
    level="error",
    source="My All-STAR Goal Plan, S: three or more actions",
    why="A goal becomes a plan when the pupil can say what they will do about it tomorrow.",
    bad="""
        targets:
          - actions:
              - {who: teacher, what: puts a checklist for stories on the desk}
        """,
    good="""
        targets:
          - actions:
              - {who: kit, what: plan each story on the five-box sheet}
        """,
    kinds=("all-star",),
)
def too_few_actions(case: Case) -> Iterator[Problem]:
    """Goals with fewer actions by the pupil than the policy wants (three)."""
    least = case.policy.all_star.actions
    for target in case.plan.targets:
        own = sum(party_of(case, action) == "child" for action in target.actions)
        if own < least:
            yield (
                target.at("actions"),
                f"The pupil has {counted(own, 'action')} for this goal; the "
                f"sheet asks for {least} or more.",
                "Ask the pupil: what will you do, and when in the day will you do it?",
            )


@rule(
    "STAR03",
    "too-few-reasons",
    level="error",
    source="My All-STAR Goal Plan, A: two reasons I know I can meet my goal",
    why="A pupil who can say why they will manage it believes it, and the adults hear what helps.",
    bad="""
        targets:
          - achievable:
              reasons:
        """,
    good="""
        targets:
          - achievable:
              reasons: [I wrote a good beginning in October., Mum reads with me on Sundays.]
        """,
    kinds=("all-star",),
)
def too_few_reasons(case: Case) -> Iterator[Problem]:
    """Goals with fewer reasons why they can be met than the policy wants (two)."""
    least = case.policy.all_star.reasons
    for target in case.plan.targets:
        given = len(target.achievable.reasons) if target.achievable else 0
        if given < least:
            yield (
                target.at("achievable", "reasons"),
                f"{counted(given, 'reason')} why the pupil can meet this "
                f"goal; the sheet asks for {least}.",
                "Write them under “achievable” as “reasons”, in the pupil's own words.",
            )
