"""All plans of a repository, counted learner by learner, on several cores where that pays."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from smartdoc.check import Checked, Checker
from smartdoc.cohort.entries import Entry, Period, entry_of
from smartdoc.cohort.summary import Summary, summary_of, without_own_words
from smartdoc.config import Choice
from smartdoc.dates import day
from smartdoc.frozen import frozen
from smartdoc.policy import Policy
from smartdoc.repository import open_repository

LEAST = 150
"""Learners from which on several workers are quicker than one, which need not be started."""

_Rank = tuple[bool, date, int]
"""Which of two that are one learner's plans of one kind counts: the greater."""


@frozen
class Gathered:
    """All learners' plans as of a day.

    ``outside`` have no meeting in the period; ``unreadable`` are files.
    """

    today: date
    counted: tuple[Summary, ...] = ()
    outside: tuple[Summary, ...] = ()
    unreadable: tuple[str, ...] = ()
    period: Period = Period()

    def without_own_words(self, policy: Policy) -> Gathered:
        """Return what may stand in a log: areas in a plan's own words are counted together."""
        return replace(self, counted=tuple(without_own_words(one, policy) for one in self.counted))


@frozen
class _Group:
    """The files that by their names are one learner's plans of one kind, the newest first."""

    paths: tuple[Path, ...]

    @property
    def parent(self) -> Path:
        """Return the folder that they are in."""
        return self.paths[0].parent


@frozen
class _Answer:
    """What was found in a group; ``counts`` tells whether there was a meeting in the period."""

    summary: Summary | None
    counts: bool
    unreadable: tuple[str, ...]


@frozen
class _Site:
    """Where a worker counts, and by what."""

    root: Path
    today: date
    choice: Choice
    period: Period

    def work(self) -> Callable[[_Group], _Answer]:
        """Return the counting of a group, by a checker of this worker alone."""
        checker = Checker(open_repository(self.root), self.today, self.choice)
        return partial(_answer, checker, self.period)


def gathered(
    checker: Checker, files: Iterable[Path], period: Period | None = None, jobs: int = 1
) -> Gathered:
    """Return the plans in these files by learner and kind.

    Only the newest plans are judged, so that thousands of older ones cost little. A file that
    cannot be read is told of, and the plan before it counts.
    """
    wanted = period or Period()
    groups = list(_groups(files))
    order = {group: place for place, group in enumerate(groups)}
    best: dict[tuple[str, str], tuple[_Rank, Summary]] = {}
    unreadable: list[str] = []
    with closing(_answers(checker, groups, wanted, jobs)) as answers:
        for group, answer in answers:
            unreadable += answer.unreadable
            if summary := answer.summary:
                ranked = (answer.counts, summary.need.met, -order[group]), summary
                key = summary.ref, summary.kind
                best[key] = max(best.get(key, ranked), ranked, key=lambda one: one[0])
    ordered = [best[key] for key in sorted(best)]
    return Gathered(
        checker.today,
        tuple(summary for (counts, *_), summary in ordered if counts),
        tuple(summary for (counts, *_), summary in ordered if not counts),
        tuple(sorted(unreadable)),
        wanted,
    )


def _groups(files: Iterable[Path]) -> Iterator[_Group]:
    groups: dict[tuple[Path, str], list[Path]] = {}
    for path in files:
        on, _, kind = path.stem.partition(".")
        dated = day(on) is not None and bool(kind)
        groups.setdefault((path.parent, kind if dated else path.name), []).append(path)
    for group in groups.values():
        yield _Group(tuple(sorted(group, reverse=True)))


def _answers(
    checker: Checker, groups: Sequence[_Group], period: Period, jobs: int
) -> Generator[tuple[_Group, _Answer], None, None]:
    """Yield what was found in each group, in no certain order; to be closed."""
    here = partial(_answer, checker, period)
    if jobs < 2 or len(groups) < LEAST:
        yield from ((group, here(group)) for group in groups)
        return
    from smartdoc.workers import spread  # slow to load

    site = _Site(checker.repository.root, checker.today, checker.choice, period)
    yield from spread(site, here, groups, jobs)


def _answer(checker: Checker, period: Period, group: _Group) -> _Answer:
    unreadable: list[str] = []
    entry, counts = _entry(checker, group, period, unreadable)
    policy = checker.repository.policy
    summary = summary_of(entry, policy, checker.today) if entry else None
    return _Answer(summary, counts, tuple(unreadable))


def _entry(
    checker: Checker, group: _Group, period: Period, unreadable: list[str]
) -> tuple[Entry | None, bool]:
    """Return the entry that a group makes, and whether it counts in the period."""
    newest: Checked | None = None
    for path in group.paths:
        checked = checker.one(path)
        if checked.plan is None or checked.kind is None:
            unreadable.append(checked.file)
            continue
        newest = newest or checked
        if period.covers(checked.plan.meeting.date):
            last = newest.plan or checked.plan
            return entry_of(checked, checked.plan, checked.kind, last, period), True
    if newest and newest.plan and newest.kind:
        return entry_of(newest, newest.plan, newest.kind, newest.plan, period), False
    return None, False
