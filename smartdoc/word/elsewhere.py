"""What would have Word fetch or run something that is not in the file: fields, old drawings.

Both readers of XML that are in use give the same elements; so these are looked at as they come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from smartdoc.late import late
from smartdoc.word.markup import w

FIELDS = frozenset(
    "PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF NOTEREF REF STYLEREF SEQ TOC TC HYPERLINK TITLE "
    "SUBJECT DATE TIME FORMTEXT FORMCHECKBOX FORMDROPDOWN IF QUOTE SYMBOL EQ ADVANCE LISTNUM "
    "AUTONUM AUTONUMLGL AUTONUMOUT =".split()
)
"""The fields of Word that bring in nothing from elsewhere and name nobody."""

_SAFE_LINK = late(r"(?:https|mailto):", re.IGNORECASE)
_WORD_OF_CODE = late(r'"([^"]*)"?|([^\s"]+)')
_ANOTHER_COMPUTER = "\\\\"
_WITH_WORDS = ("\\l", "\\o", "\\t")
"""Switches of a link with a word of their own: a bookmark, a tip, a window."""

_OLD_DRAWINGS = ("{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:")
_ADDRESSES = ("src", "href", "althref")


def codes(elements: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Yield the instruction of each field; Word cuts one into several pieces as it likes."""
    simple, char, instruction = w("fldSimple"), w("fldChar"), w("instrText")
    begun: list[tuple[Any, list[str]]] = []
    for element in elements:
        if element.tag == simple:
            yield element, element.get(w("instr"), "")
        elif element.tag == char:
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                begun.append((element, []))
            elif begun and kind in ("separate", "end"):
                start, pieces = begun[-1] if kind == "separate" else begun.pop()
                if pieces:
                    yield start, "".join(pieces)
                pieces.clear()
        elif element.tag == instruction and begun:
            begun[-1][1].append(element.text or "")
    for start, pieces in begun:  # fields without end
        if pieces:
            yield start, "".join(pieces)


def field_of(code: str) -> str:
    """Return the name of a field whose words come from somewhere else, nothing for the others."""
    name = (code.split() or [""])[0].upper()
    return name if name and name not in FIELDS and not name.startswith("=") else ""


def links_of(code: str) -> Iterator[str]:
    """Yield the addresses that a field links to."""
    words = _WORD_OF_CODE.findall(code)
    if not words or "".join(words[0]).upper() != "HYPERLINK":
        return
    before = ""
    for quoted, plain in words[1:]:
        is_switch = plain.startswith("\\") and not plain.startswith(_ANOTHER_COMPUTER)
        if not is_switch and before.lower() not in _WITH_WORDS:
            yield quoted or plain
        before = plain


def link_is_safe(target: str) -> bool:
    """Tell whether a link leads to a web page or a mailbox."""
    return _SAFE_LINK.match(target) is not None


def addresses_in(element: Any) -> Iterator[str]:
    """Yield the addresses that a drawing in Word's old form names; new ones name a part."""
    if str(element.tag).startswith(_OLD_DRAWINGS):
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] in _ADDRESSES and value:
                yield value
