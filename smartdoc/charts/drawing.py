"""The pieces of a picture: text, lines, dots and areas, as SVG that needs no style sheet.

Every piece has its colour as an attribute, for paper, and a class by which a page's style may give
it another where the page is dark. No piece has an id, a reference or a script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Literal, NamedTuple, TypeAlias

from smartdoc.charts.colour import INK, PAPER, QUIET, RULE
from smartdoc.charts.letters import width
from smartdoc.frozen import frozen

SIZE = 14
"""Pixels: 10.5 pt on paper, and still 9 px on a telephone that is 320 px wide."""

WIDTH = 440
"""11.6 cm on paper: two thirds of a page, so that a picture does not outweigh the words."""

EDGE = 4
"""What stays free at the edges."""

Anchor: TypeAlias = Literal["start", "middle", "end"]
Rule: TypeAlias = Literal["line", "goal", "mark", "paper"]
Filling: TypeAlias = Literal["solid", "rising", "empty", "dots", "upright"]
Point: TypeAlias = tuple[float, float]


@frozen
class Picture:
    """A drawing, the words for those who cannot see it, and its numbers as a sentence."""

    svg: str
    alt: str
    numbers: str


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Tell whether the two share a place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def grown(self, by: float) -> Box:
        """Return the rectangle with so much more on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def crossed(self, start: Point, end: Point) -> bool:
        """Tell whether a straight line runs through (the way of Liang and Barsky)."""
        enter, leave = 0.0, 1.0
        across, down = end[0] - start[0], end[1] - start[1]
        for step, room in (
            (-across, start[0] - self.left),
            (across, self.right - start[0]),
            (-down, start[1] - self.top),
            (down, self.bottom - start[1]),
        ):
            if step == 0:
                if room < 0:
                    return False
            elif step < 0:
                enter = max(enter, room / step)
            else:
                leave = min(leave, room / step)
        return enter <= leave


def number(value: float) -> str:
    """Return a coordinate: to a tenth of a pixel, without needless noughts."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def plain(text: str) -> str:
    """Return the text on one line, without the characters that XML cannot hold."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


class Label(NamedTuple):
    """A text and where it stands; ``y`` is that of the line it is written on."""

    text: str
    x: float
    y: float
    anchor: Anchor = "start"
    bold: bool = False
    quiet: bool = False

    @property
    def box(self) -> Box:
        """Return the place that the text takes."""
        long = width(self.text, SIZE, bold=self.bold)
        left = self.x - {"start": 0.0, "middle": long / 2, "end": long}[self.anchor]
        return Box(left, self.y - SIZE * 0.78, left + long, self.y + SIZE * 0.22)

    def within(self, right: float) -> Label:
        """Return the label moved sideways so far that it is not cut off."""
        box = self.box
        shift = max(EDGE - box.left, 0) or min(right - EDGE - box.right, 0)
        return self._replace(x=self.x + shift)

    def svg(self) -> str:
        """Return the text's element."""
        anchor = "" if self.anchor == "start" else f' text-anchor="{self.anchor}"'
        weight = ' font-weight="bold"' if self.bold else ""
        kind, colour = ("chart-quiet", QUIET) if self.quiet else ("chart-ink", INK)
        return (
            f'<text class="{kind}" fill="{colour}" x="{number(self.x)}" y="{number(self.y)}"'
            f"{anchor}{weight}>{escape(self.text, quote=False)}</text>"
        )


def rule(start: Point, end: Point, kind: Rule = "line") -> str:
    """Return a line that measures: an axis, a goal, a mark, or a limit upon a filled area."""
    return f'<path {_RULES[kind]} fill="none" d="M{_at(start)}L{_at(end)}"/>'


_RULES: Mapping[Rule, str] = {
    "line": f'class="chart-line" stroke="{RULE}" stroke-width="1"',
    "goal": f'class="chart-goal" stroke="{INK}" stroke-width="2" stroke-dasharray="6 4"',
    "mark": f'class="chart-goal" stroke="{INK}" stroke-width="2"',
    "paper": f'class="chart-paper-line" stroke="{PAPER}" stroke-width="2" stroke-dasharray="6 4"',
}


def curve(points: Sequence[Point], colour: str) -> str:
    """Return the line from point to point."""
    return (
        f'<path class="chart-accent-line" stroke="{colour}" stroke-width="2.5" '
        f'stroke-linejoin="round" fill="none" d="M{"L".join(map(_at, points))}"/>'
    )


def dot(at: Point, colour: str, radius: float, *, hollow: bool = False) -> str:
    """Return a round dot."""
    look = (
        f'class="chart-paper chart-accent-line" fill="{PAPER}" stroke="{colour}" stroke-width="2.5"'
        if hollow
        else f'class="chart-accent" fill="{colour}"'
    )
    return f'<circle {look} cx="{number(at[0])}" cy="{number(at[1])}" r="{number(radius)}"/>'


def diamond(at: Point, reach: float) -> str:
    """Return the mark of a goal."""
    x, y = at
    corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return (
        f'<path class="chart-paper chart-goal" fill="{PAPER}" stroke="{INK}" stroke-width="2" '
        f'd="M{"L".join(map(_at, corners))}Z"/>'
    )


def area(box: Box, filling: Filling, colour: str) -> str:
    """Return an area that can be told from those of other fillings in black and white too.

    The hatching is drawn line by line: what fills by reference would need an id, and Word and
    LibreOffice do not all show it.
    """
    left, top, right, bottom = map(number, box)
    outline = f"M{left} {top}H{right}V{bottom}H{left}Z"
    if filling == "solid":
        return f'<path class="chart-accent" fill="{colour}" d="{outline}"/>'
    inner = Box(box.left + 1, box.top + 1, box.right - 1, box.bottom - 1)
    hatching = "".join(_HATCHINGS[filling](inner)) if inner.left < inner.right else ""
    ends = ' stroke-linecap="round"' if filling == "dots" else ""
    inside = (
        f'<path class="chart-accent-line" stroke="{colour}" fill="none" '
        f'stroke-width="{_STRENGTH[filling]}"{ends} d="{hatching}"/>'
        if hatching
        else ""
    )
    return (
        f'<path class="chart-paper" fill="{PAPER}" d="{outline}"/>{inside}'
        f'<path class="chart-accent-line" stroke="{colour}" stroke-width="1.5" fill="none" '
        f'd="{outline}"/>'
    )


def _rising(box: Box) -> Iterable[str]:
    wide, high = box.right - box.left, box.bottom - box.top
    for far in range(3, int(wide + high), 6):
        # On this line the ways from the left edge and from the top add up to the same.
        left, right = max(0.0, far - high), min(wide, far)
        start = box.left + left, box.top + far - left
        end = box.left + right, box.top + far - right
        yield f"M{_at(start)}L{_at(end)}"


def _dots(box: Box) -> Iterable[str]:
    for row, y in enumerate(range(int(box.top) + 4, int(box.bottom) - 1, 6)):
        for x in range(int(box.left) + 4 + row % 2 * 4, int(box.right) - 1, 8):
            yield f"M{x} {y}h0.1"


def _upright(box: Box) -> Iterable[str]:
    for x in range(int(box.left) + 5, int(box.right), 8):
        yield f"M{x} {number(box.top)}V{number(box.bottom)}"


def _nothing(box: Box) -> Iterable[str]:
    return ()


_HATCHINGS: Mapping[str, Callable[[Box], Iterable[str]]] = {
    "rising": _rising,
    "dots": _dots,
    "upright": _upright,
    "empty": _nothing,
}
_STRENGTH = {"rising": "2", "dots": "2.5", "upright": "1.2", "empty": "1"}


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def drawn(parts: Iterable[str], height: float, title: str, wide: int = WIDTH) -> str:
    """Return the whole SVG, as wide as every chart is unless it says otherwise."""
    tall = number(height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {wide} {tall}" '
        f'width="{wide}" height="{tall}" font-family="Liberation Sans, Arial, sans-serif" '
        f'font-size="{SIZE}"><title>{escape(title, quote=False)}</title>{"".join(parts)}</svg>'
    )
