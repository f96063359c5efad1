"""Git, read only: which commit last touched each plan, and whether it was edited since.

A folder without git, or a machine without it, is no fault: then nothing is known.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_SETTINGS = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false")
_COMMIT = "\x01"
"""Begins a commit in the log; no file name of a plan can hold it and be read."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What git knows of one file: its last commit's short id, or none; whether it was edited."""

    commit: str = ""
    uncommitted: bool = False


def touched(folder: Path) -> Mapping[Path, Touched]:
    """Return what git knows of every file under the folder, by its path from the folder as given.

    Three processes serve all files. The mapping is empty where there is no repository.
    """
    output = _git(folder, "rev-parse", "--show-prefix")
    if output is None:
        return {}
    prefix = os.fsdecode(output).rstrip("\n")
    commits = _last_commits(folder)
    edited = set(_edited(folder, prefix))
    return {path: Touched(commits.get(path, ""), path in edited) for path in {*commits, *edited}}


def _last_commits(folder: Path) -> dict[Path, str]:
    """Return the last commit of each file; an empty repository has none."""
    log = _git(folder, "log", "-z", f"--format={_COMMIT}%h", "--name-only", "--relative", "--", ".")
    found: dict[Path, str] = {}
    commit = ""
    for entry in _entries(log):
        name = entry.lstrip("\n")
        if name.startswith(_COMMIT):
            commit = name[1:].strip()
        elif name:
            found.setdefault(folder / name, commit)
    return found


def _edited(folder: Path, prefix: str) -> Iterator[Path]:
    status = _git(folder, "status", "-z", "--porcelain", "--untracked-files=all", "--", ".")
    entries = iter(_entries(status))
    for entry in entries:
        yield folder / entry[3:].removeprefix(prefix)
        if entry[:1] in ("R", "C"):
            next(entries, None)  # the name before a rename


def _entries(output: bytes | None) -> list[str]:
    return [os.fsdecode(entry) for entry in (output or b"").split(b"\0") if entry.strip()]


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints, None where it has nothing to say."""
    # A hook's own GIT_ variables would point at another repository, and a repository's own
    # settings must not make git run a program of theirs.
    environment = {key: text for key, text in os.environ.items() if not key.startswith("GIT_")}
    command = ["git", "-C", str(folder), "--no-optional-locks", *_SETTINGS, *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
