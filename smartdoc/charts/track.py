"""How far a target has come on one short line, for a page that has no room for more."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.charts.colour import readable
from smartdoc.charts.drawing import (
    EDGE,
    SIZE,
    Label,
    Picture,
    Point,
    curve,
    diamond,
    dot,
    drawn,
    plain,
)
from smartdoc.charts.drawing import rule as line
from smartdoc.charts.letters import fitted, width
from smartdoc.charts.numbers import is_number, marked, said
from smartdoc.config import DEFAULT_COLOUR
from smartdoc.model import Measure

NARROW, WIDE = 144, 330
"""3.8 cm on paper, as much as a table leaves for a picture beside its words; 8.7 cm."""

_ABOVE, _BELOW, _LOW = 17, 22, 27
"""Pixels: the words above the line if there are any, those below it, and the lower edge."""


def track(measure: Measure, *, wide: int = NARROW, colour: str = DEFAULT_COLOUR) -> Picture | None:
    """Return the way from the start to the goal, and how much of it is done.

    None if start or goal is no number, or both are the same.
    """
    start, goal = measure.baseline, measure.target
    if not is_number(start) or not is_number(goal) or start == goal:
        return None
    now = _now(measure)
    unit = plain(measure.unit or "")
    so_far = f"{said(now, unit)} now; " if now is not None else ""
    numbers = f"{said(start, unit)} at the start; {so_far}goal: {said(goal, unit)}."
    ends = marked(start, unit), marked(goal, unit)
    here = None if now is None else ((now - start) / (goal - start), marked(now, unit))
    high = 9 + (_ABOVE if here else 0)
    parts = _drawn(ends, here, (wide, high), readable(colour))
    alt = "Progress from start to goal"
    if wide == NARROW:  # without a caption, the words for the picture say its numbers too
        alt += f": {numbers}"
    return Picture(drawn(parts, high + _LOW, alt, wide), alt, numbers)


def _now(measure: Measure) -> float | int | None:
    """Return what was measured last, None if nothing was since the start."""
    values = [
        (one.on.isoformat() if one.on else "", one.value)
        for one in measure.readings
        if is_number(one.value)
    ]
    found = max(values, key=lambda pair: pair[0], default=("", None))[1]
    return None if found == measure.baseline or not is_number(found) else found


def _drawn(
    ends: tuple[str, str], here: tuple[float, str] | None, size: tuple[int, float], colour: str
) -> Iterator[str]:
    wide, high = size
    left, right = f"start {ends[0]}", f"goal {ends[1]}"
    if _half(left) + _half(right) > wide / 2 - EDGE:
        left, right = (fitted(text, wide / 2 - 3 * EDGE, SIZE, bold=True) for text in ends)
    first: Point = (_half(left), high)
    last: Point = (wide - _half(right), high)
    yield line(first, last)
    if here:
        share, text = here
        at: Point = (first[0] + (last[0] - first[0]) * min(max(share, 0.0), 1.0), high)
        yield curve([first, at], colour)
    yield dot(first, colour, 5, hollow=True)
    yield diamond(last, 8)
    yield Label(left, first[0], high + _BELOW, "middle").svg()
    yield Label(right, last[0], high + _BELOW, "middle", bold=True).svg()
    if here:
        yield dot(at, colour, 6)
        label = Label(f"now {text}", at[0], high - 12, "middle", bold=True)
        yield label.within(wide).svg()


def _half(text: str) -> float:
    """Return the room that an end of the line needs beside it for its words."""
    return width(text, SIZE, bold=True) / 2 + 2
