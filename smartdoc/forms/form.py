"""A Word form of a team's own, opened once and filled for each document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from traceback import walk_tb

from jinja2 import Template, TemplateError, TemplateSyntaxError

from smartdoc.errors import SmartdocError
from smartdoc.forms.environment import environment
from smartdoc.forms.finishing import finish
from smartdoc.forms.mistake import Mistake
from smartdoc.forms.opening import Opened
from smartdoc.forms.tagged import Tagged
from smartdoc.forms.xml import Element, as_text, tree_of
from smartdoc.templating import FAULTS, covered
from smartdoc.templating.growth import TooMuch
from smartdoc.view import Sheet
from smartdoc.word.document import DRAFT, About, core_properties
from smartdoc.word.markup import DECLARATION, W
from smartdoc.word.package import Part, part, zipped

_BRACES = re.compile(r"\{\{.*?(?:\}\}|\Z)|\{%.*?(?:%\}|\Z)|\{#.*?(?:#\}|\Z)|[{}]", re.DOTALL)
"""A tag, or a brace that is part of none."""

_HIDDEN = {"{": "\ufdd1", "}": "\ufdd2", "-": "\ufdd3"}
_SHOWN = {ord(hidden): sign for sign, hidden in _HIDDEN.items()}
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_MARK = (
    f'<w:p xmlns:w="{W}"><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="right"/>'
    '</w:pPr><w:r><w:rPr><w:b/><w:color w:val="9A1B1B"/><w:sz w:val="28"/></w:rPr>'
    f"<w:t>{DRAFT}</w:t></w:r></w:p>"
)
"""In the look of no style: a council's form need not have any of ours."""


class Form:
    """One Word form. ``file`` is its name in messages.

    Raises ``SmartdocError`` if it is no Word document, or if docxtpl is not installed.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self._patched = require_docxtpl(file)
        self.file = file
        self._opened = Opened(data, file)
        self._env = environment()
        self.parts = {
            name: Tagged(root, self._opened, self._env) for name, root in self._opened.texts.items()
        }

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Return what is wrong with the form, whatever plan it is filled with, in its order."""
        order = {place: number for number, place in enumerate(self._opened.places.values())}
        found = [*self._opened.refused]
        for each in self.parts.values():
            found += each.mistakes
        ordered = sorted(found, key=lambda one: order.get(one.place, -1))
        return tuple(dict.fromkeys(ordered))  # Word keeps two copies of a text box

    @property
    def remarks(self) -> tuple[Mistake, ...]:
        """Return what is worth a look in the form, whatever its tags say."""
        return self._opened.remarks

    @property
    def without_header(self) -> tuple[str, ...]:
        """Return the pages that have no header, in which the mark of a draft could stand."""
        return self._opened.running.without_header

    def filled(self, view: Sheet, about: About) -> bytes:
        """Return the form filled for one document; the same arguments give the same bytes.

        Raises ``SmartdocError`` with the place if the form is at fault.
        """
        if self.mistakes:
            raise self._error(self.mistakes[0])
        if about.draft and self.without_header:
            raise SmartdocError(
                f"{self.file} has no header to put the mark of a draft in "
                f"({', '.join(self.without_header)} pages).",
                "Give it a header in Word: Insert, Header. It may be empty.",
            )
        return zipped(self._members(view, about))

    def _members(self, view: Sheet, about: About) -> Iterator[Part]:
        yield from self._unchanged
        yield part("docProps/core.xml", core_properties(about))
        self._env.begin()
        for name in self.parts:
            root = self._rendered(name, view)
            if about.draft and name in self._opened.running.headers:
                root.insert(0, tree_of(_MARK, self.file))
            yield part(name, DECLARATION + as_text(root))

    @cached_property
    def _unchanged(self) -> tuple[Part, ...]:
        return tuple(self._opened.unchanged())

    @cached_property
    def _templates(self) -> dict[str, Template]:
        return {name: self._compiled(name, each) for name, each in self.parts.items()}

    def _compiled(self, name: str, tagged: Tagged) -> Template:
        # docxtpl takes the paragraph, row or cell around {%p, {%tr and {%tc away.
        source = self._patched(_BRACES.sub(_hidden, as_text(tagged.root))).translate(_SHOWN)
        code = self._env.compile(self._env.ready(source, name), name, name)
        return self._env.template_class.from_code(self._env, code, {})

    def _rendered(self, name: str, view: Sheet) -> Element:
        try:
            text = self._templates[name].render({"view": view, **view.context})
        except FAULTS as error:
            raise self._explained(error, name) from error
        try:
            root = tree_of(text, f"{self.file} ({name})")
        except SmartdocError as error:
            raise SmartdocError(
                f"{self.file}, filled from a plan, is no longer a Word document.",
                "A tag and its end stand at different depths, such as in a cell and outside of "
                "it, or in a link and outside of it. Put both into the same paragraph or cell.",
            ) from error
        try:
            finish(root)
        except TooMuch as error:
            raise self._explained(error, name) from error
        return root

    def _explained(self, error: Exception, name: str) -> BaseException:
        """Return the error in words for those who make forms, or the same if it is ours."""
        lines = [
            line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == name
        ]
        found = self.parts[name].at_line(lines[-1]) if lines else None
        if found is None:
            if not lines and not isinstance(error, TemplateError):
                return error
            return SmartdocError(f"{self.file}: {_said(error, as_text(self.parts[name].root))}.")
        said = _said(error, found.tag.written)
        return self._error(found.mistake(f"“{found.tag.written}”: {said}.", "Correct the tag."))

    def _error(self, mistake: Mistake) -> SmartdocError:
        more = f" See all: smartdoc template check {self.file}" if len(self.mistakes) > 1 else ""
        place = f"{self.file}, {mistake.place}" if mistake.place else self.file
        return SmartdocError(f"{place}: {mistake.message}", f"{mistake.hint}{more}".strip())


def require_docxtpl(file: str) -> Callable[[str], str]:
    """Return what makes a Jinja template of Word's XML; raises ``SmartdocError`` if it lacks."""
    try:
        from docxtpl import DocxTemplate  # only teams with forms of their own need it
    except ImportError as error:
        raise SmartdocError(
            f"{file} is a Word form, and forms need an extra part of smartdoc.",
            'Install it: pip install "smartdoc[forms]"',
        ) from error
    patch: Callable[[str], str] = DocxTemplate("").patch_xml
    return patch


def _said(error: Exception, source: str) -> str:
    """Return what is wrong, without what was made of a plan; grammar is judged before that."""
    told = str(error).rstrip(".")
    return told if isinstance(error, TemplateSyntaxError) else covered(told, source)


def _hidden(found: re.Match[str]) -> str:
    """Return a tag without XML's escapes, and all that docxtpl would take for more than it is.

    *Why:* it joins braces of two paragraphs, and takes out what stands before {%- and behind -%}.
    """
    text = found[0]
    if text in _HIDDEN:
        return _HIDDEN[text]
    for escape, sign in _ESCAPES:
        text = text.replace(escape, sign)
    minus = _HIDDEN["-"]
    return text.replace("{%-", f"{{%{minus}").replace("-%}", f"{minus}%}}")
