"""What came of every plan, kept on the disk until all of them are made: memory stays small."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from smartdoc.build.order import Outcome

_IN_MEMORY = 4_000_000
"""Bytes that a small build holds in memory, and no file is made for them."""

_NOWHERE = -1
"""The place of what is not yet there."""


class Outcomes(Mapping[Path, Outcome]):
    """Outcomes by the file of the plan, in the order of all files for which there will be one.

    They stand in a file without a name, in a folder that is as private as the plans, which is gone
    with this build however it ends. One that cannot be written there is held in memory.
    """

    def __init__(self, folder: str, files: Iterable[Path]) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=folder)  # noqa: SIM115 - held
        # By the paths that are known already: other ones of 10,000 plans take 4 MiB.
        self._places = dict.fromkeys(files, _NOWHERE)
        self._held: dict[Path, Outcome] = {}

    def keep(self, outcome: Outcome) -> None:
        """Keep what came of a plan, in place of what was kept of it before."""
        path = outcome.checked.path
        self._held.pop(path, None)
        try:
            place = self._file.seek(0, 2)
            pickle.dump(outcome, self._file, pickle.HIGHEST_PROTOCOL)
        except OSError:  # the disk is full: what can be built still is
            self._held[path], place = outcome, 0
        self._places[path] = place

    def __getitem__(self, path: Path) -> Outcome:
        """Return what came of a plan."""
        if path in self._held:
            return self._held[path]
        place = self._places[path]
        if place == _NOWHERE:
            raise KeyError(path)
        self._file.seek(place)
        found: Outcome = pickle.load(self._file)  # noqa: S301 - our own file, which has no name
        return found

    def __contains__(self, path: object) -> bool:
        """Tell whether a plan is among them, without reading what came of it."""
        return isinstance(path, Path) and self._places.get(path, _NOWHERE) != _NOWHERE

    def close(self) -> None:
        """Let go of all."""
        self._file.close()

    def __iter__(self) -> Iterator[Path]:
        """Return the files of all plans that are kept."""
        return (path for path, place in self._places.items() if place != _NOWHERE)

    def __len__(self) -> int:
        """Return how many are kept."""
        return sum(place != _NOWHERE for place in self._places.values())
