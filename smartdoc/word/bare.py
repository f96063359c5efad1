"""Pictures that somebody else put into a Word file, as they may stand in a document for others.

Only of PNG, JPEG, GIF and SVG is known what is picture and what is not.
"""

from __future__ import annotations

import base64
import binascii
import re
from xml.etree import ElementTree

from smartdoc.charts.raster import refuse_outside
from smartdoc.errors import SmartdocError
from smartdoc.late import late
from smartdoc.word.bitmaps import kind_of, without_words
from smartdoc.word.markup import attribute, escape, parsed

SVG_TYPE = "image/svg+xml"

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_PREFIXES = {_XLINK: "xlink", _XML: "xml"}
_OF_XML = ("space", "lang")

_TEXTS = ("text", "tspan", "textPath", "title", "desc", "style")
_ELEMENTS = frozenset(
    """
    svg g a defs symbol use image switch style title desc text tspan textPath
    path rect circle ellipse line polyline polygon
    linearGradient radialGradient stop clipPath mask pattern marker filter
    """.split()
)
"""What draws, beside filters, which begin with “fe”; nothing that runs or moves."""

_EMBEDDED = late(r"\s*data:image/(?:png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]*)", re.ASCII)
_DOCUMENT_TYPE = late(r"<!DOCTYPE[^<>\[]*>")
_DEEPEST = 100


def bare(data: bytes, name: str) -> tuple[bytes, str]:
    """Return a picture with what it shows and nothing else, and its content type.

    ``name`` is that of the part. Raises ``SmartdocError`` if it is broken, shows another file, or
    is of a kind that may hold more than it shows.
    """
    kind = kind_of(data)
    if kind:
        try:
            return without_words(data), kind
        except ValueError as error:
            raise SmartdocError(f"The picture {name} is broken.", _AGAIN) from error
    if b"<svg" not in data:
        raise SmartdocError(
            f"The picture {name} is neither PNG nor JPEG nor GIF nor SVG, and may say more than it "
            "shows.",
            "In Word: right-click on it, Save as Picture, as PNG; then take it out, and insert the "
            "PNG in its place.",
        )
    return _drawing(data, f"The picture {name}").encode(), SVG_TYPE


_AGAIN = "Take it out in Word, save it again as PNG, and insert that."


def _drawing(data: bytes, what: str) -> str:
    """Return an SVG with what draws, written anew."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SmartdocError(f"{what} is not in UTF-8.", _AGAIN) from error
    root = parsed(_DOCUMENT_TYPE.sub("", text, count=1).encode(), what)
    if root.tag != f"{_SVG}svg":
        raise SmartdocError(f"{what} is broken.", _AGAIN)
    drawing = _written(root, what, 0)
    try:
        refuse_outside(drawing)
    except SmartdocError as error:
        raise SmartdocError(f"{what} points at another file.", _AGAIN) from error
    return drawing


def _written(element: ElementTree.Element, what: str, depth: int) -> str:
    name = element.tag.removeprefix(_SVG)
    if name not in _ELEMENTS and not name.startswith("fe"):
        return ""
    if depth > _DEEPEST:
        raise SmartdocError(f"{what} is nested too deeply.", _AGAIN)
    inside = _words(element.text, name, what) + "".join(
        _written(child, what, depth + 1) + _words(child.tail, name, what) for child in element
    )
    spaces = "" if depth else f' xmlns="{_SVG[1:-1]}" xmlns:xlink="{_XLINK[1:-1]}"'
    given = "".join(_attribute(key, value, what) for key, value in element.attrib.items())
    return f"<{name}{spaces}{given}>{inside}</{name}>" if inside else f"<{name}{spaces}{given}/>"


def _words(text: str | None, name: str, what: str) -> str:
    """Return the text of an element; between shapes stands none that is seen."""
    if not text or name not in _TEXTS:
        return ""
    if name == "style":
        _refuse_hidden(text, what)
    return escape(text)


def _attribute(key: str, value: str, what: str) -> str:
    space, _, name = key.rpartition("}")
    space = f"{space}}}" if space else ""
    is_foreign = bool(space) and space not in _PREFIXES
    if is_foreign or (space == _XML and name not in _OF_XML) or name.lower().startswith("on"):
        return ""
    if embedded := _EMBEDDED.fullmatch(value):
        value = _embedded(embedded[1], what)
    else:
        _refuse_hidden(value, what)
    prefix = f"{_PREFIXES[space]}:" if space else ""
    return f' {prefix}{name}="{attribute(value)}"'


def _embedded(packed: str, what: str) -> str:
    """Return the address of a picture within the drawing, which has notes like any other."""
    try:
        data = base64.b64decode(packed)
        address = f"data:{kind_of(data)};base64,"
        return address + base64.b64encode(without_words(data)).decode()
    except (binascii.Error, ValueError) as error:
        raise SmartdocError(
            f"{what} holds another picture that is broken, or neither PNG nor JPEG nor GIF.", _AGAIN
        ) from error


def _refuse_hidden(style: str, what: str) -> None:
    """Raise ``SmartdocError`` for a style in which letters are written as numbers."""
    if "\\" in style:
        raise SmartdocError(f"{what} has a style that cannot be read.", _AGAIN)
