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
    """What was found in a group: each learner's plans, and whether they met in the period."""

    found: tuple[tuple[Summary, bool], ...]
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
            for summary, counts in answer.found:
                ranked = (counts, summary.need.met, -order[group]), summary
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
        kind = path.stem.partition(".")[2]
        dated = _day_of(path) is not None and bool(kind)
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
    policy = checker.repository.policy
    found = tuple(
        (summary_of(entry, policy, checker.today), counts)
        for entry, counts in _entries(checker, group.paths, period, unreadable)
    )
    return _Answer(found, tuple(dict.fromkeys(unreadable)))


def _entries(
    checker: Checker, paths: Sequence[Path], period: Period, unreadable: list[str]
) -> Iterator[tuple[Entry, bool]]:
    """Yield the entry of each learner with plans in these files, and whether it counts.

    Plans of one learner lie in one folder. But of one that lies in another's by mistake the learner
    must not be missing from all lists, nor the one whose folder it is.
    """
    while paths:
        newest, entry, counts = _entry(checker, paths, period, unreadable)
        if entry is None or newest is None:
            return
        yield entry, counts
        paths = _of_others(checker, paths, newest)


def _entry(
    checker: Checker, paths: Sequence[Path], period: Period, unreadable: list[str]
) -> tuple[Checked | None, Entry | None, bool]:
    """Return the newest plan, the entry that its learner's plans make, and whether it counts."""
    newest: Checked | None = None
    for path in paths:
        checked = checker.one(path)
        if checked.plan is None or checked.kind is None:
            unreadable.append(checked.file)
            continue
        newest = newest or checked
        last = newest.plan or checked.plan
        if checked.plan.ref == last.ref and period.covers(checked.plan.meeting.date):
            return newest, entry_of(checked, checked.plan, checked.kind, last, period), True
    if newest and newest.plan and newest.kind:
        return newest, entry_of(newest, newest.plan, newest.kind, newest.plan, period), False
    return None, None, False


def _of_others(checker: Checker, paths: Sequence[Path], newest: Checked) -> Sequence[Path]:
    """Return the files from the first on that is another learner's; nearly always there is none.

    The plans before the newest are known: only what is none of them by its name is read.
    """
    known = {plan.meeting.date for plan in newest.earlier}
    rest = [path for path in paths if path != newest.path and _day_of(path) not in known]
    for at, path in enumerate(rest):
        plan = checker.plan_in(path)
        if plan and newest.plan and plan.ref != newest.plan.ref:
            return rest[at:]
    return ()


def _day_of(path: Path) -> date | None:
    return day(path.stem.partition(".")[0])
