"""A form, opened: its text parts as trees, and the parts that every filled form has alike."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping

from smartdoc.errors import SmartdocError
from smartdoc.forms.cleaning import Refused, clean, elsewhere, refused, silent
from smartdoc.forms.mistake import Mistake, shortened
from smartdoc.forms.pictures import bare
from smartdoc.forms.places import places_of, text_of
from smartdoc.forms.running import Running
from smartdoc.forms.xml import Element, P, T, as_text, nearest, tree_of
from smartdoc.word.contents import Contents, Relationship, content_types
from smartdoc.word.elsewhere import link_is_safe
from smartdoc.word.markup import DECLARATION, OFFICE, attribute, w
from smartdoc.word.package import CONTENT_TYPES, Part, part
from smartdoc.word.settings import kept_settings

TEXTS = ("header", "footer", "footnotes", "endnotes")
_KEPT = frozenset(
    {"styles", "numbering", "settings", "fontTable", "theme", "image", "font", "hyperlink", *TEXTS}
)
_LEFT_BEHIND = frozenset(
    "webSettings customXml customXmlProps glossaryDocument printerSettings attachedTemplate "
    "stylesWithEffects people commentsExtended commentsIds commentsExtensible documenttasks "
    "recipientData keyMapCustomizations".split()
)
"""What Word writes beside the text, and nobody misses."""

_REFUSED = {
    "vbaProject": "macros, which are programs",
    "oleObject": "an embedded object",
    "package": "an embedded file",
    "control": "a control with a program behind it",
    "aFChunk": "another document",
    "subDocument": "another document",
    "chart": "a chart, with its table behind it",
    "comments": "comments, which would go to every reader",
}
_MOST_BRACES = 8_000
_MOST_BOOKMARKS = 2_000
"""In one text of a form: more would take minutes to go through, and no form has so many."""

_REMOTE = ("http:", "https:", "ftp:")
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PROPERTIES = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


class Opened:
    """A form with what it holds. ``texts`` are the trees that tags may stand in, by part."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self._contents = Contents(data, file)
        self.document = self._contents.document
        self._refused: list[Mistake] = []
        self._remarks: list[Mistake] = []
        self._kept: dict[str, tuple[Relationship, ...]] = {}
        self._gather(self.document)
        body = self._tree(self.document)
        self.running = Running(body, self._kept[self.document], self._even)
        names = dict.fromkeys((*self.running.labels, *self._targets(*TEXTS)))
        trees = {name: self._tree(name) for name in names}
        self.texts: Mapping[str, Element] = {self.document: body, **trees}
        for root in self.texts.values():
            _refuse_laborious(root, file)
        self.labels = {name: self._label(name) for name in self.texts}
        self.places: dict[Element, str] = {}
        for name, root in self.texts.items():
            self.places |= places_of(root, self.labels[name])
            self._refused += self._placed(refused(root))
            self._remarks += self._placed(silent(root), remark=True)
        for name in self._kept:
            if name.endswith(".xml") and name not in self.texts:
                self._refused += self._placed(elsewhere(self._tree(name)))
        for root in self.texts.values():
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
        for name in self._kept:
            listing = self._listing(name)
            if listing:
                folder, base = posixpath.split(name)
                yield part(posixpath.join(folder, "_rels", f"{base}.rels"), listing)
            if name not in self.texts:
                yield part(name, self._looks(name))
        yield part(CONTENT_TYPES, DECLARATION + self._content_types())
        yield part("_rels/.rels", _relationships(self._of_package()))
        yield part("docProps/app.xml", _APP)

    def _gather(self, name: str) -> None:
        """Note a part that stays, and in turn those that it points at."""
        if name in self._kept:
            return
        self._contents.part(name)
        if not name.isascii():
            self._refuse(f"A part of the form is called “{name}”.", "Save it again in Word.")
        kept = tuple(one for one in self._contents.relationships(name) if self._stays(one))
        self._kept[name] = kept
        for relationship in kept:
            if not relationship.external:
                self._gather(relationship.target)

    def _stays(self, one: Relationship) -> bool:
        kind = one.kind.rpartition("/")[2]
        if one.external and kind == "hyperlink":
            if not link_is_safe(one.target):
                self._refuse(f"A link leads to “{one.target}”.", "Link to https: or mailto: only.")
            return True
        if one.external and (kind != "attachedTemplate" or one.target.startswith(_REMOTE)):
            self._refuse(
                f"The form shows something that is kept elsewhere: {one.target}.",
                "Insert the picture itself instead of a link to it; take other links of this "
                "kind out (File, Info, Edit Links to Files).",
            )
            return False
        if kind in _KEPT:
            return True
        if kind not in _LEFT_BEHIND:
            self._refuse(f"The form holds {_REFUSED.get(kind, kind)}.", "Take it out in Word.")
        return False

    def _refuse(self, message: str, hint: str) -> None:
        found = Mistake("the whole form", "", message, hint)
        if found not in self._refused:
            self._refused.append(found)

    def _placed(self, found: Iterable[Refused], *, remark: bool = False) -> Iterator[Mistake]:
        for element, message, hint in found:
            paragraph = element if element.tag == P else nearest(element, P)
            if paragraph is None:  # a whole paragraph or table was put in, or taken out
                paragraph = next(element.iter(P), None)
            place = self.places.get(paragraph, "") if paragraph is not None else ""
            text = shortened(text_of(paragraph)) if paragraph is not None else ""
            yield Mistake(place or "the whole form", text, message, hint, remark)

    def _targets(self, *kinds: str) -> list[str]:
        found = self._kept[self.document]
        return list(dict.fromkeys(one.target for one in found if one.kind in kinds))

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
        kinds = {one.target: one.kind for one in self._kept[self.document]}
        kind = kinds.get(name, "")
        return self.running.labels.get(name) or kind

    def _looks(self, name: str) -> bytes | str:
        """Return a part that is about looks, without what Word remembers beside them."""
        data = self._contents.part(name)
        if name in self._targets("settings"):
            return kept_settings(data, self.file)
        if not name.endswith(".xml"):
            return bare(data, name, self.file)
        root = tree_of(data, f"{self.file} ({name})")
        clean(root)
        return DECLARATION + as_text(root)

    def _listing(self, name: str) -> str:
        entries = [self._entry(name, one) for one in self._kept[name]]
        return _relationships("".join(entries)) if entries else ""

    def _entry(self, source: str, one: Relationship) -> str:
        kind = one.kind if ":" in one.kind else f"{OFFICE}/{one.kind}"
        if one.external:
            return _relationship(one.id, kind, one.target, ' TargetMode="External"')
        target = posixpath.relpath(one.target, posixpath.dirname(source) or ".")
        return _relationship(one.id, kind, target)

    def _content_types(self) -> str:
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        overrides = {**_PROPERTIES, self.document: _MAIN}
        for name in self._kept:
            kind = self._contents.content_type(name)
            extension = name.rpartition(".")[2].lower()
            if name != self.document and defaults.setdefault(extension, kind) != kind:
                overrides[name] = kind
        return content_types(defaults, overrides)

    def _of_package(self) -> str:
        return (
            _relationship("rId1", f"{OFFICE}/officeDocument", self.document)
            + _relationship("rId2", _CORE, "docProps/core.xml")
            + _relationship("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml")
        )


def _relationship(number: str, kind: str, target: str, mode: str = "") -> str:
    return f'<Relationship Id="{number}" Type="{kind}" Target="{attribute(target)}"{mode}/>'


def _refuse_laborious(root: Element, file: str) -> None:
    """Raise ``SmartdocError`` for a text that would take very long to be filled."""
    if sum((text.text or "").count("{") for text in root.iter(T)) > _MOST_BRACES:
        raise SmartdocError(f"{file} holds thousands of tags in one text.", "Take some out.")
    if sum(1 for _ in root.iter(w("bookmarkStart"))) > _MOST_BOOKMARKS:
        raise SmartdocError(f"{file} holds thousands of bookmarks in one text.", "Take some out.")


def _relationships(entries: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{namespace}">{entries}</Relationships>'


_APP = (
    f"{DECLARATION}<Properties "
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Company></Company></Properties>"
)
