"""The documents of one plan, as bytes: its fragment made into a web page and a Word file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from smartdoc import assets
from smartdoc.build.origin import Origin, stamped
from smartdoc.charts.colour import readable
from smartdoc.errors import SmartdocError
from smartdoc.fragment import Fragment, parse
from smartdoc.frozen import frozen
from smartdoc.opening import bytes_of
from smartdoc.render import Renderer
from smartdoc.render.renderer import SUFFIX
from smartdoc.unpacking import TooLarge, unpacked
from smartdoc.view import Sheet, View
from smartdoc.word import About, Reference, write

if TYPE_CHECKING:  # slow to load, and most teams have no forms
    from smartdoc.forms import Form

FORMATS = ("html", "docx")
REFERENCE = "reference.docx"


@frozen
class Document:
    """One finished document in one format."""

    format: str
    content: bytes


class Workshop:
    """Makes documents with the templates and the Word styles of one repository."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.renderer = Renderer(root)
        self._forms: dict[tuple[str, ...], Form | None] = {}

    @cached_property
    def reference(self) -> Reference:
        """Return the Word styles: the team's reference.docx, or ours."""
        path = assets.find(self.root, "templates", REFERENCE)
        if path is None:
            raise SmartdocError(f"{REFERENCE} is missing.", "Put it into templates/.")
        content = bytes_of(path)
        if not path.is_relative_to(assets.shipped("templates")):
            _refuse_damaged(content, path)
        return Reference.load(content, str(path))

    def fragment(self, view: Sheet) -> Fragment:
        """Return the document as its formats are made of it."""
        return self._parsed(view, self.renderer.fragment(view))

    def documents(
        self, view: Sheet, formats: tuple[str, ...], origin: Origin | None = None
    ) -> Iterator[Document]:
        """Yield the document in each format; raises ``SmartdocError`` if a template is at fault.

        Each says its origin, or at least what document it is. Where the team has a Word form for
        it, the Word file is that form, filled. One that has no template beside its form is made in
        Word alone.
        """
        said = origin or Origin(view.document)
        for made in self._made(view, formats):
            yield Document(made.format, stamped(made.content, said))

    def _made(self, view: Sheet, formats: tuple[str, ...]) -> Iterator[Document]:
        form = self._form(view)
        if form is None or ("html" in formats and self._has_template(view)):
            yield from self._from_template(view, formats if form is None else ("html",))
        if form and "docx" in formats:
            yield Document("docx", form.filled(view, _about(view)))

    def _from_template(self, view: Sheet, formats: tuple[str, ...]) -> Iterator[Document]:
        text = self.renderer.fragment(view)
        # Parsed whatever the format: what Word would refuse must not slip into the web page.
        tree = self._parsed(view, text)
        if "html" in formats:
            yield Document("html", self.renderer.page(view, text).encode("utf-8"))
        if "docx" in formats:
            reference = self.reference.in_colour(readable(view.branding.colour))
            yield Document("docx", write(tree, _about(view), reference))

    def _parsed(self, view: Sheet, text: str) -> Fragment:
        return parse(text, f"The document “{view.templates[0]}”")

    def _form(self, view: Sheet) -> Form | None:
        """Return the team's Word form for the document, looked for and opened once.

        Only documents of one plan have forms: what their tags may say is known.
        """
        if not isinstance(view, View):
            return None
        if view.templates not in self._forms:
            names = (f"{name}{assets.FORM_SUFFIX}" for name in view.templates)
            found = (assets.find(self.root, "templates", name) for name in names)
            path = next(filter(None, found), None)
            self._forms[view.templates] = _opened(path, self.root) if path else None
        return self._forms[view.templates]

    def _has_template(self, view: Sheet) -> bool:
        names = (f"{name}{SUFFIX}" for name in view.templates)
        return any(assets.find(self.root, "templates", name) for name in names)


def _opened(path: Path, root: Path) -> Form:
    from smartdoc.forms import Form

    return Form(bytes_of(path), path.relative_to(root).as_posix())


def _refuse_damaged(content: bytes, path: Path) -> None:
    """Raise if a team's own reference.docx is no whole Word document to an independent reader."""
    import docx  # only teams with a reference.docx of their own pay for loading it

    try:
        unpacked(content)  # the independent reader would unpack whatever there is
        docx.Document(io.BytesIO(content))
    except TooLarge:
        return  # Reference says so
    except Exception as error:  # python-docx raises whatever its parts happen to raise
        raise SmartdocError(
            f"{path} is not a whole Word document.",
            "Open it in Word and save it again, or begin from the one that came with smartdoc.",
        ) from error


def _about(view: Sheet) -> About:
    return About(
        title=view.title,
        subject=view.subject,
        date=view.date,
        tokens={
            "organisation": view.branding.name,
            "title": view.title,
            "audience": f"For: {view.audience}",
            "version": view.version,
        },
        draft=view.draft,
    )
