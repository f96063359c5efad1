"""The characters that no plan may hold, because they hide text or cannot be printed."""

from __future__ import annotations

import re
import unicodedata

FORBIDDEN = re.compile(
    "["
    "\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters; tabs are told of by themselves
    "\u2028\u2029"  # line ends that editors do not count
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls: shown text differs from real
    "\ud800-\udfff"  # halves of a pair
    "\u200b\u2060\ufeff\U000e0000-\U000e007f"  # invisible
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # for private use: no meaning in text
    "\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff"  # no characters; XML refuses some
    "]"
)

_FAMILIES = (
    ("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "an invisible "),
    ("\u2028\u2029", "an unusual "),
)


def named(character: str) -> str:
    """Return the character's name and number for a message, never the character itself."""
    code = f"U+{ord(character):04X}"
    if "\ud800" <= character <= "\udfff":
        return "half of a character (an unpaired surrogate)"
    if character == "\x00":
        return f"a NUL character ({code})"
    if character == "\t":
        return f"a tab ({code})"
    for family, kind in _FAMILIES:
        if character in family:
            return f"{kind}text-direction or line mark ({code} {unicodedata.name(character)})"
    if unicodedata.category(character) == "Cc":
        return f"a control character ({code})"
    return f"a character without a meaning in text ({code})"
