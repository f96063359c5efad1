"""The colours of pictures and pages: readable on white paper."""

from __future__ import annotations

from typing import Final

from smartdoc.config import DEFAULT_COLOUR
from smartdoc.late import late

INK: Final = "#1c2329"
QUIET: Final = "#4d5962"
"""7.2 to 1 on white: for text that stands back."""

RULE: Final = "#76828b"
"""3.9 to 1 on white: WCAG 2.2 asks for 3 to 1 of what must be seen but not read (1.4.11)."""

PAPER: Final = "#ffffff"

_HEX = late(r"#[0-9a-fA-F]{6}")
_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3: the least contrast between text and its background."""


def readable(colour: str) -> str:
    """Return the colour, darker if text in it could not be read on white paper."""
    if not _HEX.fullmatch(colour):
        return DEFAULT_COLOUR
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    while contrast_with_white(parts) < _CONTRAST:
        parts = [part * 9 // 10 for part in parts]
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast_with_white(parts: list[int]) -> float:
    """Return the contrast as WCAG defines it, from 1 to 21."""
    light = [
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05)
