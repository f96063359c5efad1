"""What a report is made of: tables in words, and the numbers of its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from smartdoc.frozen import frozen

HIDDEN = "–"
"""What stands in the place of a number that may not be shown."""


class BarRow(NamedTuple):
    """One bar of a picture: a value of None is one that may not be shown."""

    label: str
    value: float | None
    text: str = ""


@frozen
class Grid:
    """A table in words: the headings, and in each row its label and its cells.

    Where ``letters`` is true each label begins with a letter of SMART.
    """

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    caption: str = ""
    letters: bool = False


@frozen
class Section:
    """One heading of the report. Without grids, ``instead`` says why there are none."""

    title: str
    about: str = ""
    grids: tuple[Grid, ...] = ()
    instead: str = ""
    bars: tuple[BarRow, ...] = ()
    what: str = ""
    outcomes: Mapping[str, int | None] = field(default_factory=dict)
