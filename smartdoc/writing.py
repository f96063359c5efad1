"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from smartdoc.errors import SmartdocError

TEMPORARY = ".smartdoc-"
"""What the names of our temporary files begin with; one left behind by a crash may be deleted."""

OWN_FOLDER = ".smartdoc"
"""The folder at a repository's root for what may be deleted at any time, and is never committed."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    Raises ``SmartdocError`` where the file cannot be written; then the old one is as it was.
    """
    path = Path(os.path.realpath(path))  # what a link leads to is written, not the link
    if path.exists() and not path.is_file():
        raise SmartdocError(f"{path} cannot be written: it is no ordinary file.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    except OSError as error:
        raise _failure(path, error) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _allow_reading(name)
        os.replace(name, path)
    except OSError as error:
        raise _failure(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(name)


def write_own(root: Path, name: str, content: bytes) -> Path:
    """Write a file into the repository's own folder, and return its path.

    The folder tells git to leave it out, itself included. Raises ``SmartdocError`` where the file
    cannot be written, or the folder is a link, which may lead anywhere.
    """
    folder = root / OWN_FOLDER
    path = folder / name
    if any(one.is_symlink() for one in (folder, path.parent, path)):
        raise SmartdocError(f"{path} cannot be written: it is a link.", "Delete the link.")
    if not (folder / ".gitignore").exists():
        write_whole(folder / ".gitignore", b"*\n")
    write_whole(path, content)
    return path


def _allow_reading(name: str) -> None:
    """Give a temporary file, which only its owner may read, the mode of an ordinary new one."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)


def _failure(path: Path, error: OSError) -> SmartdocError:
    reason = error.strerror or "unknown reason"
    hint = "Check that the disk has room and that you may write there."
    if isinstance(error, PermissionError):
        hint = "If it is open in Word or another program, close it there and try again."
    return SmartdocError(f"{path} cannot be written: {reason}.", hint)
