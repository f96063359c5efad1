"""Findings as they are kept, and read again."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from smartdoc.finding import Finding, Level, Place


def as_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON can hold it."""
    return asdict(finding)


def finding_from(data: dict[str, Any]) -> Finding:
    """Return a finding as it was kept; raises ``KeyError``, ``TypeError`` or ``ValueError``."""
    place = Place(**data["place"]) if data["place"] else None
    level, path = Level(data["level"]), tuple(data["path"])
    return Finding(**{**data, "place": place, "level": level, "path": path})
