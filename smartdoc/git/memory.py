"""What git says of a folder of plans, asked once in a run: to read a long log takes long."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from smartdoc.frozen import frozen
from smartdoc.git import cache
from smartdoc.git.blobs import held
from smartdoc.git.log import Log, Step, in_order, log_of, steps_of
from smartdoc.git.packed import Files
from smartdoc.git.pipes import read_above, refuse_pipes
from smartdoc.git.place import Standing, standing
from smartdoc.git.process import Answer, Question
from smartdoc.git.versions import History
from smartdoc.git.walk import pasts_of


@frozen
class Touched:
    """What git knows of one file: its last commit's short id, or none; whether it was edited.

    There is no id either where a shallow copy does not hold the commit that last touched the file.
    """

    commit: str = ""
    uncommitted: bool = False


class _AllTouched(Mapping[Path, Touched]):
    """What git knows of every plan, worked out when one is asked for."""

    def __init__(self, history: History, edited: frozenset[Path]) -> None:
        self._history = history
        self._edited = edited

    def __getitem__(self, path: Path) -> Touched:
        past = self._history.of(path)
        if past and past[-1].blob:
            commit = past[-1].commit
            known = "" if commit.id in self._history.edge else commit.short
            return Touched(known, path in self._edited)
        if path in self._edited:
            return Touched(uncommitted=True)
        raise KeyError(path)

    def __iter__(self) -> Iterator[Path]:
        there = [path for path, past in self._history.files.items() if past[-1].blob]
        return iter((*there, *self._edited.difference(there)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Memory:
    """What git says of the plans of a folder, as it was when it was first asked.

    ``kept_in`` names the folder (the plans repository's root) in whose ``.smartdoc/`` the log was
    kept, so that only what is new is asked of git.
    """

    def __init__(self, folder: Path, kept_in: Path | None = None) -> None:
        self._folder = folder
        self._kept_in = kept_in
        self._to_keep: Log | None = None
        self.is_sure = True
        """Whether git has answered all that it was asked: else it may say more another time."""

    @cached_property
    def history(self) -> History:
        """Return every committed version of every plan; nothing is written."""
        at = self._at
        if at.unknown:
            return History(unknown=at.unknown)
        steps = self._steps()
        if steps is None:
            self.is_sure = False
            unknown = "Git cannot read the history of this folder."
            return History(unknown=unknown, shallow=at.shallow)
        pasts = pasts_of(in_order(steps, at.head))
        return History(Files(at, pasts.items()), shallow=at.shallow, edge=at.edge)

    def kept_history(self) -> History:
        """Return the same, and keep the log for the next run where it is not kept."""
        history = self.history
        if self._to_keep and self._kept_in:
            cache.keep(self._kept_in, self._at, self._to_keep)
            self._to_keep = None
        return history

    def contents(self, blobs: Iterable[str], folder: Path | None = None) -> Mapping[str, bytes]:
        """Return what blobs hold, by their ids, as git has them in the folder or in another one."""
        found, done = held(folder or self._folder, blobs)
        self.is_sure &= done
        return found

    def forget(self) -> None:
        """Let go of it all, once it is no longer needed: with many plans it takes much room."""
        for name in ("history", "touched", "_at"):
            vars(self).pop(name, None)

    @cached_property
    def touched(self) -> Mapping[Path, Touched]:
        """Return what git knows of every plan, by its path from the folder as given.

        The mapping is empty where there is no repository. A plan that somebody deleted and did not
        commit is there too. Raises ``SmartdocError`` for a file that git would wait for.
        """
        refuse_pipes(read_above(self._folder))
        # Git compares the files while we read its log.
        asked = ("status", "-z", "--porcelain", "--untracked-files=all", "--", ".")
        with Question(self._folder, *asked) as status:
            history, answer = self.history, status.answer()
        self.is_sure &= answer.done or bool(history.unknown)
        return _AllTouched(history, frozenset(_edited(self._at, answer)))

    @cached_property
    def _at(self) -> Standing:
        at = standing(self._folder)
        self.is_sure &= at.is_sure
        return at

    def _steps(self) -> list[Step] | None:
        """Return all commits, None where git does not tell them, or prints what is no log."""
        try:
            log = self._log()
            return None if log is None else steps_of(log, self._at.digits)
        except (ValueError, LookupError):
            self._to_keep = None
            return None

    def _log(self) -> Log | None:
        """Return the log of all commits, as far as possible from what was kept."""
        at = self._at
        # What a shallow copy lacks today it may have tomorrow, under the same ids, as may a partial
        # one, whose log is not kept.
        if self._kept_in is None or at.shallow:
            return log_of(at)
        known = cache.kept(self._kept_in, at)
        if known is not None and known.head == at.head:
            return known.log
        log = log_of(at, known.head if known else "")
        if log is not None and known is not None:
            merges = log.merges + known.log.merges
            log = Log(_after(log.commits, known.log.commits), merges, log.lacking)
        self._to_keep = None if log is None or log.lacking else log
        return log


def versions(folder: Path, kept_in: Path | None = None, *, keep: bool = True) -> History:
    """Return every committed version of every plan under the folder.

    Without ``kept_in``, or without ``keep``, nothing is written.
    """
    memory = Memory(folder, kept_in)
    return memory.kept_history() if keep else memory.history


def touched(folder: Path, kept_in: Path | None = None) -> Mapping[Path, Touched]:
    """Return what git knows of every plan under the folder; nothing is written."""
    return Memory(folder, kept_in).touched


def _after(new: bytes, old: bytes) -> bytes:
    return new + (b"" if not new or new.endswith(b"\0") else b"\0") + old


def _edited(at: Standing, status: Answer) -> Iterator[Path]:
    entries = iter([os.fsdecode(entry) for entry in status.output.split(b"\0") if entry])
    for entry in entries:
        if path := at.path(entry[3:]):
            yield path
        if entry[:1] in ("R", "C"):
            next(entries, None)  # the name before a rename
