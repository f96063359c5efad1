"""The pictures of a Word file, without what they say about who took them, when and where."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping

_PNG, _JPEG, _GIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8"

_KEPT_CHUNKS = frozenset(b"IHDR PLTE IDAT IEND tRNS pHYs gAMA cHRM sRGB iCCP sBIT bKGD".split())
"""What a PNG looks like; all else is words, days and places."""

_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")
"""What a segment of a JPEG begins with; those among the pixels mean something else."""

_END = b"\xff\xd9"
_FIRST_APPLICATION, _LAST_APPLICATION, _COMMENT, _SCAN = 0xE0, 0xEF, 0xFE, 0xDA
_PROFILE = 0xE2, b"ICC_PROFILE\0"
_LOOKS = {(0xE0, b"JFIF\0"): 14, (0xEE, b"Adobe"): 12}
"""What says how the colours and pixels of a JPEG are meant, in how many bytes."""

_IMAGE, _EXTENSION, _TRAILER = 0x2C, 0x21, 0x3B
_TIMING, _PROGRAM, _REPEATED = 0xF9, 0xFF, b"\x0bNETSCAPE2.0"


def kind_of(data: bytes) -> str:
    """Return the content type of a PNG, JPEG or GIF by how it begins, nothing for other files."""
    return next((kind for begins, (kind, _) in _KINDS.items() if data.startswith(begins)), "")


def without_words(data: bytes) -> bytes:
    """Return a PNG, JPEG or GIF with its pixels and colours only, and nothing behind its end.

    Raises ``ValueError`` if it is broken or no such picture.
    """
    for begins, (_, pieces) in _KINDS.items():
        if data.startswith(begins):
            try:
                return b"".join(pieces(data))
            except (struct.error, IndexError) as error:
                raise ValueError from error
    raise ValueError


def _chunks(data: bytes) -> Iterator[bytes]:
    yield _PNG
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            raise IndexError
        if kind in _KEPT_CHUNKS:
            yield data[at : at + 12 + length]
        at += 12 + length


def _segments(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while True:
        start, marker = _marker(data, at)
        if marker == _END[1]:
            # Some cameras put a second picture, with words of its own, behind the end of the first.
            yield _END
            return
        (length,) = struct.unpack_from(">H", data, start + 2)
        at = start + 2 + length
        if at > len(data):
            raise IndexError
        yield _kept(marker, data[start:at])
        if marker == _SCAN:
            following, _ = _marker(data, at)
            yield data[at:following]
            at = following


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Return where the next segment begins, and what it is."""
    found = _MARKER.search(data, at)
    if found is None:
        raise IndexError
    return found.start(), found[1][0]


def _kept(marker: int, segment: bytes) -> bytes:
    """Return what of a segment is about the look of the picture; a small copy of it is not."""
    if marker == _COMMENT:
        return b""
    if not _FIRST_APPLICATION <= marker <= _LAST_APPLICATION:
        return segment
    body = segment[4:]
    if marker == _PROFILE[0] and body.startswith(_PROFILE[1]):
        return segment
    for (kind, name), size in _LOOKS.items():
        if marker == kind and body.startswith(name) and len(body) >= size:
            looks = body[: size - 2] + b"\0\0" if name == b"JFIF\0" else body[:size]
            return segment[:2] + struct.pack(">H", size + 2) + looks
    return b""


def _blocks(data: bytes) -> Iterator[bytes]:
    at = 13 + _table(data[10])
    yield data[:at]
    while at < len(data) and data[at] != _TRAILER:
        if data[at] == _IMAGE:
            end = _end_of_blocks(data, at + 11 + _table(data[at + 9]))
            yield data[at:end]
        elif data[at] == _EXTENSION:
            end = _end_of_blocks(data, at + 2)
            looped = data[at + 1] == _PROGRAM and data.startswith(_REPEATED, at + 2)
            if data[at + 1] == _TIMING or looped:
                yield data[at:end]
        else:
            raise IndexError
        at = end
    yield bytes([_TRAILER])


def _table(flags: int) -> int:
    """Return the bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _end_of_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


_KINDS: Mapping[bytes, tuple[str, Callable[[bytes], Iterator[bytes]]]] = {
    _PNG: ("image/png", _chunks),
    _JPEG: ("image/jpeg", _segments),
    _GIF: ("image/gif", _blocks),
}
