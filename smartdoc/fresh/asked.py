"""What somebody asks a build for, and with what it would be done: two alike give the same."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping
from typing import NamedTuple

from smartdoc import OWN_FOLDER, __version__

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""The folder of our own code."""

BEHIND = 20_000_000
"""Nanoseconds by which the clock of a disk may be behind that of the computer."""

LOADED = time.time_ns() - BEHIND
"""The time before most of our own code was loaded, in nanoseconds, by the clock of any disk.

*Why:* code that is put in place of ours later is not what runs.
"""

_SETTINGS = "smartdoc.yaml"


class Asked(NamedTuple):
    """What is asked for. ``key`` is the same for two that give the same, but for the day.

    ``day`` is the day to judge by, nothing where it was not given; ``stamp`` is the file in which
    a build keeps what it found; ``means`` are what :func:`asked` made it of.
    """

    root: str
    key: str
    day: str
    stamp: str
    means: tuple[str, str, str, Mapping[str, object], str]


def asked(command: str, start: str, day: str, wishes: Mapping[str, object], to: str = "") -> Asked:
    """Return what a command is asked for in a folder; ``to`` is the output folder if it was named.

    ``day`` is nothing where the command judges by the day that it is.
    """
    root = root_above(start)
    by = (
        __version__,
        PACKAGE,
        sys.version,
        sys.platform,
        sys.prefix,
        _git(),
        _homes(),
        _owners(root),
    )
    key = json.dumps([root, to, day, dict(wishes), by], sort_keys=True)
    stamp = os.path.join(root, OWN_FOLDER, command, f"{_name(to) or command}.stamp")
    return Asked(root, key, day, stamp, (command, start, day, wishes, to))


def _name(to: str) -> str:
    """Return the name of what is kept of builds into a folder, nothing for the usual one."""
    if not to:
        return ""
    import hashlib  # slow to load, and seldom needed

    return hashlib.sha256(os.fsencode(to)).hexdigest()[:12]


def root_above(start: str) -> str:
    """Return the nearest folder above with a smartdoc.yaml, or the folder itself."""
    folder = start
    while not os.path.isfile(os.path.join(folder, _SETTINGS)):
        above = os.path.dirname(folder)
        if above == folder:
            return start
        folder = above
    return folder


COLUMNS = 80
"""Columns of what is no terminal."""


def screen() -> tuple[bool, int, str | None, str | None]:
    """Return what a report depends on beside its options.

    Whether it goes to a terminal, how many columns that has, whether that must stay without
    colours, and what else the environment asks for.
    """
    terminal = sys.stdout is not None and sys.stdout.isatty()
    width = _columns() if terminal else COLUMNS
    return terminal, width, os.environ.get("NO_COLOR") or _colourless(), os.environ.get("CI")


def _colourless() -> str | None:
    """Return the name of a terminal that would show the signs for colours as they are."""
    name = os.environ.get("TERM")
    return name if name == "dumb" else None


def _columns() -> int:
    import shutil  # slow to load, and not needed where a file or program is written to

    return shutil.get_terminal_size((COLUMNS, 24)).columns


def today() -> str:
    """Return the day that it is on this computer."""
    return time.strftime("%Y-%m-%d")


def _homes() -> list[str | None]:
    """Return where git looks for the settings of whoever uses this computer."""
    return [os.environ.get(name) for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME")]


def _owners(root: str) -> list[int | str | None]:
    """Return who we are, and whose git's folder is and the one that it stands in.

    *Why:* a file may be shut to us, and git says nothing of a repository that is somebody else's.
    """
    if os.name != "posix":
        return []
    us = [os.geteuid(), os.environ.get("SUDO_UID")]
    folder = root
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return us
        folder = above
    try:
        owners = [os.stat(one).st_uid for one in (folder, os.path.join(folder, ".git"))]
    except OSError:
        owners = []
    return [*us, *owners]


def _git() -> str:
    """Return where git is, because without it documents say less."""
    name = "git.exe" if os.name == "nt" else "git"
    places = os.environ.get("PATH", os.defpath).split(os.pathsep)
    paths = (os.path.join(place, name) for place in places if place)
    return next((path for path in paths if os.access(path, os.X_OK)), "")
