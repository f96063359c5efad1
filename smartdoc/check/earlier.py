"""The plans of the same learner and kind from before: what a plan is judged against."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path as FilePath

from smartdoc.dates import day
from smartdoc.model import Plan
from smartdoc.opening import may_pass
from smartdoc.repository import is_plan_file

ReadPlan = Callable[[FilePath], Plan | None]


class EarlierPlans:
    """Finds the earlier plans beside a plan file; looks into each folder and file once.

    Only the plans of one folder are kept at a time, so that memory stays flat however many
    learners there are.
    """

    def __init__(self, read_plan: ReadPlan) -> None:
        self._read_plan = read_plan
        self._folder: FilePath | None = None
        self._plans: dict[FilePath, Plan | None] = {}
        self._files: list[FilePath] | None = None
        self.is_sure = True
        """Whether the disk told all that lies there: else it may tell more another time."""

    def keep(self, path: FilePath, plan: Plan | None) -> None:
        """Remember what a file holds."""
        self._enter(path.parent)
        self._plans[path] = plan

    def before(self, path: FilePath, plan: Plan) -> tuple[Plan, ...]:
        """Return the learner's plans of this kind before this one, the oldest first.

        A file that cannot be read is left out here: checking that file tells what is wrong.
        """
        self._enter(path.parent)
        files = [one for one in self._of_kind(path, plan.kind) if not _is_of_a_later_day(one, plan)]
        plans = [other for file in files if (other := self._plan(file)) is not None]
        earlier = [
            other
            for other in plans
            if (other.ref, other.kind) == (plan.ref, plan.kind)
            and other.meeting.date < plan.meeting.date
        ]
        return tuple(sorted(earlier, key=lambda other: other.meeting.date))

    def beside(self, path: FilePath, plan: Plan) -> tuple[Plan, ...]:
        """Return all other plans of the learner that lie beside this one, of any kind and day."""
        self._enter(path.parent)
        plans = (other for file in self._beside(path) if (other := self._plan(file)) is not None)
        return tuple(other for other in plans if other.ref == plan.ref)

    def without_plan(self, path: FilePath) -> list[FilePath]:
        """Return the files beside this one that hold no plan, whatever is wrong with them."""
        self._enter(path.parent)
        return [file for file in self._beside(path) if self._plan(file) is None]

    def is_newest(self, path: FilePath, plan: Plan) -> bool:
        """Tell whether a plan is the learner's newest of its kind.

        A later one that cannot be read counts, one of another learner that lies there does not.
        """
        self._enter(path.parent)
        later = (one for one in self._of_kind(path, plan.kind) if _is_of_a_later_day(one, plan))
        return all(other is not None and other.ref != plan.ref for other in map(self._plan, later))

    def _plan(self, path: FilePath) -> Plan | None:
        if path not in self._plans:
            self._plans[path] = self._read_plan(path)
        return self._plans[path]

    def _of_kind(self, path: FilePath, kind: str) -> Iterator[FilePath]:
        """Return the other files beside one that hold a plan of this kind, by their names."""
        return (file for file in self._beside(path) if file.stem.endswith(f".{kind}"))

    def _beside(self, path: FilePath) -> Iterator[FilePath]:
        """Return all other plan files beside one; none where nobody may look into the folder."""
        if self._files is None:
            self._files = self._files_in(path.parent)
        return (file for file in self._files if file != path)

    def _files_in(self, folder: FilePath) -> list[FilePath]:
        try:
            return sorted(filter(is_plan_file, folder.iterdir()))
        except OSError as error:
            self.is_sure &= not may_pass(error)
            return []

    def _enter(self, folder: FilePath) -> None:
        if folder != self._folder:
            self._folder = folder
            self._plans = {}
            self._files = None


def _is_of_a_later_day(file: FilePath, plan: Plan) -> bool:
    """Return whether a file's name says that it need not be read: its meeting came later."""
    on = day(file.name[: len("2026-11-30")])
    return on is not None and on > plan.meeting.date
