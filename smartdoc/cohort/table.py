"""Counts in rows and columns, each with the number of learners that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from smartdoc.frozen import frozen


class Item(NamedTuple):
    """One thing that is counted: in which row and column, whose it is, and how much it weighs."""

    row: str
    column: str
    learner: str
    value: float = 1


@frozen
class Cell:
    """How many, or how much; and how many learners that is about."""

    value: float = 0
    learners: int = 0


@frozen
class Table:
    """Counts with their totals. Every item stands in exactly one cell."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[Cell, ...]
    column_totals: tuple[Cell, ...]
    total: Cell

    def column(self, name: str) -> Cell:
        """Return the total of a column."""
        return self.column_totals[self.columns.index(name)]


def table_of(items: Iterable[Item], columns: Sequence[str], rows: Sequence[str] = ()) -> Table:
    """Return the items counted, in these columns; rows as given, then as they come."""
    kept = list(items)
    names = tuple(dict.fromkeys([*rows, *(item.row for item in kept)]))

    def cell(row: str | None, column: str | None) -> Cell:
        found = [one for one in kept if row in (None, one.row) and column in (None, one.column)]
        return Cell(sum(one.value for one in found), len({one.learner for one in found}))

    return Table(
        rows=names,
        columns=tuple(columns),
        cells=tuple(tuple(cell(row, column) for column in columns) for row in names),
        row_totals=tuple(cell(row, None) for row in names),
        column_totals=tuple(cell(None, column) for column in columns),
        total=cell(None, None),
    )


def joined(items: Iterable[Item], rows: Mapping[str, str]) -> list[Item]:
    """Return the items with rows counted together, as the mapping names them anew."""
    return [item._replace(row=rows.get(item.row, item.row)) for item in items]


def too_small(items: Iterable[Item], threshold: int, other: str) -> dict[str, str]:
    """Return the new name of each row that is about too few learners to stand by itself.

    They are counted together as ``other``; where all of them are still too few, the next smallest
    rows join them.
    """
    learners: dict[str, set[str]] = {}
    for item in items:
        learners.setdefault(item.row, set()).add(item.learner)
    order = sorted(learners, key=lambda row: (len(learners[row]), row))
    small = [row for row in order if row == other or len(learners[row]) < threshold]
    left = [row for row in order if row not in small]
    while small and left and len(set().union(*(learners[row] for row in small))) < threshold:
        small.append(left.pop(0))
    return dict.fromkeys(small, other)
