"""The contents of reference.docx: its parts, and which part points at which."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from smartdoc.errors import SmartdocError
from smartdoc.unpacking import BROKEN, TooLarge, unpacked
from smartdoc.word.markup import DECLARATION, OFFICE, PACKAGE, W, attribute, parsed
from smartdoc.word.package import CONTENT_TYPES, part

LARGEST = 20_000_000
"""Bytes of all parts together; a reference.docx with a logo has less than a tenth of this."""

_HINT = "Save it again in Word as a Word document (.docx), or take the one that came with smartdoc."


_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
"""What Word writes in the place of ``OFFICE`` in its strict form, and understands in any."""


class Relationship(NamedTuple):
    """One part's pointer to another, or to an address."""

    id: str
    kind: str
    target: str
    external: bool

    @property
    def leads_to_part(self) -> bool:
        """Tell whether it points at another part, and not at an address or a place in its own."""
        return not self.external and not self.target.startswith("#")


class Contents:
    """An opened Word file; ``file`` is its name in messages."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self.parts = _members(data, file)
        self._types = self._content_types()
        self.document = self._only("", "officeDocument")
        if b'"' + W.encode() + b'"' not in self.parts[self.document]:
            raise SmartdocError(f"{file} is not an ordinary Word document.", _HINT)

    def changed(self, parts: Mapping[str, bytes]) -> Contents:
        """Return the file with these parts in the place of its own."""
        other = copy.copy(self)
        other.parts = self.parts | dict(parts)
        return other

    def part(self, name: str) -> bytes:
        """Return a part; raises ``SmartdocError`` if it is missing."""
        try:
            return self.parts[name]
        except KeyError:
            raise SmartdocError(f"{self.file} lacks its part {name}.", _HINT) from None

    def relationships(self, source: str) -> tuple[Relationship, ...]:
        """Return what a part points at, with whole names; ``""`` is the package itself."""
        folder, name = posixpath.split(source)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self.parts:
            return ()
        root = parsed(self.parts[listing], self.file)
        return tuple(
            Relationship(
                id=entry.get("Id", ""),
                kind=entry.get("Type", "").removeprefix(f"{OFFICE}/").removeprefix(_STRICT),
                target=_whole(folder, entry.get("Target", ""), entry.get("TargetMode", "")),
                external=entry.get("TargetMode") == "External",
            )
            for entry in root
        )

    def content_type(self, name: str) -> str:
        """Return the content type of a part."""
        extension = name.rpartition(".")[2].lower()
        return self._types.get(f"/{name}") or self._types.get(extension, "application/octet-stream")

    def _only(self, source: str, kind: str) -> str:
        for relationship in self.relationships(source):
            if relationship.kind == kind and relationship.target in self.parts:
                return relationship.target
        raise SmartdocError(f"{self.file} is not an ordinary Word document.", _HINT)

    def _content_types(self) -> Mapping[str, str]:
        root = parsed(self.part(CONTENT_TYPES), self.file)
        return {
            (entry.get("PartName") or entry.get("Extension", "").lower()): entry.get(
                "ContentType", ""
            )
            for entry in root
        }


def _whole(folder: str, target: str, mode: str) -> str:
    if mode == "External" or target.startswith("#"):
        return target
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")


def _members(data: bytes, file: str) -> dict[str, bytes]:
    try:
        return dict(unpacked(data, most=LARGEST)[0])
    except TooLarge as error:
        raise SmartdocError(f"{file} is too large.", "Make its pictures smaller.") from error
    except BROKEN as error:
        raise SmartdocError(f"{file} is not a Word document: {error}.", _HINT) from error


def content_types(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> str:
    """Return the part that says what each part is, without its declaration."""
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        + "".join(
            f'<Default Extension="{attribute(extension)}" ContentType="{attribute(kind)}"/>'
            for extension, kind in sorted(defaults.items())
        )
        + "".join(
            f'<Override PartName="/{attribute(name)}" ContentType="{attribute(kind)}"/>'
            for name, kind in sorted(overrides.items())
        )
        + "</Types>"
    )


def listing(entries: Iterable[Relationship], source: str = "", more: str = "") -> str:
    """Return the list of what a part points at; ``more`` are entries that are written already."""
    written = "".join(_entry(one, posixpath.dirname(source) or ".") for one in entries)
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{written}{more}'
        "</Relationships>"
    )


def _entry(one: Relationship, folder: str) -> str:
    kind = one.kind if ":" in one.kind else f"{OFFICE}/{one.kind}"
    target = posixpath.relpath(one.target, folder) if one.leads_to_part else one.target
    mode = ' TargetMode="External"' if one.external else ""
    return (
        f'<Relationship Id="{attribute(one.id)}" Type="{attribute(kind)}" '
        f'Target="{attribute(target)}"{mode}/>'
    )


def of_package(document: str) -> str:
    """Return the list of what the package itself points at."""
    return listing(
        (
            Relationship("rId1", "officeDocument", document, external=False),
            Relationship("rId2", _CORE, "docProps/core.xml", external=False),
            Relationship("rId3", "extended-properties", "docProps/app.xml", external=False),
        )
    )


def types_of_package(document: str) -> Mapping[str, str]:
    """Return what those parts are that the package itself points at, by name."""
    kind = "application/vnd.openxmlformats"
    return {
        document: f"{kind}-officedocument.wordprocessingml.document.main+xml",
        "docProps/core.xml": f"{kind}-package.core-properties+xml",
        "docProps/app.xml": f"{kind}-officedocument.extended-properties+xml",
    }


APPLICATION = part(
    "docProps/app.xml",
    f"{DECLARATION}<Properties "
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Company></Company></Properties>",
)
"""The part that names the program and the company: a document of ours names neither."""

_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
