"""The XML of a Word file: names, escaping, and reading and writing small trees."""

from __future__ import annotations

import html
from xml.etree import ElementTree

from smartdoc.errors import SmartdocError
from smartdoc.fragment.tokens import FORBIDDEN
from smartdoc.late import late

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

NAMESPACES = f'xmlns:w="{W}" xmlns:r="{OFFICE}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PREFIXES = {W: "w", OFFICE: "r"}
_SPACES = late(r"[ \t\n\r]+")


def escape(text: str) -> str:
    """Return the text as it may stand between tags."""
    return html.escape(text, quote=False)


def attribute(text: str) -> str:
    """Return the text as it may stand between double quotation marks, on one line."""
    return escape(_SPACES.sub(" ", text)).replace('"', "&quot;")


def one_line(text: str, what: str) -> str:
    """Return the text on one line; raises ``SmartdocError`` if Word cannot hold it."""
    if FORBIDDEN.search(text):
        raise SmartdocError(f"The {what} holds a character that Word cannot hold.", "Take it out.")
    return _SPACES.sub(" ", text).strip(" ")


def w(name: str) -> str:
    """Return the full name of a word in Word's main vocabulary."""
    return f"{{{W}}}{name}"


def parsed(xml: bytes, where: str) -> ElementTree.Element:
    """Return the tree of a part; raises ``SmartdocError`` if it is broken or declares entities."""
    if b"\0" in xml:
        raise SmartdocError(f"{where} is not in UTF-8.", _AGAIN)  # its document type could hide
    if b"<!DOCTYPE" in xml:
        raise SmartdocError(f"{where} holds a document type, which Word files never do.", _AGAIN)
    try:
        xml.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SmartdocError(f"{where} is not in UTF-8.", _AGAIN) from error
    try:
        return ElementTree.fromstring(xml)  # noqa: S314 - no document type, so no entities
    except ElementTree.ParseError as error:
        raise SmartdocError(f"{where} is broken: {error}.", _AGAIN) from error


_AGAIN = "Open it in Word and save it again as a Word document (.docx)."


def serialised(element: ElementTree.Element) -> str:
    """Return the element as text, without what is not of Word's main vocabulary.

    Extensions that later editions of Word add are meant to be left out by those that do not know
    them, and their namespaces need not be declared then.
    """
    name = _short(element.tag)
    if not name:
        return ""
    attributes = "".join(
        f' {short}="{attribute(value)}"'
        for key, value in element.attrib.items()
        if (short := _short(key)) and not short.startswith("w:rsid")
    )
    inner = "".join(serialised(child) for child in element)
    return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes}/>"


def _short(name: str) -> str:
    namespace, _, local = name[1:].partition("}")
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}:{local}" if prefix else ""
