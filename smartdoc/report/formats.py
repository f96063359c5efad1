"""All forms of a report; a new one needs one line here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from smartdoc.report.style import Style

if TYPE_CHECKING:  # slow to load, and a check that has nothing to do needs none of it
    from smartdoc.check import Checked, Known

    Write = Callable[[Collection[Checked], Style, Known | None], Iterator[str]]

TO_READ = "text"
"""The form for a person at the computer; all others end up in files and logs."""


def _of(module: str) -> Write:
    """Return what writes a form; its module is loaded when it is used, as only one of them is."""

    def write(files: Collection[Checked], style: Style, known: Known | None) -> Iterator[str]:
        report: Write = import_module(f"smartdoc.report.{module}").report
        return report(files, style, known)

    return write


FORMATS: Mapping[str, Write] = {
    TO_READ: _of("text"),
    "json": _of("json_"),
    "github": _of("github"),
    "sarif": _of("sarif"),
    "junit": _of("junit"),
    "markdown": _of("markdown"),
}

WITH_STATISTICS = (TO_READ, "json")
"""The forms that have a place for statistics."""
