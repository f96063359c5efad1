"""R: which need it answers."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "R01",
    "target-without-reason",
    level="error",
    source="PEP guidance, Reason for target; LIAP training, Relevant to the need",
    why="Without the situation behind it nobody can tell whether the target would change it.",
    bad="""
        targets:
          - reason:
        """,
    good="""
        targets:
          - reason: Ash came to school on 60% of the days with a Spanish lesson this term.
        """,
    kinds=("pep", "liap"),
)
def target_without_reason(case: Case) -> Iterator[Problem]:
    """Targets that give neither a reason nor (in a LIAP) the concern that they answer."""
    for target in case.plan.targets:
        if not target.reason and not target.concern:
            yield (
                target.at("reason"),
                f"The reason for this {case.kind.target} is missing.",
                "Describe the situation now, with its facts and figures, and what the child says.",
            )
