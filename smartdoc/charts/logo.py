"""The team's logo, drawn anew, so that nothing but the picture itself comes into a document.

A photograph may say where and when it was taken, and a drawing may hold its maker's name.
"""

from __future__ import annotations

import base64
import struct
import zlib
from functools import lru_cache
from pathlib import Path

from smartdoc.charts.effort import refuse_laborious
from smartdoc.charts.raster import png, size_of
from smartdoc.config import Logo, logo_file
from smartdoc.errors import SmartdocError
from smartdoc.late import late
from smartdoc.opening import bytes_of

WIDEST, TALLEST = 600, 240
"""Pixels of the picture in the documents."""

DENSITY = 7559
"""Pixels to the metre: 192 to the inch, so that the widest logo is 7.9 cm wide on paper."""

_LARGEST = 2_000_000
_MOST_PIXELS = 25_000_000
_AGAIN = "Open it in a picture editor and save it as PNG, at most 2 MB and 5,000 by 5,000 pixels."
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


def logo_png(logo: Logo) -> bytes:
    """Return the logo as a PNG without a word in it.

    Raises ``SmartdocError`` if the file is not a picture of the repository.
    """
    file = logo_file(logo)
    try:
        stat = file.stat()
    except OSError as error:
        raise SmartdocError(
            f"The logo {logo.name} cannot be read: {error.strerror}.",
            "Correct “logo” under “branding” in smartdoc.yaml, or take the line out.",
        ) from error
    return _redrawn(file, logo.name, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)  # one build puts the same logo on every document
def _redrawn(file: Path, name: str, _changed: int, size: int) -> bytes:
    if size > _LARGEST:
        raise SmartdocError(f"The logo {name} is larger than 2 MB.", _AGAIN)
    try:
        data = bytes_of(file)
    except OSError as error:
        raise SmartdocError(f"The logo {name} cannot be read: {error.strerror}.") from error
    try:
        return _with_density(_picture(data))
    except SmartdocError as error:
        raise SmartdocError(f"The logo {name}: {error.message}", error.hint or _AGAIN) from error
    except (struct.error, IndexError, ValueError) as error:
        raise SmartdocError(f"The logo {name} is a broken picture.", _AGAIN) from error


def _picture(data: bytes) -> bytes:
    if data.startswith(_PNG):
        return _bitmap(data, "png", *_size_of(data), 1)
    if data.startswith(_JPEG):
        return _bitmap(data, "jpeg", *_jpeg(data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if "<svg" not in text:
        raise SmartdocError("it is neither PNG nor JPEG nor SVG.", _AGAIN)
    return _vector(text)


def _bitmap(data: bytes, kind: str, width: int, height: int, turned: int) -> bytes:
    """Return the picture upright, as large as its pixels and the limits allow."""
    if not width or not height or width * height > _MOST_PIXELS:
        raise SmartdocError("it has no pixels, or too many of them.", _AGAIN)
    across, down = (height, width) if turned >= 5 else (width, height)
    scale = min(1.0, WIDEST / across, TALLEST / down)
    frame = _frame(across, down)
    address = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    image = (
        f'<image transform="matrix({_TURNS[turned].format(w=width, h=height)})" '
        f'width="{width}" height="{height}" href="{address}"/>'
    )
    # Half by half: in one great step most pixels would not be looked at.
    drawn = _drawn(f"{frame}{image}</svg>", frame, max(scale, 0.5))
    return drawn if scale >= 0.5 else _bitmap(drawn, "png", *_size_of(drawn), 1)


def _frame(width: float, height: float) -> str:
    """Return how a drawing of this size begins that has nothing in it yet."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'


def _drawn(text: str, frame: str, scale: float) -> bytes:
    """Return the drawing as a PNG; one that shows no more than its empty frame is refused."""
    drawn = png(text, scale)
    if drawn == png(f"{frame}</svg>", scale):
        raise SmartdocError("it is broken, or shows nothing.", _AGAIN)
    return drawn


def _size_of(picture: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


_TURNS = {
    1: "1 0 0 1 0 0",
    2: "-1 0 0 1 {w} 0",
    3: "-1 0 0 -1 {w} {h}",
    4: "1 0 0 -1 0 {h}",
    5: "0 1 1 0 0 0",
    6: "0 1 -1 0 {h} 0",
    7: "0 -1 -1 0 {h} {w}",
    8: "0 -1 1 0 0 {w}",
}
"""How a camera was held (Exif 2.3, tag 274), undone, since what says so is left behind."""


def _jpeg(data: bytes) -> tuple[int, int, int]:
    """Return width, height and how the camera was held."""
    at, turned = 2, 1
    while at + 4 <= len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            turned = _orientation(body[6:])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", body[1:5])
            return width, height, turned
        at += 2 + length
    raise SmartdocError("it is a broken picture.", _AGAIN)


def _orientation(exif: bytes) -> int:
    order = "<" if exif.startswith(b"II") else ">"
    try:
        (first,) = struct.unpack(f"{order}I", exif[4:8])
        (count,) = struct.unpack(f"{order}H", exif[first : first + 2])
        for at in range(first + 2, first + 2 + 12 * count, 12):
            tag, _, _, value = struct.unpack(f"{order}HHIH", exif[at : at + 10])
            if tag == 274 and value in _TURNS:
                return int(value)
    except struct.error:
        pass  # a broken description of a whole picture
    return 1


def _vector(text: str) -> bytes:
    width, height = size_of(text)
    refuse_laborious(text)
    whole = _LINE_ENDS.sub("", text)
    pictures = [base64.b64decode(one) for one in _PICTURES.findall(whole)]
    if len(pictures) < whole.count("data:image/"):
        raise SmartdocError("it holds a picture that is neither PNG nor JPEG.", _AGAIN)
    if sum(map(_number_of_pixels, pictures)) > _MOST_PIXELS:
        raise SmartdocError("it has too many pixels.", _AGAIN)
    return _drawn(text, _frame(width, height), min(4.0, WIDEST / width, TALLEST / height))


_LINE_ENDS = late(r"&#(?:10|13|x[aAdD]);|\s")
_PICTURES = late(r"data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=]*)")


def _number_of_pixels(picture: bytes) -> int:
    """Return the pixels of a picture in a drawing: it is unpacked in full, whatever its size."""
    if not picture.startswith((_PNG, _JPEG)):
        raise SmartdocError("it holds a broken picture.", _AGAIN)
    width, height = _size_of(picture) if picture.startswith(_PNG) else _jpeg(picture)[:2]
    return width * height


def _with_density(picture: bytes) -> bytes:
    """Return the PNG with how large it is meant to be, right after its first chunk."""
    chunk = b"pHYs" + struct.pack(">IIB", DENSITY, DENSITY, 1)
    check = struct.pack(">I", zlib.crc32(chunk))
    return picture[:33] + struct.pack(">I", 9) + chunk + check + picture[33:]
