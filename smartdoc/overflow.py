"""Bytes that may be many, kept on the disk until a command ends: memory stays small."""

from __future__ import annotations

import io
from collections.abc import Iterator

from smartdoc.writing import write_all

_PIECE = 1 << 20
"""Bytes that are taken from the disk at once."""


class Overflow:
    """Bytes that are added one after the other and read again; to be closed at its end.

    So many are held in memory. More stand in a file without a name that nobody else can read, in
    this folder or where the system has room for such, and that is gone with the command however it
    ends. Where the disk is full nothing more can be added, but all that was before stays;
    ``failed`` is why.

    *Why not one of Python's:* it loses what it held in memory where that does not fit on the disk,
    and one with a buffer tells only when it is read or closed that what was added did not.
    """

    def __init__(self, folder: str | None, in_memory: int) -> None:
        self._folder = folder
        self._in_memory = in_memory
        self._file: io.BytesIO | io.FileIO = io.BytesIO()
        self.failed: OSError | None = None
        self.size = 0

    def add(self, data: bytes) -> int:
        """Add bytes, all or none, and return their place; raises ``OSError`` without room."""
        if self.failed:
            raise self.failed
        try:
            if self.size + len(data) > self._in_memory and isinstance(self._file, io.BytesIO):
                self._file = self._on_disk(self._file)
            self._file.seek(self.size)
            write_all(self._file, data)
        except OSError as error:
            self.failed = error
            raise
        self.size += len(data)
        return self.size - len(data)

    def _on_disk(self, held: io.BytesIO) -> io.FileIO:
        import tempfile  # slow to load, and not needed where there is little to keep

        file = tempfile.TemporaryFile(buffering=0, dir=self._folder)  # noqa: SIM115 - held
        try:
            write_all(file, held.getvalue())
        except OSError:
            file.close()
            raise
        return file

    def read(self, place: int, size: int) -> bytes:
        """Return so many bytes from a place on; less where there are no more."""
        pieces = []
        self._file.seek(place)
        while size and (piece := self._file.read(size)):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def pieces(self) -> Iterator[bytes]:
        """Yield all bytes, a piece at a time."""
        for place in range(0, self.size, _PIECE):
            yield self.read(place, min(_PIECE, self.size - place))

    def lines(self) -> Iterator[bytes]:
        """Yield all lines, each with its end."""
        cut = b""
        for piece in self.pieces():
            *whole, cut = (cut + piece).split(b"\n")
            yield from (line + b"\n" for line in whole)
        if cut:
            yield cut

    def close(self) -> None:
        """Let go of all."""
        self._file.close()
