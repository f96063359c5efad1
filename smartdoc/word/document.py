"""A whole Word file: the body of one fragment in the package of reference.docx."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import field

from smartdoc.errors import SmartdocError
from smartdoc.fragment import Fragment
from smartdoc.frozen import frozen
from smartdoc.word.body import written
from smartdoc.word.markup import DECLARATION, NAMESPACES, escape, one_line
from smartdoc.word.package import Part, part, zipped
from smartdoc.word.reference import Reference

DRAFT = "DRAFT: not to hand out"


@frozen(kw_only=True)
class About:
    """What a document says of itself, beside its text.

    ``tokens`` are the words for the placeholders in header and footer: ``{"title": ...}`` stands in
    the place of ``[title]``. ``date`` is the day that Word shows as created and modified, so that
    it does not change from build to build.
    """

    title: str
    date: datetime.date
    subject: str = ""
    language: str = "en-GB"
    tokens: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False


def write(fragment: Fragment, about: About, reference: Reference) -> bytes:
    """Return the Word file; the same arguments give the same bytes.

    Raises ``SmartdocError`` if the fragment asks for what the reference does not have.
    """
    return zipped(_parts(fragment, about, reference))


def _parts(fragment: Fragment, about: About, reference: Reference) -> Iterator[Part]:
    language = "" if about.language == reference.language else about.language
    body = written(fragment, reference, language)
    text = body.finished() + reference.section
    xml = f"<w:document {NAMESPACES}><w:body>{text}</w:body></w:document>"
    yield part(reference.document, DECLARATION + xml)
    yield reference.relationships(body.links.xml())
    yield reference.numbering.with_lists(body.lists.started)
    yield part("docProps/core.xml", core_properties(about))
    yield from _running(about, reference)
    yield from body.links.parts
    yield from reference.parts


def _running(about: About, reference: Reference) -> Iterator[Part]:
    """Yield headers and footers, each header with the draft's mark on top."""
    if about.draft and reference.without_header:
        pages = ", ".join(reference.without_header)
        raise SmartdocError(
            f"{reference.file} has no header to put the mark of a draft in ({pages} pages).",
            "Give it a header in Word (Insert, Header), or take the one that came with smartdoc.",
        )
    tokens = {name: one_line(text, name) for name, text in about.tokens.items()}
    mark = _mark(reference) if about.draft else ""
    for running in reference.running:
        first = mark if running.is_header else ""
        yield part(running.name, running.filled(tokens, first))


def _mark(reference: Reference) -> str:
    style = reference.styles.named("paragraph", "Draft Mark")
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/></w:pPr><w:r><w:t>{DRAFT}</w:t></w:r></w:p>'


def core_properties(about: About) -> str:
    """Return the properties that Word shows under File, Info. Nobody is named as the author."""
    day = f'xsi:type="dcterms:W3CDTF">{about.date.isoformat()}T00:00:00Z'
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(one_line(about.title, 'title'))}</dc:title>"
        f"<dc:subject>{escape(one_line(about.subject, 'subject'))}</dc:subject>"
        "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>"
        f"<dc:language>{escape(about.language)}</dc:language>"
        f"<dcterms:created {day}</dcterms:created><dcterms:modified {day}</dcterms:modified>"
        "</cp:coreProperties>"
    )
