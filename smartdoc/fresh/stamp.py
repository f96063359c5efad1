"""What a build kept of all that it read and wrote, so that the next can see that nothing changed.

Figures are looked at first, and a file is read only where they differ, or where it was changed so
shortly before that they might not tell. What stands in a stamp is never needed: without one, or
with one that cannot be read, all is built.
"""

from __future__ import annotations

import io
import os
from array import array
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from smartdoc import OWN_FOLDER
from smartdoc.errors import SmartdocError
from smartdoc.fresh.asked import Asked, today
from smartdoc.fresh.sealed import mark_of, sealed, value_of
from smartdoc.fresh.shared import Part, parts_of, unchanged
from smartdoc.fresh.survey import (
    FIGURES,
    SIZE,
    Survey,
    differing,
    has_links,
    input_hash,
    now_in,
    survey,
)
from smartdoc.opening import bytes_of, opened

if TYPE_CHECKING:  # slow to load, and not needed where nothing changed
    from smartdoc.fresh.listing import Listing
    from smartdoc.fresh.names import Names

_FORM = f"smartdoc build 4 {array('q').itemsize} {array('q', [1]).tobytes()[0]}"
"""Another form, or another order of bytes, and the file is as if it were not there."""

_DIGEST = 32
_PIECE = 1 << 20
"""Bytes of names, or of what was said, that are taken at once."""

UNKNOWN = bytes(_DIGEST)
"""The hash of what cannot be read, such as a folder: it is only the same if its figures are."""

NO_LINKS = bytes([1] * _DIGEST)
"""The hash of a folder that is the same as long as no link is in it, whatever else is."""

_FOLDERS_TELL = os.name == "posix"
"""Whether the figures of a folder change with what is in it, on every disk that is likely."""

Trees = tuple[tuple[str, tuple[str, ...]], ...]


class Said(NamedTuple):
    """What a command said last of all, in pieces of UTF-8, and its exit code.

    One can go through the pieces several times; that raises ``OSError`` where some are lost.
    """

    pieces: Iterable[bytes | memoryview]
    code: int

    def words(self) -> Iterator[str]:
        """Yield what was said, a piece at a time."""
        decoder = getincrementaldecoder("utf-8")("surrogateescape")
        yield from map(decoder.decode, self.pieces)


class Stamp(NamedTuple):
    """What a build was asked for, what it said, and where the files are that it depended on.

    ``day`` is the one judged by, and ``fixed`` tells that it does not go on by itself. The first
    ``single`` files are looked up by name, the others are what was found in the ``trees``.
    """

    key: str
    day: str
    fixed: bool
    said: Said
    single: int
    trees: Trees

    def pieces(self, files: Listing, own: str) -> Iterator[bytes]:
        """Yield the stamp as it is kept in a repository's own folder, with its files.

        These are all files that the build depended on, and that it made.
        """
        size = checksum = 0
        for piece in self.said.pieces:
            size, checksum = size + len(piece), crc32(piece, checksum)
        head = {
            "form": _FORM,
            "copy": mark_of(own),
            "key": self.key,
            "day": self.day,
            "fixed": self.fixed,
            "code": self.said.code,
            "single": self.single,
            "trees": self.trees,
            "unsure": files.unsure,
            "checksums": [checksum, files.checksum],
            "sizes": [size, *files.sizes()],
        }
        yield sealed(head)
        yield from map(bytes, self.said.pieces)
        yield from files.pieces()


class Sure(NamedTuple):
    """The files of a stamp whose figures tell whether they have changed, and the hash of each.

    The files at the places of ``unsure`` must be read, whatever their figures.
    """

    names: Names
    figures: array[int]
    hashes: bytes
    unsure: frozenset[int]

    def hash_of(self, name: str, figures: array[int]) -> bytes | None:
        """Return the hash of a file that has these figures now, None where it must be read."""
        place = self.names.place(name)
        if place < 0 or place in self.unsure or figures[0] < 0:
            return None
        if self.figures[place * FIGURES : (place + 1) * FIGURES] != figures:
            return None
        return self.hashes[place * _DIGEST : (place + 1) * _DIGEST]


class _Lot(NamedTuple):
    """Some files of a stamp: their names, figures and hashes, and the place of the first."""

    seen: Survey
    hashes: bytes
    first: int = 0

    def is_still(self, now: Survey, unsure: Iterable[int]) -> bool:
        """Tell whether files whose figures differ, or tell nothing, have the same in them."""
        if now.names != self.seen.names:
            return False
        changed = differing(self.seen, now) if now.figures != self.seen.figures else []
        within = range(self.first, self.first + len(now.names))
        changed += (place - self.first for place in unsure if place in within)
        return all(self._is_still(place, now.names[place]) for place in changed)

    def _is_still(self, place: int, name: str) -> bool:
        known = self.hashes[place * _DIGEST : (place + 1) * _DIGEST]
        if known == UNKNOWN:
            return name.endswith(os.sep)  # what the folder holds has the same names
        return not has_links(name) if known == NO_LINKS else input_hash(name) == known


class _Written(NamedTuple):
    """A stamp as it stands in its file, whose parts end at these places."""

    head: dict[str, Any]
    kept: bytes
    ends: tuple[int, ...]

    @property
    def said(self) -> Said:
        """Return what the build said, without copying it: it may be long."""
        begin, end, *_ = self.ends
        cuts = [*range(begin, end, _PIECE), end]
        pieces = [memoryview(self.kept)[first:last] for first, last in pairwise(cuts)]
        return Said(pieces, self.head["code"])

    @property
    def names(self) -> Part:
        """Return where the names of all files stand."""
        return Part(self.ends[1], self.ends[2])

    @property
    def figures(self) -> memoryview:
        """Return the figures of all files, without copying them."""
        return memoryview(self.kept)[self.ends[2] : self.ends[3]]

    def is_whole(self) -> bool:
        """Tell whether what was said is, and each file has a name, figures and a hash.

        *Why not figures and hashes:* a file has others then, and is read; but one that was not
        there under its own name is not there under any other either.
        """
        begin, said, start, end, last = self.ends
        kept = memoryview(self.kept)
        if self.head["checksums"] != [crc32(kept[begin:said]), crc32(kept[said:start])]:
            return False
        count = self.kept.count(b"\0", *self.names[:2]) + 1
        return end - start == count * SIZE and last - end == count * _DIGEST

    def tells(self, root: str) -> bool:
        """Tell whether all files that it names have the figures that they had.

        *Why from the root, and as bytes:* short names that need not be made into text first take a
        quarter less time, and there is hardly anything else in a build that has nothing to do.
        """
        if self.head["unsure"]:
            return False
        here, top = os.getcwd(), os.fsencode(os.path.join(root, ""))
        try:
            os.chdir(root)
            return unchanged(self.kept, self.names, self.figures, top)
        finally:
            os.chdir(here)

    def stamp(self) -> Stamp:
        """Return what it says but for its files."""
        head = self.head
        trees = tuple((folder, tuple(endings)) for folder, endings in head["trees"])
        return Stamp(head["key"], head["day"], head["fixed"], self.said, head["single"], trees)

    def lots(self, last: int) -> Iterator[_Lot]:
        """Yield the files before a place, a lot at a time: all of them would take much room."""
        for part in parts_of(self.kept, self.names, _PIECE):
            names = self._named(part)[: max(0, last - part.before)]
            if names:
                yield self._lot(names, part.before)

    def behind(self, first: int) -> _Lot:
        """Return the files from a place on."""
        names: list[str] = []
        for part in parts_of(self.kept, self.names, _PIECE):
            names += self._named(part)[max(0, first - part.before) :]
        return self._lot(names, first)

    def _named(self, part: Part) -> list[str]:
        text = self.kept[part.start : part.end].decode("utf-8", "surrogateescape")
        return text.split("\0")

    def _lot(self, names: list[str], first: int) -> _Lot:
        last = first + len(names)
        seen = Survey(names, array("q", bytes(self.figures[first * SIZE : last * SIZE])), [], set())
        start = self.ends[3]
        return _Lot(seen, self.kept[start + first * _DIGEST : start + last * _DIGEST], first)


def _written(wanted: Asked) -> _Written | None:
    file, own = wanted.stamp, os.path.join(wanted.root, OWN_FOLDER)
    try:
        kept = bytes_of(file)
        begins = kept.index(b"\n") + 1
        head = value_of(kept[:begins])
        ends = tuple(accumulate(head["sizes"], initial=begins))
        if head["form"] != _FORM or len(ends) != 5 or ends[-1] != len(kept):
            return None
        if head["key"] != wanted.key or head["copy"] != mark_of(own):
            return None
        written = _Written(head, kept, ends)
        return written if written.is_whole() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def sure_of(file: str) -> Sure | None:
    """Return what a stamp knows for sure, None where there is none that can be read."""
    from smartdoc.fresh.names import Names  # slow to load, and not needed where nothing changed

    try:
        with opened(file) as stream:
            head = value_of(stream.readline())
            text, names, figures, hashes = head["sizes"]
            whole = os.path.getsize(file)
            if not all(0 <= size <= whole for size in head["sizes"]):
                return None  # nor is there the memory to read so much
            if head["form"] != _FORM or len(stream.read(text)) != text:
                return None
            known = Names()
            for lot in _names_in(stream, names):
                known.add(lot)
            kept = Sure(
                known,
                array("q", stream.read(figures)),
                stream.read(hashes),
                frozenset(head["unsure"]),
            )
            fits = len(known) * FIGURES == len(kept.figures) == len(kept.hashes) // 8
            return kept if fits and not stream.read(1) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _names_in(stream: io.BufferedReader, size: int) -> Iterator[list[str]]:
    """Yield the names that stand in so many bytes, a lot at a time."""
    cut = b""
    while size > 0:
        piece = stream.read(min(size, _PIECE))
        if not piece:
            raise ValueError("not whole")
        size -= len(piece)
        *whole, cut = (cut + piece).split(b"\0")
        yield [name.decode("utf-8", "surrogateescape") for name in whole]
    yield [cut.decode("utf-8", "surrogateescape")]


def still_true(wanted: Asked) -> Said | None:
    """Return what a build of today would say if all is as it was, None if it has work to do."""
    try:
        written = _written(wanted)
        if written is None:
            return None
        if not (written.head["fixed"] or written.head["day"] == today()):
            return None
        if _FOLDERS_TELL and written.tells(wanted.root):
            return written.said
        return written.said if _is_same(written, wanted) else None
    except (ValueError, LookupError, TypeError):
        return None  # it cannot be read


def _is_same(kept: _Written, wanted: Asked) -> bool:
    """Tell whether files whose figures differ, or tell nothing, have the same in them.

    If so, the stamp is kept with the new figures.
    """
    from smartdoc.fresh.listing import Listing  # slow to load, and seldom needed

    folder = os.path.dirname(wanted.stamp)
    since = now_in(folder)
    stamp, unsure = kept.stamp(), kept.head["unsure"]
    # First what stands in the trees: mostly it is a plan that was edited.
    behind, now = kept.behind(stamp.single), survey((), stamp.trees)
    if now.left:
        from smartdoc.writing import clear_stopped  # slow to load, and seldom needed

        clear_stopped(now.left)
    if not behind.is_still(now, unsure):
        return False
    try:
        with Listing(folder, since) as files:
            for lot in kept.lots(stamp.single):
                seen = survey(lot.seen.names, ())
                if not lot.is_still(seen, unsure):
                    return False
                files.add(seen, lot.hashes)
            files.add(now, behind.hashes)
            keep(wanted, stamp, files)
    except OSError:
        return False  # the disk is full: not all was looked at
    return True


def keep(wanted: Asked, stamp: Stamp, files: Listing) -> None:
    """Keep a stamp for the next build; where nothing can be written, it is just not kept."""
    from pathlib import Path  # slow to load, and seldom needed

    from smartdoc.writing import write_own

    own = os.path.join(wanted.root, OWN_FOLDER)
    name = os.path.relpath(wanted.stamp, own)
    try:
        write_own(Path(wanted.root), name, stamp.pieces(files, own))
    except (SmartdocError, OSError):
        return
