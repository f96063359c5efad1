"""Many plans built on a cluster of other computers, by Dask: lots of plans out, bytes back.

The workers have smartdoc and none of our files. They are sent a bundle once, and each answer is
written here, into the output folder, as if it had been made here. What the cluster cannot do, for
whatever reason, is done here.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from smartdoc import workers
from smartdoc.build import pool, reach
from smartdoc.build.builder import Builder
from smartdoc.build.bundle import Bundle, bundle_of
from smartdoc.build.cluster_worker import Answer, received, traits, work
from smartdoc.build.folder import Made
from smartdoc.build.order import Cluster, Failed, Outcome
from smartdoc.cache.inputs import Inputs
from smartdoc.english import counted
from smartdoc.opening import bytes_of
from smartdoc.writing import NotWritten

if TYPE_CHECKING:  # slow to load, and only there where somebody wants it
    from distributed import Client

_LOOK = 1
"""Seconds without an answer after which it is asked whether the workers are at work."""

_MOST = 25
"""Plans in a lot: enough of them that sending a lot costs next to nothing."""

_LOTS = 4
"""Lots for each thread of the cluster, where there are plans enough: the last ones end together."""

_AHEAD = 2
"""Lots that are sent to a thread before it has answered, so that it never waits."""

_HELD = 400
"""Plans that are out at a time: all their documents may come before we have written any."""

_ENDINGS = (".html", ".docx", ".ics")

Lot = tuple[Path, ...]
Answers = Sequence[Answer | None]


class _Lost(Exception):
    """The cluster is gone, or cannot work."""


def built(
    builder: Builder, paths: Sequence[Path], cluster: Cluster, inputs: Inputs, jobs: int
) -> Generator[Outcome, None, None]:
    """Yield what came of each plan, in no certain order; what the cluster leaves is built here.

    Raises ``SmartdocError`` if there is no such cluster, or it would make other documents.
    """
    left = dict.fromkeys(paths)
    with reach.connected(cluster.address) as client:
        bundle, held = bundle_of(builder, inputs)
        sent = [path for path in paths if path in held]
        try:
            for lot, answers in _spread(client, bundle, builder.repository.root, sent):
                for path, answer in zip(lot, answers, strict=False):
                    if answer is None:
                        yield builder.of(path)
                    elif _is_in_order(builder, path, answer):
                        yield _written(builder, path, answer)
                    else:
                        continue
                    del left[path]
        except _Lost:
            cluster.say("The cluster cannot be reached any more.")
    failed = sum(path in left for path in sent)
    if failed:
        cluster.say(f"Not built on the cluster, and so built here: {counted(failed, 'plan')}.")
    yield from pool.built(builder, list(left), jobs)


def _spread(
    client: Client, bundle: Bundle, root: Path, paths: Sequence[Path]
) -> Iterator[tuple[Lot, Answers]]:
    """Yield each lot with its answers, as they come in; none for one that could not be built.

    Raises ``_Lost`` if no more will come.
    """
    with _lost_if_it_fails():
        threads = sum(client.nthreads().values())
        executor = client.get_executor(pure=False)
        given = _given(client, bundle)
    sizes = (_MOST, len(paths) // (threads * _LOTS), _HELD // (threads * _AHEAD))
    lots = workers.chunks(paths, max(1, min(sizes)))
    waiting: dict[Future[Answers | None], Lot] = {}
    try:
        while True:
            for lot in islice(lots, max(0, threads * _AHEAD - len(waiting))):
                names = [path.relative_to(root).as_posix() for path in lot]
                with _lost_if_it_fails():
                    waiting[executor.submit(work, given, traits(), names)] = lot
            if not waiting:
                return
            for future in _finished(client, waiting):
                yield waiting.pop(future), _answers(future)
                del future  # with all that it holds
    finally:
        with suppress(Exception):
            executor.shutdown(wait=False)  # which takes back what has not begun


def _given(client: Client, bundle: Bundle) -> object:
    """Return what stands for the bundle in the tasks of a cluster.

    *Why a task, and not scattered:* of scattered data Dask keeps one copy, and cannot make it again
    where that is lost with its worker.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it is large
        return client.submit(received, bundle, pure=False)


def _finished(
    client: Client, waiting: dict[Future[Answers | None], Lot]
) -> set[Future[Answers | None]]:
    """Return the lots that are done, once there are some."""
    for _ in range(0, reach.PATIENCE, _LOOK):
        done, _ = wait(waiting, timeout=_LOOK, return_when=FIRST_COMPLETED)
        if done or _is_at_work(client):
            return done
    raise _Lost


def _is_at_work(client: Client) -> bool:
    """Tell whether any worker is there that does something.

    *Why not whether there are workers:* Dask never ends a future whose answer it cannot read.
    """
    scheduler = client.scheduler
    with _lost_if_it_fails():
        doing = scheduler and client.sync(scheduler.processing, callback_timeout=reach.PATIENCE)
        return any(doing.values()) if doing else False


def _answers(future: Future[Answers | None]) -> Answers:
    if future.cancelled():
        raise _Lost
    if future.exception():  # the lot may have killed each worker that tried it
        return ()
    return future.result() or ()


@contextmanager
def _lost_if_it_fails() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # Dask's, the network's, the event loop's
        raise _Lost from error


def _is_in_order(builder: Builder, path: Path, answer: Answer) -> bool:
    """Tell whether an answer speaks of this plan, and of no files but the plan's own."""
    if not isinstance(answer, Answer):
        return False
    outcome, entry = answer.outcome, answer.outcome.entry
    if outcome.checked.file != builder.repository.shown(path):
        return False
    written = {name for name, content in answer.outputs if content is not None}
    if entry is None:
        return not answer.outputs and not outcome.made
    own = f"{entry.ref}/{path.stem}/"
    return (
        _is_ref_in(builder, path, entry.ref)
        and all(
            name.startswith(own) and _is_plain(name.removeprefix(own)) for name, _ in answer.outputs
        )
        and all(name.endswith(_ENDINGS) for name in written)
        and written == {one.path for one in entry.outputs}
        and all(one.file not in written for one in outcome.withheld)
    )


def _is_ref_in(builder: Builder, path: Path, ref: str) -> bool:
    """Tell whether a plan is of this ref; most write it in a line, which is quick to find."""
    line = rf"""^ref:[ ]*["']?{re.escape(ref)}["']?[ ]*(?:#.*)?\r?$""".encode()
    with suppress(OSError):  # it may be gone by now
        if re.search(line, bytes_of(path), re.MULTILINE):
            return True
    plan = builder.checker.plan_in(path)
    return plan is not None and plan.ref == ref


def _is_plain(name: str) -> bool:
    """Tell whether a name is that of one thing in a folder, on every system."""
    return name not in ("", ".", "..") and not set(name) & set("/\\:\0")


def _written(builder: Builder, path: Path, answer: Answer) -> Outcome:
    """Do what an answer says in the output folder, and return the outcome as if made here."""
    outcome, entry, folder = answer.outcome, answer.outcome.entry, builder.folder
    failed: dict[str, Failed] = {}
    made: list[Made] = []
    for name, content in answer.outputs:
        try:
            if content is None:
                folder.withdraw(name)
            else:
                made.append(folder.write(name, content))
        except NotWritten as error:
            failed[name] = Failed(error.message, error.hint, name)
    if entry:
        entry = entry._replace(outputs=tuple(o for o in entry.outputs if o.path not in failed))
    root = builder.repository.root
    return replace(
        outcome,
        checked=replace(outcome.checked, path=path),
        entry=entry,
        made=tuple(made),
        withheld=tuple(one for one in outcome.withheld if one.file not in failed),
        failed=tuple(failed.values()),
        asked=tuple(
            (size, words, str(root / at) if at else "") for size, words, at in outcome.asked
        ),
    )
