"""A learner's plans of one kind, as the cohort counts them: the newest, and those before."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from smartdoc.check import Checked, Checker
from smartdoc.dates import day
from smartdoc.finding import Finding, Level
from smartdoc.frozen import frozen
from smartdoc.kind import Kind
from smartdoc.model import Plan


@frozen
class Period:
    """The days from and to which meetings count; None is open."""

    start: datetime.date | None = None
    end: datetime.date | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether every day counts."""
        return self.start is None and self.end is None

    def covers(self, date: datetime.date) -> bool:
        """Tell whether a day counts."""
        return (self.start or date) <= date <= (self.end or date)


class Looked(NamedTuple):
    """A plan whose review and spending count, with the plans before it, the oldest first."""

    plan: Plan
    earlier: tuple[Plan, ...]


@frozen
class Entry:
    """One learner's plans of one kind.

    ``plan`` is the newest of the period and ``newest`` the newest of all; ``findings`` are those of
    ``plan`` that are not waived.
    """

    plan: Plan
    kind: Kind
    newest: Plan
    earlier: tuple[Plan, ...] = ()
    findings: tuple[Finding, ...] = ()
    looked_at: tuple[Looked, ...] = ()

    @property
    def errors(self) -> int:
        """Return how many findings are errors."""
        return sum(finding.level is Level.ERROR for finding in self.findings)


@frozen
class Gathered:
    """All learners' plans. ``outside`` have no meeting in the period; ``unreadable`` are files."""

    entries: tuple[Entry, ...] = ()
    outside: tuple[Entry, ...] = ()
    unreadable: tuple[str, ...] = ()
    period: Period = Period()


def gathered(checker: Checker, files: Iterable[Path], period: Period | None = None) -> Gathered:
    """Return the plans in these files by learner and kind.

    Only the newest plans are judged, so that thousands of older ones cost little. A file that
    cannot be read is told of, and the plan before it counts.
    """
    wanted = period or Period()
    unreadable: list[str] = []
    found: dict[tuple[str, str], tuple[Entry, bool]] = {}
    for group in _groups(files):
        for entry, counts in _entry(checker, group, wanted, unreadable):
            key = (entry.plan.ref, entry.plan.kind)
            other = found.get(key)
            if other is None or _rank(entry, counts) > _rank(*other):
                found[key] = (entry, counts)
    ordered = [found[key] for key in sorted(found)]
    return Gathered(
        tuple(entry for entry, counts in ordered if counts),
        tuple(entry for entry, counts in ordered if not counts),
        tuple(sorted(unreadable)),
        wanted,
    )


def _rank(entry: Entry, counts: bool) -> tuple[bool, datetime.date]:
    return counts, entry.plan.meeting.date


def _groups(files: Iterable[Path]) -> Iterator[list[Path]]:
    """Yield the files that by their names are one learner's plans of one kind, the newest first."""
    groups: dict[tuple[Path, str], list[Path]] = {}
    for path in files:
        date, _, kind = path.stem.partition(".")
        dated = day(date) is not None and bool(kind)
        groups.setdefault((path.parent, kind if dated else path.name), []).append(path)
    for group in groups.values():
        yield sorted(group, reverse=True)


def _entry(
    checker: Checker, group: list[Path], period: Period, unreadable: list[str]
) -> Iterator[tuple[Entry, bool]]:
    """Yield the entry that a group makes, and whether it counts in the period."""
    newest: Checked | None = None
    for path in group:
        checked = checker.one(path)
        if checked.plan is None or checked.kind is None:
            unreadable.append(checked.file)
            continue
        newest = newest or checked
        if period.covers(checked.plan.meeting.date):
            yield (
                _made(checked, checked.plan, checked.kind, newest.plan or checked.plan, period),
                True,
            )
            return
    if newest and newest.plan and newest.kind:
        yield _made(newest, newest.plan, newest.kind, newest.plan, period), False


def _made(checked: Checked, plan: Plan, kind: Kind, newest: Plan, period: Period) -> Entry:
    every = (*checked.earlier, plan)
    looked = tuple(
        Looked(each, every[:place])
        for place, each in enumerate(every)
        if each is plan or (not period.is_open and period.covers(each.meeting.date))
    )
    standing = tuple(finding for finding in checked.findings if not finding.waived)
    return Entry(plan, kind, newest, checked.earlier, standing, looked)
