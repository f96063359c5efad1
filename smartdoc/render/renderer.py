"""Turns a view into HTML: a fragment by the template of its document, and a page around it."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Template
from markupsafe import Markup

from smartdoc import assets
from smartdoc.charts.figure import logo
from smartdoc.errors import SmartdocError
from smartdoc.filters import capital
from smartdoc.late import late
from smartdoc.page import inlined, labelled, page_style, security_policy
from smartdoc.render.sandbox import sandbox
from smartdoc.templating import FAULTS, refuse
from smartdoc.view import Index, LearnerIndex, Sheet

SUFFIX = ".html.jinja"
STYLE = "style.css"

_BLANK_LINES = late(r"\n\s*\n")


class Renderer:
    """The templates of one plans repository: the team's own first, then ours."""

    def __init__(self, root: Path | None = None) -> None:
        self._folders = assets.folders(root, "templates")
        self._env = sandbox(self._folders)
        self._style = _style(root)
        self._templates: dict[tuple[str, ...], Template] = {}

    def fragment(self, view: Sheet) -> str:
        """Return the document as a fragment of HTML, from which page and Word file are made.

        Raises ``SmartdocError`` that names the template and the line if the template is at fault.
        """
        names = tuple(f"{name}{SUFFIX}" for name in view.templates)
        text = self._rendered(names, view=view, **view.context)
        # The logo stands first in every document, also where a team wrote the template.
        return _BLANK_LINES.sub("\n", logo(view.branding) + Markup(text))  # noqa: S704 - autoescaped

    def page(self, view: Sheet, fragment: str) -> str:
        """Return the whole web page around a fragment: one file that loads nothing."""
        style = page_style(self._style, view.branding.colour, view.footer, draft=view.draft)
        return self._rendered(
            (f"page{SUFFIX}",),
            view=view,
            fragment=Markup(inlined(labelled(fragment))),  # noqa: S704 - autoescaped
            style=style,
            policy=Markup(security_policy(style)),  # noqa: S704 - a constant and a hash
        )

    def index(self, index: Index) -> str:
        """Return the web page that leads to the page of every learner."""
        return self._overview("index", index)

    def learner(self, learner: LearnerIndex) -> str:
        """Return the web page that leads to every document of one learner."""
        return self._overview("learner", learner)

    def _overview(self, template: str, shown: Index | LearnerIndex) -> str:
        footer = capital(f"{shown.branding.name} plans".strip())
        style = page_style(self._style, shown.branding.colour, footer, draft=False)
        policy = Markup(security_policy(style))  # noqa: S704 - a constant and a hash
        page = self._rendered((f"{template}{SUFFIX}",), shown=shown, style=style, policy=policy)
        return labelled(page)

    def _rendered(self, names: tuple[str, ...], **context: object) -> str:
        self._env.begin()
        try:
            return self._template(names).render(context)
        except FAULTS as error:
            refuse(error, self._folders)

    def _template(self, names: tuple[str, ...]) -> Template:
        """Return the first template that is there, looked for on the disk once."""
        if names not in self._templates:
            self._templates[names] = self._env.select_template(list(names))
        return self._templates[names]


def _style(root: Path | None) -> str:
    """Return the style of every page, the team's or ours."""
    path = assets.find(root, "templates", STYLE)
    style = assets.read_text(path) if path else ""
    if "</" in style:
        raise SmartdocError(f"{path} holds “</”, which would end the style.", "Take it out.")
    return style
