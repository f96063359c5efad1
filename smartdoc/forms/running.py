"""Headers and footers of a form: which stands on which pages, and which pages lack a header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from smartdoc.english import in_words
from smartdoc.forms.xml import Element
from smartdoc.word.contents import Relationship
from smartdoc.word.markup import OFFICE, w

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_PAGES = {"default": "", "first": " of the first page", "even": " of even pages"}


class Running:
    """The headers and footers of a form's sections.

    ``labels`` says what people call each part, ``without_header`` which pages have no header.
    """

    def __init__(self, body: Element, kept: Iterable[Relationship], even: bool) -> None:
        self._targets = {one.id: one.target for one in kept}
        self._sections = list(body.iter(w("sectPr")))
        self.labels = self._labels()
        self.headers = self._headers()
        self.without_header = tuple(self._lacking(even))

    def _references(self, section: Element, side: str) -> Mapping[str, str]:
        """Return which part stands on which pages of a section."""
        found = section.iterfind(w(f"{side}Reference"))
        pairs = ((one.get(w("type"), "default"), one.get(f"{{{OFFICE}}}id", "")) for one in found)
        return {kind: self._targets[id_] for kind, id_ in pairs if id_ in self._targets}

    def _labels(self) -> dict[str, str]:
        labels: dict[str, str] = {}
        for number, section in enumerate(self._sections):
            whose = f" of the {_ordinal(number)} section" if len(self._sections) > 1 else ""
            for side in ("header", "footer"):
                for kind, target in self._references(section, side).items():
                    labels.setdefault(target, f"{side}{_PAGES.get(kind, '')}{whose}")
        return labels

    def _headers(self) -> tuple[str, ...]:
        found = (self._references(section, "header").values() for section in self._sections)
        return tuple(dict.fromkeys(target for targets in found for target in targets))

    def _lacking(self, even: bool) -> list[str]:
        """Return the pages without a header; a section goes on with that of the one before."""
        lacking: dict[str, None] = {}
        there: set[str] = set()
        for section in self._sections:
            there |= set(self._references(section, "header"))
            wanted = ["default"]
            if _is_on(section.find(w("titlePg"))):
                wanted.append("first")
            if even:
                wanted.append("even")
            lacking |= dict.fromkeys(kind for kind in wanted if kind not in there)
        return list(lacking)


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(w("val"), "1") in ("1", "true", "on")


def _ordinal(number: int) -> str:
    return _ORDINALS[number] if number < len(_ORDINALS) else f"{in_words(number + 1)}th"
