"""Findings as workflow commands, which GitHub Actions shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from smartdoc.check import Checked, Known
from smartdoc.finding import Finding, Level, Place
from smartdoc.report.style import Style
from smartdoc.report.summary import notes, summary_of

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}


def report(files: Collection[Checked], style: Style, known: Known | None = None) -> Iterator[str]:
    """Yield a workflow command for each finding, and the summary for the log."""
    for checked in files:
        for finding in filter(style.shows, checked.findings):
            yield _command(finding, style) + "\n"
    yield "\n".join([*notes(known), summary_of(files).sentence]) + "\n"


def _command(finding: Finding, style: Style) -> str:
    level = "notice" if finding.waived else _COMMANDS[finding.level]
    properties = ",".join(f"{name}={_property(value)}" for name, value in _about(finding))
    return f"::{level} {properties}::{_data(style.told(finding))}"


def _about(finding: Finding) -> Iterator[tuple[str, str]]:
    place = finding.place or Place(1, 1)
    waived = " (waived)" if finding.waived else ""
    yield "file", finding.file
    yield "line", str(place.line)
    yield "col", str(place.column)
    if place.width:
        yield "endColumn", str(place.column + place.width)
    yield "title", f"{finding.rule} {finding.name}{waived}"


def _data(text: str) -> str:
    """Return a text that the runner reads as one line of data, and never as a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
