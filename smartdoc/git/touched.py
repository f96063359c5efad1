"""Which commit last touched each plan, and whether it was edited since."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from smartdoc.frozen import frozen
from smartdoc.git.pipes import read_above, refuse_pipes
from smartdoc.git.place import Standing, standing
from smartdoc.git.process import Answer, Question
from smartdoc.git.versions import history_at


@frozen
class Touched:
    """What git knows of one file: its last commit's short id, or none; whether it was edited.

    There is no id either where a shallow copy does not hold the commit that last touched the file.
    """

    commit: str = ""
    uncommitted: bool = False


def touched(folder: Path, kept_in: Path | None = None) -> Mapping[Path, Touched]:
    """Return what git knows of every plan under the folder, by its path from the folder as given.

    One log serves all plans, or what :func:`versions` has kept of it in ``kept_in``; nothing is
    written. The mapping is empty where there is no repository. A plan that somebody deleted and did
    not commit is there too.
    """
    refuse_pipes(read_above(folder))
    # Git compares the files while we read its log.
    status = Question(folder, "status", "-z", "--porcelain", "--untracked-files=all", "--", ".")
    at = standing(folder)
    past = history_at(at, kept_in, keep=False).files
    edited = set(_edited(at, status.answer()))
    known = {
        path: Touched(
            "" if (last := found[-1].commit).id in at.edge else last.short, path in edited
        )
        for path, found in past.items()
        if found[-1].blob
    }
    return {**known, **{path: Touched("", uncommitted=True) for path in edited - known.keys()}}


def _edited(at: Standing, status: Answer) -> Iterator[Path]:
    entries = iter([os.fsdecode(entry) for entry in status.output.split(b"\0") if entry])
    for entry in entries:
        if path := at.path(entry[3:]):
            yield path
        if entry[:1] in ("R", "C"):
            next(entries, None)  # the name before a rename
