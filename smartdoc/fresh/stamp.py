"""What a build kept of all that it read and wrote, so that the next can see that nothing changed.

Figures are looked at first, and a file is read only where they differ, or where it was changed so
shortly before that they might not tell. What stands in a stamp is never needed: without one, or
with one that cannot be read, all is built.
"""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Any

from smartdoc import OWN_FOLDER
from smartdoc.errors import SmartdocError
from smartdoc.fresh.asked import Asked, today
from smartdoc.fresh.shared import unchanged
from smartdoc.fresh.survey import FIGURES, Survey, input_hash, now_in, survey
from smartdoc.frozen import frozen
from smartdoc.opening import bytes_of

_FORM = f"smartdoc build 1 {array('q').itemsize} {array('q', [1]).tobytes()[0]}"
"""Another form, or another order of bytes, and the file is as if it were not there."""

_LOT = 1000
"""Names that are written at once."""

_DIGEST = 32
UNKNOWN = bytes(_DIGEST)
"""The hash of what cannot be read, such as a folder: it is only the same if its figures are."""

_FOLDERS_TELL = os.name == "posix"
"""Whether the figures of a folder change with what is in it, on every disk that is likely."""

Trees = tuple[tuple[str, tuple[str, ...]], ...]


@frozen
class Said:
    """What a build said last of all, and its exit code."""

    text: str
    code: int


@frozen
class Stamp:
    """All files that a build depended on and made, as they were.

    ``day`` is the one judged by, and ``fixed`` tells that it does not go on by itself. The first
    ``single`` files are looked up by name, the others are what was found in the ``trees``.
    ``unsure`` are the places of files that must be read, whatever their figures.
    """

    key: str
    day: str
    fixed: bool
    said: Said
    single: int
    trees: Trees
    seen: Survey
    hashes: bytes
    unsure: tuple[int, ...] = ()

    def hash_at(self, place: int) -> bytes:
        """Return the hash of a file by its place."""
        return self.hashes[place * _DIGEST : (place + 1) * _DIGEST]

    def sure(self) -> Sure:
        """Return the files that need not be read while they have the same figures."""
        unsure = set(self.unsure)
        names = enumerate(self.seen.names)
        return Sure(self, {name: place for place, name in names if place not in unsure})

    def pieces(self) -> Iterator[bytes]:
        """Yield the stamp as it is kept."""
        text = self.said.text.encode("utf-8", "surrogateescape")
        figures = self.seen.figures.tobytes()
        names = sum(map(len, _encoded(self.seen.names)))
        head = {
            "form": _FORM,
            "key": self.key,
            "day": self.day,
            "fixed": self.fixed,
            "code": self.said.code,
            "single": self.single,
            "trees": self.trees,
            "unsure": self.unsure,
            "sizes": [len(text), names, len(figures), len(self.hashes)],
        }
        yield json.dumps(head).encode("ascii") + b"\n"
        yield text
        yield from _encoded(self.seen.names)
        yield figures
        yield self.hashes


def _encoded(names: Sequence[str]) -> Iterator[bytes]:
    """Yield names with a null sign between two; all at once those of a large team take room."""
    for at in range(0, len(names), _LOT):
        lot = "\0".join(names[at : at + _LOT])
        yield (f"\0{lot}" if at else lot).encode("utf-8", "surrogateescape")


@frozen
class Sure:
    """The files of a stamp whose figures tell whether they have changed, each with its place."""

    stamp: Stamp
    places: dict[str, int]

    def hash_of(self, name: str, figures: array[int]) -> bytes | None:
        """Return the hash of a file that has these figures now, None where it must be read."""
        place = self.places.get(name)
        if place is None or self.stamp.seen.at(place) != figures or figures[0] < 0:
            return None
        return self.stamp.hash_at(place)


@frozen
class _Written:
    """A stamp as it stands in its file."""

    head: dict[str, Any]
    text: bytes
    names: bytes
    figures: bytes
    hashes: bytes

    @property
    def said(self) -> Said:
        """Return what the build said."""
        return Said(self.text.decode("utf-8", "surrogateescape"), self.head["code"])

    def tells(self, root: str) -> bool:
        """Tell whether all files that it names have the figures that they had.

        *Why from the root, and as bytes:* short names that need not be made into text first take a
        quarter less time, and there is hardly anything else in a build that has nothing to do.
        """
        if self.head["unsure"]:
            return False
        here = os.getcwd()
        try:
            os.chdir(root)
            return unchanged(self.names, self.figures, os.fsencode(os.path.join(root, "")))
        finally:
            os.chdir(here)

    def stamp(self) -> Stamp:
        """Return what it says; raises ``ValueError`` if it is not whole."""
        head = self.head
        seen = Survey(self.names.decode("utf-8", "surrogateescape").split("\0"))
        seen.figures.frombytes(self.figures)
        if not len(seen.names) * FIGURES == len(seen.figures) == len(self.hashes) // 8:
            raise ValueError("not whole")
        trees = tuple((folder, tuple(endings)) for folder, endings in head["trees"])
        return Stamp(
            head["key"],
            head["day"],
            head["fixed"],
            self.said,
            head["single"],
            trees,
            seen,
            self.hashes,
            tuple(head["unsure"]),
        )


def _written(file: str) -> _Written | None:
    try:
        kept = bytes_of(file)
        begins = kept.index(b"\n") + 1
        head = json.loads(kept[:begins])
        ends = [*accumulate(head["sizes"], initial=begins)]
        if head["form"] != _FORM or ends[-1] != len(kept):
            return None
        return _Written(head, *(kept[start:end] for start, end in pairwise(ends)))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_stamp(file: str) -> Stamp | None:
    """Return a stamp, None where there is none that can be read."""
    written = _written(file)
    try:
        return written.stamp() if written else None
    except (ValueError, KeyError, TypeError):
        return None


def still_true(wanted: Asked) -> Said | None:
    """Return what a build of today would say if all is as it was, None if it has work to do."""
    written = _written(wanted.stamp)
    if written is None or written.head["key"] != wanted.key:
        return None
    if not (written.head["fixed"] or written.head["day"] == today()):
        return None
    if _FOLDERS_TELL and written.tells(wanted.root):
        return written.said
    stamp = read_stamp(wanted.stamp)
    return stamp.said if stamp and _is_same(stamp, wanted) else None


def _is_same(stamp: Stamp, wanted: Asked) -> bool:
    """Tell whether files whose figures differ, or tell nothing, have the same in them.

    If so, the stamp is kept with the new figures.
    """
    since = now_in(os.path.dirname(wanted.stamp))
    now = survey(stamp.seen.names[: stamp.single], stamp.trees)
    if now.left:
        from smartdoc.writing import clear_stopped  # slow to load, and seldom needed

        clear_stopped(now.left)
    if now.names != stamp.seen.names:
        return False
    for place in {*stamp.unsure, *differing(stamp.seen, now)}:
        known = stamp.hash_at(place)
        if known == UNKNOWN and now.names[place].endswith(os.sep):
            continue  # what it holds has the same names
        if known == UNKNOWN or input_hash(now.names[place]) != known:
            return False
    keep(wanted, replace(stamp, seen=now, unsure=unsure(now, since)))
    return True


def differing(one: Survey, other: Survey) -> list[int]:
    """Return the places of the files that have other figures, in two surveys of the same."""
    return [place for place in range(len(one.names)) if one.at(place) != other.at(place)]


def unsure(seen: Survey, since: int, places: Iterable[int] | None = None) -> tuple[int, ...]:
    """Return the places of files that were changed so late that their figures may not tell."""
    among = range(len(seen.names)) if places is None else places
    return tuple(place for place in among if seen.is_recent(place, since))


def keep(wanted: Asked, stamp: Stamp) -> None:
    """Keep a stamp for the next build; where nothing can be written, it is just not kept."""
    from pathlib import Path  # slow to load, and seldom needed

    from smartdoc.writing import write_own

    name = os.path.relpath(wanted.stamp, os.path.join(wanted.root, OWN_FOLDER))
    try:
        write_own(Path(wanted.root), name, stamp.pieces())
    except (SmartdocError, OSError):
        return
