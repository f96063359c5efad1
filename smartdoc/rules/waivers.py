"""WVR: rules set aside, which must still mean something."""

from __future__ import annotations

from smartdoc.finding import Level
from smartdoc.rules.rule import Rule

_SOURCE = "The order of a plans repository: a waiver names who set the rule aside and why"

# What a waiver waived is known when all other rules have spoken, so the checker judges these.
unused_waiver = Rule(
    code="WVR01",
    name="unused-waiver",
    level=Level.WARNING,
    what="Waivers of a rule that finds nothing in this plan, or nothing in the target they name.",
    why="A waiver that is left standing would silence the rule when it next has something to say.",
    source=_SOURCE,
    bad="waive:\n  - {rule: T03, because: The exam date is fixed by the board., by: dt}",
    good="waive:",
)

unknown_waiver = Rule(
    code="WVR02",
    name="unknown-waiver",
    level=Level.ERROR,
    what="Waivers of a rule that does not exist or cannot be waived, for a target that is not in "
    "the plan, or by somebody who is not among its people.",
    why="A waiver with a slip in it waives nothing, and nobody answers for it.",
    source=_SOURCE,
    bad="waive:\n  - {rule: T99, because: The exam date is fixed by the board., by: dt}",
    good="waive:",
)
