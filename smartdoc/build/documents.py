"""The documents of one plan, as bytes: its fragment made into a web page and a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from smartdoc import assets
from smartdoc.errors import SmartdocError
from smartdoc.fragment import parse
from smartdoc.render import Renderer
from smartdoc.view import View
from smartdoc.word import About, Reference, write

FORMATS = ("html", "docx")
REFERENCE = "reference.docx"


@dataclass(frozen=True, slots=True)
class Document:
    """One finished document."""

    name: str
    format: str
    content: bytes


class Workshop:
    """Makes documents with the templates and the Word styles of one repository."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.renderer = Renderer(root)

    @cached_property
    def reference(self) -> Reference:
        """Return the Word styles: the team's reference.docx, or ours."""
        path = assets.find(self.root, "templates", REFERENCE)
        if path is None:
            raise SmartdocError(f"{REFERENCE} is missing.", "Put it into templates/.")
        if not path.is_relative_to(assets.shipped("templates")):
            _refuse_damaged(path)
        return Reference.load(path.read_bytes(), str(path))

    def documents(self, view: View, formats: tuple[str, ...]) -> Iterator[Document]:
        """Yield the document in each format; raises ``SmartdocError`` if a template is at fault."""
        text = self.renderer.fragment(view)
        # Parsed whatever the format: what Word would refuse must not slip into the web page.
        tree = parse(text, f"{view.document} of a {view.kind.name} plan")
        if "html" in formats:
            page = self.renderer.page(view, text)
            yield Document(view.document, "html", page.encode("utf-8"))
        if "docx" in formats:
            yield Document(view.document, "docx", write(tree, _about(view), self.reference))


def _refuse_damaged(path: Path) -> None:
    """Raise if a team's own reference.docx is no whole Word document to an independent reader."""
    import docx  # only teams with a reference.docx of their own pay for loading it

    try:
        docx.Document(str(path))
    except Exception as error:  # python-docx raises whatever its parts happen to raise
        raise SmartdocError(
            f"{path} is not a whole Word document.",
            "Open it in Word and save it again, or begin from the one that came with smartdoc.",
        ) from error


def _about(view: View) -> About:
    return About(
        title=view.title,
        subject=view.kind.title,
        date=view.plan.meeting.date,
        tokens={
            "organisation": view.branding.name,
            "title": view.title,
            "audience": f"For: {view.audience}",
            "version": view.version,
        },
        draft=view.draft,
    )
