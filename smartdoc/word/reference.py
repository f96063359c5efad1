"""reference.docx, opened once: its styles, page, lists, headers and the parts that never change.

Its text is not used. What it says about who wrote it, and when, is left behind.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from smartdoc.config import DEFAULT_COLOUR
from smartdoc.errors import SmartdocError
from smartdoc.opening import bytes_of
from smartdoc.word.accent import coloured, themed
from smartdoc.word.contents import Contents, Relationship, content_types
from smartdoc.word.elsewhere import addresses_in, codes, field_of, link_is_safe, links_of
from smartdoc.word.lists import Numbering
from smartdoc.word.markup import DECLARATION, OFFICE, attribute, parsed, serialised, w
from smartdoc.word.media import without_words
from smartdoc.word.package import CONTENT_TYPES, Part, part
from smartdoc.word.page import text_area
from smartdoc.word.running import Running
from smartdoc.word.settings import has_even_pages, kept_settings
from smartdoc.word.styles import Styles

_KEPT = ("styles", "numbering", "settings", "fontTable", "theme", "header", "footer")
_PROPERTIES = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


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
        entries = "".join(map(self._entry, self._relationships))
        folder, base = posixpath.split(self._contents.document)
        listing = posixpath.join(folder, "_rels", f"{base}.rels")
        return part(listing, _relationships(entries + own))

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

    def _entry(self, relationship: Relationship) -> str:
        folder = posixpath.dirname(self._contents.document)
        target = posixpath.relpath(relationship.target, folder)
        return _relationship(relationship.id, f"{OFFICE}/{relationship.kind}", target)

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
            if relationship.kind in ("header", "footer"):
                part_ = self._contents.part(relationship.target)
                _refuse_elsewhere(parsed(part_, self.file), self.file)
                xml = part_.decode("utf-8-sig")
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
        names = self._names()
        own = {one.name for one in self.running} | {self.numbering.name}
        settings = self._target("settings")
        for name in sorted(names - own):
            if name == settings:
                yield part(name, kept_settings(self._contents.part(name), self.file))
            else:
                yield part(name, without_words(self._contents.part(name), self.file))
        yield part(CONTENT_TYPES, DECLARATION + self._content_types(names))
        yield part("_rels/.rels", _relationships(self._of_package()))
        yield part("docProps/app.xml", _APP)

    def _names(self) -> set[str]:
        settings = self._target("settings")
        names = {settings}
        for relationship in self._relationships:
            if relationship.target != settings:
                names.update(self._contents.with_targets(relationship.target))
        return names

    def _content_types(self, names: set[str]) -> str:
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            "png": "image/png",
            "svg": "image/svg+xml",
        }
        overrides = {**_PROPERTIES, self._contents.document: _DOCUMENT}
        for name in names:
            extension = name.rpartition(".")[2].lower()
            kind = self._contents.content_type(name)
            if defaults.setdefault(extension, kind) != kind:
                overrides[name] = kind
        return content_types(defaults, overrides)

    def _of_package(self) -> str:
        core = (
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
        )
        return (
            _relationship("rId1", f"{OFFICE}/officeDocument", self._contents.document)
            + _relationship("rId2", core, "docProps/core.xml")
            + _relationship("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml")
        )


def _refuse_elsewhere(root: Element, file: str) -> None:
    """Raise ``SmartdocError`` for a header that would have Word fetch or run something."""
    for _, code in codes(root.iter()):
        if name := field_of(code):
            raise SmartdocError(
                f"{file}: a header or footer holds the Word field {name}, whose words come from "
                "somewhere else.",
                "Click on it, press Ctrl+Shift+F9 to make it plain text.",
            )
        for link in links_of(code):
            if not link_is_safe(link):
                raise SmartdocError(
                    f"{file}: a header or footer links to “{link}”.",
                    "Link to https: or mailto: addresses.",
                )
    for address in (one for element in root.iter() for one in addresses_in(element)):
        raise SmartdocError(
            f"{file} shows something that is kept elsewhere: {address}.",
            "Insert the picture itself instead of a link to it.",
        )


_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_APP = (
    f"{DECLARATION}<Properties "
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Company></Company></Properties>"
)


def _relationship(number: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{number}" Type="{kind}" Target="{attribute(target)}"/>'


def _relationships(entries: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{namespace}">{entries}</Relationships>'


def _language(styles: Element) -> str:
    path = "/".join(map(w, ("docDefaults", "rPrDefault", "rPr", "lang")))
    language = styles.find(path)
    return "" if language is None else language.get(w("val"), "")
