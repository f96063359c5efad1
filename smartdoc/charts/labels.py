"""Where labels go, so that none covers another, a dot or a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from smartdoc.charts.drawing import SIZE, Box, Label, Point

GAP = 8
"""The least room between two labels on one line."""

_CLEAR = 2
"""How far a label keeps from lines."""

_HOLD = 5
"""How far a label to the side of its place reaches under it."""

_ABOVE, _BELOW = -9.0, 9.0 + SIZE * 0.78


class Places:
    """The free and the taken places of one picture."""

    def __init__(self, bounds: Box, taken: Sequence[Box], lines: Sequence[tuple[Point, Point]]):
        self._bounds = bounds
        self._taken = list(taken)
        self._lines = lines

    def beside(self, dot: Point, text: str, *, bold: bool = False) -> Label | None:
        """Return the label in the first free place about its dot, None if there is none."""
        for label in _about(dot, text, bold=bold):
            if self._is_free(label.box):
                self._taken.append(label.box)
                return label
        return None

    def _is_free(self, box: Box) -> bool:
        bounds = self._bounds
        return (
            bounds.left <= box.left
            and bounds.top <= box.top
            and box.right <= bounds.right
            and box.bottom <= bounds.bottom
            and not any(box.touches(other) for other in self._taken)
            and not any(box.grown(_CLEAR).crossed(*line) for line in self._lines)
        )


def _about(dot: Point, text: str, *, bold: bool) -> Iterable[Label]:
    x, y = dot
    for down in (_ABOVE, _BELOW, _ABOVE - 6, _BELOW + 6):
        yield Label(text, x, y + down, "middle", bold)
        yield Label(text, x + 3, y + down, "end", bold)
        yield Label(text, x - 3, y + down, "start", bold)
        yield Label(text, x - 7, y + down * 0.7, "end", bold)
        yield Label(text, x + 7, y + down * 0.7, "start", bold)
    yield Label(text, x + 10, y + 5, "start", bold)
    yield Label(text, x - 10, y + 5, "end", bold)


def in_row(labels: Iterable[Label], right: float) -> list[Label]:
    """Return those labels of one line that have room; the first ones take it first.

    A label with no room in the middle under its place goes a little to the side of it.
    """
    placed: list[Label] = []
    for label in labels:
        free = (one for one in _aside(label, right) if _is_apart(one, placed))
        if (found := next(free, None)) is not None:
            placed.append(found)
    return placed


def _aside(label: Label, right: float) -> Iterator[Label]:
    yield label.within(right)
    if label.anchor == "middle":
        yield label._replace(x=label.x - _HOLD, anchor="start").within(right)
        yield label._replace(x=label.x + _HOLD, anchor="end").within(right)


def in_rows(labels: Iterable[Label], right: float, step: float) -> list[Label]:
    """Return all labels, each on the first line where it has room, the next line if on none."""
    rows: list[list[Label]] = []
    for label in labels:
        moved = label.within(right)
        row = next((row for row in rows if _is_apart(moved, row)), None)
        if row is None:
            rows.append(row := [])
        row.append(moved)
    return [
        label._replace(y=label.y + step * number)
        for number, row in enumerate(rows)
        for label in row
    ]


def _is_apart(label: Label, others: Iterable[Label]) -> bool:
    """Tell whether there is room between the label and each other one on its line."""
    box = label.box
    return all(
        box.right + GAP <= other.box.left or other.box.right + GAP <= box.left for other in others
    )
