"""Turns a view into HTML: a fragment by the template of its document, and a page around it."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from traceback import walk_tb
from typing import NoReturn

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplatesNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from smartdoc import assets
from smartdoc.errors import SmartdocError
from smartdoc.filters import FILTERS, printed
from smartdoc.kind import Kind, Letter
from smartdoc.model import Details, Record
from smartdoc.page import labelled, page_style, security_policy
from smartdoc.view import Index, Participant, View

SUFFIX = ".html.jinja"
STYLE = "style.css"

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BLANK_LINES = re.compile(r"\n\s*\n")

_FAULTS = (
    TemplateError,
    RecursionError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What a template can do wrong while it runs; anything else is a fault in smartdoc."""


class Renderer:
    """The templates of one plans repository: the team's own first, then ours."""

    def __init__(self, root: Path | None = None) -> None:
        self._folders = assets.folders(root, "templates")
        self._env = _environment(_loader(self._folders))
        path = assets.find(root, "templates", STYLE)
        self._style = assets.read_text(path) if path else ""

    def fragment(self, view: View) -> str:
        """Return the document as a fragment of HTML, from which page and Word file are made.

        Raises ``SmartdocError`` that names the template and the line if the template is at fault.
        """
        names = (f"{view.document}.{view.kind.name}{SUFFIX}", f"{view.document}{SUFFIX}")
        return _BLANK_LINES.sub(
            "\n", self._rendered(names, view=view, plan=view.plan, kind=view.kind)
        )

    def page(self, view: View, fragment: str) -> str:
        """Return the whole web page around a fragment: one file that loads nothing."""
        style = page_style(self._style, view.branding.colour, view.footer, draft=view.draft)
        return self._rendered(
            (f"page{SUFFIX}",),
            view=view,
            fragment=Markup(labelled(fragment)),  # noqa: S704 - made by our autoescaping templates
            style=style,
            policy=Markup(security_policy(style)),  # noqa: S704 - a constant and a hash
        )

    def index(self, index: Index) -> str:
        """Return the web page that leads to every document that was built."""
        footer = f"{index.branding.name} plans".strip().capitalize()
        style = page_style(self._style, index.branding.colour, footer, draft=False)
        policy = Markup(security_policy(style))  # noqa: S704 - a constant and a hash
        page = self._rendered((f"index{SUFFIX}",), index=index, style=style, policy=policy)
        return labelled(page)

    def _rendered(self, names: tuple[str, ...], **context: object) -> str:
        try:
            return self._chosen(names).render(context)
        except _FAULTS as error:
            self._refuse(error)

    def _chosen(self, names: tuple[str, ...]) -> Template:
        return self._env.select_template(list(names))

    def _refuse(self, error: BaseException) -> NoReturn:
        """Raise what the user needs to know of a template's fault."""
        place = self._place(error)
        if place is None and not isinstance(error, TemplateError):
            raise error
        message, hint = _explained(error)
        where = f"Template {place}: " if place else ""
        raise SmartdocError(f"{where}{message}", hint) from error

    def _place(self, error: BaseException) -> str | None:
        """Return the innermost template and line that the error comes from, None if from none."""
        if isinstance(error, TemplateSyntaxError):
            return f"{self._shown(error.filename or error.name or '?')}, line {error.lineno}"
        places = [
            f"{self._shown(frame.f_code.co_filename)}, line {line}"
            for frame, line in walk_tb(error.__traceback__)
            if self._is_template(frame.f_code.co_filename)
        ]
        return places[-1] if places else None

    def _is_template(self, file: str) -> bool:
        return any(Path(file).is_relative_to(folder) for folder in self._folders)

    def _shown(self, file: str) -> str:
        """Return a template's file as users know it: from the folder above ``templates``."""
        for folder in self._folders:
            if Path(file).is_relative_to(folder):
                return Path(file).relative_to(folder.parent).as_posix()
        return file


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that goes straight to the public attributes of our own unchangeable values.

    *Why:* its search for unsafe attributes takes a third of the time a document takes, and these
    values have none.
    """

    def getattr(self, obj: object, attribute: str) -> object:
        if isinstance(obj, _OURS) and not attribute.startswith("_"):
            with suppress(AttributeError):
                return getattr(obj, attribute)
        return super().getattr(obj, attribute)


_OURS = (Record, View, Kind, Letter, Participant, TemplateModule)


def _environment(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    env = _Sandbox(
        loader=loader,
        autoescape=True,
        undefined=_Unknown,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=None,
    )
    env.filters.update(FILTERS)
    env.tests["details"] = _is_details
    env.tests["flat"] = _is_flat
    return env


def _loader(folders: tuple[Path, ...]) -> BaseLoader:
    """Return the loader in which ``builtin/`` is always ours, whatever the team has."""
    return ChoiceLoader(
        [PrefixLoader({"builtin": FileSystemLoader(folders[-1])}), FileSystemLoader(folders)]
    )


def _is_details(value: object) -> bool:
    """Tell whether the value is a block that a team's own kind adds."""
    return isinstance(value, Details)


def _is_flat(details: Details) -> bool:
    """Tell whether the block holds single values only, so that one line can show it."""
    return not any(isinstance(details[key], (Details, tuple)) for key in details)


class _Unknown(StrictUndefined):
    """A name that does not exist, said in words that do not show our class names."""

    @property
    def _undefined_message(self) -> str:
        name, owner = self._undefined_name, self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if owner is missing:
            return f"nothing is called “{name}”"
        if isinstance(owner, Details):
            return f"neither the plan nor its schema has “{name}”"
        return f"the {_CAMEL.sub(' ', type(owner).__name__).lower()} has no “{name}”"


def _explained(error: BaseException) -> tuple[str, str]:
    """Return what went wrong in a template, and what to do about it."""
    match error:
        case TemplatesNotFound():
            return f"there is no template {' or '.join(map(str, error.templates))}.", _ADD
        case TemplateNotFound():
            return f"there is no template “{error.name}”.", _ADD
        case SecurityError():
            return f"this is not allowed in a template: {error}", "Leave it out."
        case UndefinedError():
            return f"{error}.", "Correct the name. A plan's values have the names of its YAML file."
        case RecursionError():
            return "it calls itself without end.", _EXTENDS
        case _:
            return f"{str(error).rstrip('.')}.", "Correct the template."


_ADD = "Put it in the folder templates, or correct its name."
_EXTENDS = (
    "To build on a template of the same name, extend the one that came with smartdoc: "
    '{% extends "builtin/plan.html.jinja" %}'
)
