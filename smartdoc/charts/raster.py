"""Draws SVG as PNG, with the fonts that come with smartdoc and nothing from outside."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree

from smartdoc import assets
from smartdoc.errors import SmartdocError
from smartdoc.late import late

SCALE = 1.5
"""Pixels of the PNG for each pixel of the SVG: 144 to the inch.

Word since 2016 and LibreOffice show the SVG. Packing the pixels is what takes long in a build with
pictures: two for each pixel take 1.5 times as long.
"""

PAPER = "#ffffff"
"""What is behind a chart: transparent pixels take 1.4 times as long to pack."""

_MOST_PIXELS = 40_000_000
"""Pixels of the PNG; a page of A4 has a twentieth of this at 144 to the inch."""

_OUTSIDE = late(
    r"""href\s*=\s*(["'])\s*(?!#|data:image/(?:png|jpeg|gif|webp)[;,])|<!ENTITY|<!DOCTYPE[^<>\[]*\["""
    r"""|@import|image-set\(|\bsrc\(|"""
    r"""url\((?!(?:["']|&quot;)?(?:#|data:(?:image/(?:png|jpeg|gif|webp)|font/|application/)))""",
    re.IGNORECASE,
)
"""Pictures and styles in other files, and ways of hiding such."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@lru_cache(maxsize=256)  # a chart is measured for its table, then written, for each reader again
def png(svg: str, scale: float = SCALE, ground: str | None = None) -> bytes:
    """Return the drawing as a PNG, the same bytes for the same text.

    ``ground`` is the colour of what is behind it; without one it can be seen through. Raises
    ``SmartdocError`` if it cannot be drawn, or would fetch something from elsewhere.
    """
    width, height = size_of(svg)
    if width * height * scale * scale > _MOST_PIXELS:
        raise SmartdocError("An SVG picture is too large.", _AGAIN)
    import resvg_py  # only documents with pictures pay for loading it

    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                zoom=scale,
                background=ground,
                skip_system_fonts=True,
                font_files=fonts(),
                font_family=FAMILY,
                sans_serif_family=FAMILY,
                serif_family=FAMILY,
            )
        )
    except ValueError as error:
        raise SmartdocError(f"An SVG picture cannot be drawn: {error}.", _AGAIN) from error


def size_of(svg: str) -> tuple[float, float]:
    """Return width and height in pixels of CSS; raises ``SmartdocError`` if it cannot be drawn."""
    refuse_outside(svg)
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 - entities have been refused
    except (ElementTree.ParseError, ValueError) as error:
        raise SmartdocError("An SVG picture is broken.", _AGAIN) from error
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        raise SmartdocError("An SVG picture is broken.", _AGAIN)
    width, height = _size(root)
    if width <= 0 or height <= 0:
        raise SmartdocError("An SVG picture has no size.", _AGAIN)
    return width, height


def refuse_outside(svg: str) -> None:
    """Raise ``SmartdocError`` for a drawing that shows another file, or hides that it does."""
    if _OUTSIDE.search(svg):
        raise SmartdocError(
            "An SVG picture points at another file.",
            "Save it again with everything inside it, or as a PNG.",
        )


def _size(root: ElementTree.Element) -> tuple[float, float]:
    """Return what the drawing says of its size, in the proportion of its view box if in part."""
    view = [float(one) for one in _NUMBER.findall(root.get("viewBox", ""))]
    wide, high = (view[2], view[3]) if len(view) == 4 and view[2] and view[3] else _PRESET
    across, down = _length(root.get("width")), _length(root.get("height"))
    if across is None and down is None:
        return wide, high
    if across is None:
        return (down or 0) * wide / high, down or 0
    return across, across * high / wide if down is None else down


def _length(text: str | None) -> float | None:
    match = _LENGTH.fullmatch(text or "")
    return float(match[1]) * _UNITS[match[2] or "px"] if match else None


_PRESET = 100.0, 100.0
_NUMBER = late(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_UNITS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = late(rf"\s*({_NUMBER.pattern})({'|'.join(_UNITS)})?\s*")
_AGAIN = "Save it again, or save it as a PNG."
FAMILY = "Liberation Sans"


def fonts() -> list[str]:
    """Return the files of the fonts that pictures are drawn with."""
    folder = assets.shipped("templates") / "fonts"
    return [str(folder / f"LiberationSans-{face}.ttf") for face in ("Regular", "Bold")]
