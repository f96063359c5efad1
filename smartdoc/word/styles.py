"""The styles of reference.docx, by the names that people see in Word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

from smartdoc.errors import SmartdocError
from smartdoc.word.markup import attribute, w
from smartdoc.word.measures import length, size, whole_number

Kind = Literal["paragraph", "character", "table"]
_KINDS: Mapping[str, Kind] = {
    "paragraph": "paragraph",
    "character": "character",
    "table": "table",
}


USUAL_SIZE = 12
"""The size of type, in points, of a style that says none."""


class Style(NamedTuple):
    """A style and what the writer needs to know of it; lengths are in twentieths of a point.

    ``size`` is that of the type, in points. ``id`` is as it may stand in an attribute.
    """

    id: str
    name: str
    kind: Kind
    left: int = 0
    hanging: int = 0
    before: int = 0
    after: int = 0
    bold: bool = False
    size: float = USUAL_SIZE
    numbering: str = ""
    default: bool = False


class Styles:
    """The styles of one reference.docx; ``file`` is its name in messages."""

    def __init__(self, root: Element, file: str) -> None:
        self.file = file
        entries = {entry.get(w("styleId"), ""): entry for entry in root.iter(w("style"))}
        self._found: dict[tuple[Kind, str], Style] = {}
        presets = root.iterfind("/".join(map(w, ("docDefaults", "pPrDefault"))))
        preset = _length(presets, "spacing", ("after",))
        for entry in entries.values():
            if style := _read(entry, entries, preset):
                self._found[style.kind, _key(style.name)] = style
        self._add_linked(entries)
        self.normal = self._default()

    def _add_linked(self, entries: Mapping[str, Element]) -> None:
        """Let a linked style, which Word shows as one, be found by one name for both its kinds."""
        named = {(style.kind, style.id): style for style in self._found.values()}
        for entry in entries.values():
            link = entry.find(w("link"))
            if link is None or entry.get(w("type")) != "paragraph":
                continue
            linked = named.get(("character", link.get(w("val"), "")))
            if linked:
                self._found.setdefault(("character", _key(_name(entry))), linked)

    def _default(self) -> Style:
        for style in self._found.values():
            if style.kind == "paragraph" and style.default:
                return style
        raise SmartdocError(f"{self.file} has no default paragraph style.", _FROM_OURS)

    def named(self, kind: Kind, name: str) -> Style:
        """Return the style that the writer cannot do without; ``SmartdocError`` if it is gone."""
        if style := self._found.get((kind, _key(name))):
            return style
        raise SmartdocError(f"{self.file} has no {kind} style “{name}”.", _FROM_OURS)

    def get(self, kind: Kind, name: str) -> Style | None:
        """Return the style, or None."""
        return self._found.get((kind, _key(name)))

    def of_classes(self, kind: Kind, names: Sequence[str], where: str) -> Style | None:
        """Return the style that the classes ask for, None for no class.

        Raises ``SmartdocError`` if they ask for several: Word shows one.
        """
        if len(names) > 1:
            raise SmartdocError(
                f"{where}: the classes {' and '.join(names)} ask for more than one style.",
                "Keep one of them.",
            )
        return self._of_class(kind, names[0], where) if names else None

    def _of_class(self, kind: Kind, name: str, where: str) -> Style:
        """Return the style of a class: ``lead`` is “Lead”."""
        if style := self._found.get((kind, name)):
            return style
        title = name.replace("-", " ").title()
        raise SmartdocError(
            f"{where}: the class “{name}” needs the {kind} style “{title}”, which {self.file} does "
            "not have.",
            f"Open {self.file} in Word and add that style (Styles, New Style, Style type: "
            f"{kind.capitalize()}), or take the class out of the template.",
        )


_FROM_OURS = (
    "Begin from the reference.docx that came with smartdoc, change its styles in Word and keep "
    "their names."
)


@cache
def _key(name: str) -> str:
    """Return the name as a class would say it."""
    return name.strip().casefold().replace(" ", "-")


def _name(entry: Element) -> str:
    name = entry.find(w("name"))
    return "" if name is None else name.get(w("val"), "")


def _read(entry: Element, entries: Mapping[str, Element], preset: int) -> Style | None:
    """Return the style with what it inherits; ``preset`` is the space after any paragraph."""
    kind = _KINDS.get(entry.get(w("type"), "paragraph"))
    if kind is None:
        return None
    line = tuple(_ancestry(entry, entries))
    return Style(
        id=attribute(entry.get(w("styleId"), "")),
        name=_name(entry),
        kind=kind,
        left=_length(line, "ind", ("left", "start")),
        hanging=_length(line, "ind", ("hanging",)),
        before=_length(line, "spacing", ("before",)),
        after=_length(line, "spacing", ("after",), preset),
        bold=_bold(line),
        size=_size(line),
        numbering=_numbering(line),
        default=entry.get(w("default")) in ("1", "true", "on"),
    )


def _ancestry(entry: Element, entries: Mapping[str, Element]) -> Iterable[Element]:
    seen: set[str] = set()
    current: Element | None = entry
    while current is not None:
        yield current
        based_on = current.find(w("basedOn"))
        name = "" if based_on is None else based_on.get(w("val"), "")
        current = None if name in seen else entries.get(name)
        seen.add(name)


def _length(line: Iterable[Element], tag: str, names: Iterable[str], preset: int = 0) -> int:
    for entry in line:
        for found in entry.iterfind(f"{w('pPr')}/{w(tag)}"):
            for name in names:
                value = found.get(w(name))
                if value is not None:
                    return length(value, preset)
    return preset


def _bold(line: Iterable[Element]) -> bool:
    for entry in line:
        found = entry.find(f"{w('rPr')}/{w('b')}")
        if found is not None:
            return found.get(w("val"), "1") in ("1", "true", "on")
    return False


def _size(line: Iterable[Element]) -> float:
    for entry in line:
        found = entry.find(f"{w('rPr')}/{w('sz')}")
        if found is not None:
            return size(found.get(w("val")), USUAL_SIZE)
    return USUAL_SIZE


def _numbering(line: Iterable[Element]) -> str:
    for entry in line:
        found = entry.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        if found is not None:
            listed = whole_number(found.get(w("val")), 0)
            return str(listed) if listed else ""
    return ""
