"""Every version of every plan, whatever it was called, with who committed it and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from smartdoc.frozen import frozen
from smartdoc.git import cache
from smartdoc.git.log import Log, in_order, log_of, steps_of
from smartdoc.git.place import Standing, standing
from smartdoc.git.walk import Version, pasts_of

__all__ = ["History", "Version", "history_at", "versions"]


@frozen
class History:
    """What git knows of the plans of a folder.

    ``files`` holds each plan's versions, the oldest first, by its path from the folder as given. A
    plan that was deleted is there too, by its last path; its last version has no ``blob``.
    ``unknown`` says, as a sentence, why there is nothing; ``shallow`` is True where this copy of
    the repository holds only the latest part, so that its first versions are not the first ever:
    those of the commits in ``edge`` were committed by one of them or by any before.
    """

    files: Mapping[Path, tuple[Version, ...]] = field(default_factory=dict)
    unknown: str = ""
    shallow: bool = False
    edge: frozenset[str] = frozenset()

    def of(self, path: Path) -> tuple[Version, ...]:
        """Return the versions of one plan, the oldest first; none where none is committed."""
        return self.files.get(path, ())


def versions(folder: Path, kept_in: Path | None = None, *, keep: bool = True) -> History:
    """Return every committed version of every plan under the folder.

    ``kept_in`` names the folder (the plans repository's root) in whose ``.smartdoc/`` the log is
    kept for the next time; without it, or without ``keep``, nothing is written.
    """
    return history_at(standing(folder), kept_in, keep=keep)


def history_at(at: Standing, kept_in: Path | None, *, keep: bool) -> History:
    """Return the history of where a folder stands; with ``keep`` the log is kept anew."""
    if at.unknown:
        return History(unknown=at.unknown)
    log = _log(at, kept_in, keep=keep)
    if log is None:
        return History(unknown="Git cannot read the history of this folder.", shallow=at.shallow)
    pasts = pasts_of(in_order(steps_of(log, at.digits), at.head))
    placed = {at.path(name): tuple(reversed(past)) for name, past in pasts.items()}
    files = {path: past for path, past in placed.items() if path is not None}
    return History(files, shallow=at.shallow, edge=at.edge)


def _log(at: Standing, kept_in: Path | None, *, keep: bool) -> Log | None:
    """Return the log of all commits, as far as possible from what was kept."""
    # What a shallow copy lacks today it may have tomorrow, under the same ids. A partial one too.
    if kept_in is None or at.shallow:
        return log_of(at)
    known = cache.kept(kept_in, at)
    if known is not None and known.head == at.head:
        return known.log
    log = log_of(at, known.head if known else "")
    if log is not None and known is not None:
        log = Log(
            _after(log.commits, known.log.commits), log.merges + known.log.merges, log.lacking
        )
    if log is not None and keep and not log.lacking:
        cache.keep(kept_in, at, log)
    return log


def _after(new: bytes, old: bytes) -> bytes:
    return new + (b"" if not new or new.endswith(b"\0") else b"\0") + old
