"""What was agreed, as git has it: the version of a plan with the content of an agreement."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from smartdoc import git
from smartdoc.check.committed import holds
from smartdoc.git import Version
from smartdoc.model import Plan
from smartdoc.opening import bytes_of
from smartdoc.repository import Repository
from smartdoc.signing import content_of
from smartdoc.source import parse_bytes

PlanOf = Callable[[bytes], Plan | None]

_LARGEST_LOT = 64
"""Plans whose versions are read from git at once."""

_STATUS = re.compile(rb"^status:[ \t]*([a-z]+)[ \t\r]*(?:#.*)?$", re.M)


class Agreements:
    """Finds plans as they were agreed; git is asked for the history of all of them once."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._held: Mapping[str, bytes] = {}
        self._read: frozenset[Path] = frozenset()
        self._length = 1

    def plan(self, path: Path, content: str, plan_of: PlanOf) -> Plan | None:
        """Return the newest version of a plan with this content, None where git has no such.

        ``plan_of`` returns the plan in a file's bytes, None where its shape is wrong.
        """
        blobs = [one.blob for one in reversed(self._history(path).of(path)) if one.blob]
        held = self._contents(path) if blobs else {}
        plans = (plan_of(held[blob]) for blob in dict.fromkeys(blobs) if blob in held)
        return next((plan for plan in plans if plan and content_of(plan) == content), None)

    def unsigned(self, path: Path, plan_of: PlanOf) -> Plan | None:
        """Return a plan as it was when it last became agreed, without an agreement that binds it.

        None where git has no such version, or the file is still that version.
        """
        history = self._history(path)
        known = [one for one in history.of(path) if one.blob]
        if not known or (len(known) == 1 and holds(known[0], bytes_of(path))):
            return None
        held = self._contents(path)
        there = [(one, held[one.blob or ""]) for one in known if one.blob in held]
        agreed: list[tuple[Version, bytes]] = []
        for version, content in reversed(there):
            status = _status(content)
            if status == "agreed":
                agreed.append((version, content))
            elif status is not None:
                break
        if not agreed or agreed[-1][0].commit.id in history.edge:
            return None
        # One of the wrong shape cannot be compared; the next one was called agreed as well.
        plans = (plan_of(content) for _, content in reversed(agreed))
        return next((plan for plan in plans if plan is not None), None)

    def _contents(self, path: Path) -> Mapping[str, bytes]:
        """Return what the versions of a plan hold, by their blobs.

        *Why with those of plans behind it:* git is started anew each time, which takes longer than
        reading some plans more. The lots grow, so that a check of one plan reads little.
        """
        if path not in self._read:
            lot = self._lot_from(path)
            blobs = [one.blob for each in lot for one in self._history(path).of(each) if one.blob]
            self._held = self._repository.past.contents(blobs, path.parent)
            self._read = frozenset(lot)
        return self._held

    def _lot_from(self, path: Path) -> list[Path]:
        """Return a plan and some behind it, each time more of them."""
        if not self._is_inside(path):
            return [path]
        at, length = bisect_left(self._order, path), self._length
        self._length = min(2 * length, _LARGEST_LOT)
        return self._order[at : at + length]

    def _history(self, path: Path) -> git.History:
        return self._own if self._is_inside(path) else git.versions(path.parent)

    def _is_inside(self, path: Path) -> bool:
        return path.is_relative_to(self._repository.config.plans)

    @cached_property
    def _order(self) -> list[Path]:
        return sorted(self._own.files)

    @property
    def _own(self) -> git.History:
        return self._repository.past.history  # a check of a few plans writes nothing


def _status(content: bytes) -> object:
    """Return what a version of a plan says of its status, None where it cannot be read.

    *Why not always read in full:* of each version of each plan that takes a millisecond. But a
    line of a text can look like a status, and must not make a plan that was agreed one that was
    not: only what seems agreed is believed at sight.
    """
    if _STATUS.findall(content) == [b"agreed"]:
        return "agreed"
    data = parse_bytes(content, "").data
    return None if data is None else data.get("status", "")
