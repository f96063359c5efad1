"""Many plans checked: each by itself, on several cores where that pays; then those that clash."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from smartdoc.check.checker import Checker
from smartdoc.check.fingerprints import Seen, seen
from smartdoc.check.neighbours import Question
from smartdoc.config import Choice
from smartdoc.frozen import frozen
from smartdoc.repository import folded, open_repository
from smartdoc.spool import Spool

LEAST = 300
"""Plans from which on several workers are quicker than one, which need not be started."""

Place = tuple[str, str]
"""Where the documents of a plan are written: its ref, and the name of its file, folded."""


@frozen
class Judged:
    """What a report tells of one plan file, and on what else it depends.

    ``ref`` is that of the plan, nothing where it has none. ``asked`` is what was asked of other
    learners' plans, and ``is_compared`` tells whether it was compared with what git has. It is not
    ``sure`` where git or the disk failed, and may have more another time; where the disk did, it
    has not ``read_all``.
    """

    seen: Seen
    ref: str
    asked: tuple[Question, ...]
    is_compared: bool
    sure: bool
    read_all: bool


@frozen
class _Site:
    """Where a worker checks, and by what."""

    root: Path
    today: date
    choice: Choice
    known: bool

    def work(self) -> Callable[[Path], Judged]:
        """Return the judging of a plan, by a checker of this worker alone."""
        checker = Checker(open_repository(self.root), self.today, self.choice)
        return partial(_judged, checker, known=self.known)


def judged(
    checker: Checker, paths: Sequence[Path], jobs: int, *, known: bool = False
) -> Generator[tuple[Path, Judged], None, None]:
    """Yield what was found in each plan file by itself, in no certain order; to be closed.

    With ``known`` also what its findings are known by.
    """
    here = partial(_judged, checker, known=known)
    if jobs < 2 or len(paths) < LEAST:
        yield from ((path, here(path)) for path in paths)
        return
    from smartdoc.workers import spread  # slow to load

    site = _Site(checker.repository.root, checker.today, checker.choice, known)
    yield from spread(site, here, paths, jobs)


def _judged(checker: Checker, path: Path, *, known: bool) -> Judged:
    checked = checker.one(path)
    ref = checked.plan.ref if checked.plan else ""
    asked = tuple(checker.neighbourhood.asked)
    sure = checker.is_sure, checker.has_read_all
    return Judged(seen(checked, known=known), ref, asked, checked.is_compared, *sure)


def keep_all(checker: Checker, spool: Spool[Seen], jobs: int, *, known: bool) -> bool:
    """Keep what a report tells of each plan file, and what its findings are known by if asked.

    The spool is for these files, in the order of the report. Returns whether the disk gave all that
    it was asked for.
    """
    paths, read_all = spool.wanted, True
    refs: dict[Path, str] = {}
    with closing(judged(checker, paths, jobs, known=known)) as answers:
        for path, one in answers:
            spool.keep(path, one.seen)
            refs[path] = one.ref
            read_all &= one.read_all
    for clashing in clashes((path, refs[path]) for path in paths):
        for path, seen_now in together(checker, clashing, known=known).items():
            spool.keep(path, seen_now)
    return read_all


def clashes(refs: Iterable[tuple[Path, str]]) -> Iterator[list[Path]]:
    """Yield the plans, in their order, whose documents are written to one place."""
    places: dict[Place, list[Path]] = {}
    for path, ref in refs:
        if ref:
            places.setdefault((ref, folded(path.stem)), []).append(path)
    yield from (paths for paths in places.values() if len(paths) > 1)


def together(checker: Checker, paths: Sequence[Path], *, known: bool = False) -> dict[Path, Seen]:
    """Return what a report tells of plans that clash: each of them but the first is told so."""
    return {one.path: seen(one, known=known) for one in checker.each(paths)}
