"""What was agreed, as git has it: the version of a plan with the content of an agreement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from smartdoc import git
from smartdoc.model import Plan
from smartdoc.signing import content_of

PlanOf = Callable[[bytes], Plan | None]


def agreed_plan(path: Path, content: str, plan_of: PlanOf) -> Plan | None:
    """Return the newest version of a plan with this content, None where git has no such.

    ``plan_of`` returns the plan in a file's bytes, None where its shape is wrong.
    """
    blobs = [one.blob for one in reversed(git.versions(path.parent).of(path)) if one.blob]
    held = git.contents(path.parent, blobs)
    plans = (plan_of(held[blob]) for blob in dict.fromkeys(blobs) if blob in held)
    return next((plan for plan in plans if plan and content_of(plan) == content), None)
