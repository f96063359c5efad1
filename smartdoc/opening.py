"""Files opened to be read: ordinary ones alone, for a pipe or a device may never end.

Whatever stands in a repository may have been put there by somebody else, so no other place of the
program opens a file of it.
"""

from __future__ import annotations

import errno
import os
from io import BufferedReader
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # slow to load, and a command that has nothing to do needs none of it
    from pathlib import Path

LARGEST = 500_000_000
"""Bytes of the largest file that is opened; none of ours comes near it."""

# A pipe that nobody writes to would be waited for, and a terminal would become our own.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


_NOTHING = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP})
_NOTHING_ON_WINDOWS = frozenset({21, 123, 1921})
"""A drive that is not ready, a name that no file can have, a link that leads nowhere."""


_LASTING = _NOTHING | {errno.EISDIR, errno.EINVAL, errno.EFBIG, errno.ENAMETOOLONG, errno.EPERM}
if os.name != "nt":  # where a file that another program holds open is told of so
    _LASTING |= {errno.EACCES}


def may_pass(error: OSError) -> bool:
    """Tell whether what failed may work another time though nothing changes, as on a network."""
    return error.errno not in _LASTING


def exists(path: str | os.PathLike[str]) -> bool:
    """Tell whether there is something. Raises ``OSError`` where nobody may look.

    *Why not ``Path.exists``:* since Python 3.14 it says of all that is shut to us that it is not
    there, and so do its like. Plans that are passed over would be taken for deleted.
    """
    return _mode(path) is not None


def is_file(path: str | os.PathLike[str]) -> bool:
    """Tell whether there is an ordinary file; raises ``OSError`` as :func:`exists` does."""
    mode = _mode(path)
    return mode is not None and S_ISREG(mode)


def is_dir(path: str | os.PathLike[str]) -> bool:
    """Tell whether there is a folder; raises ``OSError`` as :func:`exists` does."""
    mode = _mode(path)
    return mode is not None and S_ISDIR(mode)


def _mode(path: str | os.PathLike[str]) -> int | None:
    try:
        return os.stat(path).st_mode
    except ValueError:  # no file can have such a name
        return None
    except OSError as error:
        windows = getattr(error, "winerror", None)
        if error.errno in _NOTHING or windows in _NOTHING_ON_WINDOWS:
            return None
        raise


def resolved(path: Path) -> Path:
    """Return where a path leads when every link is followed that leads anywhere.

    *Why not ``Path.resolve``:* before Python 3.13 it raises for a link that leads back to itself.
    """
    return type(path)(os.path.realpath(path))


def opened(path: str | os.PathLike[str]) -> BufferedReader:
    """Return a file opened to be read; raises ``OSError`` if it cannot be, or is not to be."""
    return open(path, "rb", opener=_ordinary)


def bytes_of(path: str | os.PathLike[str]) -> bytes:
    """Return what a file holds; raises ``OSError`` as :func:`opened` does."""
    try:
        with open(path, "rb", buffering=0, opener=_ordinary) as stream:
            return stream.read()
    except OSError as error:
        error.filename = path  # which one of reading does not say
        raise


def _ordinary(path: str, flags: int) -> int:
    handle = os.open(path, flags | _AT_ONCE)
    seen = os.fstat(handle)  # of what is open: the name may lead to something else by now
    if S_ISDIR(seen.st_mode) or (S_ISREG(seen.st_mode) and seen.st_size <= LARGEST):
        return handle  # Python refuses a folder itself
    os.close(handle)
    if S_ISREG(seen.st_mode):
        raise OSError(errno.EFBIG, "it is too large", path)
    raise OSError(errno.EINVAL, "it is not an ordinary file", path)
