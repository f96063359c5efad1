"""How much work a drawing of somebody else's would be: what is too much is refused undrawn.

Nothing can stop the library that draws once it has begun. A few lines can have it draw one shape
a million times over, or blur a picture that is larger than any screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from smartdoc.errors import SmartdocError
from smartdoc.late import late

_SVG = "{http://www.w3.org/2000/svg}"
_REFUSED = frozenset({"filter", "foreignObject", "marker", "mask", "pattern", "textPath"})
"""Elements that take long however few there are: a logo can do without, or be a PNG."""

MOST_SHAPES = 4_000
"""Shapes, each counted as often as it would be drawn."""

MOST_SIGNS = 1_000
"""Characters in the words of a drawing."""

_MOST_STYLES = 1_000_000
"""Rules of style times elements: each is held against each."""

_DEEPEST = 50
_TEXTS = ("text", "tspan")
_REFERENCE = late(r"url\(\s*[\"']?#([^\"')\s]+)")
_SIMPLE = late(r"\.[\w-]+")


def refuse_laborious(svg: str) -> None:
    """Raise ``SmartdocError`` for a drawing that could take very long to draw."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - its size was asked for: it has no entities
    elements = list(_with_depth(root))
    for element, depth in elements:
        name = _name(element)
        if name in _REFUSED:
            raise _too_much(f"It holds a “{name}”")
        if depth > _DEEPEST:
            raise _too_much("It is nested too deeply")
    words = sum(
        len(one.text or "") + len(one.tail or "") for one, _ in elements if _name(one) in _TEXTS
    )
    styles = "".join(one.text or "" for one, _ in elements if _name(one) == "style")
    if styles.count("{") * len(elements) > _MOST_STYLES or words > MOST_SIGNS:
        raise _too_much("It holds too many words")
    _Unfolding([one for one, _ in elements], styles).count(root)


def _too_much(what: str) -> SmartdocError:
    return SmartdocError(f"{what}, and could take very long to draw.", "Save it as a PNG.")


def _with_depth(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, int]]:
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        yield element, depth
        waiting += [(child, depth + 1) for child in element]


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).removeprefix(_SVG)


class _Unfolding:
    """Counts shapes as often as they are drawn: what is used twice counts twice."""

    def __init__(self, elements: list[ElementTree.Element], styles: str) -> None:
        self._known = {one.get("id", ""): one for one in elements}
        self._of_class, self._of_all = _styled(styles)
        self._count = 0

    def count(self, element: ElementTree.Element, within: tuple[str, ...] = ()) -> None:
        """Count an element, all in it, and all that it names; raise if they are too many."""
        self._count += 1
        if self._count > MOST_SHAPES:
            raise _too_much("It holds too many shapes")
        for child in element:
            self.count(child, within)
        for name in self._named(element):
            # What names itself is drawn no further.
            if name in self._known and name not in within:
                if len(within) >= _DEEPEST:
                    raise _too_much("It is nested too deeply")
                self.count(self._known[name], (*within, name))

    def _named(self, element: ElementTree.Element) -> Iterator[str]:
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == "href":
                yield value.strip().removeprefix("#")
            yield from _REFERENCE.findall(value)
        yield from self._of_all
        for name in element.get("class", "").split():
            yield from self._of_class.get(name, ())


def _styled(styles: str) -> tuple[Mapping[str, list[str]], list[str]]:
    """Return what a style has elements of each class name, and what it may have all others name."""
    of_class: dict[str, list[str]] = {}
    of_all: list[str] = []
    for rule in styles.split("}"):
        selectors, _, declarations = rule.partition("{")
        if found := _REFERENCE.findall(declarations):
            for selector in map(str.strip, selectors.split(",")):
                simple = _SIMPLE.fullmatch(selector)
                (of_class.setdefault(selector[1:], []) if simple else of_all).extend(found)
    return of_class, of_all
