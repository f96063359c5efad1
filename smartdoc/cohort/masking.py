"""Small numbers taken out of a table, so that nobody can be found in it.

A number about fewer learners than the threshold is not shown (*primary*), and neither are as many
others as it takes, so that it cannot be worked out from the rest and the totals (*secondary*). All
look the same when they are not shown, so that nobody can tell which was the small one.

What a reader can work out is known exactly: see :mod:`smartdoc.cohort.network`. The table is given
out only if every hidden number may have any of ``threshold`` + 1 values or more; then the hidden
numbers of a row or column taken together are about no small group either.

Nought is shown as 0: nobody is in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smartdoc.cohort.network import Place, is_uncertain, way_round
from smartdoc.cohort.table import Cell, Table
from smartdoc.frozen import frozen


@frozen
class Masked:
    """What may be shown of a table: None is a number that may not. Totals of rows always may."""

    table: Table
    cells: tuple[tuple[float | None, ...], ...]
    column_totals: tuple[float | None, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is left but noughts and the totals of rows."""
        return not any(value for row in self.cells for value in row)


def shown_whole(table: Table) -> Masked:
    """Return the table for readers who may see every number."""
    return Masked(
        table,
        tuple(tuple(cell.value for cell in row) for row in table.cells),
        tuple(cell.value for cell in table.column_totals),
    )


def masked(table: Table, threshold: int, *, personal: bool = False) -> Masked | None:
    """Return what may be shown of a table; None if it cannot be shown, whatever is left out.

    The totals of rows are known from elsewhere, so that a row about too few learners makes the
    whole table unfit: count such rows together first. Where what is counted says something
    ``personal`` of each learner, a row whose learners are all in one cell would say it of everybody
    in it, and that cell is not shown either.
    """
    if any(0 < cell.learners < threshold for cell in (*table.row_totals, table.total)):
        return None
    values = _values(table)
    first = frozenset(_primary(table, threshold, personal=personal))
    hidden = _protected(values, first, threshold)
    if hidden is None:
        return None
    cells = tuple(
        tuple(None if (row, at) in hidden else cell.value for at, cell in enumerate(cells))
        for row, cells in enumerate(table.cells)
    )
    last = len(table.rows)
    totals = (
        None if (last, at) in hidden else cell.value for at, cell in enumerate(table.column_totals)
    )
    return Masked(table, cells, cells[0] if last == 1 else tuple(totals))


def _values(table: Table) -> dict[Place, float]:
    grid = [*table.cells, table.column_totals]
    return {
        (row, at): cell.value for row, cells in enumerate(grid) for at, cell in enumerate(cells)
    }


def _primary(table: Table, threshold: int, *, personal: bool) -> Iterator[Place]:
    """Yield the places whose numbers say too much by themselves."""
    for row, cells in enumerate([*table.cells, table.column_totals]):
        for at, cell in enumerate(cells):
            if 0 < cell.learners < threshold:
                yield row, at
    if personal and len(table.columns) > 1:
        for row, cells in enumerate([*table.cells, table.column_totals]):
            whole = (*table.row_totals, table.total)[row]
            yield from ((row, at) for at, cell in enumerate(cells) if _is_all_of(cell, whole))


def _is_all_of(cell: Cell, whole: Cell) -> bool:
    return bool(whole.learners) and cell.value == whole.value


def _protected(
    values: Mapping[Place, float], first: frozenset[Place], threshold: int
) -> frozenset[Place] | None:
    """Return the places to hide: the first ones, and others as it takes; None if none would do."""
    hidden = first
    waiting = sorted(first)
    while waiting:
        place = waiting[-1]
        if is_uncertain(values, hidden, place, threshold):
            waiting.pop()  # whatever else is hidden makes it no more certain
            continue
        more = way_round(values, hidden, place, threshold) or frozenset()
        if not more - hidden:
            return _everything(values, threshold)
        waiting[:0] = sorted(more - hidden)
        hidden |= more
    return hidden


def _everything(values: Mapping[Place, float], threshold: int) -> frozenset[Place] | None:
    """Return all places, None if even so the totals of rows say too much."""
    every = frozenset(values)
    safe = all(is_uncertain(values, every, place, threshold) for place in every)
    return every if safe else None
