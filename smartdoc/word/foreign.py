"""What a Word file that somebody else made must not bring into a document for other people.

Both readers of XML that are in use give the same elements; so these are looked at as they come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from smartdoc.word.elsewhere import addresses_in, codes, field_of, link_is_safe, links_of
from smartdoc.word.markup import w

_CHANGED = "ins del delText delInstrText moveFrom moveTo cellIns cellDel".split()
_CHANGES = frozenset(map(w, _CHANGED))
_AUTHOR, _WORD = w("author"), w("")
_COMMENTS = frozenset(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))
_OBJECTS = {
    "object": "an embedded object",
    "OLEObject": "an embedded object",
    "control": "a control with a program behind it",
    "altChunk": "another document",
    "subDoc": "another document",
    "movie": "a film",
    "webVideoPr": "a film from the web",
    "contentPart": "handwriting",
}

Refused = tuple[Any, str, str]
"""An element with what is wrong with it, and what to do."""


def is_change(element: Any) -> bool:
    """Tell whether an element says who changed what, or that something was changed."""
    tag = str(element.tag)
    is_changed = tag in _CHANGES or (tag.endswith("Change") and tag.startswith(_WORD))
    return is_changed or element.get(_AUTHOR) is not None


def refused(root: Any, holder: str) -> Iterator[Refused]:
    """Yield what a part may not hold; ``holder`` is what messages call it: “The form”."""
    elements = list(root.iter())
    change = next(filter(is_change, elements), None)
    if change is not None:
        yield (
            change,
            f"{holder} holds tracked changes, which show who changed what, and words that were "
            "taken out.",
            "In Word: Review, Accept All Changes and Stop Tracking; then save.",
        )
    comment = next((one for one in elements if one.tag in _COMMENTS), None)
    if comment is not None:
        yield (
            comment,
            f"{holder} holds comments, which would go to every reader.",
            "In Word: Review, Delete All Comments in Document; then save.",
        )
    for element in elements:
        if what := _OBJECTS.get(str(element.tag).rpartition("}")[2]):
            yield (
                element,
                f"{holder} holds {what}.",
                "Take it out: only text and pictures may stay.",
            )
    for element in elements:
        for address in addresses_in(element):
            yield (
                element,
                f"A drawing names something that is kept elsewhere: {address}.",
                "Take it out, and insert the picture itself.",
            )
    yield from _refused_fields(elements, holder)


def _refused_fields(elements: Sequence[Any], holder: str) -> Iterator[Refused]:
    for element, code in codes(elements):
        if name := field_of(code):
            yield (
                element,
                f"{holder} holds the Word field {name}, whose words come from somewhere else.",
                "Click on it, press Ctrl+Shift+F9 to make it plain text, and write over it.",
            )
        for link in links_of(code):
            if not link_is_safe(link):
                yield element, f"A link leads to “{link}”.", "Link to https: or mailto: addresses."
