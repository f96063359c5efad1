"""HIS: what ties a learner's plans together."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.rules.rule import Case, Problem, rule


@rule(
    "HIS01",
    "repeated-target-id",
    level="error",
    source="The order of a plans repository: a target keeps its id from plan to plan",
    why="The id is how a target is followed from one plan to the next, so it must mean one target.",
    bad="""
        targets:
          - id: writing
          - id: writing
        """,
    good="""
        targets:
          - id: writing
          - id: maths
        """,
)
def repeated_target_id(case: Case) -> Iterator[Problem]:
    """Targets with the id of another target in the same plan."""
    seen: set[str] = set()
    for target in case.plan.targets:
        if target.id in seen:
            yield (
                target.at("id"),
                f"Another target in this plan has the id {quoted(target.id, 'given here')}.",
                "Give each target an id of its own; it never appears in a document.",
            )
        seen.add(target.id)
