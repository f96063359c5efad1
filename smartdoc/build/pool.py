"""Many plans built on several cores, where that pays: chunks of plans out, outcomes back.

Each worker writes its plans' files itself. Workers are started anew on every system, as Windows
does it, so that a build is the same everywhere.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from itertools import groupby
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from pathlib import Path

from smartdoc.build.builder import Builder
from smartdoc.build.order import Order, Outcome
from smartdoc.check import Checker
from smartdoc.frozen import frozen
from smartdoc.repository import open_repository

LEAST = 150
"""Plans from which on several workers are quicker than one, which need not be started."""

_CHUNK = 20
"""Plans that a worker is given at a time."""


@frozen
class Site:
    """Where a worker builds, and what."""

    root: Path
    order: Order
    today: date

    def builder(self) -> Builder:
        """Return a builder of this site, with nothing in common with any other."""
        return Builder(Checker(open_repository(self.root), self.today), self.order)


def built(builder: Builder, paths: Sequence[Path], jobs: int) -> Iterator[Outcome]:
    """Yield what came of each plan, built by as many workers as pay; in no certain order.

    If a worker is stopped by force, what is left is built here.
    """
    if jobs < 2 or len(paths) < LEAST:
        yield from map(builder.of, paths)
        return
    left = dict.fromkeys(paths)
    site = Site(builder.repository.root, builder.order, builder.checker.today)
    context = multiprocessing.get_context("spawn")
    workers = ProcessPoolExecutor(jobs, context, _start, (site,))
    try:
        for outcome in _spread(workers, chunks(paths)):
            left.pop(outcome.checked.path)
            yield outcome
    except BrokenExecutor:
        yield from map(builder.of, left)
    finally:
        workers.shutdown(cancel_futures=True)


def chunks(paths: Sequence[Path], least: int = _CHUNK) -> Iterator[tuple[Path, ...]]:
    """Yield the paths in handy lots; a learner's plans, which refer to each other, together."""
    lot: list[Path] = []
    for _, beside in groupby(paths, key=lambda path: path.parent):
        lot += beside
        if len(lot) >= least:
            yield tuple(lot)
            lot = []
    if lot:
        yield tuple(lot)


def _spread(workers: Executor, lots: Iterator[tuple[Path, ...]]) -> Iterator[Outcome]:
    with ctrl_c_put_off():  # the workers are started by what they are first given
        waiting: list[Future[list[Outcome]]] = [workers.submit(_work, lot) for lot in lots]
    waiting.reverse()
    while waiting:  # those that are done are let go, with all that they hold
        yield from waiting.pop().result()


@contextmanager
def ctrl_c_put_off() -> Iterator[None]:
    """Put off Ctrl-C for a moment, so that no worker that is started in it ever hears one.

    *Why not only in the worker:* until it has loaded our code it would end with a traceback. Where
    a signal cannot be put off, one that comes in that moment is lost.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield from _ignored()
        return
    resource_tracker.ensure_running()  # which would end the pause if it began in it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ignored() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


_builders: list[Builder] = []
"""A worker's own builder."""


def _start(site: Site) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the build as a whole
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _builders.append(site.builder())


def _end_with_parent() -> None:
    """End this worker once the build that started it is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(lot: tuple[Path, ...]) -> list[Outcome]:
    return [_builders[0].of(path) for path in lot]
