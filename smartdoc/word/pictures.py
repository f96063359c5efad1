"""Pictures: PNG and SVG data of the fragment as parts of the package."""

from __future__ import annotations

import base64
import binascii
import struct
from typing import NamedTuple

from smartdoc.charts.raster import PAPER, SCALE, png
from smartdoc.charts.safe import safe_svg
from smartdoc.errors import SmartdocError
from smartdoc.word.markup import DRAWING, attribute

EMU_PER_TWIP = 635
_EMU_PER_METRE = 36_000_000
_EMU_PER_PIXEL = 9525
"""At 96 pixels to the inch, the pixel of CSS."""

_PNG = "data:image/png;base64,"
_SVG = "data:image/svg+xml;base64,"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Picture(NamedTuple):
    """A picture and its own size, in English metric units.

    ``data`` is a PNG; ``vector`` the same as SVG, for the editions of Word that can show it.
    """

    data: bytes
    width: int
    height: int
    vector: bytes = b""

    def within(self, width: int, height: int) -> tuple[int, int]:
        """Return the largest size not above its own that fits, in the same proportion."""
        scale = min(1.0, width / self.width, height / self.height)
        return max(1, int(self.width * scale)), max(1, int(self.height * scale))


def picture(source: str, where: str) -> Picture:
    """Return the picture of a data address; raises ``SmartdocError`` if Word cannot show it."""
    data = _decoded(source, where)
    if source.startswith(_SVG):
        return _drawn(data, where)
    if data[:8] != _SIGNATURE or data[12:16] != b"IHDR" or len(data) < 33:
        raise SmartdocError(f"{where}: the picture is not a PNG file.")
    width, height = struct.unpack(">II", data[16:24])
    if not width or not height:
        raise SmartdocError(f"{where}: the picture is empty.")
    across, down = _pixel(data)
    return Picture(data, int(width * across), int(height * down))


def _decoded(source: str, where: str) -> bytes:
    if not source.startswith((_PNG, _SVG)):
        raise SmartdocError(f"{where}: Word needs this picture as PNG or SVG.")
    try:
        return base64.b64decode(source.partition(",")[2], validate=True)
    except binascii.Error as error:
        raise SmartdocError(f"{where}: the picture is not proper base64.") from error


def _drawn(data: bytes, where: str) -> Picture:
    """Return a drawing with its PNG; one that is not plain shapes and words is only the PNG."""
    try:
        svg = data.decode("utf-8")
        shown = png(svg, ground=PAPER)
    except UnicodeDecodeError as error:
        raise SmartdocError(f"{where}: the picture is not in UTF-8.") from error
    except SmartdocError as error:
        raise SmartdocError(f"{where}: {error.message}", error.hint) from error
    width, height = struct.unpack(">II", shown[16:24])
    vector = (safe_svg(svg) or "").encode()
    # A part of a pixel at the edge gets a pixel of its own, which must not make the picture larger.
    across, down = (round(pixels / SCALE) * _EMU_PER_PIXEL for pixels in (width, height))
    return Picture(shown, across, down, vector)


def _pixel(data: bytes) -> tuple[float, float]:
    """Return the size of a pixel: what the file says in its pHYs chunk, or that of CSS."""
    position = 8
    while position + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[position : position + 8])
        if kind == b"IDAT":
            break
        if kind == b"pHYs" and length == 9:
            across, down, unit = struct.unpack(">IIB", data[position + 8 : position + 17])
            if unit == 1 and across and down:
                return _EMU_PER_METRE / across, _EMU_PER_METRE / down
        position += 12 + length
    return _EMU_PER_PIXEL, _EMU_PER_PIXEL


def drawing(number: int, parts: tuple[str, str], alt: str, size: tuple[int, int]) -> str:
    """Return the run that shows a picture, with the words for those who cannot see it.

    ``parts`` are the ids of its PNG and, if there is one, of its SVG.
    """
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    words = attribute(alt)
    return (
        "<w:r><w:drawing>"
        f'<wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{words}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="'
        f'{DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{DRAWING}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}" descr="{words}"/><pic:cNvPicPr/>'
        f"</pic:nvPicPr><pic:blipFill>{_blip(*parts)}"
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _blip(bitmap: str, vector: str) -> str:
    """Return the reference to a picture: Word before 2016 passes over the SVG, and shows the PNG.

    The extension is defined in [MS-ODRAWXML], section 2.3.12.
    """
    if not vector:
        return f'<a:blip r:embed="{bitmap}"/>'
    return (
        f'<a:blip r:embed="{bitmap}"><a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
    )


_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
