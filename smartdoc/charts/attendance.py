"""How much of school a child attended, against the lines below which absence has a name."""

from __future__ import annotations

from smartdoc.charts.colour import RULE, readable
from smartdoc.charts.drawing import (
    EDGE,
    WIDTH,
    Box,
    Label,
    Picture,
    area,
    drawn,
    number,
    plain,
    rule,
)
from smartdoc.charts.labels import in_rows
from smartdoc.charts.numbers import is_number, marked, rounded
from smartdoc.config import DEFAULT_COLOUR

PERSISTENT, SEVERE = 90, 50
"""Attendance of so many per cent or less is persistent, or severe, absence (school attendance
statistics of the Department for Education: 10 and 50 per cent of sessions missed).
"""

_TOP, _HIGH = 26, 24
_STEP = 18


def attendance(
    percent: float | int | None,
    *,
    period: str = "",
    persistent: float = PERSISTENT,
    severe: float = SEVERE,
    colour: str = DEFAULT_COLOUR,
) -> Picture | None:
    """Return the picture of attendance, None if it is not from 0 to 100 per cent."""
    if not is_number(percent) or not 0 <= percent <= 100:
        return None
    title = f"Attendance, {plain(period)}" if plain(period) else "Attendance"
    limits = {severe: "severe absence", persistent: "persistent absence"}
    numbers = (
        f"{title}: {rounded(percent)}%. {rounded(persistent)}% or less is persistent absence, "
        f"{rounded(severe)}% or less severe absence."
    )
    alt = f"Bar from 0 to 100%: {title}"
    labels = in_rows(_limit_labels(limits), WIDTH, _STEP)
    height = max(label.y for label in labels) + 8
    parts = [*_bar(percent, readable(colour)), *(_limit_line(limit, percent) for limit in limits)]
    return Picture(drawn([*parts, *(label.svg() for label in labels)], height, alt), alt, numbers)


def _x(percent: float) -> float:
    return EDGE + (WIDTH - 2 * EDGE) * percent / 100


def _bar(percent: float, colour: str) -> list[str]:
    full = Box(_x(0), _TOP, _x(percent), _TOP + _HIGH)
    value = Label(marked(percent, "%"), full.right, _TOP - 9, "end", bold=True)
    track = (
        f'<path class="chart-line" stroke="{RULE}" fill="none" d="M{number(_x(0))} {_TOP}'
        f'H{number(_x(100))}v{_HIGH}H{number(_x(0))}Z"/>'
    )
    filled = [area(full, "solid", colour)] if percent else []
    return [track, *filled, value.within(WIDTH).svg()]


def _limit_line(limit: float, percent: float) -> str:
    """Return the line of a limit: white where it runs over the filled part of the bar."""
    x = _x(limit)
    foot = _TOP + _HIGH
    return rule((x, _TOP), (x, foot), "paper" if limit < percent else "goal") + rule(
        (x, foot), (x, foot + 9), "mark"
    )


def _limit_labels(limits: dict[float, str]) -> list[Label]:
    """Return the name of each limit, left of it: to there reaches what is called so."""
    y = _TOP + _HIGH + 24
    return [
        Label(f"{marked(percent, '%')} {word}", _x(percent) + 2, y, "end", quiet=True)
        for percent, word in limits.items()
    ]
