"""How wide text is in Arial, and how wide the columns of a table should be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from smartdoc.charts.letters import ASCII

_UNIT = 4
"""A width is kept in a byte, as so many thousandths, because bytes are added up fastest."""

_OTHER = 600
_WIDTHS = bytes(
    ASCII[sign - 32] // _UNIT if 32 <= sign < 127 else _OTHER // _UNIT for sign in range(256)
)
_BOLD = 1.09
_TABLE_SIZE = 11
_SAFE = 1.06
"""Room for fonts that are a little wider than Arial, and for words of wide letters."""

_LETTER = 110
"""The usual width of a letter."""

SHORT = 2090
"""3.7 cm: a line up to the length of “30 September 2026” should not be broken."""

_TALLEST = 2
"""How much more the longest line of a column counts than its other text when room is shared."""

_MOST_FOR_SHORT = 0.85
"""The part of the width that may go to unbroken short lines, so that long texts have room too."""


def text_width(text: str, *, bold: bool = False, size: float = _TABLE_SIZE) -> int:
    """Return how long the text is on one line, in twentieths of a point."""
    width = sum(text.encode("latin-1", "replace").translate(_WIDTHS))
    return int(width * _UNIT * size / 50 * (_BOLD if bold else 1))


class Column(NamedTuple):
    """What a column needs: for its words, its short lines, its longest line, all its text."""

    word: int
    short: int
    most: int
    area: int
    heading: bool = False


def column(cells: Sequence[tuple[Sequence[str], bool]], padding: int) -> Column:
    """Return what a column needs whose cells have these lines; headings are said to be so."""
    plain = [text for texts, heading in cells if not heading for text in texts]
    headings = [text for texts, heading in cells if heading for text in texts]
    both = zip(_needed(plain, bold=False), _needed(headings, bold=True), strict=True)
    word, short, most = (int(max(sizes) * _SAFE) + padding for sizes in both)
    letters = sum(map(len, plain)) + sum(map(len, headings))
    alike = all(heading for _, heading in cells)
    # A single long text makes its row as tall as many short ones make theirs together.
    return Column(word, short, most, letters * _LETTER + _TALLEST * most + padding, alike)


def _needed(texts: Sequence[str], *, bold: bool) -> tuple[int, int, int]:
    """Return how wide the longest word is, the longest text that is short, and the longest text.

    The longest are found by their letters, and only those are measured.
    """
    if not texts:
        return 0, 0, 0
    words = set(" ".join(texts).replace("-", "- ").split(" "))
    letters = max(map(len, words))
    most = text_width(max(texts, key=len), bold=bold)
    needed = max(text_width(word, bold=bold) for word in words if len(word) >= letters - 1)
    few = max((text for text in texts if len(text) * _LETTER <= SHORT), key=len, default="")
    return needed, max(needed, text_width(few, bold=bold)), max(needed, most)


def column_widths(columns: Sequence[Column], total: int) -> list[int]:
    """Return widths that sum to the total.

    A column gets no less than its longest word needs, and what its short lines need where there is
    room for that; no more than its longest line as long as another could use the room; between
    these, room goes by the amount of text, so that the rows become as low as they can. What is left
    over goes to columns that are not headings.
    """
    roomy = sum(one.short for one in columns) <= total * _MOST_FOR_SHORT
    least = [min(one.short if roomy else one.word, total * 45 // 100) for one in columns]
    if sum(least) >= total:
        return _rounded(_squeezed(least, total), total)
    widths = _shared(columns, least, total)
    spare = total - sum(widths)
    takers = [0 if one.heading else one.most for one in columns]
    if not any(takers):
        takers = [one.most for one in columns]
    return _rounded(
        [width + spare * taker / sum(takers) for width, taker in zip(widths, takers, strict=True)],
        total,
    )


def _squeezed(least: Sequence[int], total: int) -> list[float]:
    """Return widths with which as few columns as can be, the widest, break their longest word."""
    widths = [0.0] * len(least)
    room, left = float(total), len(least)
    for at in sorted(range(len(least)), key=least.__getitem__):
        widths[at] = min(float(least[at]), room / left)
        room -= widths[at]
        left -= 1
    return widths


def _shared(columns: Sequence[Column], least: Sequence[int], total: int) -> list[float]:
    """Return the share of each by its area, within its bounds; the sum may be below the total."""
    widths = [0.0] * len(columns)
    free = set(range(len(columns)))
    room = float(total)
    while free:
        area = sum(columns[at].area for at in free)
        share = {at: room * columns[at].area / area for at in free}
        tight = {at: float(least[at]) for at in free if share[at] < least[at]}
        wide = {at: float(columns[at].most) for at in free if share[at] > columns[at].most}
        settled = tight or wide or share
        for at, width in settled.items():
            widths[at] = width
            room -= width
        free -= settled.keys()
        room = max(room, 0.0)
    return widths


def _rounded(widths: Sequence[float], total: int) -> list[int]:
    rounded = [int(width) for width in widths]
    rounded[rounded.index(max(rounded))] += total - sum(rounded)
    return rounded
