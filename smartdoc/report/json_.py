"""Findings as one JSON object, for editors and other programs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict

from smartdoc import __version__
from smartdoc.check import Checked, Known
from smartdoc.finding import Finding, dotted
from smartdoc.report import json_pieces, statistics
from smartdoc.report.style import Style, public_path
from smartdoc.report.summary import summary_of


def report(files: Collection[Checked], style: Style, known: Known | None = None) -> Iterator[str]:
    """Yield the report in pieces; without quoting it repeats nothing of the plans."""
    found: dict[str, object] = {
        "version": __version__,
        "files": [each.file for each in files],
        "findings": json_pieces.LATER,
        "summary": asdict(summary_of(files)),
    }
    if known:
        found["baseline"] = asdict(known)
    if style.statistics:
        found["statistics"] = statistics.as_data(files)
    entries = (_entry(finding, style) for each in files for finding in each.findings)
    return json_pieces.pieces(found, "findings", entries)


def _entry(finding: Finding, style: Style) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level.label,
        "criterion": finding.criterion or None,
        "file": finding.file,
        "path": dotted(finding.path) if style.quote else public_path(finding),
        "line": finding.place.line if finding.place else None,
        "column": finding.place.column if finding.place else None,
        "message": style.words(finding.message),
        "hint": style.words(finding.hint) or None,
        "waived": finding.waived,
    }
