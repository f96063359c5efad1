"""Small Word forms for tests, and what a filled one says."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from functools import cache

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from smartdoc.forms import Form
from smartdoc.model import Plan
from smartdoc.view import View
from smartdoc.word import About
from tests.copies import seen
from tests.everything import filled

Block = str | list[list[str]]


def new(*blocks: Block, header: str | None = "", footer: str = "") -> Document:
    """Return a form with these paragraphs and tables, and a header unless that is None."""
    made = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
            continue
        table = made.add_table(len(block), len(block[0]))
        for row, texts in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    if header is not None:
        made.sections[0].header.paragraphs[0].text = header
    made.sections[0].footer.paragraphs[0].text = footer
    return made


def saved(made: Document) -> bytes:
    """Return the form as Word would save it."""
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def form(*blocks: Block, header: str | None = "", footer: str = "") -> Form:
    """Return such a form, opened."""
    return Form(saved(new(*blocks, header=header, footer=footer)), "templates/plan.docx")


def with_xml(xml: str) -> Form:
    """Return a form with a paragraph, or what else this text is, in front."""
    made = new()
    made.element.body.insert(0, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))
    return Form(saved(made), "templates/plan.docx")


@cache
def everything(kind: str = "pep") -> View:
    """Return what the social worker sees of a plan in which every field is filled."""
    whole = filled(kind)
    return seen(whole.plan, whole.kind)


def of(plan: Plan) -> View:
    """Return what the social worker sees of a plan."""
    return seen(plan, filled(plan.kind).kind)


def fill(made: Form, view: View | None = None, *, draft: bool = False) -> bytes:
    """Return the form filled."""
    shown = view or everything()
    about = About(title=shown.title, subject=shown.subject, date=shown.date, draft=draft)
    return made.filled(shown, about)


def texts(data: bytes) -> list[str]:
    """Return the paragraphs of a filled form, those in tables after the others, by python-docx."""
    read = docx.Document(io.BytesIO(data))
    cells = (cell for table in read.tables for row in table.rows for cell in row.cells)
    inside = [paragraph.text for cell in cells for paragraph in cell.paragraphs]
    return [paragraph.text for paragraph in read.paragraphs] + inside


def members(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return the Word file with these parts in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in (members(data) | parts).items():
            package.writestr(name, content)
    return target.getvalue()


def messages(made: Form) -> list[str]:
    """Return what is wrong with a form: place, message, hint."""
    return [f"{one.place}: {one.message} {one.hint}".strip() for one in made.mistakes]


def said(blocks: Iterable[str]) -> str:
    """Return the texts as one."""
    return "\n".join(blocks)
