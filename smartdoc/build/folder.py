"""The output folder: whole files only, nothing outside it, and nothing removed but documents."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from smartdoc import TEMPORARY
from smartdoc.build.manifest import MANIFEST
from smartdoc.errors import SmartdocError
from smartdoc.late import late
from smartdoc.opening import bytes_of, is_file, opened
from smartdoc.repository import folded
from smartdoc.writing import NotWritten, clear_stopped, fill_whole, hint_of, reason_of, write_whole

INDEX = "index.html"
_DOCUMENT = late(
    r"(?:[^/\\\x00-\x1f\ud800-\udfff]+/){1,2}[a-z0-9-]+(?:\.[a-z0-9-]+)?\.(?:html|docx|ics)\Z"
)
"""A document's place under the output folder: learner, plan, document and reader."""


_OURS = f"{TEMPORARY}build-"
"""What the names of a build's temporary files begin with: where no other build runs, no one's."""

_UNLISTED = f"{TEMPORARY}unlisted"
"""What the file of notes is called; there is none after a whole build."""

_NO_NAME = (errno.ENAMETOOLONG, errno.EINVAL)
"""What the system says of a name that no file can have."""


class Made(NamedTuple):
    """An output by its name in the folder, with the hash of its bytes.

    One that is not ``new`` was there already with this very content.
    """

    name: str
    sha256: str
    new: bool


class OutputFolder:
    """Where documents are written; with ``listed`` a manifest will list them."""

    def __init__(self, path: Path, *, listed: bool = False) -> None:
        self.path = path
        self._listed = listed
        self._root = ""

    @property
    def notes(self) -> Path:
        """Return the file of the names of documents that no manifest lists yet."""
        return self.path / _UNLISTED

    def refuse_foreign_index(self) -> None:
        """Raise if the folder holds somebody else's web site, which the index would replace."""
        index = self.path / INDEX
        if os.path.isfile(index) and b"smartdoc" not in bytes_of(index):
            raise SmartdocError(
                f"{index} was not made by smartdoc, and a build would replace it.",
                "Build into another folder, or move the file away.",
            )

    def write(self, name: str, content: bytes) -> Made:
        """Write an output, unless it is there with this very content."""
        path = self._inside(name)
        is_new = not _holds(path, content)
        if is_new and self._listed:
            self._note(name, path)
            write_whole(path, content, prefix=_OURS, lasting=False)
        elif is_new:  # while a build may be at work here too, and take away all that it calls its
            write_whole(path, content)
        return Made(name, hashlib.sha256(content).hexdigest(), is_new)

    def fill(self, name: str, fill: Callable[[io.FileIO], None]) -> Made:
        """Write an output bit by bit, as :func:`fill_whole` does."""
        path = self._inside(name)
        is_new = fill_whole(path, fill, prefix=_OURS, lasting=False, unless_same=True)
        with opened(path) as written:
            return Made(name, hashlib.file_digest(written, "sha256").hexdigest(), is_new)

    def content_of(self, name: str) -> bytes:
        """Return what an output holds; nothing where it cannot be read."""
        try:
            return bytes_of(self._inside(name))
        except (OSError, NotWritten):
            return b""

    def _note(self, name: str, path: Path) -> None:
        """Write down the name of a new document before there is one.

        *Why:* if the build is stopped, or its plan refused, nothing else will tell that it is ours.
        """
        if not os.path.exists(path):
            with contextlib.suppress(OSError):
                self.path.mkdir(parents=True, exist_ok=True)
                with open(self.notes, "ab", buffering=0, opener=_no_link) as stream:
                    stream.write(name.encode("utf-8") + b"\n")  # at once, for workers do it too

    def unlisted(self) -> Iterator[str]:
        """Yield the names of documents that a build made and no manifest may list."""
        path = self.notes
        with contextlib.suppress(OSError, ValueError):
            if _is_own_file(path):
                with opened(path) as stream:
                    yield from (line.decode().rstrip("\n") for line in stream)

    def list_all(self, names: Iterable[str] = ()) -> None:
        """Take note that a manifest lists all documents but these."""
        path = self.notes
        with contextlib.suppress(OSError, NotWritten):
            if left := "".join(f"{name}\n" for name in sorted(names)):
                write_whole(path, left.encode("utf-8"), prefix=_OURS, lasting=False)
            elif _is_own_file(path):
                path.unlink()

    def clear_leftovers(self) -> None:
        """Remove the temporary files of builds and reports that were stopped by force.

        No other build may be writing into the folder; but one may into a folder within it.
        """
        for folder, inner, names in os.walk(self.path):
            inner[:] = (name for name in inner if not _is_of_a_build(os.path.join(folder, name)))
            for name in names:
                if name.startswith(_OURS):
                    with contextlib.suppress(OSError):
                        os.unlink(os.path.join(folder, name))
                elif name.startswith(TEMPORARY):
                    clear_stopped((os.path.join(folder, name),))

    def remove(self, name: str) -> Path | None:
        """Remove an output that an earlier build listed and this one did not make.

        Return its path, None where there was nothing to remove. Raises ``NotWritten`` if it stays.
        """
        # A manifest is a file that anybody can edit; it can make us remove documents only.
        if not _DOCUMENT.match(name):
            return None
        path = self._inside(name)
        if not self.may_hold(name):
            return None
        _unlink(path)
        with contextlib.suppress(OSError):  # folders that still hold something stay
            path.parent.rmdir()
            path.parent.parent.rmdir()
        return path

    def withdraw(self, name: str) -> None:
        """Remove an output that must not be shown any more, if it is there."""
        path = self._inside(name)
        if self.may_hold(name):
            _unlink(path)

    def may_hold(self, name: str) -> bool:
        """Tell whether an output is there, or cannot be seen, as in a folder that is shut to us."""
        try:
            return is_file(self.path / name)
        except OSError as error:
            return error.errno not in _NO_NAME

    def is_one(self, name: str, other: str) -> bool:
        """Tell whether two spellings of a folder's name lead to one folder on this disk.

        *Why by what it holds:* not every disk gives a folder one number under both names.
        """
        place = self.path
        for step in name.split("/"):
            with contextlib.suppress(OSError):
                alike = [each for each in os.listdir(place) if folded(each) == folded(step)]
                if len(alike) == 1:
                    place /= alike[0]
                    continue
            return False
        return os.path.isdir(self.path / name) and os.path.isdir(self.path / other)

    def is_straight(self, name: str) -> bool:
        """Tell whether no link in a name leads elsewhere."""
        try:
            return bool(self._inside(name))
        except NotWritten:
            return False

    def _inside(self, name: str) -> Path:
        """Return the path of an output; raises ``NotWritten`` if it leads elsewhere.

        *Why not elsewhere in the folder either:* one reader's copy would stand where another looks
        for theirs.
        """
        self._root = self._root or os.path.realpath(self.path)
        path = self.path / name
        if not _can_be_here(name):
            raise NotWritten(
                f"{path} is no name that a file can have here, where names are in "
                f"{sys.getfilesystemencoding()}.",
                "Build with PYTHONUTF8=1 in the environment.",
            )
        real = os.path.realpath(path)
        if os.path.normcase(real) != os.path.normcase(os.path.join(self._root, name)):
            outside = not real.startswith(os.path.join(self._root, ""))
            where = f"out of the output folder {self.path}" if outside else "to another place"
            raise NotWritten(
                f"{path} leads {where}.", "Take away the link, or build into another folder."
            )
        return path


def _can_be_here(name: str) -> bool:
    """Tell whether a file can have a name: an older build may have run with other letters."""
    try:
        return bool(os.fsencode(name))
    except UnicodeEncodeError:
        return False


def _no_link(path: str, flags: int) -> int:
    """Open a file that is no link, and no pipe that nobody reads."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o666)


def _is_of_a_build(folder: str) -> bool:
    """Tell whether a folder takes all documents of a build, by what one leaves or begins with."""
    return any(os.path.lexists(os.path.join(folder, name)) for name in (MANIFEST, _UNLISTED))


def _is_own_file(path: Path) -> bool:
    return is_file(path) and not path.is_symlink()


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotWritten(
            f"{path} is out of date and cannot be removed: {reason_of(error)}.", hint_of(error)
        ) from error


def _holds(path: Path, content: bytes) -> bool:
    """Return whether the file is there with this content; one that cannot be read is not."""
    try:
        if os.stat(path).st_size != len(content):
            return False
        return bytes_of(path) == content
    except (OSError, ValueError):
        return False
