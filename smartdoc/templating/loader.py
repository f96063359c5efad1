"""Finds templates by their names: the team's first, then ours, and under ``builtin/`` only ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, PrefixLoader, TemplateNotFound
from jinja2.loaders import split_template_path

from smartdoc import assets
from smartdoc.errors import SmartdocError
from smartdoc.opening import is_file, resolved
from smartdoc.templating.faults import shown


class _Folder(BaseLoader):
    """The templates in one folder, or in a folder below it. None may be a link that leads out.

    *Why:* a plans repository may come from others, and what a template includes is printed.
    """

    def __init__(self, folder: Path, below: str) -> None:
        self._folder = folder
        self._below = below

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        path = self._folder.joinpath(self._below, *split_template_path(template))
        if not is_file(path):
            raise TemplateNotFound(template)
        if not resolved(path).is_relative_to(resolved(self._folder)):
            raise SmartdocError(
                f"Template {shown(str(path), (self._folder,))} leads out of its folder.",
                "Put the file itself in the place of the link.",
            )
        return assets.read_text(path), str(path), None


def loader(folders: tuple[Path, ...], below: str = "") -> BaseLoader:
    """Return the loader of the templates in these folders, of which the last is ours.

    With ``below`` they are in the folder of this name in each. A name with ``builtin/`` before it
    is always ours, whatever the team has.
    """
    found = [_Folder(folder, below) for folder in folders]
    return ChoiceLoader([PrefixLoader({"builtin": found[-1]}), *found])
