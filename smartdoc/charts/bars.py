"""Bars side by side: how many, or how much, of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from smartdoc.charts.colour import readable
from smartdoc.charts.drawing import EDGE, SIZE, WIDTH, Box, Label, Picture, area, drawn, plain, rule
from smartdoc.charts.letters import fitted, wrapped
from smartdoc.charts.numbers import is_number, rounded, widest
from smartdoc.config import DEFAULT_COLOUR
from smartdoc.frozen import frozen

MASKED = "not shown"
_HIGH, _LINE, _SPACE = 18, 17, 12
_STUB = 26
_LABEL_ROOM = WIDTH * 0.45
_TEXT_ROOM = WIDTH * 0.3


@frozen
class Bar:
    """One row: what it counts, how many, and that in words if the number will not do.

    ``value`` is None where the number must not be shown; ``text`` may say “fewer than 5” then.
    """

    label: str
    value: float | int | None = None
    text: str = ""

    @property
    def said(self) -> str:
        """Return the words at the end of the bar."""
        if self.text:
            return plain(self.text)
        return MASKED if self.value is None else rounded(self.value).replace("-", "−")


def bars(rows: Iterable[Bar], *, what: str = "", colour: str = DEFAULT_COLOUR) -> Picture | None:
    """Return the picture of the rows, None if none of them has a number.

    ``what`` says what is counted. Numbers that cannot be drawn are taken for ones not to be shown.
    """
    found = [
        Bar(plain(row.label), row.value if is_number(row.value) else None, row.text) for row in rows
    ]
    if all(row.value is None for row in found):
        return None
    numbers = "; ".join(f"{row.label}: {row.said}" for row in found) + "."
    heading = plain(what)
    alt = f"Bar chart: {heading}" if heading else "Bar chart"
    parts, height = _drawn(found, readable(colour))
    return Picture(drawn(parts, height, alt), alt, numbers)


def _drawn(rows: Sequence[Bar], colour: str) -> tuple[list[str], float]:
    labels = [wrapped(row.label, _LABEL_ROOM, SIZE, 2) for row in rows]
    left = EDGE + widest([line for lines in labels for line in lines], SIZE) + 10
    texts = [fitted(row.said, _TEXT_ROOM, SIZE, bold=True) for row in rows]
    right = WIDTH - EDGE - widest(texts, SIZE, bold=True) - 8
    scale = _Scale([row.value for row in rows if row.value is not None], left, right)
    parts: list[str] = []
    y = float(EDGE)
    for row, lines, text in zip(rows, labels, texts, strict=True):
        high = max(len(lines) * _LINE, _HIGH)
        parts += _row(row, lines, text, y, high, scale, colour)
        y += high + _SPACE
    end = y - _SPACE + EDGE
    return [*parts, rule((scale.zero, 1), (scale.zero, end - 1))], end


class _Scale:
    """Where numbers lie between left and right; nought is always among them."""

    def __init__(self, values: Sequence[float], left: float, right: float) -> None:
        self._low, self._high = min(0, *values), max(0, *values)
        self._left, self._right = left, right
        self.zero = self.x(0)
        self.stub = self.zero + (_STUB if self.zero + _STUB <= right else -_STUB)

    def x(self, value: float) -> float:
        """Return how far to the right a number is."""
        if self._low == self._high:
            return self._left
        part = (value - self._low) / (self._high - self._low)
        return self._left + part * (self._right - self._left)


def _row(
    row: Bar, lines: Sequence[str], text: str, top: float, high: float, scale: _Scale, colour: str
) -> Iterator[str]:
    first = top + (high - len(lines) * _LINE) / 2 + 13
    for number, line in enumerate(lines):
        yield Label(line, EDGE, first + number * _LINE).svg()
    middle = top + high / 2
    end = scale.stub if row.value is None else scale.x(row.value)
    box = Box(min(end, scale.zero), middle - _HIGH / 2, max(end, scale.zero), middle + _HIGH / 2)
    if box.right - box.left > 0.5:
        yield area(box, "rising" if row.value is None else "solid", colour)
    yield Label(text, box.right + 8, middle + 5, bold=row.value is not None).svg()
