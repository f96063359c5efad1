"""Work on many plans spread over several cores: lots of plans out, what came of each back.

Workers are started anew on every system, as Windows does it, so that all is the same everywhere.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
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
"""Tasks that a worker is given at a time."""

_MOST = 61
"""Workers that Windows can wait for at once."""


class Placed(Protocol):
    """What lies in a folder: a plan file, or several. It can be a key, and be sent to a worker."""

    @property
    def parent(self) -> Path:
        """Return the folder."""


_Task = TypeVar("_Task", bound=Placed)
_Done = TypeVar("_Done")
_Asked = TypeVar("_Asked", bound=Placed, contravariant=True)
_Made = TypeVar("_Made", covariant=True)


class Site(Protocol[_Asked, _Made]):
    """All that a worker is sent: where to work, and at what."""

    def work(self) -> Callable[[_Asked], _Made]:
        """Return what is done with a task, with nothing in common with any other worker."""


def spread(
    site: Site[_Task, _Done], here: Callable[[_Task], _Done], tasks: Sequence[_Task], jobs: int
) -> Iterator[tuple[_Task, _Done]]:
    """Yield what comes of each task, done by so many workers; in no certain order.

    If a worker is stopped by force, what is left is done ``here``.
    """
    left = dict.fromkeys(tasks)
    # A worker would look for every module in the folder it is started in first, and run what a
    # plans repository holds under such a name.
    os.environ["PYTHONSAFEPATH"] = "1"
    context = multiprocessing.get_context("spawn")
    workers = ProcessPoolExecutor(min(jobs, _MOST), context, _start, (site,))
    try:
        for task, done in _answers(workers, chunks(tasks)):
            del left[task]
            yield task, done
    except BrokenExecutor:
        yield from ((task, here(task)) for task in left)
    finally:
        # Python takes a wait that Ctrl-C ends for one that is over, and would leave the workers.
        with ctrl_c_put_off():
            workers.shutdown(cancel_futures=True)


def chunks(tasks: Sequence[_Task], least: int = _CHUNK) -> Iterator[tuple[_Task, ...]]:
    """Yield the tasks in handy lots; a learner's plans, which refer to each other, together."""
    lot: list[_Task] = []
    for _, beside in groupby(tasks, key=lambda task: task.parent):
        lot += beside
        if len(lot) >= least:
            yield tuple(lot)
            lot = []
    if lot:
        yield tuple(lot)


def _answers(workers: Executor, lots: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, Any]]:
    with ctrl_c_put_off():  # the workers are started by what they are first given
        waiting: list[Future[list[tuple[Any, Any]]]] = [workers.submit(_work, lot) for lot in lots]
    waiting.reverse()
    while waiting:  # those that are done are let go, with all that they hold
        yield from waiting.pop().result()


@contextmanager
def ctrl_c_put_off() -> Iterator[None]:
    """Put off Ctrl-C for a moment: while workers are started, and while they are waited for.

    No worker that is started in it ever hears one. *Why not only in the worker:* until it has
    loaded our code it would end with a traceback. Where a signal cannot be put off, one that comes
    in that moment is lost.
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


@contextmanager
def lost_ctrl_c() -> Iterator[Callable[[], None]]:
    """Yield what raises ``KeyboardInterrupt`` if there was one that Python has lost.

    *Why:* one that comes while an object is let go, as those of Dask often are, ends nothing.
    """
    lost: list[bool] = []
    before = sys.unraisablehook

    def noted(unraisable: Any) -> None:
        if issubclass(unraisable.exc_type, KeyboardInterrupt):
            lost.append(True)
        else:
            before(unraisable)

    def raised_again() -> None:
        if lost:
            raise KeyboardInterrupt

    sys.unraisablehook = noted
    try:
        yield raised_again
    finally:
        sys.unraisablehook = before


def _ignored() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


_works: list[Callable[[Any], Any]] = []
"""What this worker does with a task."""


def _start(site: Site[Any, Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command as a whole
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _works.append(site.work())


def _end_with_parent() -> None:
    """End this worker once the command that started it is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(lot: tuple[Any, ...]) -> list[tuple[Any, Any]]:
    return [(task, _works[0](task)) for task in lot]
