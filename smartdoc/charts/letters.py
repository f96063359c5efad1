"""How wide text is in Liberation Sans and in Arial, which have the same widths."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
"""From the space to the tilde, in thousandths of the size of type."""

_OTHERS = {"£": 556, "–": 556, "‘": 222, "’": 222, "“": 333, "”": 333, "·": 333, "−": 584}
_WIDEST = 1000
_BOLD = 1.1
ELLIPSIS = "…"


@lru_cache(maxsize=2048)  # charts of one build share most of their words
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how long the text is on one line, in the unit of ``size``; never too little."""
    return sum(map(_letter, text)) * size / 1000 * (_BOLD if bold else 1)


def _letter(char: str) -> int:
    code = ord(char)
    if 32 <= code < 127:
        return ASCII[code - 32]
    if char in _OTHERS:
        return _OTHERS[char]
    base = unicodedata.normalize("NFD", char)[0]
    return ASCII[ord(base) - 32] if 32 <= ord(base) < 127 else _WIDEST


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text, cut with an ellipsis if it is longer than the room for it."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = text[: int(room / size * 5)]  # no character is narrower than a fifth of the size
    while kept and width(kept + ELLIPSIS, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def wrapped(text: str, room: float, size: float, most: int) -> list[str]:
    """Return the text on as many lines as it needs and at most so many, the last one cut."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        count = 1
        while count < len(words) and width(" ".join(words[: count + 1]), size) <= room:
            count += 1
        lines.append(fitted(" ".join(words[:count]), room, size))
        words = words[count:]
    return [*lines, fitted(" ".join(words), room, size)] if words else lines
