"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import filecmp
import io
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain, count
from pathlib import Path
from stat import S_IRWXG, S_IRWXO, S_IRWXU
from typing import TYPE_CHECKING

from smartdoc import OWN_FOLDER, TEMPORARY
from smartdoc.errors import SmartdocError
from smartdoc.opening import bytes_of, resolved

if TYPE_CHECKING:  # slow to load, and seldom needed
    from filelock import BaseFileLock

_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
_TOO_LONG = (errno.ENAMETOOLONG,)

_PAUSES = (0.01, 0.05, 0.2)
"""Seconds after which a file that Windows finds in use is tried again."""

_LONG = 3600
"""Seconds after which nobody writes to a temporary file any more."""

_LONGEST_WAIT = 60
"""Seconds after which a command gives up that waits for another; to write a plan takes one."""

NO_LOCK = (OSError, NotImplementedError)
"""What is raised where nothing can be locked; the latter by an older filelock."""


class NotWritten(SmartdocError):
    """One file could not be written or removed; others may be."""


def leads_elsewhere(root: Path, path: Path) -> bool:
    """Tell whether a place below a folder is a link, or lies behind one that is below it too."""
    named = Path(os.path.abspath(path))
    if not named.is_relative_to(root):
        return False
    there = resolved(root) / named.relative_to(root)
    return resolved(there) != there or os.path.islink(there)  # which leads back to itself


def write_whole(
    path: Path,
    content: bytes | Iterable[bytes],
    *,
    prefix: str = TEMPORARY,
    lasting: bool = True,
    like: Path | None = None,
) -> None:
    """Write a file, or the pieces of it, so that a reader sees the old one or the new one whole.

    A ``lasting`` one is there after a power cut too, and is for those who might read and write the
    file ``like`` it, else the old one; what can be made again may do without. Raises ``NotWritten``
    where the file cannot be written; then the old one is as it was.
    """
    fill = partial(write_all, content=content)
    fill_whole(path, fill, prefix=prefix, lasting=lasting, like=like)


def write_new(path: Path, content: bytes) -> None:
    """Write a file where there is none, whole or not at all.

    Raises ``FileExistsError`` where there is one, and ``NotWritten`` where it cannot be written.
    """
    fill_whole(path, lambda stream: write_all(stream, content), is_new=True)


def write_over(path: Path, known: bytes, content: bytes) -> None:
    """Write a file in the place of one that is still as it is known, as ``write_whole`` does.

    Raises ``NotWritten`` where somebody changed it meanwhile: their words would be lost.
    """
    try:
        is_same = bytes_of(path) == known
    except OSError as error:
        raise _failure(path, error) from error
    if not is_same:
        raise changed_meanwhile(path)
    write_whole(path, content)


def changed_meanwhile(path: Path) -> NotWritten:
    """Return why a file is not written that somebody changed while a command was at work."""
    return NotWritten(
        f"{path.name} was changed meanwhile, and nothing was written.",
        "Save it in your editor, and run the command again.",
    )


def remove(path: Path) -> None:
    """Remove a file, if it is there; raises ``NotWritten`` where it cannot be removed."""
    try:
        os.unlink(path)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise NotWritten(
            f"{path} cannot be removed: {reason_of(error)}.", hint_of(error)
        ) from error


def fill_whole(
    path: Path,
    fill: Callable[[io.FileIO], None],
    *,
    prefix: str = TEMPORARY,
    lasting: bool = True,
    unless_same: bool = False,
    is_new: bool = False,
    like: Path | None = None,
) -> bool:
    """Write a file as :func:`write_whole` does, what stands in it bit by bit, and tell if it did.

    ``fill`` gets a new file that it may read as well. With ``unless_same`` a file that has this
    very content already is left alone. What ``fill`` raises leaves the old one as it was. One that
    ``is_new`` takes nothing's place: raises ``FileExistsError`` where there is something.
    """
    # What a link leads to is written, not the link; but a new file is no link.
    real = os.path.abspath(path) if is_new else os.path.realpath(path)
    if lasting:
        clear_stopped(_temporary_in(os.path.dirname(real)))
    if not is_new and os.path.exists(real) and not os.path.isfile(real):
        raise NotWritten(f"{path} cannot be written: it is not an ordinary file.")
    try:
        handle, name = _temporary(real, prefix)
    except OSError as error:
        raise _failure(path, error) from error
    try:
        with io.FileIO(handle, "r+") as stream:
            if lasting and not is_new:
                _share_as(like or real, handle)
            fill(stream)
            if lasting:
                os.fsync(stream.fileno())
        if unless_same and os.path.exists(real) and filecmp.cmp(name, real, shallow=False):
            os.unlink(name)
            return False
        (_add if is_new else _replace)(name, real)
        return True
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(name)
        if is_new and isinstance(error, FileExistsError):
            raise
        raise _failure(path, error) from error
    except BaseException:  # somebody stops us
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _temporary(path: str, prefix: str) -> tuple[int, str]:
    """Return an open new file beside a path, with its name; a folder that is missing is made."""
    folder = os.path.dirname(path)
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
    while True:
        name = os.path.join(folder, f"{prefix}{os.getpid()}-{os.urandom(6).hex()}")
        try:
            return os.open(name, flags, 0o666), name
        except FileNotFoundError:
            if os.path.isdir(folder):
                raise
            os.makedirs(folder, exist_ok=True)
        except FileExistsError:
            continue


def _share_as(path: str | Path, handle: int) -> None:
    """Let those read and write a new file, still empty, who may with another one.

    *Why:* a plan that was shut to everybody else would be open to them once somebody signed it.
    Where it cannot have the group of the old one, another group gets no more than everybody.
    """
    if os.name == "nt":  # a new file has the rights that its folder gives
        return
    try:
        old = os.stat(path)
    except OSError:  # there is none
        return
    for owner in (old.st_uid, -1):
        with contextlib.suppress(OSError):
            os.fchown(handle, owner, old.st_gid)
            break
    rights = old.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO)
    if os.fstat(handle).st_gid != old.st_gid:
        rights = rights & ~S_IRWXG | (rights & S_IRWXO) << 3
    with contextlib.suppress(OSError):  # a disk that knows no rights
        os.fchmod(handle, rights)


def _temporary_in(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.path for entry in entries if entry.name.startswith(TEMPORARY)]
    except OSError:
        return []


def clear_stopped(files: Iterable[str]) -> None:
    """Remove those of these temporary files whose process was stopped by force."""
    for file in files:
        process = os.path.basename(file).removeprefix(TEMPORARY).partition("-")[0]
        if process.isdecimal() and _is_over(file, int(process)):
            with contextlib.suppress(OSError):
                os.unlink(file)


def _is_over(file: str, process: int) -> bool:
    """Tell whether a process of this computer is no more, or cannot be at work on a file.

    *Why not we:* nothing is tidied up while we write. In a container each command has the number of
    the one before, which was stopped.
    """
    if process == os.getpid():
        return True
    try:
        if os.name == "nt":  # where to ask after a process would end it
            return time.time() - os.stat(file).st_mtime > _LONG
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        pass
    return False


def write_all(stream: io.FileIO | io.BytesIO, content: bytes | Iterable[bytes]) -> None:
    """Write all of the content, or of its pieces, which a file need not take at once."""
    for piece in (content,) if isinstance(content, bytes) else content:
        left = memoryview(piece)
        while left:
            left = left[stream.write(left) :]


def _replace(name: str, path: str) -> None:
    """Put a file in the place of another, which a program may hold open for a moment."""
    for pause in _PAUSES if os.name == "nt" else ():
        try:
            os.replace(name, path)
            return
        except PermissionError:  # a virus scanner or a search index is looking at it
            time.sleep(pause)
    os.replace(name, path)


def _add(name: str, path: str) -> None:
    """Put a file where there is none; raises ``FileExistsError`` where there is one."""
    if os.name == "nt":
        os.rename(name, path)  # which replaces nothing there
        return
    try:
        os.link(name, path)
    except FileExistsError:
        raise
    except OSError:  # a disk on which a file has one name only
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        try:
            os.replace(name, path)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(path)
            raise
    else:
        with contextlib.suppress(OSError):  # it is written, and is not to be told as if it were not
            os.unlink(name)


def write_own(
    root: Path, name: str, content: bytes | Iterable[bytes], *, like: Path | None = None
) -> Path:
    """Write a file, or the pieces of it, into the repository's own folder, and return its path.

    The folder tells git to leave it out, itself included. Raises ``SmartdocError`` where the file
    cannot be written, or the folder is a link, which may lead anywhere.
    """
    folder = root / OWN_FOLDER
    path = folder / name
    # Asked so, a folder that is shut to us is told of by what is written, not by an error here.
    if any(map(os.path.islink, (folder, path.parent, path))):
        raise SmartdocError(f"{path} cannot be written: it is a link.", "Delete the link.")
    if not os.path.exists(folder / ".gitignore"):
        write_whole(folder / ".gitignore", b"*\n")
    write_whole(path, content, like=like)
    return path


def keep_own(root: Path, name: str, content: bytes, like: Path) -> Path:
    """Keep what stood in a file in the repository's own folder, and return where.

    What was kept under this name before stays, and this gets a number; the same is kept once. Who
    may not read the file may not read this. Raises ``SmartdocError`` as :func:`write_own` does.
    """
    return write_own(root, _free_name(root / OWN_FOLDER, name, content), content, like=like)


def _free_name(folder: Path, name: str, content: bytes) -> str:
    """Return the name, with a number where another content has it already."""
    stem, suffix = os.path.splitext(name)
    names = chain([name], (f"{stem}.{number}{suffix}" for number in count(2)))
    return next(one for one in names if _held_by(folder / one) in (None, content))


def _held_by(path: Path) -> bytes | None:
    """Return what a file holds, None where there is none, or where writing it will say more."""
    try:
        return bytes_of(path)
    except OSError:
        return None


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Let one command at a time read a plan of a repository and write it anew; others wait.

    Where nothing can be locked there is nothing to wait for. Raises ``SmartdocError`` if another
    one does not end.
    """
    from filelock import Timeout  # slow to load, and seldom needed

    try:
        lock = lock_on(write_own(root, "writing.clock", b"").with_suffix(".lock"))
        lock.acquire(timeout=_LONGEST_WAIT)
    except Timeout as error:
        raise SmartdocError("Another smartdoc that writes a plan here does not end.") from error
    except (SmartdocError, *NO_LOCK):
        yield
        return
    try:
        yield
    finally:
        let_go(lock)


def lock_on(path: Path) -> BaseFileLock:
    """Return a lock, not taken yet, that is free again however the process ends that holds it.

    To take it raises one of ``NO_LOCK`` where nothing can be locked. *Why nothing in its place:* a
    file that stands for a lock stays where a process of another computer was stopped.
    """
    from filelock import FileLock

    try:
        return FileLock(path, fallback_to_soft=False)
    except TypeError:  # an older filelock, which puts nothing in its place
        return FileLock(path)


def let_go(lock: BaseFileLock) -> None:
    """Let go of a lock, which the end of the process does in any case: the work is done."""
    with contextlib.suppress(OSError):
        lock.release()


def _failure(path: Path, error: OSError) -> NotWritten:
    return NotWritten(f"{path} cannot be written: {reason_of(error)}.", hint_of(error))


def reason_of(error: OSError) -> str:
    """Return in a few words why the system would not do something."""
    return (error.strerror or "unknown reason").rstrip(".")


def hint_of(error: OSError) -> str:
    """Return what to do where a file could not be written or removed."""
    if error.errno in _FULL:
        return "Make room on the disk, and try again: what was there before is as it was."
    if error.errno in _TOO_LONG:
        return "Build into a folder with a shorter path, or give the plan a shorter ref."
    if error.errno == errno.EROFS:
        return "The folder can only be read. Write to another one."
    if isinstance(error, PermissionError):
        return (
            "If it is open in Word or another program, close it there; if not, check that you may "
            "write there. Then try again."
        )
    return "Check that the disk has room and that you may write there."
