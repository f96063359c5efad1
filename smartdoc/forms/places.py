"""Where a paragraph of a form is, as somebody finds it in Word: table, row, cell, header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smartdoc.forms.xml import BOX, FALLBACK, TBL, TC, TR, Element, P, T, nearest, own

Names = dict[Element, str]


def places_of(root: Element, part: str) -> Mapping[Element, str]:
    """Return the place of each paragraph; ``part`` is where they all are: ``the header``."""
    names: Names = {}
    _name(root, part, names)
    return names


def text_of(paragraph: Element) -> str:
    """Return the words of a paragraph."""
    return "".join(element.text or "" for element in own(paragraph, T))


def _name(container: Element, before: str, names: Names) -> None:
    blocks = list(_blocks(container))
    only = bool(before) and sum(block.tag == P for block in blocks) == 1
    numbers = {P: 0, TBL: 0}
    for block in blocks:
        numbers[block.tag] += 1
        number = numbers[block.tag]
        if block.tag == TBL:
            _name_table(block, _joined(before, f"table {number}"), names)
        else:
            name = before if only else _joined(before, f"paragraph {number}")
            names[block] = name
            _name_boxes(block, name, names)


def _name_table(table: Element, name: str, names: Names) -> None:
    for row_number, row in enumerate(_inner(table, TR), 1):
        for number, cell in enumerate(_inner(row, TC), 1):
            _name(cell, f"{name}, row {row_number}, cell {number}", names)


def _name_boxes(paragraph: Element, name: str, names: Names) -> None:
    for box in paragraph.iter(BOX):
        if nearest(box, P) is paragraph:
            _name(box, f"text box in {name}", names)


def _blocks(container: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables that stand in a container, also inside content controls."""
    for child in container:
        if child.tag in (P, TBL):
            yield child
        elif child.tag != FALLBACK:
            yield from _blocks(child)


def _inner(outer: Element, name: str) -> Iterator[Element]:
    for child in outer:
        if child.tag == name:
            yield child
        elif child.tag not in (TBL, TR, TC):
            yield from _inner(child, name)


def _joined(before: str, name: str) -> str:
    return f"{before}, {name}" if before else name
