"""A sentence as somebody gave it to us, or what is wrong with it."""

from __future__ import annotations

import re

from smartdoc.errors import SmartdocError
from smartdoc.source.characters import FORBIDDEN, named

LONGEST = 2_000
"""Characters that a sentence may have; a target of more than a few lines is not one sentence."""


_MARK = re.compile(r"\A(?:[-–—*•·‣▪◦]|\(?(?:[0-9]{1,2}|[a-h])\)|[0-9]{1,2}\.) (?=\S)")
"""What stands before an entry of a list; its number would be taken for one that measures."""


def sentence(given: str | bytes, where: str = "") -> str:
    """Return the sentence on one line; raises ``SmartdocError`` for what is none.

    ``where`` says which of several it is, such as “Line 3: ”.
    """
    if len(given) > 4 * LONGEST:
        raise _too_long(where)
    text = given if isinstance(given, str) else _decoded(given, where)
    plain = " ".join(text.removeprefix("\ufeff").replace("\t", " ").split())
    plain = _MARK.sub("", plain)
    if not plain:
        raise SmartdocError(f"{where}There is no sentence to assess.", _EXAMPLE)
    if len(plain) > LONGEST:
        raise _too_long(where)
    if hidden := FORBIDDEN.search(plain):
        raise SmartdocError(
            f"{where}The sentence contains {named(hidden[0])}.", "Write or paste it as plain text."
        )
    return plain


_EXAMPLE = 'For example: smartdoc assess "Ash will read aloud every day until 18 December."'


def _decoded(given: bytes, where: str) -> str:
    try:
        return given.decode("utf-8")
    except UnicodeDecodeError:
        raise SmartdocError(
            f"{where}This is not text in UTF-8.", "Save the list of sentences as UTF-8 text."
        ) from None


def _too_long(where: str) -> SmartdocError:
    return SmartdocError(
        f"{where}This is longer than one sentence can be ({LONGEST:,} characters).",
        "Give the sentence of one target at a time, each on a line of its own.",
    )
