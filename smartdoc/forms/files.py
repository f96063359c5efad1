"""Which files of a repository are forms and templates, and what is wrong with each."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from smartdoc.assets import FORM_SUFFIX as FORM
from smartdoc.errors import SmartdocError
from smartdoc.forms.checking import check_form
from smartdoc.forms.form import require_docxtpl
from smartdoc.forms.mistake import Mistake
from smartdoc.forms.templates import SUFFIX as TEMPLATE
from smartdoc.forms.templates import check_template
from smartdoc.frozen import frozen
from smartdoc.opening import is_dir, is_file
from smartdoc.repository import Repository

_STYLES = "reference.docx"
_OTHERS = (".docm", ".doc", ".dot", ".dotx", ".dotm", ".odt", ".rtf", ".pages")


@frozen
class CheckedTemplate:
    """One form or template with what is wrong with it."""

    file: str
    mistakes: tuple[Mistake, ...]

    @property
    def faulty(self) -> bool:
        """Tell whether anything must be mended; remarks alone need not be."""
        return any(not one.remark for one in self.mistakes)


def template_files(chosen: Iterable[Path], repository: Repository) -> list[Path]:
    """Return these files, or all forms and templates in the repository's folder ``templates``.

    Raises ``SmartdocError`` for a file that does not exist.
    """
    named = [Path(os.path.abspath(path)) for path in chosen]
    for path in named:
        if not is_file(path):
            raise SmartdocError(
                f"{repository.shown(path)} does not exist.", "Check the name and the folder."
            )
    folder = repository.root / "templates"
    there = sorted(folder.iterdir()) if is_dir(folder) and not named else []
    return named or [path for path in there if is_file(path) and _is_template(path.name)]


def check_template_file(path: Path, repository: Repository) -> CheckedTemplate:
    """Return a form or template with what is wrong with it.

    Raises ``SmartdocError`` if it is a form, and what forms need is not installed.
    """
    shown = repository.shown(path)
    if path.name.endswith(TEMPLATE):
        found = check_template(path, repository)
    elif path.suffix.lower() == FORM:
        require_docxtpl(shown)
        found = _of_form(path, repository)
    else:
        found = [
            Mistake(
                "the whole file",
                "",
                f"{path.name} is neither a Word document nor a template, and is never used.",
                "In Word: File, Save As, Word Document (.docx).",
            )
        ]
    return CheckedTemplate(shown, tuple(found))


def _of_form(path: Path, repository: Repository) -> list[Mistake]:
    try:
        return check_form(path, repository)
    except SmartdocError as error:
        return [Mistake("the whole form", "", error.message, error.hint)]


def _is_template(name: str) -> bool:
    """Tell whether a file in the folder is a template; Word's own lock files are none."""
    if name.startswith(("~$", ".")) or name == _STYLES:
        return False
    return name.endswith((TEMPLATE, FORM, *_OTHERS))
