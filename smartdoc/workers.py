"""Work on many plans spread over several cores: lots of plans out, what came of each back.

Workers are started anew on every system, as Windows does it, so that all is the same everywhere.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import groupby
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, Protocol, TypeVar

_CHUNK = 20
"""Plans that a worker is given at a time."""

_MOST = 61
"""Workers that Windows can wait for at once."""

_Done = TypeVar("_Done")
_Made = TypeVar("_Made", covariant=True)


class Site(Protocol[_Made]):
    """All that a worker is sent: where to work, and at what."""

    def work(self) -> Callable[[Path], _Made]:
        """Return what is done with a plan, with nothing in common with any other worker."""


def spread(
    site: Site[_Done], here: Callable[[Path], _Done], paths: Sequence[Path], jobs: int
) -> Iterator[tuple[Path, _Done]]:
    """Yield what comes of each plan, made by so many workers; in no certain order.

    If a worker is stopped by force, what is left is made ``here``.
    """
    left = dict.fromkeys(paths)
    # A worker would look for every module in the folder it is started in first, and run what a
    # plans repository holds under such a name.
    os.environ["PYTHONSAFEPATH"] = "1"
    context = multiprocessing.get_context("spawn")
    workers = ProcessPoolExecutor(min(jobs, _MOST), context, _start, (site,))
    try:
        for path, done in _answers(workers, chunks(paths)):
            del left[path]
            yield path, done
    except BrokenExecutor:
        yield from ((path, here(path)) for path in left)
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


def _answers(workers: Executor, lots: Iterator[tuple[Path, ...]]) -> Iterator[tuple[Path, Any]]:
    with ctrl_c_put_off():  # the workers are started by what they are first given
        waiting: list[Future[list[tuple[Path, Any]]]] = [workers.submit(_work, lot) for lot in lots]
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


_works: list[Callable[[Path], Any]] = []
"""What this worker does with a plan."""


def _start(site: Site[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command as a whole
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _works.append(site.work())


def _end_with_parent() -> None:
    """End this worker once the command that started it is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(lot: tuple[Path, ...]) -> list[tuple[Path, Any]]:
    return [(path, _works[0](path)) for path in lot]
