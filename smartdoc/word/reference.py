"""reference.docx, opened once: its styles, page, lists, headers and the parts that never change.

Its text is not used. What it says about who wrote it, and when, is left behind.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from smartdoc.config import DEFAULT_COLOUR
from smartdoc.errors import SmartdocError
from smartdoc.opening import bytes_of
from smartdoc.word.accent import coloured, themed
from smartdoc.word.contents import (
    APPLICATION,
    Contents,
    Relationship,
    content_types,
    listing,
    of_package,
    types_of_package,
)
from smartdoc.word.foreign import refused
from smartdoc.word.gathering import LOOKS, SHOWN, Gathered
from smartdoc.word.markup import DECLARATION, OFFICE, parsed, serialised, w
from smartdoc.word.numbering import Numbering
from smartdoc.word.package import CONTENT_TYPES, Part, part
from smartdoc.word.page import text_area
from smartdoc.word.running import Running
from smartdoc.word.settings import has_even_pages, kept_settings
from smartdoc.word.styles import Styles

_RUNNING = ("header", "footer")
_KEPT = (*LOOKS, *_RUNNING)


class Reference:
    """What every Word file takes from reference.docx. Lengths are in twentieths of a point."""

    def __init__(self, contents: Contents) -> None:
        self.file = contents.file
        self._contents = contents
        self._relationships = self._of_looks()
        styles = parsed(contents.part(self._target("styles")), contents.file)
        self.styles = Styles(styles, contents.file)
        self.language = _language(styles)
        name = self._target("numbering")
        self.numbering = Numbering(contents.part(name), name, self.styles)
        section = self._section()
        self.section = serialised(section)
        self.width, self.height = text_area(section)
        self._gathered = self._gather()
        self.running = tuple(self._running())
        self.without_header = self._pages_without_header(section)
        self.parts = tuple(self._unchanged())
        self._in_colours: dict[str, Reference] = {}

    @classmethod
    def load(cls, source: bytes | Path, name: str = "") -> Reference:
        """Return the reference.docx; ``name`` is what messages call it.

        Raises ``SmartdocError`` if it is no Word document or lacks what every document needs.
        """
        data = bytes_of(source) if isinstance(source, Path) else source
        return cls(Contents(data, name or getattr(source, "name", "reference.docx")))

    def in_colour(self, colour: str) -> Reference:
        """Return the reference with this accent, ``#1d4f73``, where its styles take the theme's.

        The colour that is used where a team has chosen none leaves everything as it is.
        """
        if colour == DEFAULT_COLOUR:
            return self
        if colour not in self._in_colours:
            accent = colour.removeprefix("#").upper()
            self._in_colours[colour] = Reference(self._contents.changed(self._coloured(accent)))
        return self._in_colours[colour]

    def _coloured(self, accent: str) -> Mapping[str, bytes]:
        """Return the parts of looks that take the theme's accent, with this one."""
        parts: dict[str, bytes] = {}
        for one in self._relationships:
            text = self._contents.part(one.target).decode("utf-8-sig")
            change = themed if one.kind == "theme" else coloured
            parts[one.target] = change(text, accent).encode()
        return parts

    def relationships(self, own: str) -> Part:
        """Return the list of what a document points at, with its own entries."""
        folder, base = posixpath.split(self.document)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        return part(name, listing(self._relationships, self.document, own))

    @property
    def document(self) -> str:
        """Return the name of the part with the body."""
        return self._contents.document

    def _of_looks(self) -> tuple[Relationship, ...]:
        found = self._contents.relationships(self._contents.document)
        return tuple(one for one in found if one.kind in _KEPT and not one.external)

    def _target(self, kind: str) -> str:
        for relationship in self._relationships:
            if relationship.kind == kind:
                return relationship.target
        raise SmartdocError(
            f"{self.file} has no {kind}.", "Begin from the reference.docx that came with smartdoc."
        )

    def _section(self) -> Element:
        """Return the settings of the last section: the page, and which header goes where."""
        root = parsed(self._contents.part(self._contents.document), self.file)
        sections = list(root.iter(w("sectPr")))
        if not sections:
            raise SmartdocError(f"{self.file} says nothing about the page.", "Save it in Word.")
        kept = {one.id for one in self._relationships}
        section = sections[-1]
        for child in list(section):
            number = child.get(f"{{{OFFICE}}}id")
            if child.tag == w("sectPrChange") or (number is not None and number not in kept):
                section.remove(child)
        return section

    def _running(self) -> Iterator[Running]:
        for relationship in self._relationships:
            if relationship.kind in _RUNNING:
                xml = self._contents.part(relationship.target).decode("utf-8-sig")
                yield Running(relationship.target, xml, self.file)

    def _pages_without_header(self, section: Element) -> tuple[str, ...]:
        """Return which pages no header stands on: default, first, even."""
        there = {one.get(w("type"), "default") for one in section.findall(w("headerReference"))}
        first = section.find(w("titlePg"))
        wanted = ["default"]
        if first is not None and first.get(w("val"), "1") in ("1", "true", "on"):
            wanted.append("first")
        if has_even_pages(self._contents.part(self._target("settings")), self.file):
            wanted.append("even")
        return tuple(kind for kind in wanted if kind not in there)

    def _unchanged(self) -> Iterator[Part]:
        """Yield the parts that are the same in every document, compressed."""
        own = {one.name for one in self.running} | {self.numbering.name}
        for name in sorted(self._gathered.parts):
            if listed := self._gathered.listing(name):
                yield listed
            if name not in own:
                yield part(name, self._gathered.data(name))
        settings = self._target("settings")
        yield part(settings, kept_settings(self._contents.part(settings), self.file))
        yield part(
            CONTENT_TYPES, DECLARATION + self._content_types((settings, *self._gathered.parts))
        )
        yield part("_rels/.rels", of_package(self.document))
        yield APPLICATION

    def _gather(self) -> Gathered:
        """Return what the looks, headers and footers need; none may hold what a form may not.

        What the settings point at is left behind, as those of their words are that do.
        """
        found = Gathered(self._contents, "A header or footer", SHOWN)
        settings = self._target("settings")
        for one in self._relationships:
            if one.target != settings:
                found.gather(one.target)
        faults = [*found.faults, *found.unfit.values()]
        for name in found.parts:
            if not found.is_binary(name):
                root = parsed(self._contents.part(name), self.file)
                faults += [fault[1:] for fault in refused(root, "A header or footer")]
        for message, hint in faults:
            raise SmartdocError(f"{self.file}: {message[:1].lower()}{message[1:]}", hint)
        return found

    def _content_types(self, names: Iterable[str]) -> str:
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            "png": "image/png",
            "svg": "image/svg+xml",
        }
        overrides = self._gathered.content_types(names, defaults)
        return content_types(defaults, {**overrides, **types_of_package(self.document)})


def _language(styles: Element) -> str:
    path = "/".join(map(w, ("docDefaults", "rPrDefault", "rPr", "lang")))
    language = styles.find(path)
    return "" if language is None else language.get(w("val"), "")
