"""What came of every plan, kept on the disk until all of them are done: memory stays small."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from smartdoc.overflow import Overflow

_IN_MEMORY = 4_000_000
"""Bytes that are held in memory for a few plans, and no file is made for them."""

_LENGTH = 8
"""Bytes that tell before a value how long it is."""

_NOWHERE, _HELD = -1, -2
"""The places of what is not yet there, and of what is held in memory."""

Value = TypeVar("Value")


class Spool(Mapping[Path, Value]):
    """Values by the file of the plan, in the order of all files for which there will be one.

    They stand in a file without a name, in this folder or where the system has room for such. One
    that cannot be written there is held in memory, and so is one that ``is_small``, which is
    quicker.
    """

    def __init__(
        self,
        folder: str | None,
        files: Iterable[Path],
        is_small: Callable[[Value], bool] = lambda _: False,
    ) -> None:
        self._written = Overflow(folder, _IN_MEMORY)
        # By the paths that are known already: other ones of 10,000 plans take 4 MiB.
        self._places = dict.fromkeys(files, _NOWHERE)
        self._held: dict[Path, Value] = {}
        self._is_small = is_small

    @property
    def wanted(self) -> tuple[Path, ...]:
        """Return the files of all plans for which there will be a value."""
        return tuple(self._places)

    def keep(self, path: Path, value: Value) -> None:
        """Keep what came of a plan, in place of what was kept of it before."""
        self._held.pop(path, None)
        self._places[path] = _HELD if self._is_small(value) else self._place_of(value)
        if self._places[path] == _HELD:
            self._held[path] = value

    def _place_of(self, value: Value) -> int:
        """Write a value, and return its place; if the disk is full, what can be done still is."""
        import pickle  # slow to load

        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        try:
            return self._written.add(len(data).to_bytes(_LENGTH, "big") + data)
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

        length = int.from_bytes(self._written.read(place, _LENGTH), "big")
        data = self._written.read(place + _LENGTH, length)
        found: Value = pickle.loads(data)  # noqa: S301 - our own file, which has no name
        return found

    def __contains__(self, path: object) -> bool:
        """Tell whether a plan is among them, without reading what came of it."""
        return isinstance(path, Path) and self._places.get(path, _NOWHERE) != _NOWHERE

    def close(self) -> None:
        """Let go of all."""
        self._written.close()

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
