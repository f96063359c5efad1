"""The pictures of a reference.docx, without what they say about who took them, when and where."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from smartdoc.errors import SmartdocError

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"

_KEPT_CHUNKS = frozenset(b"IHDR PLTE IDAT IEND tRNS pHYs gAMA cHRM sRGB iCCP sBIT bKGD".split())
"""What a PNG looks like; all else is words, days and places."""

_END = b"\xff\xd9"
_FIRST_APPLICATION, _LAST_APPLICATION, _COMMENT, _SCAN = 0xE0, 0xEF, 0xFE, 0xDA
_KEPT_APPLICATIONS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""What says how the colours and dots of a JPEG are meant."""


def without_words(data: bytes, where: str) -> bytes:
    """Return a PNG or JPEG with its dots and colours only, and any other part as it is.

    Raises ``SmartdocError`` if the picture is broken; ``where`` is the Word file it is in.
    """
    try:
        if data.startswith(_PNG):
            return _PNG + b"".join(_chunks(data))
        if data.startswith(_JPEG):
            return _JPEG + b"".join(_segments(data))
    except (struct.error, IndexError) as error:
        raise SmartdocError(
            f"{where} holds a broken picture.", "Take it out in Word, and insert it again."
        ) from error
    return data


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind in _KEPT_CHUNKS:
            yield data[at : at + 12 + length]
        at += 12 + length
    if at > len(data):
        raise IndexError


def _segments(data: bytes) -> Iterator[bytes]:
    """Yield what is kept before the dots of the picture, and the dots."""
    at = len(_JPEG)
    while data[at + 1] != _SCAN:
        marker = data[at + 1]
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if _is_kept(marker, data[at + 4 : at + 2 + length]):
            yield data[at : at + 2 + length]
        at += 2 + length
    # Some cameras put a second picture, with words of its own, behind the end of the first.
    end = data.find(_END, at)
    yield data[at : end + 2] if end >= 0 else data[at:]


def _is_kept(marker: int, body: bytes) -> bool:
    if _FIRST_APPLICATION <= marker <= _LAST_APPLICATION:
        kept = _KEPT_APPLICATIONS.get(marker)
        return kept is not None and body.startswith(kept)
    return marker != _COMMENT
