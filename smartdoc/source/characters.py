"""The characters that no plan may hold, because they hide text or cannot be printed."""

from __future__ import annotations

import re
import unicodedata

# Characters that Unicode calls ignorable are allowed where real texts have them: the soft hyphen,
# the joiners of Hindi, Persian and emoji, and those that choose a form of the character before.
FORBIDDEN = re.compile(
    "["
    "\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters; tabs are told of by themselves
    "\u2028\u2029"  # line ends that editors do not count
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls: shown text differs from real
    "\ud800-\udfff"  # halves of a pair
    "\u200b\u2060-\u2065\u206a-\u206f\ufeff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # invisible
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0"  # invisible, yet printable
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # invisible, in notes and music
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # for private use: no meaning in text
    "\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff"  # no characters; XML refuses some
    "]"
)

_UNSEEN_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
"""The forbidden characters that Python takes for ones that can be printed."""

_FAMILIES = (
    ("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "an invisible "),
    ("\u2028\u2029", "an unusual "),
)


def is_plain(text: str) -> bool:
    """Tell whether a text holds no forbidden character but the end of a line.

    *Why not by the pattern:* it takes far longer.
    """
    if text.isascii():
        return text.replace("\n", "").isprintable()
    return text.replace("\n", "").isprintable() and not any(map(text.__contains__, _UNSEEN_LETTERS))


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
