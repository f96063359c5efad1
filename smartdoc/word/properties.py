"""Properties of a Word file that no reader sees in its text: under File, Info, Advanced, Custom."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from smartdoc.errors import SmartdocError
from smartdoc.unpacking import BROKEN, TooLarge, unpacked
from smartdoc.word.markup import DECLARATION, OFFICE, PACKAGE, attribute, escape, parsed
from smartdoc.word.package import CONTENT_TYPES, Part, part, zipped

NAME = "docProps/custom.xml"
_RELATIONSHIPS = "_rels/.rels"
_KIND = f"{OFFICE}/custom-properties"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""What Word wants with each property that a user made."""

_NAME_LENGTHS = struct.Struct("<26x2H")


def with_properties(content: bytes, properties: Mapping[str, str]) -> bytes:
    """Return a Word file with these properties in the place of any that it has."""
    return zipped(_parts(content, properties))


def _parts(content: bytes, properties: Mapping[str, str]) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for member in package.infolist():
            if member.filename == CONTENT_TYPES:
                yield part(member.filename, _declared(package.read(member).decode("utf-8")))
            elif member.filename == _RELATIONSHIPS:
                yield part(member.filename, _related(package.read(member).decode("utf-8")))
            elif member.filename != NAME:
                yield _as_it_is(content, member)
    yield part(NAME, _listed(properties))


def _as_it_is(content: bytes, member: zipfile.ZipInfo) -> Part:
    """Return a part without unpacking it."""
    start = member.header_offset
    name, extra = _NAME_LENGTHS.unpack_from(content, start)
    begin = start + _NAME_LENGTHS.size + name + extra
    data = content[begin : begin + member.compress_size]
    return Part(member.filename, member.compress_type, member.CRC, member.file_size, data)


def _declared(types: str) -> str:
    if f'PartName="/{NAME}"' in types:
        return types
    entry = f'<Override PartName="/{NAME}" ContentType="{_CONTENT}"/>'
    return types.replace("</Types>", f"{entry}</Types>")


def _related(relationships: str) -> str:
    if _KIND in relationships:
        return relationships
    entry = f'<Relationship Id="rIdSmartdoc" Type="{_KIND}" Target="{NAME}"/>'
    return relationships.replace("</Relationships>", f"{entry}</Relationships>")


def _listed(properties: Mapping[str, str]) -> str:
    entries = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{attribute(name)}">'
        f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(properties.items(), start=2)
    )
    return f'{DECLARATION}<Properties xmlns="{_SPACE}" xmlns:vt="{_TYPES}">{entries}</Properties>'


def properties_of(content: bytes, file: str) -> dict[str, str]:
    """Return the properties of a Word file; raises ``SmartdocError`` where it is none."""
    found = _member(content, NAME, file)
    if found is None:
        return {}
    return {
        entry.get("name", ""): "".join(entry.itertext())
        for entry in parsed(found, file).iter(f"{{{_SPACE}}}property")
    }


def body_of(content: bytes, file: str) -> str:
    """Return the part of a Word file with its text; raises ``SmartdocError`` where it is none."""
    relationships = _member(content, _RELATIONSHIPS, file) or b"<none/>"
    name = _main(parsed(relationships, file)) or "word/document.xml"
    return (_member(content, name, file) or b"").decode("utf-8", "replace")


def _main(relationships: ElementTree.Element) -> str:
    for entry in relationships.iter(f"{{{PACKAGE}/relationships}}Relationship"):
        if entry.get("Type", "").endswith("/officeDocument"):
            return entry.get("Target", "").lstrip("/")
    return ""


def _member(content: bytes, name: str, file: str) -> bytes | None:
    try:
        return unpacked(content, name)[0].get(name)
    except TooLarge as error:
        raise SmartdocError(
            f"{file} is too large.", "Is it the document that was built?"
        ) from error
    except BROKEN as error:
        raise SmartdocError(
            f"{file} is not a whole Word file: {error}.", "Take the file as it was built."
        ) from error
