"""The page of a Word file, as the settings of its last section have it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from smartdoc.word.markup import w
from smartdoc.word.measures import length

_A4 = (11906, 16838)
_LEAST = 1440
"""An inch, where the margins leave less: a table needs some room to be written at all."""


def text_area(section: Element) -> tuple[int, int]:
    """Return width and height of the page less its margins."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    width, height = (
        _number(size, name, preset) for name, preset in zip(("w", "h"), _A4, strict=True)
    )
    return (
        max(width - _number(margins, "left", 1134) - _number(margins, "right", 1134), _LEAST),
        max(height - sum(abs(_number(margins, one, 1134)) for one in ("top", "bottom")), _LEAST),
    )


def _number(element: Element | None, name: str, preset: int) -> int:
    return preset if element is None else length(element.get(w(name)), preset)
