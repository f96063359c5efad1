"""A form, opened: its text parts as trees, and the parts that every filled form has alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from smartdoc.errors import SmartdocError
from smartdoc.forms.cleaning import clean, refused, set_on_one_line, silent, tag_fault
from smartdoc.forms.mistake import Mistake, shortened
from smartdoc.forms.places import places_of, text_of
from smartdoc.forms.running import Running
from smartdoc.forms.xml import Element, P, T, as_text, nearest, remove, tree_of
from smartdoc.word.contents import (
    APPLICATION,
    Contents,
    Relationship,
    content_types,
    of_package,
    types_of_package,
)
from smartdoc.word.foreign import Refused, is_change
from smartdoc.word.gathering import LOOKS, SHOWN, TEXTS, Gathered
from smartdoc.word.markup import DECLARATION, OFFICE, w
from smartdoc.word.package import CONTENT_TYPES, Part, part
from smartdoc.word.settings import kept_settings

_MOST = {
    "tags": 2_000,
    "braces": 8_000,
    "bookmarks": 2_000,
    "paragraphs": 20_000,
    "pieces of text": 100_000,
}
"""Of one form: more would take minutes to go through, and no form has so many."""


class Opened:
    """A form with what it holds. ``texts`` are the trees that tags may stand in, by part."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self._contents = Contents(data, file)
        self.document = self._contents.document
        self._refused: list[Mistake] = []
        self._remarks: list[Mistake] = []
        self._gathered = Gathered(self._contents, "The form", (*LOOKS, *TEXTS, *SHOWN))
        self._gathered.gather(self.document)
        body = self._tree(self.document)
        self.running = Running(body, self._pointed_at, self._even)
        names = dict.fromkeys((*self.running.labels, *self._targets(*TEXTS)))
        trees = {name: self._tree(name) for name in names}
        self.texts: Mapping[str, Element] = {self.document: body, **trees}
        _refuse_laborious(self.texts.values(), file)
        self.labels = {name: self._label(name) for name in self.texts}
        self.places: dict[Element, str] = {}
        for name, root in self.texts.items():
            self.places |= places_of(root, self.labels[name])
            self._refused += self._placed(self._unfit(name, root))
            self._refused += self._placed(refused(root))
            self._remarks += self._placed(silent(root), remark=True)
        for name in self._looks_of_text:
            self._refused += self._placed(refused(_settled(self._tree(name))))
        told = {one.message for one in self._refused}
        for message, hint in (*self._gathered.faults, *self._gathered.unfit.values()):
            if message not in told:
                self._refused.append(Mistake("the whole form", "", message, hint))
        for root in self.texts.values():
            set_on_one_line(root)
            clean(root)

    @property
    def refused(self) -> tuple[Mistake, ...]:
        """Return what a form may not hold, whatever its tags say."""
        return tuple(self._refused)

    @property
    def remarks(self) -> tuple[Mistake, ...]:
        """Return what is worth a look in the form itself."""
        return tuple(self._remarks)

    def unchanged(self) -> Iterator[Part]:
        """Yield the parts that are the same in every filled form."""
        for name in self._gathered.parts:
            if listed := self._gathered.listing(name):
                yield listed
            if name not in self.texts:
                yield part(name, self._looks(name))
        yield part(CONTENT_TYPES, DECLARATION + self._content_types())
        yield part("_rels/.rels", of_package(self.document))
        yield APPLICATION

    def _unfit(self, name: str, root: Element) -> Iterator[Refused]:
        """Yield the pictures and links of a text that may not stay, where they are shown."""
        unfit = self._gathered.unfit
        found = {
            one.id: tag_fault(unquote(one.target)) if one.external else unfit.get(one.target)
            for one in self._gathered.parts[name]
        }
        ids = {id_: fault for id_, fault in found.items() if fault}
        for element in root.iter() if ids else ():
            for key, value in element.attrib.items():
                if key.startswith(f"{{{OFFICE}}}") and value in ids:
                    yield (element, *ids[value])

    def _placed(self, found: Iterable[Refused], *, remark: bool = False) -> Iterator[Mistake]:
        for element, message, hint in found:
            paragraph = element if element.tag == P else nearest(element, P)
            if paragraph is None:  # a whole paragraph or table was put in, or taken out
                paragraph = next(element.iter(P), None)
            place = self.places.get(paragraph, "") if paragraph is not None else ""
            text = shortened(text_of(paragraph)) if paragraph is not None else ""
            yield Mistake(place or "the whole form", text, message, hint, remark)

    def _targets(self, *kinds: str) -> list[str]:
        return list(dict.fromkeys(one.target for one in self._pointed_at if one.kind in kinds))

    @property
    def _pointed_at(self) -> tuple[Relationship, ...]:
        return self._gathered.parts[self.document]

    @property
    def _looks_of_text(self) -> Iterator[str]:
        """Yield the parts that are neither text nor picture nor font."""
        for name in self._gathered.parts:
            if name not in self.texts and not self._gathered.is_binary(name):
                yield name

    def _tree(self, name: str) -> Element:
        return tree_of(self._contents.part(name), f"{self.file} ({name})")

    @property
    def _even(self) -> bool:
        """Tell whether even pages have headers of their own."""
        for name in self._targets("settings"):
            switch = self._tree(name).find(w("evenAndOddHeaders"))
            if switch is not None:
                return switch.get(w("val"), "1") in ("1", "true", "on")
        return False

    def _label(self, name: str) -> str:
        kinds = {one.target: one.kind for one in self._pointed_at}
        kind = kinds.get(name, "")
        return self.running.labels.get(name) or kind

    def _looks(self, name: str) -> bytes | str:
        """Return a part that is about looks, without what Word remembers beside them."""
        data = self._gathered.data(name)
        if self._gathered.is_binary(name):
            return data
        if name in self._targets("settings"):
            return kept_settings(data, self.file)
        root = _settled(tree_of(data, f"{self.file} ({name})"))
        clean(root)
        return DECLARATION + as_text(root)

    def _content_types(self) -> str:
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        others = [name for name in self._gathered.parts if name != self.document]
        overrides = self._gathered.content_types(others, defaults)
        return content_types(defaults, {**overrides, **types_of_package(self.document)})


def _settled(root: Element) -> Element:
    """Return a part about looks as if all changes to it had been accepted."""
    for element in [one for one in root.iter() if is_change(one)]:
        remove(element)
    return root


def _refuse_laborious(texts: Iterable[Element], file: str) -> None:
    """Raise ``SmartdocError`` for a form that would take very long to be filled."""
    number: Counter[str] = Counter()
    for root in texts:
        words = "".join(text.text or "" for text in root.iter(T))
        number["tags"] += sum(words.count(opening) for opening in ("{{", "{%", "{#"))
        number["pieces of text"] += sum(1 for _ in root.iter())
        number["braces"] += words.count("{")
        number["bookmarks"] += sum(1 for _ in root.iter(w("bookmarkStart")))
        number["paragraphs"] += sum(1 for _ in root.iter(P))
    for what, most in _MOST.items():
        if number[what] > most:
            raise SmartdocError(
                f"{file} holds thousands of {what}: {number[what]:,}, and may hold {most:,}.",
                "Take some out. What repeats is written once, between {%p for … %} and {%p endfor "
                "%}, or {%tr for … %} and {%tr endfor %}.",
            )
