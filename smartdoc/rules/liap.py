"""LIAP: what a plan of the team around the child must have."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.english import listed, sentence_case
from smartdoc.rules.actions import all_actions
from smartdoc.rules.parties import PARTY_NAMES, parties_of
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "LIAP05",
    "family-without-action",
    level="error",
    source="LIAP training, Who will do this?: the child and the parent or carer have clear actions",
    why="A plan that is done to a family changes little; a plan that they act in can.",
    bad="""
        targets:
          - actions:
              - {who: teacher}
              - {who: teacher}
        """,
    good="""
        targets:
          - actions:
              - {who: robin}
              - {who: mum}
        """,
    kinds=("liap",),
)
def family_without_action(case: Case) -> Iterator[Problem]:
    """Plans in which the child, or the parent or carer, has no action of their own."""
    liap = case.policy.liap
    missing = liap.missing(parties_of(case, all_actions(case.plan)))
    if missing:
        parties = [_with_stand_ins(party, liap.stand_ins.get(party, ())) for party in missing]
        names = sentence_case(listed(parties))
        yield (
            ("targets",),
            f"{names} {'has' if len(missing) == 1 else 'have'} no action in this plan.",
            "Agree with them what they will do, in words that they would use themselves.",
        )


def _with_stand_ins(party: str, others: tuple[str, ...]) -> str:
    first = PARTY_NAMES.get(party, party)
    rest = [PARTY_NAMES.get(other, other).removeprefix("the ") for other in others]
    return " or ".join([first, *rest])
