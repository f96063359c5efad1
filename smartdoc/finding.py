"""What a check found: one immutable value, in words a teacher can act on.

A message may repeat the plan's own words. They are wrapped by :func:`quoted`, so that one place can
either show them or put a neutral noun in their stead: a log must not carry a child's words.
"""

from __future__ import annotations

import re
from dataclasses import field
from enum import IntEnum

from smartdoc.english import figure, sentence_case
from smartdoc.errors import UNSHOWN
from smartdoc.frozen import frozen

Path = tuple[str | int, ...]
"""The way to a value in a plan, such as ``("targets", 0, "due")``."""

LONGEST_QUOTE = 60
"""Characters of the plan repeated in a message; more would hide the message itself."""

# Private-use characters cannot be typed and are refused in plan files, so they can mark quotations.
_OPEN, _NOUN_END, _CLOSE, _BARE = "\ue000", "\ue001", "\ue002", "\ue003"
_QUOTE = re.compile(f"{_OPEN}([^{_OPEN}{_NOUN_END}]*){_NOUN_END}([^{_OPEN}{_CLOSE}]*){_CLOSE}")


class Level(IntEnum):
    """How much a finding weighs.

    The guidance says must and code can decide; very likely a fault; worth a second look.
    """

    ADVICE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """Return the word that users read and type."""
        return self.name.lower()

    @classmethod
    def named(cls, label: str) -> Level:
        """Return the level with this label; raises ``KeyError`` for an unknown one."""
        return cls[label.upper()]


@frozen
class Place:
    """A line and column, both counted from 1, as editors show them.

    ``width`` is how many columns the thing takes on that line, 0 where it is not known.
    """

    line: int
    column: int
    width: int = field(default=0, compare=False)


@frozen
class Finding:
    """One thing that is wrong with a plan, and where.

    ``criterion`` and ``label`` are the letter of the kind's acronym that it judges, and its name.
    ``chosen`` are the places in ``path`` of keys that the writer of the plan chose.
    """

    rule: str
    name: str
    level: Level
    message: str
    hint: str = ""
    path: Path = ()
    chosen: tuple[int, ...] = ()
    criterion: str = ""
    label: str = ""
    file: str = ""
    place: Place | None = field(default=None)
    waived: bool = False

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Return the order in which users read findings: by file, line, column, then code."""
        line, column = (self.place.line, self.place.column) if self.place else (0, 0)
        return (self.file, line, column, self.rule, self.message)


def quoted(text: object, noun: str) -> str:
    """Return the plan's own words for use in a message, with the noun that may replace them."""
    words = figure(text) if isinstance(text, float) else " ".join(str(text).split())
    if not words.isprintable():  # such as the name of a folder
        words = UNSHOWN.sub("\ufffd", words)
    if len(words) > LONGEST_QUOTE:
        words = words[: LONGEST_QUOTE - 1].rstrip() + "…"
    return f"{_OPEN}{noun}{_NOUN_END}{words}{_CLOSE}"


def told(text: str, without: str) -> str:
    """Return a whole saying that holds words of the plan, and the same without any of them.

    It is shown as it is: without quotation marks, and not cut short.
    """
    return f"{_OPEN}{without}{_NOUN_END}{_BARE}{' '.join(text.split())}{_CLOSE}"


def with_words(message: str) -> str:
    """Return the message with the plan's words in quotation marks."""
    return _QUOTE.sub(_shown, message)


def _shown(found: re.Match[str]) -> str:
    words = found[2]
    return words.removeprefix(_BARE) if words.startswith(_BARE) else f"“{words}”"


def without_words(message: str) -> str:
    """Return the message with every quotation replaced by its noun."""
    plain = _QUOTE.sub(r"\1", message)
    return sentence_case(plain)


def quotations(message: str) -> tuple[str, ...]:
    """Return the plan's words that a message repeats, in their order."""
    return tuple(found[2].removeprefix(_BARE) for found in _QUOTE.finditer(message))


def dotted(path: Path) -> str:
    """Return the path as users write it: ``targets[0].due``."""
    text = ""
    for key in path:
        text += f"[{key}]" if isinstance(key, int) else f".{key}" if text else str(key)
    return text
