"""The parts of a Word file that somebody else made which go into documents, and those that may not.

Parts are found by what points at them; whatever else is in the file is left behind.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

from smartdoc.errors import SmartdocError
from smartdoc.late import late
from smartdoc.word.bare import bare
from smartdoc.word.contents import Contents, Relationship, listing
from smartdoc.word.elsewhere import link_is_safe
from smartdoc.word.package import Part, part

LOOKS = frozenset({"styles", "numbering", "settings", "fontTable", "theme"})
TEXTS = ("header", "footer", "footnotes", "endnotes")
SHOWN = frozenset({"image", "font", "hyperlink"})
"""What a text or its looks may point at."""

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
    "hyperlink": "a link to a file within it",
}
_REMOTE = ("http:", "https:", "ftp:")
_NAME = late(r"(?!docProps/|(?:.*/)?_rels/)[\w.~%!$&'()+,;=@/ -]+", re.ASCII | re.IGNORECASE)
_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


class Gathered:
    """The parts found so far, each with what it points at, and what is wrong with the file.

    ``holder`` is what messages call the file, and ``kinds`` what is kept of that which parts point
    at. ``unfit`` tells, of pictures by their part, what is wrong with them.
    """

    def __init__(self, contents: Contents, holder: str, kinds: Iterable[str]) -> None:
        self.parts: dict[str, tuple[Relationship, ...]] = {}
        self.faults: list[tuple[str, str]] = []
        self.unfit: dict[str, tuple[str, str]] = {}
        self._contents = contents
        self._holder = holder
        self._kinds = frozenset(kinds)
        self._pictures: dict[str, tuple[bytes, str]] = {}
        self._fonts: set[str] = set()

    def gather(self, name: str) -> None:
        """Note a part, and in turn those that it points at.

        Raises ``SmartdocError`` if one of them is missing.
        """
        self._refuse_name(name)
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current in self.parts:
                continue
            self._contents.part(current)
            found = self._contents.relationships(current)
            self.parts[current] = kept = tuple(one for one in found if self._stays(one))
            inner = [one for one in kept if one.leads_to_part]
            for one in inner:
                self._look_at(one)
            waiting += [one.target for one in inner]

    def is_binary(self, name: str) -> bool:
        """Tell whether a part is a picture or a font, and no XML of Word's."""
        return name in self._pictures or name in self._fonts

    def data(self, name: str) -> bytes:
        """Return a part, a picture without its notes."""
        return self._pictures[name][0] if name in self._pictures else self._contents.part(name)

    def listing(self, name: str) -> Part | None:
        """Return the list of what a part points at, None if that is nothing."""
        if not self.parts[name]:
            return None
        folder, base = posixpath.split(name)
        entries = listing(self.parts[name], name)
        return part(posixpath.join(folder, "_rels", f"{base}.rels"), entries)

    def content_types(self, names: Iterable[str], defaults: dict[str, str]) -> Mapping[str, str]:
        """Return the types of those of these parts that have not the one of their extension.

        Extensions that ``defaults`` lacks are added to it.
        """
        overrides: dict[str, str] = {}
        for name in names:
            picture = self._pictures.get(name)
            kind = picture[1] if picture else self._contents.content_type(name)
            if defaults.setdefault(name.rpartition(".")[2].lower(), kind) != kind:
                overrides[name] = kind
        return overrides

    def _stays(self, one: Relationship) -> bool:
        kind = one.kind.rpartition("/")[2]
        if one.kind == "hyperlink" and not one.leads_to_part:
            if one.external and not link_is_safe(one.target):
                self._refuse(f"A link leads to “{one.target}”.", "Link to https: or mailto: only.")
            return True
        if one.external and (kind != "attachedTemplate" or one.target.startswith(_REMOTE)):
            self._refuse(
                f"{self._holder} shows something that is kept elsewhere: {one.target}.",
                "Insert the picture itself instead of a link to it; take other links of this "
                "kind out (File, Info, Edit Links to Files).",
            )
            return False
        if one.kind in self._kinds and one.kind != "hyperlink":
            return True
        if kind not in (_LEFT_BEHIND | LOOKS) and one.kind not in TEXTS:
            self._refuse(
                f"{self._holder} holds {_REFUSED.get(kind, kind)}.", "Take it out in Word."
            )
        return False

    def _look_at(self, one: Relationship) -> None:
        """Look at how a part is called, and whether a picture or font is one."""
        name, data = one.target, self._contents.part(one.target)
        self._refuse_name(name)
        if one.kind == "image" and name not in self._pictures:
            try:
                self._pictures[name] = bare(data, name)
            except SmartdocError as error:
                self._pictures[name] = b"", "application/octet-stream"
                self.unfit[name] = error.message, error.hint
        elif one.kind == "font":
            self._fonts.add(name)
            if self._contents.content_type(name) != _FONT:
                self._refuse(
                    f"{self._holder} holds a font in a form that Word does not write: {name}.",
                    "In Word: File, Options, Save, and take the tick from Embed fonts.",
                )

    def _refuse_name(self, name: str) -> None:
        if not _NAME.fullmatch(name):  # some programs would unpack it outside of their folder
            self._refuse(f"A part of it is called “{name}”.", "Save it again in Word.")

    def _refuse(self, message: str, hint: str) -> None:
        if (message, hint) not in self.faults:
            self.faults.append((message, hint))
