"""Numbers and lengths in a Word file that somebody else made: what is none counts as not said."""

from __future__ import annotations

from smartdoc.late import late

_NUMBER = late(r"[0-9]{1,9}")
_LENGTH = late(r"(-?[0-9]{1,7}(?:\.[0-9]{1,20})?)(mm|cm|in|pt|pc|pi)?")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
_LONGEST = 31_680
"""Twentieths of a point: 22 inches, the longest side of a page that Word knows."""


def whole_number(text: str | None, preset: int) -> int:
    """Return a number of at most nine digits, ``preset`` for anything else."""
    return int(text) if text and _NUMBER.fullmatch(text) else preset


def length(text: str | None, preset: int) -> int:
    """Return a length in twentieths of a point, ``preset`` for what is none or too long.

    Without a unit it is one already (ECMA-376, part 1, ST_SignedTwipsMeasure). Some programs write
    digits behind the point.
    """
    found = _measured(text, 20)
    return preset if found is None or abs(found) > _LONGEST else int(found)


def size(text: str | None, preset: float) -> float:
    """Return a size of type in points, which is written in halves of one (ST_HpsMeasure)."""
    found = _measured(text, 2)
    return preset if found is None or not 0 < found <= _LARGEST else found / 2


_LARGEST = 3_276
"""Halves of a point: Word knows no larger type."""


def _measured(text: str | None, to_the_point: int) -> float | None:
    match = _LENGTH.fullmatch(text or "")
    if match is None:
        return None
    return float(match[1]) * (_POINTS[match[2]] * to_the_point if match[2] else 1)
