"""The page of a Word file, as the settings of its last section have it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from smartdoc.word.markup import w

_A4 = (11906, 16838)


def text_area(section: Element) -> tuple[int, int]:
    """Return width and height of the page less its margins."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    width, height = (
        _number(size, name, preset) for name, preset in zip(("w", "h"), _A4, strict=True)
    )
    return (
        width - _number(margins, "left", 1134) - _number(margins, "right", 1134),
        height - abs(_number(margins, "top", 1134)) - abs(_number(margins, "bottom", 1134)),
    )


def _number(element: Element | None, name: str, preset: int) -> int:
    value = "" if element is None else element.get(w(name), "")
    return int(value) if value.lstrip("-").isdigit() else preset
