"""Findings as they are read again from where they were kept: as ``asdict`` made data of them."""

from __future__ import annotations

from typing import Any

from smartdoc.finding import Finding, Level, Place


def finding_from(data: dict[str, Any]) -> Finding:
    """Return a finding as it was kept; raises ``KeyError``, ``TypeError`` or ``ValueError``."""
    place = Place(**data["place"]) if data["place"] else None
    level, path, chosen = Level(data["level"]), tuple(data["path"]), tuple(data["chosen"])
    return Finding(**{**data, "place": place, "level": level, "path": path, "chosen": chosen})
