"""The versions of very many plans in little room: unpacked for one plan at a time."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from smartdoc.git.log import Commit
from smartdoc.git.place import Standing
from smartdoc.git.walk import Version

_ELSEWHERE = "\0"
"""No file is called so."""


class Files(Mapping[Path, tuple[Version, ...]]):
    """Each plan's versions, the oldest first, by its path from the folder as given.

    *Why packed:* each of ten thousand plans is asked for once or twice. As they are, their versions
    would take twice the room, 5 MiB more, in every process of a build.
    """

    def __init__(
        self, at: Standing | None = None, pasts: Iterable[tuple[str, Iterable[Version]]] = ()
    ) -> None:
        """Take the versions of each file, the newest first, by its name from the top."""
        self._at = at or Standing(Path())
        self._packed: dict[str, bytes] = {}
        self._beside: dict[str, list[str]] = {}
        numbers: dict[Commit, int] = {}
        for name, past in pasts:
            if not name.startswith(self._at.prefix):
                continue
            inside = name.removeprefix(self._at.prefix)
            versions = [
                (numbers.setdefault(commit, len(numbers)), "" if path == name else path, *more)
                for commit, path, *more in past
            ]
            self._packed[_key(inside)] = marshal.dumps((inside, versions))
            self._beside.setdefault(_key(os.path.dirname(inside)), []).append(inside)
        self._commits = tuple(numbers)

    def __getitem__(self, path: Path) -> tuple[Version, ...]:
        name, versions = _read(self._packed[self._key_of(path)])
        return tuple(self._unpacked(name, *one) for one in reversed(versions))

    def __iter__(self) -> Iterator[Path]:
        return (self._at.folder / _read(packed)[0] for packed in self._packed.values())

    def __len__(self) -> int:
        return len(self._packed)

    def beside(self, folder: Path) -> Iterator[Path]:
        """Yield the files that lie in a folder itself; to go through all of them takes long."""
        names = self._beside.get(self._key_of(folder), ())
        return (self._at.folder / name for name in names)

    def folders(self) -> Iterator[Path]:
        """Yield each folder in which there are files."""
        return (self._at.folder / os.path.dirname(names[0]) for names in self._beside.values())

    def _key_of(self, path: Path) -> str:
        try:
            return _key(str(path.relative_to(self._at.folder)))
        except ValueError:
            return _ELSEWHERE

    def _unpacked(self, name: str, number: int, path: str, blob: str | None, *more: Any) -> Version:
        whole = path or f"{self._at.prefix}{name}"
        return Version(self._commits[number], whole, blob, *more)


def _key(name: str) -> str:
    """Return what is the same for all names that mean the same file on this system."""
    return os.path.normcase(name or ".")


def _read(packed: bytes) -> tuple[str, list[tuple[Any, ...]]]:
    """Return the name of a file with its versions, the newest first."""
    found: tuple[str, list[tuple[Any, ...]]] = marshal.loads(packed)  # noqa: S302 - we packed it
    return found
