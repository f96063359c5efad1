"""The contents of reference.docx: its parts, and which part points at which."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from smartdoc.errors import SmartdocError
from smartdoc.unpacking import BROKEN, TooLarge, unpacked
from smartdoc.word.markup import OFFICE, PACKAGE, W, parsed
from smartdoc.word.package import CONTENT_TYPES

LARGEST = 20_000_000
"""Bytes of all parts together; a reference.docx with a logo has less than a tenth of this."""

_HINT = "Save it again in Word as a Word document (.docx), or take the one that came with smartdoc."


class Relationship(NamedTuple):
    """One part's pointer to another, or to an address."""

    id: str
    kind: str
    target: str
    external: bool


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
                kind=entry.get("Type", "").removeprefix(f"{OFFICE}/"),
                target=_whole(folder, entry.get("Target", ""), entry.get("TargetMode", "")),
                external=entry.get("TargetMode") == "External",
            )
            for entry in root
        )

    def content_type(self, name: str) -> str:
        """Return the content type of a part."""
        extension = name.rpartition(".")[2].lower()
        return self._types.get(f"/{name}") or self._types.get(extension, "application/octet-stream")

    def with_targets(self, name: str) -> Iterator[str]:
        """Yield the part, the list of what it points at, and those parts and lists in turn.

        Raises ``SmartdocError`` if one of them would be fetched from elsewhere.
        """
        waiting, seen = [name], set[str]()
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            yield current
            folder, base = posixpath.split(current)
            listing = posixpath.join(folder, "_rels", f"{base}.rels")
            if listing in self.parts:
                yield listing
            waiting += self._inner_targets(current)

    def _inner_targets(self, name: str) -> Iterator[str]:
        for relationship in self.relationships(name):
            if not relationship.external:
                self.part(relationship.target)
                yield relationship.target
            elif relationship.kind != "hyperlink":
                raise SmartdocError(
                    f"{self.file} shows something that is kept elsewhere: {relationship.target}.",
                    "Insert the picture itself instead of a link to it.",
                )

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
    if mode == "External":
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
            f'<Default Extension="{extension}" ContentType="{kind}"/>'
            for extension, kind in sorted(defaults.items())
        )
        + "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in sorted(overrides.items())
        )
        + "</Types>"
    )
