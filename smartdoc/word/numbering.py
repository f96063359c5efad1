"""Numbering: the numbered and bulleted lists of a Word file, in the styles of reference.docx."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from smartdoc.errors import SmartdocError
from smartdoc.word.markup import attribute, parsed, w
from smartdoc.word.measures import length, whole_number
from smartdoc.word.package import Part, part
from smartdoc.word.styles import Styles

LEVELS = 4
BULLET, NUMBER = "List Bullet", "List Number"


class Place(NamedTuple):
    """How far in a list's text and its bullets stand, in twentieths of a point."""

    left: int
    hanging: int


class Pattern(NamedTuple):
    """The look of one kind of list, level by level."""

    abstract: str
    numbering: str
    places: tuple[Place, ...]


class Numbering:
    """The numbering part of reference.docx."""

    def __init__(self, xml: bytes, name: str, styles: Styles) -> None:
        self.name = name
        root = parsed(xml, f"The lists of {styles.file}")
        text = xml.decode("utf-8-sig")
        split = text.rfind("</w:num>") + len("</w:num>")
        self._head, self._tail = text[:split], text[split:]
        self._patterns = _patterns(root, styles)
        self.first_free = 1 + max(_numbers(root), default=0)
        self._file = styles.file
        self.unchanged = part(name, xml)

    def pattern(self, style: str) -> Pattern:
        """Return the look of the lists in this style; ``SmartdocError`` if it has none."""
        if pattern := self._patterns.get(style):
            return pattern
        raise SmartdocError(
            f"The style “{style}” of {self._file} has no numbering.",
            "Begin from the reference.docx that came with smartdoc and keep its list styles.",
        )

    def with_lists(self, lists: list[str]) -> Part:
        """Return the part with the document's own numbered lists."""
        if not lists:
            return self.unchanged
        return part(self.name, self._head + "".join(lists) + self._tail)


class Lists:
    """The lists of one document. Each numbered one begins again at 1."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self.started: list[str] = []

    def start(self, style: str, level: int) -> str:
        """Return the number by which the paragraphs of a new list refer to it."""
        pattern = self._numbering.pattern(style)
        if style == BULLET:
            return pattern.numbering
        free = self._numbering.first_free + len(self.started)
        self.started.append(
            f'<w:num w:numId="{free}"><w:abstractNumId w:val="{attribute(pattern.abstract)}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        return str(free)

    def place(self, style: str, level: int) -> Place:
        """Return how far in a list of this level stands."""
        places = self._numbering.pattern(style).places
        return places[min(level, len(places) - 1)]


def _patterns(root: Element, styles: Styles) -> Mapping[str, Pattern]:
    found: dict[str, Pattern] = {}
    for name in (BULLET, NUMBER):
        style = styles.get("paragraph", name)
        if style and style.numbering:
            abstract = _abstract_of(root, style.numbering)
            if places := _places(root, abstract):
                found[name] = Pattern(abstract, style.numbering, places)
    return found


def _abstract_of(root: Element, numbering: str) -> str:
    for entry in root.iter(w("num")):
        if entry.get(w("numId")) == numbering:
            abstract = entry.find(w("abstractNumId"))
            return "" if abstract is None else abstract.get(w("val"), "")
    return ""


def _places(root: Element, abstract: str) -> tuple[Place, ...]:
    for entry in root.iter(w("abstractNum")):
        if entry.get(w("abstractNumId")) == abstract:
            return tuple(_place(level) for level in entry.iter(w("lvl")))[:LEVELS]
    return ()


def _place(level: Element) -> Place:
    indent = level.find(f"{w('pPr')}/{w('ind')}")
    if indent is None:
        return Place(0, 0)
    left = indent.get(w("left")) or indent.get(w("start"))
    return Place(length(left, 0), length(indent.get(w("hanging")), 0))


def _numbers(root: Element) -> list[int]:
    return [whole_number(entry.get(w("numId")), 0) for entry in root.iter(w("num"))]
