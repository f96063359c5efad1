"""What must be true of an element once all its children are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from smartdoc.fragment.grammar import HEADINGS
from smartdoc.fragment.tree import Element, plain_text


def heading_fault(heading: Element) -> str:
    """Return what is wrong with a heading: screen readers announce it even if it is empty."""
    return "" if plain_text(heading.children) else f"<{heading.tag}> has no text"


def table_fault(table: Element) -> str:
    """Return what is wrong with the parts or rows of a table."""
    parts = [part.tag for part in table.children if isinstance(part, Element)]
    if parts.count("caption") > 1 or parts.count("thead") > 1 or parts != _in_order(parts):
        return "<table> has its parts in another order than caption, thead, tbody"
    if "tbody" in parts and "tr" in parts:
        return "<table> has rows both inside and outside <tbody>"
    lengths = [len(row.children) for row in table.rows()]
    if not any(lengths):
        return "<table> has no rows"
    for row, length in zip(table.rows(), lengths, strict=True):
        if length != lengths[0]:
            return (
                f"the row of line {row.line} has {length} cells, but the first row of the table "
                f"has {lengths[0]}"
            )
    return ""


def _in_order(parts: list[str]) -> list[str]:
    return sorted(parts, key=("caption", "thead", "tbody", "tr").index)


def figure_fault(figure: Element) -> str:
    """Return what is wrong with a figure: it is one picture with at most one caption."""
    if len(figure.all("img")) != 1 or len(figure.all("figcaption")) > 1:
        return "<figure> holds something else than one <img> and at most one <figcaption>"
    return ""


def definitions_fault(definitions: Element) -> str:
    """Return what is wrong with a description list: each dd says something about a dt."""
    tags = [child.tag for child in definitions.children if isinstance(child, Element)]
    if tags and (tags[0] != "dt" or tags[-1] != "dd"):
        return "<dl> does not begin with <dt> or does not end with <dd>"
    return ""


SHAPES: Mapping[str, Callable[[Element], str]] = {
    **dict.fromkeys(HEADINGS, heading_fault),
    "table": table_fault,
    "figure": figure_fault,
    "dl": definitions_fault,
}
