"""The manifest of a build while it is written, plan by plan; each can be read again from there."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from smartdoc.build.manifest import About, LearnerPage, PlanEntry, entry_from, line_of
from smartdoc.writing import write_all

_Place = tuple[int, int]
"""Where in the file an entry stands: its first byte, and how many there are."""


@dataclass(slots=True)
class Learner:
    """One learner's plans in the register, in the order of their files."""

    ref: str
    places: list[_Place | PlanEntry] = field(default_factory=list)
    newest: dict[str, PlanEntry] = field(default_factory=dict)
    source: str = ""

    def add(self, entry: PlanEntry, place: _Place | PlanEntry, line: str) -> None:
        """Take in a plan; of each kind the newest is remembered, for the index."""
        self.places.append(place)
        known = self.newest.get(entry.title)
        if known is None or known.meeting <= entry.meeting:
            self.newest[entry.title] = entry.for_index()
        self.source = hashlib.sha256(f"{self.source}{line}".encode()).hexdigest()


class Register:
    """Writes a manifest into a new file."""

    def __init__(self, stream: io.FileIO, about: About) -> None:
        self._stream = stream
        self._learners: dict[str, Learner] = {}
        self._write(f'{about.text()},\n "plans": [')
        self._parted = "\n"

    def add(self, entry: PlanEntry, line: str, *, told: bool = True) -> None:
        """Take in a plan; with ``told`` false it is not written, but held in memory."""
        learner = self._learners.setdefault(entry.ref, Learner(entry.ref))
        learner.add(entry, self._put(line) if told else entry, line)

    def learners(self) -> Iterator[Learner]:
        """Yield every learner by ref."""
        yield from (self._learners[ref] for ref in sorted(self._learners))

    def plans(self, learner: Learner) -> list[PlanEntry]:
        """Return the plans of a learner, the latest first."""
        found = [self._entry(place) for place in learner.places]
        self._stream.seek(0, io.SEEK_END)
        return sorted(found, key=lambda plan: plan.meeting, reverse=True)

    def finish(self, pages: list[LearnerPage]) -> None:
        """Write the end, with what is to be known of the learners' pages."""
        self._write('\n ],\n "pages": [' if self._parted == ",\n" else '],\n "pages": [')
        self._parted = "\n"
        for page in pages:
            self._put(line_of(page))
        self._write("\n ]\n}\n" if pages else "]\n}\n")

    def _put(self, line: str) -> _Place:
        self._write(self._parted)
        self._parted = ",\n"
        content = line.encode("utf-8")
        place = (self._stream.tell(), len(content))
        write_all(self._stream, content)
        return place

    def _entry(self, place: _Place | PlanEntry) -> PlanEntry:
        if isinstance(place, PlanEntry):
            return place
        self._stream.seek(place[0])
        return entry_from(json.loads(self._stream.read(place[1])))

    def _write(self, text: str) -> None:
        write_all(self._stream, text.encode("utf-8"))
