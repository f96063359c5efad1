"""What was agreed, as git has it: the version of a plan with the content of an agreement."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from smartdoc import git
from smartdoc.check.committed import became_agreed, holds
from smartdoc.model import Plan
from smartdoc.repository import Repository
from smartdoc.signing import content_of
from smartdoc.source import parse_bytes

PlanOf = Callable[[bytes], Plan | None]


class Agreements:
    """Finds plans as they were agreed; git is asked for the history of all of them once."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def plan(self, path: Path, content: str, plan_of: PlanOf) -> Plan | None:
        """Return the newest version of a plan with this content, None where git has no such.

        ``plan_of`` returns the plan in a file's bytes, None where its shape is wrong.
        """
        blobs = [one.blob for one in reversed(self._history(path).of(path)) if one.blob]
        held = git.contents(path.parent, blobs)
        plans = (plan_of(held[blob]) for blob in dict.fromkeys(blobs) if blob in held)
        return next((plan for plan in plans if plan and content_of(plan) == content), None)

    def unsigned(self, path: Path, plan_of: PlanOf) -> Plan | None:
        """Return a plan as it was when it last became agreed, without an agreement that binds it.

        None where git has no such version, or the file is still that version.
        """
        history = self._history(path)
        known = [one for one in history.of(path) if one.blob]
        if not known or (len(known) == 1 and holds(known[0], path.read_bytes())):
            return None
        held = git.contents(path.parent, [one.blob or "" for one in known])
        there = [(one, held[one.blob or ""]) for one in known if one.blob in held]
        read = ((one, parse_bytes(content, "").data) for one, content in there)
        statuses = [(one, data.get("status")) for one, data in read if data is not None]
        version = became_agreed(statuses)
        if version is None or statuses[-1][1] != "agreed" or version.commit.id in history.edge:
            return None
        return plan_of(held[version.blob or ""])

    def _history(self, path: Path) -> git.History:
        inside = path.is_relative_to(self._repository.config.plans)
        return self._own if inside else git.versions(path.parent)

    @cached_property
    def _own(self) -> git.History:
        # What smartdoc history has kept is read; checking itself writes nothing.
        plans, root = self._repository.config.plans, self._repository.root
        return git.versions(plans, kept_in=root, keep=False)
