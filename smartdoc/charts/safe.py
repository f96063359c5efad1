"""SVG that may become part of a web page: shapes and words, and nothing that does something.

The drawing is read as XML, every element and attribute is looked up in a list, and it is written
anew. A browser reads the new text as we do; what the old one held between the lines is gone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree

from smartdoc.late import late

_SVG = "{http://www.w3.org/2000/svg}"

_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_TEXTS = ("title", "desc", "text", "tspan")
_ELEMENTS = frozenset({"svg", "g", *_SHAPES, *_TEXTS})

_ATTRIBUTES = frozenset(
    """
    class cx cy d dominant-baseline dx dy fill fill-opacity fill-rule font-family font-size
    font-style font-weight height letter-spacing opacity points r role rx ry stroke
    stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor
    transform viewBox width x x1 x2 y y1 y2
    """.split()
)
_VALUE = late(r"[\w .,#%()+'-]*", re.ASCII)
_DECLARATIONS = late(r"<[!?]")
LARGEST = 200_000
"""Letters; a drawing of a hundred readings has a tenth of this."""

_DEEPEST = 20


@lru_cache(maxsize=64)  # the web page and the Word file ask for the same drawing
def safe_svg(svg: str) -> str | None:
    """Return the drawing, written anew, or None if it may not become part of a page.

    It must say what it is: ``role="img"`` and a title that is not empty.
    """
    if len(svg) > LARGEST or _DECLARATIONS.search(svg):
        return None
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 - no document type, so no entities
    except ElementTree.ParseError:
        return None
    title = root.find(f"{_SVG}title")
    if root.tag != f"{_SVG}svg" or root.get("role") != "img" or title is None:
        return None
    if not (title.text or "").strip():
        return None
    try:
        return _written(root, 0)
    except _NotAllowed:
        return None


class _NotAllowed(Exception):
    """The drawing holds something that is not in the lists."""


def _written(element: ElementTree.Element, depth: int) -> str:
    name = element.tag.removeprefix(_SVG)
    if name not in _ELEMENTS or (name == "svg") != (depth == 0) or depth > _DEEPEST:
        raise _NotAllowed
    inside = _escaped(element.text, name) + "".join(
        _written(child, depth + 1) + _escaped(child.tail, name) for child in element
    )
    namespace = ' xmlns="http://www.w3.org/2000/svg"' if depth == 0 else ""
    opening = f"<{name}{namespace}{''.join(map(_attribute, element.attrib.items()))}"
    return f"{opening}>{inside}</{name}>" if inside or name not in _SHAPES else f"{opening}/>"


def _attribute(given: tuple[str, str]) -> str:
    name, value = given
    if name not in _ATTRIBUTES or not _VALUE.fullmatch(value) or "url" in value.lower():
        raise _NotAllowed
    return f' {name}="{value}"'


def _escaped(text: str | None, element: str) -> str:
    """Return the text of an element; between shapes stands nothing but white space."""
    if not text or not text.strip():
        return text or ""
    if element not in _TEXTS:
        raise _NotAllowed
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
