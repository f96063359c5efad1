"""All forms of a report; a new one needs one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from smartdoc.check import Checked, Known
from smartdoc.report import github, json_, junit, markdown, sarif, text
from smartdoc.report.style import Style

Write = Callable[[Sequence[Checked], Style, Known | None], str]

TO_READ = "text"
"""The form for a person at the computer; all others end up in files and logs."""

FORMATS: Mapping[str, Write] = {
    TO_READ: text.report,
    "json": json_.report,
    "github": github.report,
    "sarif": sarif.report,
    "junit": junit.report,
    "markdown": markdown.report,
}

WITH_STATISTICS = (TO_READ, "json")
"""The forms that have a place for statistics."""
