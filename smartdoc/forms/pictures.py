"""The pictures of a form without what they say beside the picture: where, when, by whom."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from smartdoc.charts.raster import refuse_outside
from smartdoc.errors import SmartdocError
from smartdoc.forms.xml import as_text, remove, tree_of
from smartdoc.word.markup import DECLARATION

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_CHUNKS = frozenset((b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs", b"tRNS", b"sBIT", b"bKGD"))
"""What a PNG may say of its own look; text, times and camera notes are none of these."""

_SEGMENTS = frozenset((0xE0, 0xE2, 0xEE))
"""Density, colours and the colours of Adobe; the other application segments and remarks go."""

_SCAN = 0xDA
_SVG = "{http://www.w3.org/2000/svg}"


def bare(data: bytes, name: str, file: str) -> bytes:
    """Return a picture with the same dots and without notes; of other kinds as it is.

    ``name`` is that of the part in the form's ``file``. Raises ``SmartdocError`` for a drawing that
    is broken or shows another file: a reader's Word might fetch it.
    """
    if data.startswith(_PNG):
        return _PNG + b"".join(_chunks(data))
    if data.startswith(_JPEG):
        return _JPEG + b"".join(_segments(data))
    if name.endswith(".svg"):
        return _drawing(data, f"{file} ({name})")
    return data


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if kind in _CHUNKS or kind[:1].isupper():  # a capital marks what a picture needs
            yield data[at:end]
        at = end


def _segments(data: bytes) -> Iterator[bytes]:
    at = len(_JPEG)
    while at + 4 <= len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            break
        is_note = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not is_note or marker in _SEGMENTS:
            yield data[at : at + 2 + length]
        at += 2 + length
    yield data[at:]


def _drawing(data: bytes, where: str) -> bytes:
    """Return an SVG with what is of the drawing itself."""
    root = tree_of(data, where)
    for element in list(root.iter()):
        if not str(element.tag).startswith(_SVG) or element.tag in (
            f"{_SVG}metadata",
            f"{_SVG}script",
        ):
            remove(element)
    drawing = as_text(root)
    try:
        refuse_outside(drawing)
    except SmartdocError as error:
        raise SmartdocError(f"{where}: {error.message}", error.hint) from error
    return (DECLARATION + drawing).encode()
