"""What Word leaves in a form that a document for other people must not carry.

Traces of editing are taken out without a word; what somebody meant to be there is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartdoc.forms.xml import Element, T, is_spare, remove
from smartdoc.word.elsewhere import addresses_in, codes, field_of, link_is_safe, links_of
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
    )
]
_TRACE_NAMES = re.compile(rf"\{{{W}\}}rsid\w*|.*\}}(?:paraId|textId)")
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CHANGES = re.compile(rf"\{{{W}\}}(?:ins|del|moveFrom|moveTo|cellIns|cellDel|\w+Change)")
_COMMENTS = [w(name) for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
_OBJECTS = {
    w("object"): "an embedded object",
    w("control"): "a control with a program behind it",
    w("altChunk"): "another document",
    w("subDoc"): "another document",
    w("movie"): "a film",
    w("contentPart"): "handwriting",
}
_TAG = re.compile(r"\{[{%#]")

Refused = tuple[Element, str, str]


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


def refused(root: Element) -> Iterator[Refused]:
    """Yield what a form may not hold, each with what is wrong and what to do."""
    changes = [one for one in root.iter() if _CHANGES.fullmatch(str(one.tag))]
    if changes:
        yield (
            changes[0],
            "The form holds tracked changes, which show who changed what, and words that were "
            "taken out.",
            "In Word: Review, Accept All Changes and Stop Tracking; then save.",
        )
    comment = next(root.iter(*_COMMENTS), None)
    if comment is not None:
        yield (
            comment,
            "The form holds comments, which would go to every reader.",
            "In Word: Review, Delete All Comments in Document; then save.",
        )
    for element in root.iter(*_OBJECTS):
        what = _OBJECTS[element.tag]
        yield element, f"The form holds {what}.", "Take it out: only text and pictures may stay."
    yield from elsewhere(root)
    yield from _refused_fields(root)
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


def elsewhere(root: Element) -> Iterator[Refused]:
    """Yield drawings in Word's old form that name an address outside the file."""
    for element in root.iter():
        for address in addresses_in(element):
            yield (
                element,
                f"A drawing in the form names something that is kept elsewhere: {address}.",
                "Take it out, and insert the picture itself.",
            )


def _refused_fields(root: Element) -> Iterator[Refused]:
    for element, code in codes(root.iter()):
        if name := field_of(code):
            yield (
                element,
                f"The form holds the Word field {name}, whose words come from somewhere else.",
                "Click on it, press Ctrl+Shift+F9 to make it plain text, and write a tag instead.",
            )
        for link in links_of(code):
            if not link_is_safe(link):
                yield element, f"A link leads to “{link}”.", "Link to https: or mailto: addresses."


def _refused_tags(root: Element) -> Iterator[Refused]:
    """Yield tags where none can be filled: in the description of a picture, or a field."""
    for element in root.iter():
        elsewhere = list(element.attrib.values())
        if element.tag != T:
            elsewhere.append(element.text or "")
        for text in elsewhere:
            if _TAG.search(text):
                yield (
                    element,
                    f"A tag stands where it cannot be filled: “{text}”.",
                    "Tags belong in the text itself, not in a description, a field or a link.",
                )
