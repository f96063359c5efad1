"""A parsed fragment: elements and text, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from smartdoc.fragment.grammar import INLINE


class Element(NamedTuple):
    """One element; ``line`` is where its start tag stands in the rendered fragment.

    White space in the text of ``children`` is collapsed as HTML does within one text; the space at
    the edges of elements is still there.
    """

    tag: str
    attributes: Mapping[str, str]
    children: tuple[Node, ...]
    line: int

    @property
    def classes(self) -> tuple[str, ...]:
        """Return the names in the attribute ``class``."""
        names = self.attributes.get("class")
        return tuple(names.split()) if names else ()

    def all(self, tag: str) -> tuple[Element, ...]:
        """Return the children with this tag."""
        return tuple(
            child for child in self.children if not isinstance(child, str) and child.tag == tag
        )

    def rows(self) -> tuple[Element, ...]:
        """Return the rows of a table, those of its head first."""
        groups = [group for tag in ("thead", "tbody") for group in self.all(tag)]
        return tuple(row for group in groups for row in group.all("tr")) + self.all("tr")


Node: TypeAlias = Element | str


class Fragment(NamedTuple):
    """A whole fragment; ``template`` is what its makers know it by."""

    template: str
    children: tuple[Node, ...]


def plain_text(nodes: Sequence[Node]) -> str:
    """Return the text in these nodes on one line, with a space for each line break."""
    return " ".join(lines(nodes))


def lines(nodes: Sequence[Node]) -> list[str]:
    """Return the lines of the text in these nodes, as they are if no line is too long."""
    text = nodes[0] if len(nodes) == 1 and isinstance(nodes[0], str) else "".join(_pieces(nodes))
    return [line for part in text.split("\n") if (line := part.strip(" "))]


def _pieces(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node.tag in INLINE and node.tag != "br":
            yield from _pieces(node.children)
        else:
            yield "\n"
            yield from _pieces(node.children)
            yield "\n"


def first_paragraph(
    nodes: tuple[Node, ...],
) -> tuple[Element | None, tuple[Node, ...], tuple[Node, ...]]:
    """Return what the content begins with, and the rest.

    It begins with a ``p`` (the element and its children), or with loose text (None and its nodes),
    or with another block (None and nothing).
    """
    start = 0
    while start < len(nodes) and nodes[start] == " ":
        start += 1
    end = start
    while end < len(nodes) and _is_loose(nodes[end]):
        end += 1
    if end == start and end < len(nodes):
        first = nodes[end]
        if isinstance(first, Element) and first.tag == "p":
            return first, first.children, nodes[end + 1 :]
    return None, nodes[start:end], nodes[end:]


def _is_loose(node: Node) -> bool:
    return isinstance(node, str) or node.tag in INLINE
