"""How numbers and days are written in pictures, and as sentences beside them."""

from __future__ import annotations

import datetime
import math
from typing import TypeGuard

from smartdoc.charts.letters import width
from smartdoc.english import pounds
from smartdoc.filters import amount, short_day
from smartdoc.filters import number as printed

_JOINED = ("%", "£")
"""Units that are part of the number."""

_LARGEST = 1e9
"""No measure of a plan reaches it, and its label would leave no room for the picture."""

Value = float | int | str | None


def is_number(value: Value) -> TypeGuard[float | int]:
    """Tell whether the value can be drawn."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return False
    return abs(value) < _LARGEST and math.isfinite(value)


def rounded(value: float) -> str:
    """Return the number with two decimals at most, or so many that it is not nought."""
    if value == int(value):
        return f"{int(value):,}"
    if abs(value) < 0.01:
        return f"{value:.2g}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def marked(value: float, unit: str | None) -> str:
    """Return the number as it stands in a picture: ``60%``, ``£12``, and 31 for 31 words."""
    sign = "−" if value < 0 else ""
    if unit == "£":
        return sign + pounds(abs(value))
    return f"{sign}{rounded(abs(value))}{'%' if unit == '%' else ''}"


def heading_unit(unit: str | None) -> str:
    """Return the unit where it is not part of each number."""
    return "" if not unit or unit in _JOINED else unit


def said(value: Value, unit: str | None) -> str:
    """Return the number with its unit as a sentence has it: ``31 words``; words as they are."""
    return bare(value, unit) if unit in _JOINED else amount(bare(value, unit), unit)


def bare(value: Value, unit: str | None) -> str:
    """Return the number as a sentence has it where its unit has been said: ``33``, but ``75%``."""
    return marked(value, unit) if is_number(value) else printed(value)


def day_label(date: datetime.date, *, year: bool = True) -> str:
    """Return the day for the foot of a picture: ``4 Dec 2026`` or ``4 Dec``."""
    text = short_day(date)
    return text if year else text.rpartition(" ")[0]


def widest(texts: list[str], size: float, *, bold: bool = False) -> float:
    """Return how wide the widest text is, 0 for none."""
    return max((width(text, size, bold=bold) for text in texts), default=0.0)
