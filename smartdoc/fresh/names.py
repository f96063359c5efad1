"""Names of so many files that to hold them all would take much room: a number stands for each."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable

_LOTS = 4096
"""Lots that the numbers are put into, each so small that it can be looked through."""


class Names:
    """Names with the place of each among them.

    *Why numbers will do:* Python makes them of 64 bits with a secret of this run, so that two of a
    million names are alike once in thirty million runs, and nobody can choose two that are.
    """

    def __init__(self) -> None:
        self._marks = defaultdict[int, "array[int]"](_numbers)
        self._places = defaultdict[int, "array[int]"](_numbers)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, name: str) -> bool:
        return self.place(name) >= 0

    def add(self, names: Iterable[str]) -> None:
        """Add names behind those that are there."""
        for name in names:
            mark = hash(name)
            self._marks[mark % _LOTS].append(mark)
            self._places[mark % _LOTS].append(self._count)
            self._count += 1

    def place(self, name: str) -> int:
        """Return the first place of a name, less than nothing where it is not among them."""
        mark = hash(name)
        try:
            return self._places[mark % _LOTS][self._marks[mark % _LOTS].index(mark)]
        except ValueError:
            return -1


def _numbers() -> array[int]:
    return array("q")
