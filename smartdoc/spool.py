"""What came of every plan, kept on the disk until all of them are done: memory stays small."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import IO, Any, TypeVar

_IN_MEMORY = 4_000_000
"""Bytes that are held in memory for a few plans, and no file is made for them."""

_NOWHERE, _HELD = -1, -2
"""The places of what is not yet there, and of what is held in memory."""

Value = TypeVar("Value")


class Spool(Mapping[Path, Value]):
    """Values by the file of the plan, in the order of all files for which there will be one.

    They stand in a file without a name that nobody else can read, in this folder or where the
    system has room for such, and that is gone with the command however it ends. One that cannot be
    written there is held in memory, and so is one that ``is_small``, which is quicker.
    """

    def __init__(
        self,
        folder: str | None,
        files: Iterable[Path],
        is_small: Callable[[Value], bool] = lambda _: False,
    ) -> None:
        self._folder = folder
        # By the paths that are known already: other ones of 10,000 plans take 4 MiB.
        self._places = dict.fromkeys(files, _NOWHERE)
        self._held: dict[Path, Value] = {}
        self._is_small = is_small

    @cached_property
    def _file(self) -> IO[bytes]:
        import tempfile  # slow to load, and not needed where there is little to keep

        return tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=self._folder)

    @property
    def wanted(self) -> tuple[Path, ...]:
        """Return the files of all plans for which there will be a value."""
        return tuple(self._places)

    def keep(self, path: Path, value: Value) -> None:
        """Keep what came of a plan, in place of what was kept of it before."""
        self._held.pop(path, None)
        self._places[path] = _HELD if self._is_small(value) else self._written(value)
        if self._places[path] == _HELD:
            self._held[path] = value

    def _written(self, value: Value) -> int:
        """Write a value, and return its place; if the disk is full, what can be done still is."""
        import pickle  # slow to load

        try:
            place = self._file.seek(0, 2)
            pickle.dump(value, self._file, pickle.HIGHEST_PROTOCOL)
            return place
        except OSError:
            return _HELD

    def __getitem__(self, path: Path) -> Value:
        """Return what came of a plan."""
        place = self._places[path]
        if place == _NOWHERE:
            raise KeyError(path)
        if place == _HELD:
            return self._held[path]
        import pickle  # slow to load

        self._file.seek(place)
        found: Value = pickle.load(self._file)  # noqa: S301 - our own file, which has no name
        return found

    def __contains__(self, path: object) -> bool:
        """Tell whether a plan is among them, without reading what came of it."""
        return isinstance(path, Path) and self._places.get(path, _NOWHERE) != _NOWHERE

    def close(self) -> None:
        """Let go of all."""
        if "_file" in vars(self):
            self._file.close()

    def __iter__(self) -> Iterator[Path]:
        """Return the files of all plans that are kept."""
        return (path for path, place in self._places.items() if place != _NOWHERE)

    def __len__(self) -> int:
        """Return how many are kept."""
        return sum(place != _NOWHERE for place in self._places.values())


class Mapped(Collection[Value]):
    """Values as a function sees them, worked out whenever one goes through them."""

    def __init__(self, values: Collection[Any], see: Callable[[Any], Value]) -> None:
        self._values = values
        self._see = see

    def __iter__(self) -> Iterator[Value]:
        return map(self._see, self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, value: object) -> bool:
        return any(value == one for one in self)
