"""Packed files unpacked, whoever made them: a Word file from elsewhere may be made to burst."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
"""What the standard library raises for a package that somebody spoilt."""

MOST = 64_000_000
"""Bytes of all that is unpacked from one package."""

_MOST_PARTS = 10_000
"""Parts of one package: a Word file has some dozens, and a picture each."""

_ENTRY = b"PK\1\2"
"""What the entry of every part begins with in the list at the end of a package."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How the parts of Word files are packed; others cannot be unpacked bit by bit, up to a limit."""

_LOCKED = 1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a Word file with a password begins with, and one of Word before 2007 ([MS-CFB] 2.2)."""


class TooLarge(ValueError):
    """A package says that it holds more than anybody would put into it."""


def unpacked(content: bytes, *names: str, most: int = MOST) -> tuple[Mapping[str, bytes], bytes]:
    """Return the parts of these names that a package has, or all of them, and its remark.

    Raises ``TooLarge`` if they are larger than ``most`` together or too many, and one of ``BROKEN``
    if the package is broken, holds more than it says, or has two parts of one name, of which
    readers would each take another.
    """
    return _unpacked(content, names, most)


@lru_cache(maxsize=1)  # a document that was made is looked at, and hashed right after
def _unpacked(
    content: bytes, names: tuple[str, ...], most: int
) -> tuple[Mapping[str, bytes], bytes]:
    if content.startswith(_OLE):
        raise zipfile.BadZipFile("it has a password, or an old edition of Word wrote it")
    if content.count(_ENTRY) > _MOST_PARTS:  # all are read at once, however many there are
        raise TooLarge("it has too many parts")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        wanted = [one for one in package.infolist() if not names or one.filename in names]
        if len({one.filename for one in wanted}) < len(wanted):
            raise zipfile.BadZipFile("two parts have one name")
        if sum(one.file_size for one in wanted) > most:
            raise TooLarge("it is too large")
        parts = {one.filename: _part(package, one) for one in wanted}
        return MappingProxyType(parts), package.comment


def _part(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.flag_bits & _LOCKED:
        raise RuntimeError("a part is locked with a password")
    if member.compress_type not in _METHODS:
        raise NotImplementedError("a part is packed in a way that Word does not know")
    with package.open(member) as stream:
        return stream.read(member.file_size + 1)  # one more, so that its checksum is looked at
