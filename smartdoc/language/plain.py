"""Texts made alike before they are compared: how something is set or spelt hides nothing."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from smartdoc.late import late

_WORD = late(r"[^\W_]+")
WORD_BEGINS = r"(?<![^\W_])"
WORD_ENDS = r"(?![^\W_])"
"""Where a word may begin and end. A low line joins words, as in the name of a file."""

_BLANKS = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029"
"""White space that is no end of a line; NFKD makes ordinary blanks of all other."""

APOSTROPHES = "’‘‛ʼʻʹ´′"
HYPHENS = "‐‑‒–—−"
_LETTERS = dict(
    zip(
        "ł Ł ø Ø đ Đ ð Ð ı ħ Ħ ŧ Ŧ ŋ Ŋ æ Æ œ Œ þ Þ ß ẞ".split(),
        "l L o O d D d D i h H t T ng Ng ae Ae oe Oe th Th ss SS".split(),
        strict=True,
    )
)
"""Letters with strokes and joined letters, which NFKD leaves as they are."""

_LETTERS_ALONE = "".join(one if one.isalnum() else " " for one in map(chr, range(128)))
"""Each ASCII character, with a blank for those that no word has."""

_UNSEEN = late(
    "[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u061c\u064b-\u065f\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\u2800"
    "\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]+"
)
"""Accents set apart from their letters, and characters of no width: soft hyphens and the like."""


def alike(text: str) -> str:
    """Return the text without accents and unseen characters, with single blanks; line ends stay."""
    if not text.isascii():
        text = _each(HYPHENS, "-", _each(APOSTROPHES, "'", text))
        text = _UNSEEN.sub("", unicodedata.normalize("NFKD", text))
        for letter, plain in _LETTERS.items():
            text = text.replace(letter, plain)
    text = _each(_BLANKS, " ", text)
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _each(characters: str, instead: str, text: str) -> str:
    """Return the text with another character for each of these: a pattern takes far longer."""
    for character in characters:
        text = text.replace(character, instead)
    return text


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text that :func:`alike` has made, in small letters."""
    small = text.casefold()
    # Most texts are ASCII, of which this takes a quarter of the time.
    return small.translate(_LETTERS_ALONE).split() if small.isascii() else _WORD.findall(small)


Read = tuple[str, tuple[str, ...]]
"""A text as it is compared, and its words."""


@lru_cache(maxsize=16)  # the text of a Word file is hashed, and soon after searched
def read(raw: str) -> Read:
    """Return a text made alike, with its words."""
    text = alike(raw)
    return text, tuple(words_of(text))


@lru_cache(maxsize=2048)  # the same texts of a plan are looked at for each of its readers
def phrase_of(text: str) -> str:
    """Return the words of any text with a blank around each, as phrases are looked for."""
    found = words_of(alike(text))
    return f" {' '.join(found)} " if found else ""
