"""What Word leaves in a form that a document for other people must not carry.

Traces of editing are taken out without a word; what somebody meant to be there is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartdoc.forms.xml import Element, T, is_spare, remove
from smartdoc.word import foreign
from smartdoc.word.foreign import Refused
from smartdoc.word.markup import W, w

_TRACES = [
    w(name)
    for name in (
        "proofErr",
        "rsid",
        "lastRenderedPageBreak",
        "dataBinding",
        "printerSettings",
        "permStart",
        "permEnd",
        "smartTagPr",
        "entryMacro",
        "exitMacro",
    )
]
_TRACE_NAMES = re.compile(rf"\{{{W}\}}rsid\w*|.*\}}(?:paraId|textId)")
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BREAK = re.compile(r"[\r\n]")
_TAG = re.compile(r"\{[{%#]")


def clean(root: Element) -> None:
    """Take traces of editing out, and say that the English is British."""
    for element in list(root.iter(*_TRACES)):
        remove(element)
    for mark in list(root.iter(w("bookmarkStart"))):
        if mark.get(w("name")) == "_GoBack":
            remove(mark)
    for picture in root.iter(_PICTURE):
        picture.set("name", "Picture")  # else that of the file, often with its folder
    for language in root.iter(w("lang")):
        if language.get(w("val")) == "en-US":
            language.set(w("val"), "en-GB")
    for element in root.iter():
        for name in [name for name in element.attrib if _TRACE_NAMES.fullmatch(name)]:
            del element.attrib[name]


def set_on_one_line(root: Element) -> None:
    """Make the line breaks of a file spaces, which they are to Word, or nothing between elements.

    *Why:* in a filled text they are lines of a plan, and tags are told apart by their lines.
    """
    for element in root.iter():
        if element.text and _BREAK.search(element.text):
            blank = element.tag != T and not element.text.strip()
            element.text = None if blank else _BREAK.sub(" ", element.text)
        if element.tail:
            element.tail = _BREAK.sub(" ", element.tail) if element.tail.strip() else None


def refused(root: Element) -> Iterator[Refused]:
    """Yield what a form may not hold, each with what is wrong and what to do."""
    yield from foreign.refused(root, "The form")
    yield from _refused_tags(root)


def silent(root: Element) -> Iterator[Refused]:
    """Yield pictures that say nothing to somebody who does not see them."""
    for picture in root.iter(_DRAWING):
        decorative = any(str(one.tag).endswith("}decorative") for one in picture.iter())
        if not picture.get("descr", "").strip() and not decorative and not is_spare(picture):
            yield (
                picture,
                "A picture has no description, so that some readers do not know what it shows.",
                "In Word: right-click on it, View Alt Text, and say what it shows.",
            )


def _refused_tags(root: Element) -> Iterator[Refused]:
    """Yield tags where none can be filled: in the description of a picture, or a field."""
    for element in root.iter():
        elsewhere = list(element.attrib.values())
        if element.tag != T:
            elsewhere.append(element.text or "")
        for text in elsewhere:
            if fault := tag_fault(text):
                yield (element, *fault)


def tag_fault(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a tag in something that is no text, and what to do."""
    if not _TAG.search(text):
        return None
    return (
        f"A tag stands where it cannot be filled: “{text}”.",
        "Tags belong in the text itself, not in a description, a field or a link.",
    )
