"""The output folder: whole files only, nothing outside it, and nothing removed but documents."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from smartdoc.errors import SmartdocError
from smartdoc.writing import write_whole

INDEX = "index.html"
_DOCUMENT = re.compile(r"(?:[^/\\]+/){1,2}[a-z0-9-]+(?:\.[a-z0-9-]+)?\.(?:html|docx|ics)\Z")
"""A document's place under the output folder: learner, plan, document and reader."""


class OutputFolder:
    """Where a build writes; ``written`` and ``unchanged`` tell what it did."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.written: list[Path] = []
        self.unchanged: list[Path] = []

    def refuse_foreign_index(self) -> None:
        """Raise if the folder holds somebody else's web site, which the index would replace."""
        index = self.path / INDEX
        if index.is_file() and b"smartdoc" not in index.read_bytes():
            raise SmartdocError(
                f"{index} was not made by smartdoc, and a build would replace it.",
                "Build into another folder, or move the file away.",
            )

    def write(self, name: str, content: bytes) -> None:
        """Write an output, unless it is there with this very content."""
        path = self._inside(name)
        if _holds(path, content):
            self.unchanged.append(path)
            return
        write_whole(path, content)
        self.written.append(path)

    def remove(self, names: Iterable[str]) -> Iterator[Path]:
        """Remove outputs that an earlier build listed and this one did not make; yield each."""
        for name in sorted(names):
            path = self._inside(name)
            # A manifest is a file that anybody can edit; it can make us remove documents only.
            if not _DOCUMENT.match(name) or not path.is_file():
                continue
            _unlink(path)
            yield path
            with contextlib.suppress(OSError):  # folders that still hold something stay
                path.parent.rmdir()
                path.parent.parent.rmdir()

    def withdraw(self, name: str) -> None:
        """Remove an output that must not be shown any more, if it is there."""
        path = self._inside(name)
        if path.is_file():
            _unlink(path)

    def _inside(self, name: str) -> Path:
        """Return the path of an output; raises ``SmartdocError`` if it leads out of the folder."""
        path = self.path / name
        if not path.resolve().is_relative_to(self.path.resolve()):
            raise SmartdocError(f"{path} leads out of the output folder {self.path}.")
        return path


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise SmartdocError(
            f"{path} is out of date and cannot be removed: {error.strerror}.",
            "If it is open in Word or another program, close it there and try again.",
        ) from error


def _holds(path: Path, content: bytes) -> bool:
    """Return whether the file is there with this content; one that cannot be read is not."""
    try:
        return path.read_bytes() == content
    except OSError:
        return False
