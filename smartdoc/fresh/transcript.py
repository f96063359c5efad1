"""What a command says, kept while it says it; on the disk if it is long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from smartdoc.overflow import Overflow

_IN_MEMORY = 1_000_000
"""Bytes that are held in memory for a short report, and no file is made for them."""


class Transcript:
    """What was said, as pieces of UTF-8 that one can go through again; to be closed at its end.

    It stands in a file without a name, in a folder that is as private as the plans. Where the disk
    is full, going through it raises ``OSError``: it is not whole.
    """

    def __init__(self, folder: str) -> None:
        self._said = Overflow(folder, _IN_MEMORY)

    def add(self, text: str) -> None:
        """Keep what is said next."""
        with suppress(OSError):  # it is raised where this is gone through
            self._said.add(text.encode("utf-8", "surrogateescape"))

    def __iter__(self) -> Iterator[bytes]:
        if self._said.failed:
            raise self._said.failed
        return self._said.pieces()

    def close(self) -> None:
        """Let go of all."""
        self._said.close()
