"""What git leaves in a file that two people changed: both versions, between marker lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from smartdoc.late import late

# A text of the plan is indented, so at the left edge nobody writes these but git.
_MARKER = late(r"^(?:<{7}|>{7})(?: .*)?\r?$", re.MULTILINE)
_MIDDLE = late(r"^={7}\r?$", re.MULTILINE)
_LINES = late(r"[^\n]*\n|[^\n]+\Z")
_LINE = late(r"(<{7}|\|{7}|={7}|>{7})(?: (.*))?\Z")


class Side(StrEnum):
    """Which version of a place to take.

    Git calls the one that stands above “ours”, the other “theirs”; or one after the other.
    """

    UPPER = "ours"
    LOWER = "theirs"
    BOTH = "both"


class Hunk(NamedTuple):
    """A place with two versions, each of whole lines, and the names that git gives to them.

    ``line`` is where its first marker stands.
    """

    line: int
    upper: str
    lower: str
    upper_name: str
    lower_name: str

    def of(self, side: Side) -> str:
        """Return the lines of a side."""
        return {Side.UPPER: self.upper, Side.LOWER: self.lower}.get(side, self.upper + self.lower)


Part: TypeAlias = str | Hunk
"""A stretch of a file: text that is settled, or a place with two versions."""


def marker_in(text: str) -> re.Match[str] | None:
    """Return the first line that git wrote around two versions, None where there is none."""
    # Nearly every plan is without one, and looking for a few characters is quickest.
    return _MARKER.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None


def middle_in(text: str) -> re.Match[str] | None:
    """Return the first line that may have stood between two versions."""
    return _MIDDLE.search(text)


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the stretches of a text; raises ``ValueError`` where some of git's lines are gone."""
    return tuple(_parts(_LINES.findall(text)))


def _parts(lines: Sequence[str]) -> Iterator[Part]:
    settled: list[str] = []
    numbered = iter(enumerate(lines, start=1))
    for number, line in numbered:
        sign, name = _read(line)
        if sign == "<":
            yield "".join(settled)
            settled = []
            yield _hunk(number, name, numbered)
        elif sign == ">":
            raise ValueError(number)
        else:
            settled.append(line)
    yield "".join(settled)


def _hunk(number: int, name: str, lines: Iterator[tuple[int, str]]) -> Hunk:
    """Return the place whose first marker has just been read."""
    versions: dict[str, list[str]] = {"<": []}
    current = "<"
    for _, line in lines:
        sign, label = _read(line)
        if sign == ">" and current == "=":
            return Hunk(number, "".join(versions["<"]), "".join(versions["="]), name, label)
        if (current, sign) in (("<", "|"), ("<", "="), ("|", "=")):
            current = sign
            versions[current] = []
        elif sign in ("<", ">"):
            break
        else:
            versions[current].append(line)
    raise ValueError(number)


def _read(line: str) -> tuple[str, str]:
    """Return the sign that a line repeats if git wrote it, and the name behind it."""
    found = _LINE.match(line.rstrip("\r\n"))
    return (found[1][0], found[2] or "") if found else ("", "")


def settled(parts: Sequence[Part], sides: Sequence[Side]) -> str:
    """Return the text with one side taken at each place; there are as many sides as places."""
    chosen = iter(sides)
    return "".join(part if isinstance(part, str) else part.of(next(chosen)) for part in parts)
