"""Many plans built on several cores, where that pays.

Each worker writes its plans' files itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from smartdoc.build.builder import Builder
from smartdoc.build.order import Order, Outcome
from smartdoc.check import Checker
from smartdoc.frozen import frozen
from smartdoc.repository import open_repository

LEAST = 150
"""Plans from which on several workers are quicker than one, which need not be started."""


@frozen
class Site:
    """Where a worker builds, and what."""

    root: Path
    order: Order
    today: date

    def work(self) -> Callable[[Path], Outcome]:
        """Return the making of a plan's documents, by a builder of this worker alone."""
        return Builder(Checker(open_repository(self.root), self.today), self.order).of


def built(builder: Builder, paths: Sequence[Path], jobs: int) -> Iterator[Outcome]:
    """Yield what came of each plan, built by as many workers as pay; in no certain order."""
    if jobs < 2 or len(paths) < LEAST:
        yield from map(builder.of, paths)
        return
    from smartdoc.workers import spread  # slow to load

    site = Site(builder.repository.root, builder.order, builder.checker.today)
    for _, outcome in spread(site, builder.of, paths, jobs):
        yield outcome
