"""What became of targets: one bar, divided by outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate

from smartdoc.charts.bars import Bar, bars
from smartdoc.charts.colour import readable
from smartdoc.charts.drawing import EDGE, WIDTH, Box, Filling, Label, Picture, area, drawn, plain
from smartdoc.charts.letters import fitted, width
from smartdoc.config import DEFAULT_COLOUR
from smartdoc.english import counted, listed, sentence_case
from smartdoc.filters import words

FILLINGS: Mapping[str, Filling] = {
    "achieved": "solid",
    "partly-achieved": "rising",
    "not-achieved": "empty",
    "not-yet-due": "dots",
    "no-longer-relevant": "upright",
}
"""The outcomes in the order of the bar: the fuller an area is, the more was achieved."""

_HIGH, _STEP, _SWATCH = 28, 24, 16


def outcomes(counts: Mapping[str, int | None], *, colour: str = DEFAULT_COLOUR) -> Picture | None:
    """Return the picture of targets by outcome, None if there are none.

    A count of None is one that must not be shown; then parts of a whole would give it away, and
    each outcome has a bar of its own.
    """
    known = {one: counts[one] for one in (*FILLINGS, *sorted(counts)) if one in counts}
    if None in known.values():
        return bars(
            [Bar(sentence_case(words(one)), value) for one, value in known.items()],
            what="Targets by outcome",
            colour=colour,
        )
    shares = {one: value for one, value in known.items() if value}
    total = sum(shares.values())
    if total <= 0 or min(shares.values()) < 0:
        return None
    numbers = f"{counted(total, 'target')}: {listed(_said(shares))}."
    alt = "Bar chart: targets by outcome"
    accent = readable(colour)
    key, height = _key(shares, accent)
    return Picture(drawn([*_bar(shares, accent), *key], height, alt), alt, numbers)


def _said(shares: Mapping[str, int]) -> list[str]:
    return [f"{value} {plain(words(outcome))}" for outcome, value in shares.items()]


def _filling(outcome: str) -> Filling:
    return FILLINGS.get(outcome, "upright")


def _bar(shares: Mapping[str, int], colour: str) -> Iterable[str]:
    total = sum(shares.values())
    ends = [EDGE + (WIDTH - 2 * EDGE) * end / total for end in accumulate(shares.values())]
    for outcome, left, right in zip(shares, [EDGE, *ends], ends, strict=False):
        yield area(Box(left, EDGE, right, EDGE + _HIGH), _filling(outcome), colour)


def _key(shares: Mapping[str, int], colour: str) -> tuple[list[str], float]:
    """Return the key, as many entries beside each other as have room, and where it ends."""
    parts: list[str] = []
    x, y = float(EDGE), EDGE + _HIGH + 14.0
    for outcome, text in zip(shares, _said(shares), strict=True):
        text = fitted(text, WIDTH - 2 * EDGE - _SWATCH - 8, 14)
        long = _SWATCH + 8 + width(text, 14)
        if x + long > WIDTH - EDGE:
            x, y = float(EDGE), y + _STEP
        parts.append(area(Box(x, y, x + _SWATCH, y + _SWATCH), _filling(outcome), colour))
        parts.append(Label(text, x + _SWATCH + 8, y + 13).svg())
        x += long + 22
    return parts, y + _SWATCH + EDGE
