"""Files looked at without being read: size, times and number of each, in one row of figures."""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Iterable
from itertools import islice
from stat import S_ISDIR, S_IXUSR
from typing import NamedTuple

from smartdoc import TEMPORARY
from smartdoc.fresh.asked import BEHIND, PACKAGE
from smartdoc.opening import opened

FIGURES = 4
"""Figures of one file: size, time of the last change, of the last change of state, number."""

SIZE = FIGURES * 8
"""Bytes of these figures, where they are kept."""

_MISSING = (-1, -1, -1, -1)
_LOT = 10_000
"""Files whose figures are lists at a time, which take five times the room that they take packed."""

_PIECE = 65_536
"""Bytes of a file that are read at a time."""

_LOOK = os.R_OK | os.X_OK
_LARGEST = 0x7FFF_FFFF_FFFF_FFFF
_SECOND = 1_000_000_000
_COARSE = 2 * _SECOND
"""Nanoseconds by which a file system's clock may be behind that writes down whole seconds."""


class Survey(NamedTuple):
    """Files by their whole names, and the figures of each; one that is not there has -1 in all.

    A name that ends with a slash is that of a folder that was looked through: as long as its
    figures stay the same nothing was added to it and nothing taken away. ``left`` are temporary
    files of ours that stand among the plans, which a command that was stopped may have left;
    ``links`` are the places of what is a link in the trees, or one of them itself.
    """

    names: list[str]
    figures: array[int]
    left: list[str]
    links: set[int]

    def at(self, place: int) -> array[int]:
        """Return the figures of one file by its place in the list."""
        return self.figures[place * FIGURES : (place + 1) * FIGURES]

    def may_mislead(self, place: int, since: int) -> bool:
        """Tell whether the figures of a file may not tell of a change, so that it must be read.

        *Why links:* a folder on the way may be moved out of the repository, and the file with it.
        """
        return place in self.links or self.is_recent(place, since)

    def is_recent(self, place: int, since: int) -> bool:
        """Tell whether a file was changed so late that a change after it might not show.

        ``since`` is what :func:`now_in` returned before the survey. The file may be on another
        disk, which writes down whole seconds though that of the clock does not.
        """
        _, changed, state, _ = self.at(place)
        last = max(changed, state)
        return (last if last % _SECOND else last + _COARSE) >= since


def survey(files: Iterable[str], trees: Iterable[tuple[str, tuple[str, ...]]]) -> Survey:
    """Return the survey of single files, and of those in trees whose names end as wanted.

    Without endings a tree counts whole; with some its hidden folders are passed over, as plans are
    not looked for in them.
    """
    found = Survey([], array("q"), [], set())
    found.names.extend(files)
    found.figures.extend(look(found.names))
    for folder, endings in trees:
        if os.path.islink(folder):
            found.links.add(len(found.names))
        _walk(found, folder, endings)
    return found


def look(names: Iterable[str | bytes]) -> array[int]:
    """Return the figures of all these files, in one row."""
    found, left = array("q"), iter(names)
    while lot := list(islice(left, _LOT)):
        row: list[int] = []
        for name in lot:
            row.extend(figures_of(name))
        found.extend(array("q", row))
    return found


def figures_of(name: str | bytes) -> tuple[int, ...]:
    """Return the figures of one file, -1 in all where it is not there."""
    try:
        seen = os.stat(name)
    except (OSError, ValueError):
        return _MISSING
    changed = seen.st_mtime_ns
    if not -_LARGEST <= changed <= _LARGEST:  # a time that anybody can set, in a year far away
        changed &= _LARGEST
    return seen.st_size, changed, seen.st_ctime_ns, seen.st_ino & _LARGEST


def differing(one: Survey, other: Survey) -> list[int]:
    """Return the places of the files that have other figures, in two surveys of the same."""
    return [place for place in range(len(one.names)) if one.at(place) != other.at(place)]


def changed_names(one: Survey, other: Survey) -> set[str]:
    """Return the names of the files that have other figures in two surveys, or are in one alone."""
    if one.names == other.names:
        return {one.names[place] for place in differing(one, other)}
    before, after = _by_name(one), _by_name(other)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def _by_name(seen: Survey) -> dict[str, bytes]:
    return {name: seen.at(place).tobytes() for place, name in enumerate(seen.names)}


def _walk(found: Survey, folder: str, endings: tuple[str, ...]) -> None:
    found.names.append(os.path.join(folder, ""))
    found.figures.extend(figures_of(folder))  # before it is looked through: a change will show
    for entry in _entries(folder):
        name = entry.name
        if entry.is_dir(follow_symlinks=False):
            if not (name.startswith(".") if endings else _is_compiled(entry)):
                _walk(found, entry.path, endings)
        elif not endings or name.lower().endswith(endings):
            if entry.is_symlink():
                found.links.add(len(found.names))
            # Not by the entry itself, which on Windows tells late of what another program writes.
            found.names.append(entry.path)
            found.figures.extend(figures_of(entry.path))
        elif name.startswith(TEMPORARY):
            found.left.append(entry.path)


def _is_compiled(entry: os.DirEntry[str]) -> bool:
    """Tell whether a folder is one that Python compiles our own code into; a team's may be any."""
    return entry.name == "__pycache__" and entry.path.startswith(PACKAGE)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=_name_of)
    except OSError:
        return []


def has_links(folder: str) -> bool:
    """Tell whether something in a folder is a link."""
    return any(entry.is_symlink() for entry in _entries(folder))


def _name_of(entry: os.DirEntry[str]) -> str:
    return entry.name


def hash_of(name: str) -> bytes:
    """Return the hash of a file's bytes; 32 zeros where it cannot be read, or is not to be.

    *Why not all:* a pipe or a device may never end, and a huge file is nothing of ours.
    """
    import hashlib  # slow to load, and not needed where nothing changed

    try:
        digest = hashlib.sha256()
        with opened(name) as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
        return digest.digest()
    except (OSError, ValueError):
        return bytes(32)


def input_hash(name: str) -> bytes:
    """Return the hash of a file, and of what else counts; of a folder of this alone.

    A folder whose name ends with no slash is one of git's, and what is in it counts by its names.

    *Why:* a link that leads out of the repository is not followed, whatever it leads to; and a file
    that may be run now counts as edited for git.
    """
    digest, more = hash_of(name), _beside_content(name)
    if not more:
        return digest
    import hashlib  # as above

    return hashlib.sha256(digest + more).digest()


def _beside_content(name: str) -> bytes:
    """Return where a folder or a link leads, and whether a file may be run; mostly nothing.

    Of a folder it is also told whether it is there at all, and shut to us, or which names it holds.
    """
    if name.endswith(os.sep) or os.path.islink(name):
        there = b"" if os.path.exists(name) else b"\0not there"
        shut = b"" if os.access(name, _LOOK) or not name.endswith(os.sep) else b"\0shut"
        return os.fsencode(os.path.realpath(name)) + there + shut
    try:
        mode = os.stat(name).st_mode
        if S_ISDIR(mode):
            return b"\0".join(sorted(os.listdir(os.fsencode(name))))
        return b"may be run" if mode & S_IXUSR else b""
    except (OSError, ValueError):
        return b""


def now_in(folder: str) -> int:
    """Return the time by the clock of the file system that holds a folder, in nanoseconds.

    What is changed from then on has this time or a later one. Where the file system writes down
    whole seconds, it is as much earlier. In a folder that cannot be written to it is 0: nothing
    that is there is to be trusted.
    """
    path = os.path.join(folder, f"{TEMPORARY}{os.getpid()}-clock")
    try:
        try:
            with open(path, "wb") as stream:
                stream.write(b".")
            now = os.stat(path).st_mtime_ns
        finally:
            os.unlink(path)
    except OSError:
        return 0
    return now if now % _SECOND else now - _COARSE


def beginning(folder: str) -> int:
    """Return the time before anything is read, by the clock of a folder's disk.

    Where the folder is not there yet it is that of the computer, with what a disk may lag behind.
    """
    return now_in(folder) or time.time_ns() - BEHIND
