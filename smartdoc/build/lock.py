"""One build at a time into one folder: another one waits, and says for whom."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import BaseFileLock, Timeout

from smartdoc.errors import SmartdocError
from smartdoc.opening import bytes_of
from smartdoc.writing import NO_LOCK, NotWritten, let_go, lock_on, write_own, write_whole

_LONGEST_WAIT = 3600
"""Seconds after which a build gives up; ten thousand plans with all their documents take less."""

Say = Callable[[str], None]


@contextmanager
def only_build(root: Path, output: Path, shown: str, say: Say) -> Iterator[bool]:
    """Hold an output folder for one build of a repository; yield whether it had to wait.

    ``say`` is told whom it waits for, of a folder called ``shown``. The lock of a build that was
    stopped by force is free. Raises ``SmartdocError`` if the other build does not end.
    """
    name = hashlib.sha256(os.fsencode(os.path.realpath(output))).hexdigest()[:12]
    try:
        path = write_own(root, f"build/{name}.clock", b"").with_suffix(".holder")
    except SmartdocError:
        yield False  # where nothing can be kept, nothing can be locked; every file is whole anyway
        return
    lock = lock_on(path.with_suffix(".lock"))
    try:
        waited = _waited(lock, path, shown, say)
    except NO_LOCK:  # such as the file of another user, whom nobody else may write for
        yield False
        return
    try:
        with contextlib.suppress(OSError, NotWritten):
            write_whole(path, json.dumps(_ourselves()).encode("ascii"), lasting=False)
        yield waited
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
        let_go(lock)


def _waited(lock: BaseFileLock, holder: Path, shown: str, say: Say) -> bool:
    try:
        lock.acquire(timeout=0)
        return False
    except Timeout:
        say(f"Another build into {shown}{_told(holder)} is under way. Waiting for it to end …")
    try:
        lock.acquire(timeout=_LONGEST_WAIT, poll_interval=0.1)
        return True
    except Timeout as error:
        raise SmartdocError(
            f"Another build into {shown}{_told(holder)} does not end.",
            "Stop it, or build into another folder: smartdoc build --to DIR",
        ) from error


def _ourselves() -> dict[str, object]:
    return {"process": os.getpid(), "since": f"{datetime.now():%H:%M}"}


def _told(holder: Path) -> str:
    """Return which process holds the lock since when, as far as it says."""
    try:
        told = json.loads(bytes_of(holder))
        return f" (process {told['process']}, since {told['since']})"
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return ""
