"""Trees of the XML in a form, which keep every name that Word has put there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from smartdoc.errors import SmartdocError
from smartdoc.word.markup import w

Element: TypeAlias = etree._Element

P, R, T, TBL, TR, TC = (w(name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
BOX = w("txbxContent")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def tree_of(data: bytes | str, where: str) -> Element:
    """Return the tree of a part, without comments; nothing is fetched and no entity followed.

    Raises ``SmartdocError`` if it is broken.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise SmartdocError(f"{where} is broken: {error.msg}.", _AGAIN) from error
    if root.getroottree().docinfo.doctype:
        raise SmartdocError(f"{where} holds a document type, which Word files never do.", _AGAIN)
    return root


_AGAIN = "Open it in Word and save it again as a Word document (.docx)."


def as_text(root: Element) -> str:
    """Return the tree as text, without a declaration."""
    text: str = etree.tostring(root, encoding="unicode")
    return text


def nearest(element: Element, *names: str) -> Element | None:
    """Return the element of one of these names that this one stands in."""
    return next(element.iterancestors(*names), None)


def is_spare(element: Element) -> bool:
    """Tell whether this is the copy of a text box that only old programs read."""
    return nearest(element, FALLBACK) is not None


def own(paragraph: Element, *names: str) -> Iterator[Element]:
    """Yield what stands in a paragraph itself, and not in a text box in it."""
    for element in paragraph.iter(*names):
        if nearest(element, P) is paragraph:
            yield element


def remove(element: Element) -> None:
    """Take an element out; Word keeps no text behind one."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
