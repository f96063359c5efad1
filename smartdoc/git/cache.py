"""The log of a repository, kept in its folder so that only what is new is asked of git.

It holds what git holds beside it: ids, paths, dates, names of authors and subjects of commits, and
no word of a plan.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from smartdoc import OWN_FOLDER
from smartdoc.errors import SmartdocError
from smartdoc.fresh.sealed import mark_of
from smartdoc.frozen import frozen
from smartdoc.git.log import Log
from smartdoc.git.place import Standing
from smartdoc.git.process import ask
from smartdoc.opening import bytes_of
from smartdoc.writing import write_own

_FILE = "history"
_FORM = b"smartdoc history 3"
"""The first words of the file; another number is another form, and no fault."""


@frozen
class Known:
    """The log of a commit and of all before it."""

    head: str
    log: Log


def kept(root: Path, at: Standing) -> Known | None:
    """Return the log that was kept, None where there is none that can be gone on from.

    Whatever is wrong with the file, it is as if there were none.
    """
    known = _read(root)
    if known is None or known.head == at.head:
        return known
    before = ask(at.folder, "merge-base", "--is-ancestor", known.head, at.head)
    return known if before.done else None


def keep(root: Path, at: Standing, log: Log) -> None:
    """Keep the log for the next time; where nothing can be written, it is just not kept."""
    with contextlib.suppress(SmartdocError, OSError):
        write_own(root, _FILE, _pieces(root, at.head, log))


def _pieces(root: Path, commit: str, log: Log) -> Iterator[bytes]:
    """Yield the log as it is kept, once the folder is there that it names the mark of."""
    about = f" {commit} {len(log.commits)} {mark_of(root / OWN_FOLDER)} ".encode()
    body = log.commits + log.merges
    yield _FORM + about + _checksum(about, body) + b"\n"
    yield body


def _read(root: Path) -> Known | None:
    try:
        head, _, body = bytes_of(root / OWN_FOLDER / _FILE).partition(b"\n")
        form, commit, size, mark, checksum = head.rsplit(b" ", 4)
        if form != _FORM or int(mark) != mark_of(root / OWN_FOLDER):
            return None
        if checksum != _checksum(b" %b %b %b " % (commit, size, mark), body):
            return None
        return Known(commit.decode("ascii"), Log(body[: int(size)], body[int(size) :]))
    except (OSError, ValueError):
        return None


def _checksum(about: bytes, body: bytes) -> bytes:
    """Return what shows that somebody edited the log, or what is said about it."""
    return hashlib.sha256(about + body).hexdigest().encode()
