"""The files of a stamp, which stand on the disk until it is written: there may be very many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zlib import crc32

from smartdoc.fresh.survey import Survey
from smartdoc.overflow import Overflow

_IN_MEMORY = 4_000_000
"""Bytes of each part that a small build holds in memory, and no file is made for them."""


class Listing:
    """Files with the figures and the hash of each, in the order in which they were added.

    ``unsure`` are the places of those whose figures may not tell of a change, such as one that was
    changed ``since`` a late moment; ``checksum`` is that of all names as they are kept.
    """

    def __init__(self, folder: str, since: int) -> None:
        self._since = since
        self._parts = [Overflow(folder, _IN_MEMORY) for _ in range(3)]
        self.count = 0
        self.checksum = 0
        self.unsure: list[int] = []

    def __enter__(self) -> Listing:
        return self

    def __exit__(self, *_: object) -> None:
        for part in self._parts:
            part.close()

    def add(self, seen: Survey, hashes: bytes) -> None:
        """Add some files; raises ``OSError`` where the disk is full."""
        names, figures, digests = self._parts
        if seen.names:
            text = "\0".join(seen.names).encode("utf-8", "surrogateescape")
            text = b"\0" + text if self.count else text
            names.add(text)
            self.checksum = crc32(text, self.checksum)
        figures.add(seen.figures.tobytes())
        digests.add(hashes)
        every = range(len(seen.names))
        unsure = (place for place in every if seen.may_mislead(place, self._since))
        self.unsure += (self.count + place for place in unsure)
        self.count += len(seen.names)

    def sizes(self) -> Iterator[int]:
        """Yield how many bytes the names, the figures and the hashes are."""
        return (part.size for part in self._parts)

    def pieces(self) -> Iterable[bytes]:
        """Yield the names, with a NUL between two, then all figures, then all hashes."""
        for part in self._parts:
            yield from part.pieces()
