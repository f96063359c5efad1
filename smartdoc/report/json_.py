"""Findings as one JSON object, for editors and other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from smartdoc import __version__
from smartdoc.check import Checked
from smartdoc.finding import Finding, Path, dotted, with_words, without_words
from smartdoc.report.summary import summary_of


def report(files: Sequence[Checked], *, quote: bool) -> str:
    """Return the report; without ``quote`` it repeats nothing of the plans."""
    found = {
        "version": __version__,
        "files": [each.file for each in files],
        "findings": [_entry(finding, quote) for each in files for finding in each.findings],
        "summary": asdict(summary_of(files)),
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _public(finding: Finding) -> Path:
    """Return the path without keys that the writer of the plan chose, which may be names."""
    chosen = len(finding.path) - 1 if finding.rule in ("SCH01", "SCH05") else -1
    return tuple(
        "*" if at == chosen or (at == 1 and finding.path[0] == "people") else part
        for at, part in enumerate(finding.path)
    )


def _entry(finding: Finding, quote: bool) -> dict[str, object]:
    words = with_words if quote else without_words
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level.label,
        "criterion": finding.criterion or None,
        "file": finding.file,
        "path": dotted(finding.path if quote else _public(finding)),
        "line": finding.place.line if finding.place else None,
        "column": finding.place.column if finding.place else None,
        "message": words(finding.message),
        "hint": words(finding.hint) or None,
        "waived": finding.waived,
    }
